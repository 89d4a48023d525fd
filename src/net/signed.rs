//! Answers with their signatures, and what they show.

use std::{net::SocketAddr, sync::Arc};

use hickory_proto::{
    dnssec::{
        PublicKey,
        rdata::{DNSSECRData, RRSIG},
    },
    op::{DnsResponse, ResponseCode},
    rr::{self, Name, RData, RecordType},
};
use serde::{Deserialize, Serialize};

use super::{Evidence, EvidenceId, EvidenceKind, Inquiry, Outcome, dns::from_name};

/// Pieces of each kind that are kept of a walk.
const MAX_FACTS: usize = 64;
/// Characters kept of one line of evidence.
const MAX_LINE: usize = 500;

/// A response to a question that asked for signatures.
#[derive(Clone, Debug)]
pub struct Signed {
    pub(super) response: DnsResponse,
    pub(super) server: Option<SocketAddr>,
}

/// What was seen on the way from an answer to the trust anchor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub digests: Vec<Digest>,
    pub keys: Vec<Key>,
    pub signatures: Vec<Signature>,
    /// How zones hash the names that they deny.
    #[serde(default)]
    pub hashes: Vec<Hash>,
}

/// A DS record: what the zone above vouches for (RFC 4034 §5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    pub zone: String,
    pub key_tag: u16,
    pub algorithm: u8,
    pub digest_type: u8,
}

/// Algorithms that are checked here.
const CHECKED: [u8; 7] = [5, 7, 8, 10, 13, 14, 15];
const CHECKED_DIGESTS: [u8; 3] = [1, 2, 4];
/// Those that have a meaning at all (IANA, DNS Security Algorithm Numbers and DS RR Type Digest Algorithms).
const ASSIGNED: [u8; 16] = [1, 3, 5, 6, 7, 8, 10, 12, 13, 14, 15, 16, 17, 23, 253, 254];
const ASSIGNED_DIGESTS: [u8; 6] = [1, 2, 3, 4, 5, 6];
/// Those that nobody should sign with any more: RSA/MD5, DSA, RSA/SHA-1 in both numbers, GOST (RFC 8624 §3.1).
const OLD: [u8; 6] = [1, 3, 5, 6, 7, 12];

impl Digest {
    /// Whether algorithm and digest can be checked here.
    pub fn is_checked(&self) -> bool {
        CHECKED.contains(&self.algorithm) && self.has_checked_digest()
    }

    /// Whether the digest can.
    pub fn has_checked_digest(&self) -> bool {
        CHECKED_DIGESTS.contains(&self.digest_type)
    }

    /// Whether algorithm and digest mean something to somebody.
    pub fn is_assigned(&self) -> bool {
        ASSIGNED.contains(&self.algorithm) && ASSIGNED_DIGESTS.contains(&self.digest_type)
    }
}

/// Whether signatures by this algorithm are checked here.
pub fn is_checked(algorithm: u8) -> bool {
    CHECKED.contains(&algorithm)
}

/// Whether validators drop this algorithm, or will.
pub fn is_old(algorithm: u8) -> bool {
    OLD.contains(&algorithm)
}

/// How a zone hashes names (NSEC3PARAM or NSEC3, RFC 5155 §3 and §4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hash {
    pub zone: String,
    pub iterations: u16,
    /// Octets of the salt.
    pub salt: usize,
}

/// A DNSKEY record (RFC 4034 §2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    pub zone: String,
    pub key_tag: u16,
    pub algorithm: u8,
}

/// An RRSIG record (RFC 4034 §3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub name: String,
    /// The type that is signed: `MX`, `DNSKEY`, …
    pub covered: String,
    pub signer: String,
    pub algorithm: u8,
    pub key_tag: u16,
    /// Seconds since 1970, UTC.
    pub inception: i64,
    /// Seconds since 1970, UTC.
    pub expiration: i64,
}

impl Signed {
    /// A response, and who gave it.
    pub const fn new(response: DnsResponse, server: Option<SocketAddr>) -> Self {
        Self { response, server }
    }

    /// Whether there is any signature over the asked data.
    pub(super) fn has_signatures(&self) -> bool {
        self.response.answers.iter().any(|record| record.record_type() == RecordType::RRSIG)
    }

    /// Whether this answers the question for this name and type.
    pub(super) fn is_for(&self, name: &Name, kind: RecordType) -> bool {
        self.response.queries.first().is_some_and(|query| query.name() == name && query.query_type() == kind)
    }

