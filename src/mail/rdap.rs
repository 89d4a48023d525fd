//! The registration of a domain, as its registry tells it (RDAP, RFC 9082 and RFC 9083).
//!
//! IANA keeps the list of which registry answers for which top-level domain (RFC 9224). The registry's server answers with a JSON object that
//! says when the domain was registered, when the registration ends, and in which state it is (RFC 8056 maps the states of EPP). Not every
//! registry takes part, and none has to answer: what cannot be learnt is said to be unknown.

mod answer;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use self::answer::{Domain, read_domain};
use crate::net::{
    Evidence, EvidenceId, EvidenceKind, Inquiry, Outcome,
    http::{Document, Limits},
};

/// IANA's list (RFC 9224 §4).
const BOOTSTRAP: &str = "https://data.iana.org/rdap/dns.json";
/// How long IANA's list is kept: it changes a few times a month (RFC 9224 §8).
const LIFETIME_MS: i64 = 24 * 3_600 * 1_000;
/// Each document: the list has some 80 kilobytes, an answer a few.
const MAX_SIZE: usize = 1_000_000;
/// Each request, redirects included.
const PATIENCE: Duration = Duration::from_secs(6);
/// Domains that are asked about until one is registered: below a top-level domain names may be registered one or two labels deeper.
const MAX_TRIES: usize = 3;
/// Top-level domains that nobody registers names in (RFC 6761, RFC 7686, RFC 9476 and ICANN's `internal`).
const RESERVED: [&str; 9] = ["test", "example", "invalid", "localhost", "local", "onion", "alt", "internal", "arpa"];

/// What a registry says about a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    pub end: End,
    /// The domain that is registered: the one asked for, or one above it.
    pub domain: Option<String>,
    /// UTC, milliseconds since 1970.
    pub registered: Option<i64>,
    /// UTC, milliseconds since 1970.
    pub expires: Option<i64>,
    /// In the words of RFC 8056: `active`, `client hold`, …
    pub states: Vec<String>,
    /// When it was asked for: UTC, milliseconds since 1970.
    pub at: i64,
    pub evidence: Vec<EvidenceId>,
}

/// How the look-up ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    Found,
    /// The registry of this top-level domain offers no such service, or nobody registers names there.
    NoService,
    /// The registry does not know the domain.
    NotRegistered,
    /// Nobody answered, or nothing that can be read.
    Failed,
    /// The web is not asked from here.
    NotAsked,
}

/// Which registry answers for which top-level domain, remembered for all runs. Cheap to clone.
#[derive(Clone)]
pub struct Registries {
    url: Arc<str>,
    known: Arc<Mutex<Option<Known>>>,
    /// One run fetches, the others wait.
    fetching: Arc<tokio::sync::Mutex<()>>,
}

type Services = HashMap<String, String>;

#[derive(Clone)]
struct Known {
    services: Arc<Services>,
    at: i64,
}

impl Default for Registries {
    fn default() -> Self {
        Self::at(BOOTSTRAP)
    }
}

impl Registries {
    /// Takes the list from another place.
    pub fn at(url: &str) -> Self {
        Self { url: url.into(), known: Arc::default(), fetching: Arc::default() }
    }

    fn fresh(&self, now: i64) -> Option<Arc<Services>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().filter(|known| (0..LIFETIME_MS).contains(&(now - known.at))).map(|known| Arc::clone(&known.services))
    }

    async fn services(&self, inquiry: &Inquiry, after: &[EvidenceId], evidence: &mut Vec<EvidenceId>) -> Option<Arc<Services>> {
        let now = inquiry.net().clock.now();
        if let Some(services) = self.fresh(now) {
            return Some(services);
        }
        let _turn = tokio::time::timeout(inquiry.patience().min(PATIENCE), self.fetching.lock()).await.ok()?;
        if let Some(services) = self.fresh(now) {
            return Some(services);
        }
        let (document, id) = get(inquiry, &self.url, after, |_| Vec::new()).await;
        evidence.push(id);
        let services = Arc::new(read_services(&document?.body)?);
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Known { services: Arc::clone(&services), at: now });
        Some(services)
    }
}

