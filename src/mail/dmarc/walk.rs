//! Finding the record that applies, and the domain that stands for the organisation (RFC 9989 §4.10).

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use super::{
    Fault, Psd, Record,
    parse::{MAX_RECORD, parse},
};
use crate::{
    mail::{
        parsed::Parsed,
        text::{clipped, shown},
    },
    net::{Asked, EvidenceId, Inquiry, Outcome, dns::RecordType},
};

/// Labels to which a longer name is cut after the first question (RFC 9989 §4.10 step 4), so that eight questions are enough.
const SHORTENED: usize = 7;
/// Texts kept of one name.
const MAX_TEXTS: usize = 5;

/// What the walk found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookup {
    /// Lower case, without trailing dot.
    pub domain: String,
    /// The domain itself, then its parents, up to where the walk ends; at most eight.
    pub levels: Vec<Level>,
    /// The index of the level whose record applies.
    pub policy_level: Option<usize>,
    /// An unanswered question may hide the record that applies, or another one.
    pub unknown: bool,
    /// The registry above whose silence alone hides whether its record holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden_above: Option<String>,
    /// The domain that stands for the organisation; the domain itself when the walk found nothing.
    pub organisational_domain: String,
    /// An unanswered question may hide another organisational domain.
    pub organisation_unknown: bool,
    /// Texts at the domain itself that belong below `_dmarc`.
    pub misplaced: Vec<Stray>,
    /// The question for the texts of the domain itself.
    #[serde(default)]
    pub apex: Option<EvidenceId>,
    /// Whether the domain does not exist: the question for it ended in NXDOMAIN (RFC 9989 §3.2, RFC 8020 §2).
    #[serde(default)]
    pub is_missing: bool,
}

/// One step of the walk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Without `_dmarc`.
    pub domain: String,
    pub found: Found,
    pub outcome: Outcome,
    /// The text of the one record.
    pub text: Option<String>,
    pub record: Option<Parsed<Record, Fault>>,
    /// The texts of several records, or what stands there and is no record; at most five.
    pub strays: Vec<Stray>,
    /// The aliases that `_dmarc` goes through, as services for hosted DMARC use them.
    pub aliases: Vec<String>,
    pub evidence: EvidenceId,
}

/// What a name has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// One record.
    Record,
    /// No record.
    None,
    /// Several records, which are all discarded (RFC 9989 §4.10 steps 2 and 6).
    Several,
    /// Nobody answered.
    Failed,
}

/// A text that is not the one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stray {
    pub text: String,
    /// Read as if it were a record.
    pub record: Parsed<Record, Fault>,
}

impl Lookup {
    /// The record that applies.
    pub fn record(&self) -> Option<&Record> {
        self.parsed().map(|parsed| &parsed.value)
    }

    /// The record that applies, with its defects.
    pub fn parsed(&self) -> Option<&Parsed<Record, Fault>> {
        self.policy()?.record.as_ref()
    }

    /// The level whose record applies.
    pub fn policy(&self) -> Option<&Level> {
        self.levels.get(self.policy_level?)
    }

    /// The domain above whose record applies, when the domain has none itself.
    pub fn inherited_from(&self) -> Option<&str> {
        self.policy().map(|level| level.domain.as_str()).filter(|&domain| domain != self.domain)
    }

    /// Whether the record that applies is that of a public suffix above: a registry's, which nobody below it can change.
    pub fn is_of_registry(&self) -> bool {
        self.inherited_from().is_some() && self.policy().is_some_and(|level| level.psd() == Psd::Yes)
    }

    /// The same where the silence of a registry hides nothing but its own record: the name one label below it stands for the organisation whether it has one
    /// or not (RFC 9989 §4.10.2). A record of the domain or of that organisation holds before it; where there is neither, a registry's holds if it has one
    /// (RFC 9989 §4.10.1), and whether it has could not be told. Registries of which nobody ever hears anything so hide from those below no more than that.
    #[must_use]
    pub fn heedless_of(self, is_registry: impl Fn(&str) -> bool) -> Self {
        let failed = |level: &&Level| level.found == Found::Failed;
        let hidden = self.levels.iter().any(|level| level.hides() && !is_registry(&level.domain));
        let own_failed = self.levels.first().is_some_and(|level| failed(&level));
        let is_settled =
            self.policy().is_some_and(|level| level.domain == self.domain || level.domain.split_once('.').is_some_and(|(_, above)| is_registry(above)));
        let silent = self.levels.iter().skip(1).find(|level| failed(level) && is_registry(&level.domain) && !is_settled).map(|level| level.domain.clone());
        let known = !own_failed && (self.policy_level == Some(0) || !hidden);
        let unknown = !known || silent.is_some();
        Self { unknown, hidden_above: silent.filter(|_| known), organisation_unknown: own_failed || hidden, ..self }
    }

    /// The evidence of all steps.
    pub fn evidence(&self) -> impl Iterator<Item = EvidenceId> {
        self.levels.iter().map(|level| level.evidence)
    }
}

impl Level {
    fn psd(&self) -> Psd {
        self.record.as_ref().map_or(Psd::Undetermined, |record| record.value.psd)
    }

    /// Whether an unanswered question here may hide a record of the domain's owner. At a top-level domain only a registry publishes, so its
    /// silence hides nothing that the owner could mend.
    fn hides(&self) -> bool {
        self.found == Found::Failed && self.domain.contains('.')
    }
}

