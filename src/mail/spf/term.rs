//! The terms of a record, as data (RFC 7208 §4.6.1, §5, §6, §12).

use std::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
};

use serde::{Deserialize, Serialize};

use super::macros::MacroString;

/// A place in the record: bytes from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The bytes of this place.
    pub fn of(self, text: &[u8]) -> &[u8] {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// The verdict of a directive when its mechanism matches (RFC 7208 §4.6.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// `+`, also when nothing is written.
    #[default]
    Pass,
    /// `-`
    Fail,
    /// `~`
    SoftFail,
    /// `?`
    Neutral,
}

/// The lengths of the network prefixes behind `a` and `mx`, as written (RFC 7208 §5.3, `dual-cidr-length`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prefixes {
    /// 0 to 32; the whole address when nothing is written.
    pub ip4: Option<u8>,
    /// 0 to 128; the whole address when nothing is written.
    pub ip6: Option<u8>,
}

/// A test of the sending address (RFC 7208 §5). A missing domain is the domain of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mechanism {
    All,
    Include { domain: MacroString },
    A { domain: Option<MacroString>, prefixes: Prefixes },
    Mx { domain: Option<MacroString>, prefixes: Prefixes },
    Ptr { domain: Option<MacroString> },
    Ip4 { network: Ipv4Addr, prefix: Option<u8> },
    Ip6 { network: Ipv6Addr, prefix: Option<u8> },
    Exists { domain: MacroString },
}

impl Mechanism {
    /// Whether evaluating it counts towards the ten look-ups (RFC 7208 §4.6.4).
    pub const fn is_lookup(&self) -> bool {
        !matches!(self, Self::All | Self::Ip4 { .. } | Self::Ip6 { .. })
    }
}

/// A mechanism with its verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directive {
    pub qualifier: Qualifier,
    pub mechanism: Mechanism,
}

/// A directive or a modifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    Directive(Directive),
    /// Hands the question on when nothing matched (RFC 7208 §6.1).
    Redirect(MacroString),
    /// Names the text that explains a fail (RFC 7208 §6.2).
    Explanation(MacroString),
    /// A modifier that this standard does not know; it has no effect (RFC 7208 §6).
    Unknown {
        name: String,
        value: MacroString,
    },
}

impl TermKind {
    /// Whether evaluating it counts towards the ten look-ups (RFC 7208 §4.6.4).
    pub const fn is_lookup(&self) -> bool {
        match self {
            Self::Directive(directive) => directive.mechanism.is_lookup(),
            Self::Redirect(_) => true,
            Self::Explanation(_) | Self::Unknown { .. } => false,
        }
    }

    /// Whether it is `all`, with any qualifier.
    pub const fn is_all(&self) -> bool {
        matches!(self, Self::Directive(Directive { mechanism: Mechanism::All, .. }))
    }

    /// Whether it can make a record pass: by its own verdict, or by that of the record it hands the question to.
    pub const fn can_pass(&self) -> bool {
        matches!(self, Self::Directive(Directive { qualifier: Qualifier::Pass, .. }) | Self::Redirect(_))
    }

    /// The name that it asks about, when one is written.
    pub const fn target(&self) -> Option<&MacroString> {
        match self {
            Self::Directive(directive) => match &directive.mechanism {
                Mechanism::Include { domain } | Mechanism::Exists { domain } => Some(domain),
                Mechanism::A { domain, .. } | Mechanism::Mx { domain, .. } | Mechanism::Ptr { domain } => domain.as_ref(),
                Mechanism::All | Mechanism::Ip4 { .. } | Mechanism::Ip6 { .. } => None,
            },
            Self::Redirect(target) | Self::Explanation(target) => Some(target),
            Self::Unknown { .. } => None,
        }
    }
}

/// A term and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub span: Span,
    pub kind: TermKind,
}

/// What is wrong with a place in the record. Each of them makes the record void (RFC 7208 §4.6: a syntax error anywhere is a permerror).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The text does not begin with `v=spf1` and a space or the end.
    NotSpf,
    /// A byte that is not visible ASCII: a tab, a line break, a typographic dash.
    ForbiddenCharacter,
    UnknownMechanism,
    /// `redirect:` or `exp:`, where `=` belongs.
    ModifierAsMechanism,
    /// `include`, `exists`, `ip4` or `ip6` without what they are about.
    ArgumentMissing,
    /// Something behind a mechanism that takes nothing there: `all:x`, `ptr/24`.
    ArgumentUnexpected,
    /// Nothing behind the colon or the equals sign.
    DomainMissing,
    /// A domain that ends neither in a dot and a top-level label nor in a macro.
    DomainInvalid,
    /// An IP address where a domain belongs: `a:192.0.2.1`.
    AddressAsDomain,
    /// A `%` that begins no macro, or a macro that is not one.
    MacroInvalid,
    /// `%{c}`, `%{r}` or `%{t}` outside of an explanation.
    MacroForExplanationOnly,
    Ip4Invalid,
    Ip6Invalid,
    /// A prefix length that is no number, has a leading zero, or is too large.
    PrefixInvalid,
    /// A second `redirect` or `exp`.
    ModifierRepeated,
    /// An equals sign behind something that cannot be a modifier's name.
    ModifierNameInvalid,
}

impl fmt::Display for Qualifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Pass => "",
            Self::Fail => "-",
            Self::SoftFail => "~",
            Self::Neutral => "?",
        })
    }
}

impl fmt::Display for Prefixes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ip4) = self.ip4 {
            write!(formatter, "/{ip4}")?;
        }
        self.ip6.map_or(Ok(()), |ip6| write!(formatter, "//{ip6}"))
    }
}

impl fmt::Display for Mechanism {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = |formatter: &mut fmt::Formatter<'_>, domain: &Option<MacroString>| domain.as_ref().map_or(Ok(()), |domain| write!(formatter, ":{domain}"));
        let length = |formatter: &mut fmt::Formatter<'_>, prefix: Option<u8>| prefix.map_or(Ok(()), |prefix| write!(formatter, "/{prefix}"));
        match self {
            Self::All => formatter.write_str("all"),
            Self::Include { domain } => write!(formatter, "include:{domain}"),
            Self::Exists { domain } => write!(formatter, "exists:{domain}"),
            Self::A { domain, prefixes } => {
                formatter.write_str("a")?;
                about(formatter, domain)?;
                prefixes.fmt(formatter)
            }
            Self::Mx { domain, prefixes } => {
                formatter.write_str("mx")?;
                about(formatter, domain)?;
                prefixes.fmt(formatter)
            }
            Self::Ptr { domain } => {
                formatter.write_str("ptr")?;
                about(formatter, domain)
            }
            Self::Ip4 { network, prefix } => {
                write!(formatter, "ip4:{network}")?;
                length(formatter, *prefix)
            }
            Self::Ip6 { network, prefix } => {
                write!(formatter, "ip6:{network}")?;
                length(formatter, *prefix)
            }
        }
    }
}

impl fmt::Display for TermKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Directive(Directive { qualifier, mechanism }) => write!(formatter, "{qualifier}{mechanism}"),
            Self::Redirect(domain) => write!(formatter, "redirect={domain}"),
            Self::Explanation(domain) => write!(formatter, "exp={domain}"),
            Self::Unknown { name, value } => write!(formatter, "{name}={value}"),
        }
    }
}
