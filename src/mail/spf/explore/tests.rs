use std::sync::Arc;

use super::*;
use crate::{
    mail::spf::{Coverage, Opening, OpeningKind, Query, SpfResult, VoidLookups, check_host},
    net::{Budget, fake::Zone},
};

async fn tree(zone: Zone) -> Tree {
    explore(&Arc::new(zone).net().inquire(Budget::default()), "example.com").await
}

fn zone(record: &str) -> Zone {
    Zone::new().txt("example.com", record)
}

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn openings(tree: &Tree) -> Vec<(OpeningKind, &str, Option<&str>)> {
    tree.openings.iter().map(|Opening { kind, domain, term }| (*kind, domain.as_str(), term.as_deref())).collect()
}

#[tokio::test]
async fn everything_is_opened_and_counted() {
    let zone = zone("v=spf1 a mx include:one.example include:%{l}.varies.example exists:%{i}.list.example ptr ip4:192.0.2.0/30 redirect=two.example")
        .address("example.com", ip("192.0.2.9"))
        .address("example.com", ip("2001:db8::9"))
        .mx("example.com", 10, "mx.example")
        .address("mx.example", ip("192.0.2.10"))
        .txt("one.example", "v=spf1 a:h.example -all")
        .address("h.example", ip("192.0.2.11"))
        .txt("two.example", "v=spf1 include:three.example ~all")
        .txt("three.example", "v=spf1 ip4:198.51.100.0/24 ip4:198.51.100.128/25 ?all");
    let tree = tree(zone).await;
    assert_eq!(tree.lookups, 9);
    assert_eq!(tree.void_lookups, VoidLookups { ipv4: 0, ipv6: 2, any: 0 });
    assert_eq!((tree.looped, tree.cut, tree.exceeds_lookups(), tree.passes_all()), (false, false, false, false));
    assert_eq!(tree.coverage, Coverage { ipv4_addresses: 4 + 3 + 256, all_ipv4: false, all_ipv6: false });
    let domains: Vec<&str> = tree.root.walk().iter().map(|node| node.domain.as_str()).collect();
    assert_eq!(domains, ["example.com", "one.example", "two.example", "three.example"]);
    let reaches: Vec<(&str, bool)> = tree.root.branches.iter().map(|branch| (branch.target.as_str(), branch.reach == Reach::Varies)).collect();
    assert_eq!(
        reaches,
        [
            ("example.com", false),
            ("example.com", false),
            ("one.example", false),
            ("%{l}.varies.example", true),
            ("%{i}.list.example", true),
            ("example.com", true),
            ("two.example", false)
        ]
    );
    let networks: Vec<(String, &str, &str)> =
        tree.networks.iter().map(|network| (format!("{}/{}", network.address, network.prefix), network.domain.as_str(), network.term.as_str())).collect();
    assert!(networks.contains(&("2001:db8::9/128".to_owned(), "example.com", "a")), "{networks:?}");
    assert!(networks.contains(&("198.51.100.0/24".to_owned(), "three.example", "ip4:198.51.100.0/24")), "{networks:?}");
    let stored = serde_json::to_string(&tree).unwrap();
    assert_eq!(serde_json::from_str::<Tree>(&stored).unwrap(), tree);
}

#[tokio::test]
async fn the_worst_case_is_what_a_stranger_meets() {
    let zone = || {
        zone("v=spf1 a mx include:one.example a:gone.example -all")
            .address("example.com", ip("192.0.2.9"))
            .mx("example.com", 1, "example.com")
            .txt("one.example", "v=spf1 a:h.example a:gone.example -all")
            .address("h.example", ip("192.0.2.11"))
    };
    let tree = tree(zone()).await;
    let inquiry = Arc::new(zone()).net().inquire(Budget::default());
    let query = Query { ip: ip("203.0.113.1"), sender: "user@example.com".into(), helo: "h.example".into(), receiver: String::new() };
    let evaluation = check_host(&inquiry, &query).await;
    assert_eq!((evaluation.result, evaluation.lookups, evaluation.void_lookups), (SpfResult::Fail, tree.lookups, tree.void_lookups.ipv4));
    assert_eq!((tree.lookups, tree.void_lookups), (6, VoidLookups { ipv4: 2, ipv6: 5, any: 2 }));
}

