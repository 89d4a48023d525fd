//! A second opinion on SPF: the crate mail-auth, asked the same of the same server.

use std::{net::SocketAddr, time::Duration};

use mail_auth::{
    MessageAuthenticator, SpfResult,
    hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts},
    spf::verify::SpfParameters,
};
use mailworthy::mail::spf::Query;

/// The other implementation on a resolver that knows this server alone.
pub struct Checker(MessageAuthenticator);

impl Checker {
    pub fn new(server: SocketAddr, patience: Duration) -> Self {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
            connection.port = server.port();
            connection
        });
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![NameServerConfig::new(server.ip(), true, connections.into())]);
        let mut options = ResolverOpts::default();
        options.timeout = patience;
        options.attempts = 1;
        options.edns0 = true;
        options.cache_size = 0;
        options.use_hosts_file = ResolveHosts::Never;
        Self(MessageAuthenticator::new(config, options).unwrap())
    }

    /// What it ends in.
    pub async fn check(&self, query: &Query) -> String {
        // As check_host() wants it: a bounce is judged by the HELO name (RFC 7208 §2.4).
        let parameters = if query.sender.is_empty() {
            SpfParameters::verify_ehlo(query.ip, &query.helo, &query.receiver)
        } else {
            SpfParameters::verify_mail_from(query.ip, &query.helo, &query.receiver, &query.sender)
        };
        let output = self.0.verify_spf(parameters).await;
        let result = match output.result() {
            SpfResult::Pass => "pass",
            SpfResult::Fail => "fail",
            SpfResult::SoftFail => "softfail",
            SpfResult::Neutral => "neutral",
            SpfResult::TempError => "temperror",
            SpfResult::PermError => "permerror",
            SpfResult::None => "none",
        };
        result.to_owned()
    }
}

/// A case on which the two differ.
struct Difference {
    id: &'static str,
    /// What the other one ends in.
    other: &'static str,
    /// The section that says who is right, and what it says.
    because: &'static str,
}

const DIFFERENCES: &[Difference] = &[];

/// The differences that the table does not explain, and the rows that explain nothing.
pub fn unexplained(compared: &[(String, String, String)]) -> Vec<String> {
    let mut unexplained = Vec::new();
    for (id, own, other) in compared {
        let row = DIFFERENCES.iter().find(|row| row.id == id);
        match row {
            None if own != other => unexplained.push(format!("{id}: we end in {own}, mail-auth in {other}")),
            Some(row) if own == other => unexplained.push(format!("{id}: both end in {own}; the row is out of date ({})", row.because)),
            Some(row) if row.other != other => unexplained.push(format!("{id}: mail-auth ends in {other}, the row says {} ({})", row.other, row.because)),
            _ => {}
        }
    }
    let gone = DIFFERENCES.iter().filter(|row| compared.iter().all(|(id, ..)| id != row.id));
    unexplained.extend(gone.map(|row| format!("{}: the suite has no such case", row.id)));
    unexplained
}
