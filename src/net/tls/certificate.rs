//! A certificate, read for what can be said about it (RFC 5280). Nothing here is believed.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use x509_parser::{extensions::GeneralName, prelude::FromDer as _, public_key::PublicKey, x509::SubjectPublicKeyInfo};

/// Octets of a certificate that is looked at.
const MAX_SIZE: usize = 32 * 1_024;
/// Names kept of one certificate, and characters of each name.
const MAX_NAMES: usize = 100;
const MAX_NAME: usize = 253;

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The whole subject and issuer, as RFC 4514 writes them, cut to 253 characters.
    pub subject: String,
    pub issuer: String,
    /// The alternative names: host names in lower case, and addresses. At most 100.
    pub names: Vec<String>,
    /// UTC, milliseconds since 1970.
    pub not_before: i64,
    /// UTC, milliseconds since 1970.
    pub not_after: i64,
    pub key: Key,
    pub signature: Signature,
    /// Whether it names itself as its issuer.
    pub self_issued: bool,
    /// Of the whole certificate, in hexadecimal (RFC 6698 §2.1.2, selector 0).
    pub sha256: String,
    /// Of the SubjectPublicKeyInfo, in hexadecimal (RFC 6698 §2.1.2, selector 1).
    pub key_sha256: String,
    /// The certificate itself; not stored.
    #[serde(skip)]
    pub der: Vec<u8>,
    /// Its SubjectPublicKeyInfo; not stored.
    #[serde(skip)]
    pub key_der: Vec<u8>,
}

/// A public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    pub kind: KeyKind,
    /// Bits of the modulus or of the field; nothing for what is not known here.
    pub bits: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    Rsa,
    Ec,
    Ed25519,
    Other,
}

/// The hash under the issuer's signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signature {
    Md5,
    Sha1,
    /// SHA-2, or a scheme with a hash of its own.
    Sound,
    Other,
}

impl Certificate {
    /// Reads a certificate in DER; nothing when it cannot be read.
    pub fn read(der: &[u8]) -> Option<Self> {
        if der.len() > MAX_SIZE {
            return None;
        }
        let (_, parsed) = x509_parser::certificate::X509Certificate::from_der(der).ok()?;
        let key = parsed.public_key();
        Some(Self {
            subject: clipped(&parsed.subject().to_string()),
            issuer: clipped(&parsed.issuer().to_string()),
            names: names(&parsed),
            not_before: parsed.validity().not_before.timestamp().saturating_mul(1_000),
            not_after: parsed.validity().not_after.timestamp().saturating_mul(1_000),
            key: read_key(key),
            signature: signature(&parsed.signature_algorithm.algorithm.to_id_string()),
            self_issued: parsed.subject().as_raw() == parsed.issuer().as_raw(),
            sha256: hexadecimal(&Sha256::digest(der)),
            key_sha256: hexadecimal(&Sha256::digest(key.raw)),
            der: der.to_vec(),
            key_der: key.raw.to_vec(),
        })
    }
}

fn names(parsed: &x509_parser::certificate::X509Certificate<'_>) -> Vec<String> {
    let Ok(Some(extension)) = parsed.subject_alternative_name() else { return Vec::new() };
    let names = extension.value.general_names.iter().filter_map(|name| match name {
        GeneralName::DNSName(name) => Some(clipped(&name.to_ascii_lowercase())),
        GeneralName::IPAddress(octets) => match *octets {
            [a, b, c, d] => Some(IpAddr::from([*a, *b, *c, *d]).to_string()),
            octets => <[u8; 16]>::try_from(octets).ok().map(|octets| IpAddr::from(octets).to_string()),
        },
        _ => None,
    });
    names.take(MAX_NAMES).collect()
}

fn read_key(key: &SubjectPublicKeyInfo<'_>) -> Key {
    let bits = |bits: usize| u32::try_from(bits).unwrap_or(u32::MAX);
    // RFC 8410 §3.
    if key.algorithm.algorithm.to_id_string() == "1.3.101.112" {
        return Key { kind: KeyKind::Ed25519, bits: 256 };
    }
    match key.parsed() {
        Ok(PublicKey::RSA(rsa)) => Key { kind: KeyKind::Rsa, bits: bits(length(rsa.modulus)) },
        Ok(PublicKey::EC(point)) => Key { kind: KeyKind::Ec, bits: bits(point.key_size()) },
        _ => Key { kind: KeyKind::Other, bits: 0 },
    }
}

/// Bits of a number, without the zeros in front.
fn length(number: &[u8]) -> usize {
    let zeros = number.iter().take_while(|&&byte| byte == 0).count();
    number.get(zeros).map_or(0, |first| (number.len() - zeros) * 8 - usize::try_from(first.leading_zeros()).unwrap_or(0))
}

/// By the object identifier of the algorithm (RFC 3279 §2.2, RFC 4055 §5, RFC 5758 §3, RFC 8410 §3).
fn signature(oid: &str) -> Signature {
    match oid {
        "1.2.840.113549.1.1.2" | "1.2.840.113549.1.1.4" => Signature::Md5,
        "1.2.840.113549.1.1.5" | "1.3.14.3.2.29" | "1.2.840.10045.4.1" | "1.2.840.10040.4.3" => Signature::Sha1,
        "1.2.840.113549.1.1.10" | "1.2.840.113549.1.1.11" | "1.2.840.113549.1.1.12" | "1.2.840.113549.1.1.13" | "1.2.840.113549.1.1.14" => Signature::Sound,
        "1.2.840.10045.4.3.1" | "1.2.840.10045.4.3.2" | "1.2.840.10045.4.3.3" | "1.2.840.10045.4.3.4" | "1.3.101.112" | "1.3.101.113" => Signature::Sound,
        _ => Signature::Other,
    }
}

fn clipped(text: &str) -> String {
    text.chars().take(MAX_NAME).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn made(names: &[&str]) -> Vec<u8> {
        let key = rcgen::KeyPair::generate().unwrap();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        rcgen::CertificateParams::new(names).unwrap().self_signed(&key).unwrap().der().to_vec()
    }

    #[test]
    fn a_certificate_is_read() {
        let certificate = Certificate::read(&made(&["Mail.example.com", "*.example.net", "192.0.2.1", "2001:db8::1"])).unwrap();
        assert_eq!(certificate.names, ["mail.example.com", "*.example.net", "192.0.2.1", "2001:db8::1"]);
        assert_eq!((certificate.key, certificate.signature), (Key { kind: KeyKind::Ec, bits: 256 }, Signature::Sound));
        assert!(certificate.self_issued && certificate.not_before < certificate.not_after);
        assert_eq!((certificate.sha256.len(), certificate.key_sha256.len()), (64, 64));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes: Vec<u8>) {
            prop_assert!(Certificate::read(&bytes).is_none());
        }

        #[test]
        fn a_damaged_certificate_does_no_harm(place in 0usize..2_000, value: u8) {
            let mut der = made(&["mail.example.com"]);
            let place = place % der.len();
            der[place] = value;
            if let Some(certificate) = Certificate::read(&der) {
                prop_assert!(certificate.names.len() <= MAX_NAMES && certificate.subject.chars().count() <= MAX_NAME);
            }
        }
    }
}
