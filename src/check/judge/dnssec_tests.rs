//! Signed zones and what stands on them, over real DNS: for each entry of the catalogue a good case and bad ones.

use std::{sync::Arc, time::Duration};

use futures::future::BoxFuture;
use hickory_proto::{
    op::{DnsResponse, Message, Query},
    rr::{self, Name},
};

use super::trial::{codes, find, sample, text, verdict};
use crate::{
    check::observe::{Observations, dane::Shown},
    lab::authority::Authority,
    mail::dane,
    model::{area::Area, code::Code, report::Report, verdict::Verdict},
    net::{
        Outcome,
        dns::{Answer, Question, Resolve},
        dnssec::Standing,
        signed::{Hash, Signed},
    },
};

/// A zone of its own, signed in this manner, or not.
fn zone(signed: &str) -> String {
    format!(
        "{signed}
sig.lab.test. SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300
sig.lab.test. NS ns1.lab.test.
sig.lab.test. MX 10 mail.sig.lab.test.
sig.lab.test. TXT \"v=spf1 -all\"
mail.sig.lab.test. A 198.51.100.140
"
    )
}

async fn dnssec(signed: &str) -> Report {
    sample("sig.lab.test", &[Area::Dnssec]).also(&zone(signed)).run().await
}

// dnssec.signed, dnssec.valid

#[tokio::test]
async fn a_signed_zone_is_validated_by_us() {
    let report = dnssec("; signed: sig.lab.test.").await;
    assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecGood, Verdict::Good)], "{:#?}", report.findings);
    let good = find(&report, Code::DnssecGood);
    assert_eq!((text(good, "by").as_str(), text(good, "algorithms").as_str()), ("own", "ECDSAP256SHA256"));
    assert!(report.evidence.iter().any(|evidence| evidence.question == "sig.lab.test DNSKEY +dnssec"));
    let questions: std::collections::HashSet<&String> = report.evidence.iter().map(|evidence| &evidence.question).collect();
    assert_eq!(questions.len(), report.evidence.len(), "nothing is asked twice");
}

#[tokio::test]
async fn an_unsigned_zone_is_a_note() {
    let report = dnssec("").await;
    assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecUnsigned, Verdict::Note)], "{:#?}", report.findings);
}

#[tokio::test]
async fn a_wrongly_signed_zone_is_broken_and_the_reason_is_told() {
    for (manner, reason) in [("expired", "expired"), ("bogus", "invalid"), ("mismatch", "mismatch"), ("bare-keys", "invalid")] {
        let report = dnssec(&format!("; signed: sig.lab.test. {manner}")).await;
        assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecBogus, Verdict::Broken)], "{manner}: {:#?}", report.findings);
        assert_eq!(text(find(&report, Code::DnssecBogus), "reason"), reason);
    }
    let report = dnssec("; signed: sig.lab.test. keyless").await;
    assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecKeyless, Verdict::Broken)], "{:#?}", report.findings);
    let report = dnssec("; signed: sig.lab.test. ends-soon").await;
    assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecEndsSoon, Verdict::Note), (Code::DnssecGood, Verdict::Good)]);
}

