//! What whoever finds us in the log of a mail server wants to know.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    web::server::visit::{PageHead, Visit},
    words::{Words, key},
};

/// Where the page stands.
pub const PATH: &str = "/about/probe";

/// `GET /about/probe`
pub async fn show(visit: Visit) -> Response {
    let words = visit.words;
    let name = visit.state.nets.world.ehlo.as_deref().map(str::to_owned);
    let head = PageHead { indexed: true, ..PageHead::new(words.text(key::ABOUT_TITLE)) };
    visit.page(head, move || view! { <About words name=name.clone() /> }).await
}

/// Whether somebody follows the name that we gave a mail server: it leads here, and people use another address.
pub fn is_meant(visit: &Visit) -> bool {
    let host = |authority: &str| authority.rsplit_once(':').map_or(authority, |(host, _)| host).to_ascii_lowercase();
    let asked = visit.host.as_deref().map(host);
    let public = visit.state.settings.public_url.as_deref().and_then(|url| url.split("//").nth(1)).map(host);
    public.is_some() && asked.is_some() && asked != public && asked.as_deref() == visit.state.nets.world.ehlo.as_deref()
}

/// What leads to this page: where people use the name that mail servers hear, whoever follows that name out of a log is told that it is meant for them.
pub fn link(visit: &Visit) -> String {
    let name = visit.state.settings.host_name().filter(|name| visit.state.nets.world.ehlo.as_deref() == Some(name.as_str()));
    name.map_or_else(|| visit.words.text(key::ABOUT_LINK), |name| visit.words.with(key::ABOUT_LINK_NAMED, [("name", name)]))
}

#[component]
fn About(words: Words, name: Option<String>) -> impl IntoView {
    let parts = [
        (key::ABOUT_WHY_TITLE, key::ABOUT_WHY),
        (key::ABOUT_DOES_TITLE, key::ABOUT_DOES),
        (key::ABOUT_NEVER_TITLE, key::ABOUT_NEVER),
        (key::ABOUT_OWNER_TITLE, key::ABOUT_OWNER),
        (key::ABOUT_KEPT_TITLE, key::ABOUT_KEPT),
    ];
    let contact = match name {
        Some(name) => words.with(key::ABOUT_CONTACT_NAMED, [("name", name)]),
        None => words.text(key::ABOUT_CONTACT),
    };
    view! {
        <section class="py-10 grid gap-5 max-w-[68ch]">
            <h1>{words.text(key::ABOUT_TITLE)}</h1>
            <p class="text-soft text-lg">{words.text(key::ABOUT_LEAD)}</p>
            {parts
                .map(|(title, text)| {
                    view! {
                        <div class="grid gap-1">
                            <h2>{words.text(title)}</h2>
                            <p>{words.text(text)}</p>
                        </div>
                    }
                })
                .collect_view()}
            <div class="grid gap-1">
                <h2>{words.text(key::ABOUT_CONTACT_TITLE)}</h2>
                <p>{contact}</p>
            </div>
        </section>
    }
}
