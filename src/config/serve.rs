//! The console's settings.

use std::{
    net::SocketAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use ipnet::IpNet;

use super::{Expected, Problem, Reader, number};

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
    /// Checks that one address (IPv6: one /64) may start an hour, a quarter of them at once. 0: as many as it likes.
    #[arg(long, value_name = "NUMBER", default_value = "240", env = "MAILWORTHY_CHECKS_PER_HOUR")]
    pub checks_per_hour: String,
    /// Checks of one target an hour, whoever asks, a fifth of them at once. 0: as many as are asked for.
    #[arg(long, value_name = "NUMBER", default_value = "60", env = "MAILWORTHY_TARGET_CHECKS_PER_HOUR")]
    pub target_checks_per_hour: String,
    /// The folder with style sheet, scripts and pictures; sought beside the program when not given.
    #[arg(long, value_name = "FOLDER", env = "MAILWORTHY_SITE")]
    pub site: Option<PathBuf>,
    /// How log lines are written; RUST_LOG says which.
    #[arg(long, value_enum, default_value_t, env = "MAILWORTHY_LOG_FORMAT")]
    pub log_format: LogFormat,
}

/// The most checks an hour that can be set; 0 lifts the limit.
const MOST_CHECKS: u64 = 1_000_000;

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
    /// Checks that one address may start an hour; `None`: without limit.
    pub checks_per_hour: Option<NonZeroU32>,
    /// Checks of one target an hour; `None`: without limit.
    pub target_checks_per_hour: Option<NonZeroU32>,
    pub site: PathBuf,
}

impl Settings {
    /// Whether browsers reach this installation over TLS, so that cookies may be marked `Secure`.
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The name of the public address, when it is a whole one.
    pub fn host_name(&self) -> Option<String> {
        let authority = self.public_url.as_deref()?.split("//").nth(1)?.split('/').next()?;
        super::host_name(authority.rsplit_once(':').map_or(authority, |(host, _)| host))
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
        let checks_per_hour = number(&mut reader, "--checks-per-hour", &self.checks_per_hour, 0, MOST_CHECKS);
        let target_checks_per_hour = number(&mut reader, "--target-checks-per-hour", &self.target_checks_per_hour, 0, MOST_CHECKS);
        let site = self.site.clone().or_else(find_site);
        if site.as_ref().is_none_or(|folder| !folder.join("pkg").is_dir() || misses_hashes(folder)) {
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
                checks_per_hour: checks_per_hour.and_then(rate),
                target_checks_per_hour: target_checks_per_hour.and_then(rate),
                site,
            }),
            _ => Err(reader.problems),
        }
    }
}

/// So many an hour; nothing where 0 lifts the limit.
fn rate(number: u64) -> Option<NonZeroU32> {
    u32::try_from(number).ok().and_then(NonZeroU32::new)
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

/// Whether the files carry hashes in their names and nothing beside the program says which: every page would come without its style sheet and scripts.
fn misses_hashes(site: &Path) -> bool {
    let told = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("hash.txt").is_file())).unwrap_or(false);
    let names: Vec<String> = std::fs::read_dir(site.join("pkg"))
        .map(|files| files.flatten().filter_map(|file| file.file_name().into_string().ok()).filter(|name| name.ends_with(".css")).collect())
        .unwrap_or_default();
    !told && !names.is_empty() && !names.iter().any(|name| name == "mailworthy.css")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve() -> ServeArgs {
        ServeArgs {
            listen: "127.0.0.1:3000".into(),
            database: "sqlite:x.db".into(),
            keep_days: "30".into(),
            workers: "8".into(),
            checks_per_hour: "240".into(),
            target_checks_per_hour: "0".into(),
            ..ServeArgs::default()
        }
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
            checks_per_hour: "-1".into(),
            target_checks_per_hour: "1000001".into(),
            site: Some("/nonexistent".into()),
            ..serve()
        };
        let problems = args.validate().unwrap_err();
        let flags: Vec<_> = problems.iter().map(|problem| problem.flag).collect();
        let expected = [
            "--listen",
            "--public-url",
            "--database",
            "--trusted-proxies",
            "--keep-days",
            "--workers",
            "--checks-per-hour",
            "--target-checks-per-hour",
            "--site",
        ];
        assert_eq!(flags, expected);
        assert!(!format!("{problems:?}").contains("secret"));
    }

    #[test]
    fn a_site_whose_names_nobody_tells_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let pkg = folder.path().join("pkg");
        std::fs::create_dir(&pkg).unwrap();
        std::fs::write(pkg.join("mailworthy.0a1b2c.css"), "").unwrap();
        let args = || ServeArgs { site: Some(folder.path().to_owned()), ..serve() };
        let problems = args().validate().unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.flag).collect::<Vec<_>>(), ["--site"]);
        std::fs::write(pkg.join("mailworthy.css"), "").unwrap();
        assert!(args().validate().is_ok());
    }

    #[test]
    fn the_console_s_name_is_a_whole_one_or_none() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("pkg")).unwrap();
        let named = |url: &str| ServeArgs { public_url: Some(url.into()), site: Some(folder.path().to_owned()), ..serve() }.validate().unwrap().host_name();
        assert_eq!(named("https://Check.Example.org:8443/").as_deref(), Some("check.example.org"));
        for url in ["https://console", "https://192.0.2.1:3000", "http://[2001:db8::1]"] {
            assert_eq!(named(url), None, "{url}");
        }
    }

    #[test]
    fn a_limit_can_be_set_and_lifted() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("pkg")).unwrap();
        let settings = ServeArgs { site: Some(folder.path().to_owned()), ..serve() }.validate().unwrap();
        assert_eq!((settings.checks_per_hour, settings.target_checks_per_hour), (NonZeroU32::new(240), None));
    }
}
