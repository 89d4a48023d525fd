//! The domain as a name: listed, young, expiring, held, or too much like somebody else's.

mod likeness;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, tz::TimeZone};

use self::likeness::Likeness;
use crate::{
    check::observe::{
        Observations,
        dns::is_within,
        domain::{Domain, Role, Seen, organisation},
    },
    knowledge::blocklists::{self, Blocklist, Impact, Reading, Way},
    mail::{
        dnsbl::{Doubt, State},
        rdap::{End, Registration},
    },
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
};

const DAY_MS: i64 = 24 * 3_600 * 1_000;
/// Days since registration: below the first it is a problem, up to the second worth knowing. A proposal of the catalogue.
const AGES: (i64, i64) = (7, 30);
/// Days until the registration ends, the same way.
const ENDS: (i64, i64) = (15, 45);
/// Top-level domains that abuse statistics keep naming. General knowledge: worth a remark, never more.
const ABUSED: [&str; 22] = [
    "bond", "buzz", "cf", "cfd", "click", "cyou", "ga", "gq", "icu", "loan", "lol", "ml", "monster", "mov", "quest", "rest", "sbs", "tk", "top", "win", "xyz",
    "zip",
];
/// Answers that weigh little by the lists' own words: URIBL's grey and red, SURBL's disposable mail and click trackers.
const SOFT: [(&str, &str); 4] = [("uribl", "bit 4"), ("uribl", "bit 8"), ("surbl", "bit 4"), ("surbl", "bit 32")];

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(domain) = &seen.domain else { return Vec::new() };
    let mut findings = lists(domain);
    findings.extend(registration(domain, &domain.registration));
    let last = domain.domain.rsplit('.').next().unwrap_or_default();
    if ABUSED.contains(&last) {
        findings.push(Finding::new(Code::DomainTld, domain.domain.clone()).arg("tld", last));
    }
    findings.extend(name(domain));
    findings
}

/// What the lists say.
fn lists(domain: &Domain) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut clean: BTreeMap<&str, Group> = BTreeMap::new();
    let (mut refused, mut dead) = (Group::default(), Group::default());
    let (mut silent, mut strange) = (Group::default(), Group::default());
    let mut all: Vec<&Seen> = domain.lists.iter().collect();
    all.sort_by(|one, other| (&one.list, &one.domain).cmp(&(&other.list, &other.domain)));
    for seen in all {
        let Some(list) = blocklists::by_id(&seen.list) else { continue };
        // What is said of a host is worth a word where it says more than what is said of its domain.
        if seen.role == Role::Host && (seen.listing.state != State::Listed || is_covered(domain, seen)) {
            continue;
        }
        match (seen.listing.state, seen.listing.doubt) {
            (State::Listed, _) => match listed(seen, list) {
                Word::Listed(finding) => findings.push(finding),
                Word::Harmless => clean.entry(&seen.domain).or_default().add(seen, list),
                Word::Undocumented => strange.add(seen, list),
            },
            (State::Clean, _) => clean.entry(&seen.domain).or_default().add(seen, list),
            (State::Refused, _) => refused.add(seen, list),
            // A list that does not name its own test point may be dead, or may hide from us: that is not known (RFC 5782 §5).
            (State::Dead, Some(Doubt::Silent)) | (State::Unknown, _) => silent.add(seen, list),
            (State::Dead, _) => dead.add(seen, list),
        }
    }
    findings.extend(alike(clean).into_iter().filter_map(|group| group.finding(Code::DomainClean, domain)));
    findings.extend(refused.untold(Code::DomainListsRefused, domain));
    findings.extend(silent.untold(Code::DomainListsUnknown, domain).map(|finding| finding.arg("why", "silent")));
    findings.extend(strange.untold(Code::DomainListsUnknown, domain).map(|finding| finding.arg("why", "undocumented")));
    findings.extend(dead.untold(Code::DomainListsDead, domain));
    findings
}

/// Whether a host is named with the domain that it stands in: a list that names a domain names all below it.
fn is_covered(domain: &Domain, host: &Seen) -> bool {
    let above = |seen: &&Seen| seen.list == host.list && seen.role == Role::Own && is_within(&host.domain, &seen.domain);
    domain.lists.iter().filter(above).any(|seen| seen.listing.state == State::Listed)
}

/// Domains of which the same lists say the same, together: a list that names one of them has nothing good to say of that one.
fn alike(groups: BTreeMap<&str, Group>) -> Vec<Group> {
    let mut alike: BTreeMap<BTreeSet<String>, Group> = BTreeMap::new();
    for group in groups.into_values() {
        alike.entry(group.ids.clone()).or_default().join(group);
    }
    alike.into_values().collect()
}

