//! Certificates that DNS vouches for (DANE for SMTP, RFC 7672 on RFC 6698 and RFC 7671).
//!
//! A TLSA record at `_25._tcp.` before a mail exchanger's name says which certificate or key the exchanger shows. Senders believe it only when
//! every answer on the way is validated by DNSSEC: the MX records, the exchanger's addresses and the TLSA records themselves.

use std::{sync::Arc, time::Duration};

use rustls::{
    RootCertStore,
    client::{WebPkiServerVerifier, danger::ServerCertVerifier},
    crypto::ring,
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, Sha512};
use x509_parser::parse_x509_certificate;

use crate::net::{
    EvidenceId, Inquiry, Outcome,
    dns::{Data, RecordType},
    dnssec::{Standing, Validation},
};

/// Records of one exchanger that are kept.
const MAX_RECORDS: usize = 16;
/// What stands before the name of a server that listens on port 25 (RFC 6698 §3).
const PREFIX: &str = "_25._tcp.";
/// Certificates of a chain that are looked at.
const MAX_CHAIN: usize = 10;

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

/// How a record and a chain of certificates go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    Fits,
    /// The authority is the right one, but the certificate is not valid for these names or at this time, which usage 2 asks for.
    NotValid,
    No,
    /// The record says nothing.
    Unusable,
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

/// How each record goes together with the chain that a server shows, its own certificate first. `names` are those that the certificate may be for:
/// the exchanger's and the domain's (RFC 7672 §3.2.2). `at` is in seconds since 1970.
pub fn verify(records: &[Record], chain: &[Vec<u8>], names: &[&str], at: u64) -> Vec<Fit> {
    let fit = |record: &Record| {
        if record.worth() != Worth::Usable {
            return Fit::Unusable;
        }
        let Some((leaf, rest)) = chain.split_first() else { return Fit::No };
        // RFC 7672 §3.1.1: with usage 3 neither names nor dates count.
        if record.usage == 3 {
            return if record.describes(leaf) { Fit::Fits } else { Fit::No };
        }
        match chain.iter().take(MAX_CHAIN).find(|certificate| record.describes(certificate)) {
            None => Fit::No,
            Some(anchor) if names.iter().any(|name| is_issued_by(leaf, rest, anchor, name, at)) => Fit::Fits,
            Some(_) => Fit::NotValid,
        }
    };
    records.iter().map(fit).collect()
}

/// Whether a chain leads from the certificate to this anchor, is for this name, and is of this day.
fn is_issued_by(leaf: &[u8], rest: &[Vec<u8>], anchor: &[u8], name: &str, at: u64) -> bool {
    let mut roots = RootCertStore::empty();
    if roots.add(CertificateDer::from(anchor.to_vec())).is_err() {
        return false;
    }
    let Ok(verifier) = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::new(ring::default_provider())).build() else { return false };
    let Ok(name) = ServerName::try_from(name.to_owned()) else { return false };
    let rest: Vec<CertificateDer<'_>> = rest.iter().take(MAX_CHAIN).map(|certificate| CertificateDer::from(certificate.as_slice())).collect();
    let at = UnixTime::since_unix_epoch(Duration::from_secs(at));
    verifier.verify_server_cert(&CertificateDer::from(leaf), &rest, &name, &[], at).is_ok()
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
    pub outcome: Outcome,
    /// At most 16.
    pub records: Vec<Record>,
    pub evidence: Vec<EvidenceId>,
}

