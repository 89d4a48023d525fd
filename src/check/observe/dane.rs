//! DANE: what DNS says about the certificates of the exchangers, and whether it may be believed.

use std::{future::Future, sync::Arc};

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use super::mail_hosts::MailHosts;
use crate::{
    mail::{
        dane::{self, Host},
        mx::Exchange,
    },
    net::{EvidenceId, Inquiry, dns::RecordType, dnssec::Standing},
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
    pub hosts: Vec<Host>,
    /// The certificates that exchangers showed, where somebody has connected.
    #[serde(default)]
    pub shown: Vec<Shown>,
    pub evidence: Vec<EvidenceId>,
    /// When: seconds since 1970, UTC.
    pub at: u64,
}

/// The certificates that an exchanger showed in STARTTLS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub host: String,
    /// DER, the exchanger's own first.
    pub chain: Vec<Vec<u8>>,
}

/// Asks about every exchanger at once; the exchangers come from elsewhere.
pub async fn look(inquiry: &Inquiry, domain: &str, exchange: impl Future<Output = Option<Arc<Exchange>>>) -> Seen {
    let hosts = async {
        let exchange = exchange.await;
        let mail = MailHosts::of(exchange.as_ref());
        let hosts = join_all(mail.hosts.iter().take(MAX_HOSTS).map(|host| dane::lookup(inquiry, host, &mail.evidence))).await;
        (mail, hosts)
    };
    let (mx, (mail, hosts)) = join(inquiry.validate(domain, RecordType::Mx, &[]), hosts).await;
    let at = u64::try_from(inquiry.started_at() / 1_000).unwrap_or(0);
    Seen { domain: domain.to_owned(), mail, mx: mx.standing, hosts, shown: Vec::new(), evidence: mx.evidence, at }
}
