//! Questions and answers in the shape the product uses: plain values, bounded, without the wire format.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use crate::model::evidence::Outcome;

/// The record types that are asked for (RFC 1035 §3.2.2, RFC 3596, RFC 2782, RFC 6698, RFC 8659).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordType {
    A,
    Aaaa,
    Caa,
    Cname,
    Mx,
    Ns,
    Ptr,
    Soa,
    Srv,
    Tlsa,
    Txt,
    /// The obsolete SPF type 99 (RFC 7208 §3.1).
    Spf,
}

impl fmt::Display for RecordType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::A => "A",
            Self::Aaaa => "AAAA",
            Self::Caa => "CAA",
            Self::Cname => "CNAME",
            Self::Mx => "MX",
            Self::Ns => "NS",
            Self::Ptr => "PTR",
            Self::Soa => "SOA",
            Self::Srv => "SRV",
            Self::Tlsa => "TLSA",
            Self::Txt => "TXT",
            Self::Spf => "SPF",
        })
    }
}

/// A question: a name, a type and, when not the resolvers are meant, the server to ask.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// Lower case, in A-labels, without trailing dot; the root is the empty string.
    pub name: String,
    pub kind: RecordType,
    /// An authoritative server to ask instead of the resolvers; the address policy decides whether it may be.
    pub at: Option<SocketAddr>,
}

impl Question {
    /// A question for the resolvers.
    pub fn new(name: &str, kind: RecordType) -> Self {
        Self { name: name.trim_end_matches('.').to_ascii_lowercase(), kind, at: None }
    }

    /// The question that finds the name of an address: in `in-addr.arpa` (RFC 1035 §3.5) or `ip6.arpa` (RFC 3596 §2.5).
    pub fn reverse(ip: IpAddr) -> Self {
        Self::new(&reverse_name(ip), RecordType::Ptr)
    }
}

/// The name that is looked up for an address's PTR.
pub fn reverse_name(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(v4) => format!("{}.in-addr.arpa", reversed_labels(v4.into())),
        IpAddr::V6(v6) => format!("{}.ip6.arpa", reversed_labels(v6.into())),
    }
}

/// The reversed octets or nibbles of an address, as reverse zones and DNS lists use them (RFC 5782 §2.1, §2.4).
pub fn reversed_labels(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, c, d] = v4.octets();
            format!("{d}.{c}.{b}.{a}")
        }
        IpAddr::V6(v6) => {
            let nibbles: Vec<String> = v6.octets().iter().rev().flat_map(|octet| [format!("{:x}", octet & 15), format!("{:x}", octet >> 4)]).collect();
            nibbles.join(".")
        }
    }
}

impl fmt::Display for Question {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.name.is_empty() { "." } else { &self.name };
        write!(formatter, "{name} {}", self.kind)?;
        self.at.map_or(Ok(()), |server| write!(formatter, " @{server}"))
    }
}

/// The value of a record. Names are lower case, without trailing dot, bytes beyond ASCII escaped as `\DDD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    A(Ipv4Addr),
    Aaaa(Ipv6Addr),
    Caa {
        critical: bool,
        tag: String,
        value: String,
    },
    Cname(String),
    Mx {
        preference: u16,
        exchange: String,
    },
    Ns(String),
    Ptr(String),
    Soa {
        mname: String,
        rname: String,
        serial: u32,
        refresh: i32,
        retry: i32,
        expire: i32,
        minimum: u32,
    },
    Srv {
        priority: u16,
        weight: u16,
        port: u16,
        target: String,
    },
    /// Usage, selector, matching type and what is to be matched (RFC 6698 §2.1).
    Tlsa {
        usage: u8,
        selector: u8,
        matching: u8,
        data: Vec<u8>,
    },
    /// The character-strings of one TXT (or SPF) record, undecoded.
    Txt(Vec<Vec<u8>>),
    /// A type that nobody here asks for.
    Other(String),
}

/// Octets that are shown of what a TLSA record matches: a digest has at most 64.
const MAX_SHOWN: usize = 64;

