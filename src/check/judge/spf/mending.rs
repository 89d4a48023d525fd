//! What to publish in place of a record that protects nothing or asks too much.

use super::{
    LARGE,
    proposal::{authorises, ip_term, relay_include, sorted, verdict_on, with_ending, with_first, with_last},
    width,
};
use crate::{
    check::{
        fix::strings,
        identity::is_own,
        judge::naming::shows,
        observe::{Observations, Spf},
    },
    knowledge::catalogue::Shows,
    mail::spf::{
        Branch, Directive, Hosts, MAX_LOOKUPS, MAX_NAMES, Mechanism, Node, NodeOutcome, OpeningKind, Prefixes, Qualifier, Reach, TermKind, Tree, parse,
    },
};

/// Seconds for which addresses that change are kept, as services for changing lines have it.
const MOVING: u32 = 60;

/// The record with a doubt in place of its `+all`, and with the sending addresses that are known. Nothing where another term of it lets in everybody
/// too, or where nobody would be left who may send.
pub fn narrowed(seen: &Observations, spf: &Spf) -> Option<String> {
    let tree = &spf.tree;
    let root = &tree.root;
    let text = root.text.as_deref().filter(|_| !root.shortened)?;
    let mut openings = tree.openings.iter().filter(|opening| opening.kind != OpeningKind::NeutralAll).peekable();
    openings.peek()?;
    let is_ending = openings.all(|opening| opening.domain == root.domain && opening.term.as_deref() == Some("all"));
    if !is_ending || tree.networks.iter().any(width::lets_in_nearly_all) {
        return None;
    }
    let networks = tree.networks();
    let mut record = with_ending(text);
    for ip in sorted(seen.identity.ips()) {
        let is_named = networks.iter().any(|network| network.contains(&ip.to_canonical()));
        record = match verdict_on(&parse(record.as_bytes()).value, ip) {
            Some(Qualifier::Pass) => record,
            // What another term refuses has to stand before it (RFC 7208 §4.6.2).
            Some(_) => with_first(&record, &ip_term(ip)),
            None if is_named => record,
            None => with_last(&record, &ip_term(ip)),
        };
    }
    if let Some(include) = relay_include(seen, tree.lookups) {
        record = with_last(&record, &format!("include:{include}"));
    }
    authorises(&record).then(|| strings(&record))
}

/// A record that lets the same addresses pass within the limit of look-ups: with the text of the domain's own records in place of the includes that
/// lead to them, and, where that is not enough, with the addresses of its own hosts in place of their names. What others publish stays theirs:
/// they change it without telling anybody.
pub fn shorter(tree: &Tree) -> Option<String> {
    if tree.looped || tree.cut {
        return None;
    }
    [false, true].into_iter().find_map(|resolve| {
        let gathered = gather(&tree.root, &tree.root.domain, resolve)?;
        let ending = tree.root.record.terms.iter().find_map(|term| match &term.kind {
            TermKind::Directive(Directive { mechanism: Mechanism::All, .. }) => Some(term.kind.to_string()),
            _ => None,
        });
        let lookups: usize = gathered.iter().map(|(_, cost)| cost).sum();
        let words = ["v=spf1".to_owned()].into_iter().chain(gathered.into_iter().map(|(word, _)| word)).chain(ending);
        let record = words.collect::<Vec<_>>().join(" ");
        (lookups <= MAX_LOOKUPS && record.len() <= LARGE).then(|| strings(&record))
    })
}

