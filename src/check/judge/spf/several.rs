//! Several records, which make each other void (RFC 7208 §4.5), and the one that they can be made into.

use super::proposal;
use crate::{
    check::{
        fix::strings,
        observe::{Observations, spf::Included},
    },
    mail::spf::{Directive, MAX_LOOKUPS, Mechanism, Node, Qualifier, TermKind, mend, parse},
    model::{code::Code, finding::Finding},
};

pub fn judge(seen: &Observations, root: &Node, included: &[Included], count: usize) -> Finding {
    let finding = Finding::new(Code::SpfSeveral, root.domain.clone()).arg("count", count).seen(root.evidence.iter().copied());
    let is_damaged = root.several.iter().any(|text| !is_read(text));
    // One of two that nobody can read is void too.
    if are_alike(&root.several) && !is_damaged {
        return finding.arg("merge", "alike");
    }
    match merged(&root.several, included) {
        Some((record, cost)) => {
            let record = proposal::with_known(seen, &record, &[], cost);
            finding.arg("merge", if is_damaged { "mended" } else { "one" }).remedy("TXT", root.domain.clone(), strings(&record))
        }
        None => finding.arg("merge", "none"),
    }
}

fn is_read(text: &str) -> bool {
    parse(text.as_bytes()).defects.is_empty()
}

fn are_alike(records: &[String]) -> bool {
    let plain = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    records.first().map(plain).is_some_and(|first| records.iter().all(|text| plain(text) == first))
}

