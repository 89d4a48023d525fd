//! Browser sessions, as bytes that only `access` understands. Ids come hashed.

use super::{Store, StoreError};

impl Store {
    /// Keeps a new session.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the id is taken.
    pub async fn create_session(&self, id: &str, data: &[u8], expires_at: i64) -> Result<(), StoreError> {
        const CREATE: &str = "INSERT INTO sessions (id, data, expires_at) VALUES ($1, $2, $3)";
        writing!(self, |tx| {
            sqlx::query(CREATE).bind(id).bind(data).bind(expires_at).execute(&mut *tx).await?;
            Ok(())
        })
    }

    /// Changes a session that is there. One that was deleted meanwhile stays deleted: a request that was under way while
    /// its user signed out must not sign them in again.
    pub async fn save_session(&self, id: &str, data: &[u8], expires_at: i64) -> Result<(), StoreError> {
        const SAVE: &str = "UPDATE sessions SET data = $2, expires_at = $3 WHERE id = $1";
        writing!(self, |tx| {
            sqlx::query(SAVE).bind(id).bind(data).bind(expires_at).execute(&mut *tx).await?;
            Ok(())
        })
    }

    /// The data and the end of a session that lives at the moment `now`.
    pub async fn load_session(&self, id: &str, now: i64) -> Result<Option<(Vec<u8>, i64)>, StoreError> {
        const LOAD: &str = "SELECT data, expires_at FROM sessions WHERE id = $1 AND expires_at > $2";
        Ok(reading!(self, |db| sqlx::query_as(LOAD).bind(id).bind(now).fetch_optional(db).await?))
    }

    /// Forgets a session. One that is not there is forgotten already.
    pub async fn delete_session(&self, id: &str) -> Result<(), StoreError> {
        const DELETE: &str = "DELETE FROM sessions WHERE id = $1";
        writing!(self, |tx| {
            sqlx::query(DELETE).bind(id).execute(&mut *tx).await?;
            Ok(())
        })
    }
}
