//! What the observations mean. Pure: the same observations are judged the same, in any order, today and from history.

mod dmarc;
mod dns;
mod dnsbl;
mod domain;
#[cfg(test)]
mod lab_run;
mod mx;
#[cfg(test)]
mod mx_tests;
mod ptr;
mod spf;

use super::observe::Observations;
use crate::model::{area::Area, finding::Finding};

/// The findings of one area.
pub fn area(area: Area, seen: &Observations) -> Vec<Finding> {
    match area {
        Area::Dnsbl => dnsbl::judge(seen),
        Area::Ptr => ptr::judge(seen),
        Area::Spf => spf::judge(seen),
        Area::Dmarc => dmarc::judge(seen),
        Area::Mx => mx::judge(seen),
        Area::Dns => dns::judge(seen),
        Area::Domain => domain::judge(seen),
    }
}

/// The findings of all areas, worst first, then in the order of the road.
pub fn all(seen: &Observations) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Area::ALL.iter().flat_map(|&one| area(one, seen)).collect();
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| (finding.verdict.rank(), finding.area(), finding.code, finding.subject.clone());
        key(one).cmp(&key(other))
    });
    findings
}
