//! Answers that are validated here (DNSSEC, RFC 4033 to RFC 4035).
//!
//! The validation is hickory's: from an answer's signature up through keys (DNSKEY) and their digests (DS) to a trust anchor, with proofs of
//! absence (NSEC, NSEC3). Its questions come to this run, which asks each once, keeps its budget and writes evidence. The resolvers are told not
//! to check (CD), so that what they would hide behind SERVFAIL can be looked at.

use std::{pin::pin, sync::Arc};

use futures::{
    FutureExt, StreamExt,
    channel::{mpsc, oneshot},
    future::{BoxFuture, join, join_all},
    stream::{BoxStream, FuturesUnordered},
};
use hickory_net::{DnsError, DnsHandle, NetError, dnssec::DnssecDnsHandle, runtime::TokioRuntimeProvider, xfer::FirstAnswer};
use hickory_proto::{
    dnssec::{
        Proof, PublicKey as _, Verifier as _,
        rdata::{DNSKEY, DNSSECRData, NSEC, RRSIG},
    },
    op::{DnsRequest, DnsRequestOptions, DnsResponse, Query},
    rr::{self, Name, RData},
};
use serde::{Deserialize, Serialize};

use super::{
    EvidenceId, Inquiry, Outcome,
    dns::{Data, Record, RecordType, read_record, to_name, wire_type},
    signed::{Facts, Signed, is_checked},
};

/// Rounds of hashing over which what a zone denies is still looked at (RFC 9276 §3.2). Many validators stop at 0 to 150, which is a matter of its
/// own; what they would make of it is not taken for what the zone says.
const MAX_ITERATIONS: u16 = 500;
/// Aliases that are followed when the answer is "no".
const MAX_ALIASES: usize = 8;
/// Labels of names that are taken for zones before that is known.
const MAX_AHEAD: u8 = 3;

/// What validation says of an answer (RFC 4035 §4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Signed, up to the trust anchor.
    Secure,
    /// Proven not to be signed.
    Insecure,
    /// It should be signed, and is not rightly so.
    Bogus,
    /// Could not be told.
    Unknown,
}

/// Who validated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validator {
    /// This program.
    Own,
    /// The resolver, whose word (AD) is believed because it stands on this machine or because the operator says so.
    Upstream,
    /// Nobody: the resolver does not hand out signatures, and its word is not believed.
    Nobody,
}

/// A validated answer.
#[derive(Clone, Debug)]
pub struct Validation {
    pub standing: Standing,
    pub by: Validator,
    pub outcome: Outcome,
    /// The records of the answer, aliases first.
    pub records: Vec<Record>,
    /// What was seen on the way.
    pub facts: Facts,
    pub evidence: Vec<EvidenceId>,
}

impl Validation {
    /// What it says to those who know more than we do: what is signed by means that are not known here may be signed for them.
    pub fn told(&self, name: &str) -> Standing {
        let aliases = self.records.iter().filter_map(|record| if let Data::Cname(target) = &record.data { Some(target.as_str()) } else { None });
        let is_beyond_us = self.standing == Standing::Insecure && std::iter::once(name).chain(aliases).any(|name| self.facts.is_beyond_us(name));
        if is_beyond_us { Standing::Unknown } else { self.standing }
    }
}

impl Inquiry {
    /// How the zone hashes the names that it denies. Not validated: it is the word of the zone on itself.
    pub async fn hashes(&self, zone: &str) -> (Facts, Option<EvidenceId>) {
        let mut facts = Facts::default();
        let Ok(name) = to_name(zone) else { return (facts, None) };
        let (id, answer) = self.signed(name, rr::RecordType::NSEC3PARAM, true, &[]).await;
        if let Ok(signed) = answer {
            facts.gather(&signed.response);
        }
        (facts, Some(id))
    }

    /// Asks for records and validates the answer. Keys and digests of the zones above are asked for at once, since they will be wanted.
    pub async fn validate(&self, name: &str, kind: RecordType, after: &[EvidenceId]) -> Validation {
        let ahead = |name: Name, kind| self.signed(name, kind, true, after);
        let above: Vec<Name> =
            to_name(name).map(|name| std::iter::successors(Some(name), |name| (!name.is_root()).then(|| name.base_name())).collect()).unwrap_or_default();
        let above = above.into_iter().filter(|name| name.num_labels() <= MAX_AHEAD && !name.is_root());
        let ahead = join_all(above.flat_map(|name| [ahead(name.clone(), rr::RecordType::DNSKEY), ahead(name, rr::RecordType::DS)]));
        let (ahead, mut result) = join(ahead, self.validated(name, kind, after)).await;
        for (_, answer) in ahead {
            if let Ok(signed) = answer {
                result.facts.gather(&signed.response);
            }
        }
        result
    }