#[tokio::test]
async fn texts_of_mail_that_are_not_rightly_signed_are_named() {
    let texts = "_dmarc.sig.lab.test. TXT \"v=DMARC1; p=none\"\n_mta-sts.sig.lab.test. TXT \"v=STSv1; id=1\"\n_smtp._tls.sig.lab.test. TXT \"v=TLSRPTv1\"\n\
        key._domainkey.sig.lab.test. TXT \"v=DKIM1; p=\"\n";
    let look = async |bogus: &str| sample("sig.lab.test", &[Area::Dnssec]).selector("key").also(&zone(SIGNED)).also(texts).also(bogus).run().await;
    let report = look("").await;
    assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecGood, Verdict::Good)], "{:#?}", report.findings);
    assert!(report.evidence.iter().any(|evidence| evidence.question == "_dmarc.sig.lab.test TXT +dnssec"));
    for name in ["_dmarc.sig.lab.test", "_mta-sts.sig.lab.test", "_smtp._tls.sig.lab.test", "key._domainkey.sig.lab.test"] {
        let report = look(&format!("; signed: {name}. bogus\n")).await;
        assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecBogus, Verdict::Problem)], "{name}: {:#?}", report.findings);
        let bogus = find(&report, Code::DnssecBogus);
        assert_eq!((bogus.subject.as_str(), text(bogus, "reason").as_str()), (name, "text"));
    }
    // Where the zone as a whole is broken, or not signed, that is all there is to say.
    let report = sample("sig.lab.test", &[Area::Dnssec]).also(&zone("; signed: sig.lab.test. bogus")).also(texts).run().await;
    assert_eq!(report.of(Area::Dnssec).count(), 1, "{:#?}", report.findings);
    let report = sample("sig.lab.test", &[Area::Dnssec]).also(&zone("")).also(texts).run().await;
    assert!(!report.evidence.iter().any(|evidence| evidence.question.starts_with("_dmarc")), "{:#?}", report.evidence);
}

#[tokio::test]
async fn what_a_wildcard_gives_is_signed_all_the_same() {
    // RFC 4035 §B.6. Both a name right below the wildcard's and one further down.
    let zone = zone(SIGNED) + "*.sub.sig.lab.test. MX 10 mail.sig.lab.test.\n*.sub.sig.lab.test. TXT \"v=spf1 -all\"\n";
    for name in ["a.sub.sig.lab.test", "b.a.sub.sig.lab.test"] {
        let report = sample(name, &[Area::Dnssec]).also(&zone).run().await;
        assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecGood, Verdict::Good)], "{name}: {:#?}", report.findings);
    }
    let bogus = zone.replace(SIGNED, "; signed: sig.lab.test. bogus");
    let report = sample("a.sub.sig.lab.test", &[Area::Dnssec]).also(&bogus).run().await;
    assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecBogus, Verdict::Broken)], "{:#?}", report.findings);
    let digest = "ab".repeat(32);
    let report = tlsa(SIGNED, &format!("*._tcp.mail.sig.lab.test. TLSA 3 1 1 {digest}\n; smtp: 198.51.100.140 refuses\n")).await;
    assert_eq!(codes(&report, Area::Dane), UNSEEN, "{:#?}", report.findings);
}

#[tokio::test]
async fn algorithms_that_validators_drop_are_named() {
    let run = sample("sig.lab.test", &[Area::Dnssec]).also(&zone("; signed: sig.lab.test.")).outcome().await;
    let mut seen = run.observations;
    seen.dnssec.iter_mut().flat_map(|seen| &mut seen.facts.digests).for_each(|digest| digest.algorithm = 7);
    let findings = super::area(Area::Dnssec, &seen);
    let old = findings.iter().find(|finding| finding.code == Code::DnssecOldAlgorithm).unwrap_or_else(|| panic!("{findings:#?}"));
    assert_eq!((text(old, "validated").as_str(), old.verdict), ("yes", Code::DnssecOldAlgorithm.worst()));
}

