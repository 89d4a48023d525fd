//! Text of the fact files, in English and in Chinese.

use std::{
    borrow::{Borrow, Cow},
    collections::HashMap,
    fmt,
    marker::PhantomData,
    ops::Deref,
    sync::OnceLock,
};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::file::File;
use crate::model::locale::Locale;

/// A string of a fact file: borrowed from the binary unless it had to be unescaped.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(Cow<'static, str>);

impl Text {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, or `None` when the file has an empty string, which means "nothing known".
    pub fn given(&self) -> Option<&str> {
        (!self.0.is_empty()).then_some(&*self.0)
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl<'de: 'static> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsText;
        impl<'de: 'static> Visitor<'de> for AsText {
            type Value = Text;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(AsText)
    }
}

/// A JSON object whose keys are data, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<V>(Vec<(Text, V)>);

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Map<V> {
    pub fn get(&self, key: &str) -> Option<&V> {
        self.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V> IntoIterator for Map<V> {
    type Item = (Text, V);
    type IntoIter = std::vec::IntoIter<(Text, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'de: 'static, V: Deserialize<'de>> Deserialize<'de> for Map<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsMap<V>(PhantomData<V>);
        impl<'de: 'static, V: Deserialize<'de>> Visitor<'de> for AsMap<V> {
            type Value = Map<V>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object without repeated keys")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Map<V>, A::Error> {
                let mut entries: Vec<(Text, V)> = Vec::new();
                while let Some((key, value)) = access.next_entry::<Text, V>()? {
                    if entries.iter().any(|(name, _)| *name == key) {
                        return Err(A::Error::custom(format_args!("the key {key} stands twice")));
                    }
                    entries.push((key, value));
                }
                Ok(Map(entries))
            }
        }
        deserializer.deserialize_map(AsMap(PhantomData))
    }
}

/// The Chinese strings of a file by key, decoded when the first is asked for.
fn chinese(file: File) -> &'static HashMap<Text, Text> {
    static TABLES: [OnceLock<HashMap<Text, Text>>; File::ALL.len()] = [const { OnceLock::new() }; File::ALL.len()];
    TABLES[file as usize].get_or_init(|| match serde_json::from_str(file.chinese()) {
        Ok(table) => table,
        // As in `file::decode`: a fault of the build, found by a test.
        Err(error) => panic!("src/knowledge/facts/zh-CN/{}.json: {error}", file.name()),
    })
}

/// The text of a field in this language, when the English text is at hand. Untranslated text comes back in English.
pub(super) fn localise<'a>(file: File, locale: Locale, english: &'a str, key: fmt::Arguments<'_>) -> &'a str {
    match locale {
        Locale::English => english,
        Locale::Chinese => chinese(file).get(key.to_string().as_str()).map_or(english, Text::as_str),
    }
}

/// A list of texts in this language, under `<key>/0`, `<key>/1`, …
pub(super) fn localise_all<'a>(file: File, locale: Locale, english: &'a [Text], key: fmt::Arguments<'_>) -> Vec<&'a str> {
    english.iter().enumerate().map(|(index, text)| localise(file, locale, text, format_args!("{key}/{index}"))).collect()
}

/// The text at a path of an entry (`fix/0`), or of the file's head with the id `_top`; `None` when no string stands there.
///
/// English is found by reading through the file, up to a fraction of a millisecond: entries' own methods are quicker when the entry is at hand.
/// Untranslated text comes back in English.
pub fn text(file: File, id: &str, path: &str, locale: Locale) -> Option<Text> {
    if locale == Locale::Chinese
        && let Some(translated) = chinese(file).get(format!("{id}/{path}").as_str())
    {
        return Some(translated.clone());
    }
    let steps: Vec<&str> = path.split('/').collect();
    let head = Seek { entry: None, steps: &steps };
    let entry = Seek { entry: Some((file.list(), id)), steps: &steps };
    let seek = if id == TOP { head } else { entry };
    seek.deserialize(&mut serde_json::Deserializer::from_str(file.facts())).ok().flatten()
}

/// In place of an entry's id: the head of the file.
pub const TOP: &str = "_top";

/// Walks to one string and skips everything else without keeping it.
#[derive(Clone, Copy)]
struct Seek<'p> {
    /// The main list and the entry to enter first. Once the list is entered its name is empty.
    entry: Option<(&'p str, &'p str)>,
    steps: &'p [&'p str],
}

impl<'de: 'static> DeserializeSeed<'de> for Seek<'_> {
    type Value = Option<Text>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Text>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de: 'static> Visitor<'de> for Seek<'_> {
    type Value = Option<Text>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Option<Text>, E> {
        Ok(self.steps.is_empty().then_some(Text(Cow::Borrowed(text))))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Option<Text>, E> {
        Ok(self.steps.is_empty().then(|| Text(Cow::Owned(text.to_owned()))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Option<Text>, A::Error> {
        let mut found = None;
        let mut entered = !matches!(self.entry, Some(("", _)));
        while let Some(key) = access.next_key::<Text>()? {
            if let Some((list, id)) = self.entry
                && !list.is_empty()
            {
                if key == list {
                    found = access.next_value_seed(Self { entry: Some(("", id)), ..self })?;
                } else {
                    access.next_value::<IgnoredAny>()?;
                }
                continue;
            }
            // The id is the first key of an entry (a test holds the files to that).
            if let Some((_, id)) = self.entry
                && key == "id"
            {
                let own: Text = access.next_value()?;
                entered = own == id;
                if entered && self.steps == ["id"] {
                    found = Some(own);
                }
                continue;
            }
            match self.steps.split_first() {
                Some((step, rest)) if entered && key == *step => found = access.next_value_seed(Self { entry: None, steps: rest })?,
                _ => {
                    access.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Option<Text>, A::Error> {
        let mut found = None;
        if self.entry.is_some() {
            while let Some(inside) = access.next_element_seed(self)? {
                found = found.or(inside);
            }
            return Ok(found);
        }
        let (wanted, rest) = match self.steps.split_first() {
            Some((step, rest)) => (step.parse::<usize>().ok(), rest),
            None => (None, self.steps),
        };
        let mut index = 0;
        loop {
            let more = if Some(index) == wanted {
                match access.next_element_seed(Self { entry: None, steps: rest })? {
                    Some(inside) => {
                        found = inside;
                        true
                    }
                    None => false,
                }
            } else {
                access.next_element::<IgnoredAny>()?.is_some()
            };
            if !more {
                return Ok(found);
            }
            index += 1;
        }
    }

    fn visit_unit<E: Error>(self) -> Result<Option<Text>, E> {
        Ok(None)
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<Option<Text>, E> {
        Ok(None)
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<Option<Text>, E> {
        Ok(None)
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<Option<Text>, E> {
        Ok(None)
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<Option<Text>, E> {
        Ok(None)
    }
}
