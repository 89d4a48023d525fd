//! The relay that sends instead of the own server: which networks its own record names.

use serde::{Deserialize, Serialize};

use crate::{
    knowledge::relays,
    mail::spf::{self, Tree},
    model::target::Target,
    net::Inquiry,
};

/// A relay and its SPF record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    pub id: String,
    /// The record behind the relay's `include:`; absent when none is known, or none is needed.
    pub tree: Option<Tree>,
}

/// Looks at the relay that the target names.
pub async fn look(inquiry: &Inquiry, target: &Target) -> Option<Seen> {
    let relay = relays::by_id(target.relay.as_deref()?)?;
    let tree = match relay.include_domain().filter(|_| relay.spf.needed) {
        Some(domain) => Some(spf::explore(inquiry, domain).await),
        None => None,
    };
    Some(Seen { id: relay.id.to_string(), tree })
}
