//! Mail exchangers: where answers and bounces come back to.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use crate::{
    check::observe::{
        Observations,
        dns::is_within,
        domain::organisation,
        helo::{is_host_name, is_public_name},
    },
    knowledge::receivers,
    mail::mx::{Exchange, Exchanger, Kind, Resolution},
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
    net::policy::special,
};

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(exchange) = &seen.mx else { return Vec::new() };
    let finding = |code| Finding::new(code, exchange.domain.clone()).seen(evidence(exchange));
    match exchange.kind {
        Kind::Unknown => vec![finding(Code::MxUnknown)],
        // A domain that sends nothing says best by a null MX that it takes nothing either (RFC 7505 §3).
        Kind::None if super::spf::is_closed(seen) => {
            vec![record(finding(Code::MxMissing).verdict(Verdict::Note).arg("sends", "no"), exchange, "0 .".to_owned())]
        }
        Kind::None => {
            let wanted = seen.identity.ips().first().map_or_else(|| super::wanted_name(seen), |ip| super::wanted_name_at(seen, *ip));
            vec![record(finding(Code::MxMissing).arg("sends", "yes"), exchange, format!("10 {wanted}."))]
        }
        // RFC 7505 §4.2: receivers may refuse mail from a domain that takes none. One that sends nothing does right.
        Kind::Null if super::sends(seen) => {
            // That a service may send does not show that it does.
            let is_known = !seen.identity.senders.is_empty() || !seen.target.ips.is_empty() || seen.target.relay.is_some();
            let lets_send = !(seen.identity.services.is_empty() && seen.identity.unseen.is_empty()) || super::spf::lets_send(seen);
            let (verdict, sends) = match (is_known, lets_send) {
                (true, _) => (Verdict::Broken, "yes"),
                (false, true) => (Verdict::Problem, "maybe"),
                // A HELO name or a selector was named, as a sender has.
                (false, false) => (Verdict::Problem, "named"),
            };
            let wanted = seen.identity.ips().first().map_or_else(|| super::wanted_name(seen), |ip| super::wanted_name_at(seen, *ip));
            vec![record(finding(Code::MxNull).verdict(verdict).arg("sends", sends), exchange, format!("10 {wanted}."))]
        }
        Kind::Null => vec![finding(Code::MxNull).verdict(Verdict::Good).arg("sends", "no")],
        // RFC 7505 §3: without the null MX, mail to a domain that sends nothing is tried at its web server for days.
        Kind::Implicit if super::spf::is_closed(seen) => {
            vec![record(finding(Code::MxImplicit).verdict(Verdict::Note).arg("sends", "no"), exchange, "0 .".to_owned())]
        }
        Kind::Implicit => {
            let mut findings = vec![record(finding(Code::MxImplicit), exchange, format!("10 {}.", exchange.domain))];
            findings.extend(judge_hosts(seen, exchange));
            findings
        }
        Kind::NullMixed | Kind::Explicit => {
            let mut findings = judge_hosts(seen, exchange);
            if exchange.kind == Kind::NullMixed {
                // RFC 7505 §3: which of the two was meant, tells whether the domain sends.
                findings.push(finding(Code::MxNullMixed).arg("sends", if super::spf::is_closed(seen) { "no" } else { "yes" }));
            }
            findings.extend(duplicates(exchange));
            findings.extend(mix(exchange));
            if !findings.iter().any(|finding| finding.verdict.is_fault() || finding.verdict == Verdict::Unknown) && !findings.iter().any(is_unresolved) {
                let hosts = super::each_once(exchange.exchangers.iter().map(|exchanger| exchanger.name.clone()).collect());
                let part = if exchange.total > exchange.exchangers.len() { "first" } else { "all" };
                let good = finding(Code::MxGood).arg("count", hosts.len()).arg("hosts", hosts).arg("part", part);
                findings.push(good.arg("total", exchange.total).arg("addresses", exchange.addresses().len()));
            }
            findings
        }
    }
}

