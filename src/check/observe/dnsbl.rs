//! The lists that are asked about each sending address.

use std::net::IpAddr;

use futures::future::join_all;
use serde::{Deserialize, Serialize};

use crate::{
    check::{
        identity::Identity,
        lists::{Lists, Skipped, kind_of},
    },
    mail::dnsbl::{self, Health, Listing, Subject},
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

/// What was not asked about an address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unasked {
    pub ip: IpAddr,
    pub lists: Vec<Skipped>,
}

/// Asks every list that fits, all at once; each list's own test runs beside. Addresses that nobody can send from over the Internet are on no
/// list, and are not asked about.
pub async fn look(inquiry: &Inquiry, identity: &Identity, lists: &Lists, health: &Health) -> (Vec<Seen>, Vec<Unasked>) {
    let ips: Vec<IpAddr> = identity.ips().into_iter().map(|ip| ip.to_canonical()).filter(|ip| inquiry.net().policy.counts_as_public(*ip)).collect();
    let questions = ips.iter().flat_map(|&ip| {
        let allow = lists.allow_lists().filter(move |_| ip.is_ipv4());
        lists.choose(kind_of(ip)).into_iter().chain(allow).map(move |list| (ip, list))
    });
    let seen = join_all(questions.map(|(ip, list)| async move {
        let listing = dnsbl::query(inquiry, &lists.describe(list), &Subject::Ip(ip), health, &identity.evidence).await;
        Seen { list: list.id.to_string(), ip, listing }
    }))
    .await;
    let unasked = ips.iter().map(|&ip| Unasked { ip, lists: lists.skipped(kind_of(ip)) }).collect();
    (seen, unasked)
}
