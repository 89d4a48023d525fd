//! The policy itself: a short text behind HTTPS (RFC 8461 §3.2), and which mail exchangers it allows (§4.1).

use serde::{Deserialize, Serialize};

use crate::mail::{
    Parsed,
    parsed::{Defects, faults},
    text::{clipped, visible},
};

/// Bytes of a policy that are read (RFC 8461 §3.3 proposes 64 kilobytes).
pub(super) const MAX_POLICY: usize = 65_536;
/// Seconds in the longest allowed lifetime (RFC 8461 §3.2).
const MAX_AGE: u64 = 31_557_600;
/// Patterns that are kept.
const MAX_PATTERNS: usize = 128;
/// Lines that are read.
const MAX_LINES: usize = 512;
/// Characters kept of a value.
const MAX_WORD: usize = 255;

/// What senders are to do when TLS fails (RFC 8461 §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Do not deliver.
    Enforce,
    /// Deliver, and report.
    Testing,
    /// As if there were no policy.
    None,
}

impl Mode {
    /// As it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enforce => "enforce",
            Self::Testing => "testing",
            Self::None => "none",
        }
    }
}

/// A policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Everything that is needed is there and can be read.
    pub sound: bool,
    pub mode: Option<Mode>,
    /// Seconds.
    pub max_age: Option<u64>,
    /// Lower case, as written otherwise; at most 128.
    pub mx: Vec<String>,
    /// Names of fields that nobody knows; they are ignored.
    pub extensions: Vec<String>,
}

faults! {
    /// What can be wrong with a policy.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum PolicyFault {
        /// More than 512 lines; the rest was not read.
        TooManyLines,
        /// A line without a colon.
        NoColon,
        /// A blank before the colon or at the beginning of a line.
        PolicyBlank,
        /// Not UTF-8.
        NotText,
        /// It begins as gzip does.
        Compressed,
        /// A byte order mark at the beginning.
        ByteOrderMark,
        /// There is no `version`.
        PolicyVersionMissing,
        /// `version` is not STSv1.
        PolicyVersionWrong,
        /// There is no `mode`.
        ModeMissing,
        /// `mode` is none of enforce, testing, none.
        ModeInvalid,
        /// There is no `max_age`.
        AgeMissing,
        /// `max_age` is no number, or more than 31557600.
        AgeInvalid,
        /// There is no `mx`, which only the mode none allows.
        MxMissing,
        /// An `mx` that is neither a name nor `*.` and a name.
        MxInvalid,
        /// More than 128 `mx`; the rest was not read.
        TooManyMx,
        /// The field came before; the first one counts.
        PolicyDuplicate,
    }
}

/// Reads a policy. Lines end with LF or CRLF (RFC 8461 §3.2).
pub fn parse(body: &[u8]) -> Parsed<Policy, PolicyFault> {
    let mut reader = Reader { policy: Policy::default(), version: None, seen: Vec::new(), defects: Defects::new() };
    // RFC 1952 §2.3.1: how gzip begins. What else is wrong would be read from noise.
    if body.starts_with(&[0x1f, 0x8b]) {
        reader.defects.add(PolicyFault::Compressed, 0..body.len());
        return Parsed { value: reader.policy, defects: reader.defects.into_vec() };
    }
    if std::str::from_utf8(body).is_err() {
        reader.defects.add(PolicyFault::NotText, 0..body.len());
    }
    let mut place = 0;
    for (index, line) in body.split(|&byte| byte == b'\n').enumerate() {
        if index == MAX_LINES {
            reader.defects.add(PolicyFault::TooManyLines, place..body.len());
            break;
        }
        let (mut start, mut end) = (place, place + line.len());
        place = end + 1;
        let mut line = line;
        if index == 0 && line.starts_with(b"\xef\xbb\xbf") {
            reader.defects.add(PolicyFault::ByteOrderMark, 0..3);
            (line, start) = (&line[3..], start + 3);
        }
        // Blanks and the CR at the end of a line are no part of the value.
        let kept = line.trim_ascii_end();
        end -= line.len() - kept.len();
        if !kept.is_empty() {
            reader.line(kept, start..end);
        }
    }
    reader.finish(body.len())
}

struct Reader {
    policy: Policy,
    version: Option<bool>,
    seen: Vec<&'static str>,
    defects: Defects<PolicyFault>,
}

