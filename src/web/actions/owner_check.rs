//! Checks once more, and tries what only the owner of the servers may try.

use leptos::prelude::*;

use crate::error::AppError;

/// Looks for the proof that the servers of a run are the viewer's, and starts the larger check; without it back to the report, which says what is missing.
#[server(name = OwnerCheck, prefix = "/action", endpoint = "owner_check")]
pub async fn owner_check(#[server(default)] run: String) -> Result<(), AppError> {
    use crate::{
        model::ids::RunId,
        web::{
            pages::owner,
            server::{flash::Flash, visit::Visit},
        },
    };

    let visit = Visit::of_action().await?;
    let Ok(run) = run.parse::<RunId>() else {
        leptos_axum::redirect("/");
        return Ok(());
    };
    match owner::begin(&visit, run).await {
        Ok(started) => leptos_axum::redirect(&format!("/runs/{}", started.id)),
        Err(error) => {
            Flash::error(error).keep(&visit.session).await;
            leptos_axum::redirect(&format!("/runs/{run}#owner"));
        }
    }
    Ok(())
}
