//! Who may be tried: what only the owner of a server may ask is asked after proof, and not often.

use std::{fmt::Write as _, net::IpAddr};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    mail::iprev,
    model::owner::Owner,
    net::{EvidenceId, Inquiry, dns::RecordType},
};

/// Where the proof stands, before the domain.
const LABEL: &str = "_mailworthy-challenge";
/// Bytes of the proof, which is written in hexadecimal digits.
const PROOF_BYTES: usize = 16;

/// Which servers may be tried.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trial {
    /// None: nobody has shown that they are theirs.
    #[default]
    None,
    /// All mail exchangers of the domain.
    All,
    /// Those at these addresses.
    At(Vec<IpAddr>),
    /// Those whose own reverse names lie within a domain that was shown to be the owner's, and those at these addresses: an MX record alone can name
    /// anybody's server.
    Of { domain: String, addresses: Vec<IpAddr> },
}

/// Whether a server may be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    Given,
    /// Others may be, and nobody has shown of this one whose it is.
    Unproved,
    /// Nothing is to be tried at all.
    None,
}

impl Trial {
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// Whether the server at this address is meant.
    pub fn means(&self, ip: IpAddr) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::At(addresses) | Self::Of { addresses, .. } => addresses.iter().any(|one| one.to_canonical() == ip.to_canonical()),
        }
    }

    /// Whether the server at this address may be tried. Its reverse name is its owner's to choose, so one within the domain that leads back shows whose it is.
    pub async fn leave(&self, inquiry: &Inquiry, ip: IpAddr, after: &[EvidenceId]) -> Leave {
        if self.is_none() {
            return Leave::None;
        }
        if self.means(ip) {
            return Leave::Given;
        }
        let Self::Of { domain, .. } = self else { return Leave::Unproved };
        let reverse = iprev::lookup(inquiry, ip, after).await;
        let is_within = |name: &str| name == domain || name.strip_suffix(domain.as_str()).is_some_and(|front| front.ends_with('.'));
        if reverse.confirmed().any(is_within) { Leave::Given } else { Leave::Unproved }
    }
}

/// Says whether a server's turn has come. Asked once a run for each server that is to be tried.
#[async_trait]
pub trait Turns: Send + Sync {
    async fn take(&self, ip: IpAddr) -> bool;
}

/// Always: whoever sits at the terminal decides.
pub struct Freely;

#[async_trait]
impl Turns for Freely {
    async fn take(&self, _: IpAddr) -> bool {
        true
    }
}

/// A TXT record by which an owner shows that a domain is theirs. It is theirs alone and no secret: in somebody else's zone it proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    pub name: String,
    pub value: String,
}

impl Challenge {
    /// The same for the same owner and domain, always.
    pub fn of(owner: Owner, domain: &str) -> Self {
        let owner = match owner {
            Owner::Holder(id) => format!("holder {id}"),
            Owner::Tenant(id) => format!("tenant {id}"),
        };
        let digest = Sha256::digest(format!("mailworthy-challenge {owner} {domain}").as_bytes());
        let mut value = "mailworthy=".to_owned();
        for byte in digest.iter().take(PROOF_BYTES) {
            let _ = write!(value, "{byte:02x}");
        }
        Self { name: format!("{LABEL}.{domain}"), value }
    }

    /// Looks for the record.
    pub async fn look(&self, inquiry: &Inquiry) -> Proof {
        let asked = inquiry.dns(&self.name, RecordType::Txt, &[]).await;
        if !asked.is_answer() {
            return Proof::Unknown;
        }
        let value = self.value.as_bytes();
        if asked.texts().iter().any(|text| text.trim_ascii().eq_ignore_ascii_case(value)) { Proof::Given } else { Proof::Missing }
    }
}

/// What became of looking for a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    Given,
    /// The record is not there.
    Missing,
    /// Nobody answered.
    Unknown,
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        model::ids::HolderId,
        net::{Budget, fake::Zone},
    };

    fn holder(number: u8) -> Owner {
        Owner::Holder(format!("01890000-0000-7000-8000-0000000000{number:02x}").parse::<HolderId>().unwrap())
    }

    #[test]
    fn every_owner_and_domain_has_its_own() {
        let one = Challenge::of(holder(1), "example.com");
        assert_eq!(one.name, "_mailworthy-challenge.example.com");
        assert_eq!((one.value.len(), &one), (11 + 32, &Challenge::of(holder(1), "example.com")));
        assert_ne!(one.value, Challenge::of(holder(2), "example.com").value);
        assert_ne!(one.value, Challenge::of(holder(1), "example.org").value);
    }

    #[tokio::test]
    async fn only_the_owner_s_own_record_proves_anything() {
        let (mine, theirs) = (Challenge::of(holder(1), "example.com"), Challenge::of(holder(2), "example.com"));
        let look = async |zone: Zone| mine.look(&Arc::new(zone).net().inquire(Budget::default())).await;
        assert_eq!(look(Zone::new().txt(&mine.name, &theirs.value).txt(&mine.name, &mine.value)).await, Proof::Given);
        assert_eq!(look(Zone::new().txt(&mine.name, &theirs.value)).await, Proof::Missing);
        assert_eq!(look(Zone::new()).await, Proof::Missing);
        assert_eq!(look(Zone::new().txt("example.com", &mine.value)).await, Proof::Missing);
    }

    #[tokio::test]
    async fn a_proof_for_a_domain_is_for_the_servers_that_say_they_are_its_own() {
        let ip = |last: u8| IpAddr::from([192, 0, 2, last]);
        let zone = Zone::new()
            .ptr(ip(1), "mail.example.com")
            .address("mail.example.com", ip(1))
            // Whoever runs the address says so, and the domain does not.
            .ptr(ip(2), "mx.example.com")
            .address("mx.example.com", ip(9))
            .ptr(ip(3), "mx.badexample.com")
            .address("mx.badexample.com", ip(3))
            .address("victim.example.com", ip(4));
        let inquiry = Arc::new(zone).net().inquire(Budget::default());
        let trial = Trial::Of { domain: "example.com".to_owned(), addresses: vec![ip(5)] };
        let mut found = Vec::new();
        for last in 1..=5 {
            found.push(trial.leave(&inquiry, ip(last), &[]).await);
        }
        assert_eq!(found, [Leave::Given, Leave::Unproved, Leave::Unproved, Leave::Unproved, Leave::Given]);
        assert_eq!((Trial::None.leave(&inquiry, ip(1), &[]).await, Trial::All.leave(&inquiry, ip(4), &[]).await), (Leave::None, Leave::Given));
        assert_eq!(Trial::At(vec![ip(4)]).leave(&inquiry, ip(1), &[]).await, Leave::Unproved);
        assert_eq!(serde_json::from_str::<Trial>(&serde_json::to_string(&trial).unwrap()).unwrap(), trial);
    }

    #[test]
    fn a_proof_for_an_address_is_for_that_address() {
        let ip: IpAddr = "192.0.2.1".parse().unwrap();
        assert!(Trial::At(vec!["::ffff:192.0.2.1".parse().unwrap()]).means(ip) && Trial::All.means(ip));
        assert!(!Trial::At(vec!["192.0.2.2".parse().unwrap()]).means(ip) && !Trial::None.means(ip));
    }
}
