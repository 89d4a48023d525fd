//! Certificate authorities: how their certificates name them, and what a CAA record has to name for them to issue (RFC 8659 §4.2).
//!
//! Of an authority that is not here nothing is told.

use std::sync::LazyLock;

use serde::{Deserialize, de::IgnoredAny};

use super::{
    confidence::Confidence,
    file::{File, decode},
    text::Text,
};

/// An authority.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Authority {
    pub id: Text,
    pub name: Text,
    /// The organisations that its certificates name as their issuer (`O`).
    organisations: Vec<Text>,
    /// The domains of which a CAA record names one, the usual one first.
    pub caa: Vec<Text>,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    pub checked: Text,
}

impl Authority {
    /// The domain to write into a record.
    pub fn domain(&self) -> &str {
        self.caa.first().map_or("", |domain| domain.as_str())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Facts {
    #[serde(rename = "schema")]
    _schema: IgnoredAny,
    #[serde(rename = "checked")]
    _checked: IgnoredAny,
    authorities: Vec<Authority>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| decode(File::Authorities));

pub fn all() -> &'static [Authority] {
    &FACTS.authorities
}

/// The authority that this distinguished name (`C=US, O=Let's Encrypt, CN=R11`) belongs to.
pub fn by_issuer(issuer: &str) -> Option<&'static Authority> {
    let names = |organisation: &str| {
        let whole = format!(", {issuer}, ");
        whole.contains(&format!(", O={organisation}, "))
    };
    all().iter().filter(|authority| authority.confidence.decides()).find(|authority| authority.organisations.iter().any(|one| names(one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_known_by_its_whole_organisation() {
        let id = |issuer: &str| by_issuer(issuer).map(|authority| authority.id.as_str());
        assert_eq!(id("C=US, O=Let's Encrypt, CN=R11"), Some("lets-encrypt"));
        assert_eq!(id("O=GoDaddy.com, Inc., CN=x"), Some("godaddy"));
        assert_eq!(id("CN=ZeroSSL ECC Domain Secure Site CA, O=ZeroSSL"), Some("zerossl"));
        assert_eq!(id("CN=Let's Encrypt"), None);
        assert_eq!(id("O=Let's Encrypt Fans, CN=R11"), None);
        for authority in all() {
            assert!(authority.domain().contains('.'), "{}", authority.id);
        }
    }
}
