//! Mailworthy: checks, sets up and watches the deliverability of self-hosted mail.

/// Plain data that every floor shares.
pub mod model;
/// The outside world, injectable: DNS, connections, HTTP, the address policy.
#[cfg(feature = "ssr")]
pub mod net;
/// The mail protocols, free of the product: records read, names looked up.
#[cfg(feature = "ssr")]
pub mod mail;
