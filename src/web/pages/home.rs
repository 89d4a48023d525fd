//! The first page: one field, what was checked from this browser, and the lab's samples.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    error::{AppError, Field},
    lab,
    model::{
        run::{RunState, RunSummary},
        verdict::Verdict,
    },
    web::{
        server::{
            flash::{Done, Flash},
            visit::{PageHead, Visit, told},
        },
        ui::{Badge, Empty, Notice, TextField},
    },
    words::{self, Key, Words, key},
};

/// Runs of this browser that are listed.
const RECENT: u32 = 8;

/// `GET /`
pub async fn show(visit: Visit) -> Response {
    let flash = visit.flash().await;
    let recent = match visit.scope().await {
        Some(scope) => match visit.state.store.recent(&scope, RECENT).await {
            Ok(recent) => recent,
            Err(error) => return visit.failure(told(error)).await,
        },
        None => Vec::new(),
    };
    let words = visit.words;
    let open = visit.state.settings.public_checks;
    let has_lab = visit.state.nets.lab.is_some();
    let head = PageHead { indexed: true, ..PageHead::new(words.text(key::HOME_TITLE)) };
    visit
        .page(head, move || {
            view! {
                <section class="py-10 sm:py-14 grid gap-4">
                    <h1>{words.text(key::HOME_TITLE)}</h1>
                    <p class="text-soft text-lg max-w-[62ch]">{words.text(key::HOME_LEAD)}</p>
                    <Message words flash=flash.clone() />
                    <CheckForm words open flash=flash.clone() />
                </section>
                <div class="grid gap-6 lg:grid-cols-2 items-start">
                    <Recent words recent=recent.clone() />
                    {has_lab.then(|| view! { <Samples words /> })}
                </div>
            }
        })
        .await
}

/// What the last request left: a success, or an error that belongs to no field.
#[component]
pub fn Message(words: Words, flash: Flash) -> impl IntoView {
    let done = flash.done.map(|done| {
        words.text(match done {
            Done::RunDeleted => key::DONE_RUN_DELETED,
            Done::ShareRevoked => key::DONE_SHARE_REVOKED,
            Done::ResultTaken => key::DONE_RESULT_TAKEN,
        })
    });
    let error = flash.error.filter(|error| !matches!(error, AppError::Input { .. })).map(|error| words.error(&error));
    view! {
        {done.map(|text| view! { <Notice tone=Verdict::Good text /> })}
        {error.map(|text| view! { <Notice tone=Verdict::Problem text /> })}
    }
}

#[component]
fn CheckForm(words: Words, open: bool, flash: Flash) -> impl IntoView {
    if !open {
        return view! { <Notice tone=Verdict::Note text=words.text(key::ERROR_CHECKS_CLOSED) /> }.into_any();
    }
    let faults = match &flash.error {
        Some(AppError::Input { faults }) => faults.clone(),
        _ => Vec::new(),
    };
    let error = move |field: Field| {
        let sentences: Vec<String> = faults.iter().filter(|fault| fault.field == field).map(|fault| words.fault(*fault)).collect();
        sentences.join(" ")
    };
    let more = [Field::Helo, Field::Selector].into_iter().any(|field| !flash.value(field).is_empty() || !error(field).is_empty());
    view! {
        <form class="panel grid gap-4" method="post" action="/action/check">
            <div class="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,16rem)] items-start">
                <TextField
                    name="target"
                    label=words.text(key::FIELD_TARGET)
                    value=flash.value(Field::Target).to_owned()
                    hint=words.text(key::HINT_TARGET)
                    error=error(Field::Target)
                    placeholder="example.com"
                    autofocus=true
                />
                <TextField
                    name="ip"
                    label=words.text(key::FIELD_IP)
                    value=flash.value(Field::Ip).to_owned()
                    hint=words.text(key::HINT_IP)
                    error=error(Field::Ip)
                />
            </div>
            <details open=more>
                <summary class="text-soft py-1 w-fit">{words.text(key::HOME_MORE)}</summary>
                <div class="grid gap-4 sm:grid-cols-2 pt-3">
                    <TextField
                        name="helo"
                        label=words.text(key::FIELD_HELO)
                        value=flash.value(Field::Helo).to_owned()
                        hint=words.text(key::HINT_HELO)
                        error=error(Field::Helo)
                    />
                    <TextField
                        name="selector"
                        label=words.text(key::FIELD_SELECTOR)
                        value=flash.value(Field::Selector).to_owned()
                        hint=words.text(key::HINT_SELECTOR)
                        error=error(Field::Selector)
                    />
                </div>
            </details>
            <div>
                <button class="button button-main text-base px-5 min-h-11">{words.text(key::HOME_SUBMIT)}</button>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Recent(words: Words, recent: Vec<RunSummary>) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="recent">
            <h2 class="mb-2" id="recent">{words.text(key::HOME_RECENT)}</h2>
            {if recent.is_empty() {
                view! { <Empty text=words.text(key::HOME_RECENT_EMPTY) /> }.into_any()
            } else {
                view! {
                    <ul class="divide-y divide-line">
                        {recent.into_iter().map(|summary| view! { <RecentRun words summary /> }).collect_view()}
                    </ul>
                }
                    .into_any()
            }}
        </section>
    }
}

#[component]
fn RecentRun(words: Words, summary: RunSummary) -> impl IntoView {
    let run = summary.run;
    let (verdict, label) = match (run.state, summary.worst) {
        (RunState::Done, Some(worst)) => (worst, words.verdict(worst)),
        (RunState::Failed, _) => (Verdict::Unknown, words.text(key::RUN_FAILED_SHORT)),
        (RunState::Done, None) => (Verdict::Unknown, words.verdict(Verdict::Unknown)),
        (RunState::Queued | RunState::Running, _) => (Verdict::NotApplicable, words.text(key::RUN_WAITING)),
    };
    view! {
        <li class="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
            <a class="flex-1 min-w-40 font-semibold wrap-anywhere" href=format!("/runs/{}", run.id)>{run.target.label()}</a>
            <Badge verdict label />
            <span class="text-soft text-sm">{words::moment(run.created_at)}</span>
        </li>
    }
}

#[component]
fn Samples(words: Words) -> impl IntoView {
    let samples = lab::samples().iter().map(|sample| {
        let about = Key::find(&sample.title_key()).map_or_else(String::new, |key| words.text(key));
        view! {
            <li class="py-2">
                <form class="flex flex-wrap items-center gap-x-4 gap-y-1" method="post" action="/action/check">
                    <input type="hidden" name="target" value=sample.name.clone() />
                    <button class="button button-quiet font-mono text-[0.84rem] wrap-anywhere text-left">{sample.name.clone()}</button>
                    <span class="text-soft text-sm flex-1 min-w-40">{about}</span>
                </form>
            </li>
        }
    });
    view! {
        <section class="panel" aria-labelledby="samples">
            <h2 class="mb-1" id="samples">{words.text(key::HOME_SAMPLES)}</h2>
            <p class="text-soft text-sm mb-2">{words.text(key::HOME_SAMPLES_LEAD)}</p>
            <ul class="divide-y divide-line max-h-[26rem] overflow-y-auto" tabindex="0" aria-labelledby="samples">{samples.collect_view()}</ul>
        </section>
    }
}
