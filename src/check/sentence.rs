//! The verdict sentence: what happens to mail from here, at whom, why, and what first.
//!
//! "Refuses" is said of receivers by name, and only where a sourced rule of theirs names what is missed; everything else is "likely".

use std::net::IpAddr;

use super::{
    plan::{self, Step, Urgency},
    receivers::{self, Card, Line, Standing},
    road::{self, Gate, Passage, Station},
};
use crate::{
    knowledge::receivers::{Audience, Importance, Receiver},
    model::{area::Area, code::Code, finding::Finding, locale::Locale, report::Report, verdict::Verdict},
    words::{Key, Words, key},
};

/// Receivers named in a sentence, at most.
const MAX_NAMED: usize = 3;

/// What people call a receiver, where the name in the fact file is longer.
const CALLED: [(&str, &str); 6] =
    [("gmail", "Gmail"), ("yahoo", "Yahoo"), ("outlook", "Outlook"), ("icloud", "iCloud"), ("gmx", "GMX"), ("t-online", "T-Online")];

/// The sentence in its parts, each a sentence or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What happens, at whom, and why.
    pub main: String,
    /// What else there is.
    pub rest: Option<String>,
    /// What to do first.
    pub first: Option<String>,
}

/// The sentence of a report.
pub fn sentence(report: &Report, words: Words) -> Sentence {
    let steps = plan::steps(&report.findings);
    let leading = pressing(&steps);
    let fault = steps.iter().map(Step::leading).find(|finding| finding.verdict.is_fault());
    if !report.vantage.can_judge {
        return Sentence { main: words.text(key::HEADLINE_BLIND), rest: None, first: None };
    }
    if !is_told(report) {
        return Sentence { main: words.text(key::HEADLINE_NOTHING), rest: None, first: None };
    }
    let dumb = is_dumb(report);
    let (main, rest) = match fault {
        _ if dumb => (words.with(key::SENTENCE_DUMB, [("domain", report.target.label())]), None),
        Some(fault) => (faulty(report, fault, words), others(report, &steps, fault, words)),
        None => (sound(report, leading, words), open(report, leading, words)),
    };
    let fix = beginning(&steps).and_then(|finding| words.fix(finding));
    Sentence { main, rest, first: fix.map(|fix| words.with(key::SENTENCE_FIRST, [("step", opening(&fix))])) }
}

/// The matter that is due before all others, if one is due at all.
fn pressing(steps: &[Step]) -> Option<&Finding> {
    steps.iter().find(|step| step.urgency != Urgency::Find).map(Step::leading)
}

/// The matter that "first" names. Where nothing else is to be done, the port is left that nobody has measured.
pub fn beginning(steps: &[Step]) -> Option<&Finding> {
    let measure = || steps.iter().map(Step::leading).find(|finding| finding.code == Code::SmtpOutUnmeasured);
    pressing(steps).or_else(measure)
}

/// How much of the mail a fault stops, as far as receivers' own rules say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    All,
    /// What comes from one of the sending addresses, or over IPv6.
    Part,
    Bulk,
}

impl Extent {
    /// What stands at the gate where it stops.
    pub const fn stops(self) -> Key {
        match self {
            Self::All => key::ROAD_STOPS,
            Self::Part => key::ROAD_STOPS_PART,
            Self::Bulk => key::ROAD_STOPS_BULK,
        }
    }
}

/// What of the mail a fault stops.
pub fn extent(report: &Report, fault: &Finding) -> Extent {
    match refusers(report, fault) {
        // What does not exist sends no mail at all.
        _ if report.findings.iter().any(Finding::is_nothing) => Extent::All,
        Some((Audience::Bulk, _)) => Extent::Bulk,
        _ if is_part(report, fault) => Extent::Part,
        _ => Extent::All,
    }
}

