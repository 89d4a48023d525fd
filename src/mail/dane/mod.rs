//! Certificates that DNS vouches for (DANE for SMTP, RFC 7672 on RFC 6698 and RFC 7671).
//!
//! A TLSA record at `_25._tcp.` before a mail exchanger's name says which certificate or key the exchanger shows. Senders believe it only when
//! every answer on the way is validated by DNSSEC: the MX records, the exchanger's addresses and the TLSA records themselves.

mod fit;
mod refusal;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, Sha512};
use x509_parser::parse_x509_certificate;

use crate::net::{
    EvidenceId, Inquiry, Outcome,
    dns::{Data, RecordType},
    dnssec::{Standing, Validation, Validator},
};

pub use fit::{Fit, verify};

/// Records of one exchanger that are kept.
pub const MAX_RECORDS: usize = 256;
/// What stands before the name of a server that listens on port 25 (RFC 6698 §3).
const PREFIX: &str = "_25._tcp.";

/// A TLSA record (RFC 6698 §2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub usage: u8,
    pub selector: u8,
    pub matching: u8,
    /// What is to be matched, in hexadecimal digits.
    pub data: String,
}

/// What a record is worth to senders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worth {
    Usable,
    /// Usage 0 or 1, which SMTP does not use (RFC 7672 §3.1.3), or a number that nobody knows (RFC 6698 §4.1).
    Unusable,
    /// The data cannot be what the numbers say: a digest of another length, or no certificate or key.
    Malformed,
}

impl Record {
    /// As a zone file has it.
    pub fn text(&self) -> String {
        format!("{} {} {} {}", self.usage, self.selector, self.matching, self.data)
    }

    /// What the record is worth.
    pub fn worth(&self) -> Worth {
        if !matches!(self.usage, 2 | 3) || self.selector > 1 || self.matching > 2 {
            return Worth::Unusable;
        }
        let Some(data) = bytes(&self.data) else { return Worth::Malformed };
        let right = match (self.matching, self.selector) {
            (1, _) => data.len() == 32,
            (2, _) => data.len() == 64,
            (_, 0) => parse_x509_certificate(&data).is_ok_and(|(rest, _)| rest.is_empty()),
            // SubjectPublicKeyInfo is a DER sequence.
            _ => data.first() == Some(&0x30) && data.len() > 16,
        };
        if right { Worth::Usable } else { Worth::Malformed }
    }

    /// Whether this is what the record describes.
    fn describes(&self, certificate: &[u8]) -> bool {
        let Some(wanted) = bytes(&self.data) else { return false };
        let selected = if self.selector == 0 { Some(certificate.to_vec()) } else { public_key(certificate) };
        selected.is_some_and(|selected| match self.matching {
            0 => selected == wanted,
            1 => Sha256::digest(&selected).as_slice() == wanted,
            _ => Sha512::digest(&selected).as_slice() == wanted,
        })
    }
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    if digits.len() % 2 == 1 {
        return None;
    }
    (0..digits.len() / 2).map(|at| u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok()).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SubjectPublicKeyInfo of a certificate, as DER.
fn public_key(certificate: &[u8]) -> Option<Vec<u8>> {
    parse_x509_certificate(certificate).ok().map(|(_, certificate)| certificate.tbs_certificate.subject_pki.raw.to_vec())
}

/// The record that describes this certificate's key: `3 1 1` (RFC 7672 §3.1.1), which a renewal with the same key keeps true.
pub fn record_for(certificate: &[u8]) -> Option<Record> {
    let data = hexadecimal(&Sha256::digest(public_key(certificate)?));
    Some(Record { usage: 3, selector: 1, matching: 1, data })
}

/// What DNS says about one exchanger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    pub name: String,
    /// The name that it is an alias of, where signatures say so and the records stand there or nowhere (RFC 7672 §2.2.2).
    #[serde(default)]
    pub expanded: Option<String>,
    /// Whether the exchanger's addresses are validated.
    pub address: Standing,
    /// Whether the answer for the TLSA records is.
    pub standing: Standing,
    /// Who validated these answers.
    #[serde(default = "own")]
    pub by: Validator,
    pub outcome: Outcome,
    /// Whether the question for the TLSA records is the one that fails, each time it is asked, while the zone answers others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fails_alone: bool,
    /// At most 256.
    pub records: Vec<Record>,
    pub evidence: Vec<EvidenceId>,
}

/// Who validated before this was kept.
const fn own() -> Validator {
    Validator::Own
}

