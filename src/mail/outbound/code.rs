//! The result code: what a machine saw, short enough to be copied by hand from a terminal without a way back.
//!
//! `mw1-TOKEN-ENTRIES`: the token says which report it is for; an entry is the server's letter, `4` or `6` for the version of IP, the letter of the
//! outcome, and the port unless it is 25. Entries are separated by dots: `mw1-k3j9x2ab7q-a4t.b4t.a6u.r4o587`.

use super::{Attempt, Reach};

/// Characters of a code that are looked at.
const MAX_CODE: usize = 1_000;
/// Entries that are taken.
const MAX_ENTRIES: usize = 80;
/// Characters of a token.
const TOKEN: std::ops::RangeInclusive<usize> = 1..=64;
const VERSION: &str = "mw1";
/// The token of a code that was made for no report.
pub const NO_REPORT: &str = "0";
const SMTP: u16 = 25;

/// Why a code cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("this is not a result code")]
    NotACode,
    #[error("the code is of a newer version")]
    Version,
    #[error("the code is cut off or damaged")]
    Damaged,
}

/// A code that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub token: String,
    pub attempts: Vec<Attempt>,
}

/// The code of what was seen.
pub fn write(token: &str, attempts: &[Attempt]) -> String {
    let entry = |attempt: &Attempt| {
        let port = if attempt.port == SMTP { String::new() } else { attempt.port.to_string() };
        format!("{}{}{}{port}", attempt.letter, if attempt.ipv6 { 6 } else { 4 }, attempt.reach.letter())
    };
    format!("{VERSION}-{token}-{}", attempts.iter().map(entry).collect::<Vec<_>>().join("."))
}

/// Reads a code, also with blanks and line ends that copying put into it.
///
/// # Errors
/// [`CodeError`].
pub fn read(text: &str) -> Result<Code, CodeError> {
    if text.len() > MAX_CODE {
        return Err(CodeError::NotACode);
    }
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let mut parts = text.split('-');
    let (version, token, entries) = (parts.next(), parts.next(), parts.next());
    let version = version.filter(|version| version.starts_with("mw")).ok_or(CodeError::NotACode)?;
    if version != VERSION {
        return Err(if version[2..].bytes().all(|byte| byte.is_ascii_digit()) { CodeError::Version } else { CodeError::NotACode });
    }
    let (token, entries) = token.zip(entries).filter(|_| parts.next().is_none()).ok_or(CodeError::Damaged)?;
    if !TOKEN.contains(&token.len()) || !token.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(CodeError::Damaged);
    }
    let attempts: Vec<Attempt> = entries.split('.').take(MAX_ENTRIES + 1).map(entry).collect::<Option<_>>().ok_or(CodeError::Damaged)?;
    if attempts.is_empty() || attempts.len() > MAX_ENTRIES {
        return Err(CodeError::Damaged);
    }
    Ok(Code { token: token.to_owned(), attempts })
}

fn entry(text: &str) -> Option<Attempt> {
    let mut characters = text.chars();
    let letter = characters.next().filter(char::is_ascii_lowercase)?;
    let ipv6 = match characters.next()? {
        '4' => false,
        '6' => true,
        _ => return None,
    };
    let reach = Reach::from_letter(characters.next()?)?;
    let port = match characters.as_str() {
        "" => SMTP,
        port if !port.starts_with(['0', '+']) => port.parse().ok()?,
        _ => return None,
    };
    Some(Attempt { letter, ipv6, port, reach, greeted: None, evidence: None })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seen(letter: char, ipv6: bool, port: u16, reach: Reach) -> Attempt {
        Attempt { letter, ipv6, port, reach, greeted: None, evidence: None }
    }

    #[test]
    fn what_was_written_is_read_back_also_when_copying_broke_it() {
        let attempts = vec![seen('a', false, 25, Reach::TimedOut), seen('a', true, 25, Reach::Unreachable), seen('r', false, 587, Reach::Open)];
        let code = write("k3j9", &attempts);
        assert_eq!(code, "mw1-k3j9-a4t.a6u.r4o587");
        assert_eq!(read(&code), Ok(Code { token: "k3j9".to_owned(), attempts: attempts.clone() }));
        assert_eq!(read(" MW1-k3j9-a4t.a6\n u.r4o587 ").unwrap().attempts, attempts);
    }

    #[test]
    fn other_things_are_told_apart() {
        assert_eq!(read(""), Err(CodeError::NotACode));
        assert_eq!(read("hello"), Err(CodeError::NotACode));
        assert_eq!(read("mw2-k-a4t"), Err(CodeError::Version));
        for damaged in
            ["mw1", "mw1-k3j9", "mw1-k3j9-", "mw1--a4t", "mw1-k3j9-a4", "mw1-k3j9-a5o", "mw1-k3j9-a4q", "mw1-k-a4o-b", "mw1-k-a4o0587", "mw1-k-a4o99999"]
        {
            assert_eq!(read(damaged), Err(CodeError::Damaged), "{damaged}");
        }
        assert_eq!(read(&format!("mw1-k-{}", "a4o.".repeat(90))), Err(CodeError::Damaged));
        assert_eq!(read(&"a".repeat(2_000)), Err(CodeError::NotACode));
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_reads_what_it_accepts_twice(text in "\\PC{0,80}", valid in "mw1-[a-z0-9]{1,8}-[a-z][46][ofscrxtpun](\\.[a-z][46][ofscrxtpun]([1-9][0-9]{0,3})?){0,6}") {
            let _ = read(&text);
            let code = read(&valid).unwrap();
            let again = read(&write(&code.token, &code.attempts)).unwrap();
            prop_assert_eq!(code, again);
        }
    }
}
