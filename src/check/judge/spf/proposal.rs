//! The record to publish. There is one for the domain, and every finding that asks for a change shows the same: two that differ could not both be
//! obeyed (RFC 7208 §3.2).

use std::net::IpAddr;

use ipnet::IpNet;

use crate::{
    check::{
        fix::strings,
        observe::{Observations, Spf},
    },
    knowledge::{receivers, relays},
    mail::{
        mx::{Exchange, Kind},
        spf::{Directive, MAX_LOOKUPS, MAX_NAMES, Mechanism, NodeOutcome, Qualifier, Record, TermKind, meant, parse},
    },
    model::{code::Code, finding::Finding},
};

/// Names at which people publish the record of the domain by mistake. Every other place is a host, which may have a policy of its own.
const HABITS: [&str; 3] = ["www", "_spf", "spf"];

/// A first record for a domain that has none: what was found where nobody reads it, else its exchangers; in both the known senders and the relay.
/// Nothing was in force so far, so everybody else is only doubted, unless the domain itself said otherwise. There is none where nobody is known to
/// send: it would doubt all mail.
pub fn first(seen: &Observations) -> Option<String> {
    let found = found(seen);
    // What somebody wrote is not replaced by a guess that leaves half of it out.
    if found.is_none() && damaged(seen).is_some() {
        return None;
    }
    let mut record = found.unwrap_or_else(|| likely_senders(seen).iter().fold("v=spf1".to_owned(), |record, term| format!("{record} {term}")) + " ~all");
    for ip in sorted(seen.identity.ips()) {
        record = match verdict_on(&parse(record.as_bytes()).value, ip) {
            Some(Qualifier::Pass) => record,
            // What another term refuses has to stand before it (RFC 7208 §4.6.2).
            Some(_) => with_first(&record, &ip_term(ip)),
            None => with_last(&record, &ip_term(ip)),
        };
    }
    let costs = parse(record.as_bytes()).value.terms.iter().filter(|term| term.kind.is_lookup()).count();
    if let Some(include) = relay_include(seen, costs) {
        record = with_last(&record, &format!("include:{include}"));
    }
    authorises(&record).then(|| strings(&record))
}

/// The terms for those who as a rule send where nothing else is known: the exchangers.
fn likely_senders(seen: &Observations) -> Vec<String> {
    let exchangers = has_exchangers(seen).then(|| "mx".to_owned());
    exchangers.into_iter().chain(receiver_includes(seen).into_iter().map(|domain| format!("include:{domain}"))).collect()
}

/// The record that stands, with everything in it that the findings miss.
pub fn amended(seen: &Observations, spf: &Spf, findings: &[Finding]) -> Option<String> {
    let root = &spf.tree.root;
    let misses = |code| findings.iter().any(|finding| finding.code == code);
    let mut record = root.text.clone().filter(|_| !root.shortened)?;
    if misses(Code::SpfRelayMissing)
        && let Some(include) = relay_include(seen, spf.tree.lookups)
    {
        record = with_first(&record, &format!("include:{include}"));
    }
    // With a relay the own addresses do not send.
    let unauthorised = spf.senders.iter().filter(|sender| super::is_unauthorised(seen, sender));
    for ip in sorted(unauthorised.map(|sender| sender.ip).filter(|_| seen.target.relay.is_none()).collect()).into_iter().rev() {
        record = with_first(&record, &ip_term(ip));
    }
    if root.record.redirect().is_none() && misses(Code::SpfNoEnding) {
        record = with_ending(&record);
        if !authorises(&record) {
            record = likely_senders(seen).iter().fold(record, |record, term| with_last(&record, term));
        }
    }
    authorises(&record).then(|| strings(&record))
}

/// A record that is put right, with the senders that the user named and the relay in it: they are known to send, and whether what stands there lets them
/// pass could not be told, for it was void. An address that one of these networks holds passes already.
pub fn with_known(seen: &Observations, record: &str, networks: &[IpNet], lookups: usize) -> String {
    let relayed = seen.target.relay.is_some();
    let names_exchangers = record.split(' ').any(|word| word.trim_start_matches('+').eq_ignore_ascii_case("mx"));
    let of_mx: Vec<IpAddr> = seen.mx.iter().filter(|_| names_exchangers).flat_map(Exchange::addresses).collect();
    let is_held = |ip: &IpAddr| of_mx.contains(ip) || networks.iter().any(|network| network.contains(ip));
    let named = seen.target.ips.iter().map(IpAddr::to_canonical).filter(|ip| !relayed && !is_held(ip));
    let record = sorted(named.collect()).into_iter().fold(record.to_owned(), |record, ip| match verdict_on(&parse(record.as_bytes()).value, ip) {
        Some(Qualifier::Pass) => record,
        Some(_) => with_first(&record, &ip_term(ip)),
        None => with_last(&record, &ip_term(ip)),
    });
    match relay_include(seen, lookups) {
        Some(include) => with_last(&record, &format!("include:{include}")),
        None => record,
    }
}

