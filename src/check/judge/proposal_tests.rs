//! Proposals that would do harm, and fixes that name the wrong place, over real DNS.

use super::{
    remedy_tests::{never, proposes, record, world},
    trial::{find, sample, text},
};
use crate::{
    check::fix::records,
    model::{area::Area, code::Code, code::Code::*, finding::Finding, locale::Locale, report::Report, verdict::Verdict},
    words::Words,
};

/// Everything to publish for a finding.
fn published(finding: &Finding) -> Vec<String> {
    records(finding).into_iter().map(|one| format!("{} {} {}", one.name, one.kind, one.value)).collect()
}

fn fix(report: &Report, code: Code) -> String {
    Words(Locale::English).fix(find(report, code)).unwrap()
}

fn sentence(report: &Report, code: Code) -> String {
    Words(Locale::English).finding(find(report, code))
}

#[tokio::test]
async fn a_name_keeps_what_a_wildcard_gave_it() {
    // RFC 4592 §2.2.1: with a record of its own, also one below it, the wildcard gives the name nothing.
    let zone = "*.wild.remedy.test. A 203.0.113.1\n";
    let address = "shop.wild.remedy.test A 203.0.113.1";
    let report = sample("shop.wild.remedy.test", &[Area::Mx, Area::Spf, Area::Dmarc]).ip("203.0.113.1").also(zone).run().await;
    assert_eq!(published(find(&report, MxImplicit)), ["shop.wild.remedy.test MX 10 shop.wild.remedy.test.", address]);
    assert_eq!(published(find(&report, SpfMissing)), ["shop.wild.remedy.test TXT v=spf1 ip4:203.0.113.1 ~all", address]);
    assert_eq!(published(find(&report, DmarcMissing))[1], address);
    assert!(fix(&report, SpfMissing).contains("A 203.0.113.1") && fix(&report, SpfMissing).contains("wildcard"));
    assert!(find(&report, SpfMissing).evidence.len() > 1);

    // What the new record replaces is not kept, everything else is.
    let zone =
        "*.wilder.remedy.test. A 203.0.113.1\n*.wilder.remedy.test. MX 10 mail\n*.wilder.remedy.test. TXT \"v=spf1 -all\"\n*.wilder.remedy.test. TXT \"x=1\"\n";
    let report = sample("shop.wilder.remedy.test", &[Area::Spf]).ip("203.0.113.1").also(zone).run().await;
    let kept = published(find(&report, SpfNotAuthorized));
    assert!(kept.iter().any(|one| one.ends_with("TXT x=1")) && kept.iter().any(|one| one.contains(" MX 10 ")), "{kept:?}");
    assert_eq!(kept.iter().filter(|one| one.contains("v=spf1")).count(), 1, "{kept:?}");

    // A name with a record of its own has nothing of the wildcard's.
    let zone = "*.own.remedy.test. A 203.0.113.1\nshop.own.remedy.test. A 203.0.113.2\n";
    let report = sample("shop.own.remedy.test", &[Area::Mx]).also(zone).run().await;
    assert_eq!(published(find(&report, MxImplicit)), ["shop.own.remedy.test MX 10 shop.own.remedy.test."]);
}

#[tokio::test]
async fn a_web_server_by_wildcard_is_closed_by_the_domain() {
    let report = world("web", "@ TXT \"v=spf1 -all\"\n* A 203.0.113.2").run().await;
    assert_eq!((text(find(&report, SpfUnclosed), "form").as_str(), record(&report, SpfUnclosed)), ("wildcard", None));
    assert!(fix(&report, SpfUnclosed).starts_with("Publish a DMARC record with p=reject at the domain"));
    let report = world("web-own", "@ TXT \"v=spf1 -all\"\n* A 203.0.113.2\nwww A 203.0.113.3").run().await;
    proposes(&report, SpfUnclosed, "www.web-own.remedy.test TXT v=spf1 -all");
}

