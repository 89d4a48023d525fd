//! What people type into the one field: a domain, an address, or something that contains one.

use std::net::IpAddr;

use crate::{
    error::{Fault, Field, InputFault},
    knowledge::relays,
    model::target::Target,
};

/// Characters that are looked at: far more than any name, far less than a book.
const MAX_INPUT: usize = 2_000;
/// Sending addresses of one target.
pub const MAX_IPS: usize = 16;
/// DKIM selectors of one target.
pub const MAX_SELECTORS: usize = 16;
/// Messages a day of one target.
pub const MAX_DAILY_VOLUME: u32 = 100_000_000;

/// A target as typed. Lists may be separated by commas or blanks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed<'a> {
    pub target: &'a str,
    pub ips: &'a str,
    pub helo: &'a str,
    pub selectors: &'a str,
    /// The id of a relay.
    pub relay: &'a str,
    /// Messages a day.
    pub volume: &'a str,
}

/// Reads a target.
///
/// # Errors
/// Every field that cannot be read, with what is wrong with it.
pub fn read(typed: &Typed<'_>) -> Result<Target, Vec<InputFault>> {
    let mut faults = Vec::new();
    let mut target = Target::default();
    let mut note = |field, fault| faults.push(InputFault { field, fault });

    match subject(typed.target) {
        Ok(Subject::Domain(domain)) => target.domain = Some(domain),
        Ok(Subject::Address(ip)) => target.ips.push(ip.to_canonical()),
        Err(fault) => note(Field::Target, fault),
    }
    for item in items(typed.ips) {
        match address(item).map(|ip| ip.to_canonical()) {
            Some(ip) if !target.ips.contains(&ip) => target.ips.push(ip),
            Some(_) => {}
            None => note(Field::Ip, Fault::NotAnAddress),
        }
    }
    if target.ips.len() > MAX_IPS {
        note(Field::Ip, Fault::TooMany);
    }
    let helo = typed.helo.trim();
    if !helo.is_empty() {
        match helo_name(helo) {
            Some(name) => target.helo = Some(name),
            None => note(Field::Helo, Fault::NotAHostName),
        }
    }
    for item in items(typed.selectors) {
        // The name of a key begins with the selector, and is none (RFC 6376 §3.6.2.1).
        match selector(item).filter(|selector| selector.split('.').all(|label| label != "_domainkey")) {
            Some(selector) if !target.selectors.contains(&selector) => target.selectors.push(selector),
            Some(_) => {}
            None => note(Field::Selector, Fault::NotASelector),
        }
    }
    if target.selectors.len() > MAX_SELECTORS {
        note(Field::Selector, Fault::TooMany);
    }
    let relay = typed.relay.trim();
    if !relay.is_empty() {
        match relays::by_id(&relay.to_ascii_lowercase()) {
            Some(known) => target.relay = Some(known.id.to_string()),
            None => note(Field::Relay, Fault::NotARelay),
        }
    }
    let volume = typed.volume.trim();
    if !volume.is_empty() {
        match volume.parse().ok().filter(|volume| (1..=MAX_DAILY_VOLUME).contains(volume)) {
            Some(messages) => target.daily_volume = Some(messages),
            None => note(Field::Volume, Fault::NotAVolume),
        }
    }
    if faults.is_empty() { Ok(target) } else { Err(faults) }
}

enum Subject {
    Domain(String),
    Address(IpAddr),
}

/// A domain or an address, also inside an e-mail address, a URL, brackets or quotes, as people paste them.
fn subject(text: &str) -> Result<Subject, Fault> {
    if text.len() > MAX_INPUT {
        return Err(Fault::TooLong);
    }
    let mut text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    // "Name <user@example.com>"
    if let Some((_, inner)) = text.rsplit_once('<') {
        text = inner.split('>').next().unwrap_or(inner);
    }
    text = text.trim_matches(|character: char| character.is_whitespace() || "\"'`“”‘’「」<>()，,;；".contains(character));
    if let Some(ip) = address(text) {
        return Ok(Subject::Address(ip));
    }
    // A network is not its first address.
    if text.split_once('/').is_some_and(|(front, length)| address(front).is_some() && !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(Fault::NotATarget);
    }
    let lower = text.to_ascii_lowercase();
    let mut rest = match lower.find("://") {
        Some(at) => &text[at + 3..],
        None if lower.starts_with("mailto:") => &text["mailto:".len()..],
        None => text,
    };
    rest = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    // The local part of an address, or the user of a URL.
    rest = rest.rsplit('@').next().unwrap_or(rest);
    if let Some(ip) = address(rest) {
        return Ok(Subject::Address(ip));
    }
    if let Some((host, port)) = rest.rsplit_once(':')
        && !port.is_empty()
        && port.bytes().all(|byte| byte.is_ascii_digit())
    {
        rest = host;
    }
    if let Some(ip) = address(rest) {
        return Ok(Subject::Address(ip));
    }
    host_name(rest).map(Subject::Domain)
}

