//! Every case of the verdict sentence, in both languages.

use super::*;
use crate::model::{
    evidence::EvidenceId,
    report::{Score, Vantage},
    target::Target,
};

fn report(domain: Option<&str>, ips: &[&str], mut findings: Vec<Finding>) -> Report {
    findings.sort_by_key(|finding| (finding.verdict.rank(), finding.area(), finding.code));
    // A finding rests on evidence, by which the rules know it again.
    for (place, finding) in (0..).zip(&mut findings) {
        finding.evidence = vec![EvidenceId(place)];
    }
    Report {
        target: Target { domain: domain.map(str::to_owned), ips: ips.iter().map(|ip| ip.parse().unwrap()).collect(), ..Target::default() },
        started_at: 0,
        took_ms: 0,
        vantage: Vantage { resolver: String::new(), can_judge: true, ..Default::default() },
        score: Score { points: None, grade: None, coverage: 0.0 },
        sections: Vec::new(),
        findings,
        evidence: Vec::new(),
    }
}

fn said(findings: Vec<Finding>) -> Sentence {
    sentence(&report(Some("example.com"), &["192.0.2.1"], findings), Words(Locale::English))
}

fn spoken(findings: Vec<Finding>) -> Sentence {
    sentence(&report(Some("example.com"), &["192.0.2.1"], findings), Words(Locale::Chinese))
}

fn no_ptr() -> Finding {
    Finding::new(Code::PtrMissing, "192.0.2.1")
}

fn spf_good() -> Finding {
    Finding::new(Code::SpfGood, "example.com").arg("lookups", 2_usize)
}

#[test]
fn a_sourced_rule_names_who_refuses_and_why() {
    let said = said(vec![no_ptr(), spf_good()]);
    assert_eq!(said.main, "Gmail, Yahoo and Outlook refuse mail from here: the address 192.0.2.1 has no reverse name.");
    assert_eq!(said.rest, None);
    assert!(said.first.unwrap().starts_with("First: Set the reverse name of the address at the provider"));
    assert_eq!(spoken(vec![no_ptr()]).main, "Gmail、Yahoo 和 Outlook 会拒收从这里发出的邮件：地址 192.0.2.1 没有反向解析。");
}

#[test]
fn one_address_of_several_stops_some_of_the_mail() {
    let report = report(Some("example.com"), &["192.0.2.1", "192.0.2.2"], vec![no_ptr(), Finding::new(Code::PtrGood, "192.0.2.2")]);
    assert!(sentence(&report, Words(Locale::English)).main.contains("refuse some of the mail from here"));
    let both = super::tests::report(Some("example.com"), &["192.0.2.1", "192.0.2.2"], vec![no_ptr(), Finding::new(Code::PtrMissing, "192.0.2.2")]);
    assert!(sentence(&both, Words(Locale::English)).main.contains("refuse mail from here"));
}

#[test]
fn a_listing_names_those_who_say_that_they_use_the_list() {
    let listed = |id: &str| Finding::new(Code::DnsblListed, "192.0.2.1").arg("list", id).arg("id", id);
    assert!(said(vec![listed("spamhaus-zen")]).main.starts_with("Outlook refuses mail from here"));
    assert!(said(vec![listed("spamcop")]).main.starts_with("Mail from here is likely to be refused"));
}

#[test]
fn spf_or_dkim_is_enough_for_all_mail_but_not_for_bulk_mail() {
    let spf = || Finding::new(Code::SpfMissing, "example.com");
    let dkim = Finding::new(Code::DkimMissing, "dkim._domainkey.example.com");
    let alone = said(vec![spf(), Finding::new(Code::DkimGood, "dkim._domainkey.example.com")]).main;
    assert!(alone.contains("bulk mail from here") && alone.contains("Outlook"), "{alone}");
    let both = said(vec![spf(), dkim]).main;
    assert!(both.starts_with("Gmail refuses mail from here"), "{both}");
}

