//! What was measured elsewhere joins a finished run, which is judged again.

use super::{
    judge,
    observe::{
        Observations,
        outbound::{Seen, Source},
    },
    score,
};
use crate::model::report::{Report, Score};

/// The run with what was seen of its way out. `None` when it says no more than is known: hearsay does not replace a measurement.
pub fn with_outbound(report: Report, mut seen: Observations, outbound: Seen) -> Option<(Report, Observations)> {
    let measured = |one: &Seen| one.source != Source::Told;
    if seen.outbound.as_ref().is_some_and(measured) && !measured(&outbound) {
        return None;
    }
    seen.outbound = Some(outbound);
    let findings = judge::all(&seen);
    let score = if report.vantage.can_judge { score::score(&findings) } else { Score { points: None, grade: None, coverage: 0.0 } };
    Some((Report { score, sections: score::sections(&findings), findings, ..report }, seen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{Options, Tools, run},
        lab::{self, Lab},
        mail::outbound::code,
        model::{area::Area, code::Code, verdict::Verdict},
    };

    #[tokio::test]
    async fn a_result_changes_the_judgement_and_hearsay_does_not_undo_it() {
        let lab = Lab::start().unwrap();
        let target = lab::find("healthy.lab.test").unwrap().target();
        let run = run(&lab.net(), &target, &Tools::default(), &Options::default(), |_, _| ()).await;
        assert!(run.report.of(Area::SmtpOut).next().is_none(), "nobody measured it");
        let told = |code: &str, source| Seen { source, from: target.ips.first().copied(), at: 1, attempts: code::read(code).unwrap().attempts };
        let closed = told("mw1-t-a4t.b4t.c4t", Source::Posted);
        let (report, seen) = with_outbound(run.report.clone(), run.observations.clone(), closed).unwrap();
        assert_eq!(report.of(Area::SmtpOut).map(|finding| finding.code).collect::<Vec<_>>(), [Code::SmtpOutClosed]);
        assert_eq!(report.findings[0].code, Code::SmtpOutClosed);
        assert!(report.score.points < run.report.score.points);
        assert!(with_outbound(report.clone(), seen.clone(), told("mw1-t-a4o.b4o", Source::Told)).is_none());
        let (report, _) = with_outbound(report, seen, told("mw1-t-a4o.b4o", Source::Posted)).unwrap();
        assert_eq!(report.of(Area::SmtpOut).map(|finding| finding.verdict).collect::<Vec<_>>(), [Verdict::Good]);
        // The rest of the judgement is what it was.
        let rest = |report: &Report| report.findings.iter().filter(|finding| finding.area() != Area::SmtpOut).cloned().collect::<Vec<_>>();
        assert_eq!(rest(&report), rest(&run.report));
    }
}