/// What of the mail stops at a gate: everything that its fault stops where the road ends there; bulk mail alone where a receiver's rule for bulk
/// senders is broken and small amounts pass.
pub fn stopped(report: &Report, station: &Station) -> Option<Extent> {
    let leading = station.leading.as_ref()?;
    match station.passage {
        Passage::Stops => Some(extent(report, leading)),
        Passage::Reached if stops_bulk(report, leading) => Some(Extent::Bulk),
        Passage::Reached | Passage::Beyond => None,
    }
}

/// Whether a fault weakens mail in small amounts and stops it in bulk.
pub fn stops_bulk(report: &Report, fault: &Finding) -> bool {
    // What does not exist sends nothing, in bulk or not.
    let exists = !report.findings.iter().any(Finding::is_nothing);
    exists && fault.verdict == Verdict::Problem && matches!(refusers(report, fault), Some((Audience::Bulk, _)))
}

/// Something is wrong: what comes of it.
fn faulty(report: &Report, fault: &Finding, words: Words) -> String {
    let cause = words.title(fault);
    let say = |key: Key| words.with(key, [("cause", cause.as_str())]);
    if fault.is_nothing() {
        return words.with(key::SENTENCE_NO_SUCH_NAME, [("domain", fault.subject.as_str())]);
    }
    if is_silent(report) && matches!(fault.area(), Area::Spf | Area::Dkim | Area::Dmarc) {
        return words.with(key::SENTENCE_SILENT_OPEN, [("domain", report.target.label()), ("cause", cause)]);
    }
    if let Some((audience, named)) = refusers(report, fault) {
        let number = if named.len() == 1 { "one" } else { "many" };
        let scope = if is_six(fault) {
            "six"
        } else if is_part(report, fault) {
            "some"
        } else {
            "all"
        };
        let key = match (audience, fault.verdict) {
            (Audience::All, _) => key::SENTENCE_REFUSED_BY,
            (Audience::Bulk, Verdict::Broken) => key::SENTENCE_BULK_REFUSED_BY,
            (Audience::Bulk, _) => key::SENTENCE_ONLY_BULK_REFUSED_BY,
        };
        let receivers = words.series(&named);
        let variables = [("receivers", receivers.as_str()), ("number", number), ("scope", scope), ("cause", cause.as_str())];
        return words.with(key, variables);
    }
    match (fault.verdict, fault.code, fault.area().as_str()) {
        (_, Code::SpfPassAll, _) => say(key::SENTENCE_FORGED),
        (_, Code::SmtpOutReported, _) => say(key::SENTENCE_REPORTED),
        // Senders that insist on what the domain promises hold their mail back.
        (Verdict::Broken, Code::MtaStsUnmet | Code::MtaStsUncovered | Code::DaneMismatch, _) => say(key::SENTENCE_REPLIES),
        (Verdict::Broken, _, "spf" | "dkim") => say(key::SENTENCE_DISTRUSTED),
        (Verdict::Broken, _, "dmarc" | "starttls" | "mta_sts" | "tls_rpt" | "dane" | "dnssec" | "bimi" | "client") => say(key::SENTENCE_VOID),
        // Senders deliver all the same (RFC 7435 §3): where a policy forbids that, it is a fault of its own, and a worse one.
        (_, Code::StarttlsMissing | Code::StarttlsExpired | Code::StarttlsEarly | Code::StarttlsWrongName, _) => say(key::SENTENCE_VOID),
        (_, Code::StarttlsExpiring, _) => say(key::SENTENCE_VOID_SOON),
        (_, _, "smtp_in" | "starttls" | "mta_sts" | "tls_rpt" | "dane" | "client") => say(key::SENTENCE_REPLIES),
        (Verdict::Broken, _, _) => say(key::HEADLINE_BROKEN),
        // The catalogue (`mx.exists`): mail from such a sender suffers too; no receiver's rule says that it stops.
        (_, Code::MxMissing, _) => say(key::SENTENCE_UNANSWERABLE),
        (_, _, "mx") => say(key::SENTENCE_REPLIES),
        (_, _, "dns" | "dnssec" | "bimi") => say(key::SENTENCE_WEAK),
        _ => say(key::HEADLINE_PROBLEM),
    }
}

