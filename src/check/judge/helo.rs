//! The name that the server says first. Only a connection shows what it really says; DNS shows what the name is worth.

use std::collections::BTreeMap;

use super::{naming, spf::proposal};
use crate::{
    check::{
        fix::address_type,
        observe::{
            Observations,
            dns::is_within,
            helo::{Forward, Names, Seen, Wildcard, is_host_name, is_public_name, literal},
        },
    },
    mail::{iprev::Confirmation, spf::SpfResult},
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
};

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(all) = &seen.helo else { return Vec::new() };
    let mut names: BTreeMap<(bool, &str), Vec<&Seen>> = BTreeMap::new();
    let mut findings = Vec::new();
    for one in all {
        match &one.name {
            Some(name) => names.entry((one.assumed, name)).or_default().push(one),
            None => {
                let subject = one.ip.map_or_else(|| seen.target.label(), |ip| ip.to_string());
                let (verdict, why) = if one.ip.is_some() { (Verdict::Unknown, "no_name") } else { super::without_sender(seen) };
                let evidence = one.reverse.iter().flat_map(|reverse| reverse.evidence.iter().copied());
                findings.push(Finding::new(Code::HeloUnseen, subject).verdict(verdict).arg("why", why).seen(evidence));
            }
        }
    }
    for ((assumed, name), mut senders) in names {
        senders.sort_by_key(|one| one.ip);
        findings.extend(if assumed { judge_assumed(seen, name, &senders) } else { judge_given(seen, name, &senders) });
        // What a server calls itself as it receives mail is what it says as it sends, unless somebody has set it otherwise.
        let shown: Vec<&Seen> = senders.iter().copied().filter(|one| one.shown.is_some()).collect();
        if !shown.is_empty() {
            findings.push(Finding::new(Code::HeloShown, name).arg("ips", ips(&shown)).seen(shown.iter().filter_map(|one| one.shown)));
        }
    }
    findings
}

/// The reverse name is what most servers say; whether this one does is not known before its banner is seen.
fn judge_assumed(seen: &Observations, name: &str, senders: &[&Seen]) -> Vec<Finding> {
    let reverse = senders.iter().filter_map(|one| one.reverse.as_ref()).flat_map(|reverse| reverse.evidence.iter().copied());
    let mut findings = vec![Finding::new(Code::HeloAssumed, name).arg("ips", ips(senders)).seen(reverse)];
    findings.extend(judge_spf(seen, name, senders, true));
    findings
}

