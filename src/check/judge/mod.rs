//! What the observations mean. Pure: the same observations are judged the same, in any order, today and from history.

#[cfg(test)]
pub(super) mod auth_cases;
mod bimi;
mod client;
mod dane;
mod dkim;
mod dmarc;
mod dns;
mod dnsbl;
mod dnssec;
mod domain;
mod helo;
mod ip;
#[cfg(test)]
mod lab_run;
#[cfg(test)]
mod manner_tests;
mod meant;
mod mta_sts;
mod mx;
#[cfg(test)]
mod mx_tests;
mod naming;
mod neighbours;
mod outbound;
#[cfg(test)]
mod postfix_tests;
mod ptr;
pub(super) mod receivers;
mod relay;
mod smtp_in;
mod smtp_roles;
#[cfg(test)]
mod smtp_tests;
mod spf;
mod starttls;
#[cfg(test)]
mod tests;
mod tls_rpt;
mod wildcard;

#[cfg(test)]
mod address_tests;
#[cfg(test)]
mod bimi_tests;
#[cfg(test)]
mod certificate_tests;
#[cfg(test)]
mod client_tests;
#[cfg(test)]
mod dnssec_tests;
#[cfg(test)]
mod list_tests;
#[cfg(test)]
mod name_tests;
#[cfg(test)]
mod order_tests;
#[cfg(test)]
mod outbound_tests;
#[cfg(test)]
mod proposal_tests;
#[cfg(test)]
mod reader_tests;
#[cfg(test)]
mod receivers_tests;
#[cfg(test)]
mod remedy_place_tests;
#[cfg(test)]
mod remedy_tests;
#[cfg(test)]
mod reverse_tests;
#[cfg(test)]
mod transport_tests;
#[cfg(test)]
mod trial;
#[cfg(test)]
mod vantage_tests;

use self::naming::{wanted_name, wanted_name_at};
use super::observe::Observations;
use crate::{
    mail::{
        mx::{Exchanger, Kind, Resolution},
        spf::{Branch, Node, NodeOutcome, Reach},
    },
    model::{
        area::Area,
        code::Code,
        finding::{Arg, Finding, Remedy},
        verdict::Verdict,
    },
};

/// The findings of one area.
pub fn area(area: Area, seen: &Observations) -> Vec<Finding> {
    let mut findings = alone(area, seen);
    relay::set_apart(area, seen, &mut findings);
    findings
}

fn alone(area: Area, seen: &Observations) -> Vec<Finding> {
    match area {
        Area::Ip => ip::judge(seen),
        Area::Dnsbl => dnsbl::judge(seen),
        Area::Neighbours => neighbours::judge(seen),
        Area::Helo => helo::judge(seen),
        Area::Ptr => ptr::judge(seen),
        Area::SmtpOut => outbound::judge(seen),
        Area::Spf => spf::judge(seen),
        Area::Dkim => dkim::judge(seen),
        Area::Dmarc => dmarc::judge(seen),
        Area::Mx => mx::judge(seen),
        Area::MtaSts => mta_sts::judge(seen),
        Area::TlsRpt => tls_rpt::judge(seen),
        Area::Dane => dane::judge(seen),
        Area::Dnssec => dnssec::judge(seen),
        Area::Bimi => bimi::judge(seen),
        Area::Dns => dns::judge(seen),
        Area::Domain => domain::judge(seen),
        Area::SmtpIn => smtp_in::judge(seen),
        Area::Starttls => starttls::judge(seen),
        Area::Client => client::judge(seen),
        Area::Receivers => receivers::judge(&measured(seen), &seen.sending_target()),
    }
}

/// The findings of every area that measures something, as far as this run was to look at it.
fn measured(seen: &Observations) -> Vec<Finding> {
    Area::ALL.iter().filter(|area| !area.is_summary()).flat_map(|&one| area(one, seen)).collect()
}

/// The findings of all areas, worst first, then in the order of the road.
pub fn all(seen: &Observations) -> Vec<Finding> {
    let mut findings = measured(seen);
    findings.extend(receivers::judge(&findings, &seen.sending_target()));
    // Of an area that was not wanted only a part was looked at: it proposes nothing.
    findings.retain(|finding| seen.only.is_empty() || seen.only.contains(&finding.area()));
    meant::tell(seen, &mut findings);
    share_records(&mut findings);
    wildcard::tell(seen, &mut findings);
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| (finding.verdict.rank(), finding.area(), finding.is_void(), finding.code, finding.subject.clone());
        key(one).cmp(&key(other))
    });
    findings
}

