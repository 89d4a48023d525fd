//! The browser's own functions.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// Puts a text on the clipboard; a browser that refuses is left alone.
pub fn copy(text: &str) {
    if let Some(window) = web_sys::window() {
        let _promise = window.navigator().clipboard().write_text(text);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Opens another page of the console.
pub fn open(path: &str) {
    if let Some(window) = web_sys::window() {
        // A place on the page that is open already would not load it again.
        let location = window.location();
        let stays = location.pathname().is_ok_and(|here| path.split('#').next() == Some(here.as_str()));
        let _ = location.set_href(path);
        if stays {
            let _ = location.reload();
        }
    }
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Hides the rows of a table's body that do not contain the text, whatever its capitals; says how many are left.
pub fn filter(table: &str, text: &str) -> usize {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return 0 };
    let Some(rows) = document.get_element_by_id(table).and_then(|table| table.query_selector_all("tbody > tr").ok()) else { return 0 };
    let wanted = text.trim().to_lowercase();
    let mut left = 0;
    for place in 0..rows.length() {
        let Some(row) = rows.item(place) else { continue };
        let shows = row.text_content().unwrap_or_default().to_lowercase().contains(&wanted);
        left += usize::from(shows);
        if let Ok(row) = row.dyn_into::<web_sys::HtmlElement>() {
            row.set_hidden(!shows);
        }
    }
    left
}

/// Listens to server-sent events of these names until the page goes away. The browser reconnects by itself.
pub fn listen(url: &str, names: &[&'static str], heard: impl Fn(&'static str, String) + Clone + 'static) {
    let Ok(source) = EventSource::new(url) else { return };
    for &name in names {
        let heard = heard.clone();
        let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| heard(name, event.data().as_string().unwrap_or_default()));
        let _ = source.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        // The page owns it for as long as it stands.
        closure.forget();
    }
}
