//! Macro strings (RFC 7208 §7): text in which `%{…}` stands for a part of the question.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr},
};

use serde::{Deserialize, Serialize};

use super::term::{Fault, Span};

/// Characters at which a macro's value may be cut (RFC 7208 §7.1, `delimiter`).
const DELIMITERS: &str = ".-+,/_=";
/// Octets of a domain name as text (RFC 7208 §7.3, RFC 1035 §2.3.4).
const MAX_NAME: usize = 253;

/// What a macro stands for (RFC 7208 §7.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// `s`: the envelope sender.
    Sender,
    /// `l`: its local part.
    LocalPart,
    /// `o`: its domain.
    SenderDomain,
    /// `d`: the domain whose record is being evaluated.
    Domain,
    /// `i`: the address, in parts that can be reversed.
    Ip,
    /// `p`: a name of the address that leads back to it, or `unknown`.
    Validated,
    /// `v`: `in-addr` or `ip6`.
    Version,
    /// `h`: the HELO name.
    Helo,
    /// `c`: the address as people write it; explanations only.
    Client,
    /// `r`: the receiving host; explanations only.
    Receiver,
    /// `t`: seconds since 1970; explanations only.
    Timestamp,
}

impl Letter {
    const fn read(letter: char) -> Option<Self> {
        Some(match letter.to_ascii_lowercase() {
            's' => Self::Sender,
            'l' => Self::LocalPart,
            'o' => Self::SenderDomain,
            'd' => Self::Domain,
            'i' => Self::Ip,
            'p' => Self::Validated,
            'v' => Self::Version,
            'h' => Self::Helo,
            'c' => Self::Client,
            'r' => Self::Receiver,
            't' => Self::Timestamp,
            _ => return None,
        })
    }

    const fn letter(self) -> char {
        match self {
            Self::Sender => 's',
            Self::LocalPart => 'l',
            Self::SenderDomain => 'o',
            Self::Domain => 'd',
            Self::Ip => 'i',
            Self::Validated => 'p',
            Self::Version => 'v',
            Self::Helo => 'h',
            Self::Client => 'c',
            Self::Receiver => 'r',
            Self::Timestamp => 't',
        }
    }

    /// RFC 7208 §7.2: `c`, `r` and `t` are for explanations only.
    const fn is_for_explanation_only(self) -> bool {
        matches!(self, Self::Client | Self::Receiver | Self::Timestamp)
    }
}

/// `%{…}` (RFC 7208 §7.1, `macro-expand`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expand {
    pub letter: Letter,
    /// Written in upper case: the value is escaped as in a URL.
    pub escape: bool,
    /// Parts to keep, from the right; more than 255 is all the same.
    pub keep: Option<u8>,
    /// Whether the parts are turned round first.
    pub reverse: bool,
    /// Where the value is cut; a dot when empty.
    pub delimiters: String,
}

/// A piece of a macro string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Literal(String),
    /// `%%`: a percent sign.
    Percent,
    /// `%_`: a space.
    Space,
    /// `%-`: a space as in a URL.
    UrlSpace,
    Expand(Expand),
}

/// Text with macros. Stored and printed as it is written in a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MacroString {
    pieces: Vec<Piece>,
}

/// Where a macro string stands, which decides what it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The domain of a term: no `c`, `r`, `t`.
    Domain,
    /// The value of an unknown modifier.
    Modifier,
    /// An explanation: spaces as well (RFC 7208 §6.2, `explain-string`).
    Explanation,
}

/// What the macros stand for in one question.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// An IPv4 address is never mapped into IPv6 here.
    pub ip: IpAddr,
    /// With `postmaster` where no local part was given.
    pub sender: &'a str,
    pub local_part: &'a str,
    pub sender_domain: &'a str,
    pub domain: &'a str,
    /// `unknown` when no name of the address leads back to it.
    pub validated: &'a str,
    pub helo: &'a str,
    pub receiver: &'a str,
    /// Seconds since 1970.
    pub timestamp: i64,
}

