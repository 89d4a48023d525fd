//! The zone that a domain lives in: its SOA and name servers, and what goes wrong around the records of mail.

mod servers;

use std::{future::Future, net::IpAddr, sync::Arc};

use futures::{
    future::{join, join_all},
    join,
};
use serde::{Deserialize, Serialize};

pub use self::servers::{Delegation, Said, Server};
use super::domain::is_suffix;
use crate::{
    mail::{
        mx::Exchange,
        name::is_askable,
        text::{clipped, visible},
    },
    net::{
        Asked, EvidenceId, Inquiry, Outcome,
        dns::{Data, RecordType},
    },
};

/// A label that nobody publishes: it exists only where a wildcard makes it exist.
pub(super) const IMPROBABLE: &str = "mailworthy-k7q2x9-no-such-name";
/// Names above a domain that are asked.
const MAX_ANCESTORS: usize = 8;
/// Names between the mail hosts and the domain that are asked.
const MAX_BELOW: usize = 16;
/// Records and texts kept of one name, and characters of each.
const MAX_RECORDS: usize = 24;
const MAX_TEXT: usize = 2_000;

/// Where the texts of mail stand, as they are written before the domain.
pub const PLACES: [&str; 4] = ["", "_dmarc.", "_mta-sts.", "_smtp._tls."];

/// What was seen around the zone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dns {
    pub domain: String,
    /// How the question for the SOA of the domain ended.
    pub outcome: Outcome,
    /// The zone that holds the domain.
    pub zone: Option<Zone>,
    /// The zone that says that the domain does not exist.
    #[serde(default)]
    pub above: Option<String>,
    /// The evidence for the zone.
    pub evidence: Vec<EvidenceId>,
    /// How the question for the name servers ended; nothing without a zone.
    pub listed: Option<Outcome>,
    pub servers: Vec<Server>,
    /// Whether name servers are asked by their addresses at all.
    pub asks_servers: bool,
    /// What the zone above says.
    pub parent: Option<Delegation>,
    /// The mail hosts under the domain's own name, and the HELO name.
    pub hosts: Vec<Host>,
    /// Whether any exchanger, also one of another domain, has an IPv4 address.
    pub takes_ipv4: bool,
    /// A name that does not exist, by the types that were asked.
    pub wildcard: Vec<Answer>,
    /// The domain, then the names above it (RFC 8659 §3).
    pub caa: Vec<Climbed>,
    /// The mail hosts under the domain, and the names between them and the domain.
    #[serde(default)]
    pub caa_below: Vec<Climbed>,
    /// The texts of the domain and of the other [`PLACES`], and of all of them with the domain written twice.
    pub texts: Vec<Answer>,
    /// The domain's own CNAME.
    pub alias: Answer,
    /// Whether the domain has MX records of its own, not by the alias.
    pub own_mx: bool,
    /// How much longer the resolver keeps the domain's records about mail.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lives: Vec<Life>,
}

/// What is left of a lifetime: a resolver counts down (RFC 1035 §3.2.1), so the zone's own number is this or a larger one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// `MX`, `TXT`.
    pub kind: String,
    /// Seconds.
    pub ttl: u32,
    pub evidence: EvidenceId,
}

/// A zone by its SOA.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    pub name: String,
    pub mname: String,
    pub rname: String,
    pub serial: u32,
    /// Seconds, as the following.
    pub refresh: i32,
    pub retry: i32,
    pub expire: i32,
    pub minimum: u32,
}

/// A host's addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    pub name: String,
    /// Whether an MX record names it.
    pub exchanger: bool,
    pub ipv4: Outcome,
    pub ipv6: Outcome,
    pub addresses: Vec<IpAddr>,
    /// Those that cannot be reached from the Internet.
    pub hidden: Vec<IpAddr>,
    pub evidence: Vec<EvidenceId>,
}

/// What a name has of one type, as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub name: String,
    /// `A`, `MX`, …
    pub kind: String,
    pub outcome: Outcome,
    /// Texts with their strings joined, other records as in a master file.
    pub values: Vec<String>,
    /// The name that it is an alias for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    pub evidence: EvidenceId,
}

/// The CAA records of one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Climbed {
    pub name: String,
    pub outcome: Outcome,
    pub records: Vec<Caa>,
    pub evidence: EvidenceId,
}

/// A CAA record (RFC 8659 §4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caa {
    pub critical: bool,
    pub tag: String,
    pub value: String,
}

