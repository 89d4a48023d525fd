//! What to do, in the order of harm and effort: one step for each matter, however many names it concerns. What only sums up other areas is no
//! matter of its own, and where nothing can be done there is no step.

use super::{road, twin};
use crate::{
    knowledge::catalogue::{self, Severity},
    model::{
        area::Area,
        code::Code,
        finding::{Arg, Finding},
        locale::Locale,
        verdict::Verdict,
    },
    words::Words,
};

/// What leaves a gate of the road open as long as it cannot be told. Where nothing is known to be wrong, this is what to find out first.
const OPENS: [Code; 8] = [
    Code::PtrUnknown,
    Code::PtrForwardUnknown,
    Code::SpfUnknown,
    Code::SpfAuthorizedUnknown,
    Code::SpfIncludeUnknown,
    Code::DkimUnnamed,
    Code::DkimUnknown,
    Code::DmarcUnknown,
];

/// How soon a step is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Mail stops or is weakened; or nothing is known to be wrong, and this must be known before anything else.
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
    /// Whoever can run a script on the mail server.
    Probe,
    /// Whoever runs the mail server.
    Server,
    /// Whoever runs the web server.
    Web,
    /// Both: a file is served and a record changed.
    WebAndDns,
    /// Both: a key is made on the server and published in the zone.
    ServerAndDns,
    /// Who rents out the address.
    Provider,
    /// Whoever uses the address, by a form of the list: nothing has to end before.
    AtList,
    /// Whoever runs the mail server ends the cause, then the list is asked.
    YouThenList,
    /// Whoever runs the mail server ends the cause, and the list lets go by itself.
    YouAlone,
    /// Who rents out the address writes to the list: it hears nobody else.
    ProviderThenList,
    /// Who runs the list.
    List,
    /// Who registered the name.
    Registrar,
    /// Whoever runs the mail server, somewhere else.
    Elsewhere,
}

impl Hand {
    /// The last part of its keys in the locale files: `hand-<name>` who, `wait-<name>` how long until it shows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Probe => "probe",
            Self::Server => "server",
            Self::Web => "web",
            Self::WebAndDns => "web-and-dns",
            Self::ServerAndDns => "server-and-dns",
            Self::Provider => "provider",
            Self::AtList => "at-list",
            Self::YouThenList => "you-then-list",
            Self::YouAlone => "you-alone",
            Self::ProviderThenList => "provider-then-list",
            Self::List => "list",
            Self::Registrar => "registrar",
            Self::Elsewhere => "elsewhere",
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

    /// Whether somebody is to do something to the mail's surroundings, and not only to wait and look again.
    pub fn is_doing(&self) -> bool {
        self.verdict() != Verdict::Unknown || self.code == Code::SmtpOutUnmeasured
    }
}

/// Every step of a report, first things first.
pub fn steps(findings: &[Finding]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let unmeasured = unmeasured_port(findings);
    let is_broken = findings.iter().any(|finding| finding.verdict == Verdict::Broken);
    // Of a name that does not exist nothing else can be mended, and it was mistyped as a rule.
    let nothing = findings.iter().any(Finding::is_nothing);
    for finding in findings.iter().filter(|finding| !finding.area().is_summary()).chain(&unmeasured) {
        let urgency = match finding.verdict {
            _ if nothing && !finding.is_nothing() => continue,
            _ if twin::leader(finding, findings).is_some() => continue,
            Verdict::Broken | Verdict::Problem => Urgency::Now,
            Verdict::Note => Urgency::Later,
            Verdict::Unknown if is_held_closed(finding) && !is_broken => Urgency::Now,
            Verdict::Unknown => Urgency::Find,
            Verdict::Good | Verdict::NotApplicable => continue,
        };
        // Whether anything can be done is the same in every language.
        if Words(Locale::English).fix(finding).is_none() {
            continue;
        }
        // The findings of a report stand worst first, so the first of a code is its worst.
        match steps.iter_mut().find(|step| step.code == finding.code && step.urgency == urgency) {
            Some(step) => step.findings.push(finding.clone()),
            None => steps.push(Step { code: finding.code, urgency, hand: hand(finding), findings: vec![finding.clone()] }),
        }
    }
    if !steps.iter().any(|step| step.urgency == Urgency::Now) {
        steps.iter_mut().filter(|step| step.urgency == Urgency::Find && OPENS.contains(&step.code)).for_each(|step| step.urgency = Urgency::Now);
    }
    // What is not there at all comes first, a network that one has to leave, and a port that is closed as a rule. Harm: the verdict, then how much the catalogue says it matters. Then effort, then
    // the order in which receivers meet it.
    steps.sort_by_key(|step| {
        let first = step.leading().is_nothing() || step.hand == Hand::Elsewhere || step.urgency == Urgency::Now && is_held_closed(step.leading());
        (step.urgency, !first, step.verdict().rank(), severity(step.code), step.hand, road::place(step.code.area()), step.code)
    });
    steps
}