#[test]
fn whoever_cannot_be_answered_loses_answers_and_may_be_turned_away() {
    let missing = || Finding::new(Code::MxMissing, "example.com").arg("sends", "yes").arg("alias", "none");
    assert_eq!(
        said(vec![missing()]).main,
        "Answers to your mail are lost, and some receivers may take none from a sender whom nobody can answer: example.com cannot receive mail."
    );
    assert_eq!(spoken(vec![missing()]).main, "别人的回复会丢失，有些收件方也可能不接收无法回复的邮件：example.com 无法收信。");
}

#[test]
fn without_a_rule_nothing_is_said_for_certain() {
    for (code, lead) in [
        (Code::DkimMangled, "Mail from here is likely to be refused or to land in junk"),
        (Code::SpfPassAll, "Anybody can send mail in your name"),
        (Code::DomainListed, "Mail from here is likely to be refused"),
        (Code::IpNotPublic, "Mail from here is likely to be refused"),
        (Code::MxMissing, "Answers to your mail are lost, and some receivers may"),
        (Code::MxNotPublic, "Answers to your mail may get lost"),
        (Code::MtaStsUnmet, "Answers to your mail may get lost"),
        (Code::StarttlsFailed, "Answers to your mail may get lost"),
        // Nobody is obliged to refuse these: what obliges is a fault of its own.
        (Code::StarttlsMissing, "A protection of your mail does not work"),
        (Code::StarttlsExpired, "A protection of your mail does not work"),
        (Code::StarttlsWrongName, "A protection of your mail does not work"),
        (Code::StarttlsExpiring, "A protection of your mail is about to end"),
        (Code::DnsLame, "Something can go wrong with mail from here"),
        (Code::HeloNotFqdn, "Mail from here starts at a disadvantage"),
    ] {
        // A sound key beside a damaged one: no receiver's rule is broken.
        let main = said(vec![Finding::new(code, "example.com"), spf_good(), Finding::new(Code::DkimGood, "dkim._domainkey.example.com")]).main;
        assert!(main.starts_with(lead), "{code:?}: {main}");
    }
    // A milder verdict than the one a rule speaks of.
    let own = || Finding::new(Code::PtrGeneric, "192.0.2.1").verdict(Verdict::Note).arg("name", "x").arg("shows", "own");
    let mild = said(vec![own(), Finding::new(Code::ReceiversMet, "example.com")]).main;
    assert!(mild.starts_with("Mail from here should arrive."), "{mild}");
}

#[test]
fn a_part_of_the_areas_says_nothing_of_the_whole() {
    let unsigned = || Finding::new(Code::DnssecUnsigned, "example.com");
    for (findings, lead) in [
        (vec![unsigned()], "Nothing that was checked stands in the way of your mail; the rest was not checked."),
        (vec![unsigned(), Finding::new(Code::ReceiversMet, "example.com")], "Mail from here should arrive."),
    ] {
        let main = said(findings).main;
        assert!(main.starts_with(lead), "{main}");
    }
    let main = said(vec![Finding::new(Code::DnssecGood, "example.com")]).main;
    assert_eq!(main, "Nothing that was checked stands in the way of your mail.");
}

#[test]
fn problems_name_receivers_where_rules_do() {
    assert!(said(vec![Finding::new(Code::DnsSoaMissing, "example.com")]).main.starts_with("Yahoo refuses mail from here"));
    let bulk = said(vec![Finding::new(Code::DmarcMissing, "example.com").arg("alias", "none"), spf_good()]).main;
    assert!(bulk.starts_with("Small amounts of mail") && bulk.contains("Outlook and iCloud refuse bulk mail"), "{bulk}");
}

#[test]
fn what_else_is_wrong_is_counted_by_matter() {
    let findings =
        vec![no_ptr(), Finding::new(Code::PtrMissing, "192.0.2.2"), Finding::new(Code::DnsblListed, "192.0.2.1"), Finding::new(Code::MxMissing, "example.com")];
    assert_eq!(said(findings.clone()).rest.unwrap(), "One more thing stops mail. One more thing weakens it.");
    assert_eq!(spoken(findings).rest.unwrap(), "另有一项阻断邮件。另有一项影响送达。");
}

