//! Hosting providers: whether they let mail out on port 25, how to ask, how the reverse name is set, and how an address is recognised.

use std::sync::LazyLock;

use serde::{Deserialize, de::IgnoredAny};

use super::{
    confidence::Confidence,
    file::{File, decode},
    text::{Map, Text, localise, localise_all},
};
use crate::model::locale::Locale;

/// What a provider rents out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Vps,
    Dedicated,
    /// An access line, such as a home connection.
    Access,
    /// Several small providers of one sort.
    Group,
}

/// Whether outbound port 25 is open, and what opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    Open,
    /// Open, watched, and about to change.
    OpenMonitoredChanging,
    VariesTestFirst,
    BlockedSelfService,
    BlockedUnblockOnRequest,
    BlockedUnblockConditional,
    BlockedPaidUnblock,
    BlockedOnTrial,
    BlockedRarelyLifted,
    Blocked,
    NeverForMost,
    Never,
    Unverified,
}

impl Policy {
    pub const ALL: [Self; 13] = [
        Self::Open,
        Self::OpenMonitoredChanging,
        Self::VariesTestFirst,
        Self::BlockedSelfService,
        Self::BlockedUnblockOnRequest,
        Self::BlockedUnblockConditional,
        Self::BlockedPaidUnblock,
        Self::BlockedOnTrial,
        Self::BlockedRarelyLifted,
        Self::Blocked,
        Self::NeverForMost,
        Self::Never,
        Self::Unverified,
    ];

    /// The value in the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::OpenMonitoredChanging => "open_monitored_changing",
            Self::VariesTestFirst => "varies_test_first",
            Self::BlockedSelfService => "blocked_self_service",
            Self::BlockedUnblockOnRequest => "blocked_unblock_on_request",
            Self::BlockedUnblockConditional => "blocked_unblock_conditional",
            Self::BlockedPaidUnblock => "blocked_paid_unblock",
            Self::BlockedOnTrial => "blocked_on_trial",
            Self::BlockedRarelyLifted => "blocked_rarely_lifted",
            Self::Blocked => "blocked",
            Self::NeverForMost => "never_for_most",
            Self::Never => "never",
            Self::Unverified => "unverified",
        }
    }

    /// Whether a new customer finds the port closed. Unknown when it varies or nobody knows.
    pub const fn starts_closed(self) -> Option<bool> {
        match self {
            Self::Open | Self::OpenMonitoredChanging => Some(false),
            Self::VariesTestFirst | Self::Unverified => None,
            _ => Some(true),
        }
    }

    /// Whether asking is worth the time of an ordinary customer whose port is closed.
    pub const fn is_worth_asking(self) -> bool {
        !matches!(self, Self::BlockedRarelyLifted | Self::NeverForMost | Self::Never)
    }

    /// The policy in a few words.
    pub fn text(self, locale: Locale) -> &'static str {
        let name = self.as_str();
        let english = FACTS.policy_values.get(name).map_or(name, Text::as_str);
        localise(File::Providers, locale, english, format_args!("_top/policy_values/{name}"))
    }
}

/// How a customer sets the reverse name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PtrMethod {
    Panel,
    PanelOrApi,
    PanelOrForm,
    PanelOrTicket,
    Ticket,
    TicketOrPanel,
    /// The machine's name becomes the reverse name.
    ResourceName,
}

/// Outbound port 25 at a provider.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Port25 {
    pub policy: Policy,
    pub blocked_outbound_ports: Vec<u16>,
    summary: Text,
    how_to_ask: Text,
    conditions: Vec<Text>,
    alternative: Text,
}

/// The reverse name at a provider.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Ptr {
    pub method: PtrMethod,
    r#where: Text,
    api: Text,
    rule: Text,
    /// The name of an untouched machine, with `<reversed ip>` and the like in it, or empty.
    pub default_pattern: Text,
}

/// How an address of the provider is recognised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Recognise {
    /// Autonomous system numbers. From general knowledge: compare the network's name before relying on one.
    pub asns: Vec<u32>,
    /// Endings of reverse names, whole labels.
    pub rdns_suffixes: Vec<Text>,
    /// What its networks are called, in lower case, where the provider's own name is not enough: parts joined by hyphens, each a word of the name.
    #[serde(default)]
    pub network_names: Vec<Text>,
    pub confidence: Confidence,
}

/// A provider.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Provider {
    pub id: Text,
    pub name: Text,
    pub aliases: Vec<Text>,
    pub kind: Kind,
    /// ISO 3166-1 codes or a region.
    pub country: Text,
    pub port25: Port25,
    pub ptr: Ptr,
    ipv6: Text,
    pub recognise: Recognise,
    /// When Spamhaus began to refuse its public mirrors to this network: a date, as exactly as known.
    pub spamhaus_public_mirror_refused_since: Option<Text>,
    reputation_notes: Text,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    pub checked: Text,
}

impl Provider {
    /// The policy on port 25 in a sentence or two.
    pub fn port25_summary(&self, locale: Locale) -> &str {
        localise(File::Providers, locale, &self.port25.summary, format_args!("{}/port25/summary", self.id))
    }

    /// Where and how to have the port opened.
    pub fn how_to_ask(&self, locale: Locale) -> Option<&str> {
        self.field(&self.port25.how_to_ask, "port25/how_to_ask", locale)
    }

