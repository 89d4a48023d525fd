//! Keeps the viewer's language and light.

use leptos::prelude::*;

use crate::error::AppError;

/// Keeps a language or light and dark in a cookie, and goes back to where the viewer was.
#[server(name = Prefer, prefix = "/action", endpoint = "prefer")]
pub async fn prefer(#[server(default)] locale: String, #[server(default)] theme: String, #[server(default)] back: String) -> Result<(), AppError> {
    use crate::{
        model::locale::Locale,
        web::server::visit::{LOCALE_COOKIE, THEME_COOKIE, Theme, Visit},
    };

    let visit = Visit::of_action().await?;
    if let Some(locale) = Locale::from_tag(&locale) {
        visit.keep_cookie(LOCALE_COOKIE, Some(locale.tag()));
    }
    match theme.as_str() {
        "auto" => visit.keep_cookie(THEME_COOKIE, None),
        name => {
            if let Some(theme) = Theme::from_name(name) {
                visit.keep_cookie(THEME_COOKIE, Some(theme.as_str()));
            }
        }
    }
    leptos_axum::redirect(Visit::local_path(&back));
    Ok(())
}
