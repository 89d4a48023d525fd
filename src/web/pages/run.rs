//! One run: while it goes on its progress, afterwards its report.

use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::{Path, Query},
    response::Response,
};
use leptos::prelude::*;

use super::{
    owner::{Offer, OwnerTrial},
    probe::PasteForm,
    report::{ReportView, Shown, anchor},
};
use crate::{
    check::observe::Observations,
    error::{AppError, Field},
    model::{
        area::Area,
        code::Code,
        finding::Worst,
        ids::RunId,
        report::Report,
        run::{Progress, Run, RunState},
        share::Share,
        target::Target,
        verdict::Verdict,
    },
    store::Scope,
    web::{
        islands::{AreaLine, Await, Print, RunProgress, Sign},
        server::{
            events,
            flash::Flash,
            visit::{PageHead, Visit, told},
        },
        ui::{self, Empty},
    },
    words::{self, Words, key},
};

use super::home::Message;

/// How long a link stands unless said otherwise.
const DAYS: &str = "30";
/// Seconds between two looks of a browser without script.
const REFRESH: u32 = 2;

/// `GET /runs/{run}`; `?done=code,…` marks matters as done.
pub async fn show(visit: Visit, Path(run): Path<String>, Query(query): Query<HashMap<String, String>>) -> Response {
    let done = query.get("done").map_or("", String::as_str);
    match load(&visit, &run, done).await {
        Ok(Loaded::Going(run, progress)) => going(&visit, run, progress).await,
        Ok(Loaded::Over(ended)) => over(&visit, ended).await,
        Err(error) => visit.failure(error).await,
    }
}

enum Loaded {
    Going(Run, Vec<Progress>),
    Over(Over),
}

/// A run that has ended, and what belongs to it.
struct Over {
    run: Run,
    shown: Option<Arc<Shown>>,
    offer: Option<Offer>,
    shares: Vec<Share>,
    /// When its judgement was last amended.
    amended: Option<i64>,
}

async fn load(visit: &Visit, run: &str, done: &str) -> Result<Loaded, AppError> {
    let run: RunId = run.parse().map_err(|_| AppError::NotFound)?;
    let scope = visit.scope().await.ok_or(AppError::NotFound)?;
    let store = &visit.state.store;
    let run = store.run(&scope, run).await.map_err(told)?;
    if !run.state.is_over() {
        let progress = store.progress(&scope, run.id, 0).await.map_err(told)?;
        return Ok(Loaded::Going(run, progress));
    }
    // Before the report is read: what changes it afterwards is news to the page.
    let amended = store.amended_at(&scope, run.id).await.map_err(told)?;
    let report = store.report(&scope, run.id).await.map_err(told)?;
    let (shown, offer) = match report {
        Some(report) => {
            let seen = observations(visit, &scope, run.id).await?;
            let offer = Offer::of(visit, &scope, &run.target, &seen);
            (Some(Arc::new(Shown::new(visit.words, report, &seen).for_owner(run.target.clone(), done))), offer)
        }
        None => (None, None),
    };
    let shares = store.shares(&scope, run.id).await.map_err(told)?;
    Ok(Loaded::Over(Over { run, shown, offer, shares, amended }))
}

/// What a run saw, for the pictures; nothing where an older run kept it in another way.
pub async fn observations(visit: &Visit, scope: &Scope, run: RunId) -> Result<Observations, AppError> {
    let kept = visit.state.store.observations(scope, run).await.map_err(told)?;
    Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
}

async fn going(visit: &Visit, run: Run, progress: Vec<Progress>) -> Response {
    let words = visit.words;
    let label = words.target(&run.target);
    let head = PageHead { refresh: Some(REFRESH), ..PageHead::new(words.with(key::RUN_TITLE, [("target", label.as_str())])) };
    // Whether port 25 is open, only the mail server can tell: nothing is to be waited for.
    let lines: Vec<AreaLine> = Area::ALL
        .iter()
        .filter(|area| **area != Area::SmtpOut)
        .map(|area| AreaLine {
            area: area.as_str().to_owned(),
            title: words.area(*area),
            verdict: progress.iter().find(|step| step.area == *area).map(|step| step.worst.as_str().to_owned()),
        })
        .collect();
    let sign =
        |worst: Worst| Sign { verdict: worst.as_str().to_owned(), words: words.worst(worst.verdict, worst.is_void), path: ui::sign(worst.verdict).to_owned() };
    let void = Worst { verdict: Verdict::Broken, is_void: true };
    let signs: Vec<Sign> = Verdict::ALL.into_iter().map(Worst::from).chain([void]).map(sign).collect();
    visit
        .page(head, move || {
            view! {
                <section class="py-10 grid gap-4">
                    <p class="text-soft font-semibold wrap-anywhere">{label.clone()}</p>
                    <h1>{words.text(key::RUN_GOING)}</h1>
                    <p class="text-soft max-w-[60ch]">{words.text(key::RUN_GOING_LEAD)}</p>
                    <noscript>
                        <p class="text-soft">{words.text(key::RUN_NOSCRIPT)}</p>
                    </noscript>
                    <div class="panel py-1">
                        <RunProgress
                            events=format!("/runs/{}/events", run.id)
                            lines=lines.clone()
                            signs=signs.clone()
                            waiting=words.text(key::RUN_WAITING)
                            offline=words.text(key::RUN_OFFLINE)
                        />
                    </div>
                </section>
            }
        })
        .await
}

