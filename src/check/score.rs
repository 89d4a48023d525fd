//! How good things are, as a number. The report explains it point by point; the verdicts decide, the number only sums up.
//!
//! The scale and its reasons, as people read them, are the messages `scale-…` of the locale files.

use std::collections::BTreeMap;

use super::{judge::receivers, plan, road, twin};
use crate::model::{
    area::Area,
    code::Code,
    evidence::{Evidence, EvidenceKind},
    finding::Finding,
    report::{Score, Section},
    target::Target,
    verdict::Verdict,
};

/// What one matter costs, whoever many subjects it concerns.
pub const fn cost(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Broken => 25,
        Verdict::Problem => 10,
        Verdict::Note => 2,
        Verdict::Unknown | Verdict::Good | Verdict::NotApplicable => 0,
    }
}

/// No more than this while something stops mail.
pub const CAP_BROKEN: u8 = 49;
/// No A while a gate of the road is not measured.
pub const CAP_UNMEASURED: u8 = 89;
/// No score at all while less than this share could be told: what is unknown costs nothing, so a number made of the lesser half would praise a
/// domain for its silence.
pub const LEAST_COVERAGE: f64 = 0.5;

/// The share that is told at most where something could not be told.
const MOST_IN_PART: f64 = 0.99;

/// The least points of each grade, best first.
pub const GRADES: [(char, u8); 6] = [('A', 90), ('B', 75), ('C', 60), ('D', 45), ('E', 30), ('F', 0)];

/// Why there are no more points than the sum allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cap {
    Broken,
    Unmeasured,
}

impl Cap {
    pub const fn points(self) -> u8 {
        match self {
            Self::Broken => CAP_BROKEN,
            Self::Unmeasured => CAP_UNMEASURED,
        }
    }
}

/// The score, point by point.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// What costs points, dearest first: the code, its worst verdict, the points.
    pub lines: Vec<(Code, Verdict, u8)>,
    /// The limit that took points beyond the sum, and how many.
    pub cap: Option<(Cap, u8)>,
    pub points: u8,
    /// The share of the judged matters that could be told, between 0 and 1.
    pub coverage: f64,
}

/// The worst of each area that has findings, in the order of the road.
pub fn sections(findings: &[Finding]) -> Vec<Section> {
    let worst = |area: Area| Verdict::worst(findings.iter().filter(|finding| finding.area() == area).map(|finding| finding.verdict));
    Area::ALL.iter().filter_map(|&area| worst(area).map(|verdict| Section { area, verdict })).collect()
}

/// How the points come about; nothing when nothing is known.
pub fn account(findings: &[Finding]) -> Option<Account> {
    let mut matters: BTreeMap<Code, Verdict> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.area().is_summary() && twin::leader(finding, findings).is_none()) {
        let worst = matters.entry(finding.code).or_insert(finding.verdict);
        if finding.verdict.rank() < worst.rank() {
            *worst = finding.verdict;
        }
    }
    matters.retain(|_, verdict| *verdict != Verdict::NotApplicable);
    let known = matters.values().filter(|verdict| **verdict != Verdict::Unknown).count();
    if known == 0 {
        return None;
    }
    let mut lines: Vec<(Code, Verdict, u8)> = matters.iter().map(|(&code, &verdict)| (code, verdict, cost(verdict))).filter(|(_, _, cost)| *cost > 0).collect();
    lines.sort_by_key(|(code, verdict, _)| (verdict.rank(), *code));
    let sum = lines.iter().fold(100_u8, |left, (_, _, cost)| left.saturating_sub(*cost));
    // Receivers that refuse by their own rules cost no points beside what they rest on, but mail is stopped.
    let limit = if findings.iter().any(|finding| finding.verdict == Verdict::Broken) {
        Some(Cap::Broken)
    } else {
        (!road::unmeasured(findings).is_empty()).then_some(Cap::Unmeasured)
    };
    let cap = limit.filter(|cap| sum > cap.points()).map(|cap| (cap, sum - cap.points()));
    // Of a port that nobody has measured no finding says so; where more than the address was looked at, it is part of the road.
    let is_of_host = |finding: &Finding| matches!(finding.area(), Area::Ip | Area::Dnsbl | Area::Neighbours);
    let is_port_open = plan::unmeasured_port(findings).is_some() && findings.iter().any(|finding| !is_of_host(finding));
    let all = matters.len() + usize::from(is_port_open);
    #[expect(clippy::cast_precision_loss, reason = "a few dozen matters")]
    let rounded = (known as f64 / all as f64 * 100.0).round() / 100.0;
    // All of it is told only where it is.
    let coverage = if known == all { 1.0 } else { rounded.min(MOST_IN_PART) };
    Some(Account { lines, cap, points: cap.map_or(sum, |(cap, _)| cap.points()), coverage })
}

/// The score of a run that could judge.
pub fn score(findings: &[Finding]) -> Score {
    let Some(account) = account(findings) else { return Score { points: None, grade: None, coverage: 0.0 } };
    let points = (account.coverage >= LEAST_COVERAGE).then_some(account.points);
    Score { points, grade: points.map(grade), coverage: account.coverage }
}

