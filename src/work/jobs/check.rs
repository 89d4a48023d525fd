//! The job that checks a target.

use std::sync::Arc;

use tokio::sync::mpsc;

use super::{earlier::Earlier, turns::DailyTurns};
use crate::{
    check::{self, Tools},
    model::target::Target,
    net::Net,
    store::{Claim, Store, StoreError},
};

/// Says which network a target is looked at through.
pub type Route = dyn Fn(&Target) -> Net + Send + Sync;

/// Carries out checks.
pub struct CheckJob {
    pub route: Arc<Route>,
    pub tools: Tools,
    pub clock: crate::net::clock::Clock,
}

impl CheckJob {
    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    /// Checks, tells the progress as it comes, and stores the report; all of it only while the lease is ours.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the lease was lost, others when the database fails.
    pub async fn carry_out(&self, store: &Store, claim: &Claim) -> Result<(), StoreError> {
        let target = &claim.run.target;
        // Options that cannot be read are those of another version: then everything is checked.
        let options: check::Options = serde_json::from_str(&claim.options_json).unwrap_or_default();
        let net = (self.route)(target);
        // Who has one thing checked again has changed it.
        let net = if options.only.is_empty() { net } else { net.anew() };
        let turns = Arc::new(DailyTurns { store: store.clone(), clock: self.clock });
        let past = Arc::new(Earlier { store: store.clone(), scope: claim.scope.clone(), run: claim.run.id });
        let tools = Tools { turns, past, ..self.tools.clone() };
        let (tell, mut told) = mpsc::unbounded_channel();
        let checking = async {
            let outcome = check::run(&net, target, &tools, &options, |area, worst| {
                // The other end lives as long as this block.
                let _ = tell.send((area, worst));
            })
            .await;
            drop(tell);
            outcome
        };
        let telling = async {
            let mut result = Ok(());
            while let Some((area, worst)) = told.recv().await {
                if result.is_ok() {
                    result = store.note_progress(claim, area, worst, self.clock.now()).await;
                }
            }
            result
        };
        let (outcome, told) = tokio::join!(checking, telling);
        told?;
        let observations = serde_json::to_value(&outcome.observations).map_err(|error| StoreError::Internal(error.to_string()))?;
        store.complete(claim, &outcome.report, &observations, self.clock.now()).await
    }
}
