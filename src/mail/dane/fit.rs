//! How records and certificates go together (RFC 7671 §5 and §9).

use std::{sync::Arc, time::Duration};

use rustls::{
    CertificateError, Error, RootCertStore,
    client::{WebPkiServerVerifier, danger::ServerCertVerifier},
    crypto::ring,
    pki_types::{CertificateDer, Der, ServerName, TrustAnchor, UnixTime},
};
use serde::{Deserialize, Serialize};
use x509_parser::{
    asn1_rs::{Any, FromDer},
    parse_x509_certificate,
};

use super::{Record, Worth, bytes};

/// Certificates of a chain that are looked at.
const MAX_CHAIN: usize = 10;

/// How a record and a chain of certificates go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    Fits,
    /// The authority is the right one, but the certificate is not valid for these names or at this time, which usage 2 asks for.
    NotValid,
    /// It would fit, but a record of the same usage and selector with a stronger digest stands beside it: it alone is looked at (RFC 7671 §9).
    Outranked,
    /// Usage 2, but what it describes is the server's own certificate and not one above it.
    Leaf,
    No,
    /// The record says nothing.
    Unusable,
}

/// How each record goes together with the chain that a server shows, its own certificate first. `names` are those that the certificate may be for:
/// the exchanger's and the domain's (RFC 7672 §3.2.2). `at` is in seconds since 1970.
pub fn verify(records: &[Record], chain: &[Vec<u8>], names: &[&str], at: u64) -> Vec<Fit> {
    let usable = |record: &&Record| record.worth() == Worth::Usable;
    // RFC 7671 §9: of the digests of one usage and selector the strongest is looked at; what is given in full takes no part in that.
    let outranked = |record: &Record| {
        let same = |other: &&Record| (other.usage, other.selector) == (record.usage, record.selector);
        record.matching != 0 && records.iter().filter(usable).filter(same).any(|other| other.matching > record.matching)
    };
    let look = |record: &Record| if usable(&record) { fit(record, chain, names, at) } else { Fit::Unusable };
    let ranked = |record: &Record| match look(record) {
        Fit::Fits if outranked(record) => Fit::Outranked,
        Fit::NotValid | Fit::Leaf if outranked(record) => Fit::No,
        fit => fit,
    };
    records.iter().map(ranked).collect()
}

fn fit(record: &Record, chain: &[Vec<u8>], names: &[&str], at: u64) -> Fit {
    let Some((leaf, rest)) = chain.split_first() else { return Fit::No };
    // RFC 7672 §3.1.1: with usage 3 neither names nor dates count.
    if record.usage == 3 {
        return if record.describes(leaf) { Fit::Fits } else { Fit::No };
    }
    let valid = |anchors: &[TrustAnchor<'static>]| names.iter().any(|name| is_issued_by(leaf, rest, anchors, name, at).is_ok());
    // RFC 7671 §5.2: the authority stands above the server's own certificate.
    if let Some(authority) = rest.iter().take(MAX_CHAIN).find(|certificate| record.describes(certificate)) {
        return if valid(&whole(authority)) { Fit::Fits } else { Fit::NotValid };
    }
    // RFC 7671 §5.2.2 and §5.2.3: what is given in full need not be in the chain.
    let anchors = match (record.matching, record.selector, bytes(&record.data)) {
        (0, 0, Some(data)) if data != *leaf => whole(&data),
        (0, 1, Some(data)) => bare(&data, chain),
        _ => Vec::new(),
    };
    if valid(&anchors) {
        return Fit::Fits;
    }
    if record.describes(leaf) {
        return Fit::Leaf;
    }
    // Who signed is seen at a time at which the certificate holds, whatever its names.
    let held = parse_x509_certificate(leaf).ok().and_then(|(_, leaf)| u64::try_from(leaf.validity().not_after.timestamp() - 1).ok()).unwrap_or(at);
    let signed = names.iter().any(|name| matches!(is_issued_by(leaf, rest, &anchors, name, held), Ok(()) | Err(Reason::Name)));
    if signed { Fit::NotValid } else { Fit::No }
}

/// An authority's certificate as the place where trust begins.
fn whole(certificate: &[u8]) -> Vec<TrustAnchor<'static>> {
    let mut roots = RootCertStore::empty();
    // What is no certificate is no anchor.
    let _ = roots.add(CertificateDer::from(certificate.to_vec()));
    roots.roots
}

/// A key alone as that place: that of whoever signed one of these certificates.
fn bare(key: &[u8], chain: &[Vec<u8>]) -> Vec<TrustAnchor<'static>> {
    let inside = |der: &[u8]| Any::from_der(der).ok().map(|(_, any)| any.data.to_vec());
    let Some(key) = inside(key) else { return Vec::new() };
    let issuers = chain.iter().take(MAX_CHAIN).filter_map(|certificate| {
        let (_, certificate) = parse_x509_certificate(certificate).ok()?;
        inside(certificate.tbs_certificate.issuer.as_raw())
    });
    issuers.map(|subject| TrustAnchor { subject: Der::from(subject), subject_public_key_info: Der::from(key.clone()), name_constraints: None }).collect()
}

