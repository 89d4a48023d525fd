//! Port 25, measured from the mail server: a script to run there, and the ways its result comes back.

use std::net::IpAddr;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use leptos::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::{
    check::{
        amend,
        observe::{
            Observations,
            outbound::{self, Seen, Source},
        },
        script::Script,
    },
    error::{AppError, Fault, Field, InputFault},
    mail::outbound::code,
    model::{area::Area, ids::RunId, target::Target},
    net::Budget,
    store::Scope,
    web::{
        islands::Await,
        server::{
            AppState, events,
            visit::{PageHead, Visit, told},
        },
        ui::{Notice, Record, TextField},
    },
    words::{Words, key},
};

/// Random bytes of a token, which is written in hexadecimal digits: a person may have to copy it.
const TOKEN_BYTES: usize = 16;
/// How long a result may take to come back.
const LIFETIME_MS: i64 = 24 * 60 * 60 * 1_000;

/// `POST /runs/{run}/probe`: a script for this report, shown this once.
pub async fn create(visit: Visit, Path(run): Path<String>) -> Response {
    match make(&visit, &run).await {
        Ok(Made { run, target, from, token, since }) => {
            let script = script(&visit, &target, from, &token).await;
            shown(&visit, run, script, since).await
        }
        Err(error) => visit.failure(error).await,
    }
}

/// Leave to hand a result in.
struct Made {
    run: RunId,
    target: Target,
    /// The address that is checked.
    from: Option<IpAddr>,
    token: String,
    /// When the report was last amended.
    since: Option<i64>,
}

async fn make(visit: &Visit, run: &str) -> Result<Made, AppError> {
    let run: RunId = run.parse().map_err(|_| AppError::NotFound)?;
    let scope = visit.scope().await.ok_or(AppError::NotFound)?;
    let bytes: [u8; TOKEN_BYTES] = rand::random();
    let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let now = visit.state.nets.world.clock.now();
    let target = visit.state.store.run(&scope, run).await.map_err(told)?.target;
    let since = visit.state.store.amended_at(&scope, run).await.map_err(told)?;
    // Who sends was found by the run, where nobody had told.
    let report = visit.state.store.report(&scope, run).await.map_err(told)?;
    let from = report.and_then(|report| report.target.ips.first().copied());
    visit.state.store.admit_probe(&scope, run, &hash(&token), now + LIFETIME_MS).await.map_err(told)?;
    Ok(Made { run, target, from, token, since })
}

/// The script with the receivers' present addresses; `None` when they cannot be looked up.
async fn script(visit: &Visit, target: &Target, from: Option<IpAddr>, token: &str) -> Option<Script> {
    let inquiry = visit.state.nets.of(target).inquire(Budget::default());
    let servers = outbound::servers(&inquiry, target.relay.as_deref()).await;
    // Without a public address the mail server would look for the console on itself.
    let report_to = visit.state.settings.public_url.as_ref().map(|_| visit.state.absolute(None, &format!("/probe/{token}")));
    (!servers.is_empty()).then(|| Script::new(&servers, token, report_to.as_deref(), from))
}

async fn shown(visit: &Visit, run: RunId, script: Option<Script>, since: Option<i64>) -> Response {
    let words = visit.words;
    let posts = visit.state.settings.public_url.is_some();
    let head = PageHead { secret: true, ..PageHead::new(words.text(key::PROBE_TITLE)) };
    visit
        .page(head, move || {
            let Some(script) = script.clone() else {
                return view! {
                    <section class="py-10 grid gap-4">
                        <h1>{words.text(key::PROBE_TITLE)}</h1>
                        <Notice tone=crate::model::verdict::Verdict::Problem text=words.text(key::PROBE_BLIND) />
                        <Back words run />
                    </section>
                }
                .into_any();
            };
            view! {
                <section class="py-10 grid grid-cols-[minmax(0,1fr)] gap-4 min-w-0">
                    <h1>{words.text(key::PROBE_TITLE)}</h1>
                    <p class="text-soft max-w-[64ch]">{words.text(key::PROBE_LEAD)}</p>
                    <Record kind="sh".to_owned() value=script.line() copy_label=words.text(key::COPY) copied_label=words.text(key::COPIED) />
                    <details class="panel">
                        <summary>{words.text(key::PROBE_READ)}</summary>
                        <div class="overflow-x-auto mt-3" tabindex="0" role="region" aria-label=words.text(key::PROBE_READ)>
                            <pre class="text-[0.81rem] leading-normal"><code>{script.text().to_owned()}</code></pre>
                        </div>
                    </details>
                    <p class="text-soft max-w-[64ch]">{words.text(if posts { key::PROBE_POSTS } else { key::PROBE_PASTES })}</p>
                    <Await events=events::measured_since(run, since) then=format!("/runs/{run}{}", super::report::anchor(Area::SmtpOut)) />
                    <PasteForm words run value=String::new() error=String::new() />
                    <Back words run />
                </section>
            }
            .into_any()
        })
        .await
}

