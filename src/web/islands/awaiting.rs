//! Waits for something that happens elsewhere, then goes to where it can be seen.

use leptos::prelude::*;

use super::platform;

/// Listens to `events` and opens `then` at the first word.
#[island]
pub fn Await(events: String, then: String) -> impl IntoView {
    Effect::new(move |_| {
        let then = then.clone();
        platform::listen(&events, &["over"], move |_, _| platform::open(&then), |_| ());
    });
}
