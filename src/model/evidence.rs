//! Evidence: one question to the outside world and what came back.

use serde::{Deserialize, Serialize};

/// The place of a piece of evidence in its run's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EvidenceId(pub u32);

/// The means by which a question was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    Dns,
    Http,
    Smtp,
}

/// How a question ended. `Found`, `NoData` and `NoSuchName` are answers; the rest are our trouble, not the target's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Records, or a document.
    Found,
    /// The name exists without records of this type (NODATA, RFC 2308 §2.2).
    NoData,
    /// The name does not exist (NXDOMAIN, RFC 2308 §2.1, RFC 8020).
    NoSuchName,
    /// Nobody answered in time.
    TimedOut,
    /// The server answered SERVFAIL.
    ServerFailure,
    /// The server answered REFUSED or another error code.
    Refused,
    /// The connection was ended by a reset.
    Reset,
    /// The answer could not be read.
    Malformed,
    /// No connection.
    Unreachable,
    /// Not asked: the run had used up its questions or its time.
    NotAsked,
    /// Not asked: the address policy forbids the destination.
    Forbidden,
}

impl Outcome {
    /// Whether somebody answered the question, be it with "no".
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::Found | Self::NoData | Self::NoSuchName)
    }

    /// Whether a response of any kind came back from the network.
    pub const fn is_response(self) -> bool {
        matches!(self, Self::Found | Self::NoData | Self::NoSuchName | Self::ServerFailure | Self::Refused | Self::Malformed)
    }
}

/// One question, its answer, who gave it and how long it took.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub kind: EvidenceKind,
    /// As a person would write it: `example.com TXT`.
    pub question: String,
    /// One printable line per record or line of the document, bounded in number and length.
    pub answer: Vec<String>,
    pub outcome: Outcome,
    /// Who answered: address and port, or nothing when nobody did.
    pub server: Option<String>,
    /// Milliseconds between the run's start and the question.
    pub started_ms: u64,
    /// Milliseconds between the question and its end.
    pub took_ms: u64,
    /// The evidence that had to be there before this question could be asked.
    pub after: Vec<EvidenceId>,
}
