//! Mail servers of every kind over real sockets: what passes, what fails, and what cannot be told.

use std::{net::IpAddr, sync::Arc, time::Duration};

use super::trial::{find, hold_words, text, verdict};
use crate::{
    check::{
        Options, Tools,
        observe::smtp::Visit,
        run,
        trials::{Trial, Turns},
    },
    lab::{self, Lab},
    model::{area::Area, code::Code, code::Code::*, evidence::EvidenceKind, report::Report, target::Target, verdict::Verdict, verdict::Verdict::*},
    net::{
        Net, Patience,
        tls::{Standing, certificate::Signature},
    },
};

/// Short, for those that never answer; long enough for those that do.
const PATIENCE: Patience = Patience { connect: Duration::from_secs(2), reply: Duration::from_secs(7), whole: Duration::from_secs(14) };
const AREAS: [Area; 2] = [Area::SmtpIn, Area::Starttls];

pub(super) fn lab(zone: &str) -> Lab {
    Lab::with(lab::Options { also: zone.to_owned(), patience: Some(PATIENCE), ..lab::Options::default() }).unwrap()
}

/// A domain whose one mail exchanger is at this address, under 192.0.2.0/24, and has these manners.
pub(super) fn domain(name: &str, place: usize, manners: &str) -> String {
    format!("{name}.test. MX 10 mx.{name}.test.\nmx.{name}.test. A 192.0.2.{place}\n; smtp: 192.0.2.{place} {manners}\n")
}

pub(super) async fn check_with(net: &Net, name: &str, options: Options) -> Report {
    let target = Target { domain: Some(format!("{name}.test")), ..Target::default() };
    let report = run(net, &target, &Tools::default(), &options, |_, _| ()).await.report;
    hold_words(&report);
    for evidence in &report.evidence {
        assert!(!evidence.answer.iter().chain([&evidence.question]).any(|line| line.chars().any(char::is_control)), "{evidence:?}");
    }
    report
}

pub(super) async fn check(net: &Net, name: &str) -> Report {
    check_with(net, name, Options { only: AREAS.to_vec(), ..Options::default() }).await
}

async fn probe(net: &Net, name: &str) -> Report {
    check_with(net, name, Options { only: AREAS.to_vec(), trial: Trial::All }).await
}

#[tokio::test]
async fn a_silence_counts_only_when_the_way_is_known_to_be_open() {
    let zone = domain("one", 1, "refuses")
        + &domain("two", 2, "good")
        + "six.test. MX 10 mx.six.test.\nmx.six.test. A 192.0.2.3\nmx.six.test. AAAA 2001:db8:77::3\n; smtp: 2001:db8:77::3 refuses\n"
        + "also.test. MX 10 mx.also.test.\nmx.also.test. A 192.0.2.4\nmx.also.test. AAAA 2001:db8:77::4\n"
        + "half.test. MX 10 mx.half.test.\nhalf.test. MX 20 mx.two.test.\nmx.half.test. A 192.0.2.5\n; smtp: 192.0.2.5 refuses\n";
    let lab = lab(&zone);
    let net = lab.net();
    let report = check(&net, "one").await;
    assert_eq!((verdict(&report, SmtpInVantage), verdict(&report, SmtpInUnreachable)), (Some(Unknown), None));
    assert!(report.findings.iter().all(|finding| finding.verdict == Unknown), "{:#?}", report.findings);
    let report = check(&net, "six").await;
    assert_eq!((verdict(&report, SmtpInSixUnknown), verdict(&report, SmtpInSixDead), verdict(&report, SmtpInGood)), (Some(Unknown), None, Some(Good)));
    let report = check(&net, "also").await;
    assert_eq!(verdict(&report, SmtpInSixGood), Some(Good));
    // Now both families were reached.
    assert_eq!(verdict(&check(&net, "six").await, SmtpInSixDead), Some(Problem));
    assert_eq!(verdict(&check(&net, "one").await, SmtpInUnreachable), Some(Problem));
    let half = check(&net, "half").await;
    assert_eq!((verdict(&half, SmtpInUnreachable), verdict(&half, SmtpInGood)), (Some(Note), Some(Good)));
}

