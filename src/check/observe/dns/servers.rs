//! The name servers of a zone: each is asked itself, and the zone above is asked whom it names.

use std::net::{IpAddr, SocketAddr};

use futures::{
    future::{join, join_all},
    join,
};
use serde::{Deserialize, Serialize};

use super::{is_within, zone_of};
use crate::{
    mail::{
        name::is_askable,
        text::{clipped, visible},
    },
    net::{
        Asked, EvidenceId, Inquiry, Outcome,
        dns::{Data, Question, Record, RecordType},
    },
};

/// Name servers that are looked at: as many as the root has.
const MAX_SERVERS: usize = 13;
/// Servers of the zone above that are asked.
const MAX_PARENTS: usize = 2;
/// Records of one type that are compared.
const MAX_VALUES: usize = 64;
/// Servers that are asked for the DMARC record and the exchanger's address as well.
const MAX_COMPARED: usize = 3;
/// From here on an answer is slow: resolvers have long turned to another server (BIND after 800 ms).
const SLOW_MS: u64 = 1_000;
const PORT: u16 = 53;

/// A name server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    pub name: String,
    /// Whether the zone itself names it; else only the zone above does.
    pub by_zone: bool,
    pub ipv4: Outcome,
    pub ipv6: Outcome,
    pub addresses: Vec<IpAddr>,
    /// What its name is an alias for.
    #[serde(default)]
    pub alias: Option<String>,
    /// What the server itself said; nothing when it has no address.
    pub said: Option<Said>,
    pub evidence: Vec<EvidenceId>,
}

/// What a name server says when it is asked itself, without recursion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub ip: IpAddr,
    /// How the question for the zone's SOA ended.
    pub outcome: Outcome,
    /// The response code, where it is no answer.
    pub code: Option<String>,
    /// Whether it speaks for the zone (AA).
    pub authoritative: bool,
    pub serial: Option<u32>,
    /// The name servers it names for the zone, sorted; nothing when it did not say.
    pub servers: Option<Vec<String>>,
    /// The domain's records of mail, sorted, with their lifetime in seconds; nothing when it did not say.
    pub mx: Option<(Vec<String>, Option<u32>)>,
    pub texts: Option<(Vec<String>, Option<u32>)>,
    /// The texts of the domain's `_dmarc`; nothing when it did not say, or was not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dmarc: Option<Vec<String>>,
    /// The exchanger that comes first and stands in the zone, and its IPv4 addresses; nothing when it did not say, or was not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<(String, Vec<String>)>,
    /// Milliseconds of the quickest answer, where all were slow, and one more that was asked for afterwards was too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slow_ms: Option<u64>,
    /// Whether all answers came quickly.
    #[serde(default)]
    pub quick: bool,
}

impl Said {
    /// Whether it answers for the zone, as it should.
    pub const fn is_sound(&self) -> bool {
        self.authoritative && matches!(self.outcome, Outcome::Found)
    }
}

/// Whom the zone above names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    pub zone: String,
    /// Sorted.
    pub servers: Vec<String>,
    /// Whether the answer is a referral; a server that has both zones answers from the lower one, and its word on the upper is not heard.
    pub referral: bool,
    pub evidence: Vec<EvidenceId>,
}

#[derive(Default)]
pub(super) struct Around {
    pub(super) listed: Option<Outcome>,
    pub(super) servers: Vec<Server>,
    pub(super) parent: Option<Delegation>,
}

