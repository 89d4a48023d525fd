//! A list's description, and the names under which it is asked.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use serde::{Deserialize, Serialize};

use super::Pattern;
use crate::{
    mail::name::is_askable,
    net::{Inquiry, dns::reversed_labels},
};

/// Where an installation's own key stands in the name of a zone.
const KEY_PLACE: &str = "<key>";

/// A list: its name, what it lists, how it is tested and what its answers mean. Nothing here is known by itself; the caller describes the list.
#[derive(Clone, Debug)]
pub struct Zone {
    /// The name of the zone; `<key>` stands for the installation's key.
    pub name: String,
    pub key: Option<Key>,
    /// What the list can be asked about.
    pub kinds: Vec<Kind>,
    pub points: Points,
    /// Answers by which this list refuses, besides 127.255.255.0/24.
    pub refusals: Vec<Pattern>,
    pub meanings: Vec<Meaning>,
}

/// A secret that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(pub String);

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key(•••)")
    }
}

/// What an answer means: the key under which the caller keeps the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    pub pattern: Pattern,
    pub key: String,
}

/// What a list is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Ipv4,
    Ipv6,
    Domain,
}

/// A point that must be listed and one that must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<T> {
    pub listed: T,
    pub not_listed: T,
}

/// The points by which a list is tested; nothing where the list has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Points {
    pub ipv4: Option<Pair<Ipv4Addr>>,
    pub ipv6: Option<Pair<Ipv6Addr>>,
    pub domain: Option<Pair<String>>,
}

impl Points {
    /// The points that every list should have (RFC 5782 §5): 127.0.0.2 and 127.0.0.1, the same as IPv4-mapped IPv6 addresses, TEST and INVALID.
    pub fn standard() -> Self {
        let (listed, not_listed) = (Ipv4Addr::new(127, 0, 0, 2), Ipv4Addr::new(127, 0, 0, 1));
        Self {
            ipv4: Some(Pair { listed, not_listed }),
            ipv6: Some(Pair { listed: listed.to_ipv6_mapped(), not_listed: not_listed.to_ipv6_mapped() }),
            domain: Some(Pair { listed: "test".to_owned(), not_listed: "invalid".to_owned() }),
        }
    }

    /// The points of a kind as subjects.
    pub fn of(&self, kind: Kind) -> Option<Pair<Subject>> {
        match kind {
            Kind::Ipv4 => self.ipv4.as_ref().map(|pair| Pair { listed: Subject::Ip(pair.listed.into()), not_listed: Subject::Ip(pair.not_listed.into()) }),
            Kind::Ipv6 => self.ipv6.as_ref().map(|pair| Pair { listed: Subject::Ip(pair.listed.into()), not_listed: Subject::Ip(pair.not_listed.into()) }),
            Kind::Domain => {
                self.domain.as_ref().map(|pair| Pair { listed: Subject::Domain(pair.listed.clone()), not_listed: Subject::Domain(pair.not_listed.clone()) })
            }
        }
    }
}

/// An address or a domain that may be listed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Ip(IpAddr),
    Domain(String),
}

impl Subject {
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Ip(IpAddr::V4(_)) => Kind::Ipv4,
            Self::Ip(IpAddr::V6(_)) => Kind::Ipv6,
            Self::Domain(_) => Kind::Domain,
        }
    }

    fn labels(&self) -> String {
        match self {
            // RFC 5782 §2.1 and §2.4.
            Self::Ip(ip) => reversed_labels(*ip),
            // RFC 5782 §3.
            Self::Domain(name) => name.trim_end_matches('.').to_ascii_lowercase(),
        }
    }
}

impl Zone {
    /// Whether the list can be asked about such a subject.
    pub fn lists(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// The zone's name with the key in its place, nothing when the key is missing. From here on the run's evidence conceals the key.
    pub(super) fn suffix(&self, inquiry: &Inquiry) -> Option<String> {
        if !self.name.contains(KEY_PLACE) {
            return Some(self.name.clone());
        }
        let key = self.key.as_ref().filter(|key| !key.0.is_empty())?;
        inquiry.conceal(&key.0);
        Some(self.name.replace(KEY_PLACE, &key.0))
    }
}

/// The name under which a zone is asked about a subject; nothing when DNS has no such names.
pub(super) fn query_name(subject: &Subject, suffix: &str) -> Option<String> {
    let name = format!("{}.{suffix}", subject.labels());
    is_askable(&name).then_some(name)
}
