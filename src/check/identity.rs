//! Who sends: the addresses that mail of this target leaves from, and how we came to think so.

use std::{collections::HashSet, net::IpAddr};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::observe::{dns::is_within, domain::organisation};
use crate::{
    knowledge::receivers,
    mail::{
        mx::{Exchange, Exchanger, Kind},
        spf::{Branch, Network, Node, NodeOutcome, Reach, Tree},
    },
    model::{evidence::EvidenceId, target::Target},
};

/// Addresses of one identity that are looked at.
const MAX_SENDERS: usize = 8;

/// How an address was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The user named it.
    Given,
    /// A mail exchanger that SPF authorises too: the host both receives and sends.
    MxAndSpf,
    /// A record of the own organisation names this single address.
    Spf,
    /// An exchanger that an MX record names under the domain's own name, while there is no SPF record that could say who sends.
    Mx,
    /// The same, while nobody could look up whether there is one.
    MxUnread,
}

/// One sending address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub ip: IpAddr,
    pub source: Source,
}

/// The sending identity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub senders: Vec<Sender>,
    /// Services that SPF lets send as well: the domains of their records. Their addresses are theirs, and nobody knows which of them send.
    #[serde(default)]
    pub services: Vec<String>,
    /// Parts of the SPF record by which somebody may send as well, and nobody can tell who: they could not be looked up, or they depend on the message.
    #[serde(default)]
    pub unseen: Vec<String>,
    /// Addresses that were found beyond those that are looked at.
    #[serde(default)]
    pub left_out: usize,
    /// What the addresses were derived from.
    pub evidence: Vec<EvidenceId>,
}

impl Identity {
    /// The identity that the user named.
    pub fn given(target: &Target) -> Self {
        let senders = target.ips.iter().map(|&ip| Sender { ip, source: Source::Given }).collect();
        Self { senders, ..Self::default() }
    }

    /// The identity that MX and SPF suggest.
    ///
    /// An exchanger that SPF does not authorise only receives, also where SPF authorises nobody (RFC 7208 §10.1.2), and so do those of the large
    /// receivers, whatever SPF says. A network that SPF authorises as a whole names nobody. What the record of a service authorises is the
    /// service's: only a record of the domain's own organisation names own addresses, unless the exchanger stands in the domain too, or its own
    /// organisation's record names just its address, so that it does both for its customers. Where the
    /// domain is its own exchanger for want of another, its address is as a rule that of a web server; and so is it where SPF names it by `a`
    /// beside an exchanger that sends. From an address that is not public nothing arrives, so that SPF names it for nothing.
    pub fn derive(domain: &str, exchange: &Exchange, tree: &Tree, is_public: impl Fn(IpAddr) -> bool) -> Self {
        let networks: Vec<(IpNet, bool)> =
            tree.networks.iter().filter_map(|network| Some((IpNet::new(network.address, network.prefix).ok()?, is_own(domain, &network.domain)))).collect();
        let mut found = Found::default();
        let (large, exchangers): (Vec<&Exchanger>, Vec<&Exchanger>) =
            exchange.exchangers.iter().partition(|exchanger| receivers::of_mx(&exchanger.name).is_some());
        let receive_only: Vec<IpAddr> = large.iter().flat_map(|exchanger| exchanger.addresses()).collect();
        for exchanger in exchangers {
            let own = is_within(&exchanger.name, domain);
            for ip in exchanger.addresses() {
                // An exchanger of somebody else's whose own record names just this address: one server for many customers.
                let by_host = |network: &Network| network.is_single() && network.address == ip && is_own(&exchanger.name, &network.domain);
                let names_itself = || tree.networks.iter().any(by_host);
                if networks.iter().any(|(network, by_own)| network.contains(&ip) && (*by_own || own)) || names_itself() {
                    found.add(ip, Source::MxAndSpf);
                } else if own && networks.is_empty() && exchange.kind != Kind::Implicit {
                    // What cannot be read says no more than what is not there: the host may well send, and what is wrong with it would be missed.
                    let source = is_unread(tree).then_some(Source::MxUnread).or_else(|| says_nothing(tree).then_some(Source::Mx));
                    if let Some(source) = source {
                        found.add(ip, source);
                    }
                }
            }
        }
        let exchanger_sends = !found.senders.is_empty();
        let is_web = |ip: IpAddr| tree.networks.iter().filter(|network| network.is_single() && network.address == ip).all(|network| is_apex(domain, network));
        let single = tree.networks.iter().filter(|network| network.is_single() && is_own(domain, &network.domain)).map(|network| network.address);
        for ip in single.filter(|ip| !receive_only.contains(ip) && is_public(*ip) && !(exchanger_sends && is_web(*ip))) {
            found.add(ip, Source::Spf);
        }
        // Beside an address that others reach, one of an inner network has only got into the zone: nothing was ever sent from it to anybody.
        if found.senders.iter().any(|sender| is_public(sender.ip)) {
            found.senders.retain(|sender| is_public(sender.ip));
        }
        let mut evidence = vec![exchange.evidence];
        evidence.extend(exchange.exchangers.iter().flat_map(|exchanger| exchanger.evidence().collect::<Vec<_>>()));
        evidence.extend(tree.evidence());
        let services = services(domain, tree).into_iter().map(|node| node.domain.clone()).collect();
        Self { senders: found.senders, services, unseen: unseen(tree), left_out: found.left_out.len(), evidence }
    }

