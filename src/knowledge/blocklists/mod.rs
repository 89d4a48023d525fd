//! DNS blocklists and allow-lists: where to ask, what an answer means, what it weighs, and which zones are never to be asked again.
//!
//! An answer is `127.a.b.c` (RFC 5782 §2.1), and every list gives its own meanings to the numbers: some say "listed", some say "you may not
//! ask", a few say something good. [`Blocklist::read`] tells these apart. A list that was never shown to be alive (RFC 5782 §5) proves nothing
//! by silence; [`Blocklist::test_point`] gives the two questions that show it.

mod choice;
mod code;
#[cfg(test)]
mod tests;
mod way;

use std::{net::Ipv4Addr, sync::LazyLock};

use serde::Deserialize;

pub use self::{
    choice::{Question, Usage, choose},
    code::{Pattern, ReturnCode},
    way::Way,
};
use super::{
    confidence::Confidence,
    file::{File, decode},
    text::{Map, Text, localise},
};
use crate::model::locale::Locale;

/// What a list answers questions about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Ipv4,
    Ipv6,
    Domain,
    /// Whole networks.
    Asn,
    /// What is good about an address or a domain; always beside or instead of another kind.
    Allowlist,
    DomainHash,
    EmailHash,
    /// A directory of networks, not a list.
    AsnLookup,
}

/// Who minds a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Impact {
    /// Large receivers or many filters.
    Core,
    /// Some filters.
    Minor,
    /// Shown, not counted.
    Informational,
    /// An allow-list: being on it helps.
    Allow,
    /// Not a list.
    Tool,
}

/// Whether the list still answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Status {
    #[serde(rename = "active")]
    Active,
    /// Alive, but contained in another list.
    #[serde(rename = "active (component)")]
    Component,
    #[serde(rename = "probably active")]
    ProbablyActive,
    #[serde(rename = "unverified")]
    Unverified,
}

/// How the list is consulted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    Dns,
    /// A file to fetch; then `zone` is its address.
    Download,
    /// By a person on a web page.
    Web,
}

/// What opens a list that does not answer everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// A Spamhaus Data Query Service key, part of the zone.
    SpamhausDqs,
    /// An Abusix Mail Intelligence key, part of the zone.
    Abusix,
    /// The resolver's address is registered with Barracuda.
    BarracudaRegistration,
    /// The resolver's address is registered with Validity.
    ValidityRegistration,
    /// A paid subscription.
    InvaluementPaid,
}

/// Whether the terms let a business ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Commercial {
    Allowed,
    WithKey,
    Refused,
    /// The terms that were read say nothing about it.
    Unsaid,
}

/// What ends a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemovedBy {
    /// Whoever is listed can ask, or take the entry off; time may end it as well.
    Request,
    /// Time alone: nobody can be asked.
    Time,
}

/// For whom the list may be asked; the wording is in [`Blocklist::query_policy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    pub private: bool,
    pub commercial: Commercial,
}

/// Two questions that show a list to be alive (RFC 5782 §5): the first must be listed, the second must not.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct TestPoint {
    /// An address or a domain.
    pub listed: Text,
    pub not_listed: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct TestPoints {
    ipv4: Option<TestPoint>,
    ipv6: Option<TestPoint>,
    domain: Option<TestPoint>,
}

/// A list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Blocklist {
    pub id: Text,
    /// The zone, without trailing dot; `<key>` in it stands for the key. See [`Blocklist::zone`].
    zone: Text,
    pub name: Text,
    pub method: Method,
    pub kind: Vec<Kind>,
    #[serde(deserialize_with = "code::read_codes")]
    pub return_codes: Vec<ReturnCode>,
    /// Keys of the codes that refuse the question.
    errors: Vec<Text>,
    /// Keys of the codes that are not a listing.
    harmless: Vec<Text>,
    /// What ends a listing, by the key of its code, where that is known of this kind and is not the same for all.
    #[serde(default)]
    ways: Map<Way>,
    /// Which part of a list that joins several a code belongs to, as its operator calls it.
    #[serde(default)]
    parts: Map<Text>,
    pub impact: Impact,
    /// 0 to 10: what a listing costs.
    pub weight: u8,
    /// Where to ask for removal, or empty.
    pub delist_url: Text,
    removal: Text,
    pub removed_by: RemovedBy,
    query_policy: Text,
    #[serde(rename = "use")]
    pub terms: Terms,
    pub needs_key: bool,
    pub key_kind: Option<KeyKind>,
    pub status: Status,
    test: TestPoints,
    notes: Text,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    pub checked: Text,
    /// The list that carries the weight for this group: of lists that count as the same, one listing counts.
    pub counts_as: Text,
}

