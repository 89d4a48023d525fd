//! Records of the form `v=VERSION; name=value; …` with strict rules: those of MTA-STS (RFC 8461 §3.1) and of TLS reporting (RFC 8460 §3).
//!
//! In both, texts that do not begin with exactly `v=VERSION;` are discarded, and when not exactly one is left, or when the one that is left is
//! not well-formed, senders behave as if there were none.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{
    parsed::{Defect, Defects, faults},
    tags::tags,
    text::head,
};

/// Bytes read of one record.
const MAX_RECORD: usize = 4_096;
/// Fields read of one record.
const MAX_FIELDS: usize = 32;
/// Bytes before a record that are looked over.
const MAX_LEAD: usize = 16;
/// Characters of an extension's name (RFC 8461 §3.1, RFC 8460 §3).
const MAX_NAME: usize = 32;

faults! {
    /// What can be wrong with such a record.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Fault {
        /// More than 4,096 bytes; the rest was not read.
        TooLong,
        /// More than 32 fields; the rest was not read.
        TooManyFields,
        /// The version is right but for its case.
        VersionCase,
        /// Blanks before the version, or before the semicolon behind it.
        VersionBlank,
        /// The version is not the first field.
        VersionNotFirst,
        /// No semicolon behind the version.
        VersionAlone,
        /// A quotation mark, which belongs to the zone file and not to the record.
        Quote,
        /// A backslash, mostly put before a semicolon by a panel.
        Backslash,
        /// A character beyond plain ASCII: one that cannot be seen, or only looks like the right one.
        Foreign,
        /// A field without an equals sign.
        NoEquals,
        /// Nothing between two semicolons, or nothing behind an equals sign.
        Empty,
        /// A blank beside an equals sign or inside a value.
        Blank,
        /// The name of a field that is none: letters, digits, `_`, `-` and `.`, at most 32.
        NameInvalid,
        /// A character that no value may hold.
        ValueInvalid,
        /// The field came before; the first one counts.
        Duplicate,
        /// There is no `id`.
        IdMissing,
        /// `id` is not made of 1 to 32 letters and digits.
        IdInvalid,
        /// There is no `rua`.
        RuaMissing,
        /// A report address that cannot be read.
        AddressInvalid,
        /// A report address with another scheme than mailto and https.
        SchemeUnsupported,
    }
}

/// Whether the text begins as the version's records do, so that it is not discarded.
pub(super) fn is_record(text: &[u8], version: &str) -> bool {
    text.strip_prefix(version.as_bytes()).is_some_and(|rest| rest.first() == Some(&b';'))
}

/// Whether somebody meant such a record: the version's own word (`STSv1`) stands at its beginning or as a field. What cannot be seen before it, and quotation
/// marks of any kind, do not change that.
pub(super) fn is_meant(text: &[u8], version: &str) -> bool {
    let word = version.trim_start_matches("v=").as_bytes();
    let is_word = |value: &[u8]| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let start = text.iter().take(MAX_LEAD).position(u8::is_ascii_alphanumeric).unwrap_or(0);
    let unquoted = text.get(start..).unwrap_or(text);
    tags(head(unquoted, MAX_RECORD)).take(MAX_FIELDS).any(|tag| tag.name.eq_ignore_ascii_case(b"v") && tag.value.is_some_and(is_word))
}

/// A field behind the version.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    pub(super) place: Range<usize>,
}

/// Reads the fields of a record, and hands out each well-formed one that had not come before.
pub(super) fn read(record: &[u8], version: &str, mut take: impl FnMut(Field<'_>, &mut Defects<Fault>)) -> Defects<Fault> {
    let mut defects = Defects::new();
    let text = head(record, MAX_RECORD);
    if text.len() < record.len() {
        defects.add(Fault::TooLong, text.len()..text.len());
    }
    for (byte, fault) in [(b'"', Fault::Quote), (b'\\', Fault::Backslash)] {
        if let Some(place) = text.iter().position(|&other| other == byte) {
            defects.add(fault, place..place + 1);
        }
    }
    // Where the version is as it should be, what is wrong with a field is said of the field.
    if let Some(run) = text.iter().position(|byte| !byte.is_ascii()).filter(|_| !is_record(text, version)) {
        let length = text[run..].iter().take_while(|byte| !byte.is_ascii()).count();
        defects.add(Fault::Foreign, run..run + length);
    }
    let mut seen: Vec<&[u8]> = Vec::new();
    for (index, tag) in tags(text).enumerate() {
        if index >= MAX_FIELDS {
            defects.add(Fault::TooManyFields, tag.place().start..text.len());
            break;
        }
        if index == 0 {
            read_version(text, version, &mut defects);
            if tag.name.eq_ignore_ascii_case(b"v") {
                continue;
            }
        }
        let Some(value) = tag.value else {
            defects.add(if tag.name.is_empty() { Fault::Empty } else { Fault::NoEquals }, tag.place());
            continue;
        };
        let name_fits = !tag.name.is_empty()
            && tag.name.len() <= MAX_NAME
            && tag.name[0].is_ascii_alphanumeric()
            && tag.name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(byte));
        if !name_fits {
            defects.add(Fault::NameInvalid, tag.name_place.clone());
            continue;
        }
        if tag.name.eq_ignore_ascii_case(b"v") {
            defects.add(Fault::VersionNotFirst, tag.place());
            continue;
        }
        if seen.contains(&tag.name) {
            defects.add(Fault::Duplicate, tag.place());
            continue;
        }
        seen.push(tag.name);
        if value.is_empty() {
            defects.add(Fault::Empty, tag.place());
            continue;
        }
        // The grammar has no blanks around the equals sign.
        if tag.value_place.start != tag.name_place.end + 1 {
            defects.add(Fault::Blank, tag.place());
        }
        match (std::str::from_utf8(tag.name), std::str::from_utf8(value)) {
            (Ok(name), Ok(value)) => take(Field { name, value, place: tag.value_place.clone() }, &mut defects),
            _ => defects.add(Fault::ValueInvalid, tag.value_place.clone()),
        }
    }
    defects
}