    async fn validated(&self, name: &str, kind: RecordType, after: &[EvidenceId]) -> Validation {
        let mut result = Validation {
            standing: Standing::Unknown,
            by: Validator::Own,
            outcome: Outcome::NotAsked,
            records: Vec::new(),
            facts: Facts::default(),
            evidence: Vec::new(),
        };
        let Ok(mut wire) = to_name(name) else { return Validation { outcome: Outcome::NoSuchName, ..result } };
        // A resolver that does not hand out the signatures of the root hands out none.
        let (id, root) = self.signed(Name::root(), rr::RecordType::DNSKEY, true, after).await;
        result.evidence.push(id);
        match root {
            Err(outcome) => return Validation { outcome, ..result },
            Ok(root) if !root.has_signatures() => return self.believe(wire, kind, result).await,
            Ok(_) => {}
        }
        let mut standings = Vec::new();
        for _ in 0..=MAX_ALIASES {
            let (standing, answer, failed) = self.walk(&wire, kind, &mut result).await;
            standings.push(if failed && standing == Standing::Bogus { Standing::Unknown } else { standing });
            let Some(answer) = answer else { break };
            let target = answer.target(&wire, wire_type(kind));
            result.outcome = answer.outcome(&wire, wire_type(kind));
            result.records.extend(answer.records(&wire, wire_type(kind)).into_iter().map(read_record));
            match target {
                Some(target) if target != wire => wire = target,
                _ => break,
            }
        }
        let rank = |standing: &Standing| match standing {
            Standing::Bogus => 0,
            Standing::Unknown => 1,
            Standing::Insecure => 2,
            Standing::Secure => 3,
        };
        result.standing = standings.into_iter().min_by_key(rank).unwrap_or(Standing::Unknown);
        if result.standing == Standing::Secure {
            let mut zones: Vec<String> = result.facts.digests.iter().map(|digest| digest.zone.clone()).collect();
            zones.sort_unstable();
            zones.dedup();
            let sound = join_all(zones.iter().filter(|zone| is_below(name, zone)).map(|zone| self.keys_are_signed(zone, &result.evidence))).await;
            if sound.contains(&false) {
                result.standing = Standing::Bogus;
            }
        }
        result
    }

    /// Whether a key that the zone above vouches for has signed all keys of the zone, in a signature that holds (RFC 4035 §5.2). Hickory believes a key that
    /// is vouched for as it is: where it signs the records as well, nobody would notice. What cannot be told accuses nobody.
    async fn keys_are_signed(&self, zone: &str, after: &[EvidenceId]) -> bool {
        let Ok(name) = to_name(zone) else { return true };
        let ((_, keys), (_, digests)) =
            join(self.signed(name.clone(), rr::RecordType::DNSKEY, true, after), self.signed(name.clone(), rr::RecordType::DS, true, after)).await;
        let (Ok(keys), Ok(digests)) = (keys, digests) else { return true };
        let of_zone: Vec<&rr::Record> =
            keys.response.answers.iter().filter(|record| record.name == name && record.record_type() == rr::RecordType::DNSKEY).collect();
        let vouched: Vec<&DNSKEY> = of_zone
            .iter()
            .filter_map(|record| if let RData::DNSSEC(DNSSECRData::DNSKEY(key)) = &record.data { Some(key) } else { None })
            .filter(|key| {
                digests
                    .response
                    .answers
                    .iter()
                    .any(|record| matches!(&record.data, RData::DNSSEC(DNSSECRData::DS(ds)) if ds.covers(&name, key).is_ok_and(|covers| covers)))
            })
            .collect();
        let now = u32::try_from(self.started_at() / 1_000).unwrap_or(u32::MAX);
        let holds = |signature: &RRSIG| {
            let input = signature.input();
            let is_timely = (input.sig_inception.get()..=input.sig_expiration.get()).contains(&now);
            let of_key = |key: &&&DNSKEY| key.calculate_key_tag().is_ok_and(|tag| tag == input.key_tag) && key.public_key().algorithm() == input.algorithm;
            is_timely
                && input.type_covered == rr::RecordType::DNSKEY
                && vouched.iter().filter(of_key).any(|key| key.verify_rrsig(&name, rr::DNSClass::IN, signature, of_zone.iter().copied()).is_ok())
        };
        let is_known = vouched.iter().any(|key| is_checked(key.public_key().algorithm().into()));
        let mut signatures = keys.response.answers.iter().filter_map(|record| match &record.data {
            RData::DNSSEC(DNSSECRData::RRSIG(signature)) if record.name == name => Some(signature),
            _ => None,
        });
        !is_known || signatures.any(holds)
    }

