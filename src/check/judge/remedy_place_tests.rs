//! The name at which a proposal stands, and whose it is, over real DNS: at the organisation and not below, behind an alias its owner's, and nobody's
//! where we stopped looking.

use super::{
    remedy_tests::{never, proposes, record, world},
    trial::{find, sample, text},
};
use crate::{
    model::{area::Area, code::Code, code::Code::*, locale::Locale, report::Report, verdict::Verdict},
    words::Words,
};

#[tokio::test]
async fn a_name_that_does_not_exist_has_its_own_policy() {
    let zone = "_dmarc TXT \"v=DMARC1; p=reject; sp=none; np=reject; rua=mailto:r@np.remedy.test\"\n@ MX 10 mail.healthy.lab.test.\nthere TXT x\n";
    for (name, milder) in [("gone", false), ("there", true)] {
        let report = sample(&format!("{name}.np.remedy.test"), &[Area::Dmarc]).also(&format!("$ORIGIN np.remedy.test.\n{zone}")).run().await;
        assert_eq!(report.findings.iter().any(|finding| finding.code == DmarcPolicyNone), milder, "{name}");
    }
}

#[tokio::test]
async fn dmarc_speaks_of_the_domain_at_which_the_record_stands() {
    let above =
        "@ MX 10 mail.healthy.lab.test.\n_dmarc TXT \"v=DMARC1; p=reject; sp=none; rua=mailto:r@above.remedy.test\"\nnews MX 10 mail.healthy.lab.test.\n";
    let report = sample("news.above.remedy.test", &[Area::Dmarc]).also(&format!("$ORIGIN above.remedy.test.\n{above}")).run().await;
    let none = find(&report, DmarcPolicyNone);
    assert_eq!((text(none, "tag"), text(none, "at")), ("sp".to_owned(), "above.remedy.test".to_owned()));
    assert_eq!(find(&report, DmarcSubdomains).subject, "above.remedy.test");
    assert_eq!(text(find(&report, DmarcSubdomains), "step"), "now");

    let twice = "@ MX 10 mail.healthy.lab.test.\n_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:r@twice.remedy.test\"\n_dmarc.news TXT \"v=DMARC1; p=none\"\n_dmarc.news TXT \"v=DMARC1; p=quarantine\"\nnews A 203.0.113.1\n";
    let report = sample("news.twice.remedy.test", &[Area::Dmarc]).also(&format!("$ORIGIN twice.remedy.test.\n{twice}")).run().await;
    let several = find(&report, DmarcSeveral);
    assert_eq!((text(several, "keep"), text(several, "above"), several.remedy.clone()), ("none".to_owned(), "twice.remedy.test".to_owned(), None));
    assert_eq!(text(find(&report, DmarcInherited), "own"), "several", "it has records, and none of them counts");
}

#[tokio::test]
async fn a_record_below_does_not_tear_the_organisation_apart() {
    let zone =
        |name: &str, records: &str| format!("$ORIGIN {name}.remedy.test.\n@ MX 10 mail.healthy.lab.test.\nnews MX 10 mail.healthy.lab.test.\n{records}\n");
    let report = sample("news.whole.remedy.test", &[Area::Dmarc]).also(&zone("whole", "")).run().await;
    proposes(&report, DmarcMissing, "_dmarc.whole.remedy.test TXT v=DMARC1; p=none; rua=mailto:dmarc-reports@whole.remedy.test");
    assert_eq!(text(find(&report, DmarcMissing), "place"), "above");
    // Nothing shows whose the domain above is: both are said.
    let report = sample("ghost.whole.remedy.test", &[Area::Dmarc]).also(&zone("whole", "")).run().await;
    assert_eq!((text(find(&report, DmarcMissing), "place"), text(find(&report, DmarcMissing), "above")), ("apart".to_owned(), "whole.remedy.test".to_owned()));
    let two = "_dmarc.news TXT \"v=DMARC1; p=none\"\n_dmarc.news TXT \"v=DMARC1; p=reject\"";
    let report = sample("news.torn.remedy.test", &[Area::Dmarc]).also(&zone("torn", two)).run().await;
    let several = find(&report, DmarcSeveral);
    assert_eq!((text(several, "keep"), several.remedy.is_some()), ("both".to_owned(), true));
    // What a registry publishes is right, and stands for no organisation.
    let registry =
        "$ORIGIN co.zz.\n@ MX 10 mail.healthy.lab.test.\nshop MX 10 mail.healthy.lab.test.\n_dmarc.shop TXT \"v=DMARC1; p=reject; rua=mailto:r@shop.co.zz\"\n";
    let report = sample("shop.co.zz", &[Area::Dmarc]).also(registry).run().await;
    never(&report, DmarcOrganisation);
    let psd = format!("{registry}_dmarc TXT \"v=DMARC1; p=reject; psd=y; sp=none; rua=mailto:r@co.zz\"\nbare MX 10 mail.healthy.lab.test.\n");
    let report = sample("co.zz", &[Area::Dmarc]).also(&psd).run().await;
    never(&report, DmarcPsd);
    let report = sample("bare.co.zz", &[Area::Dmarc]).also(&psd).run().await;
    assert_eq!((text(find(&report, DmarcPolicyNone), "tag"), text(find(&report, DmarcInherited), "own")), ("registry".to_owned(), "registry".to_owned()));
}

