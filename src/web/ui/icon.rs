//! Pictures drawn in place; decorative, always beside words.

use leptos::prelude::*;

use crate::model::verdict::Verdict;

/// The sign of a verdict as a path, 20 units wide and high.
pub const fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Good => "M4 10.5l4 4 8-9",
        Verdict::Note => "M10 9v5.5M10 5.3v.2",
        Verdict::Problem => "M10 3.2L18 17H2zM10 8.4v3.6M10 14.3v.2",
        Verdict::Broken => "M5 5l10 10M15 5L5 15",
        Verdict::Unknown => "M6.8 7.3a3.3 3.3 0 116 1.6c-.8 1.1-2.6 1.5-2.6 3.1M10.1 15.2v.3",
        Verdict::NotApplicable => "M4 10h12",
    }
}

/// The sign of a verdict.
#[component]
pub fn Icon(verdict: Verdict) -> impl IntoView {
    let path = sign(verdict);
    view! {
        <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d=path fill="none" stroke="currentColor" stroke-width="2.3" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}

/// The product's mark.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg width="24" height="20" viewBox="0 0 24 20" aria-hidden="true">
            <path d="M2 4l10 7 10-7M2 4h20v13H2z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
            <path class="stroke-accent" d="M12.5 15.5l2.6 2.6 5-5.6" fill="none" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}
