//! The data of a record, from the words of a master file to hickory's types.

use hickory_proto::rr::{
    Name, RData, RecordType,
    rdata::{CNAME, MX, NS, NULL, PTR, SOA, SRV, TLSA, TXT},
};

use super::token::{Token, labels, octets};

/// The retired type 99 (RFC 7208 §3.1), which hickory does not name.
const SPF: RecordType = RecordType::Unknown(99);

/// The type by its mnemonic, or `TYPEnnn` (RFC 3597 §5).
pub(super) fn kind(word: &str) -> Option<RecordType> {
    Some(match word {
        "A" => RecordType::A,
        "AAAA" => RecordType::AAAA,
        "CAA" => RecordType::CAA,
        "CNAME" => RecordType::CNAME,
        "DNSKEY" => RecordType::DNSKEY,
        "DS" => RecordType::DS,
        "MX" => RecordType::MX,
        "NS" => RecordType::NS,
        "PTR" => RecordType::PTR,
        "SOA" => RecordType::SOA,
        "SRV" => RecordType::SRV,
        "TLSA" => RecordType::TLSA,
        "TXT" => RecordType::TXT,
        "SPF" => SPF,
        other => RecordType::from(other.strip_prefix("TYPE")?.parse::<u16>().ok()?),
    })
}

/// A name as it is written: `@` is the origin, and without a last dot the origin follows.
pub(super) fn name(raw: &str, origin: &Name) -> Result<Name, String> {
    if raw == "@" {
        return Ok(origin.clone());
    }
    let (labels, absolute) = labels(raw)?;
    let labels = labels.iter().map(Vec::as_slice);
    let name = if absolute { Name::from_labels(labels) } else { Name::from_labels(labels.chain(origin.iter())) };
    let mut name = name.map_err(|error| error.to_string())?;
    name.set_fqdn(true);
    Ok(name)
}

/// Reads the data of a record of this type.
pub(super) fn data(kind: RecordType, tokens: &[Token<'_>], origin: &Name) -> Result<RData, String> {
    let mut words = Words { tokens, origin };
    // RFC 3597 §5: any type may be given as `\# LENGTH HEX…`.
    if tokens.first().is_some_and(|token| token.raw == "\\#" && !token.quoted) {
        return generic(kind, tokens.get(1..).unwrap_or_default());
    }
    let data = match kind {
        RecordType::A => RData::A(words.number::<std::net::Ipv4Addr>()?.into()),
        RecordType::AAAA => RData::AAAA(words.number::<std::net::Ipv6Addr>()?.into()),
        RecordType::CNAME => RData::CNAME(CNAME(words.name()?)),
        RecordType::NS => RData::NS(NS(words.name()?)),
        RecordType::PTR => RData::PTR(PTR(words.name()?)),
        RecordType::MX => RData::MX(MX::new(words.number()?, words.name()?)),
        RecordType::SRV => RData::SRV(SRV::new(words.number()?, words.number()?, words.number()?, words.name()?)),
        RecordType::SOA => {
            let (mname, rname) = (words.name()?, words.name()?);
            RData::SOA(SOA::new(mname, rname, words.number()?, words.number()?, words.number()?, words.number()?, words.number()?))
        }
        RecordType::TXT => {
            let strings = words.strings()?;
            RData::TXT(TXT::from_bytes(strings.iter().map(Vec::as_slice).collect()))
        }
        // RFC 6698 §2.2: three numbers, and octets in hexadecimal.
        RecordType::TLSA => {
            let (usage, selector, matching) = (words.number::<u8>()?, words.number::<u8>()?, words.number::<u8>()?);
            let digits: String = words.tokens.iter().map(|token| token.raw.as_ref()).collect();
            words.tokens = &[];
            RData::TLSA(TLSA::new(usage.into(), selector.into(), matching.into(), hexadecimal(&digits)?))
        }
        // RFC 7208 §3.1: the format of TXT.
        SPF => {
            let mut wire = Vec::new();
            for string in words.strings()? {
                wire.push(u8::try_from(string.len()).map_err(|_| "a character-string above 255 octets")?);
                wire.extend(string);
            }
            raw(kind, wire)?
        }
        // RFC 8659 §4.1: flags, the tag with its length, the value.
        RecordType::CAA => {
            let (flags, tag, value) = (words.number::<u8>()?, octets(&words.next()?.raw)?, octets(&words.next()?.raw)?);
            let length = u8::try_from(tag.len()).map_err(|_| "a tag above 255 octets")?;
            raw(kind, [&[flags, length], tag.as_slice(), value.as_slice()].concat())?
        }
        other => return Err(format!("{other} can only be written as \\# LENGTH HEX")),
    };
    if words.tokens.is_empty() { Ok(data) } else { Err("words are left over".to_owned()) }
}

fn generic(kind: RecordType, tokens: &[Token<'_>]) -> Result<RData, String> {
    let (length, digits) = tokens.split_first().ok_or("the length is missing")?;
    let digits: String = digits.iter().map(|token| token.raw.as_ref()).collect();
    let bytes = hexadecimal(&digits)?;
    if length.raw.parse() != Ok(bytes.len()) {
        return Err("the length differs from the data".to_owned());
    }
    raw(kind, bytes)
}

fn hexadecimal(digits: &str) -> Result<Vec<u8>, String> {
    if digits.len() % 2 == 1 {
        return Err("half an octet".to_owned());
    }
    let bytes = (0..digits.len() / 2).map(|at| u8::from_str_radix(digits.get(at * 2..at * 2 + 2).unwrap_or_default(), 16));
    bytes.collect::<Result<_, _>>().map_err(|_| "not hexadecimal".to_owned())
}

fn raw(code: RecordType, bytes: Vec<u8>) -> Result<RData, String> {
    if bytes.is_empty() {
        return Err("no data".to_owned());
    }
    Ok(RData::Unknown { code, rdata: NULL::with(bytes) })
}

/// The words that are not read yet.
struct Words<'t> {
    tokens: &'t [Token<'t>],
    origin: &'t Name,
}

impl<'t> Words<'t> {
    fn next(&mut self) -> Result<&'t Token<'t>, String> {
        let (first, rest) = self.tokens.split_first().ok_or("a word is missing")?;
        self.tokens = rest;
        Ok(first)
    }

    fn number<T: std::str::FromStr>(&mut self) -> Result<T, String> {
        let token = self.next()?;
        token.raw.parse().map_err(|_| format!("{:?} does not fit here", token.raw))
    }

    fn name(&mut self) -> Result<Name, String> {
        let raw = &self.next()?.raw;
        name(raw, self.origin)
    }

    fn strings(&mut self) -> Result<Vec<Vec<u8>>, String> {
        let strings: Vec<Vec<u8>> = self.tokens.iter().map(|token| octets(&token.raw)).collect::<Result<_, _>>()?;
        self.tokens = &[];
        if strings.is_empty() || strings.iter().any(|string| string.len() > 255) {
            return Err("a text is one or more strings of at most 255 octets".to_owned());
        }
        Ok(strings)
    }
}
