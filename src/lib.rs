//! Mailworthy: checks, sets up and watches the deliverability of self-hosted mail.
//!
//! The floors, from the top: `command` → `web` → `work` → `check`, `access`, `lab` → `mail` → `net`, `store`, `knowledge`, `words` →
//! `model`, `config`, `error`. Arrows point down only; a test holds them. See `ARCHITECTURE.md`.

// The types of views nest as deep as the pages.
#![recursion_limit = "256"]

/// Who is asking, what they may do, and how often.
#[cfg(feature = "ssr")]
pub mod access;
/// The engine: observe, judge, score.
#[cfg(feature = "ssr")]
pub mod check;
/// The command line: one file per subcommand.
#[cfg(feature = "ssr")]
pub mod command;
/// Every setting: flag, environment variable, default, what it must look like.
#[cfg(feature = "ssr")]
pub mod config;
/// The failures a person may see: a closed set of codes.
pub mod error;
/// The fact files that the product ships: blocklists, providers, receivers, the catalogue of checks.
#[cfg(feature = "ssr")]
pub mod knowledge;
/// Sample domains for trying and testing offline: a real DNS server on loopback.
#[cfg(feature = "ssr")]
pub mod lab;
/// The mail protocols, free of the product: records read, names looked up.
#[cfg(feature = "ssr")]
pub mod mail;
/// Plain data that every floor shares.
pub mod model;
/// The outside world, injectable: DNS, connections, HTTP, the address policy.
#[cfg(feature = "ssr")]
pub mod net;
/// What is kept: all SQL, for SQLite and PostgreSQL.
#[cfg(feature = "ssr")]
pub mod store;
/// The console: pages, changes, the server.
pub mod web;
/// Every sentence a person reads: a locale goes in, a string comes out.
#[cfg(feature = "ssr")]
pub mod words;
/// Durable work: jobs that are leased, tried again and ended once.
#[cfg(feature = "ssr")]
pub mod work;

#[cfg(feature = "hydrate")]
mod hydrate;
