//! Documents as evidence: a run's requests over HTTPS.

use std::net::SocketAddr;

use futures::future::join;
use url::Url;

use super::{
    Evidence, EvidenceId, EvidenceKind, Inquiry, Outcome,
    dial::DialError,
    dns::RecordType,
    http::{Document, HttpError, Limits},
};

/// Lines of a document that are kept as evidence.
const MAX_LINES: usize = 40;

/// A document, or why there is none, and its place in the evidence.
#[derive(Clone, Debug)]
pub struct Fetched {
    pub id: EvidenceId,
    /// Every question that was asked for it, the request at last.
    pub evidence: Vec<EvidenceId>,
    pub result: Result<Document, HttpError>,
}

impl Inquiry {
    /// Looks up the host of a URL and fetches the document. `show` gives the printable lines that are kept of it, of which the first 40 are.
    /// A host without address is [`HttpError::NoAddress`], one that could not be looked up [`HttpError::Unresolved`].
    pub async fn fetch(&self, url: &str, limits: Limits, after: &[EvidenceId], show: impl Fn(&Document) -> Vec<String>) -> Fetched {
        let parsed = Url::parse(url).ok();
        let port = parsed.as_ref().and_then(Url::port_or_known_default).unwrap_or(443);
        let host = parsed.and_then(|url| url.domain().map(str::to_owned));
        let (mut evidence, mut addresses, mut error) = (Vec::new(), None, None);
        if !self.net().http.is_present() {
            error = Some(HttpError::Absent);
        } else if let Some(host) = host {
            let (v4, v6) = join(self.dns(&host, RecordType::A, after), self.dns(&host, RecordType::Aaaa, after)).await;
            evidence.extend([v4.id, v6.id]);
            let found: Vec<_> = v4.addresses().into_iter().chain(v6.addresses()).collect();
            if found.is_empty() {
                let failed = [&v4, &v6].into_iter().map(|asked| asked.outcome).find(|outcome| !outcome.is_answer());
                error = Some(failed.map_or(HttpError::NoAddress, HttpError::Unresolved));
            }
            let dialer = &self.net().dialer;
            if !found.is_empty() && found.iter().all(|ip| dialer.route(SocketAddr::new(*ip, port)) == Err(DialError::Forbidden)) {
                error = Some(HttpError::Forbidden);
            }
            addresses = Some(found);
        }
        // What DNS has answered already needs no evidence of its own.
        if let Some(error @ (HttpError::NoAddress | HttpError::Unresolved(_))) = error {
            let id = evidence[0];
            return Fetched { id, evidence, result: Err(error) };
        }
        let waited: Vec<EvidenceId> = if evidence.is_empty() { after.to_vec() } else { evidence.clone() };
        let started_ms = self.elapsed_ms();
        let result = match error {
            Some(error) => Err(error),
            None => {
                let limits = Limits { time: limits.time.min(self.patience()), ..limits };
                self.net().http.get_from(url, addresses, limits).await
            }
        };
        let mut answer = Vec::new();
        let outcome = match &result {
            Ok(document) => {
                answer.push(format!("HTTP {}", document.status));
                answer.extend(show(document).into_iter().take(MAX_LINES));
                match document.status {
                    200..=299 => Outcome::Found,
                    404 | 410 => Outcome::NoSuchName,
                    500..=599 => Outcome::ServerFailure,
                    _ => Outcome::Refused,
                }
            }
            Err(error) => {
                answer.extend(error.code());
                error.outcome()
            }
        };
        let id = self.write(Evidence {
            kind: EvidenceKind::Http,
            question: format!("GET {url}"),
            answer,
            outcome,
            server: result.as_ref().ok().map(|document| document.url.clone()),
            started_ms,
            took_ms: self.elapsed_ms().saturating_sub(started_ms),
            after: waited,
        });
        evidence.push(id);
        Fetched { id, evidence, result }
    }
}
