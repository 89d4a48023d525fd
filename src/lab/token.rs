//! The words of a master file (RFC 1035 §5.1): entries over one or several lines, quoted strings, escapes, comments.
//!
//! Hickory's own reader is not used: it takes no quoted strings within parentheses and reads `\DDD` as something else than an octet, and the
//! lab's hostile samples are made of both.

use std::borrow::Cow;

use super::master::Fault;

/// One word, with its escapes still in it: in a name `\.` is not the end of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) raw: Cow<'a, str>,
    pub(super) quoted: bool,
}

/// What stands in a file, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// A comment that begins in the first column.
    Remark(&'a str),
    /// A record or a control entry; `indented` when it begins with a blank and so belongs to the owner before.
    Entry { indented: bool, tokens: Vec<Token<'a>> },
}

/// Reads a whole file; each line with its number, beginning at 1.
pub(super) fn read(text: &str) -> Result<Vec<(usize, Line<'_>)>, Fault> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut at, mut number, mut began, mut depth) = (0, 1, 1, 0_usize);
    let mut indented = false;
    let mut first_column = true;
    while let Some(&byte) = bytes.get(at) {
        let here = at;
        match byte {
            b'\n' => {
                if depth == 0 {
                    flush(&mut lines, &mut tokens, began, indented);
                    (indented, first_column, began) = (false, true, number + 1);
                }
                number += 1;
                at += 1;
                continue;
            }
            b';' => {
                at = rest(bytes, at, |byte| byte == b'\n');
                if first_column {
                    lines.push((number, Line::Remark(text.get(here + 1..at).unwrap_or_default().trim())));
                }
            }
            b' ' | b'\t' | b'\r' => {
                indented |= first_column;
                at += 1;
            }
            b'(' => (depth, at) = (depth + 1, at + 1),
            b')' => {
                depth = depth.checked_sub(1).ok_or_else(|| Fault::new(number, "a parenthesis closes that was not opened"))?;
                at += 1;
            }
            b'"' => {
                at = rest(bytes, at + 1, |byte| matches!(byte, b'"' | b'\n'));
                if bytes.get(at) != Some(&b'"') {
                    return Err(Fault::new(number, "a quoted string does not end on its line"));
                }
                tokens.push(Token { raw: Cow::Borrowed(text.get(here + 1..at).unwrap_or_default()), quoted: true });
                at += 1;
            }
            _ => {
                at = rest(bytes, at, |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b';' | b'(' | b')' | b'"'));
                tokens.push(Token { raw: Cow::Borrowed(text.get(here..at).unwrap_or_default()), quoted: false });
            }
        }
        first_column = false;
    }
    if depth > 0 {
        return Err(Fault::new(began, "a parenthesis is not closed"));
    }
    flush(&mut lines, &mut tokens, began, indented);
    Ok(lines)
}

fn flush<'a>(lines: &mut Vec<(usize, Line<'a>)>, tokens: &mut Vec<Token<'a>>, number: usize, indented: bool) {
    if !tokens.is_empty() {
        lines.push((number, Line::Entry { indented, tokens: std::mem::take(tokens) }));
    }
}

/// The place of the first byte that ends a word; an escaped byte never does.
fn rest(bytes: &[u8], mut at: usize, ends: impl Fn(u8) -> bool) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            byte if ends(byte) => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The octets of a character-string (RFC 1035 §5.1: `\DDD` and `\X`).
pub(super) fn octets(raw: &str) -> Result<Vec<u8>, &'static str> {
    Ok(labels_of(raw, false)?.concat())
}

/// The labels of a name, and whether it was written with its last dot. `@` is not known here.
pub(super) fn labels(raw: &str) -> Result<(Vec<Vec<u8>>, bool), &'static str> {
    let mut labels = labels_of(raw, true)?;
    let absolute = labels.last().is_some_and(Vec::is_empty);
    if absolute {
        labels.pop();
    }
    if raw == "." {
        labels.clear();
    }
    if labels.iter().any(Vec::is_empty) {
        return Err("an empty label");
    }
    Ok((labels, absolute))
}

fn labels_of(raw: &str, split: bool) -> Result<Vec<Vec<u8>>, &'static str> {
    let mut labels = vec![Vec::new()];
    let mut bytes = raw.bytes();
    while let Some(byte) = bytes.next() {
        let octet = match byte {
            b'.' if split => {
                labels.push(Vec::new());
                continue;
            }
            b'\\' => match bytes.next().ok_or("an escape without a character")? {
                digit if digit.is_ascii_digit() => {
                    let mut digits = [digit, 0, 0];
                    for place in &mut digits[1..] {
                        *place = bytes.next().filter(u8::is_ascii_digit).ok_or("an escape is \\DDD with three digits")?;
                    }
                    let value = digits.iter().fold(0_u16, |sum, digit| sum * 10 + u16::from(digit - b'0'));
                    u8::try_from(value).map_err(|_| "an escape above \\255")?
                }
                other => other,
            },
            other => other,
        };
        if let Some(label) = labels.last_mut() {
            label.push(octet);
        }
    }
    Ok(labels)
}

/// One turn of `$GENERATE`: `$` becomes the number, `${N}` the number and N, `\$` stays a dollar.
pub(super) fn generate<'a>(token: &Token<'a>, number: i64) -> Result<Token<'a>, &'static str> {
    let mut text = String::with_capacity(token.raw.len());
    let mut rest = token.raw.as_ref();
    while let Some(at) = rest.find('$') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        if let Some(before) = before.strip_suffix('\\') {
            text.push_str(before);
            text.push('$');
            rest = after;
            continue;
        }
        text.push_str(before);
        let (offset, after) = match after.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            Some((offset, after)) => (i64::from(offset.parse::<i32>().map_err(|_| "an offset is a number")?), after),
            None => (0, after),
        };
        text.push_str(&(number + offset).to_string());
        rest = after;
    }
    text.push_str(rest);
    Ok(Token { raw: Cow::Owned(text), quoted: token.quoted })
}
