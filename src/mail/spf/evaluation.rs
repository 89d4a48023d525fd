//! The question to `check_host` and what it ends in, as data (RFC 7208 §2.6, §4.1, §4.2).

use std::{fmt, net::IpAddr};

use serde::{Deserialize, Serialize};

use crate::net::{EvidenceId, Outcome};

/// What a receiver knows when it asks (RFC 7208 §4.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The client's address. IPv4 mapped into IPv6 counts as IPv4 (RFC 7208 §5).
    pub ip: IpAddr,
    /// MAIL FROM without angle brackets; empty for a bounce, which then counts as sent by `postmaster` at the HELO name (RFC 7208 §2.4).
    pub sender: String,
    pub helo: String,
    /// The receiving host, for explanations; `unknown` when empty (RFC 7208 §7.3).
    pub receiver: String,
}

/// The seven results (RFC 7208 §2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpfResult {
    None,
    Neutral,
    Pass,
    Fail,
    SoftFail,
    TempError,
    PermError,
}

impl SpfResult {
    /// As it stands in a header (RFC 7208 §9.1, RFC 8601 §2.7.2).
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Neutral => "neutral",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::SoftFail => "softfail",
            Self::TempError => "temperror",
            Self::PermError => "permerror",
        }
    }
}

impl fmt::Display for SpfResult {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Why an evaluation ended in an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The record breaks the grammar (RFC 7208 §4.6).
    Syntax,
    /// More than one record (RFC 7208 §4.5).
    SeveralRecords,
    /// An `include` leads to a domain without a record (RFC 7208 §5.2).
    IncludeWithoutRecord,
    /// A `redirect` leads to a domain without a record (RFC 7208 §6.1).
    RedirectWithoutRecord,
    /// More than ten terms that ask the DNS (RFC 7208 §4.6.4).
    TooManyLookups,
    /// More than two terms that ask in vain (RFC 7208 §4.6.4).
    TooManyVoidLookups,
    /// An `mx` with more than ten names (RFC 7208 §4.6.4).
    TooManyExchangers,
    /// A question had no answer: our trouble, or the trouble of the servers asked (RFC 7208 §2.6.6).
    NoAnswer(Outcome),
}

impl ProblemKind {
    /// The result that it leads to.
    pub const fn result(self) -> SpfResult {
        match self {
            Self::NoAnswer(_) => SpfResult::TempError,
            _ => SpfResult::PermError,
        }
    }
}

/// Why an evaluation ended in an error, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub kind: ProblemKind,
    /// The domain whose record it is about.
    pub domain: String,
    /// The term that was being evaluated there, if it got that far.
    pub term: Option<String>,
}

/// The directive that decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matched {
    /// The domain whose record holds it: the first one, or the one it redirects to.
    pub domain: String,
    /// As written.
    pub term: String,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepOutcome {
    /// A record was found.
    Record,
    /// The domain has no record, or is no domain that could have one.
    NoRecord,
    Matched,
    NotMatched,
    /// The question was handed on.
    Redirected,
    TempError,
    PermError,
}

/// One step: the look-up of a record, or the evaluation of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceStep {
    /// Records that led here; 0 in the first one.
    pub depth: usize,
    /// The domain whose record it is about.
    pub domain: String,
    /// The term as written, or the record's text (empty when there is none).
    pub term: String,
    pub outcome: StepOutcome,
    /// What was asked for this step alone.
    pub evidence: Vec<EvidenceId>,
}

/// What `check_host` ends in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    pub result: SpfResult,
    /// The domain owner's words, for a fail only, cut to size. Written by others, with parts of the question in it: nothing to trust.
    pub explanation: Option<String>,
    /// The domain that was asked about: the sender's, or the HELO name.
    pub domain: String,
    /// Nothing when the default decided (RFC 7208 §4.7) or an error did.
    pub matched: Option<Matched>,
    /// Terms evaluated that ask the DNS; the one that breaks the limit is counted.
    pub lookups: usize,
    /// Terms evaluated that asked in vain.
    pub void_lookups: usize,
    /// In the order of evaluation, bounded in number.
    pub trace: Vec<TraceStep>,
    /// Everything that was asked, in order, without repetition.
    pub evidence: Vec<EvidenceId>,
    pub problem: Option<Problem>,
}
