//! Narrows a table to the rows that contain what is typed.

use leptos::prelude::*;

use super::platform;

/// A search over the rows of the table with this id. Without script it stays hidden and the table is simply all there.
#[island]
pub fn Filter(table: String, label: String, nothing: String) -> impl IntoView {
    let (alive, set_alive) = signal(false);
    let (empty, set_empty) = signal(false);
    Effect::new(move |_| set_alive.set(true));
    let id = format!("{table}-filter");
    view! {
        <p class="filter" class:filter-asleep=move || !alive.get()>
            <label for=id.clone()>{label}</label>
            <input
                class="field-input"
                type="search"
                id=id
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                on:input=move |event| set_empty.set(platform::filter(&table, &event_target_value(&event)) == 0)
            />
            <span class="text-soft text-sm" role="status">
                {move || if empty.get() { nothing.clone() } else { String::new() }}
            </span>
        </p>
    }
}
