//! The reverse names of every sending address, and how healthy the zones are that tell them.

use std::net::IpAddr;

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use crate::{
    check::identity::Identity,
    mail::iprev::{self, Reverse},
    net::{
        EvidenceId, Inquiry, Outcome,
        dns::{RecordType, reverse_name},
    },
};

/// Reverse names whose zones are looked at more closely.
const MAX_NAMES: usize = 4;

/// A zone of an address's names that failed or was slow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    pub ip: IpAddr,
    /// The name that was asked for.
    pub name: String,
    /// The server failed for a second question about the same name too.
    pub repeated: bool,
    /// How a question about a zone above the name ended, where the failure repeated: a resolver that fails for everything accuses nobody.
    #[serde(default)]
    pub above: Option<Outcome>,
    /// How long the first answer took, in milliseconds.
    pub took_ms: u64,
    pub evidence: Vec<EvidenceId>,
}

/// Looks up the names of every sending address; where a server failed, asks it once more, in another way. Addresses that nobody can send from over
/// the Internet have no name that others could see, and are left out.
pub async fn look(inquiry: &Inquiry, identity: &Identity) -> (Vec<Reverse>, Vec<Trouble>) {
    let public = identity.senders.iter().filter(|sender| inquiry.net().policy.counts_as_public(sender.ip.to_canonical()));
    let seen = join_all(public.map(|sender| async {
        let reverse = iprev::lookup(inquiry, sender.ip, &identity.evidence).await;
        let own = (reverse_name(reverse.ip), reverse.outcome, reverse.evidence);
        let names = reverse.names.iter().take(MAX_NAMES).map(|name| (name.name.clone(), name.outcome, name.evidence));
        let asked: Vec<_> = std::iter::once(own).chain(names).collect();
        let troubles = join_all(asked.into_iter().map(|(name, outcome, evidence)| trouble(inquiry, reverse.ip, name, outcome, evidence))).await;
        (reverse, troubles)
    }))
    .await;
    let (reverses, troubles): (Vec<_>, Vec<_>) = seen.into_iter().unzip();
    (reverses, troubles.into_iter().flatten().flatten().collect())
}

async fn trouble(inquiry: &Inquiry, ip: IpAddr, name: String, outcome: Outcome, evidence: EvidenceId) -> Option<Trouble> {
    let took_ms = inquiry.took_ms(evidence);
    if outcome != Outcome::ServerFailure {
        return Some(Trouble { ip, name, repeated: false, above: None, took_ms, evidence: vec![evidence] })
            .filter(|trouble| outcome.is_answer() && trouble.took_ms > SLOW_MS);
    }
    // A resolver may remember a failure for one type (RFC 9520); a zone that is in order answers for another.
    let (again, above) = join(inquiry.dns(&name, RecordType::Soa, &[evidence]), inquiry.dns(registry(&name), RecordType::Soa, &[evidence])).await;
    let repeated = again.outcome == Outcome::ServerFailure;
    Some(Trouble { ip, name, repeated, above: Some(above.outcome), took_ms, evidence: vec![evidence, again.id, above.id] })
}

/// The zone that every resolver passes on its way to a name: the top-level domain, or the block of addresses that a registry hands out from.
fn registry(name: &str) -> &str {
    let kept = if name.ends_with(".arpa") { 3 } else { 1 };
    let starts: Vec<usize> = std::iter::once(0).chain(name.match_indices('.').map(|(dot, _)| dot + 1)).collect();
    starts.get(starts.len().saturating_sub(kept)).map_or(name, |start| &name[*start..])
}

/// Receivers do not wait long for a reverse name.
const SLOW_MS: u64 = 2_000;
