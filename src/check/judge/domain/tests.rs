//! Every fault of a name, over real DNS where DNS tells it.

use super::super::lab_run::{codes, find, findings};
use super::*;
use crate::{
    check::explain,
    model::{area::Area, finding::Arg, locale::Locale, target::Target},
    net::Outcome,
    words::Words,
};

const DOMAIN: &str = "x.lab.test";
const NOW: i64 = 1_795_456_800_000;
const ZONE: &str = "x.lab.test. SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\nx.lab.test. MX 10 mail.x.lab.test.\nmail.x.lab.test. A 203.0.113.200\n";

async fn listed(records: &str) -> Vec<Finding> {
    findings(&format!("{ZONE}{records}\n"), DOMAIN, Area::Domain).await
}

#[tokio::test]
async fn a_clean_name_is_good_and_what_was_not_asked_is_no_stain() {
    let found = findings("", "healthy.lab.test", Area::Domain).await;
    assert_eq!(codes(&found), [(Code::DomainClean, Verdict::Good), (Code::DomainRegistrationUnknown, Verdict::NotApplicable)]);
    assert!(matches!(&found[0].args["lists"], Arg::List(lists) if lists.contains(&"Spamhaus DBL".to_owned()) && lists.contains(&"SURBL multi".to_owned())));
}

#[tokio::test]
async fn a_listing_is_as_hard_as_the_list_is_heard() {
    for (records, code, verdict) in [
        ("x.lab.test.dbl.spamhaus.org. A 127.0.1.2", Code::DomainListed, Verdict::Broken),
        ("x.lab.test.dbl.spamhaus.org. A 127.0.1.102", Code::DomainListed, Verdict::Problem),
        ("lab.test.dbl.spamhaus.org. A 127.0.1.4", Code::DomainListed, Verdict::Broken),
        ("x.lab.test.multi.surbl.org. A 127.0.0.64", Code::DomainListedElsewhere, Verdict::Problem),
        ("x.lab.test.multi.uribl.com. A 127.0.0.2", Code::DomainListedElsewhere, Verdict::Problem),
        ("x.lab.test.multi.uribl.com. A 127.0.0.4", Code::DomainListedElsewhere, Verdict::Note),
        ("x.lab.test.uribl.spameatingmonkey.net. A 127.0.0.2", Code::DomainListedElsewhere, Verdict::Note),
    ] {
        let found = listed(records).await;
        assert_eq!(codes(&found)[0], (code, verdict), "{records}");
        assert_eq!(found[0].args["role"], Arg::from("own"));
    }
}

#[tokio::test]
async fn a_listing_says_what_it_is_for_and_what_ends_it() {
    for (records, way, meaning, first) in [
        ("x.lab.test.dbl.spamhaus.org. A 127.0.1.2", "spam", "the domain is used for spam", "Stop mail to people"),
        ("x.lab.test.dbl.spamhaus.org. A 127.0.1.4", "phishing", "the domain is used for phishing", "Look for pages"),
        ("x.lab.test.dbl.spamhaus.org. A 127.0.1.5", "malware", "the domain spreads malware", "Look for files"),
        ("x.lab.test.dbl.spamhaus.org. A 127.0.1.6", "botnet", "the domain commands a botnet", "Look for records and programs"),
        ("x.lab.test.dbl.spamhaus.org. A 127.0.1.104", "abused", "a legitimate domain that is misused for phishing", "Clean the web site"),
        ("x.lab.test.multi.surbl.org. A 127.0.0.200", "abused", "used for phishing; appears in spam; a web site that was broken into", "Clean the web site"),
        ("x.lab.test.multi.uribl.com. A 127.0.0.4", "none", "grey: a domain in mail that some did not ask for", "Remove the cause"),
    ] {
        let target = Target { domain: Some(DOMAIN.to_owned()), ..Target::default() };
        let report = super::super::lab_run::report(&format!("{ZONE}{records}\n"), target, Area::Domain).await;
        let found = &report.findings[0];
        assert_eq!(found.args["way"], Arg::from(way), "{records}");
        let (words, chinese) = (Words(Locale::English), Words(Locale::Chinese));
        let details = |words| explain::details(&report, found, words).into_iter().map(|detail| detail.text).collect::<Vec<_>>();
        assert!(details(words).contains(&meaning.to_owned()) && details(chinese) != details(words), "{records}: {:?}", details(words));
        let (url, text) = (super::super::trial::text(found, "url"), details(words));
        assert!(text.iter().any(|line| line.contains(&format!("removal at {url}"))), "{text:?}");
        assert!(text.iter().any(|line| line.starts_with("Our domain x.lab.test was listed.")), "{text:?}");
        let fix = words.fix(found).unwrap();
        assert!(fix.starts_with(first), "{records}: {fix}");
        // Nobody is sent to the list before the cause is gone.
        let last = fix.rfind(". ").unwrap_or(0);
        assert!(fix[last..].contains("removal"), "{fix}");
    }
}

