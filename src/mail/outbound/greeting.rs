//! The first line a mail server says (RFC 5321 §4.2): a code, then its name.

/// The name in a greeting, lower case, without trailing dot; `None` when no name follows the code.
pub fn name(line: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(line).ok()?;
    // "220 name …", "220-name …", "554 name …": whoever refuses us is there all the same.
    let (code, rest) = text.split_at_checked(3)?;
    if !code.bytes().all(|byte| byte.is_ascii_digit()) || !rest.starts_with([' ', '-']) {
        return None;
    }
    let name = rest.get(1..)?.split_whitespace().next()?.trim_end_matches('.').to_ascii_lowercase();
    // A status such as 4.7.0 (RFC 3463 §2) may stand where the name should.
    let is_host = name.contains('.')
        && name.bytes().any(|byte| byte.is_ascii_alphabetic())
        && name.len() <= 253
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    is_host.then_some(name)
}

/// Whether a line is of a mail server at all (RFC 5321 §4.2: three digits, then the end, a blank or a hyphen).
pub fn is_reply(line: &[u8]) -> bool {
    matches!(line, [b'2'..=b'5', b'0'..=b'9', b'0'..=b'9', rest @ ..] if rest.first().is_none_or(|next| matches!(next, b' ' | b'-')))
}

/// Whether a firewall has crossed out what a reply says, and left some digits between its asterisks (`220 ****2*0**`).
pub fn is_covered(line: &[u8]) -> bool {
    let text = line.get(4..).unwrap_or_default();
    is_reply(line) && text.windows(4).any(|four| four == b"****") && text.iter().all(|byte| matches!(byte, b'*' | b' ' | b'0'..=b'9'))
}

/// Whether the greeting is of a host at or under one of these names. Any greeting will do when there are none. One without a host's name is taken for
/// the server's own where it takes mail, and where its text has one of the names; a refusal that names nobody may be of a filter on the way.
pub fn fits(line: &[u8], names: &[String]) -> bool {
    let Some(said) = name(line) else {
        let text = String::from_utf8_lossy(line).to_ascii_lowercase();
        return names.is_empty() || text.starts_with('2') || names.iter().any(|name| text.contains(name.as_str()));
    };
    names.is_empty() || names.iter().any(|name| said == *name || said.strip_suffix(name.as_str()).is_some_and(|front| front.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_greetings_good_and_bad() {
        assert_eq!(name(b"220 MX.Google.com ESMTP x"), Some("mx.google.com".to_owned()));
        assert_eq!(name(b"220-mx.google.com. ESMTP"), Some("mx.google.com".to_owned()));
        assert_eq!(name(b"554 gmx.net (mxgmx016) Nemesis ESMTP Service not available"), Some("gmx.net".to_owned()));
        for odd in [
            &b""[..],
            b"220",
            b"220 ",
            b"hello there",
            b"220 localhost ESMTP",
            b"421 4.7.0 Try again later",
            b"2x0 a.example",
            b"\xff\xfe\xfd 220",
            b"220 <b>.example",
        ] {
            assert_eq!(name(odd), None, "{odd:?}");
        }
    }

    #[test]
    fn who_speaks_no_smtp_greets_nobody() {
        for line in [&b"220"[..], b"220 ", b"220-mx.example", b"554 no", b"421 4.7.0 later"] {
            assert!(is_reply(line), "{line:?}");
        }
        for line in
            [&b""[..], b"HTTP/1.1 400 Bad Request", b"SSH-2.0-OpenSSH", b"* OK IMAP4rev1", b"+OK", b"2200 x", b"22", b"199 x", b"650 x", b"\x15\x03\x01"]
        {
            assert!(!is_reply(line), "{line:?}");
        }
    }

    #[test]
    fn what_a_firewall_has_covered_is_seen() {
        for line in [&b"220 ****************************2******20**0*0*"[..], b"220 ****", b"220-**** **** *200*"] {
            assert!(is_covered(line), "{line:?}");
        }
        for line in [&b"220 mx.example.com ESMTP"[..], b"220 *** no spam ***", b"220 **** mx.example.com ****", b"220", b"220 2002", b"****", b""] {
            assert!(!is_covered(line), "{line:?}");
        }
    }

    #[test]
    fn a_greeting_fits_at_and_under_a_name_alone() {
        let names = ["google.com".to_owned()];
        assert!(fits(b"220 mx.google.com ESMTP", &names) && fits(b"220 google.com", &names) && fits(b"220", &names));
        assert!(!fits(b"220 mygoogle.com ESMTP", &names) && !fits(b"220 mail.provider.example ESMTP", &names));
        assert!(fits(b"220 anybody.example", &[]) && fits(b"554 no", &[]));
        // Who refuses and names nobody may be a filter on the way.
        assert!(!fits(b"554 5.7.1 blocked", &names) && !fits(b"421 Try again later", &names));
        assert!(fits(b"421 4.7.0 Try again later, see https://support.Google.com/mail", &names));
    }
}
