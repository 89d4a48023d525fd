//! Where a domain takes its mail: its mail exchangers and their addresses.
//!
//! A domain names its exchangers in MX records, the lowest preference first (RFC 5321 §5.1). Without any, the domain itself is the exchanger
//! (the implicit MX). One record with the root as its name says that the domain takes no mail at all (null MX, RFC 7505). An exchanger is a
//! name with addresses of its own: neither an alias (RFC 2181 §10.3) nor an address written as a name.

use std::net::IpAddr;

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use crate::net::{Asked, EvidenceId, Inquiry, Outcome, dns::RecordType};

/// Exchangers that are looked up.
pub const MAX_EXCHANGERS: usize = 20;
/// Addresses kept of one exchanger and family.
const MAX_ADDRESSES: usize = 64;

/// Where a domain takes its mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    pub domain: String,
    /// How the question for the MX records ended.
    pub outcome: Outcome,
    pub kind: Kind,
    /// By preference, then by name, at most [`MAX_EXCHANGERS`].
    pub exchangers: Vec<Exchanger>,
    /// How many MX records are published.
    pub total: usize,
    /// The aliases that the domain itself goes through.
    pub aliases: Vec<String>,
    pub evidence: EvidenceId,
}

/// What the MX records amount to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// There are exchangers.
    Explicit,
    /// There are no MX records, but the domain has an address: it is its own exchanger (RFC 5321 §5.1).
    Implicit,
    /// The domain says that it takes no mail (RFC 7505 §3).
    Null,
    /// A null MX stands beside exchangers, which RFC 7505 §3 forbids.
    NullMixed,
    /// Neither MX records nor an address.
    None,
    /// Nobody answered.
    Unknown,
}

/// One mail exchanger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchanger {
    pub preference: u16,
    /// Lower case, without trailing dot; empty for the root of a null MX.
    pub name: String,
    /// The address that stands where a name belongs; then nothing is looked up, unless it has become a name by the domain behind it.
    pub literal: Option<IpAddr>,
    pub ipv4: Option<Addresses>,
    pub ipv6: Option<Addresses>,
    /// The aliases that the name goes through.
    pub aliases: Vec<String>,
}

/// The addresses of an exchanger in one family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addresses {
    pub outcome: Outcome,
    /// At most 64.
    pub addresses: Vec<IpAddr>,
    pub evidence: EvidenceId,
}

/// Whether a name has an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// There is at least one.
    Resolved,
    /// There is none in either family.
    Unresolved,
    /// No address came, and not every question was answered.
    Unknown,
}

impl Exchange {
    /// Every address of every exchanger, each once, in order.
    pub fn addresses(&self) -> Vec<IpAddr> {
        let mut addresses: Vec<IpAddr> = Vec::new();
        for address in self.exchangers.iter().flat_map(Exchanger::addresses) {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        addresses
    }
}

impl Exchanger {
    /// The root, which takes no mail.
    pub const fn is_null(&self) -> bool {
        self.name.is_empty()
    }

    /// Whether the name has an address. A literal and the root have none.
    pub fn resolution(&self) -> Resolution {
        let families = [&self.ipv4, &self.ipv6];
        if families.iter().any(|family| family.as_ref().is_some_and(|family| !family.addresses.is_empty())) {
            Resolution::Resolved
        } else if families.iter().any(|family| family.as_ref().is_some_and(|family| !family.outcome.is_answer())) {
            Resolution::Unknown
        } else {
            Resolution::Unresolved
        }
    }

    /// The addresses of both families, IPv4 first.
    pub fn addresses(&self) -> impl Iterator<Item = IpAddr> {
        [&self.ipv4, &self.ipv6].into_iter().flatten().flat_map(|family| family.addresses.iter().copied())
    }

