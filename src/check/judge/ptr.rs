//! Reverse DNS: receivers look the address up backwards before they read a word.

use crate::{
    check::observe::Observations,
    knowledge::catalogue,
    mail::iprev::{Confirmation, Reverse},
    model::{code::Code, finding::Finding, verdict::Verdict},
    net::Outcome,
};

/// More names than this are unusual for a mail server, and only the first few are confirmed by receivers (RFC 8601 §3 allows a limit).
const FEW_NAMES: usize = 1;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(reverses) = &seen.ptr else { return Vec::new() };
    if reverses.is_empty() {
        let subject = seen.target.label();
        return vec![Finding::new(Code::PtrNoAddress, subject).seen(seen.identity.evidence.iter().copied())];
    }
    reverses.iter().flat_map(|reverse| judge_one(seen, reverse)).collect()
}

fn judge_one(seen: &Observations, reverse: &Reverse) -> Vec<Finding> {
    let ip = reverse.ip.to_string();
    let evidence = || std::iter::once(reverse.evidence).chain(reverse.names.iter().map(|name| name.evidence));
    let finding = |code| Finding::new(code, ip.clone()).seen(evidence());
    let names: Vec<String> = reverse.names.iter().map(|name| name.name.clone()).collect();
    match reverse.outcome {
        Outcome::NoData | Outcome::NoSuchName => return vec![finding(Code::PtrMissing).remedy("PTR", ip.clone(), wanted_name(seen))],
        outcome if !outcome.is_answer() => return vec![finding(Code::PtrUnknown)],
        _ if names.is_empty() => return vec![finding(Code::PtrUnknown)],
        _ => {}
    }
    let mut findings = Vec::new();
    match reverse.confirmation() {
        Confirmation::Confirmed => {
            let confirmed: Vec<String> = reverse.confirmed().map(str::to_owned).collect();
            let generic = confirmed.iter().all(|name| !catalogue::generic_ptr(name).is_empty());
            if generic && !confirmed.is_empty() {
                findings.push(finding(Code::PtrGeneric).arg("name", confirmed[0].clone()).remedy("PTR", ip.clone(), wanted_name(seen)));
            } else {
                findings.push(finding(Code::PtrGood).arg("name", confirmed[0].clone()));
            }
        }
        Confirmation::Refuted => {
            let name = &reverse.names[0];
            let addresses: Vec<String> = name.addresses.iter().map(ToString::to_string).collect();
            let kind = if reverse.ip.is_ipv4() { "A" } else { "AAAA" };
            findings.push(finding(Code::PtrNotConfirmed).arg("name", name.name.clone()).arg("addresses", addresses).remedy(
                kind,
                name.name.clone(),
                ip.clone(),
            ));
        }
        Confirmation::Unknown => findings.push(finding(Code::PtrForwardUnknown).arg("names", names.clone())),
    }
    if reverse.total > FEW_NAMES {
        findings.push(finding(Code::PtrSeveral).verdict(Verdict::Note).arg("count", reverse.total).arg("names", names));
    }
    findings
}

/// The name the address should have: the HELO name, else `mail.` before the domain.
fn wanted_name(seen: &Observations) -> String {
    let domain = seen.target.domain.clone();
    seen.target.helo.clone().or_else(|| domain.map(|domain| format!("mail.{domain}"))).unwrap_or_else(|| "mail.example.com".to_owned())
}
