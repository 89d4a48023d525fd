//! One file per page. A page reads the store through the viewer's scope, then draws; changes go through `actions`.

pub mod error;
pub mod home;
pub mod layout;
mod receivers;
mod report;
pub mod run;
pub mod shared;
