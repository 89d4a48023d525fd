//! Handing out checks, and ending them.

use std::collections::HashSet;

use crate::model::{
    area::Area,
    finding::Worst,
    run::{Progress, RunState},
    verdict::Verdict,
};

use super::{
    super::{Claim, MAX_ATTEMPTS, Store, StoreError},
    samples::{MINUTE, NOW, claimed, observations, report, somebody, submitted, target},
};

pub async fn a_check_goes_its_way(store: &Store) {
    assert!(store.claim("worker", NOW, MINUTE).await.unwrap().is_none(), "nothing to do");
    let scope = somebody(store);
    let run = store.submit(&scope, &target("example.com"), r#"{"only":["spf"]}"#, NOW).await.unwrap();
    assert_eq!((run.state, store.queue_length().await.unwrap()), (RunState::Queued, 1));
    assert!(store.claim("worker", NOW - 1, MINUTE).await.unwrap().is_none(), "not due yet");

    let claim = claimed(store, NOW).await;
    assert_eq!((claim.run.id, &claim.run.target, claim.run.state), (run.id, &run.target, RunState::Running));
    assert_eq!((claim.options_json.as_str(), claim.attempt), (r#"{"only":["spf"]}"#, 1));
    assert_eq!(claim.scope, scope);
    assert_eq!(store.queue_length().await.unwrap(), 0);
    assert!(store.claim("other", NOW, MINUTE).await.unwrap().is_none(), "leased");
    store.renew(&claim, NOW + MINUTE - 1, MINUTE).await.unwrap();
    assert!(store.claim("other", NOW + MINUTE, MINUTE).await.unwrap().is_none(), "renewed");

    store.note_progress(&claim, Area::Ptr, Verdict::Good, NOW).await.unwrap();
    let noted = Progress { sequence: 1, area: Area::Ptr, worst: Verdict::Good.into() };
    assert_eq!(store.watch(&scope, run.id, 0).await.unwrap(), (RunState::Running, vec![noted]));
    store.complete(&claim, &report(&run.target), &observations(), NOW + 5).await.unwrap();
    assert_eq!(store.watch(&scope, run.id, 1).await.unwrap(), (RunState::Done, Vec::new()));
    assert_eq!(store.complete(&claim, &report(&run.target), &observations(), NOW + 6).await, Err(StoreError::Conflict), "a job ends once");
    assert!(store.claim("other", NOW + 60 * MINUTE, MINUTE).await.unwrap().is_none(), "nothing is left");
}

pub async fn workers_never_share_a_job(store: &Store) {
    const JOBS: usize = 40;
    let scope = somebody(store);
    for number in 0..JOBS {
        submitted(store, &scope, &format!("{number}.example"), NOW).await;
    }
    let workers = (0..8).map(|number| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut mine = Vec::new();
            // On PostgreSQL a worker may see nothing while another one holds the last rows: it asks until all are taken.
            while store.queue_length().await.unwrap() > 0 {
                if let Some(claim) = store.claim(&format!("worker {number}"), NOW, MINUTE).await.unwrap() {
                    assert_eq!(claim.attempt, 1);
                    mine.push(claim.job);
                }
            }
            mine
        })
    });
    let mut claimed = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        claimed.extend(worker.await.unwrap());
    }
    assert_eq!(claimed.len(), JOBS);
    assert_eq!(claimed.into_iter().collect::<HashSet<_>>().len(), JOBS, "each job once");
}

pub async fn a_lease_that_ran_out_is_handed_out_again(store: &Store) {
    let scope = somebody(store);
    submitted(store, &scope, "example.com", NOW).await;
    let dead = claimed(store, NOW).await;
    assert!(store.claim("other", NOW + MINUTE - 1, MINUTE).await.unwrap().is_none());
    let next = store.claim("other", NOW + MINUTE, MINUTE).await.unwrap().expect("the lease has run out");
    assert_eq!((next.job, next.run.id, next.attempt), (dead.job, dead.run.id, 2));
    assert_eq!((next.options_json, next.scope), (dead.options_json, scope));
}

pub async fn who_lost_the_lease_changes_nothing(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    let late = claimed(store, NOW).await;
    // The same name again: a restarted worker must not be taken for its former self.
    let holder = claimed(store, NOW + MINUTE).await;
    assert_eq!(holder.job, late.job);

    assert_eq!(store.complete(&late, &report(&run.target), &observations(), NOW).await, Err(StoreError::Conflict));
    assert_eq!(store.renew(&late, NOW, 60 * MINUTE).await, Err(StoreError::Conflict));
    assert_eq!(store.note_progress(&late, Area::Spf, Verdict::Good, NOW).await, Err(StoreError::Conflict));
    assert_eq!(store.give_back(&late, NOW, NOW).await, Err(StoreError::Conflict));
    assert_eq!(store.fail(&late, NOW).await, Err(StoreError::Conflict));

    assert_eq!(store.watch(&scope, run.id, 0).await.unwrap(), (RunState::Running, Vec::new()));
    assert_eq!(store.report(&scope, run.id).await.unwrap(), None);
    store.complete(&holder, &report(&run.target), &observations(), NOW + MINUTE).await.expect("the holder's lease is whole");
    assert_eq!(store.fail(&late, NOW).await, Err(StoreError::Conflict));
    assert_eq!(store.report(&scope, run.id).await.unwrap(), Some(report(&run.target)));
}

pub async fn who_is_late_but_alone_may_end(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    let claim = claimed(store, NOW).await;
    store.renew(&claim, NOW + 10 * MINUTE, MINUTE).await.expect("nobody else was given the job");
    store.complete(&claim, &report(&run.target), &observations(), NOW + 20 * MINUTE).await.expect("the work was not in vain");
}

