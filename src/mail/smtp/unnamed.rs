//! Whether a server that does not come to terms with whoever calls it by its name (SNI) does so with others: a second connection, without the name.

use super::{
    conversation::Host,
    secured::note_handshake,
    talk::{Talk, Transcript},
    versions::ask,
};
use crate::net::{
    Evidence, EvidenceId, EvidenceKind, Inquiry, Outcome,
    tls::{Ending, Handshake},
};

/// Asks a server for STARTTLS and shakes hands without saying whom we want to reach (RFC 6066 §3). Nothing when it did not come so far this time.
pub async fn shake_unnamed(inquiry: &Inquiry, host: &Host<'_>, after: &[EvidenceId]) -> (Option<Handshake>, EvidenceId) {
    let opened = inquiry.open(host.address()).await;
    let started_ms = opened.started_ms;
    let (mut shaken, mut transcript) = (None, Transcript::default());
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
            let (handshake, wire) = talk.wire.secure_unnamed(patience).await;
            if let Some(handshake) = &handshake {
                note_handshake(&mut transcript, handshake);
                outcome = if handshake.ending == Ending::TimedOut { Outcome::TimedOut } else { Outcome::Found };
            }
            if let Some(mut wire) = wire {
                transcript.note('C', "QUIT");
                // Whether it is heard does not matter.
                let _ = wire.send(b"QUIT\r\n", super::conversation::PARTING).await;
                wire.close(super::conversation::PARTING).await;
            }
            shaken = handshake;
        }
    }
    let evidence = inquiry.write(Evidence {
        kind: EvidenceKind::Smtp,
        question: format!("{} {} STARTTLS -SNI", host.name, host.address()),
        answer: transcript.into_lines(),
        outcome,
        server: shaken.as_ref().map(|_| host.address().to_string()),
        started_ms,
        took_ms: inquiry.elapsed_ms().saturating_sub(started_ms),
        after: after.to_vec(),
    });
    (shaken, evidence)
}
