//! SPF: may these addresses send for this domain, and is the record worth anything (RFC 7208)?

use crate::{
    check::observe::{Observations, SenderResult, Spf},
    mail::spf::{
        Directive, MAX_LOOKUPS, MAX_NAMES, MAX_VOID_LOOKUPS, Mechanism, Node, NodeOutcome, OddityKind, OpeningKind, Qualifier, Reach, SpfResult, TermKind,
        Tree, oddities,
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
};

/// Look-ups from which on the next include may be one too many.
const NEARLY_TOO_MANY: usize = 9;
/// IPv4 addresses a record may authorise before it is wide (a /16, the catalogue's `spf.broad_range`), and before it is far too wide.
const WIDE: u64 = 1 << 16;
const FAR_TOO_WIDE: u64 = 1_000_000;
/// Octets of a record that still fit a plain UDP answer with room to spare (RFC 7208 §3.4).
const LARGE: usize = 450;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(spf) = &seen.spf else { return Vec::new() };
    let root = &spf.tree.root;
    let finding = |code| Finding::new(code, root.domain.clone()).seen(root.evidence.iter().copied());
    match root.outcome {
        NodeOutcome::Record => {}
        NodeOutcome::NoRecord | NodeOutcome::NoSuchName => return vec![finding(Code::SpfMissing).remedy("TXT", root.domain.clone(), first_record(seen))],
        NodeOutcome::SeveralRecords { count } => return vec![finding(Code::SpfSeveral).arg("count", count)],
        NodeOutcome::NoAnswer(_) | NodeOutcome::Malformed | NodeOutcome::Loop | NodeOutcome::Cut => return vec![finding(Code::SpfUnknown)],
    }
    let void = void_reasons(spf);
    let mut findings = Vec::new();
    if void.is_empty() {
        findings.extend(openings(&spf.tree));
        findings.extend(spf.senders.iter().filter_map(|sender| sender_result(spf, sender)));
    }
    findings.extend(void);
    findings.extend(unanswered(&spf.tree));
    findings.extend(advice(&spf.tree));
    findings.extend(super::relay::judge(seen));
    if !findings.iter().any(|finding| finding.verdict.is_fault()) {
        let all = spf.tree.evidence();
        findings.push(finding(Code::SpfGood).arg("lookups", spf.tree.lookups).arg("record", root.text.clone().unwrap_or_default()).seen(all));
    }
    findings
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
                // RFC 7208 §5.2 and §6.1: an include or redirect without a record is a permerror.
                Reach::Record(below) if matches!(below.outcome, NodeOutcome::NoRecord | NodeOutcome::NoSuchName | NodeOutcome::SeveralRecords { .. }) => {
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
        findings.push(
            Finding::new(Code::SpfTooManyLookups, subject.clone())
                .arg("lookups", tree.lookups)
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

/// The terms of the record that cost the most look-ups, dearest first.
fn costly(root: &Node) -> Vec<String> {
    let mut terms: Vec<(usize, String)> = root
        .branches
        .iter()
        .filter_map(|branch| match &branch.reach {
            Reach::Record(below) => Some((below.lookups + 1, root.record.terms.get(branch.term)?.kind.to_string())),
            _ => None,
        })
        .collect();
    terms.sort_by(|one, other| other.cmp(one));
    terms.into_iter().take(3).map(|(lookups, term)| format!("{term} ({lookups})")).collect()
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
    let addresses = tree.coverage.ipv4_addresses;
    if addresses <= WIDE {
        return Vec::new();
    }
    let verdict = if addresses > FAR_TOO_WIDE { Verdict::Problem } else { Verdict::Note };
    let widest = tree.networks.iter().filter(|network| network.address.is_ipv4()).min_by_key(|network| network.prefix);
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
        SpfResult::SoftFail | SpfResult::Neutral => Some(finding(Code::SpfNotAuthorized).verdict(Verdict::Problem).remedy_with(spf, sender)),
        SpfResult::Fail | SpfResult::None | SpfResult::PermError => Some(finding(Code::SpfNotAuthorized).remedy_with(spf, sender)),
    }
}

trait RemedyWith {
    fn remedy_with(self, spf: &Spf, sender: &SenderResult) -> Self;
}

impl RemedyWith for Finding {
    /// The record that stands, with the address in it, before whatever ends it.
    fn remedy_with(self, spf: &Spf, sender: &SenderResult) -> Self {
        let Some(text) = &spf.tree.root.text else { return self };
        let term = if sender.ip.is_ipv4() { format!("ip4:{}", sender.ip) } else { format!("ip6:{}", sender.ip) };
        self.remedy("TXT", spf.tree.root.domain.clone(), with_term(text, &term))
    }
}

/// A record with one more term, behind the version: found at once, and never behind `all`, where it would not be read (RFC 7208 §5.1).
/// A record that has the term is left as it is.
pub fn with_term(record: &str, term: &str) -> String {
    let mut words: Vec<&str> = record.split(' ').filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| word.trim_start_matches('+').eq_ignore_ascii_case(term)) {
        return words.join(" ");
    }
    words.insert(words.len().min(1), term);
    words.join(" ")
}

/// A first record for a domain that has none: its exchangers and its known senders, everybody else with a doubt.
fn first_record(seen: &Observations) -> String {
    let mut words = vec!["v=spf1".to_owned(), "mx".to_owned()];
    for sender in &seen.identity.senders {
        words.push(if sender.ip.is_ipv4() { format!("ip4:{}", sender.ip) } else { format!("ip6:{}", sender.ip) });
    }
    words.push("~all".to_owned());
    words.join(" ")
}

/// Parts of the record that nobody could look up.
fn unanswered(tree: &Tree) -> Vec<Finding> {
    let mut findings: Vec<Finding> = tree
        .root
        .walk()
        .into_iter()
        .skip(1)
        .filter(|node| matches!(node.outcome, NodeOutcome::NoAnswer(_) | NodeOutcome::Cut))
        .map(|node| Finding::new(Code::SpfIncludeUnknown, tree.root.domain.clone()).arg("at", node.domain.clone()).seen(node.evidence.iter().copied()))
        .collect();
    findings.truncate(5);
    findings
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
        findings.push(note(Code::SpfNoEnding).arg("ending", if has(OddityKind::NeutralAll) { "?all" } else { "" }).remedy(
            "TXT",
            root.domain.clone(),
            with_ending(root, &text),
        ));
    }
    if has(OddityKind::RedirectBesideAll) {
        findings.push(note(Code::SpfRedirectIgnored));
    }
    if has(OddityKind::Macro) {
        findings.push(note(Code::SpfMacro));
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

/// The record with `~all` at its end, in the place of a neutral ending.
fn with_ending(root: &Node, text: &str) -> String {
    let neutral = |kind: &TermKind| matches!(kind, TermKind::Directive(Directive { qualifier: Qualifier::Neutral, mechanism: Mechanism::All }));
    let mut words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    if root.record.terms.iter().any(|term| neutral(&term.kind)) {
        words.retain(|word| !word.eq_ignore_ascii_case("?all"));
    }
    words.push("~all");
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::with_term;

    #[test]
    fn a_term_goes_behind_the_version() {
        assert_eq!(with_term("v=spf1 include:a.example -all", "ip4:192.0.2.1"), "v=spf1 ip4:192.0.2.1 include:a.example -all");
        assert_eq!(with_term("v=spf1 +ip4:192.0.2.1 -all", "ip4:192.0.2.1"), "v=spf1 +ip4:192.0.2.1 -all");
    }

    proptest! {
        #[test]
        fn merging_twice_is_merging_once(rest in "( (mx|a|include:[a-z]{1,8}\\.example|ip4:192\\.0\\.2\\.[0-9]{1,2})){0,6}( [~-]all)?") {
            let once = with_term(&format!("v=spf1{rest}"), "ip4:198.51.100.7");
            prop_assert_eq!(with_term(&once, "ip4:198.51.100.7"), once);
        }
    }
}