#[tokio::test]
async fn a_server_that_says_nothing_lets_senders_wait() {
    let lab = lab(&(domain("mute", 1, "silent") + &domain("fine", 2, "good")));
    let net = lab.net();
    // Where nobody was reached, the connection may be of anybody on our way.
    let report = check(&net, "mute").await;
    assert_eq!((verdict(&report, SmtpInUnfinished), verdict(&report, SmtpInSlow)), (Some(Unknown), None));
    check(&net, "fine").await;
    let report = check(&net, "mute").await;
    assert_eq!((verdict(&report, SmtpInUnfinished), verdict(&report, SmtpInSlow)), (Some(Unknown), Some(Note)));
    assert_eq!((text(find(&report, SmtpInSlow), "how").as_str(), text(find(&report, SmtpInSlow), "seconds").as_str()), ("mute", "7"));
}

#[tokio::test]
async fn nobody_is_connected_to_where_nobody_takes_mail() {
    let zone = "null.test. MX 0 .\nnull.test. A 192.0.2.1\n; smtp: 192.0.2.1 good\n\
        none.test. MX 10 gone.none.test.\n\
        private.test. MX 10 a.private.test.\nprivate.test. MX 20 b.private.test.\nprivate.test. MX 30 c.private.test.\n\
        private.test. MX 40 0177.0.0.1.\nprivate.test. MX 50 2130706433.\nprivate.test. MX 60 0x7f.1.\nprivate.test. MX 70 localhost.\n\
        private.test. MX 80 alias.private.test.\n0177.0.0.1. A 127.0.0.1\n2130706433. A 127.0.0.1\n0x7f.1. A 127.0.0.1\nlocalhost. A 127.0.0.1\n\
        alias.private.test. CNAME a.private.test.\na.private.test. A 169.254.169.254\na.private.test. AAAA 64:ff9b::7f00:1\n\
        a.private.test. AAAA 2002:7f00:1::1\na.private.test. A 10.0.0.1\nb.private.test. A 127.0.0.1\nb.private.test. AAAA ::1\nc.private.test. AAAA ::ffff:127.0.0.1\n\
        mixed.test. MX 10 a.mixed.test.\na.mixed.test. A 127.0.0.1\na.mixed.test. A 192.0.2.2\n; smtp: 192.0.2.2 good\n\
        ; at: fail.test. MX servfail\nfail.test. A 192.0.2.1\n";
    let lab = lab(zone);
    let net = lab.net();
    for (name, reason) in [("null", "null"), ("none", "none"), ("private", "private")] {
        let report = check(&net, name).await;
        assert_eq!(text(find(&report, SmtpInNoHost), "reason"), reason);
        assert_eq!(verdict(&report, StarttlsNoHost), Some(NotApplicable));
        assert!(report.evidence.iter().all(|evidence| evidence.kind == EvidenceKind::Dns), "{name}");
        assert!(report.findings.iter().all(|finding| finding.verdict == NotApplicable), "{name}");
    }
    let report = check(&net, "fail").await;
    assert_eq!((verdict(&report, SmtpInUnknown), verdict(&report, StarttlsUnknown)), (Some(Unknown), Some(Unknown)));
    assert!(lab.heard().is_empty());
    let report = check(&net, "mixed").await;
    assert_eq!(verdict(&report, SmtpInGood), Some(Good));
    assert!(!report.evidence.iter().any(|evidence| evidence.question.contains("127.0.0.1")));
}

