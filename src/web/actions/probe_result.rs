//! Takes a result code that somebody pasted.

use leptos::prelude::*;

use crate::error::AppError;

/// Joins a pasted result code to its report; with an unreadable one back to the report, nothing lost.
#[server(name = ProbeResult, prefix = "/action", endpoint = "probe_result")]
pub async fn probe_result(#[server(default)] run: String, #[server(default)] code: String) -> Result<(), AppError> {
    use crate::{
        error::Field,
        model::ids::RunId,
        web::{
            pages::probe,
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
    result.map_or_else(|error| Flash::error(error).typed(Field::Code, &code), |()| Flash::done(Done::ResultTaken)).keep(&visit.session).await;
    leptos_axum::redirect(&format!("/runs/{run}#port-25"));
    Ok(())
}
