//! Changes. Each is a server function at a fixed address that a plain form can call; each redirects, and leaves a message or what was typed
//! for the next page. Never a secret: what is shown once is answered by a page of its own.

mod check;
mod delete_run;
mod owner_check;
mod prefer;
mod probe_result;
mod revoke_share;

pub use check::*;
pub use delete_run::*;
pub use owner_check::*;
pub use prefer::*;
pub use probe_result::*;
pub use revoke_share::*;
