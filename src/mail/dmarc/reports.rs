//! Whether those who are to get reports want them.
//!
//! A record may send reports to another organisation's mailbox. So that nobody is flooded, that organisation has to agree: by a record
//! `v=DMARC1` at `<domain>._report._dmarc.<its host>` (RFC 9990 §4 for aggregate reports, RFC 9991 §5 for failure reports). Without it, no
//! report is sent there.

use futures::future::join_all;
use serde::{Deserialize, Serialize};

use super::{Address, Record, parse, walk::organisation_of};
use crate::{
    mail::name::is_askable,
    net::{EvidenceId, Inquiry, Outcome, dns::RecordType},
};

/// Hosts that are asked for one record.
const MAX_HOSTS: usize = 10;

/// Whether another organisation agrees to get the reports of a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authorisation {
    /// The host of the report address.
    pub host: String,
    /// The name at which it must agree.
    pub name: String,
    pub consent: Consent,
    /// Addresses that the host wants to be used instead.
    pub instead: Vec<Address>,
    /// Nothing when the name is too long to be asked.
    pub outcome: Option<Outcome>,
    pub evidence: Option<EvidenceId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    Given,
    Missing,
    /// It names another host than its own, and then nobody is sent anything (RFC 9990 §4).
    Redirected,
    /// Nobody answered.
    Unknown,
}

/// Asks the hosts of all report addresses outside the organisation, at once, at most ten. `policy_domain` is the domain that the record was
/// found at. A host below the organisational domain is inside, unless a record between the two makes it an organisation of its own.
pub async fn authorisations(inquiry: &Inquiry, policy_domain: &str, organisational_domain: &str, record: &Record, after: &[EvidenceId]) -> Vec<Authorisation> {
    let mut hosts: Vec<&str> = Vec::new();
    for host in record.rua.iter().chain(&record.ruf).filter_map(|address| address.host.as_deref()) {
        if host != organisational_domain && !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    hosts.truncate(MAX_HOSTS);
    let asked = join_all(hosts.into_iter().map(|host| async move {
        let mut after = after.to_vec();
        if is_inside(host, organisational_domain) {
            // RFC 9990 §4: what counts is the organisational domain of each, which the tree walk finds (RFC 9989 §4.10.2).
            let (organisation, evidence) = organisation_of(inquiry, host, &after).await;
            if organisation.is_none_or(|other| other == organisational_domain) {
                return None;
            }
            after.extend(evidence);
        }
        Some(ask(inquiry, policy_domain, host, &after).await)
    }));
    asked.await.into_iter().flatten().collect()
}

fn is_inside(host: &str, organisation: &str) -> bool {
    host.strip_suffix(organisation).is_some_and(|front| front.ends_with('.'))
}

async fn ask(inquiry: &Inquiry, policy_domain: &str, host: &str, after: &[EvidenceId]) -> Authorisation {
    let name = format!("{policy_domain}._report._dmarc.{host}");
    let bare = Authorisation { host: host.to_owned(), name, consent: Consent::Missing, instead: Vec::new(), outcome: None, evidence: None };
    // RFC 9990 §4 step 4: a name that does not fit cannot agree.
    if !is_askable(&bare.name) {
        return bare;
    }
    let asked = inquiry.dns(&bare.name, RecordType::Txt, after).await;
    let records: Vec<Record> = asked.texts().iter().map(|text| parse(text).value).filter(Record::is_record).collect();
    let is_elsewhere = |address: &Address| address.host.as_deref().is_some_and(|other| other != host);
    let consent = match asked.outcome {
        outcome if !outcome.is_answer() => Consent::Unknown,
        _ if records.is_empty() => Consent::Missing,
        _ if records.iter().flat_map(|record| &record.rua).any(is_elsewhere) => Consent::Redirected,
        _ => Consent::Given,
    };
    // RFC 9990 §4 step 9: only addresses at the same host may take the place.
    let instead = records.into_iter().flat_map(|record| record.rua).filter(|address| address.host.as_deref() == Some(host)).take(MAX_HOSTS).collect();
    Authorisation { consent, instead, outcome: Some(asked.outcome), evidence: Some(asked.id), ..bare }
}
