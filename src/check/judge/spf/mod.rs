//! SPF: may these addresses send for this domain, and is the record worth anything (RFC 7208)?

mod around;
pub mod proposal;

use crate::{
    check::{
        identity::is_own,
        observe::{Observations, SenderResult, Spf},
    },
    mail::spf::{
        Coverage, MAX_LOOKUPS, MAX_NAMES, MAX_VOID_LOOKUPS, Network, Node, NodeOutcome, OddityKind, Opening, OpeningKind, Reach, SpfResult, Tree, oddities,
    },
    model::{
        code::Code,
        finding::{Arg, Finding, Remedy},
        verdict::Verdict,
    },
};

pub use around::{is_closed, is_silent};

/// Look-ups from which on the next include may be one too many.
const NEARLY_TOO_MANY: usize = 9;
/// IPv4 addresses a record may authorise before it is wide (a /16, the catalogue's `spf.broad_range`), and before it is far too wide.
const WIDE: u64 = 1 << 16;
const FAR_TOO_WIDE: u64 = 1_000_000;
/// More than all services together that a domain may use: a whole cloud (a /8).
const WHOLE_CLOUD: u64 = 1 << 24;
/// Octets of a record that still fit a plain UDP answer with room to spare (RFC 7208 §3.4).
const LARGE: usize = 450;
/// Parts without an answer that are named.
const MAX_UNANSWERED: usize = 5;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(spf) = &seen.spf else { return Vec::new() };
    let root = &spf.tree.root;
    let finding = |code| Finding::new(code, root.domain.clone()).seen(root.evidence.iter().copied());
    match root.outcome {
        NodeOutcome::Record => {}
        NodeOutcome::NoRecord | NodeOutcome::NoSuchName => {
            let mut findings = around::judge(seen, spf);
            if !around::is_silent(seen) {
                let damaged = proposal::damaged(seen).unwrap_or("none");
                findings.insert(0, finding(Code::SpfMissing).arg("damaged", damaged).remedy("TXT", root.domain.clone(), proposal::first(seen)));
            }
            return findings;
        }
        NodeOutcome::SeveralRecords { count } => return vec![finding(Code::SpfSeveral).arg("count", count)],
        NodeOutcome::NoAnswer(_) | NodeOutcome::Malformed | NodeOutcome::Loop | NodeOutcome::Cut => return vec![finding(Code::SpfUnknown)],
    }
    let void = void_reasons(spf);
    let is_void = !void.is_empty();
    let mut findings = Vec::new();
    if !is_void {
        findings.extend(openings(&spf.tree));
        findings.extend(spf.senders.iter().filter_map(|sender| sender_result(spf, sender)));
    }
    findings.extend(void);
    findings.extend(unanswered(&spf.tree));
    findings.extend(advice(&spf.tree));
    findings.extend(super::relay::judge(seen));
    // What makes a record void does not go away by one more term.
    if !is_void {
        propose(seen, spf, &mut findings);
    }
    // Whoever could not look at the whole record cannot call it sound.
    let is_whole = !findings.iter().any(|finding| finding.verdict.is_fault() || finding.verdict == Verdict::Unknown);
    findings.extend(around::judge(seen, spf));
    if is_whole {
        let all = spf.tree.evidence();
        findings.push(finding(Code::SpfGood).arg("lookups", spf.tree.lookups).arg("record", root.text.clone().unwrap_or_default()).seen(all));
    }
    findings
}

/// Gives the findings that ask for a change the record with all the changes in it.
fn propose(seen: &Observations, spf: &Spf, findings: &mut [Finding]) {
    let Some(record) = proposal::amended(seen, spf, findings) else { return };
    let root = &spf.tree.root;
    let fits = proposal::relay_fits(seen, spf.tree.lookups);
    for finding in findings.iter_mut().filter(|finding| match finding.code {
        Code::SpfNotAuthorized => true,
        // An ending that stands in another record is not changed here.
        Code::SpfNoEnding => !finding.args.contains_key("at"),
        Code::SpfRelayMissing => fits,
        _ => false,
    }) {
        finding.remedy = Some(Remedy { kind: "TXT".to_owned(), name: root.domain.clone(), value: record.clone() });
    }
}

