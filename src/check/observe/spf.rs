//! The SPF record, what it says about each sending address, and what stands around it: the obsolete record type, records at names where receivers
//! do not look, and names that send nothing and do not say so.

use std::{future::Future, net::IpAddr, sync::Arc};

use futures::{
    FutureExt as _,
    future::{join, join_all},
    join,
};
use serde::{Deserialize, Serialize};

use super::dns::{IMPROBABLE, is_within};
use crate::{
    check::identity::Identity,
    knowledge::receivers,
    mail::{
        dmarc::Policy,
        mx::{Exchange, Exchanger, Kind},
        name::is_askable,
        spf::{self, Directive, Mechanism, NodeOutcome, TermKind, Tree},
        text::{clipped, shown, visible},
    },
    model::target::Target,
    net::{
        Asked, EvidenceId, Inquiry, Outcome,
        dns::{Data, Record, RecordType},
    },
};

/// Names that are looked at for a record in the wrong place.
const MAX_PLACES: usize = 8;
/// Texts kept that are no record and were meant for one.
const MAX_DAMAGED: usize = 4;
/// Characters kept of a record.
const MAX_TEXT: usize = 2_000;

/// What the SPF record is, and what it says about each sending address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spf {
    pub tree: Tree,
    pub senders: Vec<SenderResult>,
}

/// check_host() for one sending address (RFC 7208 §4).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SenderResult {
    pub ip: IpAddr,
    pub evaluation: spf::Evaluation,
}

/// What stands around the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// What the domain has of the obsolete type (RFC 7208 §3.1).
    pub obsolete: Records,
    /// Where the domain has several records: the records of others that those include.
    #[serde(default)]
    pub included: Vec<Included>,
    /// Texts at the domain that begin like a record and are none: behind a blank, in quotes, with a semicolon or a tab.
    #[serde(default)]
    pub damaged: Vec<String>,
    /// A text of several strings that is a record only with blanks between them, which DNS does not put there.
    #[serde(default)]
    pub apart: Option<String>,
    /// The records of names that are close to the domain, when the domain itself has none.
    pub elsewhere: Vec<Records>,
    /// The name of the web server; nothing when the domain is one itself.
    pub www: Option<Www>,
    /// What the domain's exchangers amount to; nothing when nobody asked.
    pub exchange: Option<Kind>,
    /// How many exchangers are named as hosts are; nothing when nobody asked.
    #[serde(default)]
    pub exchangers: Option<usize>,
    /// How many of them are no large receiver's; nothing when nobody asked.
    #[serde(default)]
    pub own_exchangers: Option<usize>,
    /// The large receivers that the others belong to, by id.
    #[serde(default)]
    pub receivers: Vec<String>,
    /// All texts of the domain, as one answer of the DNS; nothing without an answer, and where an alias leads elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Weight>,
}

/// How much an answer weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// Records in it.
    pub records: usize,
    /// Octets of the whole message, without extensions.
    pub octets: usize,
}

/// A record that one of several includes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Included {
    pub domain: String,
    /// Look-ups that the record below costs (RFC 7208 §4.6.4); nothing where it makes void whatever includes it, or could not be looked up.
    pub lookups: Option<usize>,
}

/// The SPF records of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    pub name: String,
    pub outcome: Outcome,
    /// As they can be shown.
    pub texts: Vec<String>,
    pub evidence: EvidenceId,
}

/// A name that has a web server and, as a rule, sends nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Www {
    pub records: Records,
    /// Whether it has an address and no exchanger; nothing when that could not be looked up.
    pub is_web_only: Option<bool>,
    /// Whether it is an alias: then no record can stand beside it (RFC 1034 §3.6.2).
    pub is_alias: bool,
    /// Whether it exists by a wildcard alone: a record of its own would take its address away (RFC 4592 §2.2.1).
    #[serde(default)]
    pub is_wild: bool,
    /// Whether DMARC asks receivers to act on mail in its name; nothing when nobody answered.
    pub is_covered: Option<bool>,
    pub evidence: Vec<EvidenceId>,
}

/// What SPF says about every sending address.
pub async fn results(inquiry: &Inquiry, target: &Target, domain: &str, identity: &Identity) -> Vec<SenderResult> {
    join_all(identity.senders.iter().map(|sender| async {
        let query = spf::Query {
            ip: sender.ip,
            sender: format!("postmaster@{domain}"),
            helo: target.helo.clone().unwrap_or_else(|| domain.to_owned()),
            receiver: "unknown".to_owned(),
        };
        SenderResult { ip: sender.ip, evaluation: spf::check_host(inquiry, &query).await }
    }))
    .await
}

