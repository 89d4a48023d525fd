//! One evaluation under way: what it knows, what it has asked, how much it may still ask.

use std::net::IpAddr;

use futures::future::join_all;

use super::{
    MAX_LOOKUPS, MAX_NAMES, MAX_VOID_LOOKUPS,
    evaluation::{Problem, ProblemKind, Query, StepOutcome, TraceStep},
    macros::{MacroString, Values},
    name::is_within,
    network::{contains_v4, contains_v6},
    term::Prefixes,
};
use crate::{
    mail::name::is_askable,
    net::{
        Asked, EvidenceId, Inquiry,
        dns::{RecordType, reverse_name},
    },
};

/// Steps kept of one evaluation. A record of 64 KiB can hold thousands of networks.
const MAX_TRACE: usize = 1_000;

/// Why a term could not be evaluated: by its own fault, or by that of a record it leads to.
pub(super) enum Failure {
    Here(ProblemKind),
    There(Problem),
}

impl From<ProblemKind> for Failure {
    fn from(kind: ProblemKind) -> Self {
        Self::Here(kind)
    }
}

/// The names of the address that lead back to it (RFC 7208 §5.5).
#[derive(Clone, Default)]
pub(super) struct Validated {
    pub(super) names: Vec<String>,
    /// Whether the address has no names at all.
    pub(super) void: bool,
}

/// One evaluation under way.
pub(super) struct Session<'a> {
    inquiry: &'a Inquiry,
    pub(super) ip: IpAddr,
    sender: String,
    local_part: String,
    pub(super) sender_domain: String,
    helo: &'a str,
    receiver: &'a str,
    pub(super) lookups: usize,
    pub(super) void_lookups: usize,
    validated: Option<Validated>,
    pub(super) trace: Vec<TraceStep>,
    pub(super) evidence: Vec<EvidenceId>,
    /// What the step under way has asked.
    fresh: Vec<EvidenceId>,
    /// What the next question has to wait for: the answers of the last step that asked anything.
    frontier: Vec<EvidenceId>,
}

impl<'a> Session<'a> {
    pub(super) fn new(inquiry: &'a Inquiry, query: &'a Query) -> Self {
        // §2.4: without a sender, it is postmaster at the HELO name. §4.3: without a local part, it is postmaster.
        let (local_part, domain) = query.sender.rsplit_once('@').unwrap_or(("", &query.sender));
        let local_part = if local_part.is_empty() { "postmaster" } else { local_part };
        let domain = if domain.is_empty() { &query.helo } else { domain };
        Self {
            inquiry,
            // §5: an IPv4-mapped IPv6 address is an IPv4 address.
            ip: query.ip.to_canonical(),
            sender: format!("{local_part}@{domain}"),
            local_part: local_part.to_owned(),
            sender_domain: domain.to_owned(),
            helo: &query.helo,
            receiver: if query.receiver.is_empty() { "unknown" } else { &query.receiver },
            lookups: 0,
            void_lookups: 0,
            validated: None,
            trace: Vec::new(),
            evidence: Vec::new(),
            fresh: Vec::new(),
            frontier: Vec::new(),
        }
    }

    /// The names of the client that lead back to it, looked up once (RFC 7208 §5.5).
    pub(super) async fn validate(&mut self) -> Validated {
        if let Some(validated) = &self.validated {
            return validated.clone();
        }
        let asked = self.ask(&reverse_name(self.ip), RecordType::Ptr).await;
        // §5.5: an error here is no match. §4.6.4: names beyond the tenth are ignored.
        let names: Vec<String> = asked.names().into_iter().take(MAX_NAMES).filter(|name| is_askable(name)).collect();
        let answers = self.ask_all(&names, self.address_type(), asked.id).await;
        let leads_back = |(name, answer): (String, Asked)| answer.addresses().contains(&self.ip).then_some(name);
        let names = names.into_iter().zip(answers).filter_map(leads_back).collect();
        let validated = Validated { names, void: asked.is_empty() };
        self.validated = Some(validated.clone());
        validated
    }

    pub(super) async fn target(&mut self, written: Option<&MacroString>, domain: &str) -> String {
        match written {
            Some(written) => self.expand(written, domain).await,
            None => domain.to_owned(),
        }
    }

    pub(super) async fn expand(&mut self, written: &MacroString, domain: &str) -> String {
        let validated = self.validated_for(written, domain).await;
        written.expand_name(&self.values(domain, &validated))
    }

