use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::Value;

use super::*;
use crate::model::locale::Locale;

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Every string of a file by the key its translation has.
fn strings(file: File) -> BTreeMap<String, String> {
    fn walk(value: &Value, key: String, into: &mut BTreeMap<String, String>) {
        match value {
            Value::String(text) => {
                into.insert(key, text.clone());
            }
            Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| walk(item, format!("{key}/{index}"), into)),
            Value::Object(fields) => fields.iter().for_each(|(name, field)| walk(field, format!("{key}/{name}"), into)),
            _ => {}
        }
    }
    let mut all = BTreeMap::new();
    let facts = parse(file.facts());
    for (name, value) in facts.as_object().expect("an object") {
        if name == file.list() {
            for entry in value.as_array().expect("a list") {
                let id = entry["id"].as_str().expect("an id");
                walk(entry, id.to_owned(), &mut all);
            }
        } else {
            walk(value, format!("{TOP}/{name}"), &mut all);
        }
    }
    all
}

fn translations(file: File) -> BTreeMap<String, String> {
    serde_json::from_str(file.chinese()).expect("a flat object of strings")
}

/// The fields that people read; `*` stands for one step of the path. What is not here is a name, a number, a code, a citation or a note to maintainers.
fn read_by_people(file: File) -> &'static [&'static str] {
    match file {
        File::Providers => &[
            "*/port25/summary",
            "*/port25/how_to_ask",
            "*/port25/conditions/*",
            "*/port25/alternative",
            "*/ptr/where",
            "*/ptr/api",
            "*/ptr/rule",
            "*/ipv6",
            "*/reputation_notes",
            "_top/policy_values/*",
            "_top/recognition/steps/*",
            "_top/port25_test/method",
            "_top/port25_test/read_results/*/when",
            "_top/port25_test/read_results/*/means",
            "_top/port25_test/ipv6",
            "_top/unblock_ticket_template/intent",
            "_top/unblock_ticket_template/items/*",
            "_top/asn_reputation/facts/*",
            "_top/general_notes/*",
        ],
        File::Blocklists => {
            &["*/return_codes/*", "*/removal", "*/query_policy", "*/notes", "_top/rules/*", "_top/web_only_reputation/*/notes", "_top/dead/*/behaviour"]
        }
        File::Receivers => &[
            "*/requirements_all/*/text",
            "*/requirements_all/*/effect",
            "*/requirements_bulk/*/text",
            "*/requirements_bulk/*/effect",
            "*/bulk_threshold/counted",
            "*/bulk_threshold/once_bulk",
            "*/limits/note",
            "*/tools/*/note",
            "*/enforcement_timeline/*/text",
            "*/escalation/*",
            "*/quirks/*",
            "*/ipv6",
            "_top/common_minimum/*",
            "_top/small_sender_note",
        ],
        File::Bounces => {
            &["*/receiver", "*/explanation", "*/fix/*", "_top/categories/*/title", "_top/enhanced_status_classes/*", "_top/enhanced_status_subjects/*"]
        }
        File::Suites => &[
            "*/kind",
            "*/resources/min_cpu",
            "*/resources/notes",
            "*/resources/unsupported/*",
            "*/dkim/selector",
            "*/dkim/where",
            "*/dkim/rotation",
            "*/relay/where",
            "*/relay/steps/*",
            "*/dns/*/purpose",
            "*/extras/*",
            "*/pitfalls/*",
            "*/trade_offs/*",
            "*/log_hint",
            "*/api",
            "_top/sizing_rule",
            "_top/record_levels/*",
            "_top/placeholders/*",
            "_top/hybrid_notes/*",
        ],
        File::Relays => &[
            "*/auth/username",
            "*/auth/password",
            "*/spf/where",
            "*/dkim/method",
            "*/return_path/default",
            "*/return_path/custom",
            "*/dmarc_note",
            "*/free_tier",
            "*/price_points",
            "*/dedicated_ip/price",
            "*/dedicated_ip/min_volume",
            "*/dedicated_ip/warmup",
            "*/setup_steps/*",
            "*/quirks/*",
            "*/status",
            "_top/choose/*",
            "_top/tests/*",
            "_top/pitfalls/*",
            "_top/price_warning",
        ],
        File::Authorities => &[],
        File::Warmup => &[
            "*/name",
            "*/audience",
            "*/growth",
            "*/notes/*",
            "_top/principles/*",
            "_top/before_start/*",
            "_top/outcome_rule/inputs/*",
            "_top/outcome_rule/window",
            "_top/outcome_rule/advance",
            "_top/outcome_rule/hold",
            "_top/outcome_rule/step_back",
            "_top/outcome_rule/stop",
            "_top/thresholds/*/metric",
            "_top/thresholds/*/who",
            "_top/thresholds/*/note",
            "_top/per_receiver/*/advice/*",
            "_top/mta_rate_limits/postfix/*",
            "_top/mta_rate_limits/note",
        ],
        File::Catalogue => {
            &["*/title", "*/plain", "*/fix", "*/pass_when", "*/warn_when", "*/fail_when", "*/notes", "_top/severity_scale/*", "_top/needs_values/*"]
        }
    }
}

