//! The names of an address, over real DNS: for each entry of the catalogue a good case and bad ones.

use super::trial::{address, codes, find, sample, text, verdict};
use crate::{
    check::observe::{Observations, ptr::Trouble},
    mail::iprev::Reverse,
    model::{area::Area, code::Code, evidence::EvidenceId, verdict::Verdict},
    net::Outcome,
};

// helo.fqdn, helo.not_literal, helo.resolves, helo.matches_ptr, helo.spf

#[tokio::test]
async fn a_sound_helo_name_is_said_to_be_so() {
    let report = sample("healthy.lab.test", &[Area::Helo]).helo("mail.healthy.lab.test").run().await;
    let expected = [Code::HeloGood, Code::HeloPtrSame, Code::HeloSpfGood].map(|code| (code, Verdict::Good));
    assert_eq!(codes(&report, Area::Helo), expected);
}

#[tokio::test]
async fn a_name_that_nobody_gave_is_supposed_and_said_so() {
    // Of an address alone no mail server is known that could say its name.
    let report = address("203.0.113.10", &[Area::Helo]).run().await;
    assert_eq!(codes(&report, Area::Helo), [(Code::HeloAssumed, Verdict::Unknown), (Code::HeloSpfGood, Verdict::Good)]);
    let report = address("203.0.113.12", &[Area::Helo]).run().await;
    assert_eq!(codes(&report, Area::Helo), [(Code::HeloUnseen, Verdict::Unknown)]);
}

#[tokio::test]
async fn what_is_no_public_name_is_said() {
    for helo in ["localhost", "mail", "mail.local", "server.lan", "vm.internal", "3f2504e04f89.localdomain"] {
        let report = sample("healthy.lab.test", &[Area::Helo]).helo(helo).run().await;
        assert_eq!(codes(&report, Area::Helo), [(Code::HeloNotFqdn, Verdict::Problem)], "{helo}");
    }
    for (helo, expected) in
        [("203.0.113.10", Verdict::Problem), ("[203.0.113.10]", Verdict::Note), ("[IPv6:2001:db8::1]", Verdict::Problem), ("[192.0.2.4]", Verdict::Problem)]
    {
        let report = sample("healthy.lab.test", &[Area::Helo]).helo(helo).run().await;
        assert_eq!(codes(&report, Area::Helo), [(Code::HeloLiteral, expected)], "{helo}");
    }
    let report = sample("healthy.lab.test", &[Area::Helo]).helo("mail_1.healthy.lab.test").run().await;
    assert_eq!(text(find(&report, Code::HeloNotFqdn), "form"), "characters");
}

#[tokio::test]
async fn a_helo_name_leads_to_the_sender_or_not() {
    let report = sample("healthy.lab.test", &[Area::Helo]).helo("gone.healthy.lab.test").run().await;
    let unresolved = find(&report, Code::HeloUnresolved);
    assert_eq!(unresolved.verdict, Verdict::Problem);
    let remedy = unresolved.remedy.clone().unwrap();
    assert_eq!((remedy.kind.as_str(), remedy.name.as_str(), remedy.value.as_str()), ("A", "gone.healthy.lab.test", "203.0.113.10"));

    let elsewhere = "other.lab.test. A 203.0.113.200\n";
    let report = sample("healthy.lab.test", &[Area::Helo]).helo("other.lab.test").also(elsewhere).run().await;
    assert_eq!(verdict(&report, Code::HeloElsewhere), Some(Verdict::Note));
    // The reverse name leads back, and the one that the server says does not.
    let differs = find(&report, Code::HeloPtrDiffers);
    assert_eq!((differs.verdict, text(differs, "confirmed").as_str()), (Verdict::Problem, "reverse"));
    let missing = find(&report, Code::HeloSpfMissing);
    assert_eq!((missing.verdict, missing.remedy.clone().unwrap().value.as_str()), (Verdict::Note, "v=spf1 ip4:203.0.113.10 -all"));

    let failing = "; at: shaky.lab.test. A servfail\n";
    let report = sample("healthy.lab.test", &[Area::Helo]).helo("shaky.lab.test").also(failing).run().await;
    assert_eq!(verdict(&report, Code::HeloUnknown), Some(Verdict::Unknown));
    assert_eq!(verdict(&report, Code::HeloUnresolved), None);
    // The family in which nothing is sent hides nothing, unless the name may live there alone.
    let half = "half.lab.test. A 203.0.113.200\n; at: half.lab.test. AAAA servfail\nbare.lab.test. TXT x\n; at: bare.lab.test. AAAA servfail\n";
    let report = sample("healthy.lab.test", &[Area::Helo]).helo("half.lab.test").also(half).run().await;
    assert_eq!(verdict(&report, Code::HeloElsewhere), Some(Verdict::Note));
    let report = sample("healthy.lab.test", &[Area::Helo]).helo("bare.lab.test").also(half).run().await;
    assert_eq!(verdict(&report, Code::HeloUnknown), Some(Verdict::Unknown));
}