/// One record that lets pass whom any of them lets pass. There is none where one refuses somebody or hands the question on, since then the order of
/// the terms matters, nor where it needs too many look-ups, or nobody knows how many. With it comes how many it needs.
fn merged(records: &[String], included: &[Included]) -> Option<(String, usize)> {
    let below = |name: &str| included.iter().find(|one| one.domain.eq_ignore_ascii_case(name))?.lookups;
    let mut words: Vec<String> = Vec::new();
    let (mut cost, mut strict) = (0, !records.is_empty());
    for text in records {
        // What a slip of the pen has spoilt is read as it was meant; what may be meant in two ways is not.
        let mended = if is_read(text) { text.clone() } else { mend(text)? };
        let record = parse(mended.as_bytes()).value;
        strict &= record.ending() == Some(Qualifier::Fail);
        for term in record.terms.iter().take(record.reachable()) {
            match &term.kind {
                TermKind::Directive(Directive { qualifier: Qualifier::Pass, mechanism: Mechanism::All }) => return None,
                TermKind::Directive(Directive { mechanism: Mechanism::All, .. }) => {}
                TermKind::Directive(Directive { qualifier: Qualifier::Pass, mechanism }) => {
                    let word = mechanism.to_string();
                    if words.iter().all(|other| !other.eq_ignore_ascii_case(&word)) {
                        cost += match mechanism {
                            Mechanism::Include { domain } => 1 + below(&domain.to_string())?,
                            other => usize::from(other.is_lookup()),
                        };
                        words.push(word);
                    }
                }
                _ => return None,
            }
        }
    }
    let ending = if strict { "-all" } else { "~all" };
    let record = || ["v=spf1".to_owned()].into_iter().chain(words).chain([ending.to_owned()]).collect::<Vec<_>>().join(" ");
    (!records.is_empty() && cost <= MAX_LOOKUPS).then(|| (record(), cost))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the includes of these tests cost.
    fn known() -> Vec<Included> {
        let of = |name: &str, lookups| Included { domain: format!("{name}.example"), lookups };
        vec![of("a", Some(2)), of("b", Some(0)), of("c", Some(1)), of("d", Some(2)), of("x", Some(1)), of("large", Some(8)), of("broken", None)]
    }

    fn of(records: &[&str]) -> (bool, Option<String>) {
        let records: Vec<String> = records.iter().map(|text| (*text).to_owned()).collect();
        (are_alike(&records), merged(&records, &known()).map(|(record, _)| record))
    }

    #[test]
    fn records_are_merged_where_that_is_safe() {
        assert_eq!(
            of(&["v=spf1 mx ip4:192.0.2.1 -all", "v=spf1 include:x.example +MX ~all"]),
            (false, Some("v=spf1 mx ip4:192.0.2.1 include:x.example ~all".to_owned()))
        );
        assert_eq!(of(&["v=spf1 a -all", "v=spf1 mx -all"]), (false, Some("v=spf1 a mx -all".to_owned())));
        assert_eq!(of(&["v=spf1 a -all ip4:192.0.2.1", "v=spf1"]), (false, Some("v=spf1 a ~all".to_owned())));
        for other in ["v=spf1 redirect=x.example", "v=spf1 -ip4:192.0.2.1 ~all", "v=spf1 +all", "v=spf1 moo -all", "v=spf1 a exp=x.example"] {
            assert_eq!(of(&["v=spf1 mx -all", other]), (false, None), "{other}");
        }
        // A mistake that can be meant in one way only is put right; others are not.
        let typo = "v=spf1 ipv4:192.0.2.1 -all";
        assert_eq!(of(&["v=spf1 mx -all", typo]), (false, Some("v=spf1 mx ip4:192.0.2.1 -all".to_owned())));
        assert_eq!(of(&[typo, typo]).1, Some("v=spf1 ip4:192.0.2.1 -all".to_owned()));
        let crowd = "v=spf1 include:a.example include:b.example include:c.example include:d.example -all";
        assert_eq!(
            of(&["v=spf1 mx -all", crowd]),
            (false, Some("v=spf1 mx include:a.example include:b.example include:c.example include:d.example -all".to_owned()))
        );
        // RFC 7208 §4.6.4: what an include costs, its own record says; one that makes void what includes it is in no proposal (§5.2).
        assert_eq!(of(&["v=spf1 mx -all", "v=spf1 include:large.example -all"]), (false, Some("v=spf1 mx include:large.example -all".to_owned())));
        for other in ["v=spf1 a include:large.example -all", "v=spf1 include:broken.example -all", "v=spf1 include:unseen.example -all"] {
            assert_eq!(of(&["v=spf1 mx -all", other]), (false, None), "{other}");
        }
        assert_eq!(of(&[]), (false, None));
    }

    #[test]
    fn the_same_twice_is_told_apart() {
        assert!(of(&["v=spf1 mx -all", "V=spf1  MX -all "]).0);
        assert!(!of(&["v=spf1 mx -all", "v=spf1 mx ~all"]).0);
    }

    proptest! {
        #[test]
        fn merging_once_is_merging_twice(records in proptest::collection::vec(
            "v=spf1( [+]?(a|mx|MX|ip4:192\\.0\\.2\\.[0-9]|include:[a-c]\\.example|a:x\\.example/2[0-4]|exists:%\\{i\\}\\.x\\.example)){0,4}( [-~?]all)?", 1..5)
        ) {
            let merged = |records: &[String], known: &[Included]| merged(records, known).map(|(record, _)| record);
            if let Some(once) = merged(&records, &known()) {
                let of_one = std::slice::from_ref(&once);
                prop_assert_eq!(merged(of_one, &known()), Some(once.clone()));
                // Beside one of those it was made of it says no more, and no less.
                let beside: Vec<String> = [once.clone()].into_iter().chain(records.iter().cloned()).collect();
                prop_assert_eq!(merged(&beside, &known()), Some(once.clone()));
                // In whatever order they come, the same may send.
                let words = |record: &str| record.split(' ').map(str::to_ascii_lowercase).collect::<std::collections::BTreeSet<String>>();
                let turned: Vec<String> = records.iter().rev().cloned().collect();
                prop_assert_eq!(merged(&turned, &known()).map(|record| words(&record)), Some(words(&once)));
            }
        }
    }
}
