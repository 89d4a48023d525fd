//! The report: what happens to mail from here, why we say so, and what to paste where.

use leptos::prelude::*;

use super::receivers::ReceiverCards;
use crate::{
    check::{
        explain::{self, Detail},
        receivers::{Card, cards},
    },
    model::{
        area::Area,
        evidence::{Evidence, Outcome},
        finding::{Finding, Remedy},
        report::Report,
        verdict::Verdict,
    },
    web::ui::{Badge, Record},
    words::{self, Key, Words, key},
};

/// A whole report. `actions` stand beside the target.
#[component]
pub fn ReportView(words: Words, report: Report, actions: AnyView) -> impl IntoView {
    let target = &report.target;
    let ips: Vec<String> = if target.domain.is_some() { target.ips.iter().map(ToString::to_string).collect() } else { Vec::new() };
    let checked = words.with(key::REPORT_CHECKED, [("moment", words::moment(report.started_at)), ("took", words::duration(words, report.took_ms))]);
    view! {
        <div class="flex flex-wrap items-center gap-x-5 gap-y-2 pt-8 text-soft text-[0.94rem]">
            <b class="text-ink font-semibold wrap-anywhere">{target.label()}</b>
            {ips.into_iter().map(|ip| view! { <span class="font-mono text-[0.84rem]">{ip}</span> }).collect_view()}
            <span>{checked}</span>
            <span class="flex flex-wrap gap-2 sm:ml-auto no-print">{actions}</span>
        </div>
        <h1 class="mt-4 mb-3">{words.headline(&report)}</h1>
        {(!report.vantage.can_judge).then(|| view! { <p class="text-soft max-w-[60ch] mb-4">{words.text(key::REPORT_BLIND_LEAD)}</p> })}
        <ul class="flex flex-wrap gap-2 mb-8">
            {[Verdict::Broken, Verdict::Problem, Verdict::Unknown, Verdict::Note, Verdict::Good]
                .into_iter()
                .filter(|verdict| report.count(*verdict) > 0)
                .map(|verdict| {
                    let label = words.count(verdict, report.count(verdict));
                    view! { <li><Badge verdict label /></li> }
                })
                .collect_view()}
        </ul>
        {words.score(&report).map(|score| view! { <p class="text-soft -mt-5 mb-7">{score}</p> })}
        <FixFirst words findings=report.findings.clone() />
        <div class="grid gap-5">
            {report
                .sections
                .iter()
                .map(|section| {
                    let findings: Vec<(Finding, Vec<Detail>)> =
                        report.of(section.area).map(|finding| (finding.clone(), explain::details(&report, finding, words))).collect();
                    let cards = if section.area.is_summary() { cards(&report.findings, &report.target, words.0) } else { Vec::new() };
                    view! { <Section words area=section.area verdict=section.verdict findings evidence=report.evidence.clone() cards /> }.into_any()
                })
                .collect_view()}
        </div>
    }
}

/// Faults that stand at the top, worst first.
const FIRST: usize = 3;

/// The worst faults with what to do, before everything else; nothing when there is no fault.
#[component]
fn FixFirst(words: Words, findings: Vec<Finding>) -> impl IntoView {
    let first: Vec<Finding> = findings.into_iter().filter(|finding| finding.verdict.is_fault() && !finding.area().is_summary()).take(FIRST).collect();
    (!first.is_empty()).then(|| {
        let items = first.into_iter().map(|finding| {
            let (title, area) = (words.title(&finding), finding.area());
            let remedy = finding.remedy.clone();
            view! {
                <li class="py-3.5 grid gap-2">
                    <h3 class="first-letter:uppercase wrap-anywhere">{title}</h3>
                    <p class="text-soft max-w-[68ch] wrap-anywhere">{words.fix(&finding)}</p>
                    {remedy.map(|remedy| view! { <RemedyView words remedy /> })}
                    <p class="text-sm">
                        <a href=format!("#area-{}", area.as_str())>{words.text(key::REPORT_WHY)}</a>
                    </p>
                </li>
            }
            .into_any()
        });
        view! {
            <section class="panel mb-5" aria-labelledby="fix-first">
                <h2 id="fix-first">{words.text(key::REPORT_FIX_FIRST)}</h2>
                <ol class="divide-y divide-line">{items.collect_view()}</ol>
            </section>
        }
    })
}

/// What to paste, and where.
#[component]
fn RemedyView(words: Words, remedy: Remedy) -> impl IntoView {
    view! {
        <Record kind=remedy.kind name=remedy.name value=remedy.value copy_label=words.text(key::COPY) copied_label=words.text(key::COPIED) />
    }
}

