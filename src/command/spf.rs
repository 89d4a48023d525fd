//! `mailworthy spf`: check_host() of RFC 7208 for one sender.

use std::net::IpAddr;

use clap::ValueEnum;
use serde_json::json;

use super::{Exit, complain, network, terminal_locale};
use crate::{config::NetArgs, mail::spf, net::Budget};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// The question to check_host().
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The address that sends.
    #[arg(long, value_name = "IP")]
    ip: IpAddr,
    /// The envelope sender (MAIL FROM); empty for a bounce.
    #[arg(long, value_name = "ADDRESS")]
    mail_from: String,
    /// The name given in HELO or EHLO; the sender's domain when not given.
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    helo: String,
    /// How the result is written.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    net: NetArgs,
}

/// Asks and tells.
pub fn run(args: &Args) -> Exit {
    let settings = match args.net.validate() {
        Ok(settings) => settings,
        Err(problems) => return complain(terminal_locale(None), &problems),
    };
    let helo = if args.helo.is_empty() { args.mail_from.rsplit('@').next().unwrap_or_default() } else { &args.helo };
    let query = spf::Query { ip: args.ip, sender: args.mail_from.clone(), helo: helo.to_owned(), receiver: String::new() };
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return Exit::Unable };
    let (evaluation, evidence) = runtime.block_on(async {
        let inquiry = network::world(&settings).inquire(Budget::default());
        let evaluation = spf::check_host(&inquiry, &query).await;
        (evaluation, inquiry.evidence())
    });
    match args.format {
        Format::Json => {
            let document = json!({
                "result": evaluation.result,
                "explanation": evaluation.explanation,
                "domain": evaluation.domain,
                "matched": evaluation.matched,
                "lookups": evaluation.lookups,
                "void_lookups": evaluation.void_lookups,
                "problem": evaluation.problem,
                "trace": evaluation.trace,
                "evidence": evidence,
            });
            super::say(format_args!("{document:#}"));
        }
        Format::Text => {
            super::say(evaluation.result);
            for step in &evaluation.trace {
                let outcome = serde_json::to_value(step.outcome).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
                let (indent, domain, term) = ("  ".repeat(step.depth + 1), crate::words::printable(&step.domain), crate::words::printable(&step.term));
                super::say(format_args!("{indent}{domain}  {term}  {outcome}"));
            }
            if let Some(explanation) = &evaluation.explanation {
                super::say(crate::words::printable(explanation));
            }
        }
    }
    // Every result is an answer to the question, an error of the record too.
    Exit::Fine
}
