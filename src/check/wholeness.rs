//! What every finding of every small world has: something to say in both languages, what it rests on, whose rule it is, and a way out. And the
//! worlds as they were last seen, line by line, so that a finding more or less is noticed.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{fix, fixtures::Seen, request, unpasted};
use crate::{
    model::{
        area::Area,
        code::Code::{self, *},
        evidence::{EvidenceId, EvidenceKind},
        finding::{Finding, Remedy},
        locale::Locale,
        report::Report,
        verdict::Verdict,
    },
    words::Words,
};

/// Findings that may rest on no answer, and why.
const WITHOUT_EVIDENCE: &[(Code, &str)] = &[
    (IpPublic, "an address that was given says itself what it is"),
    (IpNotPublic, "an address that was given says itself what it is"),
    (HeloNotFqdn, "a name that was given says itself what it is"),
    (HeloLiteral, "a name that was given says itself what it is"),
    (HeloUnseen, "nobody sends, or nobody was asked"),
    (PtrNoAddress, "nobody sends, as MX and SPF show"),
    (DomainInternational, "the name says itself what it is"),
    (DomainTld, "the name says itself what it is"),
    (DomainLookalike, "the name says itself what it is"),
    (DomainRegistrationUnknown, "no registry could be asked"),
    (DnsblNotAsked, "the terms of these lists forbid to ask"),
    (NeighboursNotAsked, "nobody was asked"),
    (NeighboursUnknown, "what was seen of a network is kept for hours, for the runs that come after"),
    (NeighboursListed, "what was seen of a network is kept for hours, for the runs that come after"),
    (IpRelaySends, "whoever asks has named the relay"),
    (ClientTlsUnknown, "no server could be asked"),
    (ReceiversRefuse, "it sums up findings that have theirs"),
    (ReceiversRefuseBulk, "it sums up findings that have theirs"),
    (ReceiversMissed, "it sums up findings that have theirs"),
    (ReceiversMissedBulk, "it sums up findings that have theirs"),
    (ReceiversUnknown, "it sums up findings that have theirs"),
    (ReceiversMet, "it sums up findings that have theirs"),
];

/// The areas that answers of the DNS decide alone, so that a world always looks the same.
const BY_DNS: [Area; 11] =
    [Area::Ip, Area::Dnsbl, Area::Neighbours, Area::Ptr, Area::Helo, Area::Spf, Area::Dkim, Area::Dmarc, Area::Mx, Area::Dns, Area::Domain];

/// Everything that is wanting, in all worlds.
pub fn wanting(all: &[Seen]) -> Vec<String> {
    let mut wanting: Vec<String> = Vec::new();
    for seen in all {
        let report = &seen.report;
        wanting.extend(report.findings.iter().flat_map(|finding| lacks(report, finding)).map(|lack| format!("{}: {lack}", seen.name)));
        wanting.extend(named_twice(report).into_iter().map(|ip| format!("{}: {ip} is to have two reverse names", seen.name)));
        wanting.extend(asked_twice(report).into_iter().map(|question| format!("{}: {question} was asked twice", seen.name)));
    }
    wanting.sort();
    wanting.dedup();
    wanting
}

/// The codes that are excused from having anything to paste, and that no world shows without.
pub fn idle_excuses(all: &[Seen]) -> Vec<&'static str> {
    let findings = || all.iter().flat_map(|seen| &seen.report.findings);
    let needed: BTreeSet<Code> = findings().filter(|finding| needs_paste(finding) && !has_paste(finding)).map(|finding| finding.code).collect();
    // How slow a machine answers depends on what else it does.
    let is_idle = |code: &Code| !needed.contains(code) && !matches!(code, PtrSlow | DnsSlow);
    unpasted::WITHOUT_RECORD.iter().filter(|(code, _)| is_idle(code)).map(|(code, _)| code.as_str()).collect()
}

/// Whether something is to be done about it. What cannot be told is asked again: nothing is to be pasted for that.
const fn needs_paste(finding: &Finding) -> bool {
    !matches!(finding.verdict, Verdict::Good | Verdict::NotApplicable | Verdict::Unknown)
}

/// Whether there is a record, a command or a request with its exact words.
fn has_paste(finding: &Finding) -> bool {
    !fix::records(finding).is_empty() || Locale::ALL.map(Words).into_iter().all(|words| request::request(finding, words).is_some())
}