impl MacroString {
    /// Reads a macro string.
    ///
    /// # Errors
    /// The first place that breaks the grammar (RFC 7208 §7.1).
    pub(super) fn read(text: &str, place: Place) -> Result<Self, (Span, Fault)> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = 0;
        while let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
            if next != '%' {
                let end = text.get(at..).and_then(|rest| rest.find('%')).map_or(text.len(), |offset| at + offset);
                let literal = text.get(at..end).unwrap_or_default();
                // §7.1 macro-literal = %x21-24 / %x26-7E; §6.2 allows SP in explanations.
                let forbidden = |character: char| !(character.is_ascii_graphic() || (character == ' ' && place == Place::Explanation));
                if let Some((offset, character)) = literal.char_indices().find(|&(_, character)| forbidden(character)) {
                    return Err((Span::new(at + offset, at + offset + character.len_utf8()), Fault::ForbiddenCharacter));
                }
                pieces.push(Piece::Literal(literal.to_owned()));
                at = end;
                continue;
            }
            let (piece, length) = match text.as_bytes().get(at + 1) {
                Some(b'%') => (Piece::Percent, 2),
                Some(b'_') => (Piece::Space, 2),
                Some(b'-') => (Piece::UrlSpace, 2),
                Some(b'{') => {
                    let inside = text.get(at + 2..).unwrap_or_default();
                    let close = inside.find('}').ok_or((Span::new(at, text.len()), Fault::MacroInvalid))?;
                    let span = Span::new(at, at + close + 3);
                    let expand = read_expand(inside.get(..close).unwrap_or_default()).ok_or((span, Fault::MacroInvalid))?;
                    if place == Place::Domain && expand.letter.is_for_explanation_only() {
                        return Err((span, Fault::MacroForExplanationOnly));
                    }
                    (Piece::Expand(expand), close + 3)
                }
                // §7.1: any other character behind a percent sign is a syntax error.
                _ => return Err((Span::new(at, at + 1), Fault::MacroInvalid)),
            };
            pieces.push(piece);
            at += length;
        }
        Ok(Self { pieces })
    }

    /// Whether it ends as a domain must: in a macro, or in a dot, a top-level label and perhaps another dot (RFC 7208 §7.1, `domain-end`).
    pub(super) fn ends_as_domain(&self) -> bool {
        match self.pieces.last() {
            None => false,
            Some(Piece::Literal(text)) => {
                let text = text.strip_suffix('.').unwrap_or(text);
                text.rsplit_once('.').is_some_and(|(_, label)| is_top_label(label))
            }
            Some(_) => true,
        }
    }

    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether the text is the same for all mail of one domain: its macros name nothing but domains.
    pub fn is_fixed(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Expand(expand) => matches!(expand.letter, Letter::Domain | Letter::SenderDomain),
            _ => true,
        })
    }

    /// The name to look up, when it is the same for all mail of `sender_domain`. `domain` is the one whose record holds the text (RFC 7208 §7.2, §7.3).
    pub fn fixed_name(&self, domain: &str, sender_domain: &str) -> Option<String> {
        let values = Values {
            ip: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            sender: "",
            local_part: "",
            sender_domain,
            domain,
            validated: "",
            helo: "",
            receiver: "",
            timestamp: 0,
        };
        self.is_fixed().then(|| self.expand_name(&values))
    }

    /// Whether the address's validated name is needed (`%{p}`), which costs look-ups.
    pub fn needs_validated(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Expand(Expand { letter: Letter::Validated, .. })))
    }

    /// The text for one question (RFC 7208 §7.3).
    pub fn expand(&self, values: &Values<'_>) -> String {
        self.pieces.iter().fold(String::new(), |mut text, piece| {
            match piece {
                Piece::Literal(literal) => text.push_str(literal),
                Piece::Percent => text.push('%'),
                Piece::Space => text.push(' '),
                Piece::UrlSpace => text.push_str("%20"),
                Piece::Expand(expand) => text.push_str(&expand.expand(values)),
            }
            text
        })
    }

    /// The text for one question as a name to look up: without trailing dot, cut from the left to 253 octets, label by label (RFC 7208 §7.3).
    pub fn expand_name(&self, values: &Values<'_>) -> String {
        let text = self.expand(values);
        let mut name = text.strip_suffix('.').unwrap_or(&text);
        while name.len() > MAX_NAME {
            match name.split_once('.') {
                Some((_, rest)) => name = rest,
                None => break,
            }
        }
        name.to_owned()
    }
}

