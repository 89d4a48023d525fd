//! What is allowed in a record and yet worth a word to its owner.

use serde::{Deserialize, Serialize};

use super::{
    parse::Record,
    term::{Directive, Mechanism, Qualifier, Span, TermKind},
};

/// Names of mechanisms, which as modifiers mean nothing.
const MECHANISMS: &[&str] = &["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"];

/// A kind of oddity. None of them changes the result that the standard prescribes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OddityKind {
    /// `+all`: everybody passes.
    PassAll,
    /// `?all`: nobody fails.
    NeutralAll,
    /// Neither `all` nor `redirect`: whoever matches nothing is neutral (RFC 7208 §4.7).
    NoEnd,
    /// A directive behind `all`, never reached (RFC 7208 §5.1).
    BehindAll,
    /// A `redirect` beside an `all`, ignored (RFC 7208 §6.1).
    RedirectBesideAll,
    /// `ptr`, which is not to be used (RFC 7208 §5.5).
    Ptr,
    /// A term that is read and whose result depends on the message.
    Macro,
    /// A modifier that nobody knows; it has no effect (RFC 7208 §6).
    UnknownModifier,
    /// `include=`, `ip4=`: read as an unknown modifier, so that nothing is authorised.
    MechanismAsModifier,
    /// Capitals in a name. Allowed, and some readers stumble over them.
    UpperCase,
    /// The same term again.
    Repeated,
}

/// An oddity and its place; [`OddityKind::NoEnd`] stands at the end of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oddity {
    pub span: Span,
    pub kind: OddityKind,
}

/// Finds what is odd in a record that was read from `text`, in the order of the terms.
pub fn oddities(text: &[u8], record: &Record) -> Vec<Oddity> {
    let mut found = Vec::new();
    let version = Span::new(0, text.len().min(6));
    if version.of(text).iter().any(u8::is_ascii_uppercase) {
        found.push(Oddity { span: version, kind: OddityKind::UpperCase });
    }
    let first_all = record.terms.iter().position(|term| term.kind.is_all());
    for (index, term) in record.terms.iter().enumerate() {
        let behind_all = first_all.is_some_and(|all| index > all);
        let mut note = |kind| found.push(Oddity { span: term.span, kind });
        match &term.kind {
            TermKind::Directive(_) if behind_all => note(OddityKind::BehindAll),
            TermKind::Directive(Directive { mechanism: Mechanism::All, qualifier: Qualifier::Pass }) => note(OddityKind::PassAll),
            TermKind::Directive(Directive { mechanism: Mechanism::All, qualifier: Qualifier::Neutral }) => note(OddityKind::NeutralAll),
            TermKind::Directive(Directive { mechanism: Mechanism::Ptr { .. }, .. }) => note(OddityKind::Ptr),
            TermKind::Redirect(_) if first_all.is_some() => note(OddityKind::RedirectBesideAll),
            TermKind::Unknown { name, .. } if MECHANISMS.contains(&name.to_ascii_lowercase().as_str()) => note(OddityKind::MechanismAsModifier),
            TermKind::Unknown { .. } => note(OddityKind::UnknownModifier),
            _ => {}
        }
        // §6.2: an explanation changes no result, and neither does what nobody reads.
        let is_read = match &term.kind {
            TermKind::Directive(_) => !behind_all,
            TermKind::Redirect(_) => first_all.is_none(),
            TermKind::Explanation(_) | TermKind::Unknown { .. } => false,
        };
        if is_read && term.kind.target().is_some_and(|target| !target.is_fixed()) {
            note(OddityKind::Macro);
        }
        let name = term.span.of(text).split(|byte| b":=/".contains(byte)).next().unwrap_or_default();
        if name.iter().any(u8::is_ascii_uppercase) {
            note(OddityKind::UpperCase);
        }
        if !behind_all && record.terms.iter().take(index).any(|earlier| earlier.kind == term.kind) {
            note(OddityKind::Repeated);
        }
    }
    let ends = record.terms.iter().any(|term| term.kind.is_all() || matches!(term.kind, TermKind::Redirect(_)));
    if !ends {
        found.push(Oddity { span: Span::new(text.len(), text.len()), kind: OddityKind::NoEnd });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::spf::parse;

    fn kinds(text: &str) -> Vec<OddityKind> {
        oddities(text.as_bytes(), &parse(text.as_bytes()).value).into_iter().map(|oddity| oddity.kind).collect()
    }

    #[test]
    fn a_plain_record_has_none() {
        assert!(kinds("v=spf1 ip4:192.0.2.1 include:_spf.example.com mx -all").is_empty());
        assert!(kinds("v=spf1 redirect=_spf.example.com").is_empty());
    }

    #[test]
    fn each_oddity_is_found() {
        assert_eq!(kinds("v=spf1 +all"), [OddityKind::PassAll]);
        assert_eq!(kinds("v=spf1 ?all"), [OddityKind::NeutralAll]);
        assert_eq!(kinds("v=spf1 a"), [OddityKind::NoEnd]);
        assert_eq!(kinds("v=spf1 -all a +all"), [OddityKind::BehindAll, OddityKind::BehindAll]);
        assert_eq!(kinds("v=spf1 -all redirect=example.com"), [OddityKind::RedirectBesideAll]);
        assert_eq!(kinds("v=spf1 ptr -all"), [OddityKind::Ptr]);
        assert_eq!(kinds("v=spf1 exists:%{i}.example.com -all"), [OddityKind::Macro]);
        for plain in ["v=spf1 mx -all exp=%{i}.explain.example.com", "v=spf1 exists:%{d} -all"] {
            assert_eq!(kinds(plain), [], "{plain} is the same for every message");
        }
        assert_eq!(kinds("v=spf1 -all redirect=%{i}.example.com"), [OddityKind::RedirectBesideAll]);
        assert_eq!(kinds("v=spf1 -all exists:%{i}.example.com"), [OddityKind::BehindAll]);
        assert_eq!(kinds("v=spf1 moo=x -all"), [OddityKind::UnknownModifier]);
        assert_eq!(kinds("v=spf1 ip4=192.0.2.1 -all"), [OddityKind::MechanismAsModifier]);
        assert_eq!(kinds("V=spf1 Mx -all"), [OddityKind::UpperCase, OddityKind::UpperCase]);
        assert_eq!(kinds("v=spf1 a a -all"), [OddityKind::Repeated]);
    }

    #[test]
    fn capitals_in_domains_are_not_odd() {
        assert!(kinds("v=spf1 include:Example.COM -all").is_empty());
    }
}