#[tokio::test]
async fn the_names_that_mail_leads_to_cast_a_shadow_only() {
    let mx = "x.lab.test. MX 20 mx.other.example.\nother.example.dbl.spamhaus.org. A 127.0.1.2";
    let found = listed(mx).await;
    assert_eq!((codes(&found)[0], found[0].subject.as_str()), ((Code::DomainListed, Verdict::Problem), "other.example"));
    let rua = "_dmarc.x.lab.test. TXT \"v=DMARC1; p=none; rua=mailto:a@in.reports.example\"\nreports.example.multi.surbl.org. A 127.0.0.8";
    let found = listed(rua).await;
    let shadow = find(&found, Code::DomainListedElsewhere);
    // Only who runs a domain can ask for it.
    assert_eq!(crate::check::request::request(shadow, Words(Locale::English)), None);
    assert_eq!((shadow.verdict, &shadow.args["role"]), (Verdict::Note, &Arg::from("reports")));
}

#[tokio::test]
async fn the_name_of_an_own_host_is_asked_about_where_lists_know_such() {
    let sending = "x.lab.test. TXT \"v=spf1 mx -all\"\n200.113.0.203.in-addr.arpa. PTR out.x.lab.test.\nout.x.lab.test. A 203.0.113.200\n";
    for host in ["mail.x.lab.test", "out.x.lab.test"] {
        let found = listed(&format!("{sending}{host}.dbl.spamhaus.org. A 127.0.1.2\n{host}.multi.surbl.org. A 127.0.0.8")).await;
        let named: Vec<&Finding> = found.iter().filter(|finding| matches!(finding.code, Code::DomainListed | Code::DomainListedElsewhere)).collect();
        assert_eq!(named.len(), 1, "{named:#?}");
        assert_eq!((named[0].verdict, named[0].subject.as_str(), &named[0].args["role"]), (Verdict::Problem, host, &Arg::from("host")));
        assert!(Words(Locale::English).fix(named[0]).unwrap().starts_with("Find out what was sent"));
        assert!(crate::check::request::request(named[0], Words(Locale::English)).unwrap().contains(host));
        // What is clean of it is told of the domain.
        assert!(found.iter().any(|finding| finding.code == Code::DomainClean));
    }
    // A list that names a domain names all below it: that is one listing.
    let found = listed(&format!("{sending}x.lab.test.dbl.spamhaus.org. A 127.0.1.2\n*.x.lab.test.dbl.spamhaus.org. A 127.0.1.2")).await;
    let named: Vec<&str> = found.iter().filter(|finding| finding.code == Code::DomainListed).map(|finding| finding.subject.as_str()).collect();
    assert_eq!(named, ["x.lab.test"]);
}

#[tokio::test]
async fn names_of_servers_and_of_the_logo_are_asked_about_once_where_lists_know_such() {
    let records = "\
default._bimi.x.lab.test. TXT \"v=BIMI1; l=https://cdn.logo.example/l.svg; a=https://pki.logo.example/c.pem\"\n\
x.lab.test. TXT \"v=spf1 mx -all\"\nx.lab.test. MX 20 mx.hosts.example.\n\
200.113.0.203.in-addr.arpa. PTR mail.host.example.\nmail.host.example. A 203.0.113.200\n\
logo.example.multi.surbl.org. A 127.0.0.8\nhost.example.dbl.spamhaus.org. A 127.0.1.2\nhosts.example.dbl.spamhaus.org. A 127.0.1.2\n\
host.example.multi.surbl.org. A 127.0.0.8\n";
    let target = Target { domain: Some(DOMAIN.to_owned()), helo: Some("smtp.hosts.example".to_owned()), ..Target::default() };
    let report = super::super::lab_run::report(&format!("{ZONE}{records}"), target, Area::Domain).await;
    let roles: Vec<(&str, String)> = report
        .findings
        .iter()
        .filter(|finding| matches!(finding.code, Code::DomainListed | Code::DomainListedElsewhere))
        .map(|finding| (finding.subject.as_str(), super::super::trial::text(finding, "role")))
        .collect();
    // Who plays two parts is told by the first, and nobody looks up a server's name at a list of links.
    assert_eq!(roles, [("host.example", "server".to_owned()), ("hosts.example", "exchanger".to_owned()), ("logo.example", "logo".to_owned())]);
    let asked = |name: &str| report.evidence.iter().filter(|evidence| evidence.question.starts_with(&format!("{name} A"))).count();
    assert_eq!((asked("host.example.dbl.spamhaus.org"), asked("hosts.example.dbl.spamhaus.org"), asked("host.example.multi.surbl.org")), (1, 1, 0));
    let clean: Vec<&Finding> = report.findings.iter().filter(|finding| finding.code == Code::DomainClean).collect();
    assert!(clean.iter().any(|finding| super::super::trial::text(finding, "domains").contains("logo.example")), "what was asked is said: {clean:#?}");
}

