//! Every sentence a person reads: a locale goes in, a string comes out.
//!
//! The sentences stand in `en/*.ftl` and `zh-CN/*.ftl` (Project Fluent). The build script compares the languages and makes a constant of
//! every message; findings and errors find theirs by name, and a test walks all of them.

mod document;
mod failure;
mod sums;
mod value;

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

pub use document::{SCHEMA, document};
pub use value::{ago, day, duration, moment, printable, span, unicode};

use crate::model::{
    area::Area,
    finding::{Arg, Finding},
    locale::Locale,
    target::Target,
    verdict::Verdict,
};

/// The name of a message that is known to exist in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(&'static str);

impl Key {
    /// The key with this name, if there is one.
    pub fn find(name: &str) -> Option<Self> {
        let place = keys::ALL.binary_search_by(|(id, _)| (*id).cmp(name)).ok()?;
        Some(Self(keys::ALL[place].0))
    }

    /// The variables that the message uses.
    pub fn variables(self) -> &'static [&'static str] {
        keys::ALL.binary_search_by(|(id, _)| (*id).cmp(self.0)).map_or(&[], |place| keys::ALL[place].1)
    }

    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// One constant per message, made by the build script.
pub mod key {
    use super::Key;
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}
use key as keys;

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::English, include_str!(concat!(env!("OUT_DIR"), "/en.ftl"))));
static CHINESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::Chinese, include_str!(concat!(env!("OUT_DIR"), "/zh-CN.ftl"))));

