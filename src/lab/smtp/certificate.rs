//! Certificates of the lab's mail servers, made when the first client wants one.
//!
//! The key is fixed, so that zone files can name its fingerprint. It guards nothing: whoever reads this has it.

use std::sync::Arc;

use base64::Engine as _;
use rcgen::{CertificateParams, DnType, KeyPair, PublicKeyData, SignatureAlgorithm as Algorithm};
use rustls::{
    Error, ServerConfig, SignatureAlgorithm, SignatureScheme,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    server::{ClientHello, ResolvesServerCert},
    sign::{CertifiedKey, Signer, SigningKey},
};

use super::manner::{Host, Manner};
use crate::lab::authority::Authority;

/// The key of every good host; SHA-256 of its SubjectPublicKeyInfo is the same in every run.
const HOST_KEY: &str = include_str!("host.key");
/// An RSA key of 1024 bits, as RFC 8017 §A.1.1 encodes it. Nobody has its other half.
const WEAK_KEY: &str = "MIGJAoGBAMJrfaZm2ZSdOKQ6D2z/EJ0rFdML2CojpPXRCI4NGt9UivjpzPjN0uND+fLRFCmKA8BID9BQZ+xEgoUPzaS2CZ19X4VUP+h2AZreSp8mLsV1c9t3\
     7J+qqE17I45W4hRa/oAyM4JmfFtynz4Fl0Ter7mz42TDoHrqDT9Komk5YJidAgMBAAE=";
/// Days that a certificate has behind and before it.
const DAYS_PAST: i64 = 30;
const DAYS_LEFT: i64 = 60;

/// What a host's TLS is; nothing should it not come together.
pub(super) fn config(host: &Host, authority: &Authority) -> Option<ServerConfig> {
    let chain = chain(host, authority)?;
    let versions: &[&rustls::SupportedProtocolVersion] = if host.has(Manner::NoTls13) { &[&rustls::version::TLS12] } else { rustls::ALL_VERSIONS };
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider())).with_protocol_versions(versions).ok()?.with_no_client_auth();
    if host.has(Manner::WeakKey) {
        let key = CertifiedKey::new(chain, Arc::new(Weak));
        return Some(builder.with_cert_resolver(Arc::new(Always(Arc::new(key)))));
    }
    let key = KeyPair::from_pem(HOST_KEY).ok()?.serialize_der();
    builder.with_single_cert(chain, PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key))).ok()
}

/// The server's certificate and what stands behind it.
fn chain(host: &Host, authority: &Authority) -> Option<Vec<CertificateDer<'static>>> {
    let name = if host.has(Manner::WrongName) {
        "mail.somebody-else.test".to_owned()
    } else if host.has(Manner::OwnName) {
        format!("www.{}", host.domain())
    } else {
        host.name.clone()
    };
    let mut params = CertificateParams::new(vec![name.clone()]).ok()?;
    params.distinguished_name.push(DnType::CommonName, name);
    let (past, left) = if host.has(Manner::Expired) {
        (90, -3)
    } else if host.has(Manner::Expiring) {
        (85, 5)
    } else if host.has(Manner::Ending) {
        (76, 14)
    } else if host.has(Manner::Early) {
        (-1, 89)
    } else {
        (DAYS_PAST, DAYS_LEFT)
    };
    let now = jiff::Timestamp::now();
    let day = |days: i64| {
        let date = (now + jiff::SignedDuration::from_hours(24 * days)).to_zoned(jiff::tz::TimeZone::UTC).date();
        Some(rcgen::date_time_ymd(date.year().into(), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?))
    };
    (params.not_before, params.not_after) = (day(-past)?, day(left)?);
    let key = KeyPair::from_pem(HOST_KEY).ok()?;
    if host.has(Manner::SelfSigned) {
        return Some(vec![params.self_signed(&key).ok()?.der().clone()]);
    }
    let stranger = Authority::new().ok()?;
    let authority = if host.has(Manner::UnknownIssuer) { &stranger } else { authority };
    let own = if host.has(Manner::WeakKey) { authority.sign(&params, &weak_key()?) } else { authority.sign(&params, &key) };
    Some(vec![own.ok()?, authority.certificate()])
}

/// A public key without its other half.
struct PublicKey(Vec<u8>);

fn weak_key() -> Option<PublicKey> {
    base64::engine::general_purpose::STANDARD.decode(WEAK_KEY).ok().map(PublicKey)
}

impl PublicKeyData for PublicKey {
    fn der_bytes(&self) -> &[u8] {
        &self.0
    }

    fn algorithm(&self) -> &'static Algorithm {
        &rcgen::PKCS_RSA_SHA256
    }
}

/// Signs with nothing: our library makes no keys that weak, and a client that only looks does not mind.
#[derive(Clone, Copy, Debug)]
struct Weak;

impl SigningKey for Weak {
    fn choose_scheme(&self, offered: &[SignatureScheme]) -> Option<Box<dyn Signer>> {
        offered.contains(&SignatureScheme::RSA_PSS_SHA256).then(|| Box::new(*self) as Box<dyn Signer>)
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::RSA
    }
}

impl Signer for Weak {
    fn sign(&self, _message: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(vec![1; 128])
    }

    fn scheme(&self) -> SignatureScheme {
        SignatureScheme::RSA_PSS_SHA256
    }
}

#[derive(Debug)]
struct Always(Arc<CertifiedKey>);

impl ResolvesServerCert for Always {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}
