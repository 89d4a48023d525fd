//! The embedded fact files, and how one is decoded.

use regex::bytes::{RegexSet, RegexSetBuilder};
use serde::Deserialize;

macro_rules! files {
    ($($(#[$doc:meta])* $variant:ident $name:literal $list:literal)*) => {
        /// One fact file in its two languages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum File { $($(#[$doc])* $variant),* }

        impl File {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The file's name without `.json`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The key of the main list, whose entries have an `id`.
            pub const fn list(self) -> &'static str {
                match self { $(Self::$variant => $list),* }
            }

            /// The facts themselves, with the English text.
            pub const fn facts(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("facts/", $name, ".json"))),* }
            }

            /// The Chinese text: one flat object, keyed by `<id>/<field>/<index…>` or `_top/<field>/…`.
            pub const fn chinese(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("facts/zh-CN/", $name, ".json"))),* }
            }
        }
    };
}

files! {
    Providers "providers" "providers"
    Blocklists "dnsbls" "lists"
    Receivers "receivers" "receivers"
    Bounces "bounces" "bounces"
    Suites "suites" "suites"
    Relays "relays" "relays"
    Warmup "warmup" "schedules"
    /// Certificate authorities.
    Authorities "authorities" "authorities"
    /// The catalogue of checks.
    Catalogue "checks" "checks"
}

/// Decodes the whole of a file; its text stays where it is, in the binary.
///
/// Panics when the file does not fit its types. The file is part of the program and a test decodes each, so that is a fault of the build
/// and not of an installation; going on without the facts would turn a listed address into a clean one.
pub(super) fn decode<T: Deserialize<'static>>(file: File) -> T {
    match serde_json::from_str(file.facts()) {
        Ok(facts) => facts,
        Err(error) => panic!("src/knowledge/facts/{}.json: {error}", file.name()),
    }
}

/// Compiles the patterns of a file into one machine that runs in linear time, however hostile the text.
///
/// Letters of ASCII match in both cases, and text is read as octets: the patterns have nothing else, and Unicode tables would cost megabytes.
/// Panics on a pattern that is none: like [`decode`], a fault of the build that a test finds.
pub(super) fn compile<'a>(file: File, patterns: impl Iterator<Item = &'a str>) -> RegexSet {
    match RegexSetBuilder::new(patterns).case_insensitive(true).unicode(false).build() {
        Ok(set) => set,
        Err(error) => panic!("src/knowledge/facts/{}.json: {error}", file.name()),
    }
}