    /// The addresses alone.
    pub fn ips(&self) -> Vec<IpAddr> {
        self.senders.iter().map(|sender| sender.ip).collect()
    }
}

/// Addresses as they are found: so many are kept, and how many more there were.
#[derive(Default)]
struct Found {
    senders: Vec<Sender>,
    left_out: HashSet<IpAddr>,
}

impl Found {
    fn add(&mut self, ip: IpAddr, source: Source) {
        if self.senders.iter().any(|sender| sender.ip == ip) {
            return;
        }
        if self.senders.len() < MAX_SENDERS {
            self.senders.push(Sender { ip, source });
        } else {
            self.left_out.insert(ip);
        }
    }
}

/// Whether there is no record that receivers could go by. One that authorises nobody says a lot.
fn says_nothing(tree: &Tree) -> bool {
    let root = &tree.root;
    matches!(root.outcome, NodeOutcome::NoRecord | NodeOutcome::NoSuchName | NodeOutcome::SeveralRecords { .. }) || !root.defects.is_empty()
}

/// Whether nobody could look up the record, or the one that it hands the whole question to (RFC 7208 §6.1).
fn is_unread(tree: &Tree) -> bool {
    let last = tree.root.last();
    let handed = last.record.redirect().and_then(|(term, _)| last.branch(term));
    let is_silent = |node: &Node| matches!(node.outcome, NodeOutcome::NoAnswer(_));
    is_silent(last) || matches!(handed.map(|branch| &branch.reach), Some(Reach::Record(below)) if is_silent(below))
}

/// Whether it is by the `a` of the domain itself that a network passes: where its web server is, as a rule.
fn is_apex(domain: &str, network: &Network) -> bool {
    let name = network.term.split('/').next().unwrap_or_default();
    let of = name.strip_prefix("a:").or_else(|| (name == "a").then_some(network.domain.as_str()));
    of.is_some_and(|name| name.trim_end_matches('.').eq_ignore_ascii_case(domain.trim_end_matches('.')))
}

/// The parts that may let somebody pass and that nobody can see into.
fn unseen(tree: &Tree) -> Vec<String> {
    let is_hidden = |branch: &&Branch| match &branch.reach {
        // A name without a record is a fault, and somebody was meant to send by it.
        Reach::Record(below) => !matches!(below.outcome, NodeOutcome::Record | NodeOutcome::Loop),
        Reach::Hosts(hosts) => !hosts.outcome.is_answer(),
        Reach::Varies | Reach::Cut => true,
    };
    let mut unseen: Vec<String> =
        tree.root.passing().into_iter().flat_map(Node::passing_branches).filter(is_hidden).map(|branch| branch.target.clone()).collect();
    unseen.sort();
    unseen.dedup();
    unseen
}

