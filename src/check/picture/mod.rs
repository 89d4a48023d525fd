//! What a report draws, as plain data made from the observations: nothing of the installation, only what the findings speak of anyway.

mod alignment;
mod lists;
mod spf;
mod strip;
mod timeline;
mod walk;

use super::observe::Observations;
use crate::model::{area::Area, report::Report};

pub use alignment::{Alignment, Path};
pub use lists::{Cell, CellState, Grid};
pub use spf::{Branch, Leads, SpfTree};
pub use strip::{Place, Strip};
pub use timeline::{Bar, Timeline};
pub use walk::{Rung, Walk};

/// The pictures of one report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pictures {
    pub spf: Option<SpfTree>,
    /// One for each sending address.
    pub lists: Vec<Grid>,
    /// One for each sending address whose neighbours were looked at.
    pub strips: Vec<Strip>,
    pub walk: Option<Walk>,
    pub alignment: Option<Alignment>,
}

impl Pictures {
    /// The pictures of a report and what it was made from.
    pub fn of(report: &Report, seen: &Observations) -> Self {
        Self {
            // Also looked at for other areas, and then not shown.
            spf: seen.spf.as_ref().filter(|_| seen.only.is_empty() || seen.only.contains(&Area::Spf)).map(|spf| SpfTree::of(&spf.tree)),
            lists: lists::grids(report, seen),
            strips: strip::strips(seen),
            walk: seen.dmarc.as_ref().map(Walk::of),
            alignment: seen.dmarc.as_ref().map(|lookup| Alignment::of(report, lookup)),
        }
    }
}

#[cfg(test)]
mod tests;
