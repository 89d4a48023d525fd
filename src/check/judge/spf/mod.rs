//! SPF: may these addresses send for this domain, and is the record worth anything (RFC 7208)?

mod around;
mod mending;
pub mod proposal;
mod several;
mod void;
mod width;

use crate::{
    check::{
        fix::{joined, strings},
        observe::{Observations, SenderResult, Spf},
    },
    mail::spf::{
        Evaluation, Hosts, Letter, MAX_LOOKUPS, MAX_VOID_LOOKUPS, Node, NodeOutcome, OddityKind, Piece, Qualifier, Reach, SpfResult, StepOutcome, TermKind,
        Tree, is_spf_record, oddities, parse,
    },
    model::{
        code::Code,
        finding::{Finding, Remedy},
        verdict::Verdict,
    },
};

pub use around::{is_closed, is_silent, lets_send};

/// Look-ups from which on the next include may be one too many.
const NEARLY_TOO_MANY: usize = 9;
/// Octets of a record that still fit a plain UDP answer with room to spare (RFC 7208 §3.4).
const LARGE: usize = 450;
/// Octets of a plain UDP answer (RFC 1035 §4.2.1).
const PLAIN: usize = 512;
/// Parts without an answer that are named.
const MAX_UNANSWERED: usize = 5;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(spf) = &seen.spf else { return Vec::new() };
    let findings = judge_record(seen, spf);
    match spf.tree.root.aliases.last() {
        Some(alias) => findings.into_iter().map(|finding| beside_alias(&spf.tree.root, alias, finding)).collect(),
        None => findings,
    }
}

/// Nothing can stand beside an alias (RFC 1034 §3.6.2): the record is that of the name it leads to, and changed there.
fn beside_alias(root: &Node, alias: &str, mut finding: Finding) -> Finding {
    let is_here = finding.remedy.as_ref().is_none_or(|remedy| remedy.name == root.domain) && finding.subject == root.domain;
    match finding.code {
        _ if !is_here => return finding,
        Code::SpfMissing | Code::SpfSeveral | Code::SpfMisplaced | Code::SpfUnclosed => {}
        Code::SpfNotAuthorized | Code::SpfNoEnding if !finding.args.contains_key("at") => {}
        Code::SpfRelayMissing => finding = finding.arg("fits", "alias"),
        _ => return finding,
    }
    finding.remedy = None;
    finding.arg("form", "alias").arg("alias", alias.to_owned())
}

