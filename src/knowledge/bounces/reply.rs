//! A server's reply as one line.

/// How much of a reply is looked at, in octets. RFC 5321 §4.5.3.1.5 allows 512 for a line; logs and long replies have more.
pub const MAX_REPLY: usize = 16 * 1024;

/// Joins a reply of several lines (RFC 5321 §4.2.1) with blanks and drops the code that is repeated on the lines after the first.
///
/// A mail log has the same reply on one line already; there a repeated `550-5.7.26` in mid-sentence is dropped as well.
pub fn join(reply: &str) -> String {
    let reply = &reply[..reply.floor_char_boundary(MAX_REPLY)];
    let words: Vec<(bool, &str)> = reply.lines().flat_map(|line| line.split_whitespace().enumerate().map(|(place, word)| (place == 0, word))).collect();
    let mut joined = String::with_capacity(reply.len());
    let mut first: Option<Code<'_>> = None;
    let mut place = 0;
    while let Some((starts_line, word)) = words.get(place).copied() {
        let following = words.get(place + 1).filter(|(starts, _)| !starts).map(|(_, word)| *word);
        let begins_reply = starts_line || (place > 0 && words[place - 1].1 == "said:");
        let mut kept = word;
        place += 1;
        if let Some(code) = Code::read(word, following) {
            match &first {
                // Three digits alone are a code only where a reply begins; elsewhere they may be an amount or an hour.
                None if begins_reply || code.enhanced.is_some() => first = Some(code),
                Some(known) if code.digits == known.digits && (starts_line || (code.enhanced.is_some() && code.enhanced == known.enhanced)) => {
                    place += code.words - 1;
                    kept = code.glued;
                }
                _ => {}
            }
        }
        if !kept.is_empty() {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(kept);
        }
    }
    joined
}

/// A reply code with its enhanced status code (RFC 2034 §4), as it stands before the text of a line.
struct Code<'a> {
    digits: &'a str,
    enhanced: Option<&'a str>,
    /// How many words that is.
    words: usize,
    /// Text that follows without a blank.
    glued: &'a str,
}

impl<'a> Code<'a> {
    /// Reads `550`, `550-`, `550-5.7.26`, `550 5.7.26` or `550-text`.
    fn read(word: &'a str, following: Option<&'a str>) -> Option<Self> {
        let (digits, rest) = word.split_at_checked(3)?;
        if !matches!(digits.as_bytes(), [b'2'..=b'5', b'0'..=b'9', b'0'..=b'9']) {
            return None;
        }
        let text = match rest {
            "" => "",
            _ => rest.strip_prefix('-')?,
        };
        let bare = Self { digits, enhanced: None, words: 1, glued: "" };
        Some(match following.filter(|word| text.is_empty() && is_enhanced(word)) {
            Some(enhanced) => Self { enhanced: Some(enhanced), words: 2, ..bare },
            None if is_enhanced(text) => Self { enhanced: Some(text), ..bare },
            None => Self { glued: text, ..bare },
        })
    }
}

/// RFC 3463 §2: class, subject and detail.
fn is_enhanced(word: &str) -> bool {
    let mut parts = word.split('.');
    let number = |part: Option<&str>| part.is_some_and(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    matches!(parts.next(), Some("2" | "4" | "5")) && number(parts.next()) && number(parts.next()) && parts.next().is_none()
}
