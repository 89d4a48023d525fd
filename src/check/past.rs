//! What earlier checks of the same target saw, where somebody keeps them.

use async_trait::async_trait;

use crate::mail::dkim::{Found, Origin, Selector, Survey};

/// A month at its longest, in milliseconds.
pub const MONTH_MS: i64 = 31 * 86_400_000;
/// Months after which a key is to be changed, and after which a short one is overdue (the catalogue's `dkim.rotation`).
pub const OLD_KEY: i64 = 12;
pub const TOO_OLD_KEY: i64 = 36;

/// Remembers checks.
#[async_trait]
pub trait Past: Send + Sync {
    /// The keys of the target's domain as the last check before this moment saw them (UTC, milliseconds since 1970).
    async fn keys_before(&self, before: i64) -> Option<Survey>;
}

/// Nobody keeps anything.
pub struct Forgotten;

#[async_trait]
impl Past for Forgotten {
    async fn keys_before(&self, _: i64) -> Option<Survey> {
        None
    }
}

/// Notes of each key since when it is known to have stood there: whether it did a year ago, and three.
pub async fn note_ages(survey: &mut Survey, past: &dyn Past) {
    if !survey.selectors.iter().any(|selector| selector.origin == Origin::Given && selector.found == Found::Key) {
        return;
    }
    for months in [OLD_KEY, TOO_OLD_KEY] {
        let Some(earlier) = past.keys_before(survey.at - months * MONTH_MS).await.filter(|earlier| earlier.domain == survey.domain && earlier.at > 0) else {
            return;
        };
        for selector in &mut survey.selectors {
            let stood = earlier.selectors.iter().any(|before| before.name == selector.name && is_same(before, selector));
            if stood {
                selector.since = Some(selector.since.map_or(earlier.at, |since| since.min(earlier.at)));
            }
        }
    }
}

/// Whether both have one key record, the same to the letter.
fn is_same(one: &Selector, other: &Selector) -> bool {
    match (one.published.as_slice(), other.published.as_slice()) {
        ([one_text], [other_text]) => one.found == Found::Key && other.found == Found::Key && one_text.text == other_text.text,
        _ => false,
    }
}
