//! The report: what happens to mail from here, what to do first, why we say so. One file for each of its parts.

mod fixes;
mod head;
mod pictures;
mod road;
mod score;
mod sections;
mod trace;

pub use sections::anchor;

#[cfg(test)]
mod state_tests;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    check::{
        observe::Observations,
        picture::Pictures,
        plan::{self, Step},
        sentence,
    },
    model::{area::Area, code::Code, finding::Finding, report::Report, target::Target, verdict::Verdict},
    words::{Words, key},
};

/// Codes of one address that are read, at most.
const MAX_DONE: usize = 100;

/// A report, ready to be drawn.
#[derive(Clone, Debug)]
pub struct Shown {
    pub words: Words,
    pub report: Report,
    pub pictures: Pictures,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// The matters that the reader has marked as done.
    pub done: Vec<Code>,
    /// The areas that the run was limited to; all when empty.
    pub only: Vec<Area>,
    /// What to check again; nothing for a reader who may only read.
    pub again: Option<Target>,
}

impl Shown {
    /// A report for reading alone.
    pub fn new(words: Words, report: Report, seen: &Observations) -> Self {
        let pictures = Pictures::of(&report, seen);
        let steps = plan::steps(&report.findings);
        Self { words, pictures, steps, done: Vec::new(), only: seen.only.clone(), again: None, report }
    }

    /// The same for its owner, who may check again and mark what is done: the codes of a query, separated by commas.
    #[must_use]
    pub fn for_owner(mut self, target: Target, done: &str) -> Self {
        let known = |name: &str| Code::from_name(name).filter(|code| self.steps.iter().any(|step| step.code == *code && step.verdict() != Verdict::Unknown));
        let mut done: Vec<Code> = done.split(',').take(MAX_DONE).filter_map(known).collect();
        done.sort_unstable();
        done.dedup();
        self.done = done;
        self.again = Some(target);
        self
    }

    /// Whether it is for whoever has a link: a client reads how mail stands, not how it was found out, and has no server to work on.
    const fn is_public(&self) -> bool {
        self.again.is_none()
    }

    /// How a finding is mended, in the words of who reads. Who has only a link has no script to run.
    fn fix(&self, finding: &Finding) -> Option<String> {
        if finding.code == Code::SmtpOutUnmeasured && self.is_public() {
            return Some(self.words.text(key::PUBLIC_PORT));
        }
        self.words.fix(finding)
    }

    /// What a finding means for the mail, as the sentence and the road say it: what weakens mail in small amounts may stop it in bulk.
    fn standing(&self, finding: &Finding) -> String {
        if self.stops_bulk(finding) { self.words.text(key::VERDICT_BULK) } else { self.words.standing(finding) }
    }

    /// The place of a matter among the steps, counted from 1.
    fn number(&self, code: Code, verdict: Verdict) -> Option<usize> {
        let is_fault = matches!(verdict, Verdict::Broken | Verdict::Problem | Verdict::Note | Verdict::Unknown);
        self.steps.iter().position(|step| is_fault && step.code == code).map(|place| place + 1)
    }

    /// How many matters have this verdict: the steps, so that the list below counts the same; of what is in order the findings, for there is nothing to
    /// do about it.
    fn count(&self, verdict: Verdict) -> usize {
        if verdict == Verdict::Good {
            return self.report.findings.iter().filter(|finding| finding.verdict == verdict && !finding.area().is_summary()).count();
        }
        self.steps.iter().map(Step::leading).filter(|finding| finding.verdict == verdict && !finding.is_void() && !self.stops_bulk(finding)).count()
    }

    /// How many matters stop mail in bulk alone.
    fn bulk(&self) -> usize {
        self.steps.iter().filter(|step| self.stops_bulk(step.leading())).count()
    }

    fn stops_bulk(&self, finding: &Finding) -> bool {
        sentence::stops_bulk(&self.report, finding)
    }

    /// How many protections are void.
    fn voids(&self) -> usize {
        self.steps.iter().filter(|step| step.leading().is_void()).count()
    }
}

/// A whole report. `actions` stand beside the target.
#[component]
pub fn ReportView(shown: Arc<Shown>, actions: AnyView) -> impl IntoView {
    let judged = shown.report.vantage.can_judge;
    view! {
        {head::head(&shown, actions)}
        {judged.then(|| road::road(&shown))}
        {judged
            .then(|| {
                view! {
                    <div class="columns">
                        {fixes::fixes(&shown)}
                        <aside class="grid gap-5">{score::score(&shown)} {pictures::lists_at_a_glance(&shown)}</aside>
                    </div>
                }
            })}
        {sections::sections(&shown)}
        {(!shown.is_public()).then(|| trace::trace(&shown))}
    }
}
