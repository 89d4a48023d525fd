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
    let name = name.trim_end_matches('.');
    let der = CertificateDer::from(certificate.der.as_slice());
    match (ParsedCertificate::try_from(&der), ServerName::try_from(name)) {
        (_, Err(_)) => false,
        (Ok(parsed), Ok(name)) => verify_server_name(&parsed, &name).is_ok(),
        // RFC 5280 §4.2: a critical extension that nobody knows makes a certificate useless, but it is for the same names as before.
        (Err(_), Ok(_)) => certificate.names.iter().any(|own| covers(own, &name.to_ascii_lowercase())),
    }
}

/// Whether one alternative name is this host's.
fn covers(own: &str, name: &str) -> bool {
    let below = |parent: &str| parent.contains('.') && name.split_once('.').is_some_and(|(label, rest)| !label.is_empty() && rest == parent);
    own == name || own.strip_prefix("*.").is_some_and(below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_that_cannot_be_verified_has_names_all_the_same() {
        let names = ["mail.example.com", "*.wild.example.com"].map(str::to_owned);
        let mut params = rcgen::CertificateParams::new(names).unwrap();
        let mut strange = rcgen::CustomExtension::from_oid_content(&[1, 2, 3, 4, 5], vec![5, 0]);
        strange.set_criticality(true);
        params.custom_extensions.push(strange);
        let certificate = Certificate::read(params.self_signed(&rcgen::KeyPair::generate().unwrap()).unwrap().der()).unwrap();
        assert!(ParsedCertificate::try_from(&CertificateDer::from(certificate.der.as_slice())).is_err());
        for (name, fits) in
            [("mail.example.com.", true), ("MAIL.example.com", true), ("a.wild.example.com", true), ("a.b.wild.example.com", false), ("example.com", false)]
        {
            assert_eq!(name_fits(&certificate, name), fits, "{name}");
        }
    }
}
