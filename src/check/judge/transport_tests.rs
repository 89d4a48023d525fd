//! What protects mail on its way, over real DNS and real HTTPS: for each entry of the catalogue a good case and bad ones.

use super::trial::{codes, find, sample, text, verdict};
use crate::{
    model::{area::Area, code::Code, locale::Locale, report::Report, verdict::Verdict},
    words::Words,
};

const BASE: &str = "
sts.lab.test. MX 10 mx1.sts.lab.test.
sts.lab.test. MX 20 mx2.sts.lab.test.
mx1.sts.lab.test. A 198.51.100.130
mx2.sts.lab.test. A 198.51.100.131
mta-sts.sts.lab.test. A 192.0.2.80
";
const RECORD: &str = "_mta-sts.sts.lab.test. TXT \"v=STSv1; id=1\"\n";
const SOUND: &str = "version: STSv1\\nmode: enforce\\nmx: *.sts.lab.test\\nmax_age: 604800\\n";

fn policy(text: &str) -> String {
    format!("; https: mta-sts.sts.lab.test /.well-known/mta-sts.txt 200 text/plain {text}\n")
}

async fn sts(zone: &str) -> Report {
    sample("sts.lab.test", &[Area::MtaSts]).also(BASE).also(zone).run().await
}

async fn only(zone: &str) -> Vec<(Code, Verdict)> {
    codes(&sts(zone).await, Area::MtaSts)
}

// mtasts.txt

#[tokio::test]
async fn a_sound_policy_is_said_to_be_so() {
    let report = sts(&format!("{RECORD}{}", policy(SOUND))).await;
    assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsGood, Verdict::Good)]);
    let good = find(&report, Code::MtaStsGood);
    assert_eq!((text(good, "mode").as_str(), text(good, "days").as_str(), text(good, "hosts").as_str()), ("enforce", "7", "mx1.sts.lab.test mx2.sts.lab.test"));
    assert_eq!(codes(&sample("healthy.lab.test", &[Area::MtaSts]).run().await, Area::MtaSts), [(Code::MtaStsGood, Verdict::Good)]);
    // Somebody else may keep the record (RFC 8461 §3.1).
    let alias = "_mta-sts.sts.lab.test. CNAME sts.keeper.lab.test.\nsts.keeper.lab.test. TXT \"v=STSv1; id=1\"\nsts.keeper.lab.test. TXT \"v=spf1 -all\"\n";
    assert_eq!(only(&format!("{alias}{}", policy(SOUND))).await, [(Code::MtaStsGood, Verdict::Good)]);
}

#[tokio::test]
async fn without_anything_file_and_record_are_proposed() {
    let report = sample("sts.lab.test", &[Area::MtaSts]).also(&BASE.replace("mta-sts.sts.lab.test. A 192.0.2.80", "")).run().await;
    let absent = find(&report, Code::MtaStsAbsent);
    assert_eq!(absent.verdict, Verdict::Note);
    let remedy = absent.remedy.clone().unwrap();
    assert_eq!((remedy.kind.as_str(), remedy.name.as_str()), ("file", "https://mta-sts.sts.lab.test/.well-known/mta-sts.txt"));
    let proposed = crate::mail::mta_sts::parse_policy(remedy.value.as_bytes());
    assert!(proposed.value.sound && proposed.value.mx == ["mx1.sts.lab.test", "mx2.sts.lab.test"], "{}", remedy.value);
    assert!(crate::mail::mta_sts::parse_record(text(absent, "record").as_bytes()).value.sound);
    // Who takes no mail needs none.
    let report = sample("none.lab.test", &[Area::MtaSts, Area::TlsRpt]).also("none.lab.test. MX 0 .\n").run().await;
    assert_eq!(verdict(&report, Code::MtaStsAbsent), Some(Verdict::NotApplicable));
    assert_eq!(verdict(&report, Code::TlsRptAbsent), Some(Verdict::NotApplicable));
}

