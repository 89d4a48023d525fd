use std::collections::HashSet;

use super::*;
use crate::model::{area::Area, code::Code, locale::Locale};

/// The areas of the report, and the one of the console.
const AREAS: [&str; 24] = [
    "ip",
    "dnsbl",
    "neighbours",
    "ptr",
    "helo",
    "mx",
    "spf",
    "dkim",
    "dmarc",
    "smtp_out",
    "smtp_in",
    "starttls",
    "mta_sts",
    "tls_rpt",
    "dane",
    "dnssec",
    "bimi",
    "dns",
    "domain",
    "client",
    "receivers",
    "host",
    "message",
    "operations",
];

#[test]
fn every_entry_is_whole() {
    assert_eq!(all().len(), 182);
    let mut ids = HashSet::new();
    for check in all() {
        let id = &check.id;
        assert!(ids.insert(id.as_str()), "{id} stands twice");
        assert!(AREAS.contains(&check.area.as_str()), "{id} is in {}", check.area);
        assert_eq!(check.fail_when.is_empty(), check.on_fail.is_none(), "{id} fails without a verdict or the other way round");
        assert_eq!(check.warn_when.is_empty(), check.on_warn.is_none(), "{id} warns without a verdict or the other way round");
        assert!(check.on_fail.is_some() || check.on_warn.is_some(), "{id} says nothing");
        assert!(!check.basis.is_empty() && !check.source.is_empty(), "{id} rests on nothing");
        assert!(by_id(id).is_some_and(|found| found.id == *id));
        for locale in Locale::ALL {
            let told = [check.title(locale), check.looks_up(locale), check.pass_when(locale), check.fix(locale)];
            assert!(told.iter().all(|text| !text.trim().is_empty()), "{id} leaves something out: {told:?}");
        }
        // What only a person knows is asked where a person is led: in the wizard, or on the console's list.
        assert!(check.kind == Kind::Check || matches!(check.part, Part::Wizard | Part::Console), "{id} is a question to a person");
    }
    assert!(by_id("no.such").is_none());
    assert_eq!(AREAS.iter().map(|area| of_area(area).count()).sum::<usize>(), 182);
}

#[test]
fn verdicts_follow_severity() {
    for check in all() {
        let (id, fail, warn) = (&check.id, check.on_fail(), check.on_warn());
        if let (Some(fail), Some(warn)) = (fail, warn) {
            assert!(fail.rank() <= warn.rank(), "{id} warns worse than it fails");
        }
        match check.severity {
            Severity::Blocker => assert_eq!(fail, Some(Verdict::Broken), "{id}"),
            Severity::High => assert!(fail.is_none_or(Verdict::is_fault), "{id}"),
            Severity::Medium => assert!(fail.is_none_or(|fail| fail != Verdict::Unknown), "{id}"),
            Severity::Low | Severity::Info => assert_ne!(warn, Some(Verdict::Broken), "{id}"),
        }
    }
    // A domain without DMARC is weakened, not refused: only senders in bulk need one.
    assert_eq!(by_id("dmarc.exists").and_then(Check::on_fail), Some(Verdict::Problem));
}

#[test]
fn every_part_has_what_it_needs() {
    for check in all() {
        let fits = match check.part {
            Part::Engine => matches!(check.needs, Needs::Dns | Needs::Http) || ["ip.public_static", "helo.fqdn"].contains(&&*check.id),
            Part::Port25 => matches!(check.needs, Needs::Smtp | Needs::Http) || check.area == "smtp_out",
            Part::Wizard => check.area == "host" || check.id == "ipv6.policy",
            Part::Console => matches!(check.needs, Needs::Logs | Needs::User | Needs::Key),
            Part::Message => check.needs == Needs::Mail,
        };
        assert!(fits, "{} needs {:?} and is given to {:?}", check.id, check.needs, check.part);
    }
}

#[test]
fn every_finding_answers_an_entry_of_its_own_area() {
    for code in Code::ALL.iter().filter(|code| !code.area().is_summary()) {
        let check = by_id(code.catalogue()).unwrap_or_else(|| panic!("{} names {}, which the catalogue has not", code.as_str(), code.catalogue()));
        assert_eq!(code.area().as_str(), check.area.as_str(), "{}", code.as_str());
        if matches!(code.worst(), Verdict::Broken | Verdict::Problem | Verdict::Note) {
            let worst = Verdict::worst(check.on_fail().into_iter().chain(check.on_warn()));
            assert!(worst.is_some_and(|worst| worst.rank() <= code.worst().rank()), "{} is worse than {} may be", code.as_str(), check.id);
        }
    }
    assert!(Area::ALL.iter().filter(|area| !area.is_summary()).all(|area| AREAS.contains(&area.as_str())));
}

/// The checks that a report can explain: those that the engine carries out, and whatever else a finding names.
fn explained() -> impl Iterator<Item = &'static Check> {
    let named: HashSet<&str> = Code::ALL.iter().map(|code| code.catalogue()).collect();
    all().iter().filter(move |check| matches!(check.part, Part::Engine | Part::Port25) || named.contains(check.id.as_str()))
}

