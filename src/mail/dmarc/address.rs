//! The addresses that reports go to.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Fault;
use crate::mail::{
    parsed::Defects,
    tags::trimmed,
    text::{clipped, visible},
};

/// Addresses read of one tag.
const MAX_ADDRESSES: usize = 20;
/// Characters kept of one address.
const MAX_LENGTH: usize = 500;

/// A report address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// As written, without a size behind it.
    pub uri: String,
    /// The mail address of a valid `mailto:`.
    pub mailbox: Option<String>,
    /// The domain of the mail address, lower case.
    pub host: Option<String>,
    /// The size that RFC 7489 §6.2 allowed behind an exclamation mark.
    pub size: Option<String>,
    /// Whether it is a URI; reports are sent to a `mailto:` for certain, to others perhaps.
    pub valid: bool,
}

impl Address {
    /// Whether every receiver can send reports there (RFC 9990 §4: `mailto` is what all support).
    pub const fn is_usable(&self) -> bool {
        self.valid && self.mailbox.is_some()
    }
}

/// Reads the list of a `rua` or `ruf` tag (RFC 9989 §4.8, `dmarc-urilist`).
pub(super) fn read_list(record: &[u8], place: Range<usize>, defects: &mut Defects<Fault>) -> Vec<Address> {
    let mut addresses = Vec::new();
    let mut start = place.start;
    for part in record[place].split(|&byte| byte == b',') {
        let place = trimmed(record, start..start + part.len());
        start += part.len() + 1;
        if addresses.len() == MAX_ADDRESSES {
            defects.add(Fault::TooManyAddresses, place);
            break;
        }
        if place.is_empty() {
            defects.add(Fault::Empty, place);
        } else {
            addresses.push(read(&record[place.clone()], place, defects));
        }
    }
    addresses
}

fn read(text: &[u8], place: Range<usize>, defects: &mut Defects<Fault>) -> Address {
    let text = visible(text);
    let (uri, size) = split_size(&text);
    if size.is_some() {
        defects.add(Fault::SizeSuffix, place.start + uri.len()..place.end);
    }
    let mut address = Address { uri: clipped(uri, MAX_LENGTH), mailbox: None, host: None, size: size.map(str::to_owned), valid: false };
    match uri.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto") => match mailbox(rest) {
            Some((mailbox, host)) => {
                address.mailbox = Some(clipped(&mailbox, MAX_LENGTH));
                address.host = Some(host);
                address.valid = true;
            }
            None => defects.add(Fault::AddressInvalid, place),
        },
        Some((scheme, rest)) if is_scheme(scheme) && !rest.is_empty() && rest.bytes().all(is_uri_byte) => {
            address.valid = true;
            defects.add(Fault::SchemeUnsupported, place);
        }
        None if mailbox(uri).is_some() => defects.add(Fault::SchemeMissing, place),
        _ => defects.add(Fault::AddressInvalid, place),
    }
    address
}

/// `!10m` behind an address: a number and perhaps a unit.
fn split_size(text: &str) -> (&str, Option<&str>) {
    let Some((uri, size)) = text.rsplit_once('!') else { return (text, None) };
    let digits = size.trim_end_matches(['k', 'm', 'g', 't', 'K', 'M', 'G', 'T']);
    let is_size = !digits.is_empty() && size.len() - digits.len() <= 1 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_size { (uri, Some(size)) } else { (text, None) }
}

/// The address of a `mailto:` (RFC 6068 §2), without header fields, and its domain.
fn mailbox(rest: &str) -> Option<(String, String)> {
    if !rest.bytes().all(is_uri_byte) {
        return None;
    }
    let address = rest.split_once('?').map_or(rest, |(address, _)| address);
    let address = percent_decoded(address)?;
    let (local, host) = address.rsplit_once('@')?;
    let host = host.to_ascii_lowercase();
    let local_fits = !local.is_empty() && local.len() <= 64 && !local.starts_with('/') && local.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'@');
    (local_fits && is_host(&host)).then(|| (format!("{local}@{host}"), host))
}

/// Characters of a URI (RFC 3986 §2). Commas and exclamation marks are to be encoded in a report address (RFC 9989 §4.8).
const fn is_uri_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'[' | b']' | b'@' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b'=' | b'%'
        )
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut decoded = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        decoded.push(u8::from_str_radix(digits, 16).ok()?);
        decoded.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(decoded).ok()
}

/// A domain with at least two labels, in letters, digits, hyphens and underscores.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    host.len() <= 253 && host.contains('.') && host.split('.').all(is_label)
}
