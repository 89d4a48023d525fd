//! What to write to others, word for word: to the operator of a blocklist, or to the provider of an address.

use crate::{
    knowledge::blocklists::{self, Blocklist, Way},
    model::{
        code::Code,
        finding::{Arg, Finding},
        verdict::Verdict,
    },
    words::{Key, Words, key},
};

/// The text to send, where somebody else has to act and a text moves them.
pub fn request(finding: &Finding, words: Words) -> Option<String> {
    if matches!(finding.verdict, Verdict::Good | Verdict::NotApplicable | Verdict::Unknown) {
        return None;
    }
    let says = |name: &str, value: &str| finding.args.get(name) == Some(&Arg::from(value));
    // What was reported names the machine where it came from one.
    let from = match finding.args.get("from") {
        Some(Arg::Text(from)) if !from.is_empty() => from,
        _ => &finding.subject,
    };
    let to_provider = |key: Key| Some(words.with(key, [("ip", from.as_str())]));
    match finding.code {
        Code::DnsblListed | Code::DnsblMinor | Code::DnsblPolicy => listing(finding, words),
        // Who runs somebody else's domain has to ask.
        Code::DomainListed | Code::DomainListedElsewhere if (says("role", "own") || says("role", "host")) && says("removal", "ask") => {
            Some(words.with(key::DETAIL_REQUEST_DOMAIN, [("domain", finding.subject.as_str())]))
        }
        Code::NeighboursLevelTwo | Code::NeighboursListed => to_provider(key::REQUEST_RANGE),
        Code::SmtpOutClosed => to_provider(key::REQUEST_PORT),
        Code::SmtpOutPartly if says("ipv6", "alone") => to_provider(key::REQUEST_PORT),
        Code::SmtpOutReported if says("told", "closed") => to_provider(key::REQUEST_PORT),
        // Whose firewall it is, nobody knows.
        Code::SmtpOutIntercepted | Code::SmtpOutReported if says("part", "covered") || says("told", "covered") => None,
        Code::SmtpOutIntercepted | Code::SmtpOutReported => to_provider(key::REQUEST_REDIRECT),
        Code::SmtpOutRelayClosed if !says("how", "plain") => to_provider(key::REQUEST_RELAY),
        _ => None,
    }
}

/// To whom the list hears: the owner of the network, or the list itself.
fn listing(finding: &Finding, words: Words) -> Option<String> {
    let Some(Arg::Text(id)) = finding.args.get("id") else { return None };
    let list = blocklists::by_id(id)?;
    let ip = finding.subject.as_str();
    let ticket = |key: Key, part: &str| Some(words.with(key, [("ip", ip), ("part", part), ("url", &list.delist_url)]));
    match ways(finding, list).iter().min() {
        Some((Way::Provider, part)) => ticket(key::DETAIL_REQUEST_PROVIDER, part),
        Some((Way::Owner, part)) => ticket(key::DETAIL_REQUEST_OWNER, part),
        // Nobody hears, or a form asks for nothing that could be written beforehand.
        Some((Way::Leave | Way::Exclude | Way::ReverseName, _)) => None,
        _ if !list.takes_requests() => None,
        _ => Some(words.with(key::DETAIL_REQUEST_TEXT, [("ip", ip)])),
    }
}

/// The ways out of what a finding tells, each once with the part of the list that it is about.
pub fn ways<'a>(finding: &Finding, list: &'a Blocklist) -> Vec<(Way, &'a str)> {
    let Some(Arg::List(keys)) = finding.args.get("meanings") else { return Vec::new() };
    let mut ways: Vec<(Way, &str)> = Vec::new();
    for key in keys {
        let told = list.way(key).map(|way| (way, list.part(key).unwrap_or(&list.name)));
        ways.extend(told.filter(|told| !ways.contains(told)));
    }
    ways.sort_unstable();
    ways
}
