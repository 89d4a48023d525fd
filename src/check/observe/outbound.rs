//! Outbound port 25, measured where it counts: on the machine that sends. A console elsewhere can only be told.

use std::net::{IpAddr, SocketAddr};

use futures::future::join_all;
use serde::{Deserialize, Serialize};

use crate::{
    check::identity::Identity,
    knowledge::peers,
    mail::outbound::{self, Attempt, Manner, Server},
    net::{EvidenceId, Inquiry, dns::RecordType},
};

/// The port of SMTP between servers (RFC 5321 §4.5.4.2).
const SMTP: u16 = 25;

/// How we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// This program runs on the machine that sends.
    Own,
    /// The result came from the address that is checked.
    Posted,
    /// Somebody passed it on; it proves nothing about the address.
    Told,
}

/// What was seen of the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub source: Source,
    /// The address that it is about; with [`Source::Told`] the one that told.
    pub from: Option<IpAddr>,
    /// When it was seen; UTC, milliseconds since 1970.
    pub at: i64,
    pub attempts: Vec<Attempt>,
}

/// Measures the way out when this machine is the one that sends, and leaves it open otherwise.
pub async fn look(inquiry: &Inquiry, identity: &Identity, relay: Option<&str>) -> Option<Seen> {
    let senders = identity.ips();
    // A lab's addresses are nobody's.
    let candidates: Vec<IpAddr> = senders.into_iter().filter(|ip| crate::net::policy::special(*ip).is_none()).collect();
    if candidates.is_empty() {
        return None;
    }
    let own = inquiry.net().own_addresses().await;
    let from = candidates.into_iter().find(|ip| outbound::is_own(&own, *ip))?;
    let servers = servers(inquiry, relay).await;
    let attempts = outbound::attempt(inquiry, &servers).await;
    (!attempts.is_empty()).then(|| Seen { source: Source::Own, from: Some(from), at: inquiry.started_at(), attempts })
}

/// The servers to try, with their addresses: one exchanger of each large receiver on port 25, and the ports of the relay.
pub async fn servers(inquiry: &Inquiry, relay: Option<&str>) -> Vec<Server> {
    let receivers = join_all(peers::RECEIVERS.iter().map(|peer| async {
        let exchange = crate::mail::mx::lookup(inquiry, peer.domain, &[]).await;
        let first = exchange.exchangers.iter().find(|exchanger| exchanger.addresses().next().is_some())?;
        let after: Vec<EvidenceId> = first.evidence().collect();
        let greets: Vec<String> = peer.greets.iter().map(|&name| name.to_owned()).collect();
        let server = |ip: IpAddr| Server {
            letter: peer.letter,
            host: first.name.clone(),
            address: SocketAddr::new(ip, SMTP),
            greets: greets.clone(),
            manner: Manner::Exchange,
            after: after.clone(),
        };
        Some(one_of_each(&first.addresses().collect::<Vec<_>>()).into_iter().map(server).collect::<Vec<_>>())
    }));
    let submissions = peers::submissions(relay);
    let relays = join_all(submissions.iter().map(|submission| async move {
        let asked = [RecordType::A, RecordType::Aaaa].map(|kind| inquiry.dns(submission.host, kind, &[]));
        let found = join_all(asked).await.into_iter().filter_map(|asked| Some((asked.answer.addresses().into_iter().next()?, asked.id)));
        let servers = found.flat_map(|(ip, after)| {
            submission.ports.iter().map(move |&(port, implicit_tls)| Server {
                letter: submission.letter,
                host: submission.host.to_owned(),
                address: SocketAddr::new(ip, port),
                greets: Vec::new(),
                manner: if implicit_tls { Manner::Tls } else { Manner::Submission },
                after: vec![after],
            })
        });
        servers.collect::<Vec<_>>()
    }));
    let (receivers, relays) = tokio::join!(receivers, relays);
    receivers.into_iter().flatten().chain(relays).flatten().collect()
}

/// Of what a result code says, that which was asked: the receivers on port 25, and the relay's hosts on its ports.
pub fn asked(attempts: Vec<Attempt>, relay: Option<&str>) -> Vec<Attempt> {
    let submissions = peers::submissions(relay);
    let known = |attempt: &Attempt| {
        let is_receiver = peers::RECEIVERS.iter().any(|peer| peer.letter == attempt.letter);
        let is_relay = || submissions.iter().any(|one| one.letter == attempt.letter && one.ports.iter().any(|(port, _)| *port == attempt.port));
        if attempt.port == SMTP { is_receiver } else { is_relay() }
    };
    attempts.into_iter().filter(known).collect()
}

/// The first IPv4 and the first IPv6 address.
fn one_of_each(addresses: &[IpAddr]) -> Vec<IpAddr> {
    let first = |ipv6: bool| addresses.iter().copied().find(move |ip| ip.is_ipv6() == ipv6);
    first(false).into_iter().chain(first(true)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{knowledge::bounces, mail::outbound::code};

    #[test]
    fn what_nobody_asked_for_is_no_answer() {
        let kept = |code: &str| code::write("t", &asked(code::read(code).unwrap().attempts, Some("mailgun")));
        assert_eq!(kept("mw1-t-a4o.b6t.x4o.r4o.r4o587.s4o587.r4o9"), "mw1-t-a4o.b6t.r4o587");
        assert!(asked(code::read("mw1-t-x4o.y4o").unwrap().attempts, None).is_empty());
    }

    /// Whoever refuses us is reached all the same, when it can be told that it is they.
    #[test]
    fn a_refusal_of_a_receiver_is_never_taken_for_somebody_else() {
        let mut known = 0;
        for bounce in bounces::all() {
            let letter = match bounce.receiver_ids.first().map(crate::knowledge::Text::as_str) {
                Some("gmail") => 'a',
                Some("outlook" | "microsoft365") => 'b',
                Some("yahoo") => 'c',
                Some("gmx") => 'd',
                _ => continue,
            };
            let line = bounce.sample.as_bytes();
            if !outbound::is_reply(line) {
                continue;
            }
            let peer = peers::RECEIVERS.iter().find(|peer| peer.letter == letter).unwrap();
            let names: Vec<String> = peer.greets.iter().map(|&name| name.to_owned()).collect();
            let fits = outbound::fits(line, &names);
            // Silence, at worst: no host's name is read from it that is not theirs.
            assert!(fits || outbound::name(line).is_none(), "{}: {}", bounce.id, bounce.sample);
            // Whatever points to their own pages is theirs.
            let pages = ["yahooinc.com", "office.com", "microsoft.com", "google.com", "gmx.net", "gmx.com"];
            let says_so = pages.iter().any(|page| bounce.sample.to_ascii_lowercase().contains(page));
            assert!(fits || !says_so, "{}: {}", bounce.id, bounce.sample);
            known += usize::from(fits);
        }
        assert!(known >= 7, "{known}");
        // A page of somebody else makes nobody theirs.
        let yahoo = peers::RECEIVERS[2].greets.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert!(!outbound::fits(b"554 5.7.1 blocked, see https://www.spamhaus.org/", &yahoo));
        assert!(outbound::fits(b"421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred; see https://senders.yahooinc.com/smtp-error-codes", &yahoo));
    }
}