#[tokio::test]
async fn what_only_the_owner_may_ask() {
    let cases: [(&str, &[(Code, Verdict)]); 9] = [
        ("good", &[(SmtpInPostmaster, Good), (SmtpInAbuse, Good), (SmtpInRelayClosed, Good), (SmtpInUnknownUsers, Good), (SmtpInVrfy, Good)]),
        ("open-relay", &[(SmtpInOpenRelay, Broken), (SmtpInPostmaster, Good)]),
        ("no-postmaster", &[(SmtpInPostmaster, Problem), (SmtpInAbuse, Good)]),
        ("no-abuse", &[(SmtpInAbuse, Problem), (SmtpInPostmaster, Good)]),
        ("catch-all", &[(SmtpInUnknownUsers, Note), (SmtpInRelayClosed, Good)]),
        ("greylist", &[(SmtpInPostmasterUnknown, Unknown), (SmtpInAbuseUnknown, Unknown), (SmtpInUnknownUsersUnknown, Unknown), (SmtpInRelayClosed, Good)]),
        ("policy", &[(SmtpInPostmasterUnknown, Unknown), (SmtpInAbuseUnknown, Unknown), (SmtpInRelayUnknown, Unknown)]),
        ("vrfy", &[(SmtpInVrfy, Note)]),
        ("null-mx", &[(SmtpInRelayUnknown, Unknown), (SmtpInPostmaster, Good)]),
    ];
    let zone: String = cases.iter().enumerate().map(|(place, (manners, _))| domain(&format!("c{place}"), place + 1, manners)).collect();
    let lab = lab(&zone);
    let net = lab.net();
    for (place, (manners, shows)) in cases.iter().enumerate() {
        let report = probe(&net, &format!("c{place}")).await;
        for (code, expected) in *shows {
            assert_eq!(verdict(&report, *code), Some(*expected), "{manners} {code:?}: {:#?}", report.findings);
        }
    }
    let heard = lab.heard();
    assert!(!heard.iter().any(|line| line.to_ascii_uppercase().contains(" DATA")), "mail is never sent");
    // Once plainly, and once from a sender of the domain; then hidden in addresses of the domain.
    assert_eq!(heard.iter().filter(|line| line.starts_with("192.0.2.1 RCPT TO:<mailworthy@example.com>")).count(), 2);
    for hidden in ["mailworthy%example.com@c0.test", "\"mailworthy@example.com\"@c0.test", "@c0.test:mailworthy@example.com"] {
        assert_eq!(heard.iter().filter(|line| line.starts_with(&format!("192.0.2.1 RCPT TO:<{hidden}>"))).count(), 1, "{hidden}: {heard:#?}");
    }
    // Who relays for everybody is not asked twice.
    assert!(!heard.iter().any(|line| line.starts_with("192.0.2.2 ") && line.contains('%')), "{heard:#?}");
}

#[tokio::test]
async fn a_server_relays_in_one_form_or_another() {
    let cases: [(&str, &str, Code, Verdict); 6] = [
        ("own-sender", "own_sender", SmtpInOpenRelay, Broken),
        ("percent-hack", "percent", SmtpInOpenRelay, Broken),
        ("open-relay catch-all", "plain", SmtpInOpenRelay, Broken),
        // Whoever takes mail for every name takes it for one with a percent sign in it: that proves nothing.
        ("catch-all", "", SmtpInRelayClosed, Good),
        ("percent-hack catch-all", "", SmtpInRelayClosed, Good),
        ("policy", "", SmtpInRelayUnknown, Unknown),
    ];
    let zone: String = cases.iter().enumerate().map(|(place, (manners, ..))| domain(&format!("r{place}"), place + 1, manners)).collect();
    let lab = lab(&zone);
    let net = lab.net();
    for (place, (manners, form, code, expected)) in cases.into_iter().enumerate() {
        let report = probe(&net, &format!("r{place}")).await;
        let relays: Vec<Code> = report
            .findings
            .iter()
            .map(|finding| finding.code)
            .filter(|code| matches!(code, SmtpInOpenRelay | SmtpInRelayClosed | SmtpInRelayUnknown))
            .collect();
        assert_eq!((relays, verdict(&report, code)), (vec![code], Some(expected)), "{manners}: {:#?}", report.findings);
        if code == SmtpInOpenRelay {
            let found = find(&report, code);
            assert_eq!(text(found, "form"), form, "{manners}");
            let said = crate::words::Words(crate::model::locale::Locale::English).finding(found);
            assert!(form == "plain" || said.contains(&format!("r{place}.test")), "{said}");
            // The talk that shows it is among the evidence.
            let talks = found.evidence.iter().map(|id| &report.evidence[usize::try_from(id.0).unwrap()].answer);
            let accepted = |talk: &Vec<String>| talk.windows(2).any(|pair| pair[0].contains("example.com") && pair[1].starts_with("S: 250"));
            assert!(talks.into_iter().any(accepted), "{manners}");
        }
    }
    assert!(!lab.heard().iter().any(|line| line.to_ascii_uppercase().contains(" DATA")), "mail is never sent");
}

