//! How the outside is reached.

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use clap::Args;

use super::{DnssecArgs, DnssecSettings, Expected, Problem, Reader};

/// How the outside is reached. The same for the server and for the command line.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Network")]
pub struct NetArgs {
    /// Ask these DNS resolvers instead of the system's, and nobody else. An empty list asks nobody.
    #[arg(long, value_name = "ADDR:PORT", value_delimiter = ',', num_args = 1, env = "MAILWORTHY_DNS")]
    pub dns: Option<Vec<String>>,
    /// How long one try at one resolver may take, in milliseconds or with a unit: 2s, 500ms.
    #[arg(long, value_name = "TIME", default_value = "2s", env = "MAILWORTHY_DNS_TIMEOUT")]
    pub dns_timeout: String,
    /// Connect to ADDR:PORT when IP:PORT is meant (like curl's option of that name).
    #[arg(long, value_name = "IP:PORT:ADDR:PORT", value_delimiter = ',', num_args = 1, env = "MAILWORTHY_CONNECT_TO")]
    pub connect_to: Vec<String>,
    /// Also talk to private, loopback and reserved addresses.
    #[arg(long, env = "MAILWORTHY_ALLOW_PRIVATE", value_parser = clap::builder::FalseyValueParser::new())]
    pub allow_private: bool,
    /// What we call ourselves when we look at mail servers; this machine's name when it is a whole one, else our address.
    #[arg(long, value_name = "NAME", env = "MAILWORTHY_EHLO_NAME")]
    pub ehlo: Option<String>,
    /// This machine's own public addresses, where address translation hides them from it (1:1 NAT, as in many clouds).
    #[arg(long, value_name = "IP", value_delimiter = ',', num_args = 1, env = "MAILWORTHY_OWN_ADDRESS")]
    pub own_address: Vec<String>,
    #[command(flatten)]
    pub dnssec: DnssecArgs,
}

/// How the outside is reached, validated.
#[derive(Clone, Debug)]
pub struct NetSettings {
    /// `None`: the system's own.
    pub resolvers: Option<Vec<SocketAddr>>,
    pub dns_timeout: Duration,
    /// `(asked for, connected to)`.
    pub connect_to: Vec<(SocketAddr, SocketAddr)>,
    pub allow_private: bool,
    /// Lower case.
    pub ehlo: Option<String>,
    /// Beside those that its routes show.
    pub own_addresses: Vec<IpAddr>,
    pub dnssec: DnssecSettings,
}

impl NetArgs {
    /// Reads the settings.
    ///
    /// # Errors
    /// Every setting that cannot be used.
    pub fn validate(&self) -> Result<NetSettings, Vec<Problem>> {
        let mut reader = Reader { problems: Vec::new() };
        let resolvers = self.dns.as_ref().map(|list| {
            let given = list.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
            given.filter_map(|item| reader.read("--dns", item, Expected::SocketAddress, resolver(item))).collect()
        });
        let dns_timeout = reader.read("--dns-timeout", &self.dns_timeout, Expected::Milliseconds, duration(&self.dns_timeout));
        let given = self.connect_to.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
        let connect_to = given.filter_map(|item| reader.read("--connect-to", item, Expected::ConnectTo, connect_rule(item))).collect();
        let ehlo = self.ehlo.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let ehlo = ehlo.and_then(|name| reader.read("--ehlo", name, Expected::HostName, host_name(name)));
        let given = self.own_address.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
        let own_addresses = given.filter_map(|item| reader.read("--own-address", item, Expected::Address, item.parse().ok())).collect();
        let dnssec = self.dnssec.read();
        let dnssec = dnssec.map_err(|file| reader.problems.push(Problem { flag: "--trust-anchor", value: Some(file), expected: Expected::TrustAnchor }));
        match (reader.problems.is_empty(), dns_timeout, dnssec) {
            (true, Some(dns_timeout), Ok(dnssec)) => {
                Ok(NetSettings { resolvers, dns_timeout, connect_to, allow_private: self.allow_private, ehlo, own_addresses, dnssec })
            }
            _ => Err(reader.problems),
        }
    }
}

