//! Mail suites: what they need of a machine, where their panels keep DKIM and the relay, and the DNS records they ask for.

use std::sync::LazyLock;

use serde::{Deserialize, de::IgnoredAny};

use super::{
    confidence::Confidence,
    file::{File, decode},
    text::{Map, Text, localise, localise_all},
};
use crate::model::locale::Locale;

/// What a suite needs of a machine.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Resources {
    /// MiB.
    pub min_ram_mb: u32,
    /// MiB.
    pub min_swap_mb: u32,
    /// MiB.
    pub recommended_ram_mb: u32,
    /// GB.
    pub min_disk_gb: u32,
    min_cpu: Text,
    /// MiB, with the virus scanner off.
    pub without_clamav_min_ram_mb: u32,
    notes: Text,
    #[serde(default)]
    unsupported: Vec<Text>,
}

/// DKIM in a suite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Dkim {
    selector: Text,
    r#where: Text,
    rotation: Text,
    /// A regular expression that the suite's selectors fit, where they are made by rule.
    pub selector_pattern: Option<Text>,
    /// The name of the setting that chooses the selector.
    pub setting: Option<Text>,
}

/// Sending through a relay with a suite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Relay {
    r#where: Text,
    steps: Vec<Text>,
    /// Lines for a configuration file.
    pub config_snippet: Option<Text>,
}

/// The ports a suite uses.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ports {
    pub inbound: Vec<u16>,
    pub outbound: Vec<u16>,
}

/// How much a record matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Delivery suffers without it.
    Required,
    /// Clients or the security of transport suffer without it.
    Recommended,
    Optional,
}

impl Level {
    /// What the level means.
    pub fn text(self, locale: Locale) -> &'static str {
        let name = match self {
            Self::Required => "required",
            Self::Recommended => "recommended",
            Self::Optional => "optional",
        };
        let english = FACTS.record_levels.get(name).map_or(name, Text::as_str);
        localise(File::Suites, locale, english, format_args!("_top/record_levels/{name}"))
    }
}

/// A record that a suite asks for, with placeholders (see [`placeholders`]).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Record {
    pub r#type: Text,
    pub name: Text,
    pub value: Text,
    purpose: Text,
    pub level: Level,
}

/// What only some suites have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Extras {
    dqs: Option<Text>,
    postscreen: Option<Text>,
    mtasts: Option<Text>,
    diagnostics: Option<Text>,
    preflight: Option<Text>,
    /// Names of Stalwart's record types.
    #[serde(rename = "record_types")]
    _record_types: Option<IgnoredAny>,
    reports: Option<Text>,
    checks: Option<Text>,
    split_by_destination: Option<Text>,
    split_by_sender: Option<Text>,
}

/// A suite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Suite {
    pub id: Text,
    pub name: Text,
    kind: Text,
    pub licence: Text,
    /// The programs it is made of.
    pub architecture: Vec<Text>,
    pub resources: Resources,
    pub dkim: Dkim,
    pub relay: Relay,
    pub ports: Ports,
    pub dns: Vec<Record>,
    extras: Extras,
    pitfalls: Vec<Text>,
    #[serde(default)]
    trade_offs: Vec<Text>,
    /// The command or the file that shows the mail log.
    log_hint: Text,
    api: Text,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    pub checked: Text,
}

impl Suite {
    /// What sort of software it is.
    pub fn kind(&self, locale: Locale) -> &str {
        self.say(&self.kind, "kind", locale)
    }

    pub fn min_cpu(&self, locale: Locale) -> &str {
        self.say(&self.resources.min_cpu, "resources/min_cpu", locale)
    }

    pub fn resource_notes(&self, locale: Locale) -> Option<&str> {
        self.field(&self.resources.notes, "resources/notes", locale)
    }

