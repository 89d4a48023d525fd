//! Finding the keys of a domain.

use std::collections::HashSet;

use futures::future::{join, join_all, join3};
use serde::{Deserialize, Serialize};

use super::{
    Fault, KeyRecord, Standing,
    parse::{MAX_RECORD, parse},
};
use crate::{
    mail::{
        name::is_askable,
        parsed::Parsed,
        text::{clipped, shown},
    },
    net::{Asked, EvidenceId, Inquiry, Outcome, dns::RecordType},
};

/// The label under which keys stand (RFC 6376 §3.6.2.1).
const BRANCH: &str = "_domainkey";
/// A selector that nobody has: an answer to it is an answer to all.
const IMPROBABLE: &str = "no-such-selector-7f3c9a51";
/// Selectors asked for by name, and selectors tried.
const MAX_GIVEN: usize = 50;
const MAX_GUESSES: usize = 100;
/// Texts kept of one selector.
const MAX_TEXTS: usize = 5;

/// The keys of a domain, as far as they can be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    pub domain: String,
    /// Whether there is anything below `_domainkey`: "no such name" says that there is no key at all (RFC 8020), if the server is right.
    pub branch: Outcome,
    /// Where an improbable selector was asked for, and what came.
    pub wildcard: Wildcard,
    /// The given selectors in their order, each whatever became of it; then the tried ones that have something of their own.
    pub selectors: Vec<Selector>,
    /// How many selectors were tried.
    pub tried: usize,
    /// How many of the tried ones got no answer.
    pub unanswered: usize,
    pub evidence: Vec<EvidenceId>,
    /// When it was looked up: UTC, milliseconds since 1970. Nothing is known of it in older documents.
    #[serde(default)]
    pub at: i64,
}

/// What stands at names that nobody made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wildcard {
    pub outcome: Outcome,
    /// The texts that every selector has, at most five; empty without a wildcard.
    pub texts: Vec<String>,
}

/// One selector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selector {
    pub selector: String,
    /// `<selector>._domainkey.<domain>`.
    pub name: String,
    pub origin: Origin,
    pub found: Found,
    /// Nothing when the selector makes no name that DNS could carry.
    pub outcome: Option<Outcome>,
    /// The texts at the name, at most five.
    pub published: Vec<Published>,
    /// The aliases to a service that keeps the key.
    pub aliases: Vec<String>,
    /// What stands there is what every selector has.
    pub from_wildcard: bool,
    /// The name where the record stands instead, with the domain written twice, as panels do that add it by themselves.
    pub doubled: Option<String>,
    /// The key record at the doubled name.
    #[serde(default)]
    pub doubled_text: Option<String>,
    /// The question, and the one for the doubled name.
    pub evidence: Vec<EvidenceId>,
    /// A moment at which an earlier check saw the same record: UTC, milliseconds since 1970.
    #[serde(default)]
    pub since: Option<i64>,
}

/// Why a selector was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Somebody named it.
    Given,
    /// It was tried because it is common.
    Guessed,
}

/// What a selector has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// One key record, be it faulty or revoked.
    Key,
    /// Several key records, of which receivers take any or none (RFC 6376 §3.6.2.2).
    Several,
    /// Texts, and no key record among them.
    NoKey,
    /// Nothing.
    None,
    /// Nobody answered, or nobody could be asked.
    Unknown,
}

/// A text at a selector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub text: String,
    pub record: Parsed<KeyRecord, Fault>,
}

impl Selector {
    /// The one key record.
    pub fn record(&self) -> Option<&Parsed<KeyRecord, Fault>> {
        if self.found != Found::Key {
            return None;
        }
        self.published.iter().map(|published| &published.record).find(|record| record.value.standing != Standing::NotAKey)
    }
}

/// Looks up one selector that somebody named.
pub async fn lookup(inquiry: &Inquiry, domain: &str, selector: &str, after: &[EvidenceId]) -> Selector {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    given(inquiry, &domain, &bare(selector, &domain), after).await
}

