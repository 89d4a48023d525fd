//! How mail clients find their servers by themselves: SRV records (RFC 6186, RFC 8314 §5.1, RFC 6764), and documents at well-known places
//! (autoconfig of Thunderbird and others, Autodiscover of Microsoft's clients).

mod autoconfig;

use std::time::Duration;

use futures::{
    future::{join, join_all},
    join,
};
use serde::{Deserialize, Serialize};

use super::{
    Parsed,
    document::{self, End},
    mx::Resolution,
};
use crate::net::{
    EvidenceId, Inquiry, Outcome,
    dns::{Data, RecordType},
    http::Limits,
};

pub use autoconfig::{Config, Fault, Server, parse};

/// From the connection to the last byte, redirects included.
const PATIENCE: Duration = Duration::from_secs(6);
/// Targets of one service, and hosts of one document, that are looked up.
const MAX_TARGETS: usize = 4;

/// A service that SRV records tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceName {
    Submission,
    Submissions,
    Imap,
    Imaps,
    Pop3,
    Pop3s,
    Caldavs,
    Carddavs,
    Autodiscover,
}

impl ServiceName {
    /// Every service that is asked for.
    pub const ALL: [Self; 9] =
        [Self::Submission, Self::Submissions, Self::Imap, Self::Imaps, Self::Pop3, Self::Pop3s, Self::Caldavs, Self::Carddavs, Self::Autodiscover];

    /// The label in front of the domain.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Submission => "_submission._tcp",
            Self::Submissions => "_submissions._tcp",
            Self::Imap => "_imap._tcp",
            Self::Imaps => "_imaps._tcp",
            Self::Pop3 => "_pop3._tcp",
            Self::Pop3s => "_pop3s._tcp",
            Self::Caldavs => "_caldavs._tcp",
            Self::Carddavs => "_carddavs._tcp",
            Self::Autodiscover => "_autodiscover._tcp",
        }
    }

    /// What a document for clients calls the same service: whether people hand in mail there, its kind, and its port (RFC 8314 §7.3, RFC 6409 §3.1, RFC 3501 §2.1,
    /// RFC 1939 §3). Nothing for those that it does not tell of.
    const fn in_documents(self) -> Option<(bool, &'static str, u16)> {
        match self {
            Self::Submission => Some((true, "smtp", 587)),
            Self::Submissions => Some((true, "smtp", 465)),
            Self::Imap => Some((false, "imap", 143)),
            Self::Imaps => Some((false, "imap", 993)),
            Self::Pop3 => Some((false, "pop3", 110)),
            Self::Pop3s => Some((false, "pop3", 995)),
            Self::Caldavs | Self::Carddavs | Self::Autodiscover => None,
        }
    }

    /// Ports that belong to a sibling with the other kind of encryption, or to mail between servers: a client that obeys fails there.
    const fn foreign_ports(self) -> &'static [u16] {
        match self {
            Self::Submission => &[25, 465],
            Self::Submissions => &[25, 587],
            Self::Imap => &[993],
            Self::Imaps => &[143],
            Self::Pop3 => &[995],
            Self::Pop3s => &[110],
            Self::Caldavs | Self::Carddavs | Self::Autodiscover => &[80],
        }
    }
}

/// What SRV records say about a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    pub name: ServiceName,
    pub outcome: Outcome,
    /// By priority; empty when there are none.
    pub targets: Vec<Target>,
    /// The target is the root: the service is decidedly not offered (RFC 6186 §3.4).
    pub declined: bool,
    pub evidence: Vec<EvidenceId>,
}

/// A target of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub priority: u16,
    pub host: String,
    pub port: u16,
    /// Whether the host has an address.
    pub resolution: Resolution,
}

impl Service {
    /// Targets that a client would fail at: without an address, on no port, or on a port of another service.
    pub fn wrong(&self) -> impl Iterator<Item = &Target> {
        let foreign = self.name.foreign_ports();
        self.targets.iter().filter(move |target| target.resolution == Resolution::Unresolved || target.port == 0 || foreign.contains(&target.port))
    }

    /// Whether something could not be looked up.
    pub fn is_unknown(&self) -> bool {
        !self.outcome.is_answer() || self.targets.iter().any(|target| target.resolution == Resolution::Unknown)
    }
}

/// A place where a document may stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub url: String,
    pub end: End,
    /// The document, read; for autoconfig alone.
    pub config: Option<Parsed<Config, Fault>>,
    /// The hosts of the document that have no address.
    pub dangling: Vec<String>,
    pub evidence: Vec<EvidenceId>,
}

/// Everything that tells clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookup {
    pub domain: String,
    pub services: Vec<Service>,
    /// `autoconfig.` before the domain over HTTPS, then the domain's own well-known place, then `autoconfig.` over plain HTTP where HTTPS did not
    /// lead to a document.
    pub autoconfig: Vec<Place>,
    pub autodiscover: Place,
}

impl Lookup {
    /// What was seen of a service.
    pub fn service(&self, name: ServiceName) -> Option<&Service> {
        self.services.iter().find(|service| service.name == name)
    }

    /// The server that the settings for clients name for this service, and where they stand.
    pub fn in_documents(&self, name: ServiceName) -> Option<(&Server, &Place)> {
        let (outgoing, kind, port) = name.in_documents()?;
        let is_it = |server: &&Server| server.outgoing == outgoing && server.kind.eq_ignore_ascii_case(kind) && server.port == Some(port);
        self.autoconfig.iter().find_map(|place| {
            let config = place.config.as_ref()?;
            let server = config.value.servers.iter().find(|server| is_it(server) && !place.dangling.contains(&server.host))?;
            Some((server, place))
        })
    }

