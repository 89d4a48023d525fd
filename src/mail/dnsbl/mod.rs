//! Blocklists that are asked over DNS (RFC 5782).
//!
//! A list is a DNS zone. To ask whether an address is on it, its octets (IPv4) or nibbles (IPv6) are written backwards in front of the zone's
//! name; a domain is written there as it is. No such name: not listed. An address in 127.0.0.0/8: listed, and the last octets may say why. A
//! TXT record at the same name may give the reason in words.
//!
//! Answers deceive. Lists close down and their zones go silent or answer "yes" to everything; lists refuse those who ask through a public
//! resolver, and say so with an address; a lying resolver answers with a web server. So an answer has four states, [`State::Listed`],
//! [`State::Clean`], [`State::Refused`] and [`State::Dead`], besides [`State::Unknown`] when nobody answered. And a list is tested before it
//! counts (RFC 5782 §5): a point that must be listed, a point that must not. The outcome is kept in [`Health`], for all runs.

mod health;
mod lookup;
mod pattern;
mod reading;
#[cfg(test)]
mod tests;
mod zone;

pub use health::{Health, Test, Trust};
pub use lookup::{Listing, query};
pub use pattern::Pattern;
pub use reading::{Doubt, Reading, State, read};
pub use zone::{Key, Kind, Meaning, Pair, Points, Subject, Zone};
