//! What a check is about.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// A domain, sending addresses, or both. Built by `check::target`, which refuses what is neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Target {
    /// The domain in A-labels (RFC 5890 §2.3.2.1), lower case, without trailing dot.
    pub domain: Option<String>,
    /// The addresses that send, as given; when empty they are sought in MX and SPF.
    #[serde(default)]
    pub ips: Vec<IpAddr>,
    /// The name the server says in HELO or EHLO.
    #[serde(default)]
    pub helo: Option<String>,
    /// DKIM selectors (RFC 6376 §3.1).
    #[serde(default)]
    pub selectors: Vec<String>,
    /// The id of the relay that sends instead of the own server.
    #[serde(default)]
    pub relay: Option<String>,
    /// Messages a day, as the user says; receivers ask more of those who send in bulk.
    #[serde(default)]
    pub daily_volume: Option<u32>,
}

impl Target {
    /// What a person calls this target: the domain, else the first address.
    pub fn label(&self) -> String {
        self.domain.clone().or_else(|| self.ips.first().map(ToString::to_string)).unwrap_or_default()
    }
}
