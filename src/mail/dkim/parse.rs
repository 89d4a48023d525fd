//! Reading a key record (RFC 6376 §3.6.1).

use std::ops::Range;

use super::{
    Fault, Key, KeyRecord, Standing,
    key::{self, Type},
};
use crate::mail::{
    parsed::{Defects, Parsed},
    tags::{Tag, hidden_tag, is_blank, tags},
    text::{clipped, head, visible},
};

/// Bytes read of one record; a key of 16,384 bits needs 2,800.
pub(super) const MAX_RECORD: usize = 8_192;
/// Tags read of one record.
const MAX_TAGS: usize = 64;
/// Unknown tags remembered.
const MAX_UNKNOWN: usize = 20;
/// Words of a list remembered.
const MAX_WORDS: usize = 10;
/// Characters kept of a word.
const MAX_WORD: usize = 64;
/// Characters kept of the notes.
const MAX_NOTES: usize = 200;

pub(super) const KNOWN: [&str; 8] = ["v", "g", "h", "k", "n", "p", "s", "t"];

/// Reads the text of a TXT record.
pub fn parse(record: &[u8]) -> Parsed<KeyRecord, Fault> {
    let mut defects = Defects::new();
    let text = head(record, MAX_RECORD);
    if text.len() < record.len() {
        defects.add(Fault::TooLong, text.len()..text.len());
    }
    let mut reader = Reader { text, seen: Vec::new(), kind: Some(Type::Rsa), key: None, is_dkim: true, value: empty(), defects };
    reader.read();
    let mut value = reader.value;
    let defects = reader.defects.into_vec();
    value.standing = match value.key {
        _ if !reader.is_dkim || value.key == Key::Absent => Standing::NotAKey,
        _ if defects.iter().any(|defect| defect.fault.is_fatal()) => Standing::Faulty,
        Key::Revoked => Standing::Revoked,
        _ => Standing::Usable,
    };
    Parsed { value, defects }
}

const fn empty() -> KeyRecord {
    KeyRecord {
        standing: Standing::NotAKey,
        key: Key::Absent,
        versioned: false,
        hashes: None,
        services: None,
        testing: false,
        same_domain: false,
        notes: None,
        unknown: Vec::new(),
    }
}

struct Reader<'a> {
    text: &'a [u8],
    /// The known tags that came.
    seen: Vec<&'static str>,
    /// What `k` says, RSA by default; nothing when it is no type that we know.
    kind: Option<Type>,
    /// The place of the value of `p`, which is read last because `k` may follow it.
    key: Option<Range<usize>>,
    is_dkim: bool,
    value: KeyRecord,
    defects: Defects<Fault>,
}

