//! The name of an address, and whether that name leads back to the address.
//!
//! Whoever runs an address publishes a name for it in a reverse zone (a PTR record). Anybody can publish any name there, so the name is only
//! believed when its own owner agrees: when the name's addresses contain the address (RFC 8601 §3, "iprev"; also called forward-confirmed
//! reverse DNS, RFC 1912 §2.1). Part of a reverse zone may be handed on by aliases (RFC 2317), which is seen here and is no fault.

use std::net::IpAddr;

use futures::future::join_all;
use serde::{Deserialize, Serialize};

use crate::net::{
    Asked, EvidenceId, Inquiry, Outcome,
    dns::{Question, RecordType},
};

/// Names that are followed: more than a receiver follows, and few enough (RFC 8601 §3 advises a limit).
pub const MAX_NAMES: usize = 32;
/// Names that are kept beyond those.
const MAX_OTHERS: usize = 256;
/// Addresses kept of one name.
const MAX_ADDRESSES: usize = 64;

/// What the reverse zone says about an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reverse {
    /// The address, an IPv4 address also where it was given as an IPv4-mapped IPv6 address.
    pub ip: IpAddr,
    /// How the question for the PTR records ended.
    pub outcome: Outcome,
    /// The names in alphabetical order, at most [`MAX_NAMES`].
    pub names: Vec<Name>,
    /// The names that were not followed, at most 256.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    /// How many different names are published.
    pub total: usize,
    /// The aliases that lead to the names, where a part of the reverse zone is delegated (RFC 2317 §4).
    pub delegated: Vec<String>,
    pub evidence: EvidenceId,
}

/// One name of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Lower case, without trailing dot.
    pub name: String,
    /// How the question for the name's addresses ended; only addresses of the same family are asked for.
    pub outcome: Outcome,
    /// The name's addresses, at most 64.
    pub addresses: Vec<IpAddr>,
    /// The aliases that the name goes through.
    pub aliases: Vec<String>,
    pub confirmation: Confirmation,
    pub evidence: EvidenceId,
}

/// Whether a name leads back to its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confirmation {
    /// It does.
    Confirmed,
    /// It has no address or other ones.
    Refuted,
    /// Nobody answered.
    Unknown,
}

impl Reverse {
    /// The result of RFC 8601 §3 for the address: confirmed when one name leads back, unknown when an unanswered question may hide that, or a name
    /// that was not followed.
    pub fn confirmation(&self) -> Confirmation {
        let any = |wanted| self.names.iter().any(|name| name.confirmation == wanted);
        if any(Confirmation::Confirmed) {
            Confirmation::Confirmed
        } else if !self.outcome.is_answer() || any(Confirmation::Unknown) || self.total > self.names.len() {
            Confirmation::Unknown
        } else {
            Confirmation::Refuted
        }
    }

    /// The names that lead back.
    pub fn confirmed(&self) -> impl Iterator<Item = &str> {
        self.names.iter().filter(|name| name.confirmation == Confirmation::Confirmed).map(|name| name.name.as_str())
    }
}

/// Looks up the names of an address and, all at once, their addresses. `after` is the evidence the address came from.
pub async fn lookup(inquiry: &Inquiry, ip: IpAddr, after: &[EvidenceId]) -> Reverse {
    let ip = ip.to_canonical();
    let asked = inquiry.ask(Question::reverse(ip), after).await;
    let mut names = asked.names();
    // The root names nobody (RFC 1912 §2.1).
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    let total = names.len();
    let mut others = names.split_off(names.len().min(MAX_NAMES));
    others.truncate(MAX_OTHERS);
    let names = join_all(names.into_iter().map(|name| follow(inquiry, ip, name, asked.id))).await;
    Reverse { ip, outcome: asked.outcome, names, others, total, delegated: asked.aliases(), evidence: asked.id }
}

async fn follow(inquiry: &Inquiry, ip: IpAddr, name: String, found_in: EvidenceId) -> Name {
    // RFC 8601 §3: the question is of the type that fits the address.
    let kind = if ip.is_ipv4() { RecordType::A } else { RecordType::Aaaa };
    let asked = inquiry.dns(&name, kind, &[found_in]).await;
    let confirmation = confirm(&asked, ip);
    let mut addresses = asked.addresses();
    addresses.truncate(MAX_ADDRESSES);
    Name { name, outcome: asked.outcome, addresses, aliases: asked.aliases(), confirmation, evidence: asked.id }
}

