//! TLS towards mail servers, which are asked what they show and are not believed.
//!
//! A handshake here never fails because of a certificate: whatever the server shows is recorded ([`recorder`]) and judged afterwards, against
//! the authorities that are trusted ([`standing`]). What the library does not speak any more (TLS 1.1 and older, RC4, static RSA) is found by a
//! ClientHello made by hand ([`hello`]).

pub mod certificate;
mod flight;
pub mod hello;
mod recorder;
mod standing;

use std::{sync::Arc, time::Duration};

use rustls::{ClientConfig, ProtocolVersion, crypto::CryptoProvider, pki_types::ServerName};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::{TlsConnector, client::TlsStream};

pub use certificate::Certificate;
pub use hello::Version;
pub use standing::{Standing, judge, name_fits};

use recorder::{Recorder, Seen};

/// Certificates kept of one chain; what comes behind them is dropped.
const MAX_CHAIN: usize = 10;

/// What was agreed upon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub version: Version,
    /// The IANA name of the cipher suite.
    pub cipher: String,
    /// The group of the key exchange; nothing when the library does not tell.
    pub key_exchange: Option<String>,
}

/// How a handshake ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    Agreed(Session),
    /// Nothing more came in time.
    TimedOut,
    /// The server closed the connection.
    Closed,
    /// The server said no; the name of its alert (RFC 8446 §6).
    Alert(String),
    /// The server wants a version or cipher that the library does not speak.
    Incompatible,
    /// What came is no TLS, or breaks its rules.
    Garbled,
}

/// A handshake: its end and what the server showed on the way, which is there even when it failed later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handshake {
    pub ending: Ending,
    /// The certificates as they came, the server's own first, at most ten; those that cannot be read are left out.
    pub chain: Vec<Certificate>,
    /// Whether the server proved that it has the key of its certificate; nothing when it came not so far or used what cannot be verified.
    pub key_proved: Option<bool>,
    /// Whether the server asked for a certificate of ours; we have none, and no mail server has to.
    #[serde(default)]
    pub asks_certificate: bool,
    pub took_ms: u64,
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

/// Speaks TLS 1.3 or 1.2 on a connection and records what the server shows. `name` goes into SNI when it is a host name
/// (RFC 7672 §8.1, RFC 8461 §4).
pub(super) async fn shake_hands<S>(stream: S, name: &str, patience: Duration) -> (Handshake, Option<TlsStream<S>>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let began = tokio::time::Instant::now();
    let recorder = Arc::new(Recorder::new(provider()));
    let result = match config(&recorder).zip(server_name(name)) {
        Some((config, name)) => tokio::time::timeout(patience, TlsConnector::from(Arc::new(config)).connect(name, stream)).await,
        None => Ok(Err(std::io::Error::from(std::io::ErrorKind::InvalidInput))),
    };
    let (ending, stream) = match result {
        Err(_) => (Ending::TimedOut, None),
        Ok(Err(error)) => (classify(&error), None),
        Ok(Ok(stream)) => (agreed(&stream).map_or(Ending::Garbled, Ending::Agreed), Some(stream)),
    };
    let Seen { chain, key_proved, asks_certificate } = recorder.take();
    let chain = chain.iter().take(MAX_CHAIN).filter_map(|der| Certificate::read(der)).collect();
    let took_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    (Handshake { ending, chain, key_proved, asks_certificate, took_ms }, stream)
}

fn config(recorder: &Arc<Recorder>) -> Option<ClientConfig> {
    let builder = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions().ok()?;
    let config = builder.dangerous().with_custom_certificate_verifier(Arc::clone(recorder) as _);
    let mut config = config.with_client_cert_resolver(Arc::clone(recorder) as _);
    // Every connection shows its certificate.
    config.resumption = rustls::client::Resumption::disabled();
    Some(config)
}

/// An address, which is not sent as SNI (RFC 6066 §3).
pub(super) const NOBODY: &str = "0.0.0.0";

fn server_name(name: &str) -> Option<ServerName<'static>> {
    // A name that TLS cannot carry is no reason not to look.
    let fallback = || ServerName::try_from(NOBODY).ok();
    ServerName::try_from(name.trim_end_matches('.').to_owned()).ok().or_else(fallback)
}

fn agreed<S>(stream: &TlsStream<S>) -> Option<Session> {
    let (_, connection) = stream.get_ref();
    let version = match connection.protocol_version()? {
        ProtocolVersion::TLSv1_3 => Version::Tls13,
        ProtocolVersion::TLSv1_2 => Version::Tls12,
        other => Version::Other(u16::from(other)),
    };
    let suite = u16::from(connection.negotiated_cipher_suite()?.suite());
    let key_exchange = connection.negotiated_key_exchange_group().map(|group| format!("{:?}", group.name()));
    Some(Session { version, cipher: hello::cipher_name(suite), key_exchange })
}

fn classify(error: &std::io::Error) -> Ending {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(rustls::Error::AlertReceived(alert)) => Ending::Alert(format!("{alert:?}")),
        Some(rustls::Error::PeerIncompatible(_)) => Ending::Incompatible,
        Some(_) => Ending::Garbled,
        None if error.kind() == std::io::ErrorKind::TimedOut => Ending::TimedOut,
        None if error.kind() == std::io::ErrorKind::InvalidData => Ending::Garbled,
        None => Ending::Closed,
    }
}
