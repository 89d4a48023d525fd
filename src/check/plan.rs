//! What to do, in the order of harm and effort: one step for each matter, however many names it concerns. What only sums up other areas is no
//! matter of its own.

use super::road;
use crate::{
    knowledge::catalogue::{self, Severity},
    model::{area::Area, code::Code, finding::Finding, verdict::Verdict},
};

/// How soon a step is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Mail stops or is weakened.
    Now,
    /// Good practice.
    Later,
    /// Could not be told: how to find out.
    Find,
}

/// Who can do it, cheapest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hand {
    /// Whoever edits the zone.
    Dns,
    /// Whoever runs the mail server.
    Server,
    /// Both: a key is made on the server and published in the zone.
    ServerAndDns,
    /// Who rents out the address.
    Provider,
    /// Who runs the list.
    List,
    /// Who registered the name.
    Registrar,
}

impl Hand {
    /// The last part of its keys in the locale files: `hand-<name>` who, `wait-<name>` how long until it shows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Server => "server",
            Self::ServerAndDns => "server-and-dns",
            Self::Provider => "provider",
            Self::List => "list",
            Self::Registrar => "registrar",
        }
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub code: Code,
    pub urgency: Urgency,
    pub hand: Hand,
    /// Every finding of the matter, at least one, in the order of the report.
    pub findings: Vec<Finding>,
}

impl Step {
    /// The finding that names the step.
    pub fn leading(&self) -> &Finding {
        &self.findings[0]
    }

    pub fn verdict(&self) -> Verdict {
        self.leading().verdict
    }
}

/// Every step of a report, first things first.
pub fn steps(findings: &[Finding]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for finding in findings.iter().filter(|finding| !finding.area().is_summary()) {
        let urgency = match finding.verdict {
            Verdict::Broken | Verdict::Problem => Urgency::Now,
            Verdict::Note => Urgency::Later,
            Verdict::Unknown => Urgency::Find,
            Verdict::Good | Verdict::NotApplicable => continue,
        };
        // The findings of a report stand worst first, so the first of a code is its worst.
        match steps.iter_mut().find(|step| step.code == finding.code && step.urgency == urgency) {
            Some(step) => step.findings.push(finding.clone()),
            None => steps.push(Step { code: finding.code, urgency, hand: hand(finding), findings: vec![finding.clone()] }),
        }
    }
    // What is not there at all comes first. Harm: the verdict, then how much the catalogue says it matters. Then effort, then the order in which receivers meet it.
    steps.sort_by_key(|step| {
        (step.urgency, !step.leading().is_nothing(), step.verdict().rank(), severity(step.code), step.hand, road::place(step.code.area()), step.code)
    });
    steps
}

fn severity(code: Code) -> Severity {
    catalogue::by_id(code.catalogue()).map_or(Severity::Info, |check| check.severity)
}

/// Who can mend it.
fn hand(finding: &Finding) -> Hand {
    let kind = finding.remedy.as_ref().map(|remedy| remedy.kind.as_str());
    match (finding.area(), finding.code) {
        (_, Code::DkimMissing | Code::DkimTooShort | Code::DkimShort | Code::DkimPrivateKey | Code::DkimRevoked | Code::DkimEd25519Only) => Hand::ServerAndDns,
        _ if finding.is_nothing() => Hand::Registrar,
        (_, Code::DomainOnHold | Code::DomainExpiring | Code::DomainYoung) => Hand::Registrar,
        (_, Code::DomainListed | Code::DomainListedElsewhere) => Hand::List,
        (Area::Ptr, _) if matches!(kind, Some("A" | "AAAA")) => Hand::Dns,
        (Area::Ptr | Area::Ip | Area::Neighbours, _) => Hand::Provider,
        (Area::Dnsbl, _) => Hand::List,
        (Area::Helo, _) if kind == Some("TXT") => Hand::Dns,
        (Area::Helo, _) => Hand::Server,
        (area, _) => match area.as_str() {
            "smtp_out" => Hand::Provider,
            "smtp_in" | "starttls" => Hand::Server,
            _ => Hand::Dns,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(codes: &[Code]) -> Vec<Finding> {
        let mut findings: Vec<Finding> = codes.iter().map(|code| Finding::new(*code, "example.com")).collect();
        findings.sort_by_key(|finding| (finding.verdict.rank(), finding.area(), finding.code));
        findings
    }

    fn codes(steps: &[Step]) -> Vec<Code> {
        steps.iter().map(|step| step.code).collect()
    }

    #[test]
    fn harm_comes_before_effort_and_effort_before_the_order_of_the_road() {
        let steps = steps(&report(&[Code::DmarcMissing, Code::DnsblListed, Code::PtrMissing, Code::SpfPtr, Code::HeloAssumed, Code::SpfMissing]));
        assert_eq!(codes(&steps), [Code::SpfMissing, Code::PtrMissing, Code::DnsblListed, Code::DmarcMissing, Code::SpfPtr, Code::HeloAssumed]);
        assert_eq!(steps.iter().map(|step| step.urgency).filter(|urgency| *urgency == Urgency::Now).count(), 4);
    }

    #[test]
    fn one_matter_is_one_step() {
        let findings = [Finding::new(Code::PtrMissing, "192.0.2.1"), Finding::new(Code::PtrMissing, "192.0.2.2")];
        let steps = steps(&findings);
        assert_eq!(steps.len(), 1);
        assert_eq!(steps[0].findings.len(), 2);
    }

    #[test]
    fn a_name_that_does_not_exist_comes_before_what_it_lacks() {
        let mut findings = report(&[Code::SpfMissing, Code::DmarcMissing]);
        findings.push(Finding::new(Code::DnsSoaMissing, "example.com").arg("exists", "no"));
        assert_eq!(codes(&steps(&findings))[0], Code::DnsSoaMissing);
    }

    #[test]
    fn nothing_is_to_be_done_where_all_is_well() {
        assert!(steps(&report(&[Code::SpfGood, Code::DkimParked, Code::PtrGood])).is_empty());
    }
}