impl Host {
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
    let worst = |one: &Validation, other: &Validation| {
        [Standing::Bogus, Standing::Unknown, Standing::Insecure].into_iter().find(|standing| one.standing == *standing || other.standing == *standing)
    };
    let mut evidence: Vec<EvidenceId> = [&tlsa, &v4, &v6].into_iter().flat_map(|one| one.evidence.iter().copied()).collect();
    let address = worst(&v4, &v6).unwrap_or(Standing::Secure);
    let (mut tlsa, mut expanded) = (tlsa, None);
    // RFC 7672 §2.2.2: at the end of a signed alias first, and at the name itself where nothing signed stands there.
    if let Some(end) = alias(&v4, host).or_else(|| alias(&v6, host)).filter(|_| address == Standing::Secure) {
        let there = inquiry.validate(&format!("{PREFIX}{end}"), RecordType::Tlsa, &evidence).await;
        evidence.extend(there.evidence.iter().copied());
        let none_here = tlsa.outcome.is_answer() && !tlsa.records.iter().any(|record| matches!(record.data, Data::Tlsa { .. }));
        // A question that fails there stops a sender as well; one that is not signed there leads it back.
        let stands_there = there.outcome == Outcome::Found && there.standing != Standing::Insecure;
        if stands_there || none_here || !there.outcome.is_answer() {
            (tlsa, expanded) = (there, Some(end));
        }
    }
    let records = tlsa.records.iter().filter_map(|record| match &record.data {
        Data::Tlsa { usage, selector, matching, data } => Some(Record { usage: *usage, selector: *selector, matching: *matching, data: hexadecimal(data) }),
        _ => None,
    });
    evidence.sort_unstable();
    evidence.dedup();
    Host { name: host.to_owned(), expanded, address, standing: tlsa.standing, outcome: tlsa.outcome, records: records.take(MAX_RECORDS).collect(), evidence }
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
    use proptest::prelude::*;
    use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

    use super::*;

    const NOW: u64 = 1_750_000_000;

    struct Made {
        chain: Vec<Vec<u8>>,
    }

    fn make(name: &str) -> Made {
        let mut above = CertificateParams::new(Vec::new()).unwrap();
        above.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(above, KeyPair::generate().unwrap()).unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        (params.not_before, params.not_after) = (rcgen::date_time_ymd(2025, 1, 1), rcgen::date_time_ymd(2026, 1, 1));
        let certificate = params.signed_by(&KeyPair::generate().unwrap(), &issuer).unwrap();
        Made { chain: vec![certificate.der().to_vec(), issuer.der().to_vec()] }
    }

    fn record(usage: u8, selector: u8, matching: u8, certificate: &[u8]) -> Record {
        let selected = if selector == 0 { certificate.to_vec() } else { public_key(certificate).unwrap() };
        let data = match matching {
            0 => hexadecimal(&selected),
            1 => hexadecimal(&Sha256::digest(&selected)),
            _ => hexadecimal(&Sha512::digest(&selected)),
        };
        Record { usage, selector, matching, data }
    }

    #[test]
    fn every_usable_kind_of_record_is_matched() {
        let (made, other) = (make("mail.example.com"), make("mail.example.com"));
        for (usage, at) in [(3, 0), (2, 1)] {
            for selector in [0, 1] {
                for matching in [0, 1, 2] {
                    let fitting = record(usage, selector, matching, &made.chain[at]);
                    assert_eq!(fitting.worth(), Worth::Usable);
                    assert_eq!(verify(&[fitting], &made.chain, &["mail.example.com"], NOW), [Fit::Fits], "{usage} {selector} {matching}");
                    let foreign = record(usage, selector, matching, &other.chain[at]);
                    assert_eq!(verify(&[foreign], &made.chain, &["mail.example.com"], NOW), [Fit::No], "{usage} {selector} {matching}");
                }
            }
        }
        assert_eq!(record_for(&made.chain[0]), Some(record(3, 1, 1, &made.chain[0])));
    }

    #[test]
    fn names_and_dates_count_for_authorities_alone() {
        let made = make("mail.example.com");
        let records = [record(3, 1, 1, &made.chain[0]), record(2, 1, 1, &made.chain[1])];
        assert_eq!(verify(&records, &made.chain, &["other.example.com"], NOW), [Fit::Fits, Fit::NotValid]);
        assert_eq!(verify(&records, &made.chain, &["other.example.com", "mail.example.com"], NOW), [Fit::Fits, Fit::Fits]);
        assert_eq!(verify(&records, &made.chain, &["mail.example.com"], NOW + 40_000_000), [Fit::Fits, Fit::NotValid]);
        assert_eq!(verify(&records, &[], &["mail.example.com"], NOW), [Fit::No, Fit::No]);
    }

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

    proptest! {
        #[test]
        fn nothing_is_too_strange(usage: u8, selector in 0u8..4, matching in 0u8..4, data in "[0-9a-fx]{0,80}", chain: Vec<Vec<u8>>) {
            let record = Record { usage, selector, matching, data };
            prop_assert!(!verify(&[record], &chain, &["a.example"], NOW).contains(&Fit::Fits));
        }
    }
}
