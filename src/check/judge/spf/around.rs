//! What stands around the SPF record: the obsolete type, records in the wrong place, names that send nothing, and who else may send.

use crate::{
    check::{
        identity::services,
        observe::{Observations, Spf, spf::Records},
    },
    mail::{
        mx::Kind,
        spf::{Directive, Mechanism, NodeOutcome, Qualifier, Record, TermKind, parse},
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
};

/// Marks that belong around a record in a master file or a word processor.
const QUOTES: [char; 6] = ['"', '\'', '\\', '“', '”', '„'];
/// The whole record of a name that sends nothing.
const NOBODY: &str = "v=spf1 -all";

pub fn judge(seen: &Observations, spf: &Spf) -> Vec<Finding> {
    let mut findings: Vec<Finding> = others(spf).into_iter().collect();
    let Some(around) = &seen.spf_around else { return findings };
    findings.extend(obsolete(spf, &around.obsolete));
    findings.extend(misplaced(seen, spf));
    findings.extend(closed(seen, spf));
    findings.extend(www(seen));
    findings
}

/// Services that the record lets send. Whether mail of the domain really comes from there, it does not say.
fn others(spf: &Spf) -> Option<Finding> {
    let domain = &spf.tree.root.domain;
    let services = services(domain, &spf.tree);
    let names: Vec<String> = services.iter().map(|node| node.domain.clone()).collect();
    let evidence = spf.tree.root.evidence.iter().chain(services.iter().flat_map(|node| &node.evidence)).copied();
    (!names.is_empty()).then(|| Finding::new(Code::SpfOthers, domain.clone()).arg("count", names.len()).arg("services", names.clone()).seen(evidence))
}

/// RFC 7208 §3.1: records of the type SPF must not be published any more, and nobody asks for them.
fn obsolete(spf: &Spf, obsolete: &Records) -> Option<Finding> {
    let finding = |code| Finding::new(code, spf.tree.root.domain.clone()).seen([obsolete.evidence]);
    if !obsolete.outcome.is_answer() {
        return Some(finding(Code::SpfType99Unknown));
    }
    let text = obsolete.texts.first()?;
    let beside = match &spf.tree.root.text {
        None => "none",
        Some(other) if obsolete.texts.iter().all(|text| text == other) => "same",
        Some(_) => "other",
    };
    Some(finding(Code::SpfType99).arg("beside", beside).arg("record", text.clone()))
}

/// Records of names close to the domain, while the domain itself has none. One that authorises nobody is right where it is.
fn misplaced(seen: &Observations, spf: &Spf) -> Vec<Finding> {
    let domain = &spf.tree.root.domain;
    let places = seen.spf_around.iter().flat_map(|around| &around.elsewhere).filter_map(|place| {
        let text = place.texts.iter().find(|text| authorises(text))?;
        let finding = Finding::new(Code::SpfMisplaced, domain.clone()).arg("place", place.name.clone()).arg("record", text.clone());
        let evidence = spf.tree.root.evidence.iter().copied().chain([place.evidence]);
        Some(finding.remedy("TXT", domain.clone(), moved(text, &place.name)).seen(evidence))
    });
    places.collect()
}

/// A record for the domain that was found where it is not read.
pub fn found(seen: &Observations) -> Option<String> {
    let around = seen.spf_around.as_ref()?;
    let sound = |text: &&String| parse(text.as_bytes()).defects.is_empty() && authorises(text);
    let obsolete = damaged(seen).map(mended).filter(|text| sound(&text)).or_else(|| around.obsolete.texts.iter().find(sound).cloned());
    let elsewhere = || around.elsewhere.iter().filter_map(|place| Some(moved(place.texts.iter().find(sound)?, &place.name)));
    obsolete.or_else(|| elsewhere().min())
}

/// A text at the domain that somebody meant for its record, although receivers take it for none.
pub fn damaged(seen: &Observations) -> Option<&str> {
    seen.spf_around.as_ref()?.damaged.first().map(String::as_str)
}

/// The text without what a panel or a hand has put around it.
fn mended(text: &str) -> String {
    let plain: String = text.chars().filter(|character| !QUOTES.contains(character)).map(|character| if character == ';' { ' ' } else { character }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether anybody may pass by a record.
fn authorises(text: &str) -> bool {
    let record = parse(text.as_bytes()).value;
    record.redirect().is_some() || record.terms.iter().take(record.reachable()).any(|term| passes(&term.kind))
}

const fn passes(kind: &TermKind) -> bool {
    matches!(kind, TermKind::Directive(Directive { qualifier: Qualifier::Pass, .. }))
}

/// The record as it is to stand at the domain: an `a` that named no domain meant the name at which it stood (RFC 7208 §5.3).
fn moved(text: &str, from: &str) -> String {
    let record = parse(text.as_bytes()).value;
    let mut moved = text.to_owned();
    for term in record.terms.iter().rev() {
        let TermKind::Directive(Directive { mechanism: Mechanism::A { domain: None, .. }, .. }) = &term.kind else { continue };
        let Some(word) = text.get(term.span.start..term.span.end) else { continue };
        let name_end = term.span.start + word.find('/').unwrap_or(word.len());
        if moved.is_char_boundary(name_end) {
            moved.insert_str(name_end, &format!(":{from}"));
        }
    }
    moved
}

/// Whether the domain says by a null MX that it has no mail, and nobody says otherwise: then no record is missing, one would only be better.
pub fn is_silent(seen: &Observations) -> bool {
    seen.spf_around.as_ref().is_some_and(|around| around.exchange == Some(Kind::Null)) && !super::super::sends(seen)
}

/// A domain that lets nobody send, and one that has no mail and does not say so.
fn closed(seen: &Observations, spf: &Spf) -> Option<Finding> {
    let root = &spf.tree.root;
    let finding = |code| Finding::new(code, root.domain.clone()).seen(root.evidence.iter().copied());
    match root.outcome {
        NodeOutcome::NoRecord | NodeOutcome::NoSuchName if is_silent(seen) => {
            Some(finding(Code::SpfUnclosed).arg("name", "domain").remedy("TXT", root.domain.clone(), NOBODY))
        }
        NodeOutcome::Record if root.defects.is_empty() && is_closed(&root.record) && !super::super::sends(seen) => Some(finding(Code::SpfClosed)),
        _ => None,
    }
}

/// Whether a record is `-all` and nothing before it that could let anybody pass.
fn is_closed(record: &Record) -> bool {
    let mut reachable = record.terms.iter().take(record.reachable());
    let ends = record.terms.iter().any(|term| matches!(&term.kind, TermKind::Directive(Directive { qualifier: Qualifier::Fail, mechanism: Mechanism::All })));
    ends && !reachable.any(|term| passes(&term.kind))
}

/// The name of the web server is borrowed for mail when neither SPF nor DMARC says anything about it.
fn www(seen: &Observations) -> Option<Finding> {
    let www = seen.spf_around.as_ref()?.www.as_ref()?;
    let finding = |code| Finding::new(code, www.records.name.clone()).arg("name", "www").seen(www.evidence.iter().copied());
    // No record can stand beside an alias, and where there is no host nobody needs to be told.
    if www.is_alias || www.is_web_only == Some(false) || www.is_covered == Some(true) || !www.records.texts.is_empty() {
        return None;
    }
    let known = www.is_web_only.is_some() && www.is_covered.is_some() && www.records.outcome.is_answer();
    if known {
        return Some(finding(Code::SpfUnclosed).remedy("TXT", www.records.name.clone(), NOBODY));
    }
    // Only a host that is there can be left open.
    (www.is_web_only == Some(true)).then(|| finding(Code::SpfUnclosedUnknown).verdict(Verdict::Unknown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_moved_with_what_it_meant() {
        assert_eq!(
            moved("v=spf1 a mx ?A/24//64 a:x.example -all", "mail.example.com"),
            "v=spf1 a:mail.example.com mx ?A:mail.example.com/24//64 a:x.example -all"
        );
        assert_eq!(moved("v=spf1 a ip4:x ä", "m.example"), "v=spf1 a:m.example ip4:x ä");
    }

    #[test]
    fn a_damaged_text_is_mended() {
        for text in [" v=spf1 mx -all", "\"v=spf1 mx -all\"", "v=spf1; mx -all", "v=spf1;mx;-all;"] {
            assert_eq!(mended(text), "v=spf1 mx -all", "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn moving_twice_is_moving_once(terms in "( [+?~-]?(a|mx|A)(/[0-9]{1,2})?| ip4:192\\.0\\.2\\.1| a:x\\.example){0,6}( [~-]all)?") {
            let once = moved(&format!("v=spf1{terms}"), "mail.example.com");
            proptest::prop_assert_eq!(moved(&once, "other.example.com"), once);
        }
    }

    #[test]
    fn a_record_that_lets_nobody_pass_is_told() {
        let record = |text: &str| parse(text.as_bytes()).value;
        for closed in ["v=spf1 -all", "v=spf1 ?a -all", "V=SPF1  -ALL", "v=spf1 -all +all"] {
            assert!(is_closed(&record(closed)) && !authorises(closed), "{closed}");
        }
        for open in ["v=spf1 a -all", "v=spf1 +all", "v=spf1 redirect=x.example", "v=spf1 include:x.example -all"] {
            assert!(!is_closed(&record(open)) && authorises(open), "{open}");
        }
        assert!(!is_closed(&record("v=spf1 ~all")) && !authorises("v=spf1 ~all"));
    }
}
