//! Share links.

use crate::model::area::Area;
use crate::model::verdict::Verdict;

use super::{
    super::{Store, StoreError},
    samples::{DAY, MINUTE, NOW, claimed, finished, observations, report, somebody, submitted, target},
};

const HASH: [u8; 32] = [0xa5; 32];

pub async fn a_link_opens_one_report(store: &Store) {
    let owner = somebody(store);
    let run = submitted(store, &owner, "example.com", NOW).await;
    let claim = claimed(store, NOW).await;
    store.note_progress(&claim, Area::Spf, Verdict::Good, NOW).await.unwrap();
    store.complete(&claim, &report(&run.target), &observations(), NOW).await.unwrap();
    let private = finished(store, &owner, "example.org", NOW).await;
    let share = store.share(&owner, run.id, &HASH, NOW + DAY, NOW + 1).await.unwrap();
    assert_eq!((share.run, share.created_at, share.expires_at, share.revoked_at), (run.id, NOW + 1, NOW + DAY, None));
    assert_eq!(store.shares(&owner, run.id).await.unwrap(), std::slice::from_ref(&share));
    assert_eq!(store.shares(&owner, private.id).await.unwrap(), []);

    let (opened, visitor) = store.open_share(&HASH, NOW + 2).await.unwrap().expect("the link is open");
    assert_eq!(opened, share);
    assert_eq!(store.run(&visitor, run.id).await.unwrap().id, run.id);
    assert_eq!(store.report(&visitor, run.id).await.unwrap(), Some(report(&run.target)));
    assert_eq!(store.progress(&visitor, run.id, 0).await.unwrap().len(), 1);

    // The link shows one report; the owner's other rows, and every change, are not found.
    assert_eq!(store.run(&visitor, private.id).await, Err(StoreError::NotFound));
    assert_eq!(store.report(&visitor, private.id).await, Err(StoreError::NotFound));
    assert_eq!(store.observations(&visitor, private.id).await, Err(StoreError::NotFound));
    assert_eq!(store.progress(&visitor, private.id, 0).await, Err(StoreError::NotFound));
    assert_eq!(store.recent(&visitor, 10).await, Err(StoreError::NotFound));
    assert_eq!(store.last_done(&visitor, "example.org").await, Err(StoreError::NotFound));
    assert_eq!(store.submit(&visitor, &target("example.com"), "{}", NOW).await, Err(StoreError::NotFound));
    assert_eq!(store.share(&visitor, run.id, &[1; 32], NOW + DAY, NOW).await, Err(StoreError::NotFound));
    assert_eq!(store.shares(&visitor, run.id).await, Err(StoreError::NotFound));
    assert_eq!(store.revoke(&visitor, share.id, NOW).await, Err(StoreError::NotFound));
    assert_eq!(store.delete(&visitor, run.id).await, Err(StoreError::NotFound));
}

pub async fn a_link_closes_when_it_expires(store: &Store) {
    let owner = somebody(store);
    let run = finished(store, &owner, "example.com", NOW).await;
    store.share(&owner, run.id, &HASH, NOW + MINUTE, NOW).await.unwrap();
    assert!(store.open_share(&HASH, NOW + MINUTE - 1).await.unwrap().is_some());
    assert!(store.open_share(&HASH, NOW + MINUTE).await.unwrap().is_none());
    assert!(store.open_share(&[0; 32], NOW).await.unwrap().is_none(), "never was");
    assert!(store.open_share(&HASH[..31], NOW).await.unwrap().is_none(), "a part of the hash");
    assert!(store.open_share(&[], NOW).await.unwrap().is_none());
}

pub async fn a_link_closes_when_it_is_revoked(store: &Store) {
    let owner = somebody(store);
    let run = finished(store, &owner, "example.com", NOW).await;
    let closed = store.share(&owner, run.id, &HASH, NOW + DAY, NOW).await.unwrap();
    let open = store.share(&owner, run.id, &[1; 32], NOW + DAY, NOW + 1).await.unwrap();
    store.revoke(&owner, closed.id, NOW + 2).await.unwrap();
    store.revoke(&owner, closed.id, NOW + 3).await.unwrap();
    assert!(store.open_share(&HASH, NOW + 2).await.unwrap().is_none());
    assert!(store.open_share(&[1; 32], NOW + 2).await.unwrap().is_some());
    let listed: Vec<_> = store.shares(&owner, run.id).await.unwrap().into_iter().map(|share| (share.id, share.revoked_at)).collect();
    assert_eq!(listed, [(open.id, None), (closed.id, Some(NOW + 2))], "newest first; the first closing counts");
}

pub async fn a_secret_serves_one_link(store: &Store) {
    let owner = somebody(store);
    let run = finished(store, &owner, "example.com", NOW).await;
    let share = store.share(&owner, run.id, &HASH, NOW + DAY, NOW).await.unwrap();
    assert_eq!(store.share(&owner, run.id, &HASH, NOW + DAY, NOW).await, Err(StoreError::Conflict));
    assert_eq!(store.shares(&owner, run.id).await.unwrap(), [share]);
}
