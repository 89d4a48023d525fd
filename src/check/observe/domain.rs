//! The domain as a name: which lists name it or what it leads to, and how it is registered.

use std::{future::Future, sync::Arc};

use futures::{
    future::{join, join_all},
    join,
};
use serde::{Deserialize, Serialize};

use super::dns::is_within;
use crate::{
    check::lists::Lists,
    knowledge::{blocklists, receivers},
    mail::{
        dmarc,
        dnsbl::{self, Health, Listing},
        mx::{Exchange, Exchanger},
        rdap::{self, Registration, Registries},
    },
    net::{EvidenceId, Inquiry},
};

/// Domains that lists are asked about.
const MAX_SUBJECTS: usize = 8;
/// Second labels under which registries of countries hand out names: `co.uk`, `com.cn`, …
const SECOND: [&str; 12] = ["ac", "co", "com", "edu", "go", "gob", "gov", "ne", "net", "nom", "or", "org"];

/// What was seen of the name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Domain {
    pub domain: String,
    pub lists: Vec<Seen>,
    pub registration: Registration,
}

/// One list's word about one domain.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    /// The list's id in the fact file.
    pub list: String,
    pub domain: String,
    pub role: Role,
    pub listing: Listing,
}

/// What a domain has to do with the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It is the target, or the domain that the target belongs to.
    Own,
    /// A mail exchanger is under it.
    Exchanger,
    /// It gets the DMARC reports, of whichever kind.
    Reports,
}

/// Asks the lists and the registry, all at once.
pub async fn look(
    inquiry: &Inquiry,
    domain: &str,
    allowed: &Lists,
    health: &Health,
    registries: &Registries,
    exchange: impl Future<Output = Option<Arc<Exchange>>>,
) -> Domain {
    let lists = lists(inquiry, domain, allowed, health, exchange);
    let organisation = organisation(domain);
    let registration = rdap::lookup(inquiry, registries, domain, &organisation, &[]);
    let (lists, registration) = join!(lists, registration);
    Domain { domain: domain.to_owned(), lists, registration }
}

async fn lists(inquiry: &Inquiry, domain: &str, allowed: &Lists, health: &Health, exchange: impl Future<Output = Option<Arc<Exchange>>>) -> Vec<Seen> {
    let own = organisation(domain);
    let mut subjects = vec![domain.to_owned()];
    if own != domain {
        subjects.push(own.clone());
    }
    let first = ask(inquiry, allowed, health, subjects.clone(), Role::Own, &[]);
    let others = async {
        // The walk's questions are those of the area DMARC: they are asked once.
        let (exchange, dmarc) = join(exchange, dmarc::lookup(inquiry, domain, &[])).await;
        let hosts = exchange.iter().flat_map(|exchange| &exchange.exchangers).map(|exchanger| exchanger.name.clone()).filter(|name| name.contains('.'));
        let reports = dmarc.record().into_iter().flat_map(|record| record.rua.iter().chain(&record.ruf)).filter_map(|address| address.host.clone());
        let mut after: Vec<EvidenceId> = dmarc.evidence().collect();
        if let Some(exchange) = &exchange {
            after.push(exchange.evidence);
            after.extend(exchange.exchangers.iter().flat_map(Exchanger::evidence));
        }
        let mut named: Vec<(String, Role)> = Vec::new();
        for (host, role) in hosts.map(|host| (host, Role::Exchanger)).chain(reports.map(|host| (host, Role::Reports))) {
            // A large receiver's own domain is on nobody's list.
            let known = receivers::of_mx(&host).is_some() || host.parse::<std::net::IpAddr>().is_ok();
            let name = organisation(&host);
            if !known && !is_within(&name, &own) && !named.iter().any(|(other, _)| *other == name) {
                named.push((name, role));
            }
        }
        named.truncate(MAX_SUBJECTS - subjects.len());
        join_all(named.into_iter().map(|(name, role)| ask(inquiry, allowed, health, vec![name], role, &after))).await
    };
    let (first, others) = join(first, others).await;
    first.into_iter().chain(others.into_iter().flatten()).collect()
}

async fn ask(inquiry: &Inquiry, allowed: &Lists, health: &Health, subjects: Vec<String>, role: Role, after: &[EvidenceId]) -> Vec<Seen> {
    // Lists of addresses that also know some domains prove nothing about them: they have no test point for domains.
    let chosen = allowed.choose(blocklists::Kind::Domain);
    let lists: Vec<_> = chosen.into_iter().filter(|list| list.kind.first() == Some(&blocklists::Kind::Domain)).collect();
    join_all(subjects.iter().flat_map(|domain| lists.iter().map(move |list| (domain, *list))).map(|(domain, list)| async move {
        let listing = dnsbl::query(inquiry, &allowed.describe(list), &dnsbl::Subject::Domain(domain.clone()), health, after).await;
        Seen { list: list.id.to_string(), domain: domain.clone(), role, listing }
    }))
    .await
}

/// The domain that a host most likely belongs to: two labels, or three below the usual second labels of a country. An estimate that only
/// decides whom lists are asked about.
pub fn organisation(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    let deep = matches!(labels.as_slice(), [.., second, last] if last.len() == 2 && SECOND.contains(second));
    labels[labels.len().saturating_sub(if deep { 3 } else { 2 })..].join(".")
}

/// Whether names below a domain are handed out to strangers, by the same estimate.
pub fn is_suffix(domain: &str) -> bool {
    match domain.split('.').collect::<Vec<&str>>().as_slice() {
        [second, last] => last.len() == 2 && SECOND.contains(second),
        labels => labels.len() == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_suffix, organisation};

    #[test]
    fn suffixes_are_told_from_domains() {
        for (domain, expected) in [("co.uk", true), ("uk", true), ("shop.co.uk", false), ("co.example", false), ("example.com", false)] {
            assert_eq!(is_suffix(domain), expected, "{domain}");
        }
    }

    #[test]
    fn organisations_are_estimated() {
        for (host, expected) in [
            ("mx1.mail.example.com", "example.com"),
            ("example.com", "example.com"),
            ("mail.example.co.uk", "example.co.uk"),
            ("a.b.example.com.cn", "example.com.cn"),
            ("co.uk", "co.uk"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(organisation(host), expected);
        }
    }
}