/// That nobody has measured port 25 of an own server, and what its provider does with it. No finding of a report says so, since nobody has looked.
pub fn unmeasured_port(findings: &[Finding]) -> Option<Finding> {
    let own = findings.iter().find(|finding| matches!(finding.code, Code::IpPublic | Code::IpDynamic) && finding.verdict != Verdict::NotApplicable)?;
    let is_measured = findings.iter().any(|finding| finding.area() == Area::SmtpOut);
    if is_measured || road::sends_nothing(findings) {
        return None;
    }
    let of_provider = |name: &str| findings.iter().find(|finding| finding.code == Code::IpProvider).and_then(|finding| finding.args.get(name)).cloned();
    let text = |arg: Option<Arg>| arg.unwrap_or_else(|| Arg::from("unknown"));
    let finding = Finding::new(Code::SmtpOutUnmeasured, own.subject.clone());
    Some(finding.arg("provider", text(of_provider("provider"))).arg("port25", text(of_provider("port25"))))
}

/// Whether it says of a port that nobody has measured that its provider is known to close it.
pub fn is_held_closed(finding: &Finding) -> bool {
    let closes = matches!(finding.args.get("port25"), Some(Arg::Text(held)) if held == "closed" || held == "shut");
    finding.code == Code::SmtpOutUnmeasured && closes
}

fn severity(code: Code) -> Severity {
    catalogue::by_id(code.catalogue()).map_or(Severity::Info, |check| check.severity)
}

