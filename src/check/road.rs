//! The road of a mail: the gates that a receiver holds it to, in the receiver's order, and the place where it stops.
//!
//! Which areas make a gate stands in one table. An area that no gate names is beside the road: it concerns mail that comes in, or is a matter
//! of good order.

use std::collections::BTreeSet;

use crate::model::{
    area::Area,
    code::Code,
    finding::{Arg, Finding},
    target::Target,
    verdict::Verdict,
};

/// A gate, as the table and the locale files name it (`gate-<name>`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gate {
    /// Whether a connection gets out at all.
    Port,
    /// What is known of the address.
    Address,
    /// The reverse name, and the name the server says.
    Names,
    Spf,
    Dkim,
    Dmarc,
    /// What a receiver asks for beyond the standards, and what it knows of the domain.
    Rules,
}

/// The areas of each gate, by their names in the contract: those that decide, and those of which only a fault counts. A gate is measured when an
/// area that decides has a finding.
const GATES: [(Gate, &[&str], &[&str]); 7] = [
    (Gate::Port, &["smtp_out"], &[]),
    (Gate::Address, &["ip", "dnsbl"], &["neighbours"]),
    (Gate::Names, &["ptr"], &["helo"]),
    (Gate::Spf, &["spf"], &[]),
    (Gate::Dkim, &["dkim"], &[]),
    (Gate::Dmarc, &["dmarc"], &[]),
    (Gate::Rules, &["receivers"], &["mx", "dns", "domain"]),
];

impl Gate {
    /// The last part of its keys in the locale files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Port => "port",
            Self::Address => "address",
            Self::Names => "names",
            Self::Spf => "spf",
            Self::Dkim => "dkim",
            Self::Dmarc => "dmarc",
            Self::Rules => "rules",
        }
    }
}

/// Whether mail comes as far as a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    Reached,
    /// Mail stops here: the first gate where something is broken that mail needs.
    Stops,
    /// Behind the gate where mail stops.
    Beyond,
}

/// A gate of one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Station {
    pub gate: Gate,
    /// Nothing when nobody has measured it.
    pub verdict: Option<Verdict>,
    pub passage: Passage,
    /// The finding that says it best: the worst one, in the order of the report.
    pub leading: Option<Finding>,
}

impl Station {
    /// The area whose section says more.
    pub fn area(&self) -> Option<Area> {
        self.leading.as_ref().map(Finding::area)
    }

    /// Whether mail alone would open it: where none is sent there is nothing to measure, and no key to be named.
    fn is_needless(&self) -> bool {
        self.leading.as_ref().is_none_or(|finding| finding.code == Code::DkimUnnamed)
    }

    /// Whether nobody has measured it, or nothing could be told; what was merely reported is not measured.
    pub fn is_open(&self) -> bool {
        let reported = self.leading.as_ref().is_some_and(|finding| finding.code == Code::SmtpOutReported);
        reported || self.verdict.is_none_or(|verdict| verdict == Verdict::Unknown)
    }
}

/// The road, from these findings (in the order of the report).
pub fn stations(findings: &[Finding]) -> Vec<Station> {
    let mut stopped = false;
    let station = |(gate, deciding, beside): (Gate, &[&str], &[&str])| {
        let applies = |finding: &&Finding| finding.verdict != Verdict::NotApplicable;
        let area = |finding: &Finding| finding.area().as_str();
        let decides = |finding: &&Finding| deciding.contains(&area(finding));
        let faulty = |finding: &&Finding| beside.contains(&area(finding)) && finding.verdict.is_fault();
        // Of what is equally bad, what stops mail says more than what makes a protection void.
        let worst = |finding: &&Finding| (finding.verdict.rank(), finding.is_void());
        let leading = findings.iter().filter(applies).filter(|finding| decides(finding) || faulty(finding)).min_by_key(worst);
        let verdict = leading.map(|finding| finding.verdict);
        // What makes a protection void lets mail through, others' mail too.
        let stops = leading.is_some_and(|finding| finding.verdict == Verdict::Broken && !finding.is_void());
        let passage = match (stopped, stops) {
            (true, _) => Passage::Beyond,
            (false, true) => Passage::Stops,
            (false, false) => Passage::Reached,
        };
        stopped |= passage == Passage::Stops;
        Station { gate, verdict, passage, leading: leading.cloned() }
    };
    GATES.into_iter().map(station).collect()
}