impl Reader {
    fn line(&mut self, line: &[u8], place: std::ops::Range<usize>) {
        let Some(colon) = line.iter().position(|&byte| byte == b':') else { return self.defects.add(PolicyFault::NoColon, place) };
        let name = &line[..colon];
        if name.trim_ascii() != name {
            self.defects.add(PolicyFault::PolicyBlank, place.clone());
        }
        let value = visible(line[colon + 1..].trim_ascii());
        match name.trim_ascii() {
            b"version" if self.is_first("version", &place) => {
                self.version = Some(value == "STSv1");
                if value != "STSv1" {
                    self.defects.add(PolicyFault::PolicyVersionWrong, place);
                }
            }
            b"mode" if self.is_first("mode", &place) => {
                self.policy.mode = [Mode::Enforce, Mode::Testing, Mode::None].into_iter().find(|mode| mode.as_str() == value);
                if self.policy.mode.is_none() {
                    self.defects.add(PolicyFault::ModeInvalid, place);
                }
            }
            b"max_age" if self.is_first("max_age", &place) => {
                // RFC 8461 §3.2: 1*10(DIGIT), at most 31557600.
                let digits = (1..=10).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit());
                self.policy.max_age = value.parse().ok().filter(|age| digits && *age <= MAX_AGE);
                if self.policy.max_age.is_none() {
                    self.defects.add(PolicyFault::AgeInvalid, place);
                }
            }
            b"mx" => {
                if self.policy.mx.len() == MAX_PATTERNS {
                    if !self.defects.has(PolicyFault::TooManyMx) {
                        self.defects.add(PolicyFault::TooManyMx, place);
                    }
                    return;
                }
                if !is_pattern(&value) {
                    self.defects.add(PolicyFault::MxInvalid, place);
                }
                self.policy.mx.push(clipped(&value.to_ascii_lowercase(), MAX_WORD));
            }
            b"version" | b"mode" | b"max_age" => {}
            other => {
                if self.policy.extensions.len() < 16 {
                    self.policy.extensions.push(clipped(&visible(other), 64));
                }
            }
        }
    }

    /// RFC 8461 §3.2: of fields that come once, all but the first are ignored.
    fn is_first(&mut self, name: &'static str, place: &std::ops::Range<usize>) -> bool {
        let first = !self.seen.contains(&name);
        if first {
            self.seen.push(name);
        } else {
            self.defects.add(PolicyFault::PolicyDuplicate, place.clone());
        }
        first
    }

    fn finish(mut self, end: usize) -> Parsed<Policy, PolicyFault> {
        let policy = &mut self.policy;
        if !self.seen.contains(&"version") {
            self.defects.add(PolicyFault::PolicyVersionMissing, 0..0);
        }
        if !self.seen.contains(&"mode") {
            self.defects.add(PolicyFault::ModeMissing, end..end);
        }
        if !self.seen.contains(&"max_age") {
            self.defects.add(PolicyFault::AgeMissing, end..end);
        }
        if policy.mx.is_empty() && policy.mode != Some(Mode::None) {
            self.defects.add(PolicyFault::MxMissing, end..end);
        }
        let defects = self.defects.into_vec();
        policy.sound = defects.iter().all(|defect| matches!(defect.fault, PolicyFault::PolicyDuplicate | PolicyFault::TooManyMx));
        Parsed { value: self.policy, defects }
    }
}

