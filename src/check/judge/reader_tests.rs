//! What readers of reports found wrong or weak, over real DNS: each with the case that it was found in.

use super::{
    remedy_tests::{never, proposes, record, world},
    trial::{address, codes, find, sample, text, verdict},
};
use crate::{
    check::{fix::records, judge, receivers::Standing},
    knowledge::receivers::Audience,
    model::{area::Area, code::Code, code::Code::*, finding::Finding, locale::Locale, report::Report, verdict::Verdict},
    words::Words,
};

fn published(finding: &Finding) -> Vec<String> {
    records(finding).into_iter().map(|one| format!("{} {} {}", one.name, one.kind, one.value)).collect()
}

fn fix(report: &Report, code: Code) -> String {
    Words(Locale::English).fix(find(report, code)).unwrap()
}

#[tokio::test]
async fn one_address_is_to_have_one_reverse_name() {
    let names = |report: &Report| -> Vec<String> {
        let remedies = report.findings.iter().filter_map(|finding| finding.remedy.clone()).filter(|remedy| remedy.kind == "PTR");
        let mut names: Vec<String> = remedies.map(|remedy| remedy.value).collect();
        names.dedup();
        names
    };
    // The name that the server says leads there and is no alias: it serves both.
    let zone = "@ MX 10 mx\nmail CNAME host\nhost A 203.0.113.171\nmx A 203.0.113.171\n171.113.0.203.in-addr.arpa. PTR mail.alias-helo.remedy.test.";
    let report = world("alias-helo", zone).ip("203.0.113.171").helo("mx.alias-helo.remedy.test").run().await;
    assert!(find(&report, HeloPtrDiffers).remedy.is_some() && find(&report, PtrAlias).remedy.is_some());
    assert_eq!(names(&report), ["mx.alias-helo.remedy.test"]);
    // An exchanger leads there already, and what the server says leads nowhere.
    let zone = "@ MX 10 mail\nmail A 203.0.113.172\n172.113.0.203.in-addr.arpa. PTR old.astray.remedy.test.\nold A 198.51.100.7";
    let report = world("astray", zone).ip("203.0.113.172").helo("srv.astray.remedy.test").run().await;
    assert_eq!(names(&report), ["mail.astray.remedy.test"], "{:#?}", report.findings);
    assert!(fix(&report, HeloPtrDiffers).contains("mail.astray.remedy.test"));
    // A name that a provider made up takes no chosen one's place.
    let zone = "mail CNAME vps-1a2b3c4d.vps.ovh.net.\nvps-1a2b3c4d.vps.ovh.net. A 203.0.113.173\n173.113.0.203.in-addr.arpa. PTR mail.made-up.remedy.test.";
    let report = world("made-up", zone).ip("203.0.113.173").run().await;
    proposes(&report, PtrAlias, "mail.made-up.remedy.test A 203.0.113.173");
}

#[tokio::test]
async fn a_name_without_addresses_gets_those_of_both_versions() {
    let report = address("203.0.113.174", &[Area::Helo]).ip("2001:db8:9::4").domain("own.lab.test").helo("gone.own.lab.test").run().await;
    assert_eq!(published(find(&report, HeloUnresolved)), ["gone.own.lab.test A 203.0.113.174", "gone.own.lab.test AAAA 2001:db8:9::4"]);
    let report = address("203.0.113.174", &[Area::Helo]).domain("own.lab.test").helo("gone.own.lab.test").run().await;
    assert_eq!(published(find(&report, HeloUnresolved)), ["gone.own.lab.test A 203.0.113.174"]);
}