/// Asks the registry about a domain; a name below a registered one leads to that one. `shallowest` is the domain that most likely was registered: what
/// is above it belongs to the registry, as `co.uk` does.
pub async fn lookup(inquiry: &Inquiry, registries: &Registries, domain: &str, shallowest: &str, after: &[EvidenceId]) -> Registration {
    let mut registration =
        Registration { end: End::NotAsked, domain: None, registered: None, expires: None, states: Vec::new(), at: inquiry.started_at(), evidence: Vec::new() };
    let labels: Vec<&str> = domain.split('.').collect();
    if labels.last().is_some_and(|last| RESERVED.contains(last)) {
        return Registration { end: End::NoService, ..registration };
    }
    // A lab has web servers, but no registries.
    if !inquiry.net().http.is_present() || inquiry.net().dialer.is_enclosed() {
        return registration;
    }
    registration.end = End::Failed;
    let Some(services) = registries.services(inquiry, after, &mut registration.evidence).await else { return registration };
    let Some((depth, base)) = find(&services, &labels) else { return Registration { end: End::NoService, ..registration } };
    let first = shallowest.split('.').count().clamp(depth + 1, labels.len().max(depth + 1));
    for labels_kept in (first..=labels.len()).take(MAX_TRIES) {
        let candidate = labels[labels.len() - labels_kept..].join(".");
        let mut waited = after.to_vec();
        waited.extend(&registration.evidence);
        // RFC 9082 §3.1.3.
        let url = format!("{base}domain/{candidate}");
        let (document, id) = get(inquiry, &url, &waited, |body| read_domain(body).map(|answer| Domain::lines(&answer)).unwrap_or_default()).await;
        registration.evidence.push(id);
        let Some(document) = document else { return registration };
        if document.status == 404 {
            registration.end = End::NotRegistered;
            continue;
        }
        let answer = if document.status == 200 { read_domain(&document.body).filter(Domain::is_domain) } else { None };
        let Some(answer) = answer else { return Registration { end: End::Failed, ..registration } };
        return Registration {
            end: End::Found,
            domain: Some(candidate),
            // RFC 9083 §10.2.3: a name that was dropped and registered again begins anew.
            registered: answer.event("registration").max(answer.event("reregistration")),
            expires: answer.event("expiration"),
            states: answer.states(),
            ..registration
        };
    }
    registration
}

/// Fetches a document and writes it down, with the lines that matter.
async fn get(inquiry: &Inquiry, url: &str, after: &[EvidenceId], lines: impl Fn(&[u8]) -> Vec<String>) -> (Option<Document>, EvidenceId) {
    let started_ms = inquiry.elapsed_ms();
    let time = inquiry.patience().min(PATIENCE);
    let result = inquiry.net().http.get(url, Limits { size: MAX_SIZE, time, redirects: true }).await;
    let outcome = match &result {
        Ok(document) => match document.status {
            200..=299 => Outcome::Found,
            404 => Outcome::NoSuchName,
            500..=599 => Outcome::ServerFailure,
            _ => Outcome::Refused,
        },
        Err(error) => error.outcome(),
    };
    let mut answer = Vec::new();
    if let Ok(document) = &result {
        answer.push(format!("HTTP {}", document.status));
        answer.extend(lines(&document.body));
    }
    let took_ms = inquiry.elapsed_ms().saturating_sub(started_ms);
    let server = result.as_ref().ok().map(|document| document.url.clone());
    let id = inquiry.write(Evidence {
        kind: EvidenceKind::Http,
        question: format!("GET {url}"),
        answer,
        outcome,
        server,
        started_ms,
        took_ms,
        after: after.to_vec(),
    });
    (result.ok(), id)
}

#[derive(Deserialize)]
struct List {
    /// Pairs of top-level domains and addresses (RFC 9224 §4).
    services: Vec<Vec<Vec<String>>>,
}

fn read_services(body: &[u8]) -> Option<Services> {
    let list: List = serde_json::from_slice(body).ok()?;
    let mut services = Services::new();
    for service in list.services {
        let [domains, urls] = service.as_slice() else { continue };
        // RFC 9224 §3: HTTPS where there is a choice.
        let Some(url) = urls.iter().find(|url| url.starts_with("https://")).or_else(|| urls.first()) else { continue };
        let base = format!("{}/", url.trim_end_matches('/'));
        services.extend(domains.iter().map(|domain| (domain.to_ascii_lowercase(), base.clone())));
    }
    (!services.is_empty()).then_some(services)
}

