//! Every fault of a zone over real DNS.

mod servers;

use super::super::{
    lab_run::{codes, find, findings, report},
    trial::hold_words,
};
use crate::{
    check::{Options, Tools, run},
    lab::{self, Lab},
    model::{
        area::Area,
        code::Code,
        finding::{Arg, Finding},
        target::Target,
        verdict::Verdict,
    },
    net::{
        Outcome,
        dial::{ConnectTo, Dialer},
        dns::{Question, RecordType, Resolve, Stub},
        policy::Policy,
    },
};

const DOMAIN: &str = "x.lab.test";
const SOA: &str = "@ SOA ns1.lab.test. hostmaster.lab.test. 2026112301 7200 3600 1209600 300\n";
const NS: &str = "@ NS ns1\n@ NS ns2\nns1 A 192.0.2.101\nns2 A 198.51.100.101\n";
const MX: &str = "@ MX 10 mail\n";
const SPF: &str = "@ TXT \"v=spf1 mx -all\"\n";
const HOST: &str = "mail A 203.0.113.200\n";
const DMARC: &str = "_dmarc TXT \"v=DMARC1; p=none; rua=mailto:d@x.lab.test\"\n";

fn zone(parts: &[&str]) -> String {
    format!("$ORIGIN {DOMAIN}.\n{}", parts.concat())
}

/// A sound zone with something added.
async fn with(added: &str) -> Vec<Finding> {
    findings(&zone(&[SOA, NS, MX, SPF, HOST, DMARC, added, "\n"]), DOMAIN, Area::Dns).await
}

fn text(finding: &Finding, name: &str) -> String {
    match &finding.args[name] {
        Arg::Text(text) => text.clone(),
        Arg::Number(number) => number.to_string(),
        Arg::List(list) => list.join(" | "),
    }
}

#[tokio::test]
async fn a_sound_zone_is_good_and_says_so() {
    let found = with("").await;
    assert_eq!(codes(&found), [(Code::DnsGood, Verdict::Good), (Code::DnsHostGood, Verdict::Good)]);
    assert_eq!(text(&found[0], "servers"), "ns1.x.lab.test | ns2.x.lab.test");
    let healthy = findings("", "healthy.lab.test", Area::Dns).await;
    assert_eq!(codes(&healthy), [(Code::DnsGood, Verdict::Good), (Code::DnsCaa, Verdict::Good), (Code::DnsHostGood, Verdict::Good)]);
    // A domain inside somebody's zone stands on that zone.
    let inside = findings(&zone(&[SOA, NS, "sub MX 10 mail\n", HOST]), "sub.x.lab.test", Area::Dns).await;
    assert_eq!(find(&inside, Code::DnsGood).subject, DOMAIN);
}

#[tokio::test]
async fn the_soa_is_there_and_its_numbers_fit() {
    let gone = findings("", "gone.lab.test", Area::Dns).await;
    assert_eq!((codes(&gone), text(&gone[0], "exists")), (vec![(Code::DnsSoaMissing, Verdict::Broken)], "no".to_owned()));
    // The zone of the owner itself says so, or a registry.
    let below = findings(&zone(&[SOA, NS, MX, HOST]), "gone.x.lab.test", Area::Dns).await;
    assert_eq!((text(&below[0], "place"), text(&below[0], "zone")), ("zone".to_owned(), DOMAIN.to_owned()));
    let nowhere = findings("test. SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n", "gone-shop.test", Area::Dns).await;
    assert_eq!(text(&nowhere[0], "place"), "registrar");
    let bare = findings("mail.nozone. A 203.0.113.200\n", "mail.nozone", Area::Dns).await;
    assert_eq!(text(find(&bare, Code::DnsSoaMissing), "exists"), "yes");
    let odd = "@ SOA ns1.lab.test. hostmaster.lab.test. 1 3600 7200 9000 604800\n";
    let odd = findings(&zone(&[odd, NS, MX, HOST]), DOMAIN, Area::Dns).await;
    assert_eq!((codes(&odd)[0], text(&odd[0], "values")), ((Code::DnsSoaOdd, Verdict::Note), "retry 7200 | expire 9000 | minimum 604800".to_owned()));
    for (numbers, values) in [
        ("60 30 1209600 300", "refresh 60 | retry 30"),
        ("604800 86400 2419200 300", "refresh 604800"),
        ("3600 600 43200 300", "expire 43200"),
        // What large operators have.
        ("900 600 86400 3600", ""),
        ("86400 10800 3600000 86400", ""),
        ("300 60 2592000 60", ""),
        ("14400 14400 1209600 86400", ""),
    ] {
        let soa = format!("@ SOA ns1.lab.test. hostmaster.lab.test. 1 {numbers}\n");
        let found = findings(&zone(&[&soa, NS, MX, HOST]), DOMAIN, Area::Dns).await;
        let odd = found.iter().find(|finding| finding.code == Code::DnsSoaOdd).map(|odd| text(odd, "values")).unwrap_or_default();
        assert_eq!(odd, values, "{numbers}");
    }
}