fn confirm(asked: &Asked, ip: IpAddr) -> Confirmation {
    if !asked.is_answer() {
        Confirmation::Unknown
    } else if asked.addresses().contains(&ip) {
        Confirmation::Confirmed
    } else {
        Confirmation::Refuted
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::net::{Budget, dns::Data, fake::Zone};

    const IP: &str = "192.0.2.10";

    async fn ask(zone: Zone, ip: &str) -> (Reverse, Inquiry) {
        let inquiry = Arc::new(zone).net().inquire(Budget::default());
        (lookup(&inquiry, ip.parse().unwrap(), &[]).await, inquiry)
    }

    #[tokio::test]
    async fn a_name_that_leads_back_is_confirmed() {
        let ip: IpAddr = IP.parse().unwrap();
        let (reverse, inquiry) = ask(Zone::new().ptr(ip, "mail.example.com").address("mail.example.com", ip), IP).await;
        assert_eq!(reverse.confirmation(), Confirmation::Confirmed);
        assert_eq!(reverse.confirmed().collect::<Vec<_>>(), ["mail.example.com"]);
        let evidence = inquiry.evidence();
        assert_eq!(evidence.len(), 2);
        assert_eq!(evidence[1].after, [reverse.evidence]);
    }

    #[tokio::test]
    async fn an_ipv6_address_is_confirmed_by_aaaa_alone() {
        let ip: IpAddr = "2001:db8::10".parse().unwrap();
        let zone = Zone::new().ptr(ip, "mail.example.com").address("mail.example.com", IP.parse().unwrap());
        let (reverse, _) = ask(zone.clone(), "2001:db8::10").await;
        assert_eq!(reverse.names[0].outcome, Outcome::NoData);
        assert_eq!(reverse.confirmation(), Confirmation::Refuted);
        let (reverse, _) = ask(zone.address("mail.example.com", ip), "2001:db8::10").await;
        assert_eq!(reverse.confirmation(), Confirmation::Confirmed);
    }

    #[tokio::test]
    async fn a_mapped_address_is_asked_as_what_it_is() {
        let (reverse, _) = ask(Zone::new().ptr(IP.parse().unwrap(), "a.example"), "::ffff:192.0.2.10").await;
        assert_eq!(reverse.ip, IP.parse::<IpAddr>().unwrap());
        assert_eq!(reverse.total, 1);
    }

    #[tokio::test]
    async fn other_addresses_and_a_missing_name_refute() {
        let ip: IpAddr = IP.parse().unwrap();
        let zone = Zone::new().ptr(ip, "a.example").ptr(ip, "b.example").address("a.example", "192.0.2.11".parse().unwrap());
        let (reverse, _) = ask(zone, IP).await;
        assert_eq!(reverse.names.iter().map(|name| name.outcome).collect::<Vec<_>>(), [Outcome::Found, Outcome::NoSuchName]);
        assert_eq!(reverse.confirmation(), Confirmation::Refuted);
    }

    #[tokio::test]
    async fn no_name_is_not_the_same_as_no_answer() {
        let (reverse, _) = ask(Zone::new(), IP).await;
        assert_eq!((reverse.outcome, reverse.confirmation()), (Outcome::NoSuchName, Confirmation::Refuted));
        for outcome in [Outcome::TimedOut, Outcome::ServerFailure, Outcome::Refused, Outcome::Unreachable, Outcome::Malformed] {
            let (reverse, _) = ask(Zone::new().fail("10.2.0.192.in-addr.arpa", RecordType::Ptr, outcome), IP).await;
            assert_eq!((reverse.outcome, reverse.confirmation()), (outcome, Confirmation::Unknown));
        }
    }

    #[tokio::test]
    async fn a_forward_time_out_is_unknown_unless_another_name_confirms() {
        let ip: IpAddr = IP.parse().unwrap();
        let zone = Zone::new().ptr(ip, "a.example").ptr(ip, "b.example").fail("a.example", RecordType::A, Outcome::TimedOut);
        let (reverse, _) = ask(zone.clone(), IP).await;
        assert_eq!(reverse.confirmation(), Confirmation::Unknown);
        let (reverse, _) = ask(zone.address("b.example", ip), IP).await;
        assert_eq!(reverse.confirmation(), Confirmation::Confirmed);
    }

    #[tokio::test]
    async fn delegation_by_alias_is_seen() {
        let zone = Zone::new()
            .cname("10.2.0.192.in-addr.arpa", "10.0-31.2.0.192.in-addr.arpa")
            .record("10.0-31.2.0.192.in-addr.arpa", RecordType::Ptr, Data::Ptr("mail.example.com".into()))
            .address("mail.example.com", IP.parse().unwrap());
        let (reverse, _) = ask(zone, IP).await;
        assert_eq!(reverse.delegated, ["10.0-31.2.0.192.in-addr.arpa"]);
        assert_eq!(reverse.confirmation(), Confirmation::Confirmed);
    }

    #[tokio::test]
    async fn only_so_many_names_are_followed_and_the_rest_may_confirm() {
        let ip: IpAddr = IP.parse().unwrap();
        let zone = (0..40).fold(Zone::new(), |zone, number| zone.ptr(ip, &format!("host-{number}.example"))).ptr(ip, "host-1.example");
        let (reverse, inquiry) = ask(zone, IP).await;
        assert_eq!((reverse.total, reverse.names.len(), inquiry.evidence().len()), (40, MAX_NAMES, 1 + MAX_NAMES));
        assert_eq!((reverse.others.len(), reverse.confirmation()), (40 - MAX_NAMES, Confirmation::Unknown));
    }
}