pub async fn what_is_given_back_waits_for_its_moment(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    let claim = claimed(store, NOW).await;
    store.give_back(&claim, NOW + MINUTE, NOW + 1).await.unwrap();
    assert_eq!(store.run(&scope, run.id).await.unwrap().state, RunState::Queued);
    assert_eq!(store.queue_length().await.unwrap(), 1);
    assert_eq!(store.renew(&claim, NOW + 2, MINUTE).await, Err(StoreError::Conflict), "given back is given back");
    assert_eq!(submitted(store, &scope, "example.com", NOW + 2).await.id, run.id, "still the same work");
    assert!(store.claim("worker", NOW + MINUTE - 1, MINUTE).await.unwrap().is_none());
    assert_eq!(claimed(store, NOW + MINUTE).await.attempt, 2);
}

pub async fn a_run_fails_after_its_last_attempt(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    let mut now = NOW;
    for attempt in 1..=MAX_ATTEMPTS {
        assert_eq!(claimed(store, now).await.attempt, attempt);
        now += MINUTE;
    }
    let behind = submitted(store, &scope, "example.org", now).await;
    let next = claimed(store, now).await;
    assert_eq!((next.run.id, next.attempt), (behind.id, 1), "the work behind it goes on");
    let failed = store.run(&scope, run.id).await.unwrap();
    assert_eq!((failed.state, failed.finished_at), (RunState::Failed, Some(now)));
    assert_eq!(store.report(&scope, run.id).await.unwrap(), None);
    assert!(store.claim("worker", now, MINUTE).await.unwrap().is_none());
    assert_ne!(submitted(store, &scope, "example.com", now).await.id, run.id, "it may be asked for anew");
}

pub async fn a_job_that_cannot_be_read_blocks_nobody(store: &Store) {
    let scope = somebody(store);
    let damaged = submitted(store, &scope, "example.com", NOW).await;
    let behind = submitted(store, &scope, "example.org", NOW + 1).await;
    let placed: Result<(), StoreError> = async {
        writing!(store, |tx| {
            sqlx::query("UPDATE runs SET target = '[' WHERE id = $1").bind(damaged.id.to_string()).execute(&mut *tx).await?;
            Ok(())
        })
    }
    .await;
    placed.unwrap();
    assert!(matches!(store.run(&scope, damaged.id).await, Err(StoreError::Internal(_))));
    assert_eq!(claimed(store, NOW + 1).await.run.id, behind.id);
    assert!(store.claim("worker", NOW + 60 * MINUTE, MINUTE).await.unwrap().is_some_and(|again| again.run.id == behind.id), "the damaged one is gone");
}

pub async fn failing_ends_the_job(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    store.fail(&claimed(store, NOW).await, NOW + 3).await.unwrap();
    let failed = store.run(&scope, run.id).await.unwrap();
    assert_eq!((failed.state, failed.finished_at), (RunState::Failed, Some(NOW + 3)));
    assert!(store.claim("worker", NOW + 60 * MINUTE, MINUTE).await.unwrap().is_none());
}

pub async fn progress_counts_each_area_once(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    let note = async |claim: &Claim, area, worst: Worst| store.note_progress(claim, area, worst, NOW).await.unwrap();
    let first = claimed(store, NOW).await;
    note(&first, Area::Spf, Verdict::Unknown.into()).await;
    note(&first, Area::Mx, Verdict::Good.into()).await;
    let second = claimed(store, NOW + MINUTE).await;
    let void = Worst { verdict: Verdict::Broken, is_void: true };
    note(&second, Area::Spf, Verdict::Broken.into()).await;
    note(&second, Area::Spf, void).await;
    note(&second, Area::Ptr, Verdict::Note.into()).await;
    let all = [(1, Area::Spf, void), (2, Area::Mx, Verdict::Good.into()), (3, Area::Ptr, Verdict::Note.into())].map(|(sequence, area, worst)| Progress {
        sequence,
        area,
        worst,
    });
    assert_eq!(store.progress(&scope, run.id, 0).await.unwrap(), all);
    assert_eq!(store.progress(&scope, run.id, 2).await.unwrap(), all[2..]);
    assert_eq!(store.progress(&scope, run.id, 3).await.unwrap(), []);
}

pub async fn notes_at_once_count_on(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    let claim = claimed(store, NOW).await;
    let notes = Area::ALL.iter().map(|area| {
        let (store, claim, area) = (store.clone(), claim.clone(), *area);
        tokio::spawn(async move {
            store.note_progress(&claim, area, Verdict::Good, NOW).await.unwrap();
        })
    });
    for note in notes.collect::<Vec<_>>() {
        note.await.unwrap();
    }
    let sequences: Vec<_> = store.progress(&scope, run.id, 0).await.unwrap().into_iter().map(|noted| noted.sequence).collect();
    assert_eq!(sequences, (1..).take(Area::ALL.len()).collect::<Vec<_>>());
}

pub async fn deleting_a_run_takes_its_lease(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    let claim = claimed(store, NOW).await;
    store.delete(&scope, run.id).await.unwrap();
    assert_eq!(store.note_progress(&claim, Area::Spf, Verdict::Good, NOW).await, Err(StoreError::Conflict));
    assert_eq!(store.complete(&claim, &report(&run.target), &observations(), NOW).await, Err(StoreError::Conflict));
    assert_eq!(store.run(&scope, run.id).await, Err(StoreError::NotFound));
}