/// The score of a run: none where questions were asked and nobody answered one. Then nothing was seen of the target but its name.
pub fn of_run(findings: &[Finding], evidence: &[Evidence]) -> Score {
    let mut asked = evidence.iter().filter(|evidence| evidence.kind == EvidenceKind::Dns).peekable();
    let is_in_the_dark = asked.peek().is_some() && !asked.any(|evidence| evidence.outcome.is_answer());
    if is_in_the_dark { Score { points: None, grade: None, coverage: 0.0 } } else { score(findings) }
}

/// The findings as they will be once these matters are mended: what was found wrong is as it should be, and receivers look at the rest. The target
/// names the sending addresses, as a report's does.
pub fn mended(findings: &[Finding], target: &Target, done: &[Code]) -> Vec<Finding> {
    let mend = |finding: &Finding| {
        let is_told = done.contains(&finding.code) || twin::leader(finding, findings).is_some_and(|leader| done.contains(&leader));
        let is_done = is_told && matches!(finding.verdict, Verdict::Broken | Verdict::Problem | Verdict::Note);
        if is_done { finding.clone().verdict(Verdict::Good) } else { finding.clone() }
    };
    let (summaries, mut mended): (Vec<Finding>, Vec<Finding>) = findings.iter().map(mend).partition(|finding| finding.area().is_summary());
    if !summaries.is_empty() {
        mended.extend(receivers::judge(&mended, target));
    }
    mended
}

/// The grade of a number of points.
pub fn grade(points: u8) -> char {
    GRADES.iter().find(|(_, least)| points >= *least).map_or('F', |(grade, _)| *grade)
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
    fn a_port_that_nobody_has_measured_is_not_among_what_could_be_told() {
        let findings = [Finding::new(Code::IpPublic, "192.0.2.1"), Finding::new(Code::SpfGood, "a"), Finding::new(Code::DmarcGood, "a")];
        assert!((score(&findings).coverage - 0.75).abs() < f64::EPSILON);
        assert!((score(&findings[..1]).coverage - 1.0).abs() < f64::EPSILON, "the address alone was asked about");
        let measured = [&findings[..], &[Finding::new(Code::SmtpOutOpen, "192.0.2.1")]].concat();
        assert!((score(&measured).coverage - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn one_thing_that_could_not_be_told_among_hundreds_is_seen() {
        // With the port among them.
        let known = Code::ALL.iter().filter(|code| !code.area().is_summary() && !matches!(code.worst(), Verdict::Unknown | Verdict::NotApplicable));
        let mut findings: Vec<Finding> = known.map(|code| Finding::new(*code, "a").verdict(Verdict::Good)).collect();
        assert!(findings.len() > 200, "{}", findings.len());
        assert!((score(&findings).coverage - 1.0).abs() < f64::EPSILON);
        findings.push(Finding::new(Code::DmarcUnknown, "a"));
        assert!((score(&findings).coverage - 0.99).abs() < f64::EPSILON);
    }

    #[test]
    fn where_too_little_could_be_told_there_is_no_score() {
        let findings = [Finding::new(Code::IpPublic, "a"), Finding::new(Code::SpfUnknown, "a"), Finding::new(Code::DmarcUnknown, "a")];
        assert_eq!(score(&findings), Score { points: None, grade: None, coverage: 0.25 });
    }

    #[test]
    fn what_stops_mail_caps_the_score_and_counts_once() {
        let findings = [Finding::new(Code::PtrMissing, "192.0.2.1"), Finding::new(Code::PtrMissing, "192.0.2.2"), Finding::new(Code::SpfGood, "a")];
        assert_eq!(score(&findings).points, Some(49));
        let account = account(&findings).unwrap();
        assert_eq!(account.lines, [(Code::PtrMissing, Verdict::Broken, 25)]);
        assert_eq!(account.cap, Some((Cap::Broken, 26)));
    }

    #[test]
    fn the_lines_and_the_cap_add_up_to_the_points() {
        let codes = [Code::DmarcMissing, Code::SpfMissing, Code::SpfPtr, Code::PtrMissing, Code::DkimMissing, Code::DnsblListed];
        for end in 0..=codes.len() {
            let mut findings: Vec<Finding> = codes[..end].iter().map(|code| Finding::new(*code, "a")).collect();
            findings.push(Finding::new(Code::IpPublic, "a"));
            let account = account(&findings).unwrap();
            let lost: u32 = account.lines.iter().map(|(_, _, cost)| u32::from(*cost)).sum::<u32>() + account.cap.map_or(0, |(_, cost)| u32::from(cost));
            assert_eq!(u32::from(account.points), 100_u32.saturating_sub(lost), "{account:?}");
        }
    }

    #[test]
    fn what_is_mended_counts_as_good_and_the_rest_stays() {
        let findings = [Finding::new(Code::PtrMissing, "a"), Finding::new(Code::DmarcMissing, "a"), Finding::new(Code::DmarcUnknown, "a")];
        let after = mended(&findings, &Target::default(), &[Code::PtrMissing, Code::DmarcUnknown]);
        assert_eq!(after.iter().map(|finding| finding.verdict).collect::<Vec<_>>(), [Verdict::Good, Verdict::Problem, Verdict::Unknown]);
        assert_eq!(score(&after).points, Some(89));
        assert_eq!(score(&findings).points, Some(49));
    }

    #[test]
    fn without_anything_known_there_is_no_score() {
        assert_eq!(score(&[Finding::new(Code::DmarcUnknown, "a")]).points, None);
        assert_eq!(score(&[]).grade, None);
    }
}