/// Whether the relay's include fits beside what the record asks for already (RFC 7208 §4.6.4).
pub fn relay_fits(seen: &Observations, lookups: usize) -> bool {
    let below = seen.relay.as_ref().and_then(|relay| relay.tree.as_ref()).map_or(0, |tree| tree.lookups);
    lookups + 1 + below <= MAX_LOOKUPS
}

pub fn relay_include(seen: &Observations, lookups: usize) -> Option<&'static str> {
    let relay = relays::by_id(seen.target.relay.as_deref()?)?;
    relay.include_domain().filter(|_| relay.spf.needed && relay_fits(seen, lookups))
}

/// Whether `mx` leads to hosts that may send, and to few enough: more than ten make the record void (RFC 7208 §4.6.4). The exchangers of large
/// receivers send nothing.
fn has_exchangers(seen: &Observations) -> bool {
    seen.spf_around.as_ref().is_none_or(|around| {
        let is_own = !matches!(around.exchange, Some(Kind::None | Kind::Null | Kind::Implicit));
        is_own && around.exchangers.is_none_or(|count| (1..=MAX_NAMES).contains(&count)) && around.own_exchangers != Some(0)
    })
}

/// What the receivers that keep the domain's mailboxes ask their customers to include: mail that is written there leaves from there.
fn receiver_includes(seen: &Observations) -> Vec<&'static str> {
    let receivers = seen.spf_around.iter().flat_map(|around| &around.receivers);
    receivers.filter_map(|id| receivers::by_id(id)?.spf_include.as_deref()).collect()
}

/// A record for the domain that was found where it is not read.
fn found(seen: &Observations) -> Option<String> {
    let around = seen.spf_around.as_ref()?;
    let sound = |text: &&String| parse(text.as_bytes()).defects.is_empty() && authorises(text);
    let own = damaged(seen).and_then(meant).or_else(|| around.apart.clone()).filter(|text| sound(&text));
    let own = own.or_else(|| doubled(seen)).or_else(|| around.obsolete.texts.iter().find(sound).cloned());
    let elsewhere = || {
        let domain = seen.spf.as_ref().map(|spf| spf.tree.root.domain.as_str()).unwrap_or_default();
        let is_meant = |place: &str, text: &String| sound(&text) && !is_of_host(domain, place, text);
        around.elsewhere.iter().filter_map(move |place| Some(softened(&moved(place.texts.iter().find(|text| is_meant(&place.name, text))?, &place.name)))).min()
    };
    own.or_else(elsewhere)
}

/// The record that stands at the domain's name written twice: it was meant for the domain as it is.
fn doubled(seen: &Observations) -> Option<String> {
    let around = seen.spf_around.as_ref()?;
    let domain = &seen.spf.as_ref()?.tree.root.domain;
    let place = around.elsewhere.iter().find(|place| place.name == format!("{domain}.{domain}"))?;
    place.texts.iter().find(|text| parse(text.as_bytes()).defects.is_empty() && authorises(text)).cloned()
}

/// A text at the domain that somebody meant for its record, although receivers take it for none.
pub fn damaged(seen: &Observations) -> Option<&str> {
    seen.spf_around.as_ref()?.damaged.first().map(String::as_str)
}

/// Whether a record is the policy of the host at whose name it stands, which bounces are judged by (RFC 7208 §2.3): it names nothing but addresses.
pub fn is_of_host(domain: &str, place: &str, text: &str) -> bool {
    let is_habit = HABITS.iter().any(|label| place.strip_suffix(domain).and_then(|front| front.strip_suffix('.')) == Some(label));
    let record = parse(text.as_bytes()).value;
    let mut passing = record.terms.iter().take(record.reachable()).filter(|term| passes(&term.kind));
    let names_addresses = |kind: &TermKind| {
        let TermKind::Directive(Directive { mechanism, .. }) = kind else { return false };
        matches!(mechanism, Mechanism::A { domain: None, .. } | Mechanism::Ip4 { .. } | Mechanism::Ip6 { .. })
    };
    !is_habit && record.redirect().is_none() && passing.all(|term| names_addresses(&term.kind))
}

/// Whether anybody may pass by a record.
pub fn authorises(text: &str) -> bool {
    let record = parse(text.as_bytes()).value;
    record.redirect().is_some() || record.terms.iter().take(record.reachable()).any(|term| passes(&term.kind))
}

pub const fn passes(kind: &TermKind) -> bool {
    matches!(kind, TermKind::Directive(Directive { qualifier: Qualifier::Pass, .. }))
}

