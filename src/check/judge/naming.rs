//! Names of servers: whose they are, whether somebody chose them, and which one a server should have.

use std::net::IpAddr;

use crate::{
    check::observe::{
        Observations,
        dns::is_within,
        domain::organisation,
        helo::{is_host_name, is_public_name},
    },
    knowledge::{
        catalogue::{self, Shows},
        providers,
    },
    mail::{
        iprev::{Confirmation, Name},
        spf::{Directive, Mechanism, Reach, TermKind},
    },
    model::finding::Finding,
};

/// Names like `mail2` that are tried for a server.
const MAX_NUMBER: usize = 99;

/// What a name shows, as the catalogue's patterns see it. A word for changing lines speaks only in front of the name that somebody registered:
/// `mail.res-media.example` is a mail server of a company of that name.
pub fn shows(name: &str) -> Vec<Shows> {
    let front = name.trim_end_matches('.').strip_suffix(organisation(name).trim_end_matches('.')).unwrap_or_default().trim_end_matches('.');
    let is_dynamic = || !front.is_empty() && catalogue::generic_ptr(&format!("{front}.domain.example")).iter().any(|generic| generic.shows == Shows::Dynamic);
    let all = catalogue::generic_ptr(name).into_iter().map(|generic| generic.shows);
    all.filter(|shows| *shows != Shows::Dynamic || is_dynamic()).collect()
}

/// Whether a name has this very address in it, as providers write it into the names that they give every machine: its numbers in order or backwards,
/// apart or together, in decimal or hexadecimal.
pub fn spells(name: &str, ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let octets = ip.octets();
            let [a, b, c, d] = octets;
            [octets, [d, c, b, a]].iter().any(|octets| {
                let join = |write: fn(&u8) -> String, between: &str| octets.iter().map(write).collect::<Vec<_>>().join(between);
                let apart = ["-", ".", "_"].iter().flat_map(|between| [join(ToString::to_string, between), join(|octet| format!("{octet:03}"), between)]);
                let together = std::iter::once(join(|octet| format!("{octet:03}"), ""));
                apart.chain(together).any(|digits| stands_alone(name, &digits)) || name.contains(&join(|octet| format!("{octet:02x}"), ""))
            })
        }
        IpAddr::V6(ip) => {
            let nibbles: String = ip.octets().iter().map(|octet| format!("{octet:02x}")).collect();
            let turned: String = nibbles.chars().rev().collect();
            let bare: String = name.chars().filter(|character| !matches!(character, '.' | '-')).collect();
            // A colon has no place in a name, and is written as a hyphen.
            let is_written = |label: &str| {
                let starts = std::iter::once(0).chain(label.match_indices('-').map(|(place, _)| place + 1));
                starts.filter_map(|start| label.get(start..)).any(|rest| rest.replace('-', ":").parse() == Ok(ip))
            };
            bare.contains(&nibbles) || bare.contains(&turned) || name.split('.').any(is_written)
        }
    }
}

/// Whether digits stand in a name without another digit beside them.
fn stands_alone(name: &str, digits: &str) -> bool {
    name.match_indices(digits).any(|(place, _)| {
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let bytes = name.as_bytes();
        !is_digit(place.checked_sub(1).and_then(|before| bytes.get(before))) && !is_digit(bytes.get(place + digits.len()))
    })
}

/// Whether a name looks like one that nobody chose: a provider's default, or one with the address or a word for changing lines in it.
pub fn is_unchosen(name: &str) -> bool {
    providers::by_rdns_suffix(name).is_some() || shows(name).iter().any(|shows| *shows != Shows::Numbered)
}

/// The name that the mail server should have: the HELO name where others can look it up and somebody chose it, else `mail.` before the domain.
pub fn wanted_name(seen: &Observations) -> String {
    let helo = given(seen).map(str::to_owned);
    let domain = base(seen).map(|domain| format!("mail.{domain}"));
    helo.or(domain).unwrap_or_else(|| "mail.example.com".to_owned())
}