/// Lists that say the same.
#[derive(Default)]
struct Group {
    lists: BTreeSet<String>,
    ids: BTreeSet<String>,
    domains: BTreeSet<String>,
    codes: BTreeSet<String>,
    evidence: Vec<EvidenceId>,
    /// Whether large receivers mind one of the lists.
    core: bool,
}

impl Group {
    fn add(&mut self, seen: &Seen, list: &Blocklist) {
        self.lists.insert(list.name.to_string());
        self.ids.insert(list.id.to_string());
        self.domains.insert(seen.domain.clone());
        self.codes.extend(seen.listing.codes.iter().map(ToString::to_string));
        self.evidence.extend(evidence(seen));
        self.core |= list.impact == Impact::Core;
    }

    fn join(&mut self, other: Self) {
        self.lists.extend(other.lists);
        self.ids.extend(other.ids);
        self.domains.extend(other.domains);
        self.codes.extend(other.codes);
        self.evidence.extend(other.evidence);
        self.core |= other.core;
    }

    /// What lists did not tell: unknown is how the domain stands where one of them matters; the others are named.
    fn untold(self, code: Code, domain: &Domain) -> Option<Finding> {
        let verdict = if self.core { Verdict::Unknown } else { Verdict::NotApplicable };
        self.finding(code, domain).map(|finding| finding.verdict(verdict))
    }

    fn finding(self, code: Code, domain: &Domain) -> Option<Finding> {
        if self.lists.is_empty() {
            return None;
        }
        let [lists, ids, domains, codes] = [self.lists, self.ids, self.domains, self.codes].map(|names| names.into_iter().collect::<Vec<String>>());
        let subject = domains.iter().find(|name| **name == domain.domain).or_else(|| domains.first()).unwrap_or(&domain.domain).clone();
        let finding = Finding::new(code, subject).arg("count", lists.len()).arg("lists", lists).arg("domains", domains);
        Some(finding.arg("ids", ids).arg("codes", codes).seen(self.evidence))
    }
}

fn evidence(seen: &Seen) -> Vec<EvidenceId> {
    let test = seen.listing.test.iter().flat_map(|test| test.evidence.iter().copied());
    seen.listing.evidence.iter().copied().chain(test).collect()
}

/// What the answers of a list come to.
enum Word {
    Listed(Finding),
    /// By the list's own words no listing.
    Harmless,
    /// Nothing that the list documents: no word that could be weighed.
    Undocumented,
}

/// A listing, as hard as the list is heard.
fn listed(seen: &Seen, list: &Blocklist) -> Word {
    let mut keys: Vec<String> = Vec::new();
    let mut is_harmless = false;
    for code in &seen.listing.codes {
        match list.read(*code) {
            Reading::Listed(codes) => keys.extend(codes.into_iter().map(|code| code.key.to_string())),
            Reading::Harmless(_) => is_harmless = true,
            Reading::Undocumented | Reading::Refused(_) | Reading::Invalid => {}
        }
    }
    if keys.is_empty() {
        return if is_harmless { Word::Harmless } else { Word::Undocumented };
    }
    let is_dbl = list.counts_as == *"spamhaus-dbl";
    let is_soft = keys.iter().all(|key| SOFT.contains(&(list.counts_as.as_str(), key.as_str())));
    let verdict = if is_dbl {
        // A sound domain that strangers misuse is listed for the links to it.
        if keys.iter().all(|key| list.way(key) == Some(Way::Abused)) { Verdict::Problem } else { Verdict::Broken }
    } else if list.impact == Impact::Core && !is_soft {
        Verdict::Problem
    } else {
        Verdict::Note
    };
    // Somebody else's domain only casts a shadow on this one, and so does the name of a host, which mail does not come from.
    let verdict = match (seen.role, verdict) {
        (Role::Own, verdict) => verdict,
        (_, Verdict::Broken) => Verdict::Problem,
        (_, _) => Verdict::Note,
    };
    let role = match seen.role {
        Role::Own => "own",
        Role::Exchanger => "exchanger",
        Role::Reports => "reports",
        Role::Logo => "logo",
        Role::Server => "server",
        Role::Host => "host",
    };
    let way = keys.iter().filter_map(|key| list.way(key)).min();
    let answers: Vec<String> = seen.listing.codes.iter().map(ToString::to_string).collect();
    Word::Listed(
        Finding::new(if is_dbl { Code::DomainListed } else { Code::DomainListedElsewhere }, seen.domain.clone())
            .verdict(verdict)
            .arg("list", list.name.to_string())
            .arg("id", list.id.to_string())
            .arg("codes", answers)
            .arg("meanings", keys)
            .arg("reasons", seen.listing.reasons.clone())
            .arg("url", list.delist_url.to_string())
            .arg("role", role)
            .arg("way", way.map_or("none", Way::as_str))
            // A list that names what is new forgets it by itself.
            .arg("removal", if list.takes_requests() { "ask" } else { "wait" })
            .seen(evidence(seen)),
    )
}