#[tokio::test]
async fn lifetimes_are_those_of_the_zone() {
    let short = findings(&zone(&[SOA, NS, "@ 60 MX 10 mail\n", HOST]), DOMAIN, Area::Dns).await;
    assert_eq!(
        (codes(&short)[0], text(&short[0], "records"), text(&short[0], "kind")),
        ((Code::DnsTtl, Verdict::Note), "MX 60".to_owned(), "short".to_owned())
    );
    let never = findings(&zone(&[SOA, NS, "@ 0 MX 10 mail\n", HOST]), DOMAIN, Area::Dns).await;
    assert_eq!((text(find(&never, Code::DnsTtl), "records"), text(find(&never, Code::DnsTtl), "kind")), ("MX 0".to_owned(), "none".to_owned()));
    let long = findings(&zone(&[SOA, NS, MX, HOST, "@ 700000 TXT \"v=spf1 mx -all\"\n"]), DOMAIN, Area::Dns).await;
    assert_eq!((text(&long[0], "records"), text(&long[0], "kind")), ("TXT 700000".to_owned(), "long".to_owned()));
}

#[tokio::test]
async fn wildcards_matter_where_they_touch_mail() {
    for (record, verdict, types) in [
        ("* A 192.0.2.9", Verdict::Note, "A"),
        ("* MX 10 mail", Verdict::Problem, "MX"),
        ("* TXT \"v=spf1 mx -all\"", Verdict::Problem, "TXT"),
        ("* TXT \"v=spf1 -all\"\n* A 192.0.2.9", Verdict::Note, "A | TXT"),
        ("* TXT \"not for mail.\"", Verdict::Note, "TXT"),
    ] {
        let found = with(record).await;
        let wildcard = find(&found, Code::DnsWildcard);
        assert_eq!((wildcard.verdict, text(wildcard, "types").as_str()), (verdict, types), "{record}");
        assert!(found.iter().all(|finding| finding.code != Code::DnsDoubledName), "{record}");
    }
}

#[tokio::test]
async fn a_wildcard_that_only_protects_is_no_fault() {
    for record in ["* TXT \"v=spf1 -all\"\n* MX 0 .", "* MX 0 .", "* TXT \"v=spf1 -all\""] {
        let found = with(record).await;
        assert!(found.iter().all(|finding| finding.code != Code::DnsWildcard), "{record}: {found:#?}");
    }
}

