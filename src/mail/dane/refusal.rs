//! Whether a zone fails at the question for TLSA records alone. Some name servers, and what balances the load before them, do not know the type, or
//! stumble over names that have no records of their own.

use std::net::SocketAddr;

use futures::future::{join, join_all};
use rand::Rng as _;

use super::PREFIX;
use crate::net::{
    EvidenceId, Inquiry, Outcome,
    dns::{Data, Question, RecordType},
};

/// Name servers of the zone that are asked themselves.
const MAX_SERVERS: usize = 2;
const PORT: u16 = 53;

/// Whether the question fails once more while one for a name that nobody has asked for is answered, and no name server of the zone answers it either: then it
/// is not the way to the zone that is broken, nor whom we ask.
pub(super) async fn is_of_this_alone(inquiry: &Inquiry, host: &str, zone: Option<&str>, evidence: &mut Vec<EvidenceId>) -> bool {
    let name = format!("{PREFIX}{host}");
    let waited = evidence.clone();
    let fresh = format!("mailworthy-{:08x}.{host}", rand::rng().random::<u32>());
    let (again, other) = join(inquiry.dns(&name, RecordType::Tlsa, &waited), inquiry.dns(&fresh, RecordType::A, &waited)).await;
    evidence.extend([again.id, other.id]);
    if again.outcome != Outcome::ServerFailure || !other.is_answer() {
        return false;
    }
    let Some(zone) = zone.filter(|_| inquiry.net().resolver.asks_others()) else { return true };
    let listed = inquiry.dns(zone, RecordType::Ns, &waited).await;
    let servers = listed.records.iter().filter_map(|record| if let Data::Ns(server) = &record.data { Some(server) } else { None });
    let asked = join_all(servers.take(MAX_SERVERS).map(|server| async {
        let address = inquiry.dns(server, RecordType::A, &[listed.id]).await;
        let ip = address.addresses().into_iter().next()?;
        let question = Question { at: Some(SocketAddr::new(ip, PORT)), ..Question::new(&name, RecordType::Tlsa) };
        Some(inquiry.ask(question, &[address.id]).await)
    }))
    .await;
    evidence.push(listed.id);
    evidence.extend(asked.iter().flatten().map(|asked| asked.id));
    !asked.iter().flatten().any(|asked| asked.is_answer())
}
