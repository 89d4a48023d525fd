//! A DMARC record as a value.

use serde::{Deserialize, Serialize};

use super::Address;
use crate::mail::parsed::faults;

/// What to do with mail that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    None,
    Quarantine,
    Reject,
}

impl Policy {
    /// One level less, as the test mode asks (RFC 9989 §4.7, tag `t`).
    pub const fn softened(self) -> Self {
        match self {
            Self::None | Self::Quarantine => Self::None,
            Self::Reject => Self::Quarantine,
        }
    }
}

/// How exactly two domains must match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alignment {
    /// They belong to the same organisation.
    #[default]
    Relaxed,
    /// They are the same.
    Strict,
}

/// Whether the domain is a public suffix, under which others register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Psd {
    /// It is.
    Yes,
    /// It is not; it stands for an organisation.
    No,
    /// The walk finds out.
    #[default]
    Undetermined,
}

/// When a failure report is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureOption {
    /// `0`: nothing aligned passes.
    All,
    /// `1`: something aligned does not pass.
    Any,
    /// `d`: a DKIM signature fails.
    Dkim,
    /// `s`: SPF fails.
    Spf,
}

/// A tag that RFC 9989 removed; older receivers may still obey it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Removed {
    /// Share of the mail that the policy is for, in percent.
    Pct(String),
    /// Format of failure reports.
    Rf(String),
    /// Seconds between aggregate reports.
    Ri(String),
}

/// What a record amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is obeyed as written.
    Applies,
    /// A policy in it is missing or invalid, but a report address is valid: it counts as `p=none` (RFC 9989 §4.10.1).
    AsNone,
    /// A policy in it is missing or invalid, and no report address is valid: no DMARC for this mail (RFC 9989 §4.10.1).
    Void,
    /// It does not begin with exactly `v=DMARC1`: it is no DMARC record (RFC 9989 §4.7).
    Ignored,
}

/// A DMARC record. Tags with a wrong value stand at their default (RFC 9989 §4.7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub standing: Standing,
    pub p: Option<Policy>,
    pub sp: Option<Policy>,
    pub np: Option<Policy>,
    pub adkim: Alignment,
    pub aspf: Alignment,
    /// Where aggregate reports go, at most 20.
    pub rua: Vec<Address>,
    /// Where failure reports go, at most 20.
    pub ruf: Vec<Address>,
    pub fo: Vec<FailureOption>,
    pub psd: Psd,
    /// The tag `t`: the policy is being tried out.
    pub testing: bool,
    pub removed: Vec<Removed>,
    /// Names of tags that nobody knows, at most 20.
    pub unknown: Vec<String>,
}

impl Record {
    /// Whether the text is a DMARC record at all.
    pub fn is_record(&self) -> bool {
        self.standing != Standing::Ignored
    }
}

faults! {
    /// What can be wrong with a record.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Fault {
        /// More than 4,096 bytes; the rest was not read.
        TooLong,
        /// More than 64 tags; the rest was not read.
        TooManyTags,
        /// A byte that is not printable ASCII.
        NotPrintable,
        /// Blanks before the version.
        LeadingBlank,
        /// A quotation mark, which belongs to the zone file and not to the record.
        Quote,
        /// A backslash, mostly put before a semicolon by a panel.
        Backslash,
        /// The version is `DMARC1` in another case.
        VersionCase,
        /// The version is another one.
        VersionWrong,
        /// The version is not the first tag.
        VersionNotFirst,
        /// There is no version.
        VersionMissing,
        /// A tag begins where only a blank or a comma separates it from the value before.
        MissingSemicolon,
        /// A part without an equals sign.
        NoEquals,
        /// Nothing between two semicolons, before an equals sign or behind it.
        Empty,
        /// The tag came before; the first one is kept.
        Duplicate,
        /// A known tag in upper case, which makes it an unknown one (RFC 6376 §3.2).
        TagCase,
        /// A tag that nobody knows; it is ignored.
        Unknown,
        /// A tag that RFC 9989 removed.
        Removed,
        /// There is no `p`.
        PolicyMissing,
        /// `p`, `sp` or `np` is none of none, quarantine, reject.
        PolicyInvalid,
        /// `p` is not the first tag behind the version, which readers of RFC 7489 §6.3 insist on.
        PolicyNotSecond,
        /// `adkim` or `aspf` is neither r nor s.
        AlignmentInvalid,
        /// `psd` is none of y, n, u.
        PsdInvalid,
        /// `t` is neither y nor n.
        TestingInvalid,
        /// `fo` has another value than 0, 1, d, s, or both 0 and 1.
        FailureOptionInvalid,
        /// `fo` without `ruf` says nothing.
        FailureOptionIdle,
        /// A report address without `mailto:`.
        SchemeMissing,
        /// A report address with another scheme, which receivers need not support.
        SchemeUnsupported,
        /// A report address that cannot be read.
        AddressInvalid,
        /// A size behind a report address, which RFC 9990 dropped.
        SizeSuffix,
        /// More than 20 report addresses; the rest was not read.
        TooManyAddresses,
    }
}
