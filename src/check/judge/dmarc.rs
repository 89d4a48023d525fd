//! DMARC: what receivers are to do with mail that fails, and who hears of it (RFC 9989).

use crate::{
    check::observe::Observations,
    mail::dmarc::{Fault, Found, Lookup, Policy, Removed, Standing},
    model::{code::Code, finding::Finding},
};

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(lookup) = &seen.dmarc else { return Vec::new() };
    let finding = |code| Finding::new(code, lookup.domain.clone()).seen(lookup.evidence());
    let Some(parsed) = lookup.parsed() else { return vec![without_record(lookup)] };
    let record = &parsed.value;
    let text = lookup.policy().and_then(|level| level.text.clone()).unwrap_or_default();
    let at = lookup.policy().map(|level| level.domain.clone()).unwrap_or_default();

    let mut findings = Vec::new();
    let faults: Vec<String> = parsed.defects.iter().filter(|defect| is_fault(defect.fault)).map(|defect| fault_name(defect.fault)).collect();
    if record.standing != Standing::Applies || !faults.is_empty() {
        findings.push(finding(Code::DmarcSyntax).arg("record", text.clone()).arg("faults", faults));
    }
    if !record.removed.is_empty() {
        let tags: Vec<String> = record
            .removed
            .iter()
            .map(|removed| match removed {
                Removed::Pct(_) => "pct".to_owned(),
                Removed::Rf(_) => "rf".to_owned(),
                Removed::Ri(_) => "ri".to_owned(),
            })
            .collect();
        findings.push(finding(Code::DmarcRemovedTags).arg("tags", tags));
    }
    if record.rua.iter().all(|address| !address.valid) {
        findings.push(finding(Code::DmarcNoReports).arg("record", text.clone()));
    }
    let effective = lookup.effective(true);
    if let Some(effective) = effective {
        if effective.applied == Policy::None {
            findings.push(finding(Code::DmarcPolicyNone).arg("record", text.clone()));
        }
        if record.standing == Standing::Applies {
            let good = finding(Code::DmarcGood).arg("policy", policy_name(effective.applied)).arg("at", at);
            findings.push(good.arg("inherited", if lookup.inherited_from().is_some() { "yes" } else { "no" }).arg("record", text));
        }
    }
    findings
}

fn without_record(lookup: &Lookup) -> Finding {
    let finding = |code| Finding::new(code, lookup.domain.clone()).seen(lookup.evidence());
    let name = format!("_dmarc.{}", lookup.domain);
    if let Some(level) = lookup.levels.iter().find(|level| level.found == Found::Several) {
        return finding(Code::DmarcSeveral).arg("at", level.domain.clone()).arg("count", level.strays.len());
    }
    if lookup.unknown {
        return finding(Code::DmarcUnknown);
    }
    finding(Code::DmarcMissing).remedy("TXT", name, format!("v=DMARC1; p=none; rua=mailto:dmarc-reports@{}", lookup.domain))
}

/// Defects that weaken the record; the others are oddities or have findings of their own.
const fn is_fault(fault: Fault) -> bool {
    !matches!(fault, Fault::Removed | Fault::Unknown | Fault::Empty | Fault::PolicyNotSecond | Fault::SizeSuffix | Fault::FailureOptionIdle | Fault::Duplicate)
}

fn fault_name(fault: Fault) -> String {
    serde_json::to_value(fault).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

const fn policy_name(policy: Policy) -> &'static str {
    match policy {
        Policy::None => "none",
        Policy::Quarantine => "quarantine",
        Policy::Reject => "reject",
    }
}
