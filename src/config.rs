//! Every setting: flag, environment variable, default and what it must look like. All problems are found at once, at the start.

mod dnssec;

use std::{convert::Infallible, fmt, net::SocketAddr, path::PathBuf, str::FromStr, time::Duration};

use clap::{Args, ValueEnum};
use ipnet::IpNet;

pub use dnssec::{DnssecArgs, DnssecSettings};

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
    #[command(flatten)]
    pub dnssec: DnssecArgs,
}

/// Whether strangers may start checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PublicChecks {
    /// Only when nobody else can reach the console: the listener is a loopback address and no public address is set.
    #[default]
    Auto,
    On,
    Off,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    #[default]
    Text,
    Json,
}

/// The console.
#[derive(Args, Clone, Debug, Default)]
pub struct ServeArgs {
    /// Where to listen.
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:3000", env = "MAILWORTHY_LISTEN")]
    pub listen: String,
    /// The address people open, when it is not the listener's: https://check.example.com
    #[arg(long, value_name = "URL", env = "MAILWORTHY_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// sqlite:PATH (embedded) or postgres://USER:PASSWORD@HOST/NAME.
    #[arg(long, value_name = "URL", default_value = "sqlite:data/mailworthy.db", env = "MAILWORTHY_DATABASE", hide_env_values = true)]
    pub database: String,
    /// Start the built-in lab of sample domains beside the real world.
    #[arg(long, env = "MAILWORTHY_LAB", value_parser = clap::builder::FalseyValueParser::new())]
    pub lab: bool,
    /// Whether people who are not signed in may start checks.
    #[arg(long, value_enum, default_value_t, env = "MAILWORTHY_PUBLIC_CHECKS")]
    pub public_checks: PublicChecks,
    /// Proxies in front, whose X-Forwarded-For is believed.
    #[arg(long, value_name = "NETWORK", value_delimiter = ',', num_args = 1, env = "MAILWORTHY_TRUSTED_PROXIES")]
    pub trusted_proxies: Vec<String>,
    /// Days that runs of people who are not signed in are kept.
    #[arg(long, value_name = "DAYS", default_value = "30", env = "MAILWORTHY_KEEP_DAYS")]
    pub keep_days: String,
    /// Checks that may go on at once.
    #[arg(long, value_name = "NUMBER", default_value = "8", env = "MAILWORTHY_WORKERS")]
    pub workers: String,
    /// The folder with style sheet, scripts and pictures; sought beside the program when not given.
    #[arg(long, value_name = "FOLDER", env = "MAILWORTHY_SITE")]
    pub site: Option<PathBuf>,
    /// How log lines are written; RUST_LOG says which.
    #[arg(long, value_enum, default_value_t, env = "MAILWORTHY_LOG_FORMAT")]
    pub log_format: LogFormat,
}

/// For what the blocklists are asked: many allow private use alone, or want a key for business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DnsblUsage {
    #[default]
    Private,
    Commercial,
}

/// A blocklist that answers the resolvers that are registered with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DnsblRegistration {
    Barracuda,
    Validity,
}

/// A setting that is never shown.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret itself, for the place where it is used.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(•••)")
    }
}

impl FromStr for Secret {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.trim().to_owned()))
    }
}

/// Which blocklists are asked, and with what. The same for the server and for the command line.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Blocklists")]
pub struct DnsblArgs {
    /// For what the blocklists are asked: their terms differ.
    #[arg(long, value_enum, default_value_t, env = "MAILWORTHY_DNSBL_USAGE")]
    pub dnsbl_usage: DnsblUsage,
    /// Never ask these lists: ids such as spamcop, psbl.
    #[arg(long, value_name = "ID", value_delimiter = ',', num_args = 1, env = "MAILWORTHY_DNSBL_OFF")]
    pub dnsbl_off: Vec<String>,
    /// The resolver is registered with these lists: barracuda, validity.
    #[arg(long, value_name = "LIST", value_delimiter = ',', num_args = 1, env = "MAILWORTHY_DNSBL_REGISTERED")]
    pub dnsbl_registered: Vec<String>,
    /// The key of the Spamhaus Data Query Service. Better given in the environment, where other users do not see it.
    #[arg(long, value_name = "KEY", env = "MAILWORTHY_SPAMHAUS_DQS_KEY", hide_env_values = true)]
    pub spamhaus_dqs_key: Option<Secret>,
    /// The key of Abusix Mail Intelligence. Better given in the environment, where other users do not see it.
    #[arg(long, value_name = "KEY", env = "MAILWORTHY_ABUSIX_KEY", hide_env_values = true)]
    pub abusix_key: Option<Secret>,
}

