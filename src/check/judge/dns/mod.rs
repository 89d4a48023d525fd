//! The zone that a domain lives in, and what goes wrong around the records of mail.

mod caa;
mod servers;
#[cfg(test)]
mod tests;
mod texts;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

use crate::{
    check::observe::{
        Observations,
        dns::{Answer, Dns, Host, Zone, is_within},
        domain::organisation,
        helo::is_public_name,
    },
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
};

/// Seconds.
const DAY: i32 = 86_400;
/// How often secondary servers look for changes: RFC 1912 §2.2 has twenty minutes to twelve hours, and large operators have a few minutes or a day.
const REFRESH: std::ops::RangeInclusive<i32> = 300..=DAY;
/// Sooner than this nobody need ask again.
const SHORTEST_RETRY: i32 = 60;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(dns) = &seen.dns else { return Vec::new() };
    let mut findings = zone(dns);
    findings.extend(servers::judge(dns));
    let is_sound = findings.iter().all(|finding| matches!(finding.verdict, Verdict::Unknown | Verdict::NotApplicable));
    if let Some(zone) = dns.zone.as_ref().filter(|_| is_sound) {
        let mut servers: Vec<String> = dns.servers.iter().map(|server| server.name.clone()).collect();
        servers.sort_unstable();
        if !servers.is_empty() {
            let evidence = dns.evidence.iter().copied().chain(dns.servers.iter().flat_map(|server| server.evidence.iter().copied()));
            findings.push(Finding::new(Code::DnsGood, zone.name.clone()).arg("count", servers.len()).arg("servers", servers).seen(evidence));
        }
    }
    findings.extend(hosts(seen, dns));
    findings.extend(wildcard(dns));
    findings.extend(texts::judge(dns));
    findings.extend(caa::judge(seen, dns));
    findings.extend(alias(dns));
    findings.extend(unknown(dns));
    findings
}

/// The SOA: whether there is one, and whether its numbers make sense.
fn zone(dns: &Dns) -> Vec<Finding> {
    let Some(zone) = &dns.zone else {
        // An alias in the place of the domain hides the SOA; that is its own finding.
        let accused = dns.outcome.is_answer() && dns.alias.values.is_empty();
        // Receivers that look for the sender's domain refuse what comes from one that is not there.
        let (exists, verdict) = if dns.outcome == crate::net::Outcome::NoSuchName { ("no", Verdict::Broken) } else { ("yes", Verdict::Problem) };
        // The zone that says so may be the owner's own, where the name is only missing, or a registry's.
        let own = dns.above.as_ref().filter(|zone| is_within(zone, &organisation(&dns.domain)));
        let missing =
            Finding::new(Code::DnsSoaMissing, dns.domain.clone()).verdict(verdict).arg("exists", exists).arg("zone", own.cloned().unwrap_or_default());
        let missing = missing.arg("place", if own.is_some() { "zone" } else { "registrar" }).seen(dns.evidence.clone());
        return accused.then_some(missing).into_iter().collect();
    };
    let odd = odd_values(zone);
    if odd.is_empty() {
        return Vec::new();
    }
    vec![Finding::new(Code::DnsSoaOdd, zone.name.clone()).arg("values", odd).seen(dns.evidence.clone())]
}

/// Only what contradicts itself or the standards, or lies far outside of what they advise (RFC 1912 §2.2): operators choose very different numbers for good
/// reasons.
fn odd_values(zone: &Zone) -> Vec<String> {
    let mut odd = Vec::new();
    if !REFRESH.contains(&zone.refresh) {
        odd.push(format!("refresh {}", zone.refresh));
    }
    // RFC 1912 §2.2: a retry is a fraction of the refresh.
    if zone.retry < SHORTEST_RETRY || zone.retry > zone.refresh {
        odd.push(format!("retry {}", zone.retry));
    }
    // A zone that expires before it is fetched again vanishes by itself, one that expires within a day does so while its owner sleeps.
    if i64::from(zone.expire) <= i64::from(zone.refresh) + i64::from(zone.retry) || zone.expire < DAY {
        odd.push(format!("expire {}", zone.expire));
    }
    // RFC 2308 §5: a "no" is kept for one to three hours; more than a day is problematic.
    if zone.minimum > DAY.unsigned_abs() {
        odd.push(format!("minimum {}", zone.minimum));
    }
    // RFC 1035 §3.3.13: the mailbox is written as a name.
    if zone.rname.is_empty() || zone.rname.contains('@') {
        odd.push(format!("rname {}", zone.rname));
    }
    odd
}