    /// The aliases from the name on, then the records of the type at their end.
    pub(super) fn records(&self, name: &Name, kind: RecordType) -> Vec<&rr::Record> {
        super::dns::chain(name, kind, &self.response.answers)
    }

    /// The end of an alias that leads to no record of the type.
    pub(super) fn target(&self, name: &Name, kind: RecordType) -> Option<Name> {
        match self.records(name, kind).last().map(|record| &record.data) {
            Some(RData::CNAME(target)) if kind != RecordType::CNAME => Some(target.0.clone()),
            _ => None,
        }
    }

    pub(super) fn outcome(&self, name: &Name, kind: RecordType) -> Outcome {
        let found = self.records(name, kind).last().is_some_and(|record| record.record_type() == kind);
        match self.response.metadata.response_code {
            _ if found => Outcome::Found,
            ResponseCode::NXDomain => Outcome::NoSuchName,
            _ => Outcome::NoData,
        }
    }
}

impl Facts {
    /// Adds what a response shows.
    pub(super) fn gather(&mut self, response: &DnsResponse) {
        for record in response.answers.iter().chain(&response.authorities) {
            let RData::DNSSEC(data) = &record.data else { continue };
            let zone = from_name(&record.name);
            match data {
                DNSSECRData::DS(ds) => {
                    let digest = Digest { zone, key_tag: ds.key_tag(), algorithm: ds.algorithm().into(), digest_type: ds.digest_type().into() };
                    add(&mut self.digests, digest);
                }
                DNSSECRData::DNSKEY(key) => {
                    let key_tag = key.calculate_key_tag().unwrap_or_default();
                    add(&mut self.keys, Key { zone, key_tag, algorithm: key.public_key().algorithm().into() });
                }
                DNSSECRData::NSEC3PARAM(hash) => add(&mut self.hashes, Hash { zone, iterations: hash.iterations(), salt: hash.salt().len() }),
                DNSSECRData::NSEC3(hash) => {
                    let zone = from_name(&record.name.base_name());
                    add(&mut self.hashes, Hash { zone, iterations: hash.iterations(), salt: hash.salt().len() });
                }
                DNSSECRData::RRSIG(signature) => add(&mut self.signatures, read_signature(zone, signature)),
                _ => {}
            }
        }
    }

    /// Adds what another walk showed.
    pub fn merge(&mut self, other: Self) {
        other.digests.into_iter().for_each(|digest| add(&mut self.digests, digest));
        other.keys.into_iter().for_each(|key| add(&mut self.keys, key));
        other.hashes.into_iter().for_each(|hash| add(&mut self.hashes, hash));
        other.signatures.into_iter().for_each(|signature| add(&mut self.signatures, signature));
    }

    /// Whether the zone above vouches for keys of this zone.
    pub fn has_digest(&self, zone: &str) -> bool {
        self.digests.iter().any(|digest| digest.zone == zone)
    }

    /// Whether the zone shows keys.
    pub fn has_key(&self, zone: &str) -> bool {
        self.keys.iter().any(|key| key.zone == zone)
    }

    /// Whether a zone at or above this name is vouched for by means alone that are not known here, and that others may know (RFC 4035 §5.2).
    pub fn is_beyond_us(&self, name: &str) -> bool {
        std::iter::successors(Some(name), |name| name.split_once('.').map(|(_, rest)| rest)).any(|zone| {
            let mut digests = self.digests.iter().filter(|digest| digest.zone == zone).peekable();
            let known = |digest: &Digest| digest.is_assigned() && !is_old(digest.algorithm);
            digests.peek().is_some() && digests.clone().all(|digest| !digest.is_checked()) && digests.any(known)
        })
    }

    /// The name of a zone at or above this name for which a DS was seen; the nearest.
    pub fn zone_of<'a>(&self, name: &'a str) -> Option<&'a str> {
        std::iter::successors(Some(name), |name| name.split_once('.').map(|(_, rest)| rest)).find(|zone| self.has_digest(zone))
    }
}

fn add<T: PartialEq>(facts: &mut Vec<T>, fact: T) {
    if facts.len() < MAX_FACTS && !facts.contains(&fact) {
        facts.push(fact);
    }
}