#[tokio::test]
async fn records_are_counted_and_read() {
    let with = async |record: &str| only(&format!("{record}{}", policy(SOUND))).await;
    assert_eq!(with("").await, [(Code::MtaStsRecordMissing, Verdict::Note)]);
    assert_eq!(with(&format!("{RECORD}_mta-sts.sts.lab.test. TXT \"v=STSv1; id=2\"\n")).await, [(Code::MtaStsRecordSeveral, Verdict::Problem)]);
    assert_eq!(with("_mta-sts.sts.lab.test. TXT \"v=STSv1; id=2026-11\"\n").await, [(Code::MtaStsRecordInvalid, Verdict::Problem)]);
    assert_eq!(with("_mta-sts.sts.lab.test. TXT \"v=stsv1; id=1\"\n").await, [(Code::MtaStsRecordInvalid, Verdict::Problem)]);
    assert_eq!(with(&format!("{RECORD}_mta-sts.sts.lab.test. TXT \"v=STSv2; id=1\"\n")).await, [(Code::MtaStsGood, Verdict::Good)]);
    assert_eq!(with("; at: _mta-sts.sts.lab.test. TXT servfail\n").await, [(Code::MtaStsRecordUnknown, Verdict::Unknown)]);
}

// mtasts.policy, mtasts.cert

#[tokio::test]
async fn what_keeps_a_policy_from_coming_is_told() {
    let served = |line: &str| format!("{RECORD}; https: mta-sts.sts.lab.test /.well-known/mta-sts.txt {line}\n");
    for (zone, reason) in [
        (served("404 text/html gone"), "status"),
        (served("302 https://www.sts.lab.test/mta-sts.txt moved"), "redirect"),
        (served("304 text/plain -"), "status"),
        (format!("{RECORD}; https-fill: mta-sts.sts.lab.test /.well-known/mta-sts.txt 70000 text/plain version: STSv1\n"), "too-large"),
    ] {
        let report = sts(&zone).await;
        assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsPolicyMissing, Verdict::Problem)], "{zone}");
        assert_eq!(text(find(&report, Code::MtaStsPolicyMissing), "reason"), reason);
    }
    let hostless = sample("sts.lab.test", &[Area::MtaSts]).also(&BASE.replace("mta-sts.sts.lab.test. A 192.0.2.80", RECORD)).run().await;
    assert_eq!(text(find(&hostless, Code::MtaStsPolicyMissing), "reason"), "no-host");
    let inside = sample("sts.lab.test", &[Area::MtaSts]).also(&BASE.replace("192.0.2.80", "10.0.0.80")).also(RECORD).run().await;
    assert_eq!(text(find(&inside, Code::MtaStsPolicyMissing), "reason"), "forbidden");
}

#[tokio::test]
async fn a_server_that_refuses_twice_has_said_no() {
    let refused = sample("sts.lab.test", &[Area::MtaSts]).also(&BASE.replace("192.0.2.80", "192.0.2.81")).also(RECORD).run().await;
    let served = |line: &str| format!("{RECORD}; https: mta-sts.sts.lab.test /.well-known/mta-sts.txt {line}\n");
    for (report, reason) in [(refused, "refused"), (sts(&served("503 text/plain later")).await, "status"), (sts(&served("500 text/plain oh")).await, "status")]
    {
        assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsPolicyMissing, Verdict::Problem)]);
        assert_eq!(text(find(&report, Code::MtaStsPolicyMissing), "reason"), reason);
        let requests = report.evidence.iter().filter(|evidence| evidence.question.starts_with("GET https://mta-sts.sts.lab.test/")).count();
        assert_eq!(requests, 2, "{reason}: it was asked once more");
    }
}

#[tokio::test]
async fn what_may_be_our_own_trouble_is_unknown() {
    let served = |line: &str| format!("{RECORD}; https: mta-sts.sts.lab.test /.well-known/mta-sts.txt {line}\n");
    for (zone, reason) in [
        (served("429 text/plain slowly"), "status"),
        (served("403 text/plain go away"), "status"),
        (format!("{RECORD}; at: mta-sts.sts.lab.test. ANY servfail\n"), "unresolved"),
    ] {
        let report = sts(&zone).await;
        assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsPolicyUnknown, Verdict::Unknown)], "{zone}");
        assert_eq!(text(find(&report, Code::MtaStsPolicyUnknown), "reason"), reason);
    }
}

