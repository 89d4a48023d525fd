//! Reads a record (RFC 7208 §4.6, §12). Never fails: what cannot be read is a defect.

use std::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
};

use serde::{Deserialize, Serialize};

use super::{
    macros::{MacroString, Place},
    term::{Directive, Fault, Mechanism, Prefixes, Qualifier, Span, Term, TermKind},
};
use crate::mail::parsed::{Defects, Parsed};

/// How every record begins (RFC 7208 §4.5).
const VERSION: &str = "v=spf1";

/// The terms of a record, in their order. A term that breaks the grammar is a defect and no term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub terms: Vec<Term>,
}

impl Record {
    /// Where the terms end that can ever be evaluated: behind the first `all`, which matches everybody (RFC 7208 §5.1).
    pub fn reachable(&self) -> usize {
        self.terms.iter().position(|term| term.kind.is_all()).map_or(self.terms.len(), |all| all + 1)
    }

    /// The target that the question is handed to when nothing matches, unless an `all` leaves nothing to hand on (RFC 7208 §6.1).
    pub fn redirect(&self) -> Option<(usize, &MacroString)> {
        if self.terms.iter().any(|term| term.kind.is_all()) {
            return None;
        }
        self.terms.iter().enumerate().find_map(|(index, term)| match &term.kind {
            TermKind::Redirect(target) => Some((index, target)),
            _ => None,
        })
    }

    /// The verdict on whoever matches nothing: that of the first `all`, behind which nothing is read (RFC 7208 §5.1).
    pub fn ending(&self) -> Option<Qualifier> {
        self.terms.iter().find_map(|term| match &term.kind {
            TermKind::Directive(Directive { qualifier, mechanism: Mechanism::All }) => Some(*qualifier),
            _ => None,
        })
    }

    /// The name of the text that explains a fail (RFC 7208 §6.2).
    pub fn explanation(&self) -> Option<&MacroString> {
        self.terms.iter().find_map(|term| match &term.kind {
            TermKind::Explanation(target) => Some(target),
            _ => None,
        })
    }
}

impl fmt::Display for Record {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(VERSION)?;
        self.terms.iter().try_for_each(|term| write!(formatter, " {}", term.kind))
    }
}

/// Whether a TXT record is an SPF record: `v=spf1` in any case, then a space or the end (RFC 7208 §4.5).
pub fn is_spf_record(text: &[u8]) -> bool {
    text.get(..VERSION.len()).is_some_and(|version| version.eq_ignore_ascii_case(VERSION.as_bytes())) && matches!(text.get(VERSION.len()), None | Some(b' '))
}

/// Reads a record. The text of a record with several strings is joined without blanks before (RFC 7208 §3.3). One defect makes the record
/// void for receivers (§4.6).
pub fn parse(text: &[u8]) -> Parsed<Record, Fault> {
    let mut record = Record::default();
    let mut defects = Defects::new();
    if !is_spf_record(text) {
        defects.add(Fault::NotSpf, 0..text.len().min(VERSION.len() + 1));
        return Parsed { value: record, defects: defects.into_vec() };
    }
    let (mut redirected, mut explained) = (false, false);
    // §4.6.1: terms are separated by one or more spaces, and by nothing else.
    for span in words(text, VERSION.len()) {
        let kind = match read_word(span.of(text)) {
            Ok(kind) => kind,
            Err((place, fault)) => {
                defects.add(fault, span.start + place.start..span.start + place.end);
                continue;
            }
        };
        let seen = match kind {
            TermKind::Redirect(_) => Some(&mut redirected),
            TermKind::Explanation(_) => Some(&mut explained),
            _ => None,
        };
        // §6: redirect and exp appear at most once each.
        if seen.is_some_and(|seen| std::mem::replace(seen, true)) {
            defects.add(Fault::ModifierRepeated, span.start..span.end);
            continue;
        }
        record.terms.push(Term { span, kind });
    }
    Parsed { value: record, defects: defects.into_vec() }
}

fn words(text: &[u8], from: usize) -> impl Iterator<Item = Span> {
    let mut at = from;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.iter().position(|&byte| byte != b' ')?;
        let end = text.get(start..)?.iter().position(|&byte| byte == b' ').map_or(text.len(), |length| start + length);
        at = end;
        Some(Span::new(start, end))
    })
}

