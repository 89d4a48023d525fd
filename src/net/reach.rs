//! What this machine was seen to reach: whether its own way to port 25 is open.
//!
//! Many networks close outbound port 25. Then every mail server looks dead from here, and none is. So a silence counts against a server only
//! when somebody's port 25 was reached from here a short while ago, over the same version of IP. Nobody is asked for the sake of this alone: the control is
//! whatever mail server greeted us last, an exchanger that was looked at, or a large receiver when this machine's own way out was measured. It has to be
//! the one that was called: some networks lead port 25 to a server of their own, which proves nothing.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

/// How long a connection proves that the way is open, in milliseconds.
const LIFETIME_MS: i64 = 3_600 * 1_000;
/// Before any moment of a clock.
const NEVER: i64 = i64::MIN;

/// When port 25 was last reached, by version of IP. Shared by all runs on one network. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reach(Arc<[AtomicI64; 2]>);

impl Default for Reach {
    fn default() -> Self {
        Self(Arc::new([AtomicI64::new(NEVER), AtomicI64::new(NEVER)]))
    }
}

impl Reach {
    fn cell(&self, ipv6: bool) -> &AtomicI64 {
        &self.0[usize::from(ipv6)]
    }

    /// A mail server at this address greeted us; `now` in UTC, milliseconds since 1970.
    pub fn note(&self, ip: IpAddr, now: i64) {
        self.cell(ip.to_canonical().is_ipv6()).fetch_max(now, Ordering::Relaxed);
    }

    /// Whether a mail server was reached over this version of IP within the last hour.
    pub fn is_proved(&self, ipv6: bool, now: i64) -> bool {
        let last = self.cell(ipv6).load(Ordering::Relaxed);
        last != NEVER && now.saturating_sub(last) <= LIFETIME_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_of_one_family_and_grows_old() {
        let reach = Reach::default();
        assert!(!reach.is_proved(false, 0) && !reach.is_proved(true, 0));
        reach.clone().note("192.0.2.1".parse().unwrap(), 5_000);
        assert!(reach.is_proved(false, 5_000) && reach.is_proved(false, 5_000 + LIFETIME_MS));
        assert!(!reach.is_proved(false, 5_001 + LIFETIME_MS) && !reach.is_proved(true, 5_000));
        // A mapped address is an IPv4 address.
        reach.note("::ffff:192.0.2.1".parse().unwrap(), 9_000);
        assert!(!reach.is_proved(true, 9_000));
        reach.note("2001:db8::1".parse().unwrap(), 9_000);
        assert!(reach.is_proved(true, 9_000));
    }
}