#[tokio::test]
async fn certificates_are_judged_by_the_handshake() {
    for (manner, reason) in [("expired", "expired"), ("early", "not-yet-valid"), ("other-name", "wrong-name"), ("self-signed", "unknown-issuer")] {
        let report = sts(&format!("{RECORD}{}; https-host: mta-sts.sts.lab.test {manner}\n", policy(SOUND))).await;
        assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsCertificate, Verdict::Broken)], "{manner}");
        assert_eq!(text(find(&report, Code::MtaStsCertificate), "reason"), reason);
    }
    let report = sts(&format!("{RECORD}{}; https-host: mta-sts.sts.lab.test ends-soon\n", policy(SOUND))).await;
    assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsCertificateEnds, Verdict::Note), (Code::MtaStsGood, Verdict::Good)]);
}

#[tokio::test]
async fn certificates_of_exchangers_that_end_soon_are_told() {
    let with = async |smtp: &str| sts(&format!("{RECORD}{}{smtp}", policy(SOUND))).await;
    let report = with("; smtp: 198.51.100.131 expiring\n").await;
    assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsCertificateEnds, Verdict::Note), (Code::MtaStsGood, Verdict::Good)]);
    let ends = find(&report, Code::MtaStsCertificateEnds);
    assert_eq!([text(ends, "whose"), text(ends, "hosts")], ["exchanger", "mx2.sts.lab.test"]);
    assert!(Words(Locale::English).finding(ends).contains("mx2.sts.lab.test ends in 4 days"), "{}", Words(Locale::English).finding(ends));
    // One that is not valid is told as that.
    assert_eq!(verdict(&with("; smtp: 198.51.100.131 expired\n").await, Code::MtaStsCertificateEnds), None);
}

#[tokio::test]
async fn nothing_is_proposed_for_a_name_that_leads_nowhere() {
    let zone = "half.lab.test. MX 10 mx.half.lab.test.\nhalf.lab.test. MX 20 nope.half.lab.test.\nmx.half.lab.test. A 198.51.100.130\n";
    let report = sample("half.lab.test", &[Area::MtaSts]).also(zone).run().await;
    let file = find(&report, Code::MtaStsAbsent).remedy.clone().unwrap().value;
    assert!(file.contains("mx: mx.half.lab.test") && !file.contains("nope"), "{file}");
    let lost = "lost.lab.test. MX 10 nope.lost.lab.test.\n";
    let report = sample("lost.lab.test", &[Area::MtaSts, Area::Dane]).also(lost).run().await;
    assert_eq!(find(&report, Code::MtaStsAbsent).remedy, None);
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneAbsent, Verdict::NotApplicable)]);
    assert_eq!(text(find(&report, Code::DaneAbsent), "reason"), "nowhere");
}

#[tokio::test]
async fn a_policy_is_read_strictly() {
    let with = async |from: &str, to: &str| only(&format!("{RECORD}{}", policy(&SOUND.replace(from, to)))).await;
    assert_eq!(with("max_age: 604800", "max_age: 99999999").await, [(Code::MtaStsPolicyInvalid, Verdict::Problem)]);
    assert_eq!(with("mode: enforce\\n", "").await, [(Code::MtaStsPolicyInvalid, Verdict::Problem)]);
    assert_eq!(with("STSv1", "STSv2").await, [(Code::MtaStsPolicyInvalid, Verdict::Problem)]);
    assert_eq!(with("604800", "3600").await, [(Code::MtaStsShortAge, Verdict::Note), (Code::MtaStsGood, Verdict::Good)]);
    let html = format!("{RECORD}{}", policy(SOUND).replace("text/plain", "text/html"));
    assert_eq!(only(&html).await, [(Code::MtaStsContentType, Verdict::Problem)]);
    let parameter = format!("{RECORD}{}", policy(SOUND).replace("text/plain", "Text/Plain;charset=utf-8"));
    assert_eq!(only(&parameter).await, [(Code::MtaStsGood, Verdict::Good)]);
}

// mtasts.mode, mtasts.mx_match