#[component]
fn Back(words: Words, run: RunId) -> impl IntoView {
    view! {
        <p>
            <a class="button" href=format!("/runs/{run}")>{words.text(key::SHARE_BACK)}</a>
        </p>
    }
}

/// Takes a result code that was carried by hand.
#[component]
pub fn PasteForm(words: Words, run: RunId, value: String, error: String) -> impl IntoView {
    view! {
        <form class="panel grid gap-3" method="post" action="/action/probe_result">
            <input type="hidden" name="run" value=run.to_string() />
            <TextField name="code" label=words.text(key::FIELD_CODE) value hint=words.text(key::HINT_CODE) error />
            <p>
                <button class="button button-main">{words.text(key::PROBE_PASTE)}</button>
            </p>
        </form>
    }
}

/// `POST /probe/{token}`: a result, from wherever it is sent. It counts as measured when it comes from the address that is checked.
pub async fn take(visit: Visit, Path(token): Path<String>, State(state): State<AppState>, body: String) -> Response {
    if state.limits.admit_address(visit.client).is_err() {
        return answer(StatusCode::TOO_MANY_REQUESTS);
    }
    let now = state.nets.world.clock.now();
    let opened = if token.len() == 2 * TOKEN_BYTES { state.store.open_probe(&hash(&token), now).await } else { Ok(None) };
    let (run, scope) = match opened {
        Ok(Some(opened)) => opened,
        Ok(None) => return answer(StatusCode::NOT_FOUND),
        Err(_) => return answer(StatusCode::SERVICE_UNAVAILABLE),
    };
    match accept(&state, &scope, run, &body, Some(visit.client)).await {
        Ok(()) => answer(StatusCode::NO_CONTENT),
        Err(AppError::Input { faults }) if faults.iter().any(|fault| fault.fault == Fault::Measured) => answer(StatusCode::CONFLICT),
        Err(AppError::Input { .. }) => answer(StatusCode::BAD_REQUEST),
        Err(_) => answer(StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// An answer for a program, which no search engine is to list.
fn answer(status: StatusCode) -> Response {
    (status, [("x-robots-tag", "noindex, nofollow")]).into_response()
}

/// Joins a result code to its run. `from` is the address that handed it in, `None` for a person who pasted it.
///
/// # Errors
/// [`AppError::Input`] for what is no code, another report's, or hearsay where the server itself has told already; those of the store.
pub async fn accept(state: &AppState, scope: &Scope, run: RunId, text: &str, from: Option<IpAddr>) -> Result<(), AppError> {
    let wrong = |fault| AppError::Input { faults: vec![InputFault { field: Field::Code, fault }] };
    let read = code::read(text).map_err(|_| wrong(Fault::NotACode))?;
    let now = state.nets.world.clock.now();
    // What `mailworthy probe` printed by itself is for no report: by hand it goes into any that is one's own, as hearsay like all that is pasted.
    let is_for_none = read.token == code::NO_REPORT && from.is_none();
    match state.store.open_probe(&hash(&read.token), now).await.map_err(told)? {
        _ if is_for_none => {}
        Some((owner, _)) if owner == run => {}
        _ => return Err(wrong(Fault::OtherCode)),
    }
    let report = state.store.report(scope, run).await.map_err(told)?.ok_or(AppError::NotFound)?;
    let kept = state.store.observations(scope, run).await.map_err(told)?;
    let seen: Observations = kept.and_then(|kept| serde_json::from_value(kept).ok()).ok_or(AppError::NotFound)?;
    let sends = |ip: IpAddr| report.target.ips.iter().any(|sender| sender.to_canonical() == ip.to_canonical());
    // Only what was asked for is an answer.
    let attempts = outbound::asked(read.attempts, report.target.relay.as_deref());
    if attempts.is_empty() {
        return Err(wrong(Fault::NotACode));
    }
    let source = if from.is_some_and(sends) { Source::Posted } else { Source::Told };
    let outbound = Seen { source, from: from.map(|ip| ip.to_canonical()), at: now, attempts };
    let (report, seen) = amend::with_outbound(report, seen, outbound).ok_or_else(|| wrong(Fault::Measured))?;
    let seen = serde_json::to_value(&seen).map_err(|_| AppError::Malformed)?;
    state.store.amend(scope, run, &report, &seen, now).await.map_err(told)
}

fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
