//! Outbound SMTP: whether a machine reaches the mail servers of others.
//!
//! A cloud that closes port 25 does it upstream of the machine: connections time out, are refused or reset on the way, or end at a server that is
//! not the one that was called. Which of these it is can only be seen from that machine. What it saw travels as attempts, or as a short
//! [`code`] that a person can copy.

pub mod code;
mod greeting;

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use futures::future::join_all;
use serde::{Deserialize, Serialize};

pub use greeting::{fits, is_covered, is_reply, name};

use super::{
    smtp::{self, Door},
    text::{clipped, visible},
};
use crate::net::{Evidence, EvidenceId, EvidenceKind, Inquiry, Outcome, tls::Ending, wire::WireError};

/// How long a greeting is waited for once connected: some keep silent for half a minute to keep spammers away.
const GREETING: Duration = Duration::from_secs(12);
/// The port of SMTP between servers (RFC 5321 §4.5.4.2).
const SMTP: u16 = 25;
/// Characters of a greeting that are kept.
const MAX_TEXT: usize = 200;

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// The server greeted with its own name, or with none and took mail; on a port with TLS from the first octet, it answered a handshake.
    Open,
    /// Somebody greeted with a name that is not the server's.
    Foreign,
    /// The connection stood, and nobody said anything that this mail server says: a refusal without a name may be of anybody on the way.
    Silent,
    /// A mail server greeted, and a firewall on the way crossed out what it said ("SMTP inspection"), and so what it offers.
    Covered,
    Refused,
    Reset,
    TimedOut,
    /// A relay's server greeted, and offers no encryption: what is in between may have taken the offer out.
    Plain,
    /// No route, as without IPv6.
    Unreachable,
    /// Not tried, or it could not be told.
    Untold,
}

impl Reach {
    pub const ALL: [Self; 10] =
        [Self::Open, Self::Foreign, Self::Silent, Self::Covered, Self::Refused, Self::Reset, Self::TimedOut, Self::Plain, Self::Unreachable, Self::Untold];

    /// The letter in a result code.
    pub const fn letter(self) -> char {
        match self {
            Self::Open => 'o',
            Self::Foreign => 'f',
            Self::Silent => 's',
            Self::Covered => 'c',
            Self::Refused => 'r',
            Self::Reset => 'x',
            Self::TimedOut => 't',
            Self::Plain => 'p',
            Self::Unreachable => 'u',
            Self::Untold => 'n',
        }
    }

    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|reach| reach.letter() == letter)
    }
}

/// How a server wants to be spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A receiver on port 25: its greeting is enough.
    Exchange,
    /// A relay that turns to TLS when asked (RFC 6409, RFC 3207).
    Submission,
    /// TLS from the first octet; it greets nobody who does not (RFC 8314 §3.3).
    Tls,
}

/// A server that is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Stands for it in a result code.
    pub letter: char,
    pub host: String,
    pub address: SocketAddr,
    /// Names under which it may greet; any when empty.
    pub greets: Vec<String>,
    pub manner: Manner,
    /// What led to the address.
    pub after: Vec<EvidenceId>,
}

/// One attempt and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub letter: char,
    /// Whether it went over IPv6.
    pub ipv6: bool,
    pub port: u16,
    pub reach: Reach,
    /// The name in the greeting, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greeted: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceId>,
}

/// Tries all servers at once. Reads each greeting and leaves; a relay is asked for TLS first, as a mail server that hands its mail over would.
/// Nobody logs in, and no mail is named.
pub async fn attempt(inquiry: &Inquiry, servers: &[Server]) -> Vec<Attempt> {
    join_all(servers.iter().map(|server| one(inquiry, server))).await
}

