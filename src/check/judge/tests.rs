//! DKIM and DMARC over real DNS: for each entry of the catalogue what passes, what fails, and what cannot be told.

use futures::future::join_all;

use super::auth_cases::{Case, DKIM, DMARC, KEY};
use crate::{
    check::{self, Tools, fix::joined, judge, observe::Observations},
    lab::{self, Lab},
    mail::{dkim, dmarc},
    model::{area::Area, code::Code, code::Code::*, finding::Finding, locale::Locale, verdict::Verdict},
    words::{Key, Words},
};

async fn found(lab: &Lab, case: &Case, area: Area) -> (Vec<Finding>, Observations) {
    let options = check::Options { only: vec![area], ..check::Options::default() };
    let outcome = check::run(&lab.net(), &case.target(), &Tools::default(), &options, |_, _| {}).await;
    (outcome.report.findings, outcome.observations)
}

async fn walk(cases: &'static [Case], area: Area) -> Vec<(&'static Case, Vec<Finding>, Observations)> {
    let also = cases.iter().map(Case::zone).collect::<Vec<_>>().concat();
    let lab = Lab::with(lab::Options { also, ..lab::Options::default() }).unwrap();
    let lab = &lab;
    join_all(cases.iter().map(|case| async move {
        let (findings, seen) = found(lab, case, area).await;
        (case, findings, seen)
    }))
    .await
}

fn sorted(findings: impl Iterator<Item = (Code, Verdict)>) -> Vec<(Code, Verdict)> {
    let mut list: Vec<_> = findings.collect();
    list.sort_by_key(|(code, verdict)| (*code, verdict.rank()));
    list
}

/// Another order: the first becomes the last, then all turn round.
fn turn<T>(list: &mut [T]) {
    if !list.is_empty() {
        list.rotate_left(1);
    }
    list.reverse();
}

/// What is true of every finding: the codes, evidence, words for all that the sentence needs, the same whatever the order.
fn check_case(case: &Case, findings: &[Finding], seen: &Observations, area: Area) -> Option<String> {
    let name = case.name;
    let shown = sorted(findings.iter().map(|finding| (finding.code, finding.verdict)));
    let wanted = sorted(case.shows.iter().copied());
    for finding in findings {
        assert!(!finding.evidence.is_empty(), "{name}: {} rests on nothing", finding.code.as_str());
        let message = finding.code.as_str().replace(['.', '_'], "-");
        for kind in ["finding", "title", "fix"] {
            let Some(key) = Key::find(&format!("{kind}-{message}")) else { continue };
            for variable in key.variables() {
                assert!(
                    ["subject", "verdict", "remedy"].contains(variable) || finding.args.contains_key(*variable),
                    "{name}: {kind}-{message} wants {variable}"
                );
            }
        }
        for locale in Locale::ALL {
            let text = Words(locale).finding(finding);
            assert!(!text.contains("{$"), "{name}: {text}");
        }
    }
    let mut turned = seen.clone();
    for _ in 0..3 {
        if let Some(survey) = &mut turned.dkim {
            turn(&mut survey.selectors);
        }
        if let Some(around) = &mut turned.dmarc_around {
            turn(&mut around.hosts);
            turn(&mut around.authorisations);
            turn(&mut around.elsewhere);
        }
        let again = judge::area(area, &turned);
        assert_eq!(sorted(again.iter().map(|finding| (finding.code, finding.verdict))), shown, "{name}");
    }
    let stored: Observations = serde_json::from_str(&serde_json::to_string(seen).unwrap()).unwrap();
    assert_eq!(judge::all(&stored), judge::all(seen), "{name}");
    (shown != wanted).then(|| format!("{name} shows {shown:?}, not {wanted:?}"))
}