#[tokio::test]
async fn modes_and_exchangers_are_compared() {
    let with = async |text: &str| sts(&format!("{RECORD}{}", policy(text))).await;
    for mode in ["testing", "none"] {
        let report = with(&SOUND.replace("enforce", mode)).await;
        assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsMode, Verdict::Note), (Code::MtaStsGood, Verdict::Good)], "{mode}");
        // Senders compare nothing where the mode is none.
        let words = Words(Locale::English).finding(find(&report, Code::MtaStsGood));
        assert_eq!(words.contains("mx1.sts.lab.test"), mode == "testing", "{words}");
    }
    let report = with(&SOUND.replace("*.sts", "mx1.sts")).await;
    let uncovered = find(&report, Code::MtaStsUncovered);
    assert_eq!((uncovered.verdict, text(uncovered, "hosts").as_str()), (Verdict::Broken, "mx2.sts.lab.test"));
    assert!(uncovered.remedy.clone().unwrap().value.contains("mx: mx2.sts.lab.test\n"));
    assert_eq!(verdict(&report, Code::MtaStsGood), None);
    let report = with(&SOUND.replace("*.sts", "mx1.sts").replace("enforce", "testing")).await;
    assert_eq!(verdict(&report, Code::MtaStsUncovered), Some(Verdict::Problem));
    let report = with(&SOUND.replace("max_age", "mx: old.lab.test\\nmax_age")).await;
    assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsExtraNames, Verdict::Note), (Code::MtaStsGood, Verdict::Good)]);
    let hidden = format!("{RECORD}{}; at: sts.lab.test. MX servfail\n", policy(SOUND));
    assert_eq!(only(&hidden).await, [(Code::MtaStsCoverUnknown, Verdict::Unknown)]);
}

// mtasts.cert: the exchangers

#[tokio::test]
async fn exchangers_are_held_to_what_the_policy_promises() {
    let with = async |mode: &str, smtp: &str| sts(&format!("{RECORD}{}{smtp}", policy(&SOUND.replace("enforce", mode)))).await;
    for (manner, how) in [
        ("self-signed", "chain"),
        ("wrong-name", "name"),
        ("expired", "dates"),
        ("no-starttls", "no_starttls"),
        ("starttls-closes", "handshake"),
        ("tls13-closes no-tls13", "handshake"),
        ("client-certificate", "handshake"),
        ("inside-closes", "handshake"),
        ("null-cipher", "handshake"),
        ("starttls-alert", "handshake"),
        ("starttls-garbage", "handshake"),
    ] {
        let smtp = format!("; smtp: 198.51.100.131 {manner}\n");
        let report = with("enforce", &smtp).await;
        let unmet = find(&report, Code::MtaStsUnmet);
        assert_eq!((unmet.verdict, text(unmet, "hosts"), text(unmet, "how").as_str()), (Verdict::Broken, "mx2.sts.lab.test".to_owned(), how), "{manner}");
        assert_eq!(verdict(&report, Code::MtaStsGood), None, "{manner}");
        // Before it is enforced nothing is lost, and it is not to be enforced.
        let report = with("testing", &smtp).await;
        assert_eq!(verdict(&report, Code::MtaStsUnmet), Some(Verdict::Problem), "{manner}");
        assert_eq!(find(&report, Code::MtaStsMode).remedy, None, "{manner}");
        assert_eq!(verdict(&with("none", &smtp).await, Code::MtaStsUnmet), None, "{manner}");
    }
    // What a firewall covers is not known.
    let report = with("enforce", "; smtp: 198.51.100.131 masked\n").await;
    assert_eq!((verdict(&report, Code::MtaStsUnmet), text(find(&report, Code::MtaStsExchangersUnknown), "hosts").as_str()), (None, "mx2.sts.lab.test"));
    let report = with("enforce", "; smtp: 198.51.100.131 refuses\n").await;
    assert_eq!(codes(&report, Area::MtaSts), [(Code::MtaStsExchangersUnknown, Verdict::Unknown), (Code::MtaStsGood, Verdict::Good)]);
    let unknown = find(&report, Code::MtaStsExchangersUnknown);
    assert_eq!((text(unknown, "hosts").as_str(), text(unknown, "reason").as_str()), ("mx2.sts.lab.test", "silent"));
    // Who answered, and turned us away or speaks what we do not, is reached already.
    for manner in ["421", "554-banner", "old-tls", "other-group", "inside-421", "starttls-greylists", "starttls-blocks", "two-banners"] {
        let report = with("enforce", &format!("; smtp: 198.51.100.131 {manner}\n")).await;
        assert_eq!(text(find(&report, Code::MtaStsExchangersUnknown), "reason"), "spoke", "{manner}");
    }
    // Mail comes by the other exchanger, or it does not.
    let one = with("enforce", "; smtp: 198.51.100.131 self-signed\n").await;
    let both = with("enforce", "; smtp: 198.51.100.130 self-signed\n; smtp: 198.51.100.131 self-signed\n").await;
    assert_eq!([one, both].map(|report| text(find(&report, Code::MtaStsUnmet), "left")), ["some", "none"]);
}

