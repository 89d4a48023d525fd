//! The time of day, which tests may hold still.

use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    /// Always this moment, in milliseconds since 1970 (UTC).
    Fixed(i64),
}

impl Clock {
    /// UTC, milliseconds since 1970.
    pub fn now(self) -> i64 {
        match self {
            Self::System => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
            Self::Fixed(moment) => moment,
        }
    }
}
