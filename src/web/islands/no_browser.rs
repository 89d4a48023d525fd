//! The browser's functions where there is no browser: while the server renders, islands do nothing.

/// Does nothing.
pub fn copy(_text: &str, _done: impl FnOnce() + 'static) {}

/// Does nothing.
pub const fn reload() {}

/// Whatever: nobody is to act on it.
pub const fn is_online() -> bool {
    true
}

/// Does nothing.
pub const fn open(_path: &str) {}

/// Does nothing.
pub const fn print() {}

/// Does nothing.
pub const fn filter(_table: &str, _text: &str) -> usize {
    0
}

/// Does nothing.
pub fn listen(_url: &str, _names: &[&'static str], _heard: impl Fn(&'static str, String) + Clone + 'static, _lost: impl Fn(bool) + Clone + 'static) {}
