//! What the compiler cannot check: that nobody forgot to ask whose row it is, and that both databases take the same steps.

use std::{collections::BTreeSet, fs, path::Path};

use sqlx::migrate::Migrator;

use super::super::open::{POSTGRES_STEPS, SQLITE_STEPS};

/// Public functions that need neither a scope nor a claim, and why.
const EXEMPT: &[(&str, &str)] = &[
    ("open", "there is no store yet"),
    ("ping", "touches no row"),
    ("close", "touches no row"),
    ("claim", "hands out the claim"),
    ("queue_length", "a number over all owners, for the operator"),
    ("open_share", "the secret is the right, the scope the answer"),
    ("open_probe", "the token is the right, the scope the answer"),
    ("create_session", "sessions come before owners; their id is a secret"),
    ("save_session", "the same"),
    ("load_session", "the same"),
    ("delete_session", "the same"),
    ("take_turn", "about a machine, and nobody's"),
    ("expire", "the installation's own housekeeping"),
];

/// The public functions of one source file: their names, and what stands between the name and the body.
fn public_functions(source: &str) -> impl Iterator<Item = (&str, &str)> {
    source.split("pub async fn ").skip(1).map(|rest| {
        let signature = rest.split('{').next().unwrap();
        signature.split_once('(').unwrap()
    })
}

#[test]
fn every_function_on_an_owners_rows_asks_for_a_scope_or_a_claim() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut exempt: BTreeSet<_> = EXEMPT.iter().map(|(name, _)| *name).collect();
    let mut seen = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for (name, arguments) in public_functions(&source) {
            seen += 1;
            let asks = arguments.contains("scope: &Scope") || arguments.contains("claim: &Claim");
            let excused = exempt.remove(name);
            assert!(asks || excused, "{name} in {} takes no &Scope and no &Claim", path.display());
            assert!(!(asks && excused), "{name} asks for a scope or a claim and needs no excuse");
        }
    }
    assert!(seen >= 25, "only {seen} functions were found: does this walk still read the right files?");
    assert!(exempt.is_empty(), "excuses for functions that are not there: {exempt:?}");
}

#[test]
fn the_walk_sees_a_missing_scope() {
    let source = "    pub async fn run(&self, scope: &Scope, run: RunId) -> X {}\n    pub async fn leak(&self,\n        run: RunId,\n    ) -> X {\n";
    let found: Vec<_> = public_functions(source).map(|(name, arguments)| (name, arguments.contains("&Scope"))).collect();
    assert_eq!(found, [("run", true), ("leak", false)]);
}

#[test]
fn both_databases_take_the_same_steps() {
    let on_disk = |kind: &str| -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(kind);
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    // As the embedded steps were read from names such as `0001_runs.sql`.
    let embedded =
        |steps: &Migrator| -> BTreeSet<String> { steps.iter().map(|step| format!("{:04}_{}.sql", step.version, step.description.replace(' ', "_"))).collect() };
    assert_eq!(on_disk("sqlite"), on_disk("postgres"));
    assert_eq!(embedded(&SQLITE_STEPS), on_disk("sqlite"), "build anew: a step is not embedded");
    assert_eq!(embedded(&POSTGRES_STEPS), on_disk("postgres"), "build anew: a step is not embedded");
}

#[test]
fn both_databases_have_the_same_tables() {
    // The only difference between the two dialects, as they are used here, is the name of the type for bytes.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    for entry in fs::read_dir(folder.join("sqlite")).unwrap() {
        let name = entry.unwrap().file_name();
        let words = |kind: &str, bytes: &str| -> Vec<String> {
            let text = fs::read_to_string(folder.join(kind).join(&name)).unwrap();
            text.split_whitespace().map(|word| if word == bytes { "bytes".to_owned() } else { word.to_owned() }).collect()
        };
        assert_eq!(words("sqlite", "BLOB"), words("postgres", "BYTEA"), "{}", name.display());
    }
}
