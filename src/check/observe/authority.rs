//! Whether the servers of a zone fail themselves, or only the resolver on the way to them: they are asked directly, from a zone that still answers down
//! to the last one.

use std::net::SocketAddr;

use futures::future::join_all;

use super::dns::is_within;
use crate::{
    mail::name::is_askable,
    net::{
        Asked, EvidenceId, Inquiry, Outcome,
        dns::{Data, Question, Record, RecordType},
        dnssec::Standing,
    },
};

const PORT: u16 = 53;
/// Servers of one zone that are asked.
const MAX_SERVERS: usize = 2;
/// Zones above a name of which the resolver is asked who serves them.
const MAX_ZONES: usize = 5;
/// Zones that are passed on the way down.
const MAX_REFERRALS: usize = 6;
/// Aliases that are followed: a part of a reverse zone is handed over by one (RFC 2317 §4).
const MAX_ALIASES: usize = 3;
/// Nibbles of an IPv6 address between two reverse zones, as networks are handed out.
const NIBBLES: usize = 4;
/// Nibbles below which no zone is looked for: a /64.
const MAX_NIBBLES: usize = 16;

/// How the servers of a zone stand.
enum End {
    Fail,
    /// They answer, perhaps with the name of another zone.
    Answer(Option<String>),
    Unknown,
}

/// Whether the zone of a name is at fault where the resolver fails: its servers fail when they are asked themselves, or their signatures are wrong. Nothing
/// where that could not be told.
pub(super) async fn fails(inquiry: &Inquiry, name: &str, kind: RecordType, after: &[EvidenceId]) -> (Option<bool>, Vec<EvidenceId>) {
    let mut evidence = Vec::new();
    // Whoever wants the resolvers to be asked alone has nobody else asked.
    if !inquiry.net().resolver.asks_others() {
        return (None, evidence);
    }
    let mut name = name.to_owned();
    for _ in 0..=MAX_ALIASES {
        match end(inquiry, &name, kind, after, &mut evidence).await {
            End::Fail => return (Some(true), evidence),
            End::Answer(Some(target)) => name = target,
            // RFC 4035 §5.5: a resolver that validates answers bogus data by SERVFAIL.
            End::Answer(None) => {
                let validation = inquiry.validate(&name, kind, after).await;
                evidence.extend(validation.evidence);
                return (Some(validation.standing == Standing::Bogus), evidence);
            }
            End::Unknown => break,
        }
    }
    (None, evidence)
}

async fn end(inquiry: &Inquiry, name: &str, kind: RecordType, after: &[EvidenceId], evidence: &mut Vec<EvidenceId>) -> End {
    let listed = join_all(zones(name).into_iter().map(|zone| async move { (zone, inquiry.dns(zone, RecordType::Ns, after).await) })).await;
    evidence.extend(listed.iter().map(|(_, asked)| asked.id));
    // The deepest one comes first.
    let known = listed.iter().map(|(zone, asked)| (*zone, servers_in(&asked.records, zone), asked.id)).find(|(_, servers, _)| !servers.is_empty());
    let Some((zone, mut servers, listed)) = known else { return End::Unknown };
    let (mut zone, mut waited, mut was_heard) = (zone.to_owned(), vec![listed], false);
    for _ in 0..MAX_REFERRALS {
        let asked = join_all(servers.iter().take(MAX_SERVERS).map(|server| ask(inquiry, server, name, kind, &waited))).await;
        evidence.extend(asked.iter().flat_map(|(_, _, ids)| ids.iter().copied()));
        let told = || asked.iter().filter_map(|(said, ..)| said.as_ref());
        if let Some(said) = told().find(|said| said.authoritative && said.is_answer()) {
            let is_end = said.outcome != Outcome::Found || said.records.iter().any(|record| !matches!(record.data, Data::Cname(_)));
            return End::Answer(said.aliases().pop().filter(|_| !is_end));
        }
        let Some((below, said)) = told().find_map(|said| Some((referred(said, name, &zone)?, said))) else {
            // Without a word from any of them it may be our way that is closed.
            was_heard |= told().any(|said| said.outcome.is_response());
            let all = asked.iter().all(|(said, is_gone, _)| said.as_ref().map_or(*is_gone, is_failure));
            return if all && was_heard { End::Fail } else { End::Unknown };
        };
        servers = servers_in(&said.authority, &below);
        (zone, waited, was_heard) = (below, vec![said.id], true);
    }
    End::Unknown
}

/// The zones that a name may lie in, the deepest first.
fn zones(name: &str) -> Vec<&str> {
    let all = std::iter::successors(Some(name), |name| name.split_once('.').map(|(_, above)| above)).filter(|zone| is_askable(zone) || !zone.contains('.'));
    let nibbles = |zone: &str| zone.strip_suffix("ip6.arpa").map(|front| front.matches('.').count());
    let fits = |zone: &&str| nibbles(zone).is_none_or(|count| count % NIBBLES == 0 && count <= MAX_NIBBLES);
    all.filter(fits).take(MAX_ZONES).collect()
}

/// What a server says when it is asked itself, without recursion; else whether its name does not exist.
async fn ask(inquiry: &Inquiry, server: &str, name: &str, kind: RecordType, after: &[EvidenceId]) -> (Option<Asked>, bool, Vec<EvidenceId>) {
    let address = inquiry.dns(server, RecordType::A, after).await;
    let Some(&ip) = address.addresses().first() else { return (None, address.outcome == Outcome::NoSuchName, vec![address.id]) };
    let asked = inquiry.ask(Question { at: Some(SocketAddr::new(ip, PORT)), ..Question::new(name, kind) }, &[address.id]).await;
    let evidence = vec![address.id, asked.id];
    (Some(asked), false, evidence)
}

/// A failure, a silence, or an answer for a zone that the server does not speak for. What we did not ask is none.
fn is_failure(said: &Asked) -> bool {
    let failed = [Outcome::ServerFailure, Outcome::Refused, Outcome::TimedOut, Outcome::Malformed, Outcome::Unreachable].contains(&said.outcome);
    failed || (said.is_answer() && !said.authoritative)
}

/// The zone below to which an answer leads on.
fn referred(said: &Asked, name: &str, zone: &str) -> Option<String> {
    let is_below =
        |record: &&Record| matches!(record.data, Data::Ns(_)) && is_within(name, &record.name) && record.name != zone && is_within(&record.name, zone);
    let leads = said.is_answer() && !said.authoritative;
    said.authority.iter().find(is_below).filter(|_| leads).map(|record| record.name.clone())
}

fn servers_in(records: &[Record], zone: &str) -> Vec<String> {
    let names = records.iter().filter_map(|record| match &record.data {
        Data::Ns(name) if record.name == zone => Some(name.clone()),
        _ => None,
    });
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zones_of_a_name_are_looked_for_where_networks_are_handed_out() {
        assert_eq!(
            zones("7.2.0.192.in-addr.arpa"),
            ["7.2.0.192.in-addr.arpa", "2.0.192.in-addr.arpa", "0.192.in-addr.arpa", "192.in-addr.arpa", "in-addr.arpa"]
        );
        assert_eq!(zones("mail.example.com"), ["mail.example.com", "example.com", "com"]);
        let six = crate::net::dns::reverse_name("2001:db8:1:2::9".parse().unwrap());
        let counts: Vec<usize> = zones(&six).iter().map(|zone| zone.split('.').count() - 2).collect();
        assert_eq!(counts, [16, 12, 8, 4, 0]);
    }
}
