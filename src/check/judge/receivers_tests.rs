//! The receivers' rules and the relay, over real DNS.

use std::collections::BTreeSet;

use super::trial::{Trial, address, codes, find, sample, text, verdict};
use crate::{
    check::{
        explain,
        receivers::{Card, Standing, Summary, cards},
        score,
        sentence::sentence,
    },
    knowledge::receivers::{self as facts, Audience},
    model::{area::Area, code::Code, finding::Finding, locale::Locale, report::Report, verdict::Verdict},
    words::Words,
};

/// A domain whose record ends hard and names neither a relay nor anything but its exchanger.
const OWN: &str = "$ORIGIN own.lab.test.
@ SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300
 NS ns1.lab.test.
 MX 10 mail
 TXT \"v=spf1 mx -all\"
mail A 203.0.113.12
soft SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300
 TXT \"v=spf1 ip4:203.0.113.12 ~all\"
copied SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300
 TXT \"v=spf1 ip4:198.51.100.0/24 -all\"
included SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300
 TXT \"v=spf1 include:mailgun.org -all\"
mailgun.org. SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300
 TXT \"v=spf1 ip4:198.51.100.64/27 ip4:198.51.100.8 -all\"
";

fn own(name: &str, areas: &[Area]) -> Trial {
    sample(name, areas).also(OWN)
}

fn card(report: &Report, id: &str) -> Card {
    cards(&report.findings, &report.target, Locale::English).into_iter().find(|card| card.receiver.id == id).unwrap()
}

fn standing(report: &Report, id: &str, audience: Audience, check: &str) -> (bool, Standing) {
    let line = card(report, id).lines.into_iter().find(|line| line.audience == audience && line.rule.check == check).unwrap();
    (line.applies, line.standing)
}

