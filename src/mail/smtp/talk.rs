//! One connection's talk: commands, replies, and the transcript of both.

use std::{collections::BTreeSet, net::IpAddr, time::Duration};

use tokio::time::Instant;

use super::reply::{self, LONGEST, Oddity, Reply};
use crate::{
    mail::text::{clipped, visible},
    net::wire::{Wire, WireError},
};

/// Lines kept of one transcript, and characters of each.
const MAX_TRANSCRIPT: usize = 60;
const MAX_LINE: usize = 500;

/// Why the talk ended before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    TimedOut,
    Closed,
    Reset,
    /// What came is no reply.
    NotSmtp,
}

impl From<WireError> for Broken {
    fn from(error: WireError) -> Self {
        match error {
            WireError::Closed => Self::Closed,
            WireError::Reset => Self::Reset,
            WireError::TimedOut => Self::TimedOut,
            WireError::TooMuch => Self::NotSmtp,
        }
    }
}

/// What was said, by both sides.
#[derive(Default)]
pub(super) struct Transcript(Vec<String>);

impl Transcript {
    pub(super) fn note(&mut self, side: char, text: &str) {
        if self.0.len() < MAX_TRANSCRIPT {
            self.0.push(clipped(&format!("{side}: {text}"), MAX_LINE));
        } else if self.0.len() == MAX_TRANSCRIPT {
            self.0.push("…".to_owned());
        }
    }

    /// Whether nothing was said.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_lines(self) -> Vec<String> {
        self.0
    }
}

/// A talk in progress.
pub(super) struct Talk {
    pub(super) wire: Wire,
    pub(super) transcript: Transcript,
    pub(super) oddities: BTreeSet<Oddity>,
    /// For one reply.
    reply: Duration,
    end: Instant,
}

impl Talk {
    pub(super) fn new(wire: Wire, reply: Duration, whole: Duration) -> Self {
        Self { wire, transcript: Transcript::default(), oddities: BTreeSet::new(), reply, end: Instant::now() + whole }
    }

    /// What we call ourselves: the name that is set, else our address on this connection (RFC 5321 §4.1.3).
    pub(super) fn own_name(&self, named: Option<&str>) -> String {
        match (named, self.wire.local().map(|local| local.to_canonical())) {
            (Some(name), _) => name.to_owned(),
            (None, Some(IpAddr::V6(local))) => format!("[IPv6:{local}]"),
            (None, Some(IpAddr::V4(local))) => format!("[{local}]"),
            (None, None) => "[127.0.0.1]".to_owned(),
        }
    }

    /// How long the next step may take.
    pub(super) fn patience(&self) -> Duration {
        self.reply.min(self.end.saturating_duration_since(Instant::now()))
    }

    /// Waits no longer than this for each reply from now on.
    pub(super) fn hurry(&mut self, reply: Duration) {
        self.reply = self.reply.min(reply);
    }

    /// Waits for a reply.
    pub(super) async fn listen(&mut self) -> Result<Reply, Broken> {
        let began = Instant::now();
        // All lines of a reply share its time: a server that sends one every few seconds is no faster for that.
        let until = began + self.patience();
        let mut lines = Vec::new();
        let mut code = None;
        loop {
            let line = self.wire.line(until.saturating_duration_since(Instant::now())).await?;
            self.transcript.note('S', &visible(&line.octets));
            let Some(piece) = reply::piece(&line.octets) else { return Err(Broken::NotSmtp) };
            if line.bare {
                self.oddities.insert(Oddity::BareLf);
            }
            if line.octets.len() + 2 > LONGEST {
                self.oddities.insert(Oddity::LongLine);
            }
            // RFC 5321 §4.2.1: the last line counts where they differ.
            if code.is_some_and(|code| code != piece.code) {
                self.oddities.insert(Oddity::MixedCodes);
            }
            code = Some(piece.code);
            let (code, last) = (piece.code, piece.last);
            reply::add(&mut lines, piece);
            if last {
                return Ok(Reply { code, lines, took_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX) });
            }
        }
    }

    /// Says EHLO. A server that greets twice gives its second banner for an answer; the answer comes behind it.
    pub(super) async fn greet(&mut self, name: &str) -> Result<Reply, Broken> {
        let reply = self.say(&format!("EHLO {name}")).await?;
        // RFC 5321 §4.2.3: 220 is a banner, 250 the answer to EHLO.
        if reply.code != 220 {
            return Ok(reply);
        }
        self.oddities.insert(Oddity::SpeaksUnasked);
        self.listen().await
    }

    /// Whether the server has talked before it was asked.
    pub(super) fn is_out_of_step(&self) -> bool {
        self.oddities.contains(&Oddity::SpeaksUnasked)
    }

    /// Takes off the line what the server said before it was asked, so that the next reply is the one to the next command (RFC 5321 §4.3.1).
    pub(super) async fn hear_out(&mut self) {
        while let Ok(line) = self.wire.line(Duration::ZERO).await {
            self.transcript.note('S', &visible(&line.octets));
            // RFC 5321 §3.8: a server that goes away may say so at any time.
            if !line.octets.starts_with(b"421") {
                self.oddities.insert(Oddity::SpeaksUnasked);
            }
        }
    }

    /// Says several commands in one write, and waits for nothing (RFC 2920 §3.1).
    pub(super) async fn say_together(&mut self, commands: &[&str]) -> Result<(), Broken> {
        let mut octets = String::new();
        for command in commands {
            self.transcript.note('C', command);
            octets.push_str(command);
            octets.push_str("\r\n");
        }
        Ok(self.wire.send(octets.as_bytes(), self.patience()).await?)
    }

    /// Says a command and waits for the reply.
    pub(super) async fn say(&mut self, command: &str) -> Result<Reply, Broken> {
        self.hear_out().await;
        self.transcript.note('C', command);
        self.wire.send(format!("{command}\r\n").as_bytes(), self.patience()).await?;
        self.listen().await
    }
}
