//! The /24 of an address, four rows of 64, with the neighbours that were looked up.

use leptos::prelude::*;

use super::{figure, table};
use crate::{
    check::picture::Strip,
    web::ui::chart,
    words::{Words, key},
};

const COLUMNS: usize = 64;
const CELL: usize = 8;
const PITCH: usize = 10;

pub fn strip(strip: &Strip, words: Words) -> AnyView {
    let title = words.with(key::STRIP_TITLE, [("network", strip.network.as_str()), ("list", strip.list.as_str())]);
    let front = strip.network.trim_end_matches("0/24");
    let say = |listed: Option<bool>| match listed {
        Some(true) => words.text(key::STRIP_LISTED),
        Some(false) => words.text(key::STRIP_CLEAN),
        None => words.text(key::STRIP_UNKNOWN),
    };
    let rows = strip.places.iter().map(|place| vec![format!("{front}{}", place.octet), say(place.listed)]).collect();
    let heads = vec![words.text(key::STRIP_ADDRESS), words.text(key::LISTS_STATE)];
    figure(title.clone(), picture(strip, words), table(title, heads, rows), words)
}

fn at(octet: u8) -> (usize, usize, usize, usize) {
    let place = usize::from(octet);
    (place % COLUMNS * PITCH, place / COLUMNS * PITCH, CELL, CELL)
}

fn picture(strip: &Strip, words: Words) -> AnyView {
    let listed = strip.count(Some(true));
    let label = words.with(
        key::STRIP_PICTURE,
        [("network", strip.network.clone()), ("listed", listed.to_string()), ("asked", (listed + strip.count(Some(false))).to_string())],
    );
    let of = |listed: Option<bool>| chart::boxes(strip.places.iter().filter(|place| place.listed == listed).map(|place| at(place.octet)));
    let unseen = (0..=u8::MAX).filter(|octet| *octet != strip.own && strip.places.iter().all(|place| place.octet != *octet));
    let keys = [
        ("strip-own", words.text(key::STRIP_OWN)),
        ("strip-listed", words.text(key::STRIP_LISTED)),
        ("strip-clean", words.text(key::STRIP_CLEAN)),
        ("strip-doubt", words.text(key::STRIP_UNKNOWN)),
        ("strip-unseen", words.text(key::STRIP_UNSEEN)),
    ];
    view! {
        <svg class="strip-picture" viewBox=format!("0 0 {} {}", COLUMNS * PITCH - 2, 4 * PITCH - 2) role="img" aria-label=label>
            <path class="strip-unseen" d=chart::boxes(unseen.map(at)) />
            <path class="strip-clean" d=of(Some(false)) />
            <path class="strip-doubt" d=of(None) />
            <path class="strip-listed" d=of(Some(true)) />
            <path class="strip-own" d=chart::boxes([at(strip.own)]) />
        </svg>
        <ul class="legend">
            {keys
                .into_iter()
                .map(|(class, text)| {
                    view! {
                        <li>
                            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                                <rect class=class x="1" y="1" width="10" height="10" />
                            </svg>
                            {text}
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}
