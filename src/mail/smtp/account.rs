//! What one connection to a mail server leaves behind: a piece of evidence, the transcript.

use std::net::SocketAddr;

use super::talk::Transcript;
use crate::net::{Evidence, EvidenceId, EvidenceKind, Inquiry, Outcome};

/// One connection, as it is written down.
pub(super) struct Account<'a> {
    /// The server's name.
    pub(super) host: &'a str,
    pub(super) address: SocketAddr,
    /// What was asked there, which tells it from the other connections to this server.
    pub(super) what: &'a str,
    /// Milliseconds between the run's start and the first try.
    pub(super) started_ms: u64,
    pub(super) transcript: Transcript,
    /// How the question ended.
    pub(super) outcome: Outcome,
    /// Whether somebody was there.
    pub(super) is_answered: bool,
}

impl Account<'_> {
    /// Writes it down, now that the connection is over.
    pub(super) fn write(self, inquiry: &Inquiry, after: &[EvidenceId]) -> EvidenceId {
        let Self { host, address, what, started_ms, transcript, outcome, is_answered } = self;
        inquiry.write(Evidence {
            kind: EvidenceKind::Smtp,
            question: format!("{host} {address} {what}"),
            answer: transcript.into_lines(),
            outcome,
            server: is_answered.then(|| address.to_string()),
            started_ms,
            took_ms: inquiry.elapsed_ms().saturating_sub(started_ms),
            after: after.to_vec(),
        })
    }
}
