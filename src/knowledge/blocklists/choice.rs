//! Which lists to ask.

use super::{Blocklist, Commercial, Impact, KeyKind, Kind, Method, all, is_dead};

/// For what an installation asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    Private,
    Commercial,
}

/// A list and the zone to ask it at.
#[derive(Clone, Debug)]
pub struct Question {
    pub list: &'static Blocklist,
    /// Holds the key when the list has one in its zone: for the resolver only.
    pub zone: String,
}

/// The blocklists to ask about an address or a domain, in the order of the file; one for each group, the one behind a key where there is a key.
///
/// `key` gives the installation's key of a kind; for the kinds that are a registration, any text says that the resolver is registered. Lists
/// that are not asked: those whose terms do not allow this use, that need a key which is missing, that another list contains, that no reliable
/// source describes, allow-lists and tools, and everything that does not answer by DNS.
pub fn choose(kind: Kind, usage: Usage, key: impl Fn(KeyKind) -> Option<String>) -> Vec<Question> {
    let mut chosen: Vec<Question> = Vec::new();
    for list in all() {
        if !list.covers(kind) || list.method != Method::Dns || matches!(list.impact, Impact::Allow | Impact::Tool) || !list.confidence.decides() {
            continue;
        }
        let own = list.key_kind.and_then(&key);
        if (list.needs_key && own.is_none()) || !allows(list, usage, own.is_some()) || is_dead(list.zone_template()) {
            continue;
        }
        // A component of another list, unless it is the same list behind a key.
        if list.counts_as != *list.id && own.is_none() {
            continue;
        }
        let Some(zone) = list.zone(own.as_deref()) else { continue };
        match chosen.iter_mut().find(|question| question.list.counts_as == *list.counts_as) {
            Some(question) if list.needs_key => *question = Question { list, zone },
            Some(_) => {}
            None => chosen.push(Question { list, zone }),
        }
    }
    chosen
}

fn allows(list: &Blocklist, usage: Usage, has_key: bool) -> bool {
    match usage {
        Usage::Private => list.terms.private,
        Usage::Commercial => match list.terms.commercial {
            Commercial::Allowed | Commercial::Unsaid => true,
            Commercial::WithKey => has_key,
            Commercial::Refused => false,
        },
    }
}
