//! The lists of an address, over real DNS: for each entry of the catalogue a good case and bad ones.

use super::trial::{address, find, sample, text, verdict};
use crate::{
    check::{explain, sentence::sentence},
    config::{DnsblRegistration, DnsblUsage},
    knowledge::blocklists::Way,
    model::{area::Area, code::Code, locale::Locale, verdict::Verdict},
    words::{Key, Words},
};

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
    // Two parts of the list, and each has its own end; the provider is told what to write.
    assert_eq!((text(zen, "way"), text(zen, "parts")), ("provider".to_owned(), "SBL XBL".to_owned()));
    assert!(["SBL: only the owner", "XBL: you take", "To the provider:"].iter().all(|lead| told(Locale::English).iter().any(|text| text.starts_with(lead))));
    assert!(told(Locale::English)[0].contains("SBL") && told(Locale::English).iter().any(|text| text.contains("198.51.100.66")));
    assert_ne!(told(Locale::English)[0], told(Locale::Chinese)[0]);
    // SpamCop forgets by itself: there is nobody to write to.
    let spamcop = report.findings.iter().find(|finding| finding.code == Code::DnsblListed && text(finding, "id") == "spamcop").unwrap();
    assert!(explain::details(&report, spamcop, Words(Locale::English)).iter().all(|detail| !detail.text.contains("Please remove")));
    let document = explain::document(&report, Words(Locale::English));
    assert!(document["findings"].as_array().unwrap().iter().any(|entry| entry["details"].as_array().is_some_and(|details| details.len() > 2)));
}

