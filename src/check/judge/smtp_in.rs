//! How the domain's mail servers receive whoever connects. Much of a refusal is about us, and says nothing about them.

use std::collections::{BTreeMap, BTreeSet};

use super::smtp_roles;
use crate::{
    check::observe::{
        Observations,
        smtp::{Host, MAX_ADDRESSES, MAX_HOSTS, Road, Smtp, Visit},
    },
    mail::smtp::{End, Oddity, Phase, Pipelining},
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
};

/// A reply later than this is slow, in milliseconds.
const SLOW_MS: u64 = 5_000;
/// A server that takes no larger messages than this hinders people, in octets.
const SMALL: u64 = 10_000_000;

/// What became of one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Fate {
    /// It greeted us.
    Open,
    /// It said no to us.
    TurnedAway,
    /// It greeted, and then the talk broke off.
    Unfinished,
    /// It began to greet, and was not through when we went.
    Slow,
    /// It took the connection, and said nothing as long as we waited. Senders wait for five minutes (RFC 5321 §4.5.3.2.1).
    Mute,
    /// No answer, and none would have reached us, for all we know.
    Unproved,
    /// Not asked.
    Unasked,
    /// Nobody answers there, though others were reached from here.
    Dead(&'static str),
}

/// Whether port 25 was reached from here lately, over this version of IP.
fn is_proved(seen: &Smtp, visit: &Visit) -> bool {
    if visit.ip().to_canonical().is_ipv4() { seen.proved.ipv4 } else { seen.proved.ipv6 }
}

pub(super) fn fate(seen: &Smtp, visit: &Visit) -> Fate {
    let talk = &visit.conversation;
    let dead = |how| if is_proved(seen, visit) { Fate::Dead(how) } else { Fate::Unproved };
    match (talk.phase, talk.end) {
        _ if talk.greeting.is_some() => Fate::Open,
        (_, End::Forbidden | End::NotAsked) => Fate::Unasked,
        (_, End::TurnedAway) => Fate::TurnedAway,
        // Before or behind the end of the handshake: a reset at once is the same to whoever connects.
        (Phase::Connect | Phase::Banner, End::Reset) => Fate::TurnedAway,
        (Phase::Connect, End::Refused) => dead("refused"),
        (Phase::Connect, End::Unreachable) => dead("unreachable"),
        (Phase::Connect, _) => dead("timed_out"),
        (Phase::Banner, End::TimedOut) if talk.began => Fate::Slow,
        (Phase::Banner, End::TimedOut) => Fate::Mute,
        // Somebody answered, so the way is open.
        (Phase::Banner, End::NotSmtp) => Fate::Dead("foreign"),
        // Whoever is not welcome is often hung up on.
        (Phase::Banner, _) => Fate::TurnedAway,
        _ => Fate::Unfinished,
    }
}

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(smtp) = &seen.smtp.as_ref().map(ordered) else { return Vec::new() };
    let about = |code| Finding::new(code, smtp.domain.clone()).seen(smtp.found_by.iter().copied());
    match smtp.road {
        Road::Null => return vec![about(Code::SmtpInNoHost).arg("reason", "null")],
        Road::None => return vec![about(Code::SmtpInNoHost).arg("reason", "none")],
        Road::Private => return vec![about(Code::SmtpInNoHost).arg("reason", "private")],
        Road::Unknown => return vec![about(Code::SmtpInUnknown).arg("how", "lookup").arg("hosts", Vec::<String>::new())],
        Road::Hosts => {}
    }
    if let Some(name) = smtp.interceptor() {
        let all: Vec<&Host> = smtp.hosts.iter().collect();
        return vec![about_all(smtp, Code::SmtpInVantage, &all).arg("how", "intercepted").arg("name", name)];
    }
    let mut findings = reachable(smtp);
    findings.extend(ipv6(smtp));
    for host in &smtp.hosts {
        let open: Vec<&Visit> = host.visits.iter().filter(|visit| fate(smtp, visit) == Fate::Open).collect();
        if !open.is_empty() {
            findings.extend(slow(host, &open));
            findings.extend(pipelining(host, &open));
            findings.extend(offers(host, &open));
        }
        let spoke: Vec<&Visit> = host.visits.iter().filter(|visit| visit.conversation.speaks()).collect();
        findings.extend(oddities(host, &spoke));
        if is_ours(seen, host) {
            // What is covered tells no name.
            findings.extend(open.iter().filter(|visit| !visit.conversation.is_masked()).filter_map(|visit| banner(host, visit)));
        }
        findings.extend(smtp_roles::judge(smtp, host));
    }
    findings.extend(smuggling(seen, smtp));
    merge(findings)
}

