//! Values as they stand in sentences.

use jiff::{Timestamp, tz::TimeZone};

use super::{Key, Words, key};

/// Makes outside text harmless in a sentence: control and format characters (bidirectional overrides among them) become visible escapes.
pub fn printable(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        let hidden = matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
            || matches!(character, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
        if character.is_control() || hidden {
            safe.extend(character.escape_unicode());
        } else {
            safe.push(character);
        }
    }
    safe
}

/// An internationalised name as its owner writes it, in U-labels; nothing for other names, and where it would not lead back to the same A-labels
/// (RFC 5891 §5.4).
pub fn unicode(domain: &str) -> Option<String> {
    let (name, read) = idna::domain_to_unicode(domain);
    let is_same = || idna::domain_to_ascii(&name).is_ok_and(|ascii| ascii == domain);
    (read.is_ok() && name != domain && is_same()).then(|| printable(&name))
}

/// Chinese text without the blanks that stand between two Chinese characters: they belong beside Latin letters and digits alone.
pub fn close_up(text: &str) -> String {
    let is_chinese = |character: Option<char>| {
        character.is_some_and(|character| matches!(character, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
    };
    let mut closed = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character != ' ' || !is_chinese(closed.chars().next_back()) || !is_chinese(characters.peek().copied()) {
            closed.push(character);
        }
    }
    closed
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

/// The unit in which people say a number of seconds, and how many seconds it has.
const fn unit(seconds: u64) -> (Key, u64) {
    match seconds {
        0..120 => (key::SPAN_SECONDS, 1),
        120..7_200 => (key::SPAN_MINUTES, 60),
        7_200..172_800 => (key::SPAN_HOURS, 3_600),
        _ => (key::SPAN_DAYS, 86_400),
    }
}

/// A number of seconds as people say it, rounded up: `40 minutes`.
pub fn span(words: Words, seconds: u64) -> String {
    let (key, size) = unit(seconds);
    words.with(key, [("count", seconds.div_ceil(size))])
}

/// How long something is past, in whole units: `2 days ago`; within the last seconds `just now`.
pub fn ago(words: Words, milliseconds: i64) -> String {
    let seconds = u64::try_from(milliseconds / 1_000).unwrap_or(0);
    if seconds < 10 {
        return words.text(key::AGO_NOW);
    }
    let (key, size) = unit(seconds);
    words.with(key::AGO, [("span", words.with(key, [("count", seconds / size)]))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{locale::Locale, target::Target};

    #[test]
    fn hostile_text_becomes_visible() {
        assert_eq!(printable("a\u{202e}b\nc\u{7}"), "a\\u{202e}b\\u{a}c\\u{7}");
        assert_eq!(printable("发信域名 <b>"), "发信域名 <b>");
    }

    #[test]
    fn a_name_of_another_script_is_told_in_both() {
        assert_eq!(unicode("xn--mller-kva.example").as_deref(), Some("müller.example"));
        for plain in ["example.com", "203.0.113.1", "2001:db8::1", "xn--a.example", ""] {
            assert_eq!(unicode(plain), None, "{plain}");
        }
        let target = Target { domain: Some("xn--fiqs8s.example".to_owned()), ..Target::default() };
        assert_eq!(Words(Locale::English).target(&target), "中国.example (xn--fiqs8s.example)");
        assert_eq!(Words(Locale::Chinese).target(&target), "中国.example（xn--fiqs8s.example）");
    }

    #[test]
    fn chinese_has_blanks_beside_latin_letters_alone() {
        assert_eq!(close_up("出站 25 端口 和 收件方的规则"), "出站 25 端口和收件方的规则");
        assert_eq!(close_up("Gmail 和 Outlook"), "Gmail 和 Outlook");
        assert_eq!(close_up("SPF、DKIM 和 收件方的规则"), "SPF、DKIM 和收件方的规则");
    }

    #[test]
    fn moments_are_in_utc() {
        assert_eq!(moment(1_795_456_800_000), "2026-11-23 18:00 UTC");
    }

    #[test]
    fn times_are_said_as_people_say_them() {
        let english = Words(Locale::English);
        assert_eq!(span(english, 1), "one second");
        assert_eq!(span(english, 2_400), "40 minutes");
        assert_eq!(span(english, 2_401), "41 minutes");
        assert_eq!(span(english, 7_200), "2 hours");
        assert_eq!(ago(english, 2 * 86_400_000 + 5), "2 days ago");
        assert_eq!(ago(english, 179_999), "2 minutes ago");
        assert_eq!(ago(english, -5), "just now");
        assert_eq!(ago(Words(Locale::Chinese), 3_600_000 * 3), "3 小时前");
    }
}