    /// The evidence for the addresses.
    pub fn evidence(&self) -> impl Iterator<Item = EvidenceId> {
        [&self.ipv4, &self.ipv6].into_iter().flatten().map(|family| family.evidence)
    }
}

/// Looks up a domain's exchangers and, all at once, their addresses.
pub async fn lookup(inquiry: &Inquiry, domain: &str, after: &[EvidenceId]) -> Exchange {
    let asked = inquiry.dns(domain, RecordType::Mx, after).await;
    let mut published = asked.exchangers();
    published.sort_unstable();
    let total = published.len();
    let nulls = published.iter().filter(|(_, name)| name.is_empty()).count();
    published.truncate(MAX_EXCHANGERS);
    let mut exchangers = join_all(published.into_iter().map(|(preference, name)| resolve(inquiry, domain, preference, name, asked.id))).await;
    let kind = match asked.outcome {
        Outcome::Found if total == 0 => Kind::Unknown,
        Outcome::Found if nulls == total => Kind::Null,
        Outcome::Found if nulls > 0 => Kind::NullMixed,
        Outcome::Found => Kind::Explicit,
        Outcome::NoData => {
            let name = domain.trim_end_matches('.').to_ascii_lowercase();
            let own = resolve(inquiry, domain, 0, name, asked.id).await;
            let kind = match own.resolution() {
                Resolution::Resolved => Kind::Implicit,
                Resolution::Unresolved => Kind::None,
                Resolution::Unknown => Kind::Unknown,
            };
            exchangers.push(own);
            kind
        }
        // A name that does not exist has no addresses either (RFC 8020).
        Outcome::NoSuchName => Kind::None,
        _ => Kind::Unknown,
    };
    Exchange { domain: domain.to_owned(), outcome: asked.outcome, kind, exchangers, total, aliases: asked.aliases(), evidence: asked.id }
}

async fn resolve(inquiry: &Inquiry, domain: &str, preference: u16, name: String, found_in: EvidenceId) -> Exchanger {
    let literal = literal(&name);
    if name.is_empty() || literal.is_some() {
        return Exchanger { preference, name, literal, ipv4: None, ipv6: None, aliases: Vec::new() };
    }
    let after = [found_in];
    let (ipv4, ipv6) = join(inquiry.dns(&name, RecordType::A, &after), inquiry.dns(&name, RecordType::Aaaa, &after)).await;
    let aliases = if ipv4.aliases().is_empty() { ipv6.aliases() } else { ipv4.aliases() };
    let mut exchanger = Exchanger { preference, name, literal: None, ipv4: Some(family(&ipv4)), ipv6: Some(family(&ipv6)), aliases };
    if exchanger.resolution() == Resolution::Unresolved {
        exchanger.literal = completed(&exchanger.name, domain);
    }
    exchanger
}

/// The address that was written without a final dot, so that the domain was put behind it (RFC 1035 §5.1).
fn completed(name: &str, domain: &str) -> Option<IpAddr> {
    let written = name.strip_suffix(domain.trim_end_matches('.').to_ascii_lowercase().as_str())?.strip_suffix('.')?;
    literal(written)
}

fn family(asked: &Asked) -> Addresses {
    let mut addresses = asked.addresses();
    addresses.truncate(MAX_ADDRESSES);
    Addresses { outcome: asked.outcome, addresses, evidence: asked.id }
}

/// The address that somebody wrote as the name of an exchanger, bare or in the brackets of mail syntax.
fn literal(name: &str) -> Option<IpAddr> {
    let bare = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(name);
    bare.strip_prefix("ipv6:").unwrap_or(bare).parse().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::net::{Budget, fake::Zone};

    async fn ask(zone: Zone) -> (Exchange, Inquiry) {
        let inquiry = Arc::new(zone).net().inquire(Budget::default());
        (lookup(&inquiry, "example.com", &[]).await, inquiry)
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[tokio::test]
    async fn exchangers_come_by_preference_with_their_addresses() {
        let zone = Zone::new()
            .mx("example.com", 20, "b.example.com")
            .mx("example.com", 10, "a.example.com")
            .address("a.example.com", ip("192.0.2.1"))
            .address("a.example.com", ip("2001:db8::1"))
            .address("b.example.com", ip("192.0.2.1"));
        let (exchange, inquiry) = ask(zone).await;
        assert_eq!(exchange.kind, Kind::Explicit);
        assert_eq!(exchange.exchangers.iter().map(|exchanger| exchanger.name.as_str()).collect::<Vec<_>>(), ["a.example.com", "b.example.com"]);
        assert_eq!(exchange.addresses(), [ip("192.0.2.1"), ip("2001:db8::1")]);
        let evidence = inquiry.evidence();
        assert_eq!(evidence.len(), 5);
        assert!(evidence[1..].iter().all(|evidence| evidence.after == [exchange.evidence]));
    }

    #[tokio::test]
    async fn without_mx_the_domain_itself_is_asked() {
        let (exchange, _) = ask(Zone::new().address("example.com", ip("192.0.2.1"))).await;
        assert_eq!((exchange.kind, exchange.outcome, exchange.total), (Kind::Implicit, Outcome::NoData, 0));
        assert_eq!(exchange.addresses(), [ip("192.0.2.1")]);
        let (exchange, _) = ask(Zone::new().txt("example.com", "v=spf1 -all")).await;
        assert_eq!(exchange.kind, Kind::None);
        let hidden = Zone::new().txt("example.com", "x").fail("example.com", RecordType::A, Outcome::TimedOut);
        let (exchange, _) = ask(hidden).await;
        assert_eq!((exchange.kind, exchange.exchangers[0].resolution()), (Kind::Unknown, Resolution::Unknown));
    }

    #[tokio::test]
    async fn a_missing_domain_and_a_silent_server_differ() {
        let (exchange, inquiry) = ask(Zone::new()).await;
        assert_eq!((exchange.kind, inquiry.evidence().len()), (Kind::None, 1));
        for outcome in [Outcome::TimedOut, Outcome::ServerFailure, Outcome::Refused, Outcome::Malformed, Outcome::Unreachable, Outcome::NotAsked] {
            let (exchange, _) = ask(Zone::new().fail("example.com", RecordType::Mx, outcome)).await;
            assert_eq!((exchange.kind, exchange.outcome), (Kind::Unknown, outcome));
        }
    }

    #[tokio::test]
    async fn a_null_mx_stands_alone() {
        let (exchange, inquiry) = ask(Zone::new().mx("example.com", 0, "")).await;
        assert_eq!((exchange.kind, inquiry.evidence().len()), (Kind::Null, 1));
        assert!(exchange.exchangers[0].is_null());
        let (exchange, _) = ask(Zone::new().mx("example.com", 0, "").mx("example.com", 10, "a.example.com")).await;
        assert_eq!(exchange.kind, Kind::NullMixed);
    }

    #[tokio::test]
    async fn an_alias_is_seen_and_followed() {
        let zone = Zone::new().mx("example.com", 10, "mx.example.com").cname("mx.example.com", "host.example.net").address("host.example.net", ip("192.0.2.1"));
        let (exchange, _) = ask(zone).await;
        assert_eq!(exchange.exchangers[0].aliases, ["host.example.net"]);
        assert_eq!(exchange.addresses(), [ip("192.0.2.1")]);
    }

    #[tokio::test]
    async fn an_address_as_a_name_is_not_looked_up() {
        for (name, address) in [("192.0.2.1", "192.0.2.1"), ("[192.0.2.1]", "192.0.2.1"), ("[ipv6:2001:db8::1]", "2001:db8::1")] {
            let (exchange, inquiry) = ask(Zone::new().mx("example.com", 10, name)).await;
            assert_eq!(exchange.exchangers[0].literal, Some(ip(address)));
            assert_eq!(exchange.exchangers[0].resolution(), Resolution::Unresolved);
            assert_eq!(inquiry.evidence().len(), 1);
        }
    }

    #[tokio::test]
    async fn an_address_without_its_final_dot_is_one() {
        let zone = Zone::new().mx("example.com", 10, "192.0.2.1.example.com");
        assert_eq!(ask(zone.clone()).await.0.exchangers[0].literal, Some(ip("192.0.2.1")));
        let (real, _) = ask(zone.address("192.0.2.1.example.com", ip("192.0.2.7"))).await;
        assert_eq!((real.exchangers[0].literal, real.exchangers[0].resolution()), (None, Resolution::Resolved));
    }

    #[tokio::test]
    async fn unresolved_is_not_unanswered() {
        let zone = Zone::new().mx("example.com", 10, "mx.example.com");
        let (exchange, _) = ask(zone.clone()).await;
        assert_eq!(exchange.exchangers[0].resolution(), Resolution::Unresolved);
        let (exchange, _) = ask(zone.clone().fail("mx.example.com", RecordType::Aaaa, Outcome::ServerFailure)).await;
        assert_eq!(exchange.exchangers[0].resolution(), Resolution::Unknown);
        let (exchange, _) = ask(zone.address("mx.example.com", ip("192.0.2.1")).fail("mx.example.com", RecordType::Aaaa, Outcome::ServerFailure)).await;
        assert_eq!(exchange.exchangers[0].resolution(), Resolution::Resolved);
    }

    #[tokio::test]
    async fn the_number_of_exchangers_is_bounded() {
        let zone = (0..100).fold(Zone::new(), |zone, number| zone.mx("example.com", number, &format!("mx{number}.example.com")));
        let (exchange, inquiry) = ask(zone).await;
        assert_eq!((exchange.total, exchange.exchangers.len(), inquiry.evidence().len()), (100, MAX_EXCHANGERS, 1 + 2 * MAX_EXCHANGERS));
    }

    proptest! {
        #[test]
        fn any_name_is_looked_at(name in "\\PC{0,40}|\\[?(ipv6:)?[0-9a-f.:]{0,30}\\]?") {
            if let Some(ip) = literal(&name) {
                prop_assert!(name.contains(['.', ':']), "{name} {ip}");
            }
        }
    }
}
