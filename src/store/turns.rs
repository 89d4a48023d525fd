//! When servers were last tried: the one thing that is kept about machines and not about an owner.

use std::net::IpAddr;

use super::{Store, StoreError};

impl Store {
    /// Takes a server's turn: whether nobody took it in the last `interval_ms`. Of several that ask at once one gets it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_turn(&self, ip: IpAddr, now: i64, interval_ms: i64) -> Result<bool, StoreError> {
        const TAKE: &str = "INSERT INTO turns (address, free_at) VALUES ($1, $2)
            ON CONFLICT (address) DO UPDATE SET free_at = excluded.free_at WHERE turns.free_at <= $3";
        let address = ip.to_canonical().to_string();
        writing!(self, |tx| {
            let done = sqlx::query(TAKE).bind(&address).bind(now.saturating_add(interval_ms)).bind(now).execute(&mut *tx).await?;
            Ok(done.rows_affected() == 1)
        })
    }
}
