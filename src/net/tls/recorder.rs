//! A verifier that accepts every certificate and writes down what it saw.

use std::sync::{Arc, Mutex, PoisonError};

use rustls::{
    DigitallySignedStruct, Error, SignatureScheme,
    client::{
        ResolvesClientCert,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
    sign::CertifiedKey,
};

use super::certificate::{Certificate, KeyKind};

/// What a server showed and wanted.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The certificates as they came.
    pub(super) chain: Vec<Vec<u8>>,
    /// Whether it proved to have the key.
    pub(super) key_proved: Option<bool>,
    /// Whether it asked for a certificate of ours.
    pub(super) asks_certificate: bool,
}

/// Accepts and records. One for each connection.
#[derive(Debug)]
pub(super) struct Recorder {
    provider: Arc<CryptoProvider>,
    seen: Mutex<Seen>,
}

impl Recorder {
    pub(super) fn new(provider: Arc<CryptoProvider>) -> Self {
        Self { provider, seen: Mutex::default() }
    }

    pub(super) fn take(&self) -> Seen {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The connection serves to look, so a signature that does not hold ends nothing. One that cannot be verified here (an RSA key under
    /// 2048 bits, SHA-1) is no accusation either.
    fn note(&self, certificate: &CertificateDer<'_>, result: &Result<HandshakeSignatureValid, Error>) -> HandshakeSignatureValid {
        let proved = match result {
            Ok(_) => Some(true),
            // The library says the same of a key whose length it does not take.
            Err(Error::InvalidCertificate(rustls::CertificateError::BadSignature)) => verifiable(certificate).then_some(false),
            Err(_) => None,
        };
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).key_proved = proved;
        HandshakeSignatureValid::assertion()
    }
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let chain = std::iter::once(end_entity).chain(intermediates).map(|certificate| certificate.as_ref().to_vec()).collect();
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).chain = chain;
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(self.note(certificate, &verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(self.note(certificate, &verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)))
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        let mut schemes = self.provider.signature_verification_algorithms.supported_schemes();
        // An old server that can do no better is to be seen, too.
        schemes.extend([SignatureScheme::RSA_PKCS1_SHA1, SignatureScheme::ECDSA_SHA1_Legacy]);
        schemes
    }
}

/// We have no certificate, and want to know who asks for one (RFC 8446 §4.3.2).
impl ResolvesClientCert for Recorder {
    fn resolve(&self, _root_hint_subjects: &[&[u8]], _sigschemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).asks_certificate = true;
        None
    }

    fn has_certs(&self) -> bool {
        false
    }
}

/// Whether a signature of this certificate's key can be verified here.
fn verifiable(certificate: &CertificateDer<'_>) -> bool {
    Certificate::read(certificate).is_some_and(|certificate| match certificate.key.kind {
        KeyKind::Rsa => (2_048..=8_192).contains(&certificate.key.bits),
        KeyKind::Ec => matches!(certificate.key.bits, 256 | 384),
        KeyKind::Ed25519 => true,
        KeyKind::Other => false,
    })
}