fn fits(pattern: &str, key: &str) -> bool {
    let (mut pattern, mut key) = (pattern.split('/'), key.split('/'));
    loop {
        match (pattern.next(), key.next()) {
            (None, None) => return true,
            (Some("*"), Some(step)) if step != TOP => {}
            (Some(wanted), Some(step)) if wanted == step => {}
            _ => return false,
        }
    }
}

#[test]
fn every_file_fits_its_types() {
    // Unknown keys and unknown values of closed sets fail to decode.
    assert_eq!(providers::all().len(), 41);
    assert_eq!(blocklists::all().len(), 63);
    assert_eq!(receivers::all().len(), 26);
    assert_eq!(bounces::all().len(), 193);
    assert_eq!(suites::all().len(), 10);
    assert_eq!(relays::all().len(), 12);
    assert_eq!(warmup::all().len(), 14);
    assert_eq!(catalogue::all().len(), 182);
}

#[test]
fn an_entry_begins_with_its_id() {
    for file in File::ALL {
        let facts = parse(file.facts());
        let entries = facts[file.list()].as_array().expect("a list").len();
        let openings = file.facts().matches("\n  {\n   \"id\": ").count();
        assert!(openings >= entries, "{}: {openings} of {entries} entries begin with their id", file.name());
    }
}

#[test]
fn every_entry_says_what_it_rests_on() {
    for file in File::ALL {
        for entry in parse(file.facts())[file.list()].as_array().expect("a list") {
            let id = &entry["id"];
            assert!(entry["source"].as_array().is_some_and(|source| !source.is_empty()), "{} {id}", file.name());
            assert!(entry["checked"].as_str().is_some_and(|checked| checked.starts_with("20")), "{} {id}", file.name());
            assert!(entry["confidence"].is_string(), "{} {id}", file.name());
        }
    }
}

#[test]
fn doubtful_facts_do_not_decide() {
    for doubtful in [Confidence::Unverified, Confidence::GeneralKnowledge, Confidence::None] {
        assert!(!doubtful.decides());
    }
    for sound in [Confidence::SourceRead, Confidence::Secondary, Confidence::Standard, Confidence::Derived] {
        assert!(sound.decides());
    }
}

#[test]
fn every_translation_translates_something() {
    for file in File::ALL {
        let english = strings(*file);
        for (key, chinese) in translations(*file) {
            assert!(english.get(&key).is_some_and(|text| !text.is_empty()), "{}: {key} is no text", file.name());
            assert!(!chinese.trim().is_empty(), "{}: {key} is empty", file.name());
            assert!(!chinese.contains(['“', '”', '‘', '’']), "{}: {key} has other quotation marks than 「」", file.name());
        }
    }
}