#[tokio::test]
async fn a_name_that_lacks_one_version_of_ip_is_given_its_record() {
    let run = async |zone: &str| {
        let trial = address("203.0.113.159", &[Area::Helo]).ip("2001:db8:9::1").domain("own.lab.test").helo("mail.own.lab.test");
        trial.also(zone).run().await
    };
    let report = run("mail.own.lab.test. A 203.0.113.159\n").await;
    let elsewhere = find(&report, Code::HeloElsewhere);
    let remedy = elsewhere.remedy.clone().unwrap();
    assert_eq!(
        (text(elsewhere, "mend").as_str(), remedy.kind.as_str(), remedy.name.as_str(), remedy.value.as_str()),
        ("record", "AAAA", "mail.own.lab.test", "2001:db8:9::1")
    );
    let report = run("mail.own.lab.test. A 203.0.113.200\n").await;
    let elsewhere = find(&report, Code::HeloElsewhere);
    assert_eq!((text(elsewhere, "mend").as_str(), elsewhere.remedy.clone()), ("name", None));
}

#[tokio::test]
async fn helo_and_reverse_name_are_compared() {
    let report = sample("helo-other.lab.test", &[Area::Helo]).run().await;
    let differs = find(&report, Code::HeloPtrDiffers);
    assert_eq!((differs.verdict, text(differs, "confirmed").as_str()), (Verdict::Note, "both"));
    let neither = "wrong.lab.test. A 203.0.113.200\n150.113.0.203.in-addr.arpa. PTR nowhere.lab.test.\n";
    let report = address("203.0.113.150", &[Area::Helo]).helo("wrong.lab.test").also(neither).run().await;
    assert_eq!(verdict(&report, Code::HeloPtrDiffers), Some(Verdict::Problem));
    let unknown = format!("{neither}; at: nowhere.lab.test. A servfail\n");
    let report = address("203.0.113.150", &[Area::Helo]).helo("wrong.lab.test").also(&unknown).run().await;
    assert_eq!(verdict(&report, Code::HeloPtrDiffers), None);
}

#[tokio::test]
async fn spf_of_the_helo_name_is_evaluated() {
    let base = "151.113.0.203.in-addr.arpa. PTR mx.spf.lab.test.\nmx.spf.lab.test. A 203.0.113.151\n";
    let run = async |record: &str| address("203.0.113.151", &[Area::Helo]).helo("mx.spf.lab.test").also(&format!("{base}{record}")).run().await;
    let report = run("").await;
    let missing = find(&report, Code::HeloSpfMissing);
    assert_eq!((missing.verdict, missing.remedy.clone().unwrap().value.as_str()), (Verdict::Note, "v=spf1 a -all"));
    assert_eq!(verdict(&run("mx.spf.lab.test. TXT \"v=spf1 a -all\"\n").await, Code::HeloSpfGood), Some(Verdict::Good));
    let report = run("mx.spf.lab.test. TXT \"v=spf1 ip4:192.0.2.1 -all\"\n").await;
    let fails = find(&report, Code::HeloSpfNoPass);
    assert_eq!((fails.verdict, text(fails, "result").as_str()), (Verdict::Note, "fail"));
    // There is a record, so none is proposed beside it.
    assert_eq!(fails.remedy, None);
    let report = run("mx.spf.lab.test. TXT \"v=spf1 ip4:1.2.3 -all\"\n").await;
    let void = find(&report, Code::HeloSpfNoPass);
    assert_eq!(text(void, "result"), "permerror");
    assert!(crate::words::Words(crate::model::locale::Locale::English).fix(void).unwrap().starts_with("Mend"));
    let report = run("; at: mx.spf.lab.test. TXT servfail\n").await;
    assert_eq!(verdict(&report, Code::HeloSpfUnknown), Some(Verdict::Unknown));
    assert_eq!(verdict(&report, Code::HeloGood), Some(Verdict::Good));
}

