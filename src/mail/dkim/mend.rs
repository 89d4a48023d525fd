//! Putting a damaged key record right, where that can be done without guessing.

use super::{
    Fault, Standing, key,
    parse::{KNOWN, parse},
};
use crate::mail::tags::salvage;

/// The record as it was meant: without quotation marks, backslashes, blanks in the key and PEM lines, with the version first and the type that
/// the key is of. Nothing when the key itself cannot be read so: then only the one who made it can publish it again.
pub fn mend(text: &str) -> Option<String> {
    rebuild(text, true)
}

/// The same without the flag that says the domain is only trying DKIM out.
pub fn mend_without_testing(text: &str) -> Option<String> {
    rebuild(text, false)
}

fn rebuild(text: &str, testing: bool) -> Option<String> {
    let tags = salvage(text, &KNOWN, &["n"]);
    let value = |name: &str| tags.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).and_then(|(_, value)| value.clone());
    let mut written = tags.iter().filter(|(name, _)| name.eq_ignore_ascii_case("p")).filter_map(|(_, value)| value.as_deref()).map(key::bare);
    let first = written.next()?;
    // Which of two keys is meant, nobody can tell.
    let written = written.all(|other| other == first).then_some(first)?;
    let keys = std::iter::once(written.clone()).chain(key::unwrapped(&written));
    let declared = value("k").unwrap_or_default().to_ascii_lowercase();
    let kinds = if declared == "ed25519" { ["ed25519", "rsa"] } else { ["rsa", "ed25519"] };
    // RFC 8301 §3.1: a list without sha256 makes the key useless; so does a service other than mail.
    let hashes = value("h").filter(|hashes| words(hashes).contains(&"sha256".to_owned()));
    let services = value("s").filter(|services| words(services).iter().any(|service| service == "email" || service == "*"));
    let flags: Vec<String> = words(&value("t").unwrap_or_default()).into_iter().filter(|flag| flag == "s" || (flag == "y" && testing)).collect();
    let notes = value("n").filter(|notes| !notes.is_empty() && notes.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' '));
    let optional = [
        ("h", hashes.map(|hashes| words(&hashes).join(":"))),
        ("s", services.map(|services| words(&services).join(":"))),
        ("t", (!flags.is_empty()).then(|| flags.join(":"))),
        ("n", notes),
    ];
    let optional: String = optional.into_iter().filter_map(|(name, value)| value.map(|value| format!("; {name}={value}"))).collect();
    keys.flat_map(|key| kinds.map(|kind| format!("v=DKIM1; k={kind}{optional}; p={key}"))).find(|record| {
        let parsed = parse(record.as_bytes());
        parsed.value.standing == Standing::Usable && parsed.defects.iter().all(|defect| defect.fault == Fault::KeyTrailing)
    })
}

/// The words of a list with colons, in lower case.
fn words(value: &str) -> Vec<String> {
    value.to_ascii_lowercase().split(':').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}
