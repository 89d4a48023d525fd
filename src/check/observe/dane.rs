//! DANE: what DNS says about the certificates of the exchangers, and whether it may be believed.

use std::{future::Future, sync::Arc};

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use super::{
    mail_hosts::MailHosts,
    protection::{self, Protected},
    smtp::Smtp,
};
use crate::{
    mail::{
        dane::{self, Host},
        mx::Exchange,
    },
    net::{
        EvidenceId, Inquiry,
        dns::RecordType,
        dnssec::{Standing, Validator},
    },
};

/// Exchangers that are asked about.
const MAX_HOSTS: usize = 10;

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub domain: String,
    pub mail: MailHosts,
    /// Whether the answer for the MX records is validated.
    pub mx: Standing,
    /// Who validated that.
    #[serde(default = "own")]
    pub by: Validator,
    pub hosts: Vec<Host>,
    /// The certificates that exchangers showed, where somebody has connected.
    #[serde(default)]
    pub shown: Vec<Shown>,
    /// Whether they speak TLS at all.
    #[serde(default)]
    pub protected: Vec<Protected>,
    /// Exchangers with more addresses than were connected to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_part: Vec<String>,
    pub evidence: Vec<EvidenceId>,
    /// When: seconds since 1970, UTC.
    pub at: u64,
}

/// Who validated before this was kept.
const fn own() -> Validator {
    Validator::Own
}

/// The certificates that an exchanger showed in STARTTLS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub host: String,
    /// DER, the exchanger's own first.
    pub chain: Vec<Vec<u8>>,
    /// The talks in which it was shown.
    #[serde(default)]
    pub evidence: Vec<EvidenceId>,
}

/// Asks about every exchanger at once; the exchangers, and what they show, come from elsewhere. They are waited for only where a record is there, or
/// could be.
pub async fn look(
    inquiry: &Inquiry,
    domain: &str,
    exchange: impl Future<Output = Option<Arc<Exchange>>>,
    mail_servers: impl Future<Output = Option<Arc<Smtp>>>,
) -> Seen {
    let hosts = async {
        let exchange = exchange.await;
        let mail = MailHosts::of(exchange.as_ref());
        let hosts = join_all(mail.reachable().take(MAX_HOSTS).map(|host| dane::lookup(inquiry, host, &mail.evidence))).await;
        (mail, hosts)
    };
    let (mx, (mail, hosts)) = join(inquiry.validate(domain, RecordType::Mx, &[]), hosts).await;
    let at = u64::try_from(inquiry.started_at() / 1_000).unwrap_or(0);
    let matters = |host: &Host| !host.records.is_empty() || (mx.told(domain) == Standing::Secure && host.standing == Standing::Secure);
    let concerned: Vec<&str> = hosts.iter().filter(|host| matters(host)).map(|host| host.name.as_str()).collect();
    let smtp = if concerned.is_empty() { None } else { mail_servers.await };
    let (shown, mut protected, mut in_part) = smtp.map(|smtp| (chains(&smtp, &concerned), protection::all(&smtp), smtp.in_part.clone())).unwrap_or_default();
    in_part.retain(|name| concerned.contains(&name.as_str()));
    protected.retain(|one| concerned.contains(&one.host.as_str()));
    Seen { domain: domain.to_owned(), mail, mx: mx.told(domain), by: mx.by, hosts, shown, protected, in_part, evidence: mx.evidence, at }
}

/// The chains that these hosts showed at their addresses, each once.
fn chains(smtp: &Smtp, hosts: &[&str]) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    // What stands in between shows a certificate of its own.
    if smtp.interceptor().is_some() {
        return all;
    }
    let concerned = smtp.visits().filter(|(host, visit)| hosts.contains(&host.name.as_str()) && smtp.stranger(host, visit).is_none());
    for (host, visit) in concerned {
        let (chain, by) = visit.chain();
        let chain: Vec<Vec<u8>> = chain.iter().map(|certificate| certificate.der.clone()).collect();
        if chain.is_empty() {
            continue;
        }
        let talks = std::iter::once(visit.conversation.evidence).chain((by != visit.conversation.evidence).then_some(by));
        match all.iter_mut().find(|shown| shown.host == host.name && shown.chain == chain) {
            Some(shown) => shown.evidence.extend(talks),
            None => all.push(Shown { host: host.name.clone(), chain, evidence: talks.collect() }),
        }
    }
    all
}