/// The terms of a record that let pass, each once, with what they cost. Nothing where a term refuses somebody, since then their order matters, or
/// where one depends on the message or on the record in which it stands.
fn gather(node: &Node, own: &str, resolve: bool) -> Option<Vec<(String, usize)>> {
    if node.outcome != NodeOutcome::Record || !node.defects.is_empty() || node.shortened {
        return None;
    }
    let mut words: Vec<(String, usize)> = Vec::new();
    for (index, term) in node.record.terms.iter().enumerate().take(node.record.reachable()) {
        let TermKind::Directive(Directive { qualifier, mechanism }) = &term.kind else { return None };
        let branch = node.branch(index);
        let found = match (qualifier, mechanism) {
            // RFC 7208 §5.2: whatever an included record says of everybody else is no match.
            (Qualifier::Fail | Qualifier::SoftFail | Qualifier::Neutral, Mechanism::All) => break,
            (Qualifier::Pass, Mechanism::Ip4 { .. } | Mechanism::Ip6 { .. }) => vec![(mechanism.to_string(), 0)],
            (Qualifier::Pass, Mechanism::Include { .. }) => included(branch?, mechanism, own, resolve)?,
            (Qualifier::Pass, Mechanism::A { prefixes, .. }) => hosts(branch?, "a", prefixes, own, resolve)?,
            (Qualifier::Pass, Mechanism::Mx { prefixes, .. }) => hosts(branch?, "mx", prefixes, own, resolve)?,
            _ => return None,
        };
        for (word, cost) in found {
            if words.iter().all(|(other, _)| !other.eq_ignore_ascii_case(&word)) {
                words.push((word, cost));
            }
        }
    }
    Some(words)
}

fn included(branch: &Branch, mechanism: &Mechanism, own: &str, resolve: bool) -> Option<Vec<(String, usize)>> {
    let Reach::Record(below) = &branch.reach else { return None };
    let inline = if is_own(own, &below.domain) { gather(below, own, resolve) } else { None };
    // A name with macros stands for itself in its own record alone.
    let whole = || (below.outcome == NodeOutcome::Record && !mechanism.to_string().contains('%')).then(|| vec![(mechanism.to_string(), below.lookups + 1)]);
    inline.or_else(whole)
}

/// Hosts as they are named, or by their addresses where they are the domain's own and all of them are known.
fn hosts(branch: &Branch, name: &str, prefixes: &Prefixes, own: &str, resolve: bool) -> Option<Vec<(String, usize)>> {
    let Reach::Hosts(hosts) = &branch.reach else { return None };
    let is_known = hosts.outcome.is_answer() && hosts.exchangers.len() <= MAX_NAMES;
    let is_own_host = is_own(own, &branch.target) && hosts.exchangers.iter().all(|host| is_own(own, host));
    if !(resolve && is_known && is_own_host && !is_moving(&branch.target, hosts, own)) {
        let target = if branch.target.eq_ignore_ascii_case(own) { String::new() } else { format!(":{}", branch.target) };
        return Some(vec![(format!("{name}{target}{prefixes}"), 1)]);
    }
    let term = |ip: &std::net::IpAddr| {
        let prefix = if ip.is_ipv4() { prefixes.ip4.filter(|prefix| *prefix < 32) } else { prefixes.ip6.filter(|prefix| *prefix < 128) };
        (prefix.map_or_else(|| ip_term(*ip), |prefix| format!("{}/{prefix}", ip_term(*ip))), 0)
    };
    Some(hosts.addresses.iter().map(term).collect())
}

