//! Replies and what stands in them. Reading never fails.

use serde::{Deserialize, Serialize};

use crate::mail::text::{clipped, shown};

/// Lines kept of one reply, and characters of each line. What is longer is read on: its octets are bounded elsewhere.
const MAX_LINES: usize = 100;
const MAX_TEXT: usize = 500;
/// Extensions kept of one greeting.
const MAX_EXTENSIONS: usize = 64;
/// Octets of a line with its end (RFC 5321 §4.5.3.1.5).
pub(super) const LONGEST: usize = 512;
/// Words about whoever connects: the address, its name, what it has done, and how much at once.
pub const ABOUT_US: [&str; 26] = [
    "client",
    "your ip",
    "the ip",
    "ip address",
    "sending ip",
    "dynamic ip",
    "your network",
    "blocked",
    "blacklist",
    "blocklist",
    "listed",
    "reverse",
    "rdns",
    "ptr",
    "helo",
    "spam",
    "greylist",
    "graylist",
    "reputation",
    "too many",
    "at a rate",
    "rate limit",
    "rate-limit",
    "sender rejected",
    "sender address",
    "sender domain",
];

/// A reply of a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub code: u16,
    /// The texts behind the codes, made visible and cut.
    pub lines: Vec<String>,
    pub took_ms: u64,
}

/// How a server writes its lines otherwise than it should. None of it stops mail by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Oddity {
    /// Lines end in a line feed alone (RFC 5321 §2.3.8).
    BareLf,
    /// A line is longer than 512 octets (RFC 5321 §4.5.3.1.5).
    LongLine,
    /// The lines of one reply have different codes (RFC 5321 §4.2.1).
    MixedCodes,
    /// It does not know EHLO, only HELO (RFC 5321 §2.2.1: every server must).
    NoEhlo,
    /// It talked on in plain text behind its consent to TLS (RFC 3207 §4.2).
    TalksAfterStarttls,
    /// It talks before it is asked, so that every reply after that stands for another command (RFC 5321 §4.3.1).
    SpeaksUnasked,
    /// A firewall in between crosses out what it says.
    Masked,
}

impl Oddity {
    pub const ALL: [Self; 7] = [Self::BareLf, Self::LongLine, Self::MixedCodes, Self::NoEhlo, Self::TalksAfterStarttls, Self::SpeaksUnasked, Self::Masked];
}

impl Reply {
    /// 2xx (RFC 5321 §4.2.1).
    pub const fn is_yes(&self) -> bool {
        self.code / 100 == 2
    }

    /// Code and text in one line.
    pub fn text(&self) -> String {
        clipped(&format!("{} {}", self.code, self.lines.join(" ")), MAX_TEXT)
    }

    /// The enhanced status code in front of the text (RFC 2034 §4), if it is one and of the same class as the code.
    pub fn status(&self) -> Option<(u16, u16, u16)> {
        let word = self.lines.first()?.split_whitespace().next()?;
        let mut parts = word.split('.').map(|part| part.parse::<u16>().ok());
        let status = (parts.next()??, parts.next()??, parts.next()??);
        (parts.next().is_none() && status.0 == self.code / 100).then_some(status)
    }

    /// Whether a firewall has covered the text: asterisks, between which it leaves some digits (`220 ****2*0**`).
    pub(super) fn is_masked(&self) -> bool {
        let text = self.lines.join(" ");
        text.contains("****") && text.chars().all(|character| matches!(character, '*' | ' ') || character.is_ascii_digit())
    }

    /// The first word of the text: where a server says its name in a banner or a greeting (RFC 5321 §4.2, §4.1.1.1). Lower case, without a dot or
    /// another stop at its end.
    pub fn name(&self) -> Option<String> {
        let word = self.lines.first()?.split_whitespace().next()?;
        let name = word.trim_end_matches(['.', ',', ';']).to_ascii_lowercase();
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b':' | b'[' | b']'));
        (plain && (1..=255).contains(&name.len())).then_some(name)
    }
}

/// What a server says to EHLO or HELO.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Greeting {
    pub name: Option<String>,
    pub extensions: Vec<Extension>,
}

/// An extension (RFC 5321 §4.1.1.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// In upper case.
    pub keyword: String,
    pub parameters: Vec<String>,
}

impl Greeting {
    /// Reads a positive reply.
    pub(super) fn read(reply: &Reply) -> Self {
        let extensions = reply.lines.iter().skip(1).filter_map(|line| {
            // `AUTH=LOGIN`, for clients of the last century, is the extension AUTH.
            let line = line.strip_prefix("AUTH=").map_or_else(|| line.clone(), |rest| format!("AUTH {rest}"));
            let mut words = line.split_whitespace();
            let keyword = words.next()?.to_ascii_uppercase();
            Some(Extension { keyword, parameters: words.map(str::to_owned).collect() })
        });
        Self { name: reply.name(), extensions: extensions.take(MAX_EXTENSIONS).collect() }
    }

    /// Whether a firewall has covered extensions (`250-XXXXXXXA` stands where `250-STARTTLS` stood).
    pub(super) fn is_masked(&self) -> bool {
        self.extensions.iter().any(|extension| extension.keyword.starts_with("XXXX"))
    }

    /// The parameters of an extension, if it is offered.
    pub fn offers(&self, keyword: &str) -> Option<&[String]> {
        self.extensions.iter().find(|extension| extension.keyword == keyword).map(|extension| extension.parameters.as_slice())
    }

