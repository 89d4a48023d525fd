//! What stands around every page.

use leptos::{
    prelude::*,
    tachys::html::attribute::{Attribute, custom::custom_attribute},
};

use super::super::server::visit::{Card, PageHead, Theme, Visit};
use crate::{model::locale::Locale, web::ui::Mark, words::key};

/// The document: head, header with language and light, the page, footer.
#[component]
pub fn Layout(visit: Visit, head: PageHead, children: Children) -> impl IntoView {
    let words = visit.words;
    let title = format!("{} — Mailworthy", head.title);
    let options = visit.state.leptos.clone();
    let back = visit.path.clone();
    let is_shared = head.is_shared;
    let version = [("version", env!("CARGO_PKG_VERSION"))];
    let footer = words.with(if is_shared { key::FOOTER_SHARED } else { key::FOOTER_VERSION }, version);
    let name = view! {
        <Mark />
        "Mailworthy"
    };
    let name = if is_shared {
        view! { <span class="flex items-center gap-2 font-[650] tracking-[-0.01em] min-h-9 flex-1">{name}</span> }.into_any()
    } else {
        view! {
            <a class="flex items-center gap-2 font-[650] tracking-[-0.01em] text-ink no-underline min-h-9" href="/">{name}</a>
            <nav class="flex-1" aria-label=words.text(key::NAV_MAIN)>
                <a class="text-soft no-underline hover:text-ink py-2" href="/">{words.text(key::NAV_CHECK)}</a>
            </nav>
        }
        .into_any()
    };
    view! {
        <!DOCTYPE html>
        <html lang=words.0.tag() data-theme=visit.theme.map(Theme::as_str)>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="description" content=words.text(key::SITE_DESCRIPTION) />
                {(!head.indexed).then(|| view! { <meta name="robots" content="noindex, nofollow" /> })}
                {head.refresh.map(|seconds| view! { <noscript><meta http-equiv="refresh" content=seconds.to_string() /></noscript> })}
                {head.card.map(|card| graph(&visit, card))}
                <title>{title}</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=stylesheet(&options) />
                <HydrationScripts options islands=true />
            </head>
            <body>
                <a class="skip" href="#main">{words.text(key::SKIP_TO_CONTENT)}</a>
                <header class="border-b border-line">
                    <div class="wrap flex flex-wrap items-center gap-x-7 gap-y-1 min-h-14 py-2">
                        {name}
                        <Languages current=words.0 back=back.clone() label=words.text(key::NAV_LANGUAGE) />
                    </div>
                </header>
                <main class="wrap pb-16 min-h-[70vh]" id="main">{children()}</main>
                <footer class="border-t border-line text-sm text-soft no-print">
                    <div class="wrap flex flex-wrap items-center gap-x-6 gap-y-2 py-5">
                        <span class="flex-1 min-w-48">{footer}</span>
                        {(!is_shared).then(|| view! { <a class="text-soft reach" href=super::about::PATH>{super::about::link(&visit)}</a> })}
                        <form method="post" action="/action/prefer" class="flex items-center gap-3">
                            <input type="hidden" name="back" value=back />
                            <span>{words.text(key::THEME_LABEL)}</span>
                            <ThemeButton value="auto" current=visit.theme label=words.text(key::THEME_AUTO) />
                            <ThemeButton value="light" current=visit.theme label=words.text(key::THEME_LIGHT) />
                            <ThemeButton value="dark" current=visit.theme label=words.text(key::THEME_DARK) />
                        </form>
                    </div>
                </footer>
            </body>
        </html>
    }
}

/// RDFa's attribute, which HTML's own list of attributes does not have.
fn property(name: &'static str) -> impl Attribute {
    custom_attribute("property", name)
}

/// The Open Graph card: a picture that is the same for every link, and words that hold nothing of the page.
fn graph(visit: &Visit, card: Card) -> AnyView {
    let picture = visit.state.absolute(visit.host.as_deref(), "/card.png");
    view! {
        <meta {..property("og:type")} content="website" />
        <meta {..property("og:site_name")} content="Mailworthy" />
        <meta {..property("og:title")} content=card.title />
        <meta {..property("og:description")} content=card.description />
        <meta {..property("og:image")} content=picture />
        <meta {..property("og:image:type")} content="image/png" />
        <meta {..property("og:image:width")} content="1200" />
        <meta {..property("og:image:height")} content="630" />
        <meta name="twitter:card" content="summary_large_image" />
    }
    .into_any()
}

/// The style sheet's address, with its hash when the build made one.
fn stylesheet(options: &LeptosOptions) -> String {
    let hash = options.hash_files.then(hashes).flatten();
    let hash = hash.as_deref().and_then(|text| text.lines().find_map(|line| line.trim().strip_prefix("css:")).map(|hash| format!(".{}", hash.trim())));
    format!("/{}/{}{}.css", options.site_pkg_dir, options.output_name, hash.unwrap_or_default())
}

fn hashes() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    std::fs::read_to_string(program.parent()?.join("hash.txt")).ok()
}

#[component]
fn Languages(current: Locale, back: String, label: String) -> impl IntoView {
    let others = Locale::ALL.into_iter().filter(move |locale| *locale != current);
    view! {
        <form method="post" action="/action/prefer" aria-label=label>
            <input type="hidden" name="back" value=back />
            {others
                .map(|locale| {
                    let name = match locale {
                        Locale::English => "English",
                        Locale::Chinese => "中文",
                    };
                    view! {
                        <button class="button button-quiet" name="locale" value=locale.tag() lang=locale.tag()>
                            {name}
                        </button>
                    }
                })
                .collect_view()}
        </form>
    }
}

#[component]
fn ThemeButton(value: &'static str, current: Option<Theme>, label: String) -> impl IntoView {
    let pressed = current.map_or("auto", Theme::as_str) == value;
    let class = if pressed { "button button-quiet text-ink font-semibold no-underline" } else { "button button-quiet" };
    view! {
        <button class=class name="theme" value=value aria-pressed=pressed.to_string()>
            {label}
        </button>
    }
}
