//! Where senders report how TLS went (RFC 8460).
//!
//! A record at `_smtp._tls.` names addresses for daily reports: who could not be reached securely, and why. An address may belong to anybody,
//! nobody has to agree to it.

use serde::{Deserialize, Serialize};

use super::{
    Parsed, RecordFault as Fault,
    text::{clipped, head, visible},
    versioned,
};
use crate::net::{EvidenceId, Inquiry, Outcome, dns::RecordType};

/// How such a record begins (RFC 8460 §3).
const VERSION: &str = "v=TLSRPTv1";
/// Report addresses that are read.
const MAX_ADDRESSES: usize = 20;
/// Texts that are kept, and characters of each.
const MAX_TEXTS: usize = 8;
const MAX_TEXT: usize = 512;

/// A record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// It begins with exactly `v=TLSRPTv1;`. Others are discarded.
    pub counts: bool,
    /// It is well-formed and at least one address can be used.
    pub sound: bool,
    /// The addresses that can be used, as written, at most 20.
    pub rua: Vec<String>,
    /// Addresses that cannot be used as they stand, as they were meant: with the scheme that they lack, without what follows an exclamation mark, or
    /// out of a text that is no such record.
    #[serde(default)]
    pub meant: Vec<String>,
    /// Names of fields that nobody knows; they are ignored.
    pub extensions: Vec<String>,
}

/// What a domain publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookup {
    pub domain: String,
    pub outcome: Outcome,
    /// The texts that are such records or are meant to be, at most 8.
    pub texts: Vec<Text>,
    pub evidence: EvidenceId,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// As it can be shown.
    pub text: String,
    pub record: Parsed<Record, Fault>,
}

impl Lookup {
    /// The records that count: RFC 8460 §3 discards the others.
    pub fn records(&self) -> impl Iterator<Item = &Text> {
        self.texts.iter().filter(|text| text.record.value.counts)
    }
}

/// Reads the text of a TXT record.
pub fn parse(text: &[u8]) -> Parsed<Record, Fault> {
    let mut record = Record { counts: versioned::is_record(text, VERSION), ..Record::default() };
    let mut named = false;
    let mut defects = versioned::read(text, VERSION, |field, defects| {
        if field.name != "rua" {
            if !versioned::is_value(field.value) {
                defects.add(if field.value.contains(' ') { Fault::Blank } else { Fault::ValueInvalid }, field.place);
            }
            if record.extensions.len() < MAX_ADDRESSES {
                record.extensions.push(clipped(field.name, 64));
            }
            return;
        }
        named = true;
        for uri in field.value.split(',').map(str::trim).take(MAX_ADDRESSES) {
            match fault(uri) {
                None => record.rua.push(uri.to_owned()),
                Some(kind) => {
                    defects.add(kind, field.place.clone());
                    // In DMARC a size may stand behind an exclamation mark (RFC 7489 §6.2); here it belongs to the address.
                    let bare = uri.split('!').next().unwrap_or_default();
                    let address = if bare.contains(':') { bare.to_owned() } else { format!("mailto:{bare}") };
                    if fault(&address).is_none() {
                        record.meant.push(address);
                    }
                }
            }
        }
    });
    if !named {
        defects.add(Fault::RuaMissing, text.len()..text.len());
    }
    if record.rua.is_empty() && record.meant.is_empty() {
        record.meant = meant(&String::from_utf8_lossy(head(text, MAX_TEXT)));
    }
    let defects = defects.into_vec();
    record.sound = record.counts && !record.rua.is_empty() && versioned::is_sound(&defects);
    Parsed { value: record, defects }
}

/// The addresses in a text that is no such record, wherever they stand in it.
fn meant(text: &str) -> Vec<String> {
    let words = text.split(|character: char| character.is_whitespace() || ",;\"\\!".contains(character));
    let addresses = words.filter_map(|word| {
        let lower = word.to_ascii_lowercase();
        let start = lower.find("mailto:").or_else(|| lower.find("https://"))?;
        word.get(start..).filter(|address| fault(address).is_none()).map(str::to_owned)
    });
    addresses.take(MAX_ADDRESSES).collect()
}

/// What is wrong with a report address (RFC 8460 §3): an absolute URI of the scheme mailto or https, in which `!`, `,` and `;` are escaped.
fn fault(uri: &str) -> Option<Fault> {
    let Some((scheme, rest)) = uri.split_once(':') else { return Some(Fault::AddressInvalid) };
    let visible = rest.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'!');
    match scheme.to_ascii_lowercase().as_str() {
        "mailto" => {
            let address = rest.split('?').next().unwrap_or_default();
            // RFC 6068 §2: no slashes before the address; a slash in it is escaped.
            let parts = address.rsplit_once('@').filter(|(local, domain)| !local.is_empty() && !local.contains('/') && is_domain(domain));
            (parts.is_none() || !visible).then_some(Fault::AddressInvalid)
        }
        "https" => {
            let host = rest.strip_prefix("//").and_then(|rest| rest.split(['/', ':', '?']).next()).filter(|host| is_domain(host));
            (host.is_none() || !visible).then_some(Fault::AddressInvalid)
        }
        _ if scheme.contains('@') || scheme.is_empty() => Some(Fault::AddressInvalid),
        _ => Some(Fault::SchemeUnsupported),
    }
}

