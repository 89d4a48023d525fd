//! What the trusted authorities say about a chain of certificates, and whose it is.

use std::time::Duration;

use rustls::{
    CertificateError, Error,
    client::{verify_server_cert_signed_by_trust_anchor, verify_server_name},
    pki_types::{CertificateDer, ServerName, UnixTime},
    server::ParsedCertificate,
};
use serde::{Deserialize, Serialize};

use super::{Certificate, provider};
use crate::net::trust::Trust;

/// What the roots say about a chain (RFC 5280 §6). The name is another matter: [`name_fits`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Trusted,
    /// The certificate names itself as its issuer.
    SelfSigned,
    /// No chain leads to a root: the issuer is not known, or a certificate in between was not sent.
    UnknownIssuer,
    /// A certificate of the chain has expired.
    Expired,
    /// A certificate of the chain is not valid yet.
    NotYetValid,
    /// A certificate is not signed by the key of its issuer.
    BadSignature,
    /// Signed in a way that is not accepted any more (SHA-1, RSA under 2048 bits), or that is not known here.
    WeakSignature,
    /// Not made for servers.
    WrongPurpose,
    /// Not encoded as RFC 5280 says.
    Unreadable,
    /// Something else.
    Other,
    /// This installation has no roots: nothing can be told.
    NoRoots,
}

/// Whether a chain leads to an authority that is trusted, at this moment (UTC, milliseconds since 1970). The server's certificate comes first.
/// Revocation is not looked at.
pub fn judge(trust: &Trust, chain: &[Certificate], at: i64) -> Standing {
    let Some((own, others)) = chain.split_first() else { return Standing::Unreadable };
    let store = trust.roots();
    if store.is_empty() {
        return Standing::NoRoots;
    }
    let der = CertificateDer::from(own.der.as_slice());
    let Ok(parsed) = ParsedCertificate::try_from(&der) else { return if own.self_issued { Standing::SelfSigned } else { Standing::Unreadable } };
    let others: Vec<CertificateDer<'_>> = others.iter().map(|one| CertificateDer::from(one.der.as_slice())).collect();
    let now = UnixTime::since_unix_epoch(Duration::from_millis(u64::try_from(at).unwrap_or(0)));
    let algorithms = provider().signature_verification_algorithms.all;
    match verify_server_cert_signed_by_trust_anchor(&parsed, &store, &others, now, algorithms) {
        Ok(()) => Standing::Trusted,
        // A certificate that is its own issuer leads nowhere, whatever else is said of it.
        Err(_) if own.self_issued => Standing::SelfSigned,
        Err(error) => classify(&error),
    }
}

fn classify(error: &Error) -> Standing {
    let Error::InvalidCertificate(error) = error else { return Standing::Other };
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Standing::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Standing::NotYetValid,
        CertificateError::UnknownIssuer => Standing::UnknownIssuer,
        CertificateError::BadSignature => Standing::BadSignature,
        CertificateError::UnsupportedSignatureAlgorithmContext { .. } | CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            Standing::WeakSignature
        }
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => Standing::WrongPurpose,
        CertificateError::BadEncoding => Standing::Unreadable,
        _ => Standing::Other,
    }
}

/// Whether a certificate is for this host name (RFC 9525 §6: the alternative names alone count, a wildcard stands for one whole label).
pub fn name_fits(certificate: &Certificate, name: &str) -> bool {
    let der = CertificateDer::from(certificate.der.as_slice());
    let (Ok(parsed), Ok(name)) = (ParsedCertificate::try_from(&der), ServerName::try_from(name.trim_end_matches('.'))) else { return false };
    verify_server_name(&parsed, &name).is_ok()
}
