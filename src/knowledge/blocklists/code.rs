//! The answers of a list: which addresses a documented code stands for.

use std::net::Ipv4Addr;

use serde::{Deserialize, Deserializer, de::Error};

use crate::knowledge::text::{Map, Text};

/// The answers that a documented code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Each octet between two bounds, both included: one address, a range or a wildcard.
    Octets([(u8, u8); 4]),
    /// This bit is set in the last octet of 127.0.0.x.
    Bit(u8),
    /// The answer is text and no address.
    Text,
}

impl Pattern {
    /// Reads `127.0.0.2`, `127.0.0.2-127.0.0.21`, `127.0.0.10-12`, `127.0.X.0` (`X`, `x` and `N` stand for any number), `bit 64` and `TXT`.
    pub fn parse(key: &str) -> Option<Self> {
        if key == "TXT" {
            return Some(Self::Text);
        }
        if let Some(bit) = key.strip_prefix("bit ") {
            return bit.parse::<u8>().ok().filter(|bit| bit.is_power_of_two()).map(Self::Bit);
        }
        if let Some((from, to)) = key.split_once('-')
            && to.contains('.')
        {
            let (from, to): (Ipv4Addr, Ipv4Addr) = (from.parse().ok()?, to.parse().ok()?);
            let (from, to) = (from.octets(), to.octets());
            // A range over more than the last octet is not written by any list.
            return (from[..3] == to[..3] && from[3] <= to[3]).then(|| Self::Octets([0, 1, 2, 3].map(|place| (from[place], to[place]))));
        }
        let mut octets = [(0, 0); 4];
        let mut parts = key.split('.');
        for octet in &mut octets {
            *octet = match parts.next()? {
                "X" | "x" | "N" => (0, 255),
                part => match part.split_once('-') {
                    Some((from, to)) => (from.parse().ok()?, to.parse().ok()?),
                    None => part.parse().map(|number| (number, number)).ok()?,
                },
            };
        }
        (parts.next().is_none() && octets.iter().all(|(from, to)| from <= to)).then_some(Self::Octets(octets))
    }

    /// Whether this answer has the code.
    pub fn matches(&self, answer: Ipv4Addr) -> bool {
        let octets = answer.octets();
        match self {
            Self::Octets(bounds) => bounds.iter().zip(octets).all(|((from, to), octet)| (*from..=*to).contains(&octet)),
            Self::Bit(bit) => octets[..3] == [127, 0, 0] && octets[3] & bit != 0,
            Self::Text => false,
        }
    }
}

/// A documented answer of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnCode {
    /// As written in the file, and short enough to show: `127.0.0.2`, `bit 64`.
    pub key: Text,
    pub pattern: Pattern,
    pub(super) meaning: Text,
}

pub(super) fn read_codes<'de: 'static, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ReturnCode>, D::Error> {
    Map::<Text>::deserialize(deserializer)?
        .into_iter()
        .map(|(key, meaning)| match Pattern::parse(&key) {
            Some(pattern) => Ok(ReturnCode { key, pattern, meaning }),
            None => Err(D::Error::custom(format_args!("{key} is no return code"))),
        })
        .collect()
}