    /// One name, up to the anchor. Says too whether a question on the way was not answered: then nobody is accused.
    async fn walk(&self, name: &Name, kind: RecordType, result: &mut Validation) -> (Standing, Option<Signed>, bool) {
        let (sender, mut questions) = mpsc::unbounded();
        let handle = DnssecDnsHandle::with_trust_anchor(Relay { sender }, Arc::clone(&self.net().anchors));
        let handle = handle.nsec3_iteration_limits(Some(MAX_ITERATIONS), Some(MAX_ITERATIONS));
        let query = Query::query(name.clone(), wire_type(kind));
        let mut answer = pin!(handle.lookup(query, DnsRequestOptions::default()).first_answer().fuse());
        // Dropped with the first answer: what is still under way is not waited for.
        drop(handle);
        let mut running: FuturesUnordered<BoxFuture<'_, (EvidenceId, Result<Signed, Outcome>)>> = FuturesUnordered::new();
        let (mut own, mut failed) = (None, false);
        let ended = loop {
            tokio::select! {
                ended = &mut answer => break ended,
                Some(question) = questions.next() => {
                    let Question { query, reply } = question;
                    let waited = result.evidence.clone();
                    running.push(async move {
                        let (id, answer) = self.signed(query.name().clone(), query.query_type(), true, &waited).await;
                        let told = answer.as_ref().map(|signed| signed.response.clone()).map_err(|outcome| NetError::from(format!("{outcome:?}")));
                        // Nobody waits any more when the validation has ended.
                        let _ = reply.send(told);
                        (id, answer)
                    }.boxed());
                }
                Some((id, answer)) = running.next(), if !running.is_empty() => {
                    if !result.evidence.contains(&id) {
                        result.evidence.push(id);
                    }
                    match answer {
                        Ok(signed) => {
                            result.facts.gather(&signed.response);
                            if signed.is_for(name, wire_type(kind)) {
                                own = Some(signed);
                            }
                        }
                        Err(outcome) => {
                            failed = true;
                            result.outcome = outcome;
                        }
                    }
                }
            }
        };
        // What was answered in the same moment counts as well.
        while let Some(Some((id, answer))) = running.next().now_or_never() {
            if !result.evidence.contains(&id) {
                result.evidence.push(id);
            }
            match answer {
                Ok(signed) => {
                    result.facts.gather(&signed.response);
                    if signed.is_for(name, wire_type(kind)) {
                        own = Some(signed);
                    }
                }
                Err(_) => failed = true,
            }
        }
        (standing(ended, name, wire_type(kind)), own, failed)
    }

    /// The resolver's own word (AD, RFC 4035 §3.2.3), where it may be believed.
    async fn believe(&self, name: Name, kind: RecordType, mut result: Validation) -> Validation {
        result.by = Validator::Nobody;
        let (id, answer) = self.signed(name.clone(), wire_type(kind), false, &result.evidence).await;
        result.evidence.push(id);
        match answer {
            Err(outcome) => result.outcome = outcome,
            Ok(signed) => {
                result.outcome = signed.outcome(&name, wire_type(kind));
                result.records = signed.records(&name, wire_type(kind)).into_iter().map(read_record).collect();
                let on_this_machine = signed.server.is_some_and(|server| server.ip().is_loopback());
                if self.net().trust_ad || on_this_machine {
                    result.by = Validator::Upstream;
                    // Without the bit the answer may be unsigned, or the resolver may not validate at all.
                    result.standing = if signed.response.metadata.authentic_data { Standing::Secure } else { Standing::Unknown };
                }
            }
        }
        result
    }
}

/// Whether a name is this zone's, or lies in it.
fn is_below(name: &str, zone: &str) -> bool {
    name.eq_ignore_ascii_case(zone) || name.to_ascii_lowercase().strip_suffix(&zone.to_ascii_lowercase()).is_some_and(|front| front.ends_with('.'))
}

/// What hickory's end of a walk means.
fn standing(ended: Result<DnsResponse, NetError>, name: &Name, kind: rr::RecordType) -> Standing {
    let of = |proof: Proof| match proof {
        Proof::Secure => Standing::Secure,
        Proof::Insecure => Standing::Insecure,
        Proof::Bogus => Standing::Bogus,
        Proof::Indeterminate => Standing::Unknown,
    };
    let answers = |response: &DnsResponse| {
        let proofs =
            response.answers.iter().filter(|record| record.record_type() == kind || record.record_type() == rr::RecordType::CNAME).map(|record| record.proof);
        // The worst: a chain is as good as its weakest link.
        proofs.max_by_key(|proof| match proof {
            Proof::Secure => 0,
            Proof::Insecure => 1,
            Proof::Indeterminate => 2,
            Proof::Bogus => 3,
        })
    };
    match ended {
        Ok(response) => match answers(&response) {
            Some(proof) => of(proof),
            None if response.authorities.iter().any(|record| record.proof == Proof::Secure) => Standing::Secure,
            None if response.authorities.iter().any(|record| record.proof == Proof::Bogus) => Standing::Bogus,
            None => Standing::Insecure,
        },
        // An alias whose end has no such record is followed by us, name by name.
        Err(NetError::Dns(DnsError::Nsec { response, proof, .. })) => {
            let alias = response.answers.iter().any(|record| record.record_type() == rr::RecordType::CNAME && record.name == *name);
            match answers(&response) {
                held if alias => held.map_or(Standing::Unknown, of),
                // What is rightly signed is not accused; whether a wildcard may stand for the name, the denial beside it says.
                Some(Proof::Secure) if is_expanded(&response, name) => Standing::Secure,
                Some(Proof::Secure) => Standing::Unknown,
                _ => of(proof),
            }
        }
        Err(_) => Standing::Unknown,
    }
}

