//! Records that are proposed at a name which exists by a wildcard alone: with them it loses what the wildcard gave it (RFC 4592 §2.2.1), so that has
//! to be published beside them.

use crate::{
    check::observe::{Observations, dns::is_within},
    model::finding::Finding,
};

/// Adds to each finding with such a record what belongs beside it.
pub fn tell(seen: &Observations, findings: &mut [Finding]) {
    let Some(wildcard) = &seen.wildcard else { return };
    for finding in findings {
        // What is published on a web server changes no name.
        let is_below = finding.remedy.as_ref().is_some_and(|remedy| remedy.kind != "file" && is_within(&remedy.name, &wildcard.name));
        if is_below {
            let records: Vec<String> = wildcard.records.iter().map(|(kind, value)| format!("{kind} {value}")).collect();
            finding.args.insert("wild".to_owned(), wildcard.name.clone().into());
            finding.args.insert("wild_records".to_owned(), records.into());
            let missing: Vec<_> = wildcard.evidence.iter().copied().filter(|id| !finding.evidence.contains(id)).collect();
            finding.evidence.extend(missing);
        }
    }
}
