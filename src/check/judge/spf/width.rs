//! How many may send: a record that lets in everybody or nearly everybody protects nothing.

use std::net::IpAddr;

use ipnet::{IpNet, Ipv6Net};

use super::void;
use crate::{
    check::identity::is_own,
    knowledge::providers::Provider,
    mail::spf::{Coverage, Network, OpeningKind, Tree},
    model::{
        code::Code,
        finding::{Arg, Finding},
        verdict::Verdict,
    },
    net::policy::{Special, is_special_network, special},
};

/// Networks of this length and shorter let in nearly everybody. The catalogue's `spf.plus_all` says a /8 of IPv4: sixteen million addresses. Of IPv6 no
/// network is small, so that the number of addresses says nothing, but the registries give whole providers a /32 (RIPE a /29): a /16 holds more providers than any
/// domain has.
const NEARLY_ALL_V4: u8 = 8;
const NEARLY_ALL_V6: u8 = 16;
/// The shortest that an own network may be: a /16 of IPv4 (`spf.plus_all` again) has as many addresses as a /32 of IPv6 has sites (/48, RFC 6177).
const SHORTEST_V4: u8 = 16;
const SHORTEST_V6: u8 = 32;
/// The longest prefix that a site of its own gets in IPv6 (RFC 6177 §2): what it holds counts like an address of IPv4.
const SITE_V6: u8 = 48;
/// IPv4 addresses from which on a record is wide, and over which it is far too wide (the catalogue's `spf.broad_range`).
const WIDE: u64 = 1 << 16;
const FAR_TOO_WIDE: u64 = 1_000_000;
/// More than all services together that a domain may use: a whole cloud (a /8).
const WHOLE_CLOUD: u64 = 1 << 24;

/// Terms that let in everybody, and networks so wide that they nearly do.
pub fn judge(tree: &Tree) -> Vec<Finding> {
    let subject = &tree.root.domain;
    let everybody = |term: String, at: &str, extent: &'static str| {
        let finding = Finding::new(Code::SpfPassAll, subject.clone()).arg("term", term).arg("at", at.to_owned()).arg("extent", extent);
        vec![void::placed(&tree.root, at, finding).seen(tree.evidence())]
    };
    if let Some(opening) = tree.openings.iter().find(|opening| opening.kind != OpeningKind::NeutralAll) {
        let term = match (&opening.term, opening.kind) {
            // As people know it, whether the plus is written or not.
            (Some(term), _) if term == "all" => "+all".to_owned(),
            (Some(term), _) => term.clone(),
            (None, OpeningKind::AllIpv6) => "::/0".to_owned(),
            (None, _) => "0.0.0.0/0".to_owned(),
        };
        let findings = everybody(term, &opening.domain, "all");
        // An ending is replaced, not removed; and of many networks that do it together, none is the one to remove.
        let is_ending = opening.term.as_deref() == Some("all") && opening.domain.eq_ignore_ascii_case(subject);
        return if is_ending || opening.term.is_none() { findings.into_iter().map(|finding| finding.arg("whose", "ending")).collect() } else { findings };
    }
    // How wide the network of a large service is, its customers do not choose.
    let networks: Vec<Network> = tree.networks.iter().filter(|network| !is_hidden(network)).cloned().collect();
    let own: Vec<Network> = networks.iter().filter(|network| is_own(subject, &network.domain)).cloned().collect();
    let (mine, all) = (Coverage::of(&own).ipv4_addresses, Coverage::of(&networks).ipv4_addresses);
    let nearly = networks.iter().find(|network| lets_in_nearly_all(network));
    // Several networks may do together what one does alone.
    if let Some(network) = nearly.or_else(|| widest(&own, true).filter(|_| mine >= WHOLE_CLOUD)) {
        return everybody(network.term.clone(), &network.domain, "nearly");
    }
    let too_short = |v4: bool| own.iter().any(|network| network.address.is_ipv4() == v4 && is_at_most(network, SHORTEST_V4 - 1, SHORTEST_V6 - 1));
    let (verdict, addresses, counted) = if too_short(true) || mine > FAR_TOO_WIDE {
        (Verdict::Problem, mine, &own)
    } else if all > WHOLE_CLOUD {
        (Verdict::Problem, all, &networks)
    } else if mine >= WIDE {
        (Verdict::Note, mine, &own)
    } else {
        (Verdict::Note, all, &networks)
    };
    let broad = |family: &'static str, verdict, addresses: u64, counted: &[Network]| {
        let (term, at) = widest(counted, family == "ipv4").map_or_else(Default::default, |network| (network.term.clone(), network.domain.clone()));
        let finding = Finding::new(Code::SpfBroad, subject.clone()).verdict(verdict).arg("family", family).arg("widest", term).arg("at", at.clone());
        let finding = finding.arg("form", "own").arg("provider", "");
        // How wide a service is, is not its customer's to change.
        let finding = void::placed(&tree.root, &at, finding);
        finding.arg("addresses", usize::try_from(addresses).unwrap_or(usize::MAX)).seen(tree.evidence())
    };
    let mut findings = Vec::new();
    if verdict == Verdict::Problem || mine >= WIDE || all > FAR_TOO_WIDE {
        findings.push(broad("ipv4", verdict, addresses, counted));
    }
    if too_short(false) || sites(&own) > FAR_TOO_WIDE {
        findings.push(broad("ipv6", Verdict::Problem, 0, &own));
    } else if sites(&own) >= WIDE {
        findings.push(broad("ipv6", Verdict::Note, 0, &own));
    }
    findings
}

