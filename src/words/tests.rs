//! Every code that a person may meet has words in every language, and every variable that a sentence uses is there.

use super::*;
use crate::{
    error::{Fault, Field},
    model::code::Code,
};

fn key(name: String) -> Key {
    Key::find(&name).unwrap_or_else(|| panic!("no message is called {name}"))
}

#[test]
fn every_finding_has_a_sentence_and_every_fault_a_title_and_a_fix() {
    for code in Code::ALL {
        let name = code.as_str().replace(['.', '_'], "-");
        key(format!("finding-{name}"));
        if !matches!(code.worst(), Verdict::Good | Verdict::NotApplicable) {
            key(format!("title-{name}"));
            key(format!("fix-{name}"));
        }
    }
}

/// The texts by which a fix may begin: of a message that begins with a choice, each of its first variants.
fn openings(source: &str) -> Vec<(&str, &str)> {
    let mut openings = Vec::new();
    let mut choice = None;
    for line in source.lines() {
        let variant = line.trim_start().trim_start_matches('*').strip_prefix('[').and_then(|line| line.split_once("] ")).map(|(_, text)| text);
        match (line.strip_prefix("fix-").and_then(|line| line.split_once(" = ")), choice, variant) {
            (Some((id, text)), _, _) => {
                let chooses = text.starts_with("{ $") && text.ends_with("->");
                choice = chooses.then_some(id);
                openings.extend((!chooses).then_some((id, text)));
            }
            (None, Some(id), Some(text)) if !text.starts_with("{\"\"}") => openings.push((id, text)),
            (None, Some(_), None) if line.starts_with('}') => choice = None,
            _ => {}
        }
    }
    openings
}

#[test]
fn every_fix_begins_with_what_to_do() {
    // The sentence at the top shows the first sentence of the first fix alone, behind "First:".
    let english = ["You", "Nothing", "There", "First", "This", "That", "Such", "If", "These", "The", "It", "Only", "Find and end the cause first"];
    let chinese = ["你", "没有", "这", "那", "如果", "先", "首先", "不需要", "名称", "该名称", "邻居", "服务商已"];
    let mut wrong = Vec::new();
    for (id, text) in openings(include_str!(concat!(env!("OUT_DIR"), "/en.ftl"))) {
        let begins = |lead: &&&str| text.strip_prefix(**lead).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        // "fix-also" and its like are labels, not fixes.
        wrong.extend(english.iter().find(begins).map(|lead| format!("fix-{id} begins with {lead}")));
    }
    for (id, text) in openings(include_str!(concat!(env!("OUT_DIR"), "/zh-CN.ftl"))) {
        wrong.extend(chinese.iter().find(|lead| text.starts_with(**lead)).map(|lead| format!("fix-{id} begins with {lead}")));
    }
    assert!(openings("fix-a = { $b ->\n    [c] One\n   *[d] Two\n}\nfix-e = Three").into_iter().eq([("a", "One"), ("a", "Two"), ("e", "Three")]));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_area_verdict_field_and_fault_has_its_words() {
    for area in Area::ALL {
        key(format!("area-{}", area.as_str().replace('_', "-")));
    }
    for verdict in Verdict::ALL {
        key(format!("verdict-{}", verdict.as_str().replace('_', "-")));
    }
    for field in Field::ALL {
        key(format!("field-{}", field.as_str()));
    }
    for fault in Fault::ALL {
        assert_eq!(key(format!("fault-{}", fault.as_str().replace('_', "-"))).variables(), ["field"]);
    }
}

#[test]
fn every_fault_of_a_record_has_a_phrase() {
    let name = |fault: serde_json::Value| fault.as_str().unwrap().replace('_', "-");
    for fault in crate::mail::dkim::Fault::ALL {
        key(format!("dkim-fault-{}", name(serde_json::to_value(fault).unwrap())));
    }
    for fault in crate::mail::dmarc::Fault::ALL {
        key(format!("dmarc-fault-{}", name(serde_json::to_value(fault).unwrap())));
    }
    for fault in crate::mail::RecordFault::ALL {
        let name = name(serde_json::to_value(fault).unwrap());
        key(format!("mta-sts-fault-{name}"));
        key(format!("tls-rpt-fault-{name}"));
    }
    for fault in crate::mail::bimi::Fault::ALL {
        key(format!("bimi-fault-{}", name(serde_json::to_value(fault).unwrap())));
    }
    for fault in crate::mail::bimi::LogoFault::ALL {
        key(format!("bimi-fault-{}", name(serde_json::to_value(fault).unwrap())));
    }
    for fault in crate::mail::client::Fault::ALL {
        key(format!("client-fault-{}", name(serde_json::to_value(fault).unwrap())));
    }
    for fault in crate::mail::mta_sts::PolicyFault::ALL {
        key(format!("mta-sts-fault-{}", name(serde_json::to_value(fault).unwrap())));
    }
    let finding =
        Finding::new(Code::DmarcSyntax, "example.com").arg("record", "v=dmarc1").arg("faults", vec!["version_case".to_owned(), "policy_missing".to_owned()]);
    for locale in Locale::ALL {
        let text = Words(locale).finding(&finding);
        assert!(!text.contains("version_case") && !text.contains("policy_missing"), "{text}");
    }
}

#[test]
fn messages_format_without_leftovers_in_both_languages() {
    for locale in Locale::ALL {
        for (id, variables) in keys::ALL {
            let key = Key::find(id).unwrap();
            let text = Words(locale).with(key, variables.iter().map(|name| (*name, 7)));
            assert!(!text.is_empty() && !text.contains("{$") && !text.contains("{ $") && text != *id, "{locale:?} {id}: {text}");
        }
    }
}

#[test]
fn chinese_is_chinese() {
    let latin_only = ["expected", "copy", "text"];
    for (id, variables) in keys::ALL {
        let text = Words(Locale::Chinese).with(Key::find(id).unwrap(), variables.iter().map(|name| (*name, 7)));
        let has_chinese = text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character));
        let is_name = matches!(*id, "area-spf" | "area-dmarc" | "area-dkim" | "gate-spf" | "gate-dmarc" | "gate-dkim")
            || latin_only.iter().any(|prefix| id.starts_with(prefix));
        assert!(has_chinese || is_name, "{id}: {text}");
    }
}

