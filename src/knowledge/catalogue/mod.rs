//! The catalogue: every check there is, what it looks at, when it passes, and how bad it is when it does not.
//!
//! The catalogue says what could be found; `model::code` is what the product finds. Each row of that table names an entry here, as bounces
//! and receivers' rules do, so that an error text leads to a check and a check to its finding.

mod ptr;
#[cfg(test)]
mod tests;

use std::{collections::HashMap, sync::LazyLock};

use serde::{Deserialize, de::IgnoredAny};

pub use self::ptr::{GenericName, Shows};
use super::{
    confidence::Confidence,
    file::{File, decode},
    text::{Map, Text, localise, localise_all},
};
use crate::model::{locale::Locale, verdict::Verdict};

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    Ip,
    Domain,
    Server,
}

/// What a check cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Needs {
    Dns,
    /// Connections to the mail exchangers from outside.
    Smtp,
    /// A web page, a policy file or RDAP.
    Http,
    /// Something on the mail server.
    Host,
    /// A received message.
    Mail,
    /// The mail server's log or queue.
    Logs,
    /// A person's answer.
    User,
    /// Somebody's key.
    Key,
}

/// How much a failure matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Mail is refused or lost.
    Blocker,
    /// Large receivers refuse or junk.
    High,
    /// Some receivers mind, or it is a risk.
    Medium,
    /// Good practice.
    Low,
    Info,
}

/// The part of the product that carries a check out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Judged from what DNS (and RDAP) answer.
    Engine,
    /// Judged from connections: SMTP, HTTPS, outbound port 25.
    Port25,
    /// Judged on the machine and while setting up.
    Wizard,
    /// Judged from logs, panels and answers over time.
    Console,
    /// Judged from a message that arrived.
    Message,
}

/// Whether a machine can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Check,
    /// Only a person knows.
    Checklist,
}

/// How bad a miss is: the three verdicts that accuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Fault {
    Broken,
    Problem,
    Note,
}

impl From<Fault> for Verdict {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Broken => Self::Broken,
            Fault::Problem => Self::Problem,
            Fault::Note => Self::Note,
        }
    }
}

/// An entry of the catalogue.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Check {
    /// `group.name`, as bounces, receivers and findings name it.
    pub id: Text,
    pub group: Text,
    /// The area of the report, by its name in the JSON report; `operations` stands in the console only.
    pub area: Text,
    pub part: Part,
    pub kind: Kind,
    title: Text,
    /// For somebody who never ran a mail server: what this is, and what becomes of their mail when it is wrong.
    #[serde(default)]
    plain: Text,
    pub scope: Scope,
    pub needs: Needs,
    looks_up: Text,
    pass_when: Text,
    warn_when: Text,
    fail_when: Text,
    pub severity: Severity,
    on_fail: Option<Fault>,
    on_warn: Option<Fault>,
    /// Standards (`RFC 7208 §4.6.4`) and the rules of receivers and vendors.
    basis: Vec<Text>,
    fix: Text,
    notes: Text,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    pub checked: Text,
}

impl Check {
    /// The verdict of a failure, `None` for a check that can only warn or inform.
    pub fn on_fail(&self) -> Option<Verdict> {
        self.on_fail.map(Verdict::from)
    }

    /// The verdict of a warning, `None` for a check that passes or fails.
    pub fn on_warn(&self) -> Option<Verdict> {
        self.on_warn.map(Verdict::from)
    }

    pub fn title(&self, locale: Locale) -> &str {
        localise(File::Catalogue, locale, &self.title, format_args!("{}/title", self.id))
    }

    /// What it is in plain words; all that a report can name has them.
    pub fn plain(&self, locale: Locale) -> Option<&str> {
        self.field(&self.plain, "plain", locale)
    }

    /// What to do about a failure.
    pub fn fix(&self, locale: Locale) -> &str {
        localise(File::Catalogue, locale, &self.fix, format_args!("{}/fix", self.id))
    }

