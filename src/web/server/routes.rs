//! Every address of the console in one table, so that a test can walk them all.

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, Request, State},
    middleware,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use leptos::prelude::provide_context;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, services::ServeDir, trace::TraceLayer};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

use super::{AppState, assets, document, events, headers, health, visit::Visit};
use crate::{access::session::SessionStore, error::AppError, web::pages};

/// Bytes of a request's body: forms, nothing more.
const MAX_BODY: usize = 64 * 1024;
/// Days that a browser's session lives without use.
const SESSION_DAYS: i64 = 30;

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page for people.
    Page,
    /// The answer to a form that shows something once.
    Reveal,
    /// A change: a server function, called by a form.
    Action,
    /// Server-sent events.
    Events,
    /// A document for programs.
    Document,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    pub kind: Kind,
    pub method: &'static str,
    pub path: &'static str,
}

macro_rules! routes {
    ($($kind:ident $method:ident $path:literal $handler:path;)*) => {
        /// Every address of the console, except the files of the site.
        pub const ROUTES: &[Route] = &[$(Route { kind: Kind::$kind, method: stringify!($method), path: $path }),*];

        fn table() -> Router<AppState> {
            Router::new()$(.route($path, $method($handler)))*
        }
    };
}

routes! {
    Page     get  "/"                         pages::home::show;
    Page     get  "/runs/{run}"               pages::run::show;
    Document get  "/runs/{run}/report.json"   document::of_run;
    Events   get  "/runs/{run}/events"        events::follow;
    Reveal   post "/runs/{run}/shares"        pages::shared::create;
    Reveal   post "/runs/{run}/probe"         pages::probe::create;
    Events   get  "/runs/{run}/measured"      events::measured;
    Document post "/probe/{token}"            pages::probe::take;
    Page     get  "/runs/{run}/compare"       pages::compare::show;
    Page     get  "/runs/{run}/fresh"         pages::fresh::show;
    Reveal   post "/runs/{run}/fresh"         pages::fresh::look;
    Page     get  "/s/{secret}"               pages::shared::show;
    Document get  "/s/{secret}/report.json"   document::of_share;
    Action   post "/action/check"             act;
    Action   post "/action/delete_run"        act;
    Action   post "/action/revoke_share"      act;
    Action   post "/action/probe_result"      act;
    Action   post "/action/owner_check"       act;
    Action   post "/action/prefer"            act;
    Page     get  "/about/probe"              pages::about::show;
    Document get  "/healthz"                  health::show;
}

/// The whole console.
pub fn router(state: AppState) -> Router {
    let site = ServeDir::new(&state.settings.site).append_index_html_on_directories(false);
    let files = Router::new().fallback_service(site.not_found_service(get(not_found).with_state(state.clone()))).layer(middleware::from_fn(assets::cache));
    let sessions = SessionManagerLayer::new(SessionStore::new(state.store.clone(), state.nets.world.clock))
        .with_name("mailworthy")
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(state.settings.is_https())
        .with_expiry(Expiry::OnInactivity(tower_sessions::cookie::time::Duration::days(SESSION_DAYS)));
    table()
        .fallback_service(files)
        .layer(sessions)
        .layer(csrf(&state))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(headers::secure))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(|request: &Request| tracing::info_span!("request", method = %request.method(), path = %public_path(request))),
        )
        .with_state(state)
}

/// Behind a proxy that rewrites the host, requests from the public address are ours.
fn csrf(state: &AppState) -> CsrfLayer {
    let layer = CsrfLayer::new();
    match &state.settings.public_url {
        Some(origin) => layer.clone().add_trusted_origin(origin).unwrap_or(layer),
        None => layer,
    }
}

/// The path as it may stand in a log: the secrets of share links and the tokens of probes stay out.
fn public_path(request: &Request) -> String {
    let path = request.uri().path();
    match path {
        _ if path.starts_with("/s/") => "/s/…".to_owned(),
        _ if path.starts_with("/probe/") => "/probe/…".to_owned(),
        _ => path.to_owned(),
    }
}

/// Server functions, with what they need.
async fn act(State(state): State<AppState>, request: Request<Body>) -> Response {
    leptos_axum::handle_server_fns_with_context(move || provide_context(state.clone()), request).await.into_response()
}

async fn not_found(visit: Visit) -> Response {
    visit.failure(AppError::NotFound).await
}
