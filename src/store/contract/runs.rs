//! Asking for checks, reading what came of them.

use std::collections::HashSet;

use serde_json::json;

use crate::model::{
    area::Area,
    code::Code,
    evidence::{Evidence, EvidenceKind, Outcome},
    finding::{Finding, VOID},
    report::{Report, Score},
    run::{Counts, RunState},
    target::Target,
    verdict::Verdict,
};

use super::{
    super::{Store, StoreError},
    samples::{MINUTE, NOW, claimed, finished, observations, report, somebody, submitted, target},
};

pub async fn a_report_reads_back_equal(store: &Store) {
    let scope = somebody(store);
    let run = finished(store, &scope, "example.com", NOW).await;
    assert_eq!((run.state, run.created_at, run.finished_at), (RunState::Done, NOW, Some(NOW + 1)));
    assert_eq!(run.target, target("example.com"));
    assert_eq!(store.report(&scope, run.id).await.unwrap(), Some(report(&run.target)));
    assert_eq!(store.observations(&scope, run.id).await.unwrap(), Some(observations()));

    // A blind run: no score, no finding, nothing seen.
    let blind = submitted(store, &scope, "blind.example", NOW).await;
    let mut nothing = report(&blind.target);
    nothing.score = Score { points: None, grade: None, coverage: 0.0 };
    nothing.vantage.can_judge = false;
    nothing.sections.clear();
    nothing.findings.clear();
    nothing.evidence.clear();
    store.complete(&claimed(store, NOW).await, &nothing, &json!(null), NOW).await.unwrap();
    assert_eq!(store.report(&scope, blind.id).await.unwrap(), Some(nothing));
}

pub async fn a_report_is_written_whole_or_not_at_all(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    let claim = claimed(store, NOW).await;
    // Something stands where the report's third finding belongs: the write fails half-way.
    let obstacle = "INSERT INTO findings (run_id, position, code, verdict, subject, args, evidence) VALUES ($1, 2, 'mx.good', 'good', '', '{}', '[]')";
    let placed: Result<(), StoreError> = async {
        writing!(store, |tx| {
            sqlx::query(obstacle).bind(run.id.to_string()).execute(&mut *tx).await?;
            Ok(())
        })
    }
    .await;
    placed.unwrap();
    let refused = store.complete(&claim, &report(&run.target), &observations(), NOW + 1).await;
    assert_eq!(refused, Err(StoreError::Conflict));
    assert_eq!(store.run(&scope, run.id).await.unwrap().state, RunState::Running);
    assert_eq!(store.report(&scope, run.id).await.unwrap(), None);
    let counts = store.recent(&scope, 1).await.unwrap()[0].counts;
    assert_eq!(counts, Counts { good: 1, ..Counts::default() }, "only the obstacle is there");
    store.renew(&claim, NOW + 2, MINUTE).await.expect("the job is still ours");
}