async fn one(inquiry: &Inquiry, server: &Server) -> Attempt {
    if server.manner == Manner::Submission {
        return submission(inquiry, server).await;
    }
    let opened = inquiry.open(server.address).await;
    let mut heard: Option<Vec<u8>> = None;
    let (reach, outcome) = match opened.wire {
        Err(outcome) => (failed(outcome), outcome),
        Ok(wire) if server.manner == Manner::Tls => {
            let (handshake, wire) = wire.secure(&server.host, GREETING).await;
            if let Some(wire) = wire {
                wire.close(Duration::from_secs(1)).await;
            }
            shaken(handshake.as_ref().map(|handshake| &handshake.ending))
        }
        Ok(mut wire) => {
            let from_itself = wire.local().is_some_and(|local| local.to_canonical() == server.address.ip().to_canonical());
            let line = wire.line(GREETING).await;
            // RFC 5321 §4.1.1.10: a client that is done says so. Whether it is heard does not matter.
            let _ = wire.send(b"QUIT\r\n", Duration::from_secs(1)).await;
            wire.close(Duration::from_secs(1)).await;
            let failed = line.as_ref().err().copied();
            heard = line.ok().map(|line| line.octets);
            match &heard {
                None if failed == Some(WireError::Reset) => (Reach::Reset, Outcome::Reset),
                None => (Reach::Silent, Outcome::TimedOut),
                Some(line) if !greeting::is_reply(line) => (Reach::Silent, Outcome::Malformed),
                Some(line) if greeting::is_covered(line) => (Reach::Covered, Outcome::Found),
                Some(line) if greeting::fits(line, &server.greets) => {
                    // One without a name may be of anybody on the way.
                    if !from_itself && greeting::name(line).is_some() {
                        prove(inquiry, server);
                    }
                    (Reach::Open, Outcome::Found)
                }
                Some(line) if greeting::name(line).is_none() => (Reach::Silent, Outcome::Found),
                Some(_) => (Reach::Foreign, Outcome::Found),
            }
        }
    };
    let evidence = inquiry.write(Evidence {
        kind: EvidenceKind::Smtp,
        question: format!("{} {} SMTP", server.host, server.address),
        answer: heard.as_deref().map(|octets| clipped(&visible(octets), MAX_TEXT)).into_iter().collect(),
        outcome,
        server: (reach < Reach::Refused).then(|| server.address.to_string()),
        started_ms: opened.started_ms,
        took_ms: inquiry.elapsed_ms().saturating_sub(opened.started_ms),
        after: server.after.clone(),
    });
    Attempt {
        letter: server.letter,
        ipv6: server.address.is_ipv6(),
        port: server.address.port(),
        reach,
        greeted: heard.as_deref().and_then(greeting::name),
        evidence: Some(evidence),
    }
}

/// A receiver greeted by its own name: the way to port 25 is open from here, which later silences are held against.
fn prove(inquiry: &Inquiry, server: &Server) {
    let net = inquiry.net();
    let ip = server.address.ip();
    if server.address.port() == SMTP && !server.greets.is_empty() && net.policy.counts_as_public(ip) {
        net.reach.note(ip, net.clock.now());
    }
}

/// What a handshake says about the port.
const fn shaken(ending: Option<&Ending>) -> (Reach, Outcome) {
    match ending {
        // Whoever says no in TLS speaks it, too.
        Some(Ending::Agreed(_) | Ending::Alert(_) | Ending::Incompatible) => (Reach::Open, Outcome::Found),
        Some(Ending::Closed) => (Reach::Silent, Outcome::Unreachable),
        Some(Ending::Garbled) => (Reach::Silent, Outcome::Malformed),
        Some(Ending::TimedOut) | None => (Reach::Silent, Outcome::TimedOut),
    }
}

/// A relay's port where STARTTLS is to be offered, and to work.
async fn submission(inquiry: &Inquiry, server: &Server) -> Attempt {
    let door = Door { name: &server.host, ip: server.address.ip(), port: server.address.port(), implicit: false };
    let seen = smtp::look_in(inquiry, &door, &server.after).await;
    let reach = match (&seen.plain, &seen.handshake) {
        (_, Some(handshake)) => shaken(Some(&handshake.ending)).0,
        (Some(greeting), None) if greeting.offers("STARTTLS").is_none() => Reach::Plain,
        // Offered, and put off; or whoever is there turns us away before that.
        (Some(_), None) => Reach::Open,
        (None, None) if seen.outcome == Outcome::Found => Reach::Open,
        (None, None) if seen.outcome == Outcome::Malformed => Reach::Silent,
        (None, None) => failed(seen.outcome),
    };
    Attempt { letter: server.letter, ipv6: server.address.is_ipv6(), port: server.address.port(), reach, greeted: None, evidence: Some(seen.evidence) }
}

const fn failed(outcome: Outcome) -> Reach {
    match outcome {
        Outcome::Refused => Reach::Refused,
        Outcome::Reset => Reach::Reset,
        Outcome::TimedOut => Reach::TimedOut,
        Outcome::Unreachable => Reach::Unreachable,
        _ => Reach::Untold,
    }
}

/// The addresses that lead out of this machine.
pub fn is_own(own: &[IpAddr], ip: IpAddr) -> bool {
    own.iter().any(|one| one.to_canonical() == ip.to_canonical())
}
