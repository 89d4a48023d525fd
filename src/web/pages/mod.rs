//! One file per page. A page reads the store through the viewer's scope, then draws; changes go through `actions`.

pub mod about;
pub mod compare;
pub mod error;
pub mod fresh;
pub mod home;
pub mod layout;
pub mod owner;
pub mod probe;
mod receivers;
pub mod report;
pub mod run;
pub mod shared;