/// What is wrong, at a place relative to the word.
type Wrong = (Span, Fault);

fn read_word(word: &[u8]) -> Result<TermKind, Wrong> {
    if let Some(at) = word.iter().position(|byte| !byte.is_ascii_graphic()) {
        return Err((Span::new(at, at + 1), Fault::ForbiddenCharacter));
    }
    // Visible ASCII is UTF-8.
    let word = std::str::from_utf8(word).map_err(|_| (Span::new(0, word.len()), Fault::ForbiddenCharacter))?;
    // §4.6.1: an equals sign right behind the name, before any colon or slash, makes it a modifier.
    match word.find(['=', ':', '/']) {
        Some(at) if word.as_bytes().get(at) == Some(&b'=') => read_modifier(word, at),
        at => read_directive(word, at.unwrap_or(word.len())).map(TermKind::Directive),
    }
}

/// RFC 7208 §6, `modifier`. The names that the standard knows are never unknown modifiers, whatever stands behind them.
fn read_modifier(word: &str, equals: usize) -> Result<TermKind, Wrong> {
    let (name, value) = (word.get(..equals).unwrap_or_default(), word.get(equals + 1..).unwrap_or_default());
    let is_name =
        name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    if !is_name {
        return Err((Span::new(0, equals.max(1)), Fault::ModifierNameInvalid));
    }
    let behind = equals + 1;
    match name.to_ascii_lowercase().as_str() {
        "redirect" => read_domain(value, behind, word.len()).map(TermKind::Redirect),
        "exp" => read_domain(value, behind, word.len()).map(TermKind::Explanation),
        _ => {
            let value = MacroString::read(value, Place::Modifier).map_err(|wrong| shift(wrong, behind))?;
            Ok(TermKind::Unknown { name: name.to_owned(), value })
        }
    }
}

/// RFC 7208 §4.6.1, `directive`; names are matched in any case.
fn read_directive(word: &str, name_end: usize) -> Result<Directive, Wrong> {
    let qualifier = match word.as_bytes().first() {
        Some(b'+') => Some(Qualifier::Pass),
        Some(b'-') => Some(Qualifier::Fail),
        Some(b'~') => Some(Qualifier::SoftFail),
        Some(b'?') => Some(Qualifier::Neutral),
        _ => None,
    };
    let start = usize::from(qualifier.is_some());
    let name = word.get(start..name_end).unwrap_or_default().to_ascii_lowercase();
    let rest = Rest { word, at: name_end };
    let mechanism = match name.as_str() {
        "all" => rest.nothing().map(|()| Mechanism::All),
        "include" => rest.domain().map(|domain| Mechanism::Include { domain }),
        "exists" => rest.domain().map(|domain| Mechanism::Exists { domain }),
        "ptr" => match rest.text() {
            "" => Ok(Mechanism::Ptr { domain: None }),
            text if text.starts_with(':') => rest.domain().map(|domain| Mechanism::Ptr { domain: Some(domain) }),
            _ => Err((Span::new(name_end, word.len()), Fault::ArgumentUnexpected)),
        },
        "a" => rest.host().map(|(domain, prefixes)| Mechanism::A { domain, prefixes }),
        "mx" => rest.host().map(|(domain, prefixes)| Mechanism::Mx { domain, prefixes }),
        "ip4" => rest.network(Fault::Ip4Invalid, 32).map(|(network, prefix)| Mechanism::Ip4 { network, prefix }),
        "ip6" => rest.network(Fault::Ip6Invalid, 128).map(|(network, prefix)| Mechanism::Ip6 { network, prefix }),
        "redirect" | "exp" => Err((Span::new(start, name_end), Fault::ModifierAsMechanism)),
        "" => Err((Span::new(0, word.len()), Fault::UnknownMechanism)),
        _ => Err((Span::new(start, name_end), Fault::UnknownMechanism)),
    };
    mechanism.map(|mechanism| Directive { qualifier: qualifier.unwrap_or_default(), mechanism })
}

/// What stands behind a mechanism's name, with its colon or slash.
#[derive(Clone, Copy)]
struct Rest<'a> {
    word: &'a str,
    at: usize,
}