/// Whether a signed wildcard gave the answer, and a signed NSEC shows that nothing nearer to the name exists (RFC 4035 §5.3.4). It is enough that
/// the name is covered: that the wildcard itself exists, its signature says.
fn is_expanded(response: &DnsResponse, name: &Name) -> bool {
    let labels = response.answers.iter().find_map(|record| match &record.data {
        RData::DNSSEC(DNSSECRData::RRSIG(signature)) if record.name == *name && record.proof == Proof::Secure => Some(signature.input().num_labels),
        _ => None,
    });
    labels.filter(|labels| *labels < name.num_labels()).is_some_and(|labels| {
        response.authorities.iter().any(|record| match &record.data {
            RData::DNSSEC(DNSSECRData::NSEC(nsec)) if record.proof == Proof::Secure => covers(&record.name, nsec, name, labels),
            _ => false,
        })
    })
}

/// Whether this NSEC says that there is nothing at the name, nor at a name above it with more than so many labels.
fn covers(owner: &Name, nsec: &NSEC, name: &Name, labels: u8) -> bool {
    let next = nsec.next_domain_name();
    // RFC 6840 §4.1: the zone above a cut says nothing of what is below it.
    if nsec.is_ancestor_delegation() && owner.zone_of(name) {
        return false;
    }
    // RFC 4034 §6.1: names have an order, in which the last name of a zone leads back to its first (§4.1.1).
    let is_between = owner < name && (name < next || (next <= owner && next.zone_of(name)));
    // What the name shares with a name that exists, exists.
    let shared = |other: &Name| {
        let common = name.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count();
        u8::try_from(common).unwrap_or(u8::MAX)
    };
    is_between && shared(owner) <= labels && shared(next) <= labels
}

/// A question of the validation, and where its answer goes.
struct Question {
    query: Query,
    reply: oneshot::Sender<Result<DnsResponse, NetError>>,
}

/// Hands the questions of the validation to the run.
#[derive(Clone)]
struct Relay {
    sender: mpsc::UnboundedSender<Question>,
}

impl DnsHandle for Relay {
    type Response = BoxStream<'static, Result<DnsResponse, NetError>>;
    type Runtime = TokioRuntimeProvider;

    fn send(&self, request: DnsRequest) -> Self::Response {
        let Some(query) = request.queries.first().cloned() else { return futures::stream::empty().boxed() };
        let (reply, answer) = oneshot::channel();
        // When the run has gone, the answer channel is closed, which is seen below.
        let _ = self.sender.unbounded_send(Question { query, reply });
        async move { answer.await.unwrap_or(Err(NetError::Timeout)) }.into_stream().boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_stands_for_what_is_covered_and_nothing_nearer() {
        let name = |text: &str| to_name(text).unwrap();
        let covers = |owner: &str, next: &str, types: &[rr::RecordType], wanted: &str, labels| {
            super::covers(&name(owner), &NSEC::new(name(next), types.iter().copied()), &name(wanted), labels)
        };
        let mx = [rr::RecordType::MX];
        assert!(covers("*.sub.example", "zz.example", &mx, "a.sub.example", 2));
        assert!(covers("*.SUB.example", "zz.example", &mx, "A.sub.Example", 2), "case does not count");
        assert!(covers("*.sub.example", "example", &mx, "b.a.sub.example", 2), "the last name leads back to the first");
        assert!(!covers("b.sub.example", "zz.example", &mx, "a.sub.example", 2), "it stands before");
        assert!(!covers("*.sub.example", "a.sub.example", &mx, "a.sub.example", 2), "it exists");
        assert!(!covers("*.sub.example", "b.a.sub.example", &mx, "a.sub.example", 2), "it exists, for another below it does");
        assert!(!covers("a.sub.example", "zz.example", &mx, "c.a.sub.example", 2), "a.sub is nearer than the wildcard");
        assert!(!covers("sub.example", "zz.example", &[rr::RecordType::NS], "a.sub.example", 1), "the zone above says nothing of it");
        assert!(!covers("*.sub.example", "example", &mx, "a.sub.other", 2));
    }
}