#[tokio::test]
async fn a_key_in_two_records_is_put_together() {
    let key = super::auth_cases::KEY;
    let zone = |rest: &str| format!("$ORIGIN parted.remedy.test.\na._domainkey TXT \"v=DKIM1; k=rsa; p={}\"\na._domainkey TXT \"{rest}\"\n", &key[..200]);
    let look = |rest: &str| {
        let mut target = crate::lab::complete(crate::model::target::Target { domain: Some("parted.remedy.test".to_owned()), ..Default::default() });
        target.selectors = vec!["a".to_owned()];
        let zone = zone(rest);
        async move { super::lab_run::report(&zone, target, Area::Dkim).await }
    };
    let report = look(&key[200..]).await;
    let value = find(&report, DkimMangled).remedy.as_ref().unwrap().value.replace("\" \"", "");
    assert_eq!(value.trim_matches('"'), format!("v=DKIM1; k=rsa; p={key}"));
    assert!(fix(&report, DkimMangled).starts_with("Delete all TXT records"));
    never(&report, DkimSeveral);
    // What is no second half makes nothing whole, and is not called the other one either.
    let report = look("site-verification=1").await;
    assert_eq!(record(&report, DkimMangled), None);
    never(&report, DkimSeveral);
}

#[tokio::test]
async fn selectors_that_were_not_looked_at_are_not_judged() {
    // Under a wildcard each name is there, made or not: that says nothing of a key.
    for (zone, branch) in [("* A 203.0.113.1", "unknown"), ("own._domainkey TXT x", "present"), ("@ A 203.0.113.1", "absent")] {
        let report = world("branch", zone).only(&[Area::Dkim]).run().await;
        assert_eq!(text(find(&report, DkimUnnamed), "branch"), branch, "{zone}");
    }
}

#[tokio::test]
async fn an_include_with_two_records_is_called_that() {
    let two = "TXT \"v=spf1 ip4:192.0.2.1 -all\"";
    for (name, terms, zone, why, says) in [
        (
            "two-own",
            "redirect=x.two-own.remedy.test",
            format!("x {two}\nx TXT \"v=spf1 mx -all\""),
            "several_own",
            "Keep one SPF record at x.two-own.remedy.test",
        ),
        ("two-other", "include:z.test -all", format!("z.test. {two}\nz.test. TXT \"v=spf1 mx -all\""), "several", "Tell whoever runs z.test"),
        ("none", "include:x.none.remedy.test -all", String::new(), "none", "Remove “include:x.none.remedy.test”"),
    ] {
        let report = world(name, &format!("@ TXT \"v=spf1 {terms}\"\n{zone}")).run().await;
        assert_eq!(text(find(&report, SpfIncludeBroken), "why"), why, "{name}");
        assert!(fix(&report, SpfIncludeBroken).starts_with(says), "{name}: {}", fix(&report, SpfIncludeBroken));
    }
}

#[tokio::test]
async fn a_merged_record_stays_within_the_limit() {
    let below = (1..=9).map(|part| format!("a:h{part}.deep.remedy.test")).collect::<Vec<_>>().join(" ");
    let parts: String = (1..=9).map(|part| format!("h{part} A 203.0.113.{part}\n")).collect();
    let zone =
        |term: &str| format!("@ TXT \"v=spf1 {term} -all\"\n@ TXT \"v=spf1 include:all.deep.remedy.test -all\"\nall TXT \"v=spf1 {below} -all\"\n{parts}");
    let fits = world("deep", &zone("ip4:192.0.2.77")).run().await;
    proposes(&fits, SpfSeveral, "deep.remedy.test TXT v=spf1 ip4:192.0.2.77 include:all.deep.remedy.test -all");
    let over = world("deep", &zone("mx")).run().await;
    assert_eq!((text(find(&over, SpfSeveral), "merge").as_str(), record(&over, SpfSeveral)), ("none", None));
}

