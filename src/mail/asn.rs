//! Which network announces an address, asked over DNS.
//!
//! An autonomous system (AS) is a network with a routing policy of its own; its number and its name say whose network an address lives in.
//! Team Cymru publishes what routers see as TXT records: at the reversed address below `origin.asn.cymru.com` (IPv6: `origin6`) the numbers
//! and the prefix, at `AS<number>.asn.cymru.com` the name. <https://www.team-cymru.com/ip-asn-mapping>

use std::net::IpAddr;

use futures::future::join_all;
use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::text::{clipped, visible};
use crate::net::{
    EvidenceId, Inquiry, Outcome,
    dns::{RecordType, reversed_labels},
};

const ORIGIN_IPV4: &str = "origin.asn.cymru.com";
const ORIGIN_IPV6: &str = "origin6.asn.cymru.com";
const NAMES: &str = "asn.cymru.com";
/// Announcements kept of one address.
const MAX_ORIGINS: usize = 8;
/// Numbers kept of one announcement, and names asked for.
const MAX_NUMBERS: usize = 4;
/// Characters kept of a name.
const MAX_NAME: usize = 120;

/// Who announces an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    pub ip: IpAddr,
    pub outcome: Outcome,
    /// The narrowest prefix first, at most eight. Empty when nobody announces the address or the answer could not be read.
    pub origins: Vec<Origin>,
    /// Texts that could not be read.
    pub unreadable: usize,
    /// The networks of the narrowest prefix, at most four.
    pub networks: Vec<Network>,
    pub evidence: EvidenceId,
}

/// A prefix that contains the address, and who announces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Several when several networks announce the same prefix; at most four.
    pub numbers: Vec<u32>,
    /// `192.0.2.0/24`.
    pub prefix: String,
    /// Two capital letters; the registry's claim, not where the machine is.
    pub country: Option<String>,
    /// `arin`, `ripencc`, `apnic`, `lacnic`, `afrinic`.
    pub registry: Option<String>,
    /// When the prefix was given out, `2010-07-14`.
    pub allocated: Option<String>,
}

/// A network and its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    pub number: u32,
    /// `EXAMPLE-AS - Example Ltd., GB`, at most 120 characters.
    pub name: Option<String>,
    pub outcome: Outcome,
    pub evidence: EvidenceId,
}

