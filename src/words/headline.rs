//! The largest sentence of a report, and its short sums.

use super::{Key, Words, key};
use crate::model::{report::Report, verdict::Verdict};

impl Words {
    /// What happens to mail from here, and why.
    pub fn headline(self, report: &Report) -> String {
        if !report.vantage.can_judge {
            return self.text(key::HEADLINE_BLIND);
        }
        let Some(first) = report.findings.first() else { return self.text(key::HEADLINE_NOTHING) };
        let key = match first.verdict {
            Verdict::Broken => key::HEADLINE_BROKEN,
            Verdict::Problem => key::HEADLINE_PROBLEM,
            Verdict::Unknown => return self.with(key::HEADLINE_UNKNOWN, [("count", report.count(Verdict::Unknown))]),
            Verdict::Note => key::HEADLINE_NOTE,
            Verdict::Good => return self.text(key::HEADLINE_GOOD),
            Verdict::NotApplicable => return self.text(key::HEADLINE_NOTHING),
        };
        self.with(key, [("cause", self.title(first))])
    }

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