impl Reader<'_> {
    fn read(&mut self) {
        for (index, tag) in tags(self.text).enumerate() {
            if index == MAX_TAGS {
                self.defects.add(Fault::TooManyTags, tag.name_place.start..self.text.len());
                break;
            }
            self.read_tag(&tag, index);
        }
        self.check_bytes();
        self.read_key();
    }

    /// Bytes outside the key; those inside are told with it.
    fn check_bytes(&mut self) {
        let key = self.key.clone().unwrap_or(0..0);
        let kind = |byte: u8| match byte {
            b'"' => Some(Fault::Quote),
            b'\\' => Some(Fault::Backslash),
            _ if byte.is_ascii_graphic() || is_blank(byte) => None,
            _ => Some(Fault::NotPrintable),
        };
        let mut start = 0;
        for run in self.text.chunk_by(|&one, &next| kind(one) == kind(next)) {
            let place = start..start + run.len();
            start = place.end;
            if let Some(fault) = kind(run[0])
                && (fault != Fault::NotPrintable || !key.contains(&place.start))
            {
                self.defects.add(fault, place);
            }
        }
    }

    fn read_tag(&mut self, tag: &Tag<'_>, index: usize) {
        let Some(value) = tag.value else {
            let fault = if tag.name.is_empty() { Fault::Empty } else { Fault::NoEquals };
            return self.defects.add(fault, tag.place());
        };
        if tag.name.is_empty() {
            return self.defects.add(Fault::Empty, tag.place());
        }
        // Notes are free text, and may say anything.
        if tag.name != b"n"
            && let Some(at) = hidden_tag(value, &KNOWN)
        {
            self.defects.add(Fault::MissingSemicolon, tag.value_place.start + at..tag.value_place.start + at);
        }
        if !is_name(tag.name) {
            self.defects.add(Fault::TagName, tag.name_place.clone());
        }
        let Some(name) = KNOWN.into_iter().find(|known| known.as_bytes() == tag.name) else {
            let is_known = KNOWN.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(tag.name));
            self.defects.add(if is_known { Fault::TagCase } else { Fault::Unknown }, tag.name_place.clone());
            if self.value.unknown.len() < MAX_UNKNOWN {
                self.value.unknown.push(clipped(&visible(tag.name), MAX_WORD));
            }
            return;
        };
        if self.seen.contains(&name) {
            return self.defects.add(Fault::Duplicate, tag.place());
        }
        self.seen.push(name);
        self.read_value(name, tag, value, index);
    }

    fn read_value(&mut self, name: &str, tag: &Tag<'_>, value: &[u8], index: usize) {
        let place = tag.value_place.clone();
        match name {
            "v" => self.read_version(tag, value, index),
            "p" => self.key = Some(place),
            "k" => {
                self.kind = match value.to_ascii_lowercase().as_slice() {
                    b"rsa" => Some(Type::Rsa),
                    b"ed25519" => Some(Type::Ed25519),
                    _ => {
                        self.defects.add(Fault::KeyTypeUnknown, place);
                        None
                    }
                }
            }
            "h" => {
                let hashes = words(value);
                // RFC 8301 §3.1: only sha256 is left.
                if !hashes.iter().any(|hash| hash == "sha256") {
                    self.defects.add(Fault::HashUnfit, place);
                }
                self.value.hashes = Some(hashes);
            }
            "s" => {
                let services = words(value);
                if !services.iter().any(|service| service == "email" || service == "*") {
                    self.defects.add(Fault::ServiceUnfit, place);
                }
                self.value.services = Some(services);
            }
            "t" => {
                for flag in words(value) {
                    match flag.as_str() {
                        "y" => self.value.testing = true,
                        "s" => self.value.same_domain = true,
                        _ => self.defects.add(Fault::FlagUnknown, place.clone()),
                    }
                }
            }
            "n" => self.value.notes = Some(clipped(&visible(value), MAX_NOTES)),
            "g" => self.defects.add(Fault::Granularity, tag.place()),
            _ => {}
        }
    }

    /// RFC 6376 §3.6.1: `v` is advised, first when it is there, and a record with another value is discarded.
    fn read_version(&mut self, tag: &Tag<'_>, value: &[u8], index: usize) {
        if value != b"DKIM1" {
            self.is_dkim = false;
            self.defects.add(Fault::VersionWrong, tag.value_place.clone());
        } else if index > 0 {
            self.is_dkim = false;
            self.defects.add(Fault::VersionNotFirst, tag.place());
        } else {
            self.value.versioned = true;
        }
    }

    fn read_key(&mut self) {
        let end = self.text.len();
        let Some(place) = self.key.take() else { return self.defects.add(Fault::KeyMissing, end..end) };
        self.value.key = match self.kind {
            _ if place.is_empty() => Key::Revoked,
            Some(kind) => key::read(self.text, place, kind, &mut self.defects),
            None => Key::Unsupported,
        };
    }
}

/// Whether the text is a tag's name: a letter, then letters, digits and underscores (RFC 6376 §3.2).
fn is_name(name: &[u8]) -> bool {
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    name.first().is_some_and(u8::is_ascii_alphabetic) && name.iter().all(is_inner)
}

/// The words of a list with colons, in lower case.
fn words(value: &[u8]) -> Vec<String> {
    let words = visible(value).to_ascii_lowercase();
    words.split(':').map(str::trim).filter(|word| !word.is_empty()).take(MAX_WORDS).map(|word| clipped(word, MAX_WORD)).collect()
}