fn lacks(report: &Report, finding: &Finding) -> Vec<String> {
    let mut lacks = Vec::new();
    let mut wants = |is_there: bool, what: &str| {
        if !is_there {
            lacks.push(format!("{} ({:?}) {what}", finding.code.as_str(), finding.verdict));
        }
    };
    let excused = WITHOUT_EVIDENCE.iter().any(|(code, _)| *code == finding.code);
    wants(excused || !finding.evidence.is_empty(), "rests on no answer");
    wants(finding.evidence.iter().all(|EvidenceId(id)| usize::try_from(*id).is_ok_and(|id| id < report.evidence.len())), "names an answer that is not there");
    wants(!finding.code.standard().is_empty(), "names no standard");
    let needs_fix = !matches!(finding.verdict, Verdict::Good | Verdict::NotApplicable);
    for words in Locale::ALL.map(Words) {
        let (text, title, fix) = (words.finding(finding), words.title(finding), words.fix(finding));
        wants(reads_well(&text), &format!("says {text:?}"));
        wants(reads_well(&title), &format!("is called {title:?}"));
        wants(!needs_fix || fix.as_deref().is_some_and(reads_well), &format!("is mended by {fix:?}"));
    }
    if needs_paste(finding) {
        wants(
            has_paste(finding) || is_excused(finding),
            &format!("is mended by nothing to paste: {:?}", Words(Locale::English).fix(finding).unwrap_or_default()),
        );
    }
    if let Some(remedy) = &finding.remedy {
        wants(!remedy.kind.is_empty() && !remedy.name.is_empty() && !remedy.value.is_empty(), "has an empty record");
        wants(finding.verdict != Verdict::Good, "has a record and nothing to mend");
    }
    lacks
}

fn is_excused(finding: &Finding) -> bool {
    unpasted::WITHOUT_RECORD.iter().any(|(code, _)| *code == finding.code)
}

/// Something is said, and no place in it stayed empty. What others wrote may stand in it.
fn reads_well(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !["()", "（）", "“”", "「」", "：。", ": ."].iter().any(|hole| text.contains(hole))
}

/// Addresses that are to have two different reverse names: the provider's panel takes one.
fn named_twice(report: &Report) -> Vec<&str> {
    let names = || report.findings.iter().filter_map(|finding| finding.remedy.as_ref()).filter(|remedy| remedy.kind == "PTR");
    let is_torn = |one: &&Remedy| names().any(|other| other.name == one.name && other.value.trim_end_matches('.') != one.value.trim_end_matches('.'));
    names().filter(is_torn).map(|remedy| remedy.name.as_str()).collect()
}

fn asked_twice(report: &Report) -> Vec<&str> {
    let mut asked = BTreeSet::new();
    // A question whose answer is to be signed is another one (RFC 4035 §3.2.1), and is written down as such.
    report
        .evidence
        .iter()
        .filter(|entry| entry.kind == EvidenceKind::Dns && !asked.insert(entry.question.as_str()))
        .map(|entry| entry.question.as_str())
        .collect()
}

/// What the worlds show of what DNS decides: whole where a world was made for one area, else what is not in order. How slow a busy machine answers
/// is left out.
pub fn picture(all: &[Seen]) -> String {
    let mut worlds: Vec<String> = all.iter().map(world).collect();
    worlds.sort();
    worlds.concat()
}

fn world(seen: &Seen) -> String {
    let is_small = seen.areas.len() < Area::ALL.len();
    let mut lines: Vec<String> = Vec::new();
    for finding in seen.report.findings.iter().filter(|finding| BY_DNS.contains(&finding.area()) && finding.code != PtrSlow) {
        if is_small || finding.verdict.is_fault() || finding.verdict == Verdict::Note {
            lines.push(line(finding));
        }
    }
    lines.sort();
    let mut text = format!("{}\n", seen.name);
    for line in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {line}");
    }
    text
}

fn line(finding: &Finding) -> String {
    let record = finding.remedy.as_ref().map(|remedy| format!(" | {} {} {}", remedy.kind, remedy.name, remedy.value.escape_default()));
    let text: String = format!("{} {} {}{}", finding.verdict.as_str(), finding.code.as_str(), finding.subject.escape_default(), record.unwrap_or_default());
    text.chars().take(400).collect()
}
