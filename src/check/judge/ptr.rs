//! Reverse DNS: receivers look the address up backwards before they read a word.

use std::net::IpAddr;

use super::naming;
use crate::{
    check::{
        fix::address_type,
        observe::{Observations, helo::is_public_name},
    },
    knowledge::{catalogue::Shows, providers},
    mail::iprev::{Confirmation, Name, Reverse},
    model::{code::Code, finding::Finding, verdict::Verdict},
    net::{Outcome, dns::reverse_name},
};

/// More names than this are unusual for a mail server, and only the first few are confirmed by receivers (RFC 8601 §3 allows a limit).
const FEW_NAMES: usize = 1;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(reverses) = &seen.ptr else { return Vec::new() };
    if reverses.is_empty() && seen.identity.senders.is_empty() {
        let (verdict, why) = super::without_sender(seen);
        let finding = Finding::new(Code::PtrNoAddress, seen.target.label()).verdict(verdict).arg("why", why);
        return vec![finding.arg("services", seen.identity.services.clone()).seen(seen.identity.evidence.iter().copied())];
    }
    let troubles = seen.ptr_trouble.iter().filter_map(|trouble| {
        let zone = if trouble.name == reverse_name(trouble.ip) { "reverse" } else { "forward" };
        let whose = if zone == "forward" && super::is_own_name(seen, &trouble.name) { "own" } else { "other" };
        let finding = |code| {
            Finding::new(code, trouble.ip.to_string())
                .arg("name", trouble.name.clone())
                .arg("zone", zone)
                .arg("whose", whose)
                .seen(trouble.evidence.iter().copied())
        };
        // The servers answer, and what they say leads nowhere.
        if !trouble.circle.is_empty() {
            return Some(finding(Code::PtrServerFailure).arg("why", "circle").arg("aliases", trouble.circle.clone()));
        }
        // Where nothing above the name is answered either, or the zone's own servers answer, it may be our resolver that fails.
        if trouble.repeated && trouble.above.is_none_or(Outcome::is_answer) && trouble.zone_fails == Some(true) {
            Some(finding(Code::PtrServerFailure).arg("why", "failure").arg("aliases", Vec::<String>::new()))
        } else {
            // A failure that did not repeat is told by what it hides.
            let answered = trouble.evidence.len() == 1;
            answered.then(|| finding(Code::PtrSlow).arg("seconds", format!("{}.{}", trouble.took_ms / 1_000, trouble.took_ms % 1_000 / 100)))
        }
    });
    let looked_at = |ip: &IpAddr| reverses.iter().any(|reverse| reverse.ip == *ip);
    let hidden = seen.identity.ips().into_iter().map(|ip| ip.to_canonical()).filter(|ip| !looked_at(ip)).map(|ip| {
        let finding = Finding::new(Code::PtrNoAddress, ip.to_string()).verdict(Verdict::NotApplicable).arg("why", "not_public");
        finding.arg("services", Vec::<String>::new()).seen(seen.identity.evidence.iter().copied())
    });
    let own = reverses.iter().flat_map(|reverse| judge_one(seen, reverse).into_iter().map(|finding| naming::with_forward(seen, reverse.ip, finding)));
    own.chain(troubles).chain(hidden).map(super::with_example).collect()
}

/// Whether the address has a reverse name that leads back and that somebody chose; nothing when that was not looked at or could not be told.
pub(super) fn is_sound(seen: &Observations, ip: IpAddr) -> Option<bool> {
    let reverse = seen.ptr.iter().flatten().find(|reverse| reverse.ip == ip)?;
    let findings = judge_one(seen, reverse);
    let has = |codes: &[Code]| findings.iter().any(|finding| codes.contains(&finding.code));
    (!has(&[Code::PtrUnknown, Code::PtrForwardUnknown])).then(|| has(&[Code::PtrGood]))
}

