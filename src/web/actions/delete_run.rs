//! Deletes a run.

use leptos::prelude::*;

use crate::error::AppError;

/// Deletes a run with its report and its links.
#[server(name = DeleteRun, prefix = "/action", endpoint = "delete_run")]
pub async fn delete_run(#[server(default)] run: String) -> Result<(), AppError> {
    use crate::{
        model::ids::RunId,
        web::server::{
            flash::{Done, Flash},
            visit::{Visit, told},
        },
    };

    let visit = Visit::of_action().await?;
    let result = async {
        let run: RunId = run.parse().map_err(|_| AppError::NotFound)?;
        let scope = visit.scope().await.ok_or(AppError::NotFound)?;
        visit.state.store.delete(&scope, run).await.map_err(told)
    }
    .await;
    result.map_or_else(Flash::error, |()| Flash::done(Done::RunDeleted)).keep(&visit.session).await;
    leptos_axum::redirect("/");
    Ok(())
}