async fn over(visit: &Visit, ended: Over) -> Response {
    let Over { run, shown, offer, shares, amended } = ended;
    let words = visit.words;
    let flash = visit.flash().await;
    let label = words.target(&run.target);
    let head = PageHead::new(words.with(key::RUN_TITLE, [("target", label.as_str())]));
    let address = visit.state.absolute(visit.host.as_deref(), &format!("/runs/{}", run.id));
    let now = visit.state.nets.world.clock.now();
    let since = super::compare::since(visit, &run, shown.as_ref().map(|shown| (&shown.report, &shown.only[..]))).await;
    visit
        .page(head, move || {
            let body = match (&shown, run.state) {
                (Some(shown), RunState::Done) => {
                    let actions = view! { <Actions words run=run.clone() /> }.into_any();
                    view! { <ReportView shown=shown.clone() actions /> }.into_any()
                }
                _ => view! { <Failed words run=run.clone() /> }.into_any(),
            };
            view! {
                <p class="paper text-soft text-sm wrap-anywhere">{address.clone()}</p>
                <Message words flash=flash.clone() />
                {since.clone().map(|since| view! { <super::compare::Strip words since /> })}
                {body}
                {shown.as_ref().map(|shown| view! { <PortTwentyFive words run=run.id report=shown.report.clone() flash=flash.clone() events=events::measured_since(run.id, amended) /> })}
                {offer.clone().map(|offer| view! { <OwnerTrial words run=run.id offer flash=flash.clone() /> })}
                {shown.as_ref().map(|_| view! { <Sharing words run=run.id shares=shares.clone() now flash=flash.clone() /> })}
                <Deletion words run=run.id />
            }
        })
        .await
}

/// The same check once more.
#[component]
pub fn Again(words: Words, run: Run) -> impl IntoView {
    view! {
        <form method="post" action="/action/check">
            {target_fields(&run.target)}
            <button class="button">{words.text(key::REPORT_AGAIN)}</button>
        </form>
    }
}

/// A target as the hidden fields of a form that checks it again.
pub fn target_fields(target: &Target) -> AnyView {
    let behind_label = usize::from(target.domain.is_none());
    let ips: Vec<String> = target.ips.iter().skip(behind_label).map(ToString::to_string).collect();
    let fields = [
        ("target", target.label()),
        ("ip", ips.join(", ")),
        ("helo", target.helo.clone().unwrap_or_default()),
        ("selector", target.selectors.join(", ")),
        ("relay", target.relay.clone().unwrap_or_default()),
        ("volume", target.daily_volume.map(|volume| volume.to_string()).unwrap_or_default()),
    ];
    let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
    given.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view().into_any()
}

#[component]
fn Actions(words: Words, run: Run) -> impl IntoView {
    view! {
        <Again words run=run.clone() />
        <super::fresh::Ask words run=run.id label=key::FRESH_LINK />
        <a class="button" href="#share">{words.text(key::REPORT_SHARE)}</a>
        <Print label=words.text(key::REPORT_PRINT) />
        <a class="button" href=format!("/runs/{}/report.json", run.id) download="">"JSON"</a>
    }
}

