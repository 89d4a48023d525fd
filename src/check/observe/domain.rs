//! The domain as a name: which lists name it or what it leads to, and how it is registered.

use std::{future::Future, net::IpAddr, sync::Arc};

use futures::{
    FutureExt as _,
    future::{join, join_all, join3},
    join,
};
use serde::{Deserialize, Serialize};

use super::{dns::is_within, helo::is_public_name};
use crate::{
    check::{identity::Identity, lists::Lists},
    knowledge::{
        blocklists::{self, Blocklist},
        providers, receivers,
    },
    mail::{
        bimi,
        dnsbl::{self, Health, Listing},
        iprev::{self, Reverse},
        mx::{Exchange, Exchanger},
        name::is_askable,
        rdap::{self, Registration, Registries},
    },
    model::target::Target,
    net::{EvidenceId, Inquiry},
};

/// Domains beside the own ones that lists are asked about.
const MAX_SUBJECTS: usize = 6;
/// Names of own hosts that lists are asked about.
const MAX_HOSTS: usize = 4;
/// Lists that are made to be asked about the names of servers too (the list's notes in the facts); the others hold domains of links.
const OF_SERVERS: [&str; 1] = ["spamhaus-dbl"];
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
    /// The logo (BIMI) or its certificate is fetched from there.
    Logo,
    /// A sending server goes by a name under it, in HELO or as reverse name.
    Server,
    /// It is the name of a host of the target's own: an exchanger, or a sending server.
    Host,
}

/// What the lists are asked with.
struct Desk<'a> {
    inquiry: &'a Inquiry,
    allowed: &'a Lists,
    health: &'a Health,
}

/// Asks the lists and the registry, all at once. Nothing without a domain.
pub async fn look(
    inquiry: &Inquiry,
    target: &Target,
    allowed: &Lists,
    health: &Health,
    registries: &Registries,
    exchange: impl Future<Output = Option<Arc<Exchange>>>,
    identity: impl Future<Output = Arc<Identity>>,
) -> Option<Domain> {
    let domain = target.domain.as_deref()?;
    let desk = Desk { inquiry, allowed, health };
    let organisation = organisation(domain);
    let registration = rdap::lookup(inquiry, registries, domain, &organisation, &[]);
    let links = links(inquiry, domain, exchange).shared();
    let lists = join3(desk.ask_own(domain), desk.ask_links(links.clone()), desk.ask_servers(links, servers(inquiry, target, identity)));
    let ((own, linked, of_servers), registration) = join!(lists, registration);
    let lists = own.into_iter().chain(linked).chain(of_servers).collect();
    Some(Domain { domain: domain.to_owned(), lists, registration })
}

/// Domains other than the target's own, each once, and what told of them.
#[derive(Clone, Default)]
struct Named {
    own: Option<String>,
    /// The target itself.
    domain: Option<String>,
    domains: Vec<(String, Role)>,
    /// Hosts of the own organisation, by their whole names.
    hosts: Vec<String>,
    evidence: Vec<EvidenceId>,
}

impl Named {
    fn of(domain: &str) -> Self {
        Self { own: Some(organisation(domain)), domain: Some(domain.to_owned()), ..Self::default() }
    }

    fn add(&mut self, host: &str, role: Role) {
        // A large receiver's own domain is on nobody's list.
        let is_known = !host.contains('.') || receivers::of_mx(host).is_some() || host.parse::<IpAddr>().is_ok();
        let name = organisation(host);
        let is_own = self.own.as_ref().is_some_and(|own| is_within(&name, own));
        // The organisation and the target are asked about as they are.
        let is_asked = |name: &String| self.own.iter().chain(&self.domain).any(|other| other == name);
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        if is_own && matches!(role, Role::Exchanger | Role::Server) && !is_asked(&host) && !self.hosts.contains(&host) && is_askable(&host) {
            self.hosts.push(host);
        }
        if !is_known && !is_own && !self.domains.iter().any(|(other, _)| *other == name) {
            self.domains.push((name, role));
        }
    }
}

