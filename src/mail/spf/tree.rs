//! A record and everything it leads to, as data: what [`super::explore`] finds.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::{
    MAX_LOOKUPS,
    network::{Coverage, Network},
    parse::Record,
    term::{Directive, Fault, Mechanism, Qualifier, TermKind},
};
use crate::{
    mail::Defect,
    net::{EvidenceId, Outcome},
};

/// Networks kept of one tree.
const MAX_NETWORKS: usize = 4_096;

/// The record of a domain with all that its terms lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    pub root: Node,
    /// Terms that ask the DNS when none of them matches: the worst case of RFC 7208 §4.6.4. A record that leads back to itself counts as far
    /// as it was followed.
    pub lookups: usize,
    pub void_lookups: VoidLookups,
    /// Whether a record leads back to itself: then every message that gets there ends in an error.
    pub looped: bool,
    /// Whether something was left out: too deep, too many questions, too much text. Then the numbers are at least these.
    pub cut: bool,
    /// The networks that pass, as far as they do not depend on the message.
    pub networks: Vec<Network>,
    /// What those networks cover together.
    pub coverage: Coverage,
    /// Terms that let in everybody.
    pub openings: Vec<Opening>,
    /// The questions for strangers, where what passes depends on the message.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strangers: Vec<EvidenceId>,
}

/// Terms that ask in vain in the worst case (RFC 7208 §4.6.4), which depends on the family of the client: IPv4 asks for A, IPv6 for AAAA.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoidLookups {
    /// For a client with an IPv4 address.
    pub ipv4: usize,
    /// For a client with an IPv6 address.
    pub ipv6: usize,
    /// For every client: there is nothing at all at the name.
    pub any: usize,
}

impl std::ops::AddAssign for VoidLookups {
    fn add_assign(&mut self, other: Self) {
        self.ipv4 += other.ipv4;
        self.ipv6 += other.ipv6;
        self.any += other.any;
    }
}

/// How the look-up of a record ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeOutcome {
    /// One record, which may still have defects.
    Record,
    /// The name exists and has no SPF record.
    NoRecord,
    NoSuchName,
    /// Two or more, an error for receivers (RFC 7208 §4.5).
    SeveralRecords {
        count: usize,
    },
    /// Nobody answered, or only with an error.
    NoAnswer(Outcome),
    /// No domain that could have a record (RFC 7208 §4.3).
    Malformed,
    /// The domain stands further up already.
    Loop,
    /// Not looked up: too deep, or too many questions.
    Cut,
}

/// A record in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    pub domain: String,
    pub outcome: NodeOutcome,
    /// The record, with a question mark for each byte that cannot be shown, so that spans and defects keep their place.
    pub text: Option<String>,
    /// Whether the record went on behind that text, which was too long.
    pub shortened: bool,
    /// The records where there are several, as far as they could be kept whole.
    #[serde(default)]
    pub several: Vec<String>,
    pub record: Record,
    pub defects: Vec<Defect<Fault>>,
    /// What the terms lead to, in their order, up to the first `all`.
    pub branches: Vec<Branch>,
    /// Terms here and below that ask the DNS, when none of them matches.
    pub lookups: usize,
    /// Terms here and below that ask in vain.
    pub void_lookups: VoidLookups,
    /// The aliases that the domain goes through: nothing can stand beside one (RFC 1034 §3.6.2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The question for this record.
    pub evidence: Vec<EvidenceId>,
}

/// What a term leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// Its place among the record's terms.
    pub term: usize,
    /// The name that is asked for, or the text with its macros.
    pub target: String,
    pub reach: Reach,
}

/// The end of a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// `include`, `redirect`: another record.
    Record(Box<Node>),
    /// `a`, `mx`, `exists`: addresses.
    Hosts(Hosts),
    /// Depends on the message or the client: macros, `ptr`.
    Varies,
    /// Not asked: too many questions.
    Cut,
}

/// The addresses behind a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hosts {
    /// The first failure, else whether anything was found.
    pub outcome: Outcome,
    /// The names of an `mx`, best first. More than ten are an error for receivers; only ten are looked up.
    pub exchangers: Vec<String>,
    pub addresses: Vec<IpAddr>,
    /// Whether an IPv4 client asks in vain.
    pub void_ipv4: bool,
    /// Whether an IPv6 client asks in vain.
    pub void_ipv6: bool,
    /// Whether something that an IPv4 client is compared with could not be looked up.
    #[serde(default)]
    pub unseen_ipv4: bool,
    /// Whether something that an IPv6 client is compared with could not be looked up.
    #[serde(default)]
    pub unseen_ipv6: bool,
    /// The names that the names are aliases for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The shortest lifetime of the addresses, seconds, as the resolver tells it: at most what the zone says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ttl: Option<u32>,
    pub evidence: Vec<EvidenceId>,
}

