//! The reverse names of every sending address, and how healthy the zones are that tell them.

use std::net::IpAddr;

use futures::future::{join_all, join3};
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
/// Aliases that are followed one by one.
const MAX_ALIASES: usize = 8;

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
    /// Whether the zone is at fault and not the resolver, as its own servers show when they are asked themselves; nothing where they could not be asked.
    #[serde(default)]
    pub zone_fails: Option<bool>,
    /// The aliases that the name goes through, where they lead back to one of them or to the name: nothing can ever be found behind them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub circle: Vec<String>,
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
    let after = [evidence];
    let soa = |name| inquiry.dns(name, RecordType::Soa, &after);
    if outcome != Outcome::ServerFailure {
        if !outcome.is_answer() || took_ms <= SLOW_MS {
            return None;
        }
        let again = soa(&name).await;
        let slow = Trouble { ip, name, repeated: false, above: None, zone_fails: None, circle: Vec::new(), took_ms, evidence: vec![evidence] };
        return stays_slow(again.outcome, inquiry.took_ms(again.id)).then_some(slow);
    }
    // A resolver may remember a failure for one type (RFC 9520); a zone that is in order answers for another.
    let (again, above, (circle, links)) = join3(soa(&name), soa(registry(&name)), circle(inquiry, &name, evidence)).await;
    let repeated = again.outcome == Outcome::ServerFailure;
    if !circle.is_empty() {
        let evidence = std::iter::once(evidence).chain(links).collect();
        return Some(Trouble { ip, name, repeated, above: Some(above.outcome), zone_fails: None, circle, took_ms, evidence });
    }
    let mut seen = vec![evidence, again.id, above.id];
    // One resolver's word accuses nobody: its own cache or its way there may be in trouble.
    let zone_fails = if repeated && above.outcome.is_answer() {
        let kind = if name == reverse_name(ip) {
            RecordType::Ptr
        } else if ip.is_ipv4() {
            RecordType::A
        } else {
            RecordType::Aaaa
        };
        let (fails, asked) = super::authority::fails(inquiry, &name, kind, &seen).await;
        seen.extend(asked);
        fails
    } else {
        None
    };
    Some(Trouble { ip, name, repeated, above: Some(above.outcome), zone_fails, circle, took_ms, evidence: seen })
}

/// Whether a second question about a name that was slow once says the same of its servers. A packet that was lost on our own way costs a whole try, and
/// nobody's servers are slow for that.
const fn stays_slow(outcome: Outcome, took_ms: u64) -> bool {
    !outcome.is_answer() || took_ms > SLOW_MS
}

/// The aliases of a name that lead back to it or to one of them. A resolver that follows them only says that it failed (RFC 1034 §3.6.2); each alias
/// alone can be asked for.
async fn circle(inquiry: &Inquiry, name: &str, after: EvidenceId) -> (Vec<String>, Vec<EvidenceId>) {
    let (mut aliases, mut evidence): (Vec<String>, Vec<EvidenceId>) = (Vec::new(), Vec::new());
    while aliases.len() < MAX_ALIASES {
        let last = aliases.last().map_or(name, String::as_str);
        let asked = inquiry.dns(last, RecordType::Cname, &[evidence.last().copied().unwrap_or(after)]).await;
        evidence.push(asked.id);
        let Some(target) = asked.aliases().pop() else { break };
        let is_back = target == name || aliases.contains(&target);
        aliases.push(target);
        if is_back {
            return (aliases, evidence);
        }
    }
    (Vec::new(), evidence)
}

/// The zone that every resolver passes on its way to a name: the top-level domain, or the block of addresses that a registry hands out from.
fn registry(name: &str) -> &str {
    let kept = if name.ends_with(".arpa") { 3 } else { 1 };
    let starts: Vec<usize> = std::iter::once(0).chain(name.match_indices('.').map(|(dot, _)| dot + 1)).collect();
    starts.get(starts.len().saturating_sub(kept)).map_or(name, |start| &name[*start..])
}

/// Receivers do not wait long for a reverse name.
const SLOW_MS: u64 = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_lost_packet_makes_nobody_slow() {
        assert!(!stays_slow(Outcome::NoData, 12) && !stays_slow(Outcome::Found, SLOW_MS));
        assert!(stays_slow(Outcome::NoData, SLOW_MS + 1) && stays_slow(Outcome::TimedOut, SLOW_MS) && stays_slow(Outcome::ServerFailure, 5));
    }
}
