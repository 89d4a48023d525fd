//! The certificate beside the logo: that it is one, for whom, and until when. Whether its authority may vouch for marks is not examined.

use serde::{Deserialize, Serialize};
use x509_parser::{extensions::GeneralName, pem::Pem, prelude::X509Certificate};

/// Bytes of a file that are read.
pub(super) const MAX_SIZE: usize = 1_000_000;
/// Certificates of a file that are read.
const MAX_CERTIFICATES: usize = 8;
/// Names that are kept.
const MAX_NAMES: usize = 16;
/// What such a certificate is for: id-kp-BrandIndicatorforMessageIdentification (IANA, SMI Security for PKIX Extended Key Purpose).
const PURPOSE: &str = "1.3.6.1.5.5.7.3.31";
/// The kind of mark, in the subject (VMC requirements, 1.3.6.1.4.1.53087.1.13).
const MARK_TYPE: &str = "1.3.6.1.4.1.53087.1.13";

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// UTC, milliseconds since 1970.
    pub not_before: i64,
    /// UTC, milliseconds since 1970.
    pub not_after: i64,
    /// The names it is for, at most 16.
    pub names: Vec<String>,
    /// Whether it is for brand indicators at all.
    pub for_marks: bool,
    pub kind: Kind,
}

/// Which kind of mark the certificate vouches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A registered or a government's mark: a VMC.
    Verified,
    /// A mark in use without registration: a CMC.
    Common,
    /// It does not say.
    Unsaid,
}

impl Certificate {
    /// Whether it is for this domain: for the domain, one above it, or a BIMI name of either.
    pub fn is_for(&self, domain: &str) -> bool {
        self.names.iter().any(|name| {
            let name = name.split_once("._bimi.").map_or(name.as_str(), |(_, rest)| rest);
            domain == name || domain.strip_suffix(name).is_some_and(|front| front.ends_with('.'))
        })
    }
}

/// Reads the first certificate of a PEM file (RFC 7468); nothing when there is none that can be read.
pub fn parse(body: &[u8]) -> Option<Certificate> {
    let pems = Pem::iter_from_buffer(body).take(MAX_CERTIFICATES).filter_map(Result::ok).find(|pem| pem.label == "CERTIFICATE")?;
    let certificate = pems.parse_x509().ok()?;
    let validity = certificate.validity();
    Some(Certificate {
        not_before: validity.not_before.timestamp().saturating_mul(1_000),
        not_after: validity.not_after.timestamp().saturating_mul(1_000),
        names: names(&certificate),
        for_marks: certificate.extended_key_usage().ok().flatten().is_some_and(|usage| usage.value.other.iter().any(|oid| oid.to_id_string() == PURPOSE)),
        kind: kind(&certificate),
    })
}

fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let Some(extension) = certificate.subject_alternative_name().ok().flatten() else { return Vec::new() };
    let names = extension.value.general_names.iter().filter_map(|name| match name {
        GeneralName::DNSName(name) => Some(name.to_ascii_lowercase()),
        _ => None,
    });
    names.take(MAX_NAMES).collect()
}

fn kind(certificate: &X509Certificate<'_>) -> Kind {
    let mark = certificate.subject().iter_attributes().find(|attribute| attribute.attr_type().to_id_string() == MARK_TYPE);
    match mark.and_then(|mark| mark.as_str().ok()).unwrap_or_default().to_ascii_lowercase().as_str() {
        text if text.contains("prior use") || text.contains("modified") => Kind::Common,
        text if text.contains("registered") || text.contains("government") => Kind::Verified,
        _ => Kind::Unsaid,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair};

    use super::*;

    fn made(names: &[&str], mark: &str) -> String {
        let mut params = CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap();
        params.distinguished_name.push(DnType::CustomDnType(vec![1, 3, 6, 1, 4, 1, 53087, 1, 13]), mark);
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::Other(vec![1, 3, 6, 1, 5, 5, 7, 3, 31])];
        params.not_after = rcgen::date_time_ymd(2031, 1, 1);
        params.self_signed(&KeyPair::generate().unwrap()).unwrap().pem()
    }

    #[test]
    fn a_mark_certificate_is_read() {
        let certificate = parse(made(&["example.com"], "Registered Mark").as_bytes()).unwrap();
        assert!(certificate.for_marks);
        assert_eq!((certificate.kind, certificate.not_after), (Kind::Verified, 1_924_992_000_000));
        assert!(certificate.is_for("example.com") && certificate.is_for("news.example.com"));
        assert!(!certificate.is_for("example.net") && !certificate.is_for("badexample.com"));
        let certificate = parse(made(&["default._bimi.example.com"], "Prior Use Mark").as_bytes()).unwrap();
        assert!(certificate.is_for("example.com"));
        assert_eq!(certificate.kind, Kind::Common);
        assert_eq!(parse(b"nothing"), None);
        assert_eq!(parse(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), None);
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(body: Vec<u8>, text in "(-----BEGIN CERTIFICATE-----|-----END CERTIFICATE-----|\n|[A-Za-z0-9+/=]){0,40}") {
            let _ = (parse(&body), parse(text.as_bytes()));
        }
    }
}
