//! How good things are, as a number. The report explains it point by point; the verdicts decide, the number only sums up.

use std::collections::BTreeMap;

use crate::model::{
    area::Area,
    code::Code,
    finding::Finding,
    report::{Score, Section},
    verdict::Verdict,
};

/// What one matter costs, whoever many subjects it concerns.
const fn cost(verdict: Verdict) -> u32 {
    match verdict {
        Verdict::Broken => 25,
        Verdict::Problem => 10,
        Verdict::Note => 2,
        Verdict::Unknown | Verdict::Good | Verdict::NotApplicable => 0,
    }
}

/// No more than this while something stops mail.
const CAP_BROKEN: u32 = 49;
/// No A while a gate of the road is not measured: nobody has looked at outbound port 25 from the server itself yet.
const CAP_UNMEASURED: u32 = 89;

/// The worst of each area that has findings, in the order of the road.
pub fn sections(findings: &[Finding]) -> Vec<Section> {
    let worst = |area: Area| Verdict::worst(findings.iter().filter(|finding| finding.area() == area).map(|finding| finding.verdict));
    Area::ALL.iter().filter_map(|&area| worst(area).map(|verdict| Section { area, verdict })).collect()
}

/// The score of a run that could judge.
pub fn score(findings: &[Finding]) -> Score {
    let mut matters: BTreeMap<Code, Verdict> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.area().is_summary()) {
        let worst = matters.entry(finding.code).or_insert(finding.verdict);
        if finding.verdict.rank() < worst.rank() {
            *worst = finding.verdict;
        }
    }
    let judged: Vec<Verdict> = matters.values().copied().filter(|verdict| *verdict != Verdict::NotApplicable).collect();
    let known = judged.iter().filter(|verdict| **verdict != Verdict::Unknown).count();
    if known == 0 {
        return Score { points: None, grade: None, coverage: 0.0 };
    }
    let lost: u32 = judged.iter().map(|verdict| cost(*verdict)).sum();
    let cap = if judged.contains(&Verdict::Broken) { CAP_BROKEN } else { CAP_UNMEASURED };
    let points = 100_u32.saturating_sub(lost).min(cap);
    let points = u8::try_from(points).unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "a few dozen matters")]
    let coverage = (known as f64 / judged.len() as f64 * 100.0).round() / 100.0;
    Score { points: Some(points), grade: Some(grade(points)), coverage }
}

/// The grade of a number of points.
pub const fn grade(points: u8) -> char {
    match points {
        90.. => 'A',
        75..=89 => 'B',
        60..=74 => 'C',
        45..=59 => 'D',
        30..=44 => 'E',
        _ => 'F',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unknown_costs_nothing_but_shows() {
        let findings = [Finding::new(Code::SpfGood, "a"), Finding::new(Code::DmarcUnknown, "a")];
        assert_eq!(score(&findings), Score { points: Some(89), grade: Some('B'), coverage: 0.5 });
    }

    #[test]
    fn what_stops_mail_caps_the_score_and_counts_once() {
        let findings = [Finding::new(Code::PtrMissing, "192.0.2.1"), Finding::new(Code::PtrMissing, "192.0.2.2"), Finding::new(Code::SpfGood, "a")];
        assert_eq!(score(&findings).points, Some(49));
    }

    #[test]
    fn without_anything_known_there_is_no_score() {
        assert_eq!(score(&[Finding::new(Code::DmarcUnknown, "a")]).points, None);
        assert_eq!(score(&[]).grade, None);
    }
}
