//! A certificate authority of the lab's own, trusted in lab runs and nowhere else.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, Error, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose,
    PKCS_ECDSA_P256_SHA256, PublicKeyData, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

/// Issues certificates with ECDSA keys on P-256, which are made in a fraction of a millisecond. Its own key lives and ends with it.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

/// A certificate with its key.
pub(crate) struct Issued {
    /// The certificate itself, then the authority's.
    pub(crate) chain: Vec<CertificateDer<'static>>,
    pub(crate) key: PrivateKeyDer<'static>,
}

impl Authority {
    /// A new authority, valid from 2020 to 2099.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub(crate) fn new() -> Result<Self, Error> {
        let issuer = CertifiedIssuer::self_signed(authority("Mailworthy lab authority")?, KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?)?;
        Ok(Self { issuer })
    }

    /// An authority that this one vouches for, and that calls itself by this organisation.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub(crate) fn below(&self, organisation: &str) -> Result<Self, Error> {
        let mut params = authority("R1")?;
        params.distinguished_name.push(DnType::OrganizationName, organisation);
        let issuer = CertifiedIssuer::signed_by(params, KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?, &self.issuer)?;
        Ok(Self { issuer })
    }

    /// What a client has to trust.
    pub(crate) fn certificate(&self) -> CertificateDer<'static> {
        self.issuer.der().clone()
    }

    /// A server's certificate for these names, valid between these moments (not before 1970).
    ///
    /// # Errors
    /// When a name cannot stand in a certificate, or the system gives no randomness.
    pub(crate) fn issue(&self, names: &[&str], not_before: SystemTime, not_after: SystemTime) -> Result<Issued, Error> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        Ok(Issued { chain: self.issue_for(&key, names, not_before, not_after)?, key: private(&key) })
    }

    /// The same for a key that somebody brings: the certificate, then the authority's.
    ///
    /// # Errors
    /// When a name cannot stand in a certificate.
    pub(crate) fn issue_for(
        &self,
        key: &impl PublicKeyData,
        names: &[&str],
        not_before: SystemTime,
        not_after: SystemTime,
    ) -> Result<Vec<CertificateDer<'static>>, Error> {
        let certificate = server(names, not_before, not_after)?.signed_by(key, &self.issuer)?;
        Ok(vec![certificate.der().clone(), self.certificate()])
    }
}

fn authority(name: &str) -> Result<CertificateParams, Error> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2099, 1, 1));
    Ok(params)
}

/// A certificate that nobody but its own key vouches for.
///
/// # Errors
/// As [`Authority::issue`].
pub(crate) fn self_signed(names: &[&str], not_before: SystemTime, not_after: SystemTime) -> Result<Issued, Error> {
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
    let certificate = server(names, not_before, not_after)?.self_signed(&key)?;
    Ok(Issued { chain: vec![certificate.der().clone()], key: private(&key) })
}

fn server(names: &[&str], not_before: SystemTime, not_after: SystemTime) -> Result<CertificateParams, Error> {
    let since = |moment: SystemTime| moment.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    let mut params = CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())?;
    params.distinguished_name.push(DnType::CommonName, names.first().copied().unwrap_or_default());
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    params.not_before = date_time_ymd(1970, 1, 1) + since(not_before);
    params.not_after = date_time_ymd(1970, 1, 1) + since(not_after);
    Ok(params)
}

pub(crate) fn private(key: &KeyPair) -> PrivateKeyDer<'static> {
    PrivatePkcs8KeyDer::from(key.serialize_der()).into()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use rustls::{
        RootCertStore,
        client::{WebPkiServerVerifier, danger::ServerCertVerifier},
        crypto::ring,
        pki_types::{ServerName, UnixTime},
    };

    use super::*;

    const DAY: Duration = Duration::from_secs(86_400);

    fn verify(authority: &Authority, issued: &Issued, name: &'static str) -> Result<(), rustls::Error> {
        let mut roots = RootCertStore::empty();
        roots.add(authority.certificate()).unwrap();
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::new(ring::default_provider())).build().unwrap();
        let name = ServerName::try_from(name).unwrap();
        verifier.verify_server_cert(&issued.chain[0], &issued.chain[1..], &name, &[], UnixTime::now()).map(drop)
    }

    #[test]
    fn only_what_it_issued_for_the_name_and_the_day_is_trusted() {
        let (authority, now) = (Authority::new().unwrap(), SystemTime::now());
        let sound = authority.issue(&["mail.lab.test", "*.wild.lab.test"], now - DAY, now + DAY).unwrap();
        assert_eq!(verify(&authority, &sound, "mail.lab.test"), Ok(()));
        assert_eq!(verify(&authority, &sound, "a.wild.lab.test"), Ok(()));
        assert!(verify(&authority, &sound, "other.lab.test").is_err());
        assert!(verify(&authority, &authority.issue(&["mail.lab.test"], now - 2 * DAY, now - DAY).unwrap(), "mail.lab.test").is_err());
        assert!(verify(&authority, &self_signed(&["mail.lab.test"], now - DAY, now + DAY).unwrap(), "mail.lab.test").is_err());
        assert!(verify(&Authority::new().unwrap(), &sound, "mail.lab.test").is_err());
    }
}