#[tokio::test]
async fn a_policy_listing_is_no_accusation() {
    let report = sample("listed-pbl.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!((verdict(&report, Code::DnsblPolicy), verdict(&report, Code::DnsblListed)), (Some(Verdict::Broken), None));
    // Both at once are two matters; the same numbers mean something else at another list.
    let also = "148.113.0.203.zen.spamhaus.org. A 127.0.0.10\n A 127.0.0.3\n148.113.0.203.bl.mailspike.net. A 127.0.0.10\n148.113.0.203.noptr.spamrats.com. A 127.0.0.37\n";
    let report = address("203.0.113.148", &[Area::Dnsbl]).also(also).run().await;
    assert_eq!(text(find(&report, Code::DnsblListed), "meanings"), "127.0.0.3");
    assert_eq!(text(find(&report, Code::DnsblMinor), "id"), "mailspike-bl");
    let policies: Vec<(String, Verdict)> =
        report.findings.iter().filter(|finding| finding.code == Code::DnsblPolicy).map(|finding| (text(finding, "way"), finding.verdict)).collect();
    assert_eq!(policies, [("owner".to_owned(), Verdict::Broken), ("reverse_name".to_owned(), Verdict::Problem)]);
}

#[tokio::test]
async fn a_policy_entry_asks_for_a_reverse_name_only_where_there_is_none() {
    let zone = |answer: &str| format!("164.113.0.203.zen.spamhaus.org. A {answer}\n");
    let named = "164.113.0.203.in-addr.arpa. PTR mail.named.lab.test.\nmail.named.lab.test. A 203.0.113.164\n";
    for (answer, ptr, areas, state) in [
        ("127.0.0.11", named, &[Area::Dnsbl, Area::Ptr][..], "good"),
        ("127.0.0.10", named, &[Area::Dnsbl, Area::Ptr], "good"),
        ("127.0.0.11", "", &[Area::Dnsbl, Area::Ptr], "bad"),
        ("127.0.0.10", "", &[Area::Dnsbl, Area::Ptr], "bad"),
        ("127.0.0.11", "", &[Area::Dnsbl], "unknown"),
    ] {
        let report = address("203.0.113.164", areas).also(&zone(answer)).also(ptr).run().await;
        let found = find(&report, Code::DnsblPolicy);
        let fix = Words(Locale::English).fix(found).unwrap();
        assert_eq!((text(found, "ptr").as_str(), fix.contains("reverse name")), (state, state != "good"), "{answer}: {fix}");
        assert_eq!(fix.contains("ask the provider"), answer == "127.0.0.10", "{fix}");
        assert!(fix.starts_with(if answer == "127.0.0.10" { "Look the address up" } else { "Take the address off the list yourself" }), "{fix}");
    }
}

#[test]
fn every_way_off_a_list_has_its_words() {
    for way in Way::ALL.iter().filter(|way| !way.is_of_domain()) {
        assert!(Key::find(&format!("way-{}", way.as_str().replace('_', "-"))).is_some(), "{way:?}");
    }
}

/// What is wrong and who has to do what first differ from entry to entry of one list.
#[tokio::test]
async fn the_sentence_at_the_top_goes_by_the_kind_of_the_entry() {
    for (name, cause, first) in [
        ("listed-sbl.lab.test", "on the blocklist Spamhaus ZEN (SBL).", "First: Open a ticket at the provider of the address"),
        ("listed-drop.lab.test", "in a network that Spamhaus ZEN takes for hijacked or criminal.", "First: Move the server to another provider"),
        ("listed-css.lab.test", "on the blocklist Spamhaus ZEN (CSS).", "First: Set right how the server sends"),
        (
            "listed-pbl.lab.test",
            "Outlook refuses mail from here: 203.0.113.92 is listed as an address that should not send mail.",
            "First: Take the address off",
        ),
        ("domain-abused.lab.test", "is listed by Spamhaus DBL as a sound domain that strangers misuse.", "First: Clean the web site of domain-abused.lab.test"),
        ("domain-listed.lab.test", "is listed by Spamhaus DBL for spam.", "First: Stop mail to people who did not ask for it"),
    ] {
        let report = sample(name, &[]).run().await;
        let said = sentence(&report, Words(Locale::English));
        assert!(said.main.ends_with(cause) && said.first.as_ref().is_some_and(|step| step.starts_with(first)), "{name}: {said:?}");
    }
    // Infected machines have a way of their own, and of several the one that has to come first leads.
    for (answers, way) in [
        (&["127.0.0.4"][..], "infected"),
        (&["127.0.0.3", "127.0.0.4"], "infected"),
        (&["127.0.0.4", "127.0.0.2"], "provider"),
        (&["127.0.0.9", "127.0.0.2"], "leave"),
        (&["127.0.0.30"], "none"),
    ] {
        let zone: String = answers.iter().map(|answer| format!("165.113.0.203.zen.spamhaus.org. A {answer}\n")).collect();
        let report = address("203.0.113.165", &[Area::Dnsbl]).also(&zone).run().await;
        let found = find(&report, Code::DnsblListed);
        assert_eq!(text(found, "way"), way, "{answers:?}");
        let written = explain::details(&report, found, Words(Locale::English)).iter().any(|detail| detail.text.contains("203.0.113.165"));
        assert_eq!(written, way != "leave", "{answers:?}: nobody hears about one address of an outlaw's network");
    }
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
    let strange = find(&report, Code::DnsblUnknown);
    assert_eq!((text(strange, "ids").as_str(), text(strange, "why").as_str(), text(strange, "codes").as_str()), ("spamhaus-zen", "undocumented", "127.0.0.77"));
}

#[tokio::test]
async fn a_small_list_that_does_not_tell_hides_nothing_and_is_named() {
    for (zone, code) in [
        ("; below: blacklist.woody.ch. servfail\n", Code::DnsblUnknown),
        ("149.113.0.203.psbl.surriel.com. A 127.255.255.254\n", Code::DnsblRefused),
        ("149.113.0.203.psbl.surriel.com. A 192.0.2.80\n", Code::DnsblDead),
    ] {
        let report = address("203.0.113.149", &[Area::Dnsbl]).also(zone).run().await;
        assert_eq!(verdict(&report, code), Some(Verdict::NotApplicable), "{zone}");
        assert_eq!(verdict(&report, Code::DnsblClean), Some(Verdict::Good), "{zone}");
    }
    let core = address("203.0.113.149", &[Area::Dnsbl]).also("; below: bl.spamcop.net. servfail\n").run().await;
    assert_eq!(verdict(&core, Code::DnsblUnknown), Some(Verdict::Unknown));
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
    // The response code says the same as such an address.
    let report = address("203.0.113.149", &[Area::Dnsbl]).also("; below: zen.spamhaus.org. refused\n").run().await;
    let refused = find(&report, Code::DnsblRefused);
    assert_eq!((refused.verdict, text(refused, "reason").as_str(), text(refused, "ids").as_str()), (Verdict::Unknown, "other", "spamhaus-zen"));
    assert_eq!(verdict(&report, Code::DnsblUnknown), None);
    assert!(Words(Locale::English).fix(refused).unwrap().starts_with("Use a resolver of your own"));
    let bad_key = "149.113.0.203.labkey.zen.dq.spamhaus.net. A 127.255.255.252\n";
    let report = address("203.0.113.149", &[Area::Dnsbl]).also(bad_key).settings(|settings| settings.spamhaus_dqs_key = "labkey".parse().ok()).run().await;
    assert_eq!(text(find(&report, Code::DnsblRefused), "reason"), "key");
}

#[tokio::test]
async fn silence_and_death_are_told_apart() {
    let report = sample("list-servfail.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::DnsblUnknown), Some(Verdict::Unknown));
    let report = sample("list-hijacked.lab.test", &[Area::Dnsbl]).run().await;
    assert_eq!(verdict(&report, Code::DnsblDead), Some(Verdict::NotApplicable), "receivers hardly mind this one");
    let everybody = "1.0.0.127.psbl.surriel.com. A 127.0.0.2\n149.113.0.203.psbl.surriel.com. A 127.0.0.2\n";
    let report = address("203.0.113.149", &[Area::Dnsbl]).also(everybody).run().await;
    assert_eq!(text(find(&report, Code::DnsblDead), "ids"), "psbl");
    assert_eq!(verdict(&report, Code::DnsblMinor), None);
    assert_eq!(text(find(&report, Code::DnsblDead), "why"), "dead");
    // Nothing is wrong with the address, so there is no step to take; what concerns the reader's own server is said all the same.
    let dead = Words(Locale::English).finding(find(&report, Code::DnsblDead));
    assert!(dead.contains("should stop"), "{dead}");
    // What no list answers may come from the resolver: nobody is told to give up a list that works.
    let four = ["psbl.surriel.com", "bl.mailspike.net", "dnsbl-1.uceprotect.net", "bl.blocklist.de"];
    let wild = four.map(|list| format!("1.0.0.127.{list}. A 127.0.0.2\n149.113.0.203.{list}. A 127.0.0.2\n")).concat();
    for (zone, why) in [("149.113.0.203.zen.spamhaus.org. A 10.0.0.1\n", "falsified"), ("1.0.0.127.zen.spamhaus.org. A 127.0.0.2\n", "wild"), (&wild, "wild")] {
        let report = address("203.0.113.149", &[Area::Dnsbl]).also(zone).run().await;
        let dead = find(&report, Code::DnsblDead);
        assert_eq!(text(dead, "why"), why, "{zone}");
        assert!(Words(Locale::English).fix(dead).is_none_or(|fix| !fix.contains("Remove")), "{zone}");
    }
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
