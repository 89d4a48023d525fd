//! The probe script: what somebody runs on the mail server when the console stands elsewhere. Readable before it is run, one line to copy, made of
//! what any Unix system has.

use std::{fmt::Write as _, net::IpAddr};

use crate::mail::outbound::{Manner, Server};

const SCRIPT: &str = include_str!("probe.sh");

/// A script with its servers written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script(String);

impl Script {
    /// Writes the servers, the token of the report and, when the console can be reached, the address that takes the result into the script. What
    /// has characters that a shell might take for its own is left out. `from` is the address that is checked: the result is sent from there if it can be.
    pub fn new(servers: &[Server], token: &str, report_to: Option<&str>, from: Option<IpAddr>) -> Self {
        let mut list = String::new();
        for server in servers {
            let names = match (server.manner, server.greets.is_empty()) {
                (Manner::Tls, _) => "-".to_owned(),
                (Manner::Submission, _) => "_".to_owned(),
                (_, true) => "any".to_owned(),
                (_, false) => server.greets.join("/"),
            };
            if names.bytes().all(is_plain) && server.letter.is_ascii_lowercase() {
                let version = if server.address.is_ipv6() { 6 } else { 4 };
                // Writing to a string cannot fail.
                let _ = write!(
                    list,
                    "{}{},{version},{},{},{names}",
                    if list.is_empty() { "" } else { " " },
                    server.letter,
                    server.address.ip(),
                    server.address.port()
                );
            }
        }
        let token: String = token.chars().filter(char::is_ascii_alphanumeric).collect();
        let report_to = report_to.filter(|url| url.bytes().all(is_plain)).unwrap_or_default();
        let version = from.map_or("", |ip| if ip.to_canonical().is_ipv6() { "6" } else { "4" });
        Self(SCRIPT.replace("{{version}}", version).replace("{{token}}", &token).replace("{{url}}", report_to).replace("{{servers}}", &list))
    }

    /// The script as a file, with its comments.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The same as one line for a terminal.
    pub fn line(&self) -> String {
        let lines = self.0.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        format!("sh -c '{}'", lines.collect::<Vec<_>>().join(" "))
    }
}

/// Characters that mean nothing to a shell, inside quotes or outside.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'/' | b'.' | b'_' | b'-' | b'%' | b'[' | b']')
}

#[cfg(test)]
mod tests;
