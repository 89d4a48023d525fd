//! What has changed since the last check of the same target, and all its checks in a line.

use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use leptos::prelude::*;

use crate::{
    check::compare::{self, Change, Comparison},
    error::AppError,
    model::{
        area::Area,
        finding::Finding,
        ids::RunId,
        report::Report,
        run::{Run, RunSummary},
        verdict::Verdict,
    },
    web::{
        server::visit::{PageHead, Visit, told},
        ui::{Badge, Sparkline},
    },
    words::{self, Key, Words, key},
};

/// Checks in the line and its table.
const MAX_HISTORY: u32 = 30;

/// What a report says of the check before it.
#[derive(Clone)]
pub struct Since {
    run: RunId,
    /// Milliseconds from the earlier check to this one's reader.
    ago: i64,
    comparison: Comparison,
}

/// The check before this one, compared with a report of these areas, or of all; nothing when there is none. Trouble with the earlier one does not take this report away.
pub async fn since(visit: &Visit, run: &Run, shown: Option<(&Report, &[Area])>) -> Option<Since> {
    let scope = visit.scope().await?;
    let earlier = earlier(visit, &scope, run.id).await.ok()??;
    let ago = visit.state.nets.world.clock.now() - earlier.started_at;
    let (report, only) = shown?;
    Some(Since { run: run.id, ago, comparison: compare::compare_part(&earlier, report, only) })
}

async fn earlier(visit: &Visit, scope: &crate::store::Scope, run: RunId) -> Result<Option<Report>, AppError> {
    let store = &visit.state.store;
    match store.previous(scope, run).await.map_err(told)? {
        Some(previous) => store.report(scope, previous.run.id).await.map_err(told),
        None => Ok(None),
    }
}

/// One line for a report: what has changed since the last check.
#[component]
pub fn Strip(words: Words, since: Since) -> impl IntoView {
    let changes = changes(words, &since.comparison);
    let changes = if changes.is_empty() { words.text(key::COMPARE_NOTHING) } else { words.list(&changes) };
    let text = words.with(key::COMPARE_SINCE, [("ago", words::ago(words, since.ago)), ("changes", changes)]);
    view! {
        <aside class="flex flex-wrap items-center gap-x-4 gap-y-1 pt-5 text-soft text-[0.94rem] no-print" aria-label=words.text(key::COMPARE_STRIP_LABEL)>
            <p class="min-w-0">{text}</p>
            {points(words, &since.comparison).map(|points| view! { <p>{points}</p> })}
            <a class="py-1" href=format!("/runs/{}/compare", since.run)>{words.text(key::COMPARE_LOOK)}</a>
        </aside>
    }
}

/// The changes in a few words each.
fn changes(words: Words, comparison: &Comparison) -> Vec<String> {
    let counts = [
        (key::CHANGE_OPENED, comparison.opened.len()),
        (key::CHANGE_WORSE, comparison.worse.len()),
        (key::CHANGE_REVEALED, comparison.revealed.len()),
        (key::CHANGE_CLOSED, comparison.closed.len()),
        (key::CHANGE_BETTER, comparison.better.len()),
        (key::CHANGE_UNTOLD, comparison.untold.len()),
    ];
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| words.with(key, [("count", count)])).collect()
}

/// The score then and now, when it is another.
fn points(words: Words, comparison: &Comparison) -> Option<String> {
    let (before, after) = comparison.points.filter(|(before, after)| before != after)?;
    Some(words.with(key::COMPARE_POINTS, [("before", before), ("after", after)]))
}

/// What the page needs.
struct Loaded {
    run: Run,
    /// When the earlier check began, and what has changed since.
    comparison: Option<(i64, Comparison)>,
    history: Vec<RunSummary>,
}

/// `GET /runs/{run}/compare`
pub async fn show(visit: Visit, Path(run): Path<String>) -> Response {
    match load(&visit, &run).await {
        Ok(Some(loaded)) => page(&visit, loaded).await,
        // Nothing to compare as long as there is no report: the run's own page says how it stands. The address is rebuilt from a parsed id.
        Ok(None) => run.parse::<RunId>().map_or_else(|_| Redirect::to("/"), |run| Redirect::to(&format!("/runs/{run}"))).into_response(),
        Err(error) => visit.failure(error).await,
    }
}

async fn load(visit: &Visit, run: &str) -> Result<Option<Loaded>, AppError> {
    let run: RunId = run.parse().map_err(|_| AppError::NotFound)?;
    let scope = visit.scope().await.ok_or(AppError::NotFound)?;
    let store = &visit.state.store;
    let run = store.run(&scope, run).await.map_err(told)?;
    let Some(report) = store.report(&scope, run.id).await.map_err(told)? else { return Ok(None) };
    let earlier = earlier(visit, &scope, run.id).await?;
    let history = store.history(&scope, run.id, MAX_HISTORY).await.map_err(told)?;
    let only = super::run::observations(visit, &scope, run.id).await?.only;
    let comparison = earlier.map(|earlier| (earlier.started_at, compare::compare_part(&earlier, &report, &only)));
    Ok(Some(Loaded { run, comparison, history }))
}

