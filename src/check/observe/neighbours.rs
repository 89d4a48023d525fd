//! The addresses beside a sending address: receivers judge the neighbourhood too.

use std::{
    collections::{BTreeSet, HashMap},
    net::{IpAddr, Ipv4Addr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use crate::{
    check::{
        identity::Identity,
        lists::{Lists, UCEPROTECT_2},
    },
    knowledge::blocklists::Blocklist,
    mail::dnsbl::{self, Health, Listing, Subject},
    net::{EvidenceId, Inquiry},
};

/// Neighbours that are looked up in one /24: one in each /28. All 254 would be no manners.
const SAMPLE: u8 = 16;
/// Networks remembered before those that nobody waits for are dropped.
const MAX_NETWORKS: usize = 4_096;

/// The neighbours of one sending address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    pub ip: IpAddr,
    /// What UCEPROTECT level 2 says about the allocation; nothing when it may not be asked.
    pub level_two: Option<Listing>,
    /// Nothing when no list may be asked, and for IPv6.
    pub sample: Option<Sample>,
}

/// A few addresses of a /24 at one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The list's id in the fact file.
    pub list: String,
    /// When it was taken: UTC, milliseconds since 1970.
    pub at: i64,
    pub neighbours: Vec<Neighbour>,
}

/// What the list says about one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    pub ip: IpAddr,
    pub state: dnsbl::State,
    /// The keys of the meanings.
    pub meanings: Vec<String>,
    /// The question, when this run asked it.
    pub evidence: Vec<EvidenceId>,
}

/// The samples of all networks, shared by all runs of a process. Cheap to clone.
#[derive(Clone)]
pub struct Neighbourhoods {
    networks: Arc<Mutex<HashMap<Place, Cell>>>,
    lifetime: Duration,
}

/// The resolvers, the list, the network.
type Place = (String, String, Ipv4Addr);
type Cell = Arc<tokio::sync::Mutex<Option<Sample>>>;

impl Neighbourhoods {
    /// Remembers a sample for `lifetime`.
    pub fn new(lifetime: Duration) -> Self {
        Self { networks: Arc::default(), lifetime }
    }

    fn cell(&self, place: Place) -> Cell {
        let mut networks = self.networks.lock().unwrap_or_else(PoisonError::into_inner);
        if networks.len() >= MAX_NETWORKS {
            networks.retain(|_, cell| Arc::strong_count(cell) > 1);
        }
        Arc::clone(networks.entry(place).or_default())
    }

    async fn sample(
        &self,
        inquiry: &Inquiry,
        lists: &Lists,
        list: &'static Blocklist,
        network: Ipv4Addr,
        health: &Health,
        after: &[EvidenceId],
    ) -> Option<Sample> {
        let now = inquiry.net().clock.now();
        let cell = self.cell((inquiry.net().resolver.describe(), list.id.to_string(), network));
        let mut known = tokio::time::timeout(inquiry.patience(), cell.lock()).await.ok()?;
        if let Some(sample) = known.as_ref()
            && u128::try_from(now - sample.at).is_ok_and(|age| age < self.lifetime.as_millis())
        {
            let mut sample = sample.clone();
            sample.neighbours.iter_mut().for_each(|neighbour| neighbour.evidence.clear());
            return Some(sample);
        }
        let zone = lists.describe(list);
        let neighbours = join_all(addresses(network).map(|ip| {
            let zone = &zone;
            async move {
                let listing = dnsbl::query(inquiry, zone, &Subject::Ip(ip.into()), health, after).await;
                Neighbour { ip: ip.into(), state: listing.state, meanings: listing.meanings, evidence: listing.evidence }
            }
        }))
        .await;
        let sample = Sample { list: list.id.to_string(), at: now, neighbours };
        // What nobody answered is asked again by the next run.
        if sample.neighbours.iter().all(|neighbour| matches!(neighbour.state, dnsbl::State::Listed | dnsbl::State::Clean)) {
            *known = Some(sample.clone());
        }
        Some(sample)
    }
}

/// One address of each /28, always the same ones, so that two runs see the same; never the first or the last of the /24.
fn addresses(network: Ipv4Addr) -> impl Iterator<Item = Ipv4Addr> {
    let [a, b, c, _] = network.octets();
    (0..SAMPLE).map(move |block| {
        // FNV-1a: the places are spread, nobody needs them to be secret.
        let hash = [a, b, c, block].iter().fold(0x811c_9dc5_u32, |hash, octet| (hash ^ u32::from(*octet)).wrapping_mul(0x0100_0193));
        let place = u8::try_from((hash >> 16) % 14).unwrap_or_default() + 1;
        Ipv4Addr::new(a, b, c, block * 16 + place)
    })
}

/// The /24 of an address.
fn network_of(ip: IpAddr) -> Option<Ipv4Addr> {
    match ip {
        IpAddr::V4(ip) => {
            let [a, b, c, _] = ip.octets();
            Some(Ipv4Addr::new(a, b, c, 0))
        }
        IpAddr::V6(_) => None,
    }
}

/// Looks at the neighbours of every sending address that is public.
pub async fn look(inquiry: &Inquiry, identity: &Identity, lists: &Lists, health: &Health, known: &Neighbourhoods) -> Vec<Seen> {
    let ips = identity.ips().into_iter().map(|ip| ip.to_canonical()).filter(|ip| inquiry.net().policy.counts_as_public(*ip));
    let ips: BTreeSet<IpAddr> = ips.collect();
    let after = &identity.evidence;
    let networks: BTreeSet<Ipv4Addr> = ips.iter().filter_map(|ip| network_of(*ip)).collect();
    // The senders of one network share its sample, and what this run asked for it.
    let samples = join_all(networks.into_iter().map(|network| async move {
        let sample = async { known.sample(inquiry, lists, lists.for_samples()?, network, health, after).await };
        (network, sample.await)
    }));
    let level_two = join_all(ips.iter().map(|&ip| async move {
        network_of(ip)?;
        let list = lists.of_networks(UCEPROTECT_2)?;
        Some(dnsbl::query(inquiry, &lists.describe(list), &Subject::Ip(ip), health, after).await)
    }));
    let (samples, level_two) = join(samples, level_two).await;
    let samples: HashMap<Ipv4Addr, Option<Sample>> = samples.into_iter().collect();
    let seen = ips.into_iter().zip(level_two).map(|(ip, level_two)| {
        let sample = network_of(ip).and_then(|network| samples.get(&network).cloned().flatten());
        Seen { ip, level_two, sample }
    });
    seen.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_spread_and_always_the_same() {
        let network = Ipv4Addr::new(198, 51, 100, 0);
        let sample: Vec<Ipv4Addr> = addresses(network).collect();
        assert_eq!(sample, addresses(network).collect::<Vec<_>>());
        assert_eq!(sample.len(), usize::from(SAMPLE));
        for (block, ip) in sample.iter().enumerate() {
            let last = usize::from(ip.octets()[3]);
            assert_eq!(last / 16, block, "{ip}");
            assert!((1..=254).contains(&last));
        }
        assert_ne!(sample[0].octets()[3], addresses(Ipv4Addr::new(203, 0, 113, 0)).next().unwrap().octets()[3]);
    }
}