/// Which blocklists are asked, validated but for the ids, which only the fact files know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DnsblSettings {
    pub usage: DnsblUsage,
    /// Ids of lists.
    pub off: Vec<String>,
    pub registered: Vec<DnsblRegistration>,
    pub spamhaus_dqs_key: Option<Secret>,
    pub abusix_key: Option<Secret>,
}

/// What a setting must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The id of a blocklist.
    Blocklist,
    /// A list that registers resolvers.
    Registration,
    /// Letters and digits, at most 63.
    Key,
    SocketAddress,
    Url,
    Database,
    Networks,
    Milliseconds,
    ConnectTo,
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

/// How the outside is reached, validated.
#[derive(Clone, Debug)]
pub struct NetSettings {
    /// `None`: the system's own.
    pub resolvers: Option<Vec<SocketAddr>>,
    pub dns_timeout: Duration,
    /// `(asked for, connected to)`.
    pub connect_to: Vec<(SocketAddr, SocketAddr)>,
    pub allow_private: bool,
    pub dnssec: DnssecSettings,
}

/// The console, validated.
#[derive(Clone, Debug)]
pub struct Settings {
    pub listen: SocketAddr,
    /// Without trailing slash.
    pub public_url: Option<String>,
    pub database: String,
    pub lab: bool,
    pub public_checks: bool,
    pub trusted_proxies: Vec<IpNet>,
    pub keep_anonymous_ms: i64,
    pub workers: usize,
    pub site: PathBuf,
}

impl Settings {
    /// Whether browsers reach this installation over TLS, so that cookies may be marked `Secure`.
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }
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
        let dnssec = self.dnssec.read();
        let dnssec = dnssec.map_err(|file| reader.problems.push(Problem { flag: "--trust-anchor", value: Some(file), expected: Expected::TrustAnchor }));
        match (reader.problems.is_empty(), dns_timeout, dnssec) {
            (true, Some(dns_timeout), Ok(dnssec)) => Ok(NetSettings { resolvers, dns_timeout, connect_to, allow_private: self.allow_private, dnssec }),
            _ => Err(reader.problems),
        }
    }
}

impl DnsblArgs {
    /// Reads the settings.
    ///
    /// # Errors
    /// Every setting that cannot be used; a key is never repeated.
    pub fn validate(&self) -> Result<DnsblSettings, Vec<Problem>> {
        let mut reader = Reader { problems: Vec::new() };
        let given = self.dnsbl_registered.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
        let registered = given.filter_map(|item| reader.read("--dnsbl-registered", item, Expected::Registration, registration(item))).collect();
        let mut key = |flag, secret: &Option<Secret>| {
            let secret = secret.clone().filter(|secret| !secret.reveal().is_empty())?;
            // The key becomes one label of a name, and nothing that could lead the question elsewhere.
            if !(1..=63).contains(&secret.reveal().len()) || !secret.reveal().bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                reader.problems.push(Problem { flag, value: None, expected: Expected::Key });
                return None;
            }
            Some(secret)
        };
        let spamhaus_dqs_key = key("--spamhaus-dqs-key", &self.spamhaus_dqs_key);
        let abusix_key = key("--abusix-key", &self.abusix_key);
        let off = self.dnsbl_off.iter().map(|item| item.trim().to_ascii_lowercase()).filter(|item| !item.is_empty()).collect();
        let settings = DnsblSettings { usage: self.dnsbl_usage, off, registered, spamhaus_dqs_key, abusix_key };
        if reader.problems.is_empty() { Ok(settings) } else { Err(reader.problems) }
    }
}

fn registration(text: &str) -> Option<DnsblRegistration> {
    match text.to_ascii_lowercase().as_str() {
        "barracuda" => Some(DnsblRegistration::Barracuda),
        "validity" => Some(DnsblRegistration::Validity),
        _ => None,
    }
}