pub async fn the_same_check_is_asked_for_once(store: &Store) {
    let scope = somebody(store);
    let ask = async |scope, domain: &str, options| store.submit(scope, &target(domain), options, NOW).await.unwrap().id;
    let first = ask(&scope, "example.com", "{}").await;
    assert_eq!(ask(&scope, "example.com", "{}").await, first, "waiting");
    let others =
        [ask(&scope, "example.org", "{}").await, ask(&scope, "example.com", r#"{"active":true}"#).await, ask(&somebody(store), "example.com", "{}").await];
    assert_eq!(HashSet::from(others).len(), 3, "another target, other options, another holder");
    assert!(!others.contains(&first));

    let claim = claimed(store, NOW).await;
    let again = store.submit(&scope, &claim.run.target, &claim.options_json, NOW + 1).await.unwrap();
    if claim.scope == scope {
        assert_eq!((again.id, again.state), (claim.run.id, RunState::Running), "under way");
    }
    store.complete(&claim, &report(&claim.run.target), &observations(), NOW + 2).await.unwrap();
    let later = store.submit(&claim.scope, &claim.run.target, &claim.options_json, NOW + 3).await.unwrap();
    assert_ne!(later.id, claim.run.id, "what has ended may be asked for again");
}

pub async fn submissions_at_once_make_one_run(store: &Store) {
    let scope = somebody(store);
    let submissions = (0..12).map(|_| {
        let (store, scope) = (store.clone(), scope.clone());
        tokio::spawn(async move { store.submit(&scope, &target("example.com"), "{}", NOW).await.unwrap().id })
    });
    let mut runs = HashSet::new();
    for submission in submissions.collect::<Vec<_>>() {
        runs.insert(submission.await.unwrap());
    }
    assert_eq!(runs.len(), 1);
    assert_eq!(store.recent(&scope, 10).await.unwrap().len(), 1);
    assert_eq!(store.queue_length().await.unwrap(), 1);
}

pub async fn lists_newest_first_with_counts(store: &Store) {
    let scope = somebody(store);
    assert_eq!(store.recent(&scope, 10).await.unwrap(), []);
    let old = finished(store, &scope, "old.example", NOW).await;
    let new = submitted(store, &scope, "new.example", NOW + MINUTE).await;
    let list = store.recent(&scope, 10).await.unwrap();
    assert_eq!(list.iter().map(|line| line.run.id).collect::<Vec<_>>(), [new.id, old.id]);
    assert_eq!((list[0].score, list[0].grade, list[0].worst, list[0].counts), (None, None, None, Counts::default()));
    let counts = Counts { broken: 1, problem: 0, unknown: 1, note: 1, good: 1 };
    assert_eq!((list[1].score, list[1].grade, list[1].worst, list[1].counts), (Some(82), Some('B'), Some(Verdict::Broken), counts));
    assert_eq!(list[1].run, old);
    assert_eq!(store.recent(&scope, 1).await.unwrap().len(), 1);
}

pub async fn tells_a_void_protection_from_what_stops_mail(store: &Store) {
    for code in VOID {
        for (beside, is_void) in [(None, true), (Some(Code::SpfGood), true), (Some(Code::PtrMissing), false)] {
            let scope = somebody(store);
            let asked = target("void.example");
            store.submit(&scope, &asked, "{}", NOW).await.unwrap();
            let claim = claimed(store, NOW).await;
            let findings = [code].into_iter().chain(beside).map(|code| Finding::new(code, "void.example")).collect();
            store.complete(&claim, &Report { findings, ..report(&asked) }, &json!({}), NOW).await.unwrap();
            let list = store.recent(&scope, 1).await.unwrap();
            assert_eq!((list[0].worst, list[0].is_void), (Some(Verdict::Broken), is_void), "{code:?} {beside:?}");
        }
    }
}

pub async fn last_done_is_the_newest_of_its_name(store: &Store) {
    let scope = somebody(store);
    assert_eq!(store.last_done(&scope, "example.com").await.unwrap(), None);
    finished(store, &scope, "example.com", NOW).await;
    let newest = finished(store, &scope, "example.com", NOW + MINUTE).await;
    finished(store, &scope, "example.org", NOW + 2 * MINUTE).await;
    submitted(store, &scope, "example.com", NOW + 3 * MINUTE).await;
    assert_eq!(store.last_done(&scope, "example.com").await.unwrap(), Some(newest));
}

pub async fn odd_text_survives(store: &Store) {
    const ODD: &str = "</script><b onload='x'>\"; DROP TABLE runs; -- 送达能力 \u{1f4ec}\u{202e}\\ $1 ? %s \u{1}\r\n\t\u{ffff}é̈";
    let scope = somebody(store);
    let asked = Target {
        domain: Some(ODD.to_owned()),
        helo: Some(ODD.to_owned()),
        selectors: vec![ODD.to_owned()],
        relay: Some(ODD.to_owned()),
        ips: Vec::new(),
        daily_volume: Some(7),
    };
    let run = store.submit(&scope, &asked, ODD, NOW).await.unwrap();
    let claim = store.claim(ODD, NOW, MINUTE).await.unwrap().unwrap();
    assert_eq!((&claim.run.target, claim.options_json.as_str()), (&asked, ODD));
    let mut odd = report(&asked);
    odd.vantage.resolver = ODD.to_owned();
    odd.findings[0] = Finding::new(odd.findings[0].code, ODD).arg(ODD, ODD).remedy(ODD, ODD, ODD);
    odd.evidence[0].question = ODD.to_owned();
    // NUL stands in JSON as an escape and passes; in a column of its own PostgreSQL could not hold it.
    odd.evidence[0].answer = vec![ODD.to_owned(), "a\0b".to_owned()];
    odd.findings[1].subject = "a\0b".to_owned();
    store.complete(&claim, &odd, &json!({ ODD: "a\0b" }), NOW).await.unwrap();
    odd.findings[1].subject = "a\u{fffd}b".to_owned();
    assert_eq!(store.report(&scope, run.id).await.unwrap(), Some(odd));
    assert_eq!(store.observations(&scope, run.id).await.unwrap(), Some(json!({ ODD: "a\0b" })));
    assert_eq!(store.last_done(&scope, ODD).await.unwrap().map(|last| last.id), Some(run.id));
    assert_eq!(store.last_done(&scope, "%").await.unwrap(), None);
}

pub async fn a_large_report_survives(store: &Store) {
    let scope = somebody(store);
    let run = submitted(store, &scope, "example.com", NOW).await;
    let mut large = report(&run.target);
    // Text that does not compress away: a linear congruential generator's.
    let mut state = 1_u64;
    let mut noise = |length| {
        let letters = std::iter::repeat_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from(b'!' + u8::try_from((state >> 33) % 90).unwrap())
        });
        letters.take(length).collect::<String>()
    };
    large.evidence = (0..500)
        .map(|number| Evidence {
            kind: EvidenceKind::Http,
            question: format!("https://example.com/{number}"),
            answer: vec![noise(4096)],
            outcome: Outcome::Found,
            server: None,
            started_ms: number,
            took_ms: 1,
            after: Vec::new(),
        })
        .collect();
    store.complete(&claimed(store, NOW).await, &large, &observations(), NOW).await.unwrap();
    assert!(store.report(&scope, run.id).await.unwrap() == Some(large), "two megabytes of evidence");
}