/// An address with port; the port may be left out.
fn resolver(text: &str) -> Option<SocketAddr> {
    text.parse().ok().or_else(|| text.trim_matches(['[', ']']).parse().ok().map(|ip| SocketAddr::new(ip, 53)))
}

/// `2s`, `500ms`, or milliseconds; more than nothing and at most a minute.
fn duration(text: &str) -> Option<Duration> {
    let text = text.trim();
    let milliseconds: f64 = if let Some(number) = text.strip_suffix("ms") {
        number.trim().parse().ok()?
    } else if let Some(number) = text.strip_suffix('s') {
        number.trim().parse::<f64>().ok()? * 1_000.0
    } else {
        text.parse().ok()?
    };
    (1.0..=60_000.0).contains(&milliseconds).then(|| Duration::from_secs_f64(milliseconds / 1_000.0))
}

/// Two socket addresses joined by a colon: every colon is tried, since IPv6 addresses have many.
fn connect_rule(text: &str) -> Option<(SocketAddr, SocketAddr)> {
    text.match_indices(':').find_map(|(at, _)| Some((text.get(..at)?.parse().ok()?, text.get(at + 1..)?.parse().ok()?)))
}

/// A name that could be looked up (RFC 5321 §2.3.5), in lower case. An address is none.
pub fn host_name(text: &str) -> Option<String> {
    let name = text.strip_suffix('.').unwrap_or(text).to_ascii_lowercase();
    let label = |label: &str| {
        let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    let whole = name.contains('.') && name.len() <= 253 && name.split('.').all(label) && name.parse::<std::net::IpAddr>().is_err();
    whole.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolvers_may_be_none_at_all() {
        let args = NetArgs { dns: Some(vec![String::new()]), dns_timeout: "2s".into(), ..NetArgs::default() };
        assert_eq!(args.validate().unwrap().resolvers, Some(Vec::new()));
        let args = NetArgs { dns: Some(vec!["192.0.2.53".into(), "[::1]:5353".into()]), dns_timeout: "500ms".into(), ..NetArgs::default() };
        let settings = args.validate().unwrap();
        assert_eq!(settings.resolvers, Some(vec!["192.0.2.53:53".parse().unwrap(), "[::1]:5353".parse().unwrap()]));
        assert_eq!(settings.dns_timeout, Duration::from_millis(500));
        let args = NetArgs { dns_timeout: "2s".into(), ..NetArgs::default() };
        assert_eq!(args.validate().unwrap().resolvers, None);
    }

    #[test]
    fn the_name_for_ehlo_is_a_host_name() {
        let named = |name: &str| NetArgs { dns_timeout: "2s".into(), ehlo: Some(name.into()), ..NetArgs::default() }.validate();
        assert_eq!(named("Check.Example.com.").unwrap().ehlo.as_deref(), Some("check.example.com"));
        assert_eq!(named(" ").unwrap().ehlo, None);
        for bad in ["localhost", "a b.example", "192.0.2.1", "x.example\r\nRSET", "-.example", &format!("{}.example", "a".repeat(64))] {
            assert_eq!(named(bad).unwrap_err()[0].flag, "--ehlo", "{bad}");
        }
    }

    #[test]
    fn own_addresses_are_addresses() {
        let own = |text: &[&str]| {
            let own_address = text.iter().map(|&text| text.to_owned()).collect();
            NetArgs { dns_timeout: "2s".into(), own_address, ..NetArgs::default() }.validate()
        };
        let read: Vec<String> = own(&["203.0.113.9", " 2001:db8::1 ", ""]).unwrap().own_addresses.iter().map(ToString::to_string).collect();
        assert_eq!(read, ["203.0.113.9", "2001:db8::1"]);
        assert_eq!(own(&["mail.example.com"]).unwrap_err()[0].flag, "--own-address");
    }

    #[test]
    fn maps_are_read() {
        assert_eq!(connect_rule("192.0.2.1:25:127.0.0.1:2525"), Some(("192.0.2.1:25".parse().unwrap(), "127.0.0.1:2525".parse().unwrap())));
        assert_eq!(connect_rule("[2001:db8::1]:25:[::1]:2525").unwrap().1, "[::1]:2525".parse().unwrap());
        assert_eq!(connect_rule("mail.example:25:127.0.0.1:25"), None);
    }
}
