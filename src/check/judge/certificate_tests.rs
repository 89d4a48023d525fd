//! Whom a faulty certificate keeps away, and what a new one would break.

use super::{
    smtp_tests::{domain, lab},
    trial::{find, hold_words, text, verdict},
};
use crate::{
    check::{
        Options, Outcome, Tools,
        fix::records,
        observe::{Observations, protection::Protection},
        run,
    },
    lab::Lab,
    mail::dane::Record,
    model::{area::Area, code::Code, code::Code::*, finding::Finding, locale::Locale, target::Target, verdict::Verdict::*},
    net::tls::Standing,
    words::Words,
};

async fn look(lab: &Lab, name: &str, areas: &[Area]) -> Outcome {
    let target = Target { domain: Some(format!("{name}.test")), ..Target::default() };
    let options = Options { only: areas.to_vec(), ..Options::default() };
    let outcome = run(&lab.net(), &target, &Tools::default(), &options, |_, _| ()).await;
    hold_words(&outcome.report);
    outcome
}

/// An MTA-STS policy in this mode.
fn policy(name: &str, mode: &str) -> String {
    format!(
        "_mta-sts.{name}.test. TXT \"v=STSv1; id=1\"\nmta-sts.{name}.test. A 192.0.2.80\n\
         ; https: mta-sts.{name}.test /.well-known/mta-sts.txt 200 text/plain version: STSv1\\nmode: {mode}\\nmx: mx.{name}.test\\nmax_age: 604800\\n\n"
    )
}

/// A signed domain with this exchanger.
fn signed(manner: &str, records: &str) -> String {
    domain("dane", 1, manner)
        + "; signed: dane.test.\ndane.test. SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 300\ndane.test. NS ns1.lab.test.\n"
        + records
}

/// The same with the record that fits its key.
async fn bound(manner: &str, also: &str) -> Lab {
    let without = look(&lab(&signed(manner, "")), "dane", &[Area::Starttls, Area::Dane]).await.report;
    let record = find(&without, DaneAbsent).remedy.clone().unwrap();
    lab(&signed(manner, &format!("{}. TLSA {}\n{also}", record.name, record.value)))
}

/// The first finding of this code.
fn judged(seen: &Observations, code: Code) -> Finding {
    super::all(seen).into_iter().find(|finding| finding.code == code).unwrap_or_else(|| panic!("{code:?} is not in {:#?}", super::all(seen)))
}

/// What the finding says in each language, with its fix.
fn said(finding: &Finding) -> Vec<String> {
    let all = Locale::ALL.map(Words).into_iter().map(|words| format!("{}\n{}", words.finding(finding), words.fix(finding).unwrap_or_default()));
    all.inspect(|text| assert!(!text.contains('{'), "{text}")).collect()
}

#[tokio::test]
async fn only_who_is_obliged_to_check_refuses_a_certificate() {
    let names = ["without", "testing", "enforce"];
    let exchangers = |first: usize, manner: &str| names.iter().enumerate().map(|(place, name)| domain(name, first + place, manner)).collect::<String>();
    for (manner, codes) in
        [("expired", vec![StarttlsExpired]), ("self-signed wrong-name", vec![StarttlsSelfSigned, StarttlsWrongName]), ("early", vec![StarttlsEarly])]
    {
        let lab = lab(&(exchangers(1, manner) + &policy("testing", "testing") + &policy("enforce", "enforce")));
        for (name, held, unmet) in [("without", "none", None), ("testing", "none", Some(Problem)), ("enforce", "enforce", Some(Broken))] {
            let report = look(&lab, name, &[Area::Starttls, Area::MtaSts]).await.report;
            for code in &codes {
                let finding = find(&report, *code);
                assert_eq!(text(finding, "held"), held, "{manner} {name}");
                assert_eq!(said(finding)[0].contains("do not deliver"), held == "enforce", "{:?}", said(finding));
            }
            assert_eq!(verdict(&report, MtaStsUnmet), unmet, "{manner} {name}");
        }
        // Nobody has asked for a policy.
        let report = look(&lab, "enforce", &[Area::Starttls]).await.report;
        for code in &codes {
            assert_eq!((text(find(&report, *code), "held").as_str(), text(find(&report, *code), "tlsa").as_str()), ("unknown", "unknown"));
        }
    }
}

