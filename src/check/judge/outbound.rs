//! Outbound port 25: open, or closed, and in which way. Judged only from what the sending machine saw itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    check::observe::{
        Observations,
        domain::organisation,
        outbound::{Seen, Source},
    },
    knowledge::relays,
    mail::outbound::{Attempt, Reach},
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
};

/// Receivers that have to answer before the port counts as open (catalogue, `net.outbound_25`).
const ENOUGH: usize = 2;
const SMTP: u16 = 25;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(outbound) = &seen.outbound else { return Vec::new() };
    let subject = outbound.from.map_or_else(|| seen.target.label(), |ip| ip.to_string());
    // A machine that knows no address of its own is still this one.
    let place = if subject.is_empty() { "here" } else { "named" };
    let judged = port_25(outbound, &subject).into_iter().chain(relay_ports(seen, outbound, &subject));
    let judged: Vec<Finding> = judged.map(|finding| finding.arg("place", place)).collect();
    if outbound.source != Source::Told {
        return judged;
    }
    // Hearsay: anybody can send a code from anywhere. Nobody invents a closed port, so that much is believed.
    let covered = |finding: &&Finding| finding.args.get("part").is_some_and(|part| *part == "covered".into());
    let told = judged.first().map(|finding| finding.code.as_str().replace("smtp_out.", "")).unwrap_or_default();
    let told = if judged.first().filter(covered).is_some() { "covered".to_owned() } else { told };
    let verdict = if matches!(told.as_str(), "closed" | "intercepted" | "covered") { Verdict::Problem } else { Verdict::Unknown };
    vec![
        Finding::new(Code::SmtpOutReported, seen.target.label())
            .verdict(verdict)
            // A code that was pasted came from nowhere.
            .arg("from", outbound.from.map(|ip| ip.to_string()).unwrap_or_default())
            .arg("how", if outbound.from.is_some() { "posted" } else { "pasted" })
            .arg("faults", vec![told.clone()])
            .arg("told", told),
    ]
}

fn evidence(attempts: &[&Attempt]) -> Vec<EvidenceId> {
    attempts.iter().filter_map(|attempt| attempt.evidence).collect()
}

/// The receivers among these attempts that ended in this way.
fn letters(attempts: &[&Attempt], reach: Reach) -> BTreeSet<char> {
    attempts.iter().filter(|attempt| attempt.reach == reach).map(|attempt| attempt.letter).collect()
}

/// How many receivers are answered for by somebody else, and the name that one says. A receiver that has changed its name proves nothing, so strangers
/// count where several of them greet alike; of a code, which carries no names, where all who answered are strangers.
fn strangers<'a>(attempts: &[&'a Attempt]) -> (usize, Option<&'a str>) {
    let mut alike: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    let foreign = || attempts.iter().filter(|attempt| attempt.reach == Reach::Foreign);
    for (attempt, name) in foreign().filter_map(|attempt| Some((attempt, attempt.greeted.as_deref()?))) {
        alike.entry(organisation(name)).or_default().insert(attempt.letter);
    }
    let Some((whose, most)) = alike.into_iter().max_by_key(|(_, letters)| letters.len()) else {
        return (if letters(attempts, Reach::Open).is_empty() { letters(attempts, Reach::Foreign).len() } else { 0 }, None);
    };
    (most.len(), foreign().filter_map(|attempt| attempt.greeted.as_deref()).find(|name| organisation(name) == whose))
}

