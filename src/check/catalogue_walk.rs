//! The catalogue and the table of findings belong together: what the engine is to decide is decided, or somebody is named who will.

use std::collections::BTreeSet;

use super::judge::tests::cases;
use crate::{
    knowledge::catalogue::{self, Part},
    lab,
    model::{area::Area, code::Code, verdict::Verdict},
    words::Key,
};

/// Entries that no code answers yet, and the area that will bring it. A row goes when its code comes.
const WAITING: &[(&str, &str)] = &[("spf.type99", "spf"), ("spf.nonsending", "spf"), ("spf.case_position", "spf")];

/// The areas of which every code has a fixture here; the fixtures of the others stand in their own tests.
const WITH_FIXTURES: &[Area] = &[Area::Dkim, Area::Dmarc];

fn answered() -> BTreeSet<&'static str> {
    Code::ALL.iter().map(|code| code.catalogue()).filter(|id| !id.is_empty()).collect()
}

/// The codes that a lab fixture triggers.
fn shown() -> BTreeSet<Code> {
    let in_samples = lab::samples().iter().flat_map(|sample| sample.shows.iter().copied());
    in_samples.chain(cases().flat_map(|case| case.shows.iter().map(|(code, _)| *code))).collect()
}

#[test]
fn every_entry_of_the_engine_is_answered_or_waits_for_a_named_area() {
    let answered = answered();
    let mut missing = Vec::new();
    for check in catalogue::all().iter().filter(|check| check.part == Part::Engine) {
        let waits = WAITING.iter().any(|(id, _)| check.id == **id);
        if waits == answered.contains(check.id.as_str()) {
            missing.push(format!("{} is {}", check.id, if waits { "answered: take it out of the table" } else { "neither answered nor waiting" }));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    for (id, area) in WAITING {
        let check = catalogue::by_id(id).unwrap_or_else(|| panic!("the catalogue has no {id}"));
        assert_eq!(check.area.as_str(), *area, "{id}");
    }
}

#[test]
fn no_code_is_worse_than_its_entry() {
    for code in Code::ALL.iter().filter(|code| !code.area().is_summary()) {
        let check = catalogue::by_id(code.catalogue()).unwrap_or_else(|| panic!("{} names {}, which the catalogue has not", code.as_str(), code.catalogue()));
        if !matches!(code.worst(), Verdict::Broken | Verdict::Problem | Verdict::Note) {
            continue;
        }
        let limit = check.on_fail().or(check.on_warn()).unwrap_or(Verdict::Good);
        assert!(code.worst().rank() >= limit.rank(), "{} may be {:?}, {} at most {limit:?}", code.as_str(), code.worst(), check.id);
    }
}

#[test]
fn every_code_has_a_fixture_and_words() {
    let shown = shown();
    for code in Code::ALL {
        let message = code.as_str().replace(['.', '_'], "-");
        assert!(Key::find(&format!("finding-{message}")).is_some(), "{}", code.as_str());
        if WITH_FIXTURES.contains(&code.area()) {
            assert!(shown.contains(code), "nothing shows {}", code.as_str());
        }
    }
}
