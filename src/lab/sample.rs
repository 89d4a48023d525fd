//! What a sample shows, as the head of its zone file says it.
//!
//! ```text
//! ; sample: no-ptr.lab.test       begins a sample; an address makes one without a domain
//! ; id: no-ptr                    only where the first label would not do
//! ; ip: 203.0.113.12              a sending address, repeatable
//! ; helo: mail.no-ptr.lab.test
//! ; selector: dkim
//! ; shows: ptr.missing spf.good   codes a check must find; none for what no code names yet
//! ; first-fix: ptr.missing        the code whose mend comes first; none when all is well
//! ```

use std::net::IpAddr;

use crate::model::{code::Code, target::Target};

/// A sample target and what a check finds there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Unique among the samples: lower-case letters, digits and `-`.
    pub id: String,
    /// A name under `lab.test`, or an address of a documentation range.
    pub name: String,
    /// The sending addresses.
    pub ips: Vec<IpAddr>,
    /// The name its server says in HELO, where that matters.
    pub helo: Option<String>,
    /// DKIM selectors.
    pub selectors: Vec<String>,
    /// Codes that a check finds.
    pub shows: Vec<Code>,
    /// The code whose mend comes first.
    pub first_fix: Option<Code>,
}

impl Sample {
    /// The message of the locale files that says what the sample shows.
    pub fn title_key(&self) -> String {
        format!("lab-sample-{}", self.id)
    }

    /// The sample as something to check.
    pub fn target(&self) -> Target {
        let domain = self.name.parse::<IpAddr>().is_err().then(|| self.name.clone());
        Target { domain, ips: self.ips.clone(), helo: self.helo.clone(), selectors: self.selectors.clone(), ..Target::default() }
    }

    /// Begins a sample.
    pub(super) fn begin(name: &str) -> Result<Self, String> {
        let address: Option<IpAddr> = name.parse().ok();
        if address.is_none() && !super::is_lab_name(name) {
            return Err(format!("{name:?} is not a name of the lab"));
        }
        let id = if address.is_some() { format!("ip-{name}") } else { name.split('.').next().unwrap_or_default().to_owned() };
        let id = id.replace(['.', ':'], "-");
        Ok(Self { id, name: name.to_owned(), ips: address.into_iter().collect(), helo: None, selectors: Vec::new(), shows: Vec::new(), first_fix: None })
    }

    /// Adds a line of the head; false when the key is not one of a sample's.
    pub(super) fn read(&mut self, key: &str, value: &str) -> Result<bool, String> {
        let code = |name: &str| Code::from_name(name).ok_or_else(|| format!("{name:?} is no code"));
        match key {
            "id" => value.clone_into(&mut self.id),
            "ip" => self.ips.push(value.parse().map_err(|_| format!("{value:?} is no address"))?),
            "helo" => self.helo = Some(value.to_owned()),
            "selector" => self.selectors.push(value.to_owned()),
            "shows" => self.shows.extend(value.split_whitespace().map(code).collect::<Result<Vec<_>, _>>()?),
            "first-fix" => self.first_fix = Some(code(value)?),
            _ => return Ok(false),
        }
        Ok(true)
    }
}