fn receivers(report: &Report, code: Code) -> BTreeSet<String> {
    report
        .findings
        .iter()
        .filter(|finding| finding.code == code)
        .flat_map(|finding| text(finding, "ids").split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[tokio::test]
async fn what_was_measured_is_met_and_the_rest_is_said_to_be_open() {
    let report = sample("healthy.lab.test", &[]).run().await;
    assert!(
        receivers(&report, Code::ReceiversRefuse).is_empty() && receivers(&report, Code::ReceiversMissed).is_empty(),
        "{:#?}",
        codes(&report, Area::Receivers)
    );
    let met = receivers(&report, Code::ReceiversMet);
    assert!(met.contains("gmail") && met.contains("outlook") && met.contains("gmx") || !receivers(&report, Code::ReceiversUnknown).is_empty(), "{met:?}");
    assert_eq!(standing(&report, "gmail", Audience::All, "ptr.fcrdns"), (true, Standing::Met));
    assert_eq!(standing(&report, "gmail", Audience::All, "smtp.tls_version"), (true, Standing::NotMeasured));
    assert_eq!(standing(&report, "gmail", Audience::All, "ops.spam_rate"), (true, Standing::NotMeasured));
    assert_eq!(standing(&report, "cisco", Audience::All, "ip.dnsbl_core"), (true, Standing::NotMeasured));
    // Without a volume nobody is bulk.
    assert_eq!(standing(&report, "gmail", Audience::Bulk, "dkim.exists"), (false, Standing::Met));
    assert_eq!(card(&report, "cloudmark").summary(), Summary::NotMeasured);
}

#[tokio::test]
async fn a_missing_reverse_name_is_refused_where_a_rule_says_so() {
    let report = sample("no-ptr.lab.test", &[]).run().await;
    let refuse = receivers(&report, Code::ReceiversRefuse);
    assert!(["gmail", "yahoo", "outlook"].iter().all(|id| refuse.contains(*id)), "{refuse:?}");
    // GMX asks for it without a word of refusal in what was read, and rules that nobody has read decide nothing.
    assert!(receivers(&report, Code::ReceiversMissed).contains("gmx"));
    let told: BTreeSet<String> = refuse.into_iter().chain(receivers(&report, Code::ReceiversMissed)).collect();
    assert!(!told.contains("laposte") && !told.contains("proton"), "{told:?}");
    assert_eq!(card(&report, "laposte").summary(), Summary::Missed);
    let finding = find(&report, Code::ReceiversRefuse);
    let ptr = find(&report, Code::PtrMissing);
    assert!(ptr.evidence.iter().all(|id| finding.evidence.contains(id)), "the evidence is that of the fault");
    let details =
        |locale| explain::details(&report, finding, Words(locale)).into_iter().map(|detail| format!("{}: {}", detail.label, detail.text)).collect::<Vec<_>>();
    assert!(details(Locale::English).iter().any(|line| line.starts_with("Google Gmail") && line.contains("5.7.25")), "{:#?}", details(Locale::English));
    // The receiver is set apart from its rule, and the rule names the area that says more.
    assert!(details(Locale::English).iter().all(|line| line.contains(": ") && line.ends_with(')')), "{:#?}", details(Locale::English));
    assert!(details(Locale::Chinese).iter().all(|line| line.contains('：') && line.ends_with("」）")), "{:#?}", details(Locale::Chinese));
    assert!(details(Locale::Chinese).iter().any(|line| line.contains("5.7.25")) && details(Locale::Chinese) != details(Locale::English));
    // The summary costs nothing by itself: the fault has its price already.
    let without: Vec<_> = report.findings.iter().filter(|finding| !finding.area().is_summary()).cloned().collect();
    assert_eq!(crate::check::score::score(&without), crate::check::score::score(&report.findings));
}

#[tokio::test]
async fn a_default_name_is_not_met_where_an_own_one_is_asked_for() {
    let zone = "152.113.0.203.in-addr.arpa. PTR static.152.113.0.203.clients.your-server.de.\nstatic.152.113.0.203.clients.your-server.de. A 203.0.113.152\n";
    let report = super::trial::address("203.0.113.152", &[]).domain("own.lab.test").also(OWN).also(zone).run().await;
    assert_eq!(standing(&report, "yahoo", Audience::All, "ptr.fcrdns"), (true, Standing::Met));
    for id in ["yahoo", "t-online"] {
        assert!(matches!(standing(&report, id, Audience::All, "ptr.generic"), (true, Standing::Broken { certain: false, .. })), "{id}");
        assert_eq!(card(&report, id).summary(), Summary::Missed, "{id}");
    }
}

#[tokio::test]
async fn the_volume_decides_whether_bulk_rules_hold() {
    let small = sample("no-dmarc.lab.test", &[]).run().await;
    assert_eq!(receivers(&small, Code::ReceiversRefuse), BTreeSet::new());
    let (applies, broken) = standing(&small, "outlook", Audience::Bulk, "dmarc.exists");
    assert!(!applies && matches!(broken, Standing::Broken { certain: true, .. }));
    assert!(receivers(&small, Code::ReceiversRefuseBulk).is_superset(&BTreeSet::from(["outlook", "icloud"].map(str::to_owned))));
    for volume in [100, 4_999] {
        let below = sample("no-dmarc.lab.test", &[]).volume(volume).run().await;
        // Below the number that a receiver publishes, its rules for bulk hold nobody up; what no number bounds is a remark.
        for code in [Code::ReceiversRefuse, Code::ReceiversRefuseBulk] {
            assert_eq!(receivers(&below, code), BTreeSet::new(), "{volume}");
        }
        assert_eq!(receivers(&below, Code::ReceiversMissedBulk), BTreeSet::from(["icloud".to_owned()]), "{volume}");
        assert_eq!(verdict(&below, Code::ReceiversMissedBulk), Some(Verdict::Note));
    }
    let large = sample("no-dmarc.lab.test", &[]).volume(5_000).run().await;
    let refuse = receivers(&large, Code::ReceiversRefuse);
    // Gmail's own words about a missing record are "support unavailable": missed, not refused.
    assert!(refuse.contains("outlook") && refuse.contains("icloud") && !refuse.contains("gmail"), "{refuse:?}");
    assert!(receivers(&large, Code::ReceiversMissed).contains("gmail"));
}

#[tokio::test]
async fn spf_alone_or_dkim_alone_is_enough_where_the_rule_says_so() {
    // The address is not in the record, which ends in -all; no selector is known.
    let report = own("own.lab.test", &[]).ip("198.51.100.200").run().await;
    assert_eq!(verdict(&report, Code::SpfNotAuthorized), Some(Verdict::Broken));
    assert_eq!(standing(&report, "gmail", Audience::All, "spf.authorizes_ip"), (true, Standing::Unknown), "a key may be there");
    assert!(matches!(standing(&report, "gmx", Audience::All, "spf.authorizes_ip").1, Standing::Broken { certain: true, .. }));
    assert!(receivers(&report, Code::ReceiversRefuse).contains("gmx"));
    let soft = own("soft.own.lab.test", &[]).ip("198.51.100.200").run().await;
    assert_eq!(standing(&soft, "gmx", Audience::All, "spf.authorizes_ip"), (true, Standing::Met), "softfail is not fail");
}

#[tokio::test]
async fn only_the_lists_that_a_receiver_uses_count() {
    let listed = address("203.0.113.150", &[]).also("150.113.0.203.zen.spamhaus.org. A 127.0.0.2\n").run().await;
    assert!(matches!(standing(&listed, "outlook", Audience::All, "ip.dnsbl_core").1, Standing::Broken { certain: true, .. }));
    assert!(receivers(&listed, Code::ReceiversRefuse).contains("outlook"));
    let other = address("203.0.113.151", &[]).also("151.113.0.203.bl.spamcop.net. A 127.0.0.2\n").run().await;
    assert_eq!(standing(&other, "outlook", Audience::All, "ip.dnsbl_core"), (true, Standing::Met));
    assert!(matches!(standing(&other, "mimecast", Audience::All, "ip.dnsbl_core").1, Standing::Broken { certain: false, .. }));
    // What was not asked here is not measured, and hides no receiver.
    assert_eq!(standing(&other, "barracuda", Audience::All, "ip.dnsbl_core"), (true, Standing::NotMeasured));
    // A list that refuses us tells nothing.
    let refused = address("203.0.113.152", &[]).also("152.113.0.203.zen.spamhaus.org. A 127.255.255.254\n").run().await;
    assert_eq!(standing(&refused, "outlook", Audience::All, "ip.dnsbl_core"), (true, Standing::Unknown));
    assert!(receivers(&refused, Code::ReceiversUnknown).contains("outlook") || receivers(&refused, Code::ReceiversRefuse).contains("outlook"));
}

#[tokio::test]
async fn what_the_owner_of_the_network_says_counts_where_the_list_is_used() {
    let report = sample("listed-pbl.lab.test", &[]).run().await;
    assert!(matches!(standing(&report, "outlook", Audience::All, "ip.dnsbl_core").1, Standing::Broken { certain: true, .. }));
    // One listing is one broken rule: it does not say that the line changes hands.
    assert_eq!(standing(&report, "outlook", Audience::All, "ip.public_static"), (true, Standing::Met));
    assert_eq!((verdict(&report, Code::IpPublic), verdict(&report, Code::DnsblPolicy)), (Some(Verdict::Good), Some(Verdict::Broken)));
    let small = address("203.0.113.166", &[]).also("166.113.0.203.noptr.spamrats.com. A 127.0.0.37\n").run().await;
    assert_eq!((verdict(&small, Code::DnsblPolicy), standing(&small, "outlook", Audience::All, "ip.dnsbl_core").1), (Some(Verdict::Problem), Standing::Met));
}

#[tokio::test]
async fn an_ipv6_address_breaks_the_rules_of_those_alone_who_speak_of_ipv6() {
    let only = sample("ipv6-no-ptr.lab.test", &[]).run().await;
    assert_eq!(receivers(&only, Code::ReceiversRefuse), BTreeSet::from(["gmail".to_owned()]));
    assert!(matches!(standing(&only, "microsoft365", Audience::All, "ptr.exists").1, Standing::Broken { .. }));
    for (id, check) in [("outlook", "ptr.exists"), ("yahoo", "ptr.fcrdns"), ("gmx", "ptr.exists")] {
        assert_eq!(standing(&only, id, Audience::All, check), (true, Standing::NotMeasured), "{id}: whether it can be reached over IPv6 is not known");
    }
    let said = sentence(&only, Words(Locale::English)).main;
    assert_eq!(said, "Gmail refuses mail that comes from here over IPv6: the IPv6 address 2001:db8:6::26 has no reverse name.");
    // Beside a sound IPv4 address the others see nothing wrong.
    let half = sample("dual-half.lab.test", &[]).run().await;
    assert_eq!(standing(&half, "outlook", Audience::All, "ptr.exists"), (true, Standing::Met));
    assert_eq!(receivers(&half, Code::ReceiversRefuse), BTreeSet::from(["gmail".to_owned()]));
    // A name that leads elsewhere is a name.
    let elsewhere = "6.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR mail.healthy.lab.test.\n";
    let refuted = sample("ipv6-no-ptr.lab.test", &[]).also(elsewhere).run().await;
    assert_eq!(standing(&refuted, "microsoft365", Audience::All, "ptr.exists"), (true, Standing::Met));
    assert!(matches!(standing(&refuted, "gmail", Audience::All, "ptr.fcrdns").1, Standing::Broken { certain: true, .. }));
}

#[tokio::test]
async fn the_area_can_be_asked_for_alone() {
    let report = sample("no-ptr.lab.test", &[Area::Receivers]).run().await;
    assert!(report.findings.iter().all(|finding| finding.area() == Area::Receivers) && !report.findings.is_empty());
    assert!(receivers(&report, Code::ReceiversRefuse).contains("gmail"));
    let spf = sample("no-ptr.lab.test", &[Area::Spf]).run().await;
    assert!(spf.findings.iter().all(|finding| finding.area() == Area::Spf));
}

#[tokio::test]
async fn a_relay_sends_instead_of_the_own_server() {
    let report = own("own.lab.test", &[]).ip("203.0.113.12").relay("mailgun").run().await;
    let missing = find(&report, Code::SpfRelayMissing);
    assert_eq!(missing.verdict, Verdict::Broken);
    assert_eq!(missing.remedy.as_ref().unwrap().value, "v=spf1 include:mailgun.org mx -all");
    // The own address has no reverse name, which is the relay's business no more.
    assert_eq!(verdict(&report, Code::PtrMissing), Some(Verdict::NotApplicable));
    assert_eq!(verdict(&report, Code::IpRelaySends), Some(Verdict::NotApplicable));
    assert_eq!(standing(&report, "gmail", Audience::All, "ptr.fcrdns"), (true, Standing::OfRelay));
    assert!(matches!(standing(&report, "gmx", Audience::All, "spf.authorizes_ip").1, Standing::Broken { .. }));
    let soft = own("soft.own.lab.test", &[Area::Spf]).relay("mailgun").run().await;
    assert_eq!(verdict(&soft, Code::SpfRelayMissing), Some(Verdict::Problem));
    for name in ["included.own.lab.test", "copied.own.lab.test"] {
        let good = own(name, &[Area::Spf]).relay("mailgun").run().await;
        assert_eq!(verdict(&good, Code::SpfRelayGood), Some(Verdict::Good), "{name}");
        assert!(good.findings.iter().all(|finding| !finding.verdict.is_fault()), "{name}: {:#?}", good.findings);
    }
    let path = own("own.lab.test", &[Area::Spf]).relay("ses").run().await;
    assert_eq!(verdict(&path, Code::SpfRelayOwnPath), Some(Verdict::NotApplicable));
    // The relay's record cannot be found here.
    let unknown = own("own.lab.test", &[Area::Spf]).relay("scaleway-tem").run().await;
    assert_eq!(verdict(&unknown, Code::SpfRelayUnknown), Some(Verdict::Unknown));
    let vendor = own("own.lab.test", &[Area::Spf]).relay("generic-smarthost").run().await;
    assert_eq!(verdict(&vendor, Code::SpfRelayUnknown), Some(Verdict::Unknown));
}

#[test]
fn receivers_are_called_in_sentences_as_the_facts_call_them() {
    for receiver in facts::all() {
        let id = receiver.id.to_string();
        for locale in Locale::ALL {
            let finding = Finding::new(Code::ReceiversMissed, "example.com").arg("count", 1_usize);
            let finding = finding.arg("receivers", vec![receiver.name.to_string()]).arg("ids", vec![id.clone()]);
            let text = Words(locale).finding(&finding);
            assert!(text.contains(receiver.name_in(locale)), "{id}: {text}");
        }
    }
}

#[tokio::test]
async fn the_expected_score_drops_a_refusal_with_its_own_reason_and_keeps_the_others() {
    for (name, reasons, not_it) in [
        ("burnt.lab.test", vec![Code::DnsblListed], Code::SpfGood),
        ("no-ptr.lab.test", vec![Code::PtrMissing], Code::DmarcMissing),
        ("no-dmarc.lab.test", vec![Code::DmarcMissing], Code::PtrMissing),
    ] {
        let report = sample(name, &[]).run().await;
        let expected = |done: &[Code]| score::score(&score::mended(&report.findings, &report.target, done)).points;
        assert_eq!(expected(&[]), report.score.points, "{name}");
        assert_eq!(expected(&[not_it]), report.score.points, "{name}");
        assert!(expected(&reasons) > report.score.points, "{name}: {:?}", expected(&reasons));
        let refused = |findings: &[Finding]| findings.iter().any(|finding| finding.code == Code::ReceiversRefuse);
        assert!(!refused(&score::mended(&report.findings, &report.target, &reasons)), "{name}");
    }
}

#[tokio::test]
async fn a_domain_that_sends_nothing_needs_no_key_and_is_held_to_no_rule() {
    let records = "@ SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300\n@ NS ns1.lab.test.\n_dmarc TXT \"v=DMARC1; p=reject\"\n";
    for also in ["@ TXT \"v=spf1 -all\"\n@ MX 0 .\n", "@ TXT \"v=spf1 -all\"\n", "@ TXT \"v=spf1 -all\"\n@ MX 10 mail.healthy.lab.test.\n", "@ MX 0 .\n"] {
        let world = |areas: &[Area]| sample("quiet.rules.test", areas).also(&format!("$ORIGIN quiet.rules.test.\n{records}{also}"));
        let report = world(&[]).run().await;
        assert_eq!(codes(&report, Area::Dkim), [(Code::DkimParked, Verdict::NotApplicable)], "{also}");
        assert_eq!(text(find(&report, Code::DkimParked), "by"), "silence");
        assert_eq!(codes(&report, Area::Receivers), [(Code::ReceiversMet, Verdict::NotApplicable)], "{also}");
        assert!(Words(Locale::English).finding(find(&report, Code::ReceiversMet)).contains("sends no mail"), "{also}");
        assert!(card(&report, "gmail").lines.iter().all(|line| line.standing == Standing::NotApplicable), "{also}");
        assert_eq!(codes(&world(&[Area::Dkim]).run().await, Area::Dkim), [(Code::DkimParked, Verdict::NotApplicable)], "as in the whole: {also}");
        // Whoever names an address says that it sends.
        let sends = world(&[]).ip("203.0.113.12").run().await;
        assert_eq!(verdict(&sends, Code::DkimUnnamed), Some(Verdict::Unknown), "{also}");
        assert!(codes(&sends, Area::Receivers).iter().all(|(_, verdict)| *verdict != Verdict::NotApplicable), "{also}");
    }
}
