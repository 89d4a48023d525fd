//! Mail clients that set themselves up. Nothing here decides whether mail arrives; it decides whether people can set up their program.

use crate::{
    check::observe::{
        Observations,
        client::{Seen, Shown},
        dns::is_within,
    },
    mail::{
        client::{Place, Server, Service, ServiceName, Target},
        document::End,
        mx::Resolution,
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
    net::{
        Outcome,
        tls::{Ending, Standing},
    },
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
    findings.extend(case.submission_tls());
    findings
}

/// What a client meets at a port where mail is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Door {
    /// A login is offered before there is TLS (RFC 4954 §4), or there is none at all.
    Plain,
    /// TLS fails.
    Failed,
    /// Its certificate makes clients warn.
    Warned,
    Sound,
    /// Nobody answered us.
    Unseen,
}

impl Door {
    fn of(shown: &Shown) -> Self {
        let seen = &shown.submission;
        // RFC 4954 §3: without a mechanism nothing is offered.
        let asks_in_the_clear = seen.plain.as_ref().and_then(|greeting| greeting.offers("AUTH")).is_some_and(|mechanisms| !mechanisms.is_empty());
        let offers_none = seen.plain.as_ref().is_some_and(|greeting| greeting.offers("STARTTLS").is_none());
        if asks_in_the_clear || offers_none {
            return Self::Plain;
        }
        match seen.handshake.as_ref().map(|handshake| &handshake.ending) {
            Some(Ending::Agreed(_)) => match (shown.standing, shown.name_fits) {
                (Some(Standing::Trusted), Some(true)) => Self::Sound,
                // Where we trust nobody, we cannot tell.
                (Some(Standing::NoRoots) | None, _) => Self::Unseen,
                _ => Self::Warned,
            },
            Some(Ending::TimedOut) => Self::Unseen,
            Some(_) if seen.plain.is_some() => Self::Failed,
            // On a port where TLS comes first a refusal may be of the port as a whole.
            _ => Self::Unseen,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Failed => "failed",
            Self::Warned => "certificate",
            Self::Sound => "sound",
            Self::Unseen => "unseen",
        }
    }
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
                let reason = if target.port == 0 || target.resolution != Resolution::Unresolved { "port" } else { "address" };
                let finding = finding(wrong).arg("record", service.name.label()).arg("target", target.host.clone()).arg("port", u32::from(target.port));
                findings.push(finding.arg("reason", reason));
            }
            // Catalogue, `client.srv_submission`: a record says that the service is not offered while it is (RFC 2782, the target is the root; RFC 6186 §3.4).
            if let Some((server, place)) = self.seen.lookup.in_documents(service.name).filter(|_| service.declined) {
                let finding =
                    finding(wrong).arg("record", service.name.label()).arg("target", server.host.clone()).arg("port", u32::from(server.port.unwrap_or(0)));
                findings.push(
                    finding.arg("reason", "declined").arg("works", self.works(server)).arg("url", place.url.clone()).seen(place.evidence.iter().copied()),
                );
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

    /// Whether a mail server was met where the settings say that people hand in mail.
    fn works(&self, server: &Server) -> &'static str {
        let mut doors = self.seen.doors.iter().flatten().map(|shown| &shown.submission).filter(|door| door.outcome == Outcome::Found);
        let is_met = doors.any(|door| door.name == server.host && Some(door.port) == server.port);
        if is_met { "yes" } else { "unknown" }
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

    /// Whether passwords and mail are handed in under TLS (RFC 8314 §3.3).
    fn submission_tls(&self) -> Option<Finding> {
        let doors = self.seen.doors.as_deref()?;
        let shown = |wanted: Door| -> Vec<&Shown> { doors.iter().filter(|one| Door::of(one) == wanted).collect() };
        let places = |shown: &[&Shown]| shown.iter().map(|one| format!("{}:{}", one.submission.name, one.submission.port)).collect::<Vec<_>>();
        let finding = |code, how: Door, shown: &[&Shown]| {
            self.finding(code).arg("how", how.as_str()).arg("hosts", places(shown)).seen(shown.iter().map(|one| one.submission.evidence))
        };
        if doors.is_empty() {
            // What is named may have no address that can be connected to, or a port that nobody looks at.
            let named = self.seen.lookup.handed_in();
            let finding = self.finding(Code::ClientTlsUnknown).arg("how", if named.is_empty() { "unseen" } else { "nowhere" }).arg("hosts", named);
            return Some(finding.verdict(Verdict::NotApplicable));
        }
        for how in [Door::Plain, Door::Failed, Door::Warned] {
            let wrong = shown(how);
            if !wrong.is_empty() {
                let finding = finding(Code::ClientTlsWeak, how, &wrong);
                return Some(if how == Door::Warned { finding.verdict(Verdict::Note) } else { finding });
            }
        }
        let sound = shown(Door::Sound);
        if sound.is_empty() {
            return Some(finding(Code::ClientTlsUnknown, Door::Unseen, &doors.iter().collect::<Vec<_>>()));
        }
        // Catalogue, `client.submission_tls`: the port with TLS from the first octet, or both.
        let finding = finding(Code::ClientTls, Door::Sound, &sound);
        Some(if sound.iter().any(|one| one.submission.implicit) {
            finding.verdict(Verdict::Good).arg("ports", "implicit")
        } else {
            finding.arg("ports", "starttls")
        })
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
                finding(Code::ClientAutodiscoverPartly).arg("target", target).arg("reason", "sound")
            }
            // There is a record, and it leads nowhere.
            End::NoHost if service.is_some_and(|service| !service.is_unknown() && service.wrong().next().is_some()) => {
                let wrong = service.and_then(|service| service.wrong().next());
                let is_without = wrong.is_some_and(|target| target.resolution == Resolution::Unresolved);
                let target = wrong.map(|target| target.host.clone()).unwrap_or_default();
                finding(Code::ClientAutodiscoverPartly).arg("target", target).arg("reason", if is_without { "address" } else { "port" })
            }
            End::NoHost if service.is_none_or(|service| service.outcome.is_answer()) => {
                finding(Code::ClientAutodiscoverAbsent).arg("declined", if service.is_some_and(|service| service.declined) { "yes" } else { "no" })
            }
            _ => finding(Code::ClientAutodiscoverUnknown).arg("reason", place.end.name()),
        }
    }
}

fn status(end: End) -> usize {
    if let End::Status(status) = end { usize::from(status) } else { 0 }
}