/// Nothing is wrong: how much of it could be told.
fn sound(report: &Report, leading: Option<&Finding>, words: Words) -> String {
    let unknown = report.findings.iter().filter(|finding| finding.verdict == Verdict::Unknown && !finding.area().is_summary()).count();
    if is_silent(report) {
        return words.with(key::SENTENCE_SILENT, [("domain", report.target.label())]);
    }
    if let Some(port) = leading.filter(|finding| finding.code == Code::SmtpOutUnmeasured) {
        return words.with(key::SENTENCE_PORT, [("cause", words.finding(port))]);
    }
    if let Some(open) = leading.filter(|finding| finding.verdict == Verdict::Unknown) {
        return words.with(key::SENTENCE_UNTOLD, [("cause", words.title(open))]);
    }
    if let Some(note) = leading {
        let key = match road::untold(&report.findings) {
            true => key::SENTENCE_NOTE_OPEN,
            false if is_part_of_run(report) => key::SENTENCE_NOTE_PART,
            false => key::HEADLINE_NOTE,
        };
        return words.with(key, [("cause", words.title(note))]);
    }
    if report.target.domain.is_none() {
        return words.with(key::SENTENCE_ADDRESS_GOOD, [("ip", report.target.label())]);
    }
    if unknown > 0 {
        return words.with(key::HEADLINE_UNKNOWN, [("count", unknown)]);
    }
    words.text(if road::unmeasured(&report.findings).is_empty() { key::SENTENCE_READY } else { key::HEADLINE_GOOD })
}

/// Whether only some areas of a domain were looked at: what sums up all of them is left out then, and nothing is known of the rest.
fn is_part_of_run(report: &Report) -> bool {
    report.target.domain.is_some() && !report.findings.iter().any(|finding| finding.area().is_summary())
}

/// How many other matters stop mail or weaken it, and that the port may be closed that nobody has measured.
fn others(report: &Report, steps: &[Step], fault: &Finding, words: Words) -> Option<String> {
    let count = |holds: fn(&Finding) -> bool| steps.iter().filter(|step| step.code != fault.code && holds(step.leading())).count();
    // A protection that is void stops no mail.
    let stop = count(|finding| finding.verdict == Verdict::Broken && !finding.is_void());
    let weaken = count(|finding| finding.verdict == Verdict::Problem || finding.is_void());
    let parts: Vec<String> = [(key::SENTENCE_MORE_STOP, stop), (key::SENTENCE_MORE_WEAKEN, weaken)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.with(key, [("count", count)]))
        .chain(plan::unmeasured_port(&report.findings).filter(plan::is_held_closed).map(|port| words.finding(&port)))
        .collect();
    (!parts.is_empty()).then(|| words.join(&parts))
}

/// Which gates nobody has measured beside the one that was just named, and what needs a domain.
fn open(report: &Report, leading: Option<&Finding>, words: Words) -> Option<String> {
    if is_silent(report) {
        return None;
    }
    if report.target.domain.is_none() {
        return Some(words.text(key::SENTENCE_NEEDS_DOMAIN));
    }
    let named = leading.filter(|finding| finding.verdict == Verdict::Unknown).and_then(|finding| road::gate(finding.area()));
    let gates = road::unmeasured(&report.findings).into_iter().filter(|gate| Some(*gate) != named);
    let gates: Vec<String> = gates.map(|gate| gate_name(gate, words)).collect();
    (!gates.is_empty()).then(|| words.with(key::SENTENCE_UNMEASURED, [("gates", words.series(&gates))]))
}

/// The name of a gate.
pub fn gate_name(gate: Gate, words: Words) -> String {
    Key::find(&format!("gate-{}", gate.as_str())).map_or_else(|| gate.as_str().to_owned(), |key| words.text(key))
}