/// Who can mend it.
fn hand(finding: &Finding) -> Hand {
    let kind = finding.remedy.as_ref().map(|remedy| remedy.kind.as_str());
    let says = |name: &str, value: &str| finding.args.get(name).is_some_and(|arg| *arg == Arg::from(value));
    match (finding.area(), finding.code) {
        (_, Code::SmtpOutUnmeasured) => Hand::Probe,
        (_, Code::SmtpOutReported) if finding.verdict == Verdict::Unknown => Hand::Probe,
        _ if kind == Some("file") => Hand::WebAndDns,
        (_, Code::MtaStsCertificateEnds) if says("whose", "exchanger") => Hand::Server,
        (_, Code::MtaStsCertificate | Code::MtaStsCertificateEnds | Code::MtaStsContentType) => Hand::Web,
        (_, Code::MtaStsUnmet) => Hand::Server,
        (_, Code::DkimMissing | Code::DkimTooShort | Code::DkimShort | Code::DkimOld | Code::DkimPrivateKey | Code::DkimRevoked | Code::DkimEd25519Only) => {
            Hand::ServerAndDns
        }
        _ if finding.is_nothing() => Hand::Registrar,
        (_, Code::DomainOnHold | Code::DomainExpiring | Code::DomainYoung) => Hand::Registrar,
        (_, Code::DomainListed | Code::DomainListedElsewhere) if says("role", "own") => Hand::YouThenList,
        (_, Code::DomainListed | Code::DomainListedElsewhere) => Hand::List,
        (_, Code::DnsblMinorMany) => Hand::YouAlone,
        (_, Code::DnsblListed) if says("way", "leave") => Hand::Elsewhere,
        (_, Code::DnsblListed) if says("way", "provider") => Hand::ProviderThenList,
        (_, Code::DnsblListed | Code::DnsblMinor) if says("removal", "automatic") => Hand::YouAlone,
        (_, Code::DnsblListed | Code::DnsblMinor) => Hand::YouThenList,
        (_, Code::DnsblPolicy) => Hand::AtList,
        (Area::Ptr, _) if matches!(kind, Some("A" | "AAAA")) => Hand::Dns,
        // The name servers that fail are those of the domain itself.
        (_, Code::PtrServerFailure | Code::PtrSlow) if says("whose", "own") => Hand::Dns,
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
    fn a_network_that_one_has_to_leave_comes_before_what_one_would_mend_in_it() {
        let drop = Finding::new(Code::DnsblListed, "192.0.2.1").arg("way", "leave");
        let mut findings = report(&[Code::SpfMissing, Code::PtrMissing]);
        findings.push(drop);
        assert_eq!(codes(&steps(&findings))[0], Code::DnsblListed);
    }

    #[test]
    fn what_a_policy_list_says_is_one_step_and_comes_before_the_port() {
        let provider = Finding::new(Code::IpProvider, "192.0.2.1").arg("provider", "DigitalOcean").arg("port25", "closed");
        let dynamic = Finding::new(Code::IpDynamic, "192.0.2.1").arg("by", "list").arg("name", "dyn-1.example.net");
        let listed = Finding::new(Code::DnsblPolicy, "192.0.2.1").arg("way", "exclude").arg("list", "Spamhaus ZEN").arg("url", "https://x");
        assert_eq!(codes(&steps(&[listed, dynamic.clone(), provider.clone()])), [Code::DnsblPolicy, Code::SmtpOutUnmeasured]);
        assert_eq!(codes(&steps(&[dynamic, provider])), [Code::SmtpOutUnmeasured, Code::IpDynamic], "where no list was looked at, the address says it");
    }

    #[test]
    fn one_matter_is_one_step() {
        let findings = [Finding::new(Code::PtrMissing, "192.0.2.1"), Finding::new(Code::PtrMissing, "192.0.2.2")];
        let steps = steps(&findings);
        assert_eq!(steps.len(), 1);
        assert_eq!(steps[0].findings.len(), 2);
    }

    #[test]
    fn of_a_name_that_does_not_exist_nothing_else_is_mended() {
        let mut findings = report(&[Code::SpfMissing, Code::DmarcMissing]);
        findings.push(Finding::new(Code::DnsSoaMissing, "example.com").arg("exists", "no"));
        assert_eq!(codes(&steps(&findings)), [Code::DnsSoaMissing], "a mistyped name needs no records");
    }

    #[test]
    fn nothing_is_to_be_done_where_all_is_well() {
        assert!(steps(&report(&[Code::SpfGood, Code::DkimParked, Code::PtrGood])).is_empty());
        // A few neighbours prove nothing, and whoever wants to know more can look.
        let few = Finding::new(Code::NeighboursUnknown, "192.0.2.1").arg("reason", "interval");
        assert_eq!(steps(&[few]).iter().map(|step| step.urgency).collect::<Vec<_>>(), [Urgency::Find]);
    }

    #[test]
    fn a_port_that_nobody_has_measured_is_a_step_and_the_first_where_the_provider_closes_it() {
        let provider = |port25: &str| Finding::new(Code::IpProvider, "192.0.2.1").arg("provider", "DigitalOcean").arg("port25", port25);
        let with = |port25: &str, codes: &[Code]| {
            let mut findings = report(codes);
            findings.extend([Finding::new(Code::IpPublic, "192.0.2.1"), provider(port25)]);
            steps(&findings).iter().map(|step| (step.code, step.urgency)).collect::<Vec<_>>()
        };
        let measure = |urgency| (Code::SmtpOutUnmeasured, urgency);
        assert_eq!(with("open", &[Code::SpfPtr]), [(Code::SpfPtr, Urgency::Later), measure(Urgency::Find)]);
        assert_eq!(with("shut", &[Code::SpfPtr]), [measure(Urgency::Now), (Code::SpfPtr, Urgency::Later)]);
        assert_eq!(with("closed", &[Code::DmarcMissing])[0], measure(Urgency::Now), "a problem elsewhere does not matter while no mail gets out");
        assert_eq!(with("closed", &[Code::SpfMissing]), [(Code::SpfMissing, Urgency::Now), measure(Urgency::Find)]);
        assert!(with("closed", &[Code::SmtpOutOpen]).is_empty(), "it was measured");
        // Without an own address, behind a relay for instance, there is nothing to measure.
        assert_eq!(codes(&steps(&report(&[Code::SpfPtr]))), [Code::SpfPtr]);
    }

    #[test]
    fn what_leaves_a_gate_open_comes_before_good_practice_and_after_faults() {
        assert_eq!(codes(&steps(&report(&[Code::MtaStsAbsent, Code::DkimUnnamed, Code::MxUnknown]))), [Code::DkimUnnamed, Code::MtaStsAbsent, Code::MxUnknown]);
        let faulty = steps(&report(&[Code::DmarcMissing, Code::MtaStsAbsent, Code::DkimUnnamed]));
        assert_eq!(codes(&faulty), [Code::DmarcMissing, Code::MtaStsAbsent, Code::DkimUnnamed]);
    }

    #[test]
    fn whoever_can_do_it_is_named() {
        let listed = |removal: &str| Finding::new(Code::DnsblListed, "192.0.2.1").arg("removal", removal);
        let policy = Finding::new(Code::MtaStsAbsent, "example.com").remedy("file", "https://mta-sts.example.com/", "version: STSv1");
        let of_domain = |role: &str| Finding::new(Code::DomainListed, "example.com").arg("role", role);
        for (finding, wanted) in [
            (listed("request"), Hand::YouThenList),
            (listed("automatic"), Hand::YouAlone),
            (listed("request").arg("way", "provider"), Hand::ProviderThenList),
            (listed("request").arg("way", "leave"), Hand::Elsewhere),
            (Finding::new(Code::DnsblPolicy, "192.0.2.1").arg("way", "exclude"), Hand::AtList),
            (of_domain("own"), Hand::YouThenList),
            (of_domain("reports"), Hand::List),
            (policy, Hand::WebAndDns),
            (Finding::new(Code::PtrServerFailure, "192.0.2.1").arg("whose", "own"), Hand::Dns),
            (Finding::new(Code::PtrServerFailure, "192.0.2.1").arg("whose", "other"), Hand::Provider),
            (Finding::new(Code::SmtpOutReported, "example.com"), Hand::Provider),
            (Finding::new(Code::SmtpOutReported, "example.com").verdict(Verdict::Unknown), Hand::Probe),
        ] {
            assert_eq!(hand(&finding), wanted, "{finding:?}");
        }
    }

    #[test]
    fn every_hand_has_its_words() {
        use Hand::{AtList, Dns, Elsewhere, List, Probe, Provider, ProviderThenList, Registrar, Server, ServerAndDns, Web, WebAndDns, YouAlone, YouThenList};
        for hand in [Dns, Probe, Server, Web, WebAndDns, ServerAndDns, Provider, AtList, YouThenList, YouAlone, ProviderThenList, List, Registrar, Elsewhere] {
            for kind in ["hand", "wait"] {
                assert!(crate::words::Key::find(&format!("{kind}-{}", hand.as_str())).is_some(), "{kind} {hand:?}");
            }
        }
    }
}