impl Hosts {
    /// Whether it could not be looked up what this address is compared with. Older documents do not tell the families apart.
    pub fn is_unseen_by(&self, ip: IpAddr) -> bool {
        let told_apart = self.unseen_ipv4 || self.unseen_ipv6;
        let unseen = if ip.to_canonical().is_ipv4() { self.unseen_ipv4 } else { self.unseen_ipv6 };
        !self.outcome.is_answer() && (unseen || !told_apart)
    }

    /// Whether nothing is known of what any address is compared with.
    pub const fn is_unseen(&self) -> bool {
        !self.outcome.is_answer() && self.addresses.is_empty() && self.unseen_ipv4 == self.unseen_ipv6
    }

    fn void_lookups(&self) -> VoidLookups {
        VoidLookups { ipv4: self.void_ipv4.into(), ipv6: self.void_ipv6.into(), any: (self.void_ipv4 && self.void_ipv6).into() }
    }
}

/// How a record lets in everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpeningKind {
    /// `+all`, or `exists` with a name that is always there, also in an included record; or macros by which strangers pass.
    PassAll,
    /// `?all`: nobody passes by it and nobody fails.
    NeutralAll,
    /// All of IPv4 passes, be it in two halves.
    AllIpv4,
    /// All of IPv6 passes.
    AllIpv6,
}

/// A term that lets in everybody, or several that do so together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    pub kind: OpeningKind,
    /// The domain whose record holds the term.
    pub domain: String,
    /// As written; nothing when no single term does it.
    pub term: Option<String>,
}

impl Node {
    /// A node without a record.
    pub(super) fn without_record(domain: &str, outcome: NodeOutcome, evidence: Vec<EvidenceId>) -> Self {
        Self {
            domain: domain.to_owned(),
            outcome,
            text: None,
            shortened: false,
            several: Vec::new(),
            record: Record::default(),
            defects: Vec::new(),
            branches: Vec::new(),
            lookups: 0,
            void_lookups: VoidLookups::default(),
            aliases: Vec::new(),
            evidence,
        }
    }

    /// Adds up the branches (RFC 7208 §4.6.4: every term that asks counts one, and so does every such term of a record it leads to).
    pub(super) fn count(&mut self) {
        for branch in &self.branches {
            self.lookups += 1;
            match &branch.reach {
                Reach::Record(node) => {
                    self.lookups += node.lookups;
                    self.void_lookups += node.void_lookups;
                }
                Reach::Hosts(hosts) => self.void_lookups += hosts.void_lookups(),
                Reach::Varies | Reach::Cut => {}
            }
        }
    }

    /// This record and all below it, from the top and from the left.
    pub fn walk(&self) -> Vec<&Self> {
        let below = self.branches.iter().flat_map(|branch| match &branch.reach {
            Reach::Record(node) => node.walk(),
            _ => Vec::new(),
        });
        std::iter::once(self).chain(below).collect()
    }

    /// The branches by which the record may pass.
    pub fn passing_branches(&self) -> impl Iterator<Item = &Branch> {
        self.branches.iter().filter(|branch| self.record.terms.get(branch.term).is_some_and(|term| term.kind.can_pass()))
    }

    /// This record and all below it whose pass is its own (RFC 7208 §5.2, §6.1), from the top and from the left.
    pub fn passing(&self) -> Vec<&Self> {
        let below = self.passing_branches().flat_map(|branch| match &branch.reach {
            Reach::Record(node) => node.passing(),
            _ => Vec::new(),
        });
        std::iter::once(self).chain(below).collect()
    }

    /// The record that has the last word: this one, or the one that it hands the question to (RFC 7208 §6.1).
    pub fn last(&self) -> &Self {
        let handed = self.record.redirect().and_then(|(term, _)| self.branch(term));
        match handed.map(|branch| &branch.reach) {
            Some(Reach::Record(below)) if below.outcome == NodeOutcome::Record => below.last(),
            _ => self,
        }
    }

    /// The branch of the term at this place.
    pub fn branch(&self, term: usize) -> Option<&Branch> {
        self.branches.iter().find(|branch| branch.term == term)
    }
}

impl Tree {
    /// Adds up what was found.
    pub(super) fn of(root: Node) -> Self {
        let nodes = root.walk();
        let looped = nodes.iter().any(|node| node.outcome == NodeOutcome::Loop);
        let is_cut = |node: &&Node| node.shortened || node.outcome == NodeOutcome::Cut || node.branches.iter().any(|branch| branch.reach == Reach::Cut);
        let cut = nodes.iter().any(is_cut);
        let mut found = Found::default();
        found.collect(&root, false);
        let coverage = Coverage::of(&found.networks);
        found.add_wholes(coverage, &root.domain);
        let cut = cut || found.networks.len() > MAX_NETWORKS;
        found.networks.truncate(MAX_NETWORKS);
        let (networks, openings) = (found.networks, found.openings);
        Self { lookups: root.lookups, void_lookups: root.void_lookups, looped, cut, networks, coverage, openings, strangers: Vec::new(), root }
    }

