//! Blocklists. A list's answer has four states (listed, clean, refused, dead), and a fifth is honest: nobody answered.
//!
//! Lists that count as the same count once. A list that large receivers mind stops mail; the small ones weaken it when several agree; the word
//! of a network's owner that an address should not send is no accusation, and stops mail all the same where the same question asks for it as for the
//! others; allow-lists never alarm.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use crate::{
    check::{
        lists::Reason,
        observe::{
            Observations,
            dnsbl::{Seen, Unasked},
        },
    },
    knowledge::blocklists::{self, Blocklist, Impact, Reading, ReturnCode, Way},
    mail::dnsbl::{Doubt, State},
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
};

/// So many small lists are more than bad luck (catalogue, `ip.dnsbl_minor`).
const MANY: usize = 4;
/// The list without which nothing is known of how large receivers see an address.
const INDISPENSABLE: &str = "spamhaus-zen";

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(all) = &seen.dnsbl else { return Vec::new() };
    let ips: BTreeSet<IpAddr> = all.iter().map(|one| one.ip).chain(seen.dnsbl_unasked.iter().map(|one| one.ip)).collect();
    // No list knows addresses that nobody can send from over the Internet.
    let hidden: Vec<Finding> = seen.identity.ips().into_iter().map(|ip| ip.to_canonical()).filter(|ip| !ips.contains(ip)).map(not_public).collect();
    ips.into_iter()
        .flat_map(|ip| {
            let mut findings = judge_one(seen, ip, all.iter().filter(|one| one.ip == ip).collect());
            findings.extend(seen.dnsbl_unasked.iter().filter(|one| one.ip == ip).flat_map(not_asked));
            findings
        })
        .chain(hidden)
        .collect()
}

/// Whether an answer is the word of a network's owner, or about the reverse name alone, and no accusation of spam (catalogue, `ip.pbl_policy`).
pub(super) fn is_policy(list: &Blocklist, key: &str) -> bool {
    list.way(key).is_some_and(Way::is_policy)
}

/// What the answers of a list say, sorted.
#[derive(Default)]
struct Words<'a> {
    accuses: Vec<&'a ReturnCode>,
    policy: Vec<&'a ReturnCode>,
    harmless: Vec<&'a ReturnCode>,
}

fn words<'a>(seen: &Seen, list: &'a Blocklist) -> Words<'a> {
    let mut words = Words::default();
    for code in &seen.listing.codes {
        match list.read(*code) {
            Reading::Listed(codes) => {
                let (policy, accuses): (Vec<_>, Vec<_>) = codes.into_iter().partition(|code| is_policy(list, &code.key));
                words.policy.extend(policy);
                words.accuses.extend(accuses);
            }
            Reading::Harmless(codes) => words.harmless.extend(codes),
            // An answer that the list does not document is no word that could be weighed.
            Reading::Undocumented | Reading::Refused(_) | Reading::Invalid => {}
        }
    }
    words
}

#[derive(Default)]
struct Groups<'a> {
    clean: Group<'a>,
    dead: Group<'a>,
    /// Its answers are not those of a list: somebody on the way may give them.
    falsified: Group<'a>,
    /// It names even the point that no list names, as no list does that is asked by so many: somebody on the way may answer so.
    wild: Group<'a>,
    silent: Group<'a>,
    /// It gave answers that it does not document.
    strange: Group<'a>,
    minor: Group<'a>,
    refused: BTreeMap<&'static str, Group<'a>>,
    allowing: Group<'a>,
    /// An allow-list answered "no".
    not_allowing: Group<'a>,
}