#[tokio::test]
async fn questions_wait_for_nothing_but_the_record_that_names_them() {
    let zone = zone("v=spf1 include:one.example mx -all").txt("one.example", "v=spf1 a:h.example").mx("example.com", 1, "mx.example");
    let inquiry = Arc::new(zone).net().inquire(Budget::default());
    let tree = explore(&inquiry, "example.com").await;
    let ledger = inquiry.evidence();
    assert_eq!(tree.evidence().len(), ledger.len());
    let after = |question: &str| {
        ledger.iter().find(|evidence| evidence.question == question).unwrap().after.iter().map(|id| ledger[id.0 as usize].question.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(after("example.com TXT"), Vec::<&str>::new());
    assert_eq!(after("one.example TXT"), ["example.com TXT"]);
    assert_eq!(after("example.com MX"), ["example.com TXT"]);
    assert_eq!(after("h.example AAAA"), ["one.example TXT"]);
    assert_eq!(after("mx.example A"), ["example.com MX"]);
}

#[tokio::test]
async fn what_lies_behind_all_is_not_followed() {
    let tree = tree(zone("v=spf1 -all a:h.example redirect=two.example")).await;
    assert_eq!((tree.lookups, tree.root.branches.len()), (0, 0));
}

#[tokio::test]
async fn loops_are_seen_and_end() {
    let tree = tree(zone("v=spf1 include:one.example -all").txt("one.example", "v=spf1 include:Example.COM -all")).await;
    assert!(tree.looped && tree.exceeds_lookups() && !tree.cut);
    assert_eq!(tree.lookups, 2);
    // The same record twice, side by side, is no loop and counts twice.
    let tree = self::tree(
        zone("v=spf1 include:one.example include:one.example -all").txt("one.example", "v=spf1 a:h.example -all").address("h.example", ip("192.0.2.1")),
    )
    .await;
    assert_eq!((tree.looped, tree.lookups), (false, 4));
}

#[tokio::test]
async fn a_record_that_branches_without_end_is_cut() {
    let level = |next: usize| format!("v=spf1 {} -all", (0..30).map(|_| format!("include:l{next}.example")).collect::<Vec<_>>().join(" "));
    let zone = (1..10).fold(zone(&level(1)), |zone, number| zone.txt(&format!("l{number}.example"), &level(number + 1)));
    let tree = tree(zone).await;
    assert!(tree.cut && tree.exceeds_lookups());
    assert!(tree.root.walk().iter().filter(|node| node.outcome == NodeOutcome::Record).count() <= MAX_QUESTIONS);
}

#[tokio::test]
async fn a_long_chain_is_cut() {
    let zone = (0..30)
        .fold(zone("v=spf1 redirect=l0.example"), |zone, number| zone.txt(&format!("l{number}.example"), &format!("v=spf1 redirect=l{}.example", number + 1)));
    let tree = tree(zone).await;
    assert!(tree.cut && tree.exceeds_lookups());
}

#[tokio::test]
async fn a_record_that_is_too_long_is_read_as_far_as_it_fits() {
    let tree = tree(zone(&format!("v=spf1{} -all", " ip4:192.0.2.1".repeat(2_000)))).await;
    assert!(tree.cut && tree.root.shortened && tree.root.defects.is_empty());
    assert!(tree.root.text.as_ref().is_some_and(|text| text.len() <= MAX_TEXT && text.ends_with("192.0.2.1")));
    assert_eq!(tree.networks.len(), 1, "the same network is kept once");
}

#[tokio::test]
async fn every_end_of_a_look_up_is_told_apart() {
    let zone = zone(
        "v=spf1 include:none.example include:gone.example include:two.example include:silent.example include:single. include:a..example include:broken.example -all",
    );
    let zone = zone
        .txt("none.example", "hello")
        .txt("two.example", "v=spf1 -all")
        .txt("two.example", "v=spf1 +all")
        .fail("silent.example", RecordType::Txt, Outcome::TimedOut)
        .txt("broken.example", "v=spf1 moo \u{fc} -all");
    let tree = tree(zone).await;
    // `include:single.` has no top-level label behind a dot: a defect of the first record.
    assert_eq!(tree.root.defects.len(), 1);
    let outcomes: Vec<NodeOutcome> = tree.root.walk().iter().skip(1).map(|node| node.outcome).collect();
    assert_eq!(
        outcomes,
        [
            NodeOutcome::NoRecord,
            NodeOutcome::NoSuchName,
            NodeOutcome::SeveralRecords { count: 2 },
            NodeOutcome::NoAnswer(Outcome::TimedOut),
            NodeOutcome::Malformed,
            NodeOutcome::Record
        ]
    );
    let broken = tree.root.walk().into_iter().find(|node| node.domain == "broken.example").unwrap();
    assert_eq!((broken.defects.len(), broken.text.as_deref()), (2, Some("v=spf1 moo \u{fc} -all")));
    assert_eq!(self::tree(Zone::new()).await.root.outcome, NodeOutcome::NoSuchName);
}

#[tokio::test]
async fn one_family_that_fails_hides_nothing_of_the_other() {
    let of = |record: &'static str, kind| async move {
        let zone = zone(record).mx("example.com", 1, "h.example").address("h.example", ip("192.0.2.1"));
        let zone = zone.fail("h.example", kind, Outcome::ServerFailure).fail("s.example", RecordType::Mx, Outcome::TimedOut);
        let tree = tree(zone).await;
        let Some(Reach::Hosts(hosts)) = tree.root.branches.first().map(|branch| branch.reach.clone()) else { panic!("{tree:?}") };
        (hosts.is_unseen_by(ip("192.0.2.1")), hosts.is_unseen_by(ip("2001:db8::1")), hosts.is_unseen())
    };
    for record in ["v=spf1 a:h.example -all", "v=spf1 mx -all"] {
        assert_eq!(of(record, RecordType::Aaaa).await, (false, true, false), "{record}");
    }
    assert_eq!(of("v=spf1 a:h.example -all", RecordType::A).await, (true, false, false));
    assert_eq!(of("v=spf1 mx:s.example -all", RecordType::Aaaa).await, (true, true, true));
    assert_eq!(of("v=spf1 exists:h.example -all", RecordType::A).await, (true, true, true));
}

#[tokio::test]
async fn several_records_are_kept_when_they_are_whole() {
    let tree = tree(zone("v=spf1 mx -all").txt("example.com", "v=spf1 a ~all").txt("example.com", "hello")).await;
    assert_eq!(tree.root.several, ["v=spf1 mx -all", "v=spf1 a ~all"]);
    let long = format!("v=spf1{} -all", " ip4:192.0.2.1".repeat(2_000));
    assert!(self::tree(zone("v=spf1 mx -all").txt("example.com", &long)).await.root.several.is_empty());
}

#[tokio::test]
async fn what_a_record_passes_by_and_who_has_the_last_word() {
    let zone = zone("v=spf1 -include:no.example ?include:may.example include:yes.example redirect=on.example")
        .txt("no.example", "v=spf1 ip4:192.0.2.1 -all")
        .txt("may.example", "v=spf1 ip4:192.0.2.2 -all")
        .txt("yes.example", "v=spf1 ip4:192.0.2.3 -all")
        .txt("on.example", "v=spf1 mx redirect=last.example")
        .txt("last.example", "v=spf1 a ?all -all");
    let tree = tree(zone).await;
    let passing: Vec<&str> = tree.root.passing().iter().map(|node| node.domain.as_str()).collect();
    assert_eq!(passing, ["example.com", "yes.example", "on.example", "last.example"]);
    let last = tree.root.last();
    assert_eq!((last.domain.as_str(), last.record.ending()), ("last.example", Some(crate::mail::spf::Qualifier::Neutral)));
}

#[tokio::test]
async fn exchangers_are_kept_and_ten_are_looked_up() {
    let zone = (0..12_u16).fold(zone("v=spf1 mx -all"), |zone, index| {
        zone.mx("example.com", index, &format!("m{index}.example")).address(&format!("m{index}.example"), ip("192.0.2.1"))
    });
    let tree = tree(zone).await;
    let Reach::Hosts(hosts) = &tree.root.branches[0].reach else { panic!() };
    assert_eq!((hosts.exchangers.len(), hosts.evidence.len(), hosts.addresses.len()), (12, 21, 1));
    let tree = self::tree(self::zone("v=spf1 mx -all").mx("example.com", 0, "")).await;
    assert_eq!(tree.void_lookups, VoidLookups::default(), "a null MX is an answer");
}

#[tokio::test]
async fn open_doors_are_found_in_every_disguise() {
    let of = |record: &'static str| async move {
        tree(
            zone(record)
                .txt("all.example", "v=spf1 +all")
                .txt("neutral.example", "v=spf1 ?all")
                .address("h.example", ip("192.0.2.1"))
                .address("com.example.com", ip("192.0.2.1")),
        )
        .await
    };
    assert_eq!(openings(&of("v=spf1 +all").await), [(OpeningKind::PassAll, "example.com", Some("all"))]);
    assert_eq!(openings(&of("v=spf1 include:all.example -all").await), [(OpeningKind::PassAll, "all.example", Some("all"))]);
    assert_eq!(openings(&of("v=spf1 redirect=all.example").await), [(OpeningKind::PassAll, "all.example", Some("all"))]);
    assert_eq!(openings(&of("v=spf1 ?all").await), [(OpeningKind::NeutralAll, "example.com", Some("?all"))]);
    assert_eq!(openings(&of("v=spf1 redirect=neutral.example").await), [(OpeningKind::NeutralAll, "neutral.example", Some("?all"))]);
    assert_eq!(openings(&of("v=spf1 ip4:1.2.3.4/0 -all").await), [(OpeningKind::AllIpv4, "example.com", Some("ip4:1.2.3.4/0"))]);
    assert_eq!(openings(&of("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all").await), [(OpeningKind::AllIpv4, "example.com", None)]);
    assert_eq!(openings(&of("v=spf1 a:h.example/0 -all").await), [(OpeningKind::AllIpv4, "example.com", Some("a:h.example/0"))]);
    assert_eq!(openings(&of("v=spf1 ip6:::/1 ip6:8000::/1 -all").await), [(OpeningKind::AllIpv6, "example.com", None)]);
    for (record, term) in [("v=spf1 exists:h.example -all", "exists:h.example"), ("v=spf1 exists:%{o1}.%{d} -all", "exists:%{o1}.%{d}")] {
        assert_eq!(openings(&of(record).await), [(OpeningKind::PassAll, "example.com", Some(term))]);
    }
    // Behind macros, where a wildcard answers for everybody.
    let behind = |record: &str| {
        let mut zone = zone(record).txt("nobody.example", "v=spf1 -all");
        for stranger in ["192.0.2.213", "198.51.100.187"] {
            zone = zone.txt(&format!("{stranger}.any.example"), "v=spf1 +all").address(&format!("{stranger}.list.example"), ip("127.0.0.2"));
            zone = zone.txt(&format!("{stranger}.one.example"), &format!("v=spf1 ip4:{stranger} -all")).txt(&format!("{stranger}.no.example"), "v=spf1 -all");
        }
        zone.address("192.0.2.213.half.example", ip("127.0.0.2")).txt("in.example", "v=spf1 exists:%{i}.list.example -all")
    };
    for (record, at, term) in [
        ("v=spf1 include:%{i}.any.example -all", "example.com", "include:%{i}.any.example"),
        ("v=spf1 mx include:%{i}.one.example -all", "example.com", "include:%{i}.one.example"),
        ("v=spf1 exists:%{i}.list.example -all", "example.com", "exists:%{i}.list.example"),
        ("v=spf1 redirect=%{i}.any.example", "example.com", "redirect=%{i}.any.example"),
        ("v=spf1 include:in.example -all", "in.example", "exists:%{i}.list.example"),
    ] {
        let tree = tree(behind(record)).await;
        assert_eq!(openings(&tree), [(OpeningKind::PassAll, at, Some(term))]);
        assert!(tree.passes_all() && tree.strangers.iter().all(|id| tree.evidence().contains(id)) && !tree.strangers.is_empty());
    }
    for closed in [
        "v=spf1 include:%{i}.no.example -all",
        "v=spf1 exists:%{i}.half.example -all",
        "v=spf1 exists:%{i}.gone.example -all",
        "v=spf1 -exists:%{i}.list.example ~all",
        "v=spf1 ?include:%{i}.any.example -all",
        "v=spf1 -include:in.example exists:%{i}.gone.example -all",
        "v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 exists:%{i}.gone.example -all",
    ] {
        assert_eq!(openings(&tree(behind(closed)).await), [], "{closed}");
    }
    assert!(of("v=spf1 +all").await.passes_all() && !of("v=spf1 ?all").await.passes_all());
    // What does not pass is no door.
    for closed in [
        "v=spf1 include:neutral.example -all",
        "v=spf1 ?include:all.example -all",
        "v=spf1 ~ip4:0.0.0.0/0 -all",
        "v=spf1 -all +all",
        "v=spf1 ip4:0.0.0.0/1 -all",
        "v=spf1 -exists:h.example -all",
        "v=spf1 exists:gone.example -all",
        "v=spf1 exists:%{i}.h.example -all",
    ] {
        assert_eq!(openings(&of(closed).await), [], "{closed}");
    }
}
