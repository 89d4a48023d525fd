//! SMTP as a sender meets it: what a mail server says before any mail is given to it.
//!
//! The server speaks first: a banner with the code 220 (RFC 5321 §3.1). The client gives its name in EHLO, and the server lists its extensions;
//! an old server knows only HELO. STARTTLS (RFC 3207) turns the connection to TLS, after which everything that was said before is forgotten
//! and EHLO comes again. Where the server takes commands together (PIPELINING, RFC 2920), it is left with
//! some that ask for nothing, else with QUIT alone. Nothing of this asks the server to take mail, so any server may be asked ([`converse`]).
//!
//! A reply is a code of three digits and a text, over one or several lines (RFC 5321 §4.2). 4xx and 5xx mean no, for now or for good, and it
//! is often us whom a server says no to: our address, our name, our lack of history. That tells nothing about the server.
//!
//! [`Probe`] adds what only the owner may ask for: whether the server takes mail for postmaster and others, and whether it relays. It goes as
//! far as RCPT; DATA is never sent.

mod account;
mod approach;
mod conversation;
mod pipelining;
mod probe;
mod relaying;
mod reply;
mod secured;
mod submission;
mod talk;
#[cfg(test)]
mod tests;
mod unnamed;
mod versions;

pub use conversation::{Conversation, End, Host, Phase, converse};
pub use pipelining::Pipelining;
pub use probe::{Probe, Tried};
pub use relaying::{Attempt, Form, Relaying, ask_to_relay};
pub use reply::{ABOUT_US, Extension, Greeting, Oddity, Reply};
pub use secured::{Inside, Secured};
pub use submission::{Door, Submission, look_in};
pub use unnamed::shake_unnamed;
pub use versions::{Ceiling, look_for};

/// Where mail servers listen for each other (RFC 5321 §4.5.4.2).
pub const PORT: u16 = 25;
