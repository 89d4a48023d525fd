//! One file per kind of job.

pub mod check;
mod earlier;
mod turns;
