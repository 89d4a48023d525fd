//! Whether a server answers commands that come together, where it offers that (PIPELINING, RFC 2920). Most senders rely on it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::talk::{Broken, Talk};

/// RFC 2920 §3.1: RSET may stand anywhere in a group, QUIT at its end alone. Two of the first, so that a server which says no goodbye is not taken
/// for one that loses a command. Nothing of it asks for anything.
const GROUP: [&str; 3] = ["RSET", "RSET", "QUIT"];
/// Answers before the goodbye.
const ANSWERS: usize = 2;
/// How long each is waited for. Only servers that were quick before are tried.
const ANSWER: Duration = Duration::from_secs(5);

/// What became of commands that were sent together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pipelining {
    /// Each was answered, in order.
    Kept,
    /// Some were not answered.
    Lost,
    /// QUIT was answered before what stood in front of it.
    Disordered,
    /// The connection ended in the middle of them.
    Closed,
}

impl Pipelining {
    /// As its serialised name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Lost => "lost",
            Self::Disordered => "disordered",
            Self::Closed => "closed",
        }
    }
}

/// Takes leave with a group of commands in one write. Nothing when it cannot be told what became of them.
pub(super) async fn take_leave(talk: &mut Talk) -> Option<Pipelining> {
    talk.hurry(ANSWER);
    talk.say_together(&GROUP).await.ok()?;
    let mut answers = 0;
    while answers <= ANSWERS {
        match talk.listen().await {
            // RFC 5321 §3.8: a server that goes away may say so at any time.
            Ok(reply) if reply.code == 421 => return None,
            Ok(reply) if reply.code == 221 && answers < ANSWERS => {
                return Some(if talk.listen().await.is_ok() { Pipelining::Disordered } else { Pipelining::Lost });
            }
            Ok(reply) if reply.code == 221 => return Some(Pipelining::Kept),
            Ok(_) => answers += 1,
            // What became of QUIT is nobody's trouble.
            Err(_) if answers >= ANSWERS => return Some(Pipelining::Kept),
            Err(Broken::Closed | Broken::Reset) => return Some(Pipelining::Closed),
            Err(Broken::TimedOut) if answers > 0 => return Some(Pipelining::Lost),
            Err(_) => return None,
        }
    }
    Some(Pipelining::Kept)
}