/// The domains that the walk asks about, the domain itself first (RFC 9989 §4.10 steps 1, 3, 4 and 7).
pub fn walk_names(domain: &str) -> Vec<String> {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = domain.split('.').collect();
    let parents = (labels.len().saturating_sub(SHORTENED).max(1)..labels.len()).map(|first| labels[first..].join("."));
    std::iter::once(domain.clone()).chain(parents).collect()
}

/// Walks up from a domain. All steps are asked at once; those behind the end of the walk are not considered.
pub async fn lookup(inquiry: &Inquiry, domain: &str, after: &[EvidenceId]) -> Lookup {
    let names = walk_names(domain);
    let domain = names[0].clone();
    let steps = names.into_iter().map(|name| step(inquiry, name, after));
    let (levels, apex) = join(join_all(steps), inquiry.dns(&domain, RecordType::Txt, after)).await;
    evaluate(domain, levels, &apex)
}

/// The domain that stands for the organisation of a name, as the walk from there finds it (RFC 9989 §4.10.2), and the evidence. Nothing where an unanswered
/// question may hide another one.
pub(super) async fn organisation_of(inquiry: &Inquiry, domain: &str, after: &[EvidenceId]) -> (Option<String>, Vec<EvidenceId>) {
    let names = walk_names(domain);
    let domain = names[0].clone();
    let mut levels = join_all(names.into_iter().map(|name| step(inquiry, name, after))).await;
    let evidence = levels.iter().map(|level| level.evidence).collect();
    end(&mut levels);
    let is_hidden = levels.iter().enumerate().any(|(index, level)| level.hides() || (index == 0 && level.found == Found::Failed));
    ((!is_hidden).then(|| organisation(&domain, &levels)), evidence)
}

/// RFC 9989 §4.10 steps 2 and 6: a single record with psd=y or psd=n ends the walk.
fn end(levels: &mut Vec<Level>) {
    if let Some(end) = levels.iter().position(|level| level.psd() != Psd::Undetermined) {
        levels.truncate(end + 1);
    }
}

async fn step(inquiry: &Inquiry, domain: String, after: &[EvidenceId]) -> Level {
    let asked = inquiry.dns(&format!("_dmarc.{domain}"), RecordType::Txt, after).await;
    let mut texts: Vec<Stray> = asked.texts().iter().map(|text| stray(text)).collect();
    let count = texts.iter().filter(|text| text.record.value.is_record()).count();
    let mut one = None;
    let found = match count {
        _ if !asked.is_answer() => Found::Failed,
        0 => Found::None,
        1 => {
            one = texts.iter().position(|text| text.record.value.is_record()).map(|index| texts.remove(index));
            Found::Record
        }
        _ => Found::Several,
    };
    texts.truncate(MAX_TEXTS);
    let (text, record) = one.map(|one| (one.text, one.record)).unzip();
    Level { domain, found, outcome: asked.outcome, text, record, strays: texts, aliases: asked.aliases(), evidence: asked.id }
}

/// Reads a text that is perhaps a record.
pub fn stray(text: &[u8]) -> Stray {
    Stray { text: clipped(&shown(text), MAX_RECORD), record: parse(text) }
}

/// Texts at the domain itself that somebody meant for `_dmarc`.
fn misplaced(apex: &Asked) -> Vec<Stray> {
    let is_meant = |text: &Vec<u8>| text.windows(6).any(|window| window.eq_ignore_ascii_case(b"DMARC1"));
    apex.texts().iter().filter(|text| is_meant(text)).take(MAX_TEXTS).map(|text| stray(text)).collect()
}

fn evaluate(domain: String, mut levels: Vec<Level>, apex: &Asked) -> Lookup {
    end(&mut levels);
    let hidden = levels.iter().any(Level::hides);
    let organisation = organisation(&domain, &levels);
    // RFC 9989 §4.10.1: the domain's own record, else its organisation's, else the public suffix's.
    let at = |wanted: &str| levels.iter().position(|level| level.record.is_some() && level.domain == wanted);
    let suffix = levels.iter().position(|level| level.psd() == Psd::Yes);
    let policy_level = at(&domain).or_else(|| at(&organisation)).or(suffix);
    let own_failed = levels.first().is_some_and(|level| level.found == Found::Failed);
    let unknown = own_failed || (policy_level != Some(0) && hidden);
    Lookup {
        domain,
        policy_level,
        unknown,
        hidden_above: None,
        organisational_domain: organisation,
        organisation_unknown: own_failed || hidden,
        levels,
        misplaced: misplaced(apex),
        apex: Some(apex.id),
        is_missing: apex.outcome == Outcome::NoSuchName,
    }
}

/// RFC 9989 §4.10.2. A record with psd=y or psd=n is the last one, for it ended the walk.
fn organisation(domain: &str, levels: &[Level]) -> String {
    let Some((index, last)) = levels.iter().enumerate().rfind(|(_, level)| level.record.is_some()) else { return domain.to_owned() };
    if index > 0 && last.psd() == Psd::Yes { one_below(domain, &last.domain) } else { last.domain.clone() }
}

/// The name that has one label more than its parent, on the way to the domain.
fn one_below(domain: &str, parent: &str) -> String {
    let Some(front) = domain.strip_suffix(parent).and_then(|front| front.strip_suffix('.')) else { return domain.to_owned() };
    let label = front.rsplit('.').next().unwrap_or(front);
    format!("{label}.{parent}")
}