/// Why a chain does not lead from a certificate to an anchor.
enum Reason {
    /// It does, but the certificate is for other names.
    Name,
    Other,
}

/// Whether a chain leads from the certificate to one of these anchors, is for this name, and is of this time.
fn is_issued_by(leaf: &[u8], rest: &[Vec<u8>], anchors: &[TrustAnchor<'static>], name: &str, at: u64) -> Result<(), Reason> {
    let roots = RootCertStore { roots: anchors.to_vec() };
    let provider = Arc::new(ring::default_provider());
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build().map_err(|_| Reason::Other)?;
    let name = ServerName::try_from(name.to_owned()).map_err(|_| Reason::Other)?;
    let rest: Vec<CertificateDer<'_>> = rest.iter().take(MAX_CHAIN).map(|certificate| CertificateDer::from(certificate.as_slice())).collect();
    let at = UnixTime::since_unix_epoch(Duration::from_secs(at));
    match verifier.verify_server_cert(&CertificateDer::from(leaf), &rest, &name, &[], at) {
        Ok(_) => Ok(()),
        Err(Error::InvalidCertificate(CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. })) => Err(Reason::Name),
        Err(_) => Err(Reason::Other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

    use sha2::{Digest, Sha256, Sha512};

    use super::{
        super::{hexadecimal, public_key, record_for},
        *,
    };

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
    fn the_strongest_digest_alone_counts() {
        // RFC 7671 §9, as OpenSSL and Postfix do it.
        let (made, other) = (make("mail.example.com"), make("mail.example.com"));
        let fits = |records: &[Record]| verify(records, &made.chain, &["mail.example.com"], NOW);
        let (own, wrong) = (record(3, 1, 1, &made.chain[0]), record(3, 1, 2, &other.chain[0]));
        assert_eq!(fits(&[wrong.clone(), own.clone()]), [Fit::No, Fit::Outranked]);
        assert_eq!(fits(&[record(3, 1, 2, &made.chain[0]), record(3, 1, 1, &other.chain[0])]), [Fit::Fits, Fit::No]);
        // Another selector, another usage, or what is given in full, is looked at for itself; and so is one beside a damaged record.
        assert_eq!(fits(&[wrong.clone(), record(3, 0, 1, &made.chain[0])])[1], Fit::Fits);
        assert_eq!(fits(&[wrong.clone(), record(2, 1, 1, &made.chain[1])])[1], Fit::Fits);
        assert_eq!(fits(&[wrong.clone(), record(3, 1, 0, &made.chain[0])])[1], Fit::Fits);
        assert_eq!(fits(&[Record { data: "ab".to_owned(), ..wrong }, own]), [Fit::Unusable, Fit::Fits]);
    }

    #[test]
    fn an_authority_is_not_the_servers_own_certificate() {
        let key = KeyPair::generate().unwrap();
        let own = CertificateParams::new(vec!["mail.example.com".to_owned()]).unwrap().self_signed(&key).unwrap();
        let chain = [own.der().to_vec()];
        for (selector, matching) in [(0, 0), (0, 1), (1, 1), (1, 2)] {
            assert_eq!(verify(&[record(2, selector, matching, &chain[0])], &chain, &["mail.example.com"], NOW), [Fit::Leaf], "{selector} {matching}");
        }
    }

    #[test]
    fn an_authority_that_is_given_in_full_need_not_be_shown() {
        let (made, other) = (make("mail.example.com"), make("mail.example.com"));
        let alone = [made.chain[0].clone()];
        for selector in [0, 1] {
            let (right, foreign) = (record(2, selector, 0, &made.chain[1]), record(2, selector, 0, &other.chain[1]));
            assert_eq!(verify(&[right.clone(), foreign.clone()], &alone, &["mail.example.com"], NOW), [Fit::Fits, Fit::No], "{selector}");
            // Names and dates count all the same, and are not mistaken for another authority.
            assert_eq!(verify(&[right.clone(), foreign.clone()], &alone, &["other.example.com"], NOW), [Fit::NotValid, Fit::No], "{selector}");
            assert_eq!(verify(&[right, foreign], &alone, &["mail.example.com"], NOW + 40_000_000), [Fit::NotValid, Fit::No], "{selector}");
        }
        assert_eq!(verify(&[record(2, 0, 1, &made.chain[1])], &alone, &["mail.example.com"], NOW), [Fit::No], "of a digest there is no authority to be had");
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(usage: u8, selector in 0u8..4, matching in 0u8..4, data in "[0-9a-fx]{0,80}", chain: Vec<Vec<u8>>) {
            let record = Record { usage, selector, matching, data };
            prop_assert!(!verify(&[record], &chain, &["a.example"], NOW).contains(&Fit::Fits));
        }
    }
}
