//! Relays: services that send for a server whose own address cannot, and what each needs in DNS.

use std::sync::LazyLock;

use serde::{Deserialize, de::IgnoredAny};

use super::{
    confidence::Confidence,
    file::{File, decode},
    text::{Text, localise, localise_all},
};
use crate::model::locale::Locale;

/// The ports of a relay.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ports {
    /// Plain first, then STARTTLS (RFC 3207).
    pub starttls: Vec<u16>,
    /// TLS from the first octet (RFC 8314 §3).
    pub implicit_tls: Vec<u16>,
    pub offers_2525: bool,
    /// What still works where a provider closes 25, 465 and 587.
    pub survives_587_block: Vec<u16>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Auth {
    username: Text,
    password: Text,
}

/// The relay's part in SPF.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Spf {
    /// The domain of the `include:` mechanism; empty, or words, when there is none to name.
    pub include: Text,
    r#where: Text,
    /// Whether mail from the relay fails SPF without it.
    pub needed: bool,
    /// The label below the domain at which it usually stands, where that is not the domain itself.
    #[serde(default)]
    pub label: Option<Text>,
}

/// A record to publish, with `<…>` for what the relay's panel tells.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Record {
    /// `TXT`, `CNAME`, `MX`.
    pub r#type: Text,
    pub name: Text,
    pub value: Text,
}

/// How mail of the relay is signed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Dkim {
    method: Text,
    pub records: Vec<Record>,
    /// Whether it signs under these names alone, and offers its customers no others.
    #[serde(default)]
    pub fixed: bool,
    pub key_bits: u16,
}

/// The envelope sender of the relay, on which SPF and its alignment depend.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct ReturnPath {
    default: Text,
    custom: Text,
    pub records: Vec<Record>,
}

/// An address of one's own at the relay.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct DedicatedIp {
    pub offered: bool,
    price: Text,
    min_volume: Text,
    warmup: Text,
}

/// A relay.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Relay {
    pub id: Text,
    pub name: Text,
    /// Host names; `<region>` and the like are to be filled in.
    pub hosts: Vec<Text>,
    pub ports: Ports,
    auth: Auth,
    pub spf: Spf,
    pub dkim: Dkim,
    pub return_path: ReturnPath,
    dmarc_note: Text,
    free_tier: Text,
    price_points: Text,
    pub dedicated_ip: DedicatedIp,
    setup_steps: Vec<Text>,
    quirks: Vec<Text>,
    status: Text,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    /// Prices age fastest: show this beside them.
    pub checked: Text,
}

impl Relay {
    /// What goes into the fields for user name and password. The password itself is never asked for.
    pub fn credentials(&self, locale: Locale) -> (&str, &str) {
        (self.say(&self.auth.username, "auth/username", locale), self.say(&self.auth.password, "auth/password", locale))
    }

    /// The DKIM selectors under which its keys stand, as far as they are the same for every customer.
    pub fn selectors(&self) -> impl Iterator<Item = &str> {
        let names = self.dkim.records.iter().flat_map(|record| record.name.split(", "));
        names.filter_map(|name| name.strip_suffix("._domainkey")).filter(|selector| !selector.contains('<'))
    }

    /// The domain of the relay's `include:`; `None` when it has none, or only its panel tells.
    pub fn include_domain(&self) -> Option<&str> {
        let include = self.spf.include.as_str();
        (include.contains('.') && !include.contains([' ', '<'])).then_some(include)
    }

    /// Where the SPF mechanism belongs.
    pub fn spf_where(&self, locale: Locale) -> &str {
        self.say(&self.spf.r#where, "spf/where", locale)
    }

    pub fn dkim_method(&self, locale: Locale) -> &str {
        self.say(&self.dkim.method, "dkim/method", locale)
    }

    /// The envelope sender as it is without further ado.
    pub fn return_path(&self, locale: Locale) -> &str {
        self.say(&self.return_path.default, "return_path/default", locale)
    }

    /// The envelope sender that can be had.
    pub fn custom_return_path(&self, locale: Locale) -> Option<&str> {
        self.field(&self.return_path.custom, "return_path/custom", locale)
    }

    pub fn dmarc_note(&self, locale: Locale) -> Option<&str> {
        self.field(&self.dmarc_note, "dmarc_note", locale)
    }

    pub fn free_tier(&self, locale: Locale) -> Option<&str> {
        self.field(&self.free_tier, "free_tier", locale)
    }

    pub fn price_points(&self, locale: Locale) -> Option<&str> {
        self.field(&self.price_points, "price_points", locale)
    }

    pub fn dedicated_ip_price(&self, locale: Locale) -> Option<&str> {
        self.field(&self.dedicated_ip.price, "dedicated_ip/price", locale)
    }

    /// How much one must send for such an address to make sense or to be had.
    pub fn dedicated_ip_volume(&self, locale: Locale) -> Option<&str> {
        self.field(&self.dedicated_ip.min_volume, "dedicated_ip/min_volume", locale)
    }

    pub fn dedicated_ip_warmup(&self, locale: Locale) -> Option<&str> {
        self.field(&self.dedicated_ip.warmup, "dedicated_ip/warmup", locale)
    }

    /// What to do, in order.
    pub fn setup_steps(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Relays, locale, &self.setup_steps, format_args!("{}/setup_steps", self.id))
    }

    pub fn quirks(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Relays, locale, &self.quirks, format_args!("{}/quirks", self.id))
    }

    /// Whether the service takes new customers.
    pub fn status(&self, locale: Locale) -> &str {
        self.say(&self.status, "status", locale)
    }

    /// Whether the SPF mechanism is a domain to include, and not an instruction to ask for one.
    pub fn has_include(&self) -> bool {
        self.spf.include.contains('.')
    }

    fn say<'a>(&self, english: &'a str, path: &str, locale: Locale) -> &'a str {
        localise(File::Relays, locale, english, format_args!("{}/{path}", self.id))
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
    choose: Vec<Text>,
    tests: Vec<Text>,
    pitfalls: Vec<Text>,
    price_warning: Text,
    relays: Vec<Relay>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| decode(File::Relays));

/// Every relay, in the order of the file.
pub fn all() -> &'static [Relay] {
    &FACTS.relays
}

pub fn by_id(id: &str) -> Option<&'static Relay> {
    all().iter().find(|relay| relay.id == id)
}

/// The relays that an SPF mechanism `include:domain` names; several may share one. Case and a trailing dot do not matter.
pub fn by_include(domain: &str) -> impl Iterator<Item = &'static Relay> + use<> {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    all().iter().filter(move |relay| relay.has_include() && relay.spf.include == *domain)
}

/// Which relay for which closed ports.
pub fn choice(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Relays, locale, &FACTS.choose, format_args!("_top/choose"))
}

/// How to try a relay before relying on it.
pub fn tests(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Relays, locale, &FACTS.tests, format_args!("_top/tests"))
}

pub fn pitfalls(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Relays, locale, &FACTS.pitfalls, format_args!("_top/pitfalls"))
}

/// What to say beside a price.
pub fn price_warning(locale: Locale) -> &'static str {
    localise(File::Relays, locale, &FACTS.price_warning, format_args!("_top/price_warning"))
}