#[test]
fn sound_mail_says_what_was_not_measured() {
    let said = said(vec![spf_good(), Finding::new(Code::PtrGood, "192.0.2.1")]);
    assert_eq!(said.main, "Nothing that was checked stands in the way of your mail.");
    assert!(said.rest.unwrap().contains("outbound port 25"));
    let doubt = super::sentence(
        &report(Some("example.com"), &["192.0.2.1"], vec![spf_good(), Finding::new(Code::DmarcUnknown, "example.com")]),
        Words(Locale::English),
    );
    assert_eq!(doubt.main, "Nothing that could be told stands in the way of your mail. Not known: the DMARC record of example.com.");
    assert_eq!(doubt.first.unwrap(), "First: Check again in a few minutes.");
    // The gate that is named is not named again.
    assert!(!doubt.rest.unwrap().contains("DMARC"));
}

#[test]
fn a_port_that_the_provider_closes_does_not_go_unsaid() {
    let server = |port25: &str| {
        let provider = Finding::new(Code::IpProvider, "192.0.2.1").arg("provider", "DigitalOcean").arg("port25", port25);
        vec![spf_good(), Finding::new(Code::IpPublic, "192.0.2.1"), provider]
    };
    let shut = said(server("shut"));
    assert_eq!(
        shut.main,
        "Whether any mail gets out is not known: DigitalOcean closes outbound port 25 and hardly ever opens it, and nobody has measured it on this server yet."
    );
    assert!(shut.first.unwrap().starts_with("First: Run mailworthy probe on the mail server"));
    assert!(!shut.rest.unwrap().contains("port 25"));
    assert!(spoken(server("closed")).main.starts_with("不知道邮件能否发出去：DigitalOcean"));
    // A provider that leaves it open, or of which nothing is known, is not accused.
    let open = said(server("open"));
    assert_eq!(open.main, "Nothing that was checked stands in the way of your mail.");
    assert!(open.rest.unwrap().contains("outbound port 25") && open.first.unwrap().contains("mailworthy probe"));
    // What is broken comes first, and the port is said beside it.
    let both = said([server("shut"), vec![no_ptr()]].concat());
    assert!(both.main.contains("no reverse name") && both.rest.unwrap().contains("DigitalOcean closes outbound port 25"));
    assert!(both.first.unwrap().contains("reverse name"));
}

#[test]
fn a_port_that_was_reported_closed_is_a_fault_and_still_not_measured() {
    let reported = Finding::new(Code::SmtpOutReported, "example.com").arg("told", "closed");
    assert!(road::unmeasured(std::slice::from_ref(&reported)).contains(&Gate::Port));
    let told = said(vec![reported, spf_good()]);
    assert!(told.main.ends_with("port 25 is closed, as the server reports."), "{}", told.main);
    assert!(told.first.unwrap().starts_with("First: Ask the provider to open outbound port 25"));
}

#[test]
fn name_servers_that_say_nothing_make_no_sound_domain() {
    let unknown = |code| Finding::new(code, "example.com");
    let mut findings = vec![unknown(Code::SpfUnknown), unknown(Code::MxUnknown), unknown(Code::DmarcUnknown), Finding::new(Code::IpPublic, "192.0.2.1")];
    let main = "The name servers of example.com gave no usable answer: nothing about its mail could be told.";
    let dumb = said(findings.clone());
    assert_eq!((dumb.main.as_str(), dumb.rest), (main, None));
    assert!(dumb.first.unwrap().starts_with("First: Check again"));
    // A problem elsewhere is no answer, what stops mail is.
    findings.push(Finding::new(Code::DnsLame, "ns1.example.com"));
    assert_eq!(said(findings.clone()).main, main);
    findings.push(no_ptr());
    assert!(said(findings).main.contains("no reverse name"));
}

#[test]
fn an_address_alone_needs_a_domain_for_the_rest() {
    let said = sentence(&report(None, &["192.0.2.1"], vec![Finding::new(Code::PtrGood, "192.0.2.1")]), Words(Locale::English));
    assert_eq!(said.main, "Nothing that was checked speaks against mail from 192.0.2.1.");
    assert!(said.rest.unwrap().contains("domain"));
}

