//! Mailworthy: checks, sets up and watches the deliverability of self-hosted mail.

/// What the product knows: providers, blocklists, receivers, bounces, suites, relays, warm-up, the catalogue of checks.
#[cfg(feature = "ssr")]
pub mod knowledge;
/// Plain data that every floor shares.
pub mod model;
/// The outside world, injectable: DNS, connections, HTTP, the address policy.
#[cfg(feature = "ssr")]
pub mod net;
