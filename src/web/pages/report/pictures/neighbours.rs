//! The /24 of an address, eight rows of 32, with the neighbours that were looked up.

use leptos::prelude::*;

use super::{figure, table};
use crate::{
    check::picture::Strip,
    web::ui::chart,
    words::{self, Words, key},
};

const COLUMNS: usize = 32;
const CELL: usize = 10;
const PITCH: usize = 12;
/// Room for the first address of each row.
const MARGIN: usize = 26;

/// The picture; and the neighbours one by one, unless it is for everybody.
pub fn strip(strip: &Strip, is_public: bool, words: Words) -> AnyView {
    let title = words.with(key::STRIP_TITLE, [("network", strip.network.as_str()), ("list", strip.list.as_str())]);
    let front = strip.network.trim_end_matches("0/24");
    let say = |listed: Option<bool>| match listed {
        Some(true) => words.text(key::STRIP_LISTED),
        Some(false) => words.text(key::STRIP_CLEAN),
        None => words.text(key::STRIP_UNKNOWN),
    };
    let rows = strip.places.iter().map(|place| vec![format!("{front}{}", place.octet), say(place.listed)]).collect();
    let heads = vec![words.text(key::STRIP_ADDRESS), words.text(key::LISTS_STATE)];
    let earlier = strip.asked_at.map(|at| words.with(key::STRIP_EARLIER, [("moment", words::moment(at))]));
    let picture = view! {
        {picture(strip, words)}
        {earlier.map(|earlier| view! { <p class="text-soft text-sm">{earlier}</p> })}
    };
    figure(title.clone(), picture.into_any(), (!is_public).then(|| table(title, heads, rows)), words)
}

/// Where an address is drawn: its left and its top.
fn corner(octet: u8) -> (usize, usize) {
    let place = usize::from(octet);
    (place % COLUMNS * PITCH + MARGIN, place / COLUMNS * PITCH)
}

fn boxed(octet: u8) -> (usize, usize, usize, usize) {
    let (x, y) = corner(octet);
    (x, y, CELL, CELL)
}

/// Small: what nobody looked up is only there to fill the network.
fn small(octet: u8) -> (usize, usize, usize, usize) {
    let (x, y) = corner(octet);
    (x + 3, y + 3, CELL - 6, CELL - 6)
}

/// A cross within the square at this corner.
fn cross((x, y): (usize, usize)) -> String {
    let (left, top, right, bottom) = (x + 2, y + 2, x + CELL - 2, y + CELL - 2);
    format!("M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}")
}

fn picture(strip: &Strip, words: Words) -> AnyView {
    let listed = strip.count(Some(true));
    let label = words.with(
        key::STRIP_PICTURE,
        [("network", strip.network.clone()), ("listed", listed.to_string()), ("asked", (listed + strip.count(Some(false))).to_string())],
    );
    let those = |listed: Option<bool>| strip.places.iter().filter(move |place| place.listed == listed).map(|place| place.octet);
    let of = |listed: Option<bool>| chart::boxes(those(listed).map(boxed));
    let crosses: String = those(Some(true)).map(|octet| cross(corner(octet))).collect();
    let unseen = (0..=u8::MAX).filter(|octet| *octet != strip.own && strip.places.iter().all(|place| place.octet != *octet));
    let own = corner(strip.own);
    let rows = (0..256 / COLUMNS).map(|row| {
        view! {
            <text class="strip-row" x={MARGIN - 4} y={row * PITCH + CELL - 1} text-anchor="end">
                {format!(".{}", row * COLUMNS)}
            </text>
        }
    });
    let one = |class: &'static str| view! { <path class=class d=chart::boxes([(1, 1, CELL, CELL)]) /> }.into_any();
    let keys = [
        (view! { <circle class="strip-own" cx="6" cy="6" r="5" /> }.into_any(), key::STRIP_OWN),
        (view! { {one("strip-listed")} <path class="strip-cross" d=cross((1, 1)) /> }.into_any(), key::STRIP_LISTED),
        (one("strip-clean"), key::STRIP_CLEAN),
        (one("strip-doubt"), key::STRIP_UNKNOWN),
        (view! { <path class="strip-unseen" d=chart::boxes([(4, 4, CELL - 6, CELL - 6)]) /> }.into_any(), key::STRIP_UNSEEN),
    ];
    view! {
        <svg class="strip-picture" viewBox=format!("0 -1 {} {}", MARGIN + COLUMNS * PITCH, 256 / COLUMNS * PITCH) role="img" aria-label=label>
            {rows.collect_view()}
            <path class="strip-unseen" d=chart::boxes(unseen.map(small)) />
            <path class="strip-clean" d=of(Some(false)) />
            <path class="strip-doubt" d=of(None) />
            <path class="strip-listed" d=of(Some(true)) />
            <path class="strip-cross" d=crosses />
            <circle class="strip-own" cx={own.0 + CELL / 2} cy={own.1 + CELL / 2} r={CELL / 2} />
        </svg>
        <ul class="legend">
            {keys
                .into_iter()
                .map(|(sign, text)| {
                    view! {
                        <li>
                            <svg width="13" height="13" viewBox="0 0 12 12" aria-hidden="true">
                                {sign}
                            </svg>
                            {words.text(text)}
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}
