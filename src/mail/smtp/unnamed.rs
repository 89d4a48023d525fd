//! Whether a server that does not come to terms with whoever calls it by its name (SNI) does so with others: a second connection, without the name.

use super::{
    approach::Approach,
    conversation::{Host, PARTING},
    secured::note_handshake,
};
use crate::net::{
    EvidenceId, Inquiry, Outcome,
    tls::{Ending, Handshake},
};

/// Asks a server for STARTTLS and shakes hands without saying whom we want to reach (RFC 6066 §3). Nothing when it did not come so far this time.
pub async fn shake_unnamed(inquiry: &Inquiry, host: &Host<'_>, after: &[EvidenceId]) -> (Option<Handshake>, EvidenceId) {
    let mut approach = Approach::begin(inquiry, host).await;
    let mut shaken = None;
    if let Some((wire, patience)) = approach.ready.take() {
        let (handshake, wire) = wire.secure_unnamed(patience).await;
        if let Some(handshake) = &handshake {
            note_handshake(&mut approach.transcript, handshake);
            approach.outcome = if handshake.ending == Ending::TimedOut { Outcome::TimedOut } else { Outcome::Found };
        }
        if let Some(mut wire) = wire {
            approach.transcript.note('C', "QUIT");
            // Whether it is heard does not matter.
            let _ = wire.send(b"QUIT\r\n", PARTING).await;
            wire.close(PARTING).await;
        }
        shaken = handshake;
    }
    let evidence = approach.write("-SNI", shaken.is_some(), after);
    (shaken, evidence)
}
