//! What kind of address sends, and whose network it is in.

use std::net::IpAddr;

use futures::future::join_all;
use serde::{Deserialize, Serialize};

use crate::{
    check::{
        identity::Identity,
        lists::{Lists, UCEPROTECT_3},
    },
    mail::{
        asn::{self, Announcement},
        dnsbl::{self, Health, Listing, Subject},
        iprev,
    },
    net::{EvidenceId, Inquiry},
};

/// One sending address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    pub ip: IpAddr,
    /// Whether mail can be sent from it over the Internet; in a lab the documentation ranges count.
    pub public: bool,
    /// Who announces it; nothing for an address that nobody could announce.
    pub announcement: Option<Announcement>,
    /// Its reverse names that lead back to it.
    pub names: Vec<String>,
    /// The questions about the names.
    pub named_by: Vec<EvidenceId>,
    /// What UCEPROTECT says about the whole network; nothing when it may not be asked.
    pub network: Option<Listing>,
}

/// Looks at every sending address.
pub async fn look(inquiry: &Inquiry, identity: &Identity, lists: &Lists, health: &Health) -> Vec<Seen> {
    join_all(identity.ips().into_iter().map(|ip| one(inquiry, ip.to_canonical(), &identity.evidence, lists, health))).await
}

async fn one(inquiry: &Inquiry, ip: IpAddr, after: &[EvidenceId], lists: &Lists, health: &Health) -> Seen {
    if !inquiry.net().policy.counts_as_public(ip) {
        return Seen { ip, public: false, announcement: None, names: Vec::new(), named_by: Vec::new(), network: None };
    }
    let level_three = async {
        let list = lists.of_networks(UCEPROTECT_3).filter(|_| ip.is_ipv4())?;
        Some(dnsbl::query(inquiry, &lists.describe(list), &Subject::Ip(ip), health, after).await)
    };
    let (announcement, reverse, network) = tokio::join!(asn::lookup(inquiry, ip, after), iprev::lookup(inquiry, ip, after), level_three);
    let named_by = std::iter::once(reverse.evidence).chain(reverse.names.iter().map(|name| name.evidence)).collect();
    Seen { ip, public: true, announcement: Some(announcement), names: reverse.confirmed().map(str::to_owned).collect(), named_by, network }
}
