//! What the owner of a domain asks receivers to do with mail that fails authentication (DMARC, RFC 9989).
//!
//! The owner publishes a record at `_dmarc.` below the domain: what to do with failing mail (`p`, `sp` for subdomains, `np` for subdomains
//! that do not exist), how exactly the authenticated domain must match the one in the From field (`adkim`, `aspf`), and where reports go
//! (`rua`, `ruf`; RFC 9990, RFC 9991). Mail passes when SPF or DKIM passes for a domain that is *aligned* with the From domain: the same
//! (strict), or of the same organisation (relaxed).
//!
//! Which domain stands for the organisation is found by asking upwards, label by label: the tree walk (RFC 9989 §4.10). It also finds the
//! record for a domain that has none itself. Until May 2026 RFC 7489 was in force, with a list of public suffixes instead of the walk and with
//! the tags `pct`, `rf` and `ri`; those are recognised here and reported as removed.

mod address;
mod mend;
mod parse;
mod policy;
mod record;
mod reports;
#[cfg(test)]
mod tests;
mod walk;
mod write;

pub use address::Address;
pub use mend::{is_zero, mend, tag};
pub use parse::parse;
pub use policy::{Effective, Source, aligned};
pub use record::{Alignment, FailureOption, Fault, Policy, Psd, Record, Removed, Standing};
pub use reports::{Authorisation, Consent, authorisations};
pub use walk::{Found, Level, Lookup, Stray, lookup, stray, walk_names};
pub use write::merge;
