//! The name that a server says in HELO or EHLO, as far as DNS tells about it.

use std::net::IpAddr;

use futures::{
    future::{join, join_all},
    join,
};
use serde::{Deserialize, Serialize};

use super::{
    dns::{IMPROBABLE, is_within},
    domain::is_suffix,
};
use crate::{
    check::{identity::Identity, observe::smtp::Smtp},
    mail::{
        iprev::{self, Confirmation, Reverse},
        name::is_askable,
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
    /// What another name beside it has where a wildcard answers for both; nothing where the name has records of its own, or nobody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wildcard: Option<Wildcard>,
}

/// The records that a wildcard gives to a name that does not exist itself (RFC 4592 §2.1.1). They go as soon as the name gets one of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wildcard {
    /// Whether an SPF record is among them.
    pub policy: bool,
    pub evidence: Vec<EvidenceId>,
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
        return vec![one(inquiry, target, target.helo.as_deref(), None, &[]).await];
    }
    // Who waited for the mail servers waited for all of them.
    let waited: Vec<EvidenceId> =
        identity.evidence.iter().copied().chain(mail.into_iter().flat_map(Smtp::visits).flat_map(|(_, visit)| visit.evidence())).collect();
    let waited = waited.as_slice();
    join_all(identity.ips().into_iter().map(|ip| async move {
        let ip = ip.to_canonical();
        match mail.and_then(|mail| mail.own_name(ip)) {
            Some((name, evidence)) => Seen { shown: Some(evidence), ..one(inquiry, target, Some(&name), Some(ip), waited).await },
            None => one(inquiry, target, target.helo.as_deref(), Some(ip), waited).await,
        }
    }))
    .await
}

async fn one(inquiry: &Inquiry, target: &Target, given: Option<&str>, ip: Option<IpAddr>, after: &[EvidenceId]) -> Seen {
    let reverse = async {
        match ip {
            Some(ip) => Some(iprev::lookup(inquiry, ip, after).await),
            None => None,
        }
    };
    if let Some(name) = given {
        let name = name.to_owned();
        let ((forward, spf, wildcard), reverse) = join(about(inquiry, target, &name, ip, after), reverse).await;
        return Seen { ip, name: Some(name), assumed: false, shown: None, forward, reverse: reverse.as_ref().map(names), spf, wildcard };
    }
    let reverse = reverse.await;
    let name = reverse.as_ref().and_then(|reverse| reverse.confirmed().next().map(str::to_owned));
    let found_in: Vec<EvidenceId> = reverse.iter().map(|reverse| reverse.evidence).collect();
    let (forward, spf, wildcard) = match &name {
        Some(name) => about(inquiry, target, name, ip, &found_in).await,
        None => (Vec::new(), None, None),
    };
    Seen { ip, name, assumed: true, shown: None, forward, reverse: reverse.as_ref().map(names), spf, wildcard }
}

/// The addresses of a name, SPF for it, and whether a wildcard gives them where they are to be changed. An address in the place of a name has neither.
async fn about(
    inquiry: &Inquiry,
    target: &Target,
    name: &str,
    ip: Option<IpAddr>,
    after: &[EvidenceId],
) -> (Vec<Forward>, Option<spf::Evaluation>, Option<Wildcard>) {
    if is_literal(name) || !name.contains('.') {
        return (Vec::new(), None, None);
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
    let (forward, policy) = join(forward, policy).await;
    let is_wanting = policy.as_ref().is_some_and(|policy| !matches!(policy.result, spf::SpfResult::Pass | spf::SpfResult::TempError));
    // What others publish is not ours to change.
    let is_own = target.domain.as_ref().is_none_or(|domain| is_within(name, domain));
    let wildcard = if is_wanting && is_own { wildcard(inquiry, name, &forward, after).await } else { None };
    (forward, policy, wildcard)
}

/// Whether a wildcard answers for the name: then a name that nobody publishes, beside it, has exactly the same addresses and texts. One record of its
/// own would keep every other of the wildcard's away from it (RFC 4592 §2.2.1).
async fn wildcard(inquiry: &Inquiry, name: &str, forward: &[Forward], after: &[EvidenceId]) -> Option<Wildcard> {
    let (_, above) = name.trim_end_matches('.').split_once('.')?;
    let beside = format!("{IMPROBABLE}.{above}");
    // Directly below a registry stand the domains of others.
    if is_suffix(above) || !is_askable(&beside) {
        return None;
    }
    let after: Vec<EvidenceId> = after.iter().copied().chain(forward.iter().map(|family| family.evidence)).collect();
    let ask = |kind| inquiry.dns(&beside, kind, &after);
    let (ipv4, ipv6, texts, own) = join!(ask(RecordType::A), ask(RecordType::Aaaa), ask(RecordType::Txt), inquiry.dns(name, RecordType::Txt, &after));
    let sorted = |mut addresses: Vec<IpAddr>| {
        addresses.sort_unstable();
        addresses
    };
    let given = sorted(ipv4.addresses().into_iter().chain(ipv6.addresses()).collect());
    let has = sorted(forward.iter().flat_map(|family| family.addresses.iter().copied()).collect());
    let (mut given_texts, mut own_texts) = (texts.texts(), own.texts());
    given_texts.sort_unstable();
    own_texts.sort_unstable();
    let is_same = given == has && given_texts == own_texts && [&ipv4, &ipv6, &texts, &own].into_iter().all(|asked| asked.is_answer());
    let policy = given_texts.iter().any(|text| spf::is_spf_record(text));
    let evidence = [&ipv4, &ipv6, &texts].map(|asked| asked.id).to_vec();
    (is_same && (policy || !given.is_empty())).then_some(Wildcard { policy, evidence })
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