/// What one answer of a list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<'a> {
    /// Listed, and for which reasons.
    Listed(Vec<&'a ReturnCode>),
    /// A documented answer that is no listing: neutral, or good.
    Harmless(Vec<&'a ReturnCode>),
    /// The list did not want to answer; this says nothing about the address.
    Refused(Option<&'a ReturnCode>),
    /// In 127.0.0.0/8, but not among the documented codes.
    Undocumented,
    /// Not an answer of a blocklist at all: a parked or seized zone, or a lying resolver.
    Invalid,
}

impl Blocklist {
    /// Whether the list answers questions of this kind.
    pub fn covers(&self, kind: Kind) -> bool {
        self.kind.contains(&kind)
    }

    /// The zone as written in the file, with `<key>` for the key: safe to show.
    pub fn zone_template(&self) -> &str {
        &self.zone
    }

    /// The zone to ask, with the key put in. `None` when the list is not asked by DNS, or needs a key in its zone and has none.
    ///
    /// The result is a secret when the zone holds a key.
    pub fn zone(&self, key: Option<&str>) -> Option<String> {
        if self.method != Method::Dns {
            return None;
        }
        if !self.zone.contains(KEY) {
            return Some(self.zone.to_string());
        }
        // One DNS label of a key, nothing that could lead the question elsewhere.
        let key = key.filter(|key| (1..=63).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric()))?;
        Some(self.zone.replace(KEY, key))
    }

    /// Whether the key is part of the zone, and not a registration of the asking address.
    pub fn has_key_in_zone(&self) -> bool {
        self.zone.contains(KEY)
    }

    /// Keys of the codes by which the list refuses a question.
    pub fn refusals(&self) -> impl Iterator<Item = &str> {
        self.errors.iter().map(Text::as_str)
    }

    /// What this answer says.
    pub fn read(&self, answer: Ipv4Addr) -> Reading<'_> {
        if answer.octets()[0] != 127 {
            return Reading::Invalid;
        }
        let among = |keys: &[Text], code: &ReturnCode| keys.contains(&code.key);
        let matching: Vec<&ReturnCode> = self.return_codes.iter().filter(|code| code.pattern.matches(answer)).collect();
        if let Some(error) = matching.iter().find(|code| among(&self.errors, code)) {
            return Reading::Refused(Some(error));
        }
        // Error answers by Spamhaus' convention, which other lists follow.
        if answer.octets()[..3] == [127, 255, 255] {
            return Reading::Refused(None);
        }
        let (harmless, listed): (Vec<_>, Vec<_>) = matching.into_iter().partition(|code| among(&self.harmless, code) || self.impact == Impact::Allow);
        match (listed.is_empty(), harmless.is_empty()) {
            (false, _) => Reading::Listed(listed),
            (true, false) => Reading::Harmless(harmless),
            (true, true) => Reading::Undocumented,
        }
    }

    /// The questions that show the list to be alive for this kind, and whether the list documents them or only RFC 5782 asks for them.
    ///
    /// When only the RFC asks, a failed test means "could not be told", not "dead".
    pub fn test_point(&self, kind: Kind) -> Option<(TestPoint, bool)> {
        let own = match kind {
            Kind::Ipv4 => &self.test.ipv4,
            Kind::Ipv6 => &self.test.ipv6,
            Kind::Domain => &self.test.domain,
            _ => return None,
        };
        if !self.covers(kind) || self.method != Method::Dns {
            return None;
        }
        if let Some(point) = own {
            return Some((point.clone(), true));
        }
        // RFC 5782 §5: the points that every list must have.
        let (listed, not_listed) = match kind {
            Kind::Ipv4 => ("127.0.0.2", "127.0.0.1"),
            Kind::Ipv6 => ("::ffff:7f00:2", "::ffff:7f00:1"),
            _ => ("test", "invalid"),
        };
        Some((TestPoint { listed: Text::from(listed), not_listed: Text::from(not_listed) }, false))
    }

    /// Why the answer was given, in this language.
    pub fn meaning<'a>(&self, code: &'a ReturnCode, locale: Locale) -> &'a str {
        localise(File::Blocklists, locale, &code.meaning, format_args!("{}/return_codes/{}", self.id, code.key))
    }

    /// What ends a listing of this kind, where the list tells kinds apart.
    pub fn way(&self, key: &str) -> Option<Way> {
        self.ways.get(key).copied()
    }

    /// The part of the list that gives this code, as its operator calls it: `SBL`.
    pub fn part(&self, key: &str) -> Option<&str> {
        self.parts.get(key).map(Text::as_str)
    }

    /// How one gets off the list, when known.
    pub fn removal(&self, locale: Locale) -> Option<&str> {
        self.field(&self.removal, "removal", locale)
    }

    /// Whether one can ask to be taken off, and need not only wait.
    pub fn takes_requests(&self) -> bool {
        self.removed_by == RemovedBy::Request
    }

    /// The terms of asking.
    pub fn query_policy(&self, locale: Locale) -> Option<&str> {
        self.field(&self.query_policy, "query_policy", locale)
    }

    pub fn notes(&self, locale: Locale) -> Option<&str> {
        self.field(&self.notes, "notes", locale)
    }

    fn field<'a>(&self, english: &'a Text, name: &str, locale: Locale) -> Option<&'a str> {
        english.given().map(|english| localise(File::Blocklists, locale, english, format_args!("{}/{name}", self.id)))
    }
}

