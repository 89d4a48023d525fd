//! HTTPS requests, bounded and by the address policy.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{Arc, OnceLock},
    time::Duration,
};

use reqwest::dns::{Addrs, Name, Resolve as ResolveName, Resolving};
use url::{Host, Url};

use super::{
    Outcome,
    dial::{DialError, Dialer},
    dns::{self, Question, RecordType, Resolve},
    trust::{Cause, CertificateFault, Trust, cause},
};

/// How long a text that is handed over may take.
const POST_TIME: Duration = Duration::from_secs(15);
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
    #[error("the name has no address")]
    NoAddress,
    #[error("the name could not be looked up: {0:?}")]
    Unresolved(Outcome),
    #[error("the connection was refused")]
    Refused,
    #[error("the certificate is not valid: {0:?}")]
    Certificate(CertificateFault),
    #[error("the answer was {0}")]
    NotTaken(u16),
    #[error("no TLS that both sides speak")]
    Handshake,
    #[error("this machine trusts no authority")]
    NoTrust,
    #[error("no connection, or it broke")]
    Unreachable,
}

impl HttpError {
    /// What the server's side of TLS was, as a word for the evidence.
    pub fn code(&self) -> Option<String> {
        match self {
            Self::Certificate(fault) => Some(format!("TLS {fault:?}").to_uppercase()),
            Self::Handshake => Some("TLS HANDSHAKE".to_owned()),
            _ => None,
        }
    }

    /// How such an end is written down.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Absent | Self::NoTrust => Outcome::NotAsked,
            Self::Forbidden => Outcome::Forbidden,
            Self::TimedOut => Outcome::TimedOut,
            Self::NoAddress => Outcome::NoSuchName,
            Self::Unresolved(outcome) => *outcome,
            Self::NotAUrl | Self::TooLarge(_) | Self::TooManyRedirects | Self::Certificate(_) | Self::Handshake => Outcome::Malformed,
            Self::Refused | Self::NotTaken(_) => Outcome::Refused,
            Self::Unreachable => Outcome::Unreachable,
        }
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it was found, after redirects.
    pub url: String,
    pub status: u16,
    pub content_type: Option<String>,
    pub body: Vec<u8>,
    /// The certificate that the server showed, as DER; nothing over plain HTTP.
    pub certificate: Option<Vec<u8>>,
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
    trust: Trust,
    /// Made when it is first needed; nothing inside when there is nobody to trust.
    tls: Arc<OnceLock<Option<rustls::ClientConfig>>>,
}

impl Http {
    pub(super) fn new(resolver: Arc<dyn Resolve>, dialer: Dialer) -> Self {
        Self { resolver, dialer, present: true, trust: Trust::system(), tls: Arc::default() }
    }

    /// The same, trusting others.
    pub(super) fn trusting(self, trust: Trust) -> Self {
        Self { trust, tls: Arc::default(), ..self }
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
        self.get_from(url, None, limits).await
    }

