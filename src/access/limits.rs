//! How often strangers may ask: by address (IPv6 by /64, which is one customer) and by target, so that nobody is checked to death.

use std::{net::IpAddr, num::NonZeroU32, time::Duration};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

/// Checks one address may start an hour, after the first burst.
const CHECKS_PER_HOUR: NonZeroU32 = NonZeroU32::MIN.saturating_add(240 - 1);
/// Checks one address may start at once.
const CHECKS_BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(60 - 1);
/// Checks of one target an hour, whoever asks.
const TARGET_PER_HOUR: NonZeroU32 = NonZeroU32::MIN.saturating_add(60 - 1);
/// Checks of one target at once.
const TARGET_BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(12 - 1);
/// Entries after which those that are full again are forgotten.
const SWEEP_AT: usize = 10_000;

/// The limits of one process.
pub struct Limits {
    by_address: DefaultKeyedRateLimiter<IpAddr>,
    by_target: DefaultKeyedRateLimiter<String>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            by_address: RateLimiter::keyed(Quota::per_hour(CHECKS_PER_HOUR).allow_burst(CHECKS_BURST)),
            by_target: RateLimiter::keyed(Quota::per_hour(TARGET_PER_HOUR).allow_burst(TARGET_BURST)),
        }
    }
}

impl Limits {
    /// Whether this address may start another check.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit_address(&self, client: IpAddr) -> Result<(), Duration> {
        admit(&self.by_address, customer(client))
    }

    /// Whether this target may be checked again.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit_target(&self, label: &str) -> Result<(), Duration> {
        admit(&self.by_target, label.to_owned())
    }
}

fn admit<K: std::hash::Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: K) -> Result<(), Duration> {
    if limiter.len() > SWEEP_AT {
        limiter.retain_recent();
    }
    limiter.check_key(&key).map_err(|not_until| not_until.wait_time_from(governor::clock::DefaultClock::default().now()))
}

/// What counts as one customer: an IPv4 address, or an IPv6 /64 (RFC 6177 §2).
fn customer(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => IpAddr::V6((u128::from(v6) >> 64 << 64).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_ends_and_neighbours_in_a_64_share_it() {
        let limits = Limits::default();
        for host in 0..CHECKS_BURST.get() {
            let client = format!("2001:db8::{host:x}").parse().unwrap();
            assert!(limits.admit_address(client).is_ok());
        }
        assert!(limits.admit_address("2001:db8::ffff".parse().unwrap()).is_err());
        assert!(limits.admit_address("2001:db8:0:1::1".parse().unwrap()).is_ok());
        assert!(limits.admit_address("192.0.2.1".parse().unwrap()).is_ok());
    }
}