#[tokio::test]
async fn mailboxes_for_reports_are_tried_where_they_are_the_domain_s_own() {
    let records = |name: &str, address: &str| {
        format!("_dmarc.{name}.test. TXT \"v=DMARC1; p=none; rua=mailto:{address},mailto:postmaster@{name}.test,mailto:x@elsewhere.example\"\n")
    };
    let zone = domain("takes", 1, "takes-reports")
        + &records("takes", "reports@takes.test")
        + "_smtp._tls.takes.test. TXT \"v=TLSRPTv1; rua=mailto:reports@takes.test,mailto:tls@takes.test,https://x.example/r\"\n"
        + &domain("full", 2, "reports-full")
        + &records("full", "Reports@Full.test")
        + &domain("grey", 3, "greylist")
        + &records("grey", "reports@grey.test")
        + &domain("odd", 4, "catch-all")
        + &records("odd", "a%0d%0aDATA@odd.test");
    let lab = lab(&zone);
    let net = lab.net();
    let of = |report: &Report| {
        let told = report.findings.iter().filter(|finding| matches!(finding.code, SmtpInReports | SmtpInReportsUnknown));
        told.map(|finding| (finding.code, finding.verdict, text(finding, "address"))).collect::<Vec<_>>()
    };
    let report = probe(&net, "takes").await;
    assert_eq!(
        of(&report),
        [(SmtpInReports, Problem, "tls@takes.test".to_owned()), (SmtpInReports, Good, "reports@takes.test".to_owned())],
        "{:#?}",
        report.findings
    );
    assert_eq!(of(&probe(&net, "full").await), [(SmtpInReports, Note, "reports@full.test".to_owned())]);
    assert_eq!(of(&probe(&net, "grey").await), [(SmtpInReportsUnknown, Unknown, "reports@grey.test".to_owned())]);
    // Nothing that a record holds is more than an address.
    assert_eq!(of(&probe(&net, "odd").await), []);
    let heard = lab.heard();
    assert!(!heard.iter().any(|line| line.contains("elsewhere.example") || line.to_ascii_uppercase().contains("DATA")), "{heard:#?}");
    assert_eq!(of(&check(&net, "takes").await), [], "nobody is tried unasked");
}

#[tokio::test]
async fn what_only_a_message_would_show_is_said_not_to_be_looked_at() {
    let lab = lab(&(domain("own", 1, "good")
        + &domain("dead", 2, "hangs-up")
        + "hosted.test. MX 10 mx.provider.example.\nmx.provider.example. A 192.0.2.3\n; smtp: 192.0.2.3 good\n"));
    let net = lab.net();
    let report = check(&net, "own").await;
    let unasked = find(&report, SmtpInSmuggling);
    assert_eq!((unasked.verdict, text(unasked, "hosts").as_str()), (NotApplicable, "mx.own.test"));
    // Nobody answers there, or it is somebody else's to set.
    for name in ["dead", "hosted"] {
        assert_eq!(verdict(&check(&net, name).await, SmtpInSmuggling), None, "{name}");
    }
}

#[tokio::test]
async fn nobody_is_tried_for_an_area_that_does_not_tell_of_it() {
    let zone = domain("sts", 1, "good")
        + "_mta-sts.sts.test. TXT \"v=STSv1; id=1\"\nmta-sts.sts.test. A 192.0.2.80\n\
           ; https: mta-sts.sts.test /.well-known/mta-sts.txt 200 text/plain version: STSv1\\nmode: enforce\\nmx: mx.sts.test\\nmax_age: 604800\\n\n";
    let lab = lab(&zone);
    let report = check_with(&lab.net(), "sts", Options { only: vec![Area::MtaSts], trial: Trial::All }).await;
    assert_eq!(verdict(&report, MtaStsGood), Some(Good), "{:#?}", report.findings);
    assert!(lab.heard().iter().any(|line| line.contains("EHLO")) && !lab.heard().iter().any(|line| line.contains("RCPT")));
}

