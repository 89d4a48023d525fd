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