#[tokio::test]
async fn nothing_is_proposed_at_a_domain_above_that_may_be_a_strangers() {
    let pages = |records: &str| format!("$ORIGIN pages.test.\n@ MX 10 mail\nmail A 203.0.113.175\nuser A 203.0.113.176\n{records}\n");
    let look = async |name: &str, records: &str| sample(name, &[Area::Dmarc, Area::Mx]).also(&pages(records)).run().await;
    let report = look("user.pages.test", "").await;
    proposes(&report, DmarcMissing, "_dmarc.user.pages.test TXT v=DMARC1; p=none; rua=mailto:dmarc-reports@user.pages.test");
    assert!(fix(&report, DmarcMissing).contains("If pages.test, the domain above, is yours too"));
    let report = look("user.pages.test", "_dmarc.user TXT \"v=DMARC1; p=reject; rua=mailto:r@user.pages.test\"").await;
    never(&report, DmarcOrganisation);
    // What stands above holds, with its faults; a record of one's own is what everybody can publish.
    let report = look("user.pages.test", "_dmarc TXT \"v=DMARC1; p=reject; sp=quarantine; pct=50; rua=mailto:r@pages.test\"").await;
    proposes(&report, DmarcRemovedTags, "_dmarc.user.pages.test TXT v=DMARC1; p=quarantine; rua=mailto:dmarc-reports@user.pages.test");
    assert!(fix(&report, DmarcRemovedTags).starts_with("Publish this record of your own at _dmarc.user.pages.test"));
    // The host that takes the mail of the domain above, the same host for both, and the website are the owner's.
    for (name, records) in [("mail.pages.test", ""), ("news.pages.test", "news MX 10 mail"), ("www.pages.test", "www A 203.0.113.177")] {
        let report = look(name, records).await;
        proposes(&report, DmarcMissing, "_dmarc.pages.test TXT v=DMARC1; p=none; rua=mailto:dmarc-reports@pages.test");
    }
    // Whoever has mail at a large receiver shares its exchangers with strangers.
    let google = "aspmx.l.google.com. A 203.0.113.201\n$ORIGIN both.test.\n@ MX 1 aspmx.l.google.com.\nshop MX 1 aspmx.l.google.com.\n";
    let report = sample("shop.both.test", &[Area::Dmarc, Area::Mx]).also(google).run().await;
    assert_eq!(text(find(&report, DmarcMissing), "place"), "apart");
}

#[tokio::test]
async fn a_default_name_that_leads_nowhere_is_one_all_the_same() {
    let standing = |report: &Report, id: &str| {
        let cards = crate::check::receivers::cards(&report.findings, &report.target, Locale::English);
        let lines = cards.into_iter().find(|card| card.receiver.id == id).unwrap().lines;
        lines.into_iter().find(|line| line.audience == Audience::All && line.rule.check == "ptr.generic").unwrap().standing
    };
    for (name, met) in [("static.178.113.0.203.clients.your-server.de", false), ("vps-1a2b3c4d.vps.ovh.net", false), ("mail.rules.remedy.test", true)] {
        let zone = format!("178.113.0.203.in-addr.arpa. PTR {name}.");
        let report = world("rules", &zone).ip("203.0.113.178").only(&[]).run().await;
        assert_eq!(verdict(&report, PtrNotConfirmed), Some(Verdict::Broken), "{name}");
        for id in ["yahoo", "t-online", "gmx"] {
            let standing = standing(&report, id);
            assert_eq!(standing == Standing::Met, met, "{name} {id}: {standing:?}");
            assert!(met || matches!(standing, Standing::Broken { certain: false, .. }), "{name} {id}: {standing:?}");
        }
    }
    // Whether somebody chose a numbered name under another domain, nobody can tell.
    let zone = "178.113.0.203.in-addr.arpa. PTR vps12.hoster.test.\nvps12.hoster.test. A 203.0.113.178";
    let report = world("rules", zone).ip("203.0.113.178").only(&[]).run().await;
    assert_eq!(standing(&report, "yahoo"), Standing::Unknown);
}

