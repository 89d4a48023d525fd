//! The rules, each a function from a file to what is wrong with it.

use std::fmt;

use crate::{
    paths::named,
    source::{Kind, Source, Token, after_attribute, after_attributes, after_visibility},
};

/// The floors of the house, from the top. A module may name those of lower floors.
pub const FLOORS: [&[&str]; 8] = [
    &["main"],
    &["command", "hydrate"],
    &["web"],
    &["work", "inbox"],
    &["check", "setup", "notify", "access", "lab"],
    &["mail"],
    &["net", "store", "knowledge", "words"],
    &["model", "config", "error"],
];

/// Modules that may name another one of their own floor: `(who, whom, why)`.
pub const NEIGHBOURS: [(&str, &str, &str); 0] = [];

/// Modules that may name fewer than the lower floors hold: `(who, whom, why)`.
pub const NARROW: [(&str, &[&str], &str); 1] = [("mail", &["net"], "the protocols are free of the product: they know the network and nothing else")];

/// The parts of `web` that are compiled for the browser too, and what is there with them.
const BOTH_SIDES: [&str; 2] = ["islands", "actions"];
const IN_THE_BROWSER: [&str; 2] = ["model", "error"];

/// Names that open a way out of the process or into it, and where they may stand.
const DOORS: [(&[&str], &[&str]); 6] = [
    // A port that nobody listens on, and a queue that is full, are made of these.
    (&["TcpStream", "TcpSocket"], &["src/net", "src/lab/smtp"]),
    (&["UnixStream", "UnixDatagram", "reqwest", "hyper", "hickory_resolver", "lookup_host", "ToSocketAddrs"], &["src/net"]),
    // The handler of a DNS server is declared with two of its types.
    (&["hickory_net"], &["src/net", "src/lab/server"]),
    (&["UdpSocket"], &["src/net", "src/lab"]),
    (&["TcpListener", "UnixListener"], &["src/web/server", "src/command/serve", "src/lab", "src/inbox"]),
    (&["hickory_server"], &["src/lab"]),
];

/// Names of crates that speak to a database.
const DATABASE_CRATES: [&str; 3] = ["sqlx", "rusqlite", "tokio_postgres"];

/// Where words on the way to people are put together, so that a sentence would be easy to slip in.
const SPEAKING: [&str; 4] = ["src/web/pages", "src/web/ui", "src/web/islands", "src/command/text"];

/// Texts that look like sentences but are right where they are: `(file, text, why)`.
const SPOKEN: [(&str, &str, &str); 1] = [("src/web/pages/layout.rs", "中文", "a language is called by its own name in every language")];

/// Lines of a file, at most.
const MAX_LINES: usize = 450;

/// Something that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub path: String,
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.what)
    }
}

fn fault(source: &Source, line: usize, what: impl Into<String>) -> Fault {
    Fault { path: source.path.clone(), line, what: what.into() }
}

/// The place of a module's floor, from the top.
pub fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// Arrows point down: a module names only those of lower floors, and its neighbours only with a reason.
pub fn arrows(source: &Source) -> Vec<Fault> {
    // `lib.rs` stands beside the house: it names the modules to declare them.
    let Some(from) = source.module().into_iter().next() else { return Vec::new() };
    let mut faults = Vec::new();
    for name in named(source) {
        let to = match name.path.first().map(String::as_str) {
            None | Some("*") => {
                faults.push(fault(source, name.line, "names the crate as a whole: name the module that is meant"));
                continue;
            }
            Some(to) => to,
        };
        if to == from {
            continue;
        }
        let what = match (floor(&from), floor(to)) {
            (None, _) => Some(format!("the module {from} stands on no floor: give it one in FLOORS")),
            (_, None) => Some(format!("{from} names {to}, which stands on no floor")),
            (Some(here), Some(there)) if there < here => Some(format!("{from} names {to}, which is {} above it: arrows point down", floors(here - there))),
            (Some(here), Some(there)) if there == here => {
                let reason = NEIGHBOURS.iter().any(|(who, whom, _)| *who == from && *whom == to);
                (!reason).then(|| format!("{from} names {to}, its neighbour on the same floor, and no reason is listed in NEIGHBOURS"))
            }
            _ => {
                let narrow = NARROW.iter().find(|(who, whom, _)| *who == from && !whom.contains(&to));
                narrow.map(|(_, whom, why)| format!("{from} names {to}, but may name {} only: {why}", whom.join(", ")))
            }
        };
        faults.extend(what.map(|what| fault(source, name.line, what)));
    }
    faults
}

