//! The lists that are asked about each sending address.

use std::net::IpAddr;

use futures::future::join_all;
use serde::{Deserialize, Serialize};

use crate::{
    check::identity::Identity,
    knowledge::blocklists::{self, Blocklist, Usage},
    mail::dnsbl::{self, Health, Listing, Meaning, Pair, Pattern, Points, Subject, Zone},
    net::Inquiry,
};

/// One list's word about one address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    /// The list's id in the fact file.
    pub list: String,
    pub ip: IpAddr,
    pub listing: Listing,
}

/// Asks every list that fits, all at once; each list's own test runs beside.
pub async fn look(inquiry: &Inquiry, identity: &Identity, health: &Health) -> Vec<Seen> {
    let questions = identity.senders.iter().flat_map(|sender| {
        let kind = if sender.ip.is_ipv4() { blocklists::Kind::Ipv4 } else { blocklists::Kind::Ipv6 };
        blocklists::choose(kind, Usage::Private, |_| None).into_iter().map(move |question| (sender.ip, question.list))
    });
    join_all(questions.map(|(ip, list)| async move {
        let zone = describe(list);
        let listing = dnsbl::query(inquiry, &zone, &Subject::Ip(ip), health, &identity.evidence).await;
        Seen { list: list.id.to_string(), ip, listing }
    }))
    .await
}

/// The fact file's description of a list in the protocol's terms. A kind without a usable test point is asked without a test.
fn describe(list: &Blocklist) -> Zone {
    let kinds = [(blocklists::Kind::Ipv4, dnsbl::Kind::Ipv4), (blocklists::Kind::Ipv6, dnsbl::Kind::Ipv6), (blocklists::Kind::Domain, dnsbl::Kind::Domain)];
    let point = |kind| list.test_point(kind).map(|(point, _)| (point.listed.to_string(), point.not_listed.to_string()));
    Zone {
        name: list.zone_template().to_owned(),
        key: None,
        kinds: kinds.iter().filter(|(kind, _)| list.covers(*kind)).map(|(_, kind)| *kind).collect(),
        points: Points {
            ipv4: point(blocklists::Kind::Ipv4).and_then(|(listed, not)| Some(Pair { listed: listed.parse().ok()?, not_listed: not.parse().ok()? })),
            ipv6: point(blocklists::Kind::Ipv6).and_then(|(listed, not)| Some(Pair { listed: listed.parse().ok()?, not_listed: not.parse().ok()? })),
            domain: point(blocklists::Kind::Domain).map(|(listed, not_listed)| Pair { listed, not_listed }),
        },
        refusals: list.refusals().filter_map(Pattern::parse).collect(),
        meanings: list.return_codes.iter().filter_map(|code| Some(Meaning { pattern: Pattern::parse(&code.key)?, key: code.key.to_string() })).collect(),
    }
}
