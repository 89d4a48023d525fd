//! Blocklists. A list's answer has four states (listed, clean, refused, dead), and a fifth is honest: nobody answered.

use std::{collections::BTreeSet, net::IpAddr};

use crate::{
    check::observe::{Observations, dnsbl::Seen},
    knowledge::blocklists::{self, Blocklist, Impact, Reading},
    mail::dnsbl::{Doubt, State},
    model::{code::Code, finding::Finding, verdict::Verdict},
};

/// Spamhaus PBL: not an accusation, but the word of the network's owner that the address should not send (its own code for it).
const POLICY_CODES: [&str; 2] = ["127.0.0.10", "127.0.0.11"];

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(all) = &seen.dnsbl else { return Vec::new() };
    let ips: BTreeSet<IpAddr> = all.iter().map(|one| one.ip).collect();
    ips.into_iter().flat_map(|ip| judge_one(ip, all.iter().filter(|one| one.ip == ip).collect())).collect()
}

fn judge_one(ip: IpAddr, all: Vec<&Seen>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (mut clean, mut refused, mut dead, mut silent) = (Group::default(), Group::default(), Group::default(), Group::default());
    for seen in all {
        let Some(list) = blocklists::by_id(&seen.list) else { continue };
        match (seen.listing.state, seen.listing.doubt) {
            (State::Listed, _) => match listed(ip, seen, list) {
                Some(finding) => findings.push(finding),
                None => clean.add(seen, list),
            },
            (State::Clean, _) => clean.add(seen, list),
            (State::Refused, _) => refused.add(seen, list),
            // A list that does not name its own test point may be dead, or may hide from us: that is not known (RFC 5782 §5).
            (State::Dead, Some(Doubt::Silent)) | (State::Unknown, _) => silent.add(seen, list),
            (State::Dead, _) => dead.add(seen, list),
        }
    }
    findings.extend(clean.finding(Code::DnsblClean, ip));
    findings.extend(refused.finding(Code::DnsblRefused, ip));
    findings.extend(silent.finding(Code::DnsblUnknown, ip));
    findings.extend(dead.finding(Code::DnsblDead, ip));
    findings
}

/// Lists that say the same.
#[derive(Default)]
struct Group<'a> {
    seen: Vec<&'a Seen>,
    names: Vec<String>,
    weight: u32,
}

impl<'a> Group<'a> {
    fn add(&mut self, seen: &'a Seen, list: &Blocklist) {
        self.seen.push(seen);
        self.names.push(list.name.to_string());
        self.weight += u32::from(list.weight);
    }

    fn finding(self, code: Code, ip: IpAddr) -> Option<Finding> {
        if self.seen.is_empty() {
            return None;
        }
        let evidence = self.seen.iter().flat_map(|seen| {
            let test = seen.listing.test.iter().flat_map(|test| test.evidence.iter().copied());
            seen.listing.evidence.iter().copied().chain(test).collect::<Vec<_>>()
        });
        let finding = Finding::new(code, ip.to_string()).arg("count", self.names.len()).seen(evidence);
        Some(finding.arg("lists", self.names))
    }
}

/// A listing, as hard as the list is heard; nothing when the list's own words say that the answer is none.
fn listed(ip: IpAddr, seen: &Seen, list: &Blocklist) -> Option<Finding> {
    let readings = seen.listing.codes.iter().map(|code| list.read(*code));
    let codes: Vec<_> = readings
        .filter_map(|reading| match reading {
            Reading::Listed(codes) => Some(codes),
            Reading::Undocumented => Some(Vec::new()),
            Reading::Harmless(_) | Reading::Refused(_) | Reading::Invalid => None,
        })
        .collect();
    if codes.is_empty() {
        return None;
    }
    let codes: Vec<_> = codes.into_iter().flatten().collect();
    let only_policy = !codes.is_empty() && codes.iter().all(|code| POLICY_CODES.contains(&code.key.as_str())) && list.impact == Impact::Core;
    let verdict = match list.impact {
        Impact::Core if only_policy => Verdict::Problem,
        Impact::Core => Verdict::Broken,
        Impact::Minor => Verdict::Problem,
        Impact::Informational | Impact::Allow | Impact::Tool => Verdict::Note,
    };
    let answers: Vec<String> = seen.listing.codes.iter().map(ToString::to_string).collect();
    Some(
        Finding::new(Code::DnsblListed, ip.to_string())
            .verdict(verdict)
            .arg("list", list.name.to_string())
            .arg("id", list.id.to_string())
            .arg("codes", answers)
            .arg("meanings", codes.iter().map(|code| code.key.to_string()).collect::<Vec<_>>())
            .arg("reasons", seen.listing.reasons.clone())
            .arg("url", list.delist_url.to_string())
            .seen(seen.listing.evidence.iter().copied().chain(seen.listing.test.iter().flat_map(|test| test.evidence.iter().copied()))),
    )
}
