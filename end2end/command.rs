//! The command line by its contract (exit codes, JSON), against the built-in lab.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::process::{Command, Output};

use serde_json::Value;

fn mailworthy(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mailworthy")).args(arguments).env("LC_ALL", "C.UTF-8").output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn report(arguments: &[&str]) -> (Option<i32>, Value) {
    let output = mailworthy(&[&["check", "--lab", "--format", "json"], arguments].concat());
    let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", text(&output), complaint(&output)));
    (output.status.code(), report)
}

fn codes(report: &Value) -> Vec<&str> {
    report["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn a_healthy_domain_ends_with_0() {
    let (exit, report) = report(&["healthy.lab.test"]);
    assert_eq!(exit, Some(0), "{report:#}");
    assert_eq!(report["schema"], "mailworthy.report/1");
    assert_eq!(report["target"]["domain"], "healthy.lab.test");
    assert_eq!(report["vantage"]["can_judge"], true);
    assert!(report["score"].as_u64().unwrap() >= 75);
    // No A while a gate of the road is not measured.
    assert_ne!(report["grade"], "A");
    assert!(report["findings"].as_array().unwrap().iter().all(|finding| finding["verdict"] != "broken" && finding["verdict"] != "problem"));
}

#[test]
fn the_main_faults_are_found_and_end_with_1() {
    for (sample, code) in [("no-ptr.lab.test", "ptr.missing"), ("spf-lookups.lab.test", "spf.too_many_lookups"), ("burnt.lab.test", "dnsbl.listed")] {
        let (exit, report) = report(&[sample]);
        assert_eq!(exit, Some(1), "{sample}: {report:#}");
        assert!(codes(&report).contains(&code), "{sample}: {:?}", codes(&report));
        assert_eq!(report["findings"][0]["verdict"], "broken");
    }
    let (exit, report) = report(&["no-dmarc.lab.test"]);
    assert!(codes(&report).contains(&"dmarc.missing"));
    assert_eq!(exit, Some(0));
}

#[test]
fn the_threshold_decides_the_exit_code() {
    assert_eq!(report(&["no-dmarc.lab.test", "--fail-on", "problem"]).0, Some(1));
    assert_eq!(report(&["no-ptr.lab.test", "--fail-on", "never"]).0, Some(0));
}

#[test]
fn every_finding_has_text_reference_and_evidence_that_exists() {
    let (_, report) = report(&["no-ptr.lab.test"]);
    let evidence = report["evidence"].as_array().unwrap();
    for finding in report["findings"].as_array().unwrap() {
        assert!(!finding["text"].as_str().unwrap().is_empty());
        assert!(!finding["reference"].as_str().unwrap().is_empty());
        let verdict = finding["verdict"].as_str().unwrap();
        assert_eq!(finding["fix"].is_null(), matches!(verdict, "good" | "not_applicable"), "{finding:#}");
        for place in finding["evidence"].as_array().unwrap() {
            assert!(usize::try_from(place.as_u64().unwrap()).unwrap() < evidence.len());
        }
    }
    for (place, entry) in evidence.iter().enumerate() {
        for key in ["kind", "question", "answer", "outcome", "started_ms", "took_ms", "after"] {
            assert!(!entry[key].is_null(), "{key} of {entry:#}");
        }
        // What a question waited for was there before it.
        assert!(entry["after"].as_array().unwrap().iter().all(|before| before.as_u64().unwrap() < place as u64), "{entry:#}");
    }
}

#[test]
fn a_missing_name_server_accuses_nobody_and_ends_with_3() {
    let output = mailworthy(&["check", "example.com", "--dns", "", "--format", "json"]);
    assert_eq!(output.status.code(), Some(3));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["vantage"]["can_judge"], false);
    assert!(report["score"].is_null() && report["grade"].is_null());
    assert!(
        report["findings"].as_array().unwrap().iter().all(|finding| finding["verdict"] == "unknown" || finding["verdict"] == "not_applicable"),
        "{report:#}"
    );
    assert!(complaint(&output).contains("None of the questions got an answer"));
}

#[test]
fn a_name_of_another_script_is_told_in_both_forms() {
    let (_, report) = report(&["例子.lab.test", "--only", "mx"]);
    assert_eq!((report["target"]["domain"].as_str(), report["target"]["unicode"].as_str()), (Some("xn--fsqu00a.lab.test"), Some("例子.lab.test")));
}

#[test]
fn name_servers_that_answer_no_question_leave_nothing_to_judge() {
    for sample in ["refused.lab.test", "servfail.lab.test"] {
        for threshold in ["broken", "never"] {
            let (exit, report) = report(&[sample, "--fail-on", threshold]);
            assert_eq!(exit, Some(3), "{sample}: {report:#}");
            assert!(report["score"].is_null() && report["vantage"]["can_judge"] == true, "{sample}: {report:#}");
        }
    }
    // That something does not apply is a judgement.
    let (exit, report) = report(&["parked.lab.test", "--only", "dkim"]);
    assert_eq!(exit, Some(0), "{report:#}");
}

