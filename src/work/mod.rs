//! Durable work: jobs that live in the database, are leased, tried again and ended once.

pub mod jobs;
mod queue;
mod worker;

pub use queue::Queue;
pub use worker::Worker;