fn judge_given(seen: &Observations, name: &str, senders: &[&Seen]) -> Vec<Finding> {
    if let Some(said) = literal(name) {
        // RFC 5321 §4.1.3: the literal is the address of the client itself.
        let others: Vec<&Seen> = senders.iter().copied().filter(|one| one.ip.is_some_and(|ip| ip != said.to_canonical())).collect();
        let (verdict, form) = match (name.starts_with('['), others.is_empty()) {
            (true, true) => (Verdict::Note, "literal"),
            (true, false) => (Verdict::Problem, "other"),
            (false, _) => (Verdict::Problem, "bare"),
        };
        return vec![renamed(seen, Finding::new(Code::HeloLiteral, name).verdict(verdict).arg("form", form).arg("ips", ips(&others)), senders)];
    }
    // RFC 5321 §4.1.2: a domain is of letters, digits and hyphens.
    if !is_host_name(name) {
        return vec![renamed(seen, Finding::new(Code::HeloNotFqdn, name).arg("form", "characters"), senders)];
    }
    if !is_public_name(name) {
        return vec![renamed(seen, Finding::new(Code::HeloNotFqdn, name).arg("form", "local"), senders)];
    }
    let forward = senders.first().map_or(&[][..], |one| one.forward.as_slice());
    let finding = |code| Finding::new(code, name).seen(forward.iter().map(|family| family.evidence));
    let nowhere = forward.iter().all(|family| family.addresses.is_empty());
    let answered = forward.iter().all(|family| family.outcome.is_answer());
    let mut findings = Vec::new();
    if nowhere && answered {
        let unresolved = finding(Code::HeloUnresolved).arg("ips", ips(senders));
        let ip = senders.iter().find_map(|one| one.ip);
        findings.push(match ip.filter(|_| is_ours(seen, name) && alias(senders).is_none()) {
            Some(ip) => unresolved.remedy(address_type(ip), name, ip.to_string()),
            None => unresolved,
        });
    } else {
        let confirmed: Vec<&Seen> = senders.iter().copied().filter(|one| leads_back(one) == Some(true)).collect();
        if !confirmed.is_empty() {
            findings.push(finding(Code::HeloGood).arg("ips", ips(&confirmed)));
        }
        // RFC 5321 §2.3.5: the name is the host's primary one, which has an address of its own.
        if let Some(host) = alias(senders).filter(|_| !nowhere) {
            let fits = is_public_name(host) && is_host_name(host) && !naming::is_unchosen(host);
            findings.push(finding(Code::HeloAlias).arg("target", host.to_owned()).arg("place", if fits { "either" } else { "name" }));
        }
        let elsewhere: Vec<&Seen> = senders.iter().copied().filter(|one| leads_back(one) == Some(false)).collect();
        if !elsewhere.is_empty() {
            let addresses: Vec<String> = forward.iter().flat_map(|family| family.addresses.iter().map(ToString::to_string)).collect();
            let found = finding(Code::HeloElsewhere).arg("ips", ips(&elsewhere)).arg("addresses", addresses);
            // The name of this very machine, which lacks the address of one version of IP.
            let is_bare = |one: &&Seen| one.ip.is_some_and(|ip| one.forward.get(usize::from(ip.is_ipv6())).is_some_and(|family| family.addresses.is_empty()));
            let can_be_given = !confirmed.is_empty() && is_ours(seen, name) && alias(senders).is_none();
            findings.push(match elsewhere.iter().find(|one| can_be_given && is_bare(one)).and_then(|one| one.ip) {
                Some(ip) => found.arg("mend", "record").remedy(address_type(ip), name, ip.to_string()),
                None => found.arg("mend", "name"),
            });
        }
        let unknown: Vec<&Seen> = senders.iter().copied().filter(|one| leads_back(one).is_none()).collect();
        if !unknown.is_empty() {
            findings.push(finding(Code::HeloUnknown).arg("ips", ips(&unknown)));
        }
    }
    findings.extend(senders.iter().filter_map(|one| judge_ptr(seen, name, one)));
    findings.extend(judge_spf(seen, name, senders, false));
    findings
}

/// The command that gives the server the name that it should have, where one is known.
fn renamed(seen: &Observations, finding: Finding, senders: &[&Seen]) -> Finding {
    let ip = senders.iter().find_map(|one| one.ip);
    let wanted = ip.map_or_else(|| super::wanted_name(seen), |ip| super::wanted_name_at(seen, ip));
    if wanted == super::EXAMPLE {
        return finding;
    }
    let command = format!("postconf -e 'myhostname = {wanted}' && postfix reload");
    let server = ip.map_or_else(|| seen.target.label(), |ip| ip.to_string());
    finding.arg("wanted", wanted).remedy("Postfix", server, command)
}

/// Whether the name leads to the sending address; nothing where that could not be looked up, or no address is known.
fn leads_back(one: &Seen) -> Option<bool> {
    let ip = one.ip?;
    if one.forward.iter().any(|family| family.addresses.contains(&ip)) {
        return Some(true);
    }
    // Only addresses of the same family lead there; but a name that leads nowhere may have those that nobody told us.
    let nowhere = one.forward.iter().all(|family| family.addresses.is_empty());
    let of_family = one.forward.get(usize::from(ip.is_ipv6()));
    let answered = |family: &Forward| family.outcome.is_answer();
    let told = if nowhere { one.forward.iter().all(answered) } else { of_family.is_none_or(answered) };
    told.then_some(false)
}