#[tokio::test]
async fn what_dane_vouches_for_needs_no_authority() {
    let zone = |manner: &str, record: &str| {
        domain("dane", 1, manner)
            + "; signed: dane.test.\ndane.test. SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300\ndane.test. NS ns1.lab.test.\n"
            + record
    };
    let look = async |lab: &Lab, areas: &[Area]| {
        let target = Target { domain: Some("dane.test".to_owned()), ..Target::default() };
        let outcome = run(&lab.net(), &target, &Tools::default(), &Options { only: areas.to_vec(), ..Options::default() }, |_, _| ()).await;
        hold_words(&outcome.report);
        outcome
    };
    for (manner, code) in [("wrong-name", StarttlsWrongName), ("expired", StarttlsExpired)] {
        // The record that is proposed where none stands is the right one.
        let without = look(&lab(&zone(manner, "")), &[Area::Starttls, Area::Dane]).await.report;
        assert_eq!(verdict(&without, code), Some(Problem), "{manner}");
        let record = find(&without, DaneAbsent).remedy.clone().unwrap();
        let lab = lab(&zone(manner, &format!("{}. TLSA {}\n", record.name, record.value)));
        let with = look(&lab, &[Area::Starttls, Area::Dane]).await;
        assert_eq!((verdict(&with.report, DaneMatch), verdict(&with.report, code)), (Some(Good), Some(Note)), "{manner}: {:#?}", with.report.findings);
        // Who vouches for it does not matter, either.
        let mut seen = with.observations;
        seen.smtp.iter_mut().flat_map(|smtp| &mut smtp.hosts).flat_map(|host| &mut host.visits).for_each(|visit| visit.standing = Some(Standing::SelfSigned));
        let found: Vec<_> = super::all(&seen).into_iter().map(|finding| finding.code).collect();
        assert!(found.contains(&StarttlsTrusted) && !found.contains(&StarttlsSelfSigned), "{found:?}");
        // Where nobody has looked at DANE, it is as ever.
        assert_eq!(verdict(&look(&lab, &[Area::Starttls]).await.report, code), Some(Problem), "{manner}");
    }
}

/// Turns that only one address may take.
struct OnlyFor(IpAddr);

#[async_trait::async_trait]
impl Turns for OnlyFor {
    async fn take(&self, ip: IpAddr) -> bool {
        ip == self.0
    }
}

#[tokio::test]
async fn who_has_no_turn_or_is_not_meant_is_not_tried() {
    let zone = domain("pair", 1, "good") + "pair.test. MX 20 mx2.pair.test.\nmx2.pair.test. A 192.0.2.2\n; smtp: 192.0.2.2 good\n";
    let lab = lab(&zone);
    let target = Target { domain: Some("pair.test".to_owned()), ..Target::default() };
    let ip = |place: u8| IpAddr::from([192, 0, 2, place]);
    let look = async |trial, turns| {
        let tools = Tools { turns: Arc::new(OnlyFor(turns)), ..Tools::default() };
        run(&lab.net(), &target, &tools, &Options { only: AREAS.to_vec(), trial }, |_, _| ()).await.report
    };
    let of =
        |report: &Report, code: Code| report.findings.iter().filter(|finding| finding.code == code).map(|finding| finding.subject.clone()).collect::<Vec<_>>();
    let report = look(Trial::All, ip(1)).await;
    assert_eq!((of(&report, SmtpInPostmaster), of(&report, SmtpInTriedLately)), (vec!["mx.pair.test".to_owned()], vec!["mx2.pair.test".to_owned()]));
    assert_eq!(verdict(&report, SmtpInTriedLately), Some(NotApplicable));
    let report = look(Trial::At(vec![ip(2)]), ip(2)).await;
    assert_eq!((of(&report, SmtpInPostmaster), of(&report, SmtpInTriedLately)), (vec!["mx2.pair.test".to_owned()], vec![]));
    // What is left out is told, with the reason.
    assert_eq!((of(&report, SmtpInNotProved), verdict(&report, SmtpInNotProved)), (vec!["mx.pair.test".to_owned()], Some(NotApplicable)));
    hold_words(&report);
    assert!(of(&look(Trial::None, ip(1)).await, SmtpInNotProved).is_empty());
    let tried = |place: u8| lab.heard().iter().filter(|line| line.starts_with(&format!("192.0.2.{place} RCPT"))).count();
    assert_eq!((tried(1), tried(2)), (8, 8));
}

