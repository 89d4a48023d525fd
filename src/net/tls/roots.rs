//! The certificate authorities that this installation trusts, and what they say about a chain.

use std::{
    fmt,
    sync::{Arc, OnceLock},
    time::Duration,
};

use rustls::{
    CertificateError, Error, RootCertStore,
    client::{verify_server_cert_signed_by_trust_anchor, verify_server_name},
    pki_types::{CertificateDer, ServerName, UnixTime},
    server::ParsedCertificate,
};
use serde::{Deserialize, Serialize};

use super::{Certificate, provider};

/// What the roots say about a chain (RFC 5280 §6). The name is another matter: [`name_fits`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
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

/// The roots. Those of the system are read at their first use. Cheap to clone.
#[derive(Clone)]
pub struct Roots(Arc<Source>);

enum Source {
    System(OnceLock<RootCertStore>),
    Given(RootCertStore),
}

impl fmt::Debug for Roots {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match *self.0 {
            Source::System(_) => "Roots(system)",
            Source::Given(_) => "Roots(given)",
        })
    }
}

impl Default for Roots {
    fn default() -> Self {
        Self::system()
    }
}

impl Roots {
    /// The system's, or those of `SSL_CERT_FILE` and `SSL_CERT_DIR` where these are set.
    pub fn system() -> Self {
        Self(Arc::new(Source::System(OnceLock::new())))
    }

    /// These alone, in DER; one that cannot be read is left out.
    pub fn given<'a>(certificates: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut store = RootCertStore::empty();
        store.add_parsable_certificates(certificates.into_iter().map(|der| CertificateDer::from(der.to_vec())));
        Self(Arc::new(Source::Given(store)))
    }

    fn store(&self) -> &RootCertStore {
        match &*self.0 {
            Source::Given(store) => store,
            Source::System(store) => store.get_or_init(|| {
                let mut store = RootCertStore::empty();
                store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
                store
            }),
        }
    }

    /// Whether the chain leads to a root at this moment (UTC, milliseconds since 1970). The server's certificate comes first. Revocation is not
    /// looked at.
    pub fn judge(&self, chain: &[Certificate], at: i64) -> Trust {
        let Some((own, others)) = chain.split_first() else { return Trust::Unreadable };
        let store = self.store();
        if store.is_empty() {
            return Trust::NoRoots;
        }
        let der = CertificateDer::from(own.der.as_slice());
        let Ok(parsed) = ParsedCertificate::try_from(&der) else { return if own.self_issued { Trust::SelfSigned } else { Trust::Unreadable } };
        let others: Vec<CertificateDer<'_>> = others.iter().map(|one| CertificateDer::from(one.der.as_slice())).collect();
        let now = UnixTime::since_unix_epoch(Duration::from_millis(u64::try_from(at).unwrap_or(0)));
        let algorithms = provider().signature_verification_algorithms.all;
        match verify_server_cert_signed_by_trust_anchor(&parsed, store, &others, now, algorithms) {
            Ok(()) => Trust::Trusted,
            // A certificate that is its own issuer leads nowhere, whatever else is said of it.
            Err(_) if own.self_issued => Trust::SelfSigned,
            Err(error) => classify(&error),
        }
    }
}

fn classify(error: &Error) -> Trust {
    let Error::InvalidCertificate(error) = error else { return Trust::Other };
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Trust::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Trust::NotYetValid,
        CertificateError::UnknownIssuer => Trust::UnknownIssuer,
        CertificateError::BadSignature => Trust::BadSignature,
        CertificateError::UnsupportedSignatureAlgorithmContext { .. } | CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            Trust::WeakSignature
        }
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => Trust::WrongPurpose,
        CertificateError::BadEncoding => Trust::Unreadable,
        _ => Trust::Other,
    }
}

/// Whether a certificate is for this host name (RFC 9525 §6: the alternative names alone count, a wildcard stands for one whole label).
pub fn name_fits(certificate: &Certificate, name: &str) -> bool {
    let der = CertificateDer::from(certificate.der.as_slice());
    let (Ok(parsed), Ok(name)) = (ParsedCertificate::try_from(&der), ServerName::try_from(name.trim_end_matches('.'))) else { return false };
    verify_server_name(&parsed, &name).is_ok()
}