/// What the registry says.
fn registration(domain: &Domain, registration: &Registration) -> Vec<Finding> {
    let name = registration.domain.clone().unwrap_or_else(|| domain.domain.clone());
    let finding = |code| Finding::new(code, name.clone()).seen(registration.evidence.clone());
    let untold = |verdict, why: &str| vec![finding(Code::DomainRegistrationUnknown).verdict(verdict).arg("why", why)];
    match registration.end {
        End::Found => {}
        End::NoService => return untold(Verdict::NotApplicable, "no_service"),
        End::NotAsked => return untold(Verdict::NotApplicable, "not_asked"),
        End::NotRegistered => return untold(Verdict::Unknown, "not_registered"),
        End::Failed => return untold(Verdict::Unknown, "failed"),
    }
    let mut findings = Vec::new();
    let is_active = registration.states.iter().any(|state| state == "active");
    let held: Vec<String> = registration.states.iter().filter(|state| is_hold(state) || (!is_active && *state == "inactive")).cloned().collect();
    if !held.is_empty() {
        findings.push(finding(Code::DomainOnHold).arg("states", held));
    }
    let registered = registration.registered.map(|at| ((registration.at - at) / DAY_MS, day(at)));
    if let Some((days, date)) = registered.clone().filter(|(days, _)| (0..=AGES.1).contains(days)) {
        let verdict = if days < AGES.0 { Verdict::Problem } else { Verdict::Note };
        findings.push(finding(Code::DomainYoung).verdict(verdict).arg("days", count(days)).arg("date", date));
    }
    // Whole days, whichever way they lie.
    let expires = registration.expires.map(|at| ((at - registration.at) / DAY_MS, day(at)));
    if let Some((days, date)) = expires.clone().filter(|(days, _)| *days <= ENDS.1) {
        let verdict = if days < ENDS.0 { Verdict::Problem } else { Verdict::Note };
        let past = if registration.expires.is_some_and(|at| at < registration.at) { "yes" } else { "no" };
        findings.push(finding(Code::DomainExpiring).verdict(verdict).arg("days", count(days.abs())).arg("past", past).arg("date", date));
    }
    if findings.is_empty() {
        let date = |known: Option<(i64, String)>| known.map_or_else(|| "none".to_owned(), |(_, date)| date);
        findings.push(finding(Code::DomainRegistered).arg("registered", date(registered)).arg("expires", date(expires)));
    }
    findings
}

/// The states in which a domain is not in the DNS, or soon will not be (RFC 5731 §2.3), as RFC 8056 writes them and as EPP does.
fn is_hold(state: &str) -> bool {
    let letters: String = state.chars().filter(char::is_ascii_alphabetic).collect();
    matches!(letters.to_ascii_lowercase().as_str(), "clienthold" | "serverhold" | "pendingdelete" | "redemptionperiod" | "pendingrestore")
}

fn day(at: i64) -> String {
    Timestamp::from_millisecond(at).map(|stamp| stamp.to_zoned(TimeZone::UTC).date().to_string()).unwrap_or_default()
}

fn count(days: i64) -> u32 {
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// What the name itself looks like.
fn name(domain: &Domain) -> Vec<Finding> {
    let finding = |code| Finding::new(code, domain.domain.clone());
    let mut findings = Vec::new();
    let unicode = likeness::unicode(&domain.domain);
    if unicode != domain.domain {
        findings.push(finding(Code::DomainInternational).arg("unicode", unicode.clone()));
    }
    // Above a name that is registered whole, other labels may be anything.
    let own = organisation(&domain.domain);
    match likeness::of(&own) {
        Some(Likeness::Same(other)) => findings.push(finding(Code::DomainLookalike).arg("other", other).arg("unicode", unicode).arg("kind", "same")),
        Some(Likeness::Near(other)) => {
            findings.push(finding(Code::DomainLookalike).verdict(Verdict::Note).arg("other", other).arg("unicode", unicode).arg("kind", "near"));
        }
        Some(Likeness::Brand(other)) => {
            findings.push(finding(Code::DomainLookalike).verdict(Verdict::Note).arg("other", other).arg("unicode", unicode).arg("kind", "brand"));
        }
        None => {}
    }
    findings
}