/// What is said of a wide network, where it holds the whole network in which a provider rents out one of the senders: each of its customers may send too.
pub fn of_cloud(tree: &Tree, rented: &[(IpNet, &Provider)], finding: Finding) -> Finding {
    let (v4, domain) = (finding.args.get("family") == Some(&Arg::from("ipv4")), &tree.root.domain);
    let own = tree.networks.iter().filter(|network| {
        network.address.is_ipv4() == v4 && is_own(domain, &network.domain) && is_at_most(network, SHORTEST_V4, SHORTEST_V6) && !is_hidden(network)
    });
    let holds = |network: &Network, prefix: &IpNet| IpNet::new(network.address, network.prefix).is_ok_and(|net| net.contains(prefix));
    let mut clouds = own.filter_map(|network| Some((network, rented.iter().find(|(prefix, _)| holds(network, prefix))?)));
    match clouds.next().filter(|_| finding.code == Code::SpfBroad) {
        Some((network, (_, provider))) => {
            let finding = finding.verdict(Verdict::Problem).arg("form", "cloud").arg("provider", provider.name.to_string());
            void::placed(&tree.root, &network.domain, finding.arg("widest", network.term.clone()).arg("at", network.domain.clone()))
        }
        None => finding,
    }
}

/// How many sites the IPv6 networks hold together: a /32, the whole network of a provider, holds 65,536.
fn sites(networks: &[Network]) -> u64 {
    let nets = networks.iter().filter_map(|network| match network.address {
        IpAddr::V6(ip) => Ipv6Net::new(ip, network.prefix).ok(),
        IpAddr::V4(_) => None,
    });
    let large = Ipv6Net::aggregate(&nets.filter(|net| net.prefix_len() <= SITE_V6).collect());
    large.iter().map(|net| 1_u64.checked_shl((SITE_V6 - net.prefix_len()).into()).unwrap_or(u64::MAX)).fold(0, u64::saturating_add)
}

/// Whether a network is of addresses from which nothing arrives over the Internet, however many they are.
fn is_hidden(network: &Network) -> bool {
    IpNet::new(network.address, network.prefix).is_ok_and(is_special_network)
}

/// The terms of the domain's own record that name such networks. What books use for examples, a lab uses for hosts.
pub fn without_effect(tree: &Tree) -> Vec<String> {
    let own = tree.networks.iter().filter(|network| network.domain == tree.root.domain && network.term.to_ascii_lowercase().starts_with("ip"));
    let hidden = own.filter(|network| is_hidden(network) && special(network.address) != Some(Special::Documentation));
    hidden.map(|network| network.term.clone()).collect()
}

/// Whether a network alone lets in everybody or nearly everybody.
pub fn lets_in_nearly_all(network: &Network) -> bool {
    !is_hidden(network) && is_at_most(network, NEARLY_ALL_V4, NEARLY_ALL_V6)
}

const fn is_at_most(network: &Network, v4: u8, v6: u8) -> bool {
    network.prefix <= if matches!(network.address, IpAddr::V4(_)) { v4 } else { v6 }
}

