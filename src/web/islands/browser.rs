//! The browser's own functions.

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Document, EventSource, HtmlDocument, HtmlTextAreaElement, MessageEvent};

/// Puts a text on the clipboard, then says so; a browser that refuses is left alone.
pub fn copy(text: &str, done: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    // The clipboard's own interface is there for pages that came by https, or from this machine.
    if window.is_secure_context() {
        let written = Closure::once(move |_: JsValue| done());
        // The refusal of a promise that nobody looks at would be an error in the browser's log.
        let refused = Closure::once(|_: JsValue| ());
        let _ = window.navigator().clipboard().write_text(text).then2(&written, &refused);
        written.forget();
        refused.forget();
    } else if window.document().is_some_and(|document| copy_selected(&document, text).unwrap_or(false)) {
        done();
    }
}

/// Copies a text by selecting it, as pages that came by plain http may; says whether the browser did.
fn copy_selected(document: &Document, text: &str) -> Option<bool> {
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    let active = document.active_element();
    field.set_class_name("sr-only");
    field.set_value(text);
    document.body()?.append_child(&field).ok()?;
    field.select();
    let copied = document.clone().dyn_into::<HtmlDocument>().ok()?.exec_command("copy").unwrap_or(false);
    field.remove();
    // Where the reader was, they stay.
    if let Some(active) = active.and_then(|active| active.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = active.focus();
    }
    Some(copied)
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Whether the browser believes to be on a network.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
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

/// Listens to server-sent events of these names until the page goes away. The browser reconnects by itself; `lost` hears whether it is about to.
pub fn listen(url: &str, names: &[&'static str], heard: impl Fn(&'static str, String) + Clone + 'static, lost: impl Fn(bool) + Clone + 'static) {
    let Ok(source) = EventSource::new(url) else { return };
    for (event, is_lost) in [("open", false), ("error", true)] {
        let (lost, stream) = (lost.clone(), source.clone());
        let closure = Closure::<dyn Fn()>::new(move || {
            // A stream that was closed for good is not tried again, and nothing is to be waited for.
            if !is_lost || stream.ready_state() == EventSource::CONNECTING {
                lost(is_lost);
            }
        });
        let _ = source.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        closure.forget();
    }
    for &name in names {
        let heard = heard.clone();
        let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| heard(name, event.data().as_string().unwrap_or_default()));
        let _ = source.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        // The page owns it for as long as it stands.
        closure.forget();
    }
}