#[tokio::test]
async fn a_list_that_names_one_domain_is_not_said_to_name_none() {
    let mx = "x.lab.test. MX 20 mx.other.example.\n";
    for (records, named) in [("x.lab.test.dbl.spamhaus.org. A 127.0.1.2", "x.lab.test"), ("other.example.dbl.spamhaus.org. A 127.0.1.2", "other.example")] {
        let found = listed(&format!("{mx}{records}")).await;
        assert_eq!(find(&found, Code::DomainListed).subject, named);
        let has = |finding: &Finding, name: &str, wanted: &str| matches!(&finding.args[name], Arg::List(items) if items.iter().any(|item| item == wanted));
        let clean: Vec<&Finding> = found.iter().filter(|finding| finding.code == Code::DomainClean).collect();
        assert_eq!(clean.len(), 2, "{named}: {clean:#?}");
        for finding in clean {
            assert_ne!(has(finding, "domains", named), has(finding, "lists", "Spamhaus DBL"), "{named}: {finding:#?}");
        }
    }
}

#[tokio::test]
async fn refused_dead_and_silent_lists_prove_nothing() {
    let refused = listed("x.lab.test.dbl.spamhaus.org. A 127.255.255.254").await;
    assert_eq!(codes(&refused)[0], (Code::DomainListsRefused, Verdict::Unknown));
    let dead = listed("example.com.multi.surbl.org. A 127.0.0.64\nx.lab.test.multi.surbl.org. A 127.0.0.64").await;
    assert_eq!(find(&dead, Code::DomainListsDead).args["lists"], Arg::List(vec!["SURBL multi".to_owned()]));
    assert!(dead.iter().all(|finding| finding.code != Code::DomainListedElsewhere));
    let silent = listed("; below: multi.uribl.com. servfail").await;
    assert_eq!(find(&silent, Code::DomainListsUnknown).args["lists"], Arg::List(vec!["URIBL multi".to_owned()]));
    assert!(codes(&silent).contains(&(Code::DomainClean, Verdict::Good)), "the other lists keep their word");
    // A list that hardly anybody minds does not hide how the domain stands, and is named all the same.
    let small = listed("; below: uribl.spameatingmonkey.net. servfail").await;
    assert_eq!(find(&small, Code::DomainListsUnknown).verdict, Verdict::NotApplicable);
}

#[tokio::test]
async fn an_answer_that_is_not_documented_is_no_listing() {
    let strange = listed("x.lab.test.dbl.spamhaus.org. A 127.0.1.77").await;
    let unknown = find(&strange, Code::DomainListsUnknown);
    assert_eq!(
        (unknown.verdict, &unknown.args["why"], &unknown.args["codes"]),
        (Verdict::Unknown, &Arg::from("undocumented"), &Arg::List(vec!["127.0.1.77".to_owned()]))
    );
    assert!(strange.iter().all(|finding| finding.code != Code::DomainListed));
}

#[tokio::test]
async fn a_list_that_forgets_by_itself_is_waited_for() {
    let fresh = listed("x.lab.test.fresh15.spameatingmonkey.net. A 127.0.0.2").await;
    let found = find(&fresh, Code::DomainListedElsewhere);
    assert_eq!((found.verdict, &found.args["removal"]), (Verdict::Note, &Arg::from("wait")));
    let fix = crate::words::Words(crate::model::locale::Locale::English).fix(found).unwrap();
    assert!(fix.starts_with("Wait") && !fix.trim_end().ends_with(':'), "{fix}");
}

#[tokio::test]
async fn names_are_judged_by_their_looks_with_care() {
    let top = findings("shop.top. A 203.0.113.200\n", "shop.top", Area::Domain).await;
    assert_eq!(find(&top, Code::DomainTld).verdict, Verdict::Note);
    assert_eq!(find(&top, Code::DomainRegistrationUnknown).args["why"], Arg::from("not_asked"));
    let same = findings("gmai1.com. A 203.0.113.200\n", "gmai1.com", Area::Domain).await;
    assert_eq!((codes(&same)[0], &same[0].args["other"]), ((Code::DomainLookalike, Verdict::Problem), &Arg::from("gmail.com")));
    let near = findings("mail.hotmaill.com. A 203.0.113.200\n", "mail.hotmaill.com", Area::Domain).await;
    assert_eq!(codes(&near)[0], (Code::DomainLookalike, Verdict::Note));
    let international = findings("", "xn--fsqu00a.lab.test", Area::Domain).await;
    assert_eq!(find(&international, Code::DomainInternational).args["unicode"], Arg::from("例子.lab.test"));
}

