//! Whether a name has its records by a wildcard alone (RFC 4592 §2.1.1). As soon as it has one of its own, or a name below it has, the wildcard gives
//! it none (§2.2.1): whoever publishes one has to publish the others too.

use futures::{
    future::{join, join_all},
    join,
};
use serde::{Deserialize, Serialize};

use super::{dns::IMPROBABLE, domain::is_suffix};
use crate::{
    check::fix::strings,
    mail::{
        name::is_askable,
        text::{clipped, visible},
    },
    net::{
        Asked, EvidenceId, Inquiry,
        dns::{Data, RecordType},
    },
};

/// The types that are compared.
const KINDS: [RecordType; 4] = [RecordType::A, RecordType::Aaaa, RecordType::Mx, RecordType::Txt];
/// Records kept, and characters of each.
const MAX_RECORDS: usize = 16;
const MAX_TEXT: usize = 2_000;

/// What a name has by a wildcard alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wildcard {
    pub name: String,
    /// Type and value, as they are pasted.
    pub records: Vec<(String, String)>,
    pub evidence: Vec<EvidenceId>,
}

/// Compares the name with one beside it that nobody publishes: where a wildcard answers for both, they have the same, and something.
pub async fn look(inquiry: &Inquiry, name: &str) -> Option<Wildcard> {
    let (_, above) = name.split_once('.')?;
    let beside = format!("{IMPROBABLE}.{above}");
    // Directly below a registry stand the domains of others.
    if is_suffix(above) || !is_askable(&beside) {
        return None;
    }
    let ask = |name, kind| inquiry.dns(name, kind, &[]);
    let all = KINDS.map(|kind| join(ask(name, kind), ask(&beside, kind)));
    // An alias of its own is asked for as well: it hides behind what it leads to.
    let (all, alias) = join!(join_all(all), ask(&beside, RecordType::Cname));
    let is_same = |(own, other): &(Asked, Asked)| own.is_answer() && other.is_answer() && values(own) == values(other);
    if !all.iter().all(is_same) {
        return None;
    }
    let records: Vec<(String, String)> = match alias.aliases().first() {
        Some(target) => vec![("CNAME".to_owned(), format!("{target}."))],
        None => all.iter().flat_map(|(own, _)| values(own)).take(MAX_RECORDS).collect(),
    };
    let evidence = all.iter().map(|(_, other)| other.id).chain([alias.id]).collect();
    (!records.is_empty()).then(|| Wildcard { name: name.to_owned(), records, evidence })
}

/// The records of an answer in a fixed order, the alias that leads to them included.
fn values(asked: &Asked) -> Vec<(String, String)> {
    let text = |data: &Data| match data {
        Data::Txt(parts) => ("TXT".to_owned(), strings(&clipped(&visible(&parts.concat()), MAX_TEXT))),
        Data::A(_) => ("A".to_owned(), data.to_string()),
        Data::Aaaa(_) => ("AAAA".to_owned(), data.to_string()),
        Data::Mx { .. } => ("MX".to_owned(), data.to_string()),
        other => (String::new(), other.to_string()),
    };
    let mut values: Vec<(String, String)> = asked.records.iter().map(|record| text(&record.data)).collect();
    values.sort_unstable();
    values
}