/// The name that the server at an address says in HELO, where it is one to keep: it leads there itself, and somebody chose it.
pub fn said_at(seen: &Observations, ip: IpAddr) -> Option<&str> {
    // What the server calls itself counts as what somebody says it does.
    let shown = seen.helo.iter().flatten().filter(|one| one.ip == Some(ip) && !one.assumed).filter_map(|one| one.name.as_deref());
    let leads = |name: &&str| !is_alias(seen, name) && addresses(seen, name).is_some_and(|addresses| addresses.contains(&ip));
    given(seen).into_iter().chain(shown.filter(|name| is_fit(name))).find(leads)
}

/// The name that the server at an address should have: rather one that leads there already, else one that is not known to lead anywhere else, and another
/// for each of the senders that have none.
pub fn wanted_name_at(seen: &Observations, ip: IpAddr) -> String {
    let ip = ip.to_canonical();
    // The addresses have an order of their own, whichever of them was found first. Over the other version of IP it is the same servers.
    let mut before: Vec<IpAddr> = seen.identity.ips().into_iter().map(|other| other.to_canonical()).collect();
    before.retain(|other| other.is_ipv4() == ip.is_ipv4() && *other < ip);
    before.sort_unstable();
    let mut given_away = Vec::new();
    for other in before {
        let name = name_beside(seen, other, &given_away);
        given_away.push(name);
    }
    name_beside(seen, ip, &given_away)
}

/// The name for an address, beside those that others get.
fn name_beside(seen: &Observations, ip: IpAddr, given_away: &[String]) -> String {
    if let Some(name) = leading(seen, ip) {
        return name;
    }
    let Some(domain) = base(seen) else { return wanted_name(seen) };
    // Several servers may say one name (RFC 5321 §2.3.5 speaks of the host's), where somebody says that they do.
    let said = given(seen).filter(|helo| !leads_elsewhere(seen, helo, ip) || is_shared(seen, helo));
    let numbered = (2..=MAX_NUMBER).map(|number| format!("mail{number}.{domain}"));
    let own = || std::iter::once(format!("mail.{domain}")).chain(numbered).find(|name| !given_away.contains(name) && !leads_elsewhere(seen, name, ip));
    said.map(str::to_owned).or_else(own).unwrap_or_else(|| format!("mail.{domain}"))
}

/// The name that people would give the server at an address first, also where it leads elsewhere.
pub fn preferred_name_at(seen: &Observations, ip: IpAddr) -> String {
    leading(seen, ip).unwrap_or_else(|| wanted_name(seen))
}

/// A name that leads to the address and is one to keep.
fn leading(seen: &Observations, ip: IpAddr) -> Option<String> {
    said_at(seen, ip).map(str::to_owned).or_else(|| exchanger_at(seen, ip)).or_else(|| reverse_of(seen, ip))
}

/// The domain below which a mail server is named: not below its website.
fn base(seen: &Observations) -> Option<&str> {
    let domain = seen.target.domain.as_deref()?;
    Some(domain.strip_prefix("www.").filter(|above| above.contains('.')).unwrap_or(domain))
}

/// What is known of a name: its addresses, and whether it is an alias, beside which no address can stand (RFC 1034 §3.6.2).
fn known(seen: &Observations, name: &str) -> (Vec<IpAddr>, bool) {
    let is_it = |other: &str| other.trim_end_matches('.').eq_ignore_ascii_case(name.trim_end_matches('.'));
    let mut addresses: Vec<IpAddr> = Vec::new();
    let mut is_alias = false;
    for exchanger in seen.mx.iter().flat_map(|exchange| &exchange.exchangers).filter(|exchanger| is_it(&exchanger.name)) {
        addresses.extend(exchanger.addresses());
        is_alias |= !exchanger.aliases.is_empty();
    }
    for host in seen.dns.iter().flat_map(|dns| &dns.hosts).filter(|host| is_it(&host.name)) {
        addresses.extend(&host.addresses);
    }
    for family in seen.helo.iter().flatten().filter(|one| one.name.as_deref().is_some_and(is_it)).flat_map(|one| &one.forward) {
        addresses.extend(&family.addresses);
        is_alias |= family.alias.is_some();
    }
    for other in seen.ptr.iter().flatten().flat_map(|reverse| &reverse.names).filter(|other| is_it(&other.name)) {
        addresses.extend(&other.addresses);
        is_alias |= !other.aliases.is_empty();
    }
    // What `a:` names in the domain's own records: of an `mx`, the name is not the host's.
    for node in seen.spf.iter().flat_map(|spf| spf.tree.root.walk()) {
        for branch in node.branches.iter().filter(|branch| is_it(&branch.target)) {
            let is_host = node
                .record
                .terms
                .get(branch.term)
                .is_some_and(|term| matches!(&term.kind, TermKind::Directive(Directive { mechanism: Mechanism::A { .. }, .. })));
            if let (true, Reach::Hosts(hosts)) = (is_host, &branch.reach) {
                addresses.extend(&hosts.addresses);
                is_alias |= !hosts.aliases.is_empty();
            }
        }
    }
    (addresses.into_iter().map(|address| address.to_canonical()).collect(), is_alias)
}