/// Looks at the zone of a domain. `exchange` is where the mail hosts come from.
pub async fn look(inquiry: &Inquiry, domain: &str, helo: Option<&str>, exchange: impl Future<Output = Option<Arc<Exchange>>>) -> Dns {
    let zone = async {
        let mut found = zone_of(inquiry, domain, &[]).await;
        // What a registry answers for is no zone of a domain below it, which has one of its own (RFC 1034 §4.2).
        found.zone = found.zone.filter(|zone| zone.name == domain || !is_suffix(&zone.name));
        let around = match &found.zone {
            Some(zone) => servers::look(inquiry, domain, &zone.name, &found.evidence).await,
            None => servers::Around::default(),
        };
        (found, around)
    };
    let improbable = format!("{IMPROBABLE}.{domain}");
    let wildcard = async {
        match is_askable(&improbable) {
            true => join_all([RecordType::A, RecordType::Aaaa, RecordType::Mx, RecordType::Txt].map(|kind| answer(inquiry, &improbable, kind))).await,
            false => Vec::new(),
        }
    };
    let caa = join_all(ancestors(domain).into_iter().map(|name| climbed(inquiry, name, &[])));
    let places = || PLACES.iter().map(|front| format!("{front}{domain}"));
    let names: Vec<String> = places().chain(places().map(|name| format!("{name}.{domain}"))).filter(|name| is_askable(name)).collect();
    let texts = join_all(names.iter().map(|name| answer(inquiry, name, RecordType::Txt)));
    let alias = answer(inquiry, domain, RecordType::Cname);
    let mx = join(inquiry.dns(domain, RecordType::Mx, &[]), inquiry.dns(domain, RecordType::Txt, &[]));
    let hosts = async {
        let (hosts, takes_ipv4) = hosts(inquiry, domain, helo, exchange).await;
        let caa = caa_below(inquiry, domain, &hosts).await;
        (hosts, takes_ipv4, caa)
    };
    let ((found, around), wildcard, caa, texts, alias, (mx, own_texts), (hosts, takes_ipv4, caa_below)) = join!(zone, wildcard, caa, texts, alias, mx, hosts);
    let own_mx = mx.records.iter().any(|record| matches!(record.data, Data::Mx { .. }) && record.name == domain);
    let life = |asked: &Asked, kind: &str| {
        let of_kind = asked.records.iter().filter(|record| record.name == domain && matches!(record.data, Data::Mx { .. } | Data::Txt(_)));
        Some(Life { kind: kind.to_owned(), ttl: of_kind.map(|record| record.ttl).min()?, evidence: asked.id })
    };
    let lives = [life(&mx, "MX"), life(&own_texts, "TXT")].into_iter().flatten().collect();
    Dns {
        domain: domain.to_owned(),
        lives,
        outcome: found.outcome,
        zone: found.zone,
        above: found.above,
        evidence: found.evidence,
        listed: around.listed,
        servers: around.servers,
        asks_servers: inquiry.net().resolver.asks_others(),
        parent: around.parent,
        hosts,
        takes_ipv4,
        wildcard,
        caa,
        caa_below,
        texts,
        alias,
        own_mx,
    }
}

/// The zone of a name, as far as it could be found.
pub(super) struct FoundZone {
    pub(super) zone: Option<Zone>,
    /// The zone that says that the name does not exist.
    pub(super) above: Option<String>,
    pub(super) outcome: Outcome,
    pub(super) evidence: Vec<EvidenceId>,
}

/// Finds the zone of a name: its own SOA, the SOA that comes with a "no" (RFC 2308 §2.2), or that of the nearest name above.
pub(super) async fn zone_of(inquiry: &Inquiry, name: &str, after: &[EvidenceId]) -> FoundZone {
    let asked = inquiry.dns(name, RecordType::Soa, after).await;
    let (outcome, mut evidence) = (asked.outcome, vec![asked.id]);
    let zone = read_zone(&asked, name);
    if outcome == Outcome::NoSuchName {
        return FoundZone { zone: None, above: zone.map(|zone| zone.name), outcome, evidence };
    }
    if zone.is_some() || !asked.is_answer() {
        return FoundZone { zone, above: None, outcome, evidence };
    }
    let above = ancestors(name).into_iter().skip(1).filter(|name| name.contains('.'));
    let asked = join_all(above.map(|above| async move { (inquiry.dns(above, RecordType::Soa, &[asked.id]).await, above) })).await;
    evidence.extend(asked.iter().map(|(asked, _)| asked.id));
    let zone = asked.iter().find_map(|(asked, above)| read_zone(asked, above));
    FoundZone { zone, above: None, outcome, evidence }
}

fn read_zone(asked: &Asked, name: &str) -> Option<Zone> {
    asked.records.iter().chain(&asked.authority).find_map(|record| match &record.data {
        Data::Soa { mname, rname, serial, refresh, retry, expire, minimum } if !record.name.is_empty() && is_within(name, &record.name) => Some(Zone {
            name: record.name.clone(),
            mname: mname.clone(),
            rname: rname.clone(),
            serial: *serial,
            refresh: *refresh,
            retry: *retry,
            expire: *expire,
            minimum: *minimum,
        }),
        _ => None,
    })
}