/// Looks around the record. Only the wrong places wait for the record: they matter when there is none.
pub async fn around(
    inquiry: &Inquiry,
    target: &Target,
    domain: &str,
    tree: impl Future<Output = Option<Arc<Tree>>>,
    exchange: impl Future<Output = Option<Arc<Exchange>>>,
) -> Around {
    let obsolete = records(inquiry, domain, RecordType::Spf, &[]);
    let tree = tree.shared();
    let several = tree.clone();
    let elsewhere = async {
        let (tree, exchange) = join(tree, exchange).await;
        let (mut damaged, mut apart) = (Vec::new(), None);
        let missing = tree.filter(|tree| matches!(tree.root.outcome, NodeOutcome::NoRecord | NodeOutcome::NoSuchName));
        let found = match missing {
            Some(tree) => {
                let exchangers = exchange.iter().flat_map(|exchange| &exchange.exchangers).map(|exchanger| exchanger.name.as_str());
                let places = places(domain, exchangers.chain(target.helo.as_deref()));
                let mut after: Vec<EvidenceId> = tree.root.evidence.clone();
                if let Some(exchange) = &exchange {
                    after.push(exchange.evidence);
                    after.extend(exchange.exchangers.iter().flat_map(Exchanger::evidence));
                }
                let improbable = format!("{IMPROBABLE}.{domain}");
                let wild = async { if is_askable(&improbable) { records(inquiry, &improbable, RecordType::Txt, &after).await.texts } else { Vec::new() } };
                let found = join_all(places.iter().map(|name| records(inquiry, name, RecordType::Txt, &after)));
                let (wild, found, own) = join!(wild, found, inquiry.dns(domain, RecordType::Txt, &[]));
                damaged = own.texts().iter().filter(|text| is_damaged(text)).map(|text| clipped(&shown(text), MAX_TEXT)).take(MAX_DAMAGED).collect();
                apart = own.records.iter().find_map(parted);
                // What a wildcard gives to every name stands nowhere in particular.
                found.into_iter().filter(|place| !place.texts.is_empty() && place.texts != wild).collect()
            }
            None => Vec::new(),
        };
        (found, damaged, apart, exchange)
    };
    let included = async {
        match several.await {
            Some(tree) => included(inquiry, &tree.root).await,
            None => Vec::new(),
        }
    };
    let texts = inquiry.dns(domain, RecordType::Txt, &[]);
    let (obsolete, (elsewhere, damaged, apart, exchange), www, included, texts) = join!(obsolete, elsewhere, www(inquiry, domain), included, texts);
    let answer = weight(&texts);
    let is_host = |exchanger: &&Exchanger| !exchanger.is_null() && exchanger.literal.is_none();
    let hosts: Option<Vec<&Exchanger>> = exchange.as_ref().map(|exchange| exchange.exchangers.iter().filter(is_host).collect());
    let is_own = |host: &&&Exchanger| receivers::of_mx(&host.name).is_none();
    let own_exchangers = hosts.as_ref().map(|hosts| hosts.iter().filter(is_own).count());
    let mut receivers: Vec<String> = hosts.iter().flatten().filter_map(|host| Some(receivers::of_mx(&host.name)?.id.to_string())).collect();
    receivers.sort();
    receivers.dedup();
    let exchangers = hosts.map(|hosts| hosts.len());
    let exchange = exchange.as_ref().map(|exchange| exchange.kind);
    Around { obsolete, included, damaged, apart, elsewhere, www, exchange, exchangers, own_exchangers, receivers, answer }
}

/// The octets of an answer of texts (RFC 1035 §4.1): its head, the question, and for each record ten octets beside a pointer to the name (§4.1.4), and a length
/// before each string (§3.3).
fn weight(texts: &Asked) -> Option<Weight> {
    let own = texts.records.iter().map(|record| match &record.data {
        Data::Txt(strings) => Some((record.name.len(), strings.iter().map(|string| string.len() + 1).sum::<usize>())),
        _ => None,
    });
    let own: Vec<(usize, usize)> = own.collect::<Option<_>>()?;
    let name = own.first()?.0 + 2;
    Some(Weight { records: own.len(), octets: 12 + name + 4 + own.iter().map(|(_, octets)| 12 + octets).sum::<usize>() })
}

/// What the includes of several records cost, each once. A name with macros is another for each message.
async fn included(inquiry: &Inquiry, root: &spf::Node) -> Vec<Included> {
    let mut domains: Vec<String> = Vec::new();
    for term in root.several.iter().flat_map(|text| spf::parse(text.as_bytes()).value.terms) {
        let TermKind::Directive(Directive { mechanism: Mechanism::Include { domain }, .. }) = &term.kind else { continue };
        let domain = domain.to_string().to_ascii_lowercase();
        if domains.len() < MAX_PLACES && !domain.contains('%') && !domains.contains(&domain) {
            domains.push(domain);
        }
    }
    join_all(domains.into_iter().map(|domain| async move {
        let tree = spf::explore(inquiry, &domain).await;
        let is_sound = |node: &&spf::Node| node.outcome == NodeOutcome::Record && node.defects.is_empty();
        let is_usable = !tree.cut && !tree.looped && tree.root.walk().iter().all(is_sound);
        Included { domain, lookups: is_usable.then_some(tree.lookups) }
    }))
    .await
}

