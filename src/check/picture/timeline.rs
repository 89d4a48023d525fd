//! When each question was put, how long it took, and the chain of questions that made the run as long as it was.

use crate::model::evidence::Evidence;

/// The run as bars, one for each piece of evidence, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    pub bars: Vec<Bar>,
    /// The end of the last question, in milliseconds since the run's start.
    pub end_ms: u64,
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
    /// The time line of a run. The chain ends with the question that ended last, and goes back over what each waited for longest.
    pub fn of(evidence: &[Evidence]) -> Self {
        let end = |one: &Evidence| one.started_ms.saturating_add(one.took_ms);
        let mut bars: Vec<Bar> = evidence.iter().map(|one| Bar { started_ms: one.started_ms, took_ms: one.took_ms, in_chain: false }).collect();
        let mut at = (0..evidence.len()).max_by_key(|place| end(&evidence[*place]));
        let mut chain_ms = 0_u64;
        while let Some(place) = at.filter(|place| bars.get(*place).is_some_and(|bar| !bar.in_chain)) {
            bars[place].in_chain = true;
            chain_ms = chain_ms.saturating_add(bars[place].took_ms);
            let waited = evidence[place].after.iter().filter_map(|id| usize::try_from(id.0).ok());
            at = waited.filter(|place| *place < evidence.len()).max_by_key(|place| end(&evidence[*place]));
        }
        Self { end_ms: evidence.iter().map(end).max().unwrap_or(0), chain_ms, bars }
    }
}
