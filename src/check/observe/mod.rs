//! Facts, before anybody judges them: what was asked, in which order, and what came back. Everything independent goes on at once.

pub mod bimi;
pub mod client;
pub mod dane;
pub mod dkim;
pub mod dmarc;
pub mod dns;
pub mod dnsbl;
pub mod dnssec;
pub mod domain;
pub mod helo;
pub mod ip;
pub mod mail_hosts;
pub mod mta_sts;
pub mod neighbours;
pub mod ptr;
pub mod relay;
pub mod tls_rpt;

use std::net::IpAddr;

use futures::future::join_all;
use serde::{Deserialize, Serialize};

use super::identity::Identity;
use crate::{
    mail::{dkim::Survey, dmarc::Lookup, iprev, mx, spf},
    model::{area::Area, target::Target},
    net::Inquiry,
};

/// The version of this document. Older ones are read with their missing parts empty.
pub const VERSION: u32 = 1;

/// Everything that a run saw. Stored, so that history can be judged again with newer rules.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Observations {
    pub version: u32,
    pub target: Target,
    /// The areas that were to be looked at; all when empty.
    #[serde(default)]
    pub only: Vec<Area>,
    #[serde(default)]
    pub identity: Identity,
    /// Addresses that count as public although the registries call them special: the lab's.
    #[serde(default)]
    pub public: Vec<IpAddr>,
    /// One entry per sending address.
    #[serde(default)]
    pub ptr: Option<Vec<iprev::Reverse>>,
    /// What was wrong with the zones that tell the names.
    #[serde(default)]
    pub ptr_trouble: Vec<ptr::Trouble>,
    #[serde(default)]
    pub ip: Option<Vec<ip::Seen>>,
    #[serde(default)]
    pub dnsbl: Option<Vec<dnsbl::Seen>>,
    /// The lists that were not asked.
    #[serde(default)]
    pub dnsbl_unasked: Vec<dnsbl::Unasked>,
    #[serde(default)]
    pub neighbours: Option<Vec<neighbours::Seen>>,
    #[serde(default)]
    pub helo: Option<Vec<helo::Seen>>,
    #[serde(default)]
    pub spf: Option<Spf>,
    /// The relay that was named, and what its own SPF record lets pass.
    #[serde(default)]
    pub relay: Option<relay::Seen>,
    #[serde(default)]
    pub dkim: Option<Survey>,
    #[serde(default)]
    pub dmarc: Option<Lookup>,
    /// What stands around the DMARC record.
    #[serde(default)]
    pub dmarc_around: Option<dmarc::Around>,
    #[serde(default)]
    pub mx: Option<mx::Exchange>,
    #[serde(default)]
    pub mta_sts: Option<mta_sts::Seen>,
    #[serde(default)]
    pub tls_rpt: Option<tls_rpt::Seen>,
    #[serde(default)]
    pub dane: Option<dane::Seen>,
    #[serde(default)]
    pub dnssec: Option<dnssec::Seen>,
    #[serde(default)]
    pub bimi: Option<bimi::Seen>,
    #[serde(default)]
    pub dns: Option<dns::Dns>,
    #[serde(default)]
    pub domain: Option<domain::Domain>,
    #[serde(default)]
    pub client: Option<client::Seen>,
}

impl Observations {
    /// The target with the addresses that were found to send.
    pub fn sending_target(&self) -> Target {
        Target { ips: self.identity.ips(), ..self.target.clone() }
    }
}

/// What the SPF record is, and what it says about each sending address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spf {
    pub tree: spf::Tree,
    pub senders: Vec<SenderResult>,
}

/// check_host() for one sending address (RFC 7208 §4).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SenderResult {
    pub ip: IpAddr,
    pub evaluation: spf::Evaluation,
}

/// What SPF says about every sending address.
pub async fn spf_results(inquiry: &Inquiry, target: &Target, domain: &str, identity: &Identity) -> Vec<SenderResult> {
    join_all(identity.senders.iter().map(|sender| async {
        let query = spf::Query {
            ip: sender.ip,
            sender: format!("postmaster@{domain}"),
            helo: target.helo.clone().unwrap_or_else(|| domain.to_owned()),
            receiver: "unknown".to_owned(),
        };
        SenderResult { ip: sender.ip, evaluation: spf::check_host(inquiry, &query).await }
    }))
    .await
}
