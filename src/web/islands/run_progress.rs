//! A check while it goes on: one line per area, filled in as the server tells.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::platform;

/// One area: its name in the contract, its title, and what is known.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AreaLine {
    pub area: String,
    pub title: String,
    /// The verdict's name, when it is through.
    pub verdict: Option<String>,
}

/// Follows a run and loads its report when it is there. The words come from the server: `verdicts` holds `(name, words)`.
#[island]
pub fn RunProgress(events: String, lines: Vec<AreaLine>, verdicts: Vec<(String, String)>, waiting: String) -> impl IntoView {
    let lines: Vec<(AreaLine, RwSignal<Option<String>>)> = lines
        .into_iter()
        .map(|line| {
            let known = RwSignal::new(line.verdict.clone());
            (line, known)
        })
        .collect();
    let signals: Vec<(String, RwSignal<Option<String>>)> = lines.iter().map(|(line, known)| (line.area.clone(), *known)).collect();
    Effect::new(move |_| {
        let signals = signals.clone();
        platform::listen(&events, &["area", "over"], move |name, data| match name {
            "over" => platform::reload(),
            _ => {
                if let Some((area, verdict)) = data.split_once(' ')
                    && let Some((_, known)) = signals.iter().find(|(name, _)| name == area)
                {
                    known.set(Some(verdict.to_owned()));
                }
            }
        });
    });
    let verdicts = StoredValue::new(verdicts);
    let words = move |name: &str| verdicts.with_value(|all| all.iter().find(|(known, _)| known == name).map(|(_, words)| words.clone()).unwrap_or_default());
    view! {
        <ul class="divide-y divide-line" aria-live="polite">
            {lines
                .into_iter()
                .map(|(line, known)| {
                    let class = move || format!("badge verdict-{}", known.get().unwrap_or_default().replace('_', "-"));
                    view! {
                        <li class="flex items-center justify-between gap-4 py-3 min-h-14">
                            <span class="font-semibold">{line.title}</span>
                            <span class=class hidden=move || known.get().is_none()>
                                {move || words(&known.get().unwrap_or_default())}
                            </span>
                            <span class="flex items-center gap-2 text-soft text-sm" hidden=move || known.get().is_some()>
                                <span class="spinner" aria-hidden="true"></span>
                                <span>{waiting.clone()}</span>
                            </span>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}