/// The same in an order of its own, so that it does not matter who answered first.
pub(super) fn ordered(smtp: &Smtp) -> Smtp {
    let mut smtp = smtp.clone();
    smtp.hosts.sort_by(|one, other| (one.preference, &one.name).cmp(&(other.preference, &other.name)));
    for host in &mut smtp.hosts {
        host.visits.sort_by_key(Visit::ip);
    }
    smtp
}

/// Whether the host is the target's own, and not that of a mail provider: others' names are not the user's to mend.
fn is_ours(seen: &Observations, host: &Host) -> bool {
    super::is_own_name(seen, &host.name) || host.visits.iter().any(|visit| seen.identity.ips().contains(&visit.ip()))
}

fn evidence<'a>(visits: impl IntoIterator<Item = &'a Visit>) -> Vec<EvidenceId> {
    visits.into_iter().map(|visit| visit.conversation.evidence).collect()
}

/// The best that became of a host's addresses.
fn best(smtp: &Smtp, host: &Host) -> Fate {
    host.visits.iter().map(|visit| fate(smtp, visit)).min().unwrap_or(Fate::Unasked)
}

/// A finding about several hosts.
fn about_all(smtp: &Smtp, code: Code, hosts: &[&Host]) -> Finding {
    let names: Vec<String> = hosts.iter().map(|host| host.name.clone()).collect();
    let seen = evidence(hosts.iter().flat_map(|host| &host.visits));
    Finding::new(code, smtp.domain.clone()).arg("count", names.len()).arg("hosts", names).seen(seen)
}

fn reachable(smtp: &Smtp) -> Vec<Finding> {
    let named = |wanted: &dyn Fn(Fate) -> bool| -> Vec<&Host> { smtp.hosts.iter().filter(|host| wanted(best(smtp, host))).collect() };
    let all = |code, hosts: &[&Host]| about_all(smtp, code, hosts);
    let mut findings = Vec::new();
    let open = named(&|fate| fate == Fate::Open);
    if !open.is_empty() {
        let slowest =
            open.iter().flat_map(|host| &host.visits).filter_map(|visit| visit.conversation.banner.as_ref()).map(|banner| banner.took_ms).max().unwrap_or(0);
        findings.push(all(Code::SmtpInGood, &open).arg("milliseconds", u32::try_from(slowest).unwrap_or(u32::MAX)));
    }
    let every_dead = !smtp.hosts.is_empty() && smtp.hosts.iter().all(|host| matches!(best(smtp, host), Fate::Dead(_)));
    for (host, visit) in smtp.visits() {
        let whole = best(smtp, host);
        let talk = &visit.conversation;
        let about = |code| Finding::new(code, host.name.clone()).arg("ips", vec![visit.ip().to_string()]).seen([talk.evidence]);
        match fate(smtp, visit) {
            // A dead IPv6 address beside a living IPv4 address is told below.
            Fate::Dead(_) if whole == Fate::Open && visit.ip().is_ipv6() => {}
            Fate::Dead(how) => {
                // RFC 5321 §5.1: senders go on to the next address, so one that is dead costs time; all of them lose the mail.
                let verdict = if every_dead { Verdict::Problem } else { Verdict::Note };
                findings.push(about(Code::SmtpInUnreachable).verdict(verdict).arg("how", how));
            }
            Fate::TurnedAway => {
                let reply = talk.ehlo.as_ref().or(talk.banner.as_ref());
                let said = match (reply.map(|reply| reply.code), &talk.ehlo) {
                    (None, _) => "no",
                    // RFC 7504 §3: a host that takes no mail at all greets so.
                    (Some(521 | 556), _) => "closed",
                    (Some(200..=399), None) => "odd",
                    _ => "yes",
                };
                findings.push(about(Code::SmtpInTurnedAway).arg("said", said).arg("reply", reply.map_or_else(String::new, crate::mail::smtp::Reply::text)));
            }
            Fate::Unfinished => findings.push(about(Code::SmtpInUnfinished).arg("how", "broken").arg("seconds", 0_u32)),
            Fate::Mute => {
                // Whoever takes our connection and is known to be reached has let us wait that long (RFC 5321 §4.5.3.2.1 gives it five minutes).
                let is_slow = is_proved(smtp, visit) && talk.waited_ms >= SLOW_MS;
                let waited = |code| about(code).arg("how", "mute").arg("seconds", seconds(talk.waited_ms));
                findings.extend(is_slow.then(|| waited(Code::SmtpInSlow)));
                // What it says in the end, if anything, matters where nobody else takes the mail.
                findings.extend((!is_slow || open.is_empty()).then(|| waited(Code::SmtpInUnfinished)));
            }
            Fate::Slow => findings.push(about(Code::SmtpInSlow).arg("how", "banner").arg("seconds", seconds(talk.waited_ms))),
            Fate::Unproved | Fate::Unasked | Fate::Open => {}
        }
    }
    let unproved = named(&|fate| matches!(fate, Fate::Unproved));
    if !unproved.is_empty() {
        findings.push(all(Code::SmtpInVantage, &unproved).arg("how", "silent").arg("name", ""));
    }
    let unasked = named(&|fate| fate == Fate::Unasked);
    if !unasked.is_empty() {
        findings.push(all(Code::SmtpInUnknown, &unasked).arg("how", "unasked"));
    }
    findings.extend(limits(smtp));
    findings
}

