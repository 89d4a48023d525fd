//! The logo that mailboxes may show beside a domain's mail (BIMI, draft-brand-indicators-for-message-identification).
//!
//! A record at `default._bimi.` names the logo and a certificate that vouches for it. Mailboxes look only when DMARC is enforced for all of the
//! domain's mail; most of them want the certificate as well.

mod certificate;
mod logo;
mod record;

use std::time::Duration;

use futures::future::join;
use serde::{Deserialize, Serialize};

use super::{
    Parsed,
    document::End,
    text::{clipped, visible},
};
use crate::net::{EvidenceId, Inquiry, Outcome, dns::RecordType, http::Limits};

pub use certificate::{Certificate, Kind, parse as parse_certificate};
pub use logo::{LogoFault, PROPOSED_SIZE, faults as logo_faults};
pub use record::{Fault, Record, parse};

/// From the connection to the last byte, redirects included.
const PATIENCE: Duration = Duration::from_secs(8);
/// Texts that are kept, and characters of each.
const MAX_TEXTS: usize = 8;
const MAX_TEXT: usize = 1_024;

/// What a domain publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookup {
    pub domain: String,
    /// The domain above whose record counts for this one, for it has none itself.
    #[serde(default)]
    pub inherited_from: Option<String>,
    pub outcome: Outcome,
    /// The texts that are such records or are meant to be, at most 8.
    pub texts: Vec<Text>,
    pub evidence: EvidenceId,
    pub logo: Option<Logo>,
    pub certificate: Option<Vouched>,
    /// When: UTC, milliseconds since 1970.
    pub at: i64,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// As it can be shown.
    pub text: String,
    pub record: Parsed<Record, Fault>,
}

/// The logo as it was fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    pub url: String,
    pub end: End,
    /// Bytes.
    pub size: usize,
    /// It came compressed, and was not read.
    pub compressed: bool,
    pub faults: Vec<LogoFault>,
    pub evidence: Vec<EvidenceId>,
}

/// The certificate as it was fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouched {
    pub url: String,
    pub end: End,
    /// Nothing when it did not come or cannot be read.
    pub certificate: Option<Certificate>,
    pub evidence: Vec<EvidenceId>,
}

impl Lookup {
    /// The records that count.
    pub fn records(&self) -> impl Iterator<Item = &Text> {
        self.texts.iter().filter(|text| text.record.value.counts)
    }

    /// The domain at which the record stands.
    pub fn owner(&self) -> &str {
        self.inherited_from.as_deref().unwrap_or(&self.domain)
    }

    /// Whether mailboxes go on to the domain that stands for the organisation (draft, Assertion Record Discovery): where no record is.
    pub fn is_empty(&self) -> bool {
        self.outcome.is_answer() && self.records().next().is_none()
    }
}

/// The same for a domain without a record, at the domain that stands for its organisation.
pub async fn inherit(inquiry: &Inquiry, own: Lookup, organisation: &str) -> Lookup {
    let above = lookup(inquiry, organisation, &[own.evidence]).await;
    // What is wrong at the domain itself is told before what is missing above.
    if above.outcome.is_answer() && above.texts.is_empty() {
        return own;
    }
    Lookup { domain: own.domain, inherited_from: Some(organisation.to_owned()), ..above }
}

/// Asks for the record, then at once for the logo and the certificate that it names.
pub async fn lookup(inquiry: &Inquiry, domain: &str, after: &[EvidenceId]) -> Lookup {
    let asked = inquiry.dns(&format!("default._bimi.{domain}"), RecordType::Txt, after).await;
    let is_meant = |text: &Vec<u8>| visible(text).to_ascii_lowercase().contains("bimi1");
    let texts = asked.texts().into_iter().filter(is_meant).take(MAX_TEXTS);
    let texts: Vec<Text> = texts.map(|text| Text { text: clipped(&visible(&text), MAX_TEXT), record: parse(&text) }).collect();
    let mut counting = texts.iter().filter(|text| text.record.value.counts).map(|text| &text.record.value);
    let record = counting.next().filter(|_| counting.next().is_none());
    let place = |place: Option<&String>| place.filter(|place| record::is_https(place)).cloned();
    let wanted = (place(record.and_then(|record| record.location.as_ref())), place(record.and_then(|record| record.evidence.as_ref())));
    let after = [asked.id];
    let (logo, certificate) = join(fetch_logo(inquiry, wanted.0, &after), fetch_certificate(inquiry, wanted.1, &after)).await;
    Lookup { domain: domain.to_owned(), inherited_from: None, outcome: asked.outcome, texts, evidence: asked.id, logo, certificate, at: inquiry.started_at() }
}

/// The hosts of the logo and of its certificate, without fetching anything, and the evidence.
pub async fn hosts(inquiry: &Inquiry, domain: &str, after: &[EvidenceId]) -> (Vec<String>, EvidenceId) {
    let asked = inquiry.dns(&format!("default._bimi.{domain}"), RecordType::Txt, after).await;
    let records = asked.texts().into_iter().map(|text| parse(&text).value).filter(|record| record.counts);
    let places = records.flat_map(|record| [record.location, record.evidence]).flatten();
    (places.filter_map(|place| url::Url::parse(&place).ok()?.host_str().map(str::to_owned)).take(MAX_TEXTS).collect(), asked.id)
}

async fn fetch_logo(inquiry: &Inquiry, url: Option<String>, after: &[EvidenceId]) -> Option<Logo> {
    let url = url?;
    let limits = Limits { size: logo::MAX_SIZE, time: PATIENCE, redirects: true };
    let fetched = inquiry.fetch(&url, limits, after, |document| vec![format!("{} B", document.body.len())]).await;
    let end = End::of(&fetched);
    let body = fetched.result.as_ref().ok().filter(|_| end == End::Found).map(|document| document.body.as_slice());
    // RFC 1952 §2.3.1: how gzip begins.
    let compressed = body.is_some_and(|body| body.starts_with(&[0x1f, 0x8b]));
    let faults = body.filter(|_| !compressed).map(logo_faults).unwrap_or_default();
    Some(Logo { url, end, size: body.map_or(0, <[u8]>::len), compressed, faults, evidence: fetched.evidence })
}

async fn fetch_certificate(inquiry: &Inquiry, url: Option<String>, after: &[EvidenceId]) -> Option<Vouched> {
    let url = url?;
    let limits = Limits { size: certificate::MAX_SIZE, time: PATIENCE, redirects: true };
    let fetched = inquiry.fetch(&url, limits, after, |document| vec![format!("{} B", document.body.len())]).await;
    let end = End::of(&fetched);
    let certificate = fetched.result.as_ref().ok().filter(|_| end == End::Found).and_then(|document| parse_certificate(&document.body));
    Some(Vouched { url, end, certificate, evidence: fetched.evidence })
}
