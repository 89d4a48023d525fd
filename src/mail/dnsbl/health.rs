//! Whether a list can be believed, tested once for all runs.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures::future::join;
use serde::{Deserialize, Serialize};

use super::{
    Kind, State, Zone, read,
    zone::{Pair, Subject, query_name},
};
use crate::net::{EvidenceId, Inquiry, Outcome, dns::RecordType};

/// How long a test that nobody answered holds back the next one, so that runs do not queue up behind a silent list.
const HOLD: Duration = Duration::from_secs(60);
/// Lists remembered before those that nobody waits for are dropped.
const MAX_LISTS: usize = 4_096;

/// What the test of a list showed (RFC 5782 §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// It names what it must and not what it must not.
    Alive,
    /// It names everything.
    Wildcard,
    /// It does not name what it must: dead, or it hides from us.
    Silent,
    /// It refused the test.
    Refused,
    /// It answers with addresses that no list uses.
    Outside,
    /// Nobody answered.
    Unanswered,
    /// It has no points to test it by.
    Untested,
}

/// A list's test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    pub trust: Trust,
    /// When it was made: UTC, milliseconds since 1970.
    pub at: i64,
    /// The questions of the test, when this run asked them.
    pub evidence: Vec<EvidenceId>,
}

/// The tests of all lists, shared by all runs of a process. Cheap to clone.
///
/// A list is tested by one run at a time while the others wait, each no longer than its own patience. What is remembered holds for one set of
/// resolvers: a list may refuse one resolver and answer another.
#[derive(Clone)]
pub struct Health {
    lists: Arc<Mutex<HashMap<Place, Cell>>>,
    lifetime: Duration,
}

/// The resolvers, the zone, the kind.
type Place = (String, String, Kind);
type Cell = Arc<tokio::sync::Mutex<Option<(Trust, i64)>>>;

impl Health {
    /// Remembers a test for `lifetime`.
    pub fn new(lifetime: Duration) -> Self {
        Self { lists: Arc::default(), lifetime }
    }

    /// Tests a list for one kind of subject, unless that was done lately.
    pub async fn test(&self, inquiry: &Inquiry, zone: &Zone, kind: Kind) -> Test {
        let now = inquiry.net().clock.now();
        let bare = |trust| Test { trust, at: now, evidence: Vec::new() };
        let Some(points) = zone.points.of(kind) else { return bare(Trust::Untested) };
        let Some(suffix) = zone.suffix(inquiry) else { return bare(Trust::Unanswered) };
        let cell = self.cell((inquiry.net().resolver.describe(), suffix.clone(), kind));
        let Ok(mut known) = tokio::time::timeout(inquiry.patience(), cell.lock()).await else { return bare(Trust::Unanswered) };
        if let Some((trust, at)) = *known
            && self.is_fresh(trust, at, now)
        {
            return Test { trust, at, evidence: Vec::new() };
        }
        let (trust, evidence, asked) = run(inquiry, zone, &suffix, &points).await;
        // A run that had nothing left to ask with says nothing about the list.
        if asked {
            *known = Some((trust, now));
        }
        Test { trust, at: now, evidence }
    }

    fn is_fresh(&self, trust: Trust, at: i64, now: i64) -> bool {
        let lifetime = if trust == Trust::Unanswered { HOLD.min(self.lifetime) } else { self.lifetime };
        let age = u128::try_from(now - at);
        age.is_ok_and(|age| age < lifetime.as_millis())
    }

    fn cell(&self, place: Place) -> Cell {
        let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        if lists.len() >= MAX_LISTS {
            lists.retain(|_, cell| Arc::strong_count(cell) > 1);
        }
        Arc::clone(lists.entry(place).or_default())
    }
}

async fn run(inquiry: &Inquiry, zone: &Zone, suffix: &str, points: &Pair<Subject>) -> (Trust, Vec<EvidenceId>, bool) {
    let (Some(listed), Some(not_listed)) = (query_name(&points.listed, suffix), query_name(&points.not_listed, suffix)) else {
        return (Trust::Unanswered, Vec::new(), false);
    };
    let (listed, not_listed) = join(inquiry.dns(&listed, RecordType::A, &[]), inquiry.dns(&not_listed, RecordType::A, &[])).await;
    let asked = listed.outcome != Outcome::NotAsked && not_listed.outcome != Outcome::NotAsked;
    let states = (read(zone, &listed).state, read(zone, &not_listed).state);
    (judge(states), vec![listed.id, not_listed.id], asked)
}

/// The worst that either point shows decides; "nobody answered" decides last, since any answer shows more.
const fn judge((listed, not_listed): (State, State)) -> Trust {
    match (listed, not_listed) {
        (State::Dead, _) | (_, State::Dead) => Trust::Outside,
        (State::Refused, _) | (_, State::Refused) => Trust::Refused,
        (_, State::Listed) => Trust::Wildcard,
        (State::Clean, _) => Trust::Silent,
        (State::Listed, State::Clean) => Trust::Alive,
        (State::Unknown, _) | (_, State::Unknown) => Trust::Unanswered,
    }
}
