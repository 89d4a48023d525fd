//! Whether TLS with an exchanger gives what senders may insist on.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::smtp::{Smtp, Visit};
use crate::{
    mail::smtp::Inside,
    net::{
        EvidenceId,
        tls::{Ending, Standing},
    },
};

/// What a sender meets that insists on TLS and a valid certificate (RFC 8461 §4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// A certificate that a known authority gave, for the exchanger's name, and that holds now.
    Sound,
    NoStarttls,
    /// The handshake fails.
    Handshake,
    /// The certificate has expired, or does not hold yet, or one of its chain.
    Dates,
    /// No known authority vouches for it.
    Chain,
    /// It is for other names.
    Name,
    /// It was not seen.
    Unknown,
}

impl Protection {
    /// As its serialised name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::NoStarttls => "no_starttls",
            Self::Handshake => "handshake",
            Self::Dates => "dates",
            Self::Chain => "chain",
            Self::Name => "name",
            Self::Unknown => "unknown",
        }
    }

    /// What one address showed.
    fn of(visit: &Visit) -> Self {
        let talk = &visit.conversation;
        let Some(greeting) = &talk.greeting else { return Self::Unknown };
        if talk.is_out_of_step() && talk.secured.is_none() {
            return Self::Unknown;
        }
        if greeting.offers("STARTTLS").is_none() {
            return if talk.is_masked() { Self::Unknown } else { Self::NoStarttls };
        }
        let Some(secured) = &talk.secured else { return Self::Unknown };
        let Some(handshake) = &secured.handshake else {
            return if secured.turns_us_away() { Self::Unknown } else { Self::NoStarttls };
        };
        match &handshake.ending {
            Ending::Agreed(_) if handshake.key_proved == Some(false) => Self::Handshake,
            Ending::Agreed(_) => match talk.inside() {
                Inside::Open => Self::of_certificate(visit),
                Inside::Lost => Self::Handshake,
                Inside::Untold => Self::Unknown,
            },
            Ending::TimedOut => Self::Unknown,
            _ if handshake.asks_certificate => Self::Handshake,
            // What our library does not speak, others may.
            _ if visit.suits_others() == Some(false) => Self::Handshake,
            _ => Self::Unknown,
        }
    }

    fn of_certificate(visit: &Visit) -> Self {
        match visit.standing {
            None | Some(Standing::NoRoots) => Self::Unknown,
            Some(Standing::Trusted) => match visit.name_fits {
                Some(true) => Self::Sound,
                Some(false) => Self::Name,
                None => Self::Unknown,
            },
            Some(Standing::Expired | Standing::NotYetValid) => Self::Dates,
            Some(_) => Self::Chain,
        }
    }
}

/// One address of an exchanger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protected {
    pub host: String,
    pub ip: IpAddr,
    pub protection: Protection,
    /// Whether a mail server spoke there at all.
    #[serde(default)]
    pub spoke: bool,
    /// From when to when its own certificate holds: UTC, milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<(i64, i64)>,
    pub evidence: EvidenceId,
}

/// What every address of every exchanger showed.
pub fn all(smtp: &Smtp) -> Vec<Protected> {
    // What stands in between shows a certificate of its own.
    let is_theirs = smtp.interceptor().is_none();
    let one = |(host, visit): (&super::smtp::Host, &Visit)| {
        let is_theirs = is_theirs && smtp.stranger(host, visit).is_none();
        Protected {
            host: host.name.clone(),
            ip: visit.ip(),
            protection: if is_theirs { Protection::of(visit) } else { Protection::Unknown },
            spoke: is_theirs && visit.conversation.speaks(),
            holds: visit.chain().0.first().filter(|_| is_theirs).map(|own| (own.not_before, own.not_after)),
            evidence: visit.conversation.evidence,
        }
    };
    smtp.visits().map(one).collect()
}