#[tokio::test]
async fn what_is_vouched_for_by_unknown_means_has_a_record_all_the_same() {
    let run = sample("sig.lab.test", &[Area::Dnssec]).also(&zone("; signed: sig.lab.test.")).outcome().await;
    let with = |algorithm: u8, digest_type: u8| {
        let mut seen = run.observations.clone();
        let dnssec = seen.dnssec.as_mut().unwrap();
        dnssec.answers.iter_mut().for_each(|answer| answer.standing = Standing::Insecure);
        dnssec.facts.digests.iter_mut().for_each(|digest| (digest.algorithm, digest.digest_type) = (algorithm, digest_type));
        let finding = super::area(Area::Dnssec, &seen).remove(0);
        (finding.code, finding.verdict, text(&finding, "algorithms"))
    };
    // Ed448 and GOST are somebody's; 99 is nobody's.
    assert_eq!(with(16, 2), (Code::DnssecUnknown, Verdict::Unknown, "ED448".to_owned()));
    assert_eq!(with(13, 3), (Code::DnssecUnknown, Verdict::Unknown, "ECDSAP256SHA256/digest-3".to_owned()));
    assert_eq!(with(99, 2), (Code::DnssecUnsigned, Verdict::Note, "algorithm-99".to_owned()));
    assert_eq!(with(13, 99), (Code::DnssecUnsigned, Verdict::Note, "ECDSAP256SHA256/digest-99".to_owned()));
}

#[tokio::test]
async fn rounds_of_hashing_and_salt_are_a_note() {
    // RFC 9276 §3.1.
    let run = sample("sig.lab.test", &[Area::Dnssec]).also(&zone("; signed: sig.lab.test.")).outcome().await;
    let with = |zone: &str, iterations: u16, salt: usize| {
        let mut seen = run.observations.clone();
        seen.dnssec.as_mut().unwrap().facts.hashes.push(Hash { zone: zone.to_owned(), iterations, salt });
        let findings = super::area(Area::Dnssec, &seen);
        assert!(findings.iter().any(|finding| finding.code == Code::DnssecGood));
        findings.iter().find(|finding| finding.code == Code::DnssecHashed).map(|finding| (finding.verdict, text(finding, "what")))
    };
    assert_eq!(with("sig.lab.test", 150, 8), Some((Verdict::Note, "iterations".to_owned())));
    assert_eq!(with("sig.lab.test", 0, 8), Some((Verdict::Note, "salt".to_owned())));
    assert_eq!((with("sig.lab.test", 0, 0), with("test", 10, 8)), (None, None), "another zone is its own matter");
}

#[tokio::test]
async fn records_behind_unknown_algorithms_are_not_called_unsigned() {
    let digest = "ab".repeat(32);
    let report = tlsa(&format!("{SIGNED} ed448"), &record(&format!("3 1 1 {digest}"))).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneUnknown, Verdict::Unknown)], "{:#?}", report.findings);
    let report = tlsa(&format!("{SIGNED} ed448"), "").await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneUnknown, Verdict::Unknown)], "{:#?}", report.findings);
}

#[tokio::test]
async fn a_question_without_an_answer_accuses_nobody() {
    let report = dnssec("; signed: sig.lab.test.\n; at: sig.lab.test. DNSKEY servfail").await;
    assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecUnknown, Verdict::Unknown)], "{:#?}", report.findings);
    let report = dnssec("; at: sig.lab.test. MX refused").await;
    assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecUnknown, Verdict::Unknown)], "{:#?}", report.findings);
}

/// A resolver that hands out no signatures, and has an opinion.
struct Taciturn {
    server: std::net::SocketAddr,
    authentic: bool,
    rest: Arc<dyn Resolve>,
}

impl Resolve for Taciturn {
    fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> BoxFuture<'a, Answer> {
        self.rest.ask(question, patience)
    }

    fn exchange<'a>(&'a self, name: &'a Name, kind: rr::RecordType, _unchecked: bool, _patience: Duration) -> BoxFuture<'a, Result<Signed, Outcome>> {
        let mut message = Message::query();
        message.add_query(Query::query(name.clone(), kind));
        let mut message = message.into_response();
        message.metadata.authentic_data = self.authentic;
        let signed = Signed::new(DnsResponse::from_message(message).unwrap(), Some(self.server));
        Box::pin(std::future::ready(Ok(signed)))
    }

    fn describe(&self) -> String {
        "taciturn".to_owned()
    }
}