/// The file that a finding proposes: its mode, and all of it.
fn file(report: &Report, code: Code) -> (String, String) {
    let remedy = find(report, code).remedy.clone().unwrap_or_else(|| panic!("{} proposes nothing", code.as_str()));
    assert_eq!(remedy.kind, "file", "{}", code.as_str());
    let parsed = crate::mail::mta_sts::parse_policy(remedy.value.as_bytes());
    assert!(parsed.value.sound, "{}", remedy.value);
    (parsed.value.mode.unwrap().as_str().to_owned(), remedy.value)
}

const WEAK: &str = "; smtp: 198.51.100.131 self-signed\n";

#[tokio::test]
async fn what_nobody_looks_at_holds_nothing_back() {
    let uncovered = SOUND.replace("*.sts", "mx1.sts");
    for (zone, code) in [
        (format!("{RECORD}_mta-sts.sts.lab.test. TXT \"v=STSv1; id=2\"\n{}", policy(&uncovered)), Code::MtaStsRecordSeveral),
        (format!("_mta-sts.sts.lab.test. TXT \"v=STSv1;\"\n{}", policy(&uncovered)), Code::MtaStsRecordInvalid),
        (format!("{RECORD}{}", policy(&uncovered).replace("text/plain", "text/html")), Code::MtaStsContentType),
    ] {
        let report = sts(&format!("{zone}{WEAK}")).await;
        assert!(report.of(Area::MtaSts).all(|finding| finding.verdict != Verdict::Broken), "{:#?}", report.findings);
        for code in [code, Code::MtaStsUnmet, Code::MtaStsUncovered] {
            assert_eq!(verdict(&report, code), Some(Verdict::Problem), "{}", code.as_str());
        }
        assert_eq!(text(find(&report, Code::MtaStsUnmet), "mode"), "unread");
        assert_eq!(file(&report, Code::MtaStsUnmet).0, "testing", "what is mended then is not to hold mail back");
    }
}

#[tokio::test]
async fn no_policy_is_proposed_that_would_hold_mail_back() {
    let with = async |text: &str, smtp: &str| sts(&format!("{RECORD}{}{smtp}", policy(text))).await;
    // Testing comes first.
    assert_eq!(file(&with(&SOUND.replace("enforce", "none"), "").await, Code::MtaStsMode).0, "testing");
    assert_eq!(file(&with(&SOUND.replace("enforce", "testing"), "").await, Code::MtaStsMode).0, "enforce");
    let unseen = with(&SOUND.replace("enforce", "testing"), "; smtp: 198.51.100.131 refuses\n").await;
    assert_eq!((find(&unseen, Code::MtaStsMode).remedy.clone(), text(find(&unseen, Code::MtaStsMode), "ready").as_str()), (None, "unseen"));
    // A policy that binds nobody yet, by its own fault or without a record.
    let broken = SOUND.replace("604800", "99999999");
    assert_eq!(file(&with(&broken, WEAK).await, Code::MtaStsPolicyInvalid).0, "testing");
    assert_eq!(file(&with(&broken, "").await, Code::MtaStsPolicyInvalid).0, "enforce");
    let without = async |smtp: &str| sts(&format!("{}{smtp}", policy(SOUND))).await;
    assert_eq!(file(&without(WEAK).await, Code::MtaStsRecordMissing).0, "testing");
    assert_eq!(find(&without("").await, Code::MtaStsRecordMissing).remedy.clone().unwrap().kind, "TXT");
    // One address, one file.
    for (text, code) in [
        (SOUND.replace("enforce", "testing").replace("604800", "3600"), Code::MtaStsShortAge),
        (SOUND.replace("enforce", "testing").replace("*.sts", "mx1.sts"), Code::MtaStsUncovered),
    ] {
        let report = with(&text, "").await;
        assert_eq!((file(&report, code).0.as_str(), find(&report, Code::MtaStsMode).remedy.clone()), ("testing", None));
    }
    let report = with(&SOUND.replace("enforce", "none").replace("604800", "3600"), "").await;
    assert_eq!(file(&report, Code::MtaStsShortAge), file(&report, Code::MtaStsMode));
    let report = with(&SOUND.replace("*.sts", "mx1.sts"), WEAK).await;
    assert_eq!(file(&report, Code::MtaStsUncovered), file(&report, Code::MtaStsUnmet));
    assert_eq!(file(&report, Code::MtaStsUnmet).0, "testing");
}

