//! The engine: observe (questions to the outside), judge (pure), score (pure). Words are made later, by whoever reads.

#[cfg(test)]
mod catalogue_walk;
pub mod explain;
mod fix;
pub mod identity;
pub mod judge;
pub mod lists;
pub mod observe;
pub mod receivers;
mod run;
pub mod score;
pub mod target;

pub use run::{Options, Outcome, Tools, run};
