//! Mail clients, over real DNS and real HTTPS: for each entry of the catalogue a good case and bad ones.

use super::trial::{find, sample, text, verdict};
use crate::{
    model::{area::Area, code::Code, locale::Locale, report::Report, verdict::Verdict},
    words::Words,
};

const BASE: &str = "
desk.lab.test. MX 10 mail.desk.lab.test.
mail.desk.lab.test. A 203.0.113.232
";
const SETTINGS: &str = "<clientConfig version=\"1.1\"><emailProvider id=\"desk\"><incomingServer type=\"imap\"><hostname>mail.%EMAILDOMAIN%</hostname><port>993</port>\
    <socketType>SSL</socketType></incomingServer><outgoingServer type=\"smtp\"><hostname>mail.%EMAILDOMAIN%</hostname><port>465</port><socketType>SSL</socketType>\
    </outgoingServer></emailProvider></clientConfig>";

async fn desk(zone: &str) -> Report {
    sample("desk.lab.test", &[Area::Client]).also(BASE).also(zone).run().await
}

// client.srv_submission, client.srv_imap, client.srv_dav

#[tokio::test]
async fn services_are_told_by_records() {
    let report = sample("healthy.lab.test", &[Area::Client]).run().await;
    assert_eq!(verdict(&report, Code::ClientSubmission), Some(Verdict::Good));
    assert_eq!(verdict(&report, Code::ClientMailbox), Some(Verdict::Good));
    assert_eq!(verdict(&report, Code::ClientDavAbsent), Some(Verdict::NotApplicable));
    let report = desk("").await;
    let absent = find(&report, Code::ClientSubmissionAbsent);
    let remedy = absent.remedy.clone().unwrap();
    assert_eq!(
        (absent.verdict, remedy.name.as_str(), remedy.value.as_str()),
        (Verdict::Note, "_submissions._tcp.desk.lab.test", "0 1 465 mail.desk.lab.test.")
    );
    assert_eq!(find(&report, Code::ClientMailboxAbsent).remedy.clone().unwrap().name, "_imaps._tcp.desk.lab.test");
    let report = desk("_caldavs._tcp.desk.lab.test. SRV 0 1 443 mail.desk.lab.test.\n").await;
    assert_eq!(verdict(&report, Code::ClientDav), Some(Verdict::Good));
    let report = sample("none.lab.test", &[Area::Client]).also("none.lab.test. MX 0 .\n").run().await;
    assert_eq!(verdict(&report, Code::ClientSubmissionAbsent), Some(Verdict::NotApplicable));
}

#[tokio::test]
async fn records_that_lead_astray_are_named() {
    for (zone, code, reason) in [
        ("_submissions._tcp.desk.lab.test. SRV 0 1 587 mail.desk.lab.test.\n", Code::ClientSubmissionWrong, "port"),
        ("_submission._tcp.desk.lab.test. SRV 0 1 587 gone.desk.lab.test.\n", Code::ClientSubmissionWrong, "address"),
        ("_imaps._tcp.desk.lab.test. SRV 0 1 0 mail.desk.lab.test.\n", Code::ClientMailboxWrong, "port"),
        ("_carddavs._tcp.desk.lab.test. SRV 0 1 443 gone.desk.lab.test.\n", Code::ClientDavWrong, "address"),
    ] {
        let report = desk(zone).await;
        let wrong = find(&report, code);
        assert_eq!((wrong.verdict, text(wrong, "reason").as_str()), (Verdict::Note, reason), "{zone}");
    }
    // RFC 6186 §3.4: a dot says "not offered", and a client that finds the other one is content.
    let report = desk("_imap._tcp.desk.lab.test. SRV 0 0 0 .\n_imaps._tcp.desk.lab.test. SRV 0 1 993 mail.desk.lab.test.\n").await;
    let good = find(&report, Code::ClientMailbox);
    assert_eq!((text(good, "offered").as_str(), text(good, "declined").as_str()), ("some", "_imap._tcp"));
    let report = desk("_submission._tcp.desk.lab.test. SRV 0 0 0 .\n").await;
    assert_eq!(text(find(&report, Code::ClientSubmission), "offered"), "none");
}

