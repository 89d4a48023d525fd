//! What is known of a run while it is going, for those who watch.

use crate::model::{
    area::Area,
    finding::Worst,
    ids::RunId,
    run::{Progress, RunState},
};

use super::{Claim, Scope, Store, StoreError, jobs::held, named};

rows! {
    struct ProgressRow {
        sequence: i64,
        area: String,
        verdict: String,
    }
}

impl Store {
    /// Notes that an area of the claimed run is through. An area that was noted by an earlier attempt keeps its place.
    pub async fn note_progress(&self, claim: &Claim, area: Area, worst: impl Into<Worst> + Send, now: i64) -> Result<(), StoreError> {
        // Besides asking for the lease this locks the job, so that two notes of one run cannot count alike.
        const TOUCH: &str = "UPDATE jobs SET updated_at = $4 WHERE id = $1 AND lease_owner = $2 AND attempts = $3";
        const NOTE: &str = "INSERT INTO run_progress (run_id, sequence, area, verdict, noted_at)
            SELECT $1, COALESCE(MAX(sequence), 0) + 1, $2, $3, $4 FROM run_progress WHERE run_id = $1
            ON CONFLICT (run_id, area) DO UPDATE SET verdict = excluded.verdict, noted_at = excluded.noted_at";
        let worst: Worst = worst.into();
        writing!(self, |tx| {
            let touched = sqlx::query(TOUCH).bind(claim.job.to_string()).bind(&claim.worker).bind(i64::from(claim.attempt)).bind(now).execute(&mut *tx);
            held(touched.await?.rows_affected())?;
            sqlx::query(NOTE).bind(claim.run.id.to_string()).bind(area.as_str()).bind(worst.as_str()).bind(now).execute(&mut *tx).await?;
            Ok(())
        })
    }

    /// The run's state, and what was noted after the given sequence (0 for everything), in order.
    ///
    /// The state is read first: when it says that the run is over, nothing is missing in the list.
    pub async fn watch(&self, scope: &Scope, run: RunId, after_sequence: i64) -> Result<(RunState, Vec<Progress>), StoreError> {
        let state = self.run(scope, run).await?.state;
        Ok((state, self.progress(scope, run, after_sequence).await?))
    }

    /// What was noted after the given sequence (0 for everything), in order.
    pub async fn progress(&self, scope: &Scope, run: RunId, after_sequence: i64) -> Result<Vec<Progress>, StoreError> {
        const AFTER: &str = "SELECT sequence, area, verdict FROM run_progress WHERE run_id = $1 AND sequence > $2 ORDER BY sequence";
        let run = self.run(scope, run).await?.id;
        let rows: Vec<ProgressRow> = reading!(self, |db| sqlx::query_as(AFTER).bind(run.to_string()).bind(after_sequence).fetch_all(db).await?);
        rows.into_iter()
            .map(|row| {
                Ok(Progress {
                    sequence: row.sequence,
                    area: named("an area", &row.area, Area::from_name)?,
                    worst: named("a verdict", &row.verdict, Worst::from_name)?,
                })
            })
            .collect()
    }
}
