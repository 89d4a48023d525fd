//! Reverse DNS: receivers look the address up backwards before they read a word.

use crate::{
    check::observe::Observations,
    knowledge::{
        catalogue::{self, Shows},
        providers,
    },
    mail::iprev::{Confirmation, Reverse},
    model::{code::Code, finding::Finding, verdict::Verdict},
    net::{Outcome, dns::reverse_name},
};

/// More names than this are unusual for a mail server, and only the first few are confirmed by receivers (RFC 8601 §3 allows a limit).
const FEW_NAMES: usize = 1;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(reverses) = &seen.ptr else { return Vec::new() };
    if reverses.is_empty() {
        let (verdict, why) = super::without_sender(seen);
        let finding = Finding::new(Code::PtrNoAddress, seen.target.label()).verdict(verdict).arg("why", why);
        return vec![finding.arg("services", seen.identity.services.clone()).seen(seen.identity.evidence.iter().copied())];
    }
    let troubles = seen.ptr_trouble.iter().filter_map(|trouble| {
        let zone = if trouble.name == reverse_name(trouble.ip) { "reverse" } else { "forward" };
        let finding =
            |code| Finding::new(code, trouble.ip.to_string()).arg("name", trouble.name.clone()).arg("zone", zone).seen(trouble.evidence.iter().copied());
        if trouble.repeated {
            Some(finding(Code::PtrServerFailure))
        } else {
            // A failure that did not repeat is told by what it hides.
            let answered = trouble.evidence.len() == 1;
            answered.then(|| finding(Code::PtrSlow).arg("seconds", format!("{}.{}", trouble.took_ms / 1_000, trouble.took_ms % 1_000 / 100)))
        }
    });
    reverses.iter().flat_map(|reverse| judge_one(seen, reverse)).chain(troubles).map(super::with_example).collect()
}

fn judge_one(seen: &Observations, reverse: &Reverse) -> Vec<Finding> {
    let ip = reverse.ip.to_string();
    let evidence = || std::iter::once(reverse.evidence).chain(reverse.names.iter().map(|name| name.evidence));
    let finding = |code| Finding::new(code, ip.clone()).seen(evidence());
    let names: Vec<String> = reverse.names.iter().map(|name| name.name.clone()).collect();
    match reverse.outcome {
        Outcome::NoData | Outcome::NoSuchName => {
            // RFC 2317 §4: behind an alias the record belongs into the zone that was handed over, and the provider has done its part.
            let missing = match reverse.delegated.last() {
                Some(place) => finding(Code::PtrMissing).arg("handed", "yes").arg("place", place.clone()).remedy(
                    "PTR",
                    place.clone(),
                    format!("{}.", super::wanted_name(seen)),
                ),
                None => finding(Code::PtrMissing).remedy("PTR", ip.clone(), super::wanted_name(seen)),
            };
            let mut findings = vec![missing];
            findings.extend(reverse.ip.is_ipv6().then(|| finding(Code::PtrSixUnconfirmed)));
            return findings;
        }
        // A record that names nothing is none.
        Outcome::Found if names.is_empty() && reverse.delegated.is_empty() => {
            return vec![finding(Code::PtrMissing).remedy("PTR", ip.clone(), super::wanted_name(seen))];
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
            findings.push(match generic(seen, &confirmed) {
                Some((verdict, shows)) => finding(Code::PtrGeneric).verdict(verdict).arg("name", confirmed[0].clone()).arg("shows", shows).remedy(
                    "PTR",
                    ip.clone(),
                    super::wanted_name(seen),
                ),
                None => finding(Code::PtrGood).arg("name", confirmed[0].clone()),
            });
            // The value of a PTR record is to be the host's own name (RFC 2181 §10.2).
            if let Some((name, host)) = confirmed_alias(reverse) {
                findings.push(finding(Code::PtrAlias).arg("name", name.to_owned()).arg("target", host.to_owned()).remedy("PTR", ip.clone(), host));
            }
            if count(Confirmation::Refuted) > 0 {
                let others = reverse.names.iter().filter(|name| name.confirmation == Confirmation::Refuted).map(|name| name.name.clone());
                findings.push(finding(Code::PtrPartly).arg("names", others.collect::<Vec<_>>()).arg("confirmed", confirmed));
            }
        }
        Confirmation::Refuted => {
            let name = &reverse.names[0];
            let addresses: Vec<String> = name.addresses.iter().map(ToString::to_string).collect();
            let (kind, owner, value) = mend(seen, reverse, &name.name);
            findings.push(
                finding(Code::PtrNotConfirmed)
                    .arg("name", name.name.clone())
                    .arg("addresses", addresses)
                    .arg("record", if kind == "PTR" { "reverse" } else { "address" })
                    .remedy(kind, owner, value),
            );
            findings.extend(reverse.ip.is_ipv6().then(|| finding(Code::PtrSixUnconfirmed)));
        }
        Confirmation::Unknown => findings.push(finding(Code::PtrForwardUnknown).arg("names", names.clone())),
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

/// The record that makes a name lead back: an address for a name that the owner of the address can have, else another name for the address.
fn mend(seen: &Observations, reverse: &Reverse, name: &str) -> (&'static str, String, String) {
    let ip = reverse.ip.to_string();
    // Without its last dot a name is taken as one of the reverse zone (RFC 1035 §5.1).
    let front = name.strip_suffix(".in-addr.arpa").or_else(|| name.strip_suffix(".ip6.arpa"));
    let meant = front.map(|front| {
        let labels: Vec<&str> = front.split('.').collect();
        let of_zone = |label: &&str| label.bytes().all(|byte| byte.is_ascii_digit() || b"-/".contains(&byte)) || label.len() == 1;
        labels[..labels.iter().rposition(|label| !of_zone(label)).map_or(0, |last| last + 1)].join(".")
    });
    if let Some(meant) = meant.filter(|meant| crate::check::observe::helo::is_public_name(meant)) {
        return ("PTR", ip, meant);
    }
    let is_known = seen.target.domain.is_some() || seen.target.helo.is_some();
    if crate::check::observe::helo::is_public_name(name) && (super::is_own_name(seen, name) || !is_known) {
        (if reverse.ip.is_ipv4() { "A" } else { "AAAA" }, name.to_owned(), ip)
    } else {
        ("PTR", ip, super::wanted_name(seen))
    }
}

/// How far the confirmed names look like names that nobody chose; nothing when one of them was chosen.
///
/// The name that a provider gives every machine, and one with the address or a word for changing lines in it, is held against mail; under the
/// own domain somebody chose it, and only the looks are wrong.
fn generic(seen: &Observations, names: &[String]) -> Option<(Verdict, &'static str)> {
    let judged = names.iter().map(|name| {
        let shows: Vec<Shows> = catalogue::generic_ptr(name).iter().map(|generic| generic.shows).collect();
        let own = super::is_own_name(seen, name);
        if shows.contains(&Shows::ProviderDefault) || shows.contains(&Shows::Local) {
            Some((Verdict::Problem, "default"))
        } else if own {
            // A number after a word is how people name their own machines.
            (shows.contains(&Shows::Dynamic) || shows.contains(&Shows::Address)).then_some((Verdict::Note, "own"))
        } else if shows.contains(&Shows::Dynamic) || shows.contains(&Shows::Address) {
            Some((Verdict::Problem, "default"))
        } else if shows.contains(&Shows::Numbered) || providers::by_rdns_suffix(name).is_some() {
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