#[tokio::test]
async fn a_record_that_declines_what_the_settings_name_is_wrong() {
    let host = format!("autoconfig.desk.lab.test. A 192.0.2.80\n; https: autoconfig.desk.lab.test /mail/config-v1.1.xml 200 text/xml {SETTINGS}\n");
    for (record, code, works) in [("_submissions", Code::ClientSubmissionWrong, "yes"), ("_imaps", Code::ClientMailboxWrong, "unknown")] {
        let report = desk(&format!("{host}{record}._tcp.desk.lab.test. SRV 0 0 0 .\n")).await;
        let wrong = find(&report, code);
        assert_eq!((wrong.verdict, text(wrong, "reason").as_str(), text(wrong, "works").as_str()), (Verdict::Note, "declined", works), "{record}");
        assert!(Words(Locale::English).fix(wrong).unwrap().contains("mail.desk.lab.test"));
    }
    // What the settings do not name may well be declined.
    let report = desk(&format!("{host}_submission._tcp.desk.lab.test. SRV 0 0 0 .\n_pop3s._tcp.desk.lab.test. SRV 0 0 0 .\n")).await;
    assert_eq!((verdict(&report, Code::ClientSubmission), verdict(&report, Code::ClientMailbox)), (Some(Verdict::Good), Some(Verdict::Good)));
}

#[tokio::test]
async fn a_record_that_leads_nowhere_is_a_record() {
    let report = desk("_submission._tcp.desk.lab.test. SRV 0 1 587 gone.desk.lab.test.\n").await;
    let unseen = find(&report, Code::ClientTlsUnknown);
    assert_eq!((unseen.verdict, text(unseen, "how").as_str(), text(unseen, "hosts").as_str()), (Verdict::NotApplicable, "nowhere", "gone.desk.lab.test:587"));
    assert!(Words(Locale::English).finding(unseen).contains("gone.desk.lab.test:587"));
    let report = desk("_autodiscover._tcp.desk.lab.test. SRV 0 1 443 gone.desk.lab.test.\n").await;
    let partly = find(&report, Code::ClientAutodiscoverPartly);
    assert_eq!((partly.verdict, text(partly, "reason").as_str()), (Verdict::Note, "address"));
    assert!(Words(Locale::English).finding(partly).contains("gone.desk.lab.test, which has no address"));
}

#[tokio::test]
async fn what_cannot_be_looked_up_is_unknown() {
    let zone =
        "; at: _submission._tcp.desk.lab.test. SRV servfail\n; at: _pop3._tcp.desk.lab.test. SRV refused\n; at: _caldavs._tcp.desk.lab.test. SRV servfail\n";
    let report = desk(zone).await;
    for code in [Code::ClientSubmissionUnknown, Code::ClientMailboxUnknown, Code::ClientDavUnknown] {
        assert_eq!(verdict(&report, code), Some(Verdict::Unknown));
    }
    let report = desk("; at: autoconfig.desk.lab.test. ANY servfail\n; at: autodiscover.desk.lab.test. ANY servfail\n").await;
    assert_eq!(verdict(&report, Code::ClientAutoconfigUnknown), Some(Verdict::Unknown));
    assert_eq!(verdict(&report, Code::ClientAutodiscoverUnknown), Some(Verdict::Unknown));
}

// client.submission_tls

#[tokio::test]
async fn passwords_are_handed_in_under_tls_or_not() {
    let with = async |zone: &str| desk(zone).await;
    let (starttls, implicit) =
        ("_submission._tcp.desk.lab.test. SRV 0 1 587 mail.desk.lab.test.\n", "_submissions._tcp.desk.lab.test. SRV 0 1 465 mail.desk.lab.test.\n");
    let report = with(implicit).await;
    assert_eq!((verdict(&report, Code::ClientTls), text(find(&report, Code::ClientTls), "hosts").as_str()), (Some(Verdict::Good), "mail.desk.lab.test:465"));
    assert_eq!(verdict(&with(&format!("{implicit}{starttls}")).await, Code::ClientTls), Some(Verdict::Good));
    assert_eq!(verdict(&with(starttls).await, Code::ClientTls), Some(Verdict::Note));
    for (manner, how, expected) in [
        ("no-starttls", "plain", Verdict::Problem),
        ("auth-plain", "plain", Verdict::Problem),
        ("auth-token", "plain", Verdict::Problem),
        ("starttls-closes", "failed", Verdict::Problem),
        ("self-signed", "certificate", Verdict::Note),
        ("wrong-name", "certificate", Verdict::Note),
    ] {
        let report = with(&format!("{starttls}; smtp: 203.0.113.232 {manner}\n")).await;
        let weak = find(&report, Code::ClientTlsWeak);
        assert_eq!((weak.verdict, text(weak, "how").as_str()), (expected, how), "{manner}");
    }
    // A handshake that fails is mended otherwise than a login without encryption.
    let failed = with(&format!("{starttls}; smtp: 203.0.113.232 starttls-closes\n")).await;
    assert!(Words(Locale::English).fix(find(&failed, Code::ClientTlsWeak)).unwrap().contains("TLS 1.2"));
    assert_eq!(verdict(&with(&format!("{starttls}; smtp: 203.0.113.232 auth-bare\n")).await, Code::ClientTls), Some(Verdict::Note));
    // The document for clients names a place as well; ports that nobody names are left alone.
    let host = "autoconfig.desk.lab.test. A 192.0.2.80\n";
    let report = with(&format!("{host}; https: autoconfig.desk.lab.test /mail/config-v1.1.xml 200 text/xml {SETTINGS}\n")).await;
    assert_eq!(verdict(&report, Code::ClientTls), Some(Verdict::Good));
    let report = with("").await;
    assert_eq!(verdict(&report, Code::ClientTlsUnknown), Some(Verdict::NotApplicable));
    assert!(!report.evidence.iter().any(|evidence| evidence.question.contains("203.0.113.232:")), "nobody was connected to");
    let report = with(&format!("{implicit}; smtp: 203.0.113.232 refuses\n")).await;
    assert_eq!(verdict(&report, Code::ClientTlsUnknown), Some(Verdict::Unknown));
}