/// The record as it is to stand at the domain: an `a` that named no domain meant the host at which it stood (RFC 7208 §5.3). An `mx` meant the
/// exchangers of the domain, as hosts have none of their own.
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

/// The record with a doubt in place of the refusal at its end.
fn softened(text: &str) -> String {
    text.split(' ').map(|word| if word.eq_ignore_ascii_case("-all") { "~all" } else { word }).collect::<Vec<_>>().join(" ")
}

/// A record with a term behind the version: no other term can decide before it (RFC 7208 §4.6.2). Should it stand there already, it has had no effect.
pub fn with_first(record: &str, term: &str) -> String {
    with(record, term, |_| 1)
}

/// A record with one more term before its ending: behind `all` it would not be read (RFC 7208 §5.1). One that is read is left where it is.
pub fn with_last(record: &str, term: &str) -> String {
    let ends = |word: &&str| is_all(word) || word.to_ascii_lowercase().starts_with("redirect=");
    let words: Vec<&str> = record.split(' ').filter(|word| !word.is_empty()).collect();
    let end = words.iter().position(ends).unwrap_or(words.len());
    let passes = |word: &&str| !word.starts_with(['-', '~', '?']) && mechanism(word) == mechanism(term);
    if words.iter().take(end).any(passes) {
        return words.join(" ");
    }
    with(record, term, |words| words.iter().position(ends).unwrap_or(words.len()))
}

/// A record with the term at a place, and nowhere else.
fn with(record: &str, term: &str, place: impl Fn(&[&str]) -> usize) -> String {
    let meant = mechanism(term);
    let mut words: Vec<&str> = record.split(' ').filter(|word| !word.is_empty() && (mechanism(word).is_none() || mechanism(word) != meant)).collect();
    words.insert(place(&words).min(words.len()), term);
    words.join(" ")
}

/// What a word tests, however it is written and whatever it concludes.
fn mechanism(word: &str) -> Option<String> {
    let term = parse(format!("v=spf1 {word}").as_bytes()).value.terms.into_iter().next()?;
    let TermKind::Directive(Directive { mechanism, .. }) = term.kind else { return None };
    Some(match mechanism {
        Mechanism::Ip4 { network, prefix: None } => Mechanism::Ip4 { network, prefix: Some(32) }.to_string(),
        Mechanism::Ip6 { network, prefix: None } => Mechanism::Ip6 { network, prefix: Some(128) }.to_string(),
        other => other.to_string().to_ascii_lowercase(),
    })
}

fn is_all(word: &str) -> bool {
    word.strip_prefix(['+', '-', '~', '?']).unwrap_or(word).eq_ignore_ascii_case("all")
}

pub fn sorted(mut ips: Vec<IpAddr>) -> Vec<IpAddr> {
    ips.sort_unstable();
    ips.dedup();
    ips
}

/// The record with `~all` as its only ending, in the place of the first one: what stands behind that has authorised nobody, and is not to begin now.
pub fn with_ending(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let place = words.iter().position(|word| is_all(word)).unwrap_or(words.len());
    words.retain(|word| !is_all(word));
    words.insert(place, "~all");
    words.join(" ")
}

/// What the networks of the record say about the address: the first that holds it decides (RFC 7208 §4.6.2).
pub fn verdict_on(record: &Record, ip: IpAddr) -> Option<Qualifier> {
    let within = |mechanism: &Mechanism| match (mechanism, ip.to_canonical()) {
        (Mechanism::Ip4 { network, prefix }, IpAddr::V4(ip)) => ipnet::Ipv4Net::new(*network, prefix.unwrap_or(32)).is_ok_and(|net| net.contains(&ip)),
        (Mechanism::Ip6 { network, prefix }, IpAddr::V6(ip)) => ipnet::Ipv6Net::new(*network, prefix.unwrap_or(128)).is_ok_and(|net| net.contains(&ip)),
        _ => false,
    };
    record.terms.iter().take(record.reachable()).find_map(|term| match &term.kind {
        TermKind::Directive(Directive { qualifier, mechanism }) if within(mechanism) => Some(*qualifier),
        _ => None,
    })
}

/// The term that names an address (RFC 7208 §5.6).
pub fn ip_term(ip: IpAddr) -> String {
    let ip = ip.to_canonical();
    if ip.is_ipv4() { format!("ip4:{ip}") } else { format!("ip6:{ip}") }
}