fn judge_one(observed: &Observations, ip: IpAddr, mut all: Vec<&Seen>) -> Vec<Finding> {
    all.sort_by_key(|seen| (blocklists::by_id(&seen.list).map(|list| std::cmp::Reverse(list.weight)), seen.list.clone()));
    let mut findings = Vec::new();
    let mut groups = Groups::default();
    for seen in all {
        let Some(list) = blocklists::by_id(&seen.list) else { continue };
        if list.impact == Impact::Allow {
            findings.extend(allow_list(ip, seen, list, &mut groups));
            continue;
        }
        match (seen.listing.state, seen.listing.doubt) {
            (State::Listed, _) => findings.extend(listed(observed, ip, seen, list, &mut groups)),
            (State::Clean, _) => groups.clean.add(seen, list),
            (State::Refused, _) => groups.refused.entry(why_refused(seen, list)).or_default().add(seen, list),
            // A list that does not name its own test point may be dead, or may hide from us: that is not known (RFC 5782 §5).
            (State::Dead, Some(Doubt::Silent)) | (State::Unknown, _) => groups.silent.add(seen, list),
            // RFC 5782 §2.1: no list answers from outside 127.0.0.0/8, but a resolver does that answers for names that do not exist.
            (State::Dead, Some(Doubt::OutsideLoopback)) => groups.falsified.add(seen, list),
            (State::Dead, _) => groups.dead.add(seen, list),
        }
    }
    // Large lists do not die unnoticed, nor do many at once.
    if groups.dead.core || groups.dead.groups.len() >= MANY {
        groups.wild = std::mem::take(&mut groups.dead);
    }
    if groups.minor.groups.len() >= MANY {
        findings.extend(groups.minor.finding(Code::DnsblMinorMany, ip));
    }
    findings.extend(groups.clean.finding(Code::DnsblClean, ip));
    let refused = groups.refused.into_iter().filter_map(|(reason, group)| group.untold(Code::DnsblRefused, ip).map(|finding| finding.arg("reason", reason)));
    findings.extend(refused);
    findings.extend(groups.silent.untold(Code::DnsblUnknown, ip).map(|finding| finding.arg("why", "silent")));
    findings.extend(groups.strange.untold(Code::DnsblUnknown, ip).map(|finding| finding.arg("why", "undocumented")));
    findings.extend(groups.falsified.untold(Code::DnsblDead, ip).map(|finding| finding.arg("why", "falsified")));
    findings.extend(groups.wild.untold(Code::DnsblDead, ip).map(|finding| finding.arg("why", "wild")));
    findings.extend(groups.dead.untold(Code::DnsblDead, ip).map(|finding| finding.arg("why", "dead")));
    if !groups.allowing.seen.is_empty() {
        findings.extend(groups.allowing.finding(Code::DnsblAllowed, ip));
    } else if !findings.iter().any(|finding| finding.code == Code::DnsblAllowUntrusted) {
        findings.extend(groups.not_allowing.finding(Code::DnsblAllowAbsent, ip));
    }
    findings
}

/// A listing, as hard as the list is heard.
fn listed<'a>(observed: &Observations, ip: IpAddr, seen: &'a Seen, list: &'a Blocklist, groups: &mut Groups<'a>) -> Vec<Finding> {
    let words = words(seen, list);
    let mut findings = Vec::new();
    if !words.accuses.is_empty() {
        let code = match list.impact {
            Impact::Core => Code::DnsblListed,
            Impact::Minor => Code::DnsblMinor,
            Impact::Informational | Impact::Allow | Impact::Tool => Code::DnsblInformational,
        };
        if code == Code::DnsblMinor {
            groups.minor.add(seen, list);
        }
        findings.push(listing(code, ip, seen, list, &words.accuses));
    }
    if !words.policy.is_empty() {
        findings.push(policy(observed, ip, listing(Code::DnsblPolicy, ip, seen, list, &words.policy)));
    }
    if findings.is_empty() {
        let praises = list.id == "hostkarma" && words.harmless.iter().any(|code| code.key == "127.0.0.1");
        match (praises, words.harmless.is_empty()) {
            (true, _) => groups.allowing.add(seen, list),
            (false, false) => groups.clean.add(seen, list),
            (false, true) => groups.strange.add(seen, list),
        }
    }
    findings
}

/// What is said of an address by policy, as hard as receivers take it. The lists that go by the reverse name alone are small, or weigh it themselves.
/// An entry of its own asks for a sound reverse name before it ends (Spamhaus, PBL removal), which may be there already.
fn policy(observed: &Observations, ip: IpAddr, finding: Finding) -> Finding {
    let goes_by_name = finding.args.get("way") == Some(&Way::ReverseName.as_str().into());
    let ptr = match super::ptr::is_sound(observed, ip) {
        Some(true) => "good",
        Some(false) => "bad",
        None => "unknown",
    };
    finding.verdict(if goes_by_name { Verdict::Problem } else { Verdict::Broken }).arg("ptr", ptr)
}

fn listing(code: Code, ip: IpAddr, seen: &Seen, list: &Blocklist, told: &[&ReturnCode]) -> Finding {
    let way = told.iter().filter_map(|code| list.way(&code.key)).min();
    let parts = super::each_once(told.iter().filter_map(|code| list.part(&code.key)).map(str::to_owned).collect());
    let answers: Vec<String> = seen.listing.codes.iter().map(ToString::to_string).collect();
    let mut meanings: Vec<String> = told.iter().map(|code| code.key.to_string()).collect();
    meanings.dedup();
    Finding::new(code, ip.to_string())
        .arg("list", list.name.to_string())
        .arg("id", list.id.to_string())
        .arg("codes", answers)
        .arg("meanings", meanings)
        .arg("reasons", seen.listing.reasons.clone())
        .arg("url", list.delist_url.to_string())
        .arg("removal", if list.takes_requests() { "request" } else { "automatic" })
        .arg("way", way.map_or("none", Way::as_str))
        .arg("named", if parts.is_empty() { "no" } else { "yes" })
        .arg("parts", parts)
        .seen(evidence(seen))
}

