//! How often strangers may ask: by address (IPv6 by /64, which is one customer) and by target, so that nobody is checked to death.

use std::{net::IpAddr, num::NonZeroU32, time::Duration};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

/// The part of an hour's checks that one address may start at once.
const CHECKS_BURST: u32 = 4;
/// The part of an hour's checks that one target may have at once.
const TARGET_BURST: u32 = 5;
/// Entries after which those that are full again are forgotten.
const SWEEP_AT: usize = 10_000;

/// The limits of one process. Without a number there is no limit.
pub struct Limits {
    by_address: Option<DefaultKeyedRateLimiter<IpAddr>>,
    by_target: Option<DefaultKeyedRateLimiter<String>>,
}

impl Limits {
    /// So many checks an hour for one address and for one target.
    pub fn new(checks_per_hour: Option<NonZeroU32>, target_checks_per_hour: Option<NonZeroU32>) -> Self {
        Self {
            by_address: checks_per_hour.map(|number| RateLimiter::keyed(quota(number, CHECKS_BURST))),
            by_target: target_checks_per_hour.map(|number| RateLimiter::keyed(quota(number, TARGET_BURST))),
        }
    }

    /// Whether this address may start another check.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit_address(&self, client: IpAddr) -> Result<(), Duration> {
        admit(self.by_address.as_ref(), customer(client))
    }

    /// Whether this target may be checked again.
    ///
    /// # Errors
    /// How long to wait.
    pub fn admit_target(&self, label: &str) -> Result<(), Duration> {
        admit(self.by_target.as_ref(), label.to_owned())
    }
}

/// This number an hour, and this part of it, rounded up, at once.
fn quota(an_hour: NonZeroU32, part: u32) -> Quota {
    let burst = NonZeroU32::new(an_hour.get().div_ceil(part)).unwrap_or(NonZeroU32::MIN);
    Quota::per_hour(an_hour).allow_burst(burst)
}

fn admit<K: std::hash::Hash + Eq + Clone>(limiter: Option<&DefaultKeyedRateLimiter<K>>, key: K) -> Result<(), Duration> {
    let Some(limiter) = limiter else { return Ok(()) };
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
        let limits = Limits::new(NonZeroU32::new(240), NonZeroU32::new(60));
        for host in 0..60 {
            let client = format!("2001:db8::{host:x}").parse().unwrap();
            assert!(limits.admit_address(client).is_ok());
        }
        assert!(limits.admit_address("2001:db8::ffff".parse().unwrap()).is_err());
        assert!(limits.admit_address("2001:db8:0:1::1".parse().unwrap()).is_ok());
        assert!(limits.admit_address("192.0.2.1".parse().unwrap()).is_ok());
    }

    #[test]
    fn a_target_has_its_own_limit_and_no_number_is_none() {
        let limits = Limits::new(None, NonZeroU32::new(1));
        assert!(limits.admit_target("example.com").is_ok());
        let wait = limits.admit_target("example.com").unwrap_err();
        assert!(wait > Duration::from_secs(3_000) && wait <= Duration::from_secs(3_600), "{wait:?}");
        assert!(limits.admit_target("example.org").is_ok());
        for _ in 0..1_000 {
            assert!(limits.admit_address("192.0.2.1".parse().unwrap()).is_ok());
        }
    }
}