/// What was not connected to, for there is too much of it.
fn limits(smtp: &Smtp) -> Vec<Finding> {
    let told = |how: &str, hosts: &[String]| {
        let finding = Finding::new(Code::SmtpInUnknown, smtp.domain.clone()).arg("how", how).arg("hosts", hosts.to_vec());
        (!hosts.is_empty()).then(|| finding.seen(smtp.found_by.iter().copied()))
    };
    let hosts = told("limit", &smtp.left_out).map(|finding| finding.arg("limit", MAX_HOSTS));
    // Others of the same host were asked, and large providers have many.
    let addresses = told("addresses", &smtp.in_part).map(|finding| finding.arg("limit", MAX_ADDRESSES).verdict(Verdict::NotApplicable));
    hosts.into_iter().chain(addresses).collect()
}

/// The IPv6 addresses of hosts that are open over IPv4.
fn ipv6(smtp: &Smtp) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (host, visit) in smtp.visits().filter(|(_, visit)| visit.ip().is_ipv6()) {
        let about = |code| Finding::new(code, host.name.clone()).arg("ips", vec![visit.ip().to_string()]).seen([visit.conversation.evidence]);
        match fate(smtp, visit) {
            Fate::Open => findings.push(about(Code::SmtpInSixGood)),
            // A host that nobody reaches at all is told of as a whole.
            _ if best(smtp, host) != Fate::Open => {}
            Fate::Dead(how) => {
                let command = "postconf -e 'inet_protocols = all' && postfix stop && postfix start";
                findings.push(about(Code::SmtpInSixDead).arg("how", how).remedy("Postfix", host.name.clone(), command));
            }
            Fate::Unproved | Fate::Unasked => findings.push(about(Code::SmtpInSixUnknown)),
            Fate::TurnedAway | Fate::Unfinished | Fate::Slow | Fate::Mute => {}
        }
    }
    findings
}

fn seconds(milliseconds: u64) -> u32 {
    u32::try_from(milliseconds / 1_000).unwrap_or(u32::MAX)
}

fn slow(host: &Host, open: &[&Visit]) -> Vec<Finding> {
    let times = open.iter().filter_map(|visit| {
        let talk = &visit.conversation;
        let tried = talk.tried.iter().flat_map(|tried| [&tried.postmaster, &tried.abuse, &tried.nobody, &tried.foreign]).flatten();
        let replies = [&talk.banner, &talk.ehlo].into_iter().flatten().chain(talk.secured.as_ref().map(|secured| &secured.reply)).chain(tried);
        let slowest = replies.map(|reply| reply.took_ms).max()?;
        (slowest >= SLOW_MS).then_some((visit, slowest))
    });
    let findings = times.map(|(visit, slowest)| {
        let finding = Finding::new(Code::SmtpInSlow, host.name.clone()).arg("ips", vec![visit.ip().to_string()]).arg("how", "answered");
        finding.arg("seconds", seconds(slowest)).seen([visit.conversation.evidence])
    });
    findings.collect()
}