    pub fn looks_up(&self, locale: Locale) -> &str {
        localise(File::Catalogue, locale, &self.looks_up, format_args!("{}/looks_up", self.id))
    }

    pub fn pass_when(&self, locale: Locale) -> &str {
        localise(File::Catalogue, locale, &self.pass_when, format_args!("{}/pass_when", self.id))
    }

    pub fn warn_when(&self, locale: Locale) -> Option<&str> {
        self.field(&self.warn_when, "warn_when", locale)
    }

    pub fn fail_when(&self, locale: Locale) -> Option<&str> {
        self.field(&self.fail_when, "fail_when", locale)
    }

    pub fn notes(&self, locale: Locale) -> Option<&str> {
        self.field(&self.notes, "notes", locale)
    }

    /// What it rests on: an RFC with its section, or a rule by its name.
    pub fn basis(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Catalogue, locale, &self.basis, format_args!("{}/basis", self.id))
    }

    fn field<'a>(&self, english: &'a Text, name: &str, locale: Locale) -> Option<&'a str> {
        english.given().map(|english| localise(File::Catalogue, locale, english, format_args!("{}/{name}", self.id)))
    }
}

/// Selectors that are worth a guess. A hit proves that a key is there, a miss proves nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct SelectorGuesses {
    /// Selectors (RFC 6376 §3.1), in the order to try.
    pub list: Vec<Text>,
    #[serde(rename = "by_suite")]
    _by_suite: IgnoredAny,
    #[serde(rename = "note")]
    _note: IgnoredAny,
    pub confidence: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Facts {
    #[serde(rename = "schema")]
    _schema: IgnoredAny,
    #[serde(rename = "checked")]
    _checked: IgnoredAny,
    severity_scale: Map<Text>,
    needs_values: Map<Text>,
    #[serde(rename = "confidence_values")]
    _confidence_values: IgnoredAny,
    // What the catalogue proposes for states, scores and DMARC is settled elsewhere: in `model::verdict`, `check::score` and `mail::dmarc`.
    #[serde(rename = "states")]
    _states: IgnoredAny,
    #[serde(rename = "scoring")]
    _scoring: IgnoredAny,
    #[serde(rename = "dmarcbis")]
    _dmarcbis: IgnoredAny,
    generic_ptr: ptr::Patterns,
    dkim_selector_guesses: SelectorGuesses,
    #[serde(rename = "precedents")]
    _precedents: IgnoredAny,
    checks: Vec<Check>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| decode(File::Catalogue));
static PLACES: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| all().iter().enumerate().map(|(place, check)| (&*check.id, place)).collect());

/// Every check, in the order of the file.
pub fn all() -> &'static [Check] {
    &FACTS.checks
}

pub fn by_id(id: &str) -> Option<&'static Check> {
    PLACES.get(id).and_then(|place| all().get(*place))
}

/// The checks of an area, by the area's name in the JSON report.
pub fn of_area(area: &str) -> impl Iterator<Item = &'static Check> {
    all().iter().filter(move |check| check.area == *area)
}

/// DKIM selectors to try when nobody names one.
pub fn selector_guesses() -> &'static SelectorGuesses {
    &FACTS.dkim_selector_guesses
}

/// What a reverse name gives away about itself: every pattern it fits, in the order of the file. Empty for a name that looks chosen.
///
/// Case and a trailing dot do not matter. A name longer than a DNS name can be (RFC 1035 §2.3.4, 255 octets) fits nothing.
pub fn generic_ptr(name: &str) -> Vec<GenericName> {
    FACTS.generic_ptr.matches(name)
}

/// What a severity or a need means, by its name in the file.
pub fn scale(name: &str, locale: Locale) -> Option<&'static str> {
    let tables = [("severity_scale", &FACTS.severity_scale), ("needs_values", &FACTS.needs_values)];
    tables
        .into_iter()
        .find_map(|(table, values)| values.get(name).map(|english| localise(File::Catalogue, locale, english, format_args!("_top/{table}/{name}"))))
}
