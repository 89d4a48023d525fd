//! DNS as the checks need it: every answer says who gave it, and "no" is told apart from "no answer".

mod record;
mod stub;

use std::time::Duration;

use futures::future::BoxFuture;

pub use record::{Answer, Data, Question, Record, RecordType, reverse_name, reversed_labels};
pub use stub::Stub;

/// Something that answers DNS questions.
pub trait Resolve: Send + Sync {
    /// Asks once; tries other servers and TCP as needed, ends within `patience`.
    fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> BoxFuture<'a, Answer>;

    /// Whether name servers are asked by their addresses too, and not the configured resolvers alone.
    fn asks_others(&self) -> bool {
        true
    }

    /// The servers, as a person would write them.
    fn describe(&self) -> String;
}