fn judge_record(seen: &Observations, spf: &Spf) -> Vec<Finding> {
    let root = &spf.tree.root;
    let finding = |code| Finding::new(code, root.domain.clone()).seen(root.evidence.iter().copied());
    match root.outcome {
        NodeOutcome::Record => {}
        NodeOutcome::NoRecord | NodeOutcome::NoSuchName => {
            let mut findings = around::judge(seen, spf);
            if !around::is_silent(seen) {
                let damaged = proposal::damaged(seen).unwrap_or("none");
                let missing = finding(Code::SpfMissing).arg("damaged", damaged);
                let missing = match proposal::first(seen) {
                    Some(record) => missing.remedy("TXT", root.domain.clone(), record),
                    None if damaged != "none" => missing.arg("form", "damaged"),
                    None => missing.arg("form", "nobody"),
                };
                findings.insert(0, missing);
            }
            return findings;
        }
        NodeOutcome::SeveralRecords { count } => {
            let included = seen.spf_around.as_ref().map(|around| around.included.as_slice()).unwrap_or_default();
            return vec![several::judge(seen, root, included, count)];
        }
        NodeOutcome::NoAnswer(_) | NodeOutcome::Malformed | NodeOutcome::Loop | NodeOutcome::Cut => return vec![finding(Code::SpfUnknown)],
    }
    let mut void = void::reasons(spf);
    // Beside another fault, fewer look-ups alone do not make the record sound.
    if let [only] = void.as_mut_slice()
        && only.code == Code::SpfTooManyLookups
    {
        let shorter = mending::shorter(&spf.tree).map(|record| completed(seen, spf, &record));
        only.args.insert("proposed".to_owned(), if shorter.is_some() { "yes" } else { "no" }.into());
        only.remedy = shorter.map(|value| Remedy { kind: "TXT".to_owned(), name: root.domain.clone(), value });
    }
    if let [only] = void.as_mut_slice()
        && only.code == Code::SpfTooManyVoid
        && let Some(record) = void::without_void_terms(&spf.tree)
    {
        *only = only.clone().arg("proposed", "yes").remedy("TXT", root.domain.clone(), completed(seen, spf, &record));
    }
    for mended in void.iter_mut().filter(|finding| finding.code == Code::SpfSyntax) {
        if let Some(remedy) = mended.remedy.as_mut().filter(|remedy| remedy.name == root.domain) {
            remedy.value = completed(seen, spf, &remedy.value);
        }
    }
    let is_void = !void.is_empty();
    let mut findings = Vec::new();
    if !is_void {
        let rented: Vec<_> = seen.ip.iter().flatten().filter_map(super::ip::rented).collect();
        findings.extend(width::judge(&spf.tree).into_iter().map(|finding| width::of_cloud(&spf.tree, &rented, finding)));
        findings.extend(spf.senders.iter().filter_map(|sender| sender_result(seen, spf, sender)));
    }
    findings.extend(void);
    findings.extend(unanswered(spf));
    findings.extend(advice(&spf.tree));
    findings.extend(large(seen, &spf.tree.root));
    // A void record lets nobody pass, whomever it names.
    findings.extend(super::relay::judge(seen).filter(|finding| !is_void || finding.code != Code::SpfRelayGood));
    // What makes a record void does not go away by one more term.
    if !is_void {
        propose(seen, spf, &mut findings);
    }
    // One record for one name: where another change is proposed, the terms that go are only named.
    let is_proposed = findings.iter().any(|finding| finding.remedy.as_ref().is_some_and(|remedy| remedy.name == root.domain));
    if let (false, Some(record)) = (is_void || is_proposed, void::without_void_terms(&spf.tree)) {
        for dead in findings.iter_mut().filter(|finding| finding.code == Code::SpfVoidTerms) {
            *dead = dead.clone().arg("proposed", "yes").remedy("TXT", root.domain.clone(), record.clone());
        }
    }
    // An ending alone makes nothing of a record that names nobody.
    let names_nobody = root.text.as_deref().is_some_and(|text| !root.shortened && !proposal::authorises(text));
    for open in findings.iter_mut().filter(|finding| finding.code == Code::SpfNoEnding && finding.remedy.is_none() && !finding.args.contains_key("at")) {
        open.args.insert("form".to_owned(), if names_nobody { "nobody" } else { "own" }.into());
    }
    for missing in findings.iter_mut().filter(|finding| finding.code == Code::SpfRelayMissing && finding.remedy.is_none()) {
        let fits = proposal::relay_fits(seen, spf.tree.lookups);
        missing.args.insert("fits".to_owned(), if fits { "alone" } else { "no" }.into());
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

/// A record in place of a void one, with the senders that are known.
fn completed(seen: &Observations, spf: &Spf, value: &str) -> String {
    strings(&proposal::with_known(seen, &joined(value), &spf.tree.networks(), spf.tree.lookups))
}

/// Gives the findings that ask for a change the record with all the changes in it.
fn propose(seen: &Observations, spf: &Spf, findings: &mut [Finding]) {
    let is_open = findings.iter().any(|finding| finding.code == Code::SpfPassAll);
    let narrowed = if is_open { mending::narrowed(seen, spf) } else { None };
    for open in findings.iter_mut().filter(|finding| finding.code == Code::SpfPassAll) {
        open.args.insert("proposed".to_owned(), if narrowed.is_some() { "yes" } else { "no" }.into());
    }
    let is_narrowed = narrowed.is_some();
    let Some(record) = narrowed.or_else(|| proposal::amended(seen, spf, findings)) else { return };
    let root = &spf.tree.root;
    let fits = proposal::relay_fits(seen, spf.tree.lookups);
    for finding in findings.iter_mut().filter(|finding| match finding.code {
        Code::SpfPassAll => is_narrowed,
        Code::SpfNotAuthorized => true,
        // An ending that stands in another record is not changed here.
        Code::SpfNoEnding => !finding.args.contains_key("at"),
        Code::SpfRelayMissing => fits,
        _ => false,
    }) {
        finding.remedy = Some(Remedy { kind: "TXT".to_owned(), name: root.domain.clone(), value: record.clone() });
    }
}

/// What the record says about one sending address.
fn sender_result(seen: &Observations, spf: &Spf, sender: &SenderResult) -> Option<Finding> {
    let evaluation = &sender.evaluation;
    let finding = |code| {
        let finding = Finding::new(code, spf.tree.root.domain.clone()).arg("ip", sender.ip.to_string()).arg("result", evaluation.result.as_str());
        finding.seen(evaluation.evidence.iter().copied())
    };
    match evaluation.result {
        SpfResult::Pass => None,
        SpfResult::TempError => Some(finding(Code::SpfAuthorizedUnknown).arg("why", "unanswered")),
        result => Some(match (supposed(seen, evaluation), result) {
            (Some(part), _) => finding(Code::SpfAuthorizedUnknown).arg("why", part),
            (None, SpfResult::SoftFail | SpfResult::Neutral) => finding(Code::SpfNotAuthorized).verdict(Verdict::Problem),
            (None, _) => finding(Code::SpfNotAuthorized),
        }),
    }
}

/// Whether the record is known to let this address not pass.
fn is_unauthorised(seen: &Observations, sender: &SenderResult) -> bool {
    let evaluation = &sender.evaluation;
    !matches!(evaluation.result, SpfResult::Pass | SpfResult::TempError) && supposed(seen, evaluation).is_none()
}

/// The part of the question that nobody told us and that a term asks for by its macros (RFC 7208 §7.2): another sender, or the true HELO name, may pass.
fn supposed(seen: &Observations, evaluation: &Evaluation) -> Option<&'static str> {
    let steps = evaluation.trace.iter().filter(|step| !is_spf_record(step.term.as_bytes()));
    let letters: Vec<Letter> = steps
        .flat_map(|step| {
            let term = parse(format!("v=spf1 {}", step.term).as_bytes()).value.terms.into_iter().next();
            // What did not match and would only have refused changes nothing.
            let decides =
                |kind: &TermKind| step.outcome != StepOutcome::NotMatched || !matches!(kind, TermKind::Directive(one) if one.qualifier == Qualifier::Fail);
            let pieces = term.filter(|term| decides(&term.kind)).and_then(|term| term.kind.target().map(|target| target.pieces().to_vec()));
            pieces.unwrap_or_default().into_iter().filter_map(|piece| if let Piece::Expand(expand) = piece { Some(expand.letter) } else { None })
        })
        .collect();
    if letters.iter().any(|letter| matches!(letter, Letter::Sender | Letter::LocalPart)) {
        Some("sender")
    } else {
        (seen.target.helo.is_none() && letters.contains(&Letter::Helo)).then_some("helo")
    }
}

/// Parts of the record that nobody could look up: records, and the addresses of names where one of the senders may depend on them.
fn unanswered(spf: &Spf) -> Vec<Finding> {
    let tree = &spf.tree;
    let finding = |at: &str, part: &'static str| Finding::new(Code::SpfIncludeUnknown, tree.root.domain.clone()).arg("at", at.to_owned()).arg("part", part);
    let waits = |hosts: &Hosts| {
        let depends = |sender: &SenderResult| sender.evaluation.result != SpfResult::Pass && hosts.is_unseen_by(sender.ip);
        !hosts.outcome.is_answer() && (hosts.is_unseen() || spf.senders.is_empty() || spf.senders.iter().any(depends))
    };
    let branches = tree.root.walk().into_iter().flat_map(|node| &node.branches);
    let told = branches.filter_map(|branch| match &branch.reach {
        Reach::Record(node) if matches!(node.outcome, NodeOutcome::NoAnswer(_)) => Some(finding(&node.domain, "record").seen(node.evidence.iter().copied())),
        Reach::Hosts(hosts) if waits(hosts) => Some(finding(&branch.target, "hosts").seen(hosts.evidence.iter().copied())),
        _ => None,
    });
    // What we left out ourselves is nobody's silence, and beyond the limit of every receiver it hides nothing.
    let is_left = |node: &&Node| node.shortened || node.branches.iter().any(|branch| is_cut(&branch.reach));
    let left = tree.root.walk().into_iter().find(is_left).filter(|_| tree.cut && !tree.exceeds_lookups());
    let left = left.map(|node| finding(&node.domain, "limit").seen(tree.root.evidence.iter().chain(&node.evidence).copied()));
    told.take(MAX_UNANSWERED).chain(left).collect()
}

/// Whether we did not ask on.
fn is_cut(reach: &Reach) -> bool {
    matches!(reach, Reach::Cut) || matches!(reach, Reach::Record(node) if node.outcome == NodeOutcome::Cut)
}

/// What works and could be better.
fn advice(tree: &Tree) -> Vec<Finding> {
    let root = &tree.root;
    let note = |code| Finding::new(code, root.domain.clone()).verdict(Verdict::Note).seen(root.evidence.iter().copied());
    let text = root.text.clone().unwrap_or_default();
    let mut findings = Vec::new();
    if !tree.exceeds_lookups() && tree.lookups >= NEARLY_TOO_MANY {
        findings.push(note(Code::SpfNearLimit).arg("lookups", tree.lookups).arg("limit", MAX_LOOKUPS).arg("costly", void::costly(root)).seen(tree.evidence()));
    }
    if (1..=MAX_VOID_LOOKUPS).contains(&tree.void_lookups.any) {
        findings.push(void::with_void_terms(root, note(Code::SpfVoidTerms).arg("count", tree.void_lookups.any).seen(tree.evidence())));
    }
    let kinds: Vec<OddityKind> = oddities(text.as_bytes(), &root.record).into_iter().map(|oddity| oddity.kind).collect();
    let has = |kind| kinds.contains(&kind);
    if has(OddityKind::Ptr) {
        findings.push(note(Code::SpfPtr));
    }
    if let Some((ending, last)) = no_ending(root) {
        let finding = note(Code::SpfNoEnding).arg("ending", ending).seen(last.evidence.iter().copied());
        findings.push(if std::ptr::eq(last, root) { finding } else { finding.arg("at", last.domain.clone()) });
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
    let idle = width::without_effect(tree);
    if !idle.is_empty() {
        findings.push(note(Code::SpfOddity).arg("oddity", "not_public").arg("record", idle.join(" ")));
    }
    findings
}

/// RFC 7208 §3.4: the record, and the answer that brings it along with the other texts of the domain, are to fit a plain UDP answer.
fn large(seen: &Observations, root: &Node) -> Option<Finding> {
    let length = root.text.as_ref().map_or(0, String::len);
    let answer = seen.spf_around.as_ref().and_then(|around| around.answer).filter(|answer| answer.records > 1 && root.aliases.is_empty());
    let (part, octets) = if length >= LARGE { ("record", length) } else { ("answer", answer.map(|answer| answer.octets).filter(|octets| *octets >= LARGE)?) };
    let finding = Finding::new(Code::SpfLarge, root.domain.clone()).arg("part", part).arg("octets", octets).arg("limit", LARGE);
    let fits = if answer.is_some_and(|answer| answer.octets > PLAIN) { "no" } else { "yes" };
    Some(finding.arg("fits", fits).arg("records", answer.map_or(1, |answer| answer.records)).seen(root.evidence.iter().copied()))
}

/// How the record, or the one that it redirects to, leaves open what holds for everybody else. Whoever did not see the end of it cannot say.
fn no_ending(root: &Node) -> Option<(&'static str, &Node)> {
    let last = root.last();
    let is_meant = |word: &String| ["all", "redirect"].iter().any(|name| word.to_ascii_lowercase().contains(name));
    if last.shortened || void::defective_words(last).iter().any(is_meant) {
        return None;
    }
    let redirected = !std::ptr::eq(last, root);
    let ending = match last.record.ending() {
        Some(Qualifier::Neutral) if redirected => "redirect",
        Some(Qualifier::Neutral) => "neutral",
        None if last.record.redirect().is_some() => return None,
        None if redirected => "redirect_none",
        None => "none",
        Some(_) => return None,
    };
    Some((ending, last))
}