/// The way to a measurement that only the mail server can make; nothing once it was made.
#[component]
fn PortTwentyFive(words: Words, run: RunId, report: Report, flash: Flash, events: String) -> impl IntoView {
    let measured = report.of(Area::SmtpOut).any(|finding| finding.code != Code::SmtpOutReported);
    let pasted = flash.value(Field::Code).to_owned();
    let error = match &flash.error {
        Some(AppError::Input { faults }) => {
            faults.iter().filter(|fault| fault.field == Field::Code).map(|fault| words.fault(*fault)).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    };
    // A better result may follow, also where one is known: the open page hears of it.
    let listens = view! { <Await events=events then=format!("/runs/{run}{}", anchor(Area::SmtpOut)) /> };
    let offers = !measured || !error.is_empty();
    let section = offers.then(|| {
        view! {
            <section class="panel mt-6 grid gap-3 no-print" id="port-25" aria-labelledby="port-25-title">
                <h2 id="port-25-title">{words.area(Area::SmtpOut)}</h2>
                <p class="text-soft max-w-[60ch]">{words.text(key::PROBE_OFFER)}</p>
                <form method="post" action=format!("/runs/{run}/probe")>
                    <button class="button">{words.text(key::PROBE_BUTTON)}</button>
                </form>
                {(!error.is_empty()).then(|| view! { <PasteForm words run value=pasted error /> })}
            </section>
        }
    });
    view! {
        {section}
        {listens}
    }
}

#[component]
fn Failed(words: Words, run: Run) -> impl IntoView {
    view! {
        <section class="py-10 grid gap-4 justify-items-start">
            <p class="text-soft font-semibold wrap-anywhere">{words.target(&run.target)}</p>
            <h1>{words.text(key::RUN_FAILED)}</h1>
            <p class="text-soft max-w-[60ch]">{words.text(key::RUN_FAILED_LEAD)}</p>
            <Again words run />
        </section>
    }
}

/// Links to this report: make one, see those that stand, take one back.
#[component]
fn Sharing(words: Words, run: RunId, shares: Vec<Share>, now: i64, flash: Flash) -> impl IntoView {
    let wrong = match &flash.error {
        Some(AppError::Input { faults }) => faults.iter().find(|fault| fault.field == Field::Days).map(|fault| words.fault(*fault)),
        _ => None,
    };
    let days = if wrong.is_some() { flash.value(Field::Days).to_owned() } else { DAYS.to_owned() };
    let open: Vec<Share> = shares.into_iter().filter(|share| share.is_open(now)).collect();
    view! {
        <section class="panel mt-6 no-print" id="share" aria-labelledby="share-title">
            <h2 class="mb-1" id="share-title">{words.text(key::SHARE_TITLE)}</h2>
            <p class="text-soft mb-3 max-w-[62ch]">{words.text(key::SHARE_LEAD)}</p>
            <form class="flex flex-wrap items-end gap-3" method="post" action=format!("/runs/{run}/shares")>
                <label class="grid gap-1">
                    <span class="text-sm font-semibold">{words.text(key::FIELD_DAYS)}</span>
                    <input
                        class="field-input w-28"
                        type="number"
                        name="days"
                        value=days
                        min="1"
                        max="365"
                        inputmode="numeric"
                        aria-invalid=wrong.is_some().then_some("true")
                        aria-describedby=wrong.is_some().then_some("days-error")
                    />
                </label>
                <button class="button min-h-11">{words.text(key::SHARE_CREATE)}</button>
                {wrong.map(|text| view! { <p class="text-broken text-sm font-semibold w-full" id="days-error">{text}</p> })}
            </form>
            {if open.is_empty() {
                view! { <Empty text=words.text(key::SHARE_NONE) /> }.into_any()
            } else {
                view! {
                    <ul class="divide-y divide-line mt-3">
                        {open
                            .into_iter()
                            .map(|share| {
                                let until = words.with(
                                    key::SHARE_STANDS,
                                    [("made", words::day(share.created_at)), ("until", words::day(share.expires_at))],
                                );
                                view! {
                                    <li class="flex flex-wrap items-center gap-3 py-2">
                                        <span class="flex-1 min-w-48">{until}</span>
                                        <form method="post" action="/action/revoke_share">
                                            <input type="hidden" name="run" value=run.to_string() />
                                            <input type="hidden" name="share" value=share.id.to_string() />
                                            <button class="button button-danger">{words.text(key::SHARE_REVOKE)}</button>
                                        </form>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                }
                    .into_any()
            }}
        </section>
    }
}

/// Deleting asks once more, without script too.
#[component]
fn Deletion(words: Words, run: RunId) -> impl IntoView {
    view! {
        <details class="mt-6 no-print">
            <summary class="text-soft w-fit py-3">{words.text(key::DELETE_TITLE)}</summary>
            <form class="panel flex flex-wrap items-center gap-4" method="post" action="/action/delete_run">
                <p class="flex-1 min-w-60">{words.text(key::DELETE_LEAD)}</p>
                <input type="hidden" name="run" value=run.to_string() />
                <button class="button button-danger">{words.text(key::DELETE_CONFIRM)}</button>
            </form>
        </details>
    }
}
