//! Forgetting what has had its time.

use super::{Store, StoreError};

/// Rows that go in one transaction: others who write need not wait long.
const BATCH: i64 = 200;

/// How much was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expired {
    /// Runs of anonymous holders, with their reports and links.
    pub runs: u64,
    pub sessions: u64,
    pub shares: u64,
}

impl Store {
    /// Deletes what nobody may use any more at the moment `now`: runs of anonymous holders that were asked for `keep_anonymous_ms` or
    /// longer ago, sessions and share links past their end. Runs of a tenant stay.
    pub async fn expire(&self, now: i64, keep_anonymous_ms: i64) -> Result<Expired, StoreError> {
        const SHARES: &str = "DELETE FROM shares WHERE id IN (SELECT id FROM shares WHERE expires_at <= $1 LIMIT $2)";
        const PROBES: &str = "DELETE FROM probes WHERE token_hash IN (SELECT token_hash FROM probes WHERE expires_at <= $1 LIMIT $2)";
        const TURNS: &str = "DELETE FROM turns WHERE address IN (SELECT address FROM turns WHERE free_at <= $1 LIMIT $2)";
        const SESSIONS: &str = "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at <= $1 LIMIT $2)";

        let mut expired = Expired::default();
        let before = now.saturating_sub(keep_anonymous_ms);
        expired.shares = self.delete_in_batches(SHARES, now).await?;
        self.delete_in_batches(PROBES, now).await?;
        self.delete_in_batches(TURNS, now).await?;
        expired.sessions = self.delete_in_batches(SESSIONS, now).await?;
        loop {
            let runs = self.expire_runs(before).await?;
            expired.runs += runs;
            if runs == 0 {
                return Ok(expired);
            }
        }
    }

    /// Deletes one batch of old runs and the jobs that still work on them.
    async fn expire_runs(&self, before: i64) -> Result<u64, StoreError> {
        const OLD: &str = "SELECT id FROM runs WHERE owner_kind = 'holder' AND created_at <= $1 ORDER BY created_at LIMIT $2";
        const JOB: &str = "DELETE FROM jobs WHERE run_id = $1";
        const RUN: &str = "DELETE FROM runs WHERE id = $1";
        let old: Vec<String> = reading!(self, |db| sqlx::query_scalar(OLD).bind(before).bind(BATCH).fetch_all(db).await?);
        writing!(self, |tx| {
            let mut deleted = 0;
            for id in &old {
                sqlx::query(JOB).bind(id).execute(&mut *tx).await?;
                deleted += sqlx::query(RUN).bind(id).execute(&mut *tx).await?.rows_affected();
            }
            Ok(deleted)
        })
    }

    async fn delete_in_batches(&self, statement: &'static str, now: i64) -> Result<u64, StoreError> {
        let mut total = 0;
        loop {
            let deleted = writing!(self, |tx| {
                let done = sqlx::query(statement).bind(now).bind(BATCH).execute(&mut *tx).await?;
                Ok(done.rows_affected())
            })?;
            total += deleted;
            if deleted < u64::try_from(BATCH).unwrap_or(u64::MAX) {
                return Ok(total);
            }
        }
    }
}
