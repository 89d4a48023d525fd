use std::sync::Arc;

use super::*;
use crate::net::{Budget, Outcome, dns::Data, fake::Zone};

async fn evaluate(zone: Zone, ip: &str, sender: &str, helo: &str) -> Evaluation {
    let inquiry = Arc::new(zone).net().inquire(Budget::default());
    let query = Query { ip: ip.parse().unwrap(), sender: sender.to_owned(), helo: helo.to_owned(), receiver: "mx.receiver.example".to_owned() };
    check_host(&inquiry, &query).await
}

/// The result for a message from 192.0.2.1 by a sender at example.com.
async fn result(zone: Zone) -> SpfResult {
    evaluate(zone, "192.0.2.1", "user@example.com", "mail.example.com").await.result
}

fn zone(record: &str) -> Zone {
    Zone::new().txt("example.com", record)
}

fn v4(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[tokio::test]
async fn networks_decide_by_family() {
    let record = "v=spf1 -ip4:192.0.2.1 ip6:2001:db8::/32 ~all";
    for (ip, expected) in
        [("192.0.2.1", SpfResult::Fail), ("2001:db8::7", SpfResult::Pass), ("::ffff:192.0.2.1", SpfResult::Fail), ("198.51.100.1", SpfResult::SoftFail)]
    {
        assert_eq!(evaluate(zone(record), ip, "user@example.com", "h.example").await.result, expected, "{ip}");
    }
    assert_eq!(evaluate(zone("v=spf1 ip6:::/0"), "::ffff:192.0.2.1", "user@example.com", "h.example").await.result, SpfResult::Neutral);
}

#[tokio::test]
async fn malformed_and_missing_domains_have_no_policy() {
    for sender in ["user@example", "user@a..example", "user@[192.0.2.1]", "user@nowhere.example"] {
        assert_eq!(evaluate(zone("v=spf1 -all"), "192.0.2.1", sender, "h.example").await.result, SpfResult::None, "{sender}");
    }
    assert_eq!(result(zone("v=spf10 -all")).await, SpfResult::None);
    assert_eq!(result(zone("v=spf1 -all").txt("example.com", "something else")).await, SpfResult::Fail);
}

#[tokio::test]
async fn two_records_are_an_error() {
    let evaluation = evaluate(zone("v=spf1 -all").txt("example.com", "V=SPF1 +all"), "192.0.2.1", "user@example.com", "h.example").await;
    assert_eq!(evaluation.result, SpfResult::PermError);
    assert_eq!(evaluation.problem, Some(Problem { kind: ProblemKind::SeveralRecords, domain: "example.com".into(), term: None }));
}

#[tokio::test]
async fn no_answer_is_temporary() {
    for outcome in [Outcome::TimedOut, Outcome::ServerFailure, Outcome::Refused, Outcome::Unreachable, Outcome::NotAsked] {
        let zone = Zone::new().fail("example.com", RecordType::Txt, outcome);
        let evaluation = evaluate(zone, "192.0.2.1", "user@example.com", "h.example").await;
        assert_eq!(evaluation.result, SpfResult::TempError);
        assert_eq!(evaluation.problem.unwrap().kind, ProblemKind::NoAnswer(outcome));
    }
    let records = |kind, name: &str, record: &str| zone(record).fail(name, kind, Outcome::ServerFailure);
    assert_eq!(result(records(RecordType::A, "h.example", "v=spf1 a:h.example +all")).await, SpfResult::TempError);
    assert_eq!(result(records(RecordType::Mx, "h.example", "v=spf1 mx:h.example +all")).await, SpfResult::TempError);
    assert_eq!(result(records(RecordType::A, "h.example", "v=spf1 exists:h.example +all")).await, SpfResult::TempError);
    assert_eq!(result(records(RecordType::Txt, "h.example", "v=spf1 include:h.example +all")).await, SpfResult::TempError);
    assert_eq!(result(records(RecordType::Ptr, "1.2.0.192.in-addr.arpa", "v=spf1 ptr +all")).await, SpfResult::Pass, "§5.5: no match");
}

#[tokio::test]
async fn a_syntax_error_anywhere_is_found_before_anything_is_asked() {
    let evaluation = evaluate(zone("v=spf1 ip4:192.0.2.1 a:h.example moo -all"), "192.0.2.1", "user@example.com", "h.example").await;
    assert_eq!(evaluation.problem, Some(Problem { kind: ProblemKind::Syntax, domain: "example.com".into(), term: Some("moo".into()) }));
    assert_eq!((evaluation.result, evaluation.evidence.len()), (SpfResult::PermError, 1));
    assert_eq!(evaluation.trace[0].outcome, StepOutcome::PermError);
}

#[tokio::test]
async fn an_empty_sender_is_postmaster_at_the_helo_name() {
    let zone = || {
        Zone::new().txt("mail.example.com", "v=spf1 exists:%{l}.%{o}.users.example -all").address("postmaster.mail.example.com.users.example", v4("127.0.0.2"))
    };
    let evaluation = evaluate(zone(), "192.0.2.1", "", "mail.example.com").await;
    assert_eq!((evaluation.result, evaluation.domain.as_str()), (SpfResult::Pass, "mail.example.com"));
    assert_eq!(evaluate(zone(), "192.0.2.1", "@mail.example.com", "other.example").await.result, SpfResult::Pass);
}

#[tokio::test]
async fn hosts_are_looked_up_by_the_clients_family() {
    let zone = || {
        zone("v=spf1 a:h.example/24//64 mx -all")
            .address("h.example", v4("192.0.2.200"))
            .address("h.example", v4("2001:db8::1"))
            .mx("example.com", 10, "mx.example")
            .address("mx.example", v4("198.51.100.9"))
    };
    for (ip, expected) in [
        ("192.0.2.1", SpfResult::Pass),
        ("2001:db8::ffff", SpfResult::Pass),
        ("198.51.100.9", SpfResult::Pass),
        ("198.51.100.8", SpfResult::Fail),
        ("2001:db8:1::1", SpfResult::Fail),
    ] {
        assert_eq!(evaluate(zone(), ip, "user@example.com", "h.example").await.result, expected, "{ip}");
    }
}

#[tokio::test]
async fn exists_asks_for_ipv4_whoever_sends() {
    let zone = || zone("v=spf1 exists:four.example -exists:six.example ?all").address("four.example", v4("127.0.0.2")).address("six.example", v4("::2"));
    assert_eq!(evaluate(zone(), "2001:db8::1", "user@example.com", "h.example").await.result, SpfResult::Pass);
    assert_eq!(result(self::zone("v=spf1 -exists:six.example ?all").address("six.example", v4("::2"))).await, SpfResult::Neutral);
}

#[tokio::test]
async fn mx_does_not_fall_back_to_the_address_and_knows_the_null_mx() {
    assert_eq!(result(zone("v=spf1 mx ?all").address("example.com", v4("192.0.2.1"))).await, SpfResult::Neutral);
    let evaluation = evaluate(zone("v=spf1 mx ?all").mx("example.com", 0, ""), "192.0.2.1", "user@example.com", "h.example").await;
    assert_eq!((evaluation.result, evaluation.void_lookups, evaluation.evidence.len()), (SpfResult::Neutral, 0, 2));
}

#[tokio::test]
async fn the_include_table() {
    let with = |inner: Option<&str>| {
        let zone = zone("v=spf1 ~include:inner.example ?all");
        inner.map_or_else(|| zone.clone(), |inner| zone.clone().txt("inner.example", inner))
    };
    assert_eq!(result(with(Some("v=spf1 +all"))).await, SpfResult::SoftFail);
    for inner in ["v=spf1 -all", "v=spf1 ~all", "v=spf1 ?all", "v=spf1"] {
        assert_eq!(result(with(Some(inner))).await, SpfResult::Neutral, "{inner}");
    }
    assert_eq!(result(with(Some("v=spf1 moo"))).await, SpfResult::PermError);
    let evaluation = evaluate(with(None), "192.0.2.1", "user@example.com", "h.example").await;
    assert_eq!(
        evaluation.problem,
        Some(Problem { kind: ProblemKind::IncludeWithoutRecord, domain: "example.com".into(), term: Some("~include:inner.example".into()) })
    );
}

#[tokio::test]
async fn redirect_hands_everything_on() {
    let zone = || {
        zone("v=spf1 redirect=other.example exp=why.example")
            .txt("other.example", "v=spf1 a -all exp=because.example")
            .address("other.example", v4("192.0.2.9"))
    };
    let evaluation = evaluate(zone().txt("why.example", "wrong").txt("because.example", "for %{d}"), "192.0.2.1", "user@example.com", "h.example").await;
    assert_eq!((evaluation.result, evaluation.explanation.as_deref(), evaluation.lookups), (SpfResult::Fail, Some("for other.example"), 2));
    assert_eq!(evaluate(zone(), "192.0.2.9", "user@example.com", "h.example").await.result, SpfResult::Pass);
    assert_eq!(result(self::zone("v=spf1 redirect=other.example -all").txt("other.example", "v=spf1 +all")).await, SpfResult::Fail, "all wins");
    let evaluation = evaluate(self::zone("v=spf1 redirect=other.example"), "192.0.2.1", "user@example.com", "h.example").await;
    assert_eq!(evaluation.problem.map(|problem| problem.kind), Some(ProblemKind::RedirectWithoutRecord));
}

#[tokio::test]
async fn explanations_are_for_fails_and_never_an_error() {
    let explained = |zone: Zone| async { evaluate(zone, "192.0.2.1", "user@example.com", "h.example").await.explanation };
    let fail = || zone("v=spf1 -all exp=why.example");
    assert_eq!(
        explained(fail().txt("why.example", "%{c} is not %{d}'s, says %{r}")).await.as_deref(),
        Some("192.0.2.1 is not example.com's, says mx.receiver.example")
    );
    assert_eq!(explained(zone("v=spf1 ~all exp=why.example").txt("why.example", "x")).await, None);
    assert_eq!(explained(fail()).await, None, "no such name");
    assert_eq!(explained(fail().txt("why.example", "one").txt("why.example", "two")).await, None);
    assert_eq!(explained(fail().txt("why.example", "100%")).await, None, "a syntax error");
    assert_eq!(explained(fail().txt("why.example", "caf\u{e9}")).await, None, "not ASCII");
    assert_eq!(explained(fail().fail("why.example", RecordType::Txt, Outcome::TimedOut)).await, None);
    assert_eq!(
        explained(
            zone("v=spf1 -include:inner.example exp=why.example")
                .txt("inner.example", "v=spf1 +all exp=no.example")
                .txt("why.example", "ours")
                .txt("no.example", "theirs")
        )
        .await
        .as_deref(),
        Some("ours")
    );
}

#[tokio::test]
async fn ten_lookups_and_not_one_more() {
    let terms = |count: usize| format!("v=spf1 {} ip4:192.0.2.1 -all", vec!["a:h.example"; count].join(" "));
    let with = |count| zone(&terms(count)).address("h.example", v4("198.51.100.1"));
    assert_eq!(result(with(10)).await, SpfResult::Pass);
    let evaluation = evaluate(with(11), "192.0.2.1", "user@example.com", "h.example").await;
    assert_eq!((evaluation.result, evaluation.lookups), (SpfResult::PermError, 11));
    assert_eq!(evaluation.problem.unwrap().kind, ProblemKind::TooManyLookups);
    assert_eq!(evaluation.evidence.len(), 2, "nothing is asked twice");
}

#[tokio::test]
async fn loops_end() {
    let zone = zone("v=spf1 include:b.example").txt("b.example", "v=spf1 redirect=example.com");
    let evaluation = evaluate(zone, "192.0.2.1", "user@example.com", "h.example").await;
    assert_eq!((evaluation.result, evaluation.lookups), (SpfResult::PermError, 11));
}

#[tokio::test]
async fn two_void_lookups_and_not_one_more() {
    assert_eq!(result(zone("v=spf1 a:x.example mx:y.example ip4:192.0.2.1 -all")).await, SpfResult::Pass);
    let evaluation = evaluate(zone("v=spf1 a:x.example mx:y.example exists:z.example ip4:192.0.2.1 -all"), "192.0.2.1", "user@example.com", "h.example").await;
    assert_eq!((evaluation.problem.unwrap().kind, evaluation.void_lookups), (ProblemKind::TooManyVoidLookups, 3));
    assert_eq!(result(zone("v=spf1 a:x.example mx:y.example -all exp=z.example")).await, SpfResult::Fail, "an explanation does not count");
    assert_eq!(result(zone("v=spf1 a:x..example a:y..example a:z..example -all")).await, SpfResult::Fail, "what cannot be asked does not count");
}

#[tokio::test]
async fn more_than_ten_exchangers_are_an_error() {
    let with =
        |count: u16| (0..count).fold(zone("v=spf1 mx -all"), |zone, index| zone.mx("example.com", index, "mx.example")).address("mx.example", v4("192.0.2.1"));
    assert_eq!(result(with(10)).await, SpfResult::Pass);
    assert_eq!(result(with(11)).await, SpfResult::PermError);
}

#[tokio::test]
async fn names_of_the_client_have_to_lead_back() {
    let with = |names: &[&str]| names.iter().fold(zone("v=spf1 ptr -all"), |zone, name| zone.ptr(v4("192.0.2.1"), name));
    assert_eq!(result(with(&["mail.example.com"])).await, SpfResult::Fail);
    assert_eq!(result(with(&["mail.example.com"]).address("mail.example.com", v4("192.0.2.1"))).await, SpfResult::Pass);
    assert_eq!(result(with(&["mail.notexample.com"]).address("mail.notexample.com", v4("192.0.2.1"))).await, SpfResult::Fail);
    let broken = with(&["x.example.com", "mail.example.com"]).fail("x.example.com", RecordType::A, Outcome::ServerFailure);
    assert_eq!(result(broken.address("mail.example.com", v4("192.0.2.1"))).await, SpfResult::Pass, "a name that fails is skipped");
    let names: Vec<String> = (0..10).map(|index| format!("n{index}.other.example")).chain(["mail.example.com".to_owned()]).collect();
    let eleventh = with(&names.iter().map(String::as_str).collect::<Vec<_>>()).address("mail.example.com", v4("192.0.2.1"));
    assert_eq!(result(eleventh).await, SpfResult::Fail, "the eleventh is ignored");
}

#[tokio::test]
async fn the_validated_name_prefers_the_domain_then_a_name_below() {
    let zone = |record: &str, names: &[&str]| {
        names.iter().fold(self::zone(record), |zone, name| zone.ptr(v4("192.0.2.1"), name).address(name, v4("192.0.2.1"))).txt("why.example", "%{p}")
    };
    let name = |names: &'static [&'static str]| async move {
        evaluate(zone("v=spf1 -all exp=why.example", names), "192.0.2.1", "user@example.com", "h.example").await.explanation.unwrap()
    };
    assert_eq!(name(&["a.other.example", "mail.example.com", "example.com"]).await, "example.com");
    assert_eq!(name(&["a.other.example", "mail.example.com"]).await, "mail.example.com");
    assert_eq!(name(&["a.other.example", "b.other.example"]).await, "a.other.example");
    assert_eq!(name(&[]).await, "unknown");
}

