//! A fresh look: the zone's own name servers beside the resolver, asked while the reader waits.
//!
//! It is a bounded question, not a check: nothing is kept, so it needs no job. The answer belongs to the form that asked for it.

use axum::{extract::Path, response::Response};
use fluent_bundle::FluentValue;
use leptos::prelude::*;

use crate::{
    check::{
        fresh::{self, Fresh, Held, Server, State, Word},
        observe::Observations,
    },
    error::AppError,
    model::{ids::RunId, report::Report, run::Run, verdict::Verdict},
    web::{
        server::visit::{PageHead, Visit, told},
        ui::Badge,
    },
    words::{self, Key, Words, key},
};

/// `GET /runs/{run}/fresh`: what it does, and the button.
pub async fn show(visit: Visit, Path(run): Path<String>) -> Response {
    let run = match load(&visit, &run).await {
        Ok((run, ..)) => run,
        Err(error) => return visit.failure(error).await,
    };
    let words = visit.words;
    let label = run.target.label();
    visit
        .page(PageHead::new(words.with(key::FRESH_TITLE, [("target", label.as_str())])), move || {
            view! {
                <section class="py-8 grid gap-4 justify-items-start">
                    <p class="text-soft font-semibold wrap-anywhere">{label.clone()}</p>
                    <h1>{words.text(key::FRESH_INTRO_TITLE)}</h1>
                    <p class="text-soft max-w-[62ch]">{words.text(key::FRESH_INTRO)}</p>
                    <span class="flex flex-wrap gap-2">
                        <Ask words run=run.id label=key::FRESH_ASK />
                        <a class="button" href=format!("/runs/{}", run.id)>{words.text(key::COMPARE_BACK)}</a>
                    </span>
                </section>
            }
        })
        .await
}

/// `POST /runs/{run}/fresh`: asks and shows.
pub async fn look(visit: Visit, Path(run): Path<String>) -> Response {
    match ask(&visit, &run).await {
        Ok((run, fresh)) => page(&visit, run, fresh).await,
        Err(error) => visit.failure(error).await,
    }
}

async fn load(visit: &Visit, run: &str) -> Result<(Run, Report, Option<Observations>), AppError> {
    let run: RunId = run.parse().map_err(|_| AppError::NotFound)?;
    let scope = visit.scope().await.ok_or(AppError::NotFound)?;
    let store = &visit.state.store;
    let run = store.run(&scope, run).await.map_err(told)?;
    let report = store.report(&scope, run.id).await.map_err(told)?.ok_or(AppError::NotFound)?;
    let observations = store.observations(&scope, run.id).await.map_err(told)?;
    Ok((run, report, observations.and_then(|seen| serde_json::from_value(seen).ok())))
}

async fn ask(visit: &Visit, run: &str) -> Result<(Run, Fresh), AppError> {
    let (run, report, observations) = load(visit, run).await?;
    if !visit.state.settings.public_checks {
        return Err(AppError::ChecksClosed);
    }
    let wait = |wait: std::time::Duration| AppError::TooManyRequests { seconds: wait.as_secs() + 1 };
    visit.state.limits.admit_address(visit.client).map_err(wait)?;
    if !visit.state.nets.is_lab(&run.target) {
        visit.state.limits.admit_target(&run.target.label()).map_err(wait)?;
    }
    let net = visit.state.nets.of(&run.target);
    let fresh = fresh::look(&net, &fresh::wanted(&report, observations.as_ref())).await;
    Ok((run, fresh))
}

/// The button that asks.
#[component]
pub fn Ask(words: Words, run: RunId, label: Key) -> impl IntoView {
    view! {
        <form method="post" action=format!("/runs/{run}/fresh")>
            <button class="button">{words.text(label)}</button>
        </form>
    }
}

async fn page(visit: &Visit, run: Run, fresh: Fresh) -> Response {
    let words = visit.words;
    let label = run.target.label();
    let head = PageHead { secret: true, ..PageHead::new(words.with(key::FRESH_TITLE, [("target", label.as_str())])) };
    visit
        .page(head, move || {
            let asked = words.with(key::FRESH_ASKED, [("moment", words::moment(fresh.asked_at)), ("took", words::duration(words, fresh.took_ms))]);
            let waits = fresh.records.iter().any(|held| matches!(held.state, State::Old(_)));
            view! {
                <div class="flex flex-wrap items-center gap-x-5 gap-y-2 pt-8 text-soft text-[0.94rem]">
                    <b class="text-ink font-semibold wrap-anywhere">{label.clone()}</b>
                    <span>{asked}</span>
                    <span class="flex flex-wrap gap-2 sm:ml-auto no-print">
                        <Ask words run=run.id label=key::FRESH_AGAIN />
                        <super::run::Again words run=run.clone() />
                        <a class="button" href=format!("/runs/{}", run.id)>{words.text(key::COMPARE_BACK)}</a>
                    </span>
                </div>
                <h1 class="mt-4 mb-3">{headline(words, &fresh)}</h1>
                {waits.then(|| view! { <p class="text-soft max-w-[62ch] mb-4">{words.text(key::FRESH_NEXT)}</p> })}
                <ul class="grid gap-4 mt-6">
                    {sorted(&fresh)
                        .into_iter()
                        .map(|held| view! { <Record words held resolver=fresh.resolver.clone() /> })
                        .collect_view()}
                </ul>
            }
        })
        .await
}

