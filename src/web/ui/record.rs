//! Something to paste: its kind, its exact value, and a button that copies it.

use leptos::prelude::*;

use crate::web::islands::Copy;

/// A value to paste elsewhere, monospaced, wrapping, with a copy button.
#[component]
pub fn Record(
    #[prop(into)] kind: String,
    /// The owner name of a DNS record; empty when there is none.
    #[prop(optional, into)]
    name: String,
    #[prop(into)] value: String,
    #[prop(into)] copy_label: String,
    #[prop(into)] copied_label: String,
) -> impl IntoView {
    view! {
        <div class="record">
            <span class="text-soft">{kind}</span>
            <span class="min-w-0">
                {(!name.is_empty()).then(|| view! { <span class="block text-soft wrap-anywhere">{name}</span> })}
                <code>{value.clone()}</code>
            </span>
            <Copy text=value label=copy_label done=copied_label />
        </div>
    }
}
