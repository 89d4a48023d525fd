//! A check while it goes on: one line per area, filled in as the server tells.

use std::time::Duration;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::platform;

/// One area: its name in the contract, its title, and what is known.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AreaLine {
    pub area: String,
    pub title: String,
    /// The verdict's name, when it is through; `void` where a protection is void and no mail stops.
    pub verdict: Option<String>,
}

/// A verdict as it is shown: its name in the contract, its words, its sign.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sign {
    pub verdict: String,
    pub words: String,
    /// A path, 20 units wide and high.
    pub path: String,
}

/// When nothing was heard for so long, something between here and the server may hold the events back: the page is loaded again, and tells as much.
const QUIET: Duration = Duration::from_secs(12);

/// Follows a run and loads its report when it is there. The words come from the server.
#[island]
pub fn RunProgress(events: String, lines: Vec<AreaLine>, signs: Vec<Sign>, waiting: String, offline: String) -> impl IntoView {
    let lines: Vec<(AreaLine, RwSignal<Option<String>>)> = lines
        .into_iter()
        .map(|line| {
            let known = RwSignal::new(line.verdict.clone());
            (line, known)
        })
        .collect();
    let signals: Vec<(String, RwSignal<Option<String>>)> = lines.iter().map(|(line, known)| (line.area.clone(), *known)).collect();
    let heard = StoredValue::new(false);
    // Whether the stream broke off and the browser tries again. Without a network, loading the page again would only lose it.
    let lost = RwSignal::new(false);
    // The stream ends with the run: that is no broken connection.
    let over = StoredValue::new(false);
    Effect::new(move |_| {
        let signals = signals.clone();
        set_interval(
            move || {
                if !heard.get_value() && !lost.get_untracked() && platform::is_online() {
                    platform::reload();
                }
                heard.set_value(false);
            },
            QUIET,
        );
        let told = move |name: &'static str, data: String| match name {
            "over" => {
                over.set_value(true);
                platform::reload();
            }
            _ => {
                heard.set_value(true);
                if let Some((area, verdict)) = data.split_once(' ')
                    && let Some((_, known)) = signals.iter().find(|(name, _)| name == area)
                {
                    known.set(Some(verdict.to_owned()));
                }
            }
        };
        platform::listen(&events, &["area", "over"], told, move |is_lost| lost.set(is_lost && !over.get_value()));
    });
    let signs = StoredValue::new(signs);
    let sign = move |known: RwSignal<Option<String>>| {
        let name = known.get()?;
        signs.with_value(|all| all.iter().find(|sign| sign.verdict == name).cloned())
    };
    view! {
        <ul class="divide-y divide-line" aria-live="polite">
            {lines
                .into_iter()
                .map(|(line, known)| {
                    let class = move || format!("badge verdict-{}", known.get().unwrap_or_default().replace('_', "-"));
                    view! {
                        <li class="grid grid-cols-[minmax(0,1fr)_8.5rem] justify-items-end items-center gap-4 py-3 min-h-14">
                            <span class="justify-self-start font-semibold wrap-anywhere">{line.title}</span>
                            <span class=class hidden=move || known.get().is_none()>
                                <svg viewBox="0 0 20 20" aria-hidden="true">
                                    <path
                                        d=move || sign(known).map(|sign| sign.path).unwrap_or_default()
                                        fill="none"
                                        stroke="currentColor"
                                        stroke-width="2.3"
                                        stroke-linecap="round"
                                        stroke-linejoin="round"
                                    />
                                </svg>
                                <span>{move || sign(known).map(|sign| sign.words).unwrap_or_default()}</span>
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
        // Below the list and in view all the same, so that no line moves for it.
        <p class="sticky bottom-0 bg-card border-t border-line py-3 font-semibold text-problem" role="status" hidden=move || !lost.get()>
            {offline}
        </p>
    }
}