fn floors(count: usize) -> String {
    if count == 1 { "one floor".to_owned() } else { format!("{count} floors") }
}

/// What is compiled for the browser names only what is compiled for the browser. The bodies of server functions stay on the server.
pub fn browser(source: &Source) -> Vec<Fault> {
    let module = source.module();
    let Some(part) = BOTH_SIDES.into_iter().find(|part| module.first().is_some_and(|name| name == "web") && module.get(1).is_some_and(|name| name == part))
    else {
        return Vec::new();
    };
    let stays = |path: &[String]| {
        let name = |place: usize| path.get(place).map_or("", String::as_str);
        IN_THE_BROWSER.contains(&name(0)) || (name(0) == "web" && BOTH_SIDES.contains(&name(1)))
    };
    let on_both_sides = named(source).into_iter().filter(|name| part == "islands" || name.depth == 0);
    on_both_sides
        .filter(|name| !stays(&name.path))
        .map(|name| fault(source, name.line, format!("web::{part} is compiled for the browser too and names {}, which is not there", name.path.join("::"))))
        .collect()
}

/// SQL stands in the store, and so does the crate that carries it.
pub fn sql(source: &Source) -> Vec<Fault> {
    if source.is_in("src/store") {
        return Vec::new();
    }
    let found = source.code.iter().filter_map(|token| match token.kind {
        Kind::Text => sql_words(&token.text).map(|words| fault(source, token.line, format!("a text holds SQL ({words}): statements stand in src/store"))),
        Kind::Word if DATABASE_CRATES.contains(&token.text.as_str()) => {
            Some(fault(source, token.line, format!("{} is named: only src/store speaks to a database", token.text)))
        }
        _ => None,
    });
    found.collect()
}

/// The two words that make a text SQL: in capitals anywhere, in any case where the text begins with the first.
fn sql_words(text: &str) -> Option<String> {
    const PAIRS: [(&str, &str); 7] =
        [("SELECT", "FROM"), ("INSERT", "INTO"), ("UPDATE", "SET"), ("DELETE", "FROM"), ("CREATE", "TABLE"), ("ALTER", "TABLE"), ("DROP", "TABLE")];
    let words: Vec<&str> = text.split(|character: char| !character.is_alphanumeric() && character != '_').filter(|word| !word.is_empty()).collect();
    let pair = PAIRS.into_iter().find(|(first, second)| {
        let in_capitals = words.iter().position(|word| word == first).is_some_and(|place| words[place..].contains(second));
        let at_the_start = words.first().is_some_and(|word| word.eq_ignore_ascii_case(first)) && words.iter().any(|word| word.eq_ignore_ascii_case(second));
        in_capitals || at_the_start
    });
    pair.map(|(first, second)| format!("{first} … {second}"))
}

/// Sockets and HTTP clients stand in the room that the address policy guards; listeners where they listen.
pub fn doors(source: &Source) -> Vec<Fault> {
    let found = source.code.iter().filter(|token| token.kind == Kind::Word).filter_map(|token| {
        let (_, places) = DOORS.into_iter().find(|(names, _)| names.contains(&token.text.as_str()))?;
        let allowed = places.iter().any(|place| source.is_in(place));
        (!allowed).then(|| {
            fault(source, token.line, format!("{} is named: it may stand in {} only, where the address policy sees it", token.text, places.join(", ")))
        })
    });
    found.collect()
}

