//! The pictures of a report. Each is drawn by the server, stands beside words, and has a table that says the same.

mod dmarc;
mod lists;
mod neighbours;
mod spf;

use leptos::prelude::*;

use super::Shown;
use crate::{
    model::area::Area,
    web::ui::breakable,
    words::{Words, key},
};

pub use lists::at_a_glance as lists_at_a_glance;

/// The pictures of an area.
pub fn of_area(shown: &Shown, area: Area) -> Option<AnyView> {
    let (words, pictures) = (shown.words, &shown.pictures);
    match area {
        Area::Spf => pictures.spf.as_ref().map(|tree| spf::tree(tree, words)),
        Area::Dnsbl => (!pictures.lists.is_empty()).then(|| pictures.lists.iter().map(|grid| lists::grid(grid, words)).collect_view().into_any()),
        Area::Neighbours => (!pictures.strips.is_empty())
            .then(|| pictures.strips.iter().map(|strip| neighbours::strip(strip, shown.is_public(), words)).collect_view().into_any()),
        Area::Dmarc => {
            let walk = pictures.walk.as_ref().map(|walk| dmarc::walk(walk, words));
            let alignment = pictures.alignment.as_ref().map(|alignment| dmarc::alignment(alignment, words));
            (walk.is_some() || alignment.is_some()).then(|| view! { {walk} {alignment} }.into_any())
        }
        _ => None,
    }
}

/// A picture with its title, and the table behind it where the reader is to see it.
fn figure(title: String, picture: AnyView, table: impl Into<Option<AnyView>>, words: Words) -> AnyView {
    let table = table.into().map(|table| {
        let title = title.clone();
        view! {
            <details class="fold no-print">
                <summary>{words.text(key::PICTURE_TABLE)} <span class="sr-only">{format!(": {title}")}</span></summary>
                {table}
            </details>
        }
    });
    view! {
        <figure class="picture">
            <figcaption>{title}</figcaption>
            {picture}
            {table}
        </figure>
    }
    .into_any()
}

/// A table of texts; the first column names the row.
fn table(title: String, heads: Vec<String>, rows: Vec<Vec<String>>) -> AnyView {
    // In narrow places the rows stand below each other, and every cell says what it is.
    let labels = heads.clone();
    view! {
        <div class="table-box" tabindex="0" role="region" aria-label=title>
            <table class="trace">
                <thead>
                    <tr>{heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
                </thead>
                <tbody>
                    {rows
                        .into_iter()
                        .map(|row| {
                            view! {
                                <tr>
                                    {row
                                        .into_iter()
                                        .enumerate()
                                        .map(|(place, text)| {
                                            if place == 0 {
                                                view! { <th scope="row">{breakable(&text)}</th> }.into_any()
                                            } else {
                                                view! { <td data-label=labels.get(place).filter(|_| !text.is_empty()).cloned()>{breakable(&text)}</td> }.into_any()
                                            }
                                        })
                                        .collect_view()}
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
