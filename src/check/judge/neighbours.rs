//! The neighbourhood: an address between listed ones is looked at more closely, whatever it does itself.
//!
//! A few neighbours say something about all of them only within limits, and the limits are said: nothing is judged unless the whole interval
//! lies on one side of a threshold. Courtesy keeps the sample so small that it can never clear a network; level 2 of UCEPROTECT, which measures all
//! of it, can, and a sample without a listing stands beside that as what was seen.

use std::net::IpAddr;

use crate::{
    check::observe::{
        Observations,
        neighbours::{Sample, Seen},
    },
    knowledge::blocklists,
    mail::dnsbl::State,
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
};

/// Above this share of listed neighbours the network is a bad address to send from (catalogue, `ip.dnsbl_neighbours`).
const MANY: f64 = 0.10;
/// Below this share it is a good one.
const FEW: f64 = 0.02;
/// The normal quantile of an interval that holds in 95 of 100 cases.
const QUANTILE: f64 = 1.96;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(all) = &seen.neighbours else { return Vec::new() };
    let looked_at = |ip: &IpAddr| all.iter().any(|one| one.ip == *ip);
    // Around an address that is not public there is no network that others could see.
    let hidden = seen.identity.ips().into_iter().map(|ip| ip.to_canonical()).filter(|ip| !looked_at(ip));
    let hidden = hidden.map(|ip| Finding::new(Code::NeighboursNotAsked, ip.to_string()).arg("reason", "not-public"));
    all.iter().flat_map(judge_one).chain(hidden).collect()
}

fn judge_one(one: &Seen) -> Vec<Finding> {
    let ip = one.ip.to_string();
    let IpAddr::V4(address) = one.ip else { return vec![Finding::new(Code::NeighboursNotAsked, ip).arg("reason", "ipv6")] };
    if one.level_two.is_none() && one.sample.is_none() {
        return vec![Finding::new(Code::NeighboursNotAsked, ip).arg("reason", "settings")];
    }
    let [a, b, c, _] = address.octets();
    let network = format!("{a}.{b}.{c}.0/24");
    let mut findings = Vec::new();
    if let Some(listing) = &one.level_two {
        let evidence = listing.evidence.iter().copied().chain(listing.test.iter().flat_map(|test| test.evidence.iter().copied()));
        let finding = |code| Finding::new(code, ip.clone()).arg("network", network.clone()).seen(evidence);
        findings.push(match listing.state {
            State::Listed => {
                let list = blocklists::by_id(crate::check::lists::UCEPROTECT_2);
                let url = list.map_or(String::new(), |list| list.delist_url.to_string());
                finding(Code::NeighboursLevelTwo).arg("reasons", listing.reasons.clone()).arg("url", url)
            }
            State::Clean => finding(Code::NeighboursLevelTwoClean),
            State::Refused | State::Dead | State::Unknown => finding(Code::NeighboursUnknown).arg("reason", "level-two"),
        });
    }
    if let Some(sample) = &one.sample {
        let is_clean = one.level_two.as_ref().is_some_and(|listing| listing.state == State::Clean);
        findings.push(judge_sample(one.ip, &network, sample, is_clean));
    }
    findings
}

/// `is_clean`: the network as a whole was measured, and is not listed.
fn judge_sample(ip: IpAddr, network: &str, sample: &Sample, is_clean: bool) -> Finding {
    let list = blocklists::by_id(&sample.list);
    let others = || sample.neighbours.iter().filter(|neighbour| neighbour.ip != ip);
    let accused = |meanings: &[String]| list.is_some_and(|list| meanings.iter().any(|key| !super::dnsbl::is_policy(list, key)));
    let answered = others().filter(|neighbour| matches!(neighbour.state, State::Listed | State::Clean)).count();
    let listed = others().filter(|neighbour| neighbour.state == State::Listed && accused(&neighbour.meanings)).count();
    let evidence: Vec<EvidenceId> = others().flat_map(|neighbour| neighbour.evidence.iter().copied()).collect();
    let name = list.map_or_else(|| sample.list.clone(), |list| list.name.to_string());
    let (low, high) = wilson(listed, answered);
    let finding = |code| {
        Finding::new(code, ip.to_string())
            .arg("network", network.to_owned())
            .arg("list", name.clone())
            .arg("listed", listed)
            .arg("asked", answered)
            .arg("low", format!("{:.0}", (low * 100.0).floor()))
            .arg("high", format!("{:.0}", (high * 100.0).ceil()))
            .seen(evidence.iter().copied())
    };
    if answered == 0 {
        finding(Code::NeighboursUnknown).arg("reason", "no-answer")
    } else if low > MANY {
        finding(Code::NeighboursListed)
    } else if low > FEW {
        finding(Code::NeighboursListed).verdict(Verdict::Note)
    } else if high < FEW {
        finding(Code::NeighboursGood)
    } else if listed == 0 && is_clean {
        finding(Code::NeighboursUnknown).verdict(Verdict::NotApplicable).arg("reason", "none")
    } else {
        finding(Code::NeighboursUnknown).arg("reason", "interval")
    }
}

/// The interval in which a share lies of which a sample was seen (E. B. Wilson, 1927): it stays sensible where nothing or everything was found.
fn wilson(found: usize, of: usize) -> (f64, f64) {
    let (Ok(found), Ok(of)) = (u32::try_from(found), u32::try_from(of)) else { return (0.0, 1.0) };
    if of == 0 {
        return (0.0, 1.0);
    }
    let (count, square) = (f64::from(of), QUANTILE * QUANTILE);
    let share = f64::from(found) / count;
    let scale = 1.0 + square / count;
    let centre = (share + square / (2.0 * count)) / scale;
    let half = QUANTILE * (share * (1.0 - share) / count + square / (4.0 * count * count)).sqrt() / scale;
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_wide_for_few_and_narrow_for_many() {
        let near = |(low, high): (f64, f64), (expected_low, expected_high): (f64, f64)| {
            assert!((low - expected_low).abs() < 0.001 && (high - expected_high).abs() < 0.001, "{low} {high}");
        };
        near(wilson(0, 16), (0.0, 0.194));
        near(wilson(4, 16), (0.102, 0.495));
        near(wilson(16, 16), (0.806, 1.0));
        near(wilson(0, 0), (0.0, 1.0));
        assert!(wilson(0, 200).1 < FEW);
    }
}