async fn page(visit: &Visit, loaded: Loaded) -> Response {
    let words = visit.words;
    let Loaded { run, comparison, history } = loaded;
    let label = run.target.label();
    let now = visit.state.nets.world.clock.now();
    let head = PageHead::new(words.with(key::COMPARE_TITLE, [("target", label.as_str())]));
    visit
        .page(head, move || {
            let body = match comparison.clone() {
                Some((at, comparison)) => view! { <Compared words at now comparison /> }.into_any(),
                None => view! {
                    <h1 class="mt-4 mb-3">{words.text(key::COMPARE_FIRST)}</h1>
                    <p class="text-soft max-w-[62ch] mb-8">{words.text(key::COMPARE_FIRST_LEAD)}</p>
                }
                .into_any(),
            };
            view! {
                <div class="flex flex-wrap items-center gap-x-5 gap-y-2 pt-8 text-soft text-[0.94rem]">
                    <b class="text-ink font-semibold wrap-anywhere">{label.clone()}</b>
                    <span class="flex flex-wrap gap-2 sm:ml-auto no-print">
                        <super::run::Again words run=run.clone() />
                        <a class="button" href=format!("/runs/{}", run.id)>{words.text(key::COMPARE_BACK)}</a>
                    </span>
                </div>
                {body}
                <History words this=run.id history=history.clone() />
            }
        })
        .await
}

#[component]
fn Compared(words: Words, at: i64, now: i64, comparison: Comparison) -> impl IntoView {
    let changes = changes(words, &comparison);
    let title = if changes.is_empty() { words.text(key::COMPARE_QUIET) } else { words.list(&changes) };
    let against = words.with(key::COMPARE_AGAINST, [("moment", words::moment(at)), ("ago", words::ago(words, now - at))]);
    let points = points(words, &comparison);
    let plain = |findings: Vec<Finding>| findings.into_iter().map(|finding| (finding, None)).collect::<Vec<_>>();
    let changed = |changes: Vec<Change>| changes.into_iter().map(|change| (change.finding, Some(change.before))).collect::<Vec<_>>();
    let unchanged = comparison.unchanged.len();
    view! {
        <h1 class="mt-4 mb-3 first-letter:uppercase">{title}</h1>
        <p class="text-soft mb-8 flex flex-wrap gap-x-4">
            <span>{against}</span>
            {points.map(|points| view! { <span>{points}</span> })}
        </p>
        <div class="grid gap-5">
            <Group words title=key::COMPARE_OPENED lead=None entries=plain(comparison.opened) gone=false />
            <Group words title=key::COMPARE_WORSE lead=None entries=changed(comparison.worse) gone=false />
            <Group words title=key::COMPARE_REVEALED lead=None entries=plain(comparison.revealed) gone=false />
            <Group words title=key::COMPARE_CLOSED lead=None entries=plain(comparison.closed) gone=true />
            <Group words title=key::COMPARE_BETTER lead=None entries=changed(comparison.better) gone=false />
            <Group words title=key::COMPARE_UNTOLD lead=Some(key::COMPARE_UNTOLD_LEAD) entries=plain(comparison.untold) gone=true />
            {(unchanged > 0)
                .then(|| {
                    view! {
                        <details class="panel">
                            <summary class="w-fit py-1.5">{words.with(key::COMPARE_UNCHANGED, [("count", unchanged)])}</summary>
                            <Entries words entries=plain(comparison.unchanged) gone=false />
                        </details>
                    }
                })}
        </div>
    }
}

/// Findings with one fate; nothing when there are none.
#[component]
fn Group(words: Words, title: Key, lead: Option<Key>, entries: Vec<(Finding, Option<Verdict>)>, gone: bool) -> impl IntoView {
    (!entries.is_empty()).then(|| {
        let count = entries.len();
        view! {
            <section class="panel" aria-labelledby=title.as_str()>
                <h2 id=title.as_str()>{words.text(title)} " " <span class="text-soft font-normal">{count}</span></h2>
                {lead.map(|lead| view! { <p class="text-soft text-sm max-w-[68ch]">{words.text(lead)}</p> })}
                <Entries words entries gone />
            </section>
        }
    })
}

