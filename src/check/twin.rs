//! One fault that two areas tell of. Each area says what it saw, but the fault is mended once, costs once and is told once.

use crate::model::{
    code::Code,
    finding::{Arg, Finding},
};

/// The matter that a finding is told with, when another finding tells of the same fault.
pub fn leader(finding: &Finding, findings: &[Finding]) -> Option<Code> {
    let leaders: &[Code] = match finding.code {
        // What a policy list says of an address.
        Code::IpDynamic if finding.args.get("by") == Some(&Arg::from("list")) => &[Code::DnsblPolicy],
        // A host that takes mail, and the exchanger of that name; or the domain itself, which has no exchanger.
        Code::DnsHostNoIpv4 => &[Code::MxUnresolved, Code::MxMissing],
        Code::DnsHostNotPublic => &[Code::MxNotPublic],
        _ => return None,
    };
    let leads = |other: &&Finding| leaders.contains(&other.code) && other.verdict.is_fault() && other.subject == finding.subject;
    findings.iter().find(leads).map(|other| other.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{plan, score},
        model::{target::Target, verdict::Verdict},
    };

    #[test]
    fn a_fault_that_two_areas_tell_of_is_mended_once_and_costs_once() {
        let host = "mail.example.com";
        for (one, other) in [
            (Finding::new(Code::MxNotPublic, host), Finding::new(Code::DnsHostNotPublic, host)),
            (Finding::new(Code::MxUnresolved, host), Finding::new(Code::DnsHostNoIpv4, host)),
            (Finding::new(Code::MxMissing, host), Finding::new(Code::DnsHostNoIpv4, host)),
            (Finding::new(Code::DnsblPolicy, host), Finding::new(Code::IpDynamic, host).arg("by", "list")),
        ] {
            let both = [one.clone(), other.clone()];
            assert_eq!((leader(&other, &both), leader(&one, &both)), (Some(one.code), None));
            let steps = |findings: &[Finding]| plan::steps(findings).iter().map(|step| step.code).filter(|code| *code != Code::SmtpOutUnmeasured).count();
            assert_eq!((steps(&both), steps(std::slice::from_ref(&other))), (1, 1), "{other:?}");
            let lines = |findings: &[Finding]| score::account(findings).unwrap().lines.len();
            assert_eq!((lines(&both), lines(std::slice::from_ref(&other))), (1, 1), "{other:?}");
            // Whoever mends the one has mended the other.
            let mended = score::mended(&both, &Target::default(), &[one.code]);
            assert!(mended.iter().all(|finding| finding.verdict == Verdict::Good), "{mended:?}");
            // Another name's fault is another matter.
            let apart = [one, Finding { subject: "other.example.com".to_owned(), ..other }];
            assert_eq!(leader(&apart[1], &apart), None);
        }
    }
}