// tlsrpt.exists

#[tokio::test]
async fn tls_reports_are_asked_for_or_not() {
    let with = async |zone: &str| {
        let report = sample("sts.lab.test", &[Area::TlsRpt]).also(BASE).also(zone).run().await;
        (codes(&report, Area::TlsRpt), report)
    };
    let record = |text: &str| format!("_smtp._tls.sts.lab.test. TXT \"{text}\"\n");
    assert_eq!(with(&record("v=TLSRPTv1; rua=mailto:tls@elsewhere.example")).await.0, [(Code::TlsRptGood, Verdict::Good)]);
    let (found, report) = with("").await;
    assert_eq!(found, [(Code::TlsRptAbsent, Verdict::Note)]);
    assert_eq!(find(&report, Code::TlsRptAbsent).remedy.clone().unwrap().value, "v=TLSRPTv1; rua=mailto:tls-reports@sts.lab.test");
    let (found, report) = with(&record("v=TLSRPTv1; rua=tls@sts.lab.test")).await;
    assert_eq!((found, text(find(&report, Code::TlsRptInvalid), "works").as_str()), (vec![(Code::TlsRptInvalid, Verdict::Note)], "no"));
    let (found, report) = with(&record("v=TLSRPTv1; rua=mailto:tls@sts.lab.test,gopher://sts.lab.test/x")).await;
    let invalid = find(&report, Code::TlsRptInvalid);
    assert_eq!(
        (found, text(invalid, "works").as_str(), text(invalid, "addresses").as_str()),
        (vec![(Code::TlsRptInvalid, Verdict::Note)], "yes", "mailto:tls@sts.lab.test")
    );
    // An address that stands in it goes into the record that is proposed.
    for text in ["v=TLSRPTv1 rua=mailto:t@sts.lab.test", "v=TLSRPTv1; RUA=mailto:t@sts.lab.test", "v=TLSRPTv1; rua=mailto:t@sts.lab.test!10m"] {
        let (found, report) = with(&record(text)).await;
        assert_eq!(found, [(Code::TlsRptInvalid, Verdict::Note)], "{text}");
        assert_eq!(find(&report, Code::TlsRptInvalid).remedy.clone().unwrap().value, "v=TLSRPTv1; rua=mailto:t@sts.lab.test", "{text}");
    }
    let several = record("v=TLSRPTv1; rua=mailto:a@sts.lab.test") + &record("v=TLSRPTv1; rua=https://b.lab.test/x");
    let (found, report) = with(&several).await;
    assert_eq!(found, [(Code::TlsRptSeveral, Verdict::Note)]);
    let merged = find(&report, Code::TlsRptSeveral).remedy.clone().unwrap().value;
    assert!(merged.contains("mailto:a@sts.lab.test") && merged.contains("https://b.lab.test/x"), "{merged}");
    assert_eq!(with("; at: _smtp._tls.sts.lab.test. TXT refused\n").await.0, [(Code::TlsRptUnknown, Verdict::Unknown)]);
}
