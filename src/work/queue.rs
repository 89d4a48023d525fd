//! Where work is handed in.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::{
    model::{run::Run, target::Target},
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
        let run = self.store.submit(scope, target, "{}", now).await?;
        self.arrived.notify_one();
        Ok(run)
    }
}
