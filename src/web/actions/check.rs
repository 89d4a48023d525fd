//! Starts a check.

use leptos::prelude::*;

use crate::error::AppError;

/// Starts a check of what was typed and leads to its run; with unreadable input back to the first page, nothing lost.
#[server(name = StartCheck, prefix = "/action", endpoint = "check")]
pub async fn start_check(
    #[server(default)] target: String,
    #[server(default)] ip: String,
    #[server(default)] helo: String,
    #[server(default)] selector: String,
    #[server(default)] relay: String,
    #[server(default)] volume: String,
) -> Result<(), AppError> {
    use crate::{
        check::target::{self, Typed},
        error::Field,
        web::server::{
            flash::Flash,
            visit::{Visit, told},
        },
    };

    let visit = Visit::of_action().await?;
    let result = async {
        if !visit.state.settings.public_checks {
            return Err(AppError::ChecksClosed);
        }
        let typed = Typed { target: &target, ips: &ip, helo: &helo, selectors: &selector, relay: &relay, volume: &volume };
        let mut target = target::read(&typed).map_err(|faults| AppError::Input { faults })?;
        if visit.state.nets.is_lab(&target) {
            target = crate::lab::complete(target);
        }
        let wait = |wait: std::time::Duration| AppError::TooManyRequests { seconds: wait.as_secs() + 1 };
        visit.state.limits.admit_address(visit.client).map_err(wait)?;
        if !visit.state.nets.is_lab(&target) {
            visit.state.limits.admit_target(&target.label()).map_err(wait)?;
        }
        let scope = visit.ensure_scope().await?;
        let now = visit.state.nets.world.clock.now();
        visit.state.queue.submit(&scope, &target, now).await.map_err(told)
    }
    .await;
    match result {
        Ok(run) => leptos_axum::redirect(&format!("/runs/{}", run.id)),
        Err(error) => {
            let flash = Flash::error(error).typed(Field::Target, &target).typed(Field::Ip, &ip).typed(Field::Helo, &helo).typed(Field::Selector, &selector);
            let flash = flash.typed(Field::Relay, &relay).typed(Field::Volume, &volume);
            flash.keep(&visit.session).await;
            leptos_axum::redirect("/");
        }
    }
    Ok(())
}