/// Networks of the content delivery network that proxies web traffic alone, as its operator publishes them (cloudflare.com/ips).
const PROXIES_V4: [([u8; 4], u8); 15] = [
    ([103, 21, 244, 0], 22),
    ([103, 22, 200, 0], 22),
    ([103, 31, 4, 0], 22),
    ([104, 16, 0, 0], 13),
    ([104, 24, 0, 0], 14),
    ([108, 162, 192, 0], 18),
    ([131, 0, 72, 0], 22),
    ([141, 101, 64, 0], 18),
    ([162, 158, 0, 0], 15),
    ([172, 64, 0, 0], 13),
    ([173, 245, 48, 0], 20),
    ([188, 114, 96, 0], 20),
    ([190, 93, 240, 0], 20),
    ([197, 234, 240, 0], 22),
    ([198, 41, 128, 0], 17),
];
const PROXIES_V6: [([u16; 3], u8); 7] = [
    ([0x2400, 0xcb00, 0], 32),
    ([0x2405, 0x8100, 0], 32),
    ([0x2405, 0xb500, 0], 32),
    ([0x2606, 0x4700, 0], 32),
    ([0x2803, 0xf800, 0], 32),
    ([0x2a06, 0x98c0, 0], 29),
    ([0x2c0f, 0xf248, 0], 32),
];

fn is_proxy(ip: IpAddr) -> bool {
    let within = |net: IpAddr, length| IpNet::new(net, length).is_ok_and(|net| net.contains(&ip));
    match ip {
        IpAddr::V4(_) => PROXIES_V4.iter().any(|(net, length)| within(Ipv4Addr::from(*net).into(), *length)),
        IpAddr::V6(_) => PROXIES_V6.iter().any(|([a, b, c], length)| within(Ipv6Addr::new(*a, *b, *c, 0, 0, 0, 0, 0).into(), *length)),
    }
}

