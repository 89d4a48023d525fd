//! Reads Rust source as tokens: comments are left out, strings are told from code, and test code is told from the program.

use std::{collections::BTreeSet, fs, io, path::Path};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword, without `r#`.
    Word,
    /// The text between the quotes of a string of any kind, escapes as they were written.
    Text,
    /// A character, a number or a lifetime: of no interest to any rule.
    Other,
    /// One character of punctuation.
    Mark(char),
}

/// One token and its line, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub text: String,
    pub line: usize,
}

impl Token {
    pub fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text == word
    }
}

/// A file of the program.
pub struct Source {
    /// From the top of the repository: `src/check/run.rs`.
    pub path: String,
    pub lines: usize,
    /// Whether the whole file is test code.
    pub is_test: bool,
    /// Every token.
    pub tokens: Vec<Token>,
    /// The tokens without test code; none at all in a test file.
    pub code: Vec<Token>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let tokens = tokenize(text);
        let code = without_tests(&tokens);
        Self { path: path.to_owned(), lines: text.lines().count(), is_test: false, tokens, code }
    }

    /// The modules that the file's place stands for: `check`, `judge`, `spf`; none for `lib.rs`.
    pub fn module(&self) -> Vec<String> {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut names: Vec<String> = inner.split('/').map(str::to_owned).collect();
        if names.last().is_some_and(|name| name == "mod" || name == "lib") {
            names.pop();
        }
        names
    }

    /// Whether the file is this one, or lies in this folder.
    pub fn is_in(&self, place: &str) -> bool {
        self.path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".rs")
    }
}

/// Reads every file under `src`, sorted by path.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn read_all(root: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    read_folder(root, "src", &mut sources)?;
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    mark_tests(&mut sources);
    Ok(sources)
}

fn read_folder(root: &Path, folder: &str, sources: &mut Vec<Source>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_folder(root, &path, sources)?;
        } else if path.ends_with(".rs") {
            sources.push(Source::new(&path, &fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}

/// Files that only a `#[cfg(test)] mod name;` leads to are test code as a whole.
pub fn mark_tests(sources: &mut [Source]) {
    let mut places = BTreeSet::new();
    for source in &*sources {
        let folder = match source.path.rsplit_once('/') {
            Some((folder, "mod.rs" | "lib.rs" | "main.rs")) => folder,
            _ => source.path.trim_end_matches(".rs"),
        };
        for name in test_modules(&source.tokens) {
            places.insert(format!("{folder}/{name}"));
        }
    }
    for source in sources {
        if places.iter().any(|place| source.is_in(place)) {
            source.is_test = true;
            source.code.clear();
        }
    }
}

fn test_modules(tokens: &[Token]) -> Vec<String> {
    let mut names = Vec::new();
    for at in 0..tokens.len() {
        let Some(end) = test_attribute(tokens, at) else { continue };
        let item = after_attributes(tokens, end);
        let item = after_visibility(tokens, item);
        if let [keyword, name, mark, ..] = &tokens[item..]
            && keyword.is_word("mod")
            && mark.is(';')
        {
            names.push(name.text.clone());
        }
    }
    names
}

/// Leaves out every item that only tests are compiled with.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match test_attribute(tokens, at) {
            Some(end) => at = after_item(tokens, after_attributes(tokens, end)),
            None => {
                kept.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    kept
}

/// The place after `#[cfg(test)]` or `#[cfg(all(test, …))]`, when one begins here.
fn test_attribute(tokens: &[Token], at: usize) -> Option<usize> {
    let end = after_attribute(tokens, at)?;
    let words: Vec<&str> = tokens[at..end].iter().filter(|token| token.kind == Kind::Word).map(|token| token.text.as_str()).collect();
    matches!(words.as_slice(), ["cfg", "test"] | ["cfg", "all", "test", ..]).then_some(end)
}

/// The place after the attribute that begins here.
pub fn after_attribute(tokens: &[Token], at: usize) -> Option<usize> {
    if !tokens.get(at)?.is('#') {
        return None;
    }
    let open = if tokens.get(at + 1)?.is('!') { at + 2 } else { at + 1 };
    tokens.get(open)?.is('[').then(|| after_group(tokens, open))
}

/// The place after all attributes that follow each other from here on.
pub fn after_attributes(tokens: &[Token], mut at: usize) -> usize {
    while let Some(next) = after_attribute(tokens, at) {
        at = next;
    }
    at
}

/// The place after `pub` or `pub(…)`, if it stands here.
pub fn after_visibility(tokens: &[Token], at: usize) -> usize {
    if !tokens.get(at).is_some_and(|token| token.is_word("pub")) {
        return at;
    }
    if tokens.get(at + 1).is_some_and(|token| token.is('(')) { after_group(tokens, at + 1) } else { at + 1 }
}

/// The place after the bracket that closes the one at `open`, of whatever kind.
pub fn after_group(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Mark('(' | '[' | '{') => depth += 1,
            Kind::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return place + 1;
        }
    }
    tokens.len()
}

