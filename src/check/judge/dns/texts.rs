//! Texts that a control panel has damaged, and names that it has doubled.

use crate::{
    check::observe::dns::{Answer, Dns},
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
    for expected in [&dns.domain, &dmarc] {
        let doubled = format!("{expected}.{}", dns.domain);
        let answers = dns.texts.iter().filter(|answer| answer.name == doubled);
        findings.extend(answers.filter_map(|answer| misplaced(dns, answer, expected)));
    }
    findings
}

/// Whether a text is one of mail's records.
pub fn is_mail(text: &str) -> bool {
    let head: String = text.trim().chars().take(16).collect::<String>().to_ascii_lowercase();
    MARKS.iter().any(|mark| head.starts_with(mark))
}

/// A record with characters in it that only belong around it. Other texts may hold what they like.
fn damaged(answer: &Answer, text: &str) -> Option<Finding> {
    let repaired: String = text.chars().filter(|character| !QUOTES.contains(character) && *character != '\\').collect();
    let repaired = repaired.trim();
    if repaired == text || !is_mail(repaired) {
        return None;
    }
    let kind = if text.contains(QUOTES) {
        "quotes"
    } else if text.contains('\\') {
        "backslashes"
    } else {
        "blanks"
    };
    let finding = Finding::new(Code::DnsQuoteErrors, answer.name.clone()).arg("record", text).arg("kind", kind).seen([answer.evidence]);
    // Blanks around a record are tolerated by most readers.
    let finding = if kind == "blanks" { finding.verdict(Verdict::Note) } else { finding };
    Some(finding.remedy("TXT", answer.name.clone(), repaired))
}

/// A record at a name that has the domain twice: the panel had added it already.
fn misplaced(dns: &Dns, answer: &Answer, expected: &str) -> Option<Finding> {
    let is_wild = |text: &&String| dns.wildcard.iter().any(|wild| wild.values.contains(text));
    let text = answer.values.iter().find(|text| is_mail(text) && !is_wild(text))?;
    let entered = expected.strip_suffix(&dns.domain).map_or("@", |front| front.trim_end_matches('.'));
    let entered = if entered.is_empty() { "@" } else { entered };
    let finding = Finding::new(Code::DnsDoubledName, answer.name.clone()).arg("expected", expected).arg("entered", entered).arg("record", text.clone());
    Some(finding.remedy("TXT", expected, text.clone()).seen([answer.evidence]))
}
