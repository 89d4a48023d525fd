//! Takes a link back.

use leptos::prelude::*;

use crate::error::AppError;

/// Takes a link back: from now on it leads nowhere.
#[server(name = RevokeShare, prefix = "/action", endpoint = "revoke_share")]
pub async fn revoke_share(#[server(default)] run: String, #[server(default)] share: String) -> Result<(), AppError> {
    use crate::{
        model::ids::{RunId, ShareId},
        web::server::{
            flash::{Done, Flash},
            visit::{Visit, told},
        },
    };

    let visit = Visit::of_action().await?;
    let result = async {
        let share: ShareId = share.parse().map_err(|_| AppError::NotFound)?;
        let scope = visit.scope().await.ok_or(AppError::NotFound)?;
        let now = visit.state.nets.world.clock.now();
        visit.state.store.revoke(&scope, share, now).await.map_err(told)
    }
    .await;
    result.map_or_else(Flash::error, |()| Flash::done(Done::ShareRevoked)).keep(&visit.session).await;
    // The address is rebuilt from a parsed id, never echoed.
    match run.parse::<RunId>() {
        Ok(run) => leptos_axum::redirect(&format!("/runs/{run}")),
        Err(_) => leptos_axum::redirect("/"),
    }
    Ok(())
}