/// The domains that records lead to: of the exchangers, of the report addresses, of the logo. The questions are those of the other areas: they are
/// asked once.
async fn links(inquiry: &Inquiry, domain: &str, exchange: impl Future<Output = Option<Arc<Exchange>>>) -> Named {
    let (exchange, dmarc, (mut logo, asked)) = join3(exchange, super::dmarc::walk(inquiry, domain), bimi::hosts(inquiry, domain, &[])).await;
    let mut named = Named { evidence: dmarc.evidence().chain([asked]).collect(), ..Named::of(domain) };
    if logo.is_empty() && dmarc.organisational_domain != domain {
        let (above, asked) = bimi::hosts(inquiry, &dmarc.organisational_domain, &named.evidence).await;
        logo = above;
        named.evidence.push(asked);
    }
    if let Some(exchange) = &exchange {
        named.evidence.push(exchange.evidence);
        named.evidence.extend(exchange.exchangers.iter().flat_map(Exchanger::evidence));
    }
    exchange.iter().flat_map(|exchange| &exchange.exchangers).for_each(|exchanger| named.add(&exchanger.name, Role::Exchanger));
    let reports = dmarc.record().into_iter().flat_map(|record| record.rua.iter().chain(&record.ruf)).filter_map(|address| address.host.as_deref());
    reports.for_each(|host| named.add(host, Role::Reports));
    logo.iter().for_each(|host| named.add(host, Role::Logo));
    named
}

/// The domains of the names that the sending servers go by: the HELO name that was given, and the reverse names that lead back. What a provider calls
/// all its machines says nothing of this one.
async fn servers(inquiry: &Inquiry, target: &Target, identity: impl Future<Output = Arc<Identity>>) -> Named {
    let identity = identity.await;
    let public = identity.ips().into_iter().filter(|ip| inquiry.net().policy.counts_as_public(ip.to_canonical()));
    let reverses = join_all(public.map(|ip| iprev::lookup(inquiry, ip, &identity.evidence))).await;
    let evidence = reverses.iter().flat_map(|reverse| std::iter::once(reverse.evidence).chain(reverse.names.iter().map(|name| name.evidence)));
    let mut named =
        Named { evidence: identity.evidence.iter().copied().chain(evidence).collect(), ..target.domain.as_deref().map(Named::of).unwrap_or_default() };
    let names = target.helo.as_deref().into_iter().chain(reverses.iter().flat_map(Reverse::confirmed));
    for name in names.filter(|name| is_public_name(name) && providers::by_rdns_suffix(name).is_none()) {
        named.add(name, Role::Server);
    }
    named
}

impl Desk<'_> {
    async fn ask_own(&self, domain: &str) -> Vec<Seen> {
        let own = organisation(domain);
        let subjects: Vec<(String, Role)> = std::iter::once(domain.to_owned()).chain((own != domain).then_some(own)).map(|name| (name, Role::Own)).collect();
        self.ask(&subjects, &[]).await
    }

    async fn ask_links(&self, links: impl Future<Output = Named>) -> Vec<Seen> {
        let mut links = links.await;
        links.domains.truncate(MAX_SUBJECTS);
        let hosts = links.hosts.into_iter().take(MAX_HOSTS).map(|host| (host, Role::Host));
        let subjects: Vec<(String, Role)> = links.domains.into_iter().chain(hosts).collect();
        self.ask(&subjects, &links.evidence).await
    }

    /// Asks about the domains of servers that are not asked about already.
    async fn ask_servers(&self, links: impl Future<Output = Named>, servers: impl Future<Output = Named>) -> Vec<Seen> {
        let (links, mut servers) = join(links, servers).await;
        servers.domains.retain(|(name, _)| !links.domains.iter().take(MAX_SUBJECTS).any(|(other, _)| other == name));
        servers.domains.truncate(MAX_SUBJECTS.saturating_sub(links.domains.len()));
        servers.hosts.retain(|host| !links.hosts.iter().take(MAX_HOSTS).any(|other| other == host));
        servers.hosts.truncate(MAX_HOSTS.saturating_sub(links.hosts.len()));
        let hosts = servers.hosts.into_iter().map(|host| (host, Role::Host));
        let subjects: Vec<(String, Role)> = servers.domains.into_iter().chain(hosts).collect();
        self.ask(&subjects, &servers.evidence).await
    }

    async fn ask(&self, subjects: &[(String, Role)], after: &[EvidenceId]) -> Vec<Seen> {
        // Lists of addresses that also know some domains prove nothing about them: they have no test point for domains.
        let chosen = self.allowed.choose(blocklists::Kind::Domain);
        let lists: Vec<_> = chosen.into_iter().filter(|list| list.kind.first() == Some(&blocklists::Kind::Domain)).collect();
        let fits = |role: Role, list: &Blocklist| !matches!(role, Role::Server | Role::Host) || OF_SERVERS.contains(&list.counts_as.as_str());
        let questions = subjects.iter().flat_map(|subject| lists.iter().filter(|list| fits(subject.1, list)).map(move |list| (subject, *list)));
        join_all(questions.map(|((domain, role), list)| async move {
            let subject = dnsbl::Subject::Domain(domain.clone());
            let listing = dnsbl::query(self.inquiry, &self.allowed.describe(list), &subject, self.health, after).await;
            Seen { list: list.id.to_string(), domain: domain.clone(), role: *role, listing }
        }))
        .await
    }
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