/// Looks up the given selectors and tries the guessed ones, all at once. At most 50 and 100 are asked for.
pub async fn survey(inquiry: &Inquiry, domain: &str, selectors: &[String], guesses: &[String], after: &[EvidenceId]) -> Survey {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    let mut seen = HashSet::new();
    let named: Vec<String> =
        selectors.iter().map(|selector| bare(selector, &domain)).filter(|selector| seen.insert(selector.clone())).take(MAX_GIVEN).collect();
    let tried: Vec<String> =
        guesses.iter().map(|selector| bare(selector, &domain)).filter(|selector| seen.insert(selector.clone())).take(MAX_GUESSES).collect();
    let branch_name = format!("{BRANCH}.{domain}");
    let improbable_name = format!("{IMPROBABLE}.{branch_name}");
    let ends = join(inquiry.dns(&branch_name, RecordType::Txt, after), inquiry.dns(&improbable_name, RecordType::Txt, after));
    let asked_for = join_all(named.iter().map(|selector| given(inquiry, &domain, selector, after)));
    let guessed = join_all(tried.iter().map(|selector| one(inquiry, &domain, selector, Origin::Guessed, after)));
    let ((branch, improbable), mut selectors, guessed) = join3(ends, asked_for, guessed).await;
    let wildcard =
        Wildcard { outcome: improbable.outcome, texts: improbable.texts().iter().take(MAX_TEXTS).map(|text| clipped(&shown(text), MAX_RECORD)).collect() };
    let mut evidence = vec![branch.id, improbable.id];
    evidence.extend(guessed.iter().flat_map(|selector| selector.evidence.iter().copied()));
    let unanswered = guessed.iter().filter(|selector| selector.found == Found::Unknown).count();
    selectors.extend(guessed.into_iter().filter(|selector| !matches!(selector.found, Found::None | Found::Unknown)));
    for selector in &mut selectors {
        selector.from_wildcard = is_everywhere(selector, &wildcard);
    }
    // A guess that only meets the wildcard has nothing of its own.
    selectors.retain(|selector| selector.origin == Origin::Given || !selector.from_wildcard);
    Survey { domain, branch: branch.outcome, wildcard, selectors, tried: tried.len(), unanswered, evidence, at: inquiry.started_at() }
}

/// A selector that somebody named: when it has nothing, the record may stand at the name with the domain written twice.
async fn given(inquiry: &Inquiry, domain: &str, selector: &str, after: &[EvidenceId]) -> Selector {
    let mut found = one(inquiry, domain, selector, Origin::Given, after).await;
    let doubled = format!("{}.{domain}", found.name);
    if found.found == Found::None && is_askable(&doubled) {
        let asked = inquiry.dns(&doubled, RecordType::Txt, &found.evidence).await;
        found.evidence.push(asked.id);
        let key = published(&asked).into_iter().find(|text| text.record.value.standing != Standing::NotAKey);
        found.doubled = key.is_some().then_some(doubled);
        found.doubled_text = key.map(|key| key.text);
    }
    found
}

async fn one(inquiry: &Inquiry, domain: &str, selector: &str, origin: Origin, after: &[EvidenceId]) -> Selector {
    let name = format!("{selector}.{BRANCH}.{domain}");
    let bare = Selector {
        selector: selector.to_owned(),
        name,
        origin,
        found: Found::Unknown,
        outcome: None,
        published: Vec::new(),
        aliases: Vec::new(),
        from_wildcard: false,
        doubled: None,
        doubled_text: None,
        evidence: Vec::new(),
        since: None,
    };
    if !is_askable(&bare.name) {
        return bare;
    }
    let asked = inquiry.dns(&bare.name, RecordType::Txt, after).await;
    let published = published(&asked);
    let keys = published.iter().filter(|text| text.record.value.standing != Standing::NotAKey).count();
    let found = match keys {
        _ if !asked.is_answer() => Found::Unknown,
        0 if published.is_empty() => Found::None,
        0 => Found::NoKey,
        1 => Found::Key,
        _ => Found::Several,
    };
    Selector { found, outcome: Some(asked.outcome), published, aliases: asked.aliases(), evidence: vec![asked.id], ..bare }
}

/// The texts of an answer, key records first.
fn published(asked: &Asked) -> Vec<Published> {
    let mut published: Vec<Published> = asked.texts().iter().map(|text| Published { text: clipped(&shown(text), MAX_RECORD), record: parse(text) }).collect();
    published.sort_by_key(|text| text.record.value.standing == Standing::NotAKey);
    published.truncate(MAX_TEXTS);
    published
}

fn is_everywhere(selector: &Selector, wildcard: &Wildcard) -> bool {
    !selector.published.is_empty() && selector.published.iter().all(|published| wildcard.texts.contains(&published.text))
}

/// The selector alone, also when somebody gave the whole name of the record.
fn bare(selector: &str, domain: &str) -> String {
    let selector = selector.trim().trim_matches('.').to_ascii_lowercase();
    let whole = format!(".{BRANCH}.{domain}");
    let short = format!(".{BRANCH}");
    let bare = selector.strip_suffix(&whole).or_else(|| selector.strip_suffix(&short)).unwrap_or(&selector);
    bare.to_owned()
}
