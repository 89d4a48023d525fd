//! When each question was put, how long it took, and the chain of questions that took longest.

use crate::model::evidence::Evidence;

/// The run as bars, one for each piece of evidence, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    pub bars: Vec<Bar>,
    /// The end of the last question, in milliseconds since the run's start.
    pub end_ms: u64,
    /// The places of the chain's questions, first things first.
    pub chain: Vec<usize>,
    /// What the questions of the chain took together, in milliseconds.
    pub chain_ms: u64,
}

/// One question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub started_ms: u64,
    pub took_ms: u64,
    /// Whether it is part of the chain: each of these waited for the one before.
    pub in_chain: bool,
}

impl Timeline {
    /// The time line of a run. Of all chains in which each question waited for the one before, the chain is the one whose questions took longest together:
    /// what ended last may have begun late for reasons of its own.
    pub fn of(evidence: &[Evidence]) -> Self {
        let end = |one: &Evidence| one.started_ms.saturating_add(one.took_ms);
        // What the longest chain to each question took, and whom it waited for. Nothing can have waited for what came later.
        let mut sums: Vec<(u64, Option<usize>)> = Vec::with_capacity(evidence.len());
        for (place, one) in evidence.iter().enumerate() {
            let waited = one.after.iter().filter_map(|id| usize::try_from(id.0).ok()).filter(|before| *before < place);
            let before = waited.max_by_key(|before| sums[*before].0);
            let sum = before.map_or(0, |before| sums[before].0).saturating_add(one.took_ms);
            sums.push((sum, before));
        }
        let mut bars: Vec<Bar> = evidence.iter().map(|one| Bar { started_ms: one.started_ms, took_ms: one.took_ms, in_chain: false }).collect();
        let last = (0..sums.len()).max_by_key(|place| sums[*place].0);
        let mut chain: Vec<usize> = std::iter::successors(last, |place| sums[*place].1).collect();
        chain.reverse();
        chain.iter().for_each(|place| bars[*place].in_chain = true);
        Self { end_ms: evidence.iter().map(end).max().unwrap_or(0), chain_ms: last.map_or(0, |place| sums[place].0), chain, bars }
    }
}