pub async fn deleting_takes_everything_along(store: &Store) {
    let scope = somebody(store);
    let run = finished(store, &scope, "example.com", NOW).await;
    store.share(&scope, run.id, &[1; 32], NOW + MINUTE, NOW).await.unwrap();
    let waiting = submitted(store, &scope, "example.org", NOW).await;
    store.delete(&scope, run.id).await.unwrap();
    store.delete(&scope, waiting.id).await.unwrap();
    assert_eq!(store.run(&scope, run.id).await, Err(StoreError::NotFound));
    assert_eq!(store.delete(&scope, run.id).await, Err(StoreError::NotFound));
    assert!(store.open_share(&[1; 32], NOW).await.unwrap().is_none());
    assert!(store.claim("worker", NOW, MINUTE).await.unwrap().is_none());
    for count in [
        "SELECT COUNT(*) FROM findings",
        "SELECT COUNT(*) FROM observations",
        "SELECT COUNT(*) FROM run_progress",
        "SELECT COUNT(*) FROM shares",
        "SELECT COUNT(*) FROM jobs",
        "SELECT COUNT(*) FROM runs",
    ] {
        let left: Result<i64, StoreError> = async { Ok(reading!(store, |db| sqlx::query_scalar(count).fetch_one(db).await?)) }.await;
        assert_eq!(left, Ok(0), "{count}");
    }
}

pub async fn another_holder_finds_nothing(store: &Store) {
    let (owner, other) = (somebody(store), somebody(store));
    let run = submitted(store, &owner, "example.com", NOW).await;
    let claim = claimed(store, NOW).await;
    store.note_progress(&claim, Area::Spf, Verdict::Good, NOW).await.unwrap();
    store.complete(&claim, &report(&run.target), &observations(), NOW).await.unwrap();
    let share = store.share(&owner, run.id, &[7; 32], NOW + MINUTE, NOW).await.unwrap();

    assert_eq!(store.run(&other, run.id).await, Err(StoreError::NotFound));
    assert_eq!(store.report(&other, run.id).await, Err(StoreError::NotFound));
    assert_eq!(store.observations(&other, run.id).await, Err(StoreError::NotFound));
    assert_eq!(store.progress(&other, run.id, 0).await, Err(StoreError::NotFound));
    assert_eq!(store.watch(&other, run.id, 0).await, Err(StoreError::NotFound));
    assert_eq!(store.recent(&other, 10).await, Ok(Vec::new()));
    assert_eq!(store.last_done(&other, "example.com").await, Ok(None));
    assert_eq!(store.share(&other, run.id, &[8; 32], NOW + MINUTE, NOW).await, Err(StoreError::NotFound));
    assert_eq!(store.shares(&other, run.id).await, Err(StoreError::NotFound));
    assert_eq!(store.revoke(&other, share.id, NOW).await, Err(StoreError::NotFound));
    assert_eq!(store.delete(&other, run.id).await, Err(StoreError::NotFound));

    // Nothing of it had an effect.
    assert!(store.open_share(&[7; 32], NOW).await.unwrap().is_some());
    assert!(store.open_share(&[8; 32], NOW).await.unwrap().is_none());
    assert_eq!(store.report(&owner, run.id).await.unwrap(), Some(report(&run.target)));
    assert_eq!(store.progress(&owner, run.id, 0).await.unwrap().len(), 1);
}
