//! SPF, the Sender Policy Framework (RFC 7208): may this address send mail for this domain?
//!
//! A domain publishes one TXT record that begins with `v=spf1`. Behind the version stand terms, read from left to right. A *directive* is a
//! test of the sending address with the verdict that holds when it hits: `ip4:192.0.2.0/24` (pass), `-all` (everything: fail). A test may
//! lead to other records: `include:` asks another domain's record and hits when that says pass, `redirect=` hands the whole question on.
//! Others ask the DNS for addresses (`a`, `mx`), for the name of the sender (`ptr`) or whether a made-up name exists (`exists`). Names may
//! hold *macros*, `%{i}` and the like, which stand for parts of the question.
//!
//! The receiver's side is [`check_host`], the function of that name in RFC 7208 §4: it takes the address, the envelope sender and the HELO
//! name and ends in one of seven results. To keep a hostile record from making others work, it allows ten terms that ask the DNS and two
//! that ask in vain; over that the whole record is void (`permerror`). Most broken records are broken by that, so the owner's side,
//! [`explore`], opens every record the terms lead to at once and counts what a receiver may have to ask in the worst case.
//!
//! [`parse`] never fails: what it cannot read is a defect with its place, and one defect makes the whole record `permerror` (§4.6).

mod check_host;
mod evaluation;
mod explore;
mod macros;
mod mend;
mod name;
mod network;
mod oddity;
mod parse;
mod session;
mod strangers;
mod term;
mod tree;

pub use check_host::check_host;
pub use evaluation::{Evaluation, Matched, Problem, ProblemKind, Query, SpfResult, StepOutcome, TraceStep};
pub use explore::explore;
pub use macros::{Expand, Letter, MacroString, Piece, Values};
pub use mend::{meant, mend};
pub use network::{Coverage, Network};
pub use oddity::{Oddity, OddityKind, oddities};
pub use parse::{Record, is_spf_record, parse};
pub use term::{Directive, Fault, Mechanism, Prefixes, Qualifier, Span, Term, TermKind};
pub use tree::{Branch, Hosts, Node, NodeOutcome, Opening, OpeningKind, Reach, Tree, VoidLookups};

/// Terms that ask the DNS, in one evaluation (RFC 7208 §4.6.4).
pub const MAX_LOOKUPS: usize = 10;
/// Terms that may ask in vain, in one evaluation (RFC 7208 §4.6.4).
pub const MAX_VOID_LOOKUPS: usize = 2;
/// Names of one MX or PTR answer whose addresses may be looked up (RFC 7208 §4.6.4).
pub const MAX_NAMES: usize = 10;