#[tokio::test]
async fn the_name_in_the_banner_is_the_helo_name_until_another_is_given() {
    let zone =
        domain("shown", 1, "good") + "shown.test. TXT \"v=spf1 mx -all\"\n1.2.0.192.in-addr.arpa. PTR mx.shown.test.\n" + &domain("local", 2, "localhost");
    let lab = lab(&zone);
    let options = || Options { only: vec![Area::Helo], ..Options::default() };
    let report = check_with(&lab.net(), "shown", options()).await;
    assert_eq!(find(&report, HeloShown).subject, "mx.shown.test");
    assert_eq!((verdict(&report, HeloGood), verdict(&report, HeloPtrSame), verdict(&report, HeloAssumed)), (Some(Good), Some(Good), None));
    // A banner that names nobody is no HELO name.
    let report = check_with(&lab.net(), "local", options()).await;
    assert_eq!((verdict(&report, HeloShown), verdict(&report, HeloUnseen)), (None, Some(Unknown)));
}

#[tokio::test]
async fn a_banner_whose_name_nobody_can_look_up_is_no_fault() {
    let lab = lab(&(domain("veiled", 1, "other-name") + "; at: mail.somebody-else.test. A servfail\n"));
    let report = check(&lab.net(), "veiled").await;
    assert_eq!((verdict(&report, SmtpInBannerUnknown), verdict(&report, SmtpInBanner)), (Some(Unknown), None), "{:#?}", report.findings);
}

#[tokio::test]
async fn what_was_seen_in_part_is_told_in_part() {
    let lab = lab(&domain("part", 1, "good"));
    let target = Target { domain: Some("part.test".to_owned()), ..Target::default() };
    let options = Options { only: AREAS.to_vec(), ..Options::default() };
    let seen = run(&lab.net(), &target, &Tools::default(), &options, |_, _| ()).await.observations;
    let with = |change: &dyn Fn(&mut Visit)| {
        let mut seen = seen.clone();
        seen.smtp.iter_mut().flat_map(|smtp| &mut smtp.hosts).flat_map(|host| &mut host.visits).for_each(change);
        super::all(&seen).into_iter().map(|finding| (finding.code, finding.verdict)).collect::<Vec<_>>()
    };
    // The server did not come to an answer about old versions.
    let untold = with(&|visit| visit.ceilings.iter_mut().for_each(|ceiling| ceiling.chosen = None));
    assert!(untold.contains(&(StarttlsVersionsUnknown, Unknown)) && !untold.iter().any(|(code, _)| *code == StarttlsVersions), "{untold:?}");
    // This machine has no authorities to believe.
    let rootless = with(&|visit| visit.standing = Some(Standing::NoRoots));
    assert!(rootless.contains(&(StarttlsTrustUnknown, Unknown)) && !rootless.iter().any(|(code, _)| *code == StarttlsTrusted), "{rootless:?}");
    let signed = |by: Signature| {
        with(&move |visit: &mut Visit| {
            let handshake = visit.conversation.secured.as_mut().and_then(|secured| secured.handshake.as_mut()).unwrap();
            handshake.chain[0].signature = by;
        })
    };
    assert!(signed(Signature::Sha1).contains(&(StarttlsOldSignature, Note)) && !signed(Signature::Sound).iter().any(|(code, _)| *code == StarttlsOldSignature));
}

#[tokio::test]
async fn samples_show_what_their_heads_say() {
    let mut seen = 0;
    for sample in lab::samples() {
        let shown: Vec<Code> = sample.shows.iter().copied().filter(|code| AREAS.contains(&code.area())).collect();
        if shown.is_empty() {
            continue;
        }
        // A lab of its own: what another sample has proved would count.
        let lab = lab("");
        let options = Options { only: AREAS.to_vec(), ..Options::default() };
        let report = run(&lab.net(), &sample.target(), &Tools::default(), &options, |_, _| ()).await.report;
        hold_words(&report);
        for code in shown {
            assert!(verdict(&report, code).is_some(), "{}: {} is not in {:#?}", sample.id, code.as_str(), report.findings);
        }
        seen += 1;
    }
    assert!(seen >= 9, "{seen}");
}

