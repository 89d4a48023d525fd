//! A passive conversation: banner, EHLO, STARTTLS, EHLO, and leave.

use std::{collections::BTreeSet, net::IpAddr, net::SocketAddr, time::Duration};

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::{
    PORT,
    account::Account,
    pipelining::{self, Pipelining},
    probe::{self, Probe, Tried},
    reply::{Greeting, Oddity, Reply},
    secured::{Inside, Secured, note_handshake},
    talk::{Broken, Talk, Transcript},
};
use crate::net::{
    EvidenceId, Inquiry, Outcome,
    tls::{Ending, certificate::Certificate},
};

/// How long QUIT and the goodbye of TLS may take: nothing depends on them.
pub(super) const PARTING: Duration = Duration::from_secs(2);

/// A server that took longer for an answer is given one command at a time: its silence would tell nothing. In milliseconds.
const QUICK_MS: u64 = 2_000;

/// A mail server to talk to.
#[derive(Clone, Debug)]
pub struct Host<'a> {
    /// Its name, which goes into SNI.
    pub name: &'a str,
    pub ip: IpAddr,
}

impl Host<'_> {
    pub(super) const fn address(&self) -> SocketAddr {
        SocketAddr::new(self.ip, PORT)
    }
}

/// How far a conversation came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Connect,
    Banner,
    Ehlo,
    Starttls,
    Handshake,
    /// EHLO again, inside TLS.
    Inside,
    Quit,
}

/// Why it ended there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// It came to its end.
    Done,
    TimedOut,
    /// Nobody listens.
    Refused,
    /// No way there.
    Unreachable,
    /// The address policy forbids it, so nobody was asked.
    Forbidden,
    /// The limits of this run were reached.
    NotAsked,
    /// The server closed the connection.
    Closed,
    /// The connection was reset.
    Reset,
    /// What came is no SMTP.
    NotSmtp,
    /// The server said no to us.
    TurnedAway,
}

/// What a mail server said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    pub name: String,
    pub ip: IpAddr,
    /// How far it came, and why it ended there.
    pub phase: Phase,
    pub end: End,
    /// Until the connection stood or failed.
    pub connect_ms: u64,
    pub banner: Option<Reply>,
    /// How long a banner was waited for in vain, and whether lines of one came before that.
    #[serde(default)]
    pub waited_ms: u64,
    #[serde(default)]
    pub began: bool,
    /// The answer to EHLO, or to HELO where EHLO is not known.
    pub ehlo: Option<Reply>,
    /// What it says, when it is a yes.
    pub greeting: Option<Greeting>,
    /// Nothing when STARTTLS was not offered or it did not come so far.
    pub secured: Option<Secured>,
    pub oddities: BTreeSet<Oddity>,
    /// What became of commands that were sent together; nothing when the server does not offer to take them so, or it could not be told.
    #[serde(default)]
    pub pipelining: Option<Pipelining>,
    /// What only the owner may ask.
    pub tried: Option<Tried>,
    /// Whether we talked from the server's own address: then it may trust us as it trusts nobody else.
    pub from_itself: bool,
    pub evidence: EvidenceId,
}

impl Conversation {
    /// The certificates that the server showed, its own first.
    pub fn chain(&self) -> &[Certificate] {
        self.secured.as_ref().and_then(|secured| secured.handshake.as_ref()).map_or(&[], |handshake| handshake.chain.as_slice())
    }

    /// Whether the server offers STARTTLS; nothing when it did not come so far.
    pub fn offers_starttls(&self) -> Option<bool> {
        self.greeting.as_ref().map(|greeting| greeting.offers("STARTTLS").is_some())
    }

    /// Whether a mail server answered, whatever it said.
    pub const fn speaks(&self) -> bool {
        self.banner.is_some()
    }

    /// Whether a firewall in between crosses out what the server says, as "SMTP inspection" does (`fixup protocol smtp` on a PIX, `inspect esmtp` on an ASA).
    /// What was offered behind it is then not known.
    pub fn is_masked(&self) -> bool {
        self.banner.as_ref().is_some_and(Reply::is_masked) || self.greeting.as_ref().is_some_and(Greeting::is_masked)
    }

    /// Whether the server said no to us, and not that it takes no mail at all (RFC 7504 §3).
    pub fn refuses_us(&self) -> bool {
        let said = self.ehlo.as_ref().filter(|reply| !reply.is_yes()).or(self.banner.as_ref()).map(|reply| reply.code);
        let is_no = self.phase == Phase::Inside || said.is_some_and(|code| code >= 400 && !matches!(code, 521 | 556));
        self.end == End::TurnedAway && is_no
    }

    /// What came of TLS once it was agreed upon.
    pub fn inside(&self) -> Inside {
        let greeted = self.secured.as_ref().is_some_and(|secured| secured.greeting.is_some());
        match (self.phase, self.end) {
            _ if greeted => Inside::Open,
            (Phase::Inside, End::Closed | End::Reset) => Inside::Lost,
            _ => Inside::Untold,
        }
    }

