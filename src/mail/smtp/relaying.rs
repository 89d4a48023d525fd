//! Whether a server that relays for nobody does so when it is asked in another way. What only the owner may ask, over a connection of its own: servers
//! hang up on whoever makes many mistakes in one. As far as RCPT, never DATA.

use serde::{Deserialize, Serialize};

use super::{
    account::Account,
    conversation::Host,
    probe::{ELSEWHERE, FOREIGN, Probe, STRANGER},
    reply::Reply,
    submission::{failed, greet, leave},
    talk::{Broken, Talk, Transcript},
};
use crate::net::{EvidenceId, Inquiry, Outcome};

/// A way of asking that servers have fallen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// From an address of the server's own domain, which anybody can write.
    OwnSender,
    /// `user%elsewhere@domain`.
    Percent,
    /// `"user@elsewhere"@domain`.
    Quoted,
    /// `@domain:user@elsewhere` (RFC 5321 Appendix C).
    Route,
}

impl Form {
    /// The forms that hide the recipient in an address of the domain.
    const HIDING: [Self; 3] = [Self::Percent, Self::Quoted, Self::Route];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OwnSender => "own_sender",
            Self::Percent => "percent",
            Self::Quoted => "quoted",
            Self::Route => "route",
        }
    }

    /// The recipient in this form.
    fn write(self, user: &str, elsewhere: &str, domain: &str) -> String {
        match self {
            Self::OwnSender => format!("{user}@{elsewhere}"),
            Self::Percent => format!("{user}%{elsewhere}@{domain}"),
            Self::Quoted => format!("\"{user}@{elsewhere}\"@{domain}"),
            Self::Route => format!("@{domain}:{user}@{elsewhere}"),
        }
    }
}

/// A form, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub form: Form,
    pub reply: Reply,
    /// The answer to the same form with a recipient at the domain who does not exist, asked where the form was accepted: a server that takes mail for
    /// every name says nothing by that.
    pub control: Option<Reply>,
}

/// What a server said to all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaying {
    /// As far as it came.
    pub attempts: Vec<Attempt>,
    pub evidence: EvidenceId,
}

/// Asks a server on port 25 to relay, in every form, and takes leave. Writes one piece of evidence, the transcript.
pub async fn ask_to_relay(inquiry: &Inquiry, host: &Host<'_>, probe: &Probe, after: &[EvidenceId]) -> Relaying {
    let address = host.address();
    let opened = inquiry.open(address).await;
    let started_ms = opened.started_ms;
    let (mut attempts, mut transcript) = (Vec::new(), Transcript::default());
    let outcome = match opened.wire {
        Err(outcome) => outcome,
        Ok(wire) => match greet(inquiry, wire, &mut transcript).await {
            Err(broken) => failed(broken),
            Ok((mut talk, greeting)) => {
                std::mem::swap(&mut talk.transcript, &mut transcript);
                if greeting.is_some() {
                    // What was answered before it broke off counts.
                    let _ = go(&mut talk, probe, &mut attempts).await;
                }
                // Replies stand for other commands than they seem to.
                if talk.is_out_of_step() {
                    attempts.clear();
                }
                std::mem::swap(&mut talk.transcript, &mut transcript);
                leave(talk, &mut transcript).await
            }
        },
    };
    let account = Account { host: host.name, address, what: "RCPT", started_ms, transcript, outcome, is_answered: outcome == Outcome::Found };
    Relaying { attempts, evidence: account.write(inquiry, after) }
}

async fn go(talk: &mut Talk, probe: &Probe, attempts: &mut Vec<Attempt>) -> Result<(), Broken> {
    let domain = &probe.domain;
    if talk.say(&format!("MAIL FROM:<postmaster@{domain}>")).await?.is_yes() {
        let reply = talk.say(&format!("RCPT TO:<{FOREIGN}>")).await?;
        attempts.push(Attempt { form: Form::OwnSender, reply, control: None });
    }
    talk.say("RSET").await?;
    if talk.say("MAIL FROM:<>").await?.is_yes() {
        for form in Form::HIDING {
            let reply = talk.say(&format!("RCPT TO:<{}>", form.write(STRANGER, ELSEWHERE, domain))).await?;
            let mut control = None;
            if reply.is_yes() {
                control = Some(talk.say(&format!("RCPT TO:<{}>", form.write(&probe.nobody, domain, domain))).await?);
            }
            attempts.push(Attempt { form, reply, control });
        }
    }
    Ok(())
}
