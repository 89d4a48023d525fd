//! Whether anybody at all passes: a name with macros is another for each message, so only an evaluation shows what stands behind it.

use std::net::IpAddr;

use futures::future::join_all;

use super::{
    check_host,
    evaluation::{Evaluation, Query, SpfResult, StepOutcome, TraceStep},
    term::TermKind,
    tree::{Node, Opening, OpeningKind, Reach, Tree},
};
use crate::net::{EvidenceId, Inquiry};

/// Addresses that are kept for books (RFC 5737): nobody sends from them.
const ADDRESSES: [&str; 3] = ["192.0.2.213", "198.51.100.187", "203.0.113.171"];
/// So many of them have to pass. One may be in a list by mistake.
const ENOUGH: usize = 2;
/// A local part that nobody has, and a name that no server of the domain says (RFC 2606 §2).
const LOCAL_PART: &str = "nobody-q7zk2x";
const HELO: &str = "stranger.invalid";

/// The term by which strangers pass that no network of the tree holds, if it depends on the message; and what was asked to find out. Only
/// records with such terms are asked about.
pub(super) async fn opening(inquiry: &Inquiry, tree: &Tree) -> (Option<Opening>, Vec<EvidenceId>) {
    let varies = tree.root.passing().into_iter().flat_map(Node::passing_branches).any(|branch| branch.reach == Reach::Varies && branch.target.contains('%'));
    if !varies || tree.passes_all() {
        return (None, Vec::new());
    }
    let networks = tree.networks();
    let strangers = ADDRESSES.iter().filter_map(|address| address.parse::<IpAddr>().ok()).filter(|ip| !networks.iter().any(|network| network.contains(ip)));
    let queries: Vec<Query> = strangers
        .take(ENOUGH)
        .map(|ip| Query { ip, sender: format!("{LOCAL_PART}@{}", tree.root.domain), helo: HELO.to_owned(), receiver: String::new() })
        .collect();
    let evaluations = join_all(queries.iter().map(|query| check_host(inquiry, query))).await;
    let mut evidence: Vec<EvidenceId> = evaluations.iter().flat_map(|evaluation| evaluation.evidence.iter().copied()).collect();
    evidence.sort_unstable();
    evidence.dedup();
    let doors: Vec<&TraceStep> = evaluations.iter().filter_map(door).collect();
    let open = doors.first().filter(|_| doors.len() == ENOUGH);
    (open.map(|door| Opening { kind: OpeningKind::PassAll, domain: door.domain.clone(), term: Some(door.term.clone()) }), evidence)
}

/// The first step on the way to a pass whose name depends on the message.
fn door(evaluation: &Evaluation) -> Option<&TraceStep> {
    if evaluation.result != SpfResult::Pass {
        return None;
    }
    // RFC 7208 §4.6.2: the first match ends it, so the last step is the match, and those above it led there.
    let mut way: Vec<&TraceStep> = Vec::new();
    for step in evaluation.trace.iter().rev().filter(|step| matches!(step.outcome, StepOutcome::Matched | StepOutcome::Redirected)) {
        if way.last().is_none_or(|below| step.depth < below.depth) {
            way.push(step);
        }
    }
    way.into_iter().rev().find(|step| varies(&step.term))
}

/// Whether the name of a term is another for other messages.
fn varies(term: &str) -> bool {
    let terms = super::parse(format!("v=spf1 {term}").as_bytes()).value.terms;
    terms.first().and_then(|term| TermKind::target(&term.kind)).is_some_and(|target| !target.is_fixed())
}
