//! How the lab's server misbehaves, where a zone file asks for it.
//!
//! Plain records cannot say "nobody answers", so zone files may hold these comments:
//!
//! ```text
//! ; at: NAME TYPE BEHAVIOUR       one question (TYPE may be ANY)
//! ; below: NAME BEHAVIOUR         every question at this name and under it
//! ; fill: NAME OCTETS TEXT        a TXT record of this size that begins with this text
//! ```

use std::{str::FromStr, time::Duration};

/// What happens to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behaviour {
    /// `servfail`: SERVFAIL, as a resolver says it of a zone whose servers do not answer or whose signatures are wrong.
    ServerFailure,
    /// `refused`: REFUSED.
    Refused,
    /// `silent`: no answer at all.
    Silent,
    /// `slow MILLISECONDS`: the answer comes late.
    Slow(Duration),
    /// `cut`: over UDP only the header, with TC set; whole over TCP.
    Cut,
    /// `cut-for-good`: over UDP only the header, with TC set; nothing over TCP.
    CutForGood,
    /// `forged`: another port than the asked one says first that the name does not exist; then the true answer comes.
    Forged,
    /// `malformed`: a record ends before its data does.
    Malformed,
    /// `normal`: the exception within a `below`.
    Normal,
}

impl FromStr for Behaviour {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(match text {
            "servfail" => Self::ServerFailure,
            "refused" => Self::Refused,
            "silent" => Self::Silent,
            "cut" => Self::Cut,
            "cut-for-good" => Self::CutForGood,
            "forged" => Self::Forged,
            "malformed" => Self::Malformed,
            "normal" => Self::Normal,
            other => {
                let milliseconds = other.strip_prefix("slow ").and_then(|number| number.trim().parse().ok());
                Self::Slow(Duration::from_millis(milliseconds.ok_or_else(|| format!("{other:?} is no behaviour"))?))
            }
        })
    }
}
