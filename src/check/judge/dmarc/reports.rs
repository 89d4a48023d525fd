//! Who hears of failing mail, and whether anything reaches them (RFC 9990).

use super::Case;
use crate::{
    check::observe::dns::is_within,
    mail::dmarc::{Address, Authorisation, Consent, Found, Level, Record},
    model::{code::Code, finding::Finding, verdict::Verdict},
};

/// The addresses of a list that cannot be used. One of another scheme does no harm beside one that all can use.
fn unusable(list: &[Address]) -> Vec<String> {
    let some_usable = list.iter().any(Address::is_usable);
    let cannot = |address: &&Address| if some_usable { !address.valid } else { !address.is_usable() };
    list.iter().filter(cannot).map(|address| address.uri.clone()).collect()
}

impl Case<'_> {
    /// The addresses of a record, which is mended to `mended`.
    pub(super) fn addresses(&self, level: &Level, record: &Record, mended: &Record) -> Vec<Finding> {
        self.summaries(level, record, mended).into_iter().chain(self.failures(level, record)).collect()
    }

    /// The addresses for reports on single messages, which few receivers send: no mail is the worse for it (RFC 9989 §4.7, tag `ruf`).
    fn failures(&self, level: &Level, record: &Record) -> Option<Finding> {
        let unusable = unusable(&record.ruf);
        let invalid = || self.about(level, Code::DmarcReportsInvalid).verdict(Verdict::Note).arg("tag", "ruf");
        (!unusable.is_empty()).then(|| invalid().arg("addresses", unusable))
    }

    fn summaries(&self, level: &Level, record: &Record, mended: &Record) -> Option<Finding> {
        let unusable = unusable(&record.rua);
        if !unusable.is_empty() {
            return Some(self.about(level, Code::DmarcReportsInvalid).arg("tag", "rua").arg("addresses", unusable));
        }
        // Addresses that a fault hides are asked for, and come back with the corrected record.
        let asks = !record.rua.is_empty() || !mended.rua.is_empty();
        // A domain that neither sends nor takes mail says all there is to say by its policy, and has no mailbox for more.
        let is_done = level.domain == self.lookup.domain && self.is_silent && !self.takes_mail;
        (!asks && !is_done).then(|| self.about(level, Code::DmarcNoReports))
    }

    /// Those who are to get the reports.
    pub(super) fn receivers(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for host in &self.around.hosts {
            let finding = |code| self.finding(code).arg("host", host.host.clone()).seen(host.evidence.iter().copied());
            match host.takes_mail {
                Some(true) => {}
                Some(false) => findings.push(finding(Code::DmarcReportsUndeliverable)),
                None => findings.push(finding(Code::DmarcReportsUnknown)),
            }
        }
        let is_dead = |host: &str| self.around.hosts.iter().any(|known| known.host == host && known.takes_mail == Some(false));
        findings.extend(self.around.authorisations.iter().filter(|authorisation| !is_dead(&authorisation.host)).filter_map(|one| self.consent(one)));
        findings
    }

    fn consent(&self, authorisation: &Authorisation) -> Option<Finding> {
        let finding = |code| self.finding(code).arg("host", authorisation.host.clone()).seen(authorisation.evidence);
        let refused = |form: &str| finding(Code::DmarcNoConsent).arg("form", form).arg("name", authorisation.name.clone());
        let agreed = |finding: Finding| finding.remedy("TXT", authorisation.name.clone(), "v=DMARC1");
        match authorisation.consent {
            Consent::Given => None,
            Consent::Unknown => Some(finding(Code::DmarcConsentUnknown)),
            Consent::Missing | Consent::Redirected if self.is_perhaps_own(&authorisation.host) => Some(finding(Code::DmarcConsentUnknown)),
            Consent::Redirected => Some(agreed(refused("redirected"))),
            // No record can stand at a name that the DNS cannot carry.
            Consent::Missing if authorisation.outcome.is_none() => Some(refused("long")),
            Consent::Missing => Some(agreed(refused("missing"))),
        }
    }

    /// Whether a host belongs to a domain above that an unanswered question hides: it may be the organisation, which need not agree with itself.
    fn is_perhaps_own(&self, host: &str) -> bool {
        let hides = |level: &Level| level.found == Found::Failed && level.domain.contains('.') && is_within(host, &level.domain);
        self.lookup.organisation_unknown && self.lookup.levels.iter().any(hides)
    }
}
