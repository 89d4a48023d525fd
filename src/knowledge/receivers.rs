//! Receivers: what Gmail, Yahoo, Outlook.com and others demand of a sender, where they can be asked, and which mail exchangers are theirs.

use std::sync::{LazyLock, OnceLock};

use regex::bytes::RegexSet;
use serde::{Deserialize, de::IgnoredAny};

use super::{
    confidence::Confidence,
    file::{File, compile, decode},
    text::{Text, localise, localise_all},
};
use crate::model::locale::Locale;

/// How much of a usual recipient list the receiver has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Importance {
    Core,
    High,
    Medium,
    Low,
}

/// Where a sender can turn to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ToolKind {
    Doc,
    /// A console for senders.
    Postmaster,
    /// A form to ask for mercy.
    Form,
    /// A feedback loop (RFC 5965 reports).
    Fbl,
    Test,
    Api,
    /// A mailbox.
    Mail,
}

/// To whom a rule applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Every sender.
    All,
    /// Senders above the bulk threshold.
    Bulk,
}

/// How a rule is to be read, where its check alone does not say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The check is the rule.
    #[default]
    Check,
    /// One of SPF and DKIM is enough.
    SpfOrDkim,
    /// Both are demanded.
    SpfAndDkim,
    /// Only the SPF result "fail" breaks it (RFC 7208 §2.6.4).
    SpfFail,
    /// The receiver's own reputation data, which nobody else can ask.
    OwnReputation,
    /// What the server does while it sends: only a message shows it.
    Sending,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Requirement {
    check: Text,
    text: Text,
    effect: Text,
    #[serde(default)]
    reading: Reading,
    /// The source says that mail is refused.
    #[serde(default)]
    refuses: bool,
    /// The blocklists that the receiver is known to use, by id.
    #[serde(default)]
    lists: Vec<Text>,
}

/// One demand of a receiver, in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule<'a> {
    /// The entry of the catalogue that tells whether it is met.
    pub check: &'a str,
    pub text: &'a str,
    /// What happens to mail that misses it, when the receiver says so.
    pub effect: Option<&'a str>,
    pub reading: Reading,
    /// Whether the source says that mail is refused: the only ground for "will be refused".
    pub refuses: bool,
    /// The blocklists that count, by id; any when empty.
    pub lists: &'a [Text],
}

/// From when on a sender counts as bulk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct BulkThreshold {
    /// Messages a day; absent when the receiver gives no number.
    pub per_day: Option<u32>,
    counted: Text,
    once_bulk: Text,
    /// Whether the rules hold for all mail of such a sender, or for its bulk mail alone.
    pub all_traffic: bool,
}

/// How much the receiver takes at once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Limits {
    /// Connections at the same time.
    pub connections: Option<u32>,
    pub messages_per_connection: Option<u32>,
    /// Where the numbers are from when the receiver publishes none.
    pub hint_source: Option<Text>,
    pub published_by_vendor: Option<bool>,
    note: Option<Text>,
}

/// A page, a form or a mailbox of a receiver.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Tool {
    pub kind: ToolKind,
    pub name: Text,
    /// An `https:` address or a mailbox.
    pub url: Text,
    note: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Milestone {
    date: Text,
    text: Text,
}

/// A receiver.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Receiver {
    pub id: Text,
    pub name: Text,
    mx_patterns: Vec<Text>,
    /// What its customers put into the SPF record of a domain whose mailboxes it keeps (`include:`), where that is one name for all.
    #[serde(default)]
    pub spf_include: Option<Text>,
    /// Some of its recipient domains: a hint only, the mail exchanger decides.
    pub domains: Vec<Text>,
    pub importance: Importance,
    requirements_all: Vec<Requirement>,
    pub bulk_threshold: Option<BulkThreshold>,
    requirements_bulk: Vec<Requirement>,
    pub limits: Limits,
    pub tools: Vec<Tool>,
    enforcement_timeline: Vec<Milestone>,
    escalation: Vec<Text>,
    quirks: Vec<Text>,
    ipv6: Text,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    pub checked: Text,
}

impl Receiver {
    /// What it is called in this language.
    pub fn name_in(&self, locale: Locale) -> &str {
        self.say(&self.name, format_args!("name"), locale)
    }