#[tokio::test]
async fn a_resolvers_own_word_counts_from_this_machine_or_when_the_operator_says_so() {
    let lab = crate::lab::Lab::start().unwrap();
    for (server, authentic, trusted, expected) in [
        ("127.0.0.1:53", true, false, "good"),
        ("127.0.0.1:53", false, false, "unsaid"),
        ("192.0.2.53:53", true, false, "resolver"),
        ("192.0.2.53:53", true, true, "good"),
    ] {
        let net = lab.net();
        let resolver = Arc::new(Taciturn { server: server.parse().unwrap(), authentic, rest: Arc::clone(&net.resolver) });
        let net = crate::net::Net { resolver, trust_ad: trusted, ..net };
        let target = crate::model::target::Target { domain: Some("healthy.lab.test".to_owned()), ..Default::default() };
        let options = crate::check::Options { only: vec![Area::Dnssec], ..crate::check::Options::default() };
        let report = crate::check::run(&net, &target, &crate::check::Tools::default(), &options, |_, _| ()).await.report;
        match expected {
            "good" => assert_eq!(text(find(&report, Code::DnssecGood), "by"), "upstream"),
            reason => assert_eq!(text(find(&report, Code::DnssecUnknown), "reason"), reason),
        }
    }
}

// dane.tlsa, dane.dnssec

/// Records in good form, and no certificate to hold them against.
const UNSEEN: [(Code, Verdict); 2] = [(Code::DaneUnknown, Verdict::Unknown), (Code::DaneUsable, Verdict::Good)];

async fn tlsa(signed: &str, records: &str) -> Report {
    sample("sig.lab.test", &[Area::Dane]).also(&zone(signed)).also(records).run().await
}

const SIGNED: &str = "; signed: sig.lab.test.";

fn record(text: &str) -> String {
    format!("_25._tcp.mail.sig.lab.test. TLSA {text}\n")
}

#[tokio::test]
async fn records_count_only_where_everything_is_signed() {
    let digest = "ab".repeat(32);
    let report = tlsa(SIGNED, &(record(&format!("3 1 1 {digest}")) + "; smtp: 198.51.100.140 refuses\n")).await;
    assert_eq!(codes(&report, Area::Dane), UNSEEN, "{:#?}", report.findings);
    let report = tlsa(SIGNED, "").await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneAbsent, Verdict::Note)], "{:#?}", report.findings);
    let report = tlsa("", "").await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneAbsent, Verdict::NotApplicable)], "{:#?}", report.findings);
    let report = tlsa("", &record(&format!("3 1 1 {digest}"))).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneInsecure, Verdict::Note)], "{:#?}", report.findings);
}

#[tokio::test]
async fn records_that_senders_cannot_use_are_named() {
    let digest = "ab".repeat(32);
    let report = tlsa(SIGNED, &record(&format!("1 1 1 {digest}"))).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneUnusable, Verdict::Note)], "{:#?}", report.findings);
    let report = tlsa(SIGNED, &record("3 1 1 abcd")).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneMalformed, Verdict::Problem)], "{:#?}", report.findings);
    let report = tlsa("; signed: sig.lab.test. bogus", &record(&format!("3 1 1 {digest}"))).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneUnknown, Verdict::Unknown)], "{:#?}", report.findings);
}

