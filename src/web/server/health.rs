//! For whoever watches the installation.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde_json::json;

use super::AppState;

/// 200 when the database answers, 503 when not.
pub async fn show(State(state): State<AppState>) -> Response {
    let database = state.store.ping().await.is_ok();
    let status = if database { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "status": if database { "ok" } else { "database_unavailable" }, "version": env!("CARGO_PKG_VERSION") }))).into_response()
}
