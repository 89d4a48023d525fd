//! One line of text with its label, hint and error.

use leptos::prelude::*;

/// A labelled input. An error is named to assistive technology and does not rely on colour.
#[component]
pub fn TextField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(into)] hint: String,
    /// What is wrong with the value; empty when nothing is.
    #[prop(into)]
    error: String,
    #[prop(optional)] placeholder: &'static str,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let wrong = !error.is_empty();
    let described = if wrong { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    view! {
        <div class="grid gap-1">
            <label class="font-semibold" for=name>{label}</label>
            <input
                class="field-input"
                type="text"
                id=name
                name=name
                value=value
                placeholder=placeholder
                autofocus=autofocus
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                maxlength="2000"
                aria-invalid=wrong.then_some("true")
                aria-describedby=described
            />
            {wrong.then(|| view! { <p class="text-broken text-sm font-semibold" id=error_id>{error}</p> })}
            <p class="text-soft text-sm" id=hint_id>{hint}</p>
        </div>
    }
}
