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
            Verdict::Unknown => key::HEADLINE_UNKNOWN,
            Verdict::Note => key::HEADLINE_NOTE,
            Verdict::Good => return self.text(key::HEADLINE_GOOD),
            Verdict::NotApplicable => return self.text(key::HEADLINE_NOTHING),
        };
        self.with(key, [("cause", self.title(first))])
    }

    /// So many of this verdict.
    pub fn count(self, verdict: Verdict, count: usize) -> String {
        let key = Key::find(&format!("count-{}", verdict.as_str().replace('_', "-")));
        key.map_or_else(|| count.to_string(), |key| self.with(key, [("count", count)]))
    }
}