/// An IPv4 or IPv6 address, also in brackets (RFC 3986 §3.2.2) or as an address literal of mail (RFC 5321 §4.1.3).
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_start_matches('[').trim_end_matches(']');
    let text = text.strip_prefix("IPv6:").or_else(|| text.strip_prefix("ipv6:")).unwrap_or(text);
    text.parse().ok()
}

/// A host name of at least two labels, in A-labels (RFC 5890 §2.3.2.1), lower case, without trailing dot.
fn host_name(text: &str) -> Result<String, Fault> {
    let text = text.trim();
    let name = idna::domain_to_ascii_cow(text.as_bytes(), idna::AsciiDenyList::URL).map_err(|_| Fault::NotATarget)?;
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    // Something was typed, and nothing of it is a name.
    if name.is_empty() {
        return Err(Fault::NotATarget);
    }
    // RFC 1035 §2.3.4: 63 octets a label, 255 a name on the wire, which is 253 as text.
    if name.len() > 253 || name.split('.').any(|label| label.len() > 63) {
        return Err(Fault::TooLong);
    }
    // RFC 5321 §4.1.2: letters, digits and inner hyphens.
    let is_host = name.split('.').all(|label| {
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    });
    if !is_host {
        return Err(Fault::NotATarget);
    }
    let Some((_, last)) = name.rsplit_once('.') else { return Err(Fault::SingleLabel) };
    // A last label of digits is a mistyped address, never a top-level domain (RFC 1123 §2.1).
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::NotATarget);
    }
    Ok(name)
}