/// The entry that fits the most labels, and how many (RFC 9224 §4).
fn find<'a>(services: &'a Services, labels: &[&str]) -> Option<(usize, &'a str)> {
    (1..labels.len()).rev().find_map(|count| {
        let suffix = labels[labels.len() - count..].join(".");
        services.get(&suffix).map(|base| (count, base.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpListener,
    };

    use super::{
        answer::{MAX_STATE, MAX_STATES},
        *,
    };
    use crate::net::{
        Budget, Net,
        clock::Clock,
        dial::{ConnectTo, Dialer},
        dns::Resolve,
        fake::Zone,
        policy::Policy,
    };

    const LIST: &str = r#"{"services": [[["com", "net"], ["http://registry.example/v1"]], [["co.example-tld"], ["http://registry.example/deep/"]]]}"#;
    const ANSWER: &str = r#"{"ldhName": "example.com", "status": ["client hold", "active"],
        "events": [{"eventAction": "registration", "eventDate": "2020-01-02T03:04:05Z"}, {"eventAction": "expiration", "eventDate": "2027-01-02T03:04:05Z"}]}"#;

    const AGAIN: &str = r#"{"objectClassName": "domain", "ldhName": "acme.co.net", "events": [
        {"eventAction": "registration", "eventDate": "2020-01-02T03:04:05Z"}, {"eventAction": "reregistration", "eventDate": "2021-01-01"},
        {"eventAction": "expiration", "eventDate": "2030-01-01 00:00:00"}]}"#;

    /// A registry on loopback that answers by path, for as long as the test runs.
    async fn registry() -> Net {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let here = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = vec![0; 4_096];
                let length = stream.read(&mut request).await.unwrap_or(0);
                let request = String::from_utf8_lossy(&request[..length]).into_owned();
                let (status, body) = match request.split(' ').nth(1).unwrap_or_default() {
                    "/dns.json" => ("200 OK", LIST),
                    "/v1/domain/example.com" => ("200 OK", ANSWER),
                    "/v1/domain/error.com" => ("200 OK", r#"{"errorCode": 404, "title": "Not Found"}"#),
                    "/v1/domain/other.com" => ("200 OK", r#"{"objectClassName": "entity", "handle": "X"}"#),
                    "/v1/domain/com" | "/v1/domain/co.net" => ("200 OK", r#"{"objectClassName": "domain", "ldhName": "co.net"}"#),
                    "/v1/domain/acme.co.net" => ("200 OK", AGAIN),
                    "/v1/domain/busy.com" => ("429 Too Many Requests", "{}"),
                    "/v1/domain/strange.com" => ("200 OK", "<html>"),
                    _ => ("404 Not Found", "{}"),
                };
                let reply = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
                let _ = stream.write_all(reply.as_bytes()).await;
            }
        });
        let zone = Arc::new(Zone::new().address("registry.example", "192.0.2.80".parse().unwrap()));
        let rule = ConnectTo { from: "192.0.2.80:80".parse().unwrap(), to: here };
        let policy = Policy::public_only();
        let resolver: Arc<dyn Resolve> = zone;
        Net::new(resolver, Dialer::new(policy.clone(), vec![rule]), Clock::Fixed(1_700_000_000_000), policy)
    }

    #[tokio::test]
    async fn a_registry_tells_dates_and_states() {
        let net = registry().await;
        let registries = Registries::at("http://registry.example/dns.json");
        let inquiry = net.inquire(Budget::default());
        let found = lookup(&inquiry, &registries, "example.com", "example.com", &[]).await;
        assert_eq!((found.end, found.domain.as_deref()), (End::Found, Some("example.com")));
        assert_eq!((found.registered, found.expires), (Some(1_577_934_245_000), Some(1_798_859_045_000)));
        assert_eq!(found.states, ["client hold", "active"]);
        let evidence = inquiry.evidence();
        assert_eq!(evidence.iter().map(|one| (one.kind, one.outcome)).collect::<Vec<_>>(), [(EvidenceKind::Http, Outcome::Found); 2]);
        assert_eq!(evidence[1].after, [found.evidence[0]]);
        assert!(evidence[1].answer.contains(&"status: client hold".to_owned()));

        // The list is remembered, and a name below a registered one leads to it.
        let inquiry = net.inquire(Budget::default());
        let below = lookup(&inquiry, &registries, "news.example.com", "example.com", &[]).await;
        assert_eq!((below.end, below.domain.as_deref(), inquiry.evidence().len()), (End::Found, Some("example.com"), 1));
        for (name, end) in [
            ("gone.com", End::NotRegistered),
            ("busy.com", End::Failed),
            ("strange.com", End::Failed),
            ("error.com", End::Failed),
            ("other.com", End::Failed),
            ("example.zz", End::NoService),
            ("healthy.lab.test", End::NoService),
        ] {
            assert_eq!(lookup(&inquiry, &registries, name, name, &[]).await.end, end, "{name}");
        }
        // The registry's own name is not the one that was registered; a name that was registered again is as young as that; a day is enough.
        let again = lookup(&inquiry, &registries, "acme.co.net", "acme.co.net", &[]).await;
        assert_eq!((again.domain.as_deref(), again.registered, again.expires), (Some("acme.co.net"), Some(1_609_459_200_000), Some(1_893_456_000_000)));
    }

    #[tokio::test]
    async fn without_the_web_nothing_is_asked_and_nothing_is_claimed() {
        let net = registry().await.without_http();
        let inquiry = net.inquire(Budget::default());
        assert_eq!(lookup(&inquiry, &Registries::default(), "example.com", "example.com", &[]).await.end, End::NotAsked);
        assert!(inquiry.evidence().is_empty());
        let nobody = Arc::new(Zone::new().silent()).net().inquire(Budget::default());
        assert_eq!(lookup(&nobody, &Registries::default(), "example.com", "example.com", &[]).await.end, End::Failed);
    }

    #[test]
    fn the_longest_entry_counts() {
        let services = read_services(LIST.as_bytes()).unwrap();
        assert_eq!(find(&services, &["a", "b", "com"]), Some((1, "http://registry.example/v1/")));
        assert_eq!(find(&services, &["a", "co", "example-tld"]), Some((2, "http://registry.example/deep/")));
        assert_eq!(find(&services, &["a", "example-tld"]), None);
        assert!(read_services(b"{}").is_none() && read_services(br#"{"services": []}"#).is_none());
    }

    proptest! {
        #[test]
        fn any_document_is_read_within_bounds(bytes: Vec<u8>, action in "\\PC{0,20}", date in "\\PC{0,40}|[0-9]{1,7}-[0-9]{2}-[0-9]{2}T[0-9:]{0,9}Z?", states: Vec<String>) {
            let _ = (read_services(&bytes), read_domain(&bytes));
            let body = serde_json::json!({"status": states, "events": [{"eventAction": action, "eventDate": date}, {"eventAction": "expiration", "eventDate": date}]});
            let domain = read_domain(body.to_string().as_bytes()).unwrap();
            let read = domain.states();
            prop_assert!(read.len() <= MAX_STATES && read.iter().all(|state| state.chars().count() <= MAX_STATE && !state.chars().any(char::is_control)));
            prop_assert!(domain.lines().len() <= MAX_STATES + 3);
        }

        #[test]
        fn any_list_of_registries_is_read(names in proptest::collection::vec("[a-z.]{0,8}", 0..4), urls in proptest::collection::vec("\\PC{0,20}", 0..3), labels in proptest::collection::vec("[a-z]{1,3}", 1..5)) {
            let body = serde_json::json!({"services": [[names, urls], [], [["com"]], [["com"], ["http://a", "https://b/"], ["c"]]]});
            if let Some(services) = read_services(body.to_string().as_bytes()) {
                let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
                prop_assert!(services.values().all(|base| base.ends_with('/')));
                prop_assert!(find(&services, &labels).is_none_or(|(count, _)| count < labels.len()));
            }
        }
    }
}