fn judge_one(seen: &Observations, reverse: &Reverse) -> Vec<Finding> {
    let ip = reverse.ip.to_string();
    let evidence = || std::iter::once(reverse.evidence).chain(reverse.names.iter().map(|name| name.evidence));
    let finding = |code| Finding::new(code, ip.clone()).seen(evidence());
    let names: Vec<String> = reverse.names.iter().map(|name| name.name.clone()).collect();
    // Of IPv6 an entry of the catalogue of its own asks both: a name, and that it leads back.
    let is_six = reverse.ip.is_ipv6();
    let nameless = || {
        let missing = if is_six { finding(Code::PtrSixUnconfirmed).arg("why", "missing") } else { finding(Code::PtrMissing) };
        (missing, super::wanted_name_at(seen, reverse.ip))
    };
    match reverse.outcome {
        Outcome::NoData | Outcome::NoSuchName => {
            let (missing, wanted) = nameless();
            // RFC 2317 §4: behind an alias the record belongs into the zone that was handed over, and the provider has done its part.
            return vec![match reverse.delegated.last() {
                Some(place) => missing.arg("handed", "yes").arg("place", place.clone()).remedy("PTR", place.clone(), format!("{wanted}.")),
                None => missing.remedy("PTR", ip, wanted),
            }];
        }
        // A record that names nothing is none.
        Outcome::Found if names.is_empty() && reverse.delegated.is_empty() => {
            let (missing, wanted) = nameless();
            return vec![missing.remedy("PTR", ip, wanted)];
        }
        outcome if !outcome.is_answer() => return vec![finding(Code::PtrUnknown)],
        _ if names.is_empty() => return vec![finding(Code::PtrUnknown)],
        _ => {}
    }
    let mut findings = Vec::new();
    let count = |wanted| reverse.names.iter().filter(|name| name.confirmation == wanted).count();
    match reverse.confirmation() {
        Confirmation::Confirmed => {
            let confirmed: Vec<String> = reverse.confirmed().map(str::to_owned).collect();
            let generic = generic(seen, reverse.ip, &confirmed);
            let is_replaced = generic.is_some();
            findings.push(match generic {
                Some((verdict, shows)) => {
                    let wanted = super::wanted_name_at(seen, reverse.ip);
                    let generic = finding(Code::PtrGeneric).verdict(verdict).arg("name", confirmed[0].clone()).arg("shows", shows);
                    if confirmed.contains(&wanted) { generic } else { generic.remedy("PTR", ip.clone(), wanted) }
                }
                None => finding(Code::PtrGood).arg("name", confirmed[0].clone()),
            });
            // The value of a PTR record is to be the host's own name (RFC 2181 §10.2).
            if let Some((name, host)) = confirmed_alias(reverse) {
                let finding = finding(Code::PtrAlias).arg("name", name.to_owned()).arg("target", host.to_owned());
                findings.push(mend_alias(seen, reverse, name, host, is_replaced, finding));
            }
            if count(Confirmation::Refuted) > 0 {
                let others = reverse.names.iter().filter(|name| name.confirmation == Confirmation::Refuted).map(|name| name.name.clone());
                findings.push(finding(Code::PtrPartly).arg("names", others.collect::<Vec<_>>()).arg("confirmed", confirmed));
            }
        }
        Confirmation::Refuted => {
            // Of several, the one that the server should have is mended.
            let preferred = naming::preferred_name_at(seen, reverse.ip);
            let name = reverse.names.iter().find(|name| name.name == preferred).unwrap_or(&reverse.names[0]);
            let addresses: Vec<String> = name.addresses.iter().map(ToString::to_string).collect();
            let (record, owner, value) = mend(seen, reverse, name);
            let kind = if record == "reverse" { "PTR" } else { address_type(reverse.ip) };
            let refuted = if is_six { finding(Code::PtrSixUnconfirmed).arg("why", "refuted") } else { finding(Code::PtrNotConfirmed) };
            let refuted = refuted.arg("name", name.name.clone()).arg("addresses", addresses).arg("record", record).remedy(kind, owner, value);
            // What the names look like is as plain where they do not lead back: rules speak of it.
            findings.push(match generic(seen, reverse.ip, &names) {
                Some((Verdict::Problem, _)) => refuted.arg("looks", "default"),
                Some(_) => refuted.arg("looks", "doubtful"),
                None => refuted,
            });
        }
        Confirmation::Unknown => {
            let unanswered = reverse.names.iter().any(|name| name.confirmation == Confirmation::Unknown);
            let forward = finding(Code::PtrForwardUnknown).arg("names", names.clone()).arg("count", reverse.total);
            findings.push(forward.arg("why", if unanswered { "unanswered" } else { "many" }));
        }
    }
    if reverse.total > FEW_NAMES {
        findings.push(finding(Code::PtrSeveral).arg("count", reverse.total).arg("confirmed", count(Confirmation::Confirmed)).arg("names", names));
    }
    findings
}

/// The first confirmed name, when it is an alias, and the name that it leads to.
fn confirmed_alias(reverse: &Reverse) -> Option<(&str, &str)> {
    let name = reverse.names.iter().find(|name| name.confirmation == Confirmation::Confirmed)?;
    Some((&name.name, name.aliases.last()?))
}