fn read_version(text: &[u8], version: &str, defects: &mut Defects<Fault>) {
    if is_record(text, version) {
        return;
    }
    let is_version = |text: &[u8]| text.get(..version.len()).is_some_and(|start| start == version.as_bytes());
    let trimmed = text.trim_ascii_start();
    let fault = if text == version.as_bytes() {
        Fault::VersionAlone
    } else if is_version(trimmed) && (trimmed.len() < text.len() || trimmed[version.len()..].trim_ascii_start().first() == Some(&b';')) {
        Fault::VersionBlank
    } else if is_version(trimmed) {
        Fault::VersionAlone
    } else if trimmed.get(..version.len()).is_some_and(|start| start.eq_ignore_ascii_case(version.as_bytes())) {
        Fault::VersionCase
    } else {
        Fault::VersionNotFirst
    };
    defects.add(fault, 0..text.len().min(version.len()));
}

/// A value of an extension: visible ASCII without `=` and `;` (RFC 8461 §3.1, RFC 8460 §3).
pub(super) fn is_value(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'=' && byte != b';')
}

/// Whether the record is well-formed. A field that comes twice does no harm: the first one counts.
pub(super) fn is_sound(defects: &[Defect<Fault>]) -> bool {
    defects.iter().all(|defect| defect.fault == Fault::Duplicate)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn faults(text: &str) -> Vec<Fault> {
        read(text.as_bytes(), "v=STSv1", |_, _| ()).into_vec().into_iter().map(|defect| defect.fault).collect()
    }

    #[test]
    fn versions_are_exact_and_first() {
        assert_eq!(faults("v=STSv1; id=1"), []);
        for (text, fault) in [
            ("v=stsv1; id=1", Fault::VersionCase),
            ("V=STSv1; id=1", Fault::VersionCase),
            (" v=STSv1; id=1", Fault::VersionBlank),
            ("v=STSv1 ; id=1", Fault::VersionBlank),
            ("v=STSv1", Fault::VersionAlone),
            ("v=STSv1 id=1", Fault::VersionAlone),
            ("v=STSv1; v=STSv1; id=1", Fault::VersionNotFirst),
        ] {
            assert_eq!(faults(text), [fault], "{text}");
            assert!(is_meant(text.as_bytes(), "v=STSv1"), "{text}");
        }
        assert_eq!(faults("id=1; v=STSv1"), [Fault::VersionNotFirst, Fault::VersionNotFirst]);
        for text in ["\"v=STSv1; id=1\"", "\u{201c}v=STSv1; id=1\u{201d}", "\u{feff}v=STSv1; id=1", "\u{a0}v=STSv1; id=1", "v=STSv1\u{ff1b}id=1"] {
            assert!(is_meant(text.as_bytes(), "v=STSv1"), "{text}");
            assert!(text.is_ascii() || faults(text).contains(&Fault::Foreign), "{text}");
        }
        assert!(!is_meant(b"v=spf1 -all", "v=STSv1") && !is_meant(b"STSv1", "v=STSv1"));
    }

    proptest! {
        #[test]
        fn places_stay_inside(record in proptest::collection::vec(prop_oneof![Just(b';'), Just(b'='), Just(b'v'), any::<u8>()], 0..80)) {
            let defects = read(&record, "v=STSv1", |field, _| assert!(!field.name.is_empty())).into_vec();
            prop_assert!(defects.iter().all(|defect| defect.start <= defect.end && defect.end <= record.len()));
            is_meant(&record, "v=STSv1");
        }
    }
}
