//! Blocklists by weight, each in one of four states, and those that did not answer or were not asked.

use std::{cmp::Reverse, net::IpAddr};

use crate::{
    check::observe::Observations,
    knowledge::blocklists::{self, Blocklist, Impact},
    mail::dnsbl::State,
    model::{finding::Arg, report::Report, verdict::Verdict},
};

/// The lists about one address, the weightiest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    pub ip: IpAddr,
    pub cells: Vec<Cell>,
}

/// One list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub name: String,
    /// 0 to 10: what a listing costs.
    pub weight: u8,
    /// Whether large receivers mind a listing.
    pub core: bool,
    pub state: CellState,
    /// The verdict of a listing.
    pub verdict: Verdict,
}

/// How the address stands with a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellState {
    Listed,
    Clean,
    Refused,
    Dead,
    /// Nobody answered.
    Unanswered,
    Unasked,
}

impl CellState {
    pub const ALL: [Self; 6] = [Self::Listed, Self::Clean, Self::Refused, Self::Dead, Self::Unanswered, Self::Unasked];

    /// The last part of its key in the locale files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Clean => "clean",
            Self::Refused => "refused",
            Self::Dead => "dead",
            Self::Unanswered => "unanswered",
            Self::Unasked => "unasked",
        }
    }
}

impl From<State> for CellState {
    fn from(state: State) -> Self {
        match state {
            State::Listed => Self::Listed,
            State::Clean => Self::Clean,
            State::Refused => Self::Refused,
            State::Dead => Self::Dead,
            State::Unknown => Self::Unanswered,
        }
    }
}

impl Grid {
    /// How many lists are in this state.
    pub fn count(&self, state: CellState) -> usize {
        self.cells.iter().filter(|cell| cell.state == state).count()
    }
}

pub(super) fn grids(report: &Report, seen: &Observations) -> Vec<Grid> {
    let Some(all) = &seen.dnsbl else { return Vec::new() };
    let mut ips: Vec<IpAddr> = all.iter().map(|one| one.ip).chain(seen.dnsbl_unasked.iter().map(|one| one.ip)).collect();
    ips.sort_unstable();
    ips.dedup();
    let grid = |ip: IpAddr| {
        let asked = all.iter().filter(|one| one.ip == ip).map(|one| (one.list.as_str(), CellState::from(one.listing.state)));
        let unasked =
            seen.dnsbl_unasked.iter().filter(|one| one.ip == ip).flat_map(|one| one.lists.iter().map(|skipped| (skipped.list.as_str(), CellState::Unasked)));
        let cell = |(id, state): (&str, CellState)| {
            let list = blocklists::by_id(id).filter(|list| !matches!(list.impact, Impact::Allow | Impact::Tool))?;
            Some(Cell { name: list.name.to_string(), weight: list.weight, core: list.impact == Impact::Core, state, verdict: verdict(report, ip, list) })
        };
        let mut cells: Vec<Cell> = asked.chain(unasked).filter_map(cell).collect();
        cells.sort_by_key(|cell| (Reverse(cell.weight), cell.name.clone()));
        Grid { ip, cells }
    };
    ips.into_iter().map(grid).filter(|grid| !grid.cells.is_empty()).collect()
}

/// What the report says of a listing, `Note` where it says nothing.
fn verdict(report: &Report, ip: IpAddr, list: &Blocklist) -> Verdict {
    let id = Arg::Text(list.id.to_string());
    let ip = ip.to_string();
    let about = report.findings.iter().filter(|finding| finding.subject == ip && finding.args.get("id") == Some(&id));
    Verdict::worst(about.map(|finding| finding.verdict)).filter(|verdict| *verdict != Verdict::NotApplicable).unwrap_or(Verdict::Note)
}
