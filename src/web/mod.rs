//! The console: pages, the changes people make through them, and the server that carries both.

/// Changes: server functions that a plain form can call.
pub mod actions;
/// The only interactive code in the browser.
pub mod islands;
/// One file per page.
#[cfg(feature = "ssr")]
mod pages;
/// Router, headers, sessions, events.
#[cfg(feature = "ssr")]
pub mod server;
/// Our components.
#[cfg(feature = "ssr")]
mod ui;