impl fmt::Display for Data {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::A(ip) => ip.fmt(formatter),
            Self::Aaaa(ip) => ip.fmt(formatter),
            Self::Caa { critical, tag, value } => write!(formatter, "{} {tag} \"{value}\"", u8::from(*critical) << 7),
            Self::Cname(name) | Self::Ns(name) | Self::Ptr(name) => write!(formatter, "{name}."),
            Self::Mx { preference, exchange } => write!(formatter, "{preference} {exchange}."),
            Self::Soa { mname, rname, serial, refresh, retry, expire, minimum } => {
                write!(formatter, "{mname}. {rname}. {serial} {refresh} {retry} {expire} {minimum}")
            }
            Self::Srv { priority, weight, port, target } => write!(formatter, "{priority} {weight} {port} {target}."),
            Self::Tlsa { usage, selector, matching, data } => {
                write!(formatter, "{usage} {selector} {matching} ")?;
                data.iter().take(MAX_SHOWN).try_for_each(|byte| write!(formatter, "{byte:02x}"))?;
                if data.len() > MAX_SHOWN { formatter.write_str("…") } else { Ok(()) }
            }
            Self::Txt(strings) => {
                for (index, string) in strings.iter().enumerate() {
                    let text = string.escape_ascii().to_string().replace("\\'", "'");
                    write!(formatter, "{}\"{text}\"", if index > 0 { " " } else { "" })?;
                }
                Ok(())
            }
            Self::Other(kind) => formatter.write_str(kind),
        }
    }
}

/// A record of the answer section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub name: String,
    /// Seconds.
    pub ttl: u32,
    pub data: Data,
}

/// What came back to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub outcome: Outcome,
    /// The answer section: the aliases in their order, then the records asked for. Empty unless something was found or an alias led nowhere.
    pub records: Vec<Record>,
    /// The SOA and NS records of the authority section: the zone that says "no" (RFC 2308 §2), or the servers that a referral names
    /// (RFC 1034 §4.3.2).
    pub authority: Vec<Record>,
    /// Who answered.
    pub server: Option<SocketAddr>,
    /// The server's claim to speak for the zone (AA, RFC 1035 §4.1.1).
    pub authoritative: bool,
    /// The response code as it stood, for the evidence: `SERVFAIL`, `REFUSED`, …
    pub code: Option<String>,
}

impl Answer {
    /// An end without a response.
    pub const fn none(outcome: Outcome) -> Self {
        Self { outcome, records: Vec::new(), authority: Vec::new(), server: None, authoritative: false, code: None }
    }

    /// Whether somebody answered, be it with "no".
    pub const fn is_answer(&self) -> bool {
        self.outcome.is_answer()
    }

    /// Whether the answer is "there is none": no data or no such name.
    pub const fn is_empty(&self) -> bool {
        matches!(self.outcome, Outcome::NoData | Outcome::NoSuchName)
    }

    /// The addresses among the records.
    pub fn addresses(&self) -> Vec<IpAddr> {
        self.records
            .iter()
            .filter_map(|record| match record.data {
                Data::A(ip) => Some(IpAddr::V4(ip)),
                Data::Aaaa(ip) => Some(IpAddr::V6(ip)),
                _ => None,
            })
            .collect()
    }

    /// The TXT (or SPF) records, each with its character-strings joined without blanks (RFC 7208 §3.3, RFC 6376 §3.6.2.2).
    pub fn texts(&self) -> Vec<Vec<u8>> {
        self.records
            .iter()
            .filter_map(|record| match &record.data {
                Data::Txt(strings) => Some(strings.concat()),
                _ => None,
            })
            .collect()
    }

    /// The names of PTR records.
    pub fn names(&self) -> Vec<String> {
        self.records
            .iter()
            .filter_map(|record| match &record.data {
                Data::Ptr(name) | Data::Ns(name) => Some(name.clone()),
                _ => None,
            })
            .collect()
    }

    /// The mail exchangers, as `(preference, name)`.
    pub fn exchangers(&self) -> Vec<(u16, String)> {
        self.records
            .iter()
            .filter_map(|record| match &record.data {
                Data::Mx { preference, exchange } => Some((*preference, exchange.clone())),
                _ => None,
            })
            .collect()
    }

    /// The targets of the aliases that were followed, in order.
    pub fn aliases(&self) -> Vec<String> {
        self.records
            .iter()
            .filter_map(|record| match &record.data {
                Data::Cname(name) => Some(name.clone()),
                _ => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reverse_names() {
        assert_eq!(reverse_name("192.0.2.10".parse().unwrap()), "10.2.0.192.in-addr.arpa");
        assert_eq!(reverse_name("2001:db8::1".parse().unwrap()), "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }

    #[test]
    fn texts_are_joined_without_blanks() {
        let record = Record { name: "a".into(), ttl: 0, data: Data::Txt(vec![b"v=spf1 ".to_vec(), b"-all".to_vec()]) };
        let answer = Answer { records: vec![record], ..Answer::none(Outcome::Found) };
        assert_eq!(answer.texts(), vec![b"v=spf1 -all".to_vec()]);
    }
}