#[tokio::test]
async fn every_step_is_told_with_its_evidence() {
    let zone = zone("v=spf1 include:inner.example mx -all")
        .txt("inner.example", "v=spf1 a:h.example ~all")
        .mx("example.com", 10, "mx.example")
        .address("mx.example", v4("192.0.2.1"))
        .address("h.example", v4("198.51.100.1"));
    let inquiry = Arc::new(zone).net().inquire(Budget::default());
    let query = Query { ip: v4("192.0.2.1"), sender: "user@example.com".into(), helo: "h.example".into(), receiver: String::new() };
    let evaluation = check_host(&inquiry, &query).await;
    let steps: Vec<_> = evaluation.trace.iter().map(|step| (step.depth, step.term.as_str(), step.outcome, step.evidence.len())).collect();
    assert_eq!(
        steps,
        [
            (0, "v=spf1 include:inner.example mx -all", StepOutcome::Record, 1),
            (0, "include:inner.example", StepOutcome::NotMatched, 0),
            (1, "v=spf1 a:h.example ~all", StepOutcome::Record, 1),
            (1, "a:h.example", StepOutcome::NotMatched, 1),
            (1, "~all", StepOutcome::Matched, 0),
            (0, "mx", StepOutcome::Matched, 2),
        ]
    );
    assert_eq!(evaluation.matched, Some(Matched { domain: "example.com".into(), term: "mx".into() }));
    // Each question waited for the one before, since it would not have been asked had that one matched.
    let ledger = inquiry.evidence();
    let after: Vec<Vec<u32>> = ledger.iter().map(|evidence| evidence.after.iter().map(|id| id.0).collect()).collect();
    assert_eq!(after, [vec![], vec![0], vec![1], vec![2], vec![3]]);
    let stored = serde_json::to_string(&evaluation).unwrap();
    assert_eq!(serde_json::from_str::<Evaluation>(&stored).unwrap(), evaluation);
}

