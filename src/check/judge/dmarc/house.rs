//! Whose the domain above is: under some domains strangers have names, and no list here tells which (RFC 9989 §4.10 needs none). What is proposed above has
//! to be the owner's for all that can be seen; else it stands at the name itself.

use super::{Case, proposal};
use crate::{
    check::{
        fix::strings,
        observe::{dns::is_within, helo::is_public_name},
    },
    knowledge::receivers,
    mail::dmarc::Policy,
    model::{code::Code, finding::Finding, verdict::Verdict},
};

impl Case<'_> {
    /// Whether something shows that whoever has the domain has the one above as well: the name is that of its website, one of the two names the other's
    /// host as its mail exchanger, both have the same one, the server goes by a name of it, or reports go there. Exchangers of large receivers are everybody's.
    pub(super) fn is_of_house(&self, above: &str) -> bool {
        let domain = &self.lookup.domain;
        let of_above =
            || self.around.parents.iter().filter(|parent| parent.host == above).flat_map(|parent| &parent.exchangers).map(|name| name.to_ascii_lowercase());
        let own: Vec<&str> = self.exchange.iter().flat_map(|exchange| &exchange.exchangers).map(|exchanger| exchanger.name.as_str()).collect();
        let is_own = |name: &str| is_within(name, above) && !is_within(name, domain);
        let is_shared = |name: &String| is_within(name, domain) || (own.contains(&name.as_str()) && receivers::of_mx(name).is_none());
        let reports = self.lookup.levels.first().and_then(|level| level.record.as_ref()).map(|record| &record.value.rua);
        let report_hosts = || reports.into_iter().flatten().filter_map(|address| address.host.as_deref());
        domain.strip_suffix(above) == Some("www.")
            || of_above().any(|name| is_shared(&name))
            || own.iter().any(|name| is_own(name))
            || self.helo.is_some_and(|helo| is_own(helo) && is_public_name(helo) && !super::super::naming::is_unchosen(helo))
            || report_hosts().any(is_own)
    }

    /// A finding about a record above with a record that its reader can publish: where nothing shows that the domain above is the reader's too, one at the
    /// name itself, which keeps to what holds now (RFC 9989 §4.10.1: the domain's own record comes first).
    pub(super) fn at_home(&self, finding: Finding) -> Finding {
        let domain = &self.lookup.domain;
        let place = finding.remedy.as_ref().and_then(|remedy| remedy.name.strip_prefix("_dmarc.").map(str::to_owned));
        let is_above = |place: &String| place != domain && is_within(domain, place);
        if place.filter(|place| is_above(place) && !self.is_of_house(place)).is_none() {
            return finding;
        }
        // What only the owner can decide is for the owner of the record to decide.
        if matches!(finding.code, Code::DmarcTesting | Code::DmarcSubdomains) {
            return Finding { remedy: None, ..finding.verdict(Verdict::NotApplicable) };
        }
        let policy = self.lookup.effective(!self.lookup.is_missing).map_or(Policy::None, |effective| effective.declared);
        let record = self.with_mailbox(proposal::new(policy));
        finding.arg("instead", domain.clone()).remedy("TXT", self.name(), strings(&record.write()))
    }
}
