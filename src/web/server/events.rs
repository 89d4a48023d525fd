//! The progress of a run as server-sent events. What is sent is what the store holds, so a reload, a restart and a second node tell the same.

use std::{collections::HashMap, convert::Infallible, time::Duration};

use axum::{
    extract::{Path, Query},
    http::HeaderMap,
    response::{
        IntoResponse as _, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures::{StreamExt as _, stream};

use super::visit::Visit;
use crate::{error::AppError, model::ids::RunId, store::Scope};

/// How often the store is asked. Runs take seconds.
const EVERY: Duration = Duration::from_millis(150);
/// How often it is asked for something that may take a day.
const SELDOM: Duration = Duration::from_secs(1);
/// A run that takes longer than this is left to the next connection, which the browser makes by itself.
const PATIENCE: Duration = Duration::from_secs(120);

/// `area`: an area is through, `<area> <verdict>`, where `void` is a protection that is void; `over`: the run has ended. Event ids are the sequence, so a reconnection goes on where it was.
pub async fn follow(visit: Visit, Path(run): Path<String>, headers: HeaderMap) -> Response {
    let run: Option<RunId> = run.parse().ok();
    let (Some(run), Some(scope)) = (run, visit.scope().await) else { return visit.failure(AppError::NotFound).await };
    if let Err(error) = visit.state.store.run(&scope, run).await {
        return visit.failure(super::visit::told(error)).await;
    }
    let seen = headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|value| value.parse().ok()).unwrap_or(0);
    let start = Following { visit, scope, run, seen, over: false, until: tokio::time::Instant::now() + PATIENCE };
    Sse::new(stream::unfold(start, next)).keep_alive(KeepAlive::default()).into_response()
}

struct Following {
    visit: Visit,
    scope: Scope,
    run: RunId,
    seen: i64,
    over: bool,
    until: tokio::time::Instant,
}

async fn next(mut following: Following) -> Option<(Result<Event, Infallible>, Following)> {
    while !following.over && tokio::time::Instant::now() < following.until {
        let store = &following.visit.state.store;
        // The state is read before the progress: whatever happened before the end is told before the end.
        let run = store.run(&following.scope, following.run).await.ok()?;
        let progress = store.progress(&following.scope, following.run, following.seen).await.ok()?;
        if let Some(step) = progress.first() {
            following.seen = step.sequence;
            let event = Event::default().event("area").id(step.sequence.to_string()).data(format!("{} {}", step.area.as_str(), step.worst.as_str()));
            return Some((Ok(event), following));
        }
        if run.state.is_over() {
            following.over = true;
            return Some((Ok(Event::default().event("over").data(run.state.as_str())), following));
        }
        tokio::time::sleep(EVERY).await;
    }
    None
}

/// The address of [`measured`] for a page that shows a run as it was amended last at this time.
pub fn measured_since(run: RunId, amended_at: Option<i64>) -> String {
    format!("/runs/{run}/measured?since={}", amended_at.unwrap_or(0))
}

/// `over`: what was measured elsewhere has changed the judgement of this run. `?since=` says what the page knows, so that nothing is lost between its making
/// and a connection, be it the first or a later one: the browser connects again whenever the stream ends.
pub async fn measured(visit: Visit, Path(run): Path<String>, Query(query): Query<HashMap<String, String>>) -> Response {
    let run: Option<RunId> = run.parse().ok();
    let (Some(run), Some(scope)) = (run, visit.scope().await) else { return visit.failure(AppError::NotFound).await };
    let before = match visit.state.store.amended_at(&scope, run).await {
        Ok(before) => before,
        Err(error) => return visit.failure(super::visit::told(error)).await,
    };
    let known = query.get("since").and_then(|since| since.parse().ok());
    let before = known.map_or(before, |since: i64| (since > 0).then_some(since));
    let until = tokio::time::Instant::now() + PATIENCE;
    let waiting = stream::once(async move {
        while tokio::time::Instant::now() < until {
            if visit.state.store.amended_at(&scope, run).await.is_ok_and(|now| now != before) {
                return Some(Ok::<_, Infallible>(Event::default().event("over").data("measured")));
            }
            tokio::time::sleep(SELDOM).await;
        }
        None
    });
    Sse::new(waiting.filter_map(std::future::ready)).keep_alive(KeepAlive::default()).into_response()
}