/// The records of others by which the domain's own records may pass, by their names, each once.
pub fn services<'a>(domain: &str, tree: &'a Tree) -> Vec<&'a Node> {
    let own = tree.root.passing().into_iter().filter(|node| is_own(domain, &node.domain));
    let below = own.flat_map(Node::passing_branches).filter_map(|branch| match &branch.reach {
        Reach::Record(below) if below.outcome == NodeOutcome::Record && !is_own(domain, &below.domain) => Some(below.as_ref()),
        _ => None,
    });
    let mut services: Vec<&Node> = below.collect();
    services.sort_by(|one, other| one.domain.cmp(&other.domain));
    services.dedup_by(|one, other| one.domain == other.domain);
    services
}

/// Whether two domains belong to one organisation, as far as their names tell: one is above the other, or both are below the same one.
pub fn is_own(domain: &str, other: &str) -> bool {
    let (domain, other) = (domain.trim_end_matches('.').to_ascii_lowercase(), other.trim_end_matches('.').to_ascii_lowercase());
    is_within(&other, &domain) || organisation(&domain) == organisation(&other)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        mail::{mx, spf},
        net::{Budget, fake::Zone},
    };

    async fn identity(zone: Zone) -> Identity {
        let inquiry = Arc::new(zone).net().inquire(Budget::default());
        let (exchange, tree) = (mx::lookup(&inquiry, "example.com", &[]).await, spf::explore(&inquiry, "example.com").await);
        Identity::derive("example.com", &exchange, &tree, |ip| !ip.is_loopback())
    }

    async fn derive(zone: Zone) -> Vec<(String, Source)> {
        identity(zone).await.senders.into_iter().map(|sender| (sender.ip.to_string(), sender.source)).collect()
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[tokio::test]
    async fn a_service_that_may_send_is_not_the_sender() {
        let zone = Zone::new()
            .txt("example.com", "v=spf1 ip4:192.0.2.1 include:_spf.relay.example include:_spf.example.com redirect=other.example")
            .txt("_spf.example.com", "v=spf1 ip4:192.0.2.2 -all")
            .txt("_spf.relay.example", "v=spf1 ip4:198.51.100.1 ip4:198.51.100.64/26 -all")
            .txt("other.example", "v=spf1 ip4:198.51.100.2 -all");
        assert_eq!(derive(zone).await, [("192.0.2.1".to_owned(), Source::Spf), ("192.0.2.2".to_owned(), Source::Spf)]);
    }

    #[tokio::test]
    async fn an_exchanger_sends_when_the_own_record_or_the_own_name_says_so() {
        let zone = Zone::new().address("mx.host.example", ip("198.51.100.1")).mx("example.com", 10, "mx.host.example");
        // An agency's server takes and sends its clients' mail.
        let by_mx = zone.clone().txt("example.com", "v=spf1 mx -all");
        assert_eq!(derive(by_mx).await, [("198.51.100.1".to_owned(), Source::MxAndSpf)]);
        // The service's own record names its exchangers too.
        let by_service = zone.txt("example.com", "v=spf1 include:_spf.host.example -all").txt("_spf.host.example", "v=spf1 ip4:198.51.100.0/24 -all");
        assert_eq!(derive(by_service).await, []);
        // A record that names this very server does not mean a service's farm.
        let by_host =
            Zone::new().address("mx.host.example", ip("198.51.100.1")).mx("example.com", 10, "mx.host.example").mx("host.example", 10, "mx.host.example");
        let by_host = by_host.txt("example.com", "v=spf1 include:host.example -all").txt("host.example", "v=spf1 mx -all");
        assert_eq!(derive(by_host).await, [("198.51.100.1".to_owned(), Source::MxAndSpf)]);
        let own = Zone::new()
            .address("mail.example.com", ip("198.51.100.7"))
            .mx("example.com", 10, "mail.example.com")
            .txt("example.com", "v=spf1 include:_spf.host.example -all")
            .txt("_spf.host.example", "v=spf1 ip4:198.51.100.0/24 -all");
        assert_eq!(derive(own).await, [("198.51.100.7".to_owned(), Source::MxAndSpf)]);
    }

    #[tokio::test]
    async fn the_exchangers_of_a_large_receiver_send_nothing() {
        let zone = Zone::new()
            .address("aspmx.l.google.com", ip("198.51.100.1"))
            .mx("example.com", 1, "aspmx.l.google.com")
            .txt("example.com", "v=spf1 mx ip4:192.0.2.1 include:_spf.google.com ~all")
            .txt("_spf.google.com", "v=spf1 ip4:198.51.100.0/24 ~all");
        assert_eq!(derive(zone).await, [("192.0.2.1".to_owned(), Source::Spf)]);
    }

    #[tokio::test]
    async fn the_address_of_a_web_server_is_no_sender() {
        assert_eq!(derive(Zone::new().address("example.com", ip("198.51.100.1"))).await, []);
        let named = Zone::new().address("example.com", ip("198.51.100.1")).mx("example.com", 10, "example.com");
        assert_eq!(derive(named).await, [("198.51.100.1".to_owned(), Source::Mx)]);
    }

    /// A domain whose exchanger stands under its own name, at 192.0.2.7.
    fn own_exchanger(record: &str) -> Zone {
        Zone::new().address("mail.example.com", ip("192.0.2.7")).mx("example.com", 10, "mail.example.com").txt("example.com", record)
    }

    #[tokio::test]
    async fn an_inner_address_beside_a_public_one_sends_nothing() {
        let leaked = own_exchanger("v=spf1 mx -all").address("mail.example.com", ip("127.0.0.9"));
        assert_eq!(derive(leaked).await, [("192.0.2.7".to_owned(), Source::MxAndSpf)]);
        let alone = Zone::new().address("mail.example.com", ip("127.0.0.9")).mx("example.com", 10, "mail.example.com").txt("example.com", "v=spf1 mx -all");
        assert_eq!(derive(alone).await, [("127.0.0.9".to_owned(), Source::MxAndSpf)]);
    }

    #[tokio::test]
    async fn a_record_that_authorises_nobody_says_that_the_exchanger_only_receives() {
        for record in ["v=spf1 -all", "v=spf1 ~all", "v=spf1 redirect=n.example.com", "v=spf1 include:%{i}._ip.%{h}.example -all", "v=spf1 ptr -all"] {
            assert_eq!(derive(own_exchanger(record).txt("n.example.com", "v=spf1 ?all")).await, [], "{record}");
        }
        // No record that holds: nothing is said.
        let silent = own_exchanger("hello");
        for zone in [silent.clone(), silent.txt("example.com", "v=spf1 -all").txt("example.com", "v=spf1 ~all"), own_exchanger("v=spf1 ipv4:192.0.2.7 -all")] {
            assert_eq!(derive(zone).await, [("192.0.2.7".to_owned(), Source::Mx)]);
        }
    }

    #[tokio::test]
    async fn a_record_that_cannot_be_read_hides_no_exchanger() {
        use crate::net::{Outcome, dns::RecordType};
        let own = || ("192.0.2.7".to_owned(), Source::MxUnread);
        for outcome in [Outcome::ServerFailure, Outcome::TimedOut, Outcome::Refused] {
            let unread = |name, record| own_exchanger(record).fail(name, RecordType::Txt, outcome);
            assert_eq!(derive(unread("example.com", "v=spf1 -all")).await, [own()]);
            assert_eq!(derive(unread("n.example.com", "v=spf1 redirect=n.example.com")).await, [own()]);
            // Who else may send beside those that the record names is another question.
            assert_eq!(derive(unread("n.example.com", "v=spf1 include:n.example.com -all")).await, []);
        }
        let others = Zone::new().address("mx.host.example", ip("192.0.2.7")).mx("example.com", 10, "mx.host.example");
        assert_eq!(derive(others.fail("example.com", RecordType::Txt, Outcome::ServerFailure)).await, []);
    }

    #[tokio::test]
    async fn what_spf_names_without_thought_is_no_sender() {
        let own = || ("192.0.2.7".to_owned(), Source::MxAndSpf);
        let zone = |record| own_exchanger(record).address("example.com", ip("192.0.2.99"));
        assert_eq!(derive(zone("v=spf1 mx ip4:127.0.0.1 -all")).await, [own()]);
        for web in ["v=spf1 a mx -all", "v=spf1 a:example.com mx -all", "v=spf1 A/32 mx -all"] {
            assert_eq!(derive(zone(web)).await, [own()], "{web}");
        }
        // It is named as an address as well, or nobody else sends.
        let web = || ("192.0.2.99".to_owned(), Source::Spf);
        assert_eq!(derive(zone("v=spf1 a mx ip4:192.0.2.99 -all")).await, [own(), web()]);
        assert_eq!(derive(zone("v=spf1 a -all")).await, [web()]);
    }

    #[tokio::test]
    async fn who_may_send_unseen_is_kept() {
        use crate::net::{Outcome, dns::RecordType};
        let of = |record| async move {
            let zone = own_exchanger(record).fail("silent.example", RecordType::Txt, Outcome::ServerFailure);
            identity(zone.fail("h.example", RecordType::A, Outcome::TimedOut)).await.unseen
        };
        for (record, seen) in [
            ("v=spf1 include:silent.example -all", "silent.example"),
            ("v=spf1 redirect=gone.example", "gone.example"),
            ("v=spf1 a:h.example -all", "h.example"),
            ("v=spf1 exists:%{i}.x.example -all", "%{i}.x.example"),
        ] {
            assert_eq!(of(record).await, [seen], "{record}");
        }
        for record in ["v=spf1 -include:silent.example ?exists:%{i}.x.example -all", "v=spf1 -all include:silent.example", "v=spf1 mx a:gone.example -all"] {
            assert_eq!(of(record).await, Vec::<String>::new(), "{record}");
        }
    }

    #[tokio::test]
    async fn a_service_is_one_only_where_its_pass_counts() {
        let zone = own_exchanger("v=spf1 -include:no.example ?include:may.example include:yes.example -all")
            .txt("no.example", "v=spf1 ip4:198.51.100.1 -all")
            .txt("may.example", "v=spf1 ip4:198.51.100.2 -all")
            .txt("yes.example", "v=spf1 ip4:198.51.100.3 -all");
        assert_eq!(identity(zone).await.services, ["yes.example"]);
    }

    #[tokio::test]
    async fn addresses_beyond_those_that_are_looked_at_are_counted() {
        let many: Vec<String> = (1..=20).map(|host| format!("ip4:192.0.2.{host}")).collect();
        let identity = identity(own_exchanger(&format!("v=spf1 {} ip4:192.0.2.20 -all", many.join(" ")))).await;
        assert_eq!((identity.senders.len(), identity.left_out), (MAX_SENDERS, 20 - MAX_SENDERS));
    }

    #[test]
    fn organisations_are_told_by_names() {
        for (domain, other) in [("example.com", "_spf.example.com"), ("news.example.com", "spf.example.com"), ("a.example.co.uk", "b.EXAMPLE.co.uk.")] {
            assert!(is_own(domain, other), "{other}");
        }
        for (domain, other) in [("example.com", "example.net"), ("example.com", "notexample.com"), ("a.co.uk", "b.co.uk")] {
            assert!(!is_own(domain, other), "{other}");
        }
    }
}