    /// Whether the server talks before it is asked: then replies stand for other commands than they seem to.
    pub fn is_out_of_step(&self) -> bool {
        self.oddities.contains(&Oddity::SpeaksUnasked)
    }

    fn begin(host: &Host<'_>) -> Self {
        Self {
            name: host.name.to_owned(),
            ip: host.ip,
            phase: Phase::Connect,
            end: End::Done,
            connect_ms: 0,
            banner: None,
            waited_ms: 0,
            began: false,
            ehlo: None,
            greeting: None,
            secured: None,
            oddities: BTreeSet::new(),
            pipelining: None,
            tried: None,
            from_itself: false,
            evidence: EvidenceId(0),
        }
    }
}

/// Talks to a mail server on port 25 and takes leave. `probe` is what its owner has asked for. Writes one piece of evidence, the transcript.
pub async fn converse(inquiry: &Inquiry, host: &Host<'_>, probe: Option<&Probe>, after: &[EvidenceId]) -> Conversation {
    let mut seen = Conversation::begin(host);
    let opened = inquiry.open(host.address()).await;
    let (started_ms, connected_ms) = (opened.started_ms, opened.connected_ms);
    seen.connect_ms = connected_ms.saturating_sub(started_ms);
    let mut transcript = Transcript::default();
    match opened.wire {
        Err(outcome) => {
            seen.end = match outcome {
                Outcome::TimedOut => End::TimedOut,
                Outcome::Refused => End::Refused,
                Outcome::Reset => End::Reset,
                Outcome::Forbidden => End::Forbidden,
                Outcome::NotAsked => End::NotAsked,
                _ => End::Unreachable,
            };
        }
        Ok(wire) => {
            seen.from_itself = wire.local().is_some_and(|local| local.to_canonical() == host.ip.to_canonical());
            let patience = inquiry.net().patience;
            let talk = Talk::new(wire, patience.reply, patience.whole.min(inquiry.patience()));
            transcript = go(inquiry, &mut seen, talk, probe).await;
        }
    }
    let (outcome, is_answered) = (outcome(&seen), seen.phase > Phase::Connect);
    let account = Account { host: host.name, address: host.address(), what: "SMTP", started_ms, transcript, outcome, is_answered };
    seen.evidence = account.write(inquiry, after);
    seen
}

/// How the question ended, as evidence tells it: who greeted has answered.
const fn outcome(seen: &Conversation) -> Outcome {
    match seen.end {
        _ if seen.banner.is_some() => Outcome::Found,
        End::TimedOut => Outcome::TimedOut,
        End::Refused => Outcome::Refused,
        End::Reset => Outcome::Reset,
        End::Forbidden => Outcome::Forbidden,
        End::NotAsked => Outcome::NotAsked,
        End::NotSmtp => Outcome::Malformed,
        _ => Outcome::Unreachable,
    }
}

/// Everything after the connection stands; returns the transcript.
async fn go(inquiry: &Inquiry, seen: &mut Conversation, mut talk: Talk, probe: Option<&Probe>) -> Transcript {
    let ended = greet(inquiry, seen, &mut talk).await;
    if let Err(end) = ended {
        return part(seen, talk, end).await;
    }
    // Whoever is out of step would be told of what it did not say.
    if talk.is_out_of_step() {
        seen.tried = probe.map(|_| Tried::default());
        seen.phase = Phase::Quit;
        return part(seen, talk, End::Done).await;
    }
    let offered = seen.greeting.as_ref().is_some_and(|greeting| greeting.offers("STARTTLS").is_some());
    if offered {
        seen.phase = Phase::Starttls;
        let reply = match talk.say("STARTTLS").await {
            Ok(reply) => reply,
            Err(broken) => return part(seen, talk, broken.into()).await,
        };
        let accepted = reply.code == 220;
        seen.secured = Some(Secured { reply, handshake: None, greeting: None });
        if accepted {
            talk = match secure(inquiry, seen, talk).await {
                Ok(talk) => talk,
                Err(transcript) => return transcript,
            };
        }
    }
    if let Some(probe) = probe {
        let mut tried = Tried::default();
        let went = probe::go(&mut talk, probe, &mut tried).await;
        seen.tried = Some(if talk.is_out_of_step() { Tried::default() } else { tried });
        if let Err(broken) = went {
            return part(seen, talk, broken.into()).await;
        }
    }
    seen.phase = Phase::Quit;
    part(seen, talk, End::Done).await
}

impl From<Broken> for End {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::TimedOut => Self::TimedOut,
            Broken::Closed => Self::Closed,
            Broken::Reset => Self::Reset,
            Broken::NotSmtp => Self::NotSmtp,
        }
    }
}