/// `gone`: they are no longer in this report.
#[component]
fn Entries(words: Words, entries: Vec<(Finding, Option<Verdict>)>, gone: bool) -> impl IntoView {
    view! {
        <ul class="divide-y divide-line">
            {entries
                .into_iter()
                .map(|(finding, before)| {
                    let label = words.standing(&finding);
                    let earlier = |before| words.standing(&Finding { verdict: before, ..finding.clone() });
                    let before = before.map(|before| words.with(key::COMPARE_BEFORE, [("verdict", earlier(before))]));
                    // What has gone was true then: its title says what it was, its sentence would say that it is.
                    let text = if gone { words.title(&finding) } else { words.finding(&finding) };
                    let badge = if gone { words.with(key::COMPARE_BEFORE, [("verdict", label)]) } else { label };
                    view! {
                        <li class="py-3 flex flex-wrap items-start gap-x-3 gap-y-1">
                            <p class="flex-1 min-w-60 wrap-anywhere">
                                {text} " "
                                <span class="text-soft text-sm">{words.area(finding.area())} {gone.then(|| format!(" · {}", words::printable(&finding.subject)))}</span>
                            </p>
                            <span class="flex flex-wrap gap-x-2 items-center">
                                {before.map(|before| view! { <span class="text-soft text-sm">{before}</span> })}
                                <Badge verdict=if gone { Verdict::NotApplicable } else { finding.verdict } label=badge />
                            </span>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

/// How a run that is over stands: its worst verdict, and what that means for the mail.
pub fn worst(words: Words, summary: &RunSummary) -> (Verdict, String) {
    match summary.worst.unwrap_or(Verdict::Unknown) {
        // A score says that enough could be told, and nothing of it was a fault: that is no shrug.
        Verdict::Unknown if summary.score.is_some() => (Verdict::Note, words.text(key::HOME_RECENT_SOUND)),
        worst => (worst, words.worst(worst, summary.is_void)),
    }
}

/// Every check of the target: a line, and the same as a table, newest first.
#[component]
fn History(words: Words, this: RunId, history: Vec<RunSummary>) -> impl IntoView {
    let points: Vec<Option<u8>> = history.iter().rev().map(|summary| summary.score).collect();
    let label = match history.iter().find_map(|summary| summary.score) {
        Some(last) => words.with(key::COMPARE_LINE, [("count", history.len()), ("last", usize::from(last))]),
        None => words.text(key::COMPARE_LINE_NONE),
    };
    let drawn = points.iter().flatten().count() > 1;
    view! {
        <section class="panel mt-6 min-w-0" aria-labelledby="history">
            <h2 class="mb-2" id="history">{words.text(key::COMPARE_HISTORY)}</h2>
            {drawn.then(|| view! { <Sparkline points label /> })}
            <div class="relative overflow-x-auto" tabindex="0" role="group" aria-labelledby="history">
                <table class="w-full text-sm border-collapse [&_th]:text-left [&_th]:text-soft [&_th]:font-semibold [&_th]:py-1.5 [&_th]:pr-2 sm:[&_th]:pr-4 [&_td]:py-1.5 [&_td]:pr-2 sm:[&_td]:pr-4 [&_td]:border-t [&_td]:border-line">
                    <thead>
                        <tr>
                            <th scope="col">{words.text(key::COMPARE_WHEN)}</th>
                            <th scope="col">{words.text(key::COMPARE_SCORE)}</th>
                            <th scope="col">{words.text(key::COMPARE_WORST)}</th>
                            <th scope="col"><span class="sr-only">{words.text(key::COMPARE_OPEN)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{history.into_iter().map(|summary| view! { <Line words this summary /> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Line(words: Words, this: RunId, summary: RunSummary) -> impl IntoView {
    let score = summary
        .score
        .map_or_else(|| words.text(key::SCORE_ABSENT), |points| summary.grade.map_or_else(|| points.to_string(), |grade| format!("{points} {grade}")));
    let (worst, label) = worst(words, &summary);
    let id = summary.run.id;
    let moment = words::moment(summary.run.created_at);
    view! {
        <tr aria-current=(id == this).then_some("true")>
            <td class="sm:whitespace-nowrap">{moment.clone()}</td>
            <td class="whitespace-nowrap">{score}</td>
            <td><Badge verdict=worst label /></td>
            <td>
                {if id == this {
                    view! { <span class="text-soft whitespace-nowrap">{words.text(key::COMPARE_THIS)}</span> }.into_any()
                } else {
                    view! { <a href=format!("/runs/{id}") aria-label=format!("{} {moment}", words.text(key::COMPARE_OPEN))>{words.text(key::COMPARE_OPEN)}</a> }.into_any()
                }}
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        ids::RunId,
        locale::Locale,
        run::{Counts, RunState},
        target::Target,
    };

    #[test]
    fn a_void_protection_is_not_said_to_stop_mail() {
        let summary = |worst, is_void| RunSummary {
            run: Run { id: RunId(uuid::Uuid::nil()), target: Target::default(), state: RunState::Done, created_at: 0, finished_at: Some(0) },
            score: Some(49),
            grade: Some('D'),
            worst,
            is_void,
            counts: Counts::default(),
        };
        for words in Locale::ALL.map(Words) {
            let told = |worst, is_void| super::worst(words, &summary(worst, is_void));
            assert_eq!(told(Some(Verdict::Broken), true), (Verdict::Broken, words.text(key::VERDICT_VOID)));
            assert_eq!(told(Some(Verdict::Broken), false), (Verdict::Broken, words.verdict(Verdict::Broken)));
            assert_eq!(told(Some(Verdict::Unknown), false).0, Verdict::Note);
        }
    }
}
