//! What stands where nothing is yet.

use leptos::prelude::*;

/// A sentence in place of an empty list.
#[component]
pub fn Empty(#[prop(into)] text: String) -> impl IntoView {
    view! { <p class="text-soft py-2">{text}</p> }
}
