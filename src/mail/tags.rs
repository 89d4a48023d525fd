//! Tag lists, `name=value; name=value`: the shape of DKIM keys and DMARC records (RFC 6376 §3.2).

use std::ops::Range;

use super::text::plainly;

/// One part between semicolons, without the blanks around its name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    pub(crate) name: &'a [u8],
    /// Nothing when there is no equals sign.
    pub(crate) value: Option<&'a [u8]>,
    /// Where the name stands.
    pub(crate) name_place: Range<usize>,
    /// Where the value stands; empty and behind the name when there is none.
    pub(crate) value_place: Range<usize>,
}

impl Tag<'_> {
    /// Where name and value stand.
    pub(crate) const fn place(&self) -> Range<usize> {
        self.name_place.start..self.value_place.end
    }
}

/// The tags of a record, in order. A part without anything in it is given as a tag without a name, except behind the last semicolon.
pub(crate) fn tags(record: &[u8]) -> impl Iterator<Item = Tag<'_>> {
    let mut start = 0;
    record.split(|&byte| byte == b';').filter_map(move |part| {
        let place = start..start + part.len();
        start = place.end + 1;
        let is_last = place.end == record.len();
        let place = trimmed(record, place);
        (!(is_last && place.is_empty())).then(|| tag(record, place))
    })
}

fn tag(record: &[u8], place: Range<usize>) -> Tag<'_> {
    match record[place.clone()].iter().position(|&byte| byte == b'=') {
        Some(equals) => {
            let name_place = trimmed(record, place.start..place.start + equals);
            let value_place = trimmed(record, place.start + equals + 1..place.end);
            Tag { name: &record[name_place.clone()], value: Some(&record[value_place.clone()]), name_place, value_place }
        }
        None => Tag { name: &record[place.clone()], value: None, value_place: place.end..place.end, name_place: place },
    }
}

/// The place without blanks at its ends.
pub(crate) fn trimmed(record: &[u8], place: Range<usize>) -> Range<usize> {
    let text = &record[place.clone()];
    let start = place.start + text.iter().take_while(|&&byte| is_blank(byte)).count();
    let end = place.end - text.iter().rev().take_while(|&&byte| is_blank(byte)).count();
    start.min(end)..end.max(start.min(end))
}

/// Blanks, and the line ends of folded text (RFC 6376 §2.8).
pub(crate) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Where a known tag begins inside a value, behind a blank or a comma: somebody forgot a semicolon.
pub(crate) fn hidden_tag(value: &[u8], known: &[&str]) -> Option<usize> {
    let is_gap = |byte: u8| is_blank(byte) || byte == b',';
    (1..value.len()).filter(|&at| is_gap(value[at - 1]) && !is_gap(value[at])).find(|&at| {
        let rest = &value[at..];
        let (name, rest) = rest.split_at(rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count());
        let mut behind = rest.iter().filter(|&&byte| !is_blank(byte));
        // The end of a base64 text may look like a tag without a value.
        known.iter().any(|known| known.as_bytes() == name) && behind.next() == Some(&b'=') && behind.next().is_some_and(|&byte| byte != b'=')
    })
}

/// Forgotten semicolons that are put back in one text.
const MAX_SPLITS: usize = 64;

/// The tags of a text that a panel or a hand has damaged, as they were meant: without quotation marks, backslashes and written line ends, and
/// parted where a semicolon was forgotten before a `known` tag, with plain characters in place of those that look like them. The values of `free` tags are left as they are.
pub(crate) fn salvage(text: &str, known: &[&str], free: &[&str]) -> Vec<(String, Option<String>)> {
    let text: String = text.chars().map(plainly).collect();
    let text = text.replace("\\n", " ").replace("\\r", " ").replace(['"', '\\'], "");
    let mut text = text.into_bytes();
    for _ in 0..MAX_SPLITS {
        let hidden = tags(&text).filter(|tag| !free.iter().any(|free| free.as_bytes() == tag.name)).find_map(|tag| {
            let at = hidden_tag(tag.value?, known)?;
            Some(tag.value_place.start + at)
        });
        let Some(at) = hidden else { break };
        text.insert(at, b';');
    }
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    tags(&text).map(|tag| (shown(tag.name), tag.value.map(|value| shown(value).trim_end_matches([',', ' ']).to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(record: &str) -> Vec<(String, Option<String>)> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        tags(record.as_bytes()).map(|tag| (text(tag.name), tag.value.map(text))).collect()
    }

    #[test]
    fn names_and_values_lose_their_blanks() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(read(" v = DMARC1 ;\tp=none; "), [("v".to_owned(), some("DMARC1")), ("p".to_owned(), some("none"))]);
        assert_eq!(read("a=b=c"), [("a".to_owned(), some("b=c"))]);
        assert_eq!(read("a;;b="), [("a".to_owned(), None), (String::new(), None), ("b".to_owned(), some(""))]);
        assert_eq!(read(""), []);
        assert_eq!(read("   "), []);
    }

    #[test]
    fn a_forgotten_semicolon_is_found() {
        let known = ["p", "rua"];
        assert_eq!(hidden_tag(b"none rua=x", &known), Some(5));
        assert_eq!(hidden_tag(b"none,rua = x", &known), Some(5));
        for value in ["none", "none ruf=x", "nonerua=x", "AAA p=", "AAA p==", "a rua x"] {
            assert_eq!(hidden_tag(value.as_bytes(), &known), None, "{value}");
        }
    }

    #[test]
    fn damaged_lists_are_read_as_they_were_meant() {
        let read = |text: &str| salvage(text, &["v", "p", "rua"], &["n"]);
        let some = |name: &str, value: &str| (name.to_owned(), Some(value.to_owned()));
        assert_eq!(read("\"v=X\\; p=none, rua=y\""), [some("v", "X"), some("p", "none"), some("rua", "y")]);
        assert_eq!(read("n=a p=b; p=AA\\nBB"), [some("n", "a p=b"), some("p", "AA BB")]);
        assert_eq!(read("v＝X；p=none，"), [some("v", "X"), some("p", "none")]);
        assert_eq!(read("alone"), [("alone".to_owned(), None)]);
    }

    #[test]
    fn places_are_true() {
        let record = b"v=1; p = none ;x";
        let all: Vec<_> = tags(record).collect();
        assert_eq!((all[1].name_place.clone(), all[1].value_place.clone()), (5..6, 9..13));
        assert_eq!(all[2].place(), 15..16);
    }

    proptest! {
        #[test]
        fn any_damage_is_read(text in "(\\PC|[;= \\\\\"]|v=|p=|\\\\n){0,60}") {
            let known = ["v", "p"];
            let read = salvage(&text, &known, &["n"]);
            prop_assert!(read.len() <= text.len() + MAX_SPLITS + 1);
            prop_assert!(hidden_tag(text.as_bytes(), &known).is_none_or(|at| at < text.len()));
        }

        #[test]
        fn places_stay_inside(record in proptest::collection::vec(prop_oneof![Just(b';'), Just(b'='), Just(b' '), any::<u8>()], 0..80)) {
            for tag in tags(&record) {
                prop_assert_eq!(&record[tag.name_place.clone()], tag.name);
                prop_assert_eq!(&record[tag.value_place.clone()], tag.value.unwrap_or_default());
                prop_assert!(tag.place().start <= tag.place().end);
                hidden_tag(tag.value.unwrap_or_default(), &["p"]);
            }
            salvage(&String::from_utf8_lossy(&record), &["p"], &[]);
        }
    }
}
