//! The date that some people write into the name of a selector: `20230601`, `s2019`, `mail-2021q3`.

use jiff::{civil::Date, tz::TimeZone};

/// The first year that is taken for one: DKIM is not older (RFC 4871 is of 2007, its forerunner of 2004).
const FIRST_YEAR: i16 = 2004;
/// From here on six digits are a year and a month, and can be no day of a year written with two digits.
const FIRST_MONTHS: i16 = 2013;
/// Letters before a date, and behind it.
const MAX_BEFORE: usize = 12;
const MAX_BEHIND: usize = 2;

/// The last day that the name of a selector can mean: UTC, milliseconds since 1970 at its beginning. Nothing where it holds no date, more than one, or one that
/// has not come at `now`; the years of random names are none either.
pub fn dated(selector: &str, now: i64) -> Option<i64> {
    let mut dates = readings(selector);
    let last = dates.next().flatten()?;
    let begins = last.first_of.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond();
    let ends = last.last_of.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond();
    // The year or the month that goes on may be as young as today.
    (dates.next().is_none() && begins <= now).then_some(ends.min(now))
}

/// A stretch of days.
struct Span {
    first_of: Date,
    last_of: Date,
}

/// What each part of the name that holds digits comes to, as a date.
fn readings(selector: &str) -> impl Iterator<Item = Option<Span>> {
    // What belongs together may be parted: 2021-03, 2023_06_01, 2021-q3.
    let lower = selector.to_ascii_lowercase();
    let joined = joined(&lower);
    joined.into_iter().filter(|part| part.bytes().filter(u8::is_ascii_digit).count() >= 4).map(|part| read(&part))
}

/// The parts between dots, dashes and underscores; the parts of a date as one.
fn joined(selector: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in selector.split(['.', '-', '_']) {
        // One digit alone counts the keys of a year as well as its months.
        let is_number = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_quarter = part.len() == 2 && part.starts_with('q') && part.as_bytes()[1].is_ascii_digit();
        let ends_in_year = |before: &String| {
            let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
            matches!(digits, 4 | 6)
        };
        match parts.last_mut().filter(|before| (is_number || is_quarter) && ends_in_year(before)) {
            Some(before) => before.push_str(part),
            None => parts.push(part.to_owned()),
        }
    }
    parts
}

/// A word, a date, and perhaps a letter or two that tell keys of one day apart.
fn read(part: &str) -> Option<Span> {
    let before = part.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = part.get(before..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (date, behind) = rest.split_at_checked(digits)?;
    if before > MAX_BEFORE {
        return None;
    }
    let number = |text: &str| text.parse::<i16>().ok();
    let year = number(date.get(..4)?).filter(|year| (FIRST_YEAR..2100).contains(year))?;
    let month = |month: i16| (1..=12).contains(&month).then(|| i8::try_from(month).ok()).flatten();
    let span = |first: i8, last: i8| {
        let (first_of, last_of) = (Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?.last_of_month());
        Some(Span { first_of, last_of })
    };
    let quarter = behind.strip_prefix('q').and_then(number).filter(|quarter| (1..=4).contains(quarter) && behind.len() == 2);
    match (date.len(), quarter) {
        (4, Some(quarter)) => span(month(quarter * 3 - 2)?, month(quarter * 3)?),
        _ if behind.len() > MAX_BEHIND || !behind.bytes().all(|byte| byte.is_ascii_alphabetic()) => None,
        (4, None) => span(1, 12),
        (6, None) if year >= FIRST_MONTHS => number(&date[4..]).and_then(month).and_then(|month| span(month, month)),
        (8, None) => {
            let day = Date::new(year, month(number(&date[4..6])?)?, i8::try_from(number(&date[6..])?).ok()?).ok()?;
            Some(Span { first_of: day, last_of: day })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 2026-11-29.
    const NOW: i64 = 1_795_910_400_000;

    fn day(selector: &str) -> Option<String> {
        let at = jiff::Timestamp::from_millisecond(dated(selector, NOW)?).unwrap();
        Some(at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d").to_string())
    }

    #[test]
    fn dates_are_read_at_their_latest() {
        for (selector, latest) in [
            ("20230601", "2023-06-01"),
            ("s20230601a", "2023-06-01"),
            ("s2019", "2019-12-31"),
            ("2024a", "2024-12-31"),
            ("202306", "2023-06-30"),
            ("2021q3", "2021-09-30"),
            ("mail-2021-q3", "2021-09-30"),
            ("dkim-2021-03", "2021-03-31"),
            ("key.2023_06_01", "2023-06-01"),
            ("2019-1", "2019-12-31"),
            ("Mail2020", "2020-12-31"),
            // Of a year that goes on, today.
            ("2026b", "2026-11-29"),
        ] {
            assert_eq!(day(selector).as_deref(), Some(latest), "{selector}");
        }
    }

    #[test]
    fn other_digits_are_no_dates() {
        for selector in [
            "s1",
            "selector2",
            "key1024",
            "rsa2048",
            "k2048",
            "3000",
            "1999",
            "2027",
            "20271201",
            "20231301",
            "20230230",
            "201003",
            "01062023",
            "202306011",
            "2021q5",
            "abcdefghijklmnop2019",
            "7v7vs6w47njt4pimodk5mmttbegzsi6n",
            "a2019b2020",
            "2019-mail-2021",
            "x2019abc",
            "",
        ] {
            assert_eq!(day(selector), None, "{selector}");
        }
    }

    proptest! {
        #[test]
        fn any_name_is_read(selector in "\\PC{0,40}|[a-z0-9._-]{0,40}|20[0-9]{2}[-q_]?[0-9]{0,4}") {
            prop_assert!(dated(&selector, NOW).is_none_or(|at| at <= NOW));
        }
    }
}
