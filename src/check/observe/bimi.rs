//! BIMI: record, logo and certificate, and whether DMARC lets anybody look at them.

use futures::future::join;
use serde::{Deserialize, Serialize};

use crate::{
    mail::{
        bimi::{self, Lookup},
        dmarc::{self, Policy, Removed},
    },
    net::{EvidenceId, Inquiry},
};

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub lookup: Lookup,
    pub dmarc: Enforcement,
    pub dmarc_evidence: Vec<EvidenceId>,
}

/// How far DMARC is enforced, as BIMI wants it: quarantine or reject, for all mail and all subdomains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enforcement {
    Full,
    /// For the domain, but only for a part of its mail, or not for its subdomains.
    Partly,
    None,
    /// The record could not be looked up.
    Unknown,
}

/// Asks for BIMI and DMARC at once; DMARC's questions are those of its own area.
pub async fn look(inquiry: &Inquiry, domain: &str) -> Seen {
    let (own, dmarc) = join(bimi::lookup(inquiry, domain, &[]), super::dmarc::walk(inquiry, domain)).await;
    let organisation = dmarc.organisational_domain.as_str();
    let lookup = if own.is_empty() && organisation != domain { bimi::inherit(inquiry, own, organisation).await } else { own };
    Seen { lookup, dmarc: enforcement(&dmarc), dmarc_evidence: dmarc.evidence().collect() }
}

fn enforcement(lookup: &dmarc::Lookup) -> Enforcement {
    if lookup.unknown {
        return Enforcement::Unknown;
    }
    let (Some(effective), Some(record)) = (lookup.effective(true), lookup.record()) else { return Enforcement::None };
    if effective.applied == Policy::None {
        return Enforcement::None;
    }
    let whole = record.removed.iter().all(|removed| !matches!(removed, Removed::Pct(share) if share.trim() != "100"));
    if whole && record.sp != Some(Policy::None) && !record.testing { Enforcement::Full } else { Enforcement::Partly }
}