#[tokio::test]
async fn a_renewal_keeps_what_dns_says_of_the_key() {
    let areas = [Area::Starttls, Area::Dane, Area::MtaSts];
    let none = look(&lab(&signed("expired", "")), "dane", &areas).await;
    let expired = find(&none.report, StarttlsExpired);
    assert_eq!((text(expired, "tlsa").as_str(), expired.remedy.clone().unwrap().value.as_str()), ("none", "certbot renew && postfix reload"));
    assert!(said(expired).iter().all(|text| !text.contains("TLSA")), "{:?}", said(expired));

    let mut seen = look(&bound("expired", "").await, "dane", &areas).await.observations;
    let expired = judged(&seen, StarttlsExpired);
    assert_eq!((expired.verdict, text(&expired, "held").as_str(), text(&expired, "tlsa").as_str()), (Note, "dane", "key"));
    assert_eq!(expired.remedy.clone().unwrap().value, "certbot renew --reuse-key && postfix reload");
    assert!(said(&expired).iter().all(|text| text.contains("TLSA") && text.contains("DANE")), "{:?}", said(&expired));
    // What is stored says the same, though certificates are stored without their octets.
    let stored: Observations = serde_json::from_value(serde_json::to_value(&seen).unwrap()).unwrap();
    assert_eq!(super::all(&stored), super::all(&seen));

    // A record of the whole certificate fits no other one, whatever its key: first the record (RFC 7671 §8.1).
    let own = seen.smtp.as_ref().unwrap().hosts[0].visits[0].conversation.chain()[0].clone();
    let host = &mut seen.dane.as_mut().unwrap().hosts[0];
    let key = std::mem::replace(&mut host.records, vec![Record { usage: 3, selector: 0, matching: 1, data: own.sha256 }]).remove(0);
    let expired = judged(&seen, StarttlsExpired);
    assert_eq!((expired.verdict, text(&expired, "tlsa").as_str()), (Note, "certificate"));
    let remedy = expired.remedy.clone().unwrap();
    assert_eq!((remedy.kind.as_str(), remedy.name.as_str(), remedy.value), ("TLSA", "_25._tcp.mx.dane.test", key.text()));
    said(&expired);
    // Records that fit nothing are somebody's plan, or a fault of their own.
    seen.dane.as_mut().unwrap().hosts[0].records[0].data = "ab".repeat(32);
    assert_eq!(text(&judged(&seen, StarttlsExpired), "tlsa"), "unknown");

    // A certificate that is asked for anew has a key of its own.
    let wrong = look(&bound("wrong-name", "").await, "dane", &areas).await.observations;
    let wrong = judged(&wrong, StarttlsWrongName);
    assert_eq!((wrong.verdict, text(&wrong, "tlsa").as_str(), wrong.remedy.is_none()), (Note, "key", true));
    assert!(said(&wrong).iter().all(|text| text.contains("--csr")), "{:?}", said(&wrong));
    let ending = look(&bound("ending weak-key", "").await, "dane", &areas).await.observations;
    assert!(judged(&ending, StarttlsExpiring).remedy.unwrap().value.contains("--reuse-key"));
    assert!(said(&judged(&ending, StarttlsShortKey)).iter().all(|text| text.contains("TLSA")));
}

#[tokio::test]
async fn a_policy_in_force_counts_beside_dane() {
    // RFC 8461 §2: senders that know one and not the other hold to the one.
    let lab = bound("expired", &policy("dane", "enforce")).await;
    let mut seen = look(&lab, "dane", &[Area::Starttls, Area::Dane, Area::MtaSts]).await.observations;
    let expired = judged(&seen, StarttlsExpired);
    assert_eq!((expired.verdict, text(&expired, "held").as_str(), judged(&seen, MtaStsUnmet).verdict), (Problem, "enforce", Broken));
    assert!(expired.remedy.unwrap().value.contains("--reuse-key"));
    seen.smtp.iter_mut().flat_map(|smtp| &mut smtp.hosts).flat_map(|host| &mut host.visits).for_each(|visit| visit.standing = Some(Standing::SelfSigned));
    assert_eq!(text(&judged(&seen, StarttlsSelfSigned), "held"), "enforce");
}

