//! The first page: one field, what was checked from this browser, and the lab's samples.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    check::{road, sentence},
    error::{AppError, Field},
    knowledge::relays,
    lab::{self, Sample},
    model::{
        area::Area,
        code::Code,
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

/// Runs of this browser that are listed, and how many of them at once.
const RECENT: u32 = 40;
const RECENT_OPEN: usize = 6;

/// `GET /`
pub async fn show(visit: Visit) -> Response {
    if super::about::is_meant(&visit) {
        return super::about::show(visit).await;
    }
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
                <Glance words />
                <div class="grid gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start">
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
    let more = [Field::Helo, Field::Selector, Field::Relay, Field::Volume].into_iter().any(|field| !flash.value(field).is_empty() || !error(field).is_empty());
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
                <div class="grid gap-4 sm:grid-cols-2 pt-3 items-start">
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
                    <RelayField words chosen=flash.value(Field::Relay).to_owned() error=error(Field::Relay) />
                    <TextField
                        name="volume"
                        label=words.text(key::FIELD_VOLUME)
                        value=flash.value(Field::Volume).to_owned()
                        hint=words.text(key::HOME_HINT_VOLUME)
                        error=error(Field::Volume)
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

/// The relays that are known, to choose from.
#[component]
fn RelayField(words: Words, chosen: String, error: String) -> impl IntoView {
    let wrong = !error.is_empty();
    let described = if wrong { "relay-error relay-hint" } else { "relay-hint" };
    let options = relays::all().iter().map(|relay| {
        let id = relay.id.as_str();
        let selected = chosen == id;
        view! { <option value=id selected=selected>{relay.name.as_str()}</option> }
    });
    view! {
        <div class="grid gap-1">
            <label class="font-semibold" for="relay">{words.text(key::FIELD_RELAY)}</label>
            <select
                class="field-input"
                id="relay"
                name="relay"
                aria-invalid=wrong.then_some("true")
                aria-describedby=described
            >
                <option value="">{words.text(key::HOME_RELAY_NONE)}</option>
                {options.collect_view()}
            </select>
            {wrong.then(|| view! { <p class="text-broken text-sm font-semibold" id="relay-error">{error}</p> })}
            <p class="text-soft text-sm" id="relay-hint">{words.text(key::HOME_HINT_RELAY)}</p>
        </div>
    }
}

#[component]
fn Recent(words: Words, mut recent: Vec<RunSummary>) -> impl IntoView {
    let earlier = recent.split_off(recent.len().min(RECENT_OPEN));
    let list = move |runs: Vec<RunSummary>| {
        view! {
            <ul class="divide-y divide-line">
                {runs.into_iter().map(|summary| view! { <RecentRun words summary /> }).collect_view()}
            </ul>
        }
    };
    view! {
        <section class="panel" aria-labelledby="recent">
            <h2 class="mb-2" id="recent">{words.text(key::HOME_RECENT)}</h2>
            {if recent.is_empty() {
                view! { <Empty text=words.text(key::HOME_RECENT_EMPTY) /> }.into_any()
            } else {
                view! {
                    {list(recent)}
                    {(!earlier.is_empty())
                        .then(|| {
                            view! {
                                <details class="border-t border-line">
                                    <summary class="text-soft py-2.5 w-fit">{words.with(key::HOME_RECENT_EARLIER, [("count", earlier.len())])}</summary>
                                    {list(earlier)}
                                </details>
                            }
                        })}
                }
                    .into_any()
            }}
        </section>
    }
}

#[component]
fn RecentRun(words: Words, summary: RunSummary) -> impl IntoView {
    let (verdict, label) = match summary.run.state {
        RunState::Done => super::compare::worst(words, &summary),
        RunState::Failed => (Verdict::Unknown, words.text(key::RUN_FAILED_SHORT)),
        RunState::Queued | RunState::Running => (Verdict::NotApplicable, words.text(key::RUN_WAITING)),
    };
    let run = summary.run;
    let score = match summary.score {
        Some(points) => Some(words.with(key::HOME_RECENT_SCORE, [("points", points.to_string())])),
        None => (run.state == RunState::Done).then(|| words.text(key::SCORE_ABSENT)),
    };
    view! {
        <li class="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[minmax(0,1fr)_auto] items-center">
            <a class="font-semibold wrap-anywhere py-1" href=format!("/runs/{}", run.id)>{run.target.label()}</a>
            <span class="flex flex-wrap items-center gap-x-3 gap-y-1 sm:justify-end">
                {score.map(|score| view! { <span class="text-sm">{score}</span> })}
                <Badge verdict label />
            </span>
            <span class="text-soft text-sm sm:col-span-2">{words::moment(run.created_at)}</span>
        </li>
    }
}

/// What the console looks at, in one glance: the gates of the road.
#[component]
fn Glance(words: Words) -> impl IntoView {
    // Without a finding the road is only its gates.
    let gates = road::stations(&[]).into_iter().map(|station| sentence::gate_name(station.gate, words));
    view! {
        <section aria-labelledby="glance" class="mb-8 grid gap-2">
            <h2 id="glance">{words.text(key::HOME_ROAD)}</h2>
            <p class="text-soft max-w-[62ch]">{words.text(key::HOME_ROAD_LEAD)}</p>
            <ol class="flex flex-wrap gap-2 pt-1">
                {gates
                    .enumerate()
                    .map(|(place, gate)| {
                        view! {
                            <li class="flex items-center gap-2 rounded-full border border-line bg-card pl-2.5 pr-3.5 py-1 text-sm">
                                <span class="text-soft" aria-hidden="true">{place + 1}</span>
                                {gate}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </section>
    }
}

/// The samples that say most, by their ids.
const FIRST_SAMPLES: [&str; 6] = ["healthy", "burnt", "no-ptr", "spf-lookups", "no-dmarc", "waiting"];

#[component]
fn Samples(words: Words) -> impl IntoView {
    let (first, rest): (Vec<&'static Sample>, Vec<&'static Sample>) = lab::samples().iter().partition(|sample| FIRST_SAMPLES.contains(&sample.id.as_str()));
    // By what is to be mended first; what needs no mending, or could not be told, comes last.
    let of = |area: Option<Area>| rest.iter().copied().filter(|sample| sample.first_fix.map(Code::area) == area).collect::<Vec<_>>();
    let group = |title: String, samples: Vec<&'static Sample>| {
        (!samples.is_empty()).then(|| {
            view! {
                <details class="border-t border-line sm:open:col-span-full">
                    <summary class="py-2.5 w-fit">{title}</summary>
                    <SampleList words samples />
                </details>
            }
        })
    };
    let groups: Vec<_> = Area::ALL
        .iter()
        .map(|area| {
            let samples = of(Some(*area));
            group(words.with(key::HOME_SAMPLES_MORE, [("area", words.area(*area)), ("count", samples.len().to_string())]), samples)
        })
        .collect();
    let sound = of(None);
    let sound = group(words.with(key::HOME_SAMPLES_SOUND, [("count", sound.len())]), sound);
    view! {
        <section class="panel" aria-labelledby="samples">
            <h2 class="mb-1" id="samples">{words.text(key::HOME_SAMPLES)}</h2>
            <p class="text-soft text-sm mb-2">{words.text(key::HOME_SAMPLES_LEAD)}</p>
            <h3 class="text-sm pt-1">{words.text(key::HOME_SAMPLES_FIRST)}</h3>
            <SampleList words samples=first />
            <div class="grid grid-cols-[minmax(0,1fr)] sm:grid-cols-2 gap-x-8 items-start">{groups} {sound}</div>
        </section>
    }
}

#[component]
fn SampleList(words: Words, samples: Vec<&'static Sample>) -> impl IntoView {
    let items = samples.into_iter().map(|sample| {
        let about = Key::find(&sample.title_key()).map_or_else(String::new, |key| words.text(key));
        let id = format!("sample-{}", sample.id);
        view! {
            <li class="py-1.5">
                <form class="grid gap-x-4 sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)] items-center" method="post" action="/action/check">
                    <input type="hidden" name="target" value=sample.name.clone() />
                    <button class="button button-quiet font-mono text-[0.84rem] wrap-anywhere text-left justify-self-start" aria-describedby=id.clone()>
                        {sample.name.clone()}
                    </button>
                    <span class="text-soft text-sm px-1" id=id>{about}</span>
                </form>
            </li>
        }
    });
    view! { <ul>{items.collect_view()}</ul> }
}
