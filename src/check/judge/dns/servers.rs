//! The name servers: how many, where, and whether they all speak for the zone with one voice.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use crate::{
    check::observe::dns::{Dns, Said, Server},
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
    net::Outcome,
};

/// Seconds. Shorter lifetimes burden resolvers and make every hiccup of the name servers felt.
const SHORT: u32 = 300;
/// Seconds: a week.
const LONG: u32 = 604_800;
/// RFC 2182 §5: at least two, and no more than seven.
const COUNT: std::ops::RangeInclusive<usize> = 2..=7;

pub fn judge(dns: &Dns) -> Vec<Finding> {
    let Some(zone) = &dns.zone else { return Vec::new() };
    let finding = |code| Finding::new(code, zone.name.clone()).seen(dns.evidence.clone());
    let own: Vec<&Server> = dns.servers.iter().filter(|server| server.by_zone).collect();
    let mut findings = Vec::new();
    if dns.listed.is_some_and(Outcome::is_answer) {
        if own.is_empty() {
            findings.push(finding(Code::DnsNsMissing));
        } else if !COUNT.contains(&own.len()) {
            findings.push(finding(Code::DnsNsCount).arg("count", own.len()).arg("servers", names(&own)).seen(evidence(&own)));
        }
    }
    findings.extend(closeness(&own).map(|kind| finding(Code::DnsNsClose).arg("kind", kind).arg("servers", names(&own)).seen(evidence(&own))));
    // RFC 2181 §10.3: the name in an NS record is not an alias.
    for (server, alias) in own.iter().filter_map(|server| Some((server, server.alias.as_ref()?))) {
        findings
            .push(Finding::new(Code::DnsNsAlias, server.name.clone()).arg("zone", zone.name.clone()).arg("target", alias.clone()).seen(evidence(&[server])));
    }
    findings.extend(spoken(dns, &zone.name));
    findings.extend(delegation(dns, &zone.name));
    findings.extend(agreement(dns, &zone.name));
    findings.extend(lifetimes(dns));
    findings
}

/// In the order of the names, whatever the order of the answers.
fn names(servers: &[&Server]) -> Vec<String> {
    servers.iter().map(|server| server.name.clone()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn evidence(servers: &[&Server]) -> Vec<EvidenceId> {
    servers.iter().flat_map(|server| server.evidence.iter().copied()).collect()
}

/// Whether all servers share one address or one network; nothing when they do not, or when not all addresses are known.
fn closeness(servers: &[&Server]) -> Option<&'static str> {
    let known = servers.iter().all(|server| !server.addresses.is_empty() && server.ipv4.is_answer() && server.ipv6.is_answer());
    if servers.len() < 2 || !known {
        return None;
    }
    let addresses: BTreeSet<IpAddr> = servers.iter().flat_map(|server| server.addresses.iter().copied()).collect();
    if addresses.len() == 1 {
        return Some("address");
    }
    // What one outage takes away together: a /24, or a /48 in IPv6.
    let network = |ip: &IpAddr| match ip {
        IpAddr::V4(ip) => ip.octets()[..3].to_vec(),
        IpAddr::V6(ip) => ip.octets()[..6].to_vec(),
    };
    // Two families are two ways in: in each of them every server must be in the one network.
    let is_close = |v6: bool| {
        let of_family = |server: &&Server| server.addresses.iter().any(|ip| ip.is_ipv6() == v6);
        let networks: BTreeSet<_> = addresses.iter().filter(|ip| ip.is_ipv6() == v6).map(network).collect();
        networks.is_empty() || (networks.len() == 1 && servers.iter().all(of_family))
    };
    (is_close(false) && is_close(true)).then_some("network")
}

/// Whether each server speaks for the zone (RFC 1912 §2.8). Somebody must: else it is not the servers, but something between them and us.
fn spoken(dns: &Dns, zone: &str) -> Vec<Finding> {
    let some_sound = dns.servers.iter().filter_map(|server| server.said.as_ref()).any(Said::is_sound);
    let mut findings = Vec::new();
    let mut unknown: Vec<&Server> = Vec::new();
    for server in &dns.servers {
        let finding = |code| {
            let by = if server.by_zone { "zone" } else { "parent" };
            Finding::new(code, server.name.clone()).arg("zone", zone).arg("named_by", by).seen(dns.evidence.clone()).seen(server.evidence.clone())
        };
        match &server.said {
            None if server.ipv4.is_answer() && server.ipv6.is_answer() => findings.push(finding(Code::DnsNsUnresolved)),
            None => unknown.push(server),
            Some(said) if said.is_sound() => {}
            Some(said) => match refusal(said).filter(|_| some_sound) {
                Some(answer) => findings.push(finding(Code::DnsLame).arg("address", said.ip.to_string()).arg("answer", answer)),
                None => unknown.push(server),
            },
        }
    }
    if !unknown.is_empty() {
        // Where the operator's resolvers are asked alone, nobody expected an answer.
        let forbidden = |server: &&Server| server.said.as_ref().is_some_and(|said| said.outcome == Outcome::Forbidden);
        let asked = dns.asks_servers || !unknown.iter().all(forbidden);
        let verdict = if asked { Verdict::Unknown } else { Verdict::NotApplicable };
        let finding = Finding::new(Code::DnsServersUnknown, zone).verdict(verdict).arg("servers", names(&unknown)).seen(evidence(&unknown));
        findings.push(finding.arg("asked", if asked { "yes" } else { "no" }));
    }
    findings
}

/// How a server says that it does not speak for the zone; nothing when it said nothing.
fn refusal(said: &Said) -> Option<&'static str> {
    match said.outcome {
        Outcome::Found | Outcome::NoData | Outcome::NoSuchName => Some("not_authoritative"),
        Outcome::Refused => Some("refused"),
        Outcome::ServerFailure => Some("failed"),
        _ => None,
    }
}

