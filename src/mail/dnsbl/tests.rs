use std::{
    net::Ipv4Addr,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use futures::{FutureExt, future::BoxFuture};
use proptest::prelude::*;

use super::*;
use crate::net::{
    Budget, Inquiry, Net, Outcome,
    clock::Clock,
    dns::{Answer, Data, Question, Record, RecordType, Resolve},
    fake,
};

const DAY: Duration = Duration::from_secs(86_400);
const NOW: i64 = 1_700_000_000_000;

fn list(name: &str) -> Zone {
    Zone {
        name: name.to_owned(),
        key: None,
        kinds: vec![Kind::Ipv4, Kind::Ipv6, Kind::Domain],
        points: Points::standard(),
        refusals: vec![Pattern::parse("127.0.0.255").unwrap()],
        meanings: ["127.0.0.2", "127.0.0.4-127.0.0.7"].map(|text| Meaning { pattern: Pattern::parse(text).unwrap(), key: text.to_owned() }).into(),
    }
}

/// A zone whose list passes its test.
fn alive() -> fake::Zone {
    fake::Zone::new().address("2.0.0.127.list.example", "127.0.0.2".parse().unwrap())
}

fn subject() -> Subject {
    Subject::Ip("192.0.2.10".parse().unwrap())
}

async fn ask(zone: fake::Zone) -> (Listing, Inquiry) {
    let inquiry = Arc::new(zone).net().inquire(Budget::default());
    (query(&inquiry, &list("list.example"), &subject(), &Health::new(DAY), &[]).await, inquiry)
}

async fn ask_for(zone: fake::Zone, listed: &str) -> Listing {
    ask(zone.address("10.2.0.192.list.example", listed.parse().unwrap())).await.0
}

#[tokio::test]
async fn not_there_is_clean_once_the_list_is_proved_alive() {
    let (listing, inquiry) = ask(alive()).await;
    assert_eq!((listing.state, listing.doubt), (State::Clean, None));
    assert_eq!(listing.test.unwrap().trust, Trust::Alive);
    assert_eq!(inquiry.evidence().len(), 3);
    assert!(inquiry.evidence().iter().all(|evidence| evidence.after.is_empty()), "the question and the test wait for nothing");
}

#[tokio::test]
async fn a_listing_brings_its_meanings_and_reasons() {
    let long = "x".repeat(2_000);
    let zone = alive()
        .address("10.2.0.192.list.example", "127.0.0.6".parse().unwrap())
        .address("10.2.0.192.list.example", "127.0.0.2".parse().unwrap())
        .txt("10.2.0.192.list.example", &long);
    let (listing, inquiry) = ask(zone).await;
    assert_eq!(listing.state, State::Listed);
    assert_eq!(listing.codes, [Ipv4Addr::new(127, 0, 0, 2), Ipv4Addr::new(127, 0, 0, 6)]);
    assert_eq!(listing.meanings, ["127.0.0.2", "127.0.0.4-127.0.0.7"]);
    assert_eq!(listing.reasons, ["x".repeat(500)]);
    let evidence = inquiry.evidence();
    assert_eq!(evidence.len(), 4);
    assert_eq!(evidence[3].after.len(), 3, "the reason waited for the answer and both test points");
}

#[tokio::test]
async fn an_unknown_code_is_still_a_listing() {
    let listing = ask_for(alive(), "127.0.9.9").await;
    assert_eq!((listing.state, listing.meanings.len()), (State::Listed, 0));
}

#[tokio::test]
async fn refusals_are_no_listings() {
    for code in ["127.255.255.252", "127.255.255.254", "127.0.0.255"] {
        let listing = ask_for(alive(), code).await;
        assert_eq!((listing.state, listing.doubt), (State::Refused, Some(Doubt::Refused)), "{code}");
        assert!(listing.reasons.is_empty());
    }
}

#[tokio::test]
async fn a_list_that_refuses_the_test_refuses() {
    let zone = fake::Zone::new().address("2.0.0.127.list.example", "127.255.255.254".parse().unwrap());
    let (listing, _) = ask(zone).await;
    assert_eq!((listing.state, listing.doubt), (State::Refused, Some(Doubt::TestRefused)));
}

#[tokio::test]
async fn answers_outside_127_are_nonsense() {
    let listing = ask_for(alive(), "203.0.113.80").await;
    assert_eq!((listing.state, listing.doubt), (State::Dead, Some(Doubt::OutsideLoopback)));
    let parked = fake::Zone::new().address("2.0.0.127.list.example", "203.0.113.80".parse().unwrap());
    let (listing, _) = ask(parked).await;
    assert_eq!((listing.state, listing.doubt), (State::Dead, Some(Doubt::OutsideLoopback)));
}

#[tokio::test]
async fn a_list_that_names_everything_is_dead() {
    let listing = ask_for(alive().address("1.0.0.127.list.example", "127.0.0.2".parse().unwrap()), "127.0.0.2").await;
    assert_eq!((listing.state, listing.doubt), (State::Dead, Some(Doubt::Wildcard)));
}

#[tokio::test]
async fn a_list_that_names_nothing_is_dead() {
    let (listing, _) = ask(fake::Zone::new()).await;
    assert_eq!((listing.state, listing.doubt), (State::Dead, Some(Doubt::Silent)));
}

#[tokio::test]
async fn no_answer_is_neither_clean_nor_listed() {
    for outcome in [Outcome::TimedOut, Outcome::ServerFailure, Outcome::Malformed, Outcome::Unreachable] {
        let (listing, _) = ask(alive().fail("10.2.0.192.list.example", RecordType::A, outcome)).await;
        assert_eq!((listing.state, listing.doubt), (State::Unknown, Some(Doubt::NoAnswer)), "{outcome:?}");
        let (listing, _) = ask(alive().fail("2.0.0.127.list.example", RecordType::A, outcome)).await;
        assert_eq!((listing.state, listing.doubt), (State::Unknown, Some(Doubt::TestUnanswered)), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_server_that_refuses_is_a_refusal() {
    let (listing, _) = ask(alive().fail("10.2.0.192.list.example", RecordType::A, Outcome::Refused)).await;
    assert_eq!((listing.state, listing.doubt), (State::Refused, Some(Doubt::Refused)));
    let (listing, _) = ask(alive().fail("2.0.0.127.list.example", RecordType::A, Outcome::Refused)).await;
    assert_eq!((listing.state, listing.doubt), (State::Refused, Some(Doubt::TestRefused)));
    // Other codes of error are no word about who asks.
    let answer = crate::net::dns::Answer { code: Some("FORMERR".to_owned()), ..crate::net::dns::Answer::none(Outcome::Refused) };
    assert_eq!(read(&list("list.example"), &answer).state, State::Unknown);
}

#[tokio::test]
async fn a_list_without_points_is_believed_and_marked() {
    let zone = Zone { points: Points::default(), ..list("list.example") };
    let inquiry = Arc::new(fake::Zone::new()).net().inquire(Budget::default());
    let listing = query(&inquiry, &zone, &subject(), &Health::new(DAY), &[]).await;
    assert_eq!((listing.state, listing.test.unwrap().trust), (State::Clean, Trust::Untested));
}

#[tokio::test]
async fn ipv6_and_domains_have_their_own_names_and_points() {
    let nibbles = "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.list.example";
    let host = "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.list.example";
    let code = "127.0.0.2".parse().unwrap();
    let zone = fake::Zone::new().address(nibbles, code).address(host, code).address("test.list.example", code).address("bad.example.list.example", code);
    let inquiry = Arc::new(zone).net().inquire(Budget::default());
    let health = Health::new(DAY);
    for subject in [Subject::Ip("2001:db8::1".parse().unwrap()), Subject::Domain("BAD.example.".to_owned())] {
        assert_eq!(query(&inquiry, &list("list.example"), &subject, &health, &[]).await.state, State::Listed);
    }
    let clean = query(&inquiry, &list("list.example"), &Subject::Domain("good.example".to_owned()), &health, &[]).await;
    assert_eq!(clean.state, State::Clean);
}

#[tokio::test]
async fn a_name_that_dns_cannot_carry_is_not_clean() {
    let inquiry = Arc::new(alive()).net().inquire(Budget::default());
    for name in ["x".repeat(64), "a.".repeat(125), "a..b".to_owned(), String::new()] {
        let listing = query(&inquiry, &list("list.example"), &Subject::Domain(name), &Health::new(DAY), &[]).await;
        assert_eq!((listing.state, listing.doubt), (State::Unknown, Some(Doubt::NotAskable)));
    }
    assert!(inquiry.evidence().is_empty());
}

#[tokio::test]
async fn a_key_is_needed_where_one_belongs_and_never_shown() {
    let zone = Zone { name: "<key>.list.example".to_owned(), ..list("") };
    let code = "127.0.0.2".parse().unwrap();
    let data = fake::Zone::new()
        .address("2.0.0.127.s3cret.list.example", code)
        .address("10.2.0.192.s3cret.list.example", code)
        .txt("10.2.0.192.s3cret.list.example", "see https://list.example/?key=S3cret");
    let inquiry = Arc::new(data).net().inquire(Budget::default());
    let without = query(&inquiry, &zone, &subject(), &Health::new(DAY), &[]).await;
    assert_eq!((without.state, without.doubt), (State::Unknown, Some(Doubt::NoKey)));
    assert!(inquiry.evidence().is_empty());

    let zone = Zone { key: Some(Key("S3cret".to_owned())), ..zone };
    let listing = query(&inquiry, &zone, &subject(), &Health::new(DAY), &[]).await;
    assert_eq!((listing.state, listing.zone.as_str()), (State::Listed, "<key>.list.example"));
    let shown = format!("{zone:?} {listing:?} {:?}", inquiry.evidence()).to_lowercase();
    assert!(!shown.contains("s3cret"), "{shown}");
    assert!(shown.contains("•••"));
}

/// Counts the questions, and lets others go first.
struct Counting {
    zone: fake::Zone,
    asked: AtomicU32,
}

impl Resolve for Counting {
    fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> BoxFuture<'a, Answer> {
        async move {
            self.asked.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            self.zone.ask(question, patience).await
        }
        .boxed()
    }

    fn describe(&self) -> String {
        "counting".to_owned()
    }
}

fn counting(zone: fake::Zone, now: i64) -> (Arc<Counting>, Net) {
    let counter = Arc::new(Counting { zone: zone.clone(), asked: AtomicU32::new(0) });
    let resolver: Arc<dyn Resolve> = counter.clone();
    (counter, Net { resolver, clock: Clock::Fixed(now), ..Arc::new(zone).net() })
}

#[tokio::test]
async fn runs_at_once_test_a_list_once() {
    let (counter, net) = counting(alive(), NOW);
    let health = Health::new(DAY);
    let runs = (0..20).map(|_| {
        let (net, health) = (net.clone(), health.clone());
        async move {
            let inquiry = net.inquire(Budget::default());
            query(&inquiry, &list("list.example"), &subject(), &health, &[]).await
        }
    });
    let listings = futures::future::join_all(runs).await;
    assert!(listings.iter().all(|listing| listing.state == State::Clean));
    assert_eq!(counter.asked.load(Ordering::Relaxed), 20 + 2);
    assert_eq!(listings.iter().filter(|listing| !listing.test.as_ref().unwrap().evidence.is_empty()).count(), 1);
}

async fn trust_at(net: &Net, health: &Health, now: i64) -> (Trust, i64) {
    let net = Net { clock: Clock::Fixed(now), ..net.clone() };
    let test = health.test(&net.inquire(Budget::default()), &list("list.example"), Kind::Ipv4).await;
    (test.trust, test.at)
}

#[tokio::test]
async fn a_test_is_made_again_when_its_time_is_over() {
    let (counter, net) = counting(alive(), NOW);
    let health = Health::new(Duration::from_secs(3_600));
    assert_eq!(trust_at(&net, &health, NOW).await, (Trust::Alive, NOW));
    assert_eq!(trust_at(&net, &health, NOW + 3_599_999).await, (Trust::Alive, NOW));
    assert_eq!(trust_at(&net, &health, NOW + 3_600_000).await, (Trust::Alive, NOW + 3_600_000));
    assert_eq!(counter.asked.load(Ordering::Relaxed), 4);
    // A clock that was set back must not keep a test for ever.
    assert_eq!(trust_at(&net, &health, NOW).await, (Trust::Alive, NOW));
}

#[tokio::test]
async fn an_unanswered_test_is_held_for_a_minute_only() {
    let (_, net) = counting(fake::Zone::new().silent(), NOW);
    let health = Health::new(DAY);
    assert_eq!(trust_at(&net, &health, NOW).await, (Trust::Unanswered, NOW));
    assert_eq!(trust_at(&net, &health, NOW + 59_999).await, (Trust::Unanswered, NOW));
    assert_eq!(trust_at(&net, &health, NOW + 60_000).await, (Trust::Unanswered, NOW + 60_000));
}

#[tokio::test]
async fn a_spent_run_spoils_no_other() {
    let (_, net) = counting(alive(), NOW);
    let health = Health::new(DAY);
    let spent = net.inquire(Budget { questions: 0, ..Budget::default() });
    assert_eq!(health.test(&spent, &list("list.example"), Kind::Ipv4).await.trust, Trust::Unanswered);
    assert_eq!(trust_at(&net, &health, NOW).await, (Trust::Alive, NOW));
}

#[tokio::test]
async fn other_resolvers_are_another_matter() {
    let (_, net) = counting(alive(), NOW);
    let health = Health::new(DAY);
    assert_eq!(trust_at(&net, &health, NOW).await.0, Trust::Alive);
    let other = Arc::new(fake::Zone::new()).net();
    assert_eq!(trust_at(&other, &health, NOW).await.0, Trust::Silent);
}

#[test]
fn a_listing_can_be_stored() {
    let reading = Reading { state: State::Listed, doubt: None, codes: vec![Ipv4Addr::new(127, 0, 0, 2)], meanings: vec!["a".into()] };
    let json = serde_json::to_string(&reading).unwrap();
    assert_eq!(serde_json::from_str::<Reading>(&json).unwrap(), reading);
}

proptest! {
    #[test]
    fn only_loopback_answers_ever_list(codes: Vec<[u8; 4]>) {
        let records = codes.iter().map(|&code| Record { name: "x".into(), ttl: 1, data: Data::A(code.into()) }).collect();
        let reading = read(&list("list.example"), &Answer { records, ..Answer::none(Outcome::Found) });
        prop_assert!(reading.codes.len() <= 32);
        if reading.state == State::Listed {
            prop_assert!(!codes.is_empty() && codes.iter().all(|code| code[0] == 127));
        }
        prop_assert_ne!(reading.state, State::Clean);
    }
}