#[test]
fn descriptions_of_standards_are_told_in_the_reader_s_language() {
    let described = ["Receivers' sender rules", "Google and Apple BIMI rules", "Google sender guidelines", "the provider's own pages"];
    for standard in described {
        assert!(Code::ALL.iter().any(|code| code.standard() == standard), "{standard}");
        assert!(Words(Locale::Chinese).standard(standard).chars().any(|character| !character.is_ascii() && character != '’'), "{standard}");
    }
    assert_eq!(Words(Locale::Chinese).standard("M3AAWG DKIM Key Rotation"), "M3AAWG DKIM Key Rotation");
}

#[test]
fn a_heading_begins_with_a_capital_unless_it_begins_with_a_name() {
    let missing = Finding::new(Code::PtrMissing, "192.0.2.1");
    assert!(Words(Locale::English).heading(&missing).starts_with("The address 192.0.2.1"));
    let name = Finding::new(Code::SpfMissing, "example.com");
    let heading = Words(Locale::English).heading(&name);
    assert!(heading.starts_with("example.com "), "{heading}");
}

#[test]
fn a_fix_points_to_a_record_only_where_one_is_shown() {
    let shown = ["this file", "this record", "these records", "below", "这份文件", "该文件", "这条", "这些记录", "下面"];
    let codes = [
        (Code::ClientSubmissionAbsent, "SRV"),
        (Code::ClientMailboxAbsent, "SRV"),
        (Code::MtaStsAbsent, "file"),
        (Code::MtaStsRecordMissing, "file"),
        (Code::MtaStsPolicyMissing, "file"),
        (Code::MtaStsPolicyInvalid, "file"),
        (Code::MtaStsShortAge, "file"),
        (Code::MtaStsMode, "file"),
    ];
    for (code, kind) in codes {
        let ready = if code == Code::MtaStsMode { "begin" } else { "no" };
        let bare = Finding::new(code, "example.com").arg("ready", ready).arg("url", "https://mta-sts.example.com/").arg("takes", "yes");
        for words in Locale::ALL.map(Words) {
            let points = |finding: &Finding| {
                let fix = words.fix(finding).unwrap();
                (shown.iter().any(|phrase| fix.contains(phrase)), fix)
            };
            let (says, fix) = points(&bare);
            assert!(!says, "{}: {fix}", code.as_str());
            let (says, fix) = points(&bare.clone().remedy(kind, "example.com", "value"));
            assert!(says, "{}: {fix}", code.as_str());
        }
    }
}

#[test]
fn what_the_title_of_an_explanation_stands_behind_is_the_language_s_own_colon() {
    let label = |locale| Words(locale).with(keys::EXPLAIN_LABEL, [("title", "x")]);
    assert_eq!((label(Locale::English), label(Locale::Chinese)), ("Explain: x".to_owned(), "解释：x".to_owned()));
}
