//! Forgetting.

use crate::model::{
    ids::{RunId, TenantId},
    run::RunState,
};

use super::{
    super::{Expired, Scope, Store, StoreError, new_id},
    samples::{DAY, MINUTE, NOW, claimed, finished, observations, report, somebody, submitted},
};

pub async fn forgets_what_has_had_its_time(store: &Store) {
    let scope = somebody(store);
    let tenant = Scope::from_columns("tenant", &TenantId(new_id(NOW)).to_string()).unwrap();
    let old = finished(store, &scope, "old.example", NOW).await;
    let kept = finished(store, &tenant, "old.example", NOW).await;
    let new = finished(store, &scope, "new.example", NOW + DAY).await;
    // Given up on by everybody, but its job is still there.
    submitted(store, &scope, "stuck.example", NOW).await;
    let stuck = claimed(store, NOW).await;
    store.share(&scope, old.id, &[1; 32], NOW + 90 * DAY, NOW).await.unwrap();
    store.share(&scope, new.id, &[2; 32], NOW + 30 * DAY, NOW).await.unwrap();
    let living = store.share(&scope, new.id, &[3; 32], NOW + 90 * DAY, NOW).await.unwrap();
    store.create_session("dead", b"", NOW + 30 * DAY).await.unwrap();
    store.create_session("living", b"", NOW + 30 * DAY + 1).await.unwrap();

    assert_eq!(store.expire(NOW + 30 * DAY - 1, 30 * DAY).await.unwrap(), Expired::default(), "a millisecond too early");
    assert_eq!(store.expire(NOW + 30 * DAY, 30 * DAY).await.unwrap(), Expired { runs: 2, sessions: 1, shares: 1 });
    assert_eq!(store.expire(NOW + 30 * DAY, 30 * DAY).await.unwrap(), Expired::default(), "once is enough");

    assert_eq!(store.run(&scope, old.id).await, Err(StoreError::NotFound));
    assert!(store.open_share(&[1; 32], NOW).await.unwrap().is_none(), "it went with its run");
    assert_eq!(store.report(&tenant, kept.id).await.unwrap(), Some(report(&kept.target)));
    assert_eq!(store.report(&scope, new.id).await.unwrap(), Some(report(&new.target)));
    assert_eq!(store.shares(&scope, new.id).await.unwrap(), [living]);
    assert!(store.load_session("living", NOW).await.unwrap().is_some());
    assert!(store.load_session("dead", NOW).await.unwrap().is_none());
    let late = store.complete(&stuck, &report(&stuck.run.target), &observations(), NOW + 30 * DAY).await;
    assert_eq!(late, Err(StoreError::Conflict), "its run is gone");
    assert!(store.claim("worker", NOW + 90 * DAY, MINUTE).await.unwrap().is_none());
}

pub async fn forgets_many_at_once(store: &Store) {
    const MANY: u64 = 450;
    let scope = somebody(store);
    for number in 0..MANY {
        store.create_session(&number.to_string(), b"", NOW).await.unwrap();
    }
    let placed: Result<(), StoreError> = async {
        writing!(store, |tx| {
            for _ in 0..MANY {
                let run = "INSERT INTO runs (id, owner_kind, owner_id, label, target, options, state, created_at) VALUES ($1, $2, $3, '', '{}', '{}', $4, $5)";
                sqlx::query(run)
                    .bind(RunId(new_id(NOW)).to_string())
                    .bind(scope.kind())
                    .bind(scope.id())
                    .bind(RunState::Failed.as_str())
                    .bind(NOW)
                    .execute(&mut *tx)
                    .await?;
            }
            Ok(())
        })
    }
    .await;
    placed.unwrap();
    assert_eq!(store.expire(NOW, 0).await.unwrap(), Expired { runs: MANY, sessions: MANY, shares: 0 });
    assert_eq!(store.recent(&scope, 10).await.unwrap(), []);
}
