//! `mailworthy probe`: does outbound port 25 work from this machine?

use std::net::IpAddr;

use clap::ValueEnum;
use serde_json::json;

use super::{Exit, complain, network, read_locale, terminal_locale};
use crate::{
    check::{
        judge,
        observe::{
            Observations,
            outbound::{self, Seen, Source},
        },
    },
    config::NetArgs,
    mail::outbound::{Attempt, Reach, code},
    model::{area::Area, finding::Finding, locale::Locale, target::Target, verdict::Verdict},
    net::{Budget, policy::special},
    words::{Key, Words, key},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Where the result goes, and how it is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The address that takes the result, as the report's page gives it.
    #[arg(long, value_name = "URL")]
    report_to: Option<String>,
    /// The relay whose ports are tried.
    #[arg(long, value_name = "ID", value_parser = super::check::read_relay)]
    relay: Option<String>,
    /// The language; the terminal's when not given.
    #[arg(long, value_name = "en|zh-CN", value_parser = read_locale)]
    locale: Option<Locale>,
    /// How the result is written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    net: NetArgs,
}

/// Tries and tells.
pub fn run(args: &Args) -> Exit {
    let words = terminal_locale(args.locale);
    let settings = match args.net.validate() {
        Ok(settings) => settings,
        Err(problems) => return complain(words, &problems),
    };
    let report_to = match args.report_to.as_deref().map(read_url).transpose() {
        Ok(url) => url,
        Err(()) => {
            let value = args.report_to.as_deref().unwrap_or_default();
            super::warn(words.with(key::SETTING_PROBLEM, [("flag", "--report-to"), ("value", value), ("expected", &words.text(key::EXPECTED_URL))]));
            return Exit::Usage;
        }
    };
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return Exit::Unable };
    runtime.block_on(async {
        let net = network::world(&settings);
        let inquiry = net.inquire(Budget::default());
        let servers = outbound::servers(&inquiry, args.relay.as_deref()).await;
        let attempts = crate::mail::outbound::attempt(&inquiry, &servers).await;
        if attempts.iter().all(|attempt| attempt.reach == Reach::Untold) {
            super::warn(words.text(key::PROBE_BLIND));
            return Exit::Unable;
        }
        // The last part of the address is the token of the report.
        let token = report_to.as_ref().and_then(|url| url.path_segments()?.next_back().map(str::to_owned)).filter(|token| !token.is_empty());
        let result = code::write(token.as_deref().unwrap_or(code::NO_REPORT), &attempts);
        let seen = Seen { source: Source::Own, from: public(&net.own_addresses().await), at: inquiry.started_at(), attempts };
        let findings = judge(args, seen.clone());
        match args.format {
            Format::Json => {
                let entries: Vec<_> = findings
                    .iter()
                    .map(|finding| json!({ "code": finding.code.as_str(), "verdict": finding.verdict, "args": finding.args, "text": words.finding(finding) }))
                    .collect();
                let document = json!({ "code": result, "attempts": seen.attempts, "findings": entries, "evidence": inquiry.evidence() });
                super::say(format_args!("{document:#}"));
            }
            Format::Text => {
                for attempt in &seen.attempts {
                    let host = servers.iter().find(|server| server.letter == attempt.letter).map(|server| server.host.as_str()).unwrap_or_default();
                    super::say(line(words, host, attempt));
                }
                for finding in &findings {
                    super::say(format_args!("\n{}", words.finding(finding)));
                    if let Some(fix) = words.fix(finding) {
                        super::say(fix);
                    }
                }
                super::say(format_args!("\n{}", words.with(key::PROBE_CODE, [("code", result.as_str())])));
            }
        }
        let taken = match &report_to {
            Some(url) => net.http.post(url.as_str(), result).await.is_ok(),
            None => true,
        };
        if !taken {
            super::warn(words.text(key::PROBE_NOT_TAKEN));
        }
        if findings.iter().any(|finding| finding.verdict == Verdict::Broken) {
            Exit::Found
        } else if taken {
            Exit::Fine
        } else {
            Exit::Unable
        }
    })
}

/// The address that a report would be about: a public one, where one is known.
fn public(own: &[IpAddr]) -> Option<IpAddr> {
    own.iter().copied().find(|ip| special(*ip).is_none()).or_else(|| own.first().copied())
}

/// What it means, as a report would say.
fn judge(args: &Args, seen: Seen) -> Vec<Finding> {
    let target = Target { domain: None, relay: args.relay.clone(), ..Target::default() };
    judge::area(Area::SmtpOut, &Observations { target, outbound: Some(seen), ..Observations::default() })
}

/// One attempt in one line.
fn line(words: Words, host: &str, attempt: &Attempt) -> String {
    let reach = serde_json::to_value(attempt.reach).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    let told = Key::find(&format!("reach-{}", reach.replace('_', "-"))).map_or(reach, |key| words.text(key));
    format!("{:<34} {} {:>5}  {told}", crate::words::printable(host), if attempt.ipv6 { "IPv6" } else { "IPv4" }, attempt.port)
}

/// An address that takes results: http or https, with a path.
fn read_url(text: &str) -> Result<url::Url, ()> {
    url::Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some()).ok_or(())
}