/// The gates that nobody has measured, or of which nothing could be told, though mail has to pass them.
pub fn unmeasured(findings: &[Finding]) -> Vec<Gate> {
    let is_idle = sends_nothing(findings);
    stations(findings).iter().filter(|station| station.is_open() && !(is_idle && station.is_needless())).map(|station| station.gate).collect()
}

/// Whether the domain sends no mail and takes none (RFC 7505), and nobody says otherwise; the records may say it better.
pub fn sends_nothing(findings: &[Finding]) -> bool {
    let says_no = |finding: &Finding| finding.args.get("sends") == Some(&Arg::from("no"));
    findings.iter().any(|finding| match finding.code {
        // Of a sender's null MX that is marked as mended nothing else is said.
        Code::MxNull => finding.verdict == Verdict::Good && (says_no(finding) || !finding.args.contains_key("sends")),
        Code::MxMissing => says_no(finding),
        _ => false,
    })
}

/// Why a gate was not measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// The run was limited to other areas.
    LeftOut,
    /// There is nothing to ask: the domain sends no mail.
    NotApplicable,
    /// Services send, from addresses of their own.
    OfServices,
    /// The target is an address, and the gate asks for a domain.
    NeedsDomain,
    /// No address that sends is known.
    NoAddress,
    /// Only the server itself can tell.
    OnlyServer,
    /// Nobody has looked.
    Unasked,
}

/// Why nobody has measured a gate, when the run was limited to these areas; to none when there are none.
pub fn unseen(gate: Gate, target: &Target, findings: &[Finding], only: &[Area]) -> Unseen {
    let deciding = GATES.iter().find(|(other, ..)| *other == gate).map_or(&[][..], |(_, deciding, _)| deciding);
    let has = |area: &Area| deciding.contains(&area.as_str());
    let inapplicable = findings.iter().any(|finding| has(&finding.area()) && finding.verdict == Verdict::NotApplicable);
    let by_services = |finding: &Finding| finding.args.get("why") == Some(&Arg::from("services"));
    let of_address = matches!(gate, Gate::Address | Gate::Names);
    match gate {
        _ if !only.is_empty() && !only.iter().any(has) => Unseen::LeftOut,
        _ if of_address && findings.iter().any(|finding| finding.area() == Area::Ptr && by_services(finding)) => Unseen::OfServices,
        _ if inapplicable || sends_nothing(findings) => Unseen::NotApplicable,
        Gate::Port => Unseen::OnlyServer,
        _ if target.domain.is_none() && !of_address => Unseen::NeedsDomain,
        _ if of_address && target.ips.is_empty() => Unseen::NoAddress,
        _ => Unseen::Unasked,
    }
}

/// The gate that an area decides.
pub fn gate(area: Area) -> Option<Gate> {
    GATES.iter().find(|(_, deciding, _)| deciding.contains(&area.as_str())).map(|(gate, _, _)| *gate)
}

/// Areas about mail that comes in, which is not on this road.
const INCOMING: [&str; 5] = ["smtp_in", "starttls", "mta_sts", "tls_rpt", "dane"];

/// What stops mail that comes in: how many matters, and their areas.
pub fn incoming(findings: &[Finding]) -> (usize, Vec<Area>) {
    let faults = || findings.iter().filter(|finding| finding.verdict == Verdict::Broken && !finding.is_void() && INCOMING.contains(&finding.area().as_str()));
    let codes: BTreeSet<Code> = faults().map(|finding| finding.code).collect();
    let areas: BTreeSet<Area> = faults().map(Finding::area).collect();
    (codes.len(), areas.into_iter().collect())
}