#[tokio::test]
async fn dkim_keys() {
    let whole = format!("v=DKIM1; k=rsa; p={KEY}");
    let mut differing = Vec::new();
    for (case, findings, seen) in walk(DKIM, Area::Dkim).await {
        if let Some(difference) = check_case(case, &findings, &seen, Area::Dkim) {
            differing.push(difference);
            continue;
        }
        let remedies: Vec<_> = findings.iter().filter_map(|finding| finding.remedy.as_ref()).collect();
        for remedy in &remedies {
            let parsed = dkim::parse(joined(&remedy.value).as_bytes());
            assert_eq!((parsed.value.standing, parsed.defects), (dkim::Standing::Usable, Vec::new()), "{}", case.name);
            assert!(remedy.value.split('"').all(|string| string.len() <= 255), "{}", case.name);
            assert_eq!((remedy.kind.as_str(), remedy.name.clone()), ("TXT", format!("a._domainkey.{}", case.domain())));
        }
        let mends = [
            "doubled",
            "version",
            "late-version",
            "armour",
            "service",
            "untidy",
            "sha1",
            "copy",
            "copy-broken",
            "no-hash",
            "tabs",
            "escaped",
            "quoted",
            "blanks",
            "parted",
            "no-name",
            "zone-text",
        ];
        if mends.iter().any(|name| case.name == format!("dkim-{name}")) {
            assert_eq!(remedies.iter().map(|remedy| joined(&remedy.value)).collect::<Vec<_>>(), std::slice::from_ref(&whole), "{}", case.name);
        } else if case.name == "dkim-testing" {
            assert_eq!(joined(&remedies[0].value), whole.replace("p=", "t=s; p="));
        } else {
            assert!(remedies.is_empty(), "{}", case.name);
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[tokio::test]
async fn the_age_that_a_name_tells_is_that_of_the_day_it_was_looked_at() {
    let mut seen = walk(DKIM, Area::Dkim).await.into_iter().find(|(case, ..)| case.name == "dkim-old").unwrap().2;
    let mut at = |day: &str| {
        seen.dkim.as_mut().unwrap().at = format!("{day}T00:00:00Z").parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let told = judge::area(Area::Dkim, &seen).into_iter().find(|finding| finding.code.catalogue() == "dkim.rotation").unwrap();
        (told.code, told.args.get("form").cloned(), told.args.get("months").cloned())
    };
    assert_eq!(at("2020-06-01"), (Code::DkimAge, Some("young".into()), None));
    assert_eq!(at("2020-12-30"), (Code::DkimAge, Some("young".into()), None));
    assert_eq!(at("2021-02-01"), (Code::DkimOld, None, Some(12_usize.into())));
    // What was seen proves more than a name.
    let mut seen_before = |months: i64, bits: u32| {
        let survey = seen.dkim.as_mut().unwrap();
        survey.at = "2024-06-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
        survey.selectors[0].since = Some(survey.at - months * 31 * 86_400_000);
        for published in &mut survey.selectors[0].published {
            published.record.value.key = dkim::Key::Rsa { bits };
        }
        let told = judge::area(Area::Dkim, &seen).into_iter().find(|finding| finding.code.catalogue() == "dkim.rotation").unwrap();
        ["by", "months", "weak"].map(|name| told.args.get(name).cloned())
    };
    let told = |by: &str, months: usize, weak: &str| [Some(by.into()), Some(months.into()), Some(weak.into())];
    assert_eq!(seen_before(12, 1_024), told("seen", 12, "no"));
    assert_eq!(seen_before(36, 1_024), told("seen", 36, "yes"));
    assert_eq!(seen_before(36, 2_048), told("seen", 36, "no"));
    // Seen eleven months ago, it may still be as old as its name says.
    assert_eq!(seen_before(11, 2_048), told("name", 52, "no"));
    seen.dkim.as_mut().unwrap().selectors[0].since = None;
    let mut at = |day: &str| {
        seen.dkim.as_mut().unwrap().at = format!("{day}T00:00:00Z").parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let told = judge::area(Area::Dkim, &seen).into_iter().find(|finding| finding.code.catalogue() == "dkim.rotation").unwrap();
        (told.code, told.args.get("form").cloned(), told.args.get("months").cloned())
    };
    // Older documents do not say when.
    assert_eq!(at("1970-01-01"), (Code::DkimAge, Some("unread".into()), None));
}

#[tokio::test]
async fn dmarc_records() {
    let mut differing = Vec::new();
    for (case, findings, seen) in walk(DMARC, Area::Dmarc).await {
        if let Some(difference) = check_case(case, &findings, &seen, Area::Dmarc) {
            differing.push(difference);
            continue;
        }
        let mut proposed = std::collections::BTreeMap::new();
        for finding in &findings {
            let Some(remedy) = &finding.remedy else { continue };
            assert_eq!(*proposed.entry(&remedy.name).or_insert(&remedy.value), &remedy.value, "{}: two records for one name", case.name);
            let parsed = dmarc::parse(joined(&remedy.value).as_bytes());
            assert!(parsed.value.is_record(), "{}: {}", case.name, remedy.value);
            if finding.code != DmarcNoConsent {
                assert_eq!((parsed.value.standing, parsed.defects), (dmarc::Standing::Applies, Vec::new()), "{}: {}", case.name, remedy.value);
                assert!(remedy.name.starts_with("_dmarc."), "{}", case.name);
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[tokio::test]
async fn dmarc_remedies_are_made_of_what_stands() {
    let wanted = [
        (DmarcMissing, "missing", "v=DMARC1; p=none; rua=mailto:dmarc-reports@missing.auth.test"),
        (DmarcMissing, "apex", "v=DMARC1; p=reject; rua=mailto:r@apex.auth.test"),
        (DmarcSeveral, "several", "v=DMARC1; p=none; rua=mailto:a@several.auth.test,mailto:b@several.auth.test"),
        (DmarcSyntax, "void", "v=DMARC1; p=none; rua=mailto:dmarc-reports@void.auth.test"),
        (DmarcSyntax, "late-version", "v=DMARC1; p=reject; rua=mailto:r@late-version.auth.test"),
        (DmarcSyntax, "semicolon", "v=DMARC1; p=reject; rua=mailto:r@semicolon.auth.test"),
        (DmarcSyntax, "no-break", "v=DMARC1; p=reject; rua=mailto:r@no-break.auth.test"),
        (DmarcSyntax, "sp-invalid", "v=DMARC1; p=reject; sp=none; rua=mailto:r@sp-invalid.auth.test"),
        (DmarcSyntax, "two-policies", "v=DMARC1; p=none; rua=mailto:r@two-policies.auth.test"),
        (DmarcRemovedTags, "tabs", "v=DMARC1; p=reject; rua=mailto:r@tabs.auth.test"),
        (DmarcRemovedTags, "many", "v=DMARC1; p=reject; sp=none; rua=mailto:dmarc-reports@many.auth.test; t=y"),
        (DmarcNoReports, "many", "v=DMARC1; p=reject; sp=none; rua=mailto:dmarc-reports@many.auth.test; t=y"),
        (DmarcTesting, "choices", "v=DMARC1; p=reject; np=reject; rua=mailto:r@choices.auth.test"),
        (DmarcSubdomains, "choices", "v=DMARC1; p=reject; np=reject; rua=mailto:r@choices.auth.test"),
        (DmarcReportsInvalid, "lost-address", "v=DMARC1; p=reject; rua=mailto:r@lost-address.auth.test,mailto:s@lost-address.auth.test"),
        (DmarcUntidy, "untidy", "v=DMARC1; p=reject; rua=mailto:r@untidy.auth.test"),
        (DmarcTesting, "testing", "v=DMARC1; p=reject; rua=mailto:r@testing.auth.test"),
        (DmarcSubdomains, "subdomains", "v=DMARC1; p=reject; np=reject; rua=mailto:r@subdomains.auth.test"),
        (DmarcNoReports, "no-reports", "v=DMARC1; p=reject; rua=mailto:dmarc-reports@no-reports.auth.test"),
        (DmarcReportsInvalid, "bare-address", "v=DMARC1; p=reject; rua=mailto:r@bare-address.auth.test"),
        (DmarcRemovedTags, "removed", "v=DMARC1; p=reject; rua=mailto:r@removed.auth.test"),
        (DmarcSizeSuffix, "size", "v=DMARC1; p=reject; rua=mailto:r@size.auth.test"),
        (DmarcStrict, "strict-relayed", "v=DMARC1; p=reject; rua=mailto:r@strict-relayed.auth.test"),
        (DmarcPsd, "psd", "v=DMARC1; p=reject; rua=mailto:r@psd.auth.test"),
    ];
    let all = walk(DMARC, Area::Dmarc).await;
    for (code, name, value) in wanted {
        let (_, findings, _) = all.iter().find(|(case, ..)| case.name == name).unwrap();
        let remedy = findings.iter().find(|finding| finding.code == code).and_then(|finding| finding.remedy.as_ref()).unwrap();
        assert_eq!((remedy.name.as_str(), remedy.value.as_str()), (format!("_dmarc.{name}.auth.test").as_str(), value));
    }
    // What changes the fate of mail waits for what is only put right; and nothing can stand at a name that is too long.
    for (code, name) in [(DmarcTesting, "many"), (DmarcSubdomains, "many"), (DmarcNoConsent, "long-consent")] {
        let (_, findings, _) = all.iter().find(|(case, ..)| case.name == name).unwrap();
        assert_eq!(findings.iter().find(|finding| finding.code == code).unwrap().remedy, None, "{name}");
    }
}

#[tokio::test]
async fn a_registry_that_does_not_answer_hides_its_own_record_alone() {
    for above in ["test", "co.uk"] {
        let (own, none) = (format!("own.{above}"), format!("none.{above}"));
        let zone = format!(
            "; at: _dmarc.{above}. TXT servfail\n{own}. MX 10 mail.healthy.lab.test.\n{none}. MX 10 mail.healthy.lab.test.\n\
            _dmarc.{own}. TXT \"v=DMARC1; p=reject; sp=none; rua=mailto:r@{own}\"\n"
        );
        let shown = |name: &str| super::trial::sample(name, &[Area::Dmarc]).also(&zone);
        assert_eq!(super::trial::codes(&shown(&own).run().await, Area::Dmarc), [(DmarcSubdomains, Verdict::Note), (DmarcGood, Verdict::Good)], "{above}");
        // RFC 9989 §4.10.1: where there is no other, the record of a registry holds, as those of .bank and .insurance do for all below them.
        let report = shown(&none).run().await;
        assert_eq!(super::trial::codes(&report, Area::Dmarc), [(DmarcUnknown, Verdict::Unknown)], "{above}");
        let unknown = super::trial::find(&report, DmarcUnknown);
        assert_eq!((super::trial::text(unknown, "why"), super::trial::text(unknown, "above")), ("registry".to_owned(), above.to_owned()));
        assert_eq!(unknown.remedy.as_ref().map(|remedy| remedy.name.clone()), Some(format!("_dmarc.{none}")));
        // The record of the organisation holds for what is below it.
        let held = super::trial::sample(&format!("sub.{own}"), &[Area::Dmarc]).also(&format!("{zone}sub.{own}. MX 10 mail.healthy.lab.test.\n")).run().await;
        assert_eq!(super::trial::verdict(&held, DmarcUnknown), None, "{above}");
        let answering = format!("none.{above}. MX 10 mail.healthy.lab.test.\n");
        let report = super::trial::sample(&none, &[Area::Dmarc]).also(&answering).run().await;
        assert_eq!(super::trial::codes(&report, Area::Dmarc), [(DmarcMissing, Verdict::Problem)], "{above}");
        // Where somebody may have a record, its silence hides one.
        let below = format!("{zone}; at: _dmarc.{none}. TXT servfail\nsub.{none}. MX 10 mail.healthy.lab.test.\n");
        let sub = super::trial::sample(&format!("sub.{none}"), &[Area::Dmarc]).also(&below).run().await;
        assert_eq!(super::trial::codes(&sub, Area::Dmarc), [(DmarcUnknown, Verdict::Unknown)], "{above}");
    }
}

#[tokio::test]
async fn the_samples_show_what_they_promise() {
    let lab = Lab::start().unwrap();
    let lab = &lab;
    let areas = [Area::Dkim, Area::Dmarc];
    let is_ours = |code: &Code| areas.contains(&code.area());
    let samples = lab::samples().iter().filter(|sample| sample.shows.iter().any(is_ours));
    let runs = samples.map(|sample| async move {
        let options = check::Options { only: areas.to_vec(), ..check::Options::default() };
        let outcome = check::run(&lab.net(), &sample.target(), &Tools::default(), &options, |_, _| {}).await;
        (sample, outcome.report.findings)
    });
    let mut differing = Vec::new();
    for (sample, findings) in join_all(runs).await {
        let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
        let is_missing = sample.shows.iter().filter(|code| is_ours(code)).any(|code| !codes.contains(code));
        let comes_late = sample.first_fix.as_ref().is_some_and(|first| is_ours(first) && codes.first() != Some(first));
        if is_missing || comes_late {
            differing.push(format!("{} shows {codes:?}, not {:?} and first {:?}", sample.id, sample.shows, sample.first_fix));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
