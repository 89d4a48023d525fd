//! The only interactive code: everything here works without it too, only less handily.

mod awaiting;
mod copy;
mod filter;
mod print;
mod run_progress;

/// What only a browser can do; on the server each of it does nothing.
#[cfg(feature = "hydrate")]
#[path = "browser.rs"]
mod platform;
#[cfg(not(feature = "hydrate"))]
#[path = "no_browser.rs"]
mod platform;

pub use awaiting::Await;
pub use copy::Copy;
pub use filter::Filter;
pub use print::Print;
pub use run_progress::{AreaLine, RunProgress, Sign};