#[tokio::test]
async fn a_question_that_fails_alone_holds_mail_back() {
    // RFC 7672 §2.1.2: a host of which the TLSA question fails counts as one that cannot be reached.
    let name = "_25._tcp.mail.sig.lab.test.";
    let report = tlsa(SIGNED, &format!("; at: {name} TLSA servfail\n")).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneLookupFails, Verdict::Problem)], "{:#?}", report.findings);
    assert_eq!((text(find(&report, Code::DaneLookupFails), "reason"), text(find(&report, Code::DaneLookupFails), "mx")), ("failure".into(), "signed".into()));
    // Where nothing new below the host is answered either, a time-out, or a server of the zone that does answer: that is nobody's fault, or the way's.
    for other in [
        "; below: mail.sig.lab.test. servfail\n; at: mail.sig.lab.test. A normal\n; at: mail.sig.lab.test. AAAA normal\n".to_owned(),
        format!("; at: {name} TLSA silent\n"),
        format!("; at: {name} TLSA refused\n"),
        format!(
            "; at: {name} TLSA servfail\nsig.lab.test. NS ns9.sig.lab.test.\nns9.sig.lab.test. A 203.0.113.99\n; server: 203.0.113.99 {name} record TLSA 3 1 1 {}\n",
            "ab".repeat(32)
        ),
    ] {
        let report = tlsa(SIGNED, &other).await;
        assert_eq!(codes(&report, Area::Dane), [(Code::DaneUnknown, Verdict::Unknown)], "{other}: {:#?}", report.findings);
    }
    // Nobody asks for the records of a host that is not signed.
    let report = tlsa("", &format!("; at: {name} TLSA servfail\n")).await;
    assert!(report.of(Area::Dane).all(|finding| finding.code != Code::DaneLookupFails), "{:#?}", report.findings);
    // What is not rightly signed is not answered by resolvers that check.
    for records in [String::new(), record(&format!("3 1 1 {}", "ab".repeat(32)))] {
        let report = sample("sig.lab.test", &[Area::Dane, Area::Dnssec]).also(&zone(SIGNED)).also(&format!("{records}; signed: {name} bogus\n")).run().await;
        assert_eq!(codes(&report, Area::Dane), [(Code::DaneLookupFails, Verdict::Problem)], "{:#?}", report.findings);
        assert_eq!(text(find(&report, Code::DaneLookupFails), "reason"), "bogus");
        assert_eq!(codes(&report, Area::Dnssec), [(Code::DnssecBogus, Verdict::Problem)]);
    }
}

#[tokio::test]
async fn records_of_a_signed_host_bind_some_senders_however_they_came_to_it() {
    // RFC 7672 §2.2.1, and Postfix by itself: the domain is not signed, its host is.
    let world = |records: &str| {
        format!(
            "plain.lab.test. SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300\nplain.lab.test. NS ns1.lab.test.\nplain.lab.test. MX 10 mail.sig.lab.test.\n{}{records}",
            zone(SIGNED)
        )
    };
    let look = async |records: &str| sample("plain.lab.test", &[Area::Dane]).also(&world(records)).run().await;
    let own = find(&tlsa(SIGNED, "").await, Code::DaneAbsent).remedy.clone().unwrap().value;
    let report = look(&record(&own)).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneInsecure, Verdict::Note)], "{:#?}", report.findings);
    let report = look(&record(&format!("3 1 1 {}", "ab".repeat(32)))).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneMismatch, Verdict::Problem)], "{:#?}", report.findings);
    let wrong = find(&report, Code::DaneMismatch);
    assert_eq!((text(wrong, "mx").as_str(), wrong.remedy.clone().unwrap().value), ("unsigned", own.clone()));
    for words in crate::model::locale::Locale::ALL.map(crate::words::Words) {
        assert!(words.finding(wrong).contains("Postfix") && words.finding(wrong).contains("plain.lab.test"), "{}", words.finding(wrong));
    }
    let report = look(&(record(&own) + "; smtp: 198.51.100.140 no-starttls\n")).await;
    assert_eq!(
        (codes(&report, Area::Dane), text(find(&report, Code::DaneMismatch), "reason").as_str()),
        (vec![(Code::DaneMismatch, Verdict::Problem)], "no_tls")
    );
    let report = look("; at: _25._tcp.mail.sig.lab.test. TLSA servfail\n").await;
    assert_eq!((verdict(&report, Code::DaneLookupFails), text(find(&report, Code::DaneLookupFails), "mx").as_str()), (Some(Verdict::Problem), "unsigned"));
}

// dane.match

