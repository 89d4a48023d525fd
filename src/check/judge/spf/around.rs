//! What stands around the SPF record: the obsolete type, records in the wrong place, names that send nothing, and who else may send.

use super::proposal::{self, authorises, is_of_host, passes};
use crate::{
    check::{
        identity::services,
        observe::{Observations, Spf, spf::Records},
    },
    mail::{
        mx::Kind,
        spf::{Directive, Mechanism, NodeOutcome, Qualifier, Record, TermKind},
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
};

/// The whole record of a name that sends nothing.
const NOBODY: &str = "v=spf1 -all";

pub fn judge(seen: &Observations, spf: &Spf) -> Vec<Finding> {
    let mut findings: Vec<Finding> = others(spf).into_iter().collect();
    let Some(around) = &seen.spf_around else { return findings };
    findings.extend(obsolete(spf, &around.obsolete));
    findings.extend(misplaced(seen, spf));
    findings.extend(closed(seen, spf));
    findings.extend(www(seen, spf));
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
    let own = spf.tree.root.text.as_ref();
    // Of several, the one that differs is what there is to tell.
    let other = obsolete.texts.iter().find(|text| Some(*text) != own);
    let (beside, text) = match (own, other) {
        (Some(_), Some(other)) => ("other", other),
        (Some(_), None) => ("same", obsolete.texts.first()?),
        (None, _) => ("none", obsolete.texts.first()?),
    };
    Some(finding(Code::SpfType99).arg("beside", beside).arg("record", text.clone()))
}

/// Records of names close to the domain, while the domain itself has none. One that authorises nobody is right where it is, and so is the policy
/// of a host.
fn misplaced(seen: &Observations, spf: &Spf) -> Vec<Finding> {
    let domain = &spf.tree.root.domain;
    let places = seen.spf_around.iter().flat_map(|around| &around.elsewhere).filter_map(|place| {
        let text = place.texts.iter().find(|text| authorises(text) && !is_of_host(domain, &place.name, text))?;
        let finding = Finding::new(Code::SpfMisplaced, domain.clone()).arg("place", place.name.clone()).arg("record", text.clone());
        let evidence = spf.tree.root.evidence.iter().copied().chain([place.evidence]);
        let finding = match proposal::first(seen) {
            Some(record) => finding.remedy("TXT", domain.clone(), record),
            None => finding,
        };
        Some(finding.seen(evidence))
    });
    places.collect()
}

/// Whether the domain says by a null MX that it has no mail, and nobody says otherwise: then no record is missing, one would only be better. A record
/// that could not be read may say otherwise.
pub fn is_silent(seen: &Observations) -> bool {
    let root = seen.spf.as_ref().map(|spf| spf.tree.root.outcome);
    let is_read = matches!(root, None | Some(NodeOutcome::Record | NodeOutcome::NoRecord | NodeOutcome::NoSuchName));
    is_read && super::super::exchange(seen) == Some(Kind::Null) && !super::super::sends(seen)
}

/// A domain that lets nobody send, and one that has no mail and does not say so.
fn closed(seen: &Observations, spf: &Spf) -> Option<Finding> {
    let root = &spf.tree.root;
    let finding = |code| Finding::new(code, root.domain.clone()).seen(root.evidence.iter().copied());
    match root.outcome {
        NodeOutcome::NoRecord | NodeOutcome::NoSuchName if is_silent(seen) => {
            Some(finding(Code::SpfUnclosed).arg("name", "domain").remedy("TXT", root.domain.clone(), NOBODY))
        }
        NodeOutcome::Record if is_closed(seen) => Some(finding(Code::SpfClosed)),
        _ => None,
    }
}

/// Whether the domain's record lets nobody send, and nobody says otherwise.
pub fn is_closed(seen: &Observations) -> bool {
    let root = seen.spf.as_ref().map(|spf| &spf.tree.root).filter(|root| root.outcome == NodeOutcome::Record);
    root.is_some_and(|root| root.defects.is_empty() && lets_nobody_pass(&root.record)) && !super::super::sends(seen)
}

/// Whether the domain's record may let somebody pass.
pub fn lets_send(seen: &Observations) -> bool {
    let root = seen.spf.as_ref().map(|spf| &spf.tree.root).filter(|root| root.outcome == NodeOutcome::Record);
    root.and_then(|root| root.text.as_deref()).is_some_and(authorises)
}

/// Whether a record is `-all` and nothing before it that could let anybody pass.
fn lets_nobody_pass(record: &Record) -> bool {
    let mut reachable = record.terms.iter().take(record.reachable());
    let ends = record.terms.iter().any(|term| matches!(&term.kind, TermKind::Directive(Directive { qualifier: Qualifier::Fail, mechanism: Mechanism::All })));
    ends && !reachable.any(|term| passes(&term.kind))
}

/// The name of the web server is borrowed for mail when neither SPF nor DMARC says anything about it.
fn www(seen: &Observations, spf: &Spf) -> Option<Finding> {
    let www = seen.spf_around.as_ref()?.www.as_ref()?;
    let finding = |code| Finding::new(code, www.records.name.clone()).arg("name", "www").seen(www.evidence.iter().copied());
    // What closes the name that the domain is an alias for closes the domain.
    if spf.tree.root.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(&www.records.name)) {
        return None;
    }
    // No record can stand beside an alias, and where there is no host nobody needs to be told.
    if www.is_alias || www.is_web_only == Some(false) || www.is_covered == Some(true) || !www.records.texts.is_empty() {
        return None;
    }
    let known = www.is_web_only.is_some() && www.is_covered.is_some() && www.records.outcome.is_answer();
    if known && www.is_wild {
        return Some(finding(Code::SpfUnclosed).arg("form", "wildcard"));
    }
    if known {
        return Some(finding(Code::SpfUnclosed).remedy("TXT", www.records.name.clone(), NOBODY));
    }
    // Only a host that is there can be left open.
    (www.is_web_only == Some(true)).then(|| finding(Code::SpfUnclosedUnknown).verdict(Verdict::Unknown))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::spf::parse;

    #[test]
    fn a_record_that_lets_nobody_pass_is_told() {
        let record = |text: &str| parse(text.as_bytes()).value;
        for closed in ["v=spf1 -all", "v=spf1 ?a -all", "V=SPF1  -ALL", "v=spf1 -all +all"] {
            assert!(lets_nobody_pass(&record(closed)) && !authorises(closed), "{closed}");
        }
        for open in ["v=spf1 a -all", "v=spf1 +all", "v=spf1 redirect=x.example", "v=spf1 include:x.example -all"] {
            assert!(!lets_nobody_pass(&record(open)) && authorises(open), "{open}");
        }
        assert!(!lets_nobody_pass(&record("v=spf1 ~all")) && !authorises("v=spf1 ~all"));
    }
}