fn bundle(locale: Locale, source: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(locale.tag().parse().into_iter().collect());
    // Values are made harmless by `value`; isolation marks would end up in copied records.
    bundle.set_use_isolating(false);
    // The build script has read the same text: it parses.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The words of one language. Cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Locale);

impl Words {
    fn bundle(self) -> &'static Bundle {
        match self.0 {
            Locale::English => &ENGLISH,
            Locale::Chinese => &CHINESE,
        }
    }

    /// A message without variables.
    pub fn text(self, key: Key) -> String {
        self.format(key, &FluentArgs::new())
    }

    /// A message with variables.
    pub fn with<'a, V: Into<FluentValue<'a>>>(self, key: Key, variables: impl IntoIterator<Item = (&'a str, V)>) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in variables {
            args.set(name, value);
        }
        self.format(key, &args)
    }

    fn format(self, key: Key, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle().get_message(key.0).and_then(|message| message.value()) else { return key.0.to_owned() };
        self.bundle().format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }

    /// What a finding says.
    pub fn finding(self, finding: &Finding) -> String {
        // Words that others would have added leave a blank where they said nothing.
        self.about("finding", finding).map_or_else(|| finding.code.as_str().to_owned(), |text| text.trim_end().to_owned())
    }

    /// How a finding is mended; `None` when there is nothing to mend.
    pub fn fix(self, finding: &Finding) -> Option<String> {
        let mend = || match finding.args.get("instead") {
            // What stands above may be a stranger's; a record at the name itself is its owner's.
            Some(Arg::Text(name)) => Some(self.with(key::INSTEAD_OF_ABOVE, [("above", value::printable(&finding.subject)), ("name", value::printable(name))])),
            _ => self.about("fix", finding),
        };
        let fix = (!matches!(finding.verdict, Verdict::Good | Verdict::NotApplicable)).then(mend).flatten();
        let (Some(Arg::Text(name)), Some(Arg::List(records))) = (finding.args.get("wild"), finding.args.get("wild_records")) else {
            return fix.filter(|fix| !fix.is_empty());
        };
        // A record that takes from its name what a wildcard gives it, whatever the record is for.
        let beside = self.with(key::BESIDE_WILDCARD, [("name", value::printable(name)), ("records", self.list(records))]);
        fix.filter(|fix| !fix.is_empty()).map(|fix| format!("{fix}{}{beside}", if self.0 == Locale::English { " " } else { "" }))
    }

    /// A few words that name the matter, for lists.
    pub fn title(self, finding: &Finding) -> String {
        self.about("title", finding).unwrap_or_else(|| self.area(finding.area()))
    }

    /// The same as a heading: with a capital where the script has them, but names stay as they are written.
    pub fn heading(self, finding: &Finding) -> String {
        let title = self.title(finding);
        let is_name = title.split(' ').next().is_some_and(|word| word.contains(['.', ':', '_', '@']));
        let mut characters = title.chars();
        match characters.next() {
            Some(first) if !is_name => first.to_uppercase().chain(characters).collect(),
            _ => title,
        }
    }

    fn about(self, kind: &str, finding: &Finding) -> Option<String> {
        let key = Key::find(&format!("{kind}-{}", finding.code.as_str().replace(['.', '_'], "-")))?;
        let mut args = FluentArgs::new();
        args.set("subject", value::printable(&finding.subject));
        args.set("verdict", finding.verdict.as_str());
        // So that a sentence points to a record or a file only where one is shown.
        args.set("remedy", finding.remedy.as_ref().map_or_else(|| "none".to_owned(), |remedy| value::printable(&remedy.kind)));
        for (name, arg) in &finding.args {
            let value: FluentValue<'_> = match arg {
                Arg::Number(number) => (*number).into(),
                Arg::Text(text) => value::printable(text).into(),
                Arg::List(items) if name == "faults" => self.list(&self.faults(finding.area(), items)).into(),
                Arg::List(items) if name == "receivers" => self.list(&self.receivers(finding, items)).into(),
                Arg::List(items) => self.list(items).into(),
            };
            args.set(name.clone(), value);
        }
        // What is left out at the end leaves its blank behind.
        Some(self.format(key, &args).trim_end().to_owned())
    }

    /// Phrases for the faults of a record, which findings name as its reader does. A name without a phrase stays as it is.
    fn faults(self, area: Area, names: &[String]) -> Vec<String> {
        let phrase = |name: &String| Key::find(&format!("{}-fault-{}", area.as_str().replace('_', "-"), name.replace('_', "-"))).map(|key| self.text(key));
        names.iter().map(|name| phrase(name).unwrap_or_else(|| name.clone())).collect()
    }

    /// The names of receivers in this language, by the ids that the finding gives beside them.
    fn receivers(self, finding: &Finding, names: &[String]) -> Vec<String> {
        let Some(Arg::List(ids)) = finding.args.get("ids") else { return names.to_vec() };
        let name = |(name, id): (&String, &String)| Key::find(&format!("receivers-name-{id}")).map_or_else(|| name.clone(), |key| self.text(key));
        names.iter().zip(ids).map(name).collect()
    }

    /// Items in a row, as the language separates them.
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        let separator = match self.0 {
            Locale::English => ", ",
            Locale::Chinese => "、",
        };
        items.iter().map(|item| value::printable(item.as_ref())).collect::<Vec<_>>().join(separator)
    }

    /// Items in a row with "and" before the last.
    pub fn series<S: AsRef<str>>(self, items: &[S]) -> String {
        match items.split_last() {
            Some((last, front)) if !front.is_empty() => {
                let (front, last) = (self.list(front), value::printable(last.as_ref()));
                let series = self.with(key::LIST_LAST, [("front", front.as_str()), ("last", last.as_str())]);
                match self.0 {
                    Locale::English => series,
                    Locale::Chinese => value::close_up(&series),
                }
            }
            _ => self.list(items),
        }
    }

    /// Sentences one behind the other, as the language sets them.
    pub fn join<S: AsRef<str>>(self, sentences: &[S]) -> String {
        sentences.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(self.gap().unwrap_or_default())
    }

    /// What stands between two sentences, and behind a colon: Chinese marks bring their own room.
    pub const fn gap(self) -> Option<&'static str> {
        match self.0 {
            Locale::English => Some(" "),
            // An empty text would be drawn as a blank.
            Locale::Chinese => None,
        }
    }

    /// What a finding rests on: the title of a document as it is, a description in the reader's words.
    pub fn standard(self, standard: &str) -> String {
        let name: String = standard.chars().filter(|character| *character != '\'').map(|character| if character == ' ' { '-' } else { character }).collect();
        Key::find(&format!("standard-{}", name.to_ascii_lowercase())).map_or_else(|| standard.to_owned(), |key| self.text(key))
    }

    /// What kind of record is to be pasted: the name of a type as it is, a word in the reader's language.
    pub fn record(self, kind: &str) -> String {
        Key::find(&format!("record-{kind}")).map_or_else(|| kind.to_owned(), |key| self.text(key))
    }

    /// A target as people call it, and where that is in another script than the DNS has, in both (RFC 5890 §2.3.2.1).
    pub fn target(self, target: &Target) -> String {
        let label = target.label();
        value::unicode(&label).map_or_else(|| label.clone(), |name| self.with(key::TEXT_GATE, [("gate", name.as_str()), ("note", label.as_str())]))
    }

    /// The name of an area.
    pub fn area(self, area: Area) -> String {
        Key::find(&format!("area-{}", area.as_str().replace('_', "-"))).map_or_else(|| area.as_str().to_owned(), |key| self.text(key))
    }

    /// What a finding means for the mail, in two or three words.
    pub fn standing(self, finding: &Finding) -> String {
        self.worst(finding.verdict, finding.is_void())
    }

    /// What the worst of a run means for the mail; `is_void` when no mail stops for it, though a protection is void.
    pub fn worst(self, verdict: Verdict, is_void: bool) -> String {
        if is_void { self.text(key::VERDICT_VOID) } else { self.verdict(verdict) }
    }

    /// What a verdict means for the mail, in two or three words.
    pub fn verdict(self, verdict: Verdict) -> String {
        Key::find(&format!("verdict-{}", verdict.as_str().replace('_', "-"))).map_or_else(|| verdict.as_str().to_owned(), |key| self.text(key))
    }
}

#[cfg(test)]
mod tests;