/// Whether a name is known to lead to an address.
pub fn leads_to(seen: &Observations, name: &str, ip: IpAddr) -> bool {
    known(seen, name).0.contains(&ip.to_canonical())
}

/// Says of a reverse name that is to be set that it does not lead to the address yet, as far as is known: its address record is published first.
pub fn with_forward(seen: &Observations, ip: IpAddr, finding: Finding) -> Finding {
    let name = finding.remedy.as_ref().filter(|remedy| remedy.kind == "PTR").map(|remedy| remedy.value.trim_end_matches('.').to_owned());
    match name.filter(|name| name != super::EXAMPLE && !leads_to(seen, name, ip)) {
        Some(_) => finding.arg("forward", "yes"),
        None => finding,
    }
}

/// Whether a name is known to belong to another server: it leads to another address of this version of IP, or only to such as none of the senders has.
fn leads_elsewhere(seen: &Observations, name: &str, ip: IpAddr) -> bool {
    let (addresses, is_alias) = known(seen, name);
    let senders = seen.identity.ips();
    let is_senders = |address: &IpAddr| senders.iter().any(|sender| sender.to_canonical() == *address);
    let is_other = addresses.iter().any(|address| address.is_ipv4() == ip.is_ipv4()) || !addresses.iter().any(is_senders);
    is_alias || (!addresses.is_empty() && !addresses.contains(&ip) && is_other)
}

/// Whether a name leads to other senders alone, so that it may lead to one more of them.
fn is_shared(seen: &Observations, name: &str) -> bool {
    let ((addresses, is_alias), senders) = (known(seen, name), seen.identity.ips());
    !is_alias && addresses.iter().all(|address| senders.iter().any(|sender| sender.to_canonical() == *address))
}

/// Whether mail to the domain is delivered to a name: what stands there moves the mailboxes.
pub fn is_exchanger(seen: &Observations, name: &str) -> bool {
    seen.mx.iter().flat_map(|exchange| &exchange.exchangers).any(|exchanger| exchanger.name.eq_ignore_ascii_case(name))
}

/// The reverse name of an address, where it leads back, somebody chose it and it is no alias.
fn reverse_of(seen: &Observations, ip: IpAddr) -> Option<String> {
    let reverse = seen.ptr.iter().flatten().find(|reverse| reverse.ip == ip)?;
    let is_own = |name: &&Name| name.confirmation == Confirmation::Confirmed && name.aliases.is_empty() && is_fit(&name.name);
    reverse.names.iter().find(is_own).map(|name| name.name.clone())
}

/// Whether the HELO name is an alias, which no host is to be called by (RFC 5321 §2.3.5).
fn is_alias(seen: &Observations, helo: &str) -> bool {
    let mut looked_up = seen.helo.iter().flatten().filter(|one| one.name.as_deref() == Some(helo)).flat_map(|one| &one.forward);
    looked_up.any(|family| family.alias.is_some())
}

/// The HELO name, where it is one that a server can keep.
fn given(seen: &Observations) -> Option<&str> {
    seen.target.helo.as_deref().filter(|name| is_fit(name))
}

fn is_fit(name: &str) -> bool {
    is_public_name(name) && is_host_name(name) && !is_unchosen(name)
}