/// The inside of `%{…}`: a letter, digits, an `r`, delimiters.
fn read_expand(inside: &str) -> Option<Expand> {
    let letter = inside.chars().next()?;
    let rest = inside.get(letter.len_utf8()..)?;
    let after_digits = rest.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = rest.get(..rest.len() - after_digits.len())?;
    let keep = if digits.is_empty() {
        None
    } else {
        // §7.3: more parts than there are means all of them, so a number beyond 255 is no error.
        Some(digits.bytes().fold(0_u8, |sum, digit| sum.saturating_mul(10).saturating_add(digit - b'0')))
    };
    if keep == Some(0) {
        return None; // §7.3: the digit must be nonzero.
    }
    let delimiters = after_digits.strip_prefix(['r', 'R']);
    let reverse = delimiters.is_some();
    let delimiters = delimiters.unwrap_or(after_digits);
    if !delimiters.chars().all(|character| DELIMITERS.contains(character)) {
        return None;
    }
    Some(Expand { letter: Letter::read(letter)?, escape: letter.is_ascii_uppercase(), keep, reverse, delimiters: delimiters.to_owned() })
}

/// RFC 7208 §7.1, `toplabel`: letters, digits and inner dashes, not digits alone.
fn is_top_label(label: &str) -> bool {
    label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().any(|byte| !byte.is_ascii_digit())
}

impl Expand {
    fn expand(&self, values: &Values<'_>) -> String {
        let value = match self.letter {
            Letter::Sender => values.sender.to_owned(),
            Letter::LocalPart => values.local_part.to_owned(),
            Letter::SenderDomain => values.sender_domain.to_owned(),
            Letter::Domain => values.domain.to_owned(),
            Letter::Ip => parts(values.ip),
            Letter::Validated => values.validated.to_owned(),
            Letter::Version => (if values.ip.is_ipv4() { "in-addr" } else { "ip6" }).to_owned(),
            Letter::Helo => values.helo.to_owned(),
            Letter::Client => values.ip.to_string(),
            Letter::Receiver => values.receiver.to_owned(),
            Letter::Timestamp => values.timestamp.to_string(),
        };
        let delimiters = if self.delimiters.is_empty() { "." } else { &self.delimiters };
        let mut split: Vec<&str> = value.split(|character: char| delimiters.contains(character)).collect();
        // §7.3: first turned round, then cut; joined by dots whatever the delimiters were.
        if self.reverse {
            split.reverse();
        }
        let keep = self.keep.map_or(split.len(), usize::from).min(split.len());
        let text = split.split_off(split.len() - keep).join(".");
        if self.escape { url_escape(&text) } else { text }
    }
}

/// The address in parts: four numbers, or 32 nibbles (RFC 7208 §7.3). Case is free in names (RFC 4343); upper is what the public test suite expects.
fn parts(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let nibbles: Vec<String> = v6.octets().iter().flat_map(|octet| [format!("{:X}", octet >> 4), format!("{:X}", octet & 15)]).collect();
            nibbles.join(".")
        }
    }
}

/// Escapes everything that is not unreserved in a URI (RFC 7208 §7.3, RFC 3986 §2.3).
fn url_escape(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
        escaped
    })
}

impl fmt::Display for MacroString {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => formatter.write_str(text)?,
                Piece::Percent => formatter.write_str("%%")?,
                Piece::Space => formatter.write_str("%_")?,
                Piece::UrlSpace => formatter.write_str("%-")?,
                Piece::Expand(Expand { letter, escape, keep, reverse, delimiters }) => {
                    let letter = if *escape { letter.letter().to_ascii_uppercase() } else { letter.letter() };
                    let keep = keep.map(|keep| keep.to_string()).unwrap_or_default();
                    write!(formatter, "%{{{letter}{keep}{}{delimiters}}}", if *reverse { "r" } else { "" })?;
                }
            }
        }
        Ok(())
    }
}

impl From<MacroString> for String {
    fn from(text: MacroString) -> Self {
        text.to_string()
    }
}

impl TryFrom<String> for MacroString {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::read(&text, Place::Explanation).map_err(|(span, kind)| format!("{kind:?} at byte {} of {text:?}", span.start))
    }
}

#[cfg(test)]
mod tests;