/// A name, or `*.` and a name (RFC 8461 §3.2).
fn is_pattern(text: &str) -> bool {
    let name = text.strip_prefix("*.").unwrap_or(text);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

/// Whether a pattern allows a host (RFC 8461 §4.1, RFC 6125 §6.4): letter case does not matter, and `*` stands for exactly one label, the first.
pub fn matches(pattern: &str, host: &str) -> bool {
    let host = host.trim_end_matches('.');
    match pattern.strip_prefix("*.") {
        Some(parent) => host.split_once('.').is_some_and(|(label, rest)| !label.is_empty() && rest.eq_ignore_ascii_case(parent)),
        None => pattern.eq_ignore_ascii_case(host),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SOUND: &str = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmax_age: 604800\n";

    fn faults(text: &str) -> Vec<PolicyFault> {
        parse(text.as_bytes()).defects.into_iter().map(|defect| defect.fault).collect()
    }

    #[test]
    fn sound_policies() {
        for text in [
            SOUND.to_owned(),
            SOUND.replace('\n', "\r\n"),
            SOUND.replace(": ", ":"),
            SOUND.replace('\n', "  \n"),
            format!("{SOUND}extra: thing\n"),
            format!("{SOUND}mode: none\n"),
            // RFC 8461 §3.2: of fields that are not `mx` the first counts, whatever the others say.
            format!("{SOUND}max_age: never\nversion: STSv2\n"),
            SOUND.replace("604800", "0000604800"),
            SOUND.replace(": ", ":\t"),
            "mode: none\nmax_age: 0\nversion: STSv1".to_owned(),
            "max_age: 31557600\nmode: testing\nmx: MAIL.example.com\nversion: STSv1\n\n".to_owned(),
        ] {
            let parsed = parse(text.as_bytes());
            assert!(parsed.value.sound, "{text:?}: {:?}", parsed.defects);
        }
        let policy = parse(SOUND.as_bytes()).value;
        assert_eq!((policy.mode, policy.max_age, policy.mx.len()), (Some(Mode::Enforce), Some(604_800), 2));
        assert_eq!(parse(format!("{SOUND}mode: none\n").as_bytes()).value.mode, Some(Mode::Enforce));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (from, to, fault) in [
            ("version: STSv1\n", "", PolicyFault::PolicyVersionMissing),
            ("STSv1", "STSv2", PolicyFault::PolicyVersionWrong),
            ("mode: enforce\n", "", PolicyFault::ModeMissing),
            ("enforce", "Enforce", PolicyFault::ModeInvalid),
            ("max_age: 604800\n", "", PolicyFault::AgeMissing),
            ("604800", "31557601", PolicyFault::AgeInvalid),
            ("604800", "-1", PolicyFault::AgeInvalid),
            ("604800", "+60", PolicyFault::AgeInvalid),
            ("604800", "1 week", PolicyFault::AgeInvalid),
            ("mx: mail.example.com\nmx: *.example.net\n", "", PolicyFault::MxMissing),
            ("mail.example.com", "mail.*.com", PolicyFault::MxInvalid),
            ("mail.example.com", "mail.example.com.", PolicyFault::MxInvalid),
            ("mail.example.com", "", PolicyFault::MxInvalid),
            ("mail.example.com", "*", PolicyFault::MxInvalid),
            ("mail.example.com", "*mail.example.com", PolicyFault::MxInvalid),
            ("mail.example.com", "*.*.example.com", PolicyFault::MxInvalid),
            ("mail.example.com", ".example.com", PolicyFault::MxInvalid),
            ("mail.example.com", "mail.example.com:25", PolicyFault::MxInvalid),
            ("mail.example.com", "[192.0.2.1]", PolicyFault::MxInvalid),
            ("mail.example.com", "mail.example.com, mx.example.com", PolicyFault::MxInvalid),
            ("mail.example.com", "b\u{fc}cher.example", PolicyFault::MxInvalid),
            ("604800", "99999999999", PolicyFault::AgeInvalid),
            // The names are written in small letters (§3.2, %s).
            ("version:", "Version:", PolicyFault::PolicyVersionMissing),
            ("max_age:", "Max_Age:", PolicyFault::AgeMissing),
            // The first of two counts, also when it is the faulty one.
            ("mode: enforce", "mode: strict\nmode: enforce", PolicyFault::ModeInvalid),
            // A carriage return alone ends no line.
            ("STSv1\n", "STSv1\r", PolicyFault::PolicyVersionWrong),
            ("mode: enforce", "# our policy\nmode: enforce", PolicyFault::NoColon),
            ("mode:", " mode:", PolicyFault::PolicyBlank),
            ("mode:", "mode", PolicyFault::NoColon),
            ("version", "\u{feff}version", PolicyFault::ByteOrderMark),
        ] {
            let text = SOUND.replacen(from, to, 1);
            assert!(faults(&text).contains(&fault), "{text:?}: {:?}", faults(&text));
            assert!(!parse(text.as_bytes()).value.sound, "{text:?}");
        }
        let packed = parse(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x2b, 0x4b]);
        assert!(!packed.value.sound && packed.defects.iter().map(|defect| defect.fault).eq([PolicyFault::Compressed]));
        assert_eq!(faults("<html><body>Not found</body></html>").first(), Some(&PolicyFault::NoColon));
    }

    #[test]
    fn a_wildcard_is_one_label() {
        for (pattern, host, expected) in [
            ("mail.example.com", "mail.example.com", true),
            ("mail.example.com", "MAIL.example.com.", true),
            ("mail.example.com", "mail2.example.com", false),
            ("*.example.com", "mail.example.com", true),
            ("*.example.com", "example.com", false),
            ("*.example.com", "a.mail.example.com", false),
            ("*.example.com", ".example.com", false),
            ("*.EXAMPLE.com", "mail.example.COM", true),
        ] {
            assert_eq!(matches(pattern, host), expected, "{pattern} {host}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(body in prop_oneof![proptest::collection::vec(any::<u8>(), 0..200), "(version|mode|mx|max_age|:| |\n|STSv1|\\*\\.|[0-9a-z]){0,60}".prop_map(String::into_bytes)]) {
            let parsed = parse(&body);
            prop_assert!(parsed.defects.iter().all(|defect| defect.start <= defect.end && defect.end <= body.len()));
            prop_assert!(!parsed.value.sound || (parsed.value.mode.is_some() && parsed.value.max_age.is_some()));
        }

        #[test]
        fn no_host_is_matched_by_a_wildcard_and_something_shorter(labels in proptest::collection::vec("[a-z]{1,5}", 1..5)) {
            let parent = labels.join(".");
            let pattern = format!("*.{parent}");
            prop_assert!(!matches(&pattern, &parent));
            let child = format!("x.{parent}");
            prop_assert!(matches(&pattern, &child));
            let grandchild = format!("y.x.{parent}");
            prop_assert!(!matches(&pattern, &grandchild));
        }
    }
}