/// Reads an answer about an address: `64500 64501 | 192.0.2.0/24 | NL | ripencc | 2010-07-14`. Nothing when it is none.
pub fn parse_origin(text: &[u8]) -> Option<Origin> {
    let text = visible(text);
    let mut fields = text.split('|').map(str::trim);
    let numbers: Vec<u32> = fields.next()?.split_ascii_whitespace().take(MAX_NUMBERS).map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let prefix: IpNet = fields.next()?.parse().ok()?;
    let country = fields.next().filter(|country| country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let registry = fields.next().filter(|registry| (1..=16).contains(&registry.len()) && registry.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let allocated = fields.next().filter(|date| date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'));
    (!numbers.is_empty()).then(|| Origin {
        numbers,
        prefix: prefix.to_string(),
        country: country.map(str::to_ascii_uppercase),
        registry: registry.map(str::to_ascii_lowercase),
        allocated: allocated.map(str::to_owned),
    })
}

/// Reads an answer about a network: `64500 | NL | ripencc | 2010-07-14 | EXAMPLE-AS Example Ltd., NL`. Gives the name.
pub fn parse_name(text: &[u8]) -> Option<String> {
    let text = visible(text);
    // The name may hold a bar itself.
    let mut fields = text.splitn(5, '|').map(str::trim);
    fields.next()?.parse::<u32>().ok()?;
    let name = clipped(fields.nth(3)?, MAX_NAME);
    (!name.is_empty()).then_some(name)
}

/// Looks up who announces an address, then the names of those networks, all at once.
pub async fn lookup(inquiry: &Inquiry, ip: IpAddr, after: &[EvidenceId]) -> Announcement {
    let ip = ip.to_canonical();
    let zone = if ip.is_ipv4() { ORIGIN_IPV4 } else { ORIGIN_IPV6 };
    let asked = inquiry.dns(&format!("{}.{zone}", reversed_labels(ip)), RecordType::Txt, after).await;
    let texts = asked.texts();
    let mut origins: Vec<(IpNet, Origin)> = texts
        .iter()
        .filter_map(|text| parse_origin(text))
        .filter_map(|origin| origin.prefix.parse::<IpNet>().ok().filter(|prefix| prefix.contains(&ip)).map(|prefix| (prefix, origin)))
        .collect();
    let unreadable = texts.len() - origins.len();
    origins.sort_by(|(one, left), (other, right)| other.prefix_len().cmp(&one.prefix_len()).then_with(|| left.numbers.cmp(&right.numbers)));
    origins.truncate(MAX_ORIGINS);
    let numbers = origins.first().map(|(narrowest, _)| *narrowest).map_or_else(Vec::new, |narrowest| numbers_of(&origins, narrowest));
    let networks = join_all(numbers.into_iter().map(|number| network(inquiry, number, asked.id))).await;
    let origins = origins.into_iter().map(|(_, origin)| origin).collect();
    Announcement { ip, outcome: asked.outcome, origins, unreadable, networks, evidence: asked.id }
}

fn numbers_of(origins: &[(IpNet, Origin)], prefix: IpNet) -> Vec<u32> {
    let mut numbers: Vec<u32> = origins.iter().filter(|(other, _)| *other == prefix).flat_map(|(_, origin)| origin.numbers.iter().copied()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.truncate(MAX_NUMBERS);
    numbers
}

async fn network(inquiry: &Inquiry, number: u32, found_in: EvidenceId) -> Network {
    let asked = inquiry.dns(&format!("AS{number}.{NAMES}"), RecordType::Txt, &[found_in]).await;
    let name = asked.texts().iter().find_map(|text| parse_name(text));
    Network { number, name, outcome: asked.outcome, evidence: asked.id }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::net::{Budget, fake::Zone};

    async fn ask(zone: Zone, ip: &str) -> (Announcement, Inquiry) {
        let inquiry = Arc::new(zone).net().inquire(Budget::default());
        (lookup(&inquiry, ip.parse().unwrap(), &[]).await, inquiry)
    }

    #[test]
    fn an_origin_is_read() {
        let origin = parse_origin(b"64500 64501 | 192.0.2.0/24 | nl | ripencc | 2010-07-14").unwrap();
        assert_eq!((origin.numbers, origin.prefix.as_str()), (vec![64_500, 64_501], "192.0.2.0/24"));
        assert_eq!((origin.country.as_deref(), origin.registry.as_deref(), origin.allocated.as_deref()), (Some("NL"), Some("ripencc"), Some("2010-07-14")));
        let bare = parse_origin(b"64500 | 192.0.2.0/24 |  | other | ").unwrap();
        assert_eq!((bare.country, bare.allocated), (None, None));
        for text in ["", "NA | 192.0.2.0/24", "64500", "64500 | 192.0.2.0", "| 192.0.2.0/24", "99999999999 | 192.0.2.0/24"] {
            assert_eq!(parse_origin(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_read() {
        assert_eq!(parse_name(b"64500 | NL | ripencc | 2010-07-14 | EXAMPLE-AS Example | Sons, NL").as_deref(), Some("EXAMPLE-AS Example | Sons, NL"));
        for text in ["", "64500", "x | NL | ripencc | 2010 | NAME", "64500 | NL | ripencc | 2010 | "] {
            assert_eq!(parse_name(text.as_bytes()), None, "{text}");
        }
    }

    #[tokio::test]
    async fn the_narrowest_prefix_comes_first_and_names_follow() {
        let zone = Zone::new()
            .txt("10.2.0.192.origin.asn.cymru.com", "64510 | 192.0.0.0/16 | US | arin | 2001-01-01")
            .txt("10.2.0.192.origin.asn.cymru.com", "64500 64501 | 192.0.2.0/24 | NL | ripencc | 2010-07-14")
            .txt("10.2.0.192.origin.asn.cymru.com", "64520 | 198.51.100.0/24 | NL | ripencc | 2010-07-14")
            .txt("as64500.asn.cymru.com", "64500 | NL | ripencc | 2010-07-14 | EXAMPLE-AS, NL")
            .fail("as64501.asn.cymru.com", RecordType::Txt, Outcome::TimedOut);
        let (found, inquiry) = ask(zone, "192.0.2.10").await;
        assert_eq!(found.origins.iter().map(|origin| origin.prefix.as_str()).collect::<Vec<_>>(), ["192.0.2.0/24", "192.0.0.0/16"]);
        assert_eq!(found.unreadable, 1, "a prefix without the address says nothing about it");
        let names: Vec<_> = found.networks.iter().map(|network| (network.number, network.name.as_deref(), network.outcome)).collect();
        assert_eq!(names, [(64_500, Some("EXAMPLE-AS, NL"), Outcome::Found), (64_501, None, Outcome::TimedOut)]);
        assert!(inquiry.evidence()[1..].iter().all(|evidence| evidence.after == [found.evidence]));
    }

    #[tokio::test]
    async fn ipv6_has_its_own_zone() {
        let name = "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.origin6.asn.cymru.com";
        let (found, _) = ask(Zone::new().txt(name, "64500 | 2001:db8::/32 | NL | ripencc | 2010-07-14"), "2001:db8::1").await;
        assert_eq!(found.origins[0].numbers, [64_500]);
    }

    #[tokio::test]
    async fn unannounced_is_not_unanswered() {
        assert_eq!(ask(Zone::new(), "192.0.2.10").await.0.outcome, Outcome::NoSuchName);
        for outcome in [Outcome::TimedOut, Outcome::ServerFailure, Outcome::Refused] {
            let (found, _) = ask(Zone::new().fail("10.2.0.192.origin.asn.cymru.com", RecordType::Txt, outcome), "192.0.2.10").await;
            assert_eq!((found.outcome, found.origins.len()), (outcome, 0));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            parse_origin(&bytes);
            parse_name(&bytes);
        }

        #[test]
        fn near_answers_are_read_within_bounds(text in "[0-9 ]{0,40}\\| ?[0-9.]{1,12}/[0-9]{1,2} ?\\|[A-Z ]{0,3}\\|\\PC{0,300}") {
            if let Some(origin) = parse_origin(text.as_bytes()) {
                prop_assert!((1..=MAX_NUMBERS).contains(&origin.numbers.len()));
            }
            if let Some(name) = parse_name(text.as_bytes()) {
                prop_assert!(name.chars().count() <= MAX_NAME);
            }
        }
    }
}