fn judge_ptr(seen: &Observations, name: &str, one: &Seen) -> Option<Finding> {
    let (ip, reverse) = (one.ip?, one.reverse.as_ref()?);
    let finding = |code| {
        let evidence: Vec<EvidenceId> = reverse.evidence.iter().copied().chain(one.forward.iter().map(|family| family.evidence)).collect();
        Finding::new(code, name).arg("ip", ip.to_string()).seen(evidence)
    };
    // Without any reverse name there is nothing to compare; the area PTR says what that means.
    if reverse.names.is_empty() {
        return None;
    }
    if reverse.names.iter().map(|(other, _)| other).chain(&reverse.others).any(|other| other == name) {
        return Some(finding(Code::HeloPtrSame));
    }
    let reverse_confirms = confirms(reverse);
    let names: Vec<String> = reverse.names.iter().map(|(other, _)| other.clone()).collect();
    let leads = leads_back(one);
    // A reverse name that confirms is not given up for one that does not; nor may it be an alias (RFC 2181 §10.2). A name that leads nowhere can be
    // given the address.
    let nowhere = leads == Some(false) && one.forward.iter().all(|family| family.addresses.is_empty());
    let leads_or_can = leads == Some(true) || (nowhere && reverse_confirms == Some(false));
    // Nor is it given up for a name that nobody chose, and such a name is not said either. One address has one reverse name: the one that it should have
    // is the same wherever it is proposed (RFC 2181 §10.2).
    let wanted = super::wanted_name_at(seen, ip);
    let can_be_reverse = leads_or_can && alias(&[one]).is_none() && is_ours(seen, name) && !naming::is_unchosen(name) && name == wanted;
    let good: Vec<String> = confirmed(reverse).filter(|name| !naming::is_unchosen(name)).map(str::to_owned).collect();
    let change = match (can_be_reverse, good.is_empty()) {
        (true, true) => "reverse",
        (true, false) => "either",
        (false, false) => "helo",
        (false, true) => "both",
    };
    let differs = finding(Code::HeloPtrDiffers).arg("names", names).arg("change", change).arg("good", good).arg("wanted", wanted);
    let differs = if can_be_reverse { naming::with_forward(seen, ip, differs.remedy("PTR", ip.to_string(), name)) } else { differs };
    match (leads, reverse_confirms) {
        // Neither name leads to the address: nobody can tell whose server this is.
        (Some(false), Some(false)) => Some(differs.arg("confirmed", "none")),
        (Some(true), Some(true)) => Some(differs.verdict(Verdict::Note).arg("confirmed", "both")),
        // Catalogue, `helo.matches_ptr`: the name that is said has to lead there.
        (Some(false), Some(true)) => Some(differs.arg("confirmed", "reverse")),
        (Some(true), _) | (_, Some(true)) => Some(differs.verdict(Verdict::Note).arg("confirmed", "one")),
        // Neither is known to confirm, and one could not be looked up.
        _ => None,
    }
}

fn confirmed(reverse: &Names) -> impl Iterator<Item = &str> {
    reverse.names.iter().filter(|(_, confirmation)| *confirmation == Confirmation::Confirmed).map(|(name, _)| name.as_str())
}

/// Whether a reverse name leads back; nothing where that could not be looked up.
fn confirms(reverse: &Names) -> Option<bool> {
    if confirmed(reverse).next().is_some() {
        Some(true)
    } else if reverse.names.iter().any(|(_, confirmation)| *confirmation == Confirmation::Unknown) || !reverse.others.is_empty() {
        None
    } else {
        Some(false)
    }
}

