//! HTTPS requests, bounded and by the address policy.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use reqwest::dns::{Addrs, Name, Resolve as ResolveName, Resolving};
use url::{Host, Url};

use super::{
    dial::Dialer,
    dns::{Question, RecordType, Resolve},
};

/// Redirects that are followed (RFC 9110 §15.4 asks for a limit).
const MAX_REDIRECTS: usize = 5;
/// How long a name may take to resolve.
const RESOLVE_PATIENCE: Duration = Duration::from_secs(10);

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    #[error("the web is not to be asked from here")]
    Absent,
    #[error("the address policy forbids it")]
    Forbidden,
    #[error("the address is no URL of the scheme https or http")]
    NotAUrl,
    #[error("nobody answered in time")]
    TimedOut,
    #[error("more than {MAX_REDIRECTS} redirects")]
    TooManyRedirects,
    #[error("the document is larger than {0} bytes")]
    TooLarge(usize),
    #[error("no connection, or no valid certificate")]
    Unreachable,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it was found, after redirects.
    pub url: String,
    pub status: u16,
    pub content_type: Option<String>,
    pub body: Vec<u8>,
}

/// Limits of one request.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the body.
    pub size: usize,
    /// From the first look-up to the last byte, redirects included.
    pub time: Duration,
    /// Whether redirects are followed (RFC 8461 §3.3 forbids it for MTA-STS).
    pub redirects: bool,
}

/// Fetches documents over HTTP.
#[derive(Clone)]
pub struct Http {
    resolver: Arc<dyn Resolve>,
    dialer: Dialer,
    present: bool,
}

impl Http {
    pub(super) fn new(resolver: Arc<dyn Resolve>, dialer: Dialer) -> Self {
        Self { resolver, dialer, present: true }
    }

    /// The same, asking nobody.
    pub(super) fn absent(self) -> Self {
        Self { present: false, ..self }
    }

    /// Whether anybody is asked at all.
    pub const fn is_present(&self) -> bool {
        self.present
    }

    /// Fetches a document; every hop's address is held against the policy when it connects.
    ///
    /// # Errors
    /// Any [`HttpError`]. A status such as 404 is no error.
    pub async fn get(&self, url: &str, limits: Limits) -> Result<Document, HttpError> {
        if !self.present {
            return Err(HttpError::Absent);
        }
        tokio::time::timeout(limits.time, self.follow(url, limits)).await.unwrap_or(Err(HttpError::TimedOut))
    }

    async fn follow(&self, url: &str, limits: Limits) -> Result<Document, HttpError> {
        let client = self.client(limits)?;
        let mut url = Url::parse(url).map_err(|_| HttpError::NotAUrl)?;
        for _ in 0..=MAX_REDIRECTS {
            self.admit(&url)?;
            let response = client.get(url.clone()).send().await.map_err(|error| classify(&error))?;
            let location = response.headers().get(http::header::LOCATION).and_then(|value| value.to_str().ok());
            if limits.redirects
                && response.status().is_redirection()
                && let Some(next) = location.and_then(|location| url.join(location).ok())
            {
                url = next;
                continue;
            }
            return read(response, limits.size).await;
        }
        Err(HttpError::TooManyRedirects)
    }

    /// Names are judged by the resolver below; a literal address never gets there, so it is judged here.
    fn admit(&self, url: &Url) -> Result<(), HttpError> {
        if !matches!(url.scheme(), "https" | "http") {
            return Err(HttpError::NotAUrl);
        }
        let port = url.port_or_known_default().unwrap_or(443);
        let literal = match url.host() {
            None => return Err(HttpError::NotAUrl),
            Some(Host::Domain(_)) => return Ok(()),
            Some(Host::Ipv4(ip)) => IpAddr::V4(ip),
            Some(Host::Ipv6(ip)) => IpAddr::V6(ip),
        };
        self.dialer.route(SocketAddr::new(literal, port)).map(drop).map_err(|_| HttpError::Forbidden)
    }

    fn client(&self, limits: Limits) -> Result<reqwest::Client, HttpError> {
        // Whoever installed a provider first has installed this one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .timeout(limits.time)
            .user_agent(concat!("Mailworthy/", env!("CARGO_PKG_VERSION")))
            .dns_resolver(Arc::new(Guarded { resolver: Arc::clone(&self.resolver), dialer: self.dialer.clone() }))
            .build()
            .map_err(|_| HttpError::Unreachable)
    }
}

/// Resolves through our own resolver and keeps only the addresses that may be talked to.
struct Guarded {
    resolver: Arc<dyn Resolve>,
    dialer: Dialer,
}

impl ResolveName for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let resolver = Arc::clone(&self.resolver);
        let dialer = self.dialer.clone();
        Box::pin(async move {
            let (v4, v6) = (Question::new(name.as_str(), RecordType::A), Question::new(name.as_str(), RecordType::Aaaa));
            let (v4, v6) = tokio::join!(resolver.ask(&v4, RESOLVE_PATIENCE), resolver.ask(&v6, RESOLVE_PATIENCE));
            // The port is not known here; 443 and 80 are asked for the sake of the connect map.
            let addresses: Vec<SocketAddr> = v4
                .addresses()
                .into_iter()
                .chain(v6.addresses())
                .filter_map(|ip| match dialer.route(SocketAddr::new(ip, 443)) {
                    Ok(route) if route.ip() == ip => Some(SocketAddr::new(ip, 0)),
                    Ok(route) => Some(route),
                    Err(_) => None,
                })
                .collect();
            if addresses.is_empty() {
                return Err("no address that may be talked to".into());
            }
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

async fn read(mut response: reqwest::Response, limit: usize) -> Result<Document, HttpError> {
    let content_type = response.headers().get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (url, status) = (response.url().to_string(), response.status().as_u16());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| classify(&error))? {
        if body.len() + chunk.len() > limit {
            return Err(HttpError::TooLarge(limit));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Document { url, status, content_type, body })
}

fn classify(error: &reqwest::Error) -> HttpError {
    if error.is_timeout() { HttpError::TimedOut } else { HttpError::Unreachable }
}
