//! Certificates of the lab's mail servers, made when the first client wants one.
//!
//! The key is fixed, so that zone files can name its fingerprint. It guards nothing: whoever reads this has it.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use base64::Engine as _;
use rcgen::{KeyPair, PublicKeyData, SignatureAlgorithm as Algorithm};
use rustls::{
    Error, RootCertStore, ServerConfig, SignatureAlgorithm, SignatureScheme,
    crypto::ring,
    server::{ClientHello, ResolvesServerCert, WebPkiClientVerifier, danger::ClientCertVerifier},
    sign::{CertifiedKey, Signer, SigningKey},
};

use super::manner::{Host, Manner};
use crate::lab::authority::{self, Authority, Issued};

/// The key of every good host; SHA-256 of its SubjectPublicKeyInfo is the same in every run.
const HOST_KEY: &str = include_str!("host.key");
/// An RSA key of 1024 bits, as RFC 8017 §A.1.1 encodes it. Nobody has its other half.
const WEAK_KEY: &str = "MIGJAoGBAMJrfaZm2ZSdOKQ6D2z/EJ0rFdML2CojpPXRCI4NGt9UivjpzPjN0uND+fLRFCmKA8BID9BQZ+xEgoUPzaS2CZ19X4VUP+h2AZreSp8mLsV1c9t3\
     7J+qqE17I45W4hRa/oAyM4JmfFtynz4Fl0Ter7mz42TDoHrqDT9Komk5YJidAgMBAAE=";
const DAY: Duration = Duration::from_secs(86_400);

/// What a host's TLS is; nothing should it not come together.
pub(super) fn config(host: &Host, authority: &Authority) -> Option<ServerConfig> {
    let versions: &[&rustls::SupportedProtocolVersion] = if host.has(Manner::NoTls13) { &[&rustls::version::TLS12] } else { rustls::ALL_VERSIONS };
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider())).with_protocol_versions(versions).ok()?;
    let builder = if host.has(Manner::ClientCertificate) { builder.with_client_cert_verifier(clients(authority)?) } else { builder.with_no_client_auth() };
    let (name, (from, to)) = (name(host), dates(host));
    let names = [name.as_str()];
    if host.has(Manner::WeakKey) {
        let chain = authority.issue_for(&weak_key()?, &names, from, to).ok()?;
        let key = CertifiedKey::new(chain, Arc::new(Weak));
        return Some(builder.with_cert_resolver(Arc::new(Always(Arc::new(key)))));
    }
    let Issued { chain, key } = issued(host, authority)?;
    if host.has(Manner::SniWrong) {
        let provider = ring::default_provider();
        let own = CertifiedKey::from_der(chain, key, &provider).ok()?;
        let foreign = KeyPair::from_pem(HOST_KEY).ok()?;
        let names = ["mail.somebody-else.test"];
        let foreign = CertifiedKey::from_der(authority.issue_for(&foreign, &names, from, to).ok()?, authority::private(&foreign), &provider).ok()?;
        return Some(builder.with_cert_resolver(Arc::new(ByName { named: Arc::new(foreign), unnamed: Arc::new(own) })));
    }
    builder.with_single_cert(chain, key).ok()
}

/// The name that a host's certificate is for.
fn name(host: &Host) -> String {
    if host.has(Manner::WrongName) {
        "mail.somebody-else.test".to_owned()
    } else if host.has(Manner::OwnName) {
        format!("www.{}", host.domain())
    } else {
        host.name.clone()
    }
}

/// A host's certificate with what stands behind it, and its key.
pub(super) fn issued(host: &Host, authority: &Authority) -> Option<Issued> {
    let (name, (from, to)) = (name(host), dates(host));
    let names = [name.as_str()];
    let issued = if host.has(Manner::SelfSigned) {
        authority::self_signed(&names, from, to)
    } else if host.has(Manner::UnknownIssuer) {
        Authority::new().and_then(|stranger| stranger.issue(&names, from, to))
    } else if host.has(Manner::LetsEncrypt) {
        authority.below("Let's Encrypt").and_then(|public| public.issue(&names, from, to))
    } else {
        let key = KeyPair::from_pem(HOST_KEY).ok()?;
        authority.issue_for(&key, &names, from, to).map(|chain| Issued { chain, key: authority::private(&key) })
    };
    issued.ok()
}

/// Takes clients of the authority alone.
fn clients(authority: &Authority) -> Option<Arc<dyn ClientCertVerifier>> {
    let mut roots = RootCertStore::empty();
    roots.add(authority.certificate()).ok()?;
    WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::new(ring::default_provider())).build().ok()
}

/// From when to when a host's certificate is valid.
fn dates(host: &Host) -> (SystemTime, SystemTime) {
    let now = SystemTime::now();
    if host.has(Manner::Expired) {
        (now - 90 * DAY, now - 3 * DAY)
    } else if host.has(Manner::Expiring) {
        (now - 85 * DAY, now + 5 * DAY)
    } else if host.has(Manner::Ending) {
        (now - 76 * DAY, now + 14 * DAY)
    } else if host.has(Manner::Early) {
        (now + DAY, now + 90 * DAY)
    } else {
        (now - 30 * DAY, now + 60 * DAY)
    }
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

/// One for who calls the server by its name, another for who does not.
#[derive(Debug)]
struct ByName {
    named: Arc<CertifiedKey>,
    unnamed: Arc<CertifiedKey>,
}

impl ResolvesServerCert for ByName {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(if hello.server_name().is_some() { &self.named } else { &self.unnamed }))
    }
}

#[derive(Debug)]
struct Always(Arc<CertifiedKey>);

impl ResolvesServerCert for Always {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}