fn read_signature(name: String, signature: &RRSIG) -> Signature {
    let input = signature.input();
    Signature {
        name,
        covered: input.type_covered.to_string(),
        signer: from_name(&input.signer_name),
        algorithm: input.algorithm.into(),
        key_tag: input.key_tag,
        inception: input.sig_inception.get().into(),
        expiration: input.sig_expiration.get().into(),
    }
}

impl Inquiry {
    /// Asks with signatures wanted, once in a run. With `unchecked` the resolver is told not to hide what it finds bogus.
    pub(super) async fn signed(&self, name: Name, kind: RecordType, unchecked: bool, after: &[EvidenceId]) -> (EvidenceId, Result<Signed, Outcome>) {
        let cell = self.signed_cell((name.to_lowercase(), kind, unchecked));
        cell.get_or_init(|| self.put_signed(&name, kind, unchecked, after)).await.clone()
    }

    async fn put_signed(&self, name: &Name, kind: RecordType, unchecked: bool, after: &[EvidenceId]) -> (EvidenceId, Result<Signed, Outcome>) {
        let (spent, patience, started_ms) = (self.is_spent(), self.patience(), self.elapsed_ms());
        let result = if spent || patience.is_zero() {
            Err(Outcome::NotAsked)
        } else {
            let (resolver, name) = (Arc::clone(&self.net().resolver), name.clone());
            let answer = self.in_turn(patience, move |patience| async move { resolver.exchange(&name, kind, unchecked, patience).await });
            answer.await.unwrap_or(Err(Outcome::NotAsked))
        };
        let shown = from_name(name);
        let id = self.write(Evidence {
            kind: EvidenceKind::Dns,
            // As `dig` writes it.
            question: format!("{} {kind} +dnssec", if shown.is_empty() { "." } else { &shown }),
            answer: result.as_ref().map_or_else(|_| Vec::new(), |signed| signed.response.answers.iter().take(MAX_FACTS).map(line).collect()),
            outcome: result.as_ref().map_or_else(|outcome| *outcome, |signed| signed.outcome(name, kind)),
            server: result.as_ref().ok().and_then(|signed| signed.server).map(|server| server.to_string()),
            started_ms,
            took_ms: self.elapsed_ms().saturating_sub(started_ms),
            after: after.to_vec(),
        });
        (id, result)
    }
}

fn line(record: &rr::Record) -> String {
    match &record.data {
        RData::DNSSEC(DNSSECRData::RRSIG(signature)) => {
            let signature = read_signature(String::new(), signature);
            format!(
                "RRSIG {} {} {} {}. {}–{}",
                signature.covered, signature.algorithm, signature.key_tag, signature.signer, signature.inception, signature.expiration
            )
        }
        RData::DNSSEC(DNSSECRData::DNSKEY(key)) => {
            format!("DNSKEY {} {} ({})", key.flags(), u8::from(key.public_key().algorithm()), key.calculate_key_tag().unwrap_or_default())
        }
        RData::DNSSEC(DNSSECRData::NSEC3PARAM(hash)) => {
            let salt: String = hash.salt().iter().map(|byte| format!("{byte:02x}")).collect();
            format!("NSEC3PARAM {} {} {} {}", u8::from(hash.hash_algorithm()), hash.flags(), hash.iterations(), if salt.is_empty() { "-" } else { &salt })
        }
        RData::DNSSEC(DNSSECRData::DS(ds)) => {
            let digest: String = ds.digest().iter().map(|byte| format!("{byte:02x}")).collect();
            format!("DS {} {} {} {digest}", ds.key_tag(), u8::from(ds.algorithm()), u8::from(ds.digest_type()))
        }
        _ => super::dns::read_record(record).data.to_string().chars().take(MAX_LINE).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_may_know_is_beyond_us() {
        let with = |digests: &[(u8, u8)]| {
            let digest =
                |(algorithm, digest_type): &(u8, u8)| Digest { zone: "a.test".to_owned(), key_tag: 1, algorithm: *algorithm, digest_type: *digest_type };
            Facts { digests: digests.iter().map(digest).collect(), ..Facts::default() }.is_beyond_us("_25._tcp.mx.a.test")
        };
        // Ed448, and GOST's digest; not beside one that is known, nor what nobody knows, nor what everybody has dropped.
        assert!(with(&[(16, 2)]) && with(&[(13, 3)]));
        for digests in [&[(16, 2), (13, 2)][..], &[(99, 2)], &[(13, 99)], &[(12, 3)], &[(13, 2)], &[]] {
            assert!(!with(digests), "{digests:?}");
        }
    }
}
