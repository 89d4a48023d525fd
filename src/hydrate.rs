//! The browser's entry: brings the islands of a page to life.

/// Called by the script that the page loads.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
