//! The history of one target: its finished runs, for comparing and for drawing a line.

use crate::model::{ids::RunId, run::RunSummary};

use super::{
    Scope, Store, StoreError,
    runs::{LIST_LIMIT, SummaryRow, summaries},
};

impl Store {
    /// The run before this one: of the same owner and exactly the same target, ended with a score, and asked for earlier. Runs that could not judge are
    /// passed over: nothing can be compared with them. So are runs of a part, but for a run of the same part. `None` when there is no such run.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the run is not there or not of this scope.
    pub async fn previous(&self, scope: &Scope, run: RunId) -> Result<Option<RunSummary>, StoreError> {
        const PREVIOUS: &str = concat!(
            summaries!(),
            " JOIN runs this ON this.id = $3
            WHERE r.owner_kind = $1 AND r.owner_id = $2 AND r.label = this.label AND r.target = this.target AND r.state = 'done' AND r.score IS NOT NULL AND r.part IN ('', this.part)
                AND (r.created_at < this.created_at OR (r.created_at = this.created_at AND r.id < this.id))
            ORDER BY r.created_at DESC, r.id DESC LIMIT 1"
        );
        scope.is_whole()?;
        self.run(scope, run).await?;
        let row: Option<SummaryRow> =
            reading!(self, |db| sqlx::query_as(PREVIOUS).bind(scope.kind()).bind(scope.id()).bind(run.to_string()).fetch_optional(db).await?);
        row.map(RunSummary::try_from).transpose()
    }

    /// The finished runs of the same owner with exactly the target of this run, and of the same part of it, newest first, at most 500; this one among
    /// them when it is over.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the run is not there or not of this scope.
    pub async fn history(&self, scope: &Scope, run: RunId, limit: u32) -> Result<Vec<RunSummary>, StoreError> {
        const HISTORY: &str = concat!(
            summaries!(),
            " JOIN runs this ON this.id = $3
            WHERE r.owner_kind = $1 AND r.owner_id = $2 AND r.label = this.label AND r.target = this.target AND r.state = 'done' AND r.part = this.part
            ORDER BY r.created_at DESC, r.id DESC LIMIT $4"
        );
        scope.is_whole()?;
        self.run(scope, run).await?;
        let limit = i64::from(limit.min(LIST_LIMIT));
        let rows: Vec<SummaryRow> =
            reading!(self, |db| sqlx::query_as(HISTORY).bind(scope.kind()).bind(scope.id()).bind(run.to_string()).bind(limit).fetch_all(db).await?);
        rows.into_iter().map(RunSummary::try_from).collect()
    }
}
