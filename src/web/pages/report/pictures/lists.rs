//! Blocklists as squares, large for those that large receivers mind.

use leptos::prelude::*;

use super::{figure, table};
use crate::{
    check::picture::{Cell, CellState, Grid},
    model::{area::Area, verdict::Verdict},
    web::{
        pages::report::{Shown, sections},
        ui::Tone,
    },
    words::{Key, Words, key},
};

/// Squares beside each other, counted in small ones.
const COLUMNS: usize = 14;
const SMALL: usize = 18;
const GAP: usize = 4;

/// The lists about one address with their table.
pub fn grid(grid: &Grid, words: Words) -> AnyView {
    let title = words.with(key::LISTS_TITLE, [("ip", grid.ip.to_string())]);
    let heads = vec![words.text(key::LISTS_NAME), words.text(key::LISTS_WEIGHT), words.text(key::LISTS_STATE)];
    let rows = grid.cells.iter().map(|cell| vec![cell.name.clone(), cell.weight.to_string(), state(cell.state, words)]).collect();
    let picture = view! {
        {squares(grid, words)}
        {legend(grid, words)}
    };
    figure(title.clone(), picture.into_any(), table(title, heads, rows), words)
}

/// The same small, beside what is to be done.
pub fn at_a_glance(shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let grid = shown.pictures.lists.iter().max_by_key(|grid| grid.count(CellState::Listed))?;
    Some(
        view! {
            <div class="panel no-print">
                <h2>{words.area(Area::Dnsbl)}</h2>
                <p class="text-soft text-sm mb-2">{words.with(key::LISTS_TITLE, [("ip", grid.ip.to_string())])}</p>
                {squares(grid, words)}
                {legend(grid, words)}
                <p class="text-sm">
                    <a class="reach" href=sections::anchor(Area::Dnsbl)>{words.text(key::REPORT_WHY)}</a>
                </p>
            </div>
        }
        .into_any(),
    )
}

fn state(state: CellState, words: Words) -> String {
    Key::find(&format!("list-state-{}", state.as_str())).map_or_else(|| state.as_str().to_owned(), |key| words.text(key))
}

/// One line of the legend.
struct Sum {
    state: CellState,
    tone: Tone,
    text: String,
    /// The lists that name the address: nobody has to hover to learn them.
    names: Vec<String>,
}

/// The states that occur, with their numbers; listings by what they do to mail.
fn sums(grid: &Grid, words: Words) -> Vec<Sum> {
    let listed = |verdict: Verdict| {
        let cells = grid.cells.iter().filter(|cell| cell.state == CellState::Listed && cell.verdict == verdict);
        let names: Vec<String> = cells.map(|cell| cell.name.clone()).collect();
        let parts = [("count", names.len().to_string()), ("state", state(CellState::Listed, words)), ("verdict", words.verdict(verdict))];
        (!names.is_empty()).then(|| Sum { state: CellState::Listed, tone: Tone::of(verdict), text: words.with(key::LISTS_LISTED, parts), names })
    };
    let occurs = |one: &CellState| *one != CellState::Listed && grid.count(*one) > 0;
    let other = |one: CellState| Sum {
        state: one,
        tone: Tone::of(Verdict::Unknown),
        text: words.with(key::LISTS_SUM, [("count", grid.count(one).to_string()), ("state", state(one, words))]),
        names: Vec::new(),
    };
    Verdict::ALL.into_iter().filter_map(listed).chain(CellState::ALL.into_iter().filter(occurs).map(other)).collect()
}

fn legend(grid: &Grid, words: Words) -> AnyView {
    view! {
        <ul class="legend">
            {sums(grid, words)
                .into_iter()
                .map(|sum| {
                    view! {
                        <li class={if sum.names.is_empty() { "" } else { "legend-names" }}>
                            <svg width="14" height="14" viewBox="-1 -1 14 14" aria-hidden="true">
                                {square(0, 0, 12, sum.state, sum.tone.class())}
                            </svg>
                            <span>
                                {sum.text}
                                {(!sum.names.is_empty())
                                    .then(|| view! { <span class="block text-ink">{words.list(&sum.names)}</span> })}
                            </span>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}

/// Large squares first, two rows high; small ones fill the rows behind them.
fn squares(grid: &Grid, words: Words) -> AnyView {
    let pitch = SMALL + GAP;
    let large = |cell: &&Cell| cell.core;
    let per_row = COLUMNS / 2;
    let cores: Vec<&Cell> = grid.cells.iter().filter(large).collect();
    let others: Vec<&Cell> = grid.cells.iter().filter(|cell| !cell.core).collect();
    let below = cores.len().div_ceil(per_row) * 2;
    let height = (below + others.len().div_ceil(COLUMNS)) * pitch;
    let label: Vec<String> = sums(grid, words).into_iter().map(|sum| sum.text).collect();
    let draw = |cell: &Cell, x: usize, y: usize, size: usize| {
        let tone = Tone::of(cell.verdict).class();
        let name = format!("{}: {}", cell.name, state(cell.state, words));
        view! { <g><title>{name}</title>{square(x, y, size, cell.state, tone)}</g> }
    };
    view! {
        // A unit around it: edges are half outside, and heights are rounded.
        <svg class="grid-picture" viewBox=format!("-1 -1 {} {}", COLUMNS * pitch - GAP + 2, height.max(pitch) - GAP + 2) role="img" aria-label=words.list(&label)>
            {cores
                .iter()
                .enumerate()
                .map(|(place, cell)| draw(cell, place % per_row * 2 * pitch, place / per_row * 2 * pitch, SMALL + pitch))
                .collect_view()}
            {others
                .iter()
                .enumerate()
                .map(|(place, cell)| draw(cell, place % COLUMNS * pitch, (below + place / COLUMNS) * pitch, SMALL))
                .collect_view()}
        </svg>
    }
    .into_any()
}

/// A square in its state; each state has a shape of its own, so that colour is not needed.
fn square(x: usize, y: usize, size: usize, state: CellState, tone: &'static str) -> AnyView {
    let rounded = size / 5;
    let box_of = |class: &'static str| view! { <rect class=class x=x y=y width=size height=size rx=rounded /> };
    let (left, top, right, bottom) = (x + size / 4, y + size / 4, x + size - size / 4, y + size - size / 4);
    match state {
        CellState::Clean => box_of("cell-clean").into_any(),
        CellState::Listed => view! {
            <g class=tone>{box_of("cell-listed")} <path class="cell-cross" d=format!("M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}") /></g>
        }
        .into_any(),
        CellState::Refused => view! { {box_of("cell-refused")} <path class="cell-stroke" d=format!("M{left} {bottom}L{right} {top}") /> }.into_any(),
        CellState::Dead => {
            view! { {box_of("cell-refused")} <path class="cell-stroke" d=format!("M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}") /> }.into_any()
        }
        CellState::Unanswered => box_of("cell-unanswered").into_any(),
        CellState::Unasked => box_of("cell-unasked").into_any(),
    }
}