/// Whether the domain has no record, so that [`first`] is what to publish there.
pub fn is_wanted(seen: &Observations) -> bool {
    seen.spf.as_ref().is_some_and(|spf| matches!(spf.tree.root.outcome, NodeOutcome::NoRecord | NodeOutcome::NoSuchName))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_term_stands_behind_the_version() {
        assert_eq!(with_first("v=spf1 include:a.example -all", "ip4:192.0.2.1"), "v=spf1 ip4:192.0.2.1 include:a.example -all");
        for dead in ["v=spf1 mx -all ip4:192.0.2.1", "v=spf1 -ip4:192.0.2.1 mx -all +ip4:192.0.2.1/32", "v=spf1 mx IP4:192.0.2.1 -all"] {
            assert_eq!(with_first(dead, "ip4:192.0.2.1"), "v=spf1 ip4:192.0.2.1 mx -all", "{dead}");
        }
        assert_eq!(with_first("v=spf1 -ip4:192.0.2.0/24 ip4:192.0.2.1 -all", "ip4:192.0.2.1"), "v=spf1 ip4:192.0.2.1 -ip4:192.0.2.0/24 -all");
        assert_eq!(with_first("v=spf1 mx -all Include:A.example", "include:a.example"), "v=spf1 include:a.example mx -all");
        assert_eq!(with_first("v=spf1", "ip4:192.0.2.1"), "v=spf1 ip4:192.0.2.1");
    }

    #[test]
    fn the_last_term_stands_before_the_ending() {
        for (record, expected) in [
            ("v=spf1 mx ~all", "v=spf1 mx ip4:192.0.2.1 ~all"),
            ("v=spf1 mx", "v=spf1 mx ip4:192.0.2.1"),
            ("v=spf1 a Redirect=x.example", "v=spf1 a ip4:192.0.2.1 Redirect=x.example"),
            ("v=spf1 +ip4:192.0.2.1 -all", "v=spf1 +ip4:192.0.2.1 -all"),
            ("v=spf1 mx -all ip4:192.0.2.1", "v=spf1 mx ip4:192.0.2.1 -all"),
        ] {
            assert_eq!(with_last(record, "ip4:192.0.2.1"), expected);
        }
    }

    #[test]
    fn an_address_is_named_by_its_network() {
        let record = parse(b"v=spf1 ip4:192.0.2.0/24 -ip4:198.51.100.1 ip6:2001:db8::/32 ~all").value;
        let (pass, fail) = (Some(Qualifier::Pass), Some(Qualifier::Fail));
        for (ip, verdict) in [("192.0.2.9", pass), ("::ffff:192.0.2.9", pass), ("198.51.100.1", fail), ("2001:db8::1", pass), ("2001:db9::1", None)] {
            assert_eq!(verdict_on(&record, ip.parse().unwrap()), verdict, "{ip}");
        }
    }

    #[test]
    fn a_record_gets_one_ending() {
        for (record, ended) in [
            // RFC 7208 §4.6.2: the first match decides, so what is neutral by a term of its own stays so.
            ("v=spf1 mx ?include:service.example ?all", "v=spf1 mx ?include:service.example ~all"),
            ("v=spf1 ?include:service.example mx", "v=spf1 ?include:service.example mx ~all"),
            ("v=spf1 mx", "v=spf1 mx ~all"),
            ("v=spf1 mx ?all -all", "v=spf1 mx ~all"),
            ("v=spf1 mx ?ALL", "v=spf1 mx ~all"),
            // What nobody passes by now is not to let anybody pass.
            ("v=spf1 ?all mx +All", "v=spf1 ~all mx"),
        ] {
            assert_eq!(with_ending(record), ended);
        }
    }

    #[test]
    fn a_host_may_have_a_policy_of_its_own() {
        for (place, text, own) in [
            ("mail.example.com", "v=spf1 a -all", true),
            ("mail.example.com", "v=spf1 ip4:192.0.2.1 ~all", true),
            ("mail.example.com", "v=spf1 mx -all", false),
            ("mail.example.com", "v=spf1 redirect=x.example", false),
            ("mail.example.com", "v=spf1 a include:x.example -all", false),
            ("www.example.com", "v=spf1 a -all", false),
        ] {
            assert_eq!(is_of_host("example.com", place, text), own, "{place} {text}");
        }
    }

    #[test]
    fn a_record_is_moved_with_what_it_meant() {
        assert_eq!(
            moved("v=spf1 a mx ?A/24//64 a:x.example -all", "mail.example.com"),
            "v=spf1 a:mail.example.com mx ?A:mail.example.com/24//64 a:x.example -all"
        );
        assert_eq!(moved("v=spf1 a ip4:x ä", "m.example"), "v=spf1 a:m.example ip4:x ä");
        assert_eq!(softened("v=spf1 mx -ALL"), "v=spf1 mx ~all");
    }

    proptest! {
        #[test]
        fn moving_twice_is_moving_once(terms in "( [+?~-]?(a|mx|A)(/[0-9]{1,2})?| ip4:192\\.0\\.2\\.1| a:x\\.example){0,6}( [~-]all)?") {
            let once = moved(&format!("v=spf1{terms}"), "mail.example.com");
            prop_assert_eq!(moved(&once, "other.example.com"), once);
        }
    }
}
