//! Targets, reports and submissions to try the store with.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::model::{
    area::Area,
    code::Code,
    evidence::{Evidence, EvidenceId, EvidenceKind, Outcome},
    finding::{Arg, Finding},
    ids::HolderId,
    report::{Port25, Report, Score, Section, Vantage},
    run::Run,
    target::Target,
    verdict::Verdict,
};

use super::super::{Claim, Scope, Store};

/// The moment at which the cases begin.
pub const NOW: i64 = 1_795_000_000_000;
pub const MINUTE: i64 = 60_000;
pub const DAY: i64 = 24 * 60 * MINUTE;

pub fn somebody(store: &Store) -> Scope {
    store.holder(HolderId(Uuid::new_v4()))
}

pub fn target(domain: &str) -> Target {
    Target { domain: Some(domain.to_owned()), ips: vec!["192.0.2.10".parse().unwrap(), "2001:db8::1".parse().unwrap()], ..Target::default() }
}

/// Submits a check that nobody asked for before.
pub async fn submitted(store: &Store, scope: &Scope, domain: &str, now: i64) -> Run {
    store.submit(scope, &target(domain), "{}", now).await.unwrap()
}

/// Claims the only check that is due.
pub async fn claimed(store: &Store, now: i64) -> Claim {
    store.claim("worker", now, MINUTE).await.unwrap().expect("a check is due")
}

/// A run that ended with [`report`].
pub async fn finished(store: &Store, scope: &Scope, domain: &str, now: i64) -> Run {
    let run = submitted(store, scope, domain, now).await;
    let claim = claimed(store, now).await;
    assert_eq!(claim.run.id, run.id);
    store.complete(&claim, &report(&run.target), &observations(), now + 1).await.unwrap();
    store.run(scope, run.id).await.unwrap()
}

pub fn observations() -> Value {
    json!({ "spf": { "record": "v=spf1 -all", "lookups": 3 }, "ptr": [{ "name": "mail.example.com", "confirmed": true }], "mx": null })
}

/// A report with something in every field.
pub fn report(target: &Target) -> Report {
    let evidence = |question: &str, outcome, after: &[u32]| Evidence {
        kind: EvidenceKind::Dns,
        question: question.to_owned(),
        answer: vec!["v=spf1 ip4:192.0.2.10 -all".to_owned(), String::new()],
        outcome,
        server: (outcome == Outcome::Found).then(|| "192.0.2.53:53".to_owned()),
        started_ms: 40,
        took_ms: 21,
        after: after.iter().copied().map(EvidenceId).collect(),
    };
    let remedied = Finding::new(Code::SpfTooManyLookups, "example.com").arg("lookups", 12_usize).remedy("TXT", "example.com", "v=spf1 -all");
    let mut mixed = Finding::new(Code::PtrSeveral, "192.0.2.10").seen([EvidenceId(0), EvidenceId(1)]);
    mixed.args = BTreeMap::from([
        ("number".to_owned(), Arg::Number(-7)),
        ("text".to_owned(), Arg::Text("mail.example.com".to_owned())),
        ("list".to_owned(), Arg::List(vec!["a".to_owned(), "b".to_owned()])),
    ]);
    Report {
        target: target.clone(),
        started_at: NOW,
        took_ms: 412,
        vantage: Vantage {
            resolver: "192.0.2.53:53,[2001:db8::53]:53".to_owned(),
            can_judge: true,
            addresses: vec![[203, 0, 113, 9].into()],
            ehlo: None,
            port25: Port25 { ipv4: true, ipv6: false },
        },
        // A third has no end in binary: it must come back to the last bit.
        score: Score { points: Some(82), grade: Some('B'), coverage: 1.0 / 3.0 },
        sections: vec![Section { area: Area::Spf, verdict: Verdict::Broken }, Section { area: Area::Ptr, verdict: Verdict::Note }],
        findings: vec![remedied, Finding::new(Code::MxUnknown, "example.com"), mixed, Finding::new(Code::DmarcGood, "example.com")],
        evidence: vec![evidence("example.com TXT", Outcome::Found, &[]), evidence("10.2.0.192.in-addr.arpa PTR", Outcome::TimedOut, &[0])],
    }
}
