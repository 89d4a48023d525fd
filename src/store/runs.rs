//! Runs: asked for, listed, deleted. What came of them is in [`super::reports`], who works on them in [`super::jobs`].

use sha2::{Digest, Sha256};

use crate::model::{
    area::Area,
    ids::{JobId, RunId},
    run::{Counts, Run, RunState, RunSummary},
    target::Target,
    verdict::Verdict,
};

use super::{Scope, Store, StoreError, from_json, jobs, named, new_id, storable, to_json};

/// How often a submission starts anew because another one of the same was quicker, or ended in between.
const SUBMIT_TRIES: u32 = 5;
/// The longest list that is handed out at once.
pub(super) const LIST_LIMIT: u32 = 500;

/// The columns of a [`SummaryRow`] of `runs r`. The codes that make a protection void are those of [`crate::model::finding::VOID`].
macro_rules! summaries {
    () => {
        "SELECT r.id, r.target, r.state, r.created_at, r.finished_at, r.score, r.grade,
                (SELECT COUNT(*) FROM findings f WHERE f.run_id = r.id AND f.verdict = 'broken') AS broken,
                (SELECT COUNT(*) FROM findings f WHERE f.run_id = r.id AND f.verdict = 'broken'
                    AND f.code IN ('spf.pass_all', 'mta_sts.certificate')) AS void,
                (SELECT COUNT(*) FROM findings f WHERE f.run_id = r.id AND f.verdict = 'problem') AS problem,
                (SELECT COUNT(*) FROM findings f WHERE f.run_id = r.id AND f.verdict = 'unknown') AS unknown,
                (SELECT COUNT(*) FROM findings f WHERE f.run_id = r.id AND f.verdict = 'note') AS note,
                (SELECT COUNT(*) FROM findings f WHERE f.run_id = r.id AND f.verdict = 'good') AS good
            FROM runs r"
    };
}
pub(super) use summaries;

rows! {
    pub(super) struct RunRow {
        id: String,
        target: String,
        state: String,
        created_at: i64,
        finished_at: Option<i64>,
    }
}

impl TryFrom<RunRow> for Run {
    type Error = StoreError;

    fn try_from(row: RunRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.parse().map_err(|cause| StoreError::unreadable("a run's id", &cause))?,
            target: from_json("a target", &row.target)?,
            state: named("a run's state", &row.state, RunState::from_name)?,
            created_at: row.created_at,
            finished_at: row.finished_at,
        })
    }
}

rows! {
    pub(super) struct SummaryRow {
        @run: RunRow,
        score: Option<i64>,
        grade: Option<String>,
        broken: i64,
        void: i64,
        problem: i64,
        unknown: i64,
        note: i64,
        good: i64,
    }
}

impl TryFrom<SummaryRow> for RunSummary {
    type Error = StoreError;

    fn try_from(row: SummaryRow) -> Result<Self, StoreError> {
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        let counts =
            Counts { broken: count(row.broken), problem: count(row.problem), unknown: count(row.unknown), note: count(row.note), good: count(row.good) };
        Ok(Self {
            run: row.run.try_into()?,
            score: points(row.score)?,
            grade: row.grade.and_then(|grade| grade.chars().next()),
            worst: Verdict::worst(Verdict::ALL.into_iter().filter(|verdict| counts.of(*verdict) > 0)),
            is_void: counts.broken > 0 && i64::from(counts.broken) == row.void,
            counts,
        })
    }
}

/// Reads the column `score`.
pub(super) fn points(stored: Option<i64>) -> Result<Option<u8>, StoreError> {
    stored.map(u8::try_from).transpose().map_err(|cause| StoreError::unreadable("a score", &cause))
}

impl Store {
    /// Asks for a check: a queued run and its job, stored together. The same target with the same options that this owner has waiting
    /// or under way is not asked for twice, the run that is there is returned.
    ///
    /// `options_json` is handed to the worker as it is; equal options must be written equally.
    pub async fn submit(&self, scope: &Scope, target: &Target, options_json: &str, now: i64) -> Result<Run, StoreError> {
        self.submit_part(scope, target, &[], options_json, now).await
    }

    /// Asks for a check of these areas alone, in an order of their own; of all when there are none. Otherwise as [`Store::submit`].
    pub async fn submit_part(&self, scope: &Scope, target: &Target, only: &[Area], options_json: &str, now: i64) -> Result<Run, StoreError> {
        scope.is_whole()?;
        let part = only.iter().map(|area| area.as_str()).collect::<Vec<_>>().join(",");
        for _ in 0..SUBMIT_TRIES {
            match self.submit_once(scope, target, &part, options_json, now).await {
                Err(StoreError::Conflict) => {}
                outcome => return outcome,
            }
        }
        Err(StoreError::Unavailable("the same check is being asked for all the time".to_owned()))
    }