/// Gives what is said of a damaged text the record that the area of that record asks for, where there is one: two different ones for one name could
/// not both be published.
fn share_records(findings: &mut [Finding]) {
    let is_shared =
        |finding: &Finding| matches!(finding.code, Code::DnsQuoteErrors | Code::DnsDoubledName) && finding.args.get("kept") == Some(&Arg::from("no"));
    // Of addresses for reports, those count that the owner wrote, if at the wrong name, and not the one that is made up for whoever has none.
    let strays: Vec<Remedy> = findings.iter().filter(|finding| is_shared(finding)).filter_map(|finding| finding.remedy.clone()).collect();
    for absent in findings.iter_mut().filter(|finding| finding.code == Code::TlsRptAbsent) {
        let stray = absent.remedy.as_ref().and_then(|remedy| strays.iter().find(|stray| stray.kind == remedy.kind && stray.name == remedy.name));
        absent.remedy = stray.or(absent.remedy.as_ref()).cloned();
    }
    let asked: Vec<Remedy> = findings.iter().filter(|finding| !is_shared(finding)).filter_map(|finding| finding.remedy.clone()).collect();
    for finding in findings.iter_mut().filter(|finding| is_shared(finding)) {
        let name = match finding.args.get("expected") {
            Some(Arg::Text(expected)) => expected,
            _ => &finding.subject,
        };
        if let Some(remedy) = asked.iter().find(|remedy| remedy.kind == "TXT" && remedy.name == *name) {
            finding.remedy = Some(remedy.clone());
            finding.args.insert("mends".to_owned(), "other".into());
        }
    }
}

/// The name of a fault as it is stored; `words` makes a phrase of it.
fn fault_name(fault: impl serde::Serialize) -> String {
    serde_json::to_value(fault).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Names in their order, each once.
fn each_once(names: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

/// Whether a name is the target's: the domain or a name under it; the HELO name, where nothing but that is known.
fn is_own_name(seen: &Observations, name: &str) -> bool {
    let under = |domain: &String| name == domain || name.strip_suffix(domain.as_str()).is_some_and(|front| front.ends_with('.'));
    seen.target.domain.as_ref().map_or_else(|| seen.target.helo.as_deref() == Some(name), under)
}

/// Whether the target sends mail, as far as the user or the records say.
fn sends(seen: &Observations) -> bool {
    let target = &seen.target;
    let identity = &seen.identity;
    let let_in = !(identity.senders.is_empty() && identity.services.is_empty() && identity.unseen.is_empty());
    let_in
        || !target.ips.is_empty()
        || target.helo.is_some()
        || target.relay.is_some()
        || !target.selectors.is_empty()
        || target.daily_volume.is_some_and(|volume| volume > 0)
}

/// Whether mail to the domain may arrive; so it is taken to be where nobody knows.
fn takes_mail(seen: &Observations) -> bool {
    !matches!(exchange(seen), Some(Kind::Null | Kind::None))
}

/// What the domain's exchangers amount to; nothing when nobody asked.
fn exchange(seen: &Observations) -> Option<Kind> {
    seen.mx.as_ref().map(|exchange| exchange.kind).or_else(|| seen.spf_around.as_ref()?.exchange)
}

/// Whether the domain says that it sends nothing: by a null MX (RFC 7505), or by SPF that lets nobody pass.
fn is_silent(seen: &Observations) -> bool {
    spf::is_silent(seen) || spf::is_closed(seen)
}

/// Why there is no sending address to look at: services send, whose addresses are theirs, the domain sends nothing, or nobody knows.
fn without_sender(seen: &Observations) -> (Verdict, &'static str) {
    if !seen.identity.services.is_empty() {
        (Verdict::NotApplicable, "services")
    } else if is_silent(seen) {
        (Verdict::NotApplicable, "silent")
    } else if is_unanswered(seen) {
        (Verdict::Unknown, "unanswered")
    } else {
        (Verdict::Unknown, "none")
    }
}

/// Whether a record or an address that might have named a sender could not be looked up.
fn is_unanswered(seen: &Observations) -> bool {
    let records = seen.spf.iter().flat_map(|spf| spf.tree.root.walk());
    let hides = |node: &Node| {
        let is_hidden = |branch: &Branch| matches!(&branch.reach, Reach::Hosts(hosts) if !hosts.outcome.is_answer());
        matches!(node.outcome, NodeOutcome::NoAnswer(_)) || node.branches.iter().any(is_hidden)
    };
    let is_hidden_host = |exchanger: &Exchanger| exchanger.resolution() == Resolution::Unknown;
    let mut exchanges = seen.mx.iter();
    records.into_iter().any(hides) || exchanges.any(|exchange| exchange.kind == Kind::Unknown || exchange.exchangers.iter().any(is_hidden_host))
}

/// Stands for a name that nobody can know: an address alone was given.
const EXAMPLE: &str = "mail.example.com";

/// Says of a remedy that its name stands for another, so that nobody pastes it.
fn with_example(finding: Finding) -> Finding {
    let is_example = finding.remedy.as_ref().is_some_and(|remedy| remedy.value.trim_end_matches('.') == EXAMPLE);
    if is_example { finding.arg("example", "yes") } else { finding }
}