/// A feature switches whole modules: `#[cfg(feature = …)]` stands on a `mod` line.
pub fn features(source: &Source) -> Vec<Fault> {
    let tokens = &source.tokens;
    let mut faults = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.is_word("cfg") && tokens.get(at + 1).is_some_and(|mark| mark.is('!')) {
            let end = crate::source::after_group(tokens, at + 2);
            if mentions_feature(&tokens[at..end]) {
                faults.push(fault(source, token.line, "cfg!(feature) within code: switch a whole module instead"));
            }
        }
        let Some(end) = after_attribute(tokens, at) else { continue };
        let is_cfg = tokens[at..end].iter().find(|token| token.kind == Kind::Word).is_some_and(|word| word.text == "cfg" || word.text == "cfg_attr");
        if !is_cfg || !mentions_feature(&tokens[at..end]) {
            continue;
        }
        let item = after_visibility(tokens, after_attributes(tokens, end));
        let is_module = tokens.get(item).is_some_and(|token| token.is_word("mod")) && !tokens[at + 1].is('!');
        if !is_module {
            faults.push(fault(source, token.line, "#[cfg(feature)] on something else than a module"));
        }
    }
    faults
}

fn mentions_feature(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.is_word("feature"))
}

/// The program does not give up in the middle: no `unwrap`, no `expect`, nothing left to do.
pub fn giving_up(source: &Source) -> Vec<Fault> {
    let tokens = &source.code;
    let found = tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Word).filter_map(|(at, token)| {
        let after_dot = at > 0 && tokens[at - 1].is('.');
        let next = |mark| tokens.get(at + 1).is_some_and(|token| token.is(mark));
        let method = matches!(token.text.as_str(), "unwrap" | "expect" | "unwrap_err" | "expect_err") && after_dot && next('(');
        let call = matches!(token.text.as_str(), "todo" | "unimplemented" | "dbg") && next('!');
        (method || call).then(|| fault(source, token.line, format!("{} outside of tests: say what happens instead", token.text)))
    });
    found.collect()
}

/// Sentences stand in the locale files: pages, components, islands and the terminal's report hold none.
pub fn sentences(source: &Source) -> Vec<Fault> {
    if !SPEAKING.iter().any(|place| source.is_in(place)) {
        return Vec::new();
    }
    let tokens = &source.code;
    let mut faults = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let spoken = SPOKEN.iter().any(|(path, text, _)| *path == source.path && *text == token.text);
        if token.kind == Kind::Text && is_sentence(&token.text) && !spoken {
            faults.push(fault(source, token.line, format!("{:?} looks like a sentence: it belongs into src/words", token.text)));
        }
        // A view may hold text without quotes, where Rust has never two names in a row.
        if let (true, Some([one, other])) = (token.is('>'), tokens.get(at + 1..at + 3))
            && is_name(one)
            && is_name(other)
        {
            faults.push(fault(source, one.line, format!("\"{} {} …\" looks like text without quotes: it belongs into src/words", one.text, other.text)));
        }
    }
    faults
}

/// Two words or more, of which the first begins with a capital; or anything in Chinese.
fn is_sentence(text: &str) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().map(|word| word.trim_matches(|character: char| character.is_ascii_punctuation() || "…’“”—".contains(character)));
    let words = words.filter(|word| !word.is_empty() && word.chars().all(|character| character.is_alphabetic() || character == '\'' || character == '’'));
    let chinese = text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character));
    chinese || (text.starts_with(char::is_uppercase) && words.count() >= 2)
}

fn is_name(token: &Token) -> bool {
    const KEYWORDS: [&str; 38] = [
        "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false", "fn", "for", "if", "impl", "in", "let",
        "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "type", "unsafe", "use",
        "where", "while",
    ];
    token.kind == Kind::Word && !KEYWORDS.contains(&token.text.as_str())
}

/// A file can be read in one sitting.
pub fn length(source: &Source) -> Vec<Fault> {
    let long = source.lines > MAX_LINES;
    long.then(|| fault(source, source.lines, format!("{} lines, {MAX_LINES} at most: split it by its nouns", source.lines))).into_iter().collect()
}