fn oddities(host: &Host, spoke: &[&Visit]) -> Option<Finding> {
    let all: BTreeSet<Oddity> = spoke.iter().flat_map(|visit| visit.conversation.oddities.iter().copied()).collect();
    let is_masked = all.contains(&Oddity::Masked);
    // Who covers EHLO takes it away from the server, too.
    let told = all.into_iter().filter(|oddity| !is_masked || *oddity != Oddity::NoEhlo);
    // Some cover the banner and let the offer of encryption through.
    let covered = spoke.iter().map(|visit| &visit.conversation).filter(|talk| talk.is_masked());
    let is_encrypted = is_masked && covered.clone().all(|talk| talk.offers_starttls() == Some(true));
    let name = |oddity: Oddity| if is_encrypted && oddity == Oddity::Masked { "masked_encrypted".to_owned() } else { super::fault_name(oddity) };
    let mut faults: Vec<String> = told.map(name).collect();
    faults.sort_unstable();
    let how = if is_masked { "masked" } else { "other" };
    let finding = || Finding::new(Code::SmtpInUntidy, host.name.clone()).arg("how", how);
    (!faults.is_empty()).then(|| finding().arg("faults", faults).seen(evidence(spoke.iter().copied())))
}

/// Commands that were sent together, as most senders do where a server offers that (RFC 2920).
fn pipelining(host: &Host, open: &[&Visit]) -> Vec<Finding> {
    let told = open.iter().filter_map(|visit| Some((visit, visit.conversation.pipelining?)));
    let finding = |(visit, how): (&&Visit, Pipelining)| {
        let finding = Finding::new(Code::SmtpInPipelining, host.name.clone()).arg("ips", vec![visit.ip().to_string()]).arg("how", how.as_str());
        let finding = finding.seen([visit.conversation.evidence]);
        if how == Pipelining::Kept {
            return finding.verdict(Verdict::Good);
        }
        finding.remedy("Postfix", host.name.clone(), "postconf -e 'smtpd_discard_ehlo_keywords = pipelining' && postfix reload")
    };
    told.map(finding).collect()
}

/// RFC 5321 §4.1.1.4: who takes another end of a message for its end reads two where one was sent. Nothing short of DATA shows that, so it is said that
/// nobody has looked.
fn smuggling(seen: &Observations, smtp: &Smtp) -> Option<Finding> {
    let ours: Vec<&Host> = smtp.hosts.iter().filter(|host| is_ours(seen, host) && best(smtp, host) == Fate::Open).collect();
    (!ours.is_empty()).then(|| about_all(smtp, Code::SmtpInSmuggling, &ours))
}