// ptr.exists, ptr.fcrdns, ptr.single, ptr.generic, ptr.ipv6, ptr.dnssec

#[tokio::test]
async fn a_reverse_name_that_is_no_public_name_is_said() {
    for name in ["mail", "srv.local", "vm.internal"] {
        let zone = format!("153.113.0.203.in-addr.arpa. PTR {name}.\n{name}. A 203.0.113.153\n");
        let report = address("203.0.113.153", &[Area::Ptr]).also(&zone).run().await;
        let generic = find(&report, Code::PtrGeneric);
        assert_eq!((generic.verdict, text(generic, "shows").as_str()), (Verdict::Problem, "local"), "{name}");
    }
}

#[tokio::test]
async fn reverse_names_are_counted_and_confirmed() {
    assert_eq!(codes(&sample("healthy.lab.test", &[Area::Ptr]).run().await, Area::Ptr), [(Code::PtrGood, Verdict::Good)]);
    let report = sample("ptr-half.lab.test", &[Area::Ptr]).run().await;
    assert_eq!(verdict(&report, Code::PtrPartly), Some(Verdict::Note));
    assert_eq!(verdict(&report, Code::PtrSeveral), Some(Verdict::Note));
    assert_eq!(verdict(&report, Code::PtrGood), Some(Verdict::Good));
    let report = sample("no-ptr.lab.test", &[Area::Ptr]).run().await;
    assert_eq!(codes(&report, Area::Ptr), [(Code::PtrMissing, Verdict::Broken)]);
    let report = sample("no-ptr.lab.test", &[Area::Ptr]).helo("localhost").run().await;
    assert_eq!(find(&report, Code::PtrMissing).remedy.clone().unwrap().value, "mail.no-ptr.lab.test", "never a name that nobody can look up");
}

#[tokio::test]
async fn a_name_that_does_not_lead_back_is_mended_where_it_can_be() {
    let remedy = async |name: &str| {
        let zone = format!(
            "154.113.0.203.in-addr.arpa. PTR {name}.\nown.lab.test. A 203.0.113.80\nmail.own.lab.test. A 203.0.113.81\nalias.own.lab.test. CNAME own.lab.test.\n"
        );
        let report = address("203.0.113.154", &[Area::Ptr]).domain("own.lab.test").also(&zone).run().await;
        let remedy = find(&report, Code::PtrNotConfirmed).remedy.clone().unwrap();
        (remedy.kind, remedy.name, remedy.value)
    };
    let text = |parts: [&str; 3]| (parts[0].to_owned(), parts[1].to_owned(), parts[2].to_owned());
    assert_eq!(remedy("mx.own.lab.test").await, text(["A", "mx.own.lab.test", "203.0.113.154"]));
    // The web site stays where it is, and nothing stands beside an alias.
    assert_eq!(remedy("own.lab.test").await, text(["PTR", "203.0.113.154", "mail.own.lab.test"]));
    assert_eq!(remedy("alias.own.lab.test").await, text(["PTR", "203.0.113.154", "mail.own.lab.test"]));
    // The name that the server should have is moved.
    assert_eq!(remedy("mail.own.lab.test").await, text(["A", "mail.own.lab.test", "203.0.113.154"]));
    // The last dot was forgotten; nobody else's zone is to be changed, and no name that nobody can look up.
    assert_eq!(remedy("mail.deed.de.113.0.203.in-addr.arpa").await, text(["PTR", "203.0.113.154", "mail.deed.de"]));
    assert_eq!(remedy("vm154.hosting.lab.test").await, text(["PTR", "203.0.113.154", "mail.own.lab.test"]));
    assert_eq!(remedy("localhost").await, text(["PTR", "203.0.113.154", "mail.own.lab.test"]));
}

