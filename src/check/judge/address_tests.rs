//! The address, its lists, its neighbours and its names, over real DNS: for each entry of the catalogue a good case and bad ones.

use super::trial::{self, address, codes, find, sample, verdict};
use crate::{
    check::{Options, Tools, explain},
    config::{DnsblRegistration, DnsblUsage},
    lab::{self, Lab},
    model::{
        area::Area,
        code::Code,
        finding::{Arg, Finding},
        locale::Locale,
        verdict::Verdict,
    },
    words::Words,
};

fn text(finding: &Finding, name: &str) -> String {
    match &finding.args[name] {
        Arg::Text(text) => text.clone(),
        Arg::Number(number) => number.to_string(),
        Arg::List(items) => items.join(" "),
    }
}

const MINE: [Area; 5] = [Area::Ip, Area::Dnsbl, Area::Neighbours, Area::Ptr, Area::Helo];

#[tokio::test]
async fn samples_show_what_their_heads_promise() {
    let lab = Lab::start().unwrap();
    let tools = Tools::default();
    let (net, options) = (lab.net(), Options { only: MINE.to_vec() });
    let checks = lab::samples().iter().map(|sample| {
        let (net, options, tools) = (&net, &options, &tools);
        async move { (sample, crate::check::run(net, &sample.target(), tools, options, |_, _| ()).await.report) }
    });
    // A few at a time, so that none runs into its deadline on a small machine.
    let mut wrong = Vec::new();
    let mut checks: Vec<_> = checks.collect();
    while !checks.is_empty() {
        let some: Vec<_> = checks.drain(..checks.len().min(8)).collect();
        for (sample, report) in futures::future::join_all(some).await {
            trial::hold_words(&report);
            for code in sample.shows.iter().filter(|code| MINE.contains(&code.area())) {
                if verdict(&report, *code).is_none() {
                    wrong.push(format!("{}: no {}", sample.id, code.as_str()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

// ip.public_static

#[tokio::test]
async fn only_a_public_address_can_send() {
    let report = sample("healthy.lab.test", &[Area::Ip]).run().await;
    assert_eq!(verdict(&report, Code::IpPublic), Some(Verdict::Good));
    for (ip, kind) in [("10.1.2.3", "private"), ("100.64.1.2", "shared"), ("127.0.0.1", "loopback"), ("169.254.1.1", "link-local"), ("fd00::1", "private")] {
        let report = sample("healthy.lab.test", &[Area::Ip, Area::Dnsbl, Area::Neighbours]).ip(ip).run().await;
        let found = find(&report, Code::IpNotPublic);
        assert_eq!((found.verdict, found.subject.as_str(), text(found, "kind").as_str()), (Verdict::Broken, ip, kind));
        // No list is asked about an address that nobody can have.
        assert!(report.findings.iter().all(|finding| finding.subject != ip || finding.code == Code::IpNotPublic), "{ip}");
    }
}

#[tokio::test]
async fn a_changing_line_is_a_hint_until_its_owner_says_so() {
    let report = sample("ptr-dynamic.lab.test", &[Area::Ip, Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::IpDynamic), Some(Verdict::Note));
    let listed = "26.113.0.203.zen.spamhaus.org. A 127.0.0.10\n";
    let report = sample("ptr-dynamic.lab.test", &[Area::Ip, Area::Dnsbl]).also(listed).run().await;
    assert_eq!(verdict(&report, Code::IpDynamic), Some(Verdict::Problem));
    assert_eq!(verdict(&report, Code::DnsblPolicy), Some(Verdict::Problem));
    // A chosen name under the own domain is nobody's pool.
    let own = "144.113.0.203.in-addr.arpa. PTR mail.pool.own.lab.test.\nmail.pool.own.lab.test. A 203.0.113.144\n";
    let report = address("203.0.113.144", &[Area::Ip]).domain("own.lab.test").also(own).run().await;
    assert_eq!(verdict(&report, Code::IpDynamic), None);
}

// net.asn_reputation

#[tokio::test]
async fn the_network_is_named_and_weighed() {
    let report = sample("two-origins.lab.test", &[Area::Ip]).run().await;
    let network = find(&report, Code::IpNetwork);
    assert_eq!((network.verdict, text(network, "list")), (Verdict::Good, "clean".to_owned()));
    assert!(text(network, "place").contains("AS64500 AS64501 198.51.100.0/24"), "{network:?}");
    let report = sample("listed-network.lab.test", &[Area::Ip, Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::IpNetworkListed), Some(Verdict::Note));
    // What is said of the network accuses no address.
    assert_eq!(codes(&report, Area::Dnsbl).iter().filter(|(_, verdict)| verdict.is_fault() || *verdict == Verdict::Note).count(), 0);
}

#[tokio::test]
async fn an_unanswered_question_about_the_network_hides_only_the_network() {
    let silent = "; at: 10.113.0.203.origin.asn.cymru.com. TXT servfail\n";
    let report = sample("healthy.lab.test", &[Area::Ip]).also(silent).run().await;
    let unknown = find(&report, Code::IpNetworkUnknown);
    assert_eq!((unknown.verdict, text(unknown, "reason")), (Verdict::Unknown, "no-answer".to_owned()));
    assert_eq!(verdict(&report, Code::IpPublic), Some(Verdict::Good));
    assert_eq!(verdict(&report, Code::IpNetwork), None);
    let failing = "; at: 10.113.0.203.dnsbl-3.uceprotect.net. A servfail\n";
    let report = sample("healthy.lab.test", &[Area::Ip]).also(failing).run().await;
    assert_eq!(text(find(&report, Code::IpNetwork), "list"), "unknown");
}

// net.provider_known

#[tokio::test]
async fn a_provider_is_recognised_by_name_and_never_by_number_alone() {
    let report = sample("cloud.lab.test", &[Area::Ip]).run().await;
    let provider = find(&report, Code::IpProvider);
    assert_eq!((provider.verdict, text(provider, "id"), text(provider, "by")), (Verdict::Good, "hetzner".to_owned(), "network".to_owned()));
    let details = explain::details(&report, provider, Words(Locale::Chinese));
    assert!(details.len() >= 4 && details.iter().all(|detail| !detail.text.is_empty()));
    assert_ne!(details[0].text, explain::details(&report, provider, Words(Locale::English))[0].text);

    let by_name = "145.113.0.203.in-addr.arpa. PTR vmi145.contaboserver.net.\nvmi145.contaboserver.net. A 203.0.113.145\n";
    let report = address("203.0.113.145", &[Area::Ip, Area::Ptr]).also(by_name).run().await;
    let provider = find(&report, Code::IpProvider);
    assert_eq!((text(provider, "id"), text(provider, "by")), ("contabo".to_owned(), "name".to_owned()));
    // The reverse name is an unchanged default, and the provider's panel is named beside it.
    let generic = find(&report, Code::PtrGeneric);
    assert_eq!(generic.verdict, Verdict::Problem);
    assert!(!explain::details(&report, generic, Words(Locale::English)).is_empty());

    let number = "146.113.0.203.origin.asn.cymru.com. TXT \"16509 | 203.0.113.0/24 | US | arin | 2026-01-01\"\nAS16509.asn.cymru.com. TXT \"16509 | US | arin | 2026-01-01 | SOMEBODY-ELSE, US\"\n";
    let report = address("203.0.113.146", &[Area::Ip]).also(number).run().await;
    let unknown = find(&report, Code::IpProviderUnknown);
    assert_eq!(unknown.verdict, Verdict::NotApplicable);
    assert!(text(unknown, "hints").contains("Amazon"));

    let unverified = "147.113.0.203.origin.asn.cymru.com. TXT \"45090 | 203.0.113.0/24 | CN | apnic | 2026-01-01\"\nAS45090.asn.cymru.com. TXT \"45090 | CN | apnic | 2026-01-01 | TENCENT-NET-AP, CN\"\n";
    let report = address("203.0.113.147", &[Area::Ip]).also(unverified).run().await;
    assert_eq!(verdict(&report, Code::IpProviderUnverified), Some(Verdict::Note));
}

// ip.dnsbl_core, ip.pbl_policy, ip.dnsbl_minor, ip.dnswl

#[tokio::test]
async fn core_lists_stop_mail_and_tell_why() {
    let report = sample("healthy.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::DnsblClean), Some(Verdict::Good));
    assert!(report.findings.iter().all(|finding| !finding.verdict.is_fault() && finding.verdict != Verdict::Note), "{:#?}", report.findings);
    let report = sample("burnt.lab.test", &[Area::Dnsbl]).settings(|settings| settings.registered = vec![DnsblRegistration::Barracuda]).run().await;
    let listed: Vec<String> = report.findings.iter().filter(|finding| finding.code == Code::DnsblListed).map(|finding| text(finding, "id")).collect();
    assert_eq!(listed, ["spamhaus-zen", "barracuda", "spamcop"]);
    let zen = find(&report, Code::DnsblListed);
    assert_eq!((zen.verdict, text(zen, "meanings")), (Verdict::Broken, "127.0.0.2 127.0.0.4".to_owned()));
    assert!(text(zen, "reasons").contains("check.spamhaus.org"));
    let told = |locale| explain::details(&report, zen, Words(locale)).into_iter().map(|detail| detail.text).collect::<Vec<_>>();
    assert!(told(Locale::English)[0].contains("SBL") && told(Locale::English).iter().any(|text| text.contains("198.51.100.66")));
    assert_ne!(told(Locale::English)[0], told(Locale::Chinese)[0]);
    let document = explain::document(&report, Words(Locale::English));
    assert!(document["findings"].as_array().unwrap().iter().any(|entry| entry["details"].as_array().is_some_and(|details| details.len() > 2)));
}

#[tokio::test]
async fn a_policy_listing_is_no_accusation() {
    let report = sample("listed-pbl.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::DnsblPolicy), Some(Verdict::Problem));
    assert_eq!(verdict(&report, Code::DnsblListed), None);
    // Both at once are two matters; the same numbers mean something else at another list.
    let also = "148.113.0.203.zen.spamhaus.org. A 127.0.0.10\n A 127.0.0.3\n48.113.0.203.bl.mailspike.net. A 127.0.0.10\n48.113.0.203.noptr.spamrats.com. A 127.0.0.37\n";
    let report = address("203.0.113.148", &[Area::Dnsbl]).also(also).run().await;
    assert_eq!(text(find(&report, Code::DnsblListed), "meanings"), "127.0.0.3");
    assert_eq!(text(find(&report, Code::DnsblMinor), "id"), "mailspike-bl");
    assert_eq!(report.findings.iter().filter(|finding| finding.code == Code::DnsblPolicy).count(), 2);
}

#[tokio::test]
async fn small_lists_count_together() {
    let report = sample("listed-minor.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!(report.findings.iter().filter(|finding| finding.code == Code::DnsblMinor && finding.verdict == Verdict::Note).count(), 2);
    assert_eq!(verdict(&report, Code::DnsblMinorMany), None);
    let zone = |lists: &[&str]| lists.iter().map(|list| format!("149.113.0.203.{list}. A 127.0.0.2\n")).collect::<String>();
    let three = ["psbl.surriel.com", "bl.mailspike.net", "dnsbl-1.uceprotect.net"];
    let report = address("203.0.113.149", &[Area::Dnsbl]).also(&zone(&three)).run().await;
    assert_eq!(verdict(&report, Code::DnsblMinorMany), None);
    let four = ["psbl.surriel.com", "bl.mailspike.net", "dnsbl-1.uceprotect.net", "bl.blocklist.de"];
    let report = address("203.0.113.149", &[Area::Dnsbl]).also(&zone(&four)).run().await;
    let many = find(&report, Code::DnsblMinorMany);
    assert_eq!((many.verdict, text(many, "count")), (Verdict::Problem, "4".to_owned()));
    // Shown, not counted.
    let report = address("203.0.113.149", &[Area::Dnsbl]).also("149.113.0.203.torexit.dan.me.uk. A 127.0.0.100\n").run().await;
    assert_eq!(verdict(&report, Code::DnsblInformational), Some(Verdict::NotApplicable));
}

#[tokio::test]
async fn an_answer_that_is_not_documented_is_no_listing() {
    let report = address("203.0.113.149", &[Area::Dnsbl]).also("149.113.0.203.zen.spamhaus.org. A 127.0.0.77\n").run().await;
    assert_eq!(verdict(&report, Code::DnsblListed), None);
    assert!(text(find(&report, Code::DnsblUnknown), "ids").contains("spamhaus-zen"));
}

#[tokio::test]
async fn allow_lists_never_alarm() {
    let report = sample("list-allowed.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::DnsblAllowed), Some(Verdict::Good));
    let report = sample("healthy.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::DnsblAllowAbsent), Some(Verdict::NotApplicable));
    let report = address("203.0.113.149", &[Area::Dnsbl]).also("149.113.0.203.list.dnswl.org. A 127.0.5.0\n").run().await;
    assert_eq!(verdict(&report, Code::DnsblAllowUntrusted), Some(Verdict::Note));
    // Refused: nothing is known, and nothing is said.
    let refused = "149.113.0.203.list.dnswl.org. A 127.0.0.255\n; below: wl.mailspike.net. servfail\n; below: iadb.isipp.com. servfail\n";
    let report = address("203.0.113.149", &[Area::Dnsbl]).also(refused).run().await;
    assert!(report.findings.iter().all(|finding| finding.code.catalogue() != "ip.dnswl"), "{:#?}", report.findings);
    // White at Hostkarma is praise.
    let report = address("203.0.113.149", &[Area::Dnsbl]).also("149.113.0.203.hostkarma.junkemailfilter.com. A 127.0.0.1\n").run().await;
    assert_eq!(verdict(&report, Code::DnsblAllowed), Some(Verdict::Good));
    // An allow-list that names everybody praises nobody.
    let wild = "1.0.0.127.list.dnswl.org. A 127.0.5.3\n149.113.0.203.list.dnswl.org. A 127.0.5.3\n";
    let report = address("203.0.113.149", &[Area::Dnsbl]).also(wild).run().await;
    assert_eq!(verdict(&report, Code::DnsblAllowed), None);
}

#[tokio::test]
async fn refusals_say_what_to_do() {
    for (name, reason) in [("list-refused.lab.test", "resolver"), ("list-overused.lab.test", "volume")] {
        let report = sample(name, &[Area::Dnsbl]).run().await;
        let refused = find(&report, Code::DnsblRefused);
        assert_eq!((refused.verdict, text(refused, "reason").as_str(), text(refused, "ids").as_str()), (Verdict::Unknown, reason, "spamhaus-zen"));
        assert_eq!(verdict(&report, Code::DnsblListed), None);
        assert!(Words(Locale::English).fix(refused).unwrap().contains("MAILWORTHY_SPAMHAUS_DQS_KEY"));
        assert!(!explain::details(&report, refused, Words(Locale::Chinese)).is_empty());
    }
    let bad_key = "149.113.0.203.labkey.zen.dq.spamhaus.net. A 127.255.255.252\n";
    let report = address("203.0.113.149", &[Area::Dnsbl]).also(bad_key).settings(|settings| settings.spamhaus_dqs_key = "labkey".parse().ok()).run().await;
    assert_eq!(text(find(&report, Code::DnsblRefused), "reason"), "key");
}

#[tokio::test]
async fn silence_and_death_are_told_apart() {
    let report = sample("list-servfail.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::DnsblUnknown), Some(Verdict::Unknown));
    let report = sample("list-hijacked.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::DnsblDead), Some(Verdict::Unknown));
    let everybody = "1.0.0.127.psbl.surriel.com. A 127.0.0.2\n149.113.0.203.psbl.surriel.com. A 127.0.0.2\n";
    let report = address("203.0.113.149", &[Area::Dnsbl]).also(everybody).run().await;
    assert_eq!(text(find(&report, Code::DnsblDead), "ids"), "psbl");
    assert_eq!(verdict(&report, Code::DnsblMinor), None);
}

#[tokio::test]
async fn what_may_not_be_asked_is_not_asked() {
    let report = sample("burnt.lab.test", &[Area::Dnsbl]).settings(|settings| settings.usage = DnsblUsage::Commercial).run().await;
    assert!(report.evidence.iter().all(|evidence| !evidence.question.contains("zen.spamhaus.org")));
    let unasked: Vec<_> = report.findings.iter().filter(|finding| finding.code == Code::DnsblNotAsked).collect();
    assert!(unasked.iter().any(|finding| text(finding, "reason") == "terms" && finding.verdict == Verdict::Unknown));
    assert!(unasked.iter().any(|finding| text(finding, "reason") == "key" && finding.verdict == Verdict::NotApplicable));
    let report = sample("burnt.lab.test", &[Area::Dnsbl]).settings(|settings| settings.off = vec!["spamcop".into()]).run().await;
    assert!(report.evidence.iter().all(|evidence| !evidence.question.contains("spamcop")));
    // Dead lists are never asked.
    assert!(report.evidence.iter().all(|evidence| !evidence.question.contains("sorbs")));
}

#[tokio::test]
async fn a_key_opens_its_list_and_is_nowhere_to_be_seen() {
    let listed = "149.113.0.203.labkey.zen.dq.spamhaus.net. A 127.0.0.2\n TXT \"asked with LabKey\"\n";
    let report = address("203.0.113.149", &[Area::Dnsbl, Area::Neighbours])
        .also(listed)
        .settings(|settings| {
            settings.usage = DnsblUsage::Commercial;
            settings.spamhaus_dqs_key = "labkey".parse().ok();
        })
        .run()
        .await;
    assert_eq!(text(find(&report, Code::DnsblListed), "id"), "spamhaus-dqs-zen");
    let everything = format!("{report:?}{}", explain::document(&report, Words(Locale::English)));
    assert!(!everything.to_ascii_lowercase().contains("labkey"));
}

// ip.dnsbl_neighbours

#[tokio::test]
async fn a_neighbourhood_is_judged_only_where_the_interval_allows_it() {
    let report = sample("healthy.lab.test", &[Area::Neighbours]).run().await;
    assert_eq!(verdict(&report, Code::NeighboursLevelTwoClean), Some(Verdict::Good));
    let unknown = find(&report, Code::NeighboursUnknown);
    assert_eq!((text(unknown, "reason"), text(unknown, "listed"), text(unknown, "low")), ("interval".to_owned(), "0".to_owned(), "0".to_owned()));
    assert!(report.evidence.len() < 60, "{}", report.evidence.len());

    let report = sample("burnt.lab.test", &[Area::Neighbours]).run().await;
    assert_eq!(verdict(&report, Code::NeighboursLevelTwo), Some(Verdict::Problem));

    let all = "$GENERATE 1-254 $.113.0.203.bl.mailspike.net. A 127.0.0.10\n";
    let report = address("203.0.113.10", &[Area::Neighbours]).also(all).run().await;
    let listed = find(&report, Code::NeighboursListed);
    assert_eq!((listed.verdict, text(listed, "list").contains("Mailspike")), (Verdict::Problem, true));
    // A quarter of the network: between 2 and 10 in a hundred at least.
    let report = address("192.0.2.200", &[Area::Neighbours]).also("$GENERATE 0-31 $.2.0.192.bl.mailspike.net. A 127.0.0.10\n").run().await;
    assert_eq!(verdict(&report, Code::NeighboursListed), Some(Verdict::Note));
}

#[tokio::test]
async fn neighbours_that_nobody_tells_of_are_unknown() {
    let failing = "; below: bl.mailspike.net. servfail\n; at: 10.113.0.203.dnsbl-2.uceprotect.net. A servfail\n";
    let report = address("203.0.113.10", &[Area::Neighbours]).also(failing).run().await;
    let reasons: Vec<String> = report.findings.iter().map(|finding| text(finding, "reason")).collect();
    assert_eq!(reasons, ["level-two", "no-answer"]);
    let report = sample("ipv6-only.lab.test", &[Area::Neighbours, Area::Ptr]).run().await;
    assert_eq!(codes(&report, Area::Neighbours), [(Code::NeighboursNotAsked, Verdict::NotApplicable)]);
}

#[tokio::test]
async fn a_neighbourhood_is_asked_about_once() {
    let lab = Lab::start().unwrap();
    let tools = Tools::default();
    let options = Options { only: vec![Area::Neighbours] };
    let target = lab::find("healthy.lab.test").unwrap().target();
    let first = crate::check::run(&lab.net(), &target, &tools, &options, |_, _| ()).await.report;
    let second = crate::check::run(&lab.net(), &target, &tools, &options, |_, _| ()).await.report;
    assert_eq!(codes(&first, Area::Neighbours), codes(&second, Area::Neighbours));
    let asked = |report: &crate::model::report::Report| report.evidence.iter().filter(|evidence| evidence.question.contains("mailspike")).count();
    assert!(asked(&first) >= 16 && asked(&second) == 0, "{} {}", asked(&first), asked(&second));
}

// helo.fqdn, helo.not_literal, helo.resolves, helo.matches_ptr, helo.spf

#[tokio::test]
async fn a_sound_helo_name_is_said_to_be_so() {
    let report = sample("healthy.lab.test", &[Area::Helo]).helo("mail.healthy.lab.test").run().await;
    let expected = [Code::HeloGood, Code::HeloPtrSame, Code::HeloSpfGood].map(|code| (code, Verdict::Good));
    assert_eq!(codes(&report, Area::Helo), expected);
}

#[tokio::test]
async fn a_name_that_nobody_gave_is_supposed_and_said_so() {
    let report = sample("healthy.lab.test", &[Area::Helo]).run().await;
    assert_eq!(codes(&report, Area::Helo), [(Code::HeloAssumed, Verdict::Unknown), (Code::HeloSpfGood, Verdict::Good)]);
    let report = sample("no-ptr.lab.test", &[Area::Helo]).run().await;
    assert_eq!(codes(&report, Area::Helo), [(Code::HeloUnseen, Verdict::Unknown)]);
}

#[tokio::test]
async fn what_is_no_public_name_is_said() {
    for helo in ["localhost", "mail", "mail.local", "server.lan", "vm.internal", "3f2504e04f89.localdomain"] {
        let report = sample("healthy.lab.test", &[Area::Helo]).helo(helo).run().await;
        assert_eq!(codes(&report, Area::Helo), [(Code::HeloNotFqdn, Verdict::Problem)], "{helo}");
    }
    for (helo, expected) in [("203.0.113.10", Verdict::Problem), ("[203.0.113.10]", Verdict::Note), ("[IPv6:2001:db8::1]", Verdict::Note)] {
        let report = sample("healthy.lab.test", &[Area::Helo]).helo(helo).run().await;
        assert_eq!(codes(&report, Area::Helo), [(Code::HeloLiteral, expected)], "{helo}");
    }
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
    assert_eq!(verdict(&report, Code::HeloPtrDiffers), Some(Verdict::Note), "the reverse name leads back");
    let missing = find(&report, Code::HeloSpfMissing);
    assert_eq!((missing.verdict, missing.remedy.clone().unwrap().value.as_str()), (Verdict::Note, "v=spf1 ip4:203.0.113.10 -all"));

    let failing = "; at: shaky.lab.test. A servfail\n";
    let report = sample("healthy.lab.test", &[Area::Helo]).helo("shaky.lab.test").also(failing).run().await;
    assert_eq!(verdict(&report, Code::HeloUnknown), Some(Verdict::Unknown));
    assert_eq!(verdict(&report, Code::HeloUnresolved), None);
}

#[tokio::test]
async fn helo_and_reverse_name_are_compared() {
    let report = sample("helo-other.lab.test", &[Area::Helo]).run().await;
    let differs = find(&report, Code::HeloPtrDiffers);
    assert_eq!((differs.verdict, text(differs, "confirmed").as_str()), (Verdict::Note, "both"));
    let neither = "wrong.lab.test. A 203.0.113.200\n50.113.0.203.in-addr.arpa. PTR nowhere.lab.test.\n";
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
    let report = run("; at: mx.spf.lab.test. TXT servfail\n").await;
    assert_eq!(verdict(&report, Code::HeloSpfUnknown), Some(Verdict::Unknown));
    assert_eq!(verdict(&report, Code::HeloGood), Some(Verdict::Good));
}

// ptr.exists, ptr.fcrdns, ptr.single, ptr.generic, ptr.ipv6, ptr.dnssec

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
async fn a_generic_name_is_weighed_by_whose_it_is() {
    let run = async |name: &str, domain: &str| {
        let zone = format!("152.113.0.203.in-addr.arpa. PTR {name}.\n{name}. A 203.0.113.152\n");
        verdict(&address("203.0.113.152", &[Area::Ptr]).domain(domain).also(&zone).run().await, Code::PtrGeneric)
    };
    assert_eq!(run("mail.own.lab.test", "own.lab.test").await, None);
    assert_eq!(run("static.152.113.0.203.clients.your-server.de", "own.lab.test").await, Some(Verdict::Problem));
    assert_eq!(run("203-0-113-152.hosting.lab.test", "own.lab.test").await, Some(Verdict::Problem));
    assert_eq!(run("203-0-113-152.own.lab.test", "own.lab.test").await, Some(Verdict::Note));
    assert_eq!(run("vps12.hosting.lab.test", "own.lab.test").await, Some(Verdict::Note));
    assert_eq!(run("vps12.own.lab.test", "own.lab.test").await, None);
}

#[tokio::test]
async fn ipv6_wants_a_confirmed_name_of_its_own() {
    let report = sample("ipv6-only.lab.test", &[Area::Ptr]).run().await;
    assert_eq!(codes(&report, Area::Ptr), [(Code::PtrGood, Verdict::Good)]);
    let report = sample("ipv6-no-ptr.lab.test", &[Area::Ptr]).run().await;
    assert_eq!(verdict(&report, Code::PtrSixUnconfirmed), Some(Verdict::Broken));
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

#[test]
fn a_slow_zone_is_noted() {
    use crate::{
        check::observe::{Observations, ptr::Trouble},
        mail::iprev::Reverse,
        model::evidence::EvidenceId,
        net::Outcome,
    };
    let ip = "203.0.113.10".parse().unwrap();
    let reverse = Reverse { ip, outcome: Outcome::NoSuchName, names: Vec::new(), total: 0, delegated: Vec::new(), evidence: EvidenceId(0) };
    let trouble = Trouble { ip, name: "10.113.0.203.in-addr.arpa".into(), repeated: false, took_ms: 3_250, evidence: vec![EvidenceId(0)] };
    let seen = Observations { ptr: Some(vec![reverse]), ptr_trouble: vec![trouble], ..Observations::default() };
    let findings = super::area(Area::Ptr, &seen);
    let slow = findings.iter().find(|finding| finding.code == Code::PtrSlow).unwrap();
    assert_eq!((slow.verdict, text(slow, "seconds").as_str(), text(slow, "zone").as_str()), (Verdict::Note, "3.2", "reverse"));
}