/// Being on an allow-list helps, not being on one is no fault, and one that does not answer is not missed.
fn allow_list<'a>(ip: IpAddr, seen: &'a Seen, list: &'a Blocklist, groups: &mut Groups<'a>) -> Option<Finding> {
    match seen.listing.state {
        State::Listed => {
            let told = words(seen, list).harmless;
            // DNSWL writes the trust in the last octet; 0 is "none".
            let trusted = list.id != "dnswl" || seen.listing.codes.iter().any(|code| code.octets()[3] > 0);
            if trusted {
                groups.allowing.add(seen, list);
                return None;
            }
            Some(listing(Code::DnsblAllowUntrusted, ip, seen, list, &told))
        }
        State::Clean => {
            groups.not_allowing.add(seen, list);
            None
        }
        State::Refused | State::Dead | State::Unknown => None,
    }
}

/// Why a list refused, by its code; the words of it are about what to do.
fn why_refused(seen: &Seen, list: &Blocklist) -> &'static str {
    let last = seen.listing.codes.iter().filter(|code| code.octets()[..3] == [127, 255, 255]).map(|code| code.octets()[3]).max();
    match last {
        Some(252) if list.has_key_in_zone() => "key",
        Some(252) => "name",
        Some(254) => "resolver",
        Some(255) => "volume",
        _ => "other",
    }
}

/// The lists that an installation may not ask, or does not want to.
fn not_asked(unasked: &Unasked) -> Vec<Finding> {
    let mut lists = unasked.lists.clone();
    lists.sort_by(|one, other| one.list.cmp(&other.list));
    let findings = Reason::ALL.into_iter().filter_map(|reason| {
        let known: Vec<&Blocklist> = lists.iter().filter(|skipped| skipped.reason == reason).filter_map(|skipped| blocklists::by_id(&skipped.list)).collect();
        if known.is_empty() {
            return None;
        }
        let verdict = if known.iter().any(|list| list.counts_as == INDISPENSABLE) { Verdict::Unknown } else { Verdict::NotApplicable };
        let names: Vec<String> = known.iter().map(|list| list.name.to_string()).collect();
        let ids: Vec<String> = known.iter().map(|list| list.id.to_string()).collect();
        let finding = Finding::new(Code::DnsblNotAsked, unasked.ip.to_string()).verdict(verdict).arg("reason", reason.as_str());
        Some(finding.arg("count", names.len()).arg("lists", names).arg("ids", ids))
    });
    findings.collect()
}

/// No list was asked about an address that is not public.
fn not_public(ip: IpAddr) -> Finding {
    let nothing = || Vec::<String>::new();
    let finding = Finding::new(Code::DnsblNotAsked, ip.to_string()).verdict(Verdict::NotApplicable).arg("reason", "not-public");
    finding.arg("count", 0_u32).arg("lists", nothing()).arg("ids", nothing())
}

fn evidence(seen: &Seen) -> Vec<EvidenceId> {
    let test = seen.listing.test.iter().flat_map(|test| test.evidence.iter().copied());
    seen.listing.evidence.iter().copied().chain(test).collect()
}

/// Lists that say the same.
#[derive(Default)]
struct Group<'a> {
    seen: Vec<&'a Seen>,
    names: Vec<String>,
    ids: Vec<String>,
    groups: BTreeSet<&'a str>,
    /// Whether large receivers mind one of the lists.
    core: bool,
}

impl<'a> Group<'a> {
    fn add(&mut self, seen: &'a Seen, list: &'a Blocklist) {
        self.seen.push(seen);
        self.names.push(list.name.to_string());
        self.ids.push(list.id.to_string());
        self.groups.insert(&list.counts_as);
        self.core |= list.impact == Impact::Core;
    }

    /// What lists did not tell: unknown is how the address stands where one of them matters (catalogue, `ip.dnsbl_core`); the others are named.
    fn untold(self, code: Code, ip: IpAddr) -> Option<Finding> {
        let verdict = if self.core { Verdict::Unknown } else { Verdict::NotApplicable };
        self.finding(code, ip).map(|finding| finding.verdict(verdict))
    }

    fn finding(self, code: Code, ip: IpAddr) -> Option<Finding> {
        if self.seen.is_empty() {
            return None;
        }
        let mut codes: Vec<String> = self.seen.iter().flat_map(|seen| seen.listing.codes.iter().map(ToString::to_string)).collect();
        codes.sort_unstable();
        codes.dedup();
        let finding = Finding::new(code, ip.to_string()).arg("count", self.groups.len()).seen(self.seen.iter().flat_map(|seen| evidence(seen)));
        Some(finding.arg("lists", self.names).arg("ids", self.ids).arg("codes", codes))
    }
}