#[tokio::test]
async fn a_generic_name_is_weighed_by_whose_it_is() {
    let run = async |name: &str, domain: &str| {
        let zone = format!("152.113.0.203.in-addr.arpa. PTR {name}.\n{name}. A 203.0.113.152\n");
        verdict(&address("203.0.113.152", &[Area::Ptr]).domain(domain).also(&zone).run().await, Code::PtrGeneric)
    };
    assert_eq!(run("mail.own.lab.test", "own.lab.test").await, None);
    assert_eq!(run("static.152.113.0.203.clients.your-server.de", "own.lab.test").await, Some(Verdict::Problem));
    assert_eq!(run("203-0-113-152.hosting.lab.test", "own.lab.test").await, Some(Verdict::Problem));
    assert_eq!(run("203-0-113-152.own.lab.test", "own.lab.test").await, Some(Verdict::Note));
    // Other numbers under the own domain are somebody's choice; the address in any spelling is none elsewhere.
    assert_eq!(run("mx-1-2-3-4.own.lab.test", "own.lab.test").await, None);
    assert_eq!(run("deadbeef.own.lab.test", "own.lab.test").await, None);
    assert_eq!(run("h152113000203.hosting.lab.test", "own.lab.test").await, Some(Verdict::Problem));
    assert_eq!(run("pcb007198.hosting.lab.test", "own.lab.test").await, Some(Verdict::Problem));
    assert_eq!(run("vps12.hosting.lab.test", "own.lab.test").await, Some(Verdict::Note));
    assert_eq!(run("vps12.own.lab.test", "own.lab.test").await, None);
    assert_eq!(run("mail.res-media.example", "own.lab.test").await, None, "a registered name may hold any word");
    assert_eq!(run("client.hosting.example", "own.lab.test").await, Some(Verdict::Note));
    assert_eq!(run("client7.hosting.example", "own.lab.test").await, Some(Verdict::Problem));
    assert_eq!(run("ns3012345.ip-203-0-113.example", "own.lab.test").await, Some(Verdict::Problem));
}

#[tokio::test]
async fn a_name_that_nobody_chose_is_not_chosen_now() {
    let name = "pool-203-0-113-156.isp.example";
    let zone = format!("156.113.0.203.in-addr.arpa. PTR {name}.\n{name}. A 203.0.113.156\n");
    let report = address("203.0.113.156", &[Area::Ptr, Area::Helo]).domain("own.lab.test").helo(name).also(&zone).run().await;
    let generic = find(&report, Code::PtrGeneric);
    assert_eq!(
        (generic.verdict, text(generic, "shows"), generic.remedy.clone().unwrap().value),
        (Verdict::Problem, "default".into(), "mail.own.lab.test".into())
    );
    assert_eq!(find(&report, Code::HeloSpfMissing).remedy, None, "nobody publishes in the provider's zone");
    // Neither is a good reverse name given up for it.
    let zone = format!("156.113.0.203.in-addr.arpa. PTR mail.own.lab.test.\nmail.own.lab.test. A 203.0.113.156\n{name}. A 203.0.113.156\n");
    let report = address("203.0.113.156", &[Area::Helo]).domain("own.lab.test").helo(name).also(&zone).run().await;
    let differs = find(&report, Code::HeloPtrDiffers);
    assert_eq!((differs.remedy.clone(), text(differs, "change"), text(differs, "good")), (None, "helo".into(), "mail.own.lab.test".into()));
    // Nor is the server to say it.
    let zone = format!("156.113.0.203.in-addr.arpa. PTR {name}.\n{name}. A 203.0.113.156\n");
    let run = async |helo: &str, also: &str| {
        let zone = format!("{zone}{also}");
        let report = address("203.0.113.156", &[Area::Helo]).domain("own.lab.test").helo(helo).also(&zone).run().await;
        let differs = find(&report, Code::HeloPtrDiffers);
        (text(differs, "change"), differs.remedy.clone().map(|remedy| remedy.value))
    };
    assert_eq!(run("gone.own.lab.test", "").await, ("both".into(), None));
    assert_eq!(run("mx.own.lab.test", "mx.own.lab.test. A 203.0.113.156\n").await, ("reverse".into(), Some("mx.own.lab.test".into())));
}

