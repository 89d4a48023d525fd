//! Alignment: which names must fit the name that people see (RFC 9989 §4.4).

use crate::{
    mail::dmarc::{Alignment as Mode, Lookup},
    model::{area::Area, code::Code, report::Report, verdict::Verdict},
};

/// The author's domain and the two ways by which a receiver can trust it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// The domain in From.
    pub author: String,
    /// The domain that stands for its organisation; nothing when an unanswered question hides it.
    pub organisation: Option<String>,
    /// Whether a DMARC record asks for it at all.
    pub asked: bool,
    pub spf: Path,
    pub dkim: Path,
}

/// One way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Path {
    /// The same domain is demanded, not only the same organisation.
    pub strict: bool,
    /// How the mechanism itself stands: `Good`, `Broken`, or `Unknown`.
    pub state: Verdict,
}

impl Alignment {
    pub(super) fn of(report: &Report, lookup: &Lookup) -> Self {
        let record = lookup.record();
        let strict = |mode: Option<Mode>| mode == Some(Mode::Strict);
        Self {
            author: lookup.domain.clone(),
            organisation: (!lookup.organisation_unknown).then(|| lookup.organisational_domain.clone()),
            asked: record.is_some(),
            spf: Path { strict: strict(record.map(|record| record.aspf)), state: state(report, Area::Spf, &[Code::SpfGood]) },
            dkim: Path { strict: strict(record.map(|record| record.adkim)), state: state(report, Area::Dkim, &[Code::DkimGood, Code::DkimGuessed]) },
        }
    }
}

fn state(report: &Report, area: Area, good: &[Code]) -> Verdict {
    let has = |verdict: Verdict| report.of(area).any(|finding| finding.verdict == verdict);
    let works = report.of(area).any(|finding| good.contains(&finding.code));
    match area {
        // One sound key is enough, whatever is wrong with another one.
        Area::Dkim if works => Verdict::Good,
        _ if has(Verdict::Broken) => Verdict::Broken,
        _ if works => Verdict::Good,
        _ => Verdict::Unknown,
    }
}