// client.autoconfig

#[tokio::test]
async fn settings_are_fetched_and_read() {
    let host = "autoconfig.desk.lab.test. A 192.0.2.80\n";
    let served = |settings: &str| format!("{host}; https: autoconfig.desk.lab.test /mail/config-v1.1.xml 200 text/xml {settings}\n");
    let report = desk(&served(SETTINGS)).await;
    let good = find(&report, Code::ClientAutoconfig);
    assert_eq!((good.verdict, text(good, "servers").as_str()), (Verdict::Good, "mail.desk.lab.test:993 mail.desk.lab.test:465"));
    assert_eq!(verdict(&desk("").await, Code::ClientAutodiscoverAbsent), Some(Verdict::NotApplicable));
    assert_eq!(verdict(&desk("").await, Code::ClientAutoconfigAbsent), Some(Verdict::NotApplicable));
    let known = format!("desk.lab.test. A 192.0.2.80\n; https: desk.lab.test /.well-known/autoconfig/mail/config-v1.1.xml 200 text/xml {SETTINGS}\n");
    assert!(text(find(&desk(&known).await, Code::ClientAutoconfig), "url").starts_with("https://desk.lab.test/"));
    for (settings, fault) in [
        (SETTINGS.replace("mail.%EMAILDOMAIN%", "gone.%EMAILDOMAIN%"), "dangling"),
        (SETTINGS.replace(">SSL<", ">plain<"), "plain"),
        ("<html></html>".to_owned(), "no_provider"),
    ] {
        let report = desk(&served(&settings)).await;
        let broken = find(&report, Code::ClientAutoconfigBroken);
        assert_eq!((broken.verdict, text(broken, "faults").as_str()), (Verdict::Note, fault));
    }
    let report = desk(&format!("{host}; https: autoconfig.desk.lab.test /other 200 text/plain x\n")).await;
    assert_eq!(text(find(&report, Code::ClientAutoconfigBroken), "status"), "404");
    let plain = format!("{host}; http: autoconfig.desk.lab.test /mail/config-v1.1.xml 200 text/xml {SETTINGS}\n");
    assert_eq!(verdict(&desk(&plain).await, Code::ClientAutoconfigPlain), Some(Verdict::Note));
    let expired = format!("{}; https-host: autoconfig.desk.lab.test expired\n", served(SETTINGS));
    assert_eq!(text(find(&desk(&expired).await, Code::ClientAutoconfigBroken), "reason"), "expired");
}

// client.autodiscover

#[tokio::test]
async fn autodiscover_answers_or_not() {
    let host = "autodiscover.desk.lab.test. A 192.0.2.80\n; https: autodiscover.desk.lab.test /autodiscover/autodiscover.xml 401 text/plain who\n";
    assert_eq!(verdict(&desk(host).await, Code::ClientAutodiscover), Some(Verdict::Good));
    let other = format!("{host}; https-host: autodiscover.desk.lab.test other-name\n");
    let report = desk(&other).await;
    let certificate = find(&report, Code::ClientAutodiscoverCertificate);
    assert_eq!((certificate.verdict, text(certificate, "reason").as_str()), (Verdict::Note, "wrong-name"));
    let record = "_autodiscover._tcp.desk.lab.test. SRV 0 1 443 mail.desk.lab.test.\n";
    assert_eq!(verdict(&desk(record).await, Code::ClientAutodiscoverPartly), Some(Verdict::Note));
    let declined = desk("_autodiscover._tcp.desk.lab.test. SRV 0 0 0 .\n").await;
    let absent = find(&declined, Code::ClientAutodiscoverAbsent);
    assert_eq!(text(absent, "declined"), "yes");
    assert!(Words(Locale::English).finding(absent).contains("not offered"));
    assert_eq!(verdict(&desk("").await, Code::ClientAutodiscoverAbsent), Some(Verdict::NotApplicable));
}