/// Looks at the servers of a zone, and at its delegation.
pub(super) async fn look(inquiry: &Inquiry, domain: &str, zone: &str, after: &[EvidenceId]) -> Around {
    let own = async {
        let asked = inquiry.dns(zone, RecordType::Ns, after).await;
        let mut names = servers_in(&asked.records, zone);
        names.truncate(MAX_SERVERS);
        let waited = [asked.id];
        let servers =
            names.into_iter().enumerate().map(|(place, name)| server(inquiry, Of { domain, zone, closely: place < MAX_COMPARED }, name, true, &waited));
        let servers = join_all(servers).await;
        (asked.outcome, servers)
    };
    let ((listed, mut servers), parent) = join(own, delegation(inquiry, zone, after)).await;
    if let Some(parent) = parent.as_ref().filter(|parent| parent.referral) {
        let others: Vec<String> = parent.servers.iter().filter(|name| servers.iter().all(|server| server.name != **name)).take(MAX_SERVERS).cloned().collect();
        // Who is left is known when both have been heard.
        let mut waited = parent.evidence.clone();
        waited.extend(servers.iter().flat_map(|server| server.evidence.iter().copied()));
        servers.extend(join_all(others.into_iter().map(|name| server(inquiry, Of { domain, zone, closely: false }, name, false, &waited))).await);
    }
    Around { listed: Some(listed), servers, parent }
}

