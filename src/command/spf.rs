//! `mailworthy spf`: check_host() of RFC 7208 for one sender.

use std::{borrow::Cow, net::IpAddr};

use clap::ValueEnum;
use serde_json::json;

use super::{Exit, complain, network, terminal_locale};
use crate::{
    config::NetArgs,
    error::{Fault, Field, InputFault},
    mail::spf,
    net::Budget,
};

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
    /// The envelope sender (MAIL FROM), with or without angle brackets; <> or nothing for a bounce.
    #[arg(long, value_name = "ADDRESS")]
    mail_from: String,
    /// The name given in HELO or EHLO; the sender's domain when not given. A bounce is asked about by it.
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
    let query = match question(args.ip, &args.mail_from, &args.helo) {
        Ok(query) => query,
        Err(faults) => {
            for fault in faults {
                eprintln!("mailworthy: {}", terminal_locale(None).fault(fault));
            }
            return Exit::Usage;
        }
    };
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

/// The question as a receiver has it: MAIL FROM without its brackets, names in A-labels (RFC 7208 §4.3).
fn question(ip: IpAddr, mail_from: &str, helo: &str) -> Result<spf::Query, Vec<InputFault>> {
    let mut faults = Vec::new();
    let mut note = |field, fault| faults.push(InputFault { field, fault });
    let mail_from = mail_from.trim();
    let bare = mail_from.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(mail_from);
    let (local_part, domain) = bare.rsplit_once('@').map_or((None, bare), |(local_part, domain)| (Some(local_part), domain));
    let domain = match a_labels(domain) {
        // RFC 7208 §2.4: a bounce has no sender, and is asked about by its HELO name.
        Some(domain) if local_part.is_none() || !domain.is_empty() => domain,
        _ => {
            note(Field::Sender, Fault::NotASender);
            String::new()
        }
    };
    if local_part.is_some_and(|local_part| local_part.contains(['<', '>']) || local_part.contains(char::is_control)) {
        note(Field::Sender, Fault::NotASender);
    }
    let helo = match a_labels(helo.trim()) {
        Some(helo) if helo.is_empty() && bare.is_empty() => {
            note(Field::Helo, Fault::Empty);
            helo
        }
        Some(helo) if helo.is_empty() => domain.clone(),
        Some(helo) => helo,
        None => {
            note(Field::Helo, Fault::NotAHostName);
            String::new()
        }
    };
    let sender = local_part.map_or_else(|| domain.clone(), |local_part| format!("{local_part}@{domain}"));
    faults.dedup();
    if faults.is_empty() { Ok(spf::Query { ip, sender, helo, receiver: String::new() }) } else { Err(faults) }
}

/// A name in A-labels (RFC 5890 §2.3.2.1), or an address literal. Whether it is one that can have a policy, check_host() says.
fn a_labels(name: &str) -> Option<String> {
    let is_literal = name.starts_with('[') && name.ends_with(']');
    if name.contains(|character: char| character.is_whitespace() || character.is_control() || "<>()@,;\"\\".contains(character)) {
        return None;
    }
    if name.is_ascii() || is_literal {
        return Some(name.to_owned());
    }
    idna::domain_to_ascii_cow(name.as_bytes(), idna::AsciiDenyList::URL).ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(mail_from: &str, helo: &str) -> Result<(String, String), Vec<Fault>> {
        let query = question("192.0.2.1".parse().unwrap(), mail_from, helo);
        query.map(|query| (query.sender, query.helo)).map_err(|faults| faults.into_iter().map(|fault| fault.fault).collect())
    }

    #[test]
    fn a_sender_is_read_as_it_stands_in_the_dialogue() {
        for (mail_from, helo, sender, name) in [
            ("bob@ex.org", "", "bob@ex.org", "ex.org"),
            ("<bob@ex.org>", "mail.ex.org", "bob@ex.org", "mail.ex.org"),
            (" <bob@ex.org> ", "", "bob@ex.org", "ex.org"),
            ("<>", "mail.ex.org", "", "mail.ex.org"),
            ("", "mail.ex.org", "", "mail.ex.org"),
            ("bob@bücher.example", "post.bücher.example", "bob@xn--bcher-kva.example", "post.xn--bcher-kva.example"),
            ("ex.org", "[192.0.2.1]", "ex.org", "[192.0.2.1]"),
            ("@ex.org", "", "@ex.org", "ex.org"),
        ] {
            assert_eq!(read(mail_from, helo), Ok((sender.to_owned(), name.to_owned())), "{mail_from} {helo}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for (mail_from, helo, faults) in [
            ("<>", "", vec![Fault::Empty]),
            ("<bob@ex.org", "", vec![Fault::NotASender]),
            ("bob@", "mail.ex.org", vec![Fault::NotASender]),
            ("Bob <bob@ex.org>", "mail.ex.org", vec![Fault::NotASender]),
            ("bob@ex.org", "mail ex.org", vec![Fault::NotAHostName]),
            ("bob@ex org", "a b", vec![Fault::NotASender, Fault::NotAHostName]),
        ] {
            assert_eq!(read(mail_from, helo), Err(faults), "{mail_from} {helo}");
        }
    }
}