/// Banner and EHLO.
async fn greet(inquiry: &Inquiry, seen: &mut Conversation, talk: &mut Talk) -> Result<(), End> {
    seen.phase = Phase::Banner;
    // RFC 5321 §4.3.1: nothing is said before the server has greeted.
    let start = Instant::now();
    let banner = match talk.listen().await {
        Ok(banner) => banner,
        Err(broken) => {
            seen.waited_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
            seen.began = !talk.transcript.is_empty();
            return Err(broken.into());
        }
    };
    let welcome = banner.code == 220;
    seen.banner = Some(banner);
    if !welcome {
        return Err(End::TurnedAway);
    }
    seen.phase = Phase::Ehlo;
    let name = talk.own_name(inquiry.net().ehlo.as_deref());
    let mut reply = talk.greet(&name).await?;
    // RFC 5321 §4.1.1.1, §4.1.4 and §2.2.1: who does not know EHLO is asked with HELO. 501, 504, 550 and the like are about us and our name.
    if matches!(reply.code, 500 | 502) {
        let first = reply;
        reply = talk.say(&format!("HELO {name}")).await?;
        if reply.is_yes() {
            talk.oddities.insert(Oddity::NoEhlo);
        } else {
            reply = first;
        }
    }
    seen.greeting = reply.is_yes().then(|| Greeting::read(&reply));
    seen.ehlo = Some(reply);
    if seen.is_masked() {
        talk.oddities.insert(Oddity::Masked);
    }
    if seen.greeting.is_some() { Ok(()) } else { Err(End::TurnedAway) }
}

/// The handshake and the second EHLO; the transcript when it ends here.
async fn secure(inquiry: &Inquiry, seen: &mut Conversation, mut talk: Talk) -> Result<Talk, Transcript> {
    seen.phase = Phase::Handshake;
    if talk.wire.has_more() {
        talk.oddities.insert(Oddity::TalksAfterStarttls);
    }
    let patience = talk.patience();
    let Talk { wire, mut transcript, oddities, .. } = talk;
    let (handshake, wire) = wire.secure(&seen.name, patience).await;
    if let Some(handshake) = &handshake {
        note_handshake(&mut transcript, handshake);
    }
    let timed_out = handshake.as_ref().is_some_and(|handshake| handshake.ending == Ending::TimedOut);
    if let Some(secured) = &mut seen.secured {
        secured.handshake = handshake;
    }
    let Some(wire) = wire else {
        seen.oddities = oddities;
        seen.end = if timed_out { End::TimedOut } else { End::Closed };
        return Err(transcript);
    };
    let limits = inquiry.net().patience;
    let mut talk = Talk::new(wire, limits.reply, limits.whole.min(inquiry.patience()));
    (talk.transcript, talk.oddities) = (transcript, oddities);
    seen.phase = Phase::Inside;
    let name = talk.own_name(inquiry.net().ehlo.as_deref());
    match talk.greet(&name).await {
        Ok(_) if talk.is_out_of_step() => Err(part(seen, talk, End::Done).await),
        Ok(reply) => {
            if let Some(secured) = &mut seen.secured {
                secured.greeting = reply.is_yes().then(|| Greeting::read(&reply));
            }
            if reply.is_yes() { Ok(talk) } else { Err(part(seen, talk, End::TurnedAway).await) }
        }
        Err(broken) => Err(part(seen, talk, broken.into()).await),
    }
}

/// Whether commands may be sent together: it was offered in the last greeting, and nothing that was seen would spoil what comes of it.
fn may_pipeline(seen: &Conversation, talk: &Talk) -> bool {
    let secured = seen.secured.as_ref();
    let greeting = secured.and_then(|secured| secured.greeting.as_ref()).or(seen.greeting.as_ref());
    let mut answers = seen.ehlo.iter().chain(secured.map(|secured| &secured.reply));
    !talk.is_out_of_step() && answers.all(|reply| reply.took_ms <= QUICK_MS) && greeting.is_some_and(|greeting| greeting.offers("PIPELINING").is_some())
}

/// Takes leave: QUIT where the other side still listens, and the end of the connection.
async fn part(seen: &mut Conversation, mut talk: Talk, end: End) -> Transcript {
    seen.end = end;
    if end == End::Done {
        talk.hear_out().await;
    }
    let together = end == End::Done && may_pipeline(seen, &talk);
    if together {
        seen.pipelining = pipelining::take_leave(&mut talk).await;
    }
    seen.oddities = std::mem::take(&mut talk.oddities);
    let Talk { mut wire, mut transcript, .. } = talk;
    if !together && matches!(end, End::Done | End::TurnedAway) {
        transcript.note('C', "QUIT");
        if wire.send(b"QUIT\r\n", PARTING).await.is_ok()
            && let Ok(line) = wire.line(PARTING).await
        {
            transcript.note('S', &crate::mail::text::visible(&line.octets));
        }
    }
    wire.close(PARTING).await;
    transcript
}