const KEY: &str = "<key>";

/// Zones that ended and are never asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Dead {
    pub zones: Vec<Text>,
    pub name: Text,
    /// When, as exactly as known.
    pub ended: Text,
    behaviour: Text,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    pub checked: Text,
    #[serde(skip)]
    index: usize,
}

impl Dead {
    /// What the zone does since.
    pub fn behaviour(&self, locale: Locale) -> &str {
        localise(File::Blocklists, locale, &self.behaviour, format_args!("_top/dead/{}/behaviour", self.index))
    }
}

/// A reputation that is looked up by a person on a web page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct WebReputation {
    pub id: Text,
    pub name: Text,
    pub url: Text,
    notes: Text,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    pub checked: Text,
    #[serde(skip)]
    index: usize,
}

impl WebReputation {
    pub fn notes(&self, locale: Locale) -> &str {
        localise(File::Blocklists, locale, &self.notes, format_args!("_top/web_only_reputation/{}/notes", self.index))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Facts {
    #[serde(rename = "schema")]
    _schema: Text,
    #[serde(rename = "checked")]
    _checked: Text,
    rules: Map<Text>,
    lists: Vec<Blocklist>,
    web_only_reputation: Vec<WebReputation>,
    dead: Vec<Dead>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| {
    let mut facts: Facts = decode(File::Blocklists);
    facts.dead.iter_mut().enumerate().for_each(|(index, dead)| dead.index = index);
    facts.web_only_reputation.iter_mut().enumerate().for_each(|(index, page)| page.index = index);
    facts
});

/// Every list, allow-lists and tools among them, in the order of the file.
pub fn all() -> &'static [Blocklist] {
    &FACTS.lists
}

pub fn by_id(id: &str) -> Option<&'static Blocklist> {
    all().iter().find(|list| list.id == id)
}

/// The zones that ended.
pub fn dead() -> &'static [Dead] {
    &FACTS.dead
}

/// The end of this zone, or of one above it, when it ended. Case and a trailing dot do not matter.
pub fn find_dead(zone: &str) -> Option<&'static Dead> {
    let zone = zone.trim_end_matches('.').to_ascii_lowercase();
    let under = |dead: &Text| zone == dead.as_str() || zone.strip_suffix(dead.as_str()).is_some_and(|front| front.ends_with('.'));
    dead().iter().find(|group| group.zones.iter().any(under))
}

/// Whether this zone must not be asked.
pub fn is_dead(zone: &str) -> bool {
    find_dead(zone).is_some()
}

/// Reputations that only a person can look up.
pub fn web_reputations() -> &'static [WebReputation] {
    &FACTS.web_only_reputation
}

/// A rule of asking blocklists, by its key in the file.
pub fn rule(key: &str, locale: Locale) -> Option<&'static str> {
    FACTS.rules.get(key).map(|english| localise(File::Blocklists, locale, english, format_args!("_top/rules/{key}")))
}