/// Bounces have an empty sender, so the HELO name stands in for it (RFC 7208 §2.4).
fn judge_spf(seen: &Observations, name: &str, senders: &[&Seen], assumed: bool) -> Vec<Finding> {
    let mut groups: BTreeMap<&'static str, Vec<&Seen>> = BTreeMap::new();
    let all = senders;
    for one in senders {
        if let Some(evaluation) = &one.spf {
            groups.entry(evaluation.result.as_str()).or_default().push(one);
        }
    }
    let findings = groups.into_iter().map(|(result, senders)| {
        let evidence = senders.iter().filter_map(|one| one.spf.as_ref()).flat_map(|evaluation| evaluation.evidence.iter().copied());
        let assumed = if assumed { "yes" } else { "no" };
        let finding = |code| Finding::new(code, name).arg("ips", ips(&senders)).arg("result", result).arg("assumed", assumed).seen(evidence);
        if result == SpfResult::Pass.as_str() {
            finding(Code::HeloSpfGood)
        } else if result == SpfResult::None.as_str() {
            missing_policy(seen, name, &senders, all, finding(Code::HeloSpfMissing))
        } else if result == SpfResult::TempError.as_str() {
            finding(Code::HeloSpfUnknown)
        } else {
            match wildcard(all).filter(|wildcard| wildcard.policy && is_ours(seen, name)) {
                Some(wildcard) => beside_wildcard(name, all, wildcard, finding(Code::HeloSpfNoPass)),
                None => finding(Code::HeloSpfNoPass).arg("place", "own"),
            }
        }
    });
    findings.collect()
}

/// The wildcard that answers for the name.
fn wildcard<'a>(senders: &[&'a Seen]) -> Option<&'a Wildcard> {
    senders.iter().find_map(|one| one.wildcard.as_ref())
}

/// A policy of its own for a name that a wildcard answers for: what is changed there is changed for every name. It names the addresses, and they are
/// published beside it, since the wildcard gives the name nothing any more (RFC 4592 §2.2.1).
fn beside_wildcard(name: &str, senders: &[&Seen], wildcard: &Wildcard, finding: Finding) -> Finding {
    finding.arg("place", "wildcard").remedy("TXT", name, by_address(senders)).seen(wildcard.evidence.iter().copied())
}

/// What to publish for a name without a policy, where something can be published.
fn missing_policy(seen: &Observations, name: &str, senders: &[&Seen], all: &[&Seen], finding: Finding) -> Finding {
    // No record can stand beside an alias (RFC 1034 §3.6.2).
    if let Some(alias) = alias(senders) {
        return finding.arg("place", "alias").arg("alias", alias.to_owned());
    }
    if !is_ours(seen, name) {
        return finding.arg("place", "foreign");
    }
    if let Some(wildcard) = wildcard(all) {
        return beside_wildcard(name, all, wildcard, finding);
    }
    let finding = finding.arg("place", "own");
    if seen.target.domain.as_deref() != Some(name) {
        return finding.remedy("TXT", name, policy(senders));
    }
    // A domain has one record, for its mail and for its name in HELO alike.
    match proposal::first(seen).filter(|_| proposal::is_wanted(seen)) {
        Some(record) => finding.remedy("TXT", name, record),
        None => finding,
    }
}

/// Whether the owner of the target can publish something at a name: it lies in the target's domain, or it was given, or nobody else is known, and it
/// does not look like the name that a provider gives every machine.
fn is_ours(seen: &Observations, name: &str) -> bool {
    let is_within = seen.target.domain.as_ref().is_some_and(|domain| is_within(name, domain));
    let is_given = seen.target.domain.is_none() || seen.target.helo.as_deref() == Some(name);
    is_within || (is_given && !naming::is_unchosen(name))
}

/// The name that an alias leads to.
fn alias<'a>(senders: &[&'a Seen]) -> Option<&'a str> {
    senders.iter().flat_map(|one| &one.forward).find_map(|family| family.alias.as_deref())
}

/// A policy for a host that only sends as itself. There is none yet, so nothing has to be merged.
fn policy(senders: &[&Seen]) -> String {
    if senders.iter().all(|one| leads_back(one) == Some(true)) {
        return "v=spf1 a -all".to_owned();
    }
    by_address(senders)
}

fn by_address(senders: &[&Seen]) -> String {
    let terms: Vec<String> = senders.iter().filter_map(|one| one.ip).map(|ip| format!("{}:{ip}", if ip.is_ipv4() { "ip4" } else { "ip6" })).collect();
    format!("v=spf1 {} -all", terms.join(" "))
}

fn ips(senders: &[&Seen]) -> Vec<String> {
    senders.iter().filter_map(|one| one.ip).map(|ip| ip.to_string()).collect()
}