impl<'a> Rest<'a> {
    fn text(self) -> &'a str {
        self.word.get(self.at..).unwrap_or_default()
    }

    const fn span(self) -> Span {
        Span::new(self.at, self.word.len())
    }

    /// RFC 7208 §5.1: `all` takes nothing.
    fn nothing(self) -> Result<(), Wrong> {
        if self.text().is_empty() { Ok(()) } else { Err((self.span(), Fault::ArgumentUnexpected)) }
    }

    /// The text behind a colon that has to be there.
    fn argument(self) -> Result<&'a str, Wrong> {
        match self.text().strip_prefix(':') {
            Some(argument) => Ok(argument),
            None => Err((Span::new(0, self.word.len()), Fault::ArgumentMissing)),
        }
    }

    /// A domain that has to be there (RFC 7208 §5.2, §5.7).
    fn domain(self) -> Result<MacroString, Wrong> {
        read_domain(self.argument()?, self.at + 1, self.word.len())
    }

    /// `[":" domain-spec] [dual-cidr-length]` (RFC 7208 §5.3, §5.4).
    fn host(self) -> Result<(Option<MacroString>, Prefixes), Wrong> {
        let (before, ip4, ip6) = split_prefixes(self.text());
        let slash = self.at + before.len();
        let length = |digits: Option<&str>, most: u8| {
            digits.map(|digits| read_prefix(digits, most).ok_or((Span::new(slash, self.word.len()), Fault::PrefixInvalid))).transpose()
        };
        let prefixes = Prefixes { ip4: length(ip4, 32)?, ip6: length(ip6, 128)? };
        match before.strip_prefix(':') {
            Some(domain) => read_domain(domain, self.at + 1, slash).map(|domain| (Some(domain), prefixes)),
            None if before.is_empty() => Ok((None, prefixes)),
            // `a/24/64` for `a/24//64`, `a/x`.
            None => Err((self.span(), Fault::PrefixInvalid)),
        }
    }

    /// `":" ip-network [cidr-length]` (RFC 7208 §5.6). The address is read by the standard library, which allows neither missing parts nor
    /// leading zeros.
    fn network<A: std::str::FromStr>(self, invalid: Fault, most: u8) -> Result<(A, Option<u8>), Wrong> {
        let argument = self.argument()?;
        let (address, prefix) = argument.split_once('/').map_or((argument, None), |(address, prefix)| (address, Some(prefix)));
        let behind = self.at + 1;
        let network = address.parse().map_err(|_| (Span::new(behind.min(self.word.len()), behind + address.len()), invalid))?;
        let prefix =
            prefix.map(|digits| read_prefix(digits, most).ok_or((Span::new(behind + address.len(), self.word.len()), Fault::PrefixInvalid))).transpose()?;
        Ok((network, prefix))
    }
}

/// Cuts `/24//64` from the end. No domain ends in a slash and digits, so that nothing of a domain is lost.
fn split_prefixes(text: &str) -> (&str, Option<&str>, Option<&str>) {
    let cut = |text: &str, mark: &str| -> Option<usize> {
        let digits = text.trim_end_matches(|character: char| character.is_ascii_digit()).len();
        text.get(..digits)?.ends_with(mark).then(|| digits - mark.len())
    };
    let (text, ip6) = match cut(text, "//") {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 2..)),
        None => (text, None),
    };
    match cut(text, "/") {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..), ip6),
        None => (text, None, ip6),
    }
}

/// RFC 7208 §5.6: no sign, no leading zero, at most `most`.
fn read_prefix(digits: &str, most: u8) -> Option<u8> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    digits.parse().ok().filter(|&length| plain && length <= most)
}

/// RFC 7208 §7.1, `domain-spec`. `at` is its place in the word, `end` where it ends there.
fn read_domain(text: &str, at: usize, end: usize) -> Result<MacroString, Wrong> {
    if text.is_empty() {
        return Err((Span::new(0, end.max(1)), Fault::DomainMissing));
    }
    let domain = MacroString::read(text, Place::Domain).map_err(|wrong| shift(wrong, at))?;
    if domain.ends_as_domain() {
        return Ok(domain);
    }
    let is_address = text.parse::<Ipv4Addr>().is_ok() || text.parse::<Ipv6Addr>().is_ok();
    Err((Span::new(at, end), if is_address { Fault::AddressAsDomain } else { Fault::DomainInvalid }))
}

fn shift((span, kind): Wrong, by: usize) -> Wrong {
    (Span::new(span.start + by, span.end + by), kind)
}

#[cfg(test)]
mod tests;
