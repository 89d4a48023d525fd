//! What a finding says about mail from here.

use serde::{Deserialize, Serialize};

/// The outcome of one judgement, or the worst outcome of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Mail is refused, or the mechanism is void.
    Broken,
    /// Mail is weakened, or a rule of a large receiver is missed.
    Problem,
    /// Could not be told. Counts neither as good nor as bad.
    Unknown,
    /// Good practice that is missing.
    Note,
    /// As it should be.
    Good,
    /// Does not apply to this target.
    NotApplicable,
}

impl Verdict {
    /// Every verdict, worst first.
    pub const ALL: [Self; 6] = [Self::Broken, Self::Problem, Self::Unknown, Self::Note, Self::Good, Self::NotApplicable];

    /// The name in the JSON report and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Problem => "problem",
            Self::Unknown => "unknown",
            Self::Note => "note",
            Self::Good => "good",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Reads what [`Self::as_str`] wrote.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == name)
    }

    /// Place in the order `broken` > `problem` > `unknown` > `note` > `good` > `not_applicable`: smaller is worse.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Broken => 0,
            Self::Problem => 1,
            Self::Unknown => 2,
            Self::Note => 3,
            Self::Good => 4,
            Self::NotApplicable => 5,
        }
    }

    /// The worst of several verdicts, or `None` when there is none.
    pub fn worst(verdicts: impl IntoIterator<Item = Self>) -> Option<Self> {
        verdicts.into_iter().min_by_key(|verdict| verdict.rank())
    }

    /// Whether the verdict says that something is wrong (and not merely unknown).
    pub const fn is_fault(self) -> bool {
        matches!(self, Self::Broken | Self::Problem)
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict;

    #[test]
    fn an_area_takes_its_worst_finding() {
        assert_eq!(Verdict::worst([Verdict::Good, Verdict::Note, Verdict::Unknown]), Some(Verdict::Unknown));
        assert_eq!(Verdict::worst([Verdict::Unknown, Verdict::Problem]), Some(Verdict::Problem));
        assert_eq!(Verdict::worst([Verdict::Problem, Verdict::Broken]), Some(Verdict::Broken));
        assert_eq!(Verdict::worst([]), None);
    }

    #[test]
    fn names_read_back() {
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::from_name(verdict.as_str()), Some(verdict));
        }
    }
}
