//! What reading a record gives.

use serde::{Deserialize, Serialize};

/// A value, and what was wrong with the text it was read from. Reading never fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parsed<T, F> {
    pub value: T,
    /// In the order in which they were noticed, at most 64.
    pub defects: Vec<Defect<F>>,
}

/// A fault and its place: bytes `start..end` of the text. Something missing has its place where it belongs, with `start == end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Defect<F> {
    pub fault: F,
    pub start: usize,
    pub end: usize,
}

impl<T, F: Copy + PartialEq> Parsed<T, F> {
    /// Whether the text has such a fault.
    pub fn has(&self, fault: F) -> bool {
        self.defects.iter().any(|defect| defect.fault == fault)
    }
}

/// An enumeration of faults that also lists them all, so that a test can walk them: each needs words in every language.
macro_rules! faults {
    ($(#[$attribute:meta])* pub enum $name:ident { $($(#[$about:meta])* $variant:ident,)* }) => {
        $(#[$attribute])*
        pub enum $name { $($(#[$about])* $variant,)* }

        impl $name {
            /// Every fault.
            pub const ALL: &[Self] = &[$(Self::$variant),*];
        }
    };
}
pub(crate) use faults;

/// Collects the defects of one text, so that a hostile one cannot make the list long.
pub(crate) struct Defects<F>(Vec<Defect<F>>);

impl<F> Defects<F> {
    const MAX: usize = 64;

    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn add(&mut self, fault: F, place: std::ops::Range<usize>) {
        if self.0.len() < Self::MAX {
            self.0.push(Defect { fault, start: place.start, end: place.end });
        }
    }

    pub(crate) fn has(&self, fault: F) -> bool
    where
        F: PartialEq,
    {
        self.0.iter().any(|defect| defect.fault == fault)
    }

    pub(crate) fn into_vec(self) -> Vec<Defect<F>> {
        self.0
    }
}
