//! The command line: one file per subcommand.

mod check;
mod network;
mod probe;
mod serve;
mod spf;
mod text;

use std::{fmt::Display, io::Write as _, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{
    check::Tools,
    config::{DnsblArgs, Expected, Problem},
    knowledge::blocklists,
    model::locale::Locale,
    words::{Words, key},
};

/// Is this server worth mailing from? Checks the deliverability of self-hosted mail.
#[derive(Debug, Parser)]
#[command(name = "mailworthy", version, max_term_width = 100)]
pub struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Start the web console.
    Serve(serve::Args),
    /// Check a domain or an address.
    Check(check::Args),
    /// Evaluate SPF for one sender: check_host() of RFC 7208.
    Spf(spf::Args),
    /// Try outbound port 25 from this machine; run it on the mail server.
    Probe(probe::Args),
}

/// How a command ended, as the contract names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Fine,
    /// A finding at or above the threshold.
    Found,
    /// The command line or a setting cannot be used.
    Usage,
    /// Nothing could be judged, or the server could not start.
    Unable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Found => 1,
            Exit::Usage => 2,
            Exit::Unable => 3,
        })
    }
}

/// Carries a command out.
pub fn run(command: Command) -> ExitCode {
    let exit = match command.action {
        Action::Serve(args) => serve::run(args),
        Action::Check(args) => check::run(&args),
        Action::Spf(args) => spf::run(&args),
        Action::Probe(args) => probe::run(&args),
    };
    exit.into()
}

/// Writes a line to the standard output. Whoever no longer reads on is no fault of ours.
fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Writes a line to the standard error, after our name; as [`say`].
fn warn(line: impl Display) {
    let _ = writeln!(std::io::stderr(), "mailworthy: {line}");
}

/// The language of the terminal, when none is asked for.
fn terminal_locale(asked: Option<Locale>) -> Words {
    let named = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    Words(asked.or_else(|| named().and_then(|tag| Locale::from_tag(&tag))).unwrap_or_default())
}

fn read_locale(text: &str) -> Result<Locale, String> {
    Locale::from_tag(text).ok_or_else(|| "en, zh-CN".to_owned())
}

/// What runs share, as the settings of the blocklists want it.
///
/// # Errors
/// Every setting that cannot be used; a list that nobody knows is one.
fn tools(args: &DnsblArgs) -> Result<Tools, Vec<Problem>> {
    let settings = args.validate()?;
    let unknown = settings.off.iter().filter(|id| blocklists::by_id(id).is_none());
    let problems: Vec<Problem> = unknown.map(|id| Problem { flag: "--dnsbl-off", value: Some(id.clone()), expected: Expected::Blocklist }).collect();
    if problems.is_empty() { Ok(Tools::new(settings)) } else { Err(problems) }
}

/// Says everything that is wrong with the settings.
fn complain(words: Words, problems: &[Problem]) -> Exit {
    for problem in problems {
        let expected = match problem.expected {
            Expected::Blocklist => words.text(key::EXPECTED_BLOCKLIST),
            Expected::Registration => words.text(key::EXPECTED_REGISTRATION),
            Expected::Key => words.text(key::EXPECTED_KEY),
            Expected::Address => words.text(key::EXPECTED_ADDRESS),
            Expected::SocketAddress => words.text(key::EXPECTED_SOCKET_ADDRESS),
            Expected::Url => words.text(key::EXPECTED_URL),
            Expected::Database => words.text(key::EXPECTED_DATABASE),
            Expected::Networks => words.text(key::EXPECTED_NETWORKS),
            Expected::Milliseconds => words.text(key::EXPECTED_MILLISECONDS),
            Expected::HostName => words.text(key::EXPECTED_HOST_NAME),
            Expected::ConnectTo => words.text(key::EXPECTED_CONNECT_TO),
            Expected::Number(least, most) => words.with(key::EXPECTED_NUMBER, [("least", least), ("most", most)]),
            Expected::TrustAnchor => words.text(key::EXPECTED_TRUST_ANCHOR),
            Expected::SiteFolder => words.text(key::EXPECTED_SITE_FOLDER),
        };
        let value = problem.value.clone().unwrap_or_default();
        warn(words.with(key::SETTING_PROBLEM, [("flag", problem.flag), ("value", value.as_str()), ("expected", expected.as_str())]));
    }
    Exit::Usage
}