#[test]
fn only_some_areas_can_be_asked_for() {
    let (_, report) = report(&["no-ptr.lab.test", "--only", "dmarc,mx"]);
    let areas: Vec<&str> = report["sections"].as_array().unwrap().iter().map(|section| section["area"].as_str().unwrap()).collect();
    assert_eq!(areas, ["dmarc", "mx"]);
}

#[test]
fn an_address_alone_can_be_checked() {
    let (exit, report) = report(&["203.0.113.66", "--only", "ptr,dnsbl"]);
    assert!(exit == Some(0) || exit == Some(1));
    assert!(report["target"]["domain"].is_null());
    assert_eq!(report["target"]["ips"][0], "203.0.113.66");
}

#[test]
fn only_the_owner_asks_for_whom_a_server_takes_mail() {
    let (exit, without) = report(&["smtp-relay.lab.test", "--only", "smtp_in"]);
    assert_eq!(exit, Some(0));
    assert!(codes(&without).contains(&"smtp_in.good"), "{without:#}");
    assert!(!without["evidence"].to_string().contains("RCPT"));
    let (exit, with) = report(&["smtp-relay.lab.test", "--only", "smtp_in", "--active"]);
    assert_eq!(exit, Some(1));
    assert!(codes(&with).contains(&"smtp_in.open_relay") && codes(&with).contains(&"smtp_in.postmaster"), "{with:#}");
    assert!(!with["evidence"].to_string().contains("C: DATA"));
}

#[test]
fn a_silence_accuses_nobody_while_nobody_was_reached() {
    let (exit, report) = report(&["smtp-closed.lab.test", "--only", "smtp_in,starttls", "--fail-on", "problem"]);
    assert_eq!(exit, Some(3), "nothing was judged: {report:#}");
    assert!(codes(&report).contains(&"smtp_in.vantage"));
    assert_eq!(report["vantage"]["port25"]["ipv4"], false);
}

#[test]
fn wrong_use_ends_with_2_and_names_the_field() {
    let output = mailworthy(&["check", "not a domain", "--ip", "300.1.2.3", "--lab"]);
    assert_eq!(output.status.code(), Some(2));
    let complaint_text = complaint(&output);
    assert!(complaint_text.contains("Domain or IP address") && complaint_text.contains("Sending IP address"), "{complaint_text}");
    assert_eq!(mailworthy(&["check"]).status.code(), Some(2));
    assert_eq!(mailworthy(&["check", "example.com", "--only", "nonsense"]).status.code(), Some(2));
    let output = mailworthy(&["check", "example.com", "--ehlo", "localhost"]);
    assert!(output.status.code() == Some(2) && complaint(&output).contains("--ehlo localhost"));
    let output = mailworthy(&["check", "example.com", "--dns", "nowhere", "--dns-timeout", "never"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("--dns nowhere") && complaint(&output).contains("--dns-timeout never"));
}

#[test]
fn the_terminal_report_fits_and_speaks_both_languages() {
    let output = mailworthy(&["check", "no-ptr.lab.test", "--lab"]);
    assert!(text(&output).contains("no reverse name"));
    // Colours only on a terminal.
    assert!(!text(&output).contains('\u{1b}'));
    let output = mailworthy(&["check", "no-ptr.lab.test", "--lab", "--locale", "zh-CN"]);
    assert!(text(&output).contains("没有反向解析"));
}

#[test]
fn spf_is_check_host() {
    let output = mailworthy(&["spf", "--ip", "192.0.2.1", "--mail-from", "a@example.com", "--dns", "", "--format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["result"], "temperror");
    let bounce = mailworthy(&["spf", "--ip", "192.0.2.1", "--mail-from", "<>", "--helo", "mail.example.com", "--dns", "", "--format", "json"]);
    let document: Value = serde_json::from_slice(&bounce.stdout).unwrap();
    assert_eq!(document["domain"], "mail.example.com");
    let wrong = mailworthy(&["spf", "--ip", "192.0.2.1", "--mail-from", "Bob <bob@example.com>"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(complaint(&wrong).contains("MAIL FROM"), "{}", complaint(&wrong));
}

#[test]
fn the_version_is_told() {
    assert_eq!(text(&mailworthy(&["--version"])), concat!("mailworthy ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn colours_can_be_forced_and_forbidden() {
    let with = |name: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailworthy"));
        command.args(["check", "no-ptr.lab.test", "--lab", "--only", "ptr"]).env("LC_ALL", "C.UTF-8").env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1");
        text(&command.env(name, "1").output().unwrap())
    };
    assert!(with("CLICOLOR_FORCE").contains("\u{1b}[31m"));
    assert!(!with("NO_COLOR").contains('\u{1b}'));
}
