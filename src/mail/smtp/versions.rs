//! What a server speaks that our TLS library does not: a second connection, a hello made by hand, and its answer.

use serde::{Deserialize, Serialize};

use super::{approach::Approach, conversation::Host, secured::describe};
use crate::net::{
    EvidenceId, Inquiry, Outcome,
    tls::{Version, hello::Chosen},
};

/// What a server chooses when nothing newer than a version is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceiling {
    pub newest: Version,
    /// Nothing when it did not come so far this time.
    pub chosen: Option<Chosen>,
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

/// Asks a server for STARTTLS and offers it this version of TLS and everything older.
pub async fn look_for(inquiry: &Inquiry, host: &Host<'_>, newest: Version, after: &[EvidenceId]) -> Ceiling {
    let mut approach = Approach::begin(inquiry, host).await;
    let mut chosen = None;
    if let Some((wire, patience)) = approach.ready.take() {
        let found = wire.offer(host.name, newest, patience).await;
        approach.transcript.note('T', &format!("up to {}: {}", newest.name(), describe(&found)));
        approach.outcome = if found == Chosen::TimedOut { Outcome::TimedOut } else { Outcome::Found };
        chosen = Some(found);
    }
    let evidence = approach.write(&newest.name(), chosen.is_some(), after);
    Ceiling { newest, chosen, evidence }
}
