//! The life of a check, from being asked for to being read.

use serde::{Deserialize, Serialize};

use super::{area::Area, finding::Worst, ids::RunId, target::Target, verdict::Verdict};

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// Accepted, nobody works on it yet.
    Queued,
    Running,
    /// Ended with a report.
    Done,
    /// Given up after its last try.
    Failed,
}

impl RunState {
    pub const ALL: [Self; 4] = [Self::Queued, Self::Running, Self::Done, Self::Failed];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Whether nothing more will happen.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed)
    }
}

/// A run without its report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub id: RunId,
    pub target: Target,
    pub state: RunState,
    /// UTC, milliseconds since 1970.
    pub created_at: i64,
    pub finished_at: Option<i64>,
}

/// What became known while a run was going: one area is through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Counts from 1 within the run.
    pub sequence: i64,
    pub area: Area,
    pub worst: Worst,
}

/// How many findings of each verdict a report has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub broken: u32,
    pub problem: u32,
    pub unknown: u32,
    pub note: u32,
    pub good: u32,
}

impl Counts {
    /// The count of one verdict; what does not apply is not counted.
    pub const fn of(self, verdict: Verdict) -> u32 {
        match verdict {
            Verdict::Broken => self.broken,
            Verdict::Problem => self.problem,
            Verdict::Unknown => self.unknown,
            Verdict::Note => self.note,
            Verdict::Good => self.good,
            Verdict::NotApplicable => 0,
        }
    }
}

/// A line in a list of runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunSummary {
    pub run: Run,
    /// Between 0 and 100; absent before the end and when nothing could be judged.
    pub score: Option<u8>,
    /// `A` to `F`; absent with the score.
    pub grade: Option<char>,
    /// The worst verdict of the report, `None` when it has no finding.
    pub worst: Option<Verdict>,
    /// Whether what is broken makes protections void and stops no mail.
    pub is_void: bool,
    pub counts: Counts,
}
