//! A server is tried once a day, whoever asks.

use std::net::IpAddr;

use async_trait::async_trait;

use crate::{check::trials::Turns, net::clock::Clock, store::Store};

/// The time between two trials of one server.
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// Turns that all nodes on one database share.
pub struct DailyTurns {
    pub store: Store,
    pub clock: Clock,
}

#[async_trait]
impl Turns for DailyTurns {
    async fn take(&self, ip: IpAddr) -> bool {
        match self.store.take_turn(ip, self.clock.now(), DAY_MS).await {
            Ok(taken) => taken,
            Err(error) => {
                tracing::warn!(%error, "no turn could be taken");
                false
            }
        }
    }
}
