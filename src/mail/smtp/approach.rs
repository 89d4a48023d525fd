//! Another connection to a server that was talked to before, as far as its consent to TLS. What comes after that is what it is made for.

use std::time::Duration;

use super::{
    account::Account,
    conversation::Host,
    talk::{Talk, Transcript},
};
use crate::net::{EvidenceId, Inquiry, Opened, Outcome, wire::Wire};

/// A connection on which the server is ready for TLS, if it came so far.
pub(super) struct Approach<'a> {
    inquiry: &'a Inquiry,
    host: &'a Host<'a>,
    /// Holds its place among the connections of the process until the end.
    opened: Opened,
    /// The connection, and how long the next step may take.
    pub(super) ready: Option<(Wire, Duration)>,
    pub(super) transcript: Transcript,
    /// How the question ended; until more is known, that it did not come so far.
    pub(super) outcome: Outcome,
}

impl<'a> Approach<'a> {
    /// Connects, and asks for STARTTLS.
    pub(super) async fn begin(inquiry: &'a Inquiry, host: &'a Host<'a>) -> Self {
        let mut opened = inquiry.open(host.address()).await;
        let (mut ready, mut transcript) = (None, Transcript::default());
        let wire = std::mem::replace(&mut opened.wire, Err(Outcome::Unreachable));
        let outcome = wire.as_ref().err().copied().unwrap_or(Outcome::Unreachable);
        if let Ok(wire) = wire {
            let limits = inquiry.net().patience;
            let mut talk = Talk::new(wire, limits.reply, limits.whole.min(inquiry.patience()));
            let name = talk.own_name(inquiry.net().ehlo.as_deref());
            let is_ready = ask(&mut talk, &name).await;
            let patience = talk.patience();
            transcript = talk.transcript;
            ready = is_ready.then_some((talk.wire, patience));
        }
        Self { inquiry, host, opened, ready, transcript, outcome }
    }

    /// Writes down what was said. `what` tells it from the other connections to this server.
    pub(super) fn write(self, what: &str, is_answered: bool, after: &[EvidenceId]) -> EvidenceId {
        let (host, started_ms) = (self.host, self.opened.started_ms);
        let (address, what) = (host.address(), format!("STARTTLS {what}"));
        let account = Account { host: host.name, address, what: &what, started_ms, transcript: self.transcript, outcome: self.outcome, is_answered };
        account.write(self.inquiry, after)
    }
}

/// Whether the server is ready for TLS.
async fn ask(talk: &mut Talk, name: &str) -> bool {
    if !talk.listen().await.is_ok_and(|banner| banner.code == 220) {
        return false;
    }
    if !talk.say(&format!("EHLO {name}")).await.is_ok_and(|reply| reply.is_yes()) {
        return false;
    }
    talk.say("STARTTLS").await.is_ok_and(|reply| reply.code == 220)
}