#[tokio::test]
async fn a_record_behind_an_alias_is_changed_by_its_owner() {
    let english = |report: &Report, code: Code| Words(Locale::English).fix(find(report, code)).unwrap();
    let hosted = "@ MX 10 mail.healthy.lab.test.\n_dmarc CNAME d.service.test.\n";
    for (name, records, code) in [
        ("hosted-two", "d.service.test. TXT \"v=DMARC1; p=none\"\nd.service.test. TXT \"v=DMARC1; p=reject\"", DmarcSeveral),
        ("hosted-bad", "d.service.test. TXT \"v=DMARC1; p=nonee; rua=mailto:r@hosted-bad.remedy.test\"", DmarcSyntax),
    ] {
        let report = world(name, &format!("{hosted}{records}")).run().await;
        assert_eq!(record(&report, code), None, "{name}");
        assert!(english(&report, code).contains("d.service.test"), "{name}");
    }
    let bounce = "@ CNAME u1.service.test.\nu1.service.test. MX 10 mail.healthy.lab.test.\n";
    for (name, records, code) in [
        ("bounce-none", "", SpfMissing),
        ("bounce-other", "u1.service.test. TXT \"v=spf1 ip4:203.0.113.1 -all\"", SpfNotAuthorized),
        ("bounce-open", "u1.service.test. TXT \"v=spf1 ip4:203.0.113.7\"", SpfNoEnding),
        ("bounce-two", "u1.service.test. TXT \"v=spf1 mx -all\"\nu1.service.test. TXT \"v=spf1 a -all\"", SpfSeveral),
    ] {
        let report = world(name, &format!("{bounce}{records}")).ip("203.0.113.7").run().await;
        assert_eq!(record(&report, code), None, "{name}");
        assert!(english(&report, code).contains("an alias for u1.service.test"), "{name}");
    }
    // What closes www would close the domain that is an alias for it.
    let report = world("to-www", "@ CNAME www\nwww A 203.0.113.1").run().await;
    never(&report, SpfUnclosed);
}

#[tokio::test]
async fn no_record_is_proposed_that_lets_nobody_send() {
    for record in ["v=spf1 ?all", "v=spf1"] {
        let report = world("open", &format!("@ TXT \"{record}\"\n@ MX 10 mail\nmail A 203.0.113.1")).run().await;
        proposes(&report, SpfNoEnding, "open.remedy.test TXT v=spf1 mx ~all");
    }
    let report = world("nobody", "@ TXT \"v=spf1\"").run().await;
    assert_eq!((record(&report, SpfNoEnding), text(find(&report, SpfNoEnding), "form")), (None, "nobody".to_owned()));
    let report = world("unknown", "@ A 203.0.113.1").run().await;
    assert_eq!((record(&report, SpfMissing), text(find(&report, SpfMissing), "form")), (None, "nobody".to_owned()));
}

#[tokio::test]
async fn where_we_stopped_is_nobodys_silence() {
    let chain: String = (1..30).map(|link| format!("i{link} TXT \"v=spf1 include:i{}.chain.remedy.test -all\"\n", link + 1)).collect();
    let report = world("chain", &format!("@ TXT \"v=spf1 include:i1.chain.remedy.test -all\"\n{chain}i30 TXT \"v=spf1 -all\"")).run().await;
    assert_eq!(text(find(&report, SpfTooManyLookups), "least"), "yes");
    never(&report, SpfIncludeUnknown);
    let report = world("endless", "; fill: endless.remedy.test. 17000 v=spf1 ip4:203.0.113.1 -all x=").run().await;
    let left = find(&report, SpfIncludeUnknown);
    assert_eq!((left.verdict, text(left, "part"), text(left, "at")), (Verdict::Unknown, "limit".to_owned(), "endless.remedy.test".to_owned()));
    never(&report, SpfGood);
}