#[tokio::test]
async fn aliases_are_followed_and_strings_joined() {
    let strings = Data::Txt(vec![b"v=spf1 ip4:192.0".to_vec(), b".2.1 -all".to_vec()]);
    let zone = Zone::new().cname("example.com", "real.example").record("real.example", RecordType::Txt, strings);
    assert_eq!(result(zone).await, SpfResult::Pass);
}

fn any_term() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    prop_oneof![
        "[+?~-]?(all|a|mx|ptr)",
        "[+?~-]?(a|mx|ptr|include|exists):(a|b|example)\\.(example|com)(/[0-9]{1,2})?",
        "[+?~-]?(a|include|exists):%\\{[a-zA-Z][0-9]{0,3}r?[-.+,/_=]{0,2}\\}\\.b\\.example",
        "(redirect|exp)=(a|b)\\.example",
        "ip[46]:[0-9a-f.:]{1,16}(/[0-9]{1,3})?",
        "\\PC{0,12}",
    ]
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Records that lead anywhere, themselves included: every evaluation ends, within the limits of RFC 7208 §4.6.4, and the tree is bounded.
    #[test]
    fn any_records_end_within_the_limits(
        records in proptest::collection::vec(proptest::collection::vec(any_term(), 0..12), 3..4),
        ip: std::net::IpAddr,
        sender in "\\PC{0,20}(@(a|b)\\.example)?",
    ) {
        let names = ["example.com", "a.example", "b.example"];
        let zone = names.iter().zip(&records).fold(Zone::new(), |zone, (name, terms)| zone.txt(name, &format!("v=spf1 {}", terms.join(" "))));
        let zone = zone.mx("a.example", 10, "b.example").address("b.example", v4("192.0.2.1")).ptr(ip, "a.example");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let inquiry = Arc::new(zone).net().inquire(Budget::default());
            for sender in [sender.as_str(), "user@example.com", ""] {
                let query = Query { ip, sender: sender.to_owned(), helo: "example.com".to_owned(), receiver: String::new() };
                let evaluation = check_host(&inquiry, &query).await;
                assert!(evaluation.lookups <= crate::mail::spf::MAX_LOOKUPS + 1 && evaluation.void_lookups <= crate::mail::spf::MAX_VOID_LOOKUPS + 1);
                assert_eq!(evaluation.problem.is_some(), matches!(evaluation.result, SpfResult::PermError | SpfResult::TempError));
            }
            let tree = crate::mail::spf::explore(&inquiry, "example.com").await;
            assert!(tree.root.walk().len() <= 5_000 && tree.evidence().len() <= 1_000);
        });
    }
}
