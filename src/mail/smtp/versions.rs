//! What a server speaks that our TLS library does not: a second connection, a hello made by hand, and its answer.

use serde::{Deserialize, Serialize};

use super::{
    conversation::Host,
    secured::describe,
    talk::{Talk, Transcript},
};
use crate::net::{
    Evidence, EvidenceId, EvidenceKind, Inquiry, Outcome,
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
    let opened = inquiry.open(host.address()).await;
    let started_ms = opened.started_ms;
    let (mut chosen, mut transcript) = (None, Transcript::default());
    let mut outcome = match &opened.wire {
        Ok(_) => Outcome::Unreachable,
        Err(outcome) => *outcome,
    };
    if let Ok(wire) = opened.wire {
        let limits = inquiry.net().patience;
        let mut talk = Talk::new(wire, limits.reply, limits.whole.min(inquiry.patience()));
        let name = talk.own_name(inquiry.net().ehlo.as_deref());
        let ready = ask(&mut talk, &name).await;
        let patience = talk.patience();
        transcript = talk.transcript;
        if ready {
            let found = talk.wire.offer(host.name, newest, patience).await;
            transcript.note('T', &format!("up to {}: {}", newest.name(), describe(&found)));
            outcome = if found == Chosen::TimedOut { Outcome::TimedOut } else { Outcome::Found };
            chosen = Some(found);
        }
    }
    let evidence = inquiry.write(Evidence {
        kind: EvidenceKind::Smtp,
        question: format!("{} {} STARTTLS {}", host.name, host.address(), newest.name()),
        answer: transcript.into_lines(),
        outcome,
        server: chosen.as_ref().map(|_| host.address().to_string()),
        started_ms,
        took_ms: inquiry.elapsed_ms().saturating_sub(started_ms),
        after: after.to_vec(),
    });
    Ceiling { newest, chosen, evidence }
}

/// Whether the server is ready for TLS.
pub(super) async fn ask(talk: &mut Talk, name: &str) -> bool {
    if !talk.listen().await.is_ok_and(|banner| banner.code == 220) {
        return false;
    }
    if !talk.say(&format!("EHLO {name}")).await.is_ok_and(|reply| reply.is_yes()) {
        return false;
    }
    talk.say("STARTTLS").await.is_ok_and(|reply| reply.code == 220)
}