/// What a server says in HELO, also where that is wrong: a bare host name, an address, an address literal (RFC 5321 §4.1.3). It is reported as such.
fn helo_name(text: &str) -> Option<String> {
    if let Some(ip) = address(text) {
        return Some(match ip {
            IpAddr::V4(_) if text.starts_with('[') => format!("[{ip}]"),
            IpAddr::V6(_) if text.starts_with('[') => format!("[IPv6:{ip}]"),
            _ => ip.to_string(),
        });
    }
    match host_name(text) {
        Ok(name) => Some(name),
        Err(Fault::SingleLabel) if text.is_ascii() => Some(text.trim_end_matches('.').to_ascii_lowercase()),
        // Servers do say names that no host may have: `mail_1.example.com`.
        Err(_) => selector(text).filter(|name| !name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')),
    }
}

/// One or more labels (RFC 6376 §3.1).
fn selector(text: &str) -> Option<String> {
    let text = text.trim_end_matches('.').to_ascii_lowercase();
    let fits = text.len() <= 200
        && text
            .split('.')
            .all(|label| !label.is_empty() && label.len() <= 63 && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
    fits.then_some(text)
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.get(..MAX_INPUT).unwrap_or(text).split([',', ' ', '\n', '\t', '\r', ';', '，', '、']).map(str::trim).filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_one(target: &str) -> Result<Target, Fault> {
        read(&Typed { target, ..Typed::default() }).map_err(|faults| faults[0].fault)
    }

    #[test]
    fn whatever_people_paste_leads_to_the_domain() {
        for pasted in [
            "example.com",
            "Example.COM.",
            "  example.com ",
            "user@example.com",
            "\"Ann\" <ann@example.com>",
            "<ann@example.com>",
            "https://example.com/path?q#f",
            "https://user:pw@example.com:8443/",
            "mailto:ann@example.com",
            "example.com/",
            "example.com:25",
            "「example.com」",
            "example。com",
        ] {
            assert_eq!(read_one(pasted).unwrap().domain.as_deref(), Some("example.com"), "{pasted}");
        }
    }

    #[test]
    fn internationalised_names_become_a_labels() {
        assert_eq!(read_one("müller.example").unwrap().domain.as_deref(), Some("xn--mller-kva.example"));
        assert_eq!(read_one("例え.テスト").unwrap().domain.as_deref(), Some("xn--r8jz45g.xn--zckzah"));
    }

    #[test]
    fn addresses_in_every_dress() {
        for pasted in ["192.0.2.10", "[192.0.2.10]", "http://192.0.2.10/", "192.0.2.10:25", "user@[192.0.2.10]"] {
            assert_eq!(read_one(pasted).unwrap().ips, ["192.0.2.10".parse::<IpAddr>().unwrap()], "{pasted}");
        }
        for pasted in ["2001:db8::1", "[2001:DB8::1]", "[IPv6:2001:db8::1]", "https://[2001:db8::1]:443/x"] {
            assert_eq!(read_one(pasted).unwrap().ips, ["2001:db8::1".parse::<IpAddr>().unwrap()], "{pasted}");
        }
    }

    #[test]
    fn what_is_neither_is_said() {
        assert_eq!(read_one("   "), Err(Fault::Empty));
        for nothing_of_it in ["<b>x</b>.com", "<>", "「」", "https://", "/", "@"] {
            assert_eq!(read_one(nothing_of_it), Err(Fault::NotATarget), "{nothing_of_it}");
        }
        assert_eq!(read_one("localhost"), Err(Fault::SingleLabel));
        assert_eq!(read_one("192.0.2.256"), Err(Fault::NotATarget));
        assert_eq!(read_one("exa mple.com"), Err(Fault::NotATarget));
        assert_eq!(read_one("192.0.2.0/24"), Err(Fault::NotATarget));
        assert_eq!(read_one("2001:db8::/32"), Err(Fault::NotATarget));
        assert_eq!(read_one("-bad.example"), Err(Fault::NotATarget));
        assert_eq!(read_one("a..example"), Err(Fault::NotATarget));
        assert_eq!(read_one(&"a".repeat(3_000)), Err(Fault::TooLong));
        assert_eq!(read_one(&format!("{}.example", "a".repeat(64))), Err(Fault::TooLong));
    }

    #[test]
    fn helo_is_taken_as_the_server_says_it() {
        for (typed, helo) in [
            ("mail_1.Example.com", "mail_1.example.com"),
            ("Mail.Example.com.", "mail.example.com"),
            ("localhost", "localhost"),
            ("192.0.2.1", "192.0.2.1"),
            ("[192.0.2.1]", "[192.0.2.1]"),
            ("[IPv6:2001:DB8::1]", "[IPv6:2001:db8::1]"),
        ] {
            let target = read(&Typed { target: "example.com", helo: typed, ..Typed::default() }).unwrap();
            assert_eq!(target.helo.as_deref(), Some(helo), "{typed}");
        }
    }

    #[test]
    fn the_same_address_counts_once_and_a_name_of_a_key_is_no_selector() {
        let target = read(&Typed { target: "example.com", ips: "192.0.2.1, ::ffff:192.0.2.1", ..Typed::default() }).unwrap();
        assert_eq!(target.ips, ["192.0.2.1".parse::<IpAddr>().unwrap()]);
        let faults = read(&Typed { target: "example.com", selectors: "s1._domainkey.other.example", ..Typed::default() }).unwrap_err();
        assert_eq!(faults[0].fault, Fault::NotASelector);
    }

    #[test]
    fn every_field_is_reported_at_once() {
        let faults =
            read(&Typed { target: "", ips: "192.0.2.1, nonsense", helo: "not a name", selectors: "ok, b@d", relay: "nobody", volume: "many" }).unwrap_err();
        let fields: Vec<Field> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, [Field::Target, Field::Ip, Field::Helo, Field::Selector, Field::Relay, Field::Volume]);
    }

    proptest! {
        #[test]
        fn never_panics(text in ".{0,300}") {
            let _ = read(&Typed { target: &text, ips: &text, helo: &text, selectors: &text, relay: &text, volume: &text });
        }

        #[test]
        fn what_is_read_reads_again(text in "[a-zA-Z0-9äöü-]{1,20}(\\.[a-z]{2,8}){1,3}") {
            if let Ok(target) = read_one(&text) {
                let domain = target.domain.clone().unwrap();
                prop_assert_eq!(read_one(&domain).unwrap(), target);
            }
        }
    }
}
