//! Whom a faulty certificate keeps away, and what a new one would break.

use super::{
    smtp_tests::{domain, lab},
    trial::{find, hold_words, text, verdict},
};
use crate::{
    check::{Options, Outcome, Tools, observe::Observations, run},
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
