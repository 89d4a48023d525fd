//! Holds the architecture: reads the sources as text and fails on an arrow that points up, on SQL, sockets and sentences outside of their
//! rooms, and on a few more things that reviewers should not have to look for. `ARCHITECTURE.md` explains the floors.
//!
//! Test code (`#[cfg(test)]`) is free of most rules: a test may reach for whatever it needs. It needs nothing but the standard library.

#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/proof.rs"]
mod proof;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use std::path::Path;

use rules::Fault;
use source::{Source, read_all};

/// Every file of the program.
fn program() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match read_all(root) {
        Ok(sources) => sources,
        Err(error) => panic!("the sources under {} cannot be read: {error}", root.display()),
    }
}

/// Fails with everything that breaks a rule, and says why there is one.
#[track_caller]
fn hold(rule: fn(&Source) -> Vec<Fault>, why: &str) {
    let faults: Vec<String> = program().iter().flat_map(rule).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "\n  {}\n{why}\n", faults.join("\n  "));
}

#[test]
fn arrows_point_down() {
    hold(rules::arrows, "A module names only modules of lower floors (ARCHITECTURE.md, \"Floors\"): what is below can then be read, tested and reused alone.");
}

#[test]
fn what_reaches_the_browser_stays_small() {
    hold(rules::browser, "Islands and the signatures of actions are compiled to WebAssembly: only model and error are there with them.");
}

#[test]
fn sql_stands_in_the_store() {
    hold(rules::sql, "The store holds every statement, so that each is bound to a scope and runs on both databases.");
}

#[test]
fn sockets_stand_in_net() {
    hold(rules::doors, "Whatever leaves the process passes the address policy, the budget and the evidence of src/net.");
}

#[test]
fn features_switch_whole_modules() {
    hold(rules::features, "Server and browser are told apart by modules, never within a function: else nobody knows what was compiled.");
}

#[test]
fn nothing_gives_up_outside_tests() {
    hold(rules::giving_up, "A panic takes a request or a run with it: return an error, or state the case that cannot be in types.");
}

#[test]
fn sentences_stand_in_the_locale_files() {
    hold(rules::sentences, "Every sentence is looked up in src/words, so that it is there in every language.");
}

#[test]
fn files_can_be_read_in_one_sitting() {
    hold(rules::length, "Long files hold more than one noun.");
}

#[test]
fn every_module_of_the_crate_has_a_floor() {
    let sources = program();
    let Some(library) = sources.iter().find(|source| source.path == "src/lib.rs") else { panic!("src/lib.rs is gone") };
    let declared: Vec<&str> = library.code.windows(3).filter(|three| three[0].is_word("mod") && three[2].is(';')).map(|three| three[1].text.as_str()).collect();
    assert!(declared.len() >= 10, "the modules of src/lib.rs were not recognised: {declared:?}");
    for module in declared {
        assert!(rules::floor(module).is_some(), "the module {module} has no floor: give it one in FLOORS and in ARCHITECTURE.md");
    }
}

#[test]
fn every_exception_is_still_needed() {
    let sources = program();
    let named: Vec<(String, String)> = sources
        .iter()
        .flat_map(|source| {
            let from = source.module().first().cloned().unwrap_or_default();
            paths::named(source).into_iter().filter_map(move |name| Some((from.clone(), name.path.first()?.clone())))
        })
        .collect();
    for (who, whom, why) in rules::NEIGHBOURS {
        assert!(named.iter().any(|(from, to)| from == who && to == whom), "{who} does not name {whom} any more: drop the exception ({why})");
    }
}