/// What a run sees of a host with these records, when the host shows this chain.
async fn shown(records: &str, chain: &[Vec<u8>]) -> Vec<(Code, Verdict)> {
    let lab = crate::lab::Lab::with(crate::lab::Options { also: zone(SIGNED) + records, ..crate::lab::Options::default() }).unwrap();
    let target = crate::model::target::Target { domain: Some("sig.lab.test".to_owned()), ..Default::default() };
    let options = crate::check::Options { only: vec![Area::Dane], ..crate::check::Options::default() };
    let mut seen = crate::check::run(&lab.net(), &target, &crate::check::Tools::default(), &options, |_, _| ()).await.observations.dane.unwrap();
    seen.shown = vec![Shown { host: "mail.sig.lab.test".to_owned(), chain: chain.to_vec(), evidence: Vec::new() }];
    let findings = super::area(Area::Dane, &Observations { dane: Some(seen), ..Observations::default() });
    for finding in &findings {
        if finding.code == Code::DaneMismatch {
            assert_eq!(finding.remedy.clone().unwrap().value, dane::record_for(&chain[0]).unwrap().text());
        }
    }
    findings.iter().map(|finding| (finding.code, finding.verdict)).collect()
}

#[tokio::test]
async fn records_are_held_against_the_certificate() {
    let (authority, now) = (Authority::new().unwrap(), std::time::SystemTime::now());
    let day = std::time::Duration::from_secs(86_400);
    let issued = authority.issue(&["mail.sig.lab.test"], now - day, now + day).unwrap();
    let chain: Vec<Vec<u8>> = issued.chain.iter().map(|certificate| certificate.to_vec()).collect();
    let own = dane::record_for(&chain[0]).unwrap().text();
    let above = dane::record_for(&chain[1]).unwrap().text().replacen('3', "2", 1);
    let other = format!("3 1 1 {}", "ab".repeat(32));
    assert_eq!(shown(&record(&own), &chain).await, [(Code::DaneMatch, Verdict::Good)]);
    assert_eq!(shown(&record(&above), &chain).await, [(Code::DaneMatch, Verdict::Good)]);
    assert_eq!(shown(&record(&other), &chain).await, [(Code::DaneMismatch, Verdict::Broken)]);
    // RFC 7671 §9: the weaker digest is passed over; §5.2: usage 2 is not for the certificate itself.
    assert_eq!(shown(&(record(&format!("3 1 2 {}", "ab".repeat(64))) + &record(&own)), &chain).await, [(Code::DaneMismatch, Verdict::Problem)]);
    assert_eq!(shown(&record(&own.replacen('3', "2", 1)), &chain).await, [(Code::DaneMismatch, Verdict::Broken)]);
    // All records count, however many; where not all could be kept, nobody is accused.
    let many = |count: usize| (0..count).map(|at| record(&format!("3 1 1 {at:064x}"))).collect::<String>();
    assert_eq!(shown(&(many(60) + &record(&own)), &chain).await, [(Code::DaneMatch, Verdict::Good)]);
    assert_eq!(shown(&many(300), &chain).await, [(Code::DaneUnknown, Verdict::Unknown)]);
    assert_eq!(shown(&(record(&other) + &record(&own)), &chain).await, [(Code::DaneMatch, Verdict::Good)]);
    assert_eq!(shown(&(record(&other) + &record(&above)), &chain).await, [(Code::DaneBackupOnly, Verdict::Note)]);
    let expired = authority.issue(&["mail.sig.lab.test"], now - 3 * day, now - day).unwrap();
    let chain: Vec<Vec<u8>> = expired.chain.iter().map(|certificate| certificate.to_vec()).collect();
    assert_eq!(shown(&record(&above), &chain).await, [(Code::DaneMismatch, Verdict::Broken)]);
    // RFC 7672 §3.1.1: dates do not count for the certificate's own key.
    assert_eq!(shown(&record(&dane::record_for(&chain[0]).unwrap().text()), &chain).await, [(Code::DaneMatch, Verdict::Good)]);
}

