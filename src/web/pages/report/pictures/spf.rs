//! The SPF record as a tree: each branch with a square for every look-up it costs.

use leptos::prelude::*;

use super::{figure, table};
use crate::{
    check::picture::{Branch, Leads, SpfTree},
    model::verdict::Verdict,
    web::ui::{Tone, chart},
    words::{Key, Words, key, printable},
};

/// Squares drawn of one branch; more than that is far beyond any limit.
const MAX_SQUARES: usize = 24;
const SQUARE: usize = 8;
const PITCH: usize = 10;
/// Steps of indentation that are drawn.
const DEEPEST: usize = 6;

pub fn tree(tree: &SpfTree, words: Words) -> AnyView {
    let title = words.with(key::SPF_TREE_TITLE, [("lookups", tree.lookups), ("limit", tree.limit)]);
    let rows = tree.branches.iter().map(|branch| vec![printable(&branch.term), branch.lookups.to_string(), leads(branch.leads, words)]).collect();
    let heads = vec![words.text(key::SPF_TREE_TERM), words.text(key::SPF_TREE_COST), words.text(key::SPF_TREE_LEADS)];
    let picture = view! {
        <ul class="tree">
            <li class="tree-row tree-1">
                <span class="tree-label font-semibold">{tree.domain.clone()}</span>
                {squares(tree.lookups, tree.limit, words)}
            </li>
            {tree.branches.iter().map(|branch| row(branch, tree.limit, words)).collect_view()}
        </ul>
        {tree.branches.is_empty().then(|| view! { <p class="text-soft text-sm">{words.text(key::SPF_TREE_NONE)}</p> })}
        {tree.cut.then(|| view! { <p class="text-soft text-sm">{words.text(key::SPF_TREE_CUT)}</p> })}
    };
    figure(title.clone(), picture.into_any(), table(title, heads, rows), words)
}

fn row(branch: &Branch, limit: usize, words: Words) -> AnyView {
    let tone = match branch.leads {
        Leads::Nothing | Leads::Faulty | Leads::Loop => Some(Tone::of(Verdict::Broken).class()),
        Leads::Unanswered | Leads::Cut | Leads::Varies => Some(Tone::of(Verdict::Unknown).class()),
        Leads::Record | Leads::Hosts(_) => None,
    };
    // A class for each depth: the page's policy allows no style of its own.
    let class = format!("tree-row tree-{}", (branch.depth + 1).min(DEEPEST));
    view! {
        <li class=class>
            <span class="tree-label">
                {printable(&branch.term)} {tone.map(|tone| view! { <em class=format!("tree-end {tone}")>{leads(branch.leads, words)}</em> })}
            </span>
            {squares(branch.lookups, limit, words)}
        </li>
    }
    .into_any()
}

/// One square a look-up; those over the limit stand out.
fn squares(count: usize, limit: usize, words: Words) -> AnyView {
    let drawn = count.min(MAX_SQUARES);
    let at = |place: usize| (place * PITCH, 0, SQUARE, SQUARE);
    let (within, over) = (drawn.min(limit), drawn);
    view! {
        <span class="tree-cost">
            <svg width={drawn.max(1) * PITCH} height=SQUARE viewBox=format!("0 0 {} {SQUARE}", drawn.max(1) * PITCH) aria-hidden="true">
                <path class="square" d=chart::boxes((0..within).map(at)) />
                <path class="square-over" d=chart::boxes((within..over).map(at)) />
            </svg>
            <span aria-hidden="true">{count}</span>
            <span class="sr-only">{words.with(key::SPF_TREE_LOOKUPS, [("count", count)])}</span>
        </span>
    }
    .into_any()
}

fn leads(leads: Leads, words: Words) -> String {
    let Some(key) = Key::find(&format!("spf-leads-{}", leads.as_str())) else { return String::new() };
    match leads {
        Leads::Hosts(count) => words.with(key, [("count", count)]),
        _ => words.text(key),
    }
}
