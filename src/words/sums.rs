//! The short sums of a report.

use super::{Key, Words, key};
use crate::model::{report::Report, verdict::Verdict};

impl Words {
    /// The score with its grade and coverage; `None` when nothing could be judged.
    pub fn score(self, report: &Report) -> Option<String> {
        let (points, grade) = (report.score.points?, report.score.grade?);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
        let measured = (report.score.coverage * 100.0).round() as u8;
        Some(self.with(key::REPORT_SCORE, [("points", points.to_string()), ("grade", grade.to_string()), ("measured", measured.to_string())]))
    }

    /// So many of this verdict.
    pub fn count(self, verdict: Verdict, count: usize) -> String {
        let key = Key::find(&format!("count-{}", verdict.as_str().replace('_', "-")));
        key.map_or_else(|| count.to_string(), |key| self.with(key, [("count", count)]))
    }
}