fn expiring(at: i64) -> Vec<Finding> {
    let registered = Some(NOW - 400 * DAY_MS);
    let found = Registration { end: End::Found, domain: None, registered, expires: Some(at), states: Vec::new(), at: NOW, evidence: Vec::new() };
    let domain = Domain { domain: "example.com".to_owned(), lists: Vec::new(), registration: found };
    judge(&Observations { domain: Some(domain), ..Observations::default() })
}

fn registered(end: End, registered_days: Option<i64>, expires_days: Option<i64>, states: &[&str]) -> Vec<Finding> {
    let registration = Registration {
        end,
        domain: Some("example.com".to_owned()),
        registered: registered_days.map(|days| NOW - days * DAY_MS),
        expires: expires_days.map(|days| NOW + days * DAY_MS),
        states: states.iter().map(|state| (*state).to_owned()).collect(),
        at: NOW,
        evidence: Vec::new(),
    };
    let domain = Domain { domain: "example.com".to_owned(), lists: Vec::new(), registration };
    judge(&Observations { domain: Some(domain), ..Observations::default() })
}

#[test]
fn a_registration_is_judged_by_age_end_and_state() {
    let good = registered(End::Found, Some(400), Some(200), &["active", "client transfer prohibited"]);
    assert_eq!(codes(&good), [(Code::DomainRegistered, Verdict::Good)]);
    assert_eq!((&good[0].args["registered"], &good[0].args["expires"]), (&Arg::from("2025-10-19"), &Arg::from("2027-06-11")));
    for (age, end, states, code, verdict) in [
        (3, 300, "active", Code::DomainYoung, Verdict::Problem),
        (20, 300, "active", Code::DomainYoung, Verdict::Note),
        (400, 40, "active", Code::DomainExpiring, Verdict::Note),
        (400, 10, "active", Code::DomainExpiring, Verdict::Problem),
        (400, -2, "active", Code::DomainExpiring, Verdict::Problem),
        (400, 300, "client hold", Code::DomainOnHold, Verdict::Broken),
        (400, 300, "serverHold", Code::DomainOnHold, Verdict::Broken),
        (400, 300, "redemption period", Code::DomainOnHold, Verdict::Broken),
        (400, 300, "pending delete", Code::DomainOnHold, Verdict::Broken),
        (400, 300, "pending restore", Code::DomainOnHold, Verdict::Broken),
        (400, 300, "inactive", Code::DomainOnHold, Verdict::Broken),
    ] {
        assert_eq!(codes(&registered(End::Found, Some(age), Some(end), &[states])), [(code, verdict)], "{age} {end} {states}");
    }
    let past = registered(End::Found, Some(400), Some(-2), &[]);
    assert_eq!((&past[0].args["past"], &past[0].args["days"]), (&Arg::from("yes"), &Arg::from(2_u32)));
    // Some hours ago, and in some hours.
    for (hours, past, english) in [(-3, "yes", "less than a day ago"), (3, "no", "in less than a day"), (30, "no", "in one day"), (-30, "yes", "one day ago")] {
        let found = expiring(NOW + hours * 3_600_000);
        assert_eq!(found[0].args["past"], Arg::from(past), "{hours}");
        let text = crate::words::Words(crate::model::locale::Locale::English).finding(&found[0]);
        assert!(text.contains(english), "{text}");
    }
}

#[test]
fn what_the_registry_does_not_say_is_not_known() {
    assert_eq!(codes(&registered(End::Found, None, None, &[])), [(Code::DomainRegistered, Verdict::Good)]);
    for (end, verdict) in [
        (End::Failed, Verdict::Unknown),
        (End::NotRegistered, Verdict::Unknown),
        (End::NoService, Verdict::NotApplicable),
        (End::NotAsked, Verdict::NotApplicable),
    ] {
        assert_eq!(codes(&registered(end, None, None, &[])), [(Code::DomainRegistrationUnknown, verdict)]);
    }
}

#[tokio::test]
async fn a_lab_run_leaves_the_web_alone() {
    let report = super::super::lab_run::report(
        "shop.xyz. A 203.0.113.200\n",
        crate::model::target::Target { domain: Some("shop.xyz".to_owned()), ..Default::default() },
        Area::Domain,
    )
    .await;
    assert!(report.evidence.iter().all(|evidence| evidence.kind == crate::net::EvidenceKind::Dns && evidence.outcome != Outcome::NotAsked));
}
