//! Reverse names that nobody chose.

use std::sync::OnceLock;

use regex::bytes::RegexSet;
use serde::{Deserialize, de::IgnoredAny};

use crate::knowledge::{
    confidence::Confidence,
    file::{File, compile},
    text::Text,
};

/// What a pattern shows about a name that fits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    /// A word for a line that changes hands: `dyn`, `pool`, `dsl`.
    Dynamic,
    /// The address is written in the name.
    Address,
    /// A word for any machine and a number: `vps12`.
    Numbered,
    /// The name that a provider gives to every machine: proof that nobody changed it.
    ProviderDefault,
    /// No name of the public DNS.
    Local,
}

/// A pattern that a name fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GenericName {
    pub shows: Shows,
    /// The regular expression, to be shown as evidence.
    pub pattern: &'static str,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct Patterns {
    patterns: Vec<Pattern>,
    #[serde(rename = "note")]
    _note: IgnoredAny,
    #[serde(rename = "source")]
    _source: Vec<Text>,
    #[serde(rename = "confidence")]
    _confidence: Confidence,
    #[serde(skip)]
    compiled: OnceLock<RegexSet>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Pattern {
    regex: Text,
    shows: Shows,
}

impl Patterns {
    pub(super) fn matches(&'static self, name: &str) -> Vec<GenericName> {
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        if name.len() > 255 {
            return Vec::new();
        }
        let set = self.compiled.get_or_init(|| compile(File::Catalogue, self.patterns.iter().map(|pattern| pattern.regex.as_str())));
        let fitting = set.matches(name.as_bytes());
        fitting.iter().filter_map(|place| self.patterns.get(place)).map(|fit| GenericName { shows: fit.shows, pattern: &fit.regex }).collect()
    }
}
