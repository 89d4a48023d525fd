//! Bounces: what an error text of a mail server means, and what to do.
//!
//! The entries are ordered from the special to the general and the first that fits wins. [`find`] expects what a server said, or a line of a
//! log; a reply of several lines is joined first, because the servers that break lines in mid-sentence repeat their code on every line.

mod reply;
#[cfg(test)]
mod tests;

use std::sync::{LazyLock, OnceLock};

use regex::bytes::RegexSet;
use serde::{Deserialize, de::IgnoredAny};

pub use self::reply::{MAX_REPLY, join};
use super::{
    catalogue::Severity,
    confidence::Confidence,
    file::{File, compile, decode},
    text::{Map, Text, localise, localise_all},
};
use crate::model::locale::Locale;

/// Whether the same message may arrive later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Permanence {
    Temporary,
    Permanent,
    /// The reply code tells: 4xx or 5xx.
    Mixed,
}

/// Who can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum WhoActs {
    #[serde(rename = "you")]
    You,
    /// The sender, on the recipient list.
    #[serde(rename = "you (list)")]
    YouOnTheList,
    #[serde(rename = "provider")]
    Provider,
    /// The sender, in the panel of the hosting provider.
    #[serde(rename = "provider panel")]
    ProviderPanel,
    #[serde(rename = "receiver")]
    Receiver,
    #[serde(rename = "recipient")]
    Recipient,
    #[serde(rename = "nobody")]
    Nobody,
}

/// Whether to send the same message again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Retry {
    Yes,
    No,
    /// After the cause is mended.
    Later,
}

/// A sort of bounces.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Category {
    title: Text,
    pub who_acts: WhoActs,
    pub retry: Retry,
    pub severity: Severity,
}

/// An error text and its cause.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Bounce {
    pub id: Text,
    regex: Text,
    /// A label for people; `receiver_ids` is for programs.
    receiver: Text,
    /// The entry of the categories.
    pub category: Text,
    pub permanence: Permanence,
    /// A text that fits, with documentation addresses in it.
    pub sample: Text,
    explanation: Text,
    fix: Vec<Text>,
    /// The entries of the catalogue that look for the cause.
    pub checks: Vec<Text>,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    #[serde(rename = "order")]
    _order: IgnoredAny,
    pub checked: Text,
    /// The receivers that say this; empty for any server.
    pub receiver_ids: Vec<Text>,
}

impl Bounce {
    /// Why the message was refused.
    pub fn explanation(&self, locale: Locale) -> &str {
        localise(File::Bounces, locale, &self.explanation, format_args!("{}/explanation", self.id))
    }

    /// What to do, in order.
    pub fn fix(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Bounces, locale, &self.fix, format_args!("{}/fix", self.id))
    }

    /// Who says this, for people.
    pub fn receiver(&self, locale: Locale) -> &str {
        localise(File::Bounces, locale, &self.receiver, format_args!("{}/receiver", self.id))
    }

    pub fn category_title(&self, locale: Locale) -> &str {
        let english = category(&self.category).map_or(self.category.as_str(), |category| category.title.as_str());
        localise(File::Bounces, locale, english, format_args!("_top/categories/{}/title", self.category))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Facts {
    #[serde(rename = "schema")]
    _schema: IgnoredAny,
    #[serde(rename = "checked")]
    _checked: IgnoredAny,
    #[serde(rename = "usage")]
    _usage: IgnoredAny,
    categories: Map<Category>,
    enhanced_status_classes: Map<Text>,
    enhanced_status_subjects: Map<Text>,
    #[serde(rename = "enhanced_status_source")]
    _enhanced_status_source: IgnoredAny,
    bounces: Vec<Bounce>,
    #[serde(rename = "usage_receiver_ids")]
    _usage_receiver_ids: IgnoredAny,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| decode(File::Bounces));

/// Every bounce, in the order they are tried.
pub fn all() -> &'static [Bounce] {
    &FACTS.bounces
}

pub fn by_id(id: &str) -> Option<&'static Bounce> {
    all().iter().find(|bounce| bounce.id == id)
}

/// A category by its name.
pub fn category(name: &str) -> Option<&'static Category> {
    FACTS.categories.get(name)
}

/// The first bounce that fits this reply or log line. Only the first [`MAX_REPLY`] octets are looked at.
pub fn find(reply: &str) -> Option<&'static Bounce> {
    static PATTERNS: OnceLock<RegexSet> = OnceLock::new();
    let set = PATTERNS.get_or_init(|| compile(File::Bounces, all().iter().map(|bounce| bounce.regex.as_str())));
    set.matches(join(reply).as_bytes()).iter().next().and_then(|first| all().get(first))
}

/// What an enhanced status code (RFC 3463 §3) says: its class and its subject, such as "permanent failure" and "security or policy".
pub fn enhanced_status(code: &str, locale: Locale) -> Option<(&'static str, &'static str)> {
    let mut parts = code.split('.');
    let (class, subject) = (parts.next()?, parts.next()?);
    parts.next().filter(|detail| detail.len() <= 3 && detail.parse::<u16>().is_ok())?;
    if parts.next().is_some() {
        return None;
    }
    let say = |table: &str, values: &'static Map<Text>, key: &str| {
        values.get(key).map(|english| localise(File::Bounces, locale, english, format_args!("_top/{table}/{key}")))
    };
    Some((say("enhanced_status_classes", &FACTS.enhanced_status_classes, class)?, say("enhanced_status_subjects", &FACTS.enhanced_status_subjects, subject)?))
}
