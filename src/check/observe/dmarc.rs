//! What stands around a DMARC record: those who are to get its reports, the wrong places it may have ended up at, the domains above.

use futures::future::{join, join_all, join3};
use serde::{Deserialize, Serialize};

use super::{dns::IMPROBABLE, domain::is_suffix, helo::is_public_name};
use crate::{
    mail::{
        dmarc::{self, Authorisation, Lookup, Stray},
        mx,
        name::is_askable,
    },
    net::{EvidenceId, Inquiry, Outcome, dns::RecordType},
};

/// Report hosts whose exchangers are looked up.
const MAX_HOSTS: usize = 10;
/// Domains above that are asked whether they take mail, and exchangers kept of each.
const MAX_PARENTS: usize = 4;
const MAX_EXCHANGERS: usize = 10;

/// What stands around a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    /// Whether foreign report hosts agree (RFC 9990 §4).
    pub authorisations: Vec<Authorisation>,
    /// Whether each report host takes mail.
    pub hosts: Vec<Host>,
    /// Records at names where nobody looks for them.
    pub elsewhere: Vec<Elsewhere>,
    /// The domains above that have more than one label, the nearest first.
    pub parents: Vec<Host>,
}

/// A domain that is to take mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    pub host: String,
    /// Nothing when nobody answered.
    pub takes_mail: Option<bool>,
    /// The names of its MX records, of a domain above.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exchangers: Vec<String>,
    pub evidence: Vec<EvidenceId>,
}

/// A record at a wrong name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    pub name: String,
    pub text: Stray,
    pub evidence: EvidenceId,
}

/// Walks up from the domain and looks around, all at once but for what the record itself names.
pub async fn look(inquiry: &Inquiry, domain: &str) -> (Lookup, Around) {
    let record = async {
        let lookup = walk(inquiry, domain).await;
        let (authorisations, hosts) = reports(inquiry, &lookup).await;
        (lookup, authorisations, hosts)
    };
    let ((lookup, authorisations, hosts), elsewhere, parents) = join3(record, elsewhere(inquiry, domain), parents(inquiry, domain)).await;
    (lookup, Around { authorisations, hosts, elsewhere, parents })
}

/// Walks up from the domain. What a registry does not say hides nothing that its customers could mend.
pub(super) async fn walk(inquiry: &Inquiry, domain: &str) -> Lookup {
    dmarc::lookup(inquiry, domain, &[]).await.heedless_of(is_suffix)
}

async fn reports(inquiry: &Inquiry, lookup: &Lookup) -> (Vec<Authorisation>, Vec<Host>) {
    let (Some(level), Some(record)) = (lookup.policy(), lookup.record()) else { return Default::default() };
    // Where a registry's reports go is no matter of whoever has a name below it.
    if lookup.is_of_registry() {
        return Default::default();
    }
    let after: Vec<EvidenceId> = lookup.evidence().collect();
    let mut names: Vec<&str> = Vec::new();
    for host in record.rua.iter().filter_map(|address| address.host.as_deref()) {
        if names.len() < MAX_HOSTS && !names.contains(&host) {
            names.push(host);
        }
    }
    let hosts = join_all(names.into_iter().map(|host| host_takes_mail(inquiry, host, &after)));
    join(dmarc::authorisations(inquiry, &level.domain, &lookup.organisational_domain, record, &after), hosts).await
}

async fn host_takes_mail(inquiry: &Inquiry, host: &str, after: &[EvidenceId]) -> Host {
    let exchange = mx::lookup(inquiry, host, after).await;
    let policy = &inquiry.net().policy;
    let resolutions: Vec<mx::Resolution> = exchange
        .exchangers
        .iter()
        .filter(|exchanger| !exchanger.is_null())
        // A name that stands for each machine itself, and addresses that nobody else reaches, take nothing from outside.
        .map(|exchanger| match exchanger.resolution() {
            mx::Resolution::Resolved if !exchanger.addresses().any(|ip| policy.counts_as_public(ip)) => mx::Resolution::Unresolved,
            _ if exchanger.literal.is_none() && !is_public_name(&exchanger.name) => mx::Resolution::Unresolved,
            resolution => resolution,
        })
        .collect();
    let takes_mail = match exchange.kind {
        mx::Kind::Null | mx::Kind::None => Some(false),
        mx::Kind::Unknown => None,
        _ if resolutions.contains(&mx::Resolution::Resolved) => Some(true),
        // More are published than were looked at.
        _ if exchange.total > exchange.exchangers.len() || resolutions.contains(&mx::Resolution::Unknown) => None,
        _ => Some(false),
    };
    let evidence = std::iter::once(exchange.evidence).chain(exchange.exchangers.iter().flat_map(mx::Exchanger::evidence)).collect();
    Host { host: host.to_owned(), takes_mail, exchangers: Vec::new(), evidence }
}

/// The names under which panels that add the domain by themselves, or people, put the record instead.
async fn elsewhere(inquiry: &Inquiry, domain: &str) -> Vec<Elsewhere> {
    let names = [
        format!("_dmarc.{domain}.{domain}"),
        format!("_dmarc.www.{domain}"),
        // The underscore forgotten, and the label typed where the panel adds it.
        format!("dmarc.{domain}"),
        format!("_dmarc._dmarc.{domain}"),
    ];
    let improbable = format!("{IMPROBABLE}.{domain}");
    let wild = async { if is_askable(&improbable) { inquiry.dns(&improbable, RecordType::Txt, &[]).await.texts() } else { Vec::new() } };
    let found = join_all(names.into_iter().filter(|name| is_askable(name)).map(|name| async move {
        let asked = inquiry.dns(&name, RecordType::Txt, &[]).await;
        let record = asked.texts().iter().map(|text| dmarc::stray(text)).find(|text| text.record.value.is_record());
        record.map(|text| (Elsewhere { name, text, evidence: asked.id }, asked.texts()))
    }));
    let (wild, found) = join(wild, found).await;
    // What a wildcard gives to every name stands nowhere in particular.
    found.into_iter().flatten().filter(|(_, texts)| *texts != wild).map(|(elsewhere, _)| elsewhere).collect()
}

/// Whether the domains above take mail: such a domain is no mere public suffix.
async fn parents(inquiry: &Inquiry, domain: &str) -> Vec<Host> {
    let labels: Vec<&str> = domain.split('.').collect();
    let names = (1..labels.len().saturating_sub(1)).map(|first| labels[first..].join(".")).take(MAX_PARENTS);
    join_all(names.map(|host| async move {
        let asked = inquiry.dns(&host, RecordType::Mx, &[]).await;
        // An empty name is the null MX (RFC 7505 §3).
        let exchangers: Vec<String> = asked.exchangers().into_iter().map(|(_, name)| name).filter(|name| !name.is_empty()).take(MAX_EXCHANGERS).collect();
        let takes_mail = match asked.outcome {
            Outcome::Found => Some(!exchangers.is_empty()),
            outcome => outcome.is_answer().then_some(false),
        };
        Host { host, takes_mail, exchangers, evidence: vec![asked.id] }
    }))
    .await
}
