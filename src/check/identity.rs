//! Who sends: the addresses that mail of this target leaves from, and how we came to think so.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::{
    mail::{mx::Exchange, spf::Tree},
    model::{evidence::EvidenceId, target::Target},
};

/// Addresses of one identity that are looked at.
const MAX_SENDERS: usize = 8;

/// How an address was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The user named it.
    Given,
    /// A mail exchanger that SPF authorises too: the host both receives and sends.
    MxAndSpf,
    /// The SPF record names this single address.
    Spf,
    /// A mail exchanger under the domain's own name, while SPF says nothing.
    Mx,
}

/// One sending address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    pub ip: IpAddr,
    pub source: Source,
}

/// The sending identity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub senders: Vec<Sender>,
    /// What the addresses were derived from.
    pub evidence: Vec<EvidenceId>,
}

impl Identity {
    /// The identity that the user named.
    pub fn given(target: &Target) -> Self {
        Self { senders: target.ips.iter().map(|&ip| Sender { ip, source: Source::Given }).collect(), evidence: Vec::new() }
    }

    /// The identity that MX and SPF suggest. An exchanger that SPF does not authorise only receives; a network that SPF authorises as a whole
    /// names nobody.
    pub fn derive(domain: &str, exchange: &Exchange, tree: &Tree) -> Self {
        let networks = tree.networks();
        let mut senders: Vec<Sender> = Vec::new();
        let mut add = |ip: IpAddr, source: Source| {
            if senders.len() < MAX_SENDERS && senders.iter().all(|sender| sender.ip != ip) {
                senders.push(Sender { ip, source });
            }
        };
        for exchanger in &exchange.exchangers {
            let own = exchanger.name == domain || exchanger.name.ends_with(&format!(".{domain}"));
            for ip in exchanger.addresses() {
                if networks.iter().any(|network| network.contains(&ip)) {
                    add(ip, Source::MxAndSpf);
                } else if own && networks.is_empty() {
                    add(ip, Source::Mx);
                }
            }
        }
        for network in &networks {
            if network.prefix_len() == network.max_prefix_len() {
                add(network.addr(), Source::Spf);
            }
        }
        let mut evidence = vec![exchange.evidence];
        evidence.extend(exchange.exchangers.iter().flat_map(|exchanger| exchanger.evidence().collect::<Vec<_>>()));
        evidence.extend(tree.evidence());
        Self { senders, evidence }
    }

    /// The addresses alone.
    pub fn ips(&self) -> Vec<IpAddr> {
        self.senders.iter().map(|sender| sender.ip).collect()
    }
}