/// The hosts of mail under the domain's own name. What an MX record leads to is judged there; here it is what the host itself should be.
fn hosts(seen: &Observations, dns: &Dns) -> Vec<Finding> {
    let hosts = || dns.hosts.iter().filter(|host| !is_no_host(seen, dns, host));
    let mut findings: Vec<Finding> = hosts().flat_map(|host| host_faults(seen, dns, host)).collect();
    let sound: Vec<&Host> = dns.hosts.iter().filter(|host| host.addresses.iter().any(|ip| ip.is_ipv4() && !host.hidden.contains(ip))).collect();
    // What another area says of a host is as true here.
    let is_faulty = findings.iter().any(|finding| finding.verdict.is_fault()) || hosts().any(|host| !host.hidden.is_empty() || is_nowhere(host));
    if !is_faulty && !sound.is_empty() {
        let names: Vec<String> = sound.iter().map(|host| host.name.clone()).collect();
        let mut addresses: Vec<String> = Vec::new();
        for address in sound.iter().flat_map(|host| host.addresses.iter().map(ToString::to_string)) {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        let evidence = sound.iter().flat_map(|host| host.evidence.iter().copied());
        findings.push(Finding::new(Code::DnsHostGood, dns.domain.clone()).arg("hosts", names).arg("addresses", addresses).seen(evidence));
    }
    findings
}

/// Whether a host is known to have no address at all.
fn is_nowhere(host: &Host) -> bool {
    host.addresses.is_empty() && host.ipv4.is_answer() && host.ipv6.is_answer()
}

/// Whether the domain stands among its hosts for want of an MX record and has no address either: then it takes no mail (RFC 5321 §5.1), so it needs
/// none, and what the domain lacks is said of its exchangers.
fn is_no_host(seen: &Observations, dns: &Dns, host: &Host) -> bool {
    host.exchanger && host.name == dns.domain && !dns.own_mx && is_nowhere(host) && seen.target.helo.as_ref() != Some(&host.name)
}

fn host_faults(seen: &Observations, dns: &Dns, host: &Host) -> Vec<Finding> {
    let finding = |code| Finding::new(code, host.name.clone()).seen(host.evidence.clone());
    let list = |ips: Vec<&IpAddr>| ips.into_iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut findings = Vec::new();
    let (v4, v6): (Vec<&IpAddr>, Vec<&IpAddr>) = host.addresses.iter().partition(|ip| ip.is_ipv4());
    // Another exchanger takes what cannot come here, or not by IPv6.
    let verdict = if host.exchanger && dns.takes_ipv4 { Verdict::Note } else { Verdict::Problem };
    // The areas of exchangers and HELO say it too; whether they are looked at changes nothing about the host.
    // No address makes a name that only its own network knows one of the public DNS.
    if is_nowhere(host) && is_public_name(&host.name) {
        findings.push(finding(Code::DnsHostNoIpv4).verdict(verdict).arg("kind", "none").arg("addresses", Vec::<String>::new()));
    }
    if v4.is_empty() && !v6.is_empty() && host.ipv4.is_answer() {
        findings.push(finding(Code::DnsHostNoIpv4).verdict(verdict).arg("kind", "ipv6").arg("addresses", list(v6.clone())));
    }
    let proxied: Vec<&IpAddr> = host.addresses.iter().filter(|ip| is_proxy(**ip)).collect();
    if !proxied.is_empty() {
        findings.push(finding(Code::DnsHostProxied).arg("addresses", list(proxied)));
    }
    let hidden = |v6: bool| host.hidden.iter().filter(|ip| ip.is_ipv6() == v6).collect::<Vec<_>>();
    if !hidden(false).is_empty() {
        findings.push(finding(Code::DnsHostNotPublic).arg("addresses", list(hidden(false))));
    }
    if !hidden(true).is_empty() {
        findings.push(finding(Code::DnsHostIpv6NotPublic).arg("addresses", list(hidden(true))));
    }
    let senders = seen.identity.ips();
    let sends = v4.iter().any(|ip| senders.contains(ip));
    let unused: Vec<&IpAddr> = v6.into_iter().filter(|ip| !host.hidden.contains(ip)).collect();
    if sends && !unused.is_empty() && !senders.iter().any(IpAddr::is_ipv6) {
        findings.push(finding(Code::DnsHostIpv6Unused).arg("addresses", list(unused)));
    }
    findings
}

/// What every name below the domain gets.
fn wildcard(dns: &Dns) -> Option<Finding> {
    let given: Vec<_> = dns.wildcard.iter().filter(|answer| !answer.values.is_empty()).collect();
    if given.is_empty() {
        return None;
    }
    // A null MX and "nobody sends" protect names that have no mail of their own.
    let protects = |answer: &Answer| match answer.kind.as_str() {
        "MX" => answer.values.iter().all(|value| value.ends_with(" .")),
        "TXT" => answer.values.iter().all(|value| is_refusal(value)),
        _ => false,
    };
    if given.iter().all(|answer| protects(answer)) {
        return None;
    }
    let is_harmful = given.iter().any(|answer| match answer.kind.as_str() {
        "MX" => answer.values.iter().any(|value| !value.ends_with(" .")),
        "TXT" => answer.values.iter().any(|value| texts::is_mail(value) && !is_refusal(value)),
        _ => false,
    });
    let mut types: Vec<String> = given.iter().map(|answer| answer.kind.clone()).collect();
    types.sort_unstable();
    // What an alias gives stands elsewhere: only the alias can be deleted.
    let alias = given.iter().any(|answer| answer.alias.is_some());
    let record = if alias { vec!["CNAME".to_owned()] } else { types.clone() };
    let finding =
        Finding::new(Code::DnsWildcard, dns.domain.clone()).arg("types", types).arg("record", record).seen(given.iter().map(|answer| answer.evidence));
    let finding = finding.arg("mail", if is_harmful { "yes" } else { "no" });
    Some(if is_harmful { finding } else { finding.verdict(Verdict::Note) })
}

fn is_refusal(text: &str) -> bool {
    text.split_whitespace().map(str::to_ascii_lowercase).eq(["v=spf1".to_owned(), "-all".to_owned()])
}

/// An alias where a zone begins, or beside other records.
fn alias(dns: &Dns) -> Option<Finding> {
    let target = dns.alias.values.first()?;
    let at_apex = dns.outcome.is_answer() && dns.zone.as_ref().is_none_or(|zone| zone.name == dns.domain);
    (at_apex || dns.own_mx).then(|| Finding::new(Code::DnsApexAlias, dns.domain.clone()).arg("target", target.clone()).seen([dns.alias.evidence]))
}

/// What nobody answered, once for all.
fn unknown(dns: &Dns) -> Option<Finding> {
    let mut questions: Vec<String> = Vec::new();
    let mut evidence: Vec<EvidenceId> = Vec::new();
    let mut add = |question: String, ids: &[EvidenceId]| {
        if !questions.contains(&question) {
            questions.push(question);
        }
        evidence.extend(ids);
    };
    if !dns.outcome.is_answer() {
        add(format!("{} SOA", dns.domain), &dns.evidence);
    }
    if let Some(zone) = dns.zone.as_ref().filter(|_| dns.listed.is_some_and(|outcome| !outcome.is_answer())) {
        add(format!("{} NS", zone.name), &dns.evidence);
    }
    for host in &dns.hosts {
        for (outcome, kind) in [(host.ipv4, "A"), (host.ipv6, "AAAA")] {
            if !outcome.is_answer() {
                add(format!("{} {kind}", host.name), &host.evidence);
            }
        }
    }
    // Above the domain, only what stands before the records that count hides anything.
    let hiding = dns.caa.iter().take_while(|level| level.records.is_empty()).find(|level| !level.outcome.is_answer());
    for level in dns.caa_below.iter().filter(|level| !level.outcome.is_answer()).chain(hiding) {
        add(format!("{} CAA", level.name), &[level.evidence]);
    }
    // Names that ought not to exist are left out when the domain itself does not answer.
    // The texts of MTA-STS and TLS reporting have areas of their own, which say so.
    let own = [dns.domain.clone(), format!("_dmarc.{}", dns.domain)];
    let others = dns.texts.iter().filter(|answer| own.contains(&answer.name));
    let below = dns.wildcard.iter().filter(|_| dns.outcome.is_answer());
    for answer in others.chain(std::iter::once(&dns.alias)).chain(below) {
        if !answer.outcome.is_answer() {
            add(format!("{} {}", answer.name, answer.kind), &[answer.evidence]);
        }
    }
    questions.sort_unstable();
    (!questions.is_empty()).then(|| Finding::new(Code::DnsUnknown, dns.domain.clone()).arg("questions", questions).seen(evidence))
}