    /// The same where the addresses of the URL's host are known already. The hosts of redirects are looked up.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub async fn get_from(&self, url: &str, addresses: Option<Vec<IpAddr>>, limits: Limits) -> Result<Document, HttpError> {
        if !self.present {
            return Err(HttpError::Absent);
        }
        tokio::time::timeout(limits.time, self.follow(url, addresses, limits)).await.unwrap_or(Err(HttpError::TimedOut))
    }

    /// Hands a short text over to an address that the operator has named, be it a private one; redirects are not followed.
    ///
    /// # Errors
    /// Any [`HttpError`]; a status that is not a success is one.
    pub async fn post(&self, url: &str, text: String) -> Result<(), HttpError> {
        if !self.present {
            return Err(HttpError::Absent);
        }
        let url = Url::parse(url).map_err(|_| HttpError::NotAUrl)?;
        let named = Self { dialer: self.dialer.by_the_operator_s_word(), ..self.clone() };
        named.admit(&url)?;
        let limits = Limits { size: 0, time: POST_TIME, redirects: false };
        let request =
            named.client(limits, url.port_or_known_default().unwrap_or(443), None)?.post(url).header(http::header::CONTENT_TYPE, "text/plain").body(text);
        let response = tokio::time::timeout(POST_TIME, request.send()).await.map_err(|_| HttpError::TimedOut)?.map_err(|error| classify(&error))?;
        // Whoever points elsewhere has not taken it.
        if response.status().is_success() { Ok(()) } else { Err(HttpError::NotTaken(response.status().as_u16())) }
    }

    async fn follow(&self, url: &str, addresses: Option<Vec<IpAddr>>, limits: Limits) -> Result<Document, HttpError> {
        let mut url = Url::parse(url).map_err(|_| HttpError::NotAUrl)?;
        let mut known = url.host_str().map(str::to_owned).zip(addresses);
        for _ in 0..=MAX_REDIRECTS {
            self.admit(&url)?;
            let known = known.take().filter(|(host, _)| url.host_str() == Some(host)).map(|(_, addresses)| addresses);
            let client = self.client(limits, url.port_or_known_default().unwrap_or(443), known)?;
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

    fn client(&self, limits: Limits, port: u16, known: Option<Vec<IpAddr>>) -> Result<reqwest::Client, HttpError> {
        let tls = self.tls.get_or_init(|| self.trust.client()).clone().ok_or(HttpError::NoTrust)?;
        reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .tls_info(true)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .timeout(limits.time)
            .user_agent(concat!("Mailworthy/", env!("CARGO_PKG_VERSION")))
            .dns_resolver(Arc::new(Guarded { resolver: Arc::clone(&self.resolver), dialer: self.dialer.clone(), port, known }))
            .build()
            .map_err(|_| HttpError::Unreachable)
    }
}

/// Resolves through our own resolver and keeps only the addresses that may be talked to.
struct Guarded {
    resolver: Arc<dyn Resolve>,
    dialer: Dialer,
    /// The port that the URL names, for the connect map.
    port: u16,
    known: Option<Vec<IpAddr>>,
}

impl ResolveName for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let (resolver, dialer, port, known) = (Arc::clone(&self.resolver), self.dialer.clone(), self.port, self.known.clone());
        Box::pin(async move {
            let addresses = match known {
                Some(addresses) => addresses,
                None => {
                    let (v4, v6) = (Question::new(name.as_str(), RecordType::A), Question::new(name.as_str(), RecordType::Aaaa));
                    let resolver = &resolver;
                    let ask = |question: Question| async move { Arc::new(resolver.ask(&question, RESOLVE_PATIENCE).await) };
                    let (v4, v6) = tokio::join!(dns::follow(&v4, ask), dns::follow(&v6, ask));
                    v4.addresses().into_iter().chain(v6.addresses()).collect()
                }
            };
            let routes: Vec<Result<SocketAddr, DialError>> = addresses
                .into_iter()
                .map(|ip| dialer.route(SocketAddr::new(ip, port)).map(|route| if route.ip() == ip { SocketAddr::new(ip, 0) } else { route }))
                .collect();
            if routes.contains(&Err(DialError::Refused)) && !routes.iter().any(Result::is_ok) {
                return Err(std::io::Error::from(std::io::ErrorKind::ConnectionRefused).into());
            }
            let addresses: Vec<SocketAddr> = routes.into_iter().flatten().collect();
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
    let certificate = response.extensions().get::<reqwest::tls::TlsInfo>().and_then(|info| info.peer_certificate()).map(<[u8]>::to_vec);
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| classify(&error))? {
        if body.len() + chunk.len() > limit {
            return Err(HttpError::TooLarge(limit));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Document { url, status, content_type, body, certificate })
}

fn classify(error: &reqwest::Error) -> HttpError {
    if error.is_timeout() {
        return HttpError::TimedOut;
    }
    match cause(error) {
        Cause::Certificate(fault) => HttpError::Certificate(fault),
        Cause::Handshake => HttpError::Handshake,
        Cause::Refused => HttpError::Refused,
        Cause::Other => HttpError::Unreachable,
    }
}

#[cfg(test)]
mod tests {
    use axum::{
        Router,
        http::StatusCode,
        response::Redirect,
        routing::{get, post},
    };

    use super::*;
    use crate::net::{dial::ConnectTo, fake::Zone, policy::Policy};

    const LIMITS: Limits = Limits { size: 1_000, time: Duration::from_secs(20), redirects: true };

    /// A real server on 127.0.0.1.
    async fn serve() -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let port = address.port();
        let app = Router::new()
            .route("/", get(|| async { "hello" }))
            .route("/large", get(|| async { "x".repeat(1_001) }))
            .route("/never", get(|| async { std::future::pending::<&str>().await }))
            .route("/loop", get(|| async { Redirect::to("/loop") }))
            .route("/inward", get(move || async move { Redirect::to(&format!("http://127.0.0.2:{port}/")) }))
            .route("/octal", get(move || async move { Redirect::to(&format!("http://0177.0.0.2:{port}/")) }))
            .route("/mapped", get(move || async move { Redirect::to(&format!("http://[::ffff:127.0.0.2]:{port}/")) }))
            .route("/named", get(move || async move { Redirect::to(&format!("http://inward.example:{port}/")) }))
            .route("/take", post(|text: String| async move { if text == "mw1-t-a4o" { StatusCode::NO_CONTENT } else { StatusCode::BAD_REQUEST } }))
            .route("/moved", post(|| async { Redirect::to("/") }))
            .route("/file", get(|| async { Redirect::to("file:///etc/passwd") }));
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        address
    }

    /// A client that may talk to 127.0.0.1 and to nothing else that is special.
    fn client(connect_to: Vec<ConnectTo>) -> Http {
        let zone = Zone::new()
            .address("here.example", "127.0.0.1".parse().unwrap())
            .address("inward.example", "127.0.0.2".parse().unwrap())
            .address("both.example", "127.0.0.2".parse().unwrap())
            .address("both.example", "10.0.0.1".parse().unwrap());
        Http::new(Arc::new(zone), Dialer::new(Policy::public_and(vec!["127.0.0.1/32".parse().unwrap()]), connect_to))
    }

    #[tokio::test]
    async fn documents_come_by_address_and_by_name() {
        let address = serve().await;
        let http = client(Vec::new());
        let document = http.get(&format!("http://{address}/"), LIMITS).await.unwrap();
        assert_eq!((document.status, document.body.as_slice()), (200, b"hello".as_slice()));
        let document = http.get(&format!("http://here.example:{}/", address.port()), LIMITS).await.unwrap();
        assert_eq!(document.body, b"hello");
        assert_eq!(http.get(&format!("http://{address}/nothing"), LIMITS).await.unwrap().status, 404);
    }

    #[tokio::test]
    async fn no_way_leads_to_an_address_that_the_policy_forbids() {
        let address = serve().await;
        let http = client(Vec::new());
        let port = address.port();
        for url in
            [format!("http://127.0.0.2:{port}/"), format!("http://0x7f.0.0.2:{port}/"), format!("http://2130706434:{port}/"), format!("http://[::1]:{port}/")]
        {
            assert_eq!(http.get(&url, LIMITS).await, Err(HttpError::Forbidden), "{url}");
        }
        for path in ["/inward", "/octal", "/mapped"] {
            assert_eq!(http.get(&format!("http://{address}{path}"), LIMITS).await, Err(HttpError::Forbidden), "{path}");
        }
        assert_eq!(http.get(&format!("http://{address}/named"), LIMITS).await, Err(HttpError::Unreachable));
        assert_eq!(http.get(&format!("http://both.example:{port}/"), LIMITS).await, Err(HttpError::Unreachable));
        assert_eq!(http.get(&format!("http://{address}/file"), LIMITS).await, Err(HttpError::NotAUrl));
        assert_eq!(http.get("ftp://127.0.0.1/", LIMITS).await, Err(HttpError::NotAUrl));
    }

    #[tokio::test]
    async fn a_text_goes_where_the_operator_says_and_counts_as_taken_when_it_was() {
        let port = serve().await.port();
        let zone = Arc::new(Zone::new().address("here.example", "127.0.0.1".parse().unwrap()));
        let http = Http::new(zone, Dialer::new(Policy::public_only(), Vec::new()));
        let hand = async |host: &str, path: &str, text: &str| http.post(&format!("http://{host}:{port}{path}"), text.to_owned()).await;
        assert_eq!(hand("127.0.0.1", "/take", "mw1-t-a4o").await, Ok(()));
        assert_eq!(hand("here.example", "/take", "mw1-t-a4o").await, Ok(()));
        assert_eq!(hand("127.0.0.1", "/take", "other").await, Err(HttpError::NotTaken(400)));
        assert_eq!(hand("127.0.0.1", "/moved", "mw1-t-a4o").await, Err(HttpError::NotTaken(303)));
        // Nobody else is talked to for that.
        assert_eq!(http.get(&format!("http://127.0.0.1:{port}/"), LIMITS).await, Err(HttpError::Forbidden));
    }

    /// A resolver whose second answer leads inward (DNS rebinding).
    struct Rebinding {
        asked: std::sync::atomic::AtomicUsize,
        first: Zone,
        then: Zone,
    }

    impl Resolve for Rebinding {
        fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> futures::future::BoxFuture<'a, crate::net::dns::Answer> {
            // A and AAAA are asked for together.
            let zone = if self.asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst) < 2 { &self.first } else { &self.then };
            zone.ask(question, patience)
        }

        fn describe(&self) -> String {
            "rebinding".to_owned()
        }
    }

    #[tokio::test]
    async fn a_name_that_is_bound_anew_leads_nowhere_inside() {
        let port = serve().await.port();
        let zone = |ip: &str| Zone::new().address("turn.example", ip.parse().unwrap());
        let resolver = || Arc::new(Rebinding { asked: Default::default(), first: zone("127.0.0.1"), then: zone("127.0.0.2") });
        let policy = || Policy::public_and(vec!["127.0.0.1/32".parse().unwrap()]);
        let url = format!("http://turn.example:{port}/");
        let http = Http::new(resolver(), Dialer::new(policy(), Vec::new()));
        assert_eq!(http.get(&url, LIMITS).await.unwrap().body, b"hello");
        assert_eq!(http.get(&url, LIMITS).await, Err(HttpError::Unreachable), "the address is held against the policy each time");
        // What was looked up and judged before is what is connected to.
        let resolver = resolver();
        let http = Http::new(Arc::clone(&resolver) as Arc<dyn Resolve>, Dialer::new(policy(), Vec::new()));
        assert_eq!(http.get_from(&url, Some(vec!["127.0.0.1".parse().unwrap()]), LIMITS).await.unwrap().body, b"hello");
        assert_eq!(resolver.asked.load(std::sync::atomic::Ordering::SeqCst), 0, "nobody is asked again");
        assert_eq!(http.get_from(&url, Some(vec!["127.0.0.2".parse().unwrap()]), LIMITS).await, Err(HttpError::Unreachable));
    }

    #[tokio::test]
    async fn size_time_and_redirects_are_bounded() {
        let address = serve().await;
        let http = client(Vec::new());
        assert_eq!(http.get(&format!("http://{address}/large"), LIMITS).await, Err(HttpError::TooLarge(1_000)));
        assert_eq!(http.get(&format!("http://{address}/loop"), LIMITS).await, Err(HttpError::TooManyRedirects));
        let hurried = Limits { time: Duration::from_millis(50), ..LIMITS };
        assert_eq!(http.get(&format!("http://{address}/never"), hurried).await, Err(HttpError::TimedOut));
        let plain = Limits { redirects: false, ..LIMITS };
        assert_eq!(http.get(&format!("http://{address}/loop"), plain).await.unwrap().status, 303);
    }
}
