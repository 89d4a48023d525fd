//! Reading a DMARC record (RFC 9989 §4.7, §4.8).

use std::ops::Range;

use super::{Alignment, FailureOption, Fault, Policy, Psd, Record, Removed, Standing, address};
use crate::mail::{
    parsed::{Defects, Parsed},
    tags::{Tag, hidden_tag, is_blank, tags},
    text::{clipped, head, visible},
};

/// Bytes read of one record.
pub(super) const MAX_RECORD: usize = 4_096;
/// Tags read of one record.
const MAX_TAGS: usize = 64;
/// Unknown tags remembered, and removed ones.
const MAX_OTHER: usize = 20;
/// Characters kept of a tag's name or value.
const MAX_WORD: usize = 64;

const VERSION: &[u8] = b"DMARC1";
pub(super) const KNOWN: [&str; 14] = ["v", "p", "sp", "np", "adkim", "aspf", "rua", "ruf", "fo", "psd", "t", "pct", "rf", "ri"];

/// Reads the text of a TXT record. A text that is no DMARC record is read all the same, and stands as [`Standing::Ignored`].
pub fn parse(record: &[u8]) -> Parsed<Record, Fault> {
    let mut defects = Defects::new();
    let text = head(record, MAX_RECORD);
    if text.len() < record.len() {
        defects.add(Fault::TooLong, text.len()..text.len());
    }
    let mut reader = Reader { text, record: empty(), policies_fit: true, seen: Vec::new(), defects };
    reader.read();
    Parsed { value: reader.record, defects: reader.defects.into_vec() }
}

const fn empty() -> Record {
    Record {
        standing: Standing::Ignored,
        p: None,
        sp: None,
        np: None,
        adkim: Alignment::Relaxed,
        aspf: Alignment::Relaxed,
        rua: Vec::new(),
        ruf: Vec::new(),
        fo: Vec::new(),
        psd: Psd::Undetermined,
        testing: false,
        removed: Vec::new(),
        unknown: Vec::new(),
    }
}