impl Host {
    /// Whether there may be more records than were kept.
    pub const fn is_cut(&self) -> bool {
        self.records.len() >= MAX_RECORDS
    }

    /// Where the records stand, or would.
    pub fn place(&self) -> String {
        format!("{PREFIX}{}", self.expanded.as_ref().unwrap_or(&self.name))
    }
}

/// Asks for the records of an exchanger, validated.
pub async fn lookup(inquiry: &Inquiry, host: &str, after: &[EvidenceId]) -> Host {
    // RFC 7672 §2.2.2: both families are asked; one that is bogus is enough to stop a sender.
    let name = format!("{PREFIX}{host}");
    let (v4, v6, tlsa) = futures::join!(
        inquiry.validate(host, RecordType::A, after),
        inquiry.validate(host, RecordType::Aaaa, after),
        inquiry.validate(&name, RecordType::Tlsa, after)
    );
    let (of_v4, of_v6) = (v4.told(host), v6.told(host));
    let mut evidence: Vec<EvidenceId> = [&tlsa, &v4, &v6].into_iter().flat_map(|one| one.evidence.iter().copied()).collect();
    let worst = |standing: &Standing| [of_v4, of_v6].contains(standing);
    let address = [Standing::Bogus, Standing::Unknown, Standing::Insecure].into_iter().find(worst).unwrap_or(Standing::Secure);
    let (mut tlsa, mut expanded, mut owner) = (tlsa, None, host.to_owned());
    // RFC 7672 §2.2.2: at the end of a signed alias first, and at the name itself where nothing signed stands there.
    if let Some(end) = alias(&v4, host).or_else(|| alias(&v6, host)).filter(|_| address == Standing::Secure) {
        let there = inquiry.validate(&format!("{PREFIX}{end}"), RecordType::Tlsa, &evidence).await;
        evidence.extend(there.evidence.iter().copied());
        let none_here = tlsa.outcome.is_answer() && !tlsa.records.iter().any(|record| matches!(record.data, Data::Tlsa { .. }));
        // A question that fails there stops a sender as well; one that is not signed there leads it back.
        let stands_there = there.outcome == Outcome::Found && there.standing != Standing::Insecure;
        if stands_there || none_here || !there.outcome.is_answer() {
            (tlsa, expanded, owner) = (there, Some(end.clone()), end);
        }
    }
    let records = tlsa.records.iter().filter_map(|record| match &record.data {
        Data::Tlsa { usage, selector, matching, data } => Some(Record { usage: *usage, selector: *selector, matching: *matching, data: hexadecimal(data) }),
        _ => None,
    });
    let (standing, by, records) = (tlsa.told(&owner), tlsa.by, records.take(MAX_RECORDS).collect());
    // Only where the address is signed would anybody ask (RFC 7672 §2.2.2).
    let is_refused = tlsa.outcome == Outcome::ServerFailure && address == Standing::Secure && v4.by == Validator::Own;
    let fails_alone = is_refused && refusal::is_of_this_alone(inquiry, &owner, v4.facts.zone_of(&owner), &mut evidence).await;
    evidence.sort_unstable();
    evidence.dedup();
    Host { name: host.to_owned(), expanded, address, standing, by, outcome: tlsa.outcome, fails_alone, records, evidence }
}

/// The end of the aliases that a host's addresses stand behind; nothing when there are none.
fn alias(addresses: &Validation, host: &str) -> Option<String> {
    let mut aliases = addresses.records.iter().filter_map(|record| match &record.data {
        Data::Cname(target) => Some(target),
        _ => None,
    });
    aliases.next_back().filter(|end| *end != host).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_senders_cannot_use_is_told_apart() {
        let digest = "ab".repeat(32);
        let of = |usage, selector, matching, data: &str| Record { usage, selector, matching, data: data.to_owned() }.worth();
        assert_eq!(of(3, 1, 1, &digest), Worth::Usable);
        for (usage, selector, matching) in [(0, 1, 1), (1, 1, 1), (4, 1, 1), (255, 1, 1), (3, 2, 1), (3, 1, 3)] {
            assert_eq!(of(usage, selector, matching, &digest), Worth::Unusable);
        }
        for (selector, matching, data) in [(1, 1, "ab"), (1, 2, digest.as_str()), (0, 0, digest.as_str()), (1, 0, "00"), (1, 1, "")] {
            assert_eq!(of(3, selector, matching, data), Worth::Malformed, "{selector} {matching} {data}");
        }
    }
}