#[tokio::test]
async fn caa_is_looked_for_up_the_tree() {
    let sub = findings(&zone(&[SOA, NS, "@ CAA 0 issue \"ca.example; account=1\"\nsub MX 10 mail\n", HOST]), "sub.x.lab.test", Area::Dns).await;
    let caa = find(&sub, Code::DnsCaa);
    assert_eq!((caa.subject.as_str(), text(caa, "issuers")), (DOMAIN, "ca.example".to_owned()));
    for (record, code) in [
        ("@ CAA 0 issue \"https://ca.example/\"", Code::DnsCaaMalformed),
        ("@ CAA 128 unheardof \"x\"", Code::DnsCaaMalformed),
        ("@ CAA 0 issue \"ca.example; account\"", Code::DnsCaaMalformed),
        ("@ CAA 0 issue \";\"", Code::DnsCaaForbids),
        ("@ CAA 0 issue \"ca.example\"\nmail CAA 0 issue \";\"", Code::DnsCaaForbids),
    ] {
        let found = with(record).await;
        let caa = find(&found, code);
        assert_eq!((caa.verdict, text(caa, "hosts").as_str()), (Verdict::Note, "mail.x.lab.test"), "{record}");
    }
    // One that is malformed does not take the others with it.
    for broken in ["\\# 4 00037879", "\\# 7 00022d6178797a", "\\# 1 00", "\\# 2 0000"] {
        let found = with(&format!("@ CAA 0 issue \"ca.example\"\n@ TYPE257 {broken}")).await;
        let caa = find(&found, Code::DnsCaaMalformed);
        assert_eq!(caa.verdict, Verdict::Note, "{broken}");
        assert!(!text(caa, "records").contains("ca.example") && found.iter().all(|finding| finding.code != Code::DnsUnknown), "{broken}: {found:#?}");
    }
    // The mail server has records of its own, or stands elsewhere.
    let own = with("@ CAA 0 issue \";\"\nmail CAA 0 issue \"ca.example\"").await;
    assert_eq!(find(&own, Code::DnsCaa).subject, "mail.x.lab.test");
    assert!(own.iter().all(|finding| finding.code != Code::DnsCaaForbids));
    let elsewhere = findings(&zone(&[SOA, NS, "@ MX 10 mail.healthy.lab.test.\n@ CAA 0 issue \";\"\n"]), DOMAIN, Area::Dns).await;
    assert_eq!(text(find(&elsewhere, Code::DnsCaaForbids), "mail"), "no");
    let hidden = with("; at: x.lab.test. CAA servfail").await;
    assert_eq!((codes(&hidden)[0], text(&hidden[0], "questions")), ((Code::DnsUnknown, Verdict::Unknown), "x.lab.test CAA".to_owned()));
    assert!(codes(&hidden).contains(&(Code::DnsGood, Verdict::Good)), "a failed question hides only its own answer");
}

#[tokio::test]
async fn what_a_panel_damages_is_shown_with_the_record_as_it_should_be() {
    for (record, kind, verdict, mended) in [
        ("@ TXT \"\\\"v=spf1 mx -all\\\"\"\n", "quotes", Verdict::Problem, "v=spf1 mx -all"),
        ("@ TXT \"“v=spf1 mx -all”\"\n", "quotes", Verdict::Problem, "v=spf1 mx -all"),
        ("_dmarc TXT \"v=DMARC1\\\\; p=none\"\n", "backslashes", Verdict::Problem, "v=DMARC1; p=none"),
        ("@ TXT \" v=spf1 mx -all\"\n", "blanks", Verdict::Note, "v=spf1 mx -all"),
        ("@ TXT \"v=spf1\u{3000}mx\u{3000}-all\"\n", "characters", Verdict::Problem, "v=spf1 mx -all"),
        ("@ TXT \"v=spf1 mx ～all\"\n", "characters", Verdict::Problem, "v=spf1 mx ~all"),
        ("@ TXT \"\\239\\187\\191v=spf1 mx -all\"\n", "characters", Verdict::Problem, "v=spf1 mx -all"),
        ("_dmarc TXT \"v=DMARC1；p=none\"\n", "characters", Verdict::Problem, "v=DMARC1;p=none"),
    ] {
        let found = findings(&zone(&[SOA, NS, MX, HOST, record]), DOMAIN, Area::Dns).await;
        let damage = find(&found, Code::DnsQuoteErrors);
        assert_eq!((text(damage, "kind").as_str(), damage.verdict), (kind, verdict), "{record}");
        assert_eq!(damage.remedy.as_ref().unwrap().value, mended);
    }
    // An area that looks at SPF for its own ends alone proposes no record.
    let added = zone(&[SOA, NS, MX, HOST, "@ TXT \"\\\"v=spf1 mx -all\\\"\"\n"]);
    let partly = super::super::trial::sample(DOMAIN, &[Area::Dns, Area::Mx, Area::Dkim]).also(&added).run().await.findings;
    assert_eq!(find(&partly, Code::DnsQuoteErrors).remedy.as_ref().unwrap().value, "v=spf1 mx -all");
    let other = findings(&zone(&[SOA, NS, MX, HOST, "@ TXT \"say \\\"hello\\\"\"\n"]), DOMAIN, Area::Dns).await;
    assert!(other.iter().all(|finding| finding.code != Code::DnsQuoteErrors));
    let stray = "_dmarc.x.lab.test.x.lab.test. TXT \"v=DMARC1; p=reject\"\n";
    let doubled = findings(&zone(&[SOA, NS, MX, SPF, HOST, stray]), DOMAIN, Area::Dns).await;
    let doubled = find(&doubled, Code::DnsDoubledName);
    assert_eq!((text(doubled, "expected"), text(doubled, "entered")), ("_dmarc.x.lab.test".to_owned(), "_dmarc".to_owned()));
    assert_eq!((doubled.verdict, doubled.remedy.is_some()), (Verdict::Problem, true));
}

