//! Whether somebody on our own way out answers in the place of the mail servers: some networks lead port 25 to a server of theirs. What that one
//! says and shows is nothing of those who were called.

use std::collections::BTreeSet;

use super::smtp::{Host, Smtp, Visit, is_host_name};
use crate::mail::{iprev::Confirmation, smtp::Reply};

impl Smtp {
    /// The name by which one server greets at the addresses of different owners, and which is none of theirs. Told only where all who greeted say the
    /// same, and where two of them are each known to be somebody else by their names and by reverse names that lead back: one owner alone may well call
    /// all his servers by one name.
    pub fn interceptor(&self) -> Option<String> {
        let greeted: Vec<(&Host, &Visit)> = self.visits().filter(|(_, visit)| visit.conversation.banner.is_some() && !visit.conversation.from_itself).collect();
        let (_, first) = greeted.first()?;
        let name = first.conversation.banner.as_ref().and_then(Reply::name)?;
        let is_foreign = |(host, visit): &(&Host, &Visit)| {
            let said = visit.conversation.banner.as_ref().and_then(Reply::name);
            let is_of = |other: &str| owner(other) == owner(&name);
            said.as_ref() == Some(&name)
                && visit.banner_leads_here == Some(false)
                && !is_of(&host.name)
                && !is_of(&self.domain)
                && visit.reverse.outcome.is_answer()
                && !visit.reverse.names.iter().any(|one| is_of(&one.name))
        };
        let mut hosts = BTreeSet::new();
        let mut addresses = BTreeSet::new();
        for (host, visit) in &greeted {
            let confirmed = visit.reverse.names.iter().find(|one| one.confirmation == Confirmation::Confirmed);
            if let Some(confirmed) = confirmed {
                hosts.insert(owner(&host.name));
                addresses.insert(owner(&confirmed.name));
            }
        }
        (hosts.len() > 1 && addresses.len() > 1 && greeted.iter().all(is_foreign)).then_some(name)
    }

    /// The name of whoever may have answered in the place of this server: it says a name of somebody else, in its banner and in answer to EHLO, neither the
    /// server's nor its address's, which does not lead here; and nobody was reached from here lately who is known to be himself. One server alone may well be
    /// called by a strange name, and so may the one that our own network leads port 25 to: nobody can tell which it is.
    pub fn stranger(&self, host: &Host, visit: &Visit) -> Option<String> {
        let talk = &visit.conversation;
        let is_proved = if visit.ip().to_canonical().is_ipv4() { self.proved.ipv4 } else { self.proved.ipv6 };
        let name = talk.banner.as_ref().and_then(Reply::name).filter(|name| is_host_name(name))?;
        let reverse = visit.reverse.names.iter().map(|one| one.name.as_str());
        let mut related = reverse.chain([host.name.as_str(), &self.domain]);
        let greeted = talk.greeting.as_ref().and_then(|greeting| greeting.name.as_deref());
        let is_theirs = self.is_itself(host, visit) || greeted.is_some_and(|greeted| related.any(|other| owner(other) == owner(greeted)));
        (!is_proved && !talk.from_itself && visit.reverse.outcome.is_answer() && !is_theirs).then_some(name)
    }

    /// Whether whoever answered is the one that was called, for all that can be seen: by the certificate, or by a name of the same owner. A stranger on the way,
    /// who answers for everybody, shows neither, so that only this proves that the way is open.
    pub(super) fn is_itself(&self, host: &Host, visit: &Visit) -> bool {
        let Some(name) = visit.conversation.banner.as_ref().and_then(Reply::name) else { return visit.name_fits == Some(true) };
        let reverse = visit.reverse.names.iter().map(|one| one.name.as_str());
        let is_theirs = reverse.chain([host.name.as_str(), &self.domain]).any(|other| owner(other) == owner(&name));
        is_theirs || visit.banner_leads_here == Some(true) || visit.name_fits == Some(true)
    }
}

/// The last two labels of a name. Below a suffix of several labels (`co.uk`) different owners look like one, which accuses nobody.
fn owner(name: &str) -> &str {
    let start = name.rmatch_indices('.').nth(1).map_or(0, |(place, _)| place + 1);
    name.get(start..).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_known_by_two_labels() {
        for (name, expected) in [("mx.a.example.com", "example.com"), ("example.com", "example.com"), ("localhost", "localhost"), ("", "")] {
            assert_eq!(owner(name), expected);
        }
    }
}