    /// What the provider demands before it opens the port.
    pub fn conditions(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Providers, locale, &self.port25.conditions, format_args!("{}/port25/conditions", self.id))
    }

    /// What to do while the port is closed.
    pub fn alternative(&self, locale: Locale) -> Option<&str> {
        self.field(&self.port25.alternative, "port25/alternative", locale)
    }

    /// Where the reverse name is set.
    pub fn ptr_where(&self, locale: Locale) -> Option<&str> {
        self.field(&self.ptr.r#where, "ptr/where", locale)
    }

    pub fn ptr_api(&self, locale: Locale) -> Option<&str> {
        self.field(&self.ptr.api, "ptr/api", locale)
    }

    /// What must be so before the reverse name is accepted.
    pub fn ptr_rule(&self, locale: Locale) -> Option<&str> {
        self.field(&self.ptr.rule, "ptr/rule", locale)
    }

    pub fn ipv6(&self, locale: Locale) -> Option<&str> {
        self.field(&self.ipv6, "ipv6", locale)
    }

    pub fn reputation_notes(&self, locale: Locale) -> Option<&str> {
        self.field(&self.reputation_notes, "reputation_notes", locale)
    }

    fn field<'a>(&self, english: &'a Text, path: &str, locale: Locale) -> Option<&'a str> {
        english.given().map(|english| localise(File::Providers, locale, english, format_args!("{}/{path}", self.id)))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Recognition {
    steps: Vec<Text>,
    #[serde(rename = "multiple_origins")]
    _multiple_origins: IgnoredAny,
    #[serde(rename = "source")]
    _source: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct ReadResult {
    when: Text,
    means: Text,
}

/// How outbound port 25 is tried from the mail server.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Port25Test {
    method: Text,
    read_results: Vec<ReadResult>,
    also_test: Vec<u16>,
    ipv6: Text,
    #[serde(rename = "precedent")]
    _precedent: IgnoredAny,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct TicketTemplate {
    intent: Text,
    items: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct AsnReputation {
    facts: Vec<Text>,
    #[serde(rename = "source")]
    _source: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Facts {
    #[serde(rename = "schema")]
    _schema: IgnoredAny,
    #[serde(rename = "checked")]
    _checked: IgnoredAny,
    policy_values: Map<Text>,
    recognition: Recognition,
    port25_test: Port25Test,
    unblock_ticket_template: TicketTemplate,
    asn_reputation: AsnReputation,
    general_notes: Vec<Text>,
    providers: Vec<Provider>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| decode(File::Providers));

/// Every provider, in the order of the file.
pub fn all() -> &'static [Provider] {
    &FACTS.providers
}

pub fn by_id(id: &str) -> Option<&'static Provider> {
    all().iter().find(|provider| provider.id == id)
}

/// The providers that announce addresses from this autonomous system. Several may share one, and a reseller has its landlord's.
pub fn by_asn(asn: u32) -> impl Iterator<Item = &'static Provider> {
    all().iter().filter(move |provider| provider.recognise.asns.contains(&asn))
}

/// The provider whose ending this reverse name has; the longest ending wins. Case and a trailing dot do not matter.
pub fn by_rdns_suffix(name: &str) -> Option<&'static Provider> {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let fits = |suffix: &str| name.strip_suffix(suffix).is_some_and(|front| front.is_empty() || front.ends_with('.'));
    let length = |provider: &Provider| provider.recognise.rdns_suffixes.iter().filter(|suffix| fits(suffix)).map(|suffix| suffix.len()).max();
    // `max_by_key` would take the last of several, the file's order asks for the first.
    all().iter().filter_map(|provider| length(provider).map(|length| (length, provider))).rev().max_by_key(|(length, _)| *length).map(|(_, provider)| provider)
}

/// The steps by which a person finds out whose address it is.
pub fn recognition_steps(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Providers, locale, &FACTS.recognition.steps, format_args!("_top/recognition/steps"))
}

/// How to try outbound port 25 by hand.
pub fn port25_test_method(locale: Locale) -> &'static str {
    localise(File::Providers, locale, &FACTS.port25_test.method, format_args!("_top/port25_test/method"))
}

/// What the outcomes of that test mean: outcome and meaning.
pub fn port25_test_results(locale: Locale) -> Vec<(&'static str, &'static str)> {
    let say = |index: usize, english: &'static Text, field: &str| {
        localise(File::Providers, locale, english, format_args!("_top/port25_test/read_results/{index}/{field}"))
    };
    let results = FACTS.port25_test.read_results.iter().enumerate();
    results.map(|(index, result)| (say(index, &result.when, "when"), say(index, &result.means, "means"))).collect()
}

/// Other ports worth trying, on which relays listen.
pub fn ports_also_to_test() -> &'static [u16] {
    &FACTS.port25_test.also_test
}

/// Why IPv6 is tried apart.
pub fn port25_test_ipv6(locale: Locale) -> &'static str {
    localise(File::Providers, locale, &FACTS.port25_test.ipv6, format_args!("_top/port25_test/ipv6"))
}

/// What the ticket to open port 25 is for.
pub fn ticket_intent(locale: Locale) -> &'static str {
    localise(File::Providers, locale, &FACTS.unblock_ticket_template.intent, format_args!("_top/unblock_ticket_template/intent"))
}

/// What such a ticket must say.
pub fn ticket_items(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Providers, locale, &FACTS.unblock_ticket_template.items, format_args!("_top/unblock_ticket_template/items"))
}

/// What the network's own reputation does to mail.
pub fn asn_reputation(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Providers, locale, &FACTS.asn_reputation.facts, format_args!("_top/asn_reputation/facts"))
}

/// How to read the entries.
pub fn general_notes(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Providers, locale, &FACTS.general_notes, format_args!("_top/general_notes"))
}