/// The MX record to publish, where one can: nothing stands beside an alias (RFC 1034 §3.6.2).
fn record(finding: Finding, exchange: &Exchange, value: String) -> Finding {
    let alias = exchange.aliases.last().or_else(|| exchange.exchangers.iter().find_map(|exchanger| exchanger.aliases.last()));
    match alias {
        Some(alias) => finding.arg("alias", alias.clone()),
        None => finding.arg("alias", "none").remedy("MX", exchange.domain.clone(), value),
    }
}

fn is_unresolved(finding: &Finding) -> bool {
    finding.code == Code::MxUnresolved
}

/// What is wrong with the exchangers, each name once. When some can be reached, one without an address costs time, not mail; so it is taken to
/// be where nobody knows.
fn judge_hosts(seen: &Observations, exchange: &Exchange) -> Vec<Finding> {
    let mut names = BTreeSet::new();
    let real: Vec<&Exchanger> = exchange.exchangers.iter().filter(|exchanger| !exchanger.is_null() && names.insert(&exchanger.name)).collect();
    let some_may_resolve = real.iter().any(|exchanger| exchanger.resolution() != Resolution::Unresolved);
    let all = real.iter().flat_map(|exchanger| judge_host(seen, exchange, exchanger));
    all.map(|finding| if some_may_resolve && is_unresolved(&finding) { finding.verdict(Verdict::Note) } else { finding }).collect()
}

/// What is wrong with one exchanger; nothing when all is well.
fn judge_host(seen: &Observations, exchange: &Exchange, exchanger: &Exchanger) -> Vec<Finding> {
    let finding = |code| Finding::new(code, exchanger.name.clone()).arg("domain", exchange.domain.clone()).seen(host_evidence(exchange, exchanger));
    let mut findings = Vec::new();
    if exchanger.literal.is_some() {
        findings.push(finding(Code::MxAddressLiteral));
        return findings;
    }
    // RFC 5321 §2.3.5, by RFC 1123 §2.1: letters, digits and hyphens. The domain itself is judged as a name where it is read.
    if exchange.kind != Kind::Implicit && !is_host_name(&exchanger.name) {
        findings.push(finding(Code::MxHostName));
    }
    // Where an alias leads to nothing, the nothing is what is wrong.
    let leads = exchanger.resolution() != Resolution::Unresolved;
    if let Some(alias) = exchanger.aliases.last().filter(|_| exchange.kind != Kind::Implicit && leads) {
        // A host that has its own record already needs no second one.
        let is_named = exchange.exchangers.iter().any(|other| other.name.eq_ignore_ascii_case(alias));
        let found = finding(Code::MxAlias).arg("target", alias.clone()).arg("named", if is_named { "yes" } else { "no" });
        let remedy = format!("{} {alias}.", exchanger.preference);
        findings.push(if is_named { found } else { found.remedy("MX", exchange.domain.clone(), remedy) });
    }
    match exchanger.resolution() {
        Resolution::Unresolved => {
            let form = match exchanger.aliases.last() {
                _ if !is_public_name(&exchanger.name) => "local",
                Some(_) => "alias",
                None => "name",
            };
            let target = exchanger.aliases.last().cloned().unwrap_or_default();
            findings.push(finding(Code::MxUnresolved).arg("form", form).arg("target", target));
        }
        Resolution::Unknown => findings.push(finding(Code::MxUnknown).arg("part", "host")),
        Resolution::Resolved => {
            let hidden: Vec<String> = exchanger.addresses().filter(|ip| !is_public(seen, *ip)).map(|ip| ip.to_string()).collect();
            if !hidden.is_empty() {
                findings.push(finding(Code::MxNotPublic).arg("addresses", hidden));
            }
        }
    }
    findings
}

/// Exchangers that are the same twice: one name in two records, or two names with one address.
fn duplicates(exchange: &Exchange) -> Option<Finding> {
    let mut hosts = BTreeSet::new();
    let real: Vec<&Exchanger> = exchange.exchangers.iter().filter(|exchanger| !exchanger.is_null()).collect();
    for (place, one) in real.iter().enumerate() {
        for other in &real[place + 1..] {
            if one.name == other.name || one.addresses().any(|ip| other.addresses().any(|another| another == ip)) {
                hosts.extend([one.name.clone(), other.name.clone()]);
            }
        }
    }
    let hosts: Vec<String> = hosts.into_iter().collect();
    (!hosts.is_empty()).then(|| Finding::new(Code::MxDuplicates, exchange.domain.clone()).arg("hosts", hosts).seen(evidence(exchange)))
}

