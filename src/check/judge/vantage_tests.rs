//! What our own place in the network does to a result: a silence that may be ours, and a stranger who answers in the place of all others.

use super::{
    smtp_tests::{check_with, domain, lab},
    trial::{find, text, verdict},
};
use crate::{
    check::Options,
    model::{area::Area, code::Code::*, locale::Locale, report::Report, verdict::Verdict::*},
    net::{Net, clock::Clock},
    words::Words,
};

const HOUR_MS: i64 = 3_600_000;

async fn look(net: &Net, name: &str, areas: &[Area]) -> Report {
    check_with(net, name, Options { only: areas.to_vec(), ..Options::default() }).await
}

async fn greet(net: &Net, name: &str) -> Report {
    look(net, name, &[Area::SmtpIn, Area::Starttls]).await
}

/// Exchangers that give no answer at all.
fn silent() -> String {
    domain("four", 1, "dropped")
        + "six.test. MX 10 mx.six.test.\nmx.six.test. AAAA 2001:db8:77::2\n; smtp: 2001:db8:77::2 dropped\n"
        + "both.test. MX 10 mx.both.test.\nmx.both.test. A 192.0.2.3\nmx.both.test. AAAA 2001:db8:77::3\n; smtp: 2001:db8:77::3 dropped\n"
        + "pair.test. MX 10 mx1.pair.test.\npair.test. MX 20 mx2.pair.test.\nmx1.pair.test. A 192.0.2.4\nmx2.pair.test. A 192.0.2.5\n; smtp: 192.0.2.4 dropped\n"
}

#[tokio::test]
async fn a_time_out_without_a_control_accuses_nobody() {
    let lab = lab(&silent());
    let net = lab.net();
    for name in ["four", "six"] {
        let report = greet(&net, name).await;
        let told = find(&report, SmtpInVantage);
        assert_eq!((told.verdict, text(told, "how").as_str()), (Unknown, "silent"), "{name}");
        assert!(report.findings.iter().all(|finding| finding.verdict == Unknown), "{name}: {:#?}", report.findings);
        // What another run has reached is known within one process alone, so that the command line is told of the probe.
        assert!(Locale::ALL.map(Words).iter().all(|words| words.fix(told).is_some_and(|fix| fix.contains("mailworthy probe"))));
    }
}

#[tokio::test]
async fn another_exchanger_of_the_run_is_control_enough() {
    let lab = lab(&silent());
    let report = greet(&lab.net(), "pair").await;
    let told = find(&report, SmtpInUnreachable);
    assert_eq!((told.verdict, told.subject.as_str(), text(told, "how").as_str()), (Note, "mx1.pair.test", "timed_out"), "{:#?}", report.findings);
    assert_eq!(verdict(&report, SmtpInVantage), None);
}

#[tokio::test]
async fn one_version_of_ip_does_not_vouch_for_the_other() {
    let lab = lab(&silent());
    let net = lab.net();
    // Reached over IPv4, in this very run, the same host may be beyond our reach over IPv6.
    let report = greet(&net, "both").await;
    assert_eq!((verdict(&report, SmtpInGood), verdict(&report, SmtpInSixUnknown), verdict(&report, SmtpInSixDead)), (Some(Good), Some(Unknown), None));
    let report = greet(&net, "six").await;
    assert_eq!((verdict(&report, SmtpInVantage), verdict(&report, SmtpInUnreachable)), (Some(Unknown), None), "{:#?}", report.findings);
}

#[tokio::test]
async fn what_another_run_has_reached_counts_for_an_hour() {
    let lab = lab(&silent());
    let net = lab.net();
    let now = net.clock.now();
    for (minutes, counts) in [(59, true), (61, false)] {
        net.reach.note("192.0.2.200".parse().unwrap(), now);
        let later = Net { clock: Clock::Fixed(now + minutes * HOUR_MS / 60), ..net.clone() };
        let report = greet(&later, "four").await;
        let found = (verdict(&report, SmtpInUnreachable).is_some(), verdict(&report, SmtpInVantage).is_some());
        assert_eq!(found, (counts, !counts), "after {minutes} minutes: {:#?}", report.findings);
        // It went over IPv4.
        assert_eq!(verdict(&greet(&later, "six").await, SmtpInVantage), Some(Unknown));
    }
}

/// Two exchangers, both of which greet by the name of somebody else and offer no encryption.
fn strangers(name: &str, hosts: [&str; 2], reverse: [&str; 2]) -> String {
    let place = |one: usize| 10 + one;
    let mut zone = format!("{name}.test. TXT \"v=spf1 mx -all\"\n_mta-sts.{name}.test. TXT \"v=STSv1; id=1\"\nmta-sts.{name}.test. A 192.0.2.80\n");
    let mx: String = hosts.iter().map(|host| format!("mx: {host}\\n")).collect();
    zone.push_str(&format!("; https: mta-sts.{name}.test /.well-known/mta-sts.txt 200 text/plain version: STSv1\\nmode: enforce\\n{mx}max_age: 604800\\n\n"));
    for (one, host) in hosts.iter().enumerate() {
        let ip = place(one);
        zone.push_str(&format!("{name}.test. MX {one} {host}.\n{host}. A 192.0.2.{ip}\n; smtp: 192.0.2.{ip} other-name no-starttls\n"));
        if !reverse[one].is_empty() {
            zone.push_str(&format!("{ip}.2.0.192.in-addr.arpa. PTR {}.\n", reverse[one]));
            if reverse[one] != *host {
                zone.push_str(&format!("{}. A 192.0.2.{ip}\n", reverse[one]));
            }
        }
    }
    zone
}