#[component]
fn Section(words: Words, area: Area, verdict: Verdict, findings: Vec<(Finding, Vec<Detail>)>, evidence: Vec<Evidence>, cards: Vec<Card>) -> impl IntoView {
    let used: Vec<(usize, Evidence)> = {
        let mut places: Vec<usize> = findings.iter().flat_map(|(finding, _)| finding.evidence.iter().map(|id| id.0 as usize)).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| evidence.get(place).map(|evidence| (place, evidence.clone()))).collect()
    };
    let id = format!("area-{}", area.as_str());
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    view! {
        <section class="panel" id=id aria-labelledby=labelled_by>
            <div class="flex flex-wrap items-center gap-3 mb-1">
                <h2 class="flex-1" id=title_id>{words.area(area)}</h2>
                <Badge verdict label=words.verdict(verdict) />
            </div>
            <ul class="divide-y divide-line">
                {findings.into_iter().map(|(finding, details)| view! { <FindingView words finding details /> }.into_any()).collect_view()}
            </ul>
            {(!cards.is_empty()).then(|| view! { <ReceiverCards words cards /> }.into_any())}
            {(!used.is_empty()).then(|| view! { <EvidenceView words used area /> }.into_any())}
        </section>
    }
}

#[component]
fn FindingView(words: Words, finding: Finding, details: Vec<Detail>) -> impl IntoView {
    let fix = words.fix(&finding);
    view! {
        <li class="py-3.5 grid gap-2">
            <div class="flex flex-wrap items-start gap-x-3 gap-y-1">
                <p class="flex-1 min-w-60 wrap-anywhere">{words.finding(&finding)}</p>
                <Badge verdict=finding.verdict label=words.verdict(finding.verdict) />
            </div>
            {fix.map(|fix| {
                view! {
                    <p class="text-soft max-w-[68ch] wrap-anywhere">
                        <b class="text-ink font-semibold">{words.text(key::REPORT_FIX)}</b>
                        " "
                        {fix}
                    </p>
                }
            })}
            {finding
                .remedy
                .clone()
                .filter(|_| finding.verdict != Verdict::Good)
                .map(|remedy| view! { <RemedyView words remedy /> })}
            {(!details.is_empty()).then(|| {
                view! {
                    <dl class="text-soft text-sm grid gap-1 max-w-[68ch]">
                        {details
                            .into_iter()
                            .map(|detail| {
                                view! {
                                    <div>
                                        <dt class="inline font-semibold text-ink">{detail.label}</dt>
                                        " "
                                        <dd class="inline wrap-anywhere">{detail.text}</dd>
                                    </div>
                                }
                            })
                            .collect_view()}
                    </dl>
                }
            })}
            <p class="text-soft text-[0.81rem]">{finding.code.standard()}</p>
        </li>
    }
}

#[component]
fn EvidenceView(words: Words, used: Vec<(usize, Evidence)>, area: Area) -> impl IntoView {
    let summary = words.with(key::REPORT_EVIDENCE, [("count", used.len())]);
    let label = words.with(key::REPORT_EVIDENCE_OF, [("area", words.area(area))]);
    view! {
        <details class="border-t border-line pt-2">
            <summary class="text-soft text-sm w-fit py-1.5">{summary}</summary>
            <div class="overflow-x-auto" tabindex="0" role="region" aria-label=label>
                <table class="trace">
                    <thead>
                        <tr>
                            <th scope="col">"#"</th>
                            <th scope="col">{words.text(key::EVIDENCE_QUESTION)}</th>
                            <th scope="col">{words.text(key::EVIDENCE_ANSWER)}</th>
                            <th scope="col">{words.text(key::EVIDENCE_SERVER)}</th>
                            <th scope="col" class="text-right">"ms"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {used
                            .into_iter()
                            .map(|(place, evidence)| {
                                let outcome = outcome_words(words, evidence.outcome);
                                view! {
                                    <tr>
                                        <td>{place}</td>
                                        <td>{evidence.question}</td>
                                        <td>
                                            {(evidence.outcome != Outcome::Found).then_some(outcome)}
                                            {evidence
                                                .answer
                                                .into_iter()
                                                .map(|line| view! { <span class="block">{words::printable(&line)}</span> })
                                                .collect_view()}
                                        </td>
                                        <td>{evidence.server.unwrap_or_default()}</td>
                                        <td class="text-right">{evidence.took_ms}</td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </table>
            </div>
        </details>
    }
}

fn outcome_words(words: Words, outcome: Outcome) -> String {
    let name = serde_json::to_value(outcome).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    Key::find(&format!("outcome-{}", name.replace('_', "-"))).map_or(name, |key| words.text(key))
}
