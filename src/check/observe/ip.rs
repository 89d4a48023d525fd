//! What kind of address sends, and whose network it is in.

use std::net::IpAddr;

use futures::future::join_all;
use serde::{Deserialize, Serialize};

use crate::{
    check::{
        identity::Identity,
        lists::{Lists, UCEPROTECT_3, kind_of},
    },
    knowledge::catalogue::{self, Shows},
    mail::{
        asn::{self, Announcement},
        dnsbl::{self, Health, Listing, Subject},
        iprev,
    },
    net::{EvidenceId, Inquiry},
};

/// The lists that also hold what owners say of their networks.
const OWNERS: &str = "spamhaus-zen";

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
    /// What lists with the word of network owners say about it, when its names speak of a line that changes hands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners_word: Vec<(String, Listing)>,
}

/// Looks at every sending address.
pub async fn look(inquiry: &Inquiry, identity: &Identity, lists: &Lists, health: &Health) -> Vec<Seen> {
    join_all(identity.ips().into_iter().map(|ip| one(inquiry, ip.to_canonical(), &identity.evidence, lists, health))).await
}

async fn one(inquiry: &Inquiry, ip: IpAddr, after: &[EvidenceId], lists: &Lists, health: &Health) -> Seen {
    if !inquiry.net().policy.counts_as_public(ip) {
        return Seen { ip, public: false, announcement: None, names: Vec::new(), named_by: Vec::new(), network: None, owners_word: Vec::new() };
    }
    let level_three = async {
        let list = lists.of_networks(UCEPROTECT_3).filter(|_| ip.is_ipv4())?;
        Some(dnsbl::query(inquiry, &lists.describe(list), &Subject::Ip(ip), health, after).await)
    };
    let (announcement, reverse, network) = tokio::join!(asn::lookup(inquiry, ip, after), iprev::lookup(inquiry, ip, after), level_three);
    let named_by = std::iter::once(reverse.evidence).chain(reverse.names.iter().map(|name| name.evidence)).collect();
    let names: Vec<String> = reverse.confirmed().map(str::to_owned).collect();
    let speaks = |name: &String| catalogue::generic_ptr(name).iter().any(|generic| generic.shows == Shows::Dynamic);
    // The area of the lists asks the same, once.
    let asked = lists.choose(kind_of(ip)).into_iter().filter(|list| list.counts_as == OWNERS && names.iter().any(speaks));
    let owners_word =
        join_all(asked.map(|list| async move { (list.id.to_string(), dnsbl::query(inquiry, &lists.describe(list), &Subject::Ip(ip), health, after).await) }))
            .await;
    Seen { ip, public: true, announcement: Some(announcement), names, named_by, network, owners_word }
}