/// Whether the zone above names the same servers as the zone itself (RFC 1034 §4.2.2).
fn delegation(dns: &Dns, zone: &str) -> Option<Finding> {
    let parent = dns.parent.as_ref().filter(|parent| parent.referral)?;
    let sound = || dns.servers.iter().filter_map(|server| server.said.as_ref()).filter(|said| said.is_sound());
    let own: Vec<String> = sound().find_map(|said| said.servers.clone()).filter(|servers| !servers.is_empty())?;
    if own == parent.servers {
        return None;
    }
    let missing: Vec<String> = own.iter().filter(|name| !parent.servers.contains(name)).cloned().collect();
    let extra: Vec<String> = parent.servers.iter().filter(|name| !own.contains(name)).cloned().collect();
    let all = parent.evidence.iter().copied().chain(dns.servers.iter().flat_map(|server| server.evidence.iter().copied()));
    let finding =
        Finding::new(Code::DnsDelegationDiffers, zone).arg("parent", parent.zone.clone()).arg("servers", own).arg("delegated", parent.servers.clone());
    let side = match (missing.is_empty(), extra.is_empty()) {
        (false, true) => "missing",
        (true, false) => "extra",
        _ => "both",
    };
    Some(finding.arg("missing", missing).arg("extra", extra).arg("side", side).seen(all))
}

/// Whether the servers have the same zone.
fn agreement(dns: &Dns, zone: &str) -> Option<Finding> {
    let sound: Vec<(&Server, &Said)> = dns.servers.iter().filter_map(|server| Some((server, server.said.as_ref().filter(|said| said.is_sound())?))).collect();
    let all: Vec<&Server> = sound.iter().map(|(server, _)| *server).collect();
    let serials: BTreeMap<u32, &str> = sound.iter().filter_map(|(server, said)| Some((said.serial?, server.name.as_str()))).collect();
    if serials.len() > 1 {
        let mut each: Vec<String> = sound.iter().filter_map(|(server, said)| Some(format!("{} {}", server.name, said.serial?))).collect();
        each.sort_unstable();
        return Some(Finding::new(Code::DnsSerialDiffers, zone).arg("serials", each).seen(evidence(&all)));
    }
    let differs = |records: fn(&Said) -> Option<&Vec<String>>| sound.iter().filter_map(|(_, said)| records(said)).collect::<BTreeSet<_>>().len() > 1;
    let mut types: Vec<String> = Vec::new();
    if differs(|said| said.servers.as_ref()) {
        types.push("NS".to_owned());
    }
    if differs(|said| said.mx.as_ref().map(|(records, _)| records)) {
        types.push("MX".to_owned());
    }
    if differs(|said| said.texts.as_ref().map(|(records, _)| records)) {
        types.push("TXT".to_owned());
    }
    // One serial and two contents: no transfer will ever mend that.
    (!types.is_empty()).then(|| Finding::new(Code::DnsAnswersDiffer, zone).arg("types", types).arg("servers", names(&all)).seen(evidence(&all)))
}

/// Lifetimes, as the zone's own servers say them: a resolver's cache counts down.
fn lifetimes(dns: &Dns) -> Option<Finding> {
    let sound: Vec<&Server> = dns.servers.iter().filter(|server| server.said.as_ref().is_some_and(Said::is_sound)).collect();
    let shortest = |records: fn(&Said) -> Option<u32>| sound.iter().filter_map(|server| server.said.as_ref()).filter_map(records).min();
    let lives = [("MX", shortest(|said| said.mx.as_ref()?.1)), ("TXT", shortest(|said| said.texts.as_ref()?.1))];
    let fitting =
        |fits: fn(u32) -> bool| lives.iter().filter_map(|(kind, ttl)| Some(format!("{kind} {}", (*ttl).filter(|ttl| fits(*ttl))?))).collect::<Vec<_>>();
    let (short, long) = (fitting(|ttl| ttl < SHORT), fitting(|ttl| ttl > LONG));
    let (kind, records) = if short.is_empty() { ("long", long) } else { ("short", short) };
    (!records.is_empty()).then(|| Finding::new(Code::DnsTtl, dns.domain.clone()).arg("kind", kind).arg("records", records).seen(evidence(&sound)))
}
