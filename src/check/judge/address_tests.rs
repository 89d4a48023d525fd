//! The address and its neighbours, over real DNS: for each entry of the catalogue a good case and bad ones.

use super::trial::{self, address, codes, find, sample, text, verdict};
use crate::{
    check::{Options, Tools, explain, plan},
    lab::{self, Lab},
    model::{area::Area, code::Code, locale::Locale, verdict::Verdict},
    words::Words,
};

const MINE: [Area; 5] = [Area::Ip, Area::Dnsbl, Area::Neighbours, Area::Ptr, Area::Helo];

#[tokio::test]
async fn samples_show_what_their_heads_promise() {
    let lab = Lab::start().unwrap();
    let tools = Tools::default();
    let (net, options) = (lab.net(), Options { only: MINE.to_vec(), ..Options::default() });
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

/// The order in which answers came in changes nothing.
#[tokio::test]
async fn the_order_of_observations_does_not_matter() {
    let lab = Lab::start().unwrap();
    let options = Options { only: MINE.to_vec(), ..Options::default() };
    for name in ["burnt.lab.test", "listed-minor.lab.test", "dual-half.lab.test", "ptr-half.lab.test", "helo-other.lab.test", "list-refused.lab.test"] {
        let target = lab::find(name).unwrap().target();
        let seen = crate::check::run(&lab.net(), &target, &Tools::default(), &options, |_, _| ()).await.observations;
        let mut turned = seen.clone();
        turned.ip.iter_mut().for_each(|all| all.reverse());
        turned.dnsbl.iter_mut().for_each(|all| all.reverse());
        turned.dnsbl_unasked.iter_mut().for_each(|unasked| unasked.lists.reverse());
        turned.dnsbl_unasked.reverse();
        turned.neighbours.iter_mut().for_each(|all| all.reverse());
        turned.helo.iter_mut().for_each(|all| all.reverse());
        turned.ptr.iter_mut().for_each(|all| all.reverse());
        turned.ptr_trouble.reverse();
        assert_eq!(super::all(&seen), super::all(&turned), "{name}");
        // What is stored is judged as what was seen.
        let stored = serde_json::from_value(serde_json::to_value(&seen).unwrap()).unwrap();
        assert_eq!(super::all(&seen), super::all(&stored), "{name}");
    }
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
        // No list is asked about an address that nobody can have, and that is said.
        let others: Vec<Verdict> =
            report.findings.iter().filter(|other| other.subject == ip && other.code != Code::IpNotPublic).map(|other| other.verdict).collect();
        assert_eq!(others, [Verdict::NotApplicable; 2], "{ip}");
        // Nothing has to be asked to know it.
        let report = address(ip, &[Area::Ip]).run().await;
        assert_eq!((report.evidence.len(), verdict(&report, Code::IpNotPublic)), (0, Some(Verdict::Broken)));
        let lists = address(ip, &[Area::Dnsbl, Area::Neighbours]).run().await;
        assert_eq!(codes(&lists, Area::Dnsbl), [(Code::DnsblNotAsked, Verdict::NotApplicable)], "{ip}");
        assert_eq!(codes(&lists, Area::Neighbours), [(Code::NeighboursNotAsked, Verdict::NotApplicable)], "{ip}");
    }
}

#[tokio::test]
async fn a_changing_line_is_a_hint_until_its_owner_says_so() {
    let report = sample("ptr-dynamic.lab.test", &[Area::Ip, Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::IpDynamic), Some(Verdict::Note));
    let listed = "26.113.0.203.zen.spamhaus.org. A 127.0.0.10\n";
    let report = sample("ptr-dynamic.lab.test", &[Area::Ip, Area::Dnsbl]).also(listed).run().await;
    assert_eq!(verdict(&report, Code::IpDynamic), Some(Verdict::Problem));
    assert_eq!(verdict(&report, Code::DnsblPolicy), Some(Verdict::Broken));
    // The list tells the matter, the address refers to it.
    assert!(!plan::steps(&report.findings).iter().any(|step| step.code == Code::IpDynamic));
    // Whether the lists are shown changes nothing about the address.
    let alone = sample("ptr-dynamic.lab.test", &[Area::Ip]).also(listed).run().await;
    assert_eq!(verdict(&alone, Code::IpDynamic), Some(Verdict::Problem));
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
    // Who was not told of is not unknown to us.
    assert_eq!(verdict(&report, Code::IpProviderUnknown), None);
    let nameless = "73.100.51.198.origin.asn.cymru.com. TXT \"64511 | 198.51.100.0/24 | ZZ | lab | 2026-01-01\"\n; at: AS64511.asn.cymru.com. TXT servfail\n";
    assert_eq!(verdict(&address("198.51.100.73", &[Area::Ip]).also(nameless).run().await, Code::IpProviderUnknown), None);
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

    let watched = "148.113.0.203.origin.asn.cymru.com. TXT \"16276 | 203.0.113.0/24 | FR | ripencc | 2026-01-01\"\nAS16276.asn.cymru.com. TXT \"16276 | FR | ripencc | 2026-01-01 | OVH, FR\"\n";
    let report = address("203.0.113.148", &[Area::Ip]).also(watched).run().await;
    assert_eq!(text(find(&report, Code::IpProvider), "port25"), "watched");

    let number = "146.113.0.203.origin.asn.cymru.com. TXT \"16509 | 203.0.113.0/24 | US | arin | 2026-01-01\"\nAS16509.asn.cymru.com. TXT \"16509 | US | arin | 2026-01-01 | SOMEBODY-ELSE, US\"\n";
    let report = address("203.0.113.146", &[Area::Ip]).also(number).run().await;
    let unknown = find(&report, Code::IpProviderUnknown);
    assert_eq!(unknown.verdict, Verdict::NotApplicable);
    assert!(text(unknown, "hints").contains("Amazon"));

    let unverified = "147.113.0.203.origin.asn.cymru.com. TXT \"45090 | 203.0.113.0/24 | CN | apnic | 2026-01-01\"\nAS45090.asn.cymru.com. TXT \"45090 | CN | apnic | 2026-01-01 | TENCENT-NET-AP, CN\"\n";
    let report = address("203.0.113.147", &[Area::Ip]).also(unverified).run().await;
    assert_eq!(verdict(&report, Code::IpProviderUnverified), Some(Verdict::Note));
}