/// The names of the NS records of a zone, sorted, each once.
fn servers_in(records: &[Record], zone: &str) -> Vec<String> {
    let mut names: Vec<String> = records
        .iter()
        .filter_map(|record| match &record.data {
            Data::Ns(name) if record.name == zone => Some(name.clone()),
            _ => None,
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What a server is asked about.
#[derive(Clone, Copy)]
struct Of<'a> {
    domain: &'a str,
    zone: &'a str,
    /// Whether for more than what each is asked for.
    closely: bool,
}

async fn server(inquiry: &Inquiry, of: Of<'_>, name: String, by_zone: bool, after: &[EvidenceId]) -> Server {
    let (ipv4, ipv6) = join(inquiry.dns(&name, RecordType::A, after), inquiry.dns(&name, RecordType::Aaaa, after)).await;
    let mut addresses = ipv4.addresses();
    addresses.extend(ipv6.addresses());
    addresses.truncate(MAX_SERVERS);
    let alias = ipv4.aliases().into_iter().chain(ipv6.aliases()).next();
    let mut evidence = vec![ipv4.id, ipv6.id];
    // One address stands for the server; not everybody who asks has IPv6.
    let said = match addresses.first() {
        Some(&ip) => Some(ask(inquiry, of, ip, &evidence.clone(), &mut evidence).await),
        None => None,
    };
    Server { name, by_zone, ipv4: ipv4.outcome, ipv6: ipv6.outcome, addresses, alias, said, evidence }
}

async fn ask(inquiry: &Inquiry, Of { domain, zone, closely }: Of<'_>, ip: IpAddr, after: &[EvidenceId], evidence: &mut Vec<EvidenceId>) -> Said {
    let question = |name: &str, kind| Question { at: Some(SocketAddr::new(ip, PORT)), ..Question::new(name, kind) };
    let direct = |name: &str, kind| inquiry.ask(question(name, kind), after);
    let policy = format!("_dmarc.{domain}");
    let dmarc = async { if closely && is_askable(&policy) { Some(direct(&policy, RecordType::Txt).await) } else { None } };
    let (soa, ns, mx, txt, dmarc) =
        join!(direct(zone, RecordType::Soa), direct(zone, RecordType::Ns), direct(domain, RecordType::Mx), direct(domain, RecordType::Txt), dmarc);
    let mut all: Vec<&Asked> = vec![&soa, &ns, &mx, &txt];
    all.extend(dmarc.as_ref());
    evidence.extend(all.iter().map(|asked| asked.id));
    let serial = soa.records.iter().find_map(|record| match record.data {
        Data::Soa { serial, .. } if record.name == zone => Some(serial),
        _ => None,
    });
    let times: Vec<u64> = all.iter().filter(|asked| asked.is_answer()).map(|asked| inquiry.took_ms(asked.id)).collect();
    let quick = times.len() == all.len() && times.iter().all(|took| *took < SLOW_MS);
    let slow = times.iter().min().copied().filter(|took| *took >= SLOW_MS);
    // A busy moment, here or on the way, slows answers that come together: one that is asked for alone has to be as slow.
    let slow_ms = match slow {
        Some(first) => {
            let again = inquiry.ask(question(zone, RecordType::Caa), &[soa.id]).await;
            evidence.push(again.id);
            let took = inquiry.took_ms(again.id);
            (again.is_answer() && took >= SLOW_MS).then(|| first.min(took))
        }
        None => None,
    };
    let host = match first_exchanger(&mx, zone).filter(|_| closely && slow.is_none()) {
        Some(name) => {
            let asked = inquiry.ask(question(&name, RecordType::A), &[mx.id]).await;
            evidence.push(asked.id);
            records(&asked, &name).map(|(values, _)| (name, values))
        }
        None => None,
    };
    Said {
        ip,
        outcome: soa.outcome,
        code: soa.code.clone(),
        authoritative: soa.authoritative,
        serial,
        servers: (ns.authoritative && ns.is_answer()).then(|| servers_in(&ns.records, zone)),
        mx: records(&mx, domain),
        texts: records(&txt, domain),
        dmarc: dmarc.and_then(|asked| records(&asked, &policy)).map(|(values, _)| values),
        host,
        slow_ms,
        quick,
    }
}

/// The exchanger that senders try first, where its address is the zone's.
fn first_exchanger(mx: &Asked, zone: &str) -> Option<String> {
    let (_, name) = mx.exchangers().into_iter().min()?;
    (mx.authoritative && is_within(&name, zone) && is_askable(&name)).then_some(name)
}

/// The records at a name, sorted, and the shortest lifetime among those of mail, when the server speaks for them.
fn records(asked: &Asked, name: &str) -> Option<(Vec<String>, Option<u32>)> {
    if !asked.authoritative || !asked.is_answer() {
        return None;
    }
    let show = |record: &Record| match &record.data {
        Data::Txt(strings) => clipped(&visible(&strings.concat()), super::MAX_TEXT),
        data => data.to_string(),
    };
    let own: Vec<(String, u32)> = asked.records.iter().filter(|record| record.name == name).map(|record| (show(record), record.ttl)).collect();
    let of_mail = own.iter().filter(|(value, _)| asked.texts().is_empty() || value.to_ascii_lowercase().starts_with("v=spf1"));
    let lifetime = of_mail.map(|(_, ttl)| *ttl).min();
    let mut values: Vec<String> = own.into_iter().map(|(value, _)| value).collect();
    values.sort_unstable();
    values.truncate(MAX_VALUES);
    Some((values, lifetime))
}

/// Asks the servers of the zone above whom they send to.
async fn delegation(inquiry: &Inquiry, zone: &str, after: &[EvidenceId]) -> Option<Delegation> {
    let (_, above) = zone.split_once('.')?;
    let found = zone_of(inquiry, above, after).await;
    let parent = found.zone.filter(|parent| is_within(zone, &parent.name))?.name;
    let listed = inquiry.dns(&parent, RecordType::Ns, &found.evidence).await;
    let mut names = servers_in(&listed.records, &parent);
    names.truncate(MAX_PARENTS);
    let waited = [listed.id];
    let asked = join_all(names.iter().map(|name| async move {
        let address = inquiry.dns(name, RecordType::A, &waited).await;
        let ip = *address.addresses().first()?;
        Some(inquiry.ask(Question { at: Some(SocketAddr::new(ip, PORT)), ..Question::new(zone, RecordType::Ns) }, &[address.id]).await)
    }))
    .await;
    asked.into_iter().flatten().find_map(|asked| {
        let referred = servers_in(&asked.authority, zone);
        let referral = !asked.authoritative && !referred.is_empty();
        let servers = if referral { referred } else { servers_in(&asked.records, zone) };
        let mut evidence = found.evidence.clone();
        evidence.extend([listed.id, asked.id]);
        (asked.is_answer() && !servers.is_empty()).then(|| Delegation { zone: parent.clone(), servers, referral, evidence })
    })
}
