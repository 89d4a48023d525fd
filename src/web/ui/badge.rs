//! A verdict as a small coloured label with its sign and its words.

use leptos::prelude::*;

use super::Icon;
use crate::model::verdict::Verdict;

/// The class that colours a verdict.
const fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Good => "badge verdict-good",
        Verdict::Note => "badge verdict-note",
        Verdict::Problem => "badge verdict-problem",
        Verdict::Broken => "badge verdict-broken",
        Verdict::Unknown => "badge verdict-unknown",
        Verdict::NotApplicable => "badge verdict-not-applicable",
    }
}

/// A verdict in a few words.
#[component]
pub fn Badge(verdict: Verdict, #[prop(into)] label: String) -> impl IntoView {
    view! {
        <span class=class(verdict)>
            <Icon verdict />
            {label}
        </span>
    }
}