struct Reader<'a> {
    text: &'a [u8],
    record: Record,
    /// No `p`, `sp` or `np` has a wrong value.
    policies_fit: bool,
    /// The known tags that came, in order.
    seen: Vec<&'static str>,
    defects: Defects<Fault>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let is_record = self.read_version();
        self.check_bytes();
        for (index, tag) in tags(self.text).enumerate() {
            if index == MAX_TAGS {
                self.defects.add(Fault::TooManyTags, tag.name_place.start..self.text.len());
                break;
            }
            self.read_tag(&tag, index);
        }
        self.check_whole();
        if is_record {
            self.record.standing = self.standing();
        }
    }

    /// `v=DMARC1`, first and exact (RFC 9989 §4.7).
    fn read_version(&mut self) -> bool {
        if self.text.first().copied().is_some_and(is_blank) {
            let blanks = self.text.iter().take_while(|&&byte| is_blank(byte)).count();
            self.defects.add(Fault::LeadingBlank, 0..blanks);
        }
        let is_version = |tag: &Tag<'_>| tag.name.eq_ignore_ascii_case(b"v");
        let Some(first) = tags(self.text).next() else {
            self.defects.add(Fault::VersionMissing, 0..0);
            return false;
        };
        if !is_version(&first) {
            match tags(self.text).take(MAX_TAGS).find(is_version) {
                Some(late) => self.defects.add(Fault::VersionNotFirst, late.place()),
                None => self.defects.add(Fault::VersionMissing, 0..0),
            }
            return false;
        }
        let value = first.value.unwrap_or_default();
        if value == VERSION {
            return self.text.first().copied().is_some_and(|byte| !is_blank(byte));
        }
        let head = value.get(..VERSION.len()).unwrap_or(value);
        let fault = if value.eq_ignore_ascii_case(VERSION) || (head.eq_ignore_ascii_case(VERSION) && head != VERSION) {
            Fault::VersionCase
        } else if head == VERSION && hidden_tag(value, &KNOWN).is_some() {
            // Said with its place when the tag is read.
            return false;
        } else {
            Fault::VersionWrong
        };
        self.defects.add(fault, first.value_place);
        false
    }

    fn check_bytes(&mut self) {
        let kind = |byte: u8| match byte {
            b'"' => Some(Fault::Quote),
            b'\\' => Some(Fault::Backslash),
            _ if byte.is_ascii_graphic() || is_blank(byte) => None,
            _ => Some(Fault::NotPrintable),
        };
        // Neighbours are told together, so that no place lies inside a character.
        let mut start = 0;
        for run in self.text.chunk_by(|&one, &next| kind(one) == kind(next)) {
            if let Some(fault) = kind(run[0]) {
                self.defects.add(fault, start..start + run.len());
            }
            start += run.len();
        }
    }

    fn read_tag(&mut self, tag: &Tag<'_>, index: usize) {
        let Some(value) = tag.value else {
            let fault = if tag.name.is_empty() { Fault::Empty } else { Fault::NoEquals };
            return self.defects.add(fault, tag.place());
        };
        if tag.name.is_empty() || value.is_empty() {
            self.defects.add(Fault::Empty, tag.place());
        }
        if let Some(at) = hidden_tag(value, &KNOWN) {
            self.defects.add(Fault::MissingSemicolon, tag.value_place.start + at..tag.value_place.start + at);
        }
        // RFC 6376 §3.2: names of tags are case-sensitive. The version is a literal of the grammar, which is not.
        let is_version = index == 0 && tag.name.eq_ignore_ascii_case(b"v");
        let Some(name) = KNOWN.into_iter().find(|known| known.as_bytes() == tag.name || (is_version && *known == "v")) else {
            let is_known = KNOWN.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(tag.name));
            self.defects.add(if is_known { Fault::TagCase } else { Fault::Unknown }, tag.name_place.clone());
            if self.record.unknown.len() < MAX_OTHER {
                self.record.unknown.push(clipped(&visible(tag.name), MAX_WORD));
            }
            return;
        };
        if self.seen.contains(&name) {
            // RFC 6376 §3.2: a list with a tag twice is void; readers that take one of both differ in which. Where they say the same, none errs.
            let same = |policy: Option<Policy>| policy.is_some() && policy == Policy::read(value);
            self.policies_fit &= match name {
                "p" => same(self.record.p),
                "sp" => same(self.record.sp),
                "np" => same(self.record.np),
                _ => true,
            };
            return self.defects.add(Fault::Duplicate, tag.place());
        }
        if name == "p" && self.seen.as_slice() != ["v"] {
            self.defects.add(Fault::PolicyNotSecond, tag.place());
        }
        self.seen.push(name);
        self.read_value(name, value, tag);
    }

    fn read_value(&mut self, name: &str, value: &[u8], tag: &Tag<'_>) {
        let place = tag.value_place.clone();
        match name {
            "p" => self.record.p = self.policy(value, place),
            "sp" => self.record.sp = self.policy(value, place),
            "np" => self.record.np = self.policy(value, place),
            "adkim" => self.record.adkim = self.alignment(value, place),
            "aspf" => self.record.aspf = self.alignment(value, place),
            "rua" => self.record.rua = address::read_list(self.text, place, &mut self.defects),
            "ruf" => self.record.ruf = address::read_list(self.text, place, &mut self.defects),
            "fo" => self.failure_options(value, place),
            "psd" => match value.to_ascii_lowercase().as_slice() {
                b"y" => self.record.psd = Psd::Yes,
                b"n" => self.record.psd = Psd::No,
                b"u" => {}
                _ => self.defects.add(Fault::PsdInvalid, place),
            },
            "t" => match value.to_ascii_lowercase().as_slice() {
                b"y" => self.record.testing = true,
                b"n" => {}
                _ => self.defects.add(Fault::TestingInvalid, place),
            },
            "pct" | "rf" | "ri" => {
                self.defects.add(Fault::Removed, tag.place());
                let value = clipped(&visible(value), MAX_WORD);
                self.record.removed.push(match name {
                    "pct" => Removed::Pct(value),
                    "rf" => Removed::Rf(value),
                    _ => Removed::Ri(value),
                });
            }
            _ => {}
        }
    }

    fn policy(&mut self, value: &[u8], place: Range<usize>) -> Option<Policy> {
        let policy = Policy::read(value);
        if policy.is_none() {
            self.policies_fit = false;
            self.defects.add(Fault::PolicyInvalid, place);
        }
        policy
    }

    fn alignment(&mut self, value: &[u8], place: Range<usize>) -> Alignment {
        match value {
            b"r" | b"R" => Alignment::Relaxed,
            b"s" | b"S" => Alignment::Strict,
            _ => {
                self.defects.add(Fault::AlignmentInvalid, place);
                Alignment::Relaxed
            }
        }
    }

    fn failure_options(&mut self, value: &[u8], place: Range<usize>) {
        for part in value.split(|&byte| byte == b':') {
            let option = match part.trim_ascii() {
                b"0" => FailureOption::All,
                b"1" => FailureOption::Any,
                b"d" | b"D" => FailureOption::Dkim,
                b"s" | b"S" => FailureOption::Spf,
                _ => {
                    self.defects.add(Fault::FailureOptionInvalid, place.clone());
                    continue;
                }
            };
            if !self.record.fo.contains(&option) {
                self.record.fo.push(option);
            }
        }
        // RFC 9989 §4.7: 0 and 1 exclude each other.
        if [FailureOption::All, FailureOption::Any].iter().all(|option| self.record.fo.contains(option)) {
            self.defects.add(Fault::FailureOptionInvalid, place);
        }
    }

    fn check_whole(&mut self) {
        let end = self.text.len();
        if !self.seen.contains(&"p") {
            self.defects.add(Fault::PolicyMissing, end..end);
        }
        if self.seen.contains(&"fo") && !self.seen.contains(&"ruf") {
            self.defects.add(Fault::FailureOptionIdle, end..end);
        }
        if self.record.fo.is_empty() {
            // RFC 9989 §4.7: the default.
            self.record.fo.push(FailureOption::All);
        }
    }

    /// RFC 9989 §4.10.1: a missing `p`, or a wrong `p`, `sp` or `np`, makes the whole record `p=none`, or nothing.
    fn standing(&self) -> Standing {
        if self.record.p.is_some() && self.policies_fit {
            Standing::Applies
        } else if self.record.rua.iter().any(|address| address.valid) {
            Standing::AsNone
        } else {
            Standing::Void
        }
    }
}
