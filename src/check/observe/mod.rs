//! Facts, before anybody judges them: what was asked, in which order, and what came back. Everything independent goes on at once.

mod authority;
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
mod interception;
pub mod ip;
pub mod mail_hosts;
pub mod mta_sts;
pub mod neighbours;
pub mod outbound;
pub mod protection;
pub mod ptr;
pub mod relay;
pub mod smtp;
pub mod spf;
pub mod tls_rpt;
pub mod wildcard;

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

pub use self::spf::{SenderResult, Spf};

use super::identity::Identity;
use crate::{
    mail::{dkim::Survey, dmarc::Lookup, iprev, mx},
    model::{area::Area, target::Target},
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
    /// What stands around the SPF record.
    #[serde(default)]
    pub spf_around: Option<spf::Around>,
    /// The relay that was named, and what its own SPF record lets pass.
    #[serde(default)]
    pub relay: Option<relay::Seen>,
    /// The way out, when somebody measured it on the machine that sends.
    #[serde(default)]
    pub outbound: Option<outbound::Seen>,
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
    /// The mail servers that take the domain's mail.
    #[serde(default)]
    pub smtp: Option<smtp::Smtp>,
    #[serde(default)]
    pub client: Option<client::Seen>,
    /// What the domain has by a wildcard alone; nothing where it has records of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wildcard: Option<wildcard::Wildcard>,
}

impl Observations {
    /// The target with the addresses that were found to send.
    pub fn sending_target(&self) -> Target {
        Target { ips: self.identity.ips(), ..self.target.clone() }
    }
}