#[tokio::test]
async fn a_name_without_mail_that_is_an_alias_is_closed_by_its_owner() {
    let report = world("idle-alias", "@ CNAME u9.service.test.\nu9.service.test. MX 0 .").run().await;
    assert_eq!((find(&report, SpfUnclosed).verdict, record(&report, SpfUnclosed)), (Verdict::Note, None));
    let fix = Words(Locale::English).fix(find(&report, SpfUnclosed)).unwrap();
    assert!(fix.contains("an alias for u9.service.test"), "{fix}");
}

#[tokio::test]
async fn a_relay_that_is_named_without_a_pass_is_said_to_be_named() {
    let zone = "@ TXT \"v=spf1 mx ~include:mailgun.org -all\"\nmailgun.org. TXT \"v=spf1 ip4:100.0.0.0/24 -all\"";
    let report = world("softly", zone).relay("mailgun").run().await;
    let missing = find(&report, SpfRelayMissing);
    assert_eq!((missing.verdict, text(missing, "result"), text(missing, "named")), (Verdict::Problem, "softfail".to_owned(), "yes".to_owned()));
    proposes(&report, SpfRelayMissing, "softly.remedy.test TXT v=spf1 include:mailgun.org mx -all");
}

#[tokio::test]
async fn a_policy_that_counts_at_once_is_said_to() {
    let report = world("apex", "@ MX 10 mail.healthy.lab.test.\n@ TXT \"v=DMARC1; p=reject; rua=mailto:r@apex.remedy.test\"").run().await;
    let missing = find(&report, DmarcMissing);
    assert_eq!(text(missing, "policy"), "reject");
    assert!(record(&report, DmarcMissing).unwrap().contains("p=reject"));
    let report = world("https", "@ MX 10 mail.healthy.lab.test.\n_dmarc TXT \"v=DMARC1; p=none; rua=https://x.example/r\"").run().await;
    assert!(record(&report, DmarcReportsInvalid).unwrap().ends_with("v=DMARC1; p=none; rua=mailto:dmarc-reports@https.remedy.test"));
}

#[tokio::test]
async fn an_exchanger_that_nobody_can_reach_is_named_with_its_cause() {
    for (name, zone, form) in
        [("dead", "@ MX 10 mail\nmail CNAME gone.example.", "alias"), ("short", "@ MX 10 localhost.", "local"), ("plain", "@ MX 10 mail", "name")]
    {
        let report = world(name, zone).run().await;
        assert_eq!(text(find(&report, MxUnresolved), "form"), form, "{name}");
        never(&report, MxAlias);
    }
}

#[tokio::test]
async fn a_reverse_name_that_was_handed_over_is_mended_where_it_is_missing() {
    let zone = "214.100.51.198.in-addr.arpa. CNAME 214.192-223.100.51.198.in-addr.arpa.";
    let report = world("handed", zone).ip("198.51.100.214").run().await;
    proposes(&report, PtrMissing, "214.192-223.100.51.198.in-addr.arpa PTR mail.handed.remedy.test.");
    assert_eq!(text(find(&report, PtrMissing), "place"), "214.192-223.100.51.198.in-addr.arpa");
}

#[tokio::test]
async fn an_ending_that_another_record_gives_is_said_and_not_changed_here() {
    let report =
        world("redirected", "@ TXT \"v=spf1 redirect=_spf.redirected.remedy.test\"\n_spf TXT \"v=spf1 ip4:203.0.113.1 ?all\"").ip("203.0.113.1").run().await;
    let ending = find(&report, SpfNoEnding);
    assert_eq!((text(ending, "at"), ending.remedy.clone()), ("_spf.redirected.remedy.test".to_owned(), None));
}

#[tokio::test]
async fn what_only_lacks_its_scheme_keeps_its_address() {
    let zone = "@ MX 10 mail.healthy.lab.test.\n_smtp._tls TXT \"v=TLSRPTv1; rua=tls@x.example\"";
    let report = sample("scheme.remedy.test", &[Area::TlsRpt]).also(&format!("$ORIGIN scheme.remedy.test.\n{zone}\n")).run().await;
    proposes(&report, TlsRptInvalid, "_smtp._tls.scheme.remedy.test TXT v=TLSRPTv1; rua=mailto:tls@x.example");
}

#[tokio::test]
async fn a_wildcard_that_is_an_alias_is_deleted_as_one() {
    let zone = "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ MX 10 mail.healthy.lab.test.\n* CNAME wild.remedy.test.\n";
    let report = sample("wild.remedy.test", &[Area::Dns]).also(&format!("$ORIGIN wild.remedy.test.\n{zone}\n")).run().await;
    assert_eq!(text(find(&report, DnsWildcard), "record"), "CNAME");
}
