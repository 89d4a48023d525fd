//! A button that prints the page.

use leptos::prelude::*;

use super::platform;

/// Opens the browser's own print dialogue. Without script it stays hidden: the browser's menu does the same.
#[island]
pub fn Print(label: String) -> impl IntoView {
    let (alive, set_alive) = signal(false);
    Effect::new(move |_| set_alive.set(true));
    view! {
        <button type="button" class="button asleep no-print" class:awake=move || alive.get() on:click=move |_| platform::print()>
            {label}
        </button>
    }
}
