//! DNSSEC: whether the domain's answers are signed, and whether the signatures hold.

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use crate::net::{
    EvidenceId, Inquiry, Outcome,
    dns::RecordType,
    dnssec::{Standing, Validator},
    signed::Facts,
};

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub domain: String,
    pub answers: Vec<Answer>,
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

/// Validates what mail depends on: the domain's SOA, MX and TXT, all at once.
pub async fn look(inquiry: &Inquiry, domain: &str) -> Seen {
    let kinds = [RecordType::Soa, RecordType::Mx, RecordType::Txt];
    let validations = join_all(kinds.map(|kind| inquiry.validate(domain, kind, &[])));
    let (validations, (hashes, asked)) = join(validations, inquiry.hashes(domain)).await;
    let mut facts = hashes;
    let answers = kinds.into_iter().zip(validations).map(|(kind, validation)| {
        facts.merge(validation.facts);
        Answer { kind: kind.to_string(), standing: validation.standing, by: validation.by, outcome: validation.outcome, evidence: validation.evidence }
    });
    let answers = answers.collect();
    Seen { domain: domain.to_owned(), answers, facts, hashes: asked, at: inquiry.started_at() / 1_000 }
}
