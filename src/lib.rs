//! Mailworthy: checks, sets up and watches the deliverability of self-hosted mail.

/// Plain data that every floor shares.
pub mod model;
/// The outside world, injectable: DNS, connections, HTTP, the address policy.
#[cfg(feature = "ssr")]
pub mod net;
/// What is kept: all SQL, for SQLite and PostgreSQL.
#[cfg(feature = "ssr")]
pub mod store;
/// Who is asking, and what they may do.
#[cfg(feature = "ssr")]
pub mod access;
