//! Takes jobs, one after another, several at once.

use std::{sync::Arc, time::Duration};

use tokio::{sync::Semaphore, time::MissedTickBehavior};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Queue, jobs::check::CheckJob};
use crate::store::{Claim, Store, StoreError};

/// How long a job belongs to its worker without a sign of life.
const LEASE: Duration = Duration::from_secs(15);
/// How often a worker renews its lease.
const RENEW: Duration = Duration::from_secs(5);
/// How long an idle worker sleeps when nobody wakes it: jobs of other nodes and expired leases are found this way.
const IDLE: Duration = Duration::from_secs(1);
/// How often what nobody needs any more is deleted.
const TIDY: Duration = Duration::from_secs(3_600);
/// How long a failed job waits before it is tried again.
const RETRY_MS: i64 = 2_000;

/// The workers of this process.
#[derive(Clone)]
pub struct Worker {
    pub store: Store,
    pub queue: Queue,
    pub check: Arc<CheckJob>,
    /// Jobs that may go on at once.
    pub slots: usize,
    /// How long runs of people who are not signed in are kept.
    pub keep_anonymous_ms: i64,
}

impl Worker {
    /// Works until `stop` is cancelled, then ends what is under way. A job that is cut off is taken up again when its lease ends.
    pub async fn work(self, stop: CancellationToken) {
        let name = format!("{}-{:08x}", std::process::id(), rand::random::<u32>());
        let slots = Arc::new(Semaphore::new(self.slots));
        let under_way = TaskTracker::new();
        let tidying = under_way.spawn(self.clone().tidy(stop.clone()));
        while !stop.is_cancelled() {
            let slot = tokio::select! {
                slot = Arc::clone(&slots).acquire_owned() => slot,
                () = stop.cancelled() => break,
            };
            let Ok(slot) = slot else { break };
            match self.store.claim(&name, self.now(), millis(LEASE)).await {
                Ok(Some(claim)) => {
                    let worker = self.clone();
                    under_way.spawn(async move {
                        worker.carry_out(claim).await;
                        drop(slot);
                    });
                    continue;
                }
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "no job could be taken"),
            }
            drop(slot);
            tokio::select! {
                () = self.queue.arrived.notified() => {}
                () = tokio::time::sleep(IDLE) => {}
                () = stop.cancelled() => {}
            }
        }
        drop(tidying);
        under_way.close();
        under_way.wait().await;
    }

    fn now(&self) -> i64 {
        self.check.now()
    }

    async fn carry_out(&self, claim: Claim) {
        let run = claim.run.id;
        let work = self.check.carry_out(&self.store, &claim);
        let renew = || self.store.renew(&claim, self.now(), millis(LEASE));
        let Some(result) = while_leased(work, RENEW, renew).await else {
            tracing::warn!(%run, "the lease was lost, another worker has the job");
            return;
        };
        match result {
            Ok(()) => tracing::info!(%run, attempt = claim.attempt, "a check ended"),
            Err(StoreError::Conflict) => tracing::warn!(%run, "the lease was lost, another worker has the job"),
            Err(error) => {
                tracing::error!(%run, attempt = claim.attempt, %error, "a check could not be stored");
                let now = self.now();
                if let Err(error) = self.store.give_back(&claim, now + RETRY_MS, now).await {
                    tracing::warn!(%run, %error, "the job could not be given back, its lease will end");
                }
            }
        }
    }

    async fn tidy(self, stop: CancellationToken) {
        let mut hours = tokio::time::interval(TIDY);
        loop {
            tokio::select! {
                _ = hours.tick() => {}
                () = stop.cancelled() => return,
            }
            match self.store.expire(self.now(), self.keep_anonymous_ms).await {
                Ok(expired) => tracing::debug!(?expired, "tidied up"),
                Err(error) => tracing::warn!(%error, "could not tidy up"),
            }
        }
    }
}

/// Does the work and renews its lease beside it; nothing when the lease is lost. Both go on at once: the work may hold the one connection that writes, and a
/// renewal that waits for it must not keep the work from ending.
async fn while_leased<T, R>(work: impl Future<Output = T>, every: Duration, renew: impl Fn() -> R) -> Option<T>
where
    R: Future<Output = Result<(), StoreError>>,
{
    let renewing = async {
        let mut renewal = tokio::time::interval(every);
        renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
        renewal.tick().await;
        loop {
            renewal.tick().await;
            if matches!(renew().await, Err(StoreError::Conflict)) {
                return;
            }
        }
    };
    tokio::select! {
        result = work => Some(result),
        () = renewing => None,
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use tokio::sync::{Mutex, Notify};

    use super::*;

    const EVERY: Duration = Duration::from_millis(1);

    #[tokio::test]
    async fn a_renewal_that_waits_for_the_work_does_not_keep_it_from_ending() {
        let (writer, asked) = (Mutex::new(()), Notify::new());
        let work = async {
            let _held = writer.lock().await;
            asked.notified().await;
            7
        };
        let renew = || async {
            asked.notify_one();
            drop(writer.lock().await);
            Ok(())
        };
        let ended = tokio::time::timeout(Duration::from_secs(60), while_leased(work, EVERY, renew)).await;
        assert_eq!(ended, Ok(Some(7)));
    }

    #[tokio::test]
    async fn work_whose_lease_is_lost_is_given_up_and_any_other_trouble_is_tried_again() {
        let tries = std::sync::atomic::AtomicU32::new(0);
        let renew = || async {
            match tries.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
                0 => Err(StoreError::Unavailable("for a moment".to_owned())),
                _ => Err(StoreError::Conflict),
            }
        };
        assert_eq!(while_leased(std::future::pending::<()>(), EVERY, renew).await, None);
        assert_eq!(tries.into_inner(), 2);
    }
}
