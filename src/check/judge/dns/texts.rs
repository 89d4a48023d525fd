//! Texts that a control panel has damaged, and names that it has doubled.

use crate::{
    check::observe::dns::{Answer, Dns, PLACES},
    mail::{dmarc, mta_sts, spf, text::plainly, tls_rpt},
    model::{code::Code, finding::Finding, verdict::Verdict},
};

/// How the texts that matter to mail begin.
const MARKS: [&str; 6] = ["v=spf1", "v=dmarc1", "v=dkim1", "v=tlsrptv1", "v=stsv1", "v=bimi1"];
/// Quotes that belong to the writing of a record, or to a word processor, but never into it.
const QUOTES: [char; 7] = ['"', '“', '”', '„', '‟', '«', '»'];

pub fn judge(dns: &Dns) -> Vec<Finding> {
    let dmarc = format!("_dmarc.{}", dns.domain);
    let mut findings = Vec::new();
    for answer in dns.texts.iter().filter(|answer| answer.name == dns.domain || answer.name == dmarc) {
        findings.extend(answer.values.iter().filter_map(|text| damaged(answer, text)));
    }
    for expected in PLACES.map(|front| format!("{front}{}", dns.domain)) {
        let doubled = format!("{expected}.{}", dns.domain);
        let answers = dns.texts.iter().filter(|answer| answer.name == doubled);
        findings.extend(answers.filter_map(|answer| misplaced(dns, answer, &expected)));
    }
    findings
}

/// Whether a text is one of mail's records.
pub fn is_mail(text: &str) -> bool {
    mark(text).is_some()
}

/// How one of mail's records begins; nothing for another text.
fn mark(text: &str) -> Option<&'static str> {
    let head: String = text.trim().chars().take(16).collect::<String>().to_ascii_lowercase();
    MARKS.into_iter().find(|mark| head.starts_with(mark))
}

/// A text without what only belongs around it, and with plain characters in place of those that only look like them.
fn repaired(text: &str) -> String {
    let kept: String = text.chars().map(plainly).filter(|character| !QUOTES.contains(character) && *character != '\\').collect();
    // What cannot be seen is kept as question marks.
    let kept = kept.trim().trim_start_matches('?');
    kept.trim().to_owned()
}

/// Whether a text is a record without a fault, so that it may be published as it is: what was damaged may have been more than its quotation marks.
fn is_sound(text: &str) -> bool {
    match mark(text) {
        Some("v=spf1") => spf::parse(text.as_bytes()).defects.is_empty(),
        Some("v=dmarc1") => dmarc::parse(text.as_bytes()).defects.is_empty(),
        Some("v=stsv1") => mta_sts::parse_record(text.as_bytes()).defects.is_empty(),
        Some("v=tlsrptv1") => tls_rpt::parse(text.as_bytes()).defects.is_empty(),
        _ => false,
    }
}

/// Whether a record of this sort stands among texts as it should: with it a second one would make both void (RFC 7208 §4.5, RFC 9989 §4.10).
fn stands(texts: &[String], wanted: &str) -> bool {
    texts.iter().any(|text| mark(text) == Some(wanted) && repaired(text) == *text)
}

/// A record with characters in it that only belong around it. Other texts may hold what they like.
fn damaged(answer: &Answer, text: &str) -> Option<Finding> {
    let repaired = repaired(text);
    let mark = mark(&repaired).filter(|_| repaired != text)?;
    let kind = if text.contains(QUOTES) {
        "quotes"
    } else if text.contains('\\') {
        "backslashes"
    } else if repaired == text.trim() {
        "blanks"
    } else {
        "characters"
    };
    let finding = Finding::new(Code::DnsQuoteErrors, answer.name.clone()).arg("record", text).arg("kind", kind).seen([answer.evidence]);
    // Blanks around a record are tolerated by most readers, and a damaged copy beside a sound record is no record at all.
    let kept = stands(&answer.values, mark);
    let finding = finding.arg("kept", if kept { "yes" } else { "no" });
    let finding = if kind == "blanks" || kept { finding.verdict(Verdict::Note) } else { finding };
    let is_sound = is_sound(&repaired);
    let finding = finding.arg("mends", if is_sound { "own" } else { "none" });
    Some(if kept || !is_sound { finding } else { finding.remedy("TXT", answer.name.clone(), repaired) })
}

/// A record at a name that has the domain twice: the panel had added it already.
fn misplaced(dns: &Dns, answer: &Answer, expected: &str) -> Option<Finding> {
    let is_wild = |text: &&String| dns.wildcard.iter().any(|wild| wild.values.contains(text));
    let text = answer.values.iter().find(|text| is_mail(text) && !is_wild(text))?;
    let entered = expected.strip_suffix(&dns.domain).map_or("@", |front| front.trim_end_matches('.'));
    let entered = if entered.is_empty() { "@" } else { entered };
    let finding = Finding::new(Code::DnsDoubledName, answer.name.clone()).arg("expected", expected).arg("entered", entered).arg("record", text.clone());
    let proper = dns.texts.iter().find(|proper| proper.name == expected);
    let kept = proper.is_some_and(|proper| mark(text).is_some_and(|mark| stands(&proper.values, mark)));
    let finding = finding.arg("kept", if kept { "yes" } else { "no" }).seen([answer.evidence]);
    if kept {
        return Some(finding.verdict(Verdict::Note));
    }
    // Where nobody tells what stands there, nothing is put beside it.
    let is_known = proper.is_some_and(|proper| proper.outcome.is_answer());
    let is_sound = is_sound(text);
    let finding = finding.arg("mends", if is_sound { "own" } else { "none" });
    Some(if is_known && is_sound { finding.remedy("TXT", expected, text.clone()) } else { finding })
}
