//! Values as they stand in sentences.

use jiff::{Timestamp, tz::TimeZone};

use super::{Words, key};

/// Makes outside text harmless in a sentence: control and format characters (bidirectional overrides among them) become visible escapes.
pub fn printable(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}') {
            safe.extend(character.escape_unicode());
        } else {
            safe.push(character);
        }
    }
    safe
}

/// A moment in UTC: `2026-11-23 18:00 UTC`.
pub fn moment(at: i64) -> String {
    format_at(at, "%Y-%m-%d %H:%M UTC")
}

/// A day in UTC: `2026-11-23`.
pub fn day(at: i64) -> String {
    format_at(at, "%Y-%m-%d")
}

fn format_at(at: i64, pattern: &str) -> String {
    Timestamp::from_millisecond(at).map(|stamp| stamp.to_zoned(TimeZone::UTC).strftime(pattern).to_string()).unwrap_or_default()
}

/// How long something took: `0.4 s`.
pub fn duration(words: Words, milliseconds: u64) -> String {
    let tenths = milliseconds.div_ceil(100);
    words.with(key::DURATION_SECONDS, [("seconds", format!("{}.{}", tenths / 10, tenths % 10))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_becomes_visible() {
        assert_eq!(printable("a\u{202e}b\nc\u{7}"), "a\\u{202e}b\\u{a}c\\u{7}");
        assert_eq!(printable("发信域名 <b>"), "发信域名 <b>");
    }

    #[test]
    fn moments_are_in_utc() {
        assert_eq!(moment(1_795_456_800_000), "2026-11-23 18:00 UTC");
    }
}
