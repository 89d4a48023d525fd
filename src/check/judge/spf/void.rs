//! What makes the whole record void: every receiver that gets there ends in permerror (RFC 7208 §2.6.7). A fault is told of the record in which it
//! stands, with the term of the domain's own records that leads there.

use super::proposal;
use crate::{
    check::{fix::strings, identity::is_own, observe::Spf},
    mail::spf::{Branch, MAX_LOOKUPS, MAX_NAMES, MAX_VOID_LOOKUPS, Node, NodeOutcome, Reach, Tree, mend},
    model::{
        code::Code,
        finding::{Arg, Finding},
    },
};

/// A record of the tree, and by which of the domain's own terms it is reached when it is somebody else's.
struct Place<'a> {
    node: &'a Node,
    by: Option<String>,
}

impl Place<'_> {
    /// Says in a finding whose record it is, and how the domain's own leads there.
    fn told(&self, subject: &str, finding: Finding) -> Finding {
        let whose = match &self.by {
            Some(_) => "other",
            None if self.node.domain == subject => "root",
            None => "own",
        };
        finding.arg("whose", whose).arg("by", self.by.clone().unwrap_or_default())
    }
}

/// Every record of the tree with its place.
fn places(root: &Node) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    collect(root, root, None, &mut places);
    places
}

fn collect<'a>(root: &Node, node: &'a Node, by: Option<&str>, places: &mut Vec<Place<'a>>) {
    places.push(Place { node, by: by.map(str::to_owned) });
    for branch in &node.branches {
        let Reach::Record(below) = &branch.reach else { continue };
        let term = written(node, branch.term);
        let by = if is_own(&root.domain, &below.domain) { None } else { Some(by.unwrap_or(&term)) };
        collect(root, below, by, places);
    }
}

/// Says in a finding whose the record at a name is, and how the domain's own leads there.
pub fn placed(root: &Node, at: &str, finding: Finding) -> Finding {
    let all = places(root);
    match all.iter().find(|place| place.node.outcome == NodeOutcome::Record && place.node.domain.eq_ignore_ascii_case(at)) {
        Some(place) => place.told(&root.domain, finding),
        None => finding.arg("whose", "root").arg("by", ""),
    }
}

/// A term as it stands in its record.
fn written(node: &Node, term: usize) -> String {
    node.record.terms.get(term).map(|term| term.kind.to_string()).unwrap_or_default()
}

pub fn reasons(spf: &Spf) -> Vec<Finding> {
    let tree = &spf.tree;
    let subject = &tree.root.domain;
    let mut findings = Vec::new();
    for place in places(&tree.root) {
        findings.extend(syntax(subject, &place));
        findings.extend(dead_ends(subject, &place));
    }
    findings.extend(lookups(spf));
    if tree.void_lookups.any > MAX_VOID_LOOKUPS {
        let finding = Finding::new(Code::SpfTooManyVoid, subject.clone()).arg("lookups", tree.void_lookups.any).arg("limit", MAX_VOID_LOOKUPS);
        findings.push(with_void_terms(&tree.root, finding).seen(tree.evidence()));
    }
    findings
}

fn syntax(subject: &str, place: &Place<'_>) -> Option<Finding> {
    let node = place.node;
    if node.defects.is_empty() {
        return None;
    }
    let text = node.text.clone().unwrap_or_default();
    let terms = defective_words(node);
    let finding = Finding::new(Code::SpfSyntax, subject.to_owned()).arg("at", node.domain.clone()).seen(node.evidence.iter().copied());
    // What others publish, or what stands where an alias leads, is not changed here; of a text that we did not read to its end nobody knows the rest.
    let is_ours = place.by.is_none() && node.aliases.is_empty() && !node.shortened;
    let mended = if is_ours { mend(&text) } else { None };
    let finding = place.told(subject, finding).arg("terms", if terms.is_empty() { vec![text.clone()] } else { terms }).arg("record", text);
    Some(match mended {
        Some(record) => finding.arg("proposed", "yes").remedy("TXT", node.domain.clone(), strings(&record)),
        None => finding.arg("proposed", "no"),
    })
}

/// The words of a record that break the grammar.
pub fn defective_words(node: &Node) -> Vec<String> {
    let text = node.text.as_deref().unwrap_or_default();
    node.defects.iter().filter_map(|defect| word_at(text, defect.start)).collect()
}

/// The word of a record that a place is in.
fn word_at(text: &str, place: usize) -> Option<String> {
    let start = text.get(..place)?.rfind(' ').map_or(0, |blank| blank + 1);
    let word = text.get(start..)?.split(' ').next()?.trim();
    (!word.is_empty()).then(|| word.to_owned())
}