/// What to do about a reverse name that is an alias. Where another name is proposed for the address, that one takes its place, so that no address gets two;
/// and no name that nobody chose is set in place of a chosen one: that gets an address of its own.
fn mend_alias(seen: &Observations, reverse: &Reverse, name: &str, host: &str, is_replaced: bool, finding: Finding) -> Finding {
    let said = naming::said_at(seen, reverse.ip).filter(|said| reverse.names.iter().all(|other| other.name != *said)).map(str::to_owned);
    let wanted = said.or_else(|| is_replaced.then(|| super::wanted_name_at(seen, reverse.ip)));
    let is_kept = wanted.is_none() && (naming::is_unchosen(host) || !is_public_name(host));
    match wanted {
        Some(wanted) => finding.arg("change", "other").arg("wanted", wanted.clone()).remedy("PTR", reverse.ip.to_string(), wanted),
        None if is_kept && super::is_own_name(seen, name) => {
            finding.arg("change", "name").arg("wanted", "").remedy(address_type(reverse.ip), name, reverse.ip.to_string())
        }
        None if is_kept => finding.arg("change", "name").arg("wanted", ""),
        None => finding.arg("change", "host").arg("wanted", "").remedy("PTR", reverse.ip.to_string(), host),
    }
}

/// The record that makes a name lead back: an address for a name that the owner of the address can have and that has none, else another name for
/// the address; and whether it is a new address record, a changed one, or a reverse name.
fn mend(seen: &Observations, reverse: &Reverse, found: &Name) -> (&'static str, String, String) {
    let (ip, name) = (reverse.ip.to_string(), found.name.as_str());
    // Without its last dot a name is taken as one of the reverse zone (RFC 1035 §5.1).
    let front = name.strip_suffix(".in-addr.arpa").or_else(|| name.strip_suffix(".ip6.arpa"));
    let meant = front.map(|front| {
        let labels: Vec<&str> = front.split('.').collect();
        let of_zone = |label: &&str| label.bytes().all(|byte| byte.is_ascii_digit() || b"-/".contains(&byte)) || label.len() == 1;
        labels[..labels.iter().rposition(|label| !of_zone(label)).map_or(0, |last| last + 1)].join(".")
    });
    if let Some(meant) = meant.filter(|meant| is_public_name(meant)) {
        return ("reverse", ip, meant);
    }
    let wanted = super::wanted_name_at(seen, reverse.ip);
    let is_known = seen.target.domain.is_some() || seen.target.helo.is_some();
    // A name with other addresses serves something else, and beside an alias nothing can stand (RFC 1034 §3.6.2).
    let is_free = found.addresses.is_empty() && found.aliases.is_empty();
    if is_public_name(name) && is_free && (super::is_own_name(seen, name) || !is_known || name == wanted) {
        ("address", name.to_owned(), ip)
    } else if found.aliases.is_empty() && found.addresses.iter().any(|address| seen.identity.ips().contains(address)) && super::is_own_name(seen, name) {
        // The name of another of the senders keeps its address: it may have both.
        ("added", name.to_owned(), ip)
    } else if name == naming::preferred_name_at(seen, reverse.ip) && !naming::is_exchanger(seen, name) {
        ("changed", name.to_owned(), ip)
    } else {
        ("reverse", ip, wanted)
    }
}

/// How far these names look like names that nobody chose; nothing when one of them was chosen.
///
/// The name that a provider gives every machine, and one with the address or a numbered line in it, is held against mail; under the own domain
/// somebody chose it, and only the looks are wrong, as far as it has this very address in it.
fn generic(seen: &Observations, ip: IpAddr, names: &[String]) -> Option<(Verdict, &'static str)> {
    let judged = names.iter().map(|name| {
        let shows = naming::shows(name);
        let is_line = || shows.contains(&Shows::Dynamic) && name.bytes().any(|byte| byte.is_ascii_digit());
        let own = super::is_own_name(seen, name);
        if !is_public_name(name) {
            Some((Verdict::Problem, "local"))
        } else if shows.contains(&Shows::ProviderDefault) || shows.contains(&Shows::Local) {
            Some((Verdict::Problem, "default"))
        } else if own {
            // A number after a word is how people name their own machines.
            (shows.contains(&Shows::Dynamic) || naming::spells(name, ip)).then_some((Verdict::Note, "own"))
        } else if is_line() || shows.contains(&Shows::Address) || naming::spells(name, ip) {
            Some((Verdict::Problem, "default"))
        } else if shows.contains(&Shows::Dynamic) || shows.contains(&Shows::Numbered) || providers::by_rdns_suffix(name).is_some() {
            // Our list of endings is general knowledge and decides nothing alone.
            Some((Verdict::Note, "numbered"))
        } else {
            None
        }
    });
    // One chosen name among several is enough.
    let judged: Option<Vec<(Verdict, &'static str)>> = judged.collect();
    judged?.into_iter().max_by_key(|(verdict, _)| verdict.rank())
}
