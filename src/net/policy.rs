//! Which addresses this installation may talk to.
//!
//! What people type and what zones contain must not turn the console into a way into its own network: private, loopback, link-local and
//! reserved destinations are refused unless configured. The policy is asked at the moment of connecting, with the address itself.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// What kind of address it is, when it is not a public one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    Loopback,
    Private,
    LinkLocal,
    /// Examples in books (RFC 5737, RFC 3849, RFC 9637).
    Documentation,
    Multicast,
    /// Shared by a provider's customers (RFC 6598).
    Shared,
    /// Everything else that is not globally reachable (RFC 6890, IANA special-purpose registries).
    Reserved,
}

/// The special-purpose addresses of IANA's IPv4 registry that are not globally reachable (RFC 6890 §2.2.2 and its updates).
const SPECIAL_V4: &[(Ipv4Net, Special)] = &[
    (v4(0, 0, 0, 0, 8), Special::Reserved),
    (v4(10, 0, 0, 0, 8), Special::Private),
    (v4(100, 64, 0, 0, 10), Special::Shared),
    (v4(127, 0, 0, 0, 8), Special::Loopback),
    (v4(169, 254, 0, 0, 16), Special::LinkLocal),
    (v4(172, 16, 0, 0, 12), Special::Private),
    (v4(192, 0, 0, 0, 24), Special::Reserved),
    (v4(192, 0, 2, 0, 24), Special::Documentation),
    (v4(192, 88, 99, 0, 24), Special::Reserved),
    (v4(192, 168, 0, 0, 16), Special::Private),
    (v4(198, 18, 0, 0, 15), Special::Reserved),
    (v4(198, 51, 100, 0, 24), Special::Documentation),
    (v4(203, 0, 113, 0, 24), Special::Documentation),
    (v4(224, 0, 0, 0, 4), Special::Multicast),
    (v4(240, 0, 0, 0, 4), Special::Reserved),
];

/// The same for IPv6. Only 2000::/3 is handed out (RFC 4291 §2.4); these are its exceptions and the common names of the rest.
const SPECIAL_V6: &[(Ipv6Net, Special)] = &[
    (v6([0, 0, 0, 0, 0, 0, 0, 1], 128), Special::Loopback),
    (v6([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7), Special::Private),
    (v6([0xfe80, 0, 0, 0, 0, 0, 0, 0], 10), Special::LinkLocal),
    (v6([0xfec0, 0, 0, 0, 0, 0, 0, 0], 10), Special::Private),
    (v6([0xff00, 0, 0, 0, 0, 0, 0, 0], 8), Special::Multicast),
    (v6([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32), Special::Documentation),
    (v6([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20), Special::Documentation),
    (v6([0x2001, 0, 0, 0, 0, 0, 0, 0], 23), Special::Reserved),
    (v6([0x2002, 0, 0, 0, 0, 0, 0, 0], 16), Special::Reserved),
];

const fn v4(a: u8, b: u8, c: u8, d: u8, length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)
}
const fn v6(s: [u16; 8], length: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]), length)
}

/// What is special about an address; `None` for a public one. Addresses that carry an IPv4 address inside (mapped, NAT64, 6to4) are never
/// public in their own right: they would lead to the inner one.
pub fn special(ip: IpAddr) -> Option<Special> {
    match ip {
        IpAddr::V4(v4) => SPECIAL_V4.iter().find(|(net, _)| net.contains(&v4)).map(|(_, kind)| *kind),
        IpAddr::V6(v6) => {
            if let Some(mapped) = v6.to_ipv4_mapped() {
                return special(IpAddr::V4(mapped)).or(Some(Special::Reserved));
            }
            if let Some((_, kind)) = SPECIAL_V6.iter().find(|(net, _)| net.contains(&v6)) {
                return Some(*kind);
            }
            // RFC 4291 §2.4: global unicast is 2000::/3.
            (v6.segments()[0] & 0xe000 != 0x2000).then_some(Special::Reserved)
        }
    }
}

/// Whether nothing in a network can be reached from elsewhere: it lies in one special range.
pub fn is_special_network(net: IpNet) -> bool {
    match net {
        IpNet::V4(net) => SPECIAL_V4.iter().any(|(range, _)| range.contains(&net)),
        // RFC 4291 §2.4: global unicast is 2000::/3.
        IpNet::V6(net) => SPECIAL_V6.iter().any(|(range, _)| range.contains(&net)) || (net.prefix_len() >= 3 && net.network().segments()[0] & 0xe000 != 0x2000),
    }
}

/// Decides for one installation, or for one lab.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    allow_private: bool,
    also: Vec<IpNet>,
}

impl Policy {
    /// Public addresses only.
    pub fn public_only() -> Self {
        Self::default()
    }

    /// Every unicast address: for installations that check their own network.
    pub fn allow_private() -> Self {
        Self { allow_private: true, also: Vec::new() }
    }

    /// Public addresses and these networks: a lab counts the documentation ranges as public.
    pub fn public_and(also: Vec<IpNet>) -> Self {
        Self { allow_private: false, also }
    }

    /// Whether a connection or a question may go to this address.
    pub fn allows(&self, ip: IpAddr) -> bool {
        match special(ip) {
            None => true,
            Some(Special::Multicast) => false,
            Some(_) => self.allow_private || self.counts_as_public(ip),
        }
    }

    /// Whether this address counts as one that mail can be sent from or to over the Internet.
    pub fn counts_as_public(&self, ip: IpAddr) -> bool {
        special(ip).is_none() || self.also.iter().any(|net| net.contains(&ip))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_only_refuses_every_special_address() {
        let policy = Policy::public_only();
        for text in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:0a00:0001::1",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "5f00::1",
            "4000::1",
        ] {
            let ip: IpAddr = text.parse().unwrap();
            assert!(!policy.allows(ip), "{text} was allowed");
        }
        for text in ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a01:4f8::1"] {
            assert!(policy.allows(text.parse().unwrap()), "{text} was refused");
        }
    }

    #[test]
    fn a_network_is_special_as_a_whole_or_not_at_all() {
        for (text, special) in [
            ("10.0.0.0/8", true),
            ("10.1.0.0/16", true),
            ("8.0.0.0/6", false),
            ("0.0.0.0/0", false),
            ("100.64.0.0/10", true),
            ("100.0.0.0/8", false),
            ("fc00::/7", true),
            ("fd00::/8", true),
            ("fe80::/10", true),
            ("8000::/3", true),
            ("2001:db8::/32", true),
            ("2000::/3", false),
            ("::/0", false),
            ("2a01:4f8::/32", false),
        ] {
            assert_eq!(is_special_network(text.parse().unwrap()), special, "{text}");
        }
    }

    #[test]
    fn a_lab_adds_its_own_ranges_and_no_more() {
        let policy = Policy::public_and(vec!["203.0.113.0/24".parse().unwrap()]);
        assert!(policy.allows("203.0.113.9".parse().unwrap()));
        assert!(!policy.allows("127.0.0.1".parse().unwrap()));
        assert!(!policy.allows("192.0.2.1".parse().unwrap()));
    }

    #[test]
    fn private_networks_can_be_configured_but_never_multicast() {
        let policy = Policy::allow_private();
        assert!(policy.allows("10.0.0.1".parse().unwrap()));
        assert!(policy.allows("127.0.0.1".parse().unwrap()));
        assert!(!policy.counts_as_public("10.0.0.1".parse().unwrap()));
        assert!(!policy.allows("224.0.0.1".parse().unwrap()));
    }
}
