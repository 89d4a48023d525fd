//! Evidence: the questions of an area, and the whole run as a time line with every question and its answer.

use leptos::prelude::*;

use super::Shown;
use crate::{
    check::picture::{Bar, Timeline},
    model::{
        area::Area,
        evidence::{Evidence, Outcome},
        finding::Finding,
    },
    web::{
        islands::Filter,
        ui::{breakable, chart},
    },
    words::{self, Key, Words, key},
};

/// Units of the picture's width.
const WIDTH: usize = 1_000;
/// Units of one bar's height, with the gap below it.
const BAR: usize = 4;
const PITCH: usize = 6;

/// The questions that the findings of an area rest on.
pub fn of_area(shown: &Shown, area: Area, findings: &[&Finding]) -> Option<AnyView> {
    let words = shown.words;
    let mut places: Vec<usize> = findings.iter().flat_map(|finding| finding.evidence.iter().filter_map(|id| usize::try_from(id.0).ok())).collect();
    places.sort_unstable();
    places.dedup();
    let used: Vec<(usize, &Evidence)> = places.into_iter().filter_map(|place| Some((place, shown.report.evidence.get(place)?))).collect();
    if used.is_empty() || area.is_summary() {
        return None;
    }
    let label = words.with(key::REPORT_EVIDENCE_OF, [("area", words.area(area))]);
    Some(
        view! {
            <details class="fold no-print">
                <summary>
                    {words.with(key::REPORT_EVIDENCE, [("count", used.len())])} <span class="sr-only">{format!(": {}", words.area(area))}</span>
                </summary>
                <div class="table-box" tabindex="0" role="region" aria-label=label>
                    <table class="trace trace-questions">
                        <thead>
                            <tr>
                                <th scope="col">"#"</th>
                                <th scope="col">{words.text(key::EVIDENCE_QUESTION)}</th>
                                <th scope="col">{words.text(key::EVIDENCE_ANSWER)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {used
                                .into_iter()
                                .map(|(place, evidence)| {
                                    view! {
                                        <tr>
                                            <td>
                                                <a class="reach" href=format!("#e{place}")>{place}</a>
                                            </td>
                                            <td>{breakable(&words::printable(&evidence.question))}</td>
                                            <td>{answer(evidence, words)}</td>
                                        </tr>
                                    }
                                })
                                .collect_view()}
                        </tbody>
                    </table>
                </div>
            </details>
        }
        .into_any(),
    )
}

/// The whole run.
pub fn trace(shown: &Shown) -> Option<AnyView> {
    let (words, evidence) = (shown.words, &shown.report.evidence);
    if evidence.is_empty() {
        return None;
    }
    let line = Timeline::of(evidence);
    let lead = words.with(
        key::TIMELINE_LEAD,
        [("count", evidence.len().to_string()), ("took", words::duration(words, line.end_ms)), ("chain", words::duration(words, line.chain_ms))],
    );
    Some(
        view! {
            <section class="panel panel-fold mt-3 no-print" id="run" aria-labelledby="run-title">
                <details>
                    <summary>
                        <h3 class="area-title" id="run-title">{words.text(key::TIMELINE_TITLE)}</h3>
                        <span class="area-brief">{lead.clone()}</span>
                    </summary>
                    <p class="text-soft text-sm max-w-[68ch] my-2">{lead}</p>
                    {picture(&line, words)}
                    {axis(&line, words)}
                    {chain(&line, evidence, words)}
                    <h4 class="mt-4 mb-2 font-semibold" id="trace-title">{words.text(key::TRACE_TITLE)}</h4>
                    <Filter table="trace".to_owned() label=words.text(key::TRACE_FILTER) nothing=words.text(key::TRACE_NOTHING) />
                    <div class="table-box" tabindex="0" role="region" aria-labelledby="trace-title">
                        <table class="trace trace-questions" id="trace">
                            <thead>
                                <tr>
                                    <th scope="col">"#"</th>
                                    <th scope="col">{words.text(key::EVIDENCE_QUESTION)}</th>
                                    <th scope="col">{words.text(key::EVIDENCE_ANSWER)}</th>
                                    <th scope="col">{words.text(key::EVIDENCE_SERVER)}</th>
                                    <th scope="col">{words.text(key::TRACE_STARTED)}</th>
                                    <th scope="col">"ms"</th>
                                    <th scope="col">{words.text(key::TRACE_WAITED)}</th>
                                </tr>
                            </thead>
                            <tbody>{evidence.iter().enumerate().map(|(place, evidence)| row(place, evidence, words)).collect_view()}</tbody>
                        </table>
                    </div>
                </details>
            </section>
        }
        .into_any(),
    )
}

fn row(place: usize, evidence: &Evidence, words: Words) -> AnyView {
    let waited: Vec<String> = evidence.after.iter().map(|id| id.0.to_string()).collect();
    view! {
        <tr id=format!("e{place}")>
            <td>{place}</td>
            <td>{breakable(&words::printable(&evidence.question))}</td>
            <td>{answer(evidence, words)}</td>
            <td>{evidence.server.clone().unwrap_or_default()}</td>
            <td data-label=words.text(key::TRACE_STARTED)>{evidence.started_ms}</td>
            <td data-label="ms">{evidence.took_ms}</td>
            {if waited.is_empty() {
                view! { <td></td> }.into_any()
            } else {
                view! { <td data-label=words.text(key::TRACE_WAITED)>{waited.join(", ")}</td> }.into_any()
            }}
        </tr>
    }
    .into_any()
}

fn answer(evidence: &Evidence, words: Words) -> AnyView {
    view! {
        {(evidence.outcome != Outcome::Found).then(|| outcome(words, evidence.outcome))}
        {evidence.answer.iter().map(|line| view! { <span class="block">{words::printable(line)}</span> }).collect_view()}
    }
    .into_any()
}

fn outcome(words: Words, outcome: Outcome) -> String {
    let name = serde_json::to_value(outcome).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    Key::find(&format!("outcome-{}", name.replace('_', "-"))).map_or(name, |key| words.text(key))
}

/// What the width of the picture stands for.
fn axis(line: &Timeline, words: Words) -> AnyView {
    let at = |share: u64| words::duration(words, line.end_ms * share / 2);
    view! {
        <p class="flex justify-between text-sm text-soft" aria-hidden="true">
            <span>{words::duration(words, 0)}</span>
            <span>{at(1)}</span>
            <span>{at(2)}</span>
        </p>
    }
    .into_any()
}

/// The questions that are dark in the picture, by their names.
fn chain(line: &Timeline, evidence: &[Evidence], words: Words) -> AnyView {
    let title = words.text(key::TIMELINE_CHAIN);
    let rows = line.chain.iter().filter_map(|place| Some((*place, evidence.get(*place)?)));
    view! {
        <h4 class="mt-4 mb-2 font-semibold" id="chain-title">{title}</h4>
        <div class="table-box" tabindex="0" role="region" aria-labelledby="chain-title">
            <table class="trace trace-questions trace-chain">
                <thead>
                    <tr>
                        <th scope="col">"#"</th>
                        <th scope="col">{words.text(key::EVIDENCE_QUESTION)}</th>
                        <th scope="col">{words.text(key::TRACE_STARTED)}</th>
                        <th scope="col">"ms"</th>
                    </tr>
                </thead>
                <tbody>
                    {rows
                        .map(|(place, evidence)| {
                            view! {
                                <tr>
                                    <td>
                                        <a class="reach" href=format!("#e{place}")>{place}</a>
                                    </td>
                                    <td>{breakable(&words::printable(&evidence.question))}</td>
                                    <td data-label=words.text(key::TRACE_STARTED)>{evidence.started_ms}</td>
                                    <td data-label="ms">{evidence.took_ms}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The questions as bars: left is the run's start, each bar as long as its question took.
fn picture(line: &Timeline, words: Words) -> AnyView {
    let end = line.end_ms.max(1);
    let scaled = |ms: u64| usize::try_from(ms.saturating_mul(WIDTH as u64) / end).unwrap_or(WIDTH);
    let place = |(place, bar): (usize, &Bar)| (scaled(bar.started_ms), place * PITCH, scaled(bar.took_ms).max(3), BAR);
    let of = |in_chain: bool| chart::boxes(line.bars.iter().enumerate().filter(|(_, bar)| bar.in_chain == in_chain).map(place));
    let height = line.bars.len() * PITCH;
    let label = words.with(key::TIMELINE_PICTURE, [("count", line.bars.len().to_string()), ("took", words::duration(words, line.end_ms))]);
    view! {
        <svg class="timeline" viewBox=format!("0 0 {} {height}", WIDTH + 4) preserveAspectRatio="none" width="100%" height={(line.bars.len() * 3).clamp(60, 420)} role="img" aria-label=label>
            <path class="timeline-bar" d=of(false) />
            <path class="timeline-chain" d=of(true) />
        </svg>
    }
    .into_any()
}
