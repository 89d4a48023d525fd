//! The public keys with which receivers check DKIM signatures (RFC 6376).
//!
//! A signature names a domain and a *selector*; the key is a TXT record at `<selector>._domainkey.<domain>`. The record is a list of tags: the
//! key itself in base64 (`p`, empty once it is revoked), its type (`k`: RSA, or Ed25519 since RFC 8463), the hashes and services it is for
//! (`h`, `s`), flags (`t`). RSA keys below 1024 bits are not accepted, 2048 are advised, and SHA-1 is over (RFC 8301).
//!
//! DNS cannot be asked which selectors there are. So the selectors that a person or a suite names come first; well-known ones are tried
//! besides, and finding nothing among them proves nothing.

mod dated;
mod key;
mod lookup;
mod mend;
mod parse;
mod record;
#[cfg(test)]
mod tests;

pub use dated::dated;
pub use lookup::{Found, Origin, Published, Selector, Survey, Wildcard, lookup, survey};
pub use mend::{mend, mend_without_testing};
pub use parse::parse;
pub use record::{Fault, Key, KeyRecord, Standing};
