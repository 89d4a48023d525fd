//! The colour of a verdict, as a class for what is drawn.

use crate::model::verdict::Verdict;

/// A verdict's colours, in light and in dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone(Verdict);

impl Tone {
    pub const fn of(verdict: Verdict) -> Self {
        Self(verdict)
    }

    pub const fn class(self) -> &'static str {
        match self.0 {
            Verdict::Good => "tone-good",
            Verdict::Note => "tone-note",
            Verdict::Problem => "tone-problem",
            Verdict::Broken => "tone-broken",
            Verdict::Unknown | Verdict::NotApplicable => "tone-unknown",
        }
    }
}