    /// The largest message that is taken, in octets; 0 for no limit (RFC 1870 §3). The outer nothing: not offered; the inner: offered without a number.
    pub fn size(&self) -> Option<Option<u64>> {
        self.offers("SIZE").map(|parameters| parameters.first().and_then(|number| number.parse().ok()))
    }
}

/// What a line is within a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) code: u16,
    pub(super) text: String,
    /// Whether the reply ends here.
    pub(super) last: bool,
}

/// Reads a line of a reply; nothing when it is none (RFC 5321 §4.2: three digits, then the end, a blank or a hyphen).
pub(super) fn piece(octets: &[u8]) -> Option<Piece> {
    let (digits, rest) = octets.split_at_checked(3)?;
    let [first @ b'2'..=b'5', second @ b'0'..=b'9', third @ b'0'..=b'9'] = *digits else { return None };
    let code = [first, second, third].into_iter().fold(0, |code, digit| code * 10 + u16::from(digit - b'0'));
    let (last, text) = match rest.split_first() {
        None => (true, rest),
        Some((b' ', text)) => (true, text),
        Some((b'-', text)) => (false, text),
        Some(_) => return None,
    };
    Some(Piece { code, text: clipped(&shown(text), MAX_TEXT), last })
}

/// Adds a piece to a reply, unless enough is kept of it already.
pub(super) fn add(lines: &mut Vec<String>, piece: Piece) {
    if lines.len() < MAX_LINES {
        lines.push(piece.text);
    }
}

#[cfg(test)]
mod reading {
    use proptest::prelude::*;

    use super::*;

    fn reply(code: u16, lines: &[&str]) -> Reply {
        Reply { code, lines: lines.iter().map(|line| (*line).to_owned()).collect(), took_ms: 0 }
    }

    #[test]
    fn lines_of_replies_are_told_from_others() {
        assert_eq!(piece(b"220"), Some(Piece { code: 220, text: String::new(), last: true }));
        assert_eq!(piece(b"250-SIZE\t1000").unwrap().text, "SIZE 1000");
        assert_eq!(piece(b"250-SIZE 1000"), Some(Piece { code: 250, text: "SIZE 1000".into(), last: false }));
        assert_eq!(piece(b"554 no \x1b[1m\xff"), Some(Piece { code: 554, text: "no ?[1m?".into(), last: true }));
        for other in ["", "22", "2200 x", "SSH-2.0-OpenSSH", "HTTP/1.1 400", "199 x", "650 x", "220_x", "\u{661}\u{662}"] {
            assert_eq!(piece(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn names_and_statuses_are_read() {
        for text in ["Mail.Example.COM. ESMTP", "mail.example.com, ESMTP", "mail.example.com; ready"] {
            assert_eq!(reply(220, &[text]).name().as_deref(), Some("mail.example.com"), "{text}");
        }
        assert_eq!(reply(220, &["<script>alert(1)</script>"]).name(), None);
        assert_eq!(reply(220, &[""]).name(), None);
        assert_eq!(reply(550, &["5.1.1 unknown"]).status(), Some((5, 1, 1)));
        assert_eq!(reply(550, &["4.1.1 unknown"]).status(), None);
        assert_eq!(reply(550, &["5.1 unknown"]).status(), None);
    }

    #[test]
    fn what_a_firewall_has_covered_is_seen() {
        for text in ["****************************2******20**0*0*", "****", "**** **** *200*"] {
            assert!(reply(220, &[text]).is_masked(), "{text}");
        }
        for text in ["mx.example.com ESMTP", "*** no spam ***", "**** mx.example.com ****", "", "2002"] {
            assert!(!reply(220, &[text]).is_masked(), "{text}");
        }
        assert!(Greeting::read(&reply(250, &["mx.example.com", "8BITMIME", "XXXXXXXA"])).is_masked());
        assert!(!Greeting::read(&reply(250, &["mx.example.com", "XFORWARD", "XCLIENT"])).is_masked());
    }

    #[test]
    fn extensions_are_read_in_any_case() {
        let greeting = Greeting::read(&reply(250, &["mx.example.com greets", "size 52428800", "StartTLS", "AUTH=PLAIN LOGIN", "", "8BITMIME"]));
        assert_eq!((greeting.name.as_deref(), greeting.size()), (Some("mx.example.com"), Some(Some(52_428_800))));
        assert!(greeting.offers("STARTTLS").is_some() && greeting.offers("PIPELINING").is_none());
        assert_eq!(greeting.offers("AUTH").unwrap(), ["PLAIN", "LOGIN"]);
        assert_eq!(Greeting::read(&reply(250, &["x", "SIZE"])).size(), Some(None));
    }

    proptest! {
        #[test]
        fn any_line_is_read_without_harm(octets: Vec<u8>) {
            if let Some(piece) = piece(&octets) {
                prop_assert!((200..600).contains(&piece.code) && !piece.text.chars().any(char::is_control));
            }
        }

        #[test]
        fn any_greeting_is_read_without_harm(lines in prop::collection::vec("\\PC{0,40}", 0..120)) {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let greeting = Greeting::read(&reply(250, &lines));
            prop_assert!(greeting.extensions.len() <= MAX_EXTENSIONS);
        }
    }
}
