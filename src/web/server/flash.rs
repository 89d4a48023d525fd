//! What one request leaves for the next page: a message, and what was typed. Never a secret: only the fields listed in [`Field`] fit in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use crate::error::{AppError, Field};

const KEY: &str = "flash";
/// Characters kept of a typed value.
const MAX_TYPED: usize = 2_000;

/// A message that is shown once after something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    RunDeleted,
    ShareRevoked,
    ResultTaken,
}

/// Shown once, on the next page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    pub done: Option<Done>,
    pub error: Option<AppError>,
    /// By the field's name.
    pub typed: BTreeMap<String, String>,
}

impl Flash {
    pub fn done(done: Done) -> Self {
        Self { done: Some(done), ..Self::default() }
    }

    pub fn error(error: AppError) -> Self {
        Self { error: Some(error), ..Self::default() }
    }

    #[must_use]
    pub fn typed(mut self, field: Field, value: &str) -> Self {
        self.typed.insert(field.as_str().to_owned(), value.chars().take(MAX_TYPED).collect());
        self
    }

    /// What was typed into a field.
    pub fn value(&self, field: Field) -> &str {
        self.typed.get(field.as_str()).map_or("", String::as_str)
    }

    /// Keeps it for the next page. When the session cannot be written the message is lost, not the request.
    pub async fn keep(&self, session: &Session) {
        if let Err(error) = session.insert(KEY, self).await {
            tracing::warn!(%error, "a message for the next page was lost");
        }
    }

    /// Takes what the last request left.
    pub async fn take(session: &Session) -> Self {
        session.remove(KEY).await.ok().flatten().unwrap_or_default()
    }
}
