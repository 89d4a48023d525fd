//! The earlier runs of a target.

use serde_json::json;

use crate::model::{
    area::Area,
    ids::RunId,
    report::Score,
    run::{Counts, RunState, RunSummary},
    target::Target,
    verdict::Verdict,
};

use super::{
    super::{Store, StoreError},
    samples::{MINUTE, NOW, claimed, finished, observations, report, somebody, submitted, target},
};

fn ids(runs: &[RunSummary]) -> Vec<RunId> {
    runs.iter().map(|summary| summary.run.id).collect()
}

pub async fn the_previous_run_is_the_one_before_of_the_same_target(store: &Store) {
    let scope = somebody(store);
    let first = finished(store, &scope, "example.com", NOW).await;
    assert_eq!(store.previous(&scope, first.id).await.unwrap(), None);
    let second = finished(store, &scope, "example.com", NOW + MINUTE).await;
    finished(store, &scope, "example.org", NOW + 2 * MINUTE).await;
    // The same name, asked about otherwise, is another target.
    let other = Target { helo: Some("mail.example.com".to_owned()), ..target("example.com") };
    store.submit(&scope, &other, "{}", NOW + 3 * MINUTE).await.unwrap();
    let claim = claimed(store, NOW + 3 * MINUTE).await;
    store.complete(&claim, &report(&other), &json!({}), NOW + 3 * MINUTE).await.unwrap();
    let third = finished(store, &scope, "example.com", NOW + 4 * MINUTE).await;

    let counts = Counts { broken: 1, problem: 0, unknown: 1, note: 1, good: 1 };
    let previous = store.previous(&scope, third.id).await.unwrap().unwrap();
    assert_eq!((previous.run.id, previous.score, previous.worst, previous.counts), (second.id, Some(82), Some(Verdict::Broken), counts));
    assert_eq!(store.previous(&scope, second.id).await.unwrap().unwrap().run.id, first.id);
    // A run that is still waiting has its predecessors too, and is nobody's.
    let waiting = submitted(store, &scope, "example.com", NOW + 5 * MINUTE).await;
    assert_eq!(store.previous(&scope, waiting.id).await.unwrap().unwrap().run.id, third.id);
    assert_eq!(ids(&store.history(&scope, waiting.id, 10).await.unwrap()), [third.id, second.id, first.id]);
    assert_eq!(ids(&store.history(&scope, first.id, 2).await.unwrap()), [third.id, second.id]);
    store.delete(&scope, second.id).await.unwrap();
    assert_eq!(store.previous(&scope, third.id).await.unwrap().unwrap().run.id, first.id);
}

pub async fn runs_that_could_not_judge_are_passed_over(store: &Store) {
    let scope = somebody(store);
    let first = finished(store, &scope, "example.com", NOW).await;
    let blind = submitted(store, &scope, "example.com", NOW + MINUTE).await;
    let mut nothing = report(&blind.target);
    nothing.score = Score { points: None, grade: None, coverage: 0.0 };
    store.complete(&claimed(store, NOW + MINUTE).await, &nothing, &json!({}), NOW + MINUTE).await.unwrap();
    submitted(store, &scope, "example.com", NOW + 2 * MINUTE).await;
    store.fail(&claimed(store, NOW + 2 * MINUTE).await, NOW + 2 * MINUTE).await.unwrap();
    let last = finished(store, &scope, "example.com", NOW + 3 * MINUTE).await;
    assert_eq!(store.previous(&scope, last.id).await.unwrap().unwrap().run.id, first.id);
    // It happened, and had no score; what broke off left nothing.
    let history = store.history(&scope, last.id, 10).await.unwrap();
    assert_eq!(ids(&history), [last.id, blind.id, first.id]);
    assert_eq!((history[1].score, history[1].run.state), (None, RunState::Done));
}

pub async fn the_history_of_a_target_is_its_owners(store: &Store) {
    let (owner, other) = (somebody(store), somebody(store));
    finished(store, &owner, "example.com", NOW).await;
    let theirs = finished(store, &other, "example.com", NOW + MINUTE).await;
    let mine = finished(store, &owner, "example.com", NOW + 2 * MINUTE).await;
    assert_eq!(store.previous(&other, theirs.id).await.unwrap(), None);
    assert_eq!(ids(&store.history(&other, theirs.id, 10).await.unwrap()), [theirs.id]);
    assert_eq!(store.previous(&other, mine.id).await, Err(StoreError::NotFound));
    assert_eq!(store.history(&other, mine.id, 10).await, Err(StoreError::NotFound));
    // A visitor with a link reads one report, not what was before it.
    store.share(&owner, mine.id, &[3; 32], NOW + 9 * MINUTE, NOW).await.unwrap();
    let (_, visitor) = store.open_share(&[3; 32], NOW).await.unwrap().unwrap();
    assert_eq!(store.previous(&visitor, mine.id).await, Err(StoreError::NotFound));
    assert_eq!(store.history(&visitor, mine.id, 10).await, Err(StoreError::NotFound));
}

pub async fn a_part_is_compared_and_kept_apart(store: &Store) {
    let scope = somebody(store);
    let of_part = async |now| {
        let run = store.submit_part(&scope, &target("example.com"), &[Area::Spf, Area::Dmarc], r#"{"only":["spf","dmarc"]}"#, now).await.unwrap();
        store.complete(&claimed(store, now).await, &report(&run.target), &json!({}), now).await.unwrap();
        run
    };
    let first = finished(store, &scope, "example.com", NOW).await;
    let part = of_part(NOW + MINUTE).await;
    let second = finished(store, &scope, "example.com", NOW + 2 * MINUTE).await;
    // What saw a part is nothing to hold the whole against, while the whole holds every part.
    assert_eq!(store.previous(&scope, second.id).await.unwrap().unwrap().run.id, first.id);
    assert_eq!(store.previous(&scope, part.id).await.unwrap().unwrap().run.id, first.id);
    assert_eq!(ids(&store.history(&scope, second.id, 10).await.unwrap()), [second.id, first.id]);
    let again = of_part(NOW + 3 * MINUTE).await;
    assert_eq!(ids(&store.history(&scope, again.id, 10).await.unwrap()), [again.id, part.id]);
    assert_eq!(store.previous(&scope, again.id).await.unwrap().unwrap().run.id, second.id);
}

pub async fn what_was_seen_before_a_moment_is_found(store: &Store) {
    let (scope, other) = (somebody(store), somebody(store));
    finished(store, &scope, "example.com", NOW).await;
    let claim = {
        submitted(store, &scope, "example.com", NOW + MINUTE).await;
        claimed(store, NOW + MINUTE).await
    };
    store.complete(&claim, &report(&claim.run.target), &json!({ "dkim": 2 }), NOW + MINUTE).await.unwrap();
    finished(store, &scope, "example.org", NOW + 2 * MINUTE).await;
    finished(store, &other, "example.com", NOW + 2 * MINUTE).await;
    let last = submitted(store, &scope, "example.com", NOW + 3 * MINUTE).await;
    let before = async |moment| store.observations_before(&scope, last.id, moment).await.unwrap();
    assert_eq!(before(NOW + 9 * MINUTE).await, Some(json!({ "dkim": 2 })));
    // A run ends a little after it began.
    assert_eq!(before(NOW + MINUTE).await, Some(observations()));
    assert_eq!(before(NOW + 1).await, None);
    assert_eq!(store.observations_before(&other, last.id, NOW + 9 * MINUTE).await, Err(StoreError::NotFound));
}
