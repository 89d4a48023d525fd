//! A key record as a value.

use serde::{Deserialize, Serialize};

use crate::mail::parsed::faults;

/// The public key of a record, as far as it could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// An RSA key and the size of its modulus.
    Rsa { bits: u32 },
    /// An Ed25519 key (RFC 8463).
    Ed25519,
    /// `p` is empty: the key is withdrawn (RFC 6376 §3.6.1).
    Revoked,
    /// There is a key, and it cannot be read.
    Unreadable,
    /// A type of key that nobody knows.
    Unsupported,
    /// There is no `p`.
    Absent,
}

/// What a record amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Receivers can read the key. Whether it is long enough and fits mail is another question.
    Usable,
    /// The key is withdrawn.
    Revoked,
    /// It is a key record, and receivers cannot use it.
    Faulty,
    /// It is no DKIM key record.
    NotAKey,
}

/// A DKIM key record (RFC 6376 §3.6.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRecord {
    pub standing: Standing,
    pub key: Key,
    /// Whether the record begins with `v=DKIM1`, which is advised.
    pub versioned: bool,
    /// The hashes of `h`; nothing when all are allowed. At most ten.
    pub hashes: Option<Vec<String>>,
    /// The services of `s`; nothing when all are allowed. At most ten.
    pub services: Option<Vec<String>>,
    /// The flag `y`: the domain is trying DKIM out, and receivers treat its mail as unsigned.
    pub testing: bool,
    /// The flag `s`: the signing identity must not be in a subdomain.
    pub same_domain: bool,
    /// A note for people, at most 200 characters.
    pub notes: Option<String>,
    /// Names of tags that nobody knows, at most 20.
    pub unknown: Vec<String>,
}

faults! {
    /// What can be wrong with a key record.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Fault {
        /// More than 8,192 bytes; the rest was not read.
        TooLong,
        /// More than 64 tags; the rest was not read.
        TooManyTags,
        /// A byte that is not printable ASCII.
        NotPrintable,
        /// A quotation mark, which belongs to the zone file and not to the record.
        Quote,
        /// A backslash, mostly put before a semicolon by a panel.
        Backslash,
        /// `v` is not `DKIM1`.
        VersionWrong,
        /// `v` is not the first tag.
        VersionNotFirst,
        /// A tag begins where only a blank or a comma separates it from the value before.
        MissingSemicolon,
        /// A part without an equals sign.
        NoEquals,
        /// Nothing between two semicolons or before an equals sign.
        Empty,
        /// The tag came before, which makes the whole list invalid (RFC 6376 §3.2); the first one is kept.
        Duplicate,
        /// A known tag in upper case, which makes it an unknown one (RFC 6376 §3.2).
        TagCase,
        /// A tag that nobody knows; it is ignored.
        Unknown,
        /// A name that is none, with a blank, a hyphen or a digit in front: a syntax error, for which receivers ignore the record (RFC 6376 §3.2, §6.1.2).
        TagName,
        /// `g` was dropped with RFC 4871.
        Granularity,
        /// There is no `p`.
        KeyMissing,
        /// Blanks inside the key. They are allowed, and a trace of a text that was cut by hand.
        KeyBlank,
        /// A character that base64 does not have.
        KeyCharacter,
        /// The lines of a PEM file around the key.
        KeyArmour,
        /// The key ends too early.
        KeyTruncated,
        /// Something follows the key.
        KeyTrailing,
        /// The bytes are no key of the type.
        KeyUnreadable,
        /// The private key: it is compromised.
        KeyPrivate,
        /// `k` is neither rsa nor ed25519.
        KeyTypeUnknown,
        /// The key is of another type than `k` says.
        KeyTypeWrong,
        /// An Ed25519 key in its X.509 wrapping, where its 32 octets belong (RFC 8463 §4.2).
        KeyWrapped,
        /// `h` does not allow sha256, the only hash that counts (RFC 8301 §3.1).
        HashUnfit,
        /// `s` does not allow mail.
        ServiceUnfit,
        /// A flag of `t` that nobody knows.
        FlagUnknown,
    }
}

impl Fault {
    /// Whether the key cannot be used because of it.
    pub(super) const fn is_fatal(self) -> bool {
        matches!(
            self,
            Self::TooLong
                | Self::Duplicate
                | Self::TagName
                | Self::KeyCharacter
                | Self::KeyArmour
                | Self::KeyTruncated
                | Self::KeyUnreadable
                | Self::KeyPrivate
                | Self::KeyTypeUnknown
                | Self::KeyTypeWrong
                | Self::KeyWrapped
        )
    }
}