fn is_domain(text: &str) -> bool {
    text.contains('.') && text.split('.').all(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)))
}

/// Asks for the record.
pub async fn lookup(inquiry: &Inquiry, domain: &str, after: &[EvidenceId]) -> Lookup {
    let asked = inquiry.dns(&format!("_smtp._tls.{domain}"), RecordType::Txt, after).await;
    let texts = asked.texts().into_iter().filter(|text| versioned::is_record(text, VERSION) || versioned::is_meant(text, VERSION));
    let texts = texts.take(MAX_TEXTS).map(|text| Text { text: clipped(&visible(&text), MAX_TEXT), record: parse(&text) }).collect();
    Lookup { domain: domain.to_owned(), outcome: asked.outcome, texts, evidence: asked.id }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sound_records() {
        for (text, count) in [
            ("v=TLSRPTv1; rua=mailto:tls@example.com", 1),
            ("v=TLSRPTv1;rua=https://reports.example.com/v1/tlsrpt", 1),
            ("v=TLSRPTv1; rua=mailto:a@example.com,https://example.com/x;", 2),
            ("v=TLSRPTv1; rua=mailto:a@example.com , mailto:b@example.net; ext=1", 2),
            ("v=TLSRPTv1; rua=MAILTO:a@example.com?subject=x", 1),
            ("v=TLSRPTv1; rua=mailto:a@example.com; rua=mailto:b@example.com", 1),
            ("v=TLSRPTv1; rua=https://example.com:8443/a%2Cb%21", 1),
        ] {
            let parsed = parse(text.as_bytes());
            assert!(parsed.value.sound, "{text}: {:?}", parsed.defects);
            assert_eq!(parsed.value.rua.len(), count, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, fault) in [
            ("v=TLSRPTv1;", Fault::RuaMissing),
            ("v=TLSRPTv1; RUA=mailto:a@example.com", Fault::RuaMissing),
            ("v=TLSRPTv1; rua=", Fault::Empty),
            ("v=TLSRPTv1; rua=tls@example.com", Fault::AddressInvalid),
            ("v=TLSRPTv1; rua=mailto:example.com", Fault::AddressInvalid),
            ("v=TLSRPTv1; rua=mailto:a@localhost", Fault::AddressInvalid),
            ("v=TLSRPTv1; rua=mailto://a@example.com", Fault::AddressInvalid),
            ("v=TLSRPTv1; rua=http://example.com/", Fault::SchemeUnsupported),
            ("v=TLSRPTv1; rua=https:example.com", Fault::AddressInvalid),
            ("v=TLSRPTv1; rua=mailto:a@example.com!10m", Fault::AddressInvalid),
            ("v=TLSRPTv1; rua=mailto:a@example.com,", Fault::AddressInvalid),
            ("v=tlsrptv1; rua=mailto:a@example.com", Fault::VersionCase),
        ] {
            let parsed = parse(text.as_bytes());
            assert!(!parsed.value.sound && parsed.has(fault), "{text}: {:?}", parsed.defects);
        }
    }

    #[test]
    fn an_address_that_was_meant_is_kept() {
        for text in [
            "v=TLSRPTv1 rua=mailto:t@example.com",
            "v=TLSRPTv1; RUA=mailto:t@example.com",
            "v=TLSRPTv1; rua=mailto:t@example.com!10m",
            "v=TLSRPTv1; rua=t@example.com",
            "v=TLSRPTv1: rua=mailto:t@example.com;",
            "\"v=TLSRPTv1\\; rua=mailto:t@example.com\"",
        ] {
            let record = parse(text.as_bytes()).value;
            let all: Vec<&String> = record.rua.iter().chain(&record.meant).collect();
            assert_eq!(all, ["mailto:t@example.com"], "{text}");
            assert!(!record.sound, "{text}");
        }
        assert!(parse(b"v=TLSRPTv1; rua=mailto:t").value.meant.is_empty());
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(text in prop_oneof!["\\PC{0,100}", "v=TLSRPTv1;( |rua|=|mailto:|https:|//|@|\\.|a|,|;|!){0,30}"]) {
            let parsed = parse(text.as_bytes());
            prop_assert!(!parsed.value.sound || !parsed.value.rua.is_empty());
        }
    }
}