#[test]
fn what_people_read_is_translated() {
    let mut missing = Vec::new();
    for file in File::ALL {
        let (english, chinese) = (strings(*file), translations(*file));
        for pattern in read_by_people(*file) {
            let mut met = false;
            for (key, text) in english.iter().filter(|(key, _)| fits(pattern, key)) {
                met = true;
                // A word without blanks may be a name or a setting.
                if text.trim().contains(' ') && !chinese.contains_key(key) {
                    missing.push(format!("{} {key}: {text}", file.name()));
                }
            }
            assert!(met, "{}: nothing fits {pattern}", file.name());
        }
    }
    assert!(missing.is_empty(), "{} texts have no translation:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn text_is_found_by_path_in_both_languages() {
    for file in File::ALL {
        let (english, chinese) = (strings(*file), translations(*file));
        // Every file whole would read through each of them thousands of times.
        for (key, expected) in english.iter().step_by(37) {
            let (id, path) = key.split_once('/').expect("a path");
            assert_eq!(text(*file, id, path, Locale::English).as_deref(), Some(expected.as_str()), "{} {key}", file.name());
            let translated = chinese.get(key).unwrap_or(expected);
            assert_eq!(text(*file, id, path, Locale::Chinese).as_deref(), Some(translated.as_str()), "{} {key}", file.name());
        }
    }
    for (id, path) in
        [("spamcop", "no_such"), ("no-such", "notes"), ("spamcop", "notes/0"), ("spamcop", "source"), ("spamcop", "weight"), (TOP, "lists/0/id/0"), ("", "")]
    {
        assert_eq!(text(File::Blocklists, id, path, Locale::Chinese), None, "{id} {path}");
    }
}

#[test]
fn accessors_speak_both_languages() {
    // Abbreviations and names stay as they are.
    let chinese = |text: &str| !text.trim().contains(' ') || text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    let list = blocklists::by_id("spamhaus-zen").expect("ZEN");
    assert_ne!(list.meaning(&list.return_codes[0], Locale::Chinese), list.meaning(&list.return_codes[0], Locale::English));
    assert!(chinese(list.meaning(&list.return_codes[0], Locale::Chinese)));
    assert!(list.removal(Locale::Chinese).is_some_and(chinese));
    assert!(blocklists::dead().iter().all(|dead| chinese(dead.behaviour(Locale::Chinese))));
    assert!(blocklists::rule("liveness", Locale::Chinese).is_some_and(chinese));
    for receiver in receivers::all() {
        for audience in [receivers::Audience::All, receivers::Audience::Bulk] {
            assert!(receiver.rules(audience, Locale::Chinese).iter().all(|rule| chinese(rule.text)), "{}", receiver.id);
        }
        assert!(receiver.timeline(Locale::Chinese).iter().all(|(_, event)| chinese(event)), "{}", receiver.id);
    }
    for id in ["qq", "netease"] {
        assert!(receivers::by_id(id).is_some_and(|receiver| chinese(receiver.name_in(Locale::Chinese))), "{id}");
    }
    for suite in suites::all() {
        assert!(suite.records(Locale::Chinese).iter().all(|(_, purpose)| chinese(purpose)), "{}", suite.id);
        assert!(chinese(suite.kind(Locale::Chinese)), "{}", suite.id);
    }
    for bounce in bounces::all() {
        assert!(chinese(bounce.explanation(Locale::Chinese)) && bounce.fix(Locale::Chinese).into_iter().any(chinese), "{}", bounce.id);
        assert!(chinese(bounce.category_title(Locale::Chinese)), "{}", bounce.id);
    }
    let check = catalogue::by_id("ptr.exists").expect("a check");
    assert_ne!((check.title(Locale::Chinese), check.fix(Locale::Chinese)), (check.title(Locale::English), check.fix(Locale::English)));
    assert!(warmup::thresholds(Locale::Chinese).iter().all(|(_, words)| chinese(words.metric)));
    assert!(providers::all().iter().all(|provider| chinese(provider.port25.policy.text(Locale::Chinese))));
}

#[test]
fn every_reference_leads_somewhere() {
    for receiver in receivers::all() {
        for rule in [receivers::Audience::All, receivers::Audience::Bulk].into_iter().flat_map(|audience| receiver.rules(audience, Locale::English)) {
            assert!(catalogue::by_id(rule.check).is_some(), "{} demands {}", receiver.id, rule.check);
        }
    }
    for (advice, _) in warmup::per_receiver(Locale::English) {
        assert!(receivers::by_id(&advice.receiver).is_some(), "warm-up names {}", advice.receiver);
    }
}

#[test]
fn the_receiver_is_told_by_its_exchanger() {
    let of = |host: &str| receivers::of_mx(host).map(|receiver| receiver.id.to_string());
    assert_eq!(of("gmail-smtp-in.l.google.com").as_deref(), Some("gmail"));
    assert_eq!(of("ALT1.ASPMX.L.GOOGLE.COM.").as_deref(), Some("google-workspace"));
    assert_eq!(of("mta7.am0.yahoodns.net").as_deref(), Some("yahoo"));
    assert_eq!(of("outlook-com.olc.protection.outlook.com").as_deref(), Some("outlook"));
    assert_eq!(of("example-com.mail.protection.outlook.com").as_deref(), Some("microsoft365"));
    assert_eq!(of("mx3.qq.com").as_deref(), Some("qq"));
    for host in ["mail.example.com", "yahoodns.net.example", "notyahoodns.net", "", &"google.com.".repeat(40)] {
        assert_eq!(of(host), None, "{host}");
    }
    let mut ids = HashSet::new();
    assert!(receivers::all().iter().all(|receiver| ids.insert(receiver.id.as_str())));
}

#[test]
fn the_provider_is_told_by_number_and_name() {
    assert!(providers::by_asn(24940).any(|provider| provider.id == "hetzner"));
    assert_eq!(providers::by_asn(64496).count(), 0);
    let of = |name: &str| providers::by_rdns_suffix(name).map(|provider| provider.id.to_string());
    assert_eq!(of("static.7.113.0.203.clients.your-server.de").as_deref(), Some("hetzner"));
    assert_eq!(of("203.0.113.7.VULTRUSERCONTENT.COM.").as_deref(), Some("vultr"));
    assert_eq!(of("notyour-server.de"), None);
    assert_eq!(of("mail.example.com"), None);
    let mut ids = HashSet::new();
    for provider in providers::all() {
        assert!(ids.insert(provider.id.as_str()), "{} stands twice", provider.id);
        let nothing = provider.recognise.asns.is_empty() && provider.recognise.rdns_suffixes.is_empty();
        assert_eq!(provider.recognise.confidence == Confidence::None, nothing, "{}", provider.id);
        for suffix in &provider.recognise.rdns_suffixes {
            let label = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            assert!(suffix.split('.').all(label), "{}: {suffix}", provider.id);
        }
        if let Some(closed) = provider.port25.policy.starts_closed() {
            assert_eq!(closed, provider.port25.blocked_outbound_ports.contains(&25), "{}", provider.id);
        }
    }
    let named: BTreeSet<&str> = providers::Policy::ALL.iter().map(|policy| policy.as_str()).collect();
    let described: BTreeSet<String> =
        strings(File::Providers).into_keys().filter_map(|key| key.strip_prefix("_top/policy_values/").map(str::to_owned)).collect();
    assert_eq!(named, described.iter().map(String::as_str).collect());
}

#[test]
fn relays_can_be_reached_and_recognised() {
    for relay in relays::all() {
        let (id, ports) = (&relay.id, &relay.ports);
        let all: Vec<u16> = ports.starttls.iter().chain(&ports.implicit_tls).copied().collect();
        assert_eq!(ports.offers_2525, all.contains(&2525), "{id}");
        assert!(ports.survives_587_block.iter().all(|port| all.contains(port) && ![25, 465, 587].contains(port)), "{id}");
        assert!(!relay.spf.needed || !relay.spf.include.is_empty(), "{id}");
        assert!(!relay.hosts.is_empty() || id == "generic-smarthost", "{id}");
        assert!(relay.dkim.records.iter().all(|record| ["TXT", "CNAME"].contains(&record.r#type.as_str())), "{id}");
    }
    assert_eq!(relays::by_include("SENDGRID.net.").map(|relay| relay.id.to_string()).collect::<Vec<_>>(), ["sendgrid"]);
    assert_eq!(relays::by_include("example.com").count(), 0);
    assert!(!relays::by_id("generic-smarthost").expect("the generic relay").has_include());
}

#[test]
fn suites_ask_for_what_they_can_use() {
    for suite in suites::all() {
        let (id, needs) = (&suite.id, &suite.resources);
        assert!(needs.min_ram_mb <= needs.recommended_ram_mb && needs.without_clamav_min_ram_mb <= needs.min_ram_mb, "{id}");
        assert!(suite.ports.inbound.contains(&25) && suite.ports.outbound.contains(&25), "{id}");
        assert!(suite.dns.iter().any(|record| record.r#type == "MX"), "{id}");
        if let Some(pattern) = &suite.dkim.selector_pattern {
            regex::Regex::new(pattern).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(suite.fixed_selector(), None, "{id}");
        }
        for (name, _) in suite.extras(Locale::English) {
            assert!(text(File::Suites, id, &format!("extras/{name}"), Locale::English).is_some(), "{id} {name}");
        }
    }
    assert_eq!(suites::by_id("mailcow").and_then(suites::Suite::fixed_selector), Some("dkim"));
}

#[test]
fn plans_go_forward() {
    for plan in warmup::all() {
        for (earlier, later) in plan.table.iter().zip(plan.table.iter().skip(1)) {
            assert!(earlier.to_day < later.from_day && earlier.max <= later.max, "{}", plan.id);
        }
        assert!(plan.table.iter().all(|step| step.from_day <= step.to_day), "{}", plan.id);
    }
    let guide = warmup::by_id("field-guide").expect("the default plan");
    assert_eq!((guide.cap(0), guide.cap(1), guide.cap(7), guide.cap(8), guide.cap(15)), (None, Some(50), Some(50), Some(100), None));
    for (threshold, _) in warmup::thresholds(Locale::English) {
        if let (Some(warn), Some(stop)) = (threshold.warn, threshold.stop) {
            assert!(warn < stop && stop < 1.0);
        }
    }
}
