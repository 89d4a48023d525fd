//! How a domain asks senders to insist on TLS (MTA-STS, RFC 8461).
//!
//! A record at `_mta-sts.` says that there is a policy and which version of it. The policy stands behind HTTPS at a fixed place, so that its
//! certificate vouches for it: which mail exchangers the domain has, and whether senders are to enforce TLS with them. Senders keep it for
//! `max_age` seconds and fetch it again when the record's `id` changes.

mod policy;
mod record;

use std::time::Duration;

use futures::future::join;
use serde::{Deserialize, Serialize};

use super::{
    Parsed, RecordFault,
    document::{self, End},
    text::{clipped, visible},
    versioned,
};
use crate::net::{EvidenceId, Fetched, Inquiry, Outcome, dns::RecordType, http::Limits};

pub use policy::{Mode, Policy, PolicyFault, matches, parse as parse_policy};
pub use record::{Record, parse as parse_record};

/// From the connection to the last byte; RFC 8461 §3.3 proposes a minute, and a person waits for us.
const PATIENCE: Duration = Duration::from_secs(8);
/// Before a server that refused is asked once more.
const PAUSE: Duration = Duration::from_secs(1);
/// Texts that are kept.
const MAX_TEXTS: usize = 8;
/// Characters kept of each.
const MAX_TEXT: usize = 512;

/// What a domain publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookup {
    pub domain: String,
    /// How the question for the record ended.
    pub outcome: Outcome,
    /// The texts that are such records or are meant to be, at most 8.
    pub texts: Vec<Text>,
    /// The aliases that the record's name goes through: somebody else keeps it.
    pub aliases: Vec<String>,
    pub evidence: EvidenceId,
    pub fetch: Fetch,
    /// When it was looked up: UTC, milliseconds since 1970.
    pub at: i64,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// As it can be shown.
    pub text: String,
    pub record: Parsed<Record, RecordFault>,
}

/// The policy as it was fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fetch {
    pub url: String,
    pub end: End,
    /// Read when the document came.
    pub policy: Option<Parsed<Policy, PolicyFault>>,
    pub content_type: Option<String>,
    /// When the certificate of the host ends: UTC, milliseconds since 1970.
    pub not_after: Option<i64>,
    pub evidence: Vec<EvidenceId>,
}

impl Lookup {
    /// The records that count: RFC 8461 §3.1 discards the others.
    pub fn records(&self) -> impl Iterator<Item = &Text> {
        self.texts.iter().filter(|text| text.record.value.counts)
    }

    /// All evidence, the record's first.
    pub fn evidence(&self) -> impl Iterator<Item = EvidenceId> {
        std::iter::once(self.evidence).chain(self.fetch.evidence.iter().copied())
    }
}

impl Fetch {
    /// RFC 8461 §3.2: the media type is to be text/plain, whatever parameters follow.
    pub fn is_plain(&self) -> bool {
        let kind = self.content_type.as_deref().unwrap_or_default().split(';').next().unwrap_or_default();
        kind.trim().eq_ignore_ascii_case("text/plain")
    }
}

/// Asks for the record and, at once, for the policy: one without the other is a fault of its own.
pub async fn lookup(inquiry: &Inquiry, domain: &str, after: &[EvidenceId]) -> Lookup {
    let name = format!("_mta-sts.{domain}");
    // RFC 8461 §3.3: host and path are fixed.
    let url = format!("https://mta-sts.{domain}/.well-known/mta-sts.txt");
    // RFC 8461 §3.3: redirects are not followed.
    let limits = Limits { size: policy::MAX_POLICY, time: PATIENCE, redirects: false };
    let fetch = async |after: &[EvidenceId]| inquiry.fetch(&url, limits, after, |document| document::lines(&document.body)).await;
    let policy = async {
        let first = fetch(after).await;
        // A server that restarts refuses for a moment: only who does it twice has said no.
        if !matches!(End::of(&first), End::Refused | End::Status(500..=599)) {
            return first;
        }
        tokio::time::sleep(PAUSE).await;
        let again = fetch(&[first.id]).await;
        let evidence = first.evidence.into_iter().chain([again.id]).collect();
        Fetched { evidence, ..again }
    };
    let (asked, fetched) = join(inquiry.dns(&name, RecordType::Txt, after), policy).await;
    let texts = asked.texts().into_iter().filter(|text| versioned::is_record(text, record::VERSION) || versioned::is_meant(text, record::VERSION));
    let texts = texts.take(MAX_TEXTS).map(|text| Text { text: clipped(&visible(&text), MAX_TEXT), record: parse_record(&text) }).collect();
    let end = End::of(&fetched);
    let document = fetched.result.as_ref().ok();
    let fetch = Fetch {
        url,
        end,
        policy: document.filter(|_| end == End::Found).map(|document| parse_policy(&document.body)),
        content_type: document.and_then(|document| document.content_type.as_deref()).map(|kind| clipped(&visible(kind.as_bytes()), 128)),
        not_after: document.and_then(|document| document::validity(document.certificate.as_deref()?)).map(|(_, not_after)| not_after),
        evidence: fetched.evidence,
    };
    Lookup { domain: domain.to_owned(), outcome: asked.outcome, texts, aliases: asked.aliases(), evidence: asked.id, fetch, at: inquiry.started_at() }
}