#[tokio::test]
async fn the_other_names_of_mail_are_doubled_too() {
    for (front, record) in [("_mta-sts", "v=STSv1; id=1"), ("_smtp._tls", "v=TLSRPTv1; rua=mailto:t@x.lab.test")] {
        let stray = format!("{front}.x.lab.test.x.lab.test. TXT \"{record}\"\n");
        let found = findings(&zone(&[SOA, NS, MX, SPF, HOST, &stray]), DOMAIN, Area::Dns).await;
        let doubled = find(&found, Code::DnsDoubledName);
        assert_eq!((text(doubled, "expected"), text(doubled, "entered")), (format!("{front}.x.lab.test"), front.to_owned()));
        assert_eq!((doubled.verdict, doubled.remedy.as_ref().unwrap().value.as_str()), (Verdict::Problem, record));
        let kept = findings(&zone(&[SOA, NS, MX, SPF, HOST, &stray, &format!("{front} TXT \"{record}\"\n")]), DOMAIN, Area::Dns).await;
        let kept = find(&kept, Code::DnsDoubledName);
        assert_eq!((kept.verdict, kept.remedy.clone()), (Verdict::Note, None));
    }
    // The addresses for reports that the owner wrote are the ones to keep.
    let stray = "_smtp._tls.x.lab.test.x.lab.test. TXT \"v=TLSRPTv1; rua=mailto:t@x.lab.test\"\n";
    let both = super::super::trial::sample(DOMAIN, &[Area::Dns, Area::TlsRpt]).also(&zone(&[SOA, NS, MX, SPF, HOST, stray])).run().await.findings;
    for code in [Code::TlsRptAbsent, Code::DnsDoubledName] {
        assert_eq!(find(&both, code).remedy.as_ref().unwrap().value, "v=TLSRPTv1; rua=mailto:t@x.lab.test");
    }
}

#[tokio::test]
async fn what_is_wrong_beyond_its_quotation_marks_is_not_pasted() {
    for (record, code) in [
        ("@ TXT \"v=spf1 <b> include:\\\"><img -all\"", Code::DnsQuoteErrors),
        ("_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:\\\"><svg@x.lab.test\"", Code::DnsQuoteErrors),
        ("_dmarc.x.lab.test.x.lab.test. TXT \"v=DMARC1; p=everything\"", Code::DnsDoubledName),
    ] {
        let found = findings(&zone(&[SOA, NS, MX, HOST, record, "\n"]), DOMAIN, Area::Dns).await;
        let stray = find(&found, code);
        assert_eq!((stray.remedy.clone(), text(stray, "mends").as_str()), (None, "none"), "{record}");
    }
}

