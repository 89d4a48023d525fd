//! Who may vouch for a server.

use std::{
    error::Error,
    fmt,
    sync::{Arc, OnceLock},
};

use rustls::{CertificateError, ClientConfig, RootCertStore, crypto::ring, pki_types::CertificateDer};
use serde::{Deserialize, Serialize};

/// The authorities whose certificates count. Cheap to clone; the system's are read when they are first needed.
#[derive(Clone)]
pub struct Trust {
    /// Nothing means the system's.
    only: Option<Arc<[CertificateDer<'static>]>>,
    roots: Arc<OnceLock<Arc<RootCertStore>>>,
}

impl fmt::Debug for Trust {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.only.is_some() { "Trust(own)" } else { "Trust(system)" })
    }
}

impl Trust {
    /// The system's authorities, or those of the file that `SSL_CERT_FILE` names.
    pub fn system() -> Self {
        Self { only: None, roots: Arc::default() }
    }

    /// These authorities alone.
    pub fn only(authorities: Vec<CertificateDer<'static>>) -> Self {
        Self { only: Some(authorities.into()), roots: Arc::default() }
    }

    /// The authorities. An empty store says that this machine has none, and then nobody's certificate can be judged.
    pub fn roots(&self) -> Arc<RootCertStore> {
        let read = || {
            let mut store = RootCertStore::empty();
            match &self.only {
                Some(authorities) => store.add_parsable_certificates(authorities.iter().cloned()),
                None => store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs),
            };
            Arc::new(store)
        };
        Arc::clone(self.roots.get_or_init(read))
    }

    /// A client that accepts what these authorities vouch for, over TLS 1.2 or 1.3; nothing without any authority.
    pub fn client(&self) -> Option<ClientConfig> {
        let roots = self.roots();
        if roots.is_empty() {
            return None;
        }
        let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider())).with_safe_default_protocol_versions().ok()?;
        Some(builder.with_root_certificates(roots).with_no_client_auth())
    }
}

/// Why a certificate is not valid (RFC 5280 §6, RFC 9525 §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CertificateFault {
    Expired,
    NotYetValid,
    /// It is for other names.
    WrongName,
    /// Nobody whom we trust vouches for it; a self-signed one is of this kind, and one whose intermediate certificate was not sent.
    UnknownIssuer,
    Revoked,
    /// Everything else: it cannot be read, its signature is wrong, it is not for servers.
    Invalid,
}

impl From<&CertificateError> for CertificateFault {
    fn from(error: &CertificateError) -> Self {
        match error {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Self::NotYetValid,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Self::WrongName,
            CertificateError::UnknownIssuer => Self::UnknownIssuer,
            CertificateError::Revoked => Self::Revoked,
            _ => Self::Invalid,
        }
    }
}

/// What lies at the bottom of an error: TLS's word or the system's, whichever is found first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    Certificate(CertificateFault),
    /// The server and we could not agree, or one of us broke the protocol.
    Handshake,
    Refused,
    Other,
}

/// Looks through an error and what caused it.
pub(super) fn cause(error: &(dyn Error + 'static)) -> Cause {
    let mut next = Some(error);
    let mut refused = false;
    // Errors wrap each other a handful deep.
    for _ in 0..16 {
        let Some(error) = next else { break };
        match error.downcast_ref::<rustls::Error>() {
            Some(rustls::Error::InvalidCertificate(fault)) => return Cause::Certificate(fault.into()),
            Some(_) => return Cause::Handshake,
            None => {}
        }
        next = match error.downcast_ref::<std::io::Error>() {
            Some(io) => {
                refused |= io.kind() == std::io::ErrorKind::ConnectionRefused;
                // The source of such an error is not what it wraps but what that wraps.
                io.get_ref().map(|inner| inner as &(dyn Error + 'static))
            }
            None => error.source(),
        };
    }
    if refused { Cause::Refused } else { Cause::Other }
}