    /// What `%{p}` stands for: the domain itself, else a name below it, else any, else `unknown` (RFC 7208 §7.3).
    pub(super) async fn validated_for(&mut self, text: &MacroString, domain: &str) -> String {
        if !text.needs_validated() {
            return String::new();
        }
        let names = self.validate().await.names;
        let equal = names.iter().find(|name| name.eq_ignore_ascii_case(domain));
        let below = || names.iter().find(|name| is_within(name, domain));
        equal.or_else(below).or(names.first()).map_or_else(|| "unknown".to_owned(), Clone::clone)
    }

    pub(super) fn values<'v>(&'v self, domain: &'v str, validated: &'v str) -> Values<'v> {
        Values {
            ip: self.ip,
            sender: &self.sender,
            local_part: &self.local_part,
            sender_domain: &self.sender_domain,
            domain,
            validated,
            helo: self.helo,
            receiver: self.receiver,
            timestamp: self.inquiry.started_at() / 1_000,
        }
    }

    /// The addresses of a name, of the client's family (RFC 7208 §5).
    pub(super) async fn addresses(&mut self, name: &str) -> Result<Vec<IpAddr>, ProblemKind> {
        let found = self.look_up(name, self.address_type()).await?;
        Ok(found.map(|asked| asked.addresses()).unwrap_or_default())
    }

    /// A term's question. Nothing comes back for a name that cannot be asked for (§4.8 leaves that open; it counts as a name that does not
    /// exist) and for an answer that holds nothing, which is counted.
    pub(super) async fn look_up(&mut self, name: &str, kind: RecordType) -> Result<Option<Asked>, ProblemKind> {
        if !is_askable(name) {
            return Ok(None);
        }
        let asked = self.ask(name, kind).await;
        // §5: anything but an answer or "no such name" makes the mechanism a temperror.
        if !asked.is_answer() {
            return Err(ProblemKind::NoAnswer(asked.outcome));
        }
        if asked.is_empty() {
            self.count_void()?;
            return Ok(None);
        }
        Ok(Some(asked))
    }

    pub(super) const fn address_type(&self) -> RecordType {
        if self.ip.is_ipv4() { RecordType::A } else { RecordType::Aaaa }
    }

    pub(super) fn is_among(&self, addresses: &[IpAddr], prefixes: Prefixes) -> bool {
        addresses.iter().any(|address| match (address, self.ip) {
            (IpAddr::V4(network), IpAddr::V4(ip)) => contains_v4(*network, prefixes.ip4.unwrap_or(32), ip),
            (IpAddr::V6(network), IpAddr::V6(ip)) => contains_v6(*network, prefixes.ip6.unwrap_or(128), ip),
            _ => false,
        })
    }

    pub(super) async fn ask(&mut self, name: &str, kind: RecordType) -> Asked {
        let asked = self.inquiry.dns(name, kind, &self.frontier).await;
        self.note(&[asked.id]);
        asked
    }

    pub(super) async fn ask_all(&mut self, names: &[String], kind: RecordType, after: EvidenceId) -> Vec<Asked> {
        let inquiry = self.inquiry;
        let answers = join_all(names.iter().map(|name| async move { inquiry.dns(name, kind, &[after]).await })).await;
        self.note(&answers.iter().map(|answer| answer.id).collect::<Vec<_>>());
        answers
    }

    fn note(&mut self, ids: &[EvidenceId]) {
        if ids.is_empty() {
            return;
        }
        self.frontier = ids.to_vec();
        self.fresh.extend(ids);
        for id in ids {
            if !self.evidence.contains(id) {
                self.evidence.push(*id);
            }
        }
    }

    pub(super) const fn count_lookup(&mut self) -> Result<(), ProblemKind> {
        self.lookups += 1;
        if self.lookups > MAX_LOOKUPS { Err(ProblemKind::TooManyLookups) } else { Ok(()) }
    }

    pub(super) const fn count_void(&mut self) -> Result<(), ProblemKind> {
        self.void_lookups += 1;
        if self.void_lookups > MAX_VOID_LOOKUPS { Err(ProblemKind::TooManyVoidLookups) } else { Ok(()) }
    }

    /// Writes a step down, with what was asked since the last one.
    pub(super) fn step(&mut self, depth: usize, domain: &str, term: String, outcome: StepOutcome) -> Option<usize> {
        let evidence = std::mem::take(&mut self.fresh);
        if self.trace.len() >= MAX_TRACE {
            return None;
        }
        self.trace.push(TraceStep { depth, domain: domain.to_owned(), term, outcome, evidence });
        Some(self.trace.len() - 1)
    }

    /// Gives a step its outcome and what was asked since.
    pub(super) fn conclude(&mut self, step: Option<usize>, outcome: StepOutcome) {
        let fresh = std::mem::take(&mut self.fresh);
        if let Some(step) = step.and_then(|step| self.trace.get_mut(step)) {
            step.outcome = outcome;
            step.evidence.extend(fresh);
        }
    }
}
