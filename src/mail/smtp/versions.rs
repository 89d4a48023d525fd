//! What a server speaks that our TLS library does not: a second connection, a hello made by hand, and its answer.

use serde::{Deserialize, Serialize};

use super::{
    approach::Approach,
    conversation::Host,
    secured::{describe, note_chain},
};
use crate::net::{
    EvidenceId, Inquiry, Outcome,
    tls::{Certificate, Version, hello::Chosen},
};

/// What a server chooses when nothing newer than a version is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceiling {
    pub newest: Version,
    /// Nothing when it did not come so far this time.
    pub chosen: Option<Chosen>,
    /// The certificates that it showed behind that, its own first, where they were wanted and came in the clear (RFC 5246 §7.4.2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<Certificate>,
    pub evidence: EvidenceId,
}

impl Ceiling {
    /// The version that the server would speak, if any.
    pub const fn version(&self) -> Option<Version> {
        match &self.chosen {
            Some(Chosen::Spoken { version, .. }) => Some(*version),
            _ => None,
        }
    }

    /// Whether the server answered, be it with no. Closing the connection at such an offer is a no, too.
    pub const fn is_answered(&self) -> bool {
        matches!(self.chosen, Some(Chosen::Spoken { .. } | Chosen::Alert(_) | Chosen::Closed))
    }
}

/// Asks a server for STARTTLS and offers it this version of TLS and everything older. Its `certificates` are wanted where nobody has seen them.
pub async fn look_for(inquiry: &Inquiry, host: &Host<'_>, newest: Version, certificates: bool, after: &[EvidenceId]) -> Ceiling {
    let mut approach = Approach::begin(inquiry, host).await;
    let (mut chosen, mut chain) = (None, Vec::new());
    if let Some((wire, patience)) = approach.ready.take() {
        let (found, shown) = wire.offer(host.name, newest, certificates, patience).await;
        approach.transcript.note('T', &format!("up to {}: {}", newest.name(), describe(&found)));
        approach.outcome = if found == Chosen::TimedOut { Outcome::TimedOut } else { Outcome::Found };
        note_chain(&mut approach.transcript, &shown);
        (chosen, chain) = (Some(found), shown);
    }
    let evidence = approach.write(&newest.name(), chosen.is_some(), after);
    Ceiling { newest, chosen, chain, evidence }
}
