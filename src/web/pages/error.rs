//! The page that says what went wrong and what to do.

use leptos::prelude::*;

use crate::{
    error::AppError,
    words::{Words, key},
};

/// An error as a page.
#[component]
pub fn ErrorPage(words: Words, error: AppError) -> impl IntoView {
    let title = if error == AppError::NotFound { key::NOT_FOUND_TITLE } else { key::ERROR_TITLE };
    view! {
        <section class="py-16 grid gap-4 justify-items-start">
            <h1>{words.text(title)}</h1>
            <p class="text-soft max-w-[60ch]">{words.error(&error)}</p>
            <a class="button" href="/">{words.text(key::ERROR_HOME)}</a>
        </section>
    }
}
