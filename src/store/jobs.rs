//! Durable work: leased to one worker at a time, retried when the worker dies, never done twice at once.
//!
//! A worker claims a job, renews its lease while it works, and ends the job together with its result. When it dies the lease runs out
//! and the job is handed out again, [`MAX_ATTEMPTS`] times in all. A hand-out is told from the next by the worker's name and the attempt's number:
//! whoever comes back late finds a [`StoreError::Conflict`] and has changed nothing.

use crate::model::{ids::JobId, run::Run};

use super::{Kind, Scope, Store, StoreError, runs::RunRow};

/// How often a job is handed out before it counts as failed.
pub const MAX_ATTEMPTS: u32 = 5;

/// The kind of job that checks a target.
pub(super) const CHECK: &str = "check";

/// A check that was handed to a worker, and the right to read and end its run.
#[derive(Clone, Debug)]
pub struct Claim {
    pub job: JobId,
    pub run: Run,
    /// What was given to [`Store::submit`].
    pub options_json: String,
    /// Counts from 1; at [`MAX_ATTEMPTS`] it is the last.
    pub attempt: u32,
    /// The scope of the run's owner.
    pub scope: Scope,
    pub(super) worker: String,
}

rows! {
    struct DueRow {
        id: String,
        run_id: String,
        payload: String,
        attempts: i64,
    }

    struct ClaimedRow {
        @run: RunRow,
        owner_kind: String,
        owner_id: String,
    }
}

/// What became of looking for a job.
enum Search {
    Nothing,
    /// A job had used up its attempts or cannot be read; others may be waiting behind it.
    GivenUp,
    Found(Box<Claim>),
}

macro_rules! next_due {
    () => {
        "SELECT id, run_id, payload, attempts FROM jobs
            WHERE kind = $1 AND run_id IS NOT NULL AND run_at <= $2 AND (lease_until IS NULL OR lease_until <= $2)
            ORDER BY run_at, id LIMIT 1"
    };
}

impl Store {
    /// Hands the check that has waited longest to `worker`, until `now + lease_ms`. `None` when nothing is due.
    ///
    /// `worker` names one worker of one process; it need not be unique for the store to stay right, only for people.
    pub async fn claim(&self, worker: &str, now: i64, lease_ms: i64) -> Result<Option<Claim>, StoreError> {
        loop {
            match self.claim_next(worker, now, lease_ms).await? {
                Search::Nothing => return Ok(None),
                Search::GivenUp => {}
                Search::Found(claim) => return Ok(Some(*claim)),
            }
        }
    }

    async fn claim_next(&self, worker: &str, now: i64, lease_ms: i64) -> Result<Search, StoreError> {
        const LEASE: &str = "UPDATE jobs SET lease_owner = $2, lease_until = $3, attempts = attempts + 1, updated_at = $4 WHERE id = $1";
        const START: &str = "UPDATE runs SET state = 'running' WHERE id = $1 RETURNING id, target, state, created_at, finished_at, owner_kind, owner_id";
        const END: &str = "DELETE FROM jobs WHERE id = $1";
        const GIVE_UP: &str = "UPDATE runs SET state = 'failed', finished_at = $2 WHERE id = $1";

        let next = match self.kind() {
            // Nobody else is in a writing transaction.
            Kind::Sqlite => next_due!(),
            Kind::Postgres => concat!(next_due!(), " FOR UPDATE SKIP LOCKED"),
        };
        writing!(self, |tx| {
            let Some(due) = sqlx::query_as::<_, DueRow>(next).bind(CHECK).bind(now).fetch_optional(&mut *tx).await? else {
                return Ok(Search::Nothing);
            };
            if due.attempts >= i64::from(MAX_ATTEMPTS) {
                sqlx::query(END).bind(&due.id).execute(&mut *tx).await?;
                sqlx::query(GIVE_UP).bind(&due.run_id).bind(now).execute(&mut *tx).await?;
                return Ok(Search::GivenUp);
            }
            sqlx::query(LEASE).bind(&due.id).bind(worker).bind(now.saturating_add(lease_ms)).bind(now).execute(&mut *tx).await?;
            let started = sqlx::query_as::<_, ClaimedRow>(START).bind(&due.run_id).fetch_one(&mut *tx).await?;
            match Claim::from_rows(&due, started, worker) {
                Ok(claim) => Ok(Search::Found(Box::new(claim))),
                Err(cause) => {
                    // It would be as unreadable next time, and nobody would get past it.
                    tracing::error!(job = due.id, %cause, "a job is given up");
                    sqlx::query(END).bind(&due.id).execute(&mut *tx).await?;
                    sqlx::query(GIVE_UP).bind(&due.run_id).bind(now).execute(&mut *tx).await?;
                    Ok(Search::GivenUp)
                }
            }
        })
    }