/// The addresses of the HELO name, where they were looked up.
fn addresses(seen: &Observations, helo: &str) -> Option<Vec<IpAddr>> {
    let all = seen.helo.iter().flatten().find(|one| one.name.as_deref() == Some(helo)).map(|one| &one.forward)?;
    Some(all.iter().flat_map(|family| family.addresses.iter().copied()).collect())
}

/// An exchanger under the domain's own name that leads to the address. An alias is no name for a host (RFC 2181 §10.2).
fn exchanger_at(seen: &Observations, ip: IpAddr) -> Option<String> {
    let domain = seen.target.domain.as_ref()?;
    let of_mx = seen.mx.iter().flat_map(|exchange| &exchange.exchangers).filter(|exchanger| exchanger.aliases.is_empty());
    let of_mx = of_mx.filter(|exchanger| exchanger.addresses().any(|address| address == ip)).map(|exchanger| &exchanger.name);
    let of_dns = seen.dns.iter().flat_map(|dns| &dns.hosts).filter(|host| host.exchanger && host.addresses.contains(&ip)).map(|host| &host.name);
    let aliases: Vec<&String> =
        seen.mx.iter().flat_map(|exchange| &exchange.exchangers).filter(|exchanger| !exchanger.aliases.is_empty()).map(|exchanger| &exchanger.name).collect();
    let fits = |name: &&String| !aliases.contains(name) && !is_unchosen(name);
    let all: Vec<&String> = of_mx.chain(of_dns).filter(fits).collect();
    // Rather a name of the domain; else the one by which somebody else's domain knows the server.
    all.iter().copied().find(|name| is_within(name, domain)).or_else(|| all.first().copied()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_within_a_registered_name_say_nothing_about_a_line() {
        for name in ["mail.res-media.de", "mail.client-server.example", "pool.co.uk", "dyn.example", "mail.example.com"] {
            assert_eq!(shows(name), [], "{name}");
        }
        assert_eq!(shows("client.firma.ch"), [Shows::Dynamic]);
        assert_eq!(shows("mail.customer.isp.co.uk"), [Shows::Dynamic]);
        assert!(shows("ns3012345.ip-185-199-77.eu").contains(&Shows::Address));
    }

    #[test]
    fn the_address_itself_is_found_in_a_name() {
        let spelt = |ip: &str, name: &str| spells(name, ip.parse().unwrap());
        for name in [
            "static.20.10.46.78.isp.net",
            "78-46-10-20.isp.net",
            "p4e2e0a14.dip0.t-ipconnect.de",
            "h140a2e4e.isp.net",
            "h020010046078.hoster.net",
            "host-078-046-010-020.isp.net",
        ] {
            assert!(spelt("78.46.10.20", name), "{name}");
        }
        for name in ["mx-1-2-3-4.t.com", "deadbeef.t.com", "178-46-10-20.isp.net", "78-46-10-200.isp.net", "mail.t.com", ""] {
            assert!(!spelt("78.46.10.20", name), "{name}");
        }
        let six = "2a01:4f8:c0c:1234::1";
        for name in [
            "2a01-4f8-c0c-1234--1.ip6.isp.net",
            "host-2a01-4f8-c0c-1234--1.isp.net",
            "2a01-04f8-0c0c-1234-0000-0000-0000-0001.isp.net",
            "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.4.3.2.1.c.0.c.0.8.f.4.0.1.0.a.2.ip6.isp.net",
            "2a0104f80c0c12340000000000000001.isp.net",
        ] {
            assert!(spelt(six, name), "{name}");
        }
        for name in ["2a01-4f8-c0c-1234--2.ip6.isp.net", "mail.t.com", "1.t.com"] {
            assert!(!spelt(six, name), "{name}");
        }
    }

    #[test]
    fn names_that_nobody_chose_are_told() {
        for name in ["static.25.77.199.185.clients.your-server.de", "pool-185-199-77-25.isp.net", "x.dip0.t-ipconnect.de", "ns3012345.ip-185-199-77.eu"] {
            assert!(is_unchosen(name), "{name}");
        }
        for name in ["mail.example.com", "vps12.example.com", "mail.res-media.de"] {
            assert!(!is_unchosen(name), "{name}");
        }
    }
}
