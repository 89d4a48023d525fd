//! Two runs of one target beside each other: what is new, what has gone, what weighs otherwise. Pure.
//!
//! A matter is what a finding is about: its code, its subject and, where one subject can have several (a listing on each of many lists), the id
//! among its arguments. It is *open* while its verdict is `broken`, `problem` or `note`. What is absent from the other run counts as opened or
//! closed only if that run could have seen it: a time-out today does not mend what was broken yesterday.

use crate::model::{
    area::Area,
    code::Code,
    finding::{Arg, Finding},
    report::Report,
    verdict::Verdict,
};

/// A matter that is open in both runs, with other verdicts.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub before: Verdict,
    /// As the newer run found it.
    pub finding: Finding,
}

/// What happened between two runs. Findings stand in the order of their report, worst first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Open now; the earlier run could have seen it and did not.
    pub opened: Vec<Finding>,
    /// Open then; the newer run could have seen it and does not.
    pub closed: Vec<Finding>,
    pub worse: Vec<Change>,
    pub better: Vec<Change>,
    /// Open now; the earlier run could not tell.
    pub revealed: Vec<Finding>,
    /// Open then; the newer run cannot tell.
    pub untold: Vec<Finding>,
    /// Open in both with the same verdict, as the newer run found it.
    pub unchanged: Vec<Finding>,
    /// The points then and now, when both runs have some.
    pub points: Option<(u8, u8)>,
}

impl Comparison {
    /// Whether nothing that is open differs. The points may: the rules may have changed between two runs.
    pub fn is_quiet(&self) -> bool {
        let lists = [&self.opened, &self.closed, &self.revealed, &self.untold];
        lists.into_iter().all(Vec::is_empty) && self.worse.is_empty() && self.better.is_empty()
    }
}

/// Compares a run with an earlier one of the same target.
pub fn compare(earlier: &Report, newer: &Report) -> Comparison {
    let (then, now) = (open(earlier), open(newer));
    let find = |all: &[&Finding], finding: &Finding| all.iter().find(|one| matter(one) == matter(finding)).map(|one| one.verdict);
    let mut comparison = Comparison { points: earlier.score.points.zip(newer.score.points), ..Comparison::default() };
    for &finding in &now {
        match find(&then, finding) {
            None if could_see(earlier, finding) => comparison.opened.push(finding.clone()),
            None => comparison.revealed.push(finding.clone()),
            Some(before) if before == finding.verdict => comparison.unchanged.push(finding.clone()),
            Some(before) => {
                let list = if finding.verdict.rank() < before.rank() { &mut comparison.worse } else { &mut comparison.better };
                list.push(Change { before, finding: finding.clone() });
            }
        }
    }
    for &finding in then.iter().filter(|finding| find(&now, finding).is_none()) {
        let list = if could_see(newer, finding) { &mut comparison.closed } else { &mut comparison.untold };
        list.push(finding.clone());
    }
    comparison
}

/// Compares a run of some areas alone with an earlier one, which may have seen more; as [`compare`] when `only` is empty.
pub fn compare_part(earlier: &Report, newer: &Report, only: &[Area]) -> Comparison {
    if only.is_empty() {
        return compare(earlier, newer);
    }
    let mut earlier = earlier.clone();
    earlier.findings.retain(|finding| only.contains(&finding.area()));
    // The points of a part are of another kind than those of the whole.
    Comparison { points: None, ..compare(&earlier, newer) }
}

/// What a finding is about.
fn matter(finding: &Finding) -> (Code, &str, Option<&str>) {
    (finding.code, &finding.subject, id(finding))
}

fn id(finding: &Finding) -> Option<&str> {
    match finding.args.get("id") {
        Some(Arg::Text(id)) => Some(id),
        _ => None,
    }
}

/// The open matters of a report, each once, at its worst. What only sums up other areas is no matter of its own.
fn open(report: &Report) -> Vec<&Finding> {
    let mut open: Vec<&Finding> = Vec::new();
    let own = report.findings.iter().filter(|finding| !finding.area().is_summary());
    for finding in own.filter(|finding| matches!(finding.verdict, Verdict::Broken | Verdict::Problem | Verdict::Note)) {
        match open.iter_mut().find(|one| matter(one) == matter(finding)) {
            Some(one) if finding.verdict.rank() < one.verdict.rank() => *one = finding,
            Some(_) => {}
            None => open.push(finding),
        }
    }
    open
}