    /// Whether a receiver may have to ask more often than it is allowed to (RFC 7208 §4.6.4).
    pub const fn exceeds_lookups(&self) -> bool {
        self.lookups > MAX_LOOKUPS || self.looped
    }

    /// The networks alone.
    pub fn networks(&self) -> Vec<IpNet> {
        self.networks.iter().filter_map(|network| IpNet::new(network.address, network.prefix).ok()).collect()
    }

    /// Every question that was put, without repetition.
    pub fn evidence(&self) -> Vec<EvidenceId> {
        let mut all: Vec<EvidenceId> = Vec::new();
        for node in self.root.walk() {
            let hosts = node.branches.iter().filter_map(|branch| match &branch.reach {
                Reach::Hosts(hosts) => Some(&hosts.evidence),
                _ => None,
            });
            all.extend(node.evidence.iter().chain(hosts.flatten()));
        }
        all.extend(&self.strangers);
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether everybody passes, in one way or another.
    pub fn passes_all(&self) -> bool {
        self.openings.iter().any(|opening| matches!(opening.kind, OpeningKind::PassAll | OpeningKind::AllIpv4))
    }
}

/// What is being collected from a tree.
#[derive(Default)]
struct Found {
    networks: Vec<Network>,
    openings: Vec<Opening>,
}

impl Found {
    /// Collects what passes. Of an included record only a pass counts, whatever else it says (RFC 7208 §5.2).
    fn collect(&mut self, node: &Node, included: bool) {
        for (index, term) in node.record.terms.iter().enumerate().take(node.record.reachable()) {
            let written = || term.kind.to_string();
            let reach = node.branch(index).map(|branch| &branch.reach);
            match (&term.kind, reach) {
                (TermKind::Directive(Directive { qualifier: Qualifier::Neutral, mechanism: Mechanism::All }), _) if !included => {
                    self.openings.push(Opening { kind: OpeningKind::NeutralAll, domain: node.domain.clone(), term: Some(written()) });
                }
                (TermKind::Directive(Directive { qualifier: Qualifier::Pass, mechanism }), _) => self.collect_passing(node, mechanism, &written(), reach),
                (TermKind::Redirect(_), Some(Reach::Record(below))) => self.collect(below, included),
                _ => {}
            }
        }
    }

    fn collect_passing(&mut self, node: &Node, mechanism: &Mechanism, term: &str, reach: Option<&Reach>) {
        match (mechanism, reach) {
            (Mechanism::All, _) => self.openings.push(Opening { kind: OpeningKind::PassAll, domain: node.domain.clone(), term: Some(term.to_owned()) }),
            (Mechanism::Ip4 { network, prefix }, _) => self.add(Network::around((*network).into(), prefix.unwrap_or(32), &node.domain, term)),
            (Mechanism::Ip6 { network, prefix }, _) => self.add(Network::around((*network).into(), prefix.unwrap_or(128), &node.domain, term)),
            (Mechanism::A { prefixes, .. } | Mechanism::Mx { prefixes, .. }, Some(Reach::Hosts(hosts))) => {
                for address in &hosts.addresses {
                    let prefix = if address.is_ipv4() { prefixes.ip4.unwrap_or(32) } else { prefixes.ip6.unwrap_or(128) };
                    self.add(Network::around(*address, prefix, &node.domain, term));
                }
            }
            (Mechanism::Include { .. }, Some(Reach::Record(below))) => self.collect(below, true),
            // RFC 7208 §5.7: a name that is the same for every message and has an address matches everybody.
            (Mechanism::Exists { .. }, Some(Reach::Hosts(hosts))) if !hosts.addresses.is_empty() => {
                self.openings.push(Opening { kind: OpeningKind::PassAll, domain: node.domain.clone(), term: Some(term.to_owned()) });
            }
            _ => {}
        }
    }

    /// One more than is kept shows that something is missing.
    fn add(&mut self, network: Network) {
        if network.prefix == 0 {
            let kind = if network.address.is_ipv4() { OpeningKind::AllIpv4 } else { OpeningKind::AllIpv6 };
            let opening = Opening { kind, domain: network.domain.clone(), term: Some(network.term.clone()) };
            if !self.openings.contains(&opening) {
                self.openings.push(opening);
            }
        }
        if self.networks.len() <= MAX_NETWORKS && !self.networks.contains(&network) {
            self.networks.push(network);
        }
    }

    /// Networks that only together cover everything.
    fn add_wholes(&mut self, coverage: Coverage, domain: &str) {
        for (kind, is_whole) in [(OpeningKind::AllIpv4, coverage.all_ipv4), (OpeningKind::AllIpv6, coverage.all_ipv6)] {
            if is_whole && self.openings.iter().all(|opening| opening.kind != kind) {
                self.openings.push(Opening { kind, domain: domain.to_owned(), term: None });
            }
        }
    }
}
