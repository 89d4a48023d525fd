//! Mail servers that outbound port 25 is tried on: large receivers that have nothing to do with each other, and the name each greets with.
//!
//! The names were seen in their greetings (RFC 5321 §4.2 puts the server's name first), or are those of the pages to which their refusals point
//! (bounces.json). One that changes its name alone proves nothing, so a foreign name counts only where several of them greet alike.

use super::relays;

/// A receiver that is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Stands for it in a result code.
    pub letter: char,
    /// Its mail exchangers are looked up.
    pub domain: &'static str,
    /// Its greeting names a host at or under one of these, or a page there when it refuses.
    pub greets: &'static [&'static str],
}

/// Receivers of four unrelated operators.
pub const RECEIVERS: [Peer; 4] = [
    Peer { letter: 'a', domain: "gmail.com", greets: &["google.com"] },
    Peer { letter: 'b', domain: "outlook.com", greets: &["outlook.com", "office.com", "microsoft.com", "live.com"] },
    Peer { letter: 'c', domain: "yahoo.com", greets: &["yahoo.com", "yahoodns.net", "yahooinc.com"] },
    Peer { letter: 'd', domain: "gmx.net", greets: &["gmx.net", "gmx.com"] },
];

/// A relay's submission host and the ports it offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    pub letter: char,
    pub relay: &'static str,
    pub host: &'static str,
    /// Each with whether it speaks TLS from the first octet.
    pub ports: Vec<(u16, bool)>,
}

/// Relays that are tried when none is named: three that together offer every port in use.
const USUAL: [&str; 3] = ["mailgun", "smtp2go", "resend"];

/// Hosts of relays that have one in every region: where none of them is known, this one says whether its ports can be reached.
const REGIONAL: [(&str, &str); 2] = [("ses", "email-smtp.us-east-1.amazonaws.com"), ("oci", "smtp.email.us-ashburn-1.oci.oraclecloud.com")];

/// The submission hosts of the relay that is named, else of three usual ones. A host that only the relay's panel tells is left out.
pub fn submissions(relay: Option<&str>) -> Vec<Submission> {
    let ids: Vec<&str> = relay.map_or_else(|| USUAL.to_vec(), |id| vec![id]);
    let known = ids.into_iter().filter_map(relays::by_id).filter_map(|relay| {
        let fixed = relay.hosts.iter().map(super::Text::as_str).find(|host| host.contains('.') && !host.contains(['<', ' ', '/']));
        let host = fixed.or_else(|| REGIONAL.iter().find(|(id, _)| *id == relay.id.as_str()).map(|(_, host)| *host))?;
        let starttls = relay.ports.starttls.iter().filter(|port| **port != 25).map(|&port| (port, false));
        let ports = starttls.chain(relay.ports.implicit_tls.iter().map(|&port| (port, true)));
        Some((relay.id.as_str(), host, ports.collect()))
    });
    known.zip('r'..='z').map(|((relay, host, ports), letter)| Submission { letter, relay, host, ports }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_letter_is_used_once_and_every_relay_can_be_asked_or_has_no_fixed_host() {
        let usual = submissions(None);
        let letters: BTreeSet<char> = RECEIVERS.iter().map(|peer| peer.letter).chain(usual.iter().map(|submission| submission.letter)).collect();
        assert_eq!(letters.len(), RECEIVERS.len() + USUAL.len());
        let ports: BTreeSet<u16> = usual.iter().flat_map(|submission| submission.ports.iter().map(|(port, _)| *port)).collect();
        assert!([465, 587, 2465, 2525, 2587].iter().all(|port| ports.contains(port)), "{ports:?}");
        for relay in relays::all() {
            let asked = submissions(Some(&relay.id));
            let fixed = relay.hosts.iter().any(|host| host.contains('.') && !host.contains(['<', ' ', '/']));
            let regional = REGIONAL.iter().any(|(id, _)| *id == relay.id.as_str());
            assert_eq!(!asked.is_empty(), fixed || regional, "{}", relay.id);
            assert!(!(fixed && regional), "{} needs no host of a region", relay.id);
        }
        // A region's host is one of those that the relay's facts describe.
        for (id, host) in REGIONAL {
            let described = relays::by_id(id).unwrap().hosts.iter().any(|pattern| {
                pattern.split_once('<').zip(pattern.split_once('>')).is_some_and(|((front, _), (_, end))| host.starts_with(front) && host.ends_with(end))
            });
            assert!(described, "{id}");
        }
        assert_eq!(submissions(Some("nobody")), []);
    }
}