/// Whether anything is said beside what could not be told and what does not apply.
fn is_told(report: &Report) -> bool {
    report.findings.iter().any(|finding| !matches!(finding.verdict, Verdict::Unknown | Verdict::NotApplicable))
}

/// Whether none of the records that say how a domain's mail stands could be looked up, and nothing is known to stop its mail.
fn is_dumb(report: &Report) -> bool {
    let has = |code: Code| report.findings.iter().any(|finding| finding.code == code);
    let is_broken = report.findings.iter().any(|finding| finding.verdict == Verdict::Broken && !finding.area().is_summary());
    [Code::SpfUnknown, Code::MxUnknown, Code::DmarcUnknown].into_iter().all(has) && !is_broken
}

/// Whether nothing about the mail of the target could be judged, though some of it was looked at. What does not apply to the target was judged.
pub fn is_unjudged(report: &Report) -> bool {
    let all_open = !is_told(report) && report.findings.iter().any(|finding| finding.verdict == Verdict::Unknown);
    !report.vantage.can_judge || report.findings.is_empty() || all_open || is_dumb(report)
}

/// A domain that neither takes nor sends mail and says so (RFC 7505): the engine found its null MX to be right.
fn is_silent(report: &Report) -> bool {
    report.findings.iter().any(|finding| finding.code == Code::MxNull && finding.verdict == Verdict::Good)
}

/// Whether it is an IPv6 address's fault: it stops the mail that goes over IPv6, and nothing else.
fn is_six(fault: &Finding) -> bool {
    fault.subject.parse::<IpAddr>().is_ok_and(|ip| ip.is_ipv6())
}

/// Whether the fault is one address's and another sending address has none that stops mail.
fn is_part(report: &Report, fault: &Finding) -> bool {
    let stopped =
        |ip: &IpAddr| report.findings.iter().any(|finding| finding.verdict == fault.verdict && finding.code == fault.code && finding.subject == ip.to_string());
    fault.subject.parse::<IpAddr>().is_ok() && !report.target.ips.iter().all(stopped)
}

/// The receivers of which a sourced rule says that they refuse what is wrong here: in all mail of this sender, else in bulk mail.
fn refusers(report: &Report, fault: &Finding) -> Option<(Audience, Vec<&'static str>)> {
    // A private address cannot send at all: no rule is needed to say so.
    if fault.code == Code::IpNotPublic {
        return None;
    }
    let cards = receivers::cards(&report.findings, &report.target, Locale::English);
    [Audience::All, Audience::Bulk].into_iter().find_map(|audience| {
        let minds = |card: &Card, line: &Line| {
            // Who says how much is sent is held to what applies, and to nothing else.
            let concerned = line.applies || (line.audience == audience && !card.is_volume_told);
            let broken = match &line.standing {
                Standing::Broken { certain: true, evidence } => evidence.iter().any(|id| fault.evidence.contains(id)),
                _ => false,
            };
            concerned && broken && line.rule.refuses
        };
        let known = |card: &&Card| card.receiver.confidence.decides() && card.receiver.importance <= Importance::High;
        let named: Vec<&'static str> = cards
            .iter()
            .filter(known)
            .filter(|&card| card.lines.iter().any(|line| minds(card, line)))
            .map(|card| called(card.receiver))
            .take(MAX_NAMED)
            .collect();
        (!named.is_empty()).then_some((audience, named))
    })
}

fn called(receiver: &'static Receiver) -> &'static str {
    let short = CALLED.iter().find(|(id, _)| receiver.id == **id).map(|(_, name)| *name);
    short.unwrap_or_else(|| receiver.name.split(" (").next().unwrap_or(&receiver.name))
}

/// The first sentence of a text.
fn opening(text: &str) -> String {
    let ends = [(". ", 1), ("。", "。".len())];
    let end = ends.iter().filter_map(|(mark, length)| text.find(mark).map(|place| place + length)).min();
    text[..end.unwrap_or(text.len())].trim().to_owned()
}

#[cfg(test)]
mod tests;