    /// Keeps the job until `now + lease_ms`. A lease that ran out may be renewed as long as nobody else was given the job.
    pub async fn renew(&self, claim: &Claim, now: i64, lease_ms: i64) -> Result<(), StoreError> {
        const RENEW: &str = "UPDATE jobs SET lease_until = $4, updated_at = $5 WHERE id = $1 AND lease_owner = $2 AND attempts = $3";
        let until = now.saturating_add(lease_ms);
        let renewed = writing!(self, |tx| {
            let done =
                sqlx::query(RENEW).bind(claim.job.to_string()).bind(&claim.worker).bind(i64::from(claim.attempt)).bind(until).bind(now).execute(&mut *tx);
            Ok(done.await?.rows_affected())
        })?;
        held(renewed)
    }

    /// Puts the job back, to be handed out again from `not_before` on. It counts as an attempt.
    pub async fn give_back(&self, claim: &Claim, not_before: i64, now: i64) -> Result<(), StoreError> {
        const RETURN: &str = "UPDATE jobs SET lease_owner = NULL, lease_until = NULL, run_at = $4, updated_at = $5
            WHERE id = $1 AND lease_owner = $2 AND attempts = $3";
        const WAIT: &str = "UPDATE runs SET state = 'queued' WHERE id = $1";
        writing!(self, |tx| {
            let returned =
                sqlx::query(RETURN).bind(claim.job.to_string()).bind(&claim.worker).bind(i64::from(claim.attempt)).bind(not_before).bind(now).execute(&mut *tx);
            held(returned.await?.rows_affected())?;
            sqlx::query(WAIT).bind(claim.run.id.to_string()).execute(&mut *tx).await?;
            Ok(())
        })
    }

    /// Ends the job without a result: the run has failed.
    pub async fn fail(&self, claim: &Claim, now: i64) -> Result<(), StoreError> {
        const FAIL: &str = "UPDATE runs SET state = 'failed', finished_at = $2 WHERE id = $1";
        writing!(self, |tx| {
            let ended = sqlx::query(END_OWN).bind(claim.job.to_string()).bind(&claim.worker).bind(i64::from(claim.attempt)).execute(&mut *tx);
            held(ended.await?.rows_affected())?;
            sqlx::query(FAIL).bind(claim.run.id.to_string()).bind(now).execute(&mut *tx).await?;
            Ok(())
        })
    }

    /// How many jobs wait for a worker, those included that are not due yet.
    pub async fn queue_length(&self) -> Result<u64, StoreError> {
        const WAITING: &str = "SELECT COUNT(*) FROM jobs WHERE lease_owner IS NULL";
        let waiting: i64 = reading!(self, |db| sqlx::query_scalar(WAITING).fetch_one(db).await?);
        Ok(u64::try_from(waiting).unwrap_or(0))
    }
}

/// Ends a job if it is still this hand-out's: id, worker, attempt.
pub(super) const END_OWN: &str = "DELETE FROM jobs WHERE id = $1 AND lease_owner = $2 AND attempts = $3";

/// Passes when the statement met the job, that is when the lease was still ours.
pub(super) fn held(rows: u64) -> Result<(), StoreError> {
    if rows == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

impl Claim {
    fn from_rows(due: &DueRow, started: ClaimedRow, worker: &str) -> Result<Self, StoreError> {
        let run = Run::try_from(started.run)?;
        Ok(Self {
            job: due.id.parse().map_err(|cause| StoreError::unreadable("a job's id", &cause))?,
            run,
            options_json: due.payload.clone(),
            attempt: u32::try_from(due.attempts + 1).map_err(|cause| StoreError::unreadable("a job's attempts", &cause))?,
            scope: Scope::from_columns(&started.owner_kind, &started.owner_id)?,
            worker: worker.to_owned(),
        })
    }
}
