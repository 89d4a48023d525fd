//! The relay that sends instead of the own server: which networks its own record names.

use serde::{Deserialize, Serialize};

use crate::{
    knowledge::relays,
    mail::spf::{self, NodeOutcome, Tree},
    model::target::Target,
    net::Inquiry,
};

/// A relay and its SPF record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seen {
    pub id: String,
    /// The record behind the relay's `include:`; absent when none is known, or none is needed.
    pub tree: Option<Tree>,
    /// The name below the domain whose record lets the relay pass, where it usually stands at such a one: bounces go there, and SPF is asked there.
    #[serde(default)]
    pub below: Option<String>,
}

/// Looks at the relay that the target names.
pub async fn look(inquiry: &Inquiry, target: &Target) -> Option<Seen> {
    let relay = relays::by_id(target.relay.as_deref()?)?;
    let tree = match relay.include_domain().filter(|_| relay.spf.needed) {
        Some(domain) => Some(spf::explore(inquiry, domain).await),
        None => None,
    };
    let below = async {
        let (label, domain, include) = (relay.spf.label.as_deref()?, target.domain.as_deref()?, relay.include_domain()?);
        let name = format!("{label}.{domain}");
        let tree = spf::explore(inquiry, &name).await;
        let is_relay = |node: &&spf::Node| node.outcome == NodeOutcome::Record && node.domain.trim_end_matches('.').eq_ignore_ascii_case(include);
        let lets_pass = tree.root.passing().into_iter().skip(1).any(|node| is_relay(&node));
        lets_pass.then_some(name)
    };
    Some(Seen { id: relay.id.to_string(), below: below.await, tree })
}
