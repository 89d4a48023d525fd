//! Who may issue certificates, which a mail server needs as well.

use crate::{
    check::observe::{
        Observations,
        dns::{Caa, Climbed, Dns, is_within},
    },
    knowledge::authorities::{self, Authority},
    model::{code::Code, evidence::EvidenceId, finding::Finding},
    net::tls::Standing,
};

/// The CAA records that count for the mail hosts under the domain's own name; where there are none, for the domain.
pub fn judge(seen: &Observations, dns: &Dns) -> Vec<Finding> {
    let mut hosts: Vec<&str> = dns.hosts.iter().map(|host| host.name.as_str()).filter(|name| is_within(name, &dns.domain)).collect();
    hosts.sort_unstable();
    let starts = if hosts.is_empty() { vec![dns.domain.as_str()] } else { hosts.clone() };
    let mut levels: Vec<(&Climbed, Vec<EvidenceId>, Vec<String>)> = Vec::new();
    for start in starts {
        let Some((level, evidence)) = climb(dns, start) else { continue };
        let of_mail = hosts.contains(&start).then(|| start.to_owned());
        match levels.iter_mut().find(|(known, _, _)| known.name == level.name) {
            Some((_, all, names)) => {
                all.extend(evidence);
                names.extend(of_mail);
            }
            None => levels.push((level, evidence, of_mail.into_iter().collect())),
        }
    }
    levels.into_iter().filter_map(|(level, evidence, hosts)| one(level, &hosts, &in_use(seen, &hosts)).map(|finding| finding.seen(evidence))).collect()
}

/// The records of the nearest name that has any, from a name upwards (RFC 8659 §3); nothing while a question below them is open.
fn climb<'a>(dns: &'a Dns, start: &str) -> Option<(&'a Climbed, Vec<EvidenceId>)> {
    let below = dns.caa_below.iter().filter(|level| is_within(start, &level.name));
    let mut levels: Vec<&Climbed> = below.chain(&dns.caa).collect();
    levels.sort_by_key(|level| std::cmp::Reverse(level.name.len()));
    let level = levels.iter().copied().find(|level| !level.records.is_empty() || !level.outcome.is_answer()).filter(|level| !level.records.is_empty())?;
    let evidence = levels.iter().take_while(|other| other.name != level.name).map(|other| other.evidence).chain([level.evidence]).collect();
    Some((level, evidence))
}

/// An authority whose certificate a mail host shows, and where that was seen.
type InUse = (&'static Authority, EvidenceId);

/// The authorities that issued what these hosts show, each once: a certificate that is for the host and leads to a root we trust, so that its issuer is
/// whom it names.
fn in_use(seen: &Observations, hosts: &[String]) -> Vec<InUse> {
    let ours = seen.smtp.iter().flat_map(|smtp| &smtp.hosts).filter(|host| hosts.contains(&host.name));
    let visits = ours.flat_map(|host| &host.visits).filter(|visit| visit.standing == Some(Standing::Trusted) && visit.name_fits == Some(true));
    let mut found: Vec<InUse> = Vec::new();
    for visit in visits {
        let Some(authority) = visit.chain().0.first().and_then(|own| authorities::by_issuer(&own.issuer)) else { continue };
        if found.iter().all(|(known, _)| known.id != authority.id) {
            found.push((authority, visit.conversation.evidence));
        }
    }
    found.sort_by_key(|(authority, _)| authority.id.as_str());
    found
}

fn one(level: &Climbed, hosts: &[String], in_use: &[InUse]) -> Option<Finding> {
    let mail = if hosts.is_empty() { "no" } else { "yes" };
    let finding = |code| Finding::new(code, level.name.clone()).arg("mail", mail).arg("hosts", hosts.to_vec());
    let malformed: Vec<String> = level.records.iter().filter(|record| is_malformed(record)).map(show).collect();
    if !malformed.is_empty() {
        return Some(finding(Code::DnsCaaMalformed).arg("records", malformed));
    }
    let mut issuers = issuers(level);
    if issuers.is_empty() {
        return None;
    }
    issuers.retain(|issuer| !issuer.is_empty());
    let may = |(authority, _): &&InUse| authority.caa.iter().any(|domain| issuers.iter().any(|issuer| issuer.eq_ignore_ascii_case(domain)));
    // RFC 8659 §4.2: an authority issues only where a record names it. What it has issued stays valid, and is not renewed.
    let shut_out = in_use.iter().find(|one| !may(one));
    let allowed = |finding: Finding| match shut_out {
        Some((authority, evidence)) => {
            finding.remedy("CAA", level.name.clone(), format!("0 issue \"{}\"", authority.domain())).seen([*evidence]).arg("authority", authority.name.as_str())
        }
        None => finding,
    };
    if issuers.is_empty() {
        return Some(allowed(finding(Code::DnsCaaForbids).arg("authority", "none")));
    }
    if shut_out.is_some() {
        return Some(allowed(finding(Code::DnsCaaOther).arg("issuers", issuers)));
    }
    Some(finding(Code::DnsCaa).arg("count", issuers.len()).arg("issuers", issuers))
}

/// Who may issue, each once; an empty name is nobody (RFC 8659 §4.2).
fn issuers(level: &Climbed) -> Vec<String> {
    let mut issuers: Vec<String> = level.records.iter().filter(|record| record.tag == "issue").map(|record| issuer(&record.value).to_owned()).collect();
    issuers.sort_unstable();
    issuers.dedup();
    issuers
}

fn issuer(value: &str) -> &str {
    value.split(';').next().unwrap_or_default().trim()
}

/// RFC 8659 §4.1: a property nobody knows that is marked critical stops every issuer; §4.2: an issuer is a domain name, and each parameter has a
/// tag and a value.
fn is_malformed(record: &Caa) -> bool {
    let known = matches!(record.tag.as_str(), "issue" | "issuewild" | "issuemail" | "issuevmc" | "iodef" | "contactemail" | "contactphone");
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let bad_tag = record.tag.is_empty() || !record.tag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let names_issuer = matches!(record.tag.as_str(), "issue" | "issuewild" | "issuemail" | "issuevmc");
    let bad_issuer = names_issuer && !issuer(&record.value).is_empty() && !issuer(&record.value).split('.').all(is_label);
    let is_parameter = |part: &str| part.split_once('=').is_some_and(|(tag, value)| is_label(tag.trim()) && !value.trim().contains(char::is_whitespace));
    let bad_parameter = names_issuer && record.value.split(';').skip(1).map(str::trim).any(|part| !part.is_empty() && !is_parameter(part));
    bad_tag || (record.critical && !known) || bad_issuer || bad_parameter
}

fn show(record: &Caa) -> String {
    format!("{} {} \"{}\"", u8::from(record.critical) << 7, record.tag, record.value)
}