/// Whether a run would have shown this matter, had it been there: it looked at the area, and nothing that it could not tell may hide it.
fn could_see(report: &Report, finding: &Finding) -> bool {
    let mut of_area = report.of(finding.area()).peekable();
    report.vantage.can_judge && of_area.peek().is_some() && !of_area.any(|other| is_untold(other, finding) && may_hide(other, finding))
}

/// Whether a finding says that something could not be told. Lists that do not weigh are named without making the area unknown, and hide themselves alone.
fn is_untold(other: &Finding, finding: &Finding) -> bool {
    other.verdict == Verdict::Unknown || (other.code.worst() == Verdict::Unknown && id(finding).is_some() && other.args.contains_key("ids"))
}

/// Whether what could not be told may be this matter. Another address is another matter, and so is another list.
fn may_hide(unknown: &Finding, finding: &Finding) -> bool {
    let address = |finding: &Finding| finding.subject.parse::<std::net::IpAddr>().ok();
    if let (Some(one), Some(other)) = (address(unknown), address(finding))
        && one != other
    {
        return false;
    }
    match (unknown.args.get("ids"), id(finding)) {
        (Some(Arg::List(ids)), Some(id)) => ids.iter().any(|one| one == id),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        report::{Score, Vantage},
        target::Target,
    };

    fn report(points: Option<u8>, findings: Vec<Finding>) -> Report {
        Report {
            target: Target::default(),
            started_at: 0,
            took_ms: 0,
            vantage: Vantage { resolver: String::new(), can_judge: true, ..Default::default() },
            score: Score { points, grade: None, coverage: 1.0 },
            sections: Vec::new(),
            findings,
            evidence: Vec::new(),
        }
    }

    fn listed(ip: &str, id: &str) -> Finding {
        Finding::new(Code::DnsblListed, ip).arg("id", id)
    }

    fn codes(findings: &[Finding]) -> Vec<Code> {
        findings.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn what_was_mended_is_closed_and_what_broke_is_opened() {
        let then = report(Some(49), vec![Finding::new(Code::PtrMissing, "192.0.2.1"), Finding::new(Code::DmarcPolicyNone, "example.com")]);
        let now = report(
            Some(79),
            vec![Finding::new(Code::PtrGood, "192.0.2.1"), Finding::new(Code::DmarcMissing, "example.com"), Finding::new(Code::SpfMissing, "example.com")],
        );
        let comparison = compare(&then, &now);
        assert_eq!(codes(&comparison.opened), [Code::DmarcMissing]);
        // Nobody had looked at SPF before.
        assert_eq!(codes(&comparison.revealed), [Code::SpfMissing]);
        assert_eq!(codes(&comparison.closed), [Code::PtrMissing, Code::DmarcPolicyNone]);
        assert_eq!(comparison.points, Some((49, 79)));
    }

    #[test]
    fn what_cannot_be_told_is_not_closed() {
        let then = report(None, vec![Finding::new(Code::PtrMissing, "192.0.2.1"), Finding::new(Code::PtrMissing, "192.0.2.2")]);
        let now = report(None, vec![Finding::new(Code::PtrUnknown, "192.0.2.1"), Finding::new(Code::PtrGood, "192.0.2.2")]);
        let comparison = compare(&then, &now);
        let subjects = |findings: &[Finding]| findings.iter().map(|finding| finding.subject.clone()).collect::<Vec<_>>();
        assert_eq!((subjects(&comparison.untold), subjects(&comparison.closed)), (vec!["192.0.2.1".to_owned()], vec!["192.0.2.2".to_owned()]));
        // A run that was blind says nothing at all.
        let mut blind = report(None, vec![Finding::new(Code::PtrGood, "192.0.2.2")]);
        blind.vantage.can_judge = false;
        assert!(compare(&then, &blind).closed.is_empty());
    }

    #[test]
    fn each_list_is_a_matter_and_a_silent_one_hides_itself_alone() {
        let then = report(None, vec![listed("192.0.2.1", "spamhaus-zen"), listed("192.0.2.1", "spamcop"), listed("192.0.2.1", "psbl")]);
        let silent = Finding::new(Code::DnsblUnknown, "192.0.2.1").arg("ids", vec!["spamcop".to_owned()]);
        let comparison = compare(&then, &report(None, vec![silent, listed("192.0.2.1", "psbl")]));
        let ids = |findings: &[Finding]| findings.iter().filter_map(|finding| id(finding).map(str::to_owned)).collect::<Vec<_>>();
        assert_eq!(ids(&comparison.closed), ["spamhaus-zen"]);
        assert_eq!(ids(&comparison.untold), ["spamcop"]);
        assert_eq!(ids(&comparison.unchanged), ["psbl"]);
        // A small list that is silent is named without a doubt about the rest.
        let small = Finding::new(Code::DnsblUnknown, "192.0.2.1").verdict(Verdict::NotApplicable).arg("ids", vec!["psbl".to_owned()]);
        let comparison = compare(&then, &report(None, vec![small]));
        assert_eq!(ids(&comparison.closed), ["spamhaus-zen", "spamcop"]);
        assert_eq!(ids(&comparison.untold), ["psbl"]);
    }

    #[test]
    fn a_verdict_that_changes_is_neither_opened_nor_closed() {
        let note = Finding::new(Code::DmarcMissing, "example.com").verdict(Verdict::Note);
        let problem = Finding::new(Code::DmarcMissing, "example.com");
        let comparison = compare(&report(None, vec![note.clone()]), &report(None, vec![problem.clone()]));
        assert_eq!(comparison.worse, [Change { before: Verdict::Note, finding: problem }]);
        assert!(comparison.opened.is_empty() && comparison.closed.is_empty() && comparison.better.is_empty() && !comparison.is_quiet());
    }

    fn any_finding() -> impl Strategy<Value = Finding> {
        let verdicts = prop::sample::select(Verdict::ALL.to_vec());
        let subjects = prop::sample::select(vec!["192.0.2.1", "192.0.2.2", "example.com"]);
        let ids = prop::option::of(prop::sample::select(vec!["spamcop", "psbl"]));
        // Few codes, so that two runs have much in common.
        let codes = prop::sample::select(Code::ALL.iter().copied().step_by(12).collect::<Vec<_>>());
        (codes, verdicts, subjects, ids, any::<bool>()).prop_map(|(code, verdict, subject, id, several)| {
            let mut finding = Finding::new(code, subject);
            finding.verdict = verdict;
            match id {
                Some(id) if several => finding.arg("ids", vec![id.to_owned()]),
                Some(id) => finding.arg("id", id),
                None => finding,
            }
        })
    }

    prop_compose! {
        fn any_report()(findings in prop::collection::vec(any_finding(), 0..24), points in prop::option::of(0_u8..=100), can_judge in prop::bool::weighted(0.9)) -> Report {
            let mut report = report(points, findings);
            report.vantage.can_judge = can_judge;
            report
        }
    }

    proptest! {
        #[test]
        fn a_run_does_not_differ_from_itself(one in any_report()) {
            let comparison = compare(&one, &one);
            prop_assert!(comparison.is_quiet());
            prop_assert_eq!(comparison.unchanged.len(), open(&one).len());
        }

        #[test]
        fn the_other_way_round_is_the_mirror(one in any_report(), other in any_report()) {
            let (there, back) = (compare(&one, &other), compare(&other, &one));
            prop_assert_eq!(&there.opened, &back.closed);
            prop_assert_eq!(&there.closed, &back.opened);
            prop_assert_eq!(&there.revealed, &back.untold);
            prop_assert_eq!(&there.untold, &back.revealed);
            prop_assert_eq!(there.points, back.points.map(|(then, now)| (now, then)));
            let matters = |changes: &[Change]| {
                let mut all: Vec<(Code, String, Option<String>)> =
                    changes.iter().map(|change| (change.finding.code, change.finding.subject.clone(), id(&change.finding).map(str::to_owned))).collect();
                all.sort();
                all
            };
            prop_assert_eq!(matters(&there.worse), matters(&back.better));
            prop_assert_eq!(there.unchanged.len(), back.unchanged.len());
        }

        #[test]
        fn every_open_matter_stands_in_one_place(one in any_report(), other in any_report()) {
            let comparison = compare(&one, &other);
            let both = comparison.unchanged.len() + comparison.worse.len() + comparison.better.len();
            prop_assert_eq!(comparison.opened.len() + comparison.revealed.len() + both, open(&other).len());
            prop_assert_eq!(comparison.closed.len() + comparison.untold.len() + both, open(&one).len());
        }
    }

    #[test]
    fn a_part_is_held_against_the_same_part_of_the_whole() {
        let whole = report(Some(60), vec![Finding::new(Code::DmarcMissing, "a"), Finding::new(Code::PtrMissing, "192.0.2.1")]);
        let part = report(Some(100), vec![Finding::new(Code::DmarcGood, "a")]);
        let comparison = compare_part(&whole, &part, &[Area::Dmarc]);
        assert_eq!(comparison.closed.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::DmarcMissing]);
        assert!(comparison.untold.is_empty() && comparison.points.is_none(), "{comparison:?}");
        assert_eq!(compare_part(&whole, &part, &[]), compare(&whole, &part));
    }
}
