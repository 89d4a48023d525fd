//! Who may vouch for a server.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use rustls::{RootCertStore, pki_types::CertificateDer};

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
}