#[tokio::test]
async fn an_exchanger_that_is_named_already_gets_no_second_record() {
    let report = world("twice", "@ MX 10 mail\n@ MX 20 b\nmail A 203.0.113.1\nb CNAME mail").run().await;
    assert_eq!(record(&report, MxAlias), None);
    assert!(fix(&report, MxAlias).starts_with("Delete the MX record"));
    // Whose an alias is, says where it leads.
    let zone =
        "@ MX 1 aspmx.l.google.com.\n@ MX 5 b\nb CNAME alt1.aspmx.l.google.com.\naspmx.l.google.com. A 203.0.113.201\nalt1.aspmx.l.google.com. A 203.0.113.202";
    never(&world("house", zone).run().await, MxProviderMix);
}

#[tokio::test]
async fn a_null_mx_is_held_against_what_is_known() {
    let null = "@ MX 0 .\n";
    for (name, zone, helo, sends) in [
        ("named", "@ TXT \"v=spf1 -all\"", "mail.named.remedy.test", "named"),
        ("let", "@ TXT \"v=spf1 include:s.let.remedy.test -all\"\ns TXT \"v=spf1 ip4:192.0.2.0/24 -all\"", "mail.let.remedy.test", "maybe"),
    ] {
        let report = world(name, &format!("{null}{zone}")).helo(helo).run().await;
        let said = text(find(&report, MxNull), "sends");
        assert_eq!((find(&report, MxNull).verdict, said.as_str()), (Verdict::Problem, sends), "{name}");
    }
}

#[tokio::test]
async fn whoever_lets_in_everybody_is_named() {
    for (name, zone, says) in [
        (
            "far",
            "@ TXT \"v=spf1 mx include:z.test -all\"\nz.test. TXT \"v=spf1 ip4:0.0.0.0/0 -all\"",
            "Remove “include:z.test” from your own record: it leads to z.test",
        ),
        ("near", "@ TXT \"v=spf1 include:s.near.remedy.test -all\"\ns TXT \"v=spf1 +all\"", "Remove “+all” from the record of s.near.remedy.test"),
        ("own-term", "@ TXT \"v=spf1 ip4:0.0.0.0/0 -all\"", "Remove “ip4:0.0.0.0/0” from the record"),
        ("own-exists", "@ A 203.0.113.1\n@ TXT \"v=spf1 exists:own-exists.remedy.test -all\"", "Remove “exists:own-exists.remedy.test” from the record"),
        ("own-ending", "@ TXT \"v=spf1 +all\"", "Name your own servers"),
    ] {
        let report = world(name, zone).run().await;
        assert!(fix(&report, SpfPassAll).starts_with(says), "{name}: {}", fix(&report, SpfPassAll));
    }
}

#[tokio::test]
async fn the_record_of_the_old_type_that_differs_is_shown() {
    let report = world("old", "@ TXT \"v=spf1 mx -all\"\n@ SPF \"v=spf1 mx -all\"\n@ SPF \"v=spf1 a -all\"").run().await;
    assert_eq!((text(find(&report, SpfType99), "beside").as_str(), text(find(&report, SpfType99), "record").as_str()), ("other", "v=spf1 a -all"));
}

#[tokio::test]
async fn what_is_said_rests_on_what_was_asked() {
    let shown =
        |report: &Report, code| -> Vec<String> { find(report, code).evidence.iter().map(|id| report.evidence[id.0 as usize].question.clone()).collect() };
    let includes = (1..=9).map(|part| format!("include:s{part}.n.remedy.test")).collect::<Vec<_>>().join(" ");
    let parts: String = (1..=9).map(|part| format!("s{part} TXT \"v=spf1 ip4:192.0.2.{part} -all\"\n")).collect();
    let report = world("n", &format!("@ TXT \"v=spf1 {includes} -all\"\n{parts}")).run().await;
    assert!(shown(&report, SpfNearLimit).iter().any(|asked| asked.contains("s9.n.remedy.test")), "{:?}", shown(&report, SpfNearLimit));
    let report = world("void", "@ TXT \"v=spf1 a:gone.void.remedy.test -all\"").run().await;
    assert!(shown(&report, SpfVoidTerms).iter().any(|asked| asked.contains("gone.void.remedy.test")), "{:?}", shown(&report, SpfVoidTerms));
    let report = world("apex", "@ TXT \"v=DMARC1; p=none\"").run().await;
    assert!(shown(&report, DmarcMisplaced).iter().any(|asked| asked.starts_with("apex.remedy.test")), "{:?}", shown(&report, DmarcMisplaced));
    assert!(sentence(&report, DmarcMisplaced).contains("apex.remedy.test"));
}

