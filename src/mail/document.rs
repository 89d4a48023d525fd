//! How the fetching of a document ended, as the protocols tell it apart.

use serde::{Deserialize, Serialize};

use crate::net::{
    Fetched, Outcome,
    http::{Document, HttpError},
    trust::CertificateFault,
};

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The server sent the document, with status 200.
    Found,
    /// The host's name has no address.
    NoHost,
    /// The host could not be looked up.
    Unresolved,
    /// The server sends elsewhere, where that may not be followed or leads in circles.
    Redirect,
    /// Another status than 200.
    Status(u16),
    TooLarge,
    Certificate(CertificateFault),
    /// No TLS that both sides speak.
    Handshake,
    Refused,
    TimedOut,
    Unreachable,
    /// The address of the host is none that can be reached from the Internet.
    Forbidden,
    /// Nobody was asked: the web is not asked from here, or we trust no authority.
    NotAsked,
}

impl End {
    /// Of a request.
    pub fn of(fetched: &Fetched) -> Self {
        match &fetched.result {
            Ok(Document { status: 200, .. }) => Self::Found,
            // RFC 9110 §15.4: the others lead nowhere.
            Ok(Document { status: 301 | 302 | 303 | 307 | 308, .. }) => Self::Redirect,
            Ok(document) => Self::Status(document.status),
            Err(HttpError::NotTaken(status)) => Self::Status(*status),
            Err(HttpError::NoAddress) => Self::NoHost,
            // A host that was not asked for says nothing of the host.
            Err(HttpError::Absent | HttpError::NoTrust | HttpError::Unresolved(Outcome::NotAsked)) => Self::NotAsked,
            Err(HttpError::Unresolved(_)) => Self::Unresolved,
            Err(HttpError::TooManyRedirects | HttpError::NotAUrl) => Self::Redirect,
            Err(HttpError::TooLarge(_)) => Self::TooLarge,
            Err(HttpError::Certificate(fault)) => Self::Certificate(*fault),
            Err(HttpError::Handshake) => Self::Handshake,
            Err(HttpError::Refused) => Self::Refused,
            Err(HttpError::TimedOut) => Self::TimedOut,
            Err(HttpError::Unreachable) => Self::Unreachable,
            Err(HttpError::Forbidden) => Self::Forbidden,
        }
    }

    /// Whether the server or its zone has said that there is no such document, so that everybody else will hear the same. A time-out, a refused
    /// connection, a trouble of the server's own and an answer that may be meant for us alone do not say that.
    pub const fn is_final(self) -> bool {
        match self {
            Self::Found | Self::NoHost | Self::Redirect | Self::TooLarge | Self::Certificate(_) | Self::Forbidden => true,
            // RFC 9110 §15.5, §15.6: refused to us, too many questions, and what may pass.
            Self::Status(status) => !matches!(status, 401 | 403 | 408 | 425 | 429 | 500..=599),
            Self::Unresolved | Self::Handshake | Self::Refused | Self::TimedOut | Self::Unreachable | Self::NotAsked => false,
        }
    }

    /// A word for it: `status-404`, `no-host`, `expired`, …
    pub fn name(self) -> String {
        match self {
            Self::Found => "found",
            Self::NoHost => "no-host",
            Self::Unresolved => "unresolved",
            Self::Redirect => "redirect",
            Self::Status(_) => "status",
            Self::TooLarge => "too-large",
            Self::Certificate(CertificateFault::Expired) => "expired",
            Self::Certificate(CertificateFault::NotYetValid) => "not-yet-valid",
            Self::Certificate(CertificateFault::WrongName) => "wrong-name",
            Self::Certificate(CertificateFault::UnknownIssuer) => "unknown-issuer",
            Self::Certificate(CertificateFault::Revoked) => "revoked",
            Self::Certificate(CertificateFault::Invalid) => "invalid",
            Self::Handshake => "handshake",
            Self::Refused => "refused",
            Self::TimedOut => "timed-out",
            Self::Unreachable => "unreachable",
            Self::Forbidden => "forbidden",
            Self::NotAsked => "not-asked",
        }
        .to_owned()
    }
}

/// The lines of a text, as they can be shown.
pub(super) fn lines(body: &[u8]) -> Vec<String> {
    const SHOWN: usize = 4_096;
    let lines = super::text::head(body, SHOWN).split(|&byte| byte == b'\n').map(|line| super::text::visible(line.trim_ascii_end()));
    lines.filter(|line| !line.is_empty()).collect()
}

/// When a certificate begins and ends to be valid: UTC, milliseconds since 1970. Nothing when it cannot be read.
pub fn validity(der: &[u8]) -> Option<(i64, i64)> {
    let (_, certificate) = x509_parser::parse_x509_certificate(der).ok()?;
    let validity = certificate.validity();
    Some((validity.not_before.timestamp().saturating_mul(1_000), validity.not_after.timestamp().saturating_mul(1_000)))
}