#[tokio::test]
async fn beside_a_sound_record_nothing_is_published() {
    for (record, code) in [
        ("_dmarc.x.lab.test.x.lab.test. TXT \"v=DMARC1; p=none\"", Code::DnsDoubledName),
        ("x.lab.test.x.lab.test. TXT \"v=spf1 a -all\"", Code::DnsDoubledName),
        ("@ TXT \"\\\"v=spf1 a -all\\\"\"", Code::DnsQuoteErrors),
        ("_dmarc TXT \"v=DMARC1\\\\; p=none\"", Code::DnsQuoteErrors),
    ] {
        let found = with(record).await;
        let stray = find(&found, code);
        assert_eq!((stray.verdict, stray.remedy.clone(), text(stray, "kept")), (Verdict::Note, None, "yes".to_owned()), "{record}");
        assert!(crate::words::Words(crate::model::locale::Locale::English).fix(stray).unwrap().starts_with("Delete"), "{record}");
    }
}

#[tokio::test]
async fn an_alias_does_not_stand_where_a_zone_begins() {
    let apex = with("@ CNAME mail").await;
    assert_eq!(find(&apex, Code::DnsApexAlias).verdict, Verdict::Problem);
    let below = zone(&[SOA, NS, HOST, "www CNAME mail\nnews CNAME mail\nnews MX 10 mail\n"]);
    assert!(findings(&below, "www.x.lab.test", Area::Dns).await.iter().all(|finding| finding.code != Code::DnsApexAlias));
    assert_eq!(find(&findings(&below, "news.x.lab.test", Area::Dns).await, Code::DnsApexAlias).subject, "news.x.lab.test");
}

#[tokio::test]
async fn mail_hosts_have_public_addresses_of_their_own() {
    let base = |host: &str| zone(&[SOA, NS, MX, "@ TXT \"v=spf1 ip4:203.0.113.200 -all\"\n", host, "\n"]);
    let six = findings(&base("mail AAAA 2001:db8:25::1"), DOMAIN, Area::Dns).await;
    assert_eq!(codes(&six)[0], (Code::DnsHostNoIpv4, Verdict::Problem));
    let backup = findings(&base("mail AAAA 2001:db8:25::1\n@ MX 20 mx.relay.lab.test."), DOMAIN, Area::Dns).await;
    assert_eq!(find(&backup, Code::DnsHostNoIpv4).verdict, Verdict::Note);
    let proxied = findings(&base("mail A 104.16.1.1"), DOMAIN, Area::Dns).await;
    assert_eq!(codes(&proxied)[0], (Code::DnsHostProxied, Verdict::Problem));
    let sender = Target { domain: Some(DOMAIN.to_owned()), ips: vec!["203.0.113.200".parse().unwrap()], ..Target::default() };
    let unused = report(&base("mail A 203.0.113.200\nmail AAAA 2001:db8:25::1"), sender, Area::Dns).await.findings;
    assert_eq!(find(&unused, Code::DnsHostIpv6Unused).verdict, Verdict::Note);
    let target = Target { domain: Some(DOMAIN.to_owned()), helo: Some("helo.x.lab.test".to_owned()), ..Target::default() };
    let helo = report(&base("helo A 10.0.0.1\nhelo AAAA fd00::1\nmail A 203.0.113.200"), target, Area::Dns).await.findings;
    assert_eq!(find(&helo, Code::DnsHostNotPublic).subject, "helo.x.lab.test");
    assert_eq!(text(find(&helo, Code::DnsHostIpv6NotPublic), "addresses"), "fd00::1");
    // What hides from the Internet is no public address of an exchanger either, and none that it could send from.
    let sender = Target { domain: Some(DOMAIN.to_owned()), ips: vec!["203.0.113.200".parse().unwrap()], ..Target::default() };
    let hidden = report(&base("mail A 203.0.113.200\nmail AAAA fd00::5"), sender, Area::Dns).await.findings;
    assert_eq!(text(find(&hidden, Code::DnsHostIpv6NotPublic), "addresses"), "fd00::5");
    assert!(hidden.iter().all(|finding| !matches!(finding.code, Code::DnsHostGood | Code::DnsHostIpv6Unused)), "{hidden:#?}");
    let all = super::super::lab_run::observed(&base("mail A 203.0.113.200\nmail AAAA fd00::5"), DOMAIN).await;
    let all: Vec<Code> = crate::check::judge::all(&all).into_iter().map(|finding| finding.code).collect();
    assert!(all.contains(&Code::MxNotPublic) && all.contains(&Code::DnsHostIpv6NotPublic) && !all.contains(&Code::DnsHostGood), "as alone: {all:?}");
    let nowhere = findings(&base("backup A 203.0.113.200\n@ MX 20 backup"), DOMAIN, Area::Dns).await;
    let none = find(&nowhere, Code::DnsHostNoIpv4);
    assert_eq!((none.subject.as_str(), text(none, "kind").as_str()), ("mail.x.lab.test", "none"));
    assert!(nowhere.iter().all(|finding| finding.code != Code::DnsHostGood));
}

