//! Runs against the lab, for the tests of the areas.

use crate::{
    check::{Options, Tools, observe::Observations, run},
    lab::{Lab, Options as LabOptions},
    model::{
        area::Area,
        code::Code,
        finding::{Finding, Worst},
        locale::Locale,
        report::Report,
        target::Target,
        verdict::Verdict,
    },
    words::Words,
};

/// One area of a target, in a lab that serves this zone too.
pub async fn report(zone: &str, target: Target, area: Area) -> Report {
    let lab = Lab::with(LabOptions { also: zone.to_owned(), ..LabOptions::default() }).unwrap();
    let options = Options { only: vec![area], ..Options::default() };
    let told = std::sync::Mutex::new(None);
    let report = run(&lab.net(), &target, &Tools::default(), &options, |area, worst| *told.lock().unwrap() = Some((area, worst))).await.report;
    let worst = Worst::of(&report.findings);
    assert_eq!(told.into_inner().unwrap(), worst.map(|worst| (area, worst)), "what was told is what is reported");
    for finding in &report.findings {
        assert!(finding.verdict.rank() >= finding.code.worst().rank(), "{finding:?}");
        for locale in Locale::ALL {
            let words = Words(locale);
            let sentences = [Some(words.finding(finding)), words.fix(finding), Some(words.title(finding))];
            for text in sentences.into_iter().flatten() {
                assert!(!text.contains("{$") && !text.contains("{ $") && !text.contains('\u{fffd}'), "{finding:?}: {text}");
            }
        }
    }
    report
}

/// What is seen of a target, all areas.
pub async fn observed(zone: &str, domain: &str) -> Observations {
    let lab = Lab::with(LabOptions { also: zone.to_owned(), ..LabOptions::default() }).unwrap();
    let target = Target { domain: Some(domain.to_owned()), ..Target::default() };
    run(&lab.net(), &target, &Tools::default(), &Options::default(), |_, _| ()).await.observations
}

pub async fn findings(zone: &str, domain: &str, area: Area) -> Vec<Finding> {
    report(zone, Target { domain: Some(domain.to_owned()), ..Target::default() }, area).await.findings
}

/// The codes and verdicts, in the order of the report.
pub fn codes(findings: &[Finding]) -> Vec<(Code, Verdict)> {
    findings.iter().map(|finding| (finding.code, finding.verdict)).collect()
}

pub fn find(findings: &[Finding], code: Code) -> &Finding {
    findings.iter().find(|finding| finding.code == code).unwrap_or_else(|| panic!("{code:?} is not in {findings:#?}"))
}

/// Samples that nobody answers for: they say the same as those that fail, and take seconds.
const SILENT: [&str; 2] = ["silent", "cut-for-good"];

#[tokio::test]
async fn samples_show_what_their_heads_say() {
    let lab = Lab::start().unwrap();
    let areas = vec![Area::Mx, Area::MtaSts, Area::TlsRpt, Area::Dane, Area::Dnssec, Area::Bimi, Area::Dns, Area::Domain, Area::Client];
    let mut seen = 0;
    for sample in crate::lab::samples().iter().filter(|sample| !SILENT.contains(&sample.id.as_str())) {
        let shown: Vec<Code> = sample.shows.iter().copied().filter(|code| areas.contains(&code.area())).collect();
        if shown.is_empty() {
            continue;
        }
        let options = Options { only: areas.clone(), ..Options::default() };
        let found = run(&lab.net(), &sample.target(), &Tools::default(), &options, |_, _| ()).await.report.findings;
        for code in shown {
            assert!(found.iter().any(|finding| finding.code == code), "{}: {} is not in {:#?}", sample.id, code.as_str(), codes(&found));
        }
        if let Some(first) = sample.first_fix.filter(|code| areas.contains(&code.area())) {
            // Nothing is worse than what is to be mended first.
            let wanted = found.iter().find(|finding| finding.code == first).map(|finding| finding.verdict);
            assert_eq!(wanted, Some(found[0].verdict), "{}: {:#?}", sample.id, codes(&found));
        }
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}

#[tokio::test]
async fn a_run_whose_answers_cannot_be_read_judges_nobody() {
    let lab = Lab::with(LabOptions { also: "; below: test. malformed\n".to_owned(), ..LabOptions::default() }).unwrap();
    let target = Target { domain: Some("garbled.test".to_owned()), ..Target::default() };
    let options = Options { only: vec![Area::Mx, Area::Spf], ..Options::default() };
    let report = run(&lab.net(), &target, &Tools::default(), &options, |_, _| ()).await.report;
    assert!(report.evidence.iter().any(|evidence| evidence.outcome == crate::net::Outcome::Malformed), "{:#?}", report.evidence);
    assert!(!report.vantage.can_judge);
    assert_eq!((report.score.points, report.score.grade), (None, None));
    assert!(report.findings.iter().all(|finding| !finding.verdict.is_fault()), "{:#?}", codes(&report.findings));
}
