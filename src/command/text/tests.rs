//! The report as it stands in a terminal.

use futures::{StreamExt as _, stream};

use super::*;
use crate::{
    check::{Options, Tools, run},
    lab::{self, Lab},
    model::{
        code::Code,
        locale::Locale,
        report::{Score, Section, Vantage},
        target::Target,
    },
};

/// A report with a finding of each kind.
fn report() -> Report {
    let findings = vec![
        Finding::new(Code::PtrMissing, "203.0.113.12").remedy("PTR", "203.0.113.12", "mail.example.com"),
        Finding::new(Code::MxUnknown, "example.com"),
        Finding::new(Code::DmarcPolicyNone, "example.com").remedy(
            "TXT",
            "_dmarc.example.com",
            format!("v=DMARC1; p=quarantine; rua=mailto:{}@example.com", "d".repeat(60)),
        ),
        Finding::new(Code::SpfGood, "example.com").arg("lookups", 3_usize),
    ];
    let section = |area, verdict| Section { area, verdict };
    Report {
        target: Target { domain: Some("example.com".to_owned()), ips: vec!["203.0.113.12".parse().unwrap()], ..Target::default() },
        started_at: 0,
        took_ms: 0,
        vantage: Vantage { resolver: String::new(), can_judge: true, ..Default::default() },
        score: Score { points: Some(49), grade: Some('D'), coverage: 0.75 },
        sections: vec![
            section(Area::Ptr, Verdict::Broken),
            section(Area::Spf, Verdict::Good),
            section(Area::Dmarc, Verdict::Note),
            section(Area::Mx, Verdict::Unknown),
        ],
        findings,
        evidence: Vec::new(),
    }
}

#[test]
fn the_report_reads_well_in_english() {
    insta::assert_snapshot!(render(&report(), Words(Locale::English), false, &[]));
}

#[test]
fn the_report_reads_well_in_chinese() {
    insta::assert_snapshot!(render(&report(), Words(Locale::Chinese), false, &[]));
}

#[test]
fn a_name_of_another_script_stands_in_both_forms() {
    let target = Target { domain: Some("xn--fiqs8s.example".to_owned()), ..Target::default() };
    let text = render(&Report { target, ..report() }, Words(Locale::English), false, &[]);
    assert!(text.starts_with("中国.example (xn--fiqs8s.example)\n"), "{text}");
}

#[test]
fn every_finding_that_points_to_a_step_is_named_there() {
    let listed = |list: &str| {
        Finding::new(Code::DnsblListed, "203.0.113.12")
            .arg("list", list)
            .arg("id", "none")
            .arg("removal", "request")
            .arg("url", format!("https://{list}.example/"))
    };
    let mut both = report();
    both.findings = vec![listed("One"), listed("Two")];
    let text = render(&both, Words(Locale::English), false, &[]);
    let (first, _) = text.split_once("\n✗ ").unwrap();
    assert!(first.contains("Also: 203.0.113.12 is on the blocklist Two.") && first.contains("https://Two.example/"), "{first}");
}

#[test]
fn colours_change_no_letter() {
    for locale in Locale::ALL {
        let plain = render(&report(), Words(locale), false, &[]);
        let coloured = render(&report(), Words(locale), true, &[]);
        assert!(!plain.contains('\u{1b}'));
        let bare = ["\u{1b}[31m", "\u{1b}[32m", "\u{1b}[33m", "\u{1b}[34m", "\u{1b}[2m", "\u{1b}[0m"]
            .iter()
            .fold(coloured.clone(), |text, code| text.replace(code, ""));
        assert_eq!(bare, plain);
        assert!(coloured.contains("\u{1b}[31m✗"));
    }
}

#[test]
fn gates_that_nobody_asked_for_are_left_out() {
    let words = Words(Locale::English);
    let mut few = report();
    few.findings.retain(|finding| finding.area() == Area::Spf);
    few.sections.retain(|section| section.area == Area::Spf);
    let road = |only: &[Area]| render(&few, words, false, only).lines().filter(|line| line.contains('→') || line.contains('○')).count();
    assert!(road(&[]) > 0);
    assert_eq!(road(&[Area::Spf]), 0, "one gate, and nothing that was not measured");
    assert!(render(&few, words, false, &[Area::Spf]).contains("✓ SPF"));
}

