//! What a record means for a domain.

use serde::{Deserialize, Serialize};

use super::{Alignment, Lookup, Policy, Record, Standing};

/// What receivers are asked to do with failing mail of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effective {
    /// What the record says.
    pub declared: Policy,
    /// What is to be done: one level less while the record is in test mode.
    pub applied: Policy,
    pub source: Source,
}

/// Where a policy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// In `p`.
    P,
    /// In `sp`.
    Sp,
    /// In `np`.
    Np,
    /// Nowhere: the record is faulty and counts as `p=none`.
    Fallback,
}

impl Record {
    /// The policy for the record's own domain, or for a subdomain of it, which exists or does not; nothing when the record does not apply
    /// (RFC 9989 §4.7, §4.10.1).
    pub fn effective(&self, is_subdomain: bool, exists: bool) -> Option<Effective> {
        let p = self.p.map(|policy| (policy, Source::P));
        let sp = || self.sp.map(|policy| (policy, Source::Sp));
        let np = || self.np.map(|policy| (policy, Source::Np));
        let (declared, source) = match self.standing {
            Standing::Void | Standing::Ignored => return None,
            Standing::AsNone => (Policy::None, Source::Fallback),
            Standing::Applies if !is_subdomain => p?,
            Standing::Applies if exists => sp().or(p)?,
            Standing::Applies => np().or_else(sp).or(p)?,
        };
        let applied = if self.testing { declared.softened() } else { declared };
        Some(Effective { declared, applied, source })
    }
}

impl Lookup {
    /// The policy for the domain that was looked up. `exists` is whether the name does: it does unless the answer is NXDOMAIN, whatever types of
    /// records it has (RFC 9989 §3.2, "non-existent domains"; RFC 8020 §2).
    pub fn effective(&self, exists: bool) -> Option<Effective> {
        self.record()?.effective(self.inherited_from().is_some(), exists)
    }
}

/// Whether an authenticated domain fits the From domain; nothing when an unanswered question hides it (RFC 9989 §4.4, §4.10.2).
pub fn aligned(mode: Alignment, author: &Lookup, authenticated: &Lookup) -> Option<bool> {
    // The same domain is aligned in either mode, whatever the walks found.
    if author.domain == authenticated.domain {
        return Some(true);
    }
    if mode == Alignment::Strict {
        return Some(false);
    }
    (!author.organisation_unknown && !authenticated.organisation_unknown).then(|| author.organisational_domain == authenticated.organisational_domain)
}