    /// Where the suite does not run.
    pub fn unsupported(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Suites, locale, &self.resources.unsupported, format_args!("{}/resources/unsupported", self.id))
    }

    /// The selector, when it is always the same, ready to be asked for in DNS.
    pub fn fixed_selector(&self) -> Option<&str> {
        let selector = self.dkim.selector.as_str();
        // RFC 6376 §3.1: a selector is made of labels; a description has blanks.
        selector.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then_some(selector)
    }

    /// The selector, or the rule by which it is made.
    pub fn selector(&self, locale: Locale) -> &str {
        self.say(&self.dkim.selector, "dkim/selector", locale)
    }

    /// Where the key is made and shown.
    pub fn dkim_where(&self, locale: Locale) -> &str {
        self.say(&self.dkim.r#where, "dkim/where", locale)
    }

    pub fn dkim_rotation(&self, locale: Locale) -> &str {
        self.say(&self.dkim.rotation, "dkim/rotation", locale)
    }

    /// Where a relay is entered.
    pub fn relay_where(&self, locale: Locale) -> &str {
        self.say(&self.relay.r#where, "relay/where", locale)
    }

    pub fn relay_steps(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Suites, locale, &self.relay.steps, format_args!("{}/relay/steps", self.id))
    }

    /// The records to publish, with what each is for.
    pub fn records(&self, locale: Locale) -> Vec<(&Record, &str)> {
        let records = self.dns.iter().enumerate();
        records.map(|(index, record)| (record, localise(File::Suites, locale, &record.purpose, format_args!("{}/dns/{index}/purpose", self.id)))).collect()
    }

    /// What only this suite has: the field's name and a sentence.
    pub fn extras(&self, locale: Locale) -> Vec<(&'static str, &str)> {
        let Extras { dqs, postscreen, mtasts, diagnostics, preflight, _record_types: _, reports, checks, split_by_destination, split_by_sender } = &self.extras;
        let named = [
            ("dqs", dqs),
            ("postscreen", postscreen),
            ("mtasts", mtasts),
            ("diagnostics", diagnostics),
            ("preflight", preflight),
            ("reports", reports),
            ("checks", checks),
            ("split_by_destination", split_by_destination),
            ("split_by_sender", split_by_sender),
        ];
        let given = named.into_iter().filter_map(|(name, text)| text.as_ref().map(|text| (name, text)));
        given.map(|(name, text)| (name, localise(File::Suites, locale, text, format_args!("{}/extras/{name}", self.id)))).collect()
    }

    pub fn pitfalls(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Suites, locale, &self.pitfalls, format_args!("{}/pitfalls", self.id))
    }

    /// What speaks for and against it, in practitioners' opinion: to be shown as such.
    pub fn trade_offs(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Suites, locale, &self.trade_offs, format_args!("{}/trade_offs", self.id))
    }

    /// The command or the file that shows the mail log.
    pub fn log_hint(&self, locale: Locale) -> &str {
        self.say(&self.log_hint, "log_hint", locale)
    }

    pub fn api(&self, locale: Locale) -> &str {
        self.say(&self.api, "api", locale)
    }

    fn say<'a>(&self, english: &'a str, path: &str, locale: Locale) -> &'a str {
        localise(File::Suites, locale, english, format_args!("{}/{path}", self.id))
    }

    fn field<'a>(&self, english: &'a Text, path: &str, locale: Locale) -> Option<&'a str> {
        english.given().map(|english| self.say(english, path, locale))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Facts {
    #[serde(rename = "schema")]
    _schema: IgnoredAny,
    #[serde(rename = "checked")]
    _checked: IgnoredAny,
    sizing_rule: Text,
    record_levels: Map<Text>,
    placeholders: Map<Text>,
    hybrid_notes: Vec<Text>,
    suites: Vec<Suite>,
    #[serde(rename = "field_notes")]
    _field_notes: IgnoredAny,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| decode(File::Suites));

/// Every suite, in the order of the file.
pub fn all() -> &'static [Suite] {
    &FACTS.suites
}

pub fn by_id(id: &str) -> Option<&'static Suite> {
    all().iter().find(|suite| suite.id == id)
}

/// How a machine's memory is held against a suite's needs.
pub fn sizing_rule(locale: Locale) -> &'static str {
    localise(File::Suites, locale, &FACTS.sizing_rule, format_args!("_top/sizing_rule"))
}

/// The placeholders of records and what each stands for.
pub fn placeholders(locale: Locale) -> Vec<(&'static str, &'static str)> {
    FACTS.placeholders.iter().map(|(name, meaning)| (name, localise(File::Suites, locale, meaning, format_args!("_top/placeholders/{name}")))).collect()
}

/// What changes in DNS when mail goes out through a relay and comes in directly.
pub fn hybrid_notes(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Suites, locale, &FACTS.hybrid_notes, format_args!("_top/hybrid_notes"))
}
