//! Takes a result code that somebody pasted.

use leptos::prelude::*;

use crate::error::AppError;

/// Joins a pasted result code to its report; with an unreadable one back to the report, nothing lost.
#[server(name = ProbeResult, prefix = "/action", endpoint = "probe_result")]
pub async fn probe_result(#[server(default)] run: String, #[server(default)] code: String) -> Result<(), AppError> {
    use crate::{
        error::Field,
        model::{area::Area, ids::RunId},
        web::{
            pages::{probe, report},
            server::{
                flash::{Done, Flash},
                visit::Visit,
            },
        },
    };

    let visit = Visit::of_action().await?;
    let Ok(run) = run.parse::<RunId>() else {
        leptos_axum::redirect("/");
        return Ok(());
    };
    let result = async {
        let scope = visit.scope().await.ok_or(AppError::NotFound)?;
        probe::accept(&visit.state, &scope, run, &code, None).await
    }
    .await;
    let place = if result.is_ok() { report::anchor(Area::SmtpOut) } else { "#port-25".to_owned() };
    result.map_or_else(|error| Flash::error(error).typed(Field::Code, &code), |()| Flash::done(Done::ResultTaken)).keep(&visit.session).await;
    leptos_axum::redirect(&format!("/runs/{run}{place}"));
    Ok(())
}