#[tokio::test]
async fn the_name_that_leads_there_already_is_wanted() {
    let zone = "$ORIGIN wanted.lab.test.\n@ MX 10 mx1\nmx1 A 203.0.113.157\nother A 203.0.113.99\nmx2 A 203.0.113.157\n";
    let run = async |helo: Option<&str>| {
        let trial = address("203.0.113.157", &[Area::Ptr, Area::Helo, Area::Mx]).domain("wanted.lab.test").also(zone);
        let report = helo.into_iter().fold(trial, super::trial::Trial::helo).run().await;
        find(&report, Code::PtrMissing).remedy.clone().unwrap().value
    };
    assert_eq!(run(None).await, "mx1.wanted.lab.test");
    assert_eq!(run(Some("other.wanted.lab.test")).await, "mx1.wanted.lab.test");
    assert_eq!(run(Some("mx2.wanted.lab.test")).await, "mx2.wanted.lab.test");
}

#[tokio::test]
async fn of_many_reverse_names_those_that_were_not_followed_may_confirm() {
    let many = |count: usize| (10..10 + count).map(|number| format!("158.113.0.203.in-addr.arpa. PTR h{number}.hosting.example.\n")).collect::<String>();
    let own = "158.113.0.203.in-addr.arpa. PTR mail.own.lab.test.\nmail.own.lab.test. A 203.0.113.158\n";
    let run = async |zone: &str| address("203.0.113.158", &[Area::Ptr, Area::Helo]).domain("own.lab.test").helo("mail.own.lab.test").also(zone).run().await;
    let report = run(&format!("{}{own}", many(13))).await;
    assert_eq!(verdict(&report, Code::PtrGood), Some(Verdict::Good));
    let report = run(&format!("{}{own}", many(40))).await;
    assert_eq!((verdict(&report, Code::PtrNotConfirmed), text(find(&report, Code::PtrForwardUnknown), "why")), (None, "many".to_owned()));
    assert_eq!((verdict(&report, Code::HeloPtrSame), verdict(&report, Code::HeloPtrDiffers)), (Some(Verdict::Good), None));
}

#[tokio::test]
async fn where_nothing_sends_no_name_is_missed() {
    let parked = "$ORIGIN idle.lab.test.\n@ MX 0 .\n@ TXT \"v=spf1 -all\"\n";
    let report = sample("idle.lab.test", &[Area::Ptr, Area::Helo, Area::Spf, Area::Mx]).also(parked).run().await;
    for code in [Code::PtrNoAddress, Code::HeloUnseen] {
        assert_eq!((find(&report, code).verdict, text(find(&report, code), "why")), (Verdict::NotApplicable, "silent".to_owned()));
    }
    for ip in ["10.1.2.3", "fd00::25"] {
        let report = address(ip, &[Area::Ptr]).run().await;
        assert_eq!(codes(&report, Area::Ptr), [(Code::PtrNoAddress, Verdict::NotApplicable)], "{ip}");
        assert!(report.evidence.is_empty());
    }
}

#[tokio::test]
async fn a_resolver_that_fails_for_everything_accuses_nobody() {
    let silent = "; below: in-addr.arpa. servfail\n";
    let report = address("203.0.113.159", &[Area::Ptr, Area::Ip])
        .also(&format!("{silent}; below: cymru.com. servfail\n; below: uceprotect.net. servfail\n"))
        .run()
        .await;
    assert_eq!((verdict(&report, Code::PtrServerFailure), verdict(&report, Code::PtrUnknown)), (None, Some(Verdict::Unknown)));
    assert_eq!((report.score.points, report.score.grade, report.vantage.can_judge), (None, None, true));
    // One answer is enough to judge by.
    let report = address("203.0.113.159", &[Area::Ptr, Area::Ip]).also(silent).run().await;
    assert_eq!(verdict(&report, Code::PtrServerFailure), None);
    assert!(report.score.points.is_some());
}

