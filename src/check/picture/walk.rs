//! The walk up the name for the DMARC record that holds (RFC 9989 §4.10).

use crate::mail::dmarc::{Found, Lookup};

/// The steps, the domain itself first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    pub rungs: Vec<Rung>,
}

/// One name of the walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// With `_dmarc.` before it.
    pub name: String,
    pub found: Found,
    /// The record.
    pub text: Option<String>,
    /// Whether this record holds for the domain.
    pub holds: bool,
    /// Whether the name stands for the organisation.
    pub organisation: bool,
}

impl Rung {
    /// The last part of its key in the locale files.
    pub const fn state(&self) -> &'static str {
        match self.found {
            Found::Record => "record",
            Found::None => "none",
            Found::Several => "several",
            Found::Failed => "failed",
        }
    }
}

impl Walk {
    pub(super) fn of(lookup: &Lookup) -> Self {
        let rung = |(place, level): (usize, &crate::mail::dmarc::Level)| Rung {
            name: format!("_dmarc.{}", level.domain),
            found: level.found,
            text: level.text.clone(),
            holds: lookup.policy_level == Some(place),
            organisation: !lookup.organisation_unknown && level.domain == lookup.organisational_domain,
        };
        Self { rungs: lookup.levels.iter().enumerate().map(rung).collect() }
    }
}