/// What makes the whole record void: every receiver ends in permerror (RFC 7208 §2.6.7).
fn void_reasons(spf: &Spf) -> Vec<Finding> {
    let tree = &spf.tree;
    let subject = tree.root.domain.clone();
    let mut findings = Vec::new();
    for node in tree.root.walk() {
        let text = node.text.clone().unwrap_or_default();
        if !node.defects.is_empty() {
            let terms: Vec<String> = node.defects.iter().filter_map(|defect| word_at(&text, defect.start)).collect();
            findings.push(
                Finding::new(Code::SpfSyntax, subject.clone())
                    .arg("at", node.domain.clone())
                    .arg("terms", if terms.is_empty() { vec![text.clone()] } else { terms })
                    .arg("record", text.clone())
                    .seen(node.evidence.iter().copied()),
            );
        }
        for branch in &node.branches {
            let term = node.record.terms.get(branch.term).map(|term| term.kind.to_string()).unwrap_or_default();
            match &branch.reach {
                // RFC 7208 §5.2 and §6.1: an include or redirect without a record is a permerror; a malformed name has none (§4.3).
                Reach::Record(below)
                    if matches!(
                        below.outcome,
                        NodeOutcome::NoRecord | NodeOutcome::NoSuchName | NodeOutcome::SeveralRecords { .. } | NodeOutcome::Malformed
                    ) =>
                {
                    findings.push(
                        Finding::new(Code::SpfIncludeBroken, subject.clone())
                            .arg("at", below.domain.clone())
                            .arg("term", term)
                            .seen(below.evidence.iter().copied()),
                    );
                }
                // RFC 7208 §4.6.4: more than ten names behind one mx.
                Reach::Hosts(hosts) if hosts.exchangers.len() > MAX_NAMES => findings.push(
                    Finding::new(Code::SpfTooManyExchangers, subject.clone())
                        .arg("term", term)
                        .arg("count", hosts.exchangers.len())
                        .arg("limit", MAX_NAMES)
                        .seen(hosts.evidence.iter().copied()),
                ),
                _ => {}
            }
        }
    }
    if tree.exceeds_lookups() {
        // A record that leads back to itself is asked for until the limit is reached, however few terms it has.
        let lookups = if tree.looped { tree.lookups.max(MAX_LOOKUPS + 1) } else { tree.lookups };
        findings.push(
            Finding::new(Code::SpfTooManyLookups, subject.clone())
                .arg("lookups", lookups)
                .arg("limit", MAX_LOOKUPS)
                .arg("costly", costly(&tree.root))
                .seen(tree.evidence()),
        );
    }
    if tree.void_lookups.any > MAX_VOID_LOOKUPS {
        findings.push(
            Finding::new(Code::SpfTooManyVoid, subject)
                .arg("lookups", tree.void_lookups.any)
                .arg("limit", MAX_VOID_LOOKUPS)
                .arg("terms", void_terms(&tree.root))
                .seen(tree.evidence()),
        );
    }
    findings
}

/// The word of a record that a place is in.
fn word_at(text: &str, place: usize) -> Option<String> {
    let start = text.get(..place)?.rfind(' ').map_or(0, |blank| blank + 1);
    let word = text.get(start..)?.split(' ').next()?.trim();
    (!word.is_empty()).then(|| word.to_owned())
}

