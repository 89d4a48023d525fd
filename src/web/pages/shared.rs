//! A report for whoever has the link: read only, in its public shape.

use axum::{
    extract::{Form, Path},
    response::{IntoResponse as _, Redirect, Response},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use leptos::prelude::*;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use std::sync::Arc;

use super::report::{ReportView, Shown};
use crate::{
    error::{AppError, Fault, Field, InputFault},
    model::{evidence::EvidenceKind, ids::RunId, report::Report, share::Share},
    store::Scope,
    web::{
        islands::Print,
        server::{
            flash::Flash,
            visit::{Card, PageHead, Visit, told},
        },
        ui::Record,
    },
    words::{self, key},
};

/// Random bytes of a link's secret.
const SECRET_BYTES: usize = 32;
/// Days a link may stand.
const MOST_DAYS: i64 = 365;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// What the form sends.
#[derive(Deserialize)]
pub struct NewShare {
    #[serde(default)]
    days: String,
}

/// `POST /runs/{run}/shares`: makes a link and shows it, this once: only its hash is kept.
pub async fn create(visit: Visit, Path(run): Path<String>, Form(form): Form<NewShare>) -> Response {
    let days = match form.days.trim().parse::<i64>() {
        Ok(days) if (1..=MOST_DAYS).contains(&days) => days,
        _ => {
            let fault = InputFault { field: Field::Days, fault: Fault::OutOfRange };
            Flash::error(AppError::Input { faults: vec![fault] }).typed(Field::Days, &form.days).keep(&visit.session).await;
            // The address is rebuilt from a parsed id, never echoed.
            return run.parse::<RunId>().map_or_else(|_| Redirect::to("/"), |run| Redirect::to(&format!("/runs/{run}#share"))).into_response();
        }
    };
    match make(&visit, &run, days).await {
        Ok((run, secret, expires_at)) => created(&visit, run, &secret, expires_at).await,
        Err(error) => visit.failure(error).await,
    }
}

async fn make(visit: &Visit, run: &str, days: i64) -> Result<(RunId, String, i64), AppError> {
    let run: RunId = run.parse().map_err(|_| AppError::NotFound)?;
    let scope = visit.scope().await.ok_or(AppError::NotFound)?;
    let bytes: [u8; SECRET_BYTES] = rand::random();
    let secret = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let now = visit.state.nets.world.clock.now();
    let expires_at = now + days * DAY_MS;
    visit.state.store.share(&scope, run, &hash(&secret), expires_at, now).await.map_err(told)?;
    Ok((run, secret, expires_at))
}

async fn created(visit: &Visit, run: RunId, secret: &str, expires_at: i64) -> Response {
    let words = visit.words;
    let url = visit.state.absolute(visit.host.as_deref(), &format!("/s/{secret}"));
    let head = PageHead { secret: true, ..PageHead::new(words.text(key::SHARE_CREATED)) };
    visit
        .page(head, move || {
            view! {
                <section class="py-10 grid gap-4">
                    <h1>{words.text(key::SHARE_CREATED)}</h1>
                    <p class="text-soft max-w-[60ch]">{words.with(key::SHARE_CREATED_LEAD, [("until", words::day(expires_at))])}</p>
                    <Record
                        kind=words.text(key::SHARE_LINK)
                        value=url.clone()
                        copy_label=words.text(key::COPY)
                        copied_label=words.text(key::COPIED)
                    />
                    <p>
                        <a class="button" href=format!("/runs/{run}")>{words.text(key::SHARE_BACK)}</a>
                    </p>
                </section>
            }
        })
        .await
}

/// `GET /s/{secret}`
pub async fn show(visit: Visit, Path(secret): Path<String>) -> Response {
    let (share, shown) = match open_to_see(&visit, &secret).await {
        Ok(opened) => opened,
        Err(error) => return visit.failure(error).await,
    };
    let words = visit.words;
    let label = shown.report.target.label();
    // Whoever unrolls a link for a preview is not its reader: the card says nothing of the report.
    let card = Card { title: words.text(key::OG_TITLE), description: words.with(key::OG_DESCRIPTION, [("until", words::day(share.expires_at))]) };
    let head = PageHead { card: Some(card), is_shared: true, ..PageHead::new(words.with(key::RUN_TITLE, [("target", label.as_str())])) };
    visit
        .page(head, move || {
            let actions = view! { <Print label=words.text(key::REPORT_PRINT) /> };
            view! {
                <p class="text-soft text-sm pt-6">{words.with(key::SHARE_PUBLIC, [("until", words::day(share.expires_at))])}</p>
                <ReportView shown=shown.clone() actions=actions.into_any() />
            }
        })
        .await
}

/// The report behind a link.
///
/// # Errors
/// [`AppError::NotFound`] for links that never were, have expired or were taken back: nobody learns which.
pub async fn open(visit: &Visit, secret: &str) -> Result<(Share, Report), AppError> {
    unlock(visit, secret).await.map(|(share, report, _)| (share, report))
}

/// The same, in its public shape, with its pictures.
async fn open_to_see(visit: &Visit, secret: &str) -> Result<(Share, Arc<Shown>), AppError> {
    let (share, report, scope) = unlock(visit, secret).await?;
    let seen = super::run::observations(visit, &scope, share.run).await?;
    Ok((share, Arc::new(Shown::new(visit.words, public_shape(report), &seen))))
}

async fn unlock(visit: &Visit, secret: &str) -> Result<(Share, Report, Scope), AppError> {
    if secret.len() > 2 * SECRET_BYTES {
        return Err(AppError::NotFound);
    }
    let now = visit.state.nets.world.clock.now();
    let (share, scope) = visit.state.store.open_share(&hash(secret), now).await.map_err(told)?.ok_or(AppError::NotFound)?;
    let report = visit.state.store.report(&scope, share.run).await.map_err(told)?.ok_or(AppError::NotFound)?;
    Ok((share, report, scope))
}

fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Without what only concerns the installation: whom it asked, and from where.
pub fn public_shape(mut report: Report) -> Report {
    report.vantage.resolver = String::new();
    report.vantage.ehlo = None;
    report.vantage.addresses = Vec::new();
    for evidence in &mut report.evidence {
        evidence.server = None;
        // Mail servers greet us by our address: of a talk only their first word is shown.
        if evidence.kind == EvidenceKind::Smtp {
            evidence.answer.truncate(1);
        }
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_report_does_not_say_where_the_installation_stands() {
        let report: Report = serde_json::from_value(serde_json::json!({
            "target": { "domain": "example.com", "ips": [], "selectors": [] }, "started_at": 0, "took_ms": 0,
            "vantage": { "resolver": "203.0.113.53:53", "can_judge": true, "addresses": ["203.0.113.9"], "ehlo": "console.example" },
            "score": { "points": null, "grade": null, "coverage": 0.0 }, "sections": [], "findings": [], "evidence": []
        }))
        .unwrap();
        let shown = serde_json::to_string(&public_shape(report)).unwrap();
        assert!(!shown.contains("203.0.113") && !shown.contains("console.example"), "{shown}");
    }

    #[test]
    fn a_shared_document_says_how_mail_stands_and_not_how_it_was_found_out() {
        use crate::{
            check::explain,
            model::{code::Code, evidence::EvidenceId, finding::Finding, locale::Locale},
            words::Words,
        };
        let listed = Finding::new(Code::DnsblListed, "203.0.113.9").arg("list", "SpamCop").arg("id", "spamcop").arg("removal", "automatic");
        let report: Report = serde_json::from_value(serde_json::json!({
            "target": { "domain": "example.com", "ips": [], "selectors": [] }, "started_at": 0, "took_ms": 0,
            "vantage": { "resolver": "192.0.2.53:53", "can_judge": true },
            "score": { "points": 49, "grade": "D", "coverage": 1.0 }, "sections": [{ "area": "dnsbl", "verdict": "broken" }],
            "findings": [listed.seen([EvidenceId(0)])],
            "evidence": [{ "kind": "dns", "question": "9.113.0.203.bl.spamcop.net A", "answer": ["127.0.0.2"], "outcome": "found",
                "server": "192.0.2.53:53", "started_ms": 1, "took_ms": 2, "after": [] }]
        }))
        .unwrap();
        let words = Words(Locale::English);
        let own = explain::document(&report, words);
        assert!(own["findings"][0]["details"].as_array().is_some_and(|details| !details.is_empty()), "{own}");
        let shared = explain::shared_document(public_shape(report), words);
        assert_eq!((&shared["evidence"], &shared["findings"][0]["evidence"]), (&serde_json::json!([]), &serde_json::json!([])));
        assert_eq!(shared["findings"][0]["details"], serde_json::json!([]));
        let keys = |document: &serde_json::Value| document.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!((keys(&shared), keys(&shared["findings"][0])), (keys(&own), keys(&own["findings"][0])), "the contract's fields are there");
        assert_eq!(shared["findings"][0]["text"], own["findings"][0]["text"]);
        for inside in ["192.0.2.53", "bl.spamcop.net A"] {
            assert!(!shared.to_string().contains(inside), "{shared}");
        }
    }
}
