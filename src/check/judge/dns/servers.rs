//! The name servers: how many, where, and whether they all speak for the zone with one voice.

use std::{collections::BTreeSet, net::IpAddr};

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
/// Records that are shown of what one server says alone, characters of each, and lines in all.
const MAX_OWN: usize = 3;
const MAX_RECORD: usize = 160;
const MAX_TOLD: usize = 16;

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
    findings.extend(slowness(dns, &zone.name));
    findings.extend(agreement(dns, &zone.name));
    findings.extend(lifetimes(dns));
    findings
}

/// An address of an inner network, or of the machine itself.
fn is_inner(ip: &IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified(),
        IpAddr::V6(ip) => ip.is_unique_local() || ip.is_loopback() || ip.is_unicast_link_local() || ip.is_unspecified(),
    }
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
            None if server.ipv4.is_answer() && server.ipv6.is_answer() => findings.push(finding(Code::DnsNsUnresolved).arg("why", "none")),
            // RFC 1918 §3, RFC 4193 §1: from outside nobody gets there.
            _ if !server.addresses.is_empty() && server.addresses.iter().all(is_inner) => {
                let addresses: Vec<String> = server.addresses.iter().map(ToString::to_string).collect();
                findings.push(finding(Code::DnsNsUnresolved).arg("why", "inner").arg("addresses", addresses));
            }
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

/// Servers that take their time, while another one of the zone answers at once: else the way there, or we, are as likely to be slow.
fn slowness(dns: &Dns, zone: &str) -> Vec<Finding> {
    let sound = || dns.servers.iter().filter_map(|server| Some((server, server.said.as_ref().filter(|said| said.is_sound())?)));
    if !sound().any(|(_, said)| said.quick) {
        return Vec::new();
    }
    let slow = sound().filter_map(|(server, said)| Some((server, said, usize::try_from(said.slow_ms?).unwrap_or(usize::MAX))));
    let told = slow.map(|(server, said, took)| {
        let finding = Finding::new(Code::DnsSlow, server.name.clone()).arg("zone", zone).arg("address", said.ip.to_string());
        finding.arg("took", took).seen(evidence(&[server]))
    });
    told.collect()
}

/// Whether the servers have the same zone. Different versions explain different contents; one version with two contents no transfer will ever mend.
fn agreement(dns: &Dns, zone: &str) -> Option<Finding> {
    let mut sound: Vec<(&Server, &Said)> =
        dns.servers.iter().filter_map(|server| Some((server, server.said.as_ref().filter(|said| said.is_sound())?))).collect();
    sound.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
    let all: Vec<&Server> = sound.iter().map(|(server, _)| *server).collect();
    let serials: BTreeSet<u32> = sound.iter().filter_map(|(_, said)| said.serial).collect();
    let differences = differences(dns, &sound);
    let types: Vec<String> = differences.iter().map(|(kind, _)| kind.clone()).collect();
    let each: Vec<String> = differences.into_iter().flat_map(|(_, each)| each).take(MAX_TOLD).collect();
    if serials.len() > 1 {
        let versions: Vec<String> = sound.iter().filter_map(|(server, said)| Some(format!("{} {}", server.name, said.serial?))).collect();
        let finding = Finding::new(Code::DnsSerialDiffers, zone).arg("serials", versions).arg("differ", if types.is_empty() { "no" } else { "yes" });
        return Some(finding.arg("types", types).arg("each", each).seen(evidence(&all)));
    }
    if types.is_empty() {
        return None;
    }
    // Some servers hand out the addresses of one name in turn, which may be meant.
    let is_meant = types.iter().all(|kind| kind == "A");
    let finding = Finding::new(Code::DnsAnswersDiffer, zone).arg("types", types).arg("servers", names(&all)).arg("each", each).seen(evidence(&all));
    let finding = finding.arg("form", if is_meant { "addresses" } else { "each" });
    Some(if is_meant { finding.verdict(Verdict::Note) } else { finding })
}

/// What servers say of one thing, each by its name.
type Told<'a> = Vec<(&'a str, &'a [String])>;

