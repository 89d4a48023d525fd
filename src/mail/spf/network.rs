//! Networks, and how much of the Internet they cover together.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

/// Whether an address lies in a network; the bits behind the prefix do not matter (RFC 7208 §5.6).
pub(super) fn contains_v4(network: Ipv4Addr, prefix: u8, ip: Ipv4Addr) -> bool {
    let mask = u32::MAX.checked_shl(32_u32.saturating_sub(prefix.into())).unwrap_or(0);
    (u32::from(network) ^ u32::from(ip)) & mask == 0
}

/// Whether an address lies in a network; the bits behind the prefix do not matter (RFC 7208 §5.6).
pub(super) fn contains_v6(network: Ipv6Addr, prefix: u8, ip: Ipv6Addr) -> bool {
    let mask = u128::MAX.checked_shl(128_u32.saturating_sub(prefix.into())).unwrap_or(0);
    (u128::from(network) ^ u128::from(ip)) & mask == 0
}

/// A network whose addresses a record lets pass, and the term that says so.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Network {
    /// The first address.
    pub address: IpAddr,
    /// 0 to 32 or 0 to 128.
    pub prefix: u8,
    /// The domain whose record holds the term.
    pub domain: String,
    /// As written.
    pub term: String,
}

impl Network {
    /// A network around an address.
    pub fn around(address: IpAddr, prefix: u8, domain: &str, term: &str) -> Self {
        let address = match address {
            IpAddr::V4(ip) => IpAddr::V4(Ipv4Addr::from(u32::from(ip) & u32::MAX.checked_shl(32_u32.saturating_sub(prefix.into())).unwrap_or(0))),
            IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from(u128::from(ip) & u128::MAX.checked_shl(128_u32.saturating_sub(prefix.into())).unwrap_or(0))),
        };
        Self { address, prefix, domain: domain.to_owned(), term: term.to_owned() }
    }

    /// Whether it is one address.
    pub const fn is_single(&self) -> bool {
        self.prefix == if self.address.is_ipv4() { 32 } else { 128 }
    }

    /// The first and the last address, as numbers.
    fn range(&self) -> (u128, u128) {
        let (first, width) = match self.address {
            IpAddr::V4(ip) => (u128::from(u32::from(ip)), 32_u32),
            IpAddr::V6(ip) => (u128::from(ip), 128),
        };
        let host_bits = width.saturating_sub(self.prefix.into());
        let size = 1_u128.checked_shl(host_bits).map_or(u128::MAX, |size| size - 1);
        (first, first | size)
    }
}

/// What networks cover together, without counting anything twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// IPv4 addresses, at most 2³².
    pub ipv4_addresses: u64,
    /// Whether that is all of them, be it in two halves.
    pub all_ipv4: bool,
    /// Whether all of IPv6 is covered.
    pub all_ipv6: bool,
}

impl Coverage {
    /// Adds the networks up.
    pub fn of(networks: &[Network]) -> Self {
        let ranges = |v4: bool| networks.iter().filter(move |network| network.address.is_ipv4() == v4).map(Network::range).collect();
        let v4 = merge(ranges(true));
        let ipv4_addresses = v4.iter().map(|(first, last)| u64::try_from(last - first + 1).unwrap_or(u64::MAX)).sum();
        Self { ipv4_addresses, all_ipv4: ipv4_addresses == 1 << 32, all_ipv6: merge(ranges(false)) == [(0, u128::MAX)] }
    }
}

/// Joins ranges that overlap or touch.
fn merge(mut ranges: Vec<(u128, u128)>) -> Vec<(u128, u128)> {
    ranges.sort_unstable();
    let mut merged: Vec<(u128, u128)> = Vec::new();
    for (first, last) in ranges {
        match merged.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
            _ => merged.push((first, last)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        let (address, prefix) = text.split_once('/').unwrap();
        Network::around(address.parse().unwrap(), prefix.parse().unwrap(), "example.com", text)
    }

    fn coverage(networks: &[&str]) -> Coverage {
        Coverage::of(&networks.iter().map(|text| network(text)).collect::<Vec<_>>())
    }

    #[test]
    fn prefixes_decide() {
        let v4 = |text: &str| text.parse::<Ipv4Addr>().unwrap();
        assert!(contains_v4(v4("192.0.2.77"), 24, v4("192.0.2.1")));
        assert!(!contains_v4(v4("192.0.2.0"), 25, v4("192.0.2.128")));
        assert!(contains_v4(v4("1.1.1.1"), 0, v4("192.0.2.1")));
        assert!(!contains_v4(v4("192.0.2.1"), 32, v4("192.0.2.2")));
        let v6 = |text: &str| text.parse::<Ipv6Addr>().unwrap();
        assert!(contains_v6(v6("cafe:babe:8000::"), 33, v6("cafe:babe:8fff::")));
        assert!(!contains_v6(v6("cafe:babe:8000::"), 33, v6("cafe:babe:7fff::")));
        assert!(contains_v6(v6("::1"), 0, v6("cafe::")));
    }

    #[test]
    fn nothing_is_counted_twice() {
        assert_eq!(coverage(&["192.0.2.0/24", "192.0.2.128/25", "192.0.2.7/32", "198.51.100.0/30"]).ipv4_addresses, 260);
        assert_eq!(coverage(&[]).ipv4_addresses, 0);
        assert_eq!(network("192.0.2.77/24").address, "192.0.2.0".parse::<IpAddr>().unwrap());
    }

    #[test]
    fn two_halves_are_the_whole() {
        assert!(coverage(&["0.0.0.0/1", "128.0.0.0/1"]).all_ipv4);
        assert!(coverage(&["1.2.3.4/0"]).all_ipv4);
        assert!(!coverage(&["0.0.0.0/1"]).all_ipv4);
        assert!(coverage(&["::/1", "8000::/1"]).all_ipv6);
        assert!(!coverage(&["::/1", "0.0.0.0/0"]).all_ipv6);
    }
}