#[tokio::test]
async fn a_run_holds_the_records_against_what_the_exchanger_shows() {
    // What is proposed where nothing stands is right, and what is wrong is mended with it.
    let report = tlsa(SIGNED, "").await;
    let own = find(&report, Code::DaneAbsent).remedy.clone().unwrap().value;
    let report = tlsa(SIGNED, &record(&own)).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneMatch, Verdict::Good)], "{:#?}", report.findings);
    let seen = &find(&report, Code::DaneMatch).evidence;
    assert!(seen.iter().any(|id| report.evidence[id.0 as usize].question.ends_with(" SMTP")), "the talk is evidence");
    let report = tlsa(SIGNED, &record(&format!("3 1 1 {}", "ab".repeat(32)))).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneMismatch, Verdict::Broken)]);
    assert_eq!(find(&report, Code::DaneMismatch).remedy.clone().unwrap().value, own);
    // One address of two that shows another certificate stops the senders that come to it.
    let second = "mail.sig.lab.test. A 198.51.100.141\n; smtp: 198.51.100.141 self-signed\n";
    let report = tlsa(SIGNED, &(record(&own) + second)).await;
    assert_eq!(codes(&report, Area::Dane), [(Code::DaneMismatch, Verdict::Broken)]);
    for manner in ["no-starttls", "starttls-closes", "starttls-alert", "starttls-garbage"] {
        let report = tlsa(SIGNED, &(record(&own) + &format!("; smtp: 198.51.100.140 {manner}\n"))).await;
        assert_eq!(text(find(&report, Code::DaneMismatch), "reason"), "no_tls", "{manner}");
    }
    // Who cannot be reached is not accused.
    let report = tlsa(SIGNED, &(record(&own) + "; smtp: 198.51.100.140 refuses\n")).await;
    assert_eq!(codes(&report, Area::Dane), UNSEEN);
}

#[tokio::test]
async fn records_at_the_end_of_a_signed_alias_count() {
    // RFC 7672 §2.2.2: there first, and at the name itself where nothing stands there.
    let alias = zone(SIGNED).replace("MX 10 mail.", "MX 10 mx.") + "mx.sig.lab.test. CNAME mail.sig.lab.test.\n; smtp: 198.51.100.140 refuses\n";
    let look = async |records: &str| sample("sig.lab.test", &[Area::Dane]).also(&alias).also(records).run().await;
    let digest = "ab".repeat(32);
    for (owner, place) in [("mail", "mail"), ("mx", "mx")] {
        let report = look(&format!("_25._tcp.{owner}.sig.lab.test. TLSA 3 1 1 {digest}\n")).await;
        assert_eq!(codes(&report, Area::Dane), UNSEEN, "{owner}: {:#?}", report.findings);
        assert_eq!(text(find(&report, Code::DaneUsable), "name"), format!("_25._tcp.{place}.sig.lab.test"));
    }
    let shows = sample("sig.lab.test", &[Area::Dane]).also(&alias.replace("refuses", "good")).run().await;
    let absent = find(&shows, Code::DaneAbsent);
    assert_eq!(absent.remedy.clone().map(|remedy| remedy.name).as_deref(), Some("_25._tcp.mail.sig.lab.test"), "{:#?}", shows.findings);
}

#[tokio::test]
async fn who_takes_no_mail_needs_nothing() {
    let report = sample("none.lab.test", &[Area::Dane]).also("none.lab.test. MX 0 .\n").run().await;
    assert_eq!(verdict(&report, Code::DaneAbsent), Some(Verdict::NotApplicable));
    let report = sample("none.lab.test", &[Area::Dane]).also("none.lab.test. MX 10 mail.none.lab.test.\n; at: none.lab.test. MX servfail\n").run().await;
    assert_eq!(verdict(&report, Code::DaneUnknown), Some(Verdict::Unknown));
}
