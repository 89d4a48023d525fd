//! Reads the locale files while building: the languages must have the same messages with the same variables, and every message
//! becomes a constant, so that a page that names a missing one does not compile.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

const LOCALES: [&str; 2] = ["en", "zh-CN"];

type Messages = BTreeMap<String, BTreeSet<String>>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("src/words");
    println!("cargo:rerun-if-changed=src/words");
    let mut all = Vec::new();
    for locale in LOCALES {
        all.push((locale, read(&folder.join(locale))?));
    }
    let (_, reference) = &all[0];
    let mut faults = Vec::new();
    for (locale, messages) in &all[1..] {
        for (id, variables) in reference {
            match messages.get(id) {
                None => faults.push(format!("{locale}: the message {id} is missing")),
                Some(other) if other != variables => faults.push(format!("{locale}: {id} uses {other:?}, {} uses {variables:?}", LOCALES[0])),
                Some(_) => {}
            }
        }
        for id in messages.keys().filter(|id| !reference.contains_key(*id)) {
            faults.push(format!("{}: the message {id} is missing", LOCALES[0]));
        }
    }
    if !faults.is_empty() {
        return Err(format!("the locale files differ:\n  {}", faults.join("\n  ")).into());
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("keys.rs"), constants(reference)?)?;
    for locale in LOCALES {
        fs::write(out.join(format!("{locale}.ftl")), text(&folder.join(locale))?)?;
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    Ok(files)
}

fn text(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    for file in files(folder)? {
        text.push_str(&fs::read_to_string(file)?);
        text.push('\n');
    }
    Ok(text)
}

fn read(folder: &Path) -> Result<Messages, Box<dyn Error>> {
    let mut messages = Messages::new();
    for file in files(folder)? {
        let source = fs::read_to_string(&file)?;
        let resource = fluent_syntax::parser::parse(source.as_str()).map_err(|(_, errors)| format!("{}: {errors:?}", file.display()))?;
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name.to_owned();
            let mut variables = BTreeSet::new();
            if let Some(pattern) = &message.value {
                collect(pattern, &mut variables);
            }
            if messages.insert(id.clone(), variables).is_some() {
                return Err(format!("{}: {id} stands twice", file.display()).into());
            }
        }
    }
    Ok(messages)
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, variables),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, variables);
                    for variant in variants {
                        collect(&variant.value, variables);
                    }
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = &**expression {
                collect_inline(inline, variables);
            }
        }
        _ => {}
    }
}

fn constants(messages: &Messages) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    for id in messages.keys() {
        let name = id.replace('-', "_").to_uppercase();
        writeln!(code, "pub const {name}: Key = Key(\"{id}\");")?;
    }
    writeln!(code, "/// Every message, sorted by its name, with its variables.\npub(super) const ALL: &[(&str, &[&str])] = &[")?;
    for (id, variables) in messages {
        let variables: Vec<String> = variables.iter().map(|name| format!("{name:?}")).collect();
        writeln!(code, "    ({id:?}, &[{}]),", variables.join(", "))?;
    }
    code.push_str("];\n");
    Ok(code)
}
