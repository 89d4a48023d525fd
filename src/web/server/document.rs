//! The report as a JSON document.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use serde_json::Value;

use super::visit::{Visit, told};
use crate::{
    check::explain,
    error::AppError,
    model::{ids::RunId, report::Report},
    web::pages::shared,
};

/// The viewer's own report.
pub async fn of_run(visit: Visit, Path(run): Path<String>) -> Response {
    let run: Option<RunId> = run.parse().ok();
    let (Some(run), Some(scope)) = (run, visit.scope().await) else { return visit.failure(AppError::NotFound).await };
    match visit.state.store.report(&scope, run).await {
        Ok(Some(report)) => download(&report, &explain::document(&report, visit.words)),
        Ok(None) => visit.failure(AppError::NotFound).await,
        Err(error) => visit.failure(told(error)).await,
    }
}

/// A shared report, in its public shape: what the page behind the link shows, and no more.
pub async fn of_share(visit: Visit, Path(secret): Path<String>) -> Response {
    match shared::open(&visit, &secret).await {
        Ok((_, report)) => {
            let report = shared::public_shape(report);
            download(&report, &explain::shared_document(report.clone(), visit.words))
        }
        Err(error) => visit.failure(error).await,
    }
}

fn download(report: &Report, document: &Value) -> Response {
    let mut response = axum::Json(document).into_response();
    let headers = response.headers_mut();
    // The label is an A-label name or an address: nothing in it needs quoting.
    let name = format!("attachment; filename=\"mailworthy-{}.json\"", report.target.label().replace(':', "-"));
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}
