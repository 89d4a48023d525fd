//! What TLS brought, after STARTTLS.

use serde::{Deserialize, Serialize};

use super::{
    reply::{ABOUT_US, Greeting, Reply},
    talk::Transcript,
};
use crate::net::tls::{Certificate, Ending, Handshake, hello::Chosen};

/// Words of a refusal that is about TLS, or about the command. What has none of them may be about us.
const ABOUT_TLS: [&str; 6] = ["tls", "ssl", "certificate", "encrypt", "command", "implemented"];

/// TLS, after STARTTLS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secured {
    /// The answer to STARTTLS.
    pub reply: Reply,
    /// Nothing when the answer was no.
    pub handshake: Option<Handshake>,
    /// The second greeting.
    pub greeting: Option<Greeting>,
}

/// What came of TLS once it was agreed upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// The server greeted again.
    Open,
    /// The server closed the connection without a word: nobody's mail passes.
    Lost,
    /// It said no, which may be about us, or nothing.
    Untold,
}

impl Secured {
    /// Whether the server said no to us, and not to TLS.
    pub fn turns_us_away(&self) -> bool {
        let reply = &self.reply;
        let text = reply.text().to_ascii_lowercase();
        match (reply.code, reply.status()) {
            (..400, _) => false,
            _ if ABOUT_US.iter().any(|word| text.contains(word)) => true,
            // RFC 3207 §4: TLS is not available. RFC 5321 §4.2.2: the command is not known, or not in this way.
            (454 | 500..=504, _) | (_, Some((_, 5, _))) => false,
            // For now: greylisting above all.
            (400..=499, _) => true,
            // RFC 3463 §3.8: x.7.x is policy.
            (_, Some((_, 7, _))) => true,
            _ => !ABOUT_TLS.iter().any(|word| text.contains(word)),
        }
    }
}

/// What TLS brought, for the transcript.
pub(super) fn note_handshake(transcript: &mut Transcript, handshake: &Handshake) {
    match &handshake.ending {
        Ending::Agreed(session) => {
            let exchange = session.key_exchange.as_deref().unwrap_or_default();
            transcript.note('T', &format!("{} {} {exchange}", session.version.name(), session.cipher));
        }
        Ending::Alert(alert) => transcript.note('T', &format!("alert {alert}")),
        other => transcript.note('T', &format!("{other:?}")),
    }
    if handshake.asks_certificate {
        transcript.note('T', "CertificateRequest");
    }
    note_chain(transcript, &handshake.chain);
}

/// The certificates that a server showed, for the transcript.
pub(super) fn note_chain(transcript: &mut Transcript, chain: &[Certificate]) {
    for certificate in chain {
        let text = format!(
            "certificate {} / issuer {} / names {} / SHA-256 {}",
            certificate.subject,
            certificate.issuer,
            certificate.names.join(" "),
            certificate.sha256
        );
        transcript.note('T', &crate::mail::text::visible(text.as_bytes()));
    }
}

/// What a server would choose, for the transcript.
pub(super) fn describe(chosen: &Chosen) -> String {
    match chosen {
        Chosen::Spoken { version, cipher } => format!("{} {cipher}", version.name()),
        Chosen::Alert(number) => format!("alert {number}"),
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_to_us_is_no_no_to_tls() {
        let about_us = |text: &str| {
            let (code, text) = text.split_once(' ').unwrap();
            let reply = Reply { code: code.parse().unwrap(), lines: vec![text.to_owned()], took_ms: 0 };
            Secured { reply, handshake: None, greeting: None }.turns_us_away()
        };
        for text in [
            "421 4.7.0 too many connections",
            "450 4.3.2 try again later",
            "451 4.7.1 Greylisting in action, please come back later",
            "530 5.7.0 Must issue a STARTTLS command first",
            "550 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org",
            "550 blocked by our reputation system",
            "554 Access denied from your IP",
            "554 5.0.0 go away",
        ] {
            assert!(about_us(text), "{text}");
        }
        for text in [
            "250 ok",
            "454 4.7.0 TLS not available due to local problem",
            "454 TLS currently unavailable",
            "501 Syntax error (no parameters allowed)",
            "502 5.5.1 Error: command not implemented",
            "503 5.5.1 TLS already active",
            "550 5.5.1 not here",
            "554 no certificate",
        ] {
            assert!(!about_us(text), "{text}");
        }
    }
}