#[tokio::test]
async fn the_order_of_the_answers_does_not_matter() {
    let zone = domain("order", 1, "bare-lf auth")
        + "order.test. MX 20 mx2.order.test.\nmx2.order.test. A 192.0.2.2\nmx2.order.test. A 192.0.2.3\nmx2.order.test. AAAA 2001:db8:77::2\n\
           ; smtp: 192.0.2.2 refuses\n; smtp: 192.0.2.3 expired\n; smtp: 2001:db8:77::2 expired\n";
    let lab = lab(&zone);
    let target = Target { domain: Some("order.test".to_owned()), ..Target::default() };
    let options = Options { only: AREAS.to_vec(), ..Options::default() };
    let seen = run(&lab.net(), &target, &Tools::default(), &options, |_, _| ()).await.observations;
    let mut turned = seen.clone();
    turned.smtp.iter_mut().for_each(|smtp| {
        smtp.hosts.reverse();
        smtp.hosts.iter_mut().for_each(|host| host.visits.reverse());
    });
    assert_eq!(super::all(&seen), super::all(&turned));
    // What is stored is judged as what was seen.
    let stored = serde_json::from_value(serde_json::to_value(&seen).unwrap()).unwrap();
    assert_eq!(super::all(&seen), super::all(&stored));
}

#[tokio::test]
async fn many_hosts_are_talked_to_at_once() {
    let mut zone = String::new();
    for place in 1..=10 {
        zone.push_str(&format!(
            "ten.test. MX {place} mx{place}.ten.test.\nmx{place}.ten.test. A 192.0.2.{place}\n; smtp: 192.0.2.{place} {}\n",
            if place == 4 { "silent" } else { "good" }
        ));
    }
    let lab = lab(&zone);
    let report = check(&lab.net(), "ten").await;
    // Mail comes in elsewhere, and waits here.
    assert_eq!((verdict(&report, SmtpInUnfinished), verdict(&report, SmtpInSlow), verdict(&report, SmtpInGood)), (None, Some(Note), Some(Good)));
    let talks: Vec<_> = report.evidence.iter().filter(|evidence| evidence.question.ends_with(":25 SMTP")).collect();
    assert_eq!(talks.len(), 10);
    // Each began before the first that had to wait came to its end.
    let first_end = talks.iter().filter(|talk| talk.outcome != crate::net::Outcome::Found).map(|talk| talk.started_ms + talk.took_ms).min().unwrap();
    assert!(talks.iter().all(|talk| talk.started_ms < first_end));
}

#[tokio::test]
async fn every_address_of_an_exchanger_is_tried() {
    let zone =
        "two.test. MX 10 mx.two.test.\nmx.two.test. A 192.0.2.1\nmx.two.test. AAAA 2001:db8:77::1\n; smtp: 192.0.2.1 good\n; smtp: 2001:db8:77::1 open-relay\n";
    let report = probe(&lab(zone).net(), "two").await;
    assert_eq!(verdict(&report, SmtpInOpenRelay), Some(Broken));
    assert_eq!(report.findings.iter().filter(|finding| finding.code == SmtpInRelayClosed).count(), 1);
}

#[tokio::test]
async fn who_takes_no_empty_sender_is_told_and_asked_with_another() {
    let zone = domain("null", 1, "null-refused") + &domain("login", 2, "login-wanted") + &domain("relay", 3, "login-to-relay");
    let lab = lab(&zone);
    let net = lab.net();
    let report = probe(&net, "null").await;
    assert_eq!((verdict(&report, SmtpInNullSender), text(find(&report, SmtpInNullSender), "form").as_str()), (Some(Problem), "bounces"));
    for code in [SmtpInPostmaster, SmtpInRelayClosed, SmtpInUnknownUsers] {
        assert_eq!(verdict(&report, code), Some(Good), "{code:?}");
    }
    let report = probe(&net, "login").await;
    assert_eq!((verdict(&report, SmtpInNullSender), text(find(&report, SmtpInNullSender), "form").as_str()), (Some(Problem), "login"));
    let report = probe(&net, "relay").await;
    assert_eq!((verdict(&report, SmtpInRelayClosed), verdict(&report, SmtpInNullSender)), (Some(Good), None));
}