/// What the greetings offer.
fn offers(host: &Host, open: &[&Visit]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for visit in open {
        let talk = &visit.conversation;
        let about = |code| Finding::new(code, host.name.clone()).arg("ips", vec![visit.ip().to_string()]).seen([talk.evidence]);
        let Some(plain) = &talk.greeting else { continue };
        let inside = talk.secured.as_ref().and_then(|secured| secured.greeting.as_ref());
        // RFC 4954 §4: mechanisms that show the password must not be offered without TLS. RFC 8314 §3.3: submission has ports of its own.
        let readable = |mechanisms: &[String]| mechanisms.iter().any(|one| one.eq_ignore_ascii_case("PLAIN") || one.eq_ignore_ascii_case("LOGIN"));
        if let Some(mechanisms) = plain.offers("AUTH").filter(|mechanisms| !mechanisms.is_empty()) {
            // Catalogue, `smtp.auth_plain_25`: any login there; whether its password can be read is told apart.
            let readable = if readable(mechanisms) { "yes" } else { "no" };
            let command = "postconf -e 'smtpd_tls_auth_only = yes' && postconf -P 'smtp/inet/smtpd_sasl_auth_enable=no' && postfix reload";
            findings.push(about(Code::SmtpInAuthPlain).arg("readable", readable).arg("mechanisms", mechanisms.to_vec()).remedy(
                "Postfix",
                host.name.clone(),
                command,
            ));
        } else if let Some(mechanisms) = inside.and_then(|greeting| greeting.offers("AUTH")).filter(|mechanisms| !mechanisms.is_empty()) {
            let command = "postconf -P 'smtp/inet/smtpd_sasl_auth_enable=no' && postfix reload";
            findings.push(about(Code::SmtpInAuth).arg("mechanisms", mechanisms.to_vec()).remedy("Postfix", host.name.clone(), command));
        }
        // Without EHLO there are no extensions at all, and some may be covered; that is told as such.
        if talk.oddities.contains(&Oddity::NoEhlo) || talk.is_masked() {
            continue;
        }
        let size = |octets: u64| about(Code::SmtpInSize).arg("megabytes", u32::try_from(octets / 1_000_000).unwrap_or(u32::MAX));
        let command = "postconf -e 'message_size_limit = 52428800' && postfix reload";
        match inside.unwrap_or(plain).size() {
            None => findings.push(size(0).arg("offered", "no").remedy(
                "Postfix",
                host.name.clone(),
                "postconf smtpd_discard_ehlo_keywords smtpd_discard_ehlo_keyword_address_maps",
            )),
            // RFC 1870 §3: 0 is no fixed limit.
            Some(Some(limit)) if limit > 0 && limit < SMALL => findings.push(size(limit).arg("offered", "yes").remedy("Postfix", host.name.clone(), command)),
            Some(_) => {}
        }
    }
    findings
}

/// The name in the banner (RFC 5321 §4.3.1).
fn banner(host: &Host, visit: &Visit) -> Option<Finding> {
    let talk = &visit.conversation;
    let said = talk.banner.as_ref()?.name();
    let about = |code| {
        let evidence = std::iter::once(talk.evidence).chain(std::iter::once(visit.reverse.evidence)).chain(visit.reverse.names.iter().map(|one| one.evidence));
        Finding::new(code, host.name.clone()).arg("ips", vec![visit.ip().to_string()]).seen(evidence)
    };
    let wrong = |how: &str, name: &str| {
        // A banner without a name of its own says nothing of myhostname, so both are set.
        let banner = if how == "other" || name.contains('.') { "" } else { " 'smtpd_banner = $myhostname ESMTP'" };
        let command = format!("postconf -e 'myhostname = {}'{banner} && postfix reload", host.name);
        Some(about(Code::SmtpInBanner).arg("how", how).arg("name", name).remedy("Postfix", host.name.clone(), command))
    };
    // What stands where the name belongs, when there is none.
    let Some(name) = said.filter(|said| !matches!(said.as_str(), "esmtp" | "smtp" | "lmtp")) else { return wrong("none", "") };
    if !crate::check::observe::helo::is_public_name(&name) {
        return wrong("local", &name);
    }
    if name == host.name || visit.reverse.names.iter().any(|one| one.name == name) || visit.banner_leads_here == Some(true) {
        return Some(about(Code::SmtpInBannerGood).arg("name", name));
    }
    match visit.banner_leads_here {
        Some(_) => wrong("other", &name),
        None => Some(about(Code::SmtpInBannerUnknown).arg("name", name)),
    }
}

/// Findings that differ in nothing but their address are one.
pub(super) fn merge(findings: Vec<Finding>) -> Vec<Finding> {
    let mut merged: Vec<Finding> = Vec::new();
    let without = |finding: &Finding| {
        let args: BTreeMap<_, _> = finding.args.iter().filter(|(name, _)| *name != "ips").map(|(name, arg)| (name.clone(), arg.clone())).collect();
        (finding.code, finding.verdict, finding.subject.clone(), args)
    };
    for finding in findings {
        match merged.iter_mut().find(|other| without(other) == without(&finding)) {
            None => merged.push(finding),
            Some(other) => {
                if let (Some(crate::model::finding::Arg::List(ips)), Some(crate::model::finding::Arg::List(more))) =
                    (other.args.get_mut("ips"), finding.args.get("ips"))
                {
                    ips.extend(more.iter().cloned());
                }
                for id in finding.evidence {
                    if !other.evidence.contains(&id) {
                        other.evidence.push(id);
                    }
                }
            }
        }
    }
    merged
}
