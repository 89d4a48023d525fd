//! Asking a list about a subject.

use std::net::Ipv4Addr;

use futures::future::join;
use serde::{Deserialize, Serialize};

use super::{Doubt, Health, Kind, Reading, State, Subject, Test, Trust, Zone, read, zone::query_name};
use crate::{
    mail::text::{clipped, visible},
    net::{Asked, EvidenceId, Inquiry, dns::RecordType},
};

/// Characters kept of one reason.
const MAX_REASON: usize = 500;
/// Reasons kept of one listing.
const MAX_REASONS: usize = 8;

/// How a subject stands with a list, and why we think so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The zone as described, with `<key>` in the place of a key.
    pub zone: String,
    pub subject: Subject,
    pub state: State,
    pub doubt: Option<Doubt>,
    /// The addresses that came, whatever they are worth.
    pub codes: Vec<Ipv4Addr>,
    /// The keys of the meanings of the codes.
    pub meanings: Vec<String>,
    /// The list's own words, at most eight of 500 characters; only of a listing that counts.
    pub reasons: Vec<String>,
    /// The test that the state rests on; nothing when nobody could be asked.
    pub test: Option<Test>,
    /// The question, then the question for the reason.
    pub evidence: Vec<EvidenceId>,
}

/// Asks a list about a subject, together with its test when that is due. The caller asks only about what the list [lists](Zone::lists).
pub async fn query(inquiry: &Inquiry, zone: &Zone, subject: &Subject, health: &Health, after: &[EvidenceId]) -> Listing {
    let subject = canonical(subject);
    let unasked = |doubt| listing(zone, &subject, Reading::bare(State::Unknown, doubt), None, Vec::new(), Vec::new());
    let Some(suffix) = zone.suffix(inquiry) else { return unasked(Doubt::NoKey) };
    let Some(name) = query_name(&subject, &suffix) else { return unasked(Doubt::NotAskable) };
    let (asked, test) = join(inquiry.dns(&name, RecordType::A, after), health.test(inquiry, zone, subject.kind())).await;
    let reading = weigh(read(zone, &asked), test.trust);
    let mut evidence = vec![asked.id];
    let mut reasons = Vec::new();
    if reading.state == State::Listed {
        // The reason is asked for once the listing counts, so it waited for the test too.
        let after: Vec<EvidenceId> = std::iter::once(asked.id).chain(test.evidence.iter().copied()).collect();
        let told = inquiry.dns(&name, RecordType::Txt, &after).await;
        evidence.push(told.id);
        reasons = words(inquiry, &told);
    }
    listing(zone, &subject, reading, Some(test), reasons, evidence)
}

/// An IPv4 address is asked about as such, also when it came in IPv6 clothes.
fn canonical(subject: &Subject) -> Subject {
    match subject {
        Subject::Ip(ip) => Subject::Ip(ip.to_canonical()),
        domain @ Subject::Domain(_) => domain.clone(),
    }
}

/// What an answer is worth, given the list's health.
fn weigh(reading: Reading, trust: Trust) -> Reading {
    // The list's own refusal or nonsense, and the lack of an answer, need no test.
    if !matches!(reading.state, State::Listed | State::Clean) {
        return reading;
    }
    let (state, doubt) = match trust {
        Trust::Alive | Trust::Untested => return reading,
        Trust::Wildcard => (State::Dead, Doubt::Wildcard),
        Trust::Silent => (State::Dead, Doubt::Silent),
        Trust::Outside => (State::Dead, Doubt::OutsideLoopback),
        Trust::Refused => (State::Refused, Doubt::TestRefused),
        Trust::Unanswered => (State::Unknown, Doubt::TestUnanswered),
    };
    Reading { state, doubt: Some(doubt), ..reading }
}

fn words(inquiry: &Inquiry, told: &Asked) -> Vec<String> {
    let texts = told.texts();
    let reasons = texts.iter().take(MAX_REASONS).map(|text| clipped(&inquiry.redact(&visible(text)), MAX_REASON));
    reasons.filter(|reason| !reason.trim().is_empty()).collect()
}

fn listing(zone: &Zone, subject: &Subject, reading: Reading, test: Option<Test>, reasons: Vec<String>, evidence: Vec<EvidenceId>) -> Listing {
    let Reading { state, doubt, codes, meanings } = reading;
    Listing { zone: zone.name.clone(), subject: subject.clone(), state, doubt, codes, meanings, reasons, test, evidence }
}

impl Listing {
    /// What was asked about.
    pub const fn kind(&self) -> Kind {
        self.subject.kind()
    }
}
