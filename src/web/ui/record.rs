//! Something to paste: its kind, its exact value, and a button that copies it.

use leptos::prelude::*;

use crate::web::islands::Copy;

/// Characters from which on a value is shown in a window of its own: it is copied, not read.
const LONG: usize = 800;

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
    let shown = value.clone();
    let code = if value.len() > LONG {
        let label = kind.clone();
        view! {
            <span class="record-long" tabindex="0" role="region" aria-label=label>
                <code>{shown}</code>
            </span>
        }
        .into_any()
    } else {
        view! { <code>{shown}</code> }.into_any()
    };
    view! {
        <div class="record">
            <span class="text-soft">{kind}</span>
            <span class="min-w-0">
                {(!name.is_empty()).then(|| view! { <span class="block text-soft wrap-anywhere">{name}</span> })} {code}
            </span>
            <Copy text=value label=copy_label done=copied_label />
        </div>
    }
}
