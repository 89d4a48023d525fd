//! A relay that sends: SPF has to let it pass, and what is said of the own server is information.

use super::spf::proposal;
use crate::{
    check::{observe::Observations, receivers::is_of_host},
    knowledge::relays,
    mail::spf::{Directive, Mechanism, NodeOutcome, Qualifier, TermKind, Tree},
    model::{area::Area, code::Code, finding::Finding, verdict::Verdict},
};

/// Whether the domain's record lets the relay pass (RFC 7208 §5.2). Says nothing when there is no record that could.
pub fn judge(seen: &Observations) -> Option<Finding> {
    let (spf, relay_seen) = (seen.spf.as_ref()?, seen.relay.as_ref()?);
    let relay = relays::by_id(&relay_seen.id)?;
    let root = &spf.tree.root;
    if root.outcome != NodeOutcome::Record {
        return None;
    }
    let finding =
        |code| Finding::new(code, root.domain.clone()).arg("relay", relay.name.to_string()).arg("id", relay.id.to_string()).seen(root.evidence.iter().copied());
    // The relay's bounces go to its own domain: SPF is asked there (RFC 7208 §2.4).
    if !relay.spf.needed {
        return Some(finding(Code::SpfRelayOwnPath));
    }
    let Some(include) = relay.include_domain() else { return Some(finding(Code::SpfRelayUnknown).arg("include", "")) };
    if relay_seen.below.is_some() {
        return Some(finding(Code::SpfRelayOwnPath));
    }
    let finding = |code| finding(code).arg("include", include);
    if includes(&spf.tree, include) {
        return Some(finding(Code::SpfRelayGood));
    }
    let tree = relay_seen.tree.as_ref()?;
    let told = |code| finding(code).seen(tree.evidence());
    if tree.root.outcome != NodeOutcome::Record || tree.cut || tree.networks.is_empty() {
        return Some(told(Code::SpfRelayUnknown));
    }
    // Some copy the relay's networks instead of including its record.
    if covers(&spf.tree, tree) {
        return Some(told(Code::SpfRelayGood));
    }
    if spf.tree.cut {
        return Some(told(Code::SpfRelayUnknown));
    }
    // RFC 7208 §5.2: the include decides with its own qualifier, whatever stands at the end.
    if let Some((term, qualifier)) = named(&spf.tree, include) {
        let (verdict, result) = match qualifier {
            Qualifier::Fail => (Verdict::Broken, "fail"),
            Qualifier::SoftFail => (Verdict::Problem, "softfail"),
            Qualifier::Neutral | Qualifier::Pass => (Verdict::Problem, "neutral"),
        };
        let fits = if proposal::relay_fits(seen, spf.tree.lookups) { "yes" } else { "no" };
        return Some(told(Code::SpfRelayMissing).verdict(verdict).arg("result", result).arg("fits", fits).arg("named", "yes").arg("term", term));
    }
    let fits = if proposal::relay_fits(seen, spf.tree.lookups) { "yes" } else { "no" };
    let fails = ends_in_fail(&spf.tree);
    let missing = told(Code::SpfRelayMissing).verdict(if fails { Verdict::Broken } else { Verdict::Problem });
    Some(missing.arg("result", if fails { "fail" } else { "softfail" }).arg("fits", fits))
}

/// With a relay the own server does not send: what is found about it is shown, and counts for nothing.
pub fn set_apart(area: Area, seen: &Observations, findings: &mut Vec<Finding>) {
    let Some(relay) = seen.target.relay.as_deref().and_then(relays::by_id) else { return };
    for finding in findings.iter_mut() {
        if is_of_host(area) || matches!(finding.code, Code::SpfNotAuthorized | Code::SpfAuthorizedUnknown) {
            finding.verdict = Verdict::NotApplicable;
            finding.remedy = None;
        } else if finding.code == Code::SpfMissing && !relay.spf.needed {
            // What the relay sends is asked about elsewhere; the record is for whoever sends beside it.
            finding.verdict = Verdict::Note;
        }
    }
    if area == Area::Ip && !findings.is_empty() {
        findings.push(Finding::new(Code::IpRelaySends, seen.target.label()).arg("relay", relay.name.to_string()).arg("id", relay.id.to_string()));
    }
}

/// Whether the record passes whenever the relay's own does: an include with another verdict does not let it send (RFC 7208 §5.2).
fn includes(tree: &Tree, include: &str) -> bool {
    let mut nodes = tree.root.passing().into_iter().skip(1);
    nodes.any(|node| node.outcome == NodeOutcome::Record && node.domain.trim_end_matches('.').eq_ignore_ascii_case(include))
}

/// The term by which the domain's own record names the relay with another verdict than a pass, and that verdict.
fn named(tree: &Tree, include: &str) -> Option<(String, Qualifier)> {
    let last = tree.root.last();
    let branches = [&tree.root, last].into_iter().flat_map(|node| node.branches.iter().map(move |branch| (node, branch)));
    let of_relay = |target: &str| target.trim_end_matches('.').eq_ignore_ascii_case(include);
    branches.filter(|(_, branch)| of_relay(&branch.target)).find_map(|(node, branch)| match &node.record.terms.get(branch.term)?.kind {
        kind @ TermKind::Directive(Directive { qualifier, mechanism: Mechanism::Include { .. } }) if *qualifier != Qualifier::Pass => {
            Some((kind.to_string(), *qualifier))
        }
        _ => None,
    })
}

/// Whether each network of one record lies in a network of the other.
fn covers(tree: &Tree, inner: &Tree) -> bool {
    let (outer, inner) = (tree.networks(), inner.networks());
    inner.iter().all(|network| outer.iter().any(|wider| wider.contains(network)))
}

/// Whether the record, or the one it redirects to, ends in `-all` (RFC 7208 §6.1).
fn ends_in_fail(tree: &Tree) -> bool {
    tree.root.last().record.ending() == Some(Qualifier::Fail)
}
