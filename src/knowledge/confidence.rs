//! How far a fact may be trusted.

use serde::{Deserialize, Serialize};

/// What an entry rests on. Its `source` says where that can be read and its `checked` when it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The rule, page or code itself was read.
    SourceRead,
    /// Read through a third party or an implementation.
    Secondary,
    /// A section of a standard.
    Standard,
    /// Our own proposal, such as a threshold or a plan.
    Derived,
    /// No source was read.
    GeneralKnowledge,
    /// Doubtful.
    Unverified,
    /// There is nothing to trust: the field is empty.
    None,
}

impl Confidence {
    /// Whether the fact may decide a verdict. What may not is shown as unverified, or not at all.
    pub const fn decides(self) -> bool {
        matches!(self, Self::SourceRead | Self::Secondary | Self::Standard | Self::Derived)
    }
}
