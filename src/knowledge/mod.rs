//! What the product knows: providers, blocklists, receivers, bounces, mail suites, relays, warm-up plans and the catalogue of checks.
//!
//! The facts are JSON files beside this module (`facts/README.md` describes them), part of the binary and decoded one file at a time when the
//! first fact of that file is asked for. Every entry says what it rests on (`source`), when that was looked at (`checked`) and how far it may
//! be trusted ([`Confidence`]); a fact that does not [`decide`](Confidence::decides) never makes a verdict. English stands in the file itself,
//! other languages beside it, and [`text()`] finds both.

pub mod authorities;
pub mod blocklists;
pub mod bounces;
pub mod catalogue;
mod confidence;
mod file;
pub mod peers;
pub mod providers;
pub mod receivers;
pub mod relays;
pub mod source;
pub mod suites;
#[cfg(test)]
mod tests;
mod text;
pub mod warmup;

pub use self::{
    confidence::Confidence,
    file::File,
    text::{Map, TOP, Text, text},
};