// ip.dnsbl_neighbours

#[tokio::test]
async fn a_neighbourhood_is_judged_only_where_the_interval_allows_it() {
    let report = sample("healthy.lab.test", &[Area::Neighbours]).run().await;
    assert_eq!(verdict(&report, Code::NeighboursLevelTwoClean), Some(Verdict::Good));
    // The whole network was measured, and what a few neighbours show is told beside it.
    let few = find(&report, Code::NeighboursUnknown);
    assert_eq!((few.verdict, text(few, "reason"), text(few, "listed")), (Verdict::NotApplicable, "none".to_owned(), "0".to_owned()));
    let unmeasured = "; at: 10.113.0.203.dnsbl-2.uceprotect.net. A servfail\n";
    let report = address("203.0.113.10", &[Area::Neighbours]).also(unmeasured).run().await;
    let few = report.findings.iter().rfind(|finding| finding.code == Code::NeighboursUnknown).unwrap();
    assert_eq!((few.verdict, text(few, "reason"), text(few, "low")), (Verdict::Unknown, "interval".to_owned(), "0".to_owned()));
    let one = "$GENERATE 0-15 $.2.0.192.bl.mailspike.net. A 127.0.0.10\n";
    let report = address("192.0.2.200", &[Area::Neighbours]).also(one).run().await;
    let few = find(&report, Code::NeighboursUnknown);
    assert_eq!((few.verdict, text(few, "reason"), text(few, "listed")), (Verdict::Unknown, "interval".to_owned(), "1".to_owned()));
    let report = sample("healthy.lab.test", &[Area::Neighbours]).run().await;
    assert!(report.evidence.len() < 60, "{}", report.evidence.len());

    let report = sample("burnt.lab.test", &[Area::Neighbours]).run().await;
    assert_eq!(verdict(&report, Code::NeighboursLevelTwo), Some(Verdict::Problem));

    let all = "$GENERATE 1-254 $.113.0.203.bl.mailspike.net. A 127.0.0.10\n";
    let report = address("203.0.113.10", &[Area::Neighbours]).also(all).run().await;
    let listed = find(&report, Code::NeighboursListed);
    assert_eq!((listed.verdict, text(listed, "list").contains("Mailspike")), (Verdict::Problem, true));
    // Of two senders beside each other both rest on what this run asked.
    let report = address("203.0.113.10", &[Area::Neighbours]).ip("203.0.113.12").also(all).run().await;
    let both: Vec<_> = report.findings.iter().filter(|finding| finding.code == Code::NeighboursListed).collect();
    assert_eq!(both.len(), 2);
    assert!(both.iter().all(|listed| listed.evidence.len() >= 15), "{both:?}");
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
    let report = sample("ipv6-only.lab.test", &[Area::Neighbours]).run().await;
    assert_eq!(codes(&report, Area::Neighbours), [(Code::NeighboursNotAsked, Verdict::NotApplicable)]);
}

#[tokio::test]
async fn a_neighbourhood_is_asked_about_once() {
    let lab = Lab::start().unwrap();
    let tools = Tools::default();
    let options = Options { only: vec![Area::Neighbours], ..Options::default() };
    let target = lab::find("healthy.lab.test").unwrap().target();
    let first = crate::check::run(&lab.net(), &target, &tools, &options, |_, _| ()).await.report;
    let second = crate::check::run(&lab.net(), &target, &tools, &options, |_, _| ()).await.report;
    assert_eq!(codes(&first, Area::Neighbours), codes(&second, Area::Neighbours));
    let asked = |report: &crate::model::report::Report| report.evidence.iter().filter(|evidence| evidence.question.contains("mailspike")).count();
    assert!(asked(&first) >= 16 && asked(&second) == 0, "{} {}", asked(&first), asked(&second));
}