#[tokio::test]
async fn a_relay_without_its_keys_does_not_look_good() {
    let key = super::auth_cases::KEY;
    let (first, second) = key.split_at(200);
    let at = |selector: &str| format!("{selector}._domainkey TXT \"v=DKIM1; k=rsa; p={first}\" \"{second}\"\n");
    let look = async |relay: &str, zone: &str| world("relayed", zone).only(&[Area::Dkim]).relay(relay).run().await;
    // The own server's key verifies nothing of the relay's.
    let report = look("brevo", &at("dkim")).await;
    assert_eq!(codes(&report, Area::Dkim), [(DkimUnnamed, Verdict::Unknown)]);
    assert_eq!(text(find(&report, DkimUnnamed), "selectors"), "brevo1 brevo2");
    let says = Words(Locale::English).finding(find(&report, DkimUnnamed));
    assert!(says.contains("Brevo") && says.contains("say nothing of"), "{says}");
    assert!(fix(&report, DkimUnnamed).starts_with("Set up DKIM for relayed.remedy.test in the panel of Brevo"));
    assert_eq!(codes(&look("brevo", &at("brevo1")).await, Area::Dkim), [(DkimGuessed, Verdict::Note)]);
    // Where a relay has the same selector for everybody, nothing is guessed.
    let report = look("resend", &at("dkim")).await;
    assert_eq!((verdict(&report, DkimMissing), find(&report, DkimMissing).subject.as_str()), (Some(Verdict::Broken), "resend._domainkey.relayed.remedy.test"));
    assert_eq!(verdict(&look("resend", &at("resend")).await, DkimGood), Some(Verdict::Good));
}

#[tokio::test]
async fn the_name_of_a_website_is_no_domain_of_mail() {
    let zone = "$ORIGIN typed.test.\n@ MX 10 mail\n@ TXT \"v=spf1 mx -all\"\nmail A 203.0.113.179\nwww A 203.0.113.80\n";
    let all = [Area::Spf, Area::Helo, Area::Dmarc, Area::Mx, Area::Ptr];
    let report = sample("www.typed.test", &all).also(zone).run().await;
    proposes(&report, MxImplicit, "www.typed.test MX 0 .");
    proposes(&report, SpfMissing, "www.typed.test TXT v=spf1 -all");
    for code in [MxImplicit, SpfMissing] {
        assert!(fix(&report, code).starts_with("Check typed.test instead"), "{}", fix(&report, code));
    }
    let built: Vec<&Finding> = report.findings.iter().filter(|finding| record(&report, finding.code).is_some_and(|one| one.contains("mail.www"))).collect();
    assert!(built.is_empty(), "{built:#?}");
    // Whoever says that it sends is believed.
    let report = sample("www.typed.test", &all).also(zone).ip("203.0.113.80").run().await;
    proposes(&report, SpfMissing, "www.typed.test TXT v=spf1 ip4:203.0.113.80 ~all");
    // Without mail above, the name is what it is.
    let bare = "$ORIGIN bare.test.\n@ A 203.0.113.81\nwww A 203.0.113.80\n";
    let report = sample("www.bare.test", &all).also(bare).run().await;
    proposes(&report, MxImplicit, "www.bare.test MX 10 www.bare.test.");
}

#[tokio::test]
async fn a_resolver_proves_that_a_lifetime_is_long_and_nothing_else() {
    let zone = |ttl: &str| format!("@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ NS ns1.lab.test.\n@ {ttl} MX 10 mail\nmail A 203.0.113.82");
    for (ttl, told) in [("700000", Some("MX 700000")), ("86400", None), ("60", None)] {
        let mut seen = world("lives", &zone(ttl)).only(&[Area::Dns]).outcome().await.observations;
        // Where the operator's resolvers are asked alone.
        seen.dns.iter_mut().flat_map(|dns| &mut dns.servers).for_each(|server| server.said = None);
        let findings = judge::all(&seen);
        let long = findings.iter().find(|finding| finding.code == DnsTtl);
        assert_eq!(long.map(|finding| text(finding, "records")).as_deref(), told, "{ttl}");
        assert!(long.is_none_or(|finding| !finding.evidence.is_empty()), "{ttl}");
    }
}