/// The place after the item that begins here: its semicolon, or the brace that closes it.
fn after_item(tokens: &[Token], mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Mark(';') => return at + 1,
            Kind::Mark('{') => return after_group(tokens, at),
            Kind::Mark('(' | '[') => at = after_group(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// Splits source into tokens. Source that rustc does not take gives some tokens, never a panic.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut reader = Reader { characters: text.chars().collect(), at: 0, line: 1, tokens: Vec::new() };
    while let Some(character) = reader.peek(0) {
        reader.read(character);
    }
    reader.tokens
}

struct Reader {
    characters: Vec<char>,
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    fn step(&mut self) -> Option<char> {
        let character = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(character == '\n');
        Some(character)
    }

    fn push(&mut self, kind: Kind, text: String, line: usize) {
        self.tokens.push(Token { kind, text, line });
    }

    fn read(&mut self, character: char) {
        let line = self.line;
        match (character, self.peek(1)) {
            ('/', Some('/')) => {
                while self.peek(0).is_some_and(|character| character != '\n') {
                    self.step();
                }
            }
            ('/', Some('*')) => self.skip_comment(),
            ('"', _) => self.read_string(line),
            ('\'', _) => self.read_quote(line),
            _ if character.is_whitespace() => {
                self.step();
            }
            _ if is_start(character) => self.read_word(line),
            _ if character.is_ascii_digit() => {
                while self.peek(0).is_some_and(is_part) {
                    self.step();
                }
                self.push(Kind::Other, String::new(), line);
            }
            _ => {
                self.step();
                self.push(Kind::Mark(character), character.to_string(), line);
            }
        }
    }

    /// Comments between `/*` and `*/`, which may hold others of their kind.
    fn skip_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(character) = self.peek(0) {
            match (character, self.peek(1)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => {
                    self.step();
                    continue;
                }
            }
            self.step();
            self.step();
            if depth == 0 {
                return;
            }
        }
    }

    /// A word, or the prefix of a string (`b""`, `c""`, `r#""#`) or of a raw name (`r#type`).
    fn read_word(&mut self, line: usize) {
        let mut word = String::new();
        while let Some(character) = self.peek(0).filter(|character| is_part(*character)) {
            word.push(character);
            self.step();
        }
        let is_prefix = matches!(word.as_str(), "b" | "c" | "r" | "br" | "cr");
        let hashes = (0..).take_while(|ahead| self.peek(*ahead) == Some('#')).count();
        match self.peek(hashes) {
            Some('"') if is_prefix && word.ends_with('r') => self.read_raw_string(hashes, line),
            Some('"') if is_prefix && hashes == 0 => self.read_string(line),
            Some('\'') if word == "b" && hashes == 0 => self.read_quote(line),
            Some(character) if word == "r" && hashes == 1 && is_start(character) => {
                self.step();
            }
            _ => self.push(Kind::Word, word, line),
        }
    }

    fn read_string(&mut self, line: usize) {
        self.step();
        let mut text = String::new();
        while let Some(character) = self.step() {
            match character {
                '"' => break,
                '\\' => {
                    text.push(character);
                    text.extend(self.step());
                }
                _ => text.push(character),
            }
        }
        self.push(Kind::Text, text, line);
    }

    fn read_raw_string(&mut self, hashes: usize, line: usize) {
        for _ in 0..=hashes {
            self.step();
        }
        let mut text = String::new();
        while let Some(character) = self.step() {
            if character == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                self.at += hashes;
                break;
            }
            text.push(character);
        }
        self.push(Kind::Text, text, line);
    }

    /// A character such as `'a'` or `'\''`, or a lifetime.
    fn read_quote(&mut self, line: usize) {
        self.step();
        if self.peek(0) == Some('\\') {
            self.step();
            self.step();
            while self.step().is_some_and(|character| character != '\'') {}
        } else if self.peek(1) == Some('\'') {
            self.step();
            self.step();
        } else {
            while self.peek(0).is_some_and(is_part) {
                self.step();
            }
        }
        self.push(Kind::Other, String::new(), line);
    }
}

fn is_start(character: char) -> bool {
    character == '_' || character.is_alphabetic()
}

fn is_part(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}
