//! Mail clients that set themselves up. Nothing here decides whether mail arrives; it decides whether people can set up their program.

use crate::{
    check::observe::{Observations, client::Seen, dns::is_within},
    mail::{
        client::{Place, Service, ServiceName, Target},
        document::End,
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
};

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(seen) = &seen.client else { return Vec::new() };
    let case = Case { seen };
    let mut findings = case.services(
        &[ServiceName::Submissions, ServiceName::Submission],
        [Code::ClientSubmission, Code::ClientSubmissionAbsent, Code::ClientSubmissionWrong, Code::ClientSubmissionUnknown],
        "0 1 465",
    );
    findings.extend(case.services(
        &[ServiceName::Imaps, ServiceName::Imap, ServiceName::Pop3s, ServiceName::Pop3],
        [Code::ClientMailbox, Code::ClientMailboxAbsent, Code::ClientMailboxWrong, Code::ClientMailboxUnknown],
        "0 1 993",
    ));
    findings.extend(case.services(
        &[ServiceName::Caldavs, ServiceName::Carddavs],
        [Code::ClientDav, Code::ClientDavAbsent, Code::ClientDavWrong, Code::ClientDavUnknown],
        "0 1 443",
    ));
    findings.push(case.autoconfig());
    findings.push(case.autodiscover());
    findings
}

struct Case<'a> {
    seen: &'a Seen,
}

impl Case<'_> {
    fn finding(&self, code: Code) -> Finding {
        Finding::new(code, self.seen.lookup.domain.clone())
    }

    /// A family of services, best first: what is wrong with each record, else what there is, else that there is none.
    fn services(&self, names: &[ServiceName], [good, absent, wrong, unknown]: [Code; 4], proposed: &str) -> Vec<Finding> {
        let services: Vec<&Service> = names.iter().filter_map(|name| self.seen.lookup.service(*name)).collect();
        let evidence = services.iter().flat_map(|service| service.evidence.iter().copied());
        let finding = |code: Code| self.finding(code).seen(evidence.clone());
        let mut findings = Vec::new();
        for service in &services {
            for target in service.wrong() {
                let reason = if target.port == 0 || !matches!(target.resolution, crate::mail::mx::Resolution::Unresolved) { "port" } else { "address" };
                let finding = finding(wrong).arg("record", service.name.label()).arg("target", target.host.clone()).arg("port", u32::from(target.port));
                findings.push(finding.arg("reason", reason));
            }
        }
        let hidden: Vec<String> = services.iter().filter(|service| service.is_unknown()).map(|service| service.name.label().to_owned()).collect();
        if !hidden.is_empty() {
            findings.push(finding(unknown).arg("records", hidden));
        }
        if !findings.is_empty() {
            return findings;
        }
        let shown = |service: &&Service| {
            service.targets.iter().map(|target: &Target| format!("{} → {}:{}", service.name.label(), target.host, target.port)).collect::<Vec<_>>()
        };
        let records: Vec<String> = services.iter().flat_map(shown).collect();
        if !records.is_empty() || services.iter().any(|service| service.declined) {
            let declined: Vec<String> = services.iter().filter(|service| service.declined).map(|service| service.name.label().to_owned()).collect();
            let kind = if records.is_empty() { "none" } else { "some" };
            return vec![finding(good).arg("records", records).arg("declined", declined).arg("offered", kind)];
        }
        let finding = finding(absent);
        if self.seen.mail.takes_none() {
            return vec![finding.verdict(Verdict::NotApplicable)];
        }
        vec![match self.own_host().zip(names.first()) {
            Some((host, name)) => finding.remedy("SRV", format!("{}.{}", name.label(), self.seen.lookup.domain), format!("{proposed} {host}.")),
            None => finding,
        }]
    }

    /// The exchanger that most likely also serves clients: one of the domain's own.
    fn own_host(&self) -> Option<&String> {
        self.seen.mail.hosts.iter().find(|host| is_within(host, &self.seen.lookup.domain))
    }

    fn autoconfig(&self) -> Finding {
        let places = &self.seen.lookup.autoconfig;
        let evidence = places.iter().flat_map(|place| place.evidence.iter().copied());
        let finding = |code: Code, place: &Place| self.finding(code).seen(evidence.clone()).arg("url", place.url.clone());
        let is_sound = |place: &&Place| place.config.as_ref().is_some_and(|config| config.defects.is_empty()) && place.dangling.is_empty();
        if let Some(place) = places.iter().find(is_sound) {
            let servers: Vec<String> =
                place.config.iter().flat_map(|config| &config.value.servers).map(|server| format!("{}:{}", server.host, server.port.unwrap_or(0))).collect();
            let code = if place.url.starts_with("http:") { Code::ClientAutoconfigPlain } else { Code::ClientAutoconfig };
            return finding(code, place).arg("servers", super::each_once(servers));
        }
        // A document that says something wrong comes before one that is not there. A web page at the domain itself is no such document.
        let own = |place: &&Place| place.url.contains("//autoconfig.");
        let read = places.iter().filter(own).find(|place| place.config.is_some());
        if let Some(place) = read {
            let mut faults: Vec<String> = place.config.iter().flat_map(|config| &config.defects).map(|defect| super::fault_name(defect.fault)).collect();
            if !place.dangling.is_empty() {
                faults.push("dangling".to_owned());
            }
            return finding(Code::ClientAutoconfigBroken, place).arg("reason", "content").arg("faults", super::each_once(faults)).arg("status", 0_usize);
        }
        let Some(place) = places.iter().find(own) else { return self.finding(Code::ClientAutoconfigAbsent) };
        match place.end {
            End::NoHost => finding(Code::ClientAutoconfigAbsent, place),
            end if end.is_final() => {
                finding(Code::ClientAutoconfigBroken, place).arg("reason", end.name()).arg("faults", Vec::<String>::new()).arg("status", status(end))
            }
            end => finding(Code::ClientAutoconfigUnknown, place).arg("reason", end.name()),
        }
    }

    fn autodiscover(&self) -> Finding {
        let (place, service) = (&self.seen.lookup.autodiscover, self.seen.lookup.service(ServiceName::Autodiscover));
        let evidence = place.evidence.iter().chain(service.iter().flat_map(|service| &service.evidence)).copied();
        let finding = |code: Code| self.finding(code).seen(evidence.clone()).arg("url", place.url.clone());
        let record = service.filter(|service| !service.targets.is_empty() && service.wrong().next().is_none());
        match place.end {
            // Without a password and with GET such a server mostly refuses; that it answers is what counts.
            End::Found | End::Redirect | End::Status(400..=403 | 405..=409 | 411..=499) => finding(Code::ClientAutodiscover),
            End::Certificate(_) => finding(Code::ClientAutodiscoverCertificate).arg("reason", place.end.name()),
            _ if record.is_some() => {
                let target = record.and_then(|service| service.targets.first()).map(|target| target.host.clone()).unwrap_or_default();
                finding(Code::ClientAutodiscoverPartly).arg("target", target)
            }
            End::NoHost if service.is_none_or(|service| service.outcome.is_answer()) => finding(Code::ClientAutodiscoverAbsent),
            _ => finding(Code::ClientAutodiscoverUnknown).arg("reason", place.end.name()),
        }
    }
}

fn status(end: End) -> usize {
    if let End::Status(status) = end { usize::from(status) } else { 0 }
}
