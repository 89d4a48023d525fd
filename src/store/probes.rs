//! What is measured elsewhere and handed in later: leave to do so, and the judgement that follows.

use serde_json::Value;

use super::{Scope, Store, StoreError, document, reports};
use crate::model::{ids::RunId, report::Report};

impl Store {
    /// Gives leave to hand in measurements for a finished run until `expires_at`. `token_hash` is the SHA-256 of the token, which is not kept.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the hash is in use.
    pub async fn admit_probe(&self, scope: &Scope, run: RunId, token_hash: &[u8], expires_at: i64) -> Result<(), StoreError> {
        const PROBE: &str = "INSERT INTO probes (token_hash, run_id, expires_at)
            SELECT $1, id, $2 FROM runs WHERE id = $3 AND owner_kind = $4 AND owner_id = $5 AND state = 'done'";
        scope.is_whole()?;
        writing!(self, |tx| {
            let inserted =
                sqlx::query(PROBE).bind(token_hash).bind(expires_at).bind(run.to_string()).bind(scope.kind()).bind(scope.id()).execute(&mut *tx).await?;
            if inserted.rows_affected() == 0 { Err(StoreError::NotFound) } else { Ok(()) }
        })
    }

    /// The run that a token is for, and the right to read and amend it and nothing else. `None` for a token that never was or has expired.
    pub async fn open_probe(&self, token_hash: &[u8], now: i64) -> Result<Option<(RunId, Scope)>, StoreError> {
        const OPEN: &str = "SELECT r.id, r.owner_kind, r.owner_id FROM probes p JOIN runs r ON r.id = p.run_id WHERE p.token_hash = $1 AND p.expires_at > $2";
        let row: Option<(String, String, String)> = reading!(self, |db| sqlx::query_as(OPEN).bind(token_hash).bind(now).fetch_optional(db).await?);
        let Some((run, kind, owner)) = row else { return Ok(None) };
        let run: RunId = run.parse().map_err(|cause| StoreError::unreadable("a run's id", &cause))?;
        Ok(Some((run, Scope::from_columns(&kind, &owner)?.amending(run))))
    }

    /// Puts a new judgement in the place of the old one: what was observed since has joined the observations. Two that come at once both hold; the
    /// later one stands.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a run that is not finished or was deleted, and for a visitor: nothing was changed then.
    pub async fn amend(&self, scope: &Scope, run: RunId, report: &Report, observations: &Value, now: i64) -> Result<(), StoreError> {
        const RUN: &str = "UPDATE runs SET score = $2, grade = $3, coverage = $4, sections = $5, amended_at = $6
            WHERE id = $1 AND owner_kind = $7 AND owner_id = $8 AND state = 'done'";
        const DOCUMENT: &str = "UPDATE observations SET version = $2, document = $3 WHERE run_id = $1";
        const FORGET: &str = "DELETE FROM findings WHERE run_id = $1";
        scope.may_amend(run)?;
        let packed = document::pack(report, observations)?;
        let rows = reports::rows(report)?;
        let run = run.to_string();
        writing!(self, |tx| {
            let amended = sqlx::query(RUN)
                .bind(&run)
                .bind(report.score.points.map(i64::from))
                .bind(report.score.grade.map(String::from))
                .bind(report.score.coverage.to_string())
                .bind(&rows.sections)
                .bind(now)
                .bind(scope.kind())
                .bind(scope.id())
                .execute(&mut *tx)
                .await?;
            if amended.rows_affected() == 0 {
                return Err(StoreError::NotFound);
            }
            sqlx::query(DOCUMENT).bind(&run).bind(document::VERSION).bind(&packed).execute(&mut *tx).await?;
            sqlx::query(FORGET).bind(&run).execute(&mut *tx).await?;
            for (position, finding) in (0_i64..).zip(&rows.findings) {
                sqlx::query(reports::FINDING)
                    .bind(&run)
                    .bind(position)
                    .bind(&finding.code)
                    .bind(&finding.verdict)
                    .bind(&finding.subject)
                    .bind(&finding.args)
                    .bind(&finding.remedy)
                    .bind(&finding.evidence)
                    .execute(&mut *tx)
                    .await?;
            }
            Ok(())
        })
    }

    /// When the judgement of a run was last amended; `None` when it stands as it was made.
    pub async fn amended_at(&self, scope: &Scope, run: RunId) -> Result<Option<i64>, StoreError> {
        const AMENDED: &str = "SELECT amended_at FROM runs WHERE id = $1 AND owner_kind = $2 AND owner_id = $3";
        scope.may_read(run)?;
        let row: (Option<i64>,) = reading!(self, |db| sqlx::query_as(AMENDED).bind(run.to_string()).bind(scope.kind()).bind(scope.id()).fetch_one(db).await?);
        Ok(row.0)
    }
}
