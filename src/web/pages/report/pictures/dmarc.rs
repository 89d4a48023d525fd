//! DMARC: where the record comes from, and which names must fit.

use leptos::prelude::*;

use super::{figure, table};
use crate::{
    check::picture::{Alignment, Path, Rung, Walk},
    mail::dmarc::Found,
    model::verdict::Verdict,
    web::ui::{Badge, Icon, Tone},
    words::{Key, Words, key, printable},
};

/// The steps up the name, the domain itself at the bottom of the walk and so first.
pub fn walk(walk: &Walk, words: Words) -> AnyView {
    let title = words.text(key::WALK_TITLE);
    let state = |rung: &Rung| Key::find(&format!("walk-state-{}", rung.state())).map(|key| words.text(key)).unwrap_or_default();
    let says = |rung: &Rung| {
        let holds = rung.holds.then(|| words.text(key::WALK_HOLDS));
        let organisation = rung.organisation.then(|| words.text(key::WALK_ORGANISATION));
        std::iter::once(state(rung)).chain(holds).chain(organisation).collect::<Vec<_>>()
    };
    let rows =
        walk.rungs.iter().map(|rung| vec![rung.name.clone(), words.list(&says(rung)), rung.text.as_deref().map(printable).unwrap_or_default()]).collect();
    let heads = vec![words.text(key::WALK_NAME), words.text(key::WALK_FOUND), words.text(key::EVIDENCE_ANSWER)];
    let picture = view! {
        <ol class="walk">
            {walk
                .rungs
                .iter()
                .map(|rung| {
                    let verdict = match rung.found {
                        Found::Record if rung.holds => Verdict::Good,
                        Found::Record => Verdict::Note,
                        Found::None => Verdict::NotApplicable,
                        Found::Several => Verdict::Problem,
                        Found::Failed => Verdict::Unknown,
                    };
                    view! {
                        <li class={if rung.holds { "walk-rung walk-holds" } else { "walk-rung" }}>
                            <span class=format!("walk-sign {}", Tone::of(verdict).class())>
                                <Icon verdict />
                            </span>
                            <span class="min-w-0">
                                <code class="wrap-anywhere">{rung.name.clone()}</code>
                                <span class="block text-soft text-sm">{words.list(&says(rung))}</span>
                            </span>
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    };
    figure(title.clone(), picture.into_any(), table(title, heads, rows), words)
}

/// The name people see, and the two ways by which a receiver trusts it.
pub fn alignment(alignment: &Alignment, words: Words) -> AnyView {
    let title = words.text(key::ALIGNMENT_TITLE);
    let fits = |path: Path| match (&alignment.organisation, path.strict) {
        (_, true) => words.with(key::ALIGNMENT_STRICT, [("domain", alignment.author.as_str())]),
        (Some(organisation), false) => words.with(key::ALIGNMENT_RELAXED, [("organisation", organisation.as_str())]),
        (None, false) => words.verdict(Verdict::Unknown),
    };
    let ways = [(words.text(key::ALIGNMENT_SPF), alignment.spf), (words.text(key::ALIGNMENT_DKIM), alignment.dkim)];
    let rows = ways.iter().map(|(name, path)| vec![name.clone(), fits(*path), words.verdict(path.state)]).collect();
    let heads = vec![words.text(key::ALIGNMENT_WAY), words.text(key::ALIGNMENT_FITS), words.text(key::ALIGNMENT_STATE)];
    let lead = if alignment.asked { key::ALIGNMENT_LEAD } else { key::ALIGNMENT_UNASKED };
    let picture = view! {
        <p class="text-soft text-sm max-w-[68ch] mb-3">{words.text(lead)}</p>
        <div class="align">
            <div class="align-box">
                <b>{words.text(key::ALIGNMENT_FROM)}</b>
                <code class="wrap-anywhere">{alignment.author.clone()}</code>
            </div>
            {ways
                .into_iter()
                .map(|(name, path)| {
                    view! {
                        <div class=format!("align-way {}", Tone::of(path.state).class())>
                            <svg viewBox="0 0 60 20" aria-hidden="true">
                                <path class={if path.state == Verdict::Good { "align-line" } else { "align-line align-cut" }} d="M2 10H58M8 4L2 10L8 16M52 4L58 10L52 16" />
                            </svg>
                        </div>
                        <div class="align-box">
                            <b>{name}</b>
                            <span class="wrap-anywhere">{fits(path)}</span>
                            <Badge verdict=path.state label=words.verdict(path.state) />
                        </div>
                    }
                })
                .collect_view()}
        </div>
    };
    figure(title.clone(), picture.into_any(), table(title, heads, rows), words)
}
