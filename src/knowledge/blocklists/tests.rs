use std::{collections::HashSet, net::Ipv4Addr};

use super::*;

fn list(id: &str) -> &'static Blocklist {
    by_id(id).unwrap_or_else(|| panic!("no list has the id {id}"))
}

fn keys(reading: &Reading<'_>) -> Vec<String> {
    match reading {
        Reading::Listed(codes) | Reading::Harmless(codes) => codes.iter().map(|code| code.key.to_string()).collect(),
        Reading::Refused(code) => code.iter().map(|code| code.key.to_string()).collect(),
        _ => Vec::new(),
    }
}

fn read(id: &str, answer: [u8; 4]) -> Reading<'static> {
    list(id).read(Ipv4Addr::from(answer))
}

#[test]
fn a_refusal_is_no_listing() {
    for code in [252, 254, 255] {
        assert!(matches!(read("spamhaus-zen", [127, 255, 255, code]), Reading::Refused(Some(_))), "{code}");
    }
    // Undocumented, but error answers by convention.
    assert_eq!(read("spamcop", [127, 255, 255, 254]), Reading::Refused(None));
    assert!(matches!(read("surbl", [127, 0, 0, 1]), Reading::Refused(Some(_))));
    assert!(matches!(read("uribl", [127, 0, 0, 1]), Reading::Refused(Some(_))));
    assert!(matches!(read("dnswl", [127, 0, 0, 255]), Reading::Refused(Some(_))));
    assert!(matches!(read("spamhaus-dbl", [127, 0, 1, 255]), Reading::Refused(Some(_))));
}

#[test]
fn a_good_answer_is_no_listing() {
    assert!(matches!(read("hostkarma", [127, 0, 0, 1]), Reading::Harmless(_)));
    assert!(matches!(read("hostkarma", [127, 0, 0, 2]), Reading::Listed(_)));
    assert!(matches!(read("dnswl", [127, 0, 5, 3]), Reading::Harmless(_)));
    assert!(matches!(read("validity-score", [127, 0, 4, 97]), Reading::Harmless(_)));
    assert!(matches!(read("validity-score", [127, 0, 4, 12]), Reading::Listed(_)));
}

#[test]
fn answers_outside_the_loopback_network_are_not_answers() {
    assert_eq!(read("spamhaus-zen", [203, 0, 113, 7]), Reading::Invalid);
    assert_eq!(read("spamhaus-zen", [127, 0, 0, 99]), Reading::Undocumented);
}

#[test]
fn bits_ranges_and_wildcards_are_understood() {
    assert_eq!(keys(&read("surbl", [127, 0, 0, 72])), ["bit 8", "bit 64"]);
    assert_eq!(read("surbl", [127, 0, 1, 72]), Reading::Undocumented);
    assert_eq!(keys(&read("blocklistde", [127, 0, 0, 21])), ["127.0.0.2-127.0.0.21"]);
    assert_eq!(read("blocklistde", [127, 0, 0, 22]), Reading::Undocumented);
    assert_eq!(keys(&read("mailspike-rep", [127, 0, 0, 11])), ["127.0.0.10-12"]);
    assert_eq!(keys(&read("dnswl", [127, 0, 9, 2])), ["127.0.X.2"]);
    assert_eq!(keys(&read("dnswl-dwl", [127, 0, 9, 2])), ["127.0.X.0-3"]);
}

#[test]
fn patterns_that_mean_nothing_are_not_read() {
    for key in ["", "127.0.0", "127.0.0.2.3", "127.0.0.256", "bit 3", "bit 0", "127.0.0.9-2", "127.0.0.1-127.0.1.2", "listed"] {
        assert_eq!(Pattern::parse(key), None, "{key}");
    }
}

#[test]
fn what_is_said_to_be_an_error_is_one() {
    for list in all() {
        for code in &list.return_codes {
            assert_eq!(list.errors.contains(&code.key), code.meaning.starts_with("error"), "{} {}", list.id, code.key);
        }
        for key in list.errors.iter().chain(&list.harmless) {
            assert!(list.return_codes.iter().any(|code| code.key == *key), "{} has no code {key}", list.id);
        }
    }
}