/// Terms that lead to no record, or to too many names.
fn dead_ends(subject: &str, place: &Place<'_>) -> Vec<Finding> {
    let node = place.node;
    let ends = node.branches.iter().filter_map(|branch| {
        let finding = |code| {
            let finding = Finding::new(code, subject.to_owned()).arg("term", written(node, branch.term)).arg("place", node.domain.clone());
            place.told(subject, finding)
        };
        match &branch.reach {
            // RFC 7208 §5.2 and §6.1: an include or redirect without a record is a permerror; a malformed name has none (§4.3).
            Reach::Record(below)
                if matches!(below.outcome, NodeOutcome::NoRecord | NodeOutcome::NoSuchName | NodeOutcome::SeveralRecords { .. } | NodeOutcome::Malformed) =>
            {
                let why = match below.outcome {
                    NodeOutcome::SeveralRecords { .. } if is_own(subject, &below.domain) => "several_own",
                    NodeOutcome::SeveralRecords { .. } => "several",
                    _ => "none",
                };
                Some(finding(Code::SpfIncludeBroken).arg("why", why).arg("at", below.domain.clone()).seen(below.evidence.iter().copied()))
            }
            // RFC 7208 §4.6.4: more than ten names behind one mx.
            Reach::Hosts(hosts) if hosts.exchangers.len() > MAX_NAMES => {
                Some(finding(Code::SpfTooManyExchangers).arg("count", hosts.exchangers.len()).arg("limit", MAX_NAMES).seen(hosts.evidence.iter().copied()))
            }
            _ => None,
        }
    });
    ends.collect()
}

/// More terms that ask than there may be (RFC 7208 §4.6.4). A record that leads back to itself is asked for until the limit is reached, however few
/// terms it has.
fn lookups(spf: &Spf) -> Option<Finding> {
    let tree = &spf.tree;
    if !tree.exceeds_lookups() {
        return None;
    }
    let all = places(&tree.root);
    let back = all.iter().find_map(|place| {
        let is_back = |reach: &Reach| matches!(reach, Reach::Record(below) if below.outcome == NodeOutcome::Loop);
        place.node.branches.iter().find(|branch| is_back(&branch.reach)).map(|branch| (place, written(place.node, branch.term)))
    });
    let counted = if tree.looped { tree.lookups.max(MAX_LOOKUPS + 1) } else { tree.lookups };
    let finding = Finding::new(Code::SpfTooManyLookups, tree.root.domain.clone())
        .arg("lookups", counted)
        .arg("limit", MAX_LOOKUPS)
        .arg("least", if tree.cut { "yes" } else { "no" })
        .arg("costly", costly(&tree.root))
        .seen(tree.evidence());
    Some(match back {
        Some((place, term)) => place.told(&tree.root.domain, finding.arg("loops", "yes").arg("back", term).arg("at", place.node.domain.clone())),
        None => finding.arg("loops", "no"),
    })
}

/// The includes of the record that cost the most look-ups, dearest first.
pub fn costly(root: &Node) -> Arg {
    let mut terms: Vec<(usize, String)> = root
        .branches
        .iter()
        .filter_map(|branch| match &branch.reach {
            Reach::Record(below) => Some((below.lookups + 1, root.record.terms.get(branch.term)?.kind.to_string())),
            _ => None,
        })
        .collect();
    terms.sort_by(|one, other| other.cmp(one));
    if terms.is_empty() {
        return "none".into();
    }
    terms.into_iter().take(3).map(|(lookups, term)| format!("{term} ({lookups})")).collect::<Vec<_>>().into()
}

/// The record without its own terms that lead to nothing. `mx` stays: its MX record is mended instead. Nothing where none of them stands here, where still
/// more than may be would be left, or where nobody would be left who may send.
pub fn without_void_terms(tree: &Tree) -> Option<String> {
    let root = &tree.root;
    let text = root.text.as_deref().filter(|_| root.defects.is_empty() && !root.shortened && root.aliases.is_empty())?;
    let is_dead = |index: usize| {
        let is_void = root.branch(index).is_some_and(|branch| matches!(&branch.reach, Reach::Hosts(hosts) if hosts.void_ipv4 && hosts.void_ipv6));
        is_void && written(root, index).trim_start_matches('+') != "mx"
    };
    let terms = || root.record.terms.iter().enumerate();
    let dead = terms().filter(|(index, _)| is_dead(*index)).count();
    let kept = terms().filter(|(index, _)| !is_dead(*index)).filter_map(|(_, term)| text.get(term.span.start..term.span.end));
    let record = text.get(..6).into_iter().chain(kept).collect::<Vec<_>>().join(" ");
    (dead > 0 && tree.void_lookups.any <= MAX_VOID_LOOKUPS + dead && proposal::authorises(&record)).then(|| strings(&record))
}

/// Names in a finding the terms that lead to nothing, each with the record in which it stands where that is another one, and the own terms that lead
/// to the records of others.
pub fn with_void_terms(root: &Node, finding: Finding) -> Finding {
    let (mut terms, mut ways): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for place in places(root) {
        for branch in &place.node.branches {
            if !matches!(&branch.reach, Reach::Hosts(hosts) if hosts.void_ipv4 && hosts.void_ipv6) {
                continue;
            }
            let term = written(place.node, branch.term);
            terms.push(if std::ptr::eq(place.node, root) { term } else { format!("{term} ({})", place.node.domain) });
            ways.extend(place.by.clone().filter(|way| !ways.contains(way)));
        }
    }
    // Whose own MX record leads nowhere mends that: without the term its exchangers could not send any more.
    let is_own_mx = |branch: &Branch| {
        matches!(&branch.reach, Reach::Hosts(hosts) if hosts.void_ipv4 && hosts.void_ipv6) && written(root, branch.term).trim_start_matches('+') == "mx"
    };
    let finding = finding.arg("mx", if root.branches.iter().any(is_own_mx) { if terms.len() == 1 { "alone" } else { "also" } } else { "no" });
    finding.arg("terms", terms).arg("whose", if ways.is_empty() { "own" } else { "other" }).arg("by", ways)
}
