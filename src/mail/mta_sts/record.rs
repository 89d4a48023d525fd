//! The record at `_mta-sts.` that says that there is a policy, and which version of it (RFC 8461 §3.1).

use serde::{Deserialize, Serialize};

use crate::mail::{
    Parsed,
    text::clipped,
    versioned::{self, Fault},
};

/// How such a record begins.
pub(super) const VERSION: &str = "v=STSv1";
/// Letters and digits of an `id`.
const MAX_ID: usize = 32;
/// Characters kept of an `id` that is none, or of an unknown field's name.
const MAX_WORD: usize = 64;
/// Unknown fields remembered.
const MAX_EXTENSIONS: usize = 16;

/// A record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// It begins with exactly `v=STSv1;`. Others are discarded.
    pub counts: bool,
    /// It is well-formed; one that counts and is not makes the policy unavailable.
    pub sound: bool,
    /// The version of the policy, as written.
    pub id: Option<String>,
    /// Names of fields that nobody knows; they are ignored.
    pub extensions: Vec<String>,
}

/// Reads the text of a TXT record.
pub fn parse(text: &[u8]) -> Parsed<Record, Fault> {
    let mut record = Record { counts: versioned::is_record(text, VERSION), ..Record::default() };
    let mut defects = versioned::read(text, VERSION, |field, defects| {
        if field.name == "id" {
            // RFC 8461 §3.1: sts-id = 1*32(ALPHA / DIGIT).
            if field.value.len() > MAX_ID || !field.value.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                defects.add(Fault::IdInvalid, field.place);
            }
            record.id = Some(clipped(field.value, MAX_WORD));
            return;
        }
        if !versioned::is_value(field.value) {
            defects.add(if field.value.contains(' ') { Fault::Blank } else { Fault::ValueInvalid }, field.place);
        }
        if record.extensions.len() < MAX_EXTENSIONS {
            record.extensions.push(clipped(field.name, MAX_WORD));
        }
    });
    if record.id.is_none() {
        defects.add(Fault::IdMissing, text.len()..text.len());
    }
    let defects = defects.into_vec();
    record.sound = record.counts && versioned::is_sound(&defects);
    Parsed { value: record, defects }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn faults(text: &str) -> Vec<Fault> {
        parse(text.as_bytes()).defects.into_iter().map(|defect| defect.fault).collect()
    }

    #[test]
    fn sound_records() {
        for text in ["v=STSv1; id=20261123", "v=STSv1;id=a1", "v=STSv1; id=1;", "v=STSv1; id=1; x_y=z", "v=STSv1; x=1; id=2 ; ", "v=STSv1; id=1; id=2"] {
            let parsed = parse(text.as_bytes());
            assert!(parsed.value.counts && parsed.value.sound, "{text}: {:?}", parsed.defects);
        }
        assert!(parse(format!("v=STSv1; id={}", "a".repeat(32)).as_bytes()).value.sound);
        assert_eq!(parse(b"v=STSv1; id=1; id=2").value.id.as_deref(), Some("1"));
        assert_eq!(parse(b"v=STSv1; id=1; x=y").value.extensions, ["x"]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let long = format!("v=STSv1; id={}", "a".repeat(33));
        for (text, expected) in [
            ("v=STSv1;", Fault::IdMissing),
            ("v=STSv1; id", Fault::NoEquals),
            ("v=STSv1; id=", Fault::Empty),
            ("v=STSv1; id=2026-11-23", Fault::IdInvalid),
            ("v=STSv1; id=\"1\"", Fault::Quote),
            ("v=STSv1\\; id=1", Fault::Backslash),
            ("v=STSv1; id = 1", Fault::Blank),
            ("v=STSv1;; id=1", Fault::Empty),
            ("v=STSv1; id=1; a b=c", Fault::NameInvalid),
            ("v=STSv1; id=1; x=a=b", Fault::ValueInvalid),
            ("v=STSv1; ID=1", Fault::IdMissing),
            (&long, Fault::IdInvalid),
        ] {
            assert!(faults(text).contains(&expected), "{text}: {:?}", faults(text));
            assert!(!parse(text.as_bytes()).value.sound, "{text}");
        }
        assert!(!parse(b"v=STSv1 ; id=1").value.counts);
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(text: Vec<u8>) {
            let parsed = parse(&text);
            prop_assert!(!parsed.value.sound || parsed.value.id.is_some());
        }

        #[test]
        fn every_sound_id_is_read(id in "[A-Za-z0-9]{1,32}") {
            let parsed = parse(format!("v=STSv1; id={id};").as_bytes());
            prop_assert!(parsed.value.sound);
            prop_assert_eq!(parsed.value.id, Some(id));
        }
    }
}