#[tokio::test]
async fn the_records_that_are_proposed_hold_at_every_address_once_they_are_pasted() {
    let zone = signed(
        "good",
        "mx.dane.test. A 192.0.2.2\n; smtp: 192.0.2.2 lets-encrypt\n\
         dane.test. MX 20 mx2.dane.test.\nmx2.dane.test. A 192.0.2.3\n; smtp: 192.0.2.3 unknown-issuer\n",
    );
    let seen = look(&lab(&zone), "dane", &[Area::Starttls, Area::Dane]).await.observations;
    let pasted = |finding: &Finding| {
        let mut seen = seen.clone();
        let records = records(finding);
        for host in &mut seen.dane.as_mut().unwrap().hosts {
            let own = records.iter().filter(|one| one.name == format!("_25._tcp.{}", host.name));
            host.records = own.map(|one| record(&one.value)).collect();
        }
        (records, super::all(&seen).into_iter().filter(|one| one.area() == Area::Dane).map(|one| (one.code, one.verdict)).collect::<Vec<_>>())
    };
    let absent = judged(&seen, DaneAbsent);
    let (all, after) = pasted(&absent);
    assert_eq!(all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["_25._tcp.mx.dane.test", "_25._tcp.mx.dane.test", "_25._tcp.mx2.dane.test"]);
    assert_eq!(after, [(DaneMatch, Good), (DaneMatch, Good)]);
    // One alone turns mail away at the other address.
    let first = Finding { args: std::collections::BTreeMap::new(), ..absent };
    assert!(pasted(&first).1.contains(&(DaneMismatch, Broken)));
    // The same where what stands there fits neither, or one alone.
    for standing in [vec!["ab".repeat(32)], vec!["ab".repeat(32), digest(&all[0].value)], vec![digest(&all[1].value)]] {
        let mut seen = seen.clone();
        let host = &mut seen.dane.as_mut().unwrap().hosts[0];
        host.records = standing.iter().map(|digest| record(&format!("3 1 1 {digest}"))).collect();
        let mismatch = judged(&seen, DaneMismatch);
        assert_eq!(text(&mismatch, "by"), "own");
        assert!(
            said(&mismatch).iter().zip(["checked the signatures ourselves", "由我们自行核对"]).all(|(text, by)| text.contains(by)),
            "{:?}",
            said(&mismatch)
        );
        let host = &mut seen.dane.as_mut().unwrap().hosts[0];
        host.records.extend(records(&mismatch).iter().map(|one| record(&one.value)));
        assert_eq!(judged(&seen, DaneMatch).subject, "mx.dane.test", "{standing:?}");
    }
    // Of an address whose key nobody saw it is said, and where there is no TLS nothing is bound to it.
    let mut hidden = seen.clone();
    let talk = hidden.dane.as_ref().unwrap().protected.iter().find(|one| one.ip.to_string() == "192.0.2.2").unwrap().evidence;
    hidden.dane.as_mut().unwrap().shown.retain(|shown| !shown.evidence.contains(&talk));
    let absent = judged(&hidden, DaneAbsent);
    assert_eq!((text(&absent, "unseen").as_str(), records(&absent).len()), ("192.0.2.2", 2));
    assert!(said(&absent).iter().all(|text| text.contains("192.0.2.2")));
    for one in &mut hidden.dane.as_mut().unwrap().protected {
        one.protection = if one.evidence == talk { Protection::NoStarttls } else { one.protection };
    }
    assert_eq!(records(&judged(&hidden, DaneAbsent)).iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["_25._tcp.mx2.dane.test"]);
}

/// A record as a zone file has it.
fn record(text: &str) -> Record {
    let parts: Vec<&str> = text.split(' ').collect();
    let number = |place: usize| parts[place].parse().unwrap();
    Record { usage: number(0), selector: number(1), matching: number(2), data: parts[3].to_owned() }
}

fn digest(record: &str) -> String {
    record.rsplit(' ').next().unwrap().to_owned()
}
