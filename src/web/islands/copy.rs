//! A button that puts a text on the clipboard.

use std::time::Duration;

use leptos::prelude::*;

use super::platform;

/// How long the button says that it has copied.
const SHOWN: Duration = Duration::from_secs(2);

/// Copies a text. Without script a button could do nothing, so it stays hidden until the island is alive; its place is kept, so that nothing moves.
#[island]
pub fn Copy(text: String, label: String, done: String) -> impl IntoView {
    let (copied, set_copied) = signal(false);
    let (alive, set_alive) = signal(false);
    Effect::new(move |_| set_alive.set(true));
    let shown = move || if copied.get() { done.clone() } else { label.clone() };
    view! {
        <button
            type="button"
            class="button copy asleep no-print"
            class:awake=move || alive.get()
            on:click=move |_| {
                platform::copy(&text, move || {
                    set_copied.set(true);
                    set_timeout(move || set_copied.set(false), SHOWN);
                });
            }
        >
            <span aria-live="polite">{shown}</span>
        </button>
    }
}