/// Whether a text was meant for a record: the version stands there, with something around or behind it that takes it away, or no blank behind it.
fn is_damaged(text: &[u8]) -> bool {
    let begins = |text: &[u8]| text.get(..6).is_some_and(|head| head.eq_ignore_ascii_case(b"v=spf1"));
    let inner = text.trim_ascii_start();
    let inner = inner.iter().position(u8::is_ascii_alphabetic).and_then(|start| inner.get(start..)).filter(|inner| inner.len() + 4 > text.len());
    let is_begun = inner.is_some_and(|inner| begins(inner) && !inner.get(6).is_some_and(u8::is_ascii_digit));
    !spf::is_spf_record(text) && (is_begun || spf::meant(&shown(text)).is_some())
}

/// The record that a text was meant for whose strings were written without the blanks between their terms (RFC 7208 §3.3: they are joined as they are).
fn parted(record: &Record) -> Option<String> {
    let Data::Txt(strings) = &record.data else { return None };
    let is_sound = |text: &str| spf::is_spf_record(text.as_bytes()) && spf::parse(text.as_bytes()).defects.is_empty();
    let spaced = strings.iter().map(|string| shown(string).trim().to_owned()).collect::<Vec<_>>().join(" ");
    (strings.len() > 1 && !is_sound(&shown(&strings.concat())) && is_sound(&spaced)).then(|| clipped(&spaced, MAX_TEXT))
}

/// The names that people take for the right one: the web server, the mail host, the name that services use for an include.
fn places<'a>(domain: &str, hosts: impl Iterator<Item = &'a str>) -> Vec<String> {
    // The last one stands where a panel has added the domain to a name that had it already.
    let habits = ["www", "mail", "_spf", "spf", domain].map(|label| format!("{label}.{domain}"));
    let own = hosts.filter(|host| *host != domain && is_within(host, domain)).map(str::to_owned);
    let mut places: Vec<String> = Vec::new();
    for name in habits.into_iter().chain(own).filter(|name| is_askable(name)) {
        if places.len() < MAX_PLACES && !places.contains(&name) {
            places.push(name);
        }
    }
    places
}

async fn records(inquiry: &Inquiry, name: &str, kind: RecordType, after: &[EvidenceId]) -> Records {
    read(name, &inquiry.dns(name, kind, after).await)
}

fn read(name: &str, asked: &Asked) -> Records {
    let texts = asked.texts().into_iter().filter(|text| spf::is_spf_record(text)).map(|text| clipped(&visible(&text), MAX_TEXT));
    Records { name: name.to_owned(), outcome: asked.outcome, texts: texts.collect(), evidence: asked.id }
}

async fn www(inquiry: &Inquiry, domain: &str) -> Option<Www> {
    let name = format!("www.{domain}");
    if domain.starts_with("www.") || !is_askable(&name) {
        return None;
    }
    let ask = |kind| inquiry.dns(&name, kind, &[]);
    // The walk's questions are those of the area DMARC: they are asked once.
    let (ipv4, ipv6, mx, texts, policy, wild) = join!(
        ask(RecordType::A),
        ask(RecordType::Aaaa),
        ask(RecordType::Mx),
        ask(RecordType::Txt),
        super::dmarc::walk(inquiry, &name),
        super::wildcard::look(inquiry, &name)
    );
    let takes_mail = mx.exchangers().iter().any(|(_, name)| !name.is_empty());
    let is_web_only = if takes_mail {
        Some(false)
    } else if !mx.is_answer() {
        None
    } else if !ipv4.addresses().is_empty() || !ipv6.addresses().is_empty() {
        Some(true)
    } else {
        (ipv4.is_answer() && ipv6.is_answer()).then_some(false)
    };
    let is_covered = match policy.effective(true) {
        _ if policy.unknown => None,
        Some(effective) => Some(effective.applied != Policy::None),
        None => Some(false),
    };
    let asked = [&ipv4, &ipv6, &mx, &texts];
    let is_alias = asked.iter().any(|asked| !asked.aliases().is_empty());
    let by_wildcard = wild.iter().flat_map(|wild| wild.evidence.iter().copied());
    let evidence = asked.iter().map(|asked| asked.id).chain(policy.evidence()).chain(by_wildcard).collect();
    Some(Www { records: read(&name, &texts), is_web_only, is_alias, is_wild: wild.is_some(), is_covered, evidence })
}
