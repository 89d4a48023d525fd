//! The engine: observe (questions to the outside), judge (pure), score (pure). Words are made later, by whoever reads.

pub mod amend;
#[cfg(test)]
mod catalogue_walk;
pub mod compare;
pub mod explain;
pub mod fix;
#[cfg(test)]
mod fixtures;
pub mod fresh;
pub mod identity;
pub mod judge;
pub mod lists;
pub mod observe;
pub mod past;
pub mod picture;
pub mod plan;
pub mod receivers;
pub mod request;
pub mod road;
mod run;
#[cfg(test)]
mod schema_tests;
pub mod score;
pub mod script;
pub mod sentence;
mod suite;
pub mod target;
pub mod trials;
mod twin;
#[cfg(test)]
mod unpasted;
#[cfg(test)]
mod wholeness;

pub use run::{Options, Outcome, Tools, run};
