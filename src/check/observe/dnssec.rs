//! DNSSEC: whether the domain's answers are signed, and whether the signatures hold.

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use crate::{
    mail::name::is_askable,
    net::{
        EvidenceId, Inquiry, Outcome,
        dns::RecordType,
        dnssec::{Standing, Validator},
        signed::Facts,
    },
};

/// Where the texts of mail stand beside those of the domain itself (RFC 9989 §4.7, RFC 8461 §3.1, RFC 8460 §3).
const PLACES: [&str; 3] = ["_dmarc", "_mta-sts", "_smtp._tls"];
/// Named DKIM keys that are looked at.
const MAX_SELECTORS: usize = 4;

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub domain: String,
    pub answers: Vec<Answer>,
    /// The texts of mail at names of their own; nothing where the domain is not signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Text>,
    pub facts: Facts,
    /// Where the zone said how it hashes names.
    #[serde(default)]
    pub hashes: Option<EvidenceId>,
    /// When: seconds since 1970, UTC.
    pub at: i64,
}

/// One validated answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The type that was asked for.
    pub kind: String,
    pub standing: Standing,
    pub by: Validator,
    pub outcome: Outcome,
    pub evidence: Vec<EvidenceId>,
}

/// What validation says of the texts at a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub name: String,
    pub standing: Standing,
    pub outcome: Outcome,
    pub evidence: Vec<EvidenceId>,
}

/// Validates what mail depends on: the domain's SOA, MX and TXT, all at once; then, where they are signed, the texts that stand at names of their own.
pub async fn look(inquiry: &Inquiry, domain: &str, selectors: &[String]) -> Seen {
    let kinds = [RecordType::Soa, RecordType::Mx, RecordType::Txt];
    let validations = join_all(kinds.map(|kind| inquiry.validate(domain, kind, &[])));
    let (validations, (hashes, asked)) = join(validations, inquiry.hashes(domain)).await;
    let mut facts = hashes;
    let answers = kinds.into_iter().zip(validations).map(|(kind, validation)| {
        facts.merge(validation.facts);
        Answer { kind: kind.to_string(), standing: validation.standing, by: validation.by, outcome: validation.outcome, evidence: validation.evidence }
    });
    let answers: Vec<Answer> = answers.collect();
    let is_signed = answers.iter().any(|answer| answer.standing == Standing::Secure);
    let texts =
        if is_signed { texts(inquiry, domain, selectors, answers.iter().flat_map(|answer| answer.evidence.clone()).collect()).await } else { Vec::new() };
    Seen { domain: domain.to_owned(), answers, texts, facts, hashes: asked, at: inquiry.started_at() / 1_000 }
}

async fn texts(inquiry: &Inquiry, domain: &str, selectors: &[String], mut after: Vec<EvidenceId>) -> Vec<Text> {
    after.sort_unstable();
    after.dedup();
    let keys = selectors.iter().take(MAX_SELECTORS).map(|selector| format!("{selector}._domainkey"));
    let names = PLACES.into_iter().map(str::to_owned).chain(keys).map(|place| format!("{place}.{domain}")).filter(|name| is_askable(name));
    join_all(names.map(async |name| {
        let validation = inquiry.validate(&name, RecordType::Txt, &after).await;
        Text { name, standing: validation.standing, outcome: validation.outcome, evidence: validation.evidence }
    }))
    .await
}
