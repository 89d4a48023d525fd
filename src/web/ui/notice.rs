//! A message after something was done or could not be done.

use leptos::prelude::*;

use super::Icon;
use crate::model::verdict::Verdict;

/// A message, announced to assistive technology.
#[component]
pub fn Notice(
    /// `Good` for a success, `Problem` or `Broken` for a failure.
    tone: Verdict,
    #[prop(into)] text: String,
) -> impl IntoView {
    let class = match tone {
        Verdict::Good => "verdict-good",
        Verdict::Problem => "verdict-problem",
        Verdict::Broken => "verdict-broken",
        Verdict::Note => "verdict-note",
        Verdict::Unknown | Verdict::NotApplicable => "verdict-unknown",
    };
    view! {
        <div class=format!("{class} flex gap-3 rounded-lg px-4 py-3 my-4 [&>svg]:size-5 [&>svg]:flex-none [&>svg]:mt-0.5") role="status">
            <Icon verdict=tone />
            <p>{text}</p>
        </div>
    }
}