/// Whether a name is this domain or below it.
pub fn is_within(name: &str, domain: &str) -> bool {
    name.strip_suffix(domain).is_some_and(|front| front.is_empty() || front.ends_with('.'))
}

/// The name and the names above it, without the root.
fn ancestors(name: &str) -> Vec<&str> {
    std::iter::successors(Some(name), |name| name.split_once('.').map(|(_, above)| above)).take(MAX_ANCESTORS).collect()
}

async fn answer(inquiry: &Inquiry, name: &str, kind: RecordType) -> Answer {
    let asked = inquiry.dns(name, kind, &[]).await;
    let values = match kind {
        RecordType::Txt => asked.texts().iter().map(|text| clipped(&visible(text), MAX_TEXT)).collect(),
        RecordType::Cname => asked.aliases(),
        _ => asked.records.iter().filter(|record| !matches!(record.data, Data::Cname(_))).map(|record| record.data.to_string()).collect::<Vec<_>>(),
    };
    let values = values.into_iter().take(MAX_RECORDS).collect();
    Answer { name: name.to_owned(), kind: kind.to_string(), outcome: asked.outcome, values, alias: asked.aliases().first().cloned(), evidence: asked.id }
}

/// The names from the mail hosts up to the domain, which is asked anyway.
async fn caa_below(inquiry: &Inquiry, domain: &str, hosts: &[Host]) -> Vec<Climbed> {
    let mut names: Vec<(&str, &[EvidenceId])> = Vec::new();
    for host in hosts.iter().filter(|host| is_within(&host.name, domain) && is_askable(&host.name)) {
        for name in ancestors(&host.name).into_iter().take_while(|name| *name != domain && is_within(name, domain)) {
            if names.len() < MAX_BELOW && names.iter().all(|(known, _)| *known != name) {
                names.push((name, &host.evidence));
            }
        }
    }
    join_all(names.into_iter().map(|(name, after)| climbed(inquiry, name, after))).await
}

async fn climbed(inquiry: &Inquiry, name: &str, after: &[EvidenceId]) -> Climbed {
    let asked = inquiry.dns(name, RecordType::Caa, after).await;
    let records = asked.records.iter().filter_map(|record| match &record.data {
        Data::Caa { critical, tag, value } => {
            Some(Caa { critical: *critical, tag: clipped(&visible(tag.as_bytes()), MAX_TEXT).to_ascii_lowercase(), value: clipped(value, MAX_TEXT) })
        }
        _ => None,
    });
    Climbed { name: name.to_owned(), outcome: asked.outcome, records: records.take(MAX_RECORDS).collect(), evidence: asked.id }
}

async fn hosts(inquiry: &Inquiry, domain: &str, helo: Option<&str>, exchange: impl Future<Output = Option<Arc<Exchange>>>) -> (Vec<Host>, bool) {
    let named = async {
        let name = helo?;
        let (ipv4, ipv6) = join(inquiry.dns(name, RecordType::A, &[]), inquiry.dns(name, RecordType::Aaaa, &[])).await;
        let addresses: Vec<IpAddr> = ipv4.addresses().into_iter().chain(ipv6.addresses()).take(MAX_RECORDS).collect();
        let (hidden, evidence) = (hidden(inquiry, &addresses), vec![ipv4.id, ipv6.id]);
        Some(Host { name: name.to_owned(), exchanger: false, ipv4: ipv4.outcome, ipv6: ipv6.outcome, addresses, hidden, evidence })
    };
    let (named, exchange) = join(named, exchange).await;
    let exchangers = exchange.iter().flat_map(|exchange| &exchange.exchangers);
    let takes_ipv4 = exchange.iter().flat_map(|exchange| exchange.addresses()).any(|ip| ip.is_ipv4());
    let mut hosts: Vec<Host> = Vec::new();
    for exchanger in exchangers.filter(|exchanger| is_within(&exchanger.name, domain)) {
        let (Some(ipv4), Some(ipv6)) = (&exchanger.ipv4, &exchanger.ipv6) else { continue };
        if hosts.iter().all(|host| host.name != exchanger.name) {
            let addresses: Vec<IpAddr> = exchanger.addresses().take(MAX_RECORDS).collect();
            let (hidden, evidence) = (hidden(inquiry, &addresses), exchanger.evidence().collect());
            hosts.push(Host { name: exchanger.name.clone(), exchanger: true, ipv4: ipv4.outcome, ipv6: ipv6.outcome, addresses, hidden, evidence });
        }
    }
    let named = named.filter(|named| hosts.iter().all(|host| host.name != named.name));
    hosts.extend(named);
    (hosts, takes_ipv4)
}

fn hidden(inquiry: &Inquiry, addresses: &[IpAddr]) -> Vec<IpAddr> {
    let policy = &inquiry.net().policy;
    addresses.iter().copied().filter(|ip| !policy.counts_as_public(*ip)).collect()
}
