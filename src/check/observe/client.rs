//! Mail clients: what tells them their servers, and whether the domain takes mail at all.

use std::{future::Future, sync::Arc};

use futures::future::{join, join_all};
use serde::{Deserialize, Serialize};

use super::mail_hosts::MailHosts;
use crate::{
    mail::{
        client::{self, Lookup, ServiceName},
        mx::Exchange,
        smtp::{self, Door, Submission},
    },
    net::{
        EvidenceId, Inquiry,
        dns::RecordType,
        tls::{self, Standing},
    },
};

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub lookup: Lookup,
    pub mail: MailHosts,
    /// What the servers showed where people hand in their mail; nothing in runs that did not look.
    #[serde(default)]
    pub doors: Option<Vec<Shown>>,
}

/// A port where people hand in their mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub submission: Submission,
    /// What the trusted authorities say of its certificate, and whether it is for the name; nothing when it showed none.
    pub standing: Option<Standing>,
    pub name_fits: Option<bool>,
}

/// Ports that are looked at.
const MAX_DOORS: usize = 4;
/// TLS from the first octet (RFC 8314 §3.3), and STARTTLS (RFC 6409 §3.1).
const SUBMISSIONS: u16 = 465;
const SUBMISSION: u16 = 587;

/// Asks for records and documents; the exchangers come from elsewhere.
pub async fn look(inquiry: &Inquiry, domain: &str, exchange: impl Future<Output = Option<Arc<Exchange>>>) -> Seen {
    let (lookup, exchange) = join(client::lookup(inquiry, domain, &[]), exchange).await;
    let doors = join_all(named(&lookup).into_iter().map(|door| open(inquiry, door))).await;
    Seen { mail: MailHosts::of(exchange.as_ref()), doors: Some(doors.into_iter().flatten().collect()), lookup }
}

/// A port that the domain itself sends people to.
struct Named {
    host: String,
    port: u16,
    implicit: bool,
    after: Vec<EvidenceId>,
}

/// What records and the document for clients name. Ports that nobody names are not tried: that is the owner's to ask for.
fn named(lookup: &Lookup) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    let mut add = |one: Named| {
        if all.len() < MAX_DOORS && !all.iter().any(|other| (&other.host, other.port) == (&one.host, one.port)) {
            all.push(one);
        }
    };
    for (name, port, implicit) in [(ServiceName::Submissions, SUBMISSIONS, true), (ServiceName::Submission, SUBMISSION, false)] {
        for target in lookup.service(name).iter().flat_map(|service| &service.targets).filter(|target| target.port == port) {
            let after = lookup.service(name).map(|service| service.evidence.clone()).unwrap_or_default();
            add(Named { host: target.host.clone(), port, implicit, after });
        }
    }
    for place in &lookup.autoconfig {
        for server in place.config.iter().flat_map(|config| &config.value.servers).filter(|server| server.outgoing && server.host.contains('.')) {
            if let Some(port @ (SUBMISSIONS | SUBMISSION)) = server.port {
                add(Named { host: server.host.clone(), port, implicit: port == SUBMISSIONS, after: place.evidence.clone() });
            }
        }
    }
    all
}

/// Talks to one of its addresses; nothing when it has none.
async fn open(inquiry: &Inquiry, named: Named) -> Option<Shown> {
    let Named { host, port, implicit, after } = named;
    let (v4, v6) = join(inquiry.dns(&host, RecordType::A, &after), inquiry.dns(&host, RecordType::Aaaa, &after)).await;
    let ip = v4.addresses().into_iter().chain(v6.addresses()).find(|ip| inquiry.net().policy.allows(*ip))?;
    let submission = smtp::look_in(inquiry, &Door { name: &host, ip, port, implicit }, &[v4.id, v6.id]).await;
    let chain = submission.handshake.as_ref().map_or(&[][..], |handshake| handshake.chain.as_slice());
    let standing = (!chain.is_empty()).then(|| tls::judge(&inquiry.net().trust, chain, inquiry.net().clock.now()));
    let name_fits = chain.first().map(|own| tls::name_fits(own, &host));
    Some(Shown { submission, standing, name_fits })
}
