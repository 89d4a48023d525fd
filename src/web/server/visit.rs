//! Who is asking, in which language and light, and how a page is answered.

use std::net::{IpAddr, SocketAddr};

use axum::{
    body::Body,
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, HeaderValue, Request, StatusCode, header, request::Parts},
    response::Response,
};
use leptos::prelude::*;
use tower_sessions::Session;

use super::{AppState, flash::Flash, headers};
use crate::{
    access::viewer,
    error::AppError,
    model::locale::Locale,
    store::{Scope, StoreError},
    web::pages::{error::ErrorPage, layout::Layout},
    words::{Words, key},
};

/// Light or dark, when the viewer has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.as_str() == name)
    }
}

/// One request by one viewer.
#[derive(Clone)]
pub struct Visit {
    pub state: AppState,
    pub session: Session,
    pub words: Words,
    pub theme: Option<Theme>,
    /// Path and query, to come back to.
    pub path: String,
    /// The host the request was sent to.
    pub host: Option<String>,
    /// Whom limits count.
    pub client: IpAddr,
}

/// The name of the cookie that keeps the language.
pub const LOCALE_COOKIE: &str = "locale";
/// The name of the cookie that keeps light or dark.
pub const THEME_COOKIE: &str = "theme";

impl FromRequestParts<AppState> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, StatusCode> {
        let session = parts.extensions.get::<Session>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)?;
        let chosen = cookie(&parts.headers, LOCALE_COOKIE).and_then(|tag| Locale::from_tag(&tag));
        let accepted = || parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map(Locale::negotiate);
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
        Ok(Self {
            state: state.clone(),
            session,
            words: Words(chosen.or_else(accepted).unwrap_or_default()),
            theme: cookie(&parts.headers, THEME_COOKIE).and_then(|name| Theme::from_name(&name)),
            path: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            host: parts.headers.get(header::HOST).and_then(|value| value.to_str().ok()).map(str::to_owned),
            client: viewer::client_address(peer, &parts.headers, &state.settings.trusted_proxies),
        })
    }
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(cookie::Cookie::split_parse).flatten().find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

/// How a page is answered.
#[derive(Clone)]
pub struct PageHead {
    pub title: String,
    pub status: StatusCode,
    /// Whether search engines may list it.
    pub indexed: bool,
    /// Seconds after which a browser without script loads the page again.
    pub refresh: Option<u32>,
    /// Whether it shows something that is shown once.
    pub secret: bool,
    /// Whether it is for whoever has a link: nothing around it leads into the console, which is somebody else's.
    pub is_shared: bool,
    /// What others show of a link to it.
    pub card: Option<Card>,
}

/// What a messenger shows of a link (Open Graph).
#[derive(Clone)]
pub struct Card {
    pub title: String,
    pub description: String,
}

impl PageHead {
    pub const fn new(title: String) -> Self {
        Self { title, status: StatusCode::OK, indexed: false, refresh: None, secret: false, is_shared: false, card: None }
    }
}

impl Visit {
    /// The visit of a server function.
    ///
    /// # Errors
    /// When it is called outside of a request.
    pub async fn of_action() -> Result<Self, AppError> {
        let state = use_context::<AppState>().ok_or(AppError::Malformed)?;
        leptos_axum::extract_with_state(&state).await.map_err(|_| AppError::Malformed)
    }

    /// Sets a preference for a year, or forgets it. Not a secret, so scripts may read it; there are none that do.
    pub fn keep_cookie(&self, name: &'static str, value: Option<&'static str>) {
        let mut cookie = cookie::Cookie::build((name, value.unwrap_or_default())).path("/").http_only(true).same_site(cookie::SameSite::Lax);
        cookie = cookie.secure(self.state.settings.is_https()).max_age(cookie::time::Duration::days(if value.is_some() { 365 } else { 0 }));
        if let (Some(options), Ok(value)) = (use_context::<leptos_axum::ResponseOptions>(), HeaderValue::from_str(&cookie.build().to_string())) {
            options.append_header(header::SET_COOKIE, value);
        }
    }

    /// The path, when it leads to this console; the first page otherwise: no form may send people elsewhere.
    pub fn local_path(path: &str) -> &str {
        let local = path.starts_with('/') && !path.starts_with("//") && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        // Pages that answer a form have no address of their own to come back to.
        if local && !path.starts_with("/action/") && !path.ends_with("/shares") && !path.ends_with("/probe") { path } else { "/" }
    }

    /// The rows this viewer may touch, when there are any yet.
    pub async fn scope(&self) -> Option<Scope> {
        viewer::holder(&self.session).await.map(|holder| self.state.store.holder(holder))
    }

    /// The same, made when there are none yet.
    ///
    /// # Errors
    /// When the session cannot be written.
    pub async fn ensure_scope(&self) -> Result<Scope, AppError> {
        viewer::ensure_holder(&self.session).await.map(|holder| self.state.store.holder(holder)).map_err(|_| AppError::Unavailable)
    }

    /// What the last request left for this page.
    pub async fn flash(&self) -> Flash {
        if self.session.id().is_some() { Flash::take(&self.session).await } else { Flash::default() }
    }

    /// Answers with a page inside the layout.
    pub async fn page<V: IntoView + 'static>(&self, head: PageHead, body: impl Fn() -> V + Clone + Send + Sync + 'static) -> Response {
        let visit = self.clone();
        let shown = head.clone();
        let app = move || {
            let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
            if let (Some(options), Ok(policy)) = (use_context::<leptos_axum::ResponseOptions>(), HeaderValue::from_str(&headers::page_policy(&nonce))) {
                options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
            let body = body.clone();
            view! { <Layout visit=visit.clone() head=shown.clone()>{body().into_any()}</Layout> }.into_any()
        };
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = axum::http::Uri::from_static("/");
        let mut response = leptos_axum::render_app_async_with_context(|| {}, app)(request).await;
        *response.status_mut() = head.status;
        let headers = response.headers_mut();
        // Pages are made for one viewer, and change.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(if head.secret { "no-store" } else { "private, no-cache" }));
        headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Language"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.words.0.tag()));
        if !head.indexed {
            headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
        }
        response
    }

    /// Answers with a page that says what went wrong.
    pub async fn failure(&self, error: AppError) -> Response {
        let status = match &error {
            AppError::Input { .. } | AppError::Malformed => StatusCode::BAD_REQUEST,
            AppError::NotFound => StatusCode::NOT_FOUND,
            AppError::ChecksClosed => StatusCode::FORBIDDEN,
            AppError::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
            AppError::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            AppError::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let words = self.words;
        let title = if error == AppError::NotFound { key::NOT_FOUND_TITLE } else { key::ERROR_TITLE };
        let head = PageHead { status, ..PageHead::new(words.text(title)) };
        self.page(head, move || view! { <ErrorPage words=words error=error.clone() /> }).await
    }
}

/// What the viewer is told of a failure in the database. The cause goes to the log once, under a number that the page shows.
pub fn told(error: StoreError) -> AppError {
    match error {
        StoreError::NotFound => AppError::NotFound,
        StoreError::Unavailable(cause) => {
            tracing::warn!(%cause, "the database does not answer");
            AppError::Unavailable
        }
        error @ (StoreError::Conflict | StoreError::Internal(_)) => {
            let ticket = format!("{:08x}", rand::random::<u32>());
            tracing::error!(%ticket, %error, "a request failed");
            AppError::Internal { ticket }
        }
    }
}