/// Whether the addresses of a host change, for all that its name shows: it follows somebody else's, says so itself, or is looked up anew all the time. An
/// address that was written down would be the wrong one tomorrow.
fn is_moving(target: &str, hosts: &Hosts, own: &str) -> bool {
    let names = || std::iter::once(target).chain(hosts.exchangers.iter().map(String::as_str)).chain(hosts.aliases.iter().map(String::as_str));
    hosts.aliases.iter().any(|alias| !is_own(own, alias))
        || names().any(|name| shows(&name.to_ascii_lowercase()).contains(&Shows::Dynamic))
        || hosts.ttl.is_some_and(|ttl| ttl <= MOVING)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        mail::spf::explore,
        net::{Budget, fake::Zone},
    };

    async fn of(record: &str) -> Option<String> {
        let mut zone =
            Zone::new().txt("example.com", record).address("mail.example.com", "192.0.2.25".parse().unwrap()).mx("example.com", 10, "mail.example.com");
        zone = zone.txt("_spf.example.com", "v=spf1 ip4:192.0.2.0/28 a:mail.example.com include:service.example ~all");
        zone = zone.txt("_odd.example.com", "v=spf1 -ip4:192.0.2.9 ip4:192.0.2.0/28 -all").txt("service.example", "v=spf1 ip4:198.51.100.0/24 -all");
        zone = zone.cname("home.example.com", "x7.dyndns.example").address("x7.dyndns.example", "192.0.2.77".parse().unwrap());
        zone = zone.cname("near.example.com", "mail.example.com").address("office.dyn.example.com", "192.0.2.78".parse().unwrap());
        for part in 1..=11 {
            zone = zone.txt(&format!("s{part}.example.com"), &format!("v=spf1 ip4:192.0.2.{part} -all"));
            zone = zone
                .txt(&format!("s{part}.other.example"), "v=spf1 ip4:198.51.100.1 -all")
                .address(&format!("h{part}.example.com"), format!("192.0.2.{part}").parse().unwrap());
        }
        shorter(&explore(&Arc::new(zone).net().inquire(Budget::default()), "example.com").await)
    }

    fn terms(term: impl Fn(usize) -> String, count: usize) -> String {
        (1..=count).map(term).collect::<Vec<_>>().join(" ")
    }

    #[tokio::test]
    async fn own_records_take_the_place_of_their_includes() {
        let addresses = terms(|part| format!("ip4:192.0.2.{part}"), 11);
        let own = terms(|part| format!("include:s{part}.example.com"), 11);
        assert_eq!(of(&format!("v=spf1 {own} mx -all")).await, Some(format!("v=spf1 {addresses} mx -all")));
        assert_eq!(
            of(&format!("v=spf1 include:_spf.example.com include:service.example {own} ~all")).await,
            Some(format!("v=spf1 ip4:192.0.2.0/28 a:mail.example.com include:service.example {addresses} ~all"))
        );
        // Names of own hosts become addresses only where that is needed.
        let hosts = terms(|part| format!("a:h{part}.example.com"), 11);
        assert_eq!(of(&format!("v=spf1 {hosts} mx -all")).await, Some(format!("v=spf1 {addresses} ip4:192.0.2.25 -all")));
    }

    #[tokio::test]
    async fn addresses_that_change_are_not_written_down() {
        let hosts = terms(|part| format!("a:h{part}.example.com"), 11);
        let addresses = terms(|part| format!("ip4:192.0.2.{part}"), 11);
        for host in ["home.example.com", "office.dyn.example.com"] {
            assert_eq!(of(&format!("v=spf1 {hosts} a:{host} -all")).await, Some(format!("v=spf1 {addresses} a:{host} -all")), "{host}");
        }
        assert_eq!(of(&format!("v=spf1 {hosts} a:near.example.com -all")).await, Some(format!("v=spf1 {addresses} ip4:192.0.2.25 -all")));
        let brief = Hosts { ttl: Some(60), ..hosts_of("192.0.2.1") };
        assert!(is_moving("h1.example.com", &brief, "example.com") && !is_moving("h1.example.com", &hosts_of("192.0.2.1"), "example.com"));
    }

    fn hosts_of(ip: &str) -> Hosts {
        let (none, no) = (Vec::new(), false);
        Hosts {
            outcome: crate::net::Outcome::Found,
            exchangers: none.clone(),
            addresses: vec![ip.parse().unwrap()],
            void_ipv4: no,
            void_ipv6: no,
            unseen_ipv4: no,
            unseen_ipv6: no,
            aliases: none,
            ttl: Some(300),
            evidence: Vec::new(),
        }
    }

    #[tokio::test]
    async fn nothing_is_proposed_that_may_let_others_pass() {
        let own = terms(|part| format!("include:s{part}.example.com"), 11);
        let others = terms(|part| format!("include:s{part}.other.example"), 11);
        for record in [
            format!("v=spf1 {others} -all"),
            format!("v=spf1 -ip4:192.0.2.1 {own} -all"),
            format!("v=spf1 {own} exists:%{{i}}.example.com -all"),
            format!("v=spf1 {own} redirect=service.example"),
            format!("v=spf1 {own} include:none.example -all"),
        ] {
            assert_eq!(of(&record).await, None, "{record}");
        }
        // A record that refuses somebody stays where it is.
        let kept = of(&format!("v=spf1 include:_odd.example.com {own} -all")).await;
        assert!(kept.is_some_and(|record| record.starts_with("v=spf1 include:_odd.example.com ip4:192.0.2.1 ")));
    }
}