/// Whether somebody looked at a gate and could not tell: then nobody knows whether mail gets through. Keys whose selector nobody named are no such
/// gate: mail shows the selector, and SPF speaks for it meanwhile.
pub fn untold(findings: &[Finding]) -> bool {
    let unnamed = |station: &Station| station.leading.as_ref().is_some_and(|finding| finding.code == Code::DkimUnnamed);
    stations(findings).iter().any(|station| station.verdict == Some(Verdict::Unknown) && !unnamed(station))
}

/// The place of an area on the road, for ordering; areas beside it come last.
pub fn place(area: Area) -> usize {
    let names = |(_, deciding, beside): &(Gate, &[&str], &[&str])| deciding.contains(&area.as_str()) || beside.contains(&area.as_str());
    GATES.iter().position(names).unwrap_or(GATES.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_belongs_to_one_gate_at_most() {
        let names: Vec<&str> = GATES.iter().flat_map(|(_, deciding, beside)| deciding.iter().chain(*beside).copied()).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        let known = names.iter().filter(|name| Area::from_name(name).is_some()).count();
        assert!(known >= 10, "the table speaks of areas that are there: {known}");
    }

    #[test]
    fn mail_stops_at_the_first_broken_gate_and_only_there() {
        let findings = [Finding::new(Code::PtrMissing, "192.0.2.1"), Finding::new(Code::SpfMissing, "example.com"), Finding::new(Code::IpPublic, "192.0.2.1")];
        let road = stations(&findings);
        let passage = |gate| road.iter().find(|station| station.gate == gate).map(|station| station.passage);
        assert_eq!(passage(Gate::Address), Some(Passage::Reached));
        assert_eq!(passage(Gate::Names), Some(Passage::Stops));
        assert_eq!(passage(Gate::Spf), Some(Passage::Beyond));
        assert_eq!(road.iter().filter(|station| station.passage == Passage::Stops).count(), 1);
    }

    #[test]
    fn a_void_protection_stops_no_mail_and_hides_nothing_that_does() {
        let road = stations(&[Finding::new(Code::SpfPassAll, "example.com")]);
        assert!(road.iter().all(|station| station.passage == Passage::Reached));
        assert_eq!(road[3].verdict, Some(Verdict::Broken));
        let road = stations(&[Finding::new(Code::SpfPassAll, "example.com"), Finding::new(Code::SpfSyntax, "example.com")]);
        assert_eq!((road[3].passage, road[3].leading.as_ref().map(|finding| finding.code)), (Passage::Stops, Some(Code::SpfSyntax)));
        assert_eq!(incoming(&[Finding::new(Code::MtaStsCertificate, "mta-sts.example.com")]), (0, Vec::new()));
    }

    #[test]
    fn why_a_gate_was_not_measured_is_told_apart() {
        let domain = Target { domain: Some("example.com".to_owned()), ..Target::default() };
        let both = Target { ips: vec![[192, 0, 2, 1].into()], ..domain.clone() };
        let address = Target { domain: None, ..both.clone() };
        let parked = [Finding::new(Code::MxNull, "example.com").verdict(Verdict::Good)];
        assert_eq!(unseen(Gate::Spf, &both, &[], &[]), Unseen::Unasked);
        assert_eq!(unseen(Gate::Port, &both, &[], &[]), Unseen::OnlyServer);
        assert_eq!(unseen(Gate::Port, &both, &[], &[Area::Spf]), Unseen::LeftOut);
        assert_eq!(unseen(Gate::Spf, &both, &[], &[Area::Dmarc]), Unseen::LeftOut);
        assert_eq!(unseen(Gate::Names, &domain, &[], &[]), Unseen::NoAddress);
        assert_eq!(unseen(Gate::Names, &domain, &parked, &[]), Unseen::NotApplicable);
        assert_eq!(unseen(Gate::Dmarc, &address, &[], &[]), Unseen::NeedsDomain);
        let relayed = [Finding::new(Code::PtrNoAddress, "example.com").verdict(Verdict::NotApplicable).arg("why", "services")];
        assert_eq!(unseen(Gate::Names, &domain, &relayed, &[]), Unseen::OfServices, "that others send does not say that nobody does");
        assert_eq!(unseen(Gate::Address, &domain, &relayed, &[]), Unseen::OfServices);
    }

    #[test]
    fn where_no_mail_is_sent_its_gates_are_not_to_be_measured() {
        let parked = |code, verdict| {
            let mx = Finding::new(code, "example.com").verdict(verdict).arg("sends", "no");
            let findings = [
                mx,
                Finding::new(Code::SpfClosed, "example.com"),
                Finding::new(Code::DkimUnnamed, "example.com"),
                Finding::new(Code::DmarcGood, "example.com"),
            ];
            unmeasured(&findings)
        };
        assert_eq!(parked(Code::MxNull, Verdict::Good), []);
        assert_eq!(parked(Code::MxMissing, Verdict::Note), []);
        let unread = [Finding::new(Code::MxNull, "example.com").verdict(Verdict::Good), Finding::new(Code::SpfUnknown, "example.com")];
        assert_eq!(unmeasured(&unread), [Gate::Spf], "what others may do with the name is to be known");
        assert!(unmeasured(&[Finding::new(Code::MxNull, "example.com").arg("sends", "yes")]).contains(&Gate::Port));
    }

    #[test]
    fn what_nobody_looked_at_is_not_measured_and_never_good() {
        let findings = [Finding::new(Code::SpfGood, "example.com"), Finding::new(Code::DmarcUnknown, "example.com"), Finding::new(Code::MxGood, "example.com")];
        let road = stations(&findings);
        let verdict = |gate| road.iter().find(|station| station.gate == gate).and_then(|station| station.verdict);
        assert_eq!(verdict(Gate::Port), None);
        assert_eq!(verdict(Gate::Spf), Some(Verdict::Good));
        assert_eq!(verdict(Gate::Rules), None, "an exchanger says nothing of a receiver's rules");
        assert!(!unmeasured(&findings).contains(&Gate::Spf));
        assert!(unmeasured(&findings).contains(&Gate::Dmarc), "could not be told is not measured");
        assert_eq!(unmeasured(&[]).len(), GATES.len());
    }

    #[test]
    fn what_stops_incoming_mail_is_told_beside_the_road() {
        let findings = [Finding::new(Code::MtaStsUnmet, "a"), Finding::new(Code::MtaStsUnmet, "b"), Finding::new(Code::SpfMissing, "a")];
        assert_eq!(incoming(&findings), (1, vec![Area::MtaSts]));
        assert!(stations(&findings[..2]).iter().all(|station| station.passage == Passage::Reached));
        assert_eq!(incoming(&findings[2..]), (0, Vec::new()));
        let named = INCOMING.iter().filter(|name| Area::from_name(name).is_some_and(|area| gate(area).is_none()));
        assert_eq!(named.count(), INCOMING.len());
    }

    #[test]
    fn a_fault_beside_a_gate_counts_and_doubt_does_not() {
        let doubt = [Finding::new(Code::PtrGood, "192.0.2.1"), Finding::new(Code::HeloAssumed, "mail.example.com")];
        assert_eq!(stations(&doubt)[2].verdict, Some(Verdict::Good));
        let fault = [Finding::new(Code::PtrGood, "192.0.2.1"), Finding::new(Code::HeloNotFqdn, "mail")];
        assert_eq!(stations(&fault)[2].verdict, Some(Verdict::Problem));
    }
}