#[tokio::test]
async fn a_registry_is_no_zone_of_a_domain_below_it() {
    let registry = "co.uk. SOA ns.co.uk. hostmaster.co.uk. 1 7200 3600 1209600 300\nco.uk. NS ns.co.uk.\n";
    let zone = format!("{registry}shop.co.uk. MX 10 mail.shop.co.uk.\nmail.shop.co.uk. A 203.0.113.1\n");
    let report = sample("shop.co.uk", &[Area::Dns]).also(&zone).run().await;
    let missing = find(&report, DnsSoaMissing);
    assert_eq!((missing.verdict, missing.subject.as_str(), text(missing, "exists").as_str()), (Verdict::Problem, "shop.co.uk", "yes"));
    assert!(report.findings.iter().all(|finding| finding.subject != "co.uk"), "{:#?}", report.findings);
}

#[tokio::test]
async fn terms_that_lead_nowhere_are_left_out() {
    let good = "ip4:203.0.113.1 -all";
    for (name, terms, code) in [
        ("dead", "a:gone.dead.remedy.test exists:no.dead.remedy.test", SpfVoidTerms),
        ("deader", "a:g1.deader.remedy.test a:g2.deader.remedy.test a:g3.deader.remedy.test", SpfTooManyVoid),
    ] {
        let report = world(name, &format!("@ TXT \"v=spf1 {terms} {good}\"")).run().await;
        proposes(&report, code, &format!("{name}.remedy.test TXT v=spf1 {good}"));
        let (found, text) = (find(&report, code), fix(&report, code));
        assert!(text.starts_with("Remove") || text.starts_with("Replace"), "{text}");
        assert!(text.contains("misspelt") && !found.evidence.is_empty(), "{text}");
        let again = world(name, &format!("@ TXT \"v=spf1 {good}\"")).run().await;
        assert_eq!(find(&again, SpfGood).verdict, Verdict::Good);
    }
    // Nobody would be left; one name has one proposal; what others publish stays; and an MX record is mended, not its term.
    for (name, record) in [
        ("dead-alone", "v=spf1 a:gone.dead-alone.remedy.test -all"),
        ("dead-open", "v=spf1 a:gone.dead-open.remedy.test ip4:203.0.113.1"),
        ("dead-other", "v=spf1 include:other.example -all"),
        ("dead-mx", "v=spf1 mx ip4:203.0.113.1 -all"),
    ] {
        let zone = format!("@ TXT \"{record}\"\nother.example. TXT \"v=spf1 a:gone.other.example ip4:203.0.113.1 -all\"\n@ MX 10 gone");
        let report = world(name, &zone).run().await;
        assert_eq!(super::remedy_tests::record(&report, SpfVoidTerms), None, "{name}");
    }
}

#[tokio::test]
async fn a_slip_of_the_pen_does_not_hinder_the_one_record() {
    let zone = |other: &str| format!("@ TXT \"v=spf1 mx -all\"\n@ TXT \"{other}\"\n@ MX 10 mail\nmail A 203.0.113.1");
    let report = world("slip", &zone("v=spf1 ipv4:203.0.113.7 ~all")).run().await;
    proposes(&report, SpfSeveral, "slip.remedy.test TXT v=spf1 mx ip4:203.0.113.7 ~all");
    assert_eq!(text(find(&report, SpfSeveral), "merge"), "mended");
    let report = world("slip", &zone("v=spf1 moo ~all")).run().await;
    assert_eq!((text(find(&report, SpfSeveral), "merge").as_str(), record(&report, SpfSeveral)), ("none", None));
}
