//! The mail protocols, one module for each noun, free of the product: what is published is read and looked up here; what it means for anybody
//! is judged elsewhere.
//!
//! Reading a record never fails: it gives a value and the defects, with their places in the text ([`Parsed`]). Looking something up never
//! fails either: "there is none" and "nobody answered" are told apart, and every result names its evidence. All results are plain data that
//! can be stored and judged again.

pub mod asn;
pub mod bimi;
pub mod client;
pub mod dane;
pub mod dkim;
pub mod dmarc;
pub mod dnsbl;
pub mod document;
pub mod iprev;
pub mod mta_sts;
pub mod mx;
pub(crate) mod name;
pub mod outbound;
mod parsed;
pub mod rdap;
pub mod smtp;
pub mod spf;
mod tags;
pub(crate) mod text;
pub mod tls_rpt;
mod versioned;

pub use parsed::{Defect, Parsed};
pub use versioned::Fault as RecordFault;