/// The widest network of one family.
fn widest(networks: &[Network], v4: bool) -> Option<&Network> {
    networks.iter().filter(|network| network.address.is_ipv4() == v4).min_by_key(|network| (network.prefix, network.address))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        mail::spf::explore,
        net::{Budget, fake::Zone},
    };

    async fn judged(record: &str) -> Vec<(Code, Verdict, String)> {
        let zone = Zone::new()
            .txt("example.com", record)
            .txt("cloud.example", "v=spf1 ip4:44.0.0.0/12 -all")
            .txt("world.example", "v=spf1 ip4:44.0.0.0/8 -all")
            .txt("six.example", "v=spf1 ip6:2a00:1450::/29 -all");
        let tree = explore(&Arc::new(zone).net().inquire(Budget::default()), "example.com").await;
        let told = |finding: Finding| {
            let text = |name: &str| match finding.args.get(name) {
                Some(crate::model::finding::Arg::Text(text)) => text.clone(),
                _ => String::new(),
            };
            (finding.code, finding.verdict, format!("{}{} {}{}", text("extent"), text("family"), text("term"), text("widest")))
        };
        judge(&tree).into_iter().map(told).collect()
    }

    #[tokio::test]
    async fn the_stricter_entry_of_the_catalogue_holds() {
        use {Code::*, Verdict::*};
        for (terms, expected) in [
            ("+all", Some((SpfPassAll, Broken, "all +all"))),
            ("all", Some((SpfPassAll, Broken, "all +all"))),
            ("ip4:44.0.0.0/8", Some((SpfPassAll, Broken, "nearly ip4:44.0.0.0/8"))),
            ("ip4:44.0.0.0/1", Some((SpfPassAll, Broken, "nearly ip4:44.0.0.0/1"))),
            ("ip4:44.0.0.0/9 ip4:44.128.0.0/9", Some((SpfPassAll, Broken, "nearly ip4:44.0.0.0/9"))),
            ("include:world.example", Some((SpfPassAll, Broken, "nearly ip4:44.0.0.0/8"))),
            ("ip6:2000::/3", Some((SpfPassAll, Broken, "nearly ip6:2000::/3"))),
            ("ip6:2a00::/16", Some((SpfPassAll, Broken, "nearly ip6:2a00::/16"))),
            ("ip4:44.0.0.0/9", Some((SpfBroad, Problem, "ipv4 ip4:44.0.0.0/9"))),
            ("ip4:44.4.0.0/15", Some((SpfBroad, Problem, "ipv4 ip4:44.4.0.0/15"))),
            ("ip4:44.4.0.0/16", Some((SpfBroad, Note, "ipv4 ip4:44.4.0.0/16"))),
            ("ip4:44.4.0.0/17", None),
            ("ip6:2a00:1450::/29", Some((SpfBroad, Problem, "ipv6 ip6:2a00:1450::/29"))),
            ("ip6:2a00:1450::/32", Some((SpfBroad, Note, "ipv6 ip6:2a00:1450::/32"))),
            ("ip6:2a00:1450::/33 ip6:2a00:1450:8000::/33", Some((SpfBroad, Note, "ipv6 ip6:2a00:1450::/33"))),
            ("ip6:2a00:1450::/33", None),
            ("ip6:2a00:1450:4000::/36 ip6:2a00:1450:4000:8::/64", None),
            // From there nothing arrives.
            ("ip4:10.0.0.0/8", None),
            ("ip4:127.0.0.0/8", None),
            ("ip4:0.0.0.0/8", None),
            ("ip4:224.0.0.0/4", None),
            ("ip4:172.16.0.0/12", None),
            ("ip4:100.64.0.0/10", None),
            ("ip6:fc00::/7", None),
            ("ip6:fd00::/8", None),
            ("ip6:fe80::/10", None),
            ("ip4:10.0.0.0/8 ip4:44.4.0.0/16", Some((SpfBroad, Note, "ipv4 ip4:44.4.0.0/16"))),
            ("ip4:8.0.0.0/6", Some((SpfPassAll, Broken, "nearly ip4:8.0.0.0/6"))),
            ("include:cloud.example", Some((SpfBroad, Note, "ipv4 ip4:44.0.0.0/12"))),
            ("include:six.example", None),
        ] {
            let expected: Vec<_> = expected.into_iter().map(|(code, verdict, text)| (code, verdict, text.to_owned())).collect();
            assert_eq!(judged(&format!("v=spf1 {terms} -all")).await, expected, "{terms}");
        }
    }

    #[tokio::test]
    async fn the_whole_network_of_a_provider_is_no_own_one() {
        let hetzner = crate::knowledge::providers::by_id("hetzner").unwrap();
        let told = async |record: &str, prefix: &str| {
            let tree = explore(&Arc::new(Zone::new().txt("example.com", record)).net().inquire(Budget::default()), "example.com").await;
            let rented = [(prefix.parse().unwrap(), hetzner)];
            let findings = judge(&tree).into_iter().map(|finding| of_cloud(&tree, &rented, finding));
            findings.map(|finding| (finding.verdict, finding.args.get("form") == Some(&Arg::from("cloud")))).collect::<Vec<_>>()
        };
        assert_eq!(told("v=spf1 ip6:2a01:4f8::/32 -all", "2a01:4f8::/32").await, [(Verdict::Problem, true)]);
        assert_eq!(told("v=spf1 ip4:95.217.0.0/16 -all", "95.217.0.0/16").await, [(Verdict::Problem, true)]);
        // The own network of whoever has one, and the addresses that somebody rents.
        assert_eq!(told("v=spf1 ip6:2a00:1450::/32 -all", "2a01:4f8::/32").await, [(Verdict::Note, false)]);
        assert_eq!(told("v=spf1 ip6:2a01:4f8:c0c:1234::/64 -all", "2a01:4f8::/32").await, []);
    }
}