#[tokio::test]
async fn who_answers_for_everybody_is_not_held_against_anybody() {
    let areas = [Area::SmtpIn, Area::Starttls, Area::MtaSts, Area::Helo];
    let hosts = ["mx.first.test", "mx.second.test"];
    let lab = lab(&strangers("mine", hosts, hosts));
    let report = look(&lab.net(), "mine", &areas).await;
    let told = find(&report, SmtpInVantage);
    assert_eq!((told.verdict, text(told, "how").as_str(), text(told, "name").as_str()), (Unknown, "intercepted", "mail.somebody-else.test"));
    for code in [SmtpInGood, SmtpInBanner, StarttlsMissing, MtaStsUnmet, HeloShown] {
        assert_eq!(verdict(&report, code), None, "{:#?}", report.findings);
    }
    assert_eq!((verdict(&report, StarttlsUnknown), verdict(&report, MtaStsExchangersUnknown)), (Some(Unknown), Some(Unknown)));
}

#[tokio::test]
async fn who_answers_for_somebody_else_proves_no_way_out() {
    let hosts = ["mx.first.test", "mx.second.test"];
    // Two exchangers of two owners, and one alone, of whom nothing can be told: it may have been a stranger.
    let lab = lab(&(strangers("mine", hosts, hosts) + &domain("lone", 20, "other-name wrong-name") + &domain("good", 21, "good") + &silent()));
    let net = lab.net();
    let is_proved = || net.reach.is_proved(false, net.clock.now());
    for name in ["mine", "lone"] {
        let report = greet(&net, name).await;
        assert!(report.evidence.iter().any(|evidence| evidence.answer.iter().any(|line| line.starts_with("S: 220 mail.somebody-else.test"))), "{name}");
        assert!(!is_proved() && !report.vantage.port25.ipv4, "{name}");
    }
    assert_eq!(verdict(&greet(&net, "four").await, SmtpInVantage), Some(Unknown));
    greet(&net, "good").await;
    assert!(is_proved());
    assert_eq!(verdict(&greet(&net, "four").await, SmtpInUnreachable), Some(Problem));
}

#[tokio::test]
async fn one_owner_may_call_all_servers_by_one_name() {
    let areas = [Area::SmtpIn, Area::Starttls, Area::MtaSts];
    let (hosts, own) = (["mx.first.test", "mx.second.test"], ["mx1.first.test", "mx2.first.test"]);
    for (name, hosts, reverse) in [
        // One owner by the names, or by the reverse names, or for all that can be told.
        ("names", own, hosts),
        ("reverse", hosts, own),
        ("untold", hosts, ["", ""]),
        // The name belongs to one of them.
        ("theirs", ["mx.first.test", "mx.somebody-else.test"], hosts),
        ("behind", hosts, ["mx.first.test", "mx.somebody-else.test"]),
    ] {
        let lab = lab(&(strangers(name, hosts, reverse) + &domain("good", 21, "good")));
        let net = lab.net();
        let report = look(&net, name, &areas).await;
        // Where one of them is surely itself, the way is open, and what they say is theirs. Else it may be a stranger's.
        let (missing, unknown) = if ["theirs", "behind"].contains(&name) { (Some(Problem), None) } else { (None, Some(Unknown)) };
        let found = (verdict(&report, SmtpInVantage), verdict(&report, StarttlsMissing), verdict(&report, StarttlsUnknown));
        assert_eq!(found, (None, missing, unknown), "{name}: {:#?}", report.findings);
        assert_eq!(verdict(&report, MtaStsUnmet), missing.map(|_| Broken), "{name}");
        greet(&net, "good").await;
        let report = look(&net, name, &areas).await;
        assert_eq!((verdict(&report, StarttlsMissing), verdict(&report, MtaStsUnmet)), (Some(Problem), Some(Broken)), "{name}");
    }
}

#[tokio::test]
async fn a_stranger_before_a_single_server_is_not_held_against_it() {
    let zone = domain("lone", 1, "other-name no-starttls")
        // The provider's own name, by the reverse name of the address.
        + &domain("hosted", 2, "other-name no-starttls")
        + "2.2.0.192.in-addr.arpa. PTR mx7.somebody-else.test.\nmx7.somebody-else.test. A 192.0.2.2\n"
        // A name that is nobody's.
        + &domain("local", 3, "localhost no-starttls");
    for (name, expected) in [("lone", (None, Some(Unknown))), ("hosted", (Some(Problem), None)), ("local", (Some(Problem), None))] {
        let lab = lab(&zone);
        let report = look(&lab.net(), name, &[Area::SmtpIn, Area::Starttls]).await;
        assert_eq!((verdict(&report, StarttlsMissing), verdict(&report, StarttlsUnknown)), expected, "{name}: {:#?}", report.findings);
        if expected.1.is_some() {
            let unknown = find(&report, StarttlsUnknown);
            assert_eq!(text(unknown, "name"), "mail.somebody-else.test");
            assert_eq!(unknown.evidence.len(), 2);
        }
    }
}
