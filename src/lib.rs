//! Mailworthy: checks, sets up and watches the deliverability of self-hosted mail.

/// Sample domains for trying and testing offline: a real DNS server on loopback.
#[cfg(feature = "ssr")]
pub mod lab;
/// Plain data that every floor shares.
pub mod model;
/// The outside world, injectable: DNS, connections, HTTP, the address policy.
#[cfg(feature = "ssr")]
pub mod net;