#[tokio::test]
async fn ipv6_wants_a_confirmed_name_of_its_own() {
    let report = sample("ipv6-only.lab.test", &[Area::Ptr]).run().await;
    assert_eq!(codes(&report, Area::Ptr), [(Code::PtrGood, Verdict::Good)]);
    let report = sample("ipv6-no-ptr.lab.test", &[Area::Ptr]).run().await;
    // One cause is one finding, with the record that mends it.
    assert_eq!(codes(&report, Area::Ptr), [(Code::PtrSixUnconfirmed, Verdict::Broken)]);
    let missing = find(&report, Code::PtrSixUnconfirmed);
    assert_eq!((text(missing, "why").as_str(), missing.remedy.as_ref().unwrap().kind.as_str()), ("missing", "PTR"));
    let elsewhere = "6.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR mail.healthy.lab.test.\n";
    let report = sample("ipv6-no-ptr.lab.test", &[Area::Ptr]).also(elsewhere).run().await;
    assert_eq!(codes(&report, Area::Ptr), [(Code::PtrSixUnconfirmed, Verdict::Broken)]);
    let refuted = find(&report, Code::PtrSixUnconfirmed);
    assert_eq!([text(refuted, "why"), text(refuted, "name")], ["refuted", "mail.healthy.lab.test"]);
    assert!(refuted.remedy.is_some());
}

#[tokio::test]
async fn one_server_failure_is_unknown_and_two_are_a_fault() {
    let report = sample("ptr-servfail.lab.test", &[Area::Ptr]).run().await;
    assert_eq!(codes(&report, Area::Ptr), [(Code::PtrUnknown, Verdict::Unknown)]);
    let twice = "; below: 153.113.0.203.in-addr.arpa. servfail\n";
    let report = address("203.0.113.153", &[Area::Ptr]).also(twice).run().await;
    assert_eq!(codes(&report, Area::Ptr), [(Code::PtrServerFailure, Verdict::Problem), (Code::PtrUnknown, Verdict::Unknown)]);
    let report = sample("ptr-forward-servfail.lab.test", &[Area::Ptr]).run().await;
    assert_eq!(text(find(&report, Code::PtrServerFailure), "zone"), "forward");
}

#[tokio::test]
async fn a_resolver_that_fails_where_the_zone_answers_accuses_nobody() {
    let below = "; below: 154.113.0.203.in-addr.arpa. servfail\n";
    // The zone's own server has the record.
    let answers = format!("{below}; server: 192.0.2.53 154.113.0.203.in-addr.arpa. record PTR mail.healthy.lab.test.\n");
    let report = address("203.0.113.154", &[Area::Ptr]).also(&answers).run().await;
    assert_eq!(codes(&report, Area::Ptr), [(Code::PtrUnknown, Verdict::Unknown)]);
    // It sends on to a server that fails, or to none.
    let refers = format!("{below}; server: 192.0.2.53 154.113.0.203.in-addr.arpa. referral ns9.lab.test.\n");
    let fails = format!("{refers}ns9.lab.test. A 192.0.2.59\n; server: 192.0.2.59 154.113.0.203.in-addr.arpa. refused\n");
    for zone in [below.to_owned(), refers, fails] {
        let report = address("203.0.113.154", &[Area::Ptr]).also(&zone).run().await;
        assert_eq!(codes(&report, Area::Ptr), [(Code::PtrServerFailure, Verdict::Problem), (Code::PtrUnknown, Verdict::Unknown)], "{zone}");
        assert!(find(&report, Code::PtrServerFailure).evidence.len() > 4, "{zone}");
    }
}