/// What matters first: answers that differ, then what could not be told, then the rest.
fn sorted(fresh: &Fresh) -> Vec<Held> {
    let mut records = fresh.records.clone();
    records.sort_by_key(|held| match held.state {
        State::Uneven | State::Old(_) => 0,
        State::Unheard | State::Unresolved => 1,
        State::Same => 2,
    });
    records
}

fn headline(words: Words, fresh: &Fresh) -> String {
    let any = |state: State| fresh.records.iter().any(|held| held.state == state);
    let old: Vec<Option<u32>> = fresh
        .records
        .iter()
        .filter_map(|held| match held.state {
            State::Old(seconds) => Some(seconds),
            _ => None,
        })
        .collect();
    if any(State::Uneven) {
        return words.text(key::FRESH_HEAD_UNEVEN);
    }
    if !old.is_empty() {
        let longest = old.iter().copied().collect::<Option<Vec<u32>>>().and_then(|all| all.into_iter().max());
        return match longest {
            Some(seconds) => {
                let span = words::span(words, seconds.into());
                words.with(key::FRESH_HEAD_OLD_UNTIL, [("count", FluentValue::from(old.len())), ("span", span.into())])
            }
            None => words.with(key::FRESH_HEAD_OLD, [("count", old.len())]),
        };
    }
    words.text(if fresh.is_blind() {
        key::HEADLINE_BLIND
    } else if any(State::Same) {
        key::FRESH_HEAD_SAME
    } else if !fresh.asks_servers && !fresh.records.is_empty() {
        key::FRESH_NOT_ASKED
    } else if any(State::Unresolved) {
        key::FRESH_HEAD_UNRESOLVED
    } else if any(State::Unheard) {
        key::FRESH_HEAD_UNHEARD
    } else {
        key::FRESH_HEAD_NOTHING
    })
}

#[component]
fn Record(words: Words, held: Held, resolver: String) -> impl IntoView {
    let (verdict, label) = match held.state {
        State::Same => (Verdict::Good, key::FRESH_SAME),
        State::Old(_) => (Verdict::Note, key::FRESH_OLD),
        State::Uneven => (Verdict::Problem, key::FRESH_UNEVEN),
        State::Unheard => (Verdict::Unknown, key::FRESH_UNHEARD),
        State::Unresolved => (Verdict::Unknown, key::FRESH_UNRESOLVED),
    };
    let old_for = match held.state {
        State::Old(Some(seconds)) => Some(words.with(key::FRESH_OLD_FOR, [("span", words::span(words, seconds.into()))])),
        _ => None,
    };
    let brief = held.state == State::Same;
    let groups = grouped(held.servers);
    view! {
        <li class="panel grid gap-3">
            <div class="flex flex-wrap items-center gap-3">
                <h2 class="flex-1 min-w-48 font-mono text-[0.94rem] wrap-anywhere">{held.name} " " {held.kind}</h2>
                <Badge verdict label=words.text(label) />
            </div>
            <dl class="grid gap-3 md:grid-cols-2 text-sm">
                <div class="min-w-0">
                    <dt class="text-soft font-semibold">{words.text(key::FRESH_SERVERS)}</dt>
                    {groups
                        .into_iter()
                        .map(|(names, word)| view! { <dd class="grid gap-1 pt-1"><Said words word who=names.join(", ") /></dd> })
                        .collect_view()}
                </div>
                {(!brief)
                    .then(|| {
                        view! {
                            <div class="min-w-0">
                                <dt class="text-soft font-semibold">{words.text(key::FRESH_RESOLVER)}</dt>
                                <dd class="grid gap-1 pt-1">
                                    <Said words word=held.resolver who=resolver />
                                    {old_for.map(|text| view! { <p class="font-semibold">{text}</p> })}
                                </dd>
                            </div>
                        }
                    })}
            </dl>
        </li>
    }
}

/// Name servers that say the same stand together.
fn grouped(servers: Vec<Server>) -> Vec<(Vec<String>, Option<Word>)> {
    let mut groups: Vec<(Vec<String>, Option<Word>)> = Vec::new();
    for server in servers {
        let said = |word: &Option<Word>| word.as_ref().map(|word| word.values.clone());
        match groups.iter_mut().find(|(_, word)| said(word) == said(&server.word)) {
            Some((names, _)) => names.push(server.name),
            None => groups.push((vec![server.name], server.word)),
        }
    }
    groups
}

#[component]
fn Said(words: Words, word: Option<Word>, who: String) -> impl IntoView {
    let values = match word {
        None => view! { <p>{words.text(key::FRESH_SILENT)}</p> }.into_any(),
        Some(word) if word.values.is_empty() => view! { <p>{words.text(key::FRESH_NOTHING)}</p> }.into_any(),
        Some(word) => {
            let values = word.values.into_iter().map(|value| view! { <li class="font-mono text-[0.84rem] wrap-anywhere">{words::printable(&value)}</li> });
            view! { <ul class="bg-faint rounded-lg px-3 py-2 grid gap-1">{values.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        {values}
        <p class="text-soft text-[0.81rem] wrap-anywhere">{who}</p>
    }
}