#[test]
fn gates_of_a_domain_that_sends_nothing_do_not_apply() {
    let mut parked = report();
    parked.target.ips.clear();
    parked.findings = vec![Finding::new(Code::MxNull, "example.com").verdict(Verdict::Good), Finding::new(Code::SpfClosed, "example.com")];
    let text = render(&parked, Words(Locale::English), false, &[]);
    assert!(text.contains("outbound port 25 (does not apply)") && !text.contains("port 25 (not measured)"), "{text}");
}

/// Every line that is no record to copy fits into a terminal, and nothing in it steers one.
fn assert_fits(report: &Report, words: Words) {
    let part: Vec<Area> = report.sections.iter().take(3).map(|section| section.area).collect();
    let text = [render(report, words, false, &[]), render(report, words, false, &part)].concat();
    let records: Vec<String> =
        report.findings.iter().flat_map(fix::records).flat_map(|remedy| [remedy.value, remedy.name]).map(|text: String| printable(&text)).collect();
    for line in text.lines() {
        let copied = records.iter().any(|record| !record.is_empty() && line.trim_start().ends_with(record.as_str()));
        assert!(copied || width(line) <= WIDTH, "{}: {line}", report.target.label());
        assert_eq!(printable(line), line, "{}", report.target.label());
    }
}

#[test]
fn hostile_text_does_not_steer_the_terminal() {
    let hostile = "evil\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\r\nnext";
    let mut report = report();
    report.findings[0].subject = hostile.to_owned();
    report.findings[0].remedy = Some(Remedy { kind: "TXT".to_owned(), name: hostile.to_owned(), value: hostile.repeat(9) });
    report.target.domain = Some(hostile.to_owned());
    for locale in Locale::ALL {
        assert_fits(&report, Words(locale));
    }
}

/// Samples that nobody answers for: they say the same as those that fail, and take seconds.
const SILENT: [&str; 2] = ["silent", "cut-for-good"];
/// Runs at once.
const AT_ONCE: usize = 8;

#[tokio::test]
async fn reports_of_the_lab_fit_into_eighty_columns() {
    let (lab, tools) = (Lab::start().unwrap(), Tools::default());
    let samples: Vec<_> = lab::samples().iter().filter(|sample| !SILENT.contains(&sample.id.as_str())).collect();
    let (net, options) = (lab.net(), Options::default());
    let look = |sample: &'static lab::Sample| {
        let (net, options, tools) = (&net, &options, &tools);
        async move { run(net, &sample.target(), tools, options, |_, _| ()).await.report }
    };
    let reports: Vec<Report> = stream::iter(samples).map(look).buffer_unordered(AT_ONCE).collect().await;
    assert!(reports.len() > 100, "{}", reports.len());
    for report in &reports {
        for locale in Locale::ALL {
            assert_fits(report, Words(locale));
        }
    }
}

#[test]
fn from_where_it_was_looked_is_told_where_it_is_known() {
    let mut seen = report();
    seen.vantage.addresses = vec!["203.0.113.9".parse().unwrap(), "2001:db8::9".parse().unwrap()];
    seen.vantage.port25.ipv4 = true;
    for (locale, said) in [(Locale::English, "over IPv4 alone"), (Locale::Chinese, "仅 IPv4")] {
        let text = render(&seen, Words(locale), false, &[]);
        assert!(text.contains("203.0.113.9, 2001:db8::9") && text.replace('\n', " ").contains(said), "{text}");
    }
    // Behind address translation the rest is known all the same; who has a link alone learns none of it.
    (seen.vantage.addresses, seen.vantage.port25.ipv4) = (Vec::new(), false);
    assert_eq!(Words(Locale::English).vantage(&seen.vantage), None);
    (seen.vantage.resolver, seen.vantage.ehlo) = ("192.0.2.53:53".to_owned(), Some("check.example.org".to_owned()));
    for (locale, said) in [(Locale::English, "within the last hour: none"), (Locale::Chinese, "没有")] {
        let text = render(&seen, Words(locale), false, &[]).replace('\n', " ");
        assert!(["192.0.2.53:53", "check.example.org", said].iter().all(|part| text.contains(part)), "{text}");
    }
}
