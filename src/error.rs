//! The failures a person may see: a closed set of codes. The sentences stand in the locale files.

use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use serde::{Deserialize, Serialize};

/// A field of a form, or the flag of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Target,
    Ip,
    Helo,
    Selector,
    Relay,
    Volume,
    Days,
    Code,
    /// The record that shows whose a domain is.
    Proof,
    /// The envelope sender (RFC 5321 §4.1.1.2).
    Sender,
}

impl Field {
    pub const ALL: [Self; 10] =
        [Self::Target, Self::Ip, Self::Helo, Self::Selector, Self::Relay, Self::Volume, Self::Days, Self::Code, Self::Proof, Self::Sender];

    /// The name in forms and messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Ip => "ip",
            Self::Helo => "helo",
            Self::Selector => "selector",
            Self::Relay => "relay",
            Self::Volume => "volume",
            Self::Days => "days",
            Self::Code => "code",
            Self::Proof => "proof",
            Self::Sender => "sender",
        }
    }
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nothing was typed.
    Empty,
    /// Longer than such a thing can be.
    TooLong,
    /// Neither a domain name nor an address.
    NotATarget,
    /// A name of one label, such as `localhost`.
    SingleLabel,
    NotAnAddress,
    /// Not a host name (RFC 5321 §4.1.2).
    NotAHostName,
    /// Not a DKIM selector (RFC 6376 §3.1).
    NotASelector,
    /// More entries than a run can take.
    TooMany,
    /// Not the id of a relay that we know.
    NotARelay,
    /// Not a number of messages a day.
    NotAVolume,
    /// Not the result code of a probe.
    NotACode,
    /// The result code of another report, or of one that waits no more.
    OtherCode,
    /// The server itself has told; a code that was carried there does not replace that.
    Measured,
    /// Outside of what is allowed.
    OutOfRange,
    /// The record is not there.
    NoProof,
    /// Whether the record is there could not be looked up.
    ProofUnknown,
    /// Neither an address of mail nor its domain.
    NotASender,
}

impl Fault {
    pub const ALL: [Self; 17] = [
        Self::Empty,
        Self::TooLong,
        Self::NotATarget,
        Self::SingleLabel,
        Self::NotAnAddress,
        Self::NotAHostName,
        Self::NotASelector,
        Self::TooMany,
        Self::NotARelay,
        Self::NotAVolume,
        Self::NotACode,
        Self::OtherCode,
        Self::Measured,
        Self::OutOfRange,
        Self::NoProof,
        Self::ProofUnknown,
        Self::NotASender,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::NotATarget => "not_a_target",
            Self::SingleLabel => "single_label",
            Self::NotAnAddress => "not_an_address",
            Self::NotAHostName => "not_a_host_name",
            Self::NotASelector => "not_a_selector",
            Self::TooMany => "too_many",
            Self::NotARelay => "not_a_relay",
            Self::NotAVolume => "not_a_volume",
            Self::NotACode => "not_a_code",
            Self::OtherCode => "other_code",
            Self::Measured => "measured",
            Self::OutOfRange => "out_of_range",
            Self::NoProof => "no_proof",
            Self::ProofUnknown => "proof_unknown",
            Self::NotASender => "not_a_sender",
        }
    }
}

/// One field and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct InputFault {
    pub field: Field,
    pub fault: Fault,
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum AppError {
    /// Something typed is not right; nothing typed is lost.
    Input { faults: Vec<InputFault> },
    /// There is no such thing, or it is not the viewer's.
    NotFound,
    /// This installation does not check for strangers.
    ChecksClosed,
    /// Too many requests; try again after this many seconds.
    TooManyRequests { seconds: u64 },
    /// The database does not answer.
    Unavailable,
    /// The request could not be read.
    Malformed,
    /// Our fault; the log knows more under this number.
    Internal { ticket: String },
}

impl AppError {
    /// The name of the code, as in the locale files.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Input { .. } => "input",
            Self::NotFound => "not_found",
            Self::ChecksClosed => "checks_closed",
            Self::TooManyRequests { .. } => "too_many_requests",
            Self::Unavailable => "unavailable",
            Self::Malformed => "malformed",
            Self::Internal { .. } => "internal",
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Malformed
    }
}
