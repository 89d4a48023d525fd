//! Every setting: flag, environment variable, default and what it must look like. All problems are found at once, at the start.

mod dnsbl;
mod dnssec;
mod net;
mod serve;

pub use dnsbl::{DnsblArgs, DnsblRegistration, DnsblSettings, DnsblUsage, Secret};
pub use dnssec::{DnssecArgs, DnssecSettings};
pub use net::{NetArgs, NetSettings, host_name};
pub use serve::{LogFormat, PublicChecks, ServeArgs, Settings};

/// What a setting must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The id of a blocklist.
    Blocklist,
    /// A list that registers resolvers.
    Registration,
    /// Letters and digits, at most 63.
    Key,
    /// An address of IPv4 or IPv6.
    Address,
    SocketAddress,
    Url,
    Database,
    Networks,
    Milliseconds,
    ConnectTo,
    /// Of at least two labels.
    HostName,
    /// A whole number between these.
    Number(u64, u64),
    /// A folder that `make build` leaves.
    SiteFolder,
    /// A file with DNSKEY records of the root.
    TrustAnchor,
}

/// A setting that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The flag, which also names the environment variable.
    pub flag: &'static str,
    /// Absent where it may hold a secret.
    pub value: Option<String>,
    pub expected: Expected,
}

/// Collects problems while settings are read.
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn read<T>(&mut self, flag: &'static str, value: &str, expected: Expected, parsed: Option<T>) -> Option<T> {
        if parsed.is_none() {
            self.problems.push(Problem { flag, value: Some(value.to_owned()), expected });
        }
        parsed
    }
}

fn number(reader: &mut Reader, flag: &'static str, value: &str, least: u64, most: u64) -> Option<u64> {
    let parsed = value.trim().parse().ok().filter(|number| (least..=most).contains(number));
    reader.read(flag, value, Expected::Number(least, most), parsed)
}
