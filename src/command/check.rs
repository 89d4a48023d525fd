//! `mailworthy check`: a report in the terminal or as JSON.

use std::io::{IsTerminal as _, Write as _};

use clap::ValueEnum;

use super::{Exit, complain, network, read_locale, terminal_locale, text, tools};
use crate::{
    check::{
        self, Options, explain, sentence,
        target::{self, Typed},
        trials::Trial,
    },
    config::{DnsblArgs, NetArgs},
    knowledge::relays,
    lab::Lab,
    model::{area::Area, locale::Locale, report::Report, verdict::Verdict},
    words::{Words, key},
};

/// How the report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// From which verdict on the exit code is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Problem,
    Broken,
    Never,
}

/// What to check, and how to tell.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A domain or an address; an e-mail address or a URL will do.
    #[arg(value_name = "DOMAIN_OR_IP")]
    target: String,
    /// An address that sends; may be repeated.
    #[arg(long, value_name = "IP", value_delimiter = ',', num_args = 1)]
    ip: Vec<String>,
    /// The name the server says in HELO or EHLO.
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    helo: String,
    /// A DKIM selector; may be repeated.
    #[arg(long, value_name = "NAME", value_delimiter = ',', num_args = 1)]
    selector: Vec<String>,
    /// The relay that sends instead of the own server, by its id.
    #[arg(long, value_name = "ID", value_parser = read_relay)]
    relay: Option<String>,
    /// Messages a day: receivers ask more of those who send in bulk.
    #[arg(long, value_name = "MESSAGES", value_parser = clap::value_parser!(u32).range(1..=i64::from(target::MAX_DAILY_VOLUME)))]
    volume: Option<u32>,
    /// Look at these areas alone.
    #[arg(long, value_name = "AREA", value_delimiter = ',', num_args = 1, value_parser = read_area)]
    only: Vec<Area>,
    /// Ask the built-in lab when the target is one of its samples.
    #[arg(long, env = "MAILWORTHY_LAB", value_parser = clap::builder::FalseyValueParser::new())]
    lab: bool,
    /// I control this server: also try what only its owner may (postmaster and abuse taken, no open relay). No mail is
    /// sent. Nothing keeps count of how often: leave a day between two trials of one server.
    #[arg(long)]
    active: bool,
    /// The language of the report; the terminal's when not given.
    #[arg(long, value_name = "en|zh-CN", value_parser = read_locale)]
    locale: Option<Locale>,
    /// How the report is written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// From which verdict on the exit code is 1.
    #[arg(long, value_enum, default_value = "broken")]
    fail_on: FailOn,
    #[command(flatten)]
    net: NetArgs,
    #[command(flatten)]
    dnsbl: DnsblArgs,
}

fn read_area(text: &str) -> Result<Area, String> {
    Area::from_name(text).ok_or_else(|| Area::ALL.iter().map(|area| area.as_str()).collect::<Vec<_>>().join(", "))
}

pub(super) fn read_relay(text: &str) -> Result<String, String> {
    let ids = || relays::all().iter().map(|relay| relay.id.as_str());
    relays::by_id(&text.to_ascii_lowercase()).map(|relay| relay.id.to_string()).ok_or_else(|| ids().collect::<Vec<_>>().join(", "))
}

/// Checks and tells.
pub fn run(args: &Args) -> Exit {
    let words = terminal_locale(args.locale);
    let (settings, tools) = match (args.net.validate(), tools(&args.dnsbl)) {
        (Ok(settings), Ok(tools)) => (settings, tools),
        (settings, tools) => {
            let problems: Vec<_> = settings.err().into_iter().flatten().chain(tools.err().into_iter().flatten()).collect();
            return complain(words, &problems);
        }
    };
    let volume = args.volume.map(|volume| volume.to_string()).unwrap_or_default();
    let relay = args.relay.as_deref().unwrap_or_default();
    let typed = Typed { target: &args.target, ips: &args.ip.join(","), helo: &args.helo, selectors: &args.selector.join(","), relay, volume: &volume };
    let target = match target::read(&typed) {
        Ok(target) if args.lab => crate::lab::complete(target),
        Ok(target) => target,
        Err(faults) => {
            for fault in faults {
                super::warn(words.fault(fault));
            }
            return Exit::Usage;
        }
    };
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return Exit::Unable };
    let report = runtime.block_on(async {
        let lab = if args.lab && crate::lab::owns(&target) { Some(Lab::start()) } else { None };
        let net = match &lab {
            Some(Ok(lab)) => lab.net(),
            Some(Err(error)) => {
                super::warn(error);
                return None;
            }
            None => network::world(&settings),
        };
        let options = Options { only: args.only.clone(), trial: if args.active { Trial::All } else { Trial::None } };
        Some(check::run(&net, &target, &tools, &options, |_, _| ()).await.report)
    });
    let Some(report) = report else { return Exit::Unable };
    // Whoever stopped reading has read enough.
    if write(args, words, &report).is_err_and(|error| error.kind() != std::io::ErrorKind::BrokenPipe) {
        return Exit::Unable;
    }
    exit(&report, args.fail_on)
}

fn write(args: &Args, words: Words, report: &Report) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &explain::document(report, words))?;
            writeln!(out)?;
        }
        Format::Text => {
            let colour = text::is_wanted(out.is_terminal(), |name| std::env::var(name).ok());
            out.write_all(text::render(report, words, colour, &args.only).as_bytes())?;
        }
    }
    if !report.vantage.can_judge {
        super::warn(words.text(key::REPORT_BLIND_LEAD));
    }
    out.flush()
}

fn exit(report: &Report, fail_on: FailOn) -> Exit {
    if !report.vantage.can_judge {
        return Exit::Unable;
    }
    let threshold = match fail_on {
        FailOn::Broken => &[Verdict::Broken][..],
        FailOn::Problem => &[Verdict::Broken, Verdict::Problem],
        FailOn::Never => &[],
    };
    if report.findings.iter().any(|finding| threshold.contains(&finding.verdict)) {
        Exit::Found
    } else if sentence::is_unjudged(report) {
        // Where nothing was judged, nothing is in order either: name servers that refuse every question, a name where an address was meant, or areas that
        // do not fit the target.
        Exit::Unable
    } else {
        Exit::Fine
    }
}

#[cfg(test)]
mod tests;