#[test]
fn what_a_check_rests_on_is_cited_so_that_it_can_be_found() {
    let number = regex::Regex::new(r"^(RFC [0-9]+( §[0-9]+([.][0-9]+)*| Appendix [A-Z])?|CVE-[0-9]+-[0-9]+)$").unwrap();
    for check in explained() {
        for (english, chinese) in check.basis(Locale::English).into_iter().zip(check.basis(Locale::Chinese)) {
            // Numbers are the same everywhere, rules that have none go by a name in the reader's language.
            assert_eq!(number.is_match(english), english == chinese, "{}: {english}", check.id);
            assert!(!english.starts_with("RFC ") || number.is_match(english), "{}: {english} leads to no section", check.id);
        }
    }
}

/// The letters of plain words at most: they are read in passing.
const PLAIN_LETTERS: [(Locale, usize); 2] = [(Locale::English, 320), (Locale::Chinese, 150)];

#[test]
fn whatever_a_report_can_explain_has_plain_words() {
    let mut said = HashSet::new();
    for check in explained() {
        for (locale, most) in PLAIN_LETTERS {
            let plain = check.plain(locale).unwrap_or_else(|| panic!("{} has no plain words", check.id));
            assert!((20..=most).contains(&plain.chars().count()), "{}: {} letters", check.id, plain.chars().count());
            assert!(!plain.contains(['<', '>', '&', '`', '\n']), "{}: markup in {plain}", check.id);
            assert!(said.insert(plain), "{} says what another says, or has no Chinese: {plain}", check.id);
            let ends = if locale == Locale::Chinese { vec!["。"] } else { vec![". ", "? ", "! "] };
            let sentences: usize = ends.iter().map(|end| format!("{plain} ").matches(end).count()).sum();
            assert!((1..=3).contains(&sentences), "{}: {sentences} sentences", check.id);
        }
    }
}

#[test]
fn plain_words_explain_their_abbreviations() {
    let abbreviation = regex::Regex::new(r"(?-u:\b)[A-Z][A-Z0-9]+(-[A-Z0-9]+)*(?-u:\b)|IPv[46]|Ed25519").unwrap();
    for check in explained() {
        let plain = check.plain(Locale::English).unwrap_or_default();
        for found in abbreviation.find_iter(plain) {
            // It is what the text begins by explaining, or a word in brackets for whoever knows it.
            let before = &plain[..found.start()];
            assert!(before.is_empty() || before.ends_with('('), "{}: {} in “{plain}”", check.id, found.as_str());
        }
    }
}

#[test]
fn criteria_are_whole_sentences_in_both_languages() {
    for check in explained() {
        for locale in [Locale::English, Locale::Chinese] {
            let criteria = [Some(check.looks_up(locale)), Some(check.pass_when(locale)), check.warn_when(locale), check.fail_when(locale), check.notes(locale)];
            for text in criteria.into_iter().flatten() {
                let is_chinese = text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
                assert_eq!(is_chinese, locale == Locale::Chinese, "{}: {text}", check.id);
                assert!(text.ends_with(if is_chinese { '。' } else { '.' }), "{}: {text}", check.id);
            }
        }
    }
}

fn shows(name: &str) -> Vec<Shows> {
    generic_ptr(name).into_iter().map(|fit| fit.shows).collect()
}

#[test]
fn generic_names_are_told_from_chosen_ones() {
    for name in ["mail.example.com", "mx1.example.org", "generaldynamics.com", "mail.generaldynamics.com", "smtp-out.customs.example", "clients.example"] {
        assert_eq!(shows(name), [], "{name}");
    }
    assert!(shows("static.7.113.0.203.clients.your-server.de").contains(&Shows::ProviderDefault));
    assert!(shows("203.0.113.7.VULTRUSERCONTENT.com.").contains(&Shows::ProviderDefault));
    assert_eq!(shows("host-203-0-113-7.example.net"), [Shows::Address, Shows::Numbered]);
    assert!(shows("p12.dyn.example.net").contains(&Shows::Dynamic));
    assert_eq!(shows("vps12.example.net"), [Shows::Numbered]);
    assert_eq!(shows("cb007107.example.net"), [Shows::Address]);
    assert!(shows("localhost").contains(&Shows::Local));
    assert!(shows("7.113.0.203.in-addr.arpa").contains(&Shows::Local));
    assert_eq!(shows(&"1.".repeat(200)), []);
}

#[test]
fn selectors_are_labels() {
    let mut seen = HashSet::new();
    for selector in &selector_guesses().list {
        assert!(seen.insert(selector.as_str()), "{selector} stands twice");
        // RFC 6376 §3.1: sub-domains joined by dots.
        assert!(selector.split('.').all(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')));
    }
    assert!(!selector_guesses().confidence.decides());
}
