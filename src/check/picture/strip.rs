//! The /24 of a sending address, with the neighbours that were looked up.

use std::net::IpAddr;

use crate::{
    check::observe::{Observations, neighbours::Seen},
    knowledge::blocklists,
    mail::dnsbl::State,
};

/// A network and who stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// Such as `192.0.2.0/24`.
    pub network: String,
    /// The last octet of the sending address.
    pub own: u8,
    /// The list that was asked.
    pub list: String,
    pub places: Vec<Place>,
    /// When an earlier run asked, whose answers these are; then this run has no questions to show. UTC, milliseconds since 1970.
    pub asked_at: Option<i64>,
}

/// One neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The last octet.
    pub octet: u8,
    /// Whether it is listed; nothing when nobody told.
    pub listed: Option<bool>,
}

impl Strip {
    /// How many neighbours have this answer.
    pub fn count(&self, listed: Option<bool>) -> usize {
        self.places.iter().filter(|place| place.listed == listed).count()
    }
}

pub(super) fn strips(seen: &Observations) -> Vec<Strip> {
    seen.neighbours.iter().flatten().filter_map(strip).collect()
}

fn strip(seen: &Seen) -> Option<Strip> {
    let IpAddr::V4(ip) = seen.ip else { return None };
    let sample = seen.sample.as_ref()?;
    let [a, b, c, own] = ip.octets();
    let place = |ip: IpAddr, state: State| match ip {
        IpAddr::V4(ip) if ip.octets()[..3] == [a, b, c] && ip.octets()[3] != own => {
            let listed = match state {
                State::Listed => Some(true),
                State::Clean => Some(false),
                State::Refused | State::Dead | State::Unknown => None,
            };
            Some(Place { octet: ip.octets()[3], listed })
        }
        _ => None,
    };
    let mut places: Vec<Place> = sample.neighbours.iter().filter_map(|neighbour| place(neighbour.ip, neighbour.state)).collect();
    places.sort_by_key(|place| place.octet);
    let list = blocklists::by_id(&sample.list).map_or_else(|| sample.list.clone(), |list| list.name.to_string());
    let asked_at = sample.neighbours.iter().all(|neighbour| neighbour.evidence.is_empty()).then_some(sample.at);
    Some(Strip { asked_at, network: format!("{a}.{b}.{c}.0/24"), own, list, places })
}