#[test]
fn entries_are_whole() {
    let mut ids = HashSet::new();
    for list in all() {
        assert!(ids.insert(list.id.as_str()), "{} stands twice", list.id);
        assert!(by_id(&list.counts_as).is_some(), "{} counts as {}, which does not exist", list.id, list.counts_as);
        assert_eq!(list.needs_key, list.key_kind.is_some(), "{}", list.id);
        assert!(list.weight <= 10 && !list.kind.is_empty() && !list.source.is_empty(), "{}", list.id);
        assert!(!list.return_codes.is_empty() || list.method == Method::Download, "{}", list.id);
        assert!(list.query_policy(Locale::English).is_some(), "{} has no terms", list.id);
        if list.method == Method::Dns {
            let host = list.zone_template().replace("<key>.", "");
            assert!(host.split('.').all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')), "{host}");
        }
    }
    assert!(web_reputations().iter().all(|page| page.url.starts_with("https://") && !page.source.is_empty()));
}

#[test]
fn who_can_be_asked_is_known_and_where() {
    for list in all() {
        // Where one can ask, there is a place to ask; where one cannot, the text does not say otherwise.
        assert!(!list.takes_requests() || !list.delist_url.is_empty(), "{} takes requests nowhere", list.id);
        let text = list.removal(Locale::English).unwrap_or_default().to_ascii_lowercase();
        let asks = ["self-service", "yourself", "web form", "request;"].iter().any(|words| text.contains(words));
        assert!(list.takes_requests() || !asks, "{}: {text}", list.id);
    }
    for (id, requests) in [("spamcop", false), ("uceprotect-1", false), ("sem-fresh", false), ("spamhaus-zen", true), ("blocklistde", true), ("psbl", true)] {
        assert_eq!(list(id).takes_requests(), requests, "{id}");
    }
}

#[test]
fn each_kind_of_listing_has_its_own_way_out() {
    for list in all() {
        for (key, way) in list.ways.iter() {
            let listing = list.return_codes.iter().any(|code| code.key == key) && !list.errors.iter().chain(&list.harmless).any(|other| *other == key);
            assert!(listing && way.is_of_domain() == list.covers(Kind::Domain), "{} {key}: {way:?}", list.id);
            // The same list behind a key, or a part of it asked alone, answers the same.
            let head = by_id(&list.counts_as).and_then(|head| head.way(key));
            assert_eq!(head, Some(*way), "{} {key}", list.id);
        }
        assert!(list.parts.iter().all(|(key, part)| list.return_codes.iter().any(|code| code.key == key) && !part.is_empty()), "{}", list.id);
    }
    for (id, key, way, part) in [
        ("spamhaus-zen", "127.0.0.2", Some(Way::Provider), Some("SBL")),
        ("spamhaus-zen", "127.0.0.3", Some(Way::Conduct), Some("CSS")),
        ("spamhaus-zen", "127.0.0.4", Some(Way::Infected), Some("XBL")),
        ("spamhaus-zen", "127.0.0.9", Some(Way::Leave), Some("DROP")),
        ("spamhaus-dqs-zen", "127.0.0.10", Some(Way::Owner), Some("PBL")),
        ("spamhaus-dqs-zen", "127.0.0.11", Some(Way::Exclude), Some("PBL")),
        ("spamhaus-dbl", "127.0.1.2", Some(Way::Spam), None),
        ("spamhaus-dqs-dbl", "127.0.1.106", Some(Way::Abused), None),
        ("surbl", "bit 128", Some(Way::Abused), None),
        ("spamcop", "127.0.0.2", None, None),
    ] {
        assert_eq!((list(id).way(key), list(id).part(key)), (way, part), "{id} {key}");
    }
    assert!(Way::ALL.is_sorted());
}

#[test]
fn no_zone_is_alive_and_dead() {
    for list in all() {
        assert!(!is_dead(list.zone_template()), "{} is asked although it ended", list.id);
    }
    assert!(is_dead("dnsbl.sorbs.net") && is_dead("DNSBL.SORBS.NET.") && is_dead("china.blackholes.us"));
    assert!(!is_dead("net") && !is_dead("notdnsbl.sorbs.net.example") && !is_dead("xdul.ru"));
    let mut zones = HashSet::new();
    for zone in dead().iter().flat_map(|group| &group.zones) {
        assert!(zones.insert(zone.as_str()), "{zone} ended twice");
        assert_eq!(zone.as_str(), zone.to_ascii_lowercase());
    }
}

#[test]
fn every_test_point_is_a_question_the_list_can_answer() {
    for list in all() {
        for kind in [Kind::Ipv4, Kind::Ipv6, Kind::Domain] {
            let Some((point, _)) = list.test_point(kind) else {
                assert!(!list.covers(kind) || list.method != Method::Dns, "{}", list.id);
                continue;
            };
            for question in [&point.listed, &point.not_listed] {
                match kind {
                    Kind::Ipv4 => assert!(question.parse::<Ipv4Addr>().is_ok(), "{} {question}", list.id),
                    Kind::Ipv6 => assert!(question.parse::<std::net::Ipv6Addr>().is_ok(), "{} {question}", list.id),
                    _ => assert!(question.parse::<std::net::IpAddr>().is_err(), "{} {question}", list.id),
                }
            }
        }
    }
    assert_eq!(list("spamhaus-dbl").test_point(Kind::Domain).map(|(point, own)| (point.listed.to_string(), own)), Some(("dbltest.com".into(), true)));
    assert_eq!(list("virusfree").test_point(Kind::Ipv6).map(|(point, own)| (point.listed.to_string(), own)), Some(("::ffff:7f00:2".into(), false)));
    assert_eq!(list("spamcop").test_point(Kind::Domain), None);
}

#[test]
fn a_key_opens_a_zone_and_cannot_lead_astray() {
    let dqs = list("spamhaus-dqs-zen");
    assert_eq!(dqs.zone(Some("abc123")).as_deref(), Some("abc123.zen.dq.spamhaus.net"));
    for key in [None, Some(""), Some("a.b"), Some("evil.example."), Some("a b")] {
        assert_eq!(dqs.zone(key), None, "{key:?}");
    }
    assert_eq!(list("spamhaus-asndrop").zone(None), None);
}

fn chosen(kind: Kind, usage: Usage, key: impl Fn(KeyKind) -> Option<String>) -> Vec<String> {
    let questions = choose(kind, usage, key);
    let groups: HashSet<&str> = questions.iter().map(|question| question.list.counts_as.as_str()).collect();
    assert_eq!(groups.len(), questions.len(), "a group is asked twice");
    questions.iter().map(|question| question.list.id.to_string()).collect()
}

#[test]
fn the_terms_choose_the_lists() {
    let without = |_: KeyKind| None;
    let private = chosen(Kind::Ipv4, Usage::Private, without);
    assert!(private.iter().any(|id| id == "spamhaus-zen"));
    for id in ["spamhaus-sbl", "barracuda", "spfbl", "zapbl", "dnswl", "cymru-asn", "mailspike-rep"] {
        assert!(!private.iter().any(|chosen| chosen == id), "{id}");
    }
    let business = chosen(Kind::Ipv4, Usage::Commercial, without);
    assert!(!business.iter().any(|id| id.starts_with("spamhaus")));
    assert!(business.iter().any(|id| id == "dronebl"));
    let keyed = |kind| (kind == KeyKind::SpamhausDqs).then(|| "k".repeat(26));
    for usage in [Usage::Private, Usage::Commercial] {
        let lists = chosen(Kind::Ipv4, usage, keyed);
        assert!(lists.iter().any(|id| id == "spamhaus-dqs-zen") && !lists.iter().any(|id| id == "spamhaus-zen"));
        assert!(chosen(Kind::Domain, usage, keyed).iter().any(|id| id == "spamhaus-dqs-dbl"));
    }
    // A registration is no key: the zone stays as it is.
    let registered = choose(Kind::Ipv4, Usage::Private, |kind| (kind == KeyKind::BarracudaRegistration).then(String::new));
    assert!(registered.iter().any(|question| question.zone == "b.barracudacentral.org"));
}

proptest::proptest! {
    #[test]
    fn a_pattern_that_was_read_matches_its_own_bounds(key in "(127|X|N|[0-9]{1,3}|[0-9]{1,3}-[0-9]{1,3})(\\.(X|N|[0-9]{1,3}|[0-9]{1,3}-[0-9]{1,3})){3}|bit [0-9]{1,3}|\\PC{0,20}") {
        match Pattern::parse(&key) {
            Some(pattern @ Pattern::Octets(bounds)) => {
                proptest::prop_assert!(pattern.matches(Ipv4Addr::from(bounds.map(|(from, _)| from))));
                proptest::prop_assert!(pattern.matches(Ipv4Addr::from(bounds.map(|(_, to)| to))));
            }
            Some(pattern @ Pattern::Bit(bit)) => proptest::prop_assert!(pattern.matches(Ipv4Addr::new(127, 0, 0, bit))),
            Some(Pattern::Text) | None => {}
        }
    }
}