impl ServeArgs {
    /// Reads the settings.
    ///
    /// # Errors
    /// Every setting that cannot be used.
    pub fn validate(&self) -> Result<Settings, Vec<Problem>> {
        let mut reader = Reader { problems: Vec::new() };
        let listen: Option<SocketAddr> = reader.read("--listen", &self.listen, Expected::SocketAddress, self.listen.parse().ok());
        let public_url = self.public_url.as_deref().map(str::trim).filter(|url| !url.is_empty());
        let public_url = public_url.and_then(|url| reader.read("--public-url", url, Expected::Url, base_url(url)));
        if !["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| self.database.starts_with(scheme)) {
            reader.problems.push(Problem { flag: "--database", value: None, expected: Expected::Database });
        }
        let given = self.trusted_proxies.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
        let trusted_proxies = given.filter_map(|item| reader.read("--trusted-proxies", item, Expected::Networks, network(item))).collect();
        let keep_days = number(&mut reader, "--keep-days", &self.keep_days, 1, 3_650);
        let workers = number(&mut reader, "--workers", &self.workers, 1, 256);
        let site = self.site.clone().or_else(find_site);
        if site.as_ref().is_none_or(|folder| !folder.join("pkg").is_dir()) {
            let value = site.as_ref().map(|folder| folder.display().to_string());
            reader.problems.push(Problem { flag: "--site", value, expected: Expected::SiteFolder });
        }
        match (listen, keep_days, workers, site, reader.problems.is_empty()) {
            (Some(listen), Some(keep_days), Some(workers), Some(site), true) => Ok(Settings {
                listen,
                database: self.database.clone(),
                lab: self.lab,
                public_checks: match self.public_checks {
                    PublicChecks::Auto => listen.ip().is_loopback() && public_url.is_none(),
                    PublicChecks::On => true,
                    PublicChecks::Off => false,
                },
                public_url,
                trusted_proxies,
                keep_anonymous_ms: i64::try_from(keep_days).unwrap_or(30) * 24 * 60 * 60 * 1_000,
                workers: usize::try_from(workers).unwrap_or(8),
                site,
            }),
            _ => Err(reader.problems),
        }
    }
}

fn number(reader: &mut Reader, flag: &'static str, value: &str, least: u64, most: u64) -> Option<u64> {
    let parsed = value.trim().parse().ok().filter(|number| (least..=most).contains(number));
    reader.read(flag, value, Expected::Number(least, most), parsed)
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

fn network(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse::<std::net::IpAddr>().ok().map(IpNet::from))
}

fn base_url(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let plain = matches!(url.scheme(), "http" | "https") && url.host().is_some() && url.query().is_none() && url.fragment().is_none() && url.path() == "/";
    plain.then(|| url.as_str().trim_end_matches('/').to_owned())
}

/// `target/site` as `make build` leaves it, or a folder `site` beside the program.
fn find_site() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let beside = program.parent()?;
    [beside.join("site"), beside.join("../site"), PathBuf::from("target/site")].into_iter().find(|folder| folder.join("pkg").is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve() -> ServeArgs {
        ServeArgs { listen: "127.0.0.1:3000".into(), database: "sqlite:x.db".into(), keep_days: "30".into(), workers: "8".into(), ..ServeArgs::default() }
    }

    #[test]
    fn all_problems_are_found_at_once() {
        let args = ServeArgs {
            listen: "nowhere".into(),
            public_url: Some("ftp://x".into()),
            database: "mysql://u:secret@h/x".into(),
            trusted_proxies: vec!["10.0.0.0/99".into()],
            keep_days: "0".into(),
            workers: "many".into(),
            site: Some("/nonexistent".into()),
            ..serve()
        };
        let problems = args.validate().unwrap_err();
        let flags: Vec<_> = problems.iter().map(|problem| problem.flag).collect();
        assert_eq!(flags, ["--listen", "--public-url", "--database", "--trusted-proxies", "--keep-days", "--workers", "--site"]);
        assert!(!format!("{problems:?}").contains("secret"));
    }

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
    fn keys_of_blocklists_are_checked_and_never_shown() {
        let args = DnsblArgs {
            dnsbl_registered: vec![" barracuda".into(), String::new()],
            dnsbl_off: vec!["PSBL ".into(), String::new()],
            spamhaus_dqs_key: Some("abc123xyz".parse().unwrap()),
            abusix_key: Some(Secret::default()),
            ..DnsblArgs::default()
        };
        let settings = args.validate().unwrap();
        assert_eq!((settings.registered.as_slice(), settings.off.as_slice()), ([DnsblRegistration::Barracuda].as_slice(), ["psbl".to_owned()].as_slice()));
        assert_eq!(settings.spamhaus_dqs_key.as_ref().map(Secret::reveal), Some("abc123xyz"));
        assert_eq!(settings.abusix_key, None);
        assert!(!format!("{settings:?}{args:?}").contains("abc123xyz"));
        let bad = DnsblArgs { abusix_key: Some("bad.key".parse().unwrap()), dnsbl_registered: vec!["spamcop".into()], ..DnsblArgs::default() };
        let problems = bad.validate().unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.flag).collect::<Vec<_>>(), ["--dnsbl-registered", "--abusix-key"]);
        assert!(!format!("{problems:?}").contains("bad.key"));
    }

    #[test]
    fn maps_are_read() {
        assert_eq!(connect_rule("192.0.2.1:25:127.0.0.1:2525"), Some(("192.0.2.1:25".parse().unwrap(), "127.0.0.1:2525".parse().unwrap())));
        assert_eq!(connect_rule("[2001:db8::1]:25:[::1]:2525").unwrap().1, "[::1]:2525".parse().unwrap());
        assert_eq!(connect_rule("mail.example:25:127.0.0.1:25"), None);
    }
}
