//! The hosts that take a domain's mail, as the areas of transport need them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    mail::mx::{Exchange, Exchanger, Kind, Resolution},
    net::EvidenceId,
};

/// The hosts that take mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailHosts {
    pub kind: Kind,
    /// By preference, each once; names only.
    pub hosts: Vec<String>,
    /// Those that have no address: nobody can hand mail to them, and nothing is to be published for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nowhere: Vec<String>,
    pub evidence: Vec<EvidenceId>,
}

impl MailHosts {
    /// Those of an exchange; unknown when there is none.
    pub fn of(exchange: Option<&Arc<Exchange>>) -> Self {
        let Some(exchange) = exchange else { return Self { kind: Kind::Unknown, hosts: Vec::new(), nowhere: Vec::new(), evidence: Vec::new() } };
        let (mut hosts, mut nowhere): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        // RFC 5321 §5.1: without MX the domain is its own exchanger, when it has an address.
        let takes = matches!(exchange.kind, Kind::Explicit | Kind::Implicit | Kind::NullMixed);
        for exchanger in exchange.exchangers.iter().filter(|exchanger| takes && !exchanger.is_null() && exchanger.literal.is_none()) {
            if !hosts.contains(&exchanger.name) {
                hosts.push(exchanger.name.clone());
                nowhere.extend((exchanger.resolution() == Resolution::Unresolved).then(|| exchanger.name.clone()));
            }
        }
        let evidence = std::iter::once(exchange.evidence);
        let evidence = if exchange.kind == Kind::Implicit {
            evidence.chain(exchange.exchangers.iter().flat_map(Exchanger::evidence)).collect()
        } else {
            evidence.collect()
        };
        Self { kind: exchange.kind, hosts, nowhere, evidence }
    }

    /// The hosts that mail can be handed to, as far as that is known.
    pub fn reachable(&self) -> impl Iterator<Item = &String> {
        self.hosts.iter().filter(|host| !self.nowhere.contains(host))
    }

    /// Whether the domain says that it takes no mail, or cannot take any.
    pub fn takes_none(&self) -> bool {
        matches!(self.kind, Kind::Null | Kind::None)
    }
}
