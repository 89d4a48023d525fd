//! The record at `default._bimi.` that says where the logo stands (draft-brand-indicators-for-message-identification, §4.2).

use serde::{Deserialize, Serialize};

use crate::mail::{
    Parsed,
    parsed::{Defects, faults},
    tags::tags,
    text::{clipped, head, visible},
};

/// Bytes read of one record, tags of it, and characters kept of a value.
const MAX_RECORD: usize = 4_096;
const MAX_TAGS: usize = 16;
const MAX_VALUE: usize = 1_024;

/// A record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// It begins with `v=BIMI1`.
    pub counts: bool,
    /// It can be used as it stands.
    pub sound: bool,
    /// Where the logo stands; empty when the domain wants none to be shown.
    pub location: Option<String>,
    /// Where the certificate stands; empty when there is none.
    pub evidence: Option<String>,
    /// `avp`: which picture is preferred where there is a choice.
    pub preference: Option<String>,
}

impl Record {
    /// Whether the domain says that no logo is to be shown: `l=` and `a=` are empty.
    pub fn is_declined(&self) -> bool {
        self.location.as_deref() == Some("") && self.evidence.as_deref().unwrap_or_default().is_empty()
    }
}

faults! {
    /// What can be wrong with a record.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Fault {
        /// More than 4,096 bytes or 16 tags; the rest was not read.
        TooLong,
        /// The version is not exactly `v=BIMI1`, or not first.
        VersionWrong,
        /// A tag without an equals sign, or nothing between two semicolons.
        NoEquals,
        /// The tag came before.
        Duplicate,
        /// There is no `l`, or it is empty beside a certificate.
        LocationMissing,
        /// Several places in one `l`, which holds one.
        SeveralLocations,
        /// A place that is no address of the scheme https.
        NotHttps,
        /// A quotation mark or a backslash, which belong to the zone file.
        Quote,
        /// `avp` is neither brand nor personal.
        PreferenceInvalid,
    }
}

/// Reads the text of a TXT record.
pub fn parse(text: &[u8]) -> Parsed<Record, Fault> {
    let mut defects = Defects::new();
    let mut record = Record::default();
    let read = head(text, MAX_RECORD);
    if read.len() < text.len() {
        defects.add(Fault::TooLong, read.len()..read.len());
    }
    if let Some(place) = read.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
        defects.add(Fault::Quote, place..place + 1);
    }
    for (index, tag) in tags(read).enumerate() {
        if index == MAX_TAGS {
            defects.add(Fault::TooLong, tag.name_place.start..read.len());
            break;
        }
        let value = tag.value.map(|value| clipped(&visible(value), MAX_VALUE));
        if index == 0 {
            record.counts = tag.name == b"v" && tag.value == Some(b"BIMI1");
            if !record.counts {
                defects.add(Fault::VersionWrong, tag.place());
            }
            continue;
        }
        let Some(value) = value else {
            defects.add(Fault::NoEquals, tag.place());
            continue;
        };
        let kept = match tag.name {
            b"l" => &mut record.location,
            b"a" => &mut record.evidence,
            b"avp" => &mut record.preference,
            // Unknown tags are ignored.
            _ => continue,
        };
        if kept.is_some() {
            defects.add(Fault::Duplicate, tag.place());
            continue;
        }
        if tag.name == b"avp" {
            if !matches!(value.as_str(), "brand" | "personal") {
                defects.add(Fault::PreferenceInvalid, tag.value_place.clone());
            }
        } else if value.contains(',') && value.split(',').all(|place| is_https(place.trim())) {
            defects.add(Fault::SeveralLocations, tag.value_place.clone());
        } else if !value.is_empty() && !is_https(&value) {
            defects.add(Fault::NotHttps, tag.value_place.clone());
        }
        *kept = Some(value);
    }
    // An empty place says that no logo is to be shown, and then there is nothing to vouch for.
    let vouches = record.evidence.as_deref().is_some_and(|evidence| !evidence.is_empty());
    if record.location.as_deref().is_none_or(|location| location.is_empty() && vouches) {
        defects.add(Fault::LocationMissing, read.len()..read.len());
    }
    let defects = defects.into_vec();
    record.sound = record.counts && defects.is_empty();
    Parsed { value: record, defects }
}

/// Whether a value is one address of the scheme https.
pub(super) fn is_https(text: &str) -> bool {
    text.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://")) && text.len() > 8 && !text.contains([' ', ',', '!'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sound_records() {
        let record = parse(b"v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/vmc.pem; avp=brand; x=y").value;
        assert!(record.sound && !record.is_declined());
        assert_eq!(record.evidence.as_deref(), Some("https://example.com/vmc.pem"));
        for text in ["v=BIMI1; l=; a=;", "v=BIMI1;l=", "v=BIMI1; l=;"] {
            let record = parse(text.as_bytes()).value;
            assert!(record.sound && record.is_declined(), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, fault) in [
            ("v=bimi1; l=", Fault::VersionWrong),
            ("l=; v=BIMI1", Fault::VersionWrong),
            ("v=BIMI1", Fault::LocationMissing),
            ("v=BIMI1; l=http://example.com/logo.svg", Fault::NotHttps),
            ("v=BIMI1; l=https://a.example/1.svg,https://b.example/2.svg", Fault::SeveralLocations),
            ("v=BIMI1; l=https://a.example/1.svg,logo.svg", Fault::NotHttps),
            ("v=BIMI1; l=; a=https://a.example/vmc.pem", Fault::LocationMissing),
            ("v=BIMI1; l=; a=self", Fault::NotHttps),
            ("v=BIMI1; l", Fault::NoEquals),
            ("v=BIMI1; l=; l=", Fault::Duplicate),
            ("v=BIMI1; l=; avp=both", Fault::PreferenceInvalid),
            ("v=BIMI1\\; l=", Fault::Quote),
        ] {
            let parsed = parse(text.as_bytes());
            assert!(parsed.has(fault) && !parsed.value.sound, "{text}: {:?}", parsed.defects);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(text in prop_oneof![any::<Vec<u8>>(), "v=BIMI1;( |l=|a=|https://|x|;|,){0,20}".prop_map(String::into_bytes)]) {
            let parsed = parse(&text);
            prop_assert!(parsed.defects.iter().all(|defect| defect.start <= defect.end && defect.end <= text.len()));
        }
    }
}
