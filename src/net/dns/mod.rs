//! DNS as the checks need it: every answer says who gave it, and "no" is told apart from "no answer".

mod alias;
mod loose;
mod memory;
mod record;
mod stub;

use std::{sync::Arc, time::Duration};

use futures::future::BoxFuture;
use hickory_proto::rr::{self, Name};

use super::{Outcome, signed::Signed};

pub use alias::follow;
pub use memory::Remembering;
pub use record::{Answer, Data, Question, Record, RecordType, reverse_name, reversed_labels};
pub use stub::Stub;
pub(in crate::net) use stub::{chain, from_name, read_record, to_name, wire_type};

/// Something that answers DNS questions.
pub trait Resolve: Send + Sync {
    /// Asks once; tries other servers and TCP as needed, ends within `patience`. The answer may stop at an alias: see [`follow`].
    fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> BoxFuture<'a, Answer>;

    /// Asks once for an answer with its signatures (DO, RFC 3225); with `unchecked` the resolver is told not to check them itself (CD).
    fn exchange<'a>(&'a self, _name: &'a Name, _kind: rr::RecordType, _unchecked: bool, _patience: Duration) -> BoxFuture<'a, Result<Signed, Outcome>> {
        // What cannot hand out signatures was not asked for any.
        Box::pin(std::future::ready(Err(Outcome::NotAsked)))
    }

    /// Whether name servers are asked by their addresses too, and not the configured resolvers alone.
    fn asks_others(&self) -> bool {
        true
    }

    /// The same without its memory, where it has one.
    fn anew(&self) -> Option<Arc<dyn Resolve>> {
        None
    }

    /// The servers, as a person would write them.
    fn describe(&self) -> String;
}
