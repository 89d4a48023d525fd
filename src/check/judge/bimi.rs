//! BIMI. A logo never decides whether mail arrives, so nothing here is more than a note.

use crate::{
    check::{
        fix::strings,
        observe::{
            Observations,
            bimi::{Enforcement, Seen},
        },
    },
    mail::{
        bimi::{Kind, Logo, PROPOSED_SIZE, Record, Text, Vouched, parse},
        document::End,
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
};

/// What the file of a logo is called in a record that we propose.
const LOGO: &str = "bimi.svg";

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let is_silent = super::is_silent(seen);
    let Some(seen) = &seen.bimi else { return Vec::new() };
    let lookup = &seen.lookup;
    let finding = |code| Finding::new(code, lookup.domain.clone()).seen([lookup.evidence]);
    if !lookup.outcome.is_answer() {
        return vec![finding(Code::BimiUnknown)];
    }
    let records: Vec<&Text> = lookup.records().collect();
    let text = match records.as_slice() {
        [] => match lookup.texts.first() {
            Some(text) => return vec![invalid(finding(Code::BimiInvalid), lookup.owner(), text)],
            None => {
                // Before DMARC is enforced nobody would look, and beside no mail no logo is shown: then it is not even missing.
                let finding = finding(Code::BimiAbsent).seen(seen.dmarc_evidence.iter().copied());
                if is_silent || seen.dmarc != Enforcement::Full {
                    return vec![finding.verdict(Verdict::NotApplicable)];
                }
                // Where the logo will stand only the owner knows: the domain itself is a place that it has.
                let record = format!("v=BIMI1; l=https://{}/{LOGO}; a=", lookup.domain);
                return vec![finding.remedy("TXT", place(&lookup.domain), record)];
            }
        },
        [one] => one,
        several => return vec![finding(Code::BimiSeveral).arg("count", several.len())],
    };
    let record = &text.record.value;
    if record.sound && record.is_declined() {
        return vec![finding(Code::BimiDeclined)];
    }
    let mut findings = Vec::new();
    if !record.sound {
        findings.push(invalid(finding(Code::BimiInvalid), lookup.owner(), text));
    }
    match seen.dmarc {
        Enforcement::Full => {}
        Enforcement::Unknown => findings.push(finding(Code::BimiDmarcUnknown).seen(seen.dmarc_evidence.iter().copied())),
        part => {
            let part = if part == Enforcement::Partly { "partly" } else { "none" };
            findings.push(finding(Code::BimiDmarc).arg("part", part).seen(seen.dmarc_evidence.iter().copied()));
        }
    }
    findings.extend(lookup.logo.as_ref().map(|logo| judge_logo(seen, logo)));
    // What would stand beside a logo that nobody finds does not matter yet.
    if record.sound || lookup.certificate.is_some() {
        findings.push(judge_certificate(seen));
    }
    if findings.iter().all(|finding| !matches!(finding.code, Code::BimiInvalid | Code::BimiDmarc | Code::BimiDmarcUnknown)) {
        let owner = if lookup.inherited_from.is_some() { "above" } else { "own" };
        let good = finding(Code::BimiGood).arg("url", record.location.clone().unwrap_or_default());
        findings.push(good.arg("owner", owner).arg("from", lookup.owner()));
    }
    findings
}

/// Where the record of a domain stands.
fn place(domain: &str) -> String {
    format!("default._bimi.{domain}")
}

fn invalid(finding: Finding, owner: &str, text: &Text) -> Finding {
    let faults: Vec<String> = text.record.defects.iter().map(|defect| super::fault_name(defect.fault)).collect();
    let finding = finding.arg("record", text.text.clone()).arg("faults", super::each_once(faults));
    match corrected(&text.record.value) {
        Some(record) => finding.arg("proposed", "yes").remedy("TXT", place(owner), strings(&record)),
        None => finding.arg("proposed", "no"),
    }
}

/// The addresses of a record in the right form, where it has that of a logo.
fn corrected(record: &Record) -> Option<String> {
    let is_address = |value: &&String| value.starts_with("https://") && value.chars().all(|character| character.is_ascii_graphic());
    let location = record.location.as_ref().filter(is_address)?;
    let certificate = record.evidence.as_ref().filter(is_address).map_or("", String::as_str);
    let text = format!("v=BIMI1; l={location}; a={certificate}");
    let read = parse(text.as_bytes());
    (read.value.sound && read.defects.is_empty()).then_some(text)
}

fn judge_logo(seen: &Seen, logo: &Logo) -> Finding {
    let finding = |code| Finding::new(code, seen.lookup.domain.clone()).seen(logo.evidence.iter().copied()).arg("url", logo.url.clone());
    match logo.end {
        End::Found if logo.compressed => finding(Code::BimiLogoUnknown).arg("reason", "compressed"),
        End::Found if !logo.faults.is_empty() => {
            let faults: Vec<String> = logo.faults.iter().map(super::fault_name).collect();
            finding(Code::BimiLogoInvalid).arg("faults", faults)
        }
        End::Found if logo.size > PROPOSED_SIZE => finding(Code::BimiLogoLarge).arg("size", logo.size.div_ceil(1_024)),
        End::Found => finding(Code::BimiLogo).arg("size", logo.size.div_ceil(1_024)),
        end if end.is_final() => finding(Code::BimiLogoMissing).arg("reason", end.name()).arg("status", status(end)),
        end => finding(Code::BimiLogoUnknown).arg("reason", end.name()),
    }
}

fn judge_certificate(seen: &Seen) -> Finding {
    let domain = &seen.lookup.domain;
    let Some(Vouched { url, end, certificate, evidence }) = &seen.lookup.certificate else {
        return Finding::new(Code::BimiCertificateAbsent, domain.clone()).seen([seen.lookup.evidence]);
    };
    let finding = |code| Finding::new(code, domain.clone()).seen(evidence.iter().copied()).arg("url", url.clone());
    let invalid = |reason: &str| finding(Code::BimiCertificateInvalid).arg("reason", reason).arg("status", status(*end));
    match (end, certificate) {
        (End::Found, None) => invalid("unreadable"),
        (End::Found, Some(certificate)) => {
            if certificate.not_after < seen.lookup.at {
                invalid("expired")
            } else if certificate.not_before > seen.lookup.at {
                invalid("early")
            } else if !certificate.for_marks {
                invalid("purpose")
            } else if !certificate.is_for(domain) && !certificate.is_for(seen.lookup.owner()) {
                invalid("name")
            } else {
                let kind = match certificate.kind {
                    Kind::Verified => "vmc",
                    Kind::Common => "cmc",
                    Kind::Unsaid => "unsaid",
                };
                let days = usize::try_from((certificate.not_after - seen.lookup.at) / 86_400_000).unwrap_or(0);
                finding(Code::BimiCertificate).arg("kind", kind).arg("days", days)
            }
        }
        (end, _) if end.is_final() => invalid("missing"),
        (end, _) => finding(Code::BimiCertificateUnknown).arg("reason", end.name()),
    }
}

fn status(end: End) -> usize {
    if let End::Status(status) = end { usize::from(status) } else { 0 }
}
