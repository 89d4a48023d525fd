//! Every manner of a mail server over real sockets, and what is not looked at.

use std::collections::{BTreeSet, HashSet};

use futures::future::join_all;

use super::{
    smtp_tests::{check, check_with, domain, lab},
    trial::{find, text, verdict},
};
use crate::{
    check::Options,
    model::{area::Area, code::Code, code::Code::*, verdict::Verdict, verdict::Verdict::*},
    net::{
        dial::{ConnectTo, Dialer},
        policy::Policy,
        reach::Reach,
    },
};

/// The manners of a server and what is found beside what is good.
const CASES: &[(&str, &[(Code, Verdict)])] = &[
    ("good", &[]),
    ("teaser", &[]),
    ("markup", &[]),
    // Connecting.
    ("refuses", &[(SmtpInUnreachable, Problem), (StarttlsUnknown, Unknown)]),
    ("dropped", &[(SmtpInUnreachable, Problem), (StarttlsUnknown, Unknown)]),
    ("silent", &[(SmtpInSlow, Note), (SmtpInUnfinished, Unknown), (StarttlsUnknown, Unknown)]),
    ("hangs-up", &[(SmtpInTurnedAway, Unknown), (StarttlsUnknown, Unknown)]),
    // The banner.
    ("slow-banner", &[(SmtpInSlow, Note)]),
    ("554-banner", &[(SmtpInTurnedAway, Unknown), (StarttlsUnknown, Unknown)]),
    ("421", &[(SmtpInTurnedAway, Unknown), (StarttlsUnknown, Unknown)]),
    ("garbage", &[(SmtpInUnreachable, Problem), (StarttlsUnknown, Unknown)]),
    ("endless", &[(SmtpInUnreachable, Problem), (StarttlsUnknown, Unknown)]),
    ("localhost", &[(SmtpInBanner, Note)]),
    ("container", &[(SmtpInBanner, Note)]),
    ("other-name", &[(SmtpInBanner, Note)]),
    ("521-banner", &[(SmtpInTurnedAway, Unknown), (StarttlsUnknown, Unknown)]),
    ("221-banner", &[(SmtpInTurnedAway, Unknown), (StarttlsUnknown, Unknown)]),
    ("two-banners", &[(SmtpInUntidy, Note), (StarttlsUnknown, Unknown)]),
    ("two-banners no-starttls", &[(SmtpInUntidy, Note), (StarttlsUnknown, Unknown)]),
    ("many-lines", &[]),
    ("nameless", &[(SmtpInBanner, Note)]),
    ("comma", &[]),
    ("masked", &[(SmtpInUntidy, Note), (StarttlsUnknown, Unknown)]),
    ("masked-banner", &[(SmtpInUntidy, Note)]),
    ("masked no-ehlo", &[(SmtpInUntidy, Note), (StarttlsUnknown, Unknown)]),
    // EHLO.
    ("ehlo-504", &[(SmtpInTurnedAway, Unknown), (StarttlsUnknown, Unknown)]),
    ("tab-size", &[]),
    ("no-ehlo", &[(SmtpInUntidy, Note), (StarttlsMissing, Problem)]),
    ("ehlo-refused", &[(SmtpInTurnedAway, Unknown), (StarttlsUnknown, Unknown)]),
    ("ehlo-hangs", &[(SmtpInUnfinished, Unknown), (StarttlsUnknown, Unknown)]),
    ("bare-lf", &[(SmtpInUntidy, Note)]),
    ("long-line", &[(SmtpInUntidy, Note)]),
    ("auth-plain", &[(SmtpInAuthPlain, Problem)]),
    ("auth-token", &[(SmtpInAuthPlain, Problem)]),
    ("auth-bare", &[]),
    ("auth", &[(SmtpInAuth, Note)]),
    ("no-pipelining", &[]),
    ("pipelining-loses", &[(SmtpInPipelining, Note)]),
    ("pipelining-loses no-starttls", &[(SmtpInPipelining, Note), (StarttlsMissing, Problem)]),
    ("pipelining-disorders", &[(SmtpInPipelining, Note)]),
    ("pipelining-closes", &[(SmtpInPipelining, Note)]),
    ("no-size", &[(SmtpInSize, Note)]),
    ("small-size", &[(SmtpInSize, Note)]),
    // STARTTLS and the handshake.
    ("no-starttls", &[(StarttlsMissing, Problem)]),
    ("starttls-refused", &[(StarttlsRefused, Problem)]),
    ("starttls-hangs", &[(StarttlsUnknown, Unknown)]),
    ("starttls-garbage", &[(StarttlsFailed, Problem)]),
    ("starttls-closes", &[(StarttlsFailed, Problem)]),
    ("starttls-alert", &[(StarttlsFailed, Problem)]),
    ("old-tls", &[(StarttlsOldOnly, Problem), (StarttlsWeakCiphers, Note)]),
    ("old-tls expired wrong-name", &[(StarttlsOldOnly, Problem), (StarttlsWeakCiphers, Note), (StarttlsExpired, Problem), (StarttlsWrongName, Problem)]),
    ("old-tls self-signed", &[(StarttlsOldOnly, Problem), (StarttlsWeakCiphers, Note), (StarttlsSelfSigned, Note)]),
    ("old-ciphers", &[(StarttlsOldToo, Note), (StarttlsWeakCiphers, Note)]),
    ("also-old", &[(StarttlsOldToo, Note)]),
    ("null-cipher", &[(StarttlsFailed, Problem), (StarttlsOldToo, Note), (StarttlsWeakCiphers, Note)]),
    ("anonymous", &[(StarttlsOldToo, Note), (StarttlsWeakCiphers, Note)]),
    ("other-group", &[]),
    ("tls13-closes no-tls13", &[(StarttlsFailed, Problem), (StarttlsVersionsUnknown, Unknown)]),
    ("starttls-trouble", &[(StarttlsFailed, Problem)]),
    ("unknown-name", &[(StarttlsFailed, Problem)]),
    ("sni-refused", &[(StarttlsFailed, Problem)]),
    ("sni-wrong", &[(StarttlsWrongName, Problem)]),
    ("client-certificate", &[(StarttlsFailed, Problem)]),
    ("client-certificate no-tls13", &[(StarttlsFailed, Problem), (StarttlsOneVersion, Note)]),
    ("starttls-slow", &[(SmtpInSlow, Note)]),
    ("starttls-greylists", &[(StarttlsUnknown, Unknown)]),
    ("starttls-blocks", &[(StarttlsUnknown, Unknown)]),
    // Inside TLS.
    ("inside-closes", &[(StarttlsFailed, Problem)]),
    ("inside-hangs", &[(StarttlsUnknown, Unknown)]),
    ("inside-421", &[(StarttlsUnknown, Unknown)]),
    ("inside-530", &[(StarttlsUnknown, Unknown)]),
    ("inside-greets", &[(StarttlsUnknown, Unknown), (SmtpInUntidy, Note)]),
    ("no-tls13", &[(StarttlsOneVersion, Note)]),
    // The certificate.
    ("expired", &[(StarttlsExpired, Problem)]),
    ("expiring", &[(StarttlsExpiring, Problem)]),
    ("ending", &[(StarttlsExpiring, Note)]),
    ("early", &[(StarttlsEarly, Problem)]),
    ("self-signed", &[(StarttlsSelfSigned, Note)]),
    ("unknown-issuer", &[(StarttlsUntrusted, Note)]),
    ("wrong-name", &[(StarttlsWrongName, Problem)]),
    ("own-name", &[(StarttlsWrongName, Note)]),
    ("weak-key", &[(StarttlsShortKey, Note)]),
    ("expired wrong-name", &[(StarttlsExpired, Problem), (StarttlsWrongName, Problem)]),
    // Beginnings that come to no end.
    ("half-banner", &[(SmtpInSlow, Note), (StarttlsUnknown, Unknown)]),
    ("resets", &[(SmtpInTurnedAway, Unknown), (StarttlsUnknown, Unknown)]),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_manner_is_told_as_the_catalogue_says() {
    let zone: String = CASES.iter().enumerate().map(|(place, (manners, _))| domain(&format!("c{place}"), place + 1, manners)).collect();
    let lab = lab(&zone);
    let net = lab.net();
    // Once somebody was reached, a silence counts.
    check(&net, "c0").await;
    let reports = join_all((0..CASES.len()).map(|place| {
        let net = &net;
        async move { check(net, &format!("c{place}")).await }
    }))
    .await;
    let mut faults = Vec::new();
    for ((manners, shows), report) in CASES.iter().zip(&reports) {
        let found: HashSet<(Code, Verdict)> =
            report.findings.iter().filter(|finding| !matches!(finding.verdict, Good | NotApplicable)).map(|finding| (finding.code, finding.verdict)).collect();
        if found != shows.iter().copied().collect() {
            faults.push(format!("{manners}: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // What is good is said, too.
    let good: BTreeSet<Code> = reports[0].findings.iter().map(|finding| finding.code).collect();
    for code in [SmtpInGood, SmtpInBannerGood, StarttlsGood, StarttlsVersions, StarttlsCiphers, StarttlsTrusted, StarttlsName, StarttlsDates] {
        assert!(good.contains(&code), "{good:?}");
    }
    assert!(lab.heard().iter().all(|line| !line.contains("RCPT") && !line.contains("DATA") && !line.contains("MAIL")), "nothing but greetings without consent");
    // What our library is too modern for is named.
    let old = CASES.iter().position(|(manners, _)| *manners == "old-tls").unwrap();
    assert_eq!(text(find(&reports[old], StarttlsOldOnly), "versions"), "TLS 1.0");
    assert_eq!(text(find(&reports[old], StarttlsWeakCiphers), "cipher"), "TLS_RSA_WITH_RC4_128_SHA");
    assert!(reports[old].findings.iter().any(|finding| finding.code == StarttlsOther));
    // Below TLS 1.3 certificates come in the clear, so that they are judged there as well, by the talk in which they were seen.
    for manners in ["old-tls", "old-ciphers"] {
        let report = &reports[CASES.iter().position(|(other, _)| *other == manners).unwrap()];
        for code in [StarttlsTrusted, StarttlsName, StarttlsDates] {
            let found = find(report, code);
            let shown = found.evidence.iter().any(|id| {
                let evidence = &report.evidence[usize::try_from(id.0).unwrap()];
                evidence.question.contains(" STARTTLS TLS 1.") && evidence.answer.iter().any(|line| line.starts_with("T: certificate "))
            });
            assert!(found.verdict == Good && shown, "{manners}: {found:?}");
        }
    }
    // And what is only not told apart by the verdict.
    let of = |manners: &str| &reports[CASES.iter().position(|(other, _)| *other == manners).unwrap()];
    for (manners, how) in [
        ("starttls-alert", "alert"),
        ("starttls-trouble", "broken_off"),
        ("unknown-name", "name"),
        ("sni-refused", "sni"),
        ("null-cipher", "null"),
        ("tls13-closes no-tls13", "modern"),
        ("client-certificate", "client"),
        ("client-certificate no-tls13", "client"),
        ("inside-closes", "inside"),
    ] {
        assert_eq!(text(find(of(manners), StarttlsFailed), "how"), how, "{manners}");
    }
    assert_eq!(text(find(of("starttls-trouble"), StarttlsFailed), "alert"), "internal_error");
    for (manners, some) in [("sni-wrong", "sni"), ("wrong-name", "some")] {
        assert_eq!(text(find(of(manners), StarttlsWrongName), "some"), some, "{manners}");
    }
    // Who takes commands together is given some that ask for nothing; where that is not offered, or the server is out of step or slow, nobody tries.
    for (manners, how) in
        [("good", "kept"), ("no-starttls", "kept"), ("pipelining-loses", "lost"), ("pipelining-disorders", "disordered"), ("pipelining-closes", "closed")]
    {
        assert_eq!(text(find(of(manners), SmtpInPipelining), "how"), how, "{manners}");
    }
    for manners in ["no-pipelining", "no-ehlo", "two-banners", "starttls-slow", "554-banner"] {
        assert_eq!(verdict(of(manners), SmtpInPipelining), None, "{manners}");
    }
    // A firewall that covers what the server says is named, as are those that turned us away.
    for manners in ["masked", "masked no-ehlo"] {
        let (untidy, unknown) = (find(of(manners), SmtpInUntidy), find(of(manners), StarttlsUnknown));
        assert_eq!((text(untidy, "faults").as_str(), text(unknown, "how").as_str()), ("masked", "masked"), "{manners}");
        for words in crate::model::locale::Locale::ALL.map(crate::words::Words) {
            assert!([untidy, unknown].iter().all(|finding| words.fix(finding).unwrap().contains("no inspect esmtp")), "{manners}");
        }
    }
    // One that lets encryption through is not said to take it.
    let untidy = find(of("masked-banner"), SmtpInUntidy);
    assert_eq!((text(untidy, "faults").as_str(), verdict(of("masked-banner"), StarttlsGood)), ("masked_encrypted", Some(Good)));
    assert!(crate::words::Words(crate::model::locale::Locale::English).finding(untidy).contains("encryption is offered all the same"));
    for (manners, how) in [
        ("554-banner", "turned_away"),
        ("421", "turned_away"),
        ("ehlo-504", "turned_away"),
        ("starttls-greylists", "turned_away"),
        ("starttls-blocks", "turned_away"),
        ("inside-421", "turned_away"),
        ("521-banner", "other"),
        ("221-banner", "other"),
        ("hangs-up", "other"),
        ("silent", "other"),
        ("two-banners", "other"),
    ] {
        assert_eq!(text(find(of(manners), StarttlsUnknown), "how"), how, "{manners}");
    }
    for (manners, versions) in [("also-old", "TLS 1.0 TLS 1.1"), ("old-ciphers", "TLS 1.0 TLS 1.1")] {
        assert_eq!(text(find(of(manners), StarttlsOldToo), "versions"), versions, "{manners}");
    }
    assert_eq!(text(find(of("other-group"), StarttlsVersions), "versions"), "TLS 1.2 TLS 1.3");
    assert!(find(of("other-group"), StarttlsOther).verdict == Good && find(of("anonymous"), StarttlsOther).verdict == Good);
    assert_eq!(text(find(of("anonymous"), StarttlsWeakCiphers), "how"), "anonymous");
    for (manners, said) in [("521-banner", "closed"), ("221-banner", "odd"), ("554-banner", "yes"), ("ehlo-504", "yes"), ("hangs-up", "no")] {
        assert_eq!(text(find(of(manners), SmtpInTurnedAway), "said"), said, "{manners}");
    }
    for (manners, how, sets_banner) in [("nameless", "none", true), ("container", "local", true), ("localhost", "local", false), ("other-name", "other", false)]
    {
        let banner = find(of(manners), SmtpInBanner);
        let command = &banner.remedy.as_ref().unwrap().value;
        assert_eq!((text(banner, "how").as_str(), command.contains("smtpd_banner")), (how, sets_banner), "{manners}: {command}");
    }
}

#[tokio::test]
async fn what_answers_on_this_machine_proves_nothing() {
    // The preferred exchanger is the machine that checks; the other one is silent.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let here = listener.local_addr().unwrap();
    let zone = "self.test. MX 10 mx.self.test.\nself.test. MX 20 mx2.self.test.\nmx.self.test. A 127.0.0.1\nmx2.self.test. A 203.0.113.77\n\
        ; smtp: 203.0.113.77 dropped\n";
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            use tokio::io::AsyncWriteExt as _;
            let _ = stream.write_all(b"554 5.7.1 no\r\n").await;
        }
    });
    let lab = lab(zone);
    let mut net = lab.net();
    let silent = "203.0.113.77:25".parse().unwrap();
    let to = net.dialer.route(silent).unwrap();
    let own = ConnectTo { from: "127.0.0.1:25".parse().unwrap(), to: here };
    net.dialer = Dialer::new(Policy::allow_private(), vec![own, ConnectTo { from: silent, to }]).enclosed();
    net.policy = Policy::allow_private();
    net.reach = Reach::default();
    let report = check(&net, "self").await;
    assert!(report.evidence.iter().any(|evidence| evidence.answer.iter().any(|line| line.contains("554 5.7.1"))), "it did answer");
    assert_eq!((verdict(&report, SmtpInVantage), verdict(&report, SmtpInUnreachable)), (Some(Unknown), None), "{:#?}", report.findings);
}

#[tokio::test]
async fn what_is_left_out_is_said() {
    let mut zone = String::new();
    for place in 1..=12 {
        zone.push_str(&format!("twelve.test. MX {place} mx{place}.twelve.test.\nmx{place}.twelve.test. A 192.0.2.{place}\n"));
    }
    zone.push_str("_mta-sts.twelve.test. TXT \"v=STSv1; id=1\"\nmta-sts.twelve.test. A 192.0.2.80\n");
    zone.push_str(
        "; https: mta-sts.twelve.test /.well-known/mta-sts.txt 200 text/plain version: STSv1\\nmode: enforce\\nmx: *.twelve.test\\nmax_age: 604800\\n\n",
    );
    zone.push_str("three.test. MX 10 mx.three.test.\nmx.three.test. A 192.0.2.21\nmx.three.test. A 192.0.2.22\nmx.three.test. A 192.0.2.23\n");
    zone.push_str("twice.test. MX 10 mx.twice.test.\ntwice.test. MX 20 mx.twice.test.\nmx.twice.test. A 192.0.2.31\n");
    let lab = lab(&zone);
    let net = lab.net();
    let report = check_with(&net, "twelve", Options { only: vec![Area::SmtpIn, Area::MtaSts], ..Options::default() }).await;
    let unknown = find(&report, SmtpInUnknown);
    assert_eq!((unknown.verdict, text(unknown, "how").as_str(), text(unknown, "hosts").as_str()), (Unknown, "limit", "mx11.twelve.test mx12.twelve.test"));
    let untold = find(&report, MtaStsExchangersUnknown);
    assert_eq!((text(untold, "reason").as_str(), text(untold, "hosts").as_str()), ("limit", "mx11.twelve.test mx12.twelve.test"));
    let report = check(&net, "three").await;
    let part = find(&report, SmtpInUnknown);
    assert_eq!((part.verdict, text(part, "how").as_str(), text(part, "hosts").as_str()), (NotApplicable, "addresses", "mx.three.test"));
    // A host that stands there twice is one, and asked once.
    let report = check(&net, "twice").await;
    assert_eq!(verdict(&report, SmtpInUnknown), None);
    assert_eq!(text(find(&report, StarttlsGood), "ips"), "192.0.2.31");
    assert_eq!(report.evidence.iter().filter(|evidence| evidence.question.ends_with(":25 SMTP")).count(), 1);
}

#[tokio::test]
async fn each_fault_of_a_chain_has_a_mend_of_its_own() {
    let lab = lab(&domain("chain", 1, "unknown-issuer"));
    let report = check(&lab.net(), "chain").await;
    let found = find(&report, StarttlsUntrusted);
    for words in crate::model::locale::Locale::ALL.map(crate::words::Words) {
        let hows = ["alone", "chain_dates", "signature", "purpose", "other"];
        let fixes: BTreeSet<String> = hows.iter().map(|how| words.fix(&found.clone().arg("how", *how)).unwrap()).collect();
        assert_eq!(fixes.len(), hows.len(), "{fixes:#?}");
    }
}