#[test]
fn a_domain_without_mail_is_not_told_that_its_mail_is_refused() {
    let null = || Finding::new(Code::MxNull, "example.com").verdict(Verdict::Good);
    let say = |findings| sentence(&report(Some("example.com"), &[], findings), Words(Locale::English));
    let good = say(vec![null(), spf_good()]);
    assert_eq!((good.main.as_str(), good.rest), ("example.com sends and takes no mail, and its records say so.", None));
    let open = say(vec![null(), Finding::new(Code::DmarcMissing, "example.com").arg("alias", "none")]).main;
    assert!(open.starts_with("example.com sends no mail, but others may use its name"), "{open}");
}

#[test]
fn a_domain_that_does_not_exist_is_told_so_and_no_more() {
    let nothing = Finding::new(Code::DnsSoaMissing, "exmaple.com").arg("exists", "no");
    let said = said(vec![Finding::new(Code::SpfMissing, "exmaple.com").arg("damaged", "none"), nothing]);
    assert!(said.main.starts_with("exmaple.com does not exist in the DNS"), "{}", said.main);
    assert_eq!(said.first.unwrap(), "First: Check the spelling.");
}

#[test]
fn where_nothing_could_be_judged_nobody_is_accused() {
    let nothing = said(vec![Finding::new(Code::SpfUnknown, "example.com")]);
    assert_eq!(nothing, Sentence { main: "There was nothing to judge.".to_owned(), rest: None, first: None });
    let blind =
        Report { vantage: Vantage { resolver: String::new(), can_judge: false, ..Default::default() }, ..report(Some("example.com"), &[], vec![no_ptr()]) };
    let blind = sentence(&blind, Words(Locale::English));
    assert_eq!((blind.main.as_str(), blind.first), ("No DNS server answered: nothing could be judged.", None));
}

#[test]
fn every_code_makes_a_sentence_in_both_languages() {
    for code in Code::ALL {
        for locale in Locale::ALL {
            let title = Key::find(&format!("title-{}", code.as_str().replace(['.', '_'], "-")));
            let variables = title.map_or(&[][..], Key::variables).iter().filter(|name| **name != "subject");
            let finding = variables.fold(Finding::new(*code, "example.com"), |finding, name| finding.arg(name, "x"));
            let said = sentence(&report(Some("example.com"), &["192.0.2.1"], vec![finding, spf_good()]), Words(locale));
            assert!(!said.main.is_empty() && !said.main.contains("{$") && !said.main.contains("sentence-"), "{code:?}: {}", said.main);
        }
    }
}

#[test]
fn where_nothing_could_be_told_nothing_was_judged() {
    let unanswered = || [Code::SpfUnknown, Code::MxUnknown, Code::DmarcUnknown].map(|code| Finding::new(code, "example.com")).to_vec();
    let with = |more: Finding| unanswered().into_iter().chain([more]).collect::<Vec<_>>();
    for (findings, unjudged) in [
        (Vec::new(), true),
        (unanswered(), true),
        (with(Finding::new(Code::DomainClean, "example.com")), true),
        (vec![Finding::new(Code::DkimUnnamed, "example.com")], true),
        (with(Finding::new(Code::DnssecBogus, "example.com")), false),
        (vec![Finding::new(Code::DkimUnnamed, "example.com"), spf_good()], false),
        (vec![Finding::new(Code::DkimParked, "example.com")], false),
    ] {
        assert_eq!(is_unjudged(&report(Some("example.com"), &[], findings.clone())), unjudged, "{findings:?}");
    }
}

#[test]
fn who_says_that_little_is_sent_is_not_told_of_bulk() {
    let mut report = report(Some("example.com"), &["192.0.2.1"], vec![Finding::new(Code::DmarcMissing, "example.com")]);
    assert!(stops_bulk(&report, &report.findings[0]));
    report.target.daily_volume = Some(4_999);
    assert!(!stops_bulk(&report, &report.findings[0]));
    report.target.daily_volume = Some(5_000);
    assert!(matches!(refusers(&report, &report.findings[0]), Some((Audience::All, _))));
}
