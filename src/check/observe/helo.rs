//! The name that a server says in HELO or EHLO, as far as DNS tells about it.

use std::net::IpAddr;

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use crate::{
    check::{identity::Identity, observe::smtp::Smtp},
    mail::{
        iprev::{self, Confirmation, Reverse},
        spf,
    },
    model::target::Target,
    net::{EvidenceId, Inquiry, Outcome, dns::RecordType},
};

/// Last labels that no public DNS has (RFC 6761, RFC 6762, RFC 8375, RFC 9476 and common habits).
const LOCAL: [&str; 14] =
    ["local", "localhost", "localdomain", "lan", "internal", "intranet", "private", "corp", "home", "invalid", "arpa", "alt", "onion", "workgroup"];
/// Addresses kept of one name.
const MAX_ADDRESSES: usize = 64;

/// The name of one sending address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    /// Nothing when no sending address is known.
    pub ip: Option<IpAddr>,
    /// Nothing when nobody gave one and the address has no confirmed name either.
    pub name: Option<String>,
    /// Whether the name is only supposed: it is the address's reverse name.
    pub assumed: bool,
    /// The talk in which the server at this address called itself so, as it received us.
    #[serde(default)]
    pub shown: Option<EvidenceId>,
    /// The name's IPv4 and IPv6 addresses; nothing where there is no name to ask for.
    pub forward: Vec<Forward>,
    /// The address's reverse names, with whether they lead back.
    pub reverse: Option<Names>,
    /// What SPF says of a bounce: an empty sender, judged by the HELO name (RFC 7208 §2.4).
    pub spf: Option<spf::Evaluation>,
}

/// The addresses of one family.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Forward {
    pub outcome: Outcome,
    pub addresses: Vec<IpAddr>,
    /// The name that it leads to, when it is an alias.
    #[serde(default)]
    pub alias: Option<String>,
    pub evidence: EvidenceId,
}

/// The reverse names of an address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Names {
    pub outcome: Outcome,
    pub names: Vec<(String, Confirmation)>,
    /// Names of which nobody looked whether they lead back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    pub evidence: Vec<EvidenceId>,
}

/// Looks at the HELO name of every sending address.
pub async fn look(inquiry: &Inquiry, target: &Target, identity: &Identity, mail: Option<&Smtp>) -> Vec<Seen> {
    if identity.senders.is_empty() {
        return vec![one(inquiry, target.helo.as_deref(), None, &[]).await];
    }
    // Who waited for the mail servers waited for all of them.
    let waited: Vec<EvidenceId> =
        identity.evidence.iter().copied().chain(mail.into_iter().flat_map(Smtp::visits).flat_map(|(_, visit)| visit.evidence())).collect();
    let waited = waited.as_slice();
    join_all(identity.ips().into_iter().map(|ip| async move {
        let ip = ip.to_canonical();
        match mail.and_then(|mail| mail.own_name(ip)) {
            Some((name, evidence)) => Seen { shown: Some(evidence), ..one(inquiry, Some(&name), Some(ip), waited).await },
            None => one(inquiry, target.helo.as_deref(), Some(ip), waited).await,
        }
    }))
    .await
}

async fn one(inquiry: &Inquiry, given: Option<&str>, ip: Option<IpAddr>, after: &[EvidenceId]) -> Seen {
    let reverse = async {
        match ip {
            Some(ip) => Some(iprev::lookup(inquiry, ip, after).await),
            None => None,
        }
    };
    if let Some(name) = given {
        let name = name.to_owned();
        let ((forward, spf), reverse) = join(about(inquiry, &name, ip, after), reverse).await;
        return Seen { ip, name: Some(name), assumed: false, shown: None, forward, reverse: reverse.as_ref().map(names), spf };
    }
    let reverse = reverse.await;
    let name = reverse.as_ref().and_then(|reverse| reverse.confirmed().next().map(str::to_owned));
    let found_in: Vec<EvidenceId> = reverse.iter().map(|reverse| reverse.evidence).collect();
    let (forward, spf) = match &name {
        Some(name) => about(inquiry, name, ip, &found_in).await,
        None => (Vec::new(), None),
    };
    Seen { ip, name, assumed: true, shown: None, forward, reverse: reverse.as_ref().map(names), spf }
}

/// The addresses of a name, and SPF for it. An address in the place of a name has neither.
async fn about(inquiry: &Inquiry, name: &str, ip: Option<IpAddr>, after: &[EvidenceId]) -> (Vec<Forward>, Option<spf::Evaluation>) {
    if is_literal(name) || !name.contains('.') {
        return (Vec::new(), None);
    }
    let forward = join_all([RecordType::A, RecordType::Aaaa].map(|kind| async move {
        let asked = inquiry.dns(name, kind, after).await;
        let mut addresses = asked.addresses();
        addresses.truncate(MAX_ADDRESSES);
        Forward { outcome: asked.outcome, addresses, alias: asked.aliases().last().cloned(), evidence: asked.id }
    }));
    let policy = async {
        let query = spf::Query { ip: ip?, sender: String::new(), helo: name.to_owned(), receiver: "unknown".to_owned() };
        Some(spf::check_host(inquiry, &query).await)
    };
    join(forward, policy).await
}

/// Whether a name is written as a host's: letters, digits and inner hyphens (RFC 5321 §4.1.2).
pub fn is_host_name(name: &str) -> bool {
    let fits = |label: &str| label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && !label.starts_with('-') && !label.ends_with('-');
    name.trim_end_matches('.').split('.').all(|label| !label.is_empty() && fits(label))
}

/// The address that stands in the place of the name, bare or in brackets.
pub fn literal(name: &str) -> Option<IpAddr> {
    let inner = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(name);
    let bare = inner.get(..5).filter(|tag| tag.eq_ignore_ascii_case("IPv6:")).map_or(inner, |_| &inner[5..]);
    bare.parse().ok()
}

/// Whether a name could be known to others (RFC 5321 §2.3.5): of at least two labels, and under a last label of the public DNS.
pub fn is_public_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    !is_literal(name) && name.rsplit_once('.').is_some_and(|(_, last)| !LOCAL.contains(&last.to_ascii_lowercase().as_str()))
}

/// Whether an address stands in the place of the name, bare or in brackets.
pub fn is_literal(name: &str) -> bool {
    literal(name).is_some()
}

fn names(reverse: &Reverse) -> Names {
    Names {
        outcome: reverse.outcome,
        names: reverse.names.iter().map(|name| (name.name.clone(), name.confirmation)).collect(),
        others: reverse.others.clone(),
        evidence: std::iter::once(reverse.evidence).chain(reverse.names.iter().map(|name| name.evidence)).collect(),
    }
}
