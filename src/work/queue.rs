//! Where work is handed in.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::{
    check::{Options, trials::Trial},
    model::{area::Area, run::Run, target::Target},
    store::{Scope, Store, StoreError},
};

/// Hands work in and wakes the workers of this process; those of other nodes look for themselves.
#[derive(Clone)]
pub struct Queue {
    store: Store,
    pub(super) arrived: Arc<Notify>,
}

impl Queue {
    pub fn new(store: Store) -> Self {
        Self { store, arrived: Arc::new(Notify::new()) }
    }

    /// Hands in a check. The same check, asked for again while it waits, is the same run.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn submit(&self, scope: &Scope, target: &Target, now: i64) -> Result<Run, StoreError> {
        self.submit_only(scope, target, &[], now).await
    }

    /// Hands in a check of these areas alone; of all when there are none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn submit_only(&self, scope: &Scope, target: &Target, only: &[Area], now: i64) -> Result<Run, StoreError> {
        let mut only = only.to_vec();
        only.sort_unstable();
        only.dedup();
        self.hand_in(scope, target, &Options { only, ..Options::default() }, now).await
    }

    /// Hands in a check of everything, which also tries what only the owner of these servers may try. Whether they are theirs was asked before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn submit_trial(&self, scope: &Scope, target: &Target, trial: Trial, now: i64) -> Result<Run, StoreError> {
        self.hand_in(scope, target, &Options { trial, ..Options::default() }, now).await
    }

    async fn hand_in(&self, scope: &Scope, target: &Target, options: &Options, now: i64) -> Result<Run, StoreError> {
        let only = options.only.clone();
        let options = serde_json::to_string(options).map_err(|error| StoreError::Internal(error.to_string()))?;
        let run = self.store.submit_part(scope, target, &only, &options, now).await?;
        self.arrived.notify_one();
        Ok(run)
    }
}