/// The includes of the record that cost the most look-ups, dearest first.
fn costly(root: &Node) -> Arg {
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

/// The terms that lead to nothing, in whichever record they stand.
fn void_terms(root: &Node) -> Vec<String> {
    let all = root.walk().into_iter().flat_map(|node| {
        node.branches.iter().filter_map(|branch| match &branch.reach {
            Reach::Hosts(hosts) if hosts.void_ipv4 && hosts.void_ipv6 => node.record.terms.get(branch.term).map(|term| term.kind.to_string()),
            _ => None,
        })
    });
    all.collect()
}

/// Terms that let in everybody, and networks so wide that they nearly do.
fn openings(tree: &Tree) -> Vec<Finding> {
    let subject = tree.root.domain.clone();
    let opening = tree.openings.iter().find(|opening| opening.kind != OpeningKind::NeutralAll);
    if let Some(opening) = opening {
        let term = opening.term.clone().unwrap_or_else(|| if opening.kind == OpeningKind::AllIpv6 { "::/0".to_owned() } else { "0.0.0.0/0".to_owned() });
        return vec![Finding::new(Code::SpfPassAll, subject).arg("term", term).arg("at", opening.domain.clone()).seen(tree.evidence())];
    }
    // How wide the network of a large service is, its customers do not choose.
    let (own, _): (Vec<Network>, Vec<Network>) = tree.networks.iter().cloned().partition(|network| is_own(&subject, &network.domain));
    let (mine, all) = (Coverage::of(&own).ipv4_addresses, tree.coverage.ipv4_addresses);
    let (verdict, addresses) = if mine > FAR_TOO_WIDE || all > WHOLE_CLOUD {
        (Verdict::Problem, all)
    } else if mine > WIDE {
        (Verdict::Note, mine)
    } else if all > FAR_TOO_WIDE {
        (Verdict::Note, all)
    } else {
        return Vec::new();
    };
    let counted = if addresses == mine { &own } else { &tree.networks };
    let widest = counted.iter().filter(|network| network.address.is_ipv4()).min_by_key(|network| (network.prefix, network.address));
    let finding = Finding::new(Code::SpfBroad, subject).verdict(verdict).arg("addresses", usize::try_from(addresses).unwrap_or(usize::MAX));
    vec![finding.arg("widest", widest.map(|network| network.term.clone()).unwrap_or_default()).seen(tree.evidence())]
}

/// What the record says about one sending address.
fn sender_result(spf: &Spf, sender: &SenderResult) -> Option<Finding> {
    let evaluation = &sender.evaluation;
    let finding = |code| {
        let finding = Finding::new(code, spf.tree.root.domain.clone()).arg("ip", sender.ip.to_string()).arg("result", evaluation.result.as_str());
        finding.seen(evaluation.evidence.iter().copied())
    };
    match evaluation.result {
        SpfResult::Pass => None,
        SpfResult::TempError => Some(finding(Code::SpfAuthorizedUnknown)),
        SpfResult::SoftFail | SpfResult::Neutral => Some(finding(Code::SpfNotAuthorized).verdict(Verdict::Problem)),
        SpfResult::Fail | SpfResult::None | SpfResult::PermError => Some(finding(Code::SpfNotAuthorized)),
    }
}

/// Parts of the record that nobody could look up: records, and the addresses of names.
fn unanswered(tree: &Tree) -> Vec<Finding> {
    let finding = |at: &str, part: &'static str| Finding::new(Code::SpfIncludeUnknown, tree.root.domain.clone()).arg("at", at.to_owned()).arg("part", part);
    let branches = tree.root.walk().into_iter().flat_map(|node| &node.branches);
    let told = branches.filter_map(|branch| match &branch.reach {
        Reach::Record(node) if matches!(node.outcome, NodeOutcome::NoAnswer(_) | NodeOutcome::Cut) => {
            Some(finding(&node.domain, "record").seen(node.evidence.iter().copied()))
        }
        Reach::Hosts(hosts) if !hosts.outcome.is_answer() => Some(finding(&branch.target, "hosts").seen(hosts.evidence.iter().copied())),
        Reach::Cut => Some(finding(&branch.target, "hosts").seen(tree.root.evidence.iter().copied())),
        _ => None,
    });
    told.take(MAX_UNANSWERED).collect()
}

/// What works and could be better.
fn advice(tree: &Tree) -> Vec<Finding> {
    let root = &tree.root;
    let note = |code| Finding::new(code, root.domain.clone()).verdict(Verdict::Note).seen(root.evidence.iter().copied());
    let text = root.text.clone().unwrap_or_default();
    let mut findings = Vec::new();
    if !tree.exceeds_lookups() && tree.lookups >= NEARLY_TOO_MANY {
        findings.push(note(Code::SpfNearLimit).arg("lookups", tree.lookups).arg("limit", MAX_LOOKUPS).arg("costly", costly(root)));
    }
    if (1..=MAX_VOID_LOOKUPS).contains(&tree.void_lookups.any) {
        findings.push(note(Code::SpfVoidTerms).arg("count", tree.void_lookups.any).arg("terms", void_terms(root)));
    }
    let kinds: Vec<OddityKind> = oddities(text.as_bytes(), &root.record).into_iter().map(|oddity| oddity.kind).collect();
    let has = |kind| kinds.contains(&kind);
    if has(OddityKind::Ptr) {
        findings.push(note(Code::SpfPtr));
    }
    if has(OddityKind::NeutralAll) || has(OddityKind::NoEnd) {
        findings.push(note(Code::SpfNoEnding).arg("ending", if has(OddityKind::NeutralAll) { "neutral" } else { "none" }));
    }
    // A redirect takes the ending of the record that it leads to (RFC 7208 §6.1).
    let neutral = |opening: &&Opening| opening.kind == OpeningKind::NeutralAll && opening.domain != root.domain;
    if let Some(opening) = tree.openings.iter().find(neutral) {
        findings.push(note(Code::SpfNoEnding).arg("ending", "redirect").arg("at", opening.domain.clone()));
    }
    if has(OddityKind::RedirectBesideAll) {
        findings.push(note(Code::SpfRedirectIgnored));
    }
    if has(OddityKind::Macro) {
        findings.push(Finding::new(Code::SpfMacro, root.domain.clone()).seen(root.evidence.iter().copied()));
    }
    let odd = [
        (OddityKind::BehindAll, "behind_all"),
        (OddityKind::UnknownModifier, "unknown_modifier"),
        (OddityKind::MechanismAsModifier, "mechanism_as_modifier"),
        (OddityKind::UpperCase, "upper_case"),
        (OddityKind::Repeated, "repeated"),
    ];
    for (kind, name) in odd {
        if has(kind) {
            findings.push(note(Code::SpfOddity).arg("oddity", name).arg("record", text.clone()));
        }
    }
    if text.len() > LARGE {
        findings.push(note(Code::SpfLarge).arg("octets", text.len()).arg("limit", LARGE));
    }
    findings
}