fn port_25(outbound: &Seen, subject: &str) -> Vec<Finding> {
    let of = |ipv6: bool| -> Vec<&Attempt> {
        outbound.attempts.iter().filter(|attempt| attempt.port == SMTP && attempt.ipv6 == ipv6 && attempt.reach != Reach::Untold).collect()
    };
    let (four, six) = (of(false), of(true));
    let routed = |attempts: &[&Attempt]| attempts.iter().any(|attempt| attempt.reach != Reach::Unreachable);
    // A machine without one version of IP is judged by the other.
    let (main, also) = match (routed(&four), routed(&six)) {
        (true, true) => (four, Some(six)),
        (true, false) => (four, None),
        (false, true) => (six, None),
        (false, false) => (if four.is_empty() { six } else { four }, None),
    };
    let source = match outbound.source {
        Source::Own => "own",
        Source::Posted => "posted",
        Source::Told => "told",
    };
    let finding = |code: Code, attempts: &[&Attempt]| {
        let count = attempts.iter().map(|attempt| attempt.letter).collect::<BTreeSet<_>>().len();
        let finding = Finding::new(code, subject).arg("count", count).arg("open", letters(attempts, Reach::Open).len());
        finding.arg("how", how(attempts)).arg("source", source).seen(evidence(attempts))
    };
    let open = letters(&main, Reach::Open).len();
    let odd = letters(&main, Reach::Foreign).len();
    let (strangers, foreign) = strangers(&main);
    let named = if foreign.is_some() { "yes" } else { "no" };
    let closed = [Reach::Refused, Reach::Reset, Reach::TimedOut, Reach::Unreachable].iter().any(|reach| !letters(&main, *reach).is_empty());
    let covered = letters(&main, Reach::Covered).len();
    let six_open = also.as_deref().map_or(0, |six| letters(six, Reach::Open).len() + letters(six, Reach::Covered).len());
    let mut findings = if strangers >= ENOUGH && open > 0 {
        // Some are reached, and somebody stands in the place of others.
        let partly = finding(Code::SmtpOutIntercepted, &main).verdict(Verdict::Problem).arg("part", "some").arg("covered", covered);
        vec![partly.arg("greeted", foreign.unwrap_or_default()).arg("named", named)]
    } else if odd >= ENOUGH && open > 0 && foreign.is_none() {
        // Whether they greet alike a code does not say.
        vec![finding(Code::SmtpOutUnclear, &main)]
    } else if covered > 0 && covered + open >= ENOUGH {
        // The receivers are reached, and what is said to them is changed on the way: inspection takes out what it does not know, encryption above all.
        let covered = finding(Code::SmtpOutIntercepted, &main).verdict(Verdict::Problem).arg("part", "covered").arg("covered", covered);
        vec![covered.arg("greeted", "").arg("named", "no")]
    } else if open >= ENOUGH {
        vec![finding(Code::SmtpOutOpen, &main)]
    } else if let Some(six) = also.as_deref().filter(|_| open + covered == 0 && odd < ENOUGH && six_open >= ENOUGH) {
        // Mail leaves, to those alone who have an address of that version.
        vec![finding(Code::SmtpOutPartly, six).arg("ipv6", "alone").seen(evidence(&main))]
    } else if strangers >= ENOUGH {
        let all = finding(Code::SmtpOutIntercepted, &main).arg("part", "all").arg("covered", covered);
        vec![all.arg("greeted", foreign.unwrap_or_default()).arg("named", named)]
    } else if open > 0 && odd > 0 && !closed {
        // Everybody answers, and only one of them as itself for sure.
        vec![finding(Code::SmtpOutUnclear, &main)]
    } else if open > 0 {
        vec![finding(Code::SmtpOutPartly, &main).arg("ipv6", "no")]
    } else if odd + covered > 0 || letters(&main, Reach::Silent).len() >= ENOUGH {
        // Connected to something that does not speak as expected: neither open nor closed.
        vec![finding(Code::SmtpOutUnclear, &main)]
    } else if main.iter().map(|attempt| attempt.letter).collect::<BTreeSet<_>>().len() < ENOUGH {
        vec![finding(Code::SmtpOutUnclear, &main)]
    } else {
        vec![finding(Code::SmtpOutClosed, &main)]
    };
    if let Some(six) = also.filter(|_| open + covered >= ENOUGH && six_open == 0) {
        let command = "postconf -e 'inet_protocols = ipv4' && postfix stop && postfix start";
        findings.push(finding(Code::SmtpOutIpv6, &six).remedy("Postfix", subject, command));
    }
    findings
}

/// In which way the attempts failed, when they agree.
fn how(attempts: &[&Attempt]) -> &'static str {
    let failed: BTreeSet<Reach> = attempts.iter().map(|attempt| attempt.reach).filter(|reach| *reach != Reach::Open).collect();
    let mut ways = failed.into_iter();
    match (ways.next(), ways.next()) {
        (Some(Reach::TimedOut), None) => "timed_out",
        (Some(Reach::Refused), None) => "refused",
        (Some(Reach::Reset), None) => "reset",
        (Some(Reach::Unreachable), None) => "unreachable",
        _ => "mixed",
    }
}

/// The ports of the relay: a fault only where a relay is to send. A version of IP that leads nowhere from here says nothing of the relay.
fn relay_ports(seen: &Observations, outbound: &Seen, subject: &str) -> Option<Finding> {
    let told = || outbound.attempts.iter().filter(|attempt| attempt.reach != Reach::Untold);
    let routed = |ipv6: bool| told().any(|attempt| attempt.ipv6 == ipv6 && attempt.reach != Reach::Unreachable);
    let tried: Vec<&Attempt> = told().filter(|attempt| attempt.port != SMTP && routed(attempt.ipv6)).collect();
    if tried.is_empty() {
        return None;
    }
    let open: BTreeSet<u16> = tried.iter().filter(|attempt| attempt.reach == Reach::Open).map(|attempt| attempt.port).collect();
    let is_open = |ipv6: bool| {
        let mut of = tried.iter().filter(|attempt| attempt.ipv6 == ipv6).map(|attempt| attempt.reach == Reach::Open).peekable();
        of.peek().is_some().then(|| of.any(|is_open| is_open))
    };
    // A mail server goes on to the other version, where it has both.
    let over = match (is_open(false), is_open(true)) {
        (Some(false), Some(true)) => "six",
        (Some(true), Some(false)) => "four",
        _ => "any",
    };
    let relay = seen.target.relay.as_deref().and_then(relays::by_id);
    let usual = open.contains(&587) || open.contains(&465);
    let code = match (open.is_empty(), usual) {
        (true, _) => Code::SmtpOutRelayClosed,
        (false, true) => Code::SmtpOutRelayOpen,
        (false, false) => Code::SmtpOutRelayAlternative,
    };
    let finding = Finding::new(code, subject).arg("over", over).arg("ports", open.iter().map(ToString::to_string).collect::<Vec<_>>()).seen(evidence(&tried));
    let finding = finding.arg("relay", relay.map(|relay| relay.name.to_string()).unwrap_or_default()).arg("chosen", if relay.is_some() { "yes" } else { "no" });
    let is_plain = tried.iter().any(|attempt| matches!(attempt.reach, Reach::Plain | Reach::Covered));
    let finding = finding.arg("how", if is_plain { "plain" } else { "closed" });
    Some(if relay.is_none() { finding.verdict(Verdict::NotApplicable) } else { finding })
}
