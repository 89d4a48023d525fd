//! Where a domain's own people hand in their mail (RFC 6409, RFC 8314 §3.3), as it shows itself to whoever connects.
//!
//! On one port TLS comes first, on the other the server offers STARTTLS. A password that is asked for before either can be read on the way. Nobody
//! logs in here: banner, EHLO, STARTTLS, QUIT.

use std::net::{IpAddr, SocketAddr};

use serde::{Deserialize, Serialize};

use super::{
    account::Account,
    conversation::PARTING,
    reply::Greeting,
    secured::note_handshake,
    talk::{Broken, Talk, Transcript},
};
use crate::net::{
    EvidenceId, Inquiry, Outcome,
    tls::{Ending, Handshake},
    wire::Wire,
};

/// A place where mail is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door<'a> {
    pub name: &'a str,
    pub ip: IpAddr,
    pub port: u16,
    /// Whether TLS comes first.
    pub implicit: bool,
}

/// What it showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    pub name: String,
    pub ip: IpAddr,
    pub port: u16,
    pub implicit: bool,
    /// How the talk ended: `Found` when a mail server spoke.
    pub outcome: Outcome,
    /// What it says to EHLO before TLS; nothing where TLS comes first, and when it did not come so far.
    pub plain: Option<Greeting>,
    pub handshake: Option<Handshake>,
    pub evidence: EvidenceId,
}

/// Talks to a server at such a port and takes leave. Writes one piece of evidence, the transcript.
pub async fn look_in(inquiry: &Inquiry, door: &Door<'_>, after: &[EvidenceId]) -> Submission {
    let address = SocketAddr::new(door.ip, door.port);
    let opened = inquiry.open(address).await;
    let started_ms = opened.started_ms;
    let (mut plain, mut handshake, mut transcript) = (None, None, Transcript::default());
    let outcome = match opened.wire {
        Err(outcome) => outcome,
        Ok(wire) if door.implicit => {
            let wire = shake(inquiry, door, wire, &mut handshake, &mut transcript).await;
            match wire {
                // RFC 8314 §3.3: inside TLS the server greets as ever.
                Some(wire) => match greet(inquiry, wire, &mut transcript).await {
                    Err(broken) => failed(broken),
                    Ok((talk, _)) => leave(talk, &mut transcript).await,
                },
                None => ended(handshake.as_ref()),
            }
        }
        Ok(wire) => match greet(inquiry, wire, &mut transcript).await {
            Err(broken) => failed(broken),
            Ok((talk, greeting)) => {
                let offers = greeting.as_ref().is_some_and(|greeting| greeting.offers("STARTTLS").is_some());
                plain = greeting;
                if offers { secure(inquiry, door, talk, &mut handshake, &mut transcript).await } else { leave(talk, &mut transcript).await }
            }
        },
    };
    let outcome = if plain.is_some() { Outcome::Found } else { outcome };
    let account = Account { host: door.name, address, what: "submission", started_ms, transcript, outcome, is_answered: outcome == Outcome::Found };
    let evidence = account.write(inquiry, after);
    Submission { name: door.name.to_owned(), ip: door.ip, port: door.port, implicit: door.implicit, outcome, plain, handshake, evidence }
}

/// Banner and EHLO; what was said goes into the transcript.
pub(super) async fn greet(inquiry: &Inquiry, wire: Wire, transcript: &mut Transcript) -> Result<(Talk, Option<Greeting>), Broken> {
    let limits = inquiry.net().patience;
    let mut talk = Talk::new(wire, limits.reply, limits.whole.min(inquiry.patience()));
    std::mem::swap(&mut talk.transcript, transcript);
    let name = talk.own_name(inquiry.net().ehlo.as_deref());
    let said = async {
        let banner = talk.listen().await?;
        if banner.code != 220 {
            return Ok(None);
        }
        let reply = talk.say(&format!("EHLO {name}")).await?;
        Ok(reply.is_yes().then(|| Greeting::read(&reply)))
    }
    .await;
    std::mem::swap(&mut talk.transcript, transcript);
    said.map(|greeting| (talk, greeting))
}

/// STARTTLS and the handshake.
async fn secure(inquiry: &Inquiry, door: &Door<'_>, mut talk: Talk, handshake: &mut Option<Handshake>, transcript: &mut Transcript) -> Outcome {
    std::mem::swap(&mut talk.transcript, transcript);
    let reply = talk.say("STARTTLS").await;
    std::mem::swap(&mut talk.transcript, transcript);
    if reply.is_ok_and(|reply| reply.code == 220)
        && let Some(wire) = shake(inquiry, door, talk.wire, handshake, transcript).await
    {
        wire.close(PARTING).await;
    }
    Outcome::Found
}

async fn shake(inquiry: &Inquiry, door: &Door<'_>, wire: Wire, handshake: &mut Option<Handshake>, transcript: &mut Transcript) -> Option<Wire> {
    let (shaken, wire) = wire.secure(door.name, inquiry.net().patience.reply.min(inquiry.patience())).await;
    if let Some(shaken) = &shaken {
        note_handshake(transcript, shaken);
    }
    *handshake = shaken;
    wire
}

/// Takes leave (RFC 5321 §4.1.1.10).
pub(super) async fn leave(talk: Talk, transcript: &mut Transcript) -> Outcome {
    let Talk { mut wire, .. } = talk;
    transcript.note('C', "QUIT");
    // Whether it is heard does not matter.
    let _ = wire.send(b"QUIT\r\n", PARTING).await;
    wire.close(PARTING).await;
    Outcome::Found
}

pub(super) const fn failed(broken: Broken) -> Outcome {
    match broken {
        Broken::TimedOut => Outcome::TimedOut,
        Broken::Reset => Outcome::Reset,
        Broken::NotSmtp => Outcome::Malformed,
        Broken::Closed => Outcome::Unreachable,
    }
}

/// A port on which TLS should come first, and did not.
fn ended(handshake: Option<&Handshake>) -> Outcome {
    match handshake.map(|handshake| &handshake.ending) {
        Some(Ending::TimedOut) | None => Outcome::TimedOut,
        Some(Ending::Garbled) => Outcome::Malformed,
        Some(Ending::Closed) => Outcome::Unreachable,
        Some(Ending::Agreed(_) | Ending::Alert(_) | Ending::Incompatible) => Outcome::Found,
    }
}
