//! Measurements that are handed in later.

use serde_json::json;

use super::{
    super::{Store, StoreError},
    samples::{DAY, MINUTE, NOW, finished, observations, report, somebody, submitted},
};
use crate::model::{code::Code, finding::Finding, report::Score};

const HASH: [u8; 32] = [0x5a; 32];

pub async fn what_is_handed_in_changes_the_judgement(store: &Store) {
    let owner = somebody(store);
    let run = finished(store, &owner, "example.com", NOW).await;
    assert_eq!(store.amended_at(&owner, run.id).await.unwrap(), None);
    store.admit_probe(&owner, run.id, &HASH, NOW + DAY).await.unwrap();
    let (opened, right) = store.open_probe(&HASH, NOW + 1).await.unwrap().expect("the token is open");
    assert_eq!(opened, run.id);
    let mut changed = store.report(&right, run.id).await.unwrap().unwrap();
    changed.findings.push(Finding::new(Code::SmtpOutClosed, "192.0.2.1").arg("count", 4_u32));
    changed.score = Score { points: Some(49), grade: Some('D'), coverage: 0.5 };
    let seen = json!({ "version": 1, "more": [1, 2, 3] });
    store.amend(&right, run.id, &changed, &seen, NOW + MINUTE).await.unwrap();
    assert_eq!(store.report(&owner, run.id).await.unwrap(), Some(changed.clone()));
    assert_eq!(store.observations(&owner, run.id).await.unwrap(), Some(seen));
    assert_eq!(store.amended_at(&owner, run.id).await.unwrap(), Some(NOW + MINUTE));
    // Once more, by the owner; nothing is left of what stood before.
    let first = report(&run.target);
    store.amend(&owner, run.id, &first, &observations(), NOW + 2 * MINUTE).await.unwrap();
    assert_eq!(store.report(&owner, run.id).await.unwrap(), Some(first));
}

pub async fn a_token_serves_one_run_until_it_expires(store: &Store) {
    let owner = somebody(store);
    let (run, other) = (finished(store, &owner, "example.com", NOW).await, finished(store, &owner, "example.org", NOW).await);
    let unfinished = submitted(store, &owner, "example.net", NOW).await;
    assert_eq!(store.admit_probe(&owner, unfinished.id, &HASH, NOW + DAY).await, Err(StoreError::NotFound));
    assert_eq!(store.admit_probe(&somebody(store), run.id, &HASH, NOW + DAY).await, Err(StoreError::NotFound));
    store.admit_probe(&owner, run.id, &HASH, NOW + MINUTE).await.unwrap();
    assert_eq!(store.admit_probe(&owner, other.id, &HASH, NOW + MINUTE).await, Err(StoreError::Conflict));
    let (_, right) = store.open_probe(&HASH, NOW + MINUTE - 1).await.unwrap().unwrap();
    assert!(store.open_probe(&HASH, NOW + MINUTE).await.unwrap().is_none() && store.open_probe(&[0; 32], NOW).await.unwrap().is_none());
    let content = report(&other.target);
    assert_eq!(store.amend(&right, other.id, &content, &observations(), NOW).await, Err(StoreError::NotFound));
    assert_eq!(store.report(&right, other.id).await, Err(StoreError::NotFound));
    assert_eq!(store.recent(&right, 5).await, Err(StoreError::NotFound));
    assert_eq!(store.delete(&right, run.id).await, Err(StoreError::NotFound));
    store.delete(&owner, run.id).await.unwrap();
    assert!(store.open_probe(&HASH, NOW).await.unwrap().is_none());
    assert_eq!(store.amend(&right, run.id, &content, &observations(), NOW).await, Err(StoreError::NotFound));
}

pub async fn a_visitor_amends_nothing(store: &Store) {
    let owner = somebody(store);
    let run = finished(store, &owner, "example.com", NOW).await;
    store.share(&owner, run.id, &HASH, NOW + DAY, NOW).await.unwrap();
    let (_, visitor) = store.open_share(&HASH, NOW).await.unwrap().unwrap();
    assert_eq!(store.amend(&visitor, run.id, &report(&run.target), &observations(), NOW).await, Err(StoreError::NotFound));
    assert_eq!(store.admit_probe(&visitor, run.id, &[1; 32], NOW + DAY).await, Err(StoreError::NotFound));
    assert_eq!(store.amended_at(&owner, run.id).await.unwrap(), None);
}