#[tokio::test]
async fn a_domain_without_exchanger_and_address_is_no_mail_host() {
    for records in ["@ TXT \"v=spf1 -all\"\n", "www A 203.0.113.200\n", "@ MX 0 .\n@ TXT \"v=spf1 -all\"\n"] {
        let found = findings(&zone(&[SOA, NS, records]), DOMAIN, Area::Dns).await;
        assert_eq!(codes(&found), [(Code::DnsGood, Verdict::Good)], "{records}");
    }
    // One that an MX record or HELO names is.
    let named = findings(&zone(&[SOA, NS, "@ MX 10 @\n"]), DOMAIN, Area::Dns).await;
    assert_eq!(find(&named, Code::DnsHostNoIpv4).subject, DOMAIN);
    let target = Target { domain: Some(DOMAIN.to_owned()), helo: Some(DOMAIN.to_owned()), ..Target::default() };
    let said = report(&zone(&[SOA, NS]), target, Area::Dns).await.findings;
    assert_eq!(text(find(&said, Code::DnsHostNoIpv4), "kind"), "none");
}

#[tokio::test]
async fn when_nobody_answers_nobody_is_accused() {
    for name in ["servfail.lab.test", "refused.lab.test", "malformed.lab.test"] {
        let found = findings("", name, Area::Dns).await;
        assert!(found.iter().all(|finding| !finding.verdict.is_fault()), "{name}: {found:#?}");
        assert_eq!(codes(&found)[0], (Code::DnsUnknown, Verdict::Unknown), "{name}");
        assert!(text(&found[0], "questions").contains(&format!("{name} SOA")));
    }
}

#[tokio::test]
async fn resolvers_that_are_asked_alone_are_asked_alone() {
    let lab = crate::lab::Lab::start().unwrap();
    let (server, other) = ("192.0.2.53:53".parse().unwrap(), "8.8.8.8:53".parse().unwrap());
    let policy = Policy::public_only();
    let map = vec![ConnectTo { from: server, to: lab.address() }];
    let stub =
        |alone| Stub::new(vec![lab.address()], std::time::Duration::from_secs(5), policy.clone()).routed(Dialer::new(policy.clone(), map.clone()), alone);
    let question = |at| Question { at: Some(at), ..Question::new("healthy.lab.test", RecordType::Soa) };
    let patience = std::time::Duration::from_secs(10);
    let answer = stub(true).ask(&question(server), patience).await;
    assert_eq!((answer.outcome, answer.server, answer.authoritative), (Outcome::Found, Some(server), true));
    assert_eq!(stub(true).ask(&question(other), patience).await.outcome, Outcome::Forbidden);
    assert!(!stub(true).asks_others() && stub(false).asks_others());
    let mut net = lab.net();
    net.resolver = std::sync::Arc::new(stub(true));
    let target = Target { domain: Some("dual-stack.lab.test".to_owned()), ..Target::default() };
    let options = crate::check::Options { only: vec![Area::Dns], ..crate::check::Options::default() };
    let found = crate::check::run(&net, &target, &crate::check::Tools::default(), &options, |_, _| ()).await.report.findings;
    assert!(found.iter().all(|finding| finding.verdict != Verdict::Unknown), "{found:#?}");
}

