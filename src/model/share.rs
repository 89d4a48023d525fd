//! Links by which anyone may read one report.

use serde::{Deserialize, Serialize};

use super::ids::{RunId, ShareId};

/// A share link, without its secret: that is shown once and stored hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub id: ShareId,
    pub run: RunId,
    /// UTC, milliseconds since 1970.
    pub created_at: i64,
    pub expires_at: i64,
    pub revoked_at: Option<i64>,
}

impl Share {
    /// Whether the link opens the report at this moment.
    pub fn is_open(&self, now: i64) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}
