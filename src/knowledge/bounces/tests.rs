use std::collections::HashSet;

use super::*;
use crate::knowledge::{catalogue, receivers};

#[test]
fn every_sample_finds_its_own_entry() {
    for bounce in all() {
        let found = find(&bounce.sample).map(|found| found.id.as_str());
        assert_eq!(found, Some(bounce.id.as_str()), "the sample of {}", bounce.id);
    }
    assert_eq!(all().len(), 193);
}

#[test]
fn a_sample_is_found_in_a_log_and_over_several_lines() {
    for bounce in all().iter().filter(|bounce| bounce.sample.starts_with(['4', '5']) && !bounce.regex.contains('^')) {
        let logged =
            format!("to=<someone@example.net>, status=bounced (host mx.example.net[203.0.113.25] said: {} (in reply to RCPT TO command))", bounce.sample);
        let found = find(&logged).map(|found| found.id.as_str());
        assert!(found.is_some(), "{} is not found in a log", bounce.id);
        let shouted = find(&bounce.sample.to_uppercase()).map(|found| found.id.as_str());
        assert_eq!(shouted, Some(bounce.id.as_str()), "{} in capitals", bounce.id);
    }
}

#[test]
fn repeated_codes_are_dropped_and_nothing_else() {
    let reply = "550-5.7.26 Your email has been blocked because the sender is unauthenticated.\r\n550-5.7.26 Gmail requires all senders to\r\n550 5.7.26 authenticate. abc - gsmtp";
    let joined = "550-5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate. abc - gsmtp";
    assert_eq!(join(reply), joined);
    assert_eq!(join(&reply.replace("\r\n", " ")), joined);
    assert_eq!(join("554-mx.example.net\n554 554 reasons"), "554-mx.example.net 554 reasons");
    assert_eq!(join("550 too much\n550-at once\n"), "550 too much at once");
    assert_eq!(join("451 4.7.1 Wait 300 seconds\nand 451 more"), "451 4.7.1 Wait 300 seconds and 451 more");
    assert_eq!(join("452 4.2.2 over the limit of 452 4.5.3 things"), "452 4.2.2 over the limit of 452 4.5.3 things");
    assert_eq!(join(""), "");
}

#[test]
fn a_long_reply_is_cut_at_a_character() {
    let long = format!("550 {}", "名".repeat(MAX_REPLY));
    assert!(join(&long).len() <= MAX_REPLY);
    assert_eq!(find(&long).map(|found| found.category.to_string()).as_deref(), Some("unknown"));
    let late = format!("{} Mailbox full", "x".repeat(MAX_REPLY));
    assert!(find(&late).is_none());
}

#[test]
fn an_unknown_reply_is_not_guessed() {
    for reply in ["", "250 2.0.0 OK", "hello", "3.5 MB"] {
        assert_eq!(find(reply).map(|found| found.id.to_string()), None, "{reply}");
    }
    // A refusal without a known reason is said to be just that.
    assert_eq!(find("550 because").map(|found| found.category.to_string()).as_deref(), Some("unknown"));
}

#[test]
fn every_reference_leads_somewhere() {
    let mut ids = HashSet::new();
    let mut used = HashSet::new();
    for bounce in all() {
        let id = &bounce.id;
        assert!(ids.insert(id.as_str()), "{id} stands twice");
        assert!(category(&bounce.category).is_some(), "{id} is a {}", bounce.category);
        used.insert(bounce.category.as_str());
        for check in &bounce.checks {
            assert!(catalogue::by_id(check).is_some(), "{id} names the check {check}");
        }
        for receiver in &bounce.receiver_ids {
            assert!(receivers::by_id(receiver).is_some(), "{id} names the receiver {receiver}");
        }
        assert!(!bounce.source.is_empty() && !bounce.fix.is_empty() && !bounce.explanation.is_empty(), "{id} is not whole");
    }
    for (name, _) in FACTS.categories.iter() {
        assert!(used.contains(name), "no bounce is a {name}");
    }
}

#[test]
fn enhanced_codes_are_read() {
    assert_eq!(enhanced_status("5.7.26", Locale::English), Some(("permanent failure", "security or policy")));
    assert_eq!(enhanced_status("4.2.2", Locale::English).map(|(class, _)| class), Some("persistent transient failure"));
    for code in ["", "5", "5.7", "5.7.x", "5.7.1000", "3.1.1", "5.9.1", "5.7.26.1"] {
        assert!(enhanced_status(code, Locale::English).is_none(), "{code}");
    }
}

proptest::proptest! {
    #[test]
    fn any_reply_is_joined_without_growing(reply in "([45][0-9]{2}[ -]?([245]\\.[0-9]{1,4}\\.[0-9]{1,4})?|said:|\\PC|[ \r\n]){0,60}") {
        let joined = join(&reply);
        proptest::prop_assert!(joined.len() <= reply.len());
        proptest::prop_assert!(!joined.contains(['\r', '\n']));
    }
}