/// Exchangers of different systems: those of receivers that are known by their names, and the domain's own.
fn mix(exchange: &Exchange) -> Option<Finding> {
    let mut systems: BTreeMap<&str, String> = BTreeMap::new();
    for exchanger in exchange.exchangers.iter().filter(|exchanger| !exchanger.is_null()) {
        // Whose it is, says the host that an alias leads to.
        let name = exchanger.aliases.last().unwrap_or(&exchanger.name);
        match receivers::of_mx(name) {
            Some(receiver) if receiver.confidence.decides() => {
                systems.entry(family(receiver.id.as_str())).or_insert_with(|| receiver.name.to_string());
            }
            _ if is_within(name, &exchange.domain) => {
                systems.entry("").or_insert_with(|| exchanger.name.clone());
            }
            _ => {}
        }
    }
    let names: Vec<String> = systems.into_values().collect();
    let finding = |form: &str, names: Vec<String>| {
        Finding::new(Code::MxProviderMix, exchange.domain.clone()).arg("systems", names).arg("form", form).seen(evidence(exchange))
    };
    if names.len() > 1 {
        return Some(finding("systems", names));
    }
    let reserve = reserve(exchange);
    (!reserve.is_empty()).then(|| finding("reserve", reserve))
}

/// Exchangers under other domains that are tried after the domain's own, and stand in other networks: as a rule somebody else's. Whose the first ones are, the
/// others being only in reserve, is sure where they bear the domain's name.
fn reserve(exchange: &Exchange) -> Vec<String> {
    let house = organisation(&exchange.domain);
    let name = |exchanger: &Exchanger| exchanger.aliases.last().unwrap_or(&exchanger.name).clone();
    let real = || exchange.exchangers.iter().filter(|exchanger| !exchanger.is_null() && exchanger.literal.is_none());
    let first: Vec<&Exchanger> = real().filter(|exchanger| Some(exchanger.preference) == real().map(|other| other.preference).min()).collect();
    let own: Vec<&Exchanger> = real().filter(|exchanger| organisation(&name(exchanger)) == house).collect();
    let near: BTreeSet<Vec<u8>> = own.iter().flat_map(|exchanger| exchanger.addresses()).map(network).collect();
    let is_strange = |exchanger: &&Exchanger| {
        let name = name(exchanger);
        let mut networks = exchanger.addresses().map(network).peekable();
        is_public_name(&name) && organisation(&name) != house && networks.peek().is_some() && networks.all(|network| !near.contains(&network))
    };
    if first.is_empty() || first.iter().any(|exchanger| organisation(&name(exchanger)) != house) {
        return Vec::new();
    }
    super::each_once(real().filter(is_strange).map(|exchanger| exchanger.name.clone()).collect())
}

/// The /24 of an IPv4 address, the /48 of an IPv6 address.
fn network(ip: IpAddr) -> Vec<u8> {
    match ip {
        IpAddr::V4(ip) => ip.octets()[..3].to_vec(),
        IpAddr::V6(ip) => ip.octets()[..6].to_vec(),
    }
}

/// Receivers of one house share their exchangers.
fn family(receiver: &str) -> &str {
    match receiver {
        "google-workspace" => "gmail",
        "microsoft365" => "outlook",
        other => other,
    }
}

/// In a lab the documentation ranges count as public.
fn is_public(seen: &Observations, ip: IpAddr) -> bool {
    special(ip).is_none() || seen.public.contains(&ip)
}

fn evidence(exchange: &Exchange) -> Vec<EvidenceId> {
    std::iter::once(exchange.evidence).chain(exchange.exchangers.iter().flat_map(Exchanger::evidence)).collect()
}

fn host_evidence(exchange: &Exchange, exchanger: &Exchanger) -> Vec<EvidenceId> {
    std::iter::once(exchange.evidence).chain(exchanger.evidence()).collect()
}
