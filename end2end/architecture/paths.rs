//! The paths by which one module names another.

use crate::source::{Kind, Source, Token};

/// A path from the top of the crate, such as `net`, `policy`, `special`; a last `*` stands for everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub path: Vec<String>,
    pub line: usize,
    /// Braces around it that are no module's: 0 outside of every function and type.
    pub depth: usize,
}

/// Every path of the program's own that a file names outside of its tests: those that begin with `crate`, `super`, `self` or the crate's name.
pub fn named(source: &Source) -> Vec<Named> {
    let tokens = &source.code;
    let mut found = Vec::new();
    // Braces that are open; those of a module with its name.
    let mut open: Vec<Option<String>> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let begins = token.kind == Kind::Word && matches!(token.text.as_str(), "crate" | "super" | "self" | "mailworthy");
        if begins && is_joint(tokens, at + 1) && !(at >= 2 && is_joint(tokens, at - 2)) {
            let mut module = source.module();
            module.extend(open.iter().flatten().cloned());
            let depth = open.iter().filter(|brace| brace.is_none()).count();
            let mut paths = Vec::new();
            at = read_tree(tokens, at, Vec::new(), &mut paths);
            found.extend(paths.into_iter().map(|(path, line)| Named { path: from_the_top(path, &module), line, depth }));
            continue;
        }
        match token.kind {
            Kind::Mark('{') => open.push(opens_module(tokens, at)),
            Kind::Mark('}') => {
                open.pop();
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn is_joint(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at..at + 2), Some([one, other]) if one.is(':') && other.is(':'))
}

/// The name of the module whose brace stands here.
fn opens_module(tokens: &[Token], at: usize) -> Option<String> {
    match tokens.get(at.checked_sub(2)?..at)? {
        [keyword, name] if keyword.is_word("mod") => Some(name.text.clone()),
        _ => None,
    }
}

/// Reads a path, or a tree of them as `use` has it, and adds each with its line. Returns the place after it.
fn read_tree(tokens: &[Token], mut at: usize, mut path: Vec<String>, paths: &mut Vec<(Vec<String>, usize)>) -> usize {
    let line = tokens.get(at).map_or(0, |token| token.line);
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Word => {
                path.push(token.text.clone());
                at += 1;
                if !is_joint(tokens, at) {
                    break;
                }
                at += 2;
            }
            Kind::Mark('*') => {
                path.push("*".to_owned());
                at += 1;
                break;
            }
            Kind::Mark('{') => return read_group(tokens, at + 1, &path, paths),
            // A type's parameters, or a macro's variable.
            _ => break,
        }
    }
    paths.push((path, line));
    at
}

fn read_group(tokens: &[Token], mut at: usize, path: &[String], paths: &mut Vec<(Vec<String>, usize)>) -> usize {
    while let Some(token) = tokens.get(at) {
        if token.is('}') {
            return at + 1;
        }
        if token.is(',') {
            at += 1;
            continue;
        }
        at = read_tree(tokens, at, path.to_vec(), paths);
        // `as name`
        while tokens.get(at).is_some_and(|token| !token.is(',') && !token.is('}')) {
            at += 1;
        }
    }
    at
}

/// Resolves `crate`, `self` and `super` in a module.
fn from_the_top(path: Vec<String>, module: &[String]) -> Vec<String> {
    let mut top: Vec<String> = Vec::new();
    for (place, name) in path.into_iter().enumerate() {
        match name.as_str() {
            "crate" | "mailworthy" if place == 0 => {}
            "self" if place == 0 => top = module.to_vec(),
            "super" if place == 0 => top = module.iter().take(module.len().saturating_sub(1)).cloned().collect(),
            "super" => {
                top.pop();
            }
            // The module itself, in a group.
            "self" => {}
            _ => top.push(name),
        }
    }
    top
}