    /// Fails with a conflict when the same is submitted at the same moment: then its run is there to be found.
    async fn submit_once(&self, scope: &Scope, target: &Target, part: &str, options_json: &str, now: i64) -> Result<Run, StoreError> {
        const SAME: &str = "SELECT r.id, r.target, r.state, r.created_at, r.finished_at FROM jobs j JOIN runs r ON r.id = j.run_id WHERE j.dedup_key = $1";
        const RUN: &str = "INSERT INTO runs (id, owner_kind, owner_id, label, target, part, options, state, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        const JOB: &str = "INSERT INTO jobs (id, kind, payload, run_id, dedup_key, run_at, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $6)";

        let run = Run { id: RunId(new_id(now)), target: target.clone(), state: RunState::Queued, created_at: now, finished_at: None };
        let target_json = to_json("a target", target)?;
        let key = dedup_key(scope, &target_json, options_json);
        writing!(self, |tx| {
            if let Some(row) = sqlx::query_as::<_, RunRow>(SAME).bind(&key).fetch_optional(&mut *tx).await? {
                return Run::try_from(row);
            }
            sqlx::query(RUN)
                .bind(run.id.to_string())
                .bind(scope.kind())
                .bind(scope.id())
                .bind(storable(&target.label()))
                .bind(&target_json)
                .bind(part)
                .bind(options_json)
                .bind(run.state.as_str())
                .bind(now)
                .execute(&mut *tx)
                .await?;
            sqlx::query(JOB)
                .bind(JobId(new_id(now)).to_string())
                .bind(jobs::CHECK)
                .bind(options_json)
                .bind(run.id.to_string())
                .bind(&key)
                .bind(now)
                .execute(&mut *tx)
                .await?;
            Ok(run)
        })
    }

    /// One run.
    pub async fn run(&self, scope: &Scope, run: RunId) -> Result<Run, StoreError> {
        const ONE: &str = "SELECT id, target, state, created_at, finished_at FROM runs WHERE id = $1 AND owner_kind = $2 AND owner_id = $3";
        scope.may_read(run)?;
        let row: RunRow = reading!(self, |db| sqlx::query_as(ONE).bind(run.to_string()).bind(scope.kind()).bind(scope.id()).fetch_one(db).await?);
        row.try_into()
    }

    /// The newest runs, newest first, at most 500.
    pub async fn recent(&self, scope: &Scope, limit: u32) -> Result<Vec<RunSummary>, StoreError> {
        const RECENT: &str = concat!(
            summaries!(),
            " WHERE r.owner_kind = $1 AND r.owner_id = $2
            ORDER BY r.created_at DESC, r.id DESC LIMIT $3"
        );
        scope.is_whole()?;
        let limit = i64::from(limit.min(LIST_LIMIT));
        let rows: Vec<SummaryRow> = reading!(self, |db| sqlx::query_as(RECENT).bind(scope.kind()).bind(scope.id()).bind(limit).fetch_all(db).await?);
        rows.into_iter().map(RunSummary::try_from).collect()
    }

    /// The run with a report that ended last among those whose target is called `label` (see [`Target::label`]).
    pub async fn last_done(&self, scope: &Scope, label: &str) -> Result<Option<Run>, StoreError> {
        const LAST: &str = "SELECT id, target, state, created_at, finished_at FROM runs
            WHERE owner_kind = $1 AND owner_id = $2 AND label = $3 AND state = 'done'
            ORDER BY finished_at DESC, created_at DESC, id DESC LIMIT 1";
        scope.is_whole()?;
        let label = storable(label);
        let row: Option<RunRow> = reading!(self, |db| sqlx::query_as(LAST).bind(scope.kind()).bind(scope.id()).bind(&label).fetch_optional(db).await?);
        row.map(Run::try_from).transpose()
    }

    /// Deletes a run with everything that hangs on it. A worker that is at it loses its lease.
    pub async fn delete(&self, scope: &Scope, run: RunId) -> Result<(), StoreError> {
        // The job first: whoever ends a run locks in this order too.
        const JOB: &str = "DELETE FROM jobs WHERE run_id IN (SELECT id FROM runs WHERE id = $1 AND owner_kind = $2 AND owner_id = $3)";
        const RUN: &str = "DELETE FROM runs WHERE id = $1 AND owner_kind = $2 AND owner_id = $3";
        scope.is_whole()?;
        writing!(self, |tx| {
            sqlx::query(JOB).bind(run.to_string()).bind(scope.kind()).bind(scope.id()).execute(&mut *tx).await?;
            let deleted = sqlx::query(RUN).bind(run.to_string()).bind(scope.kind()).bind(scope.id()).execute(&mut *tx).await?;
            if deleted.rows_affected() == 0 { Err(StoreError::NotFound) } else { Ok(()) }
        })
    }
}

/// What makes two checks the same work: who asks, about what, how. Hashed, since targets may be long.
fn dedup_key(scope: &Scope, target_json: &str, options_json: &str) -> String {
    let mut hash = Sha256::new();
    for part in [scope.kind(), &scope.id(), target_json, options_json] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    format!("{}:{:x}", jobs::CHECK, hash.finalize())
}