    /// What the receiver demands.
    pub fn rules(&self, audience: Audience, locale: Locale) -> Vec<Rule<'_>> {
        let (list, field) = match audience {
            Audience::All => (&self.requirements_all, "requirements_all"),
            Audience::Bulk => (&self.requirements_bulk, "requirements_bulk"),
        };
        let rules = list.iter().enumerate().map(|(index, requirement)| Rule {
            check: &requirement.check,
            text: self.say(&requirement.text, format_args!("{field}/{index}/text"), locale),
            effect: requirement.effect.given().map(|effect| self.say(effect, format_args!("{field}/{index}/effect"), locale)),
            reading: requirement.reading,
            refuses: requirement.refuses,
            lists: &requirement.lists,
        });
        rules.collect()
    }

    /// How the bulk threshold is counted, and whether bulk status ever ends.
    pub fn bulk_notes(&self, locale: Locale) -> Option<(&str, &str)> {
        let threshold = self.bulk_threshold.as_ref()?;
        let counted = self.say(&threshold.counted, format_args!("bulk_threshold/counted"), locale);
        Some((counted, self.say(&threshold.once_bulk, format_args!("bulk_threshold/once_bulk"), locale)))
    }

    pub fn limits_note(&self, locale: Locale) -> Option<&str> {
        self.limits.note.as_ref().map(|note| self.say(note, format_args!("limits/note"), locale))
    }

    /// Where to turn to: each with its name, and a remark on it.
    pub fn tools(&self, locale: Locale) -> Vec<(&Tool, &str, Option<&str>)> {
        let tools = self.tools.iter().enumerate().map(|(index, tool)| {
            let note = tool.note.given().map(|note| self.say(note, format_args!("tools/{index}/note"), locale));
            (tool, self.say(&tool.name, format_args!("tools/{index}/name"), locale), note)
        });
        tools.collect()
    }

    /// When which rule came into force: month and event.
    pub fn timeline(&self, locale: Locale) -> Vec<(&str, &str)> {
        let events = self.enforcement_timeline.iter().enumerate();
        events.map(|(index, event)| (event.date.as_str(), self.say(&event.text, format_args!("enforcement_timeline/{index}/text"), locale))).collect()
    }

    /// What to do when mail is refused although the rules are met, in order.
    pub fn escalation(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Receivers, locale, &self.escalation, format_args!("{}/escalation", self.id))
    }

    pub fn quirks(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Receivers, locale, &self.quirks, format_args!("{}/quirks", self.id))
    }

    pub fn ipv6(&self, locale: Locale) -> Option<&str> {
        self.ipv6.given().map(|english| self.say(english, format_args!("ipv6"), locale))
    }

    /// Whether its rules that were read speak of mail over IPv6. Of the others nobody knows whether they can be reached so at all.
    pub fn speaks_of_ipv6(&self) -> bool {
        !self.ipv6.is_empty()
    }

    fn say<'a>(&self, english: &'a str, path: std::fmt::Arguments<'_>, locale: Locale) -> &'a str {
        localise(File::Receivers, locale, english, format_args!("{}/{path}", self.id))
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
    common_minimum: Vec<Text>,
    small_sender_note: Text,
    receivers: Vec<Receiver>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| decode(File::Receivers));

/// Every receiver, in the order of the file: special ones before general ones.
pub fn all() -> &'static [Receiver] {
    &FACTS.receivers
}

pub fn by_id(id: &str) -> Option<&'static Receiver> {
    all().iter().find(|receiver| receiver.id == id)
}

/// The receiver behind a mail exchanger; the first that fits, in the order of the file. Case and a trailing dot do not matter.
pub fn of_mx(host: &str) -> Option<&'static Receiver> {
    static PATTERNS: OnceLock<(RegexSet, Vec<&'static Receiver>)> = OnceLock::new();
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    // RFC 1035 §2.3.4: no name is longer than 255 octets.
    if host.len() > 255 {
        return None;
    }
    let (set, owners) = PATTERNS.get_or_init(|| {
        let pairs = || all().iter().flat_map(|receiver| receiver.mx_patterns.iter().map(move |pattern| (pattern.as_str(), receiver)));
        (compile(File::Receivers, pairs().map(|(pattern, _)| pattern)), pairs().map(|(_, receiver)| receiver).collect())
    });
    set.matches(host.as_bytes()).iter().next().and_then(|first| owners.get(first).copied())
}

/// What satisfies all large receivers at once.
pub fn common_minimum(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Receivers, locale, &FACTS.common_minimum, format_args!("_top/common_minimum"))
}

/// What the rules for bulk mean to a small sender.
pub fn small_sender_note(locale: Locale) -> &'static str {
    localise(File::Receivers, locale, &FACTS.small_sender_note, format_args!("_top/small_sender_note"))
}