fn told<'a>(sound: &[(&'a Server, &'a Said)], records: impl Fn(&'a Said) -> Option<&'a Vec<String>>) -> Told<'a> {
    sound.iter().filter_map(|&(server, said)| Some((server.name.as_str(), records(said)?.as_slice()))).collect()
}

/// The types of records of which the servers say different things, and what each says alone.
fn differences(dns: &Dns, sound: &[(&Server, &Said)]) -> Vec<(String, Vec<String>)> {
    let host = sound.iter().find_map(|(_, said)| said.host.as_ref().map(|(name, _)| name.clone())).unwrap_or_default();
    let kinds: [(&str, String, Told<'_>); 5] = [
        ("NS", String::new(), told(sound, |said| said.servers.as_ref())),
        ("MX", String::new(), told(sound, |said| said.mx.as_ref().map(|(records, _)| records))),
        ("TXT", String::new(), told(sound, |said| said.texts.as_ref().map(|(records, _)| records))),
        ("DMARC", format!("_dmarc.{} ", dns.domain), told(sound, |said| said.dmarc.as_ref())),
        ("A", format!("{host} "), told(sound, |said| said.host.as_ref().filter(|(name, _)| *name == host).map(|(_, addresses)| addresses))),
    ];
    let differing = kinds.into_iter().filter(|(_, _, told)| told.iter().map(|(_, records)| records).collect::<BTreeSet<_>>().len() > 1);
    differing
        .map(|(kind, at, told)| {
            let shared = |record: &String| told.iter().all(|(_, records)| records.contains(record));
            let written = if kind == "DMARC" { "TXT" } else { kind };
            let each = told.iter().map(|(server, records)| {
                let own: Vec<String> = records.iter().filter(|record| !shared(record)).take(MAX_OWN).map(|record| clip(record)).collect();
                format!("{server}: {at}{written} {}", if own.is_empty() { "–".to_owned() } else { own.join(", ") })
            });
            (kind.to_owned(), each.collect())
        })
        .collect()
}

fn clip(record: &str) -> String {
    let cut: String = record.chars().take(MAX_RECORD).collect();
    if cut.len() < record.len() { cut + "…" } else { cut }
}

/// Lifetimes, as the zone's own servers say them: a resolver's cache counts down.
fn lifetimes(dns: &Dns) -> Option<Finding> {
    let sound: Vec<&Server> = dns.servers.iter().filter(|server| server.said.as_ref().is_some_and(Said::is_sound)).collect();
    let shortest = |records: fn(&Said) -> Option<u32>| sound.iter().filter_map(|server| server.said.as_ref()).filter_map(records).min();
    // A resolver counts down: what is too long there is so in the zone, and nothing else can be told from it.
    let left = |kind: &str| dns.lives.iter().find(|life| life.kind == kind && life.ttl > LONG);
    let lives = [("MX", shortest(|said| said.mx.as_ref()?.1)), ("TXT", shortest(|said| said.texts.as_ref()?.1))];
    let lives = lives.map(|(kind, ttl)| (kind, ttl.or_else(|| left(kind).map(|life| life.ttl))));
    let by_resolver = dns.lives.iter().filter(|life| life.ttl > LONG).map(|life| life.evidence);
    let fitting =
        |fits: fn(u32) -> bool| lives.iter().filter_map(|(kind, ttl)| Some(format!("{kind} {}", (*ttl).filter(|ttl| fits(*ttl))?))).collect::<Vec<_>>();
    let (short, long) = (fitting(|ttl| ttl < SHORT), fitting(|ttl| ttl > LONG));
    let never = fitting(|ttl| ttl == 0);
    let (kind, records) = match (never.is_empty(), short.is_empty()) {
        (false, _) => ("none", never),
        (true, false) => ("short", short),
        (true, true) => ("long", long),
    };
    (!records.is_empty())
        .then(|| Finding::new(Code::DnsTtl, dns.domain.clone()).arg("kind", kind).arg("records", records).seen(evidence(&sound)).seen(by_resolver))
}