#[tokio::test]
async fn the_order_of_the_answers_does_not_matter() {
    let added = "* MX 10 mail\n; server: 198.51.100.101 x.lab.test. record SOA ns1.lab.test. h.lab.test. 7 7200 3600 1209600 300\n\
        x.lab.test.multi.surbl.org. A 127.0.0.64\nx.lab.test.multi.uribl.com. A 127.0.0.2\n; server: 192.0.2.53 x.lab.test. referral ns1.x.lab.test. ns9.x.lab.test.\n";
    let seen = super::super::lab_run::observed(&zone(&[SOA, NS, MX, SPF, HOST, DMARC, added]), DOMAIN).await;
    let mut turned = seen.clone();
    let dns = turned.dns.as_mut().unwrap();
    dns.servers.reverse();
    dns.texts.reverse();
    dns.wildcard.reverse();
    turned.domain.as_mut().unwrap().lists.reverse();
    let plain = |observations| {
        let judged: Vec<Finding> =
            crate::check::judge::all(observations).into_iter().filter(|finding| matches!(finding.area(), Area::Dns | Area::Domain)).collect();
        judged.into_iter().map(|finding| Finding { evidence: Vec::new(), ..finding }).collect::<Vec<_>>()
    };
    assert_eq!(plain(&seen), plain(&turned));
    assert!(plain(&seen).len() >= 6, "{:#?}", plain(&seen));
    // What is stored is judged as what was seen.
    let stored: crate::check::observe::Observations = serde_json::from_str(&serde_json::to_string(&seen).unwrap()).unwrap();
    assert_eq!(plain(&seen), plain(&stored));
}

#[tokio::test]
async fn the_authority_in_use_is_held_against_the_records() {
    let mail = "@ MX 10 mail\nmail A 192.0.2.77\n";
    for (manner, records, expected) in [
        ("lets-encrypt", "@ CAA 0 issue \"letsencrypt.org\"\n@ CAA 0 issue \"ca.example\"", (Code::DnsCaa, None)),
        ("lets-encrypt", "@ CAA 0 issue \"LetsEncrypt.org; validationmethods=dns-01\"", (Code::DnsCaa, None)),
        ("lets-encrypt", "@ CAA 0 issue \"ca.example\"", (Code::DnsCaaOther, Some(("x.lab.test", "0 issue \"letsencrypt.org\"")))),
        (
            "lets-encrypt",
            "@ CAA 0 issue \"letsencrypt.org\"\nmail CAA 0 issue \"ca.example\"",
            (Code::DnsCaaOther, Some(("mail.x.lab.test", "0 issue \"letsencrypt.org\""))),
        ),
        ("lets-encrypt", "@ CAA 0 issue \";\"", (Code::DnsCaaForbids, Some(("x.lab.test", "0 issue \"letsencrypt.org\"")))),
        // Records about wildcards alone restrict nobody else.
        ("lets-encrypt", "@ CAA 0 iodef \"mailto:a@x.lab.test\"", (Code::DnsGood, None)),
        // Whose certificate is not for the host, or leads nowhere, or whose authority nobody knows, accuses nobody.
        ("lets-encrypt wrong-name", "@ CAA 0 issue \"ca.example\"", (Code::DnsCaa, None)),
        ("unknown-issuer", "@ CAA 0 issue \"ca.example\"", (Code::DnsCaa, None)),
        ("good", "@ CAA 0 issue \"ca.example\"", (Code::DnsCaa, None)),
    ] {
        let lab = Lab::with(lab::Options { also: zone(&[SOA, NS, mail, records, "\n; smtp: 192.0.2.77 ", manner, "\n"]), ..lab::Options::default() }).unwrap();
        let target = Target { domain: Some(DOMAIN.to_owned()), ..Target::default() };
        let options = Options { only: vec![Area::Dns, Area::Starttls], ..Options::default() };
        let report = run(&lab.net(), &target, &Tools::default(), &options, |_, _| ()).await.report;
        hold_words(&report);
        let caa = find(&report.findings, expected.0);
        let remedy = caa.remedy.as_ref().map(|remedy| (remedy.name.as_str(), remedy.value.as_str()));
        assert_eq!(remedy, expected.1, "{manner} {records}");
    }
}