    /// Where people hand in mail, by records and by the settings for clients: `HOST:PORT`, each once.
    pub fn handed_in(&self) -> Vec<String> {
        let services = [ServiceName::Submissions, ServiceName::Submission].into_iter().filter_map(|name| self.service(name));
        let targets = services.flat_map(|service| &service.targets).map(|target| format!("{}:{}", target.host, target.port));
        let servers = self.autoconfig.iter().filter_map(|place| place.config.as_ref()).flat_map(|config| &config.value.servers);
        let outgoing =
            servers.filter(|server| server.outgoing && server.host.contains('.')).map(|server| format!("{}:{}", server.host, server.port.unwrap_or(0)));
        let mut all: Vec<String> = Vec::new();
        for place in targets.chain(outgoing) {
            if !all.contains(&place) {
                all.push(place);
            }
        }
        all
    }
}

/// Asks everything at once.
pub async fn lookup(inquiry: &Inquiry, domain: &str, after: &[EvidenceId]) -> Lookup {
    let services = join_all(ServiceName::ALL.map(|name| service(inquiry, name, domain, after)));
    let own = async {
        let secure = settings(inquiry, domain, format!("https://autoconfig.{domain}/mail/config-v1.1.xml"), after).await;
        let plain = match secure.end {
            End::Found | End::NoHost | End::Unresolved | End::NotAsked => None,
            _ => Some(settings(inquiry, domain, format!("http://autoconfig.{domain}/mail/config-v1.1.xml"), &secure.evidence).await),
        };
        (secure, plain)
    };
    let known = settings(inquiry, domain, format!("https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml"), after);
    let url = format!("https://autodiscover.{domain}/autodiscover/autodiscover.xml");
    let discover = inquiry.fetch(&url, LIMITS, after, |_| Vec::new());
    let (services, (secure, plain), known, discover) = join!(services, own, known, discover);
    let end = End::of(&discover);
    Lookup {
        domain: domain.to_owned(),
        services,
        autoconfig: [Some(secure), Some(known), plain].into_iter().flatten().collect(),
        autodiscover: Place { url, end, config: None, dangling: Vec::new(), evidence: discover.evidence },
    }
}

const LIMITS: Limits = Limits { size: autoconfig::MAX_DOCUMENT, time: PATIENCE, redirects: true };

async fn service(inquiry: &Inquiry, name: ServiceName, domain: &str, after: &[EvidenceId]) -> Service {
    let asked = inquiry.dns(&format!("{}.{domain}", name.label()), RecordType::Srv, after).await;
    let records = asked.records.iter().filter_map(|record| match &record.data {
        Data::Srv { priority, port, target, .. } => Some((*priority, target.clone(), *port)),
        _ => None,
    });
    let mut found: Vec<(u16, String, u16)> = records.collect();
    found.sort_unstable();
    // RFC 2782: the root as target says that the service is not available.
    let declined = !found.is_empty() && found.iter().all(|(_, host, _)| host.is_empty());
    found.retain(|(_, host, _)| !host.is_empty());
    found.truncate(MAX_TARGETS);
    let mut evidence = vec![asked.id];
    let targets = join_all(found.into_iter().map(|(priority, host, port)| async move {
        let (resolution, evidence) = resolve(inquiry, &host, &[asked.id]).await;
        (Target { priority, host, port, resolution }, evidence)
    }))
    .await;
    evidence.extend(targets.iter().flat_map(|(_, evidence)| evidence.iter().copied()));
    Service { name, outcome: asked.outcome, targets: targets.into_iter().map(|(target, _)| target).collect(), declined, evidence }
}

async fn resolve(inquiry: &Inquiry, host: &str, after: &[EvidenceId]) -> (Resolution, [EvidenceId; 2]) {
    let (v4, v6) = join(inquiry.dns(host, RecordType::A, after), inquiry.dns(host, RecordType::Aaaa, after)).await;
    let resolution = if !v4.addresses().is_empty() || !v6.addresses().is_empty() {
        Resolution::Resolved
    } else if v4.is_answer() && v6.is_answer() {
        Resolution::Unresolved
    } else {
        Resolution::Unknown
    };
    (resolution, [v4.id, v6.id])
}

/// Fetches and reads the settings, and looks up the hosts that they name.
async fn settings(inquiry: &Inquiry, domain: &str, url: String, after: &[EvidenceId]) -> Place {
    // Clients say for whom they ask, and some servers answer nobody else.
    let asked = format!("{url}?emailaddress=postmaster%40{domain}");
    let fetched = inquiry.fetch(&asked, LIMITS, after, |document| document::lines(&document.body)).await;
    let end = End::of(&fetched);
    let config = fetched.result.as_ref().ok().filter(|_| end == End::Found).map(|document| parse(&document.body, domain));
    let mut hosts: Vec<&String> = config.iter().flat_map(|config| &config.value.servers).map(|server| &server.host).filter(|host| host.contains('.')).collect();
    hosts.sort_unstable();
    hosts.dedup();
    hosts.truncate(MAX_TARGETS);
    let after = [fetched.id];
    let resolved = join_all(hosts.into_iter().map(|host| async { (host.clone(), resolve(inquiry, host, &after).await) })).await;
    let mut evidence = fetched.evidence;
    evidence.extend(resolved.iter().flat_map(|(_, (_, evidence))| *evidence));
    let dangling = resolved.into_iter().filter(|(_, (resolution, _))| *resolution == Resolution::Unresolved).map(|(host, _)| host).collect();
    Place { url, end, config, dangling, evidence }
}
