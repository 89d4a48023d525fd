//! The life of a check, from being asked for to being read.

use serde::{Deserialize, Serialize};

use super::{area::Area, ids::RunId, target::Target, verdict::Verdict};

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
    pub verdict: Verdict,
}