#[tokio::test]
async fn aliases_in_a_circle_are_told_and_no_server_is_blamed() {
    // The reverse name itself, and a name whose own addresses are looked for in vain.
    let reverse = "160.113.0.203.in-addr.arpa. CNAME 160.sub.113.0.203.in-addr.arpa.\n160.sub.113.0.203.in-addr.arpa. CNAME 160.113.0.203.in-addr.arpa.\n";
    let forward = "160.113.0.203.in-addr.arpa. PTR a.circle.lab.test.\na.circle.lab.test. CNAME b.circle.lab.test.\nb.circle.lab.test. CNAME c.circle.lab.test.\nc.circle.lab.test. CNAME b.circle.lab.test.\n";
    for (zone, which, unknown, aliases) in [
        (reverse, "reverse", Code::PtrUnknown, "160.sub.113.0.203.in-addr.arpa 160.113.0.203.in-addr.arpa"),
        (forward, "forward", Code::PtrForwardUnknown, "b.circle.lab.test c.circle.lab.test b.circle.lab.test"),
    ] {
        let report = address("203.0.113.160", &[Area::Ptr]).also(zone).run().await;
        assert_eq!(codes(&report, Area::Ptr), [(Code::PtrServerFailure, Verdict::Problem), (unknown, Verdict::Unknown)], "{which}");
        let circle = find(&report, Code::PtrServerFailure);
        assert_eq!([text(circle, "why"), text(circle, "zone"), text(circle, "aliases")], ["circle", which, aliases]);
        let said = crate::words::Words(crate::model::locale::Locale::English).finding(circle);
        assert!(said.contains("leads back to itself") && !said.contains("name servers"), "{said}");
    }
    // A failing zone stays one.
    let report = address("203.0.113.160", &[Area::Ptr]).also("; below: 160.113.0.203.in-addr.arpa. servfail\n").run().await;
    assert_eq!(text(find(&report, Code::PtrServerFailure), "why"), "failure");
}

#[test]
fn a_slow_zone_is_noted() {
    let ip = "203.0.113.10".parse().unwrap();
    let reverse = Reverse { ip, outcome: Outcome::NoSuchName, names: Vec::new(), others: Vec::new(), total: 0, delegated: Vec::new(), evidence: EvidenceId(0) };
    let trouble = Trouble {
        ip,
        name: "10.113.0.203.in-addr.arpa".into(),
        repeated: false,
        above: None,
        zone_fails: None,
        circle: Vec::new(),
        took_ms: 3_250,
        evidence: vec![EvidenceId(0)],
    };
    let seen = Observations { ptr: Some(vec![reverse]), ptr_trouble: vec![trouble], ..Observations::default() };
    let findings = super::area(Area::Ptr, &seen);
    let slow = findings.iter().find(|finding| finding.code == Code::PtrSlow).unwrap();
    assert_eq!((slow.verdict, text(slow, "seconds").as_str(), text(slow, "zone").as_str()), (Verdict::Note, "3.2", "reverse"));
}

#[tokio::test]
async fn a_record_that_could_not_be_looked_up_does_not_name_nobody() {
    let good = "@ MX 10 mail.other.example.\nmail.other.example. A 203.0.113.99\n@ TXT \"v=spf1 include:_spf.unread.test ~all\"\n_spf TXT \"v=spf1 -all\"\n";
    for (records, why) in [
        (good.to_owned(), "none"),
        (format!("{good}; at: unread.test. TXT servfail\n"), "unanswered"),
        (format!("{good}; at: _spf.unread.test. TXT servfail\n"), "unanswered"),
        (format!("{good}; at: unread.test. MX servfail\n"), "unanswered"),
        (format!("{good}; at: mail.other.example. A servfail\n"), "unanswered"),
    ] {
        let report = sample("unread.test", &[Area::Ptr, Area::Helo]).also(&format!("$ORIGIN unread.test.\n{records}")).run().await;
        for code in [Code::PtrNoAddress, Code::HeloUnseen] {
            assert_eq!((verdict(&report, code), text(find(&report, code), "why").as_str()), (Some(Verdict::Unknown), why), "{records}");
        }
    }
}
