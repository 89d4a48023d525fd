//! A fresh look: what the zone's own name servers say at this moment, beside what the resolver still says.
//!
//! Whoever has changed a record sees it at once where the zone is kept; a resolver goes on giving its old answer, also "there is none", until the
//! lifetime has run out. Each record that matters for mail is asked of both. Bounded in questions and time, and by the address policy.

use std::{
    collections::BTreeSet,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use futures::future::{join, join_all};

use super::observe::{Observations, dns::is_within};
use crate::{
    mail::{
        name::is_askable,
        text::{clipped, visible},
    },
    model::report::Report,
    net::{
        Asked, Budget, Inquiry, Net, Outcome,
        dns::{Data, Question, Record, RecordType, reverse_name},
    },
};

/// What a look may use up: people wait for it.
const BUDGET: Budget = Budget { questions: 400, time: Duration::from_secs(12) };
/// Selectors and addresses that are asked about.
const MAX_SELECTORS: usize = 8;
const MAX_ADDRESSES: usize = 8;
/// Name servers of a zone that are asked.
const MAX_SERVERS: usize = 4;
/// Aliases that are followed.
const MAX_ALIASES: usize = 4;
/// Values kept of one name, and characters of each.
const MAX_VALUES: usize = 24;
const MAX_TEXT: usize = 4_000;
const PORT: u16 = 53;

/// A record to ask for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wanted {
    pub name: String,
    pub kind: &'static str,
}

/// What a look found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// UTC, milliseconds since 1970.
    pub asked_at: i64,
    pub took_ms: u64,
    /// The resolvers, as a person would write them.
    pub resolver: String,
    /// Whether name servers are asked by their addresses at all.
    pub asks_servers: bool,
    /// In the order in which they were wanted; where a name is an alias, what it leads to follows.
    pub records: Vec<Held>,
}

impl Fresh {
    /// Whether records were asked for and nobody answered, neither resolver nor name server.
    pub fn is_blind(&self) -> bool {
        !self.records.is_empty() && self.records.iter().all(|held| held.resolver.is_none() && held.servers.iter().all(|server| server.word.is_none()))
    }
}

/// One record, as it is held on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub name: String,
    pub kind: &'static str,
    /// What each name server of the zone says.
    pub servers: Vec<Server>,
    pub resolver: Option<Word>,
    pub state: State,
}

/// A name server and its word; nothing when it did not speak for the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    pub name: String,
    pub ip: Option<IpAddr>,
    pub word: Option<Word>,
}

/// What somebody says stands at a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Sorted; empty when there is nothing. An alias stands as `CNAME` and its target.
    pub values: Vec<String>,
    /// Seconds until it is asked for again; for "nothing" by RFC 2308 §5.
    pub lifetime: Option<u32>,
    alias: Option<String>,
}

/// How both sides stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Both say the same.
    Same,
    /// The name servers agree, the resolver says something else: for so many seconds at most, where that is known.
    Old(Option<u32>),
    /// The name servers do not agree among themselves.
    Uneven,
    /// No name server spoke for the name; the resolver answered.
    Unheard,
    /// The resolver gave no answer.
    Unresolved,
}

/// The records that matter for the mail of a report's target: SPF, DMARC, DKIM, MX, and the reverse names of its addresses.
pub fn wanted(report: &Report, observations: Option<&Observations>) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let mut want = |name: String, kind| {
        let one = Wanted { name, kind };
        if is_askable(&one.name) && !wanted.contains(&one) {
            wanted.push(one);
        }
    };
    if let Some(domain) = &report.target.domain {
        want(domain.clone(), "TXT");
        want(format!("_dmarc.{domain}"), "TXT");
        let given = report.target.selectors.iter().cloned();
        let found = observations.and_then(|seen| seen.dkim.as_ref()).into_iter().flat_map(|survey| &survey.selectors);
        let found = found.filter(|selector| !selector.from_wildcard).map(|selector| selector.selector.clone());
        let mut known = BTreeSet::new();
        for selector in given.chain(found).filter(|selector| known.insert(selector.clone())).take(MAX_SELECTORS) {
            want(format!("{selector}._domainkey.{domain}"), "TXT");
        }
        want(domain.clone(), "MX");
    }
    for ip in report.target.ips.iter().take(MAX_ADDRESSES) {
        want(reverse_name(*ip), "PTR");
    }
    wanted
}

/// Asks for these records on both sides, all at once.
pub async fn look(net: &Net, wanted: &[Wanted]) -> Fresh {
    let inquiry = net.anew().inquire(BUDGET);
    let chains = join_all(wanted.iter().map(|one| chain(&inquiry, one))).await;
    let mut records: Vec<Held> = Vec::new();
    for held in chains.into_iter().flatten() {
        // Two names may be aliases of one.
        if records.iter().all(|one| (&one.name, one.kind) != (&held.name, held.kind)) {
            records.push(held);
        }
    }
    Fresh {
        asked_at: inquiry.started_at(),
        took_ms: inquiry.elapsed_ms(),
        resolver: net.resolver.describe(),
        asks_servers: net.resolver.asks_others(),
        records,
    }
}

/// A record, and what its aliases lead to: each stands in a zone of its own, with servers of its own.
async fn chain(inquiry: &Inquiry, wanted: &Wanted) -> Vec<Held> {
    let mut held = vec![hold(inquiry, &wanted.name, wanted.kind).await];
    while held.len() <= MAX_ALIASES {
        let Some(target) = held.last().and_then(alias) else { break };
        if held.iter().any(|one| one.name == target) || !is_askable(&target) {
            break;
        }
        held.push(hold(inquiry, &target, wanted.kind).await);
    }
    held
}

/// Where a name leads: by its servers, and by the resolver where none spoke.
fn alias(held: &Held) -> Option<String> {
    let said = held.servers.iter().find_map(|server| server.word.as_ref());
    said.or(held.resolver.as_ref())?.alias.clone()
}

async fn hold(inquiry: &Inquiry, name: &str, kind: &'static str) -> Held {
    let asked = wire(kind);
    let (resolved, servers) = join(inquiry.dns(name, asked, &[]), ask_servers(inquiry, name, asked)).await;
    let resolver = word(&resolved, name);
    let state = compare(&servers, resolver.as_ref());
    Held { name: name.to_owned(), kind, servers, resolver, state }
}

fn wire(kind: &str) -> RecordType {
    match kind {
        "MX" => RecordType::Mx,
        "PTR" => RecordType::Ptr,
        _ => RecordType::Txt,
    }
}

fn compare(servers: &[Server], resolver: Option<&Word>) -> State {
    let mut said = servers.iter().filter_map(|server| server.word.as_ref());
    let Some(first) = said.next() else { return if resolver.is_none() { State::Unresolved } else { State::Unheard } };
    if said.any(|word| word.values != first.values) {
        return State::Uneven;
    }
    match resolver {
        None => State::Unresolved,
        Some(word) if word.values == first.values => State::Same,
        Some(word) => State::Old(word.lifetime),
    }
}

/// The servers of the zone that holds a name, each asked itself.
async fn ask_servers(inquiry: &Inquiry, name: &str, kind: RecordType) -> Vec<Server> {
    let Some(zone) = zone(inquiry, name).await else { return Vec::new() };
    let listed = inquiry.dns(&zone, RecordType::Ns, &[]).await;
    let mut names: Vec<String> = listed
        .records
        .iter()
        .filter_map(|record| match &record.data {
            Data::Ns(server) if record.name == zone => Some(server.clone()),
            _ => None,
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(MAX_SERVERS);
    join_all(names.into_iter().map(|server| async {
        let (ipv4, ipv6) = join(inquiry.dns(&server, RecordType::A, &[listed.id]), inquiry.dns(&server, RecordType::Aaaa, &[listed.id])).await;
        // One address stands for the server; not everybody who asks has IPv6.
        let Some(ip) = ipv4.addresses().into_iter().chain(ipv6.addresses()).next() else { return Server { name: server, ip: None, word: None } };
        let question = Question { at: Some(SocketAddr::new(ip, PORT)), ..Question::new(name, kind) };
        let said = inquiry.ask(question, &[ipv4.id, ipv6.id]).await;
        // RFC 1035 §4.1.1: only with AA does a server speak for the name; else it hands on what it heard.
        let word = if said.authoritative { word(&said, name) } else { None };
        Server { name: server, ip: Some(ip), word }
    }))
    .await
}

/// The zone that holds a name. The name itself need not exist: the SOA that comes with the "no" tells the zone (RFC 2308 §2).
async fn zone(inquiry: &Inquiry, name: &str) -> Option<String> {
    let asked = inquiry.dns(name, RecordType::Soa, &[]).await;
    let holds = |asked: &Asked| {
        let zones = asked.records.iter().chain(&asked.authority).filter(|record| matches!(record.data, Data::Soa { .. }) && !record.name.is_empty());
        zones.map(|record| record.name.clone()).find(|zone| is_within(name, zone))
    };
    if let Some(zone) = holds(&asked) {
        return Some(zone);
    }
    let above: Vec<&str> = std::iter::successors(name.split_once('.').map(|(_, above)| above), |name| name.split_once('.').map(|(_, above)| above))
        .filter(|above| above.contains('.'))
        .take(MAX_SERVERS)
        .collect();
    let waited = [asked.id];
    let asked = join_all(above.into_iter().map(|above| inquiry.dns(above, RecordType::Soa, &waited))).await;
    asked.iter().find_map(holds)
}

/// What an answer says about the name itself. What an alias leads to is not the word of this zone.
fn word(asked: &Asked, name: &str) -> Option<Word> {
    let own: Vec<&Record> = asked.records.iter().filter(|record| record.name == name).collect();
    if own.is_empty() && !asked.is_empty() {
        return None;
    }
    let lifetime = own.iter().map(|record| record.ttl).min().or_else(|| negative_lifetime(asked));
    let alias = own.iter().find_map(|record| match &record.data {
        Data::Cname(target) => Some(target.clone()),
        _ => None,
    });
    let mut values: Vec<String> = own.into_iter().map(show).collect();
    values.sort_unstable();
    values.truncate(MAX_VALUES);
    Some(Word { values, lifetime, alias })
}

/// How long "there is none" is kept (RFC 2308 §5): as the SOA beside it says.
fn negative_lifetime(asked: &Asked) -> Option<u32> {
    debug_assert!(matches!(asked.outcome, Outcome::NoData | Outcome::NoSuchName));
    asked.authority.iter().find_map(|record| match record.data {
        Data::Soa { minimum, .. } => Some(record.ttl.min(minimum)),
        _ => None,
    })
}

fn show(record: &Record) -> String {
    match &record.data {
        Data::Txt(strings) => clipped(&visible(&strings.concat()), MAX_TEXT),
        Data::Cname(target) => format!("CNAME {target}."),
        data => clipped(&data.to_string(), MAX_TEXT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{Options, Tools, run},
        lab::{Lab, Options as LabOptions},
        model::{area::Area, code::Code, target::Target},
    };

    /// A zone whose two name servers are `192.0.2.230` and `198.51.100.230`, so that views may make them differ from the resolver.
    fn zone(views: &str, records: &str) -> String {
        let head = "$TTL 600\n$ORIGIN look.lab.test.\n@ SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 90\n NS ns1\n NS ns2\nns1 A 192.0.2.230\nns2 A 198.51.100.230\n";
        format!("{views}{head}{records}")
    }

    async fn see(views: &str, records: &str, name: &str, kind: &'static str) -> Vec<Held> {
        let lab = Lab::with(LabOptions { also: zone(views, records), ..LabOptions::default() }).unwrap();
        look(&lab.net(), &[Wanted { name: name.to_owned(), kind }]).await.records
    }

    fn both(manner: &str) -> String {
        format!("; server: 192.0.2.230 {manner}\n; server: 198.51.100.230 {manner}\n")
    }

    #[tokio::test]
    async fn an_old_answer_is_seen_with_its_remaining_lifetime() {
        let views = both("look.lab.test. record TXT \"v=spf1 mx -all\"");
        let held = see(&views, "@ TXT \"v=spf1 -all\"\n", "look.lab.test", "TXT").await;
        assert_eq!(held[0].state, State::Old(Some(600)));
        let said: Vec<_> = held[0].servers.iter().map(|server| (server.name.as_str(), server.word.clone().unwrap().values)).collect();
        let new = vec!["v=spf1 mx -all".to_owned()];
        assert_eq!(said, [("ns1.look.lab.test", new.clone()), ("ns2.look.lab.test", new)]);
        assert_eq!(held[0].resolver.as_ref().unwrap().values, ["v=spf1 -all"]);
    }

    #[tokio::test]
    async fn an_old_no_lives_as_long_as_the_zone_says() {
        let views = both("_dmarc.look.lab.test. record TXT \"v=DMARC1; p=reject\"");
        let held = see(&views, "", "_dmarc.look.lab.test", "TXT").await;
        assert_eq!(held[0].state, State::Old(Some(90)));
        assert_eq!(held[0].resolver.as_ref().unwrap().values, [""; 0]);
    }

    #[tokio::test]
    async fn what_is_the_same_everywhere_is_the_same() {
        let held = see("", "@ MX 10 mail\n", "look.lab.test", "MX").await;
        assert_eq!((held.len(), held[0].state), (1, State::Same));
        // Nothing on both sides is the same as well.
        assert_eq!(see("", "", "_dmarc.look.lab.test", "TXT").await[0].state, State::Same);
    }

    #[tokio::test]
    async fn name_servers_that_differ_are_no_old_answer() {
        let views = "; server: 192.0.2.230 look.lab.test. record TXT \"v=spf1 mx -all\"\n";
        assert_eq!(see(views, "@ TXT \"v=spf1 -all\"\n", "look.lab.test", "TXT").await[0].state, State::Uneven);
    }

    #[tokio::test]
    async fn who_does_not_speak_for_the_zone_is_not_heard() {
        assert_eq!(see(&both("look.lab.test. lame"), "@ TXT \"x\"\n", "look.lab.test", "TXT").await[0].state, State::Unheard);
        assert_eq!(see(&both("look.lab.test. refused"), "@ TXT \"x\"\n", "look.lab.test", "TXT").await[0].state, State::Unheard);
        // One server is enough.
        let views = "; server: 192.0.2.230 look.lab.test. servfail\n";
        assert_eq!(see(views, "@ TXT \"x\"\n", "look.lab.test", "TXT").await[0].state, State::Same);
    }

    #[tokio::test]
    async fn a_resolver_without_an_answer_is_not_old() {
        let held = see("; at: look.lab.test TXT servfail\n", "@ TXT \"x\"\n", "look.lab.test", "TXT").await;
        // In the lab the name servers fail with it.
        assert_eq!((held[0].resolver.as_ref(), held[0].state), (None, State::Unresolved));
        assert_eq!(
            compare(&[Server { name: "ns1".into(), ip: None, word: Some(Word { values: vec![], lifetime: None, alias: None }) }], None),
            State::Unresolved
        );
    }

    #[tokio::test]
    async fn an_alias_is_followed_into_its_own_zone() {
        let held = see("", "s._domainkey CNAME dkim.key.lab.test.\n", "s._domainkey.look.lab.test", "TXT").await;
        let seen: Vec<_> = held.iter().map(|held| (held.name.as_str(), held.state)).collect();
        assert_eq!(seen, [("s._domainkey.look.lab.test", State::Same), ("dkim.key.lab.test", State::Same)]);
        assert_eq!(held[0].resolver.as_ref().unwrap().values, ["CNAME dkim.key.lab.test."]);
        // A new target behind an old alias.
        let views = both("s._domainkey.look.lab.test. record CNAME dkim.key.lab.test.");
        let held = see(&views, "s._domainkey CNAME old.look.lab.test.\n", "s._domainkey.look.lab.test", "TXT").await;
        assert!(matches!(held[0].state, State::Old(Some(600))), "{held:#?}");
        assert_eq!(held[1].name, "dkim.key.lab.test");
    }

    #[tokio::test]
    async fn private_name_servers_are_left_alone() {
        let lab = Lab::with(LabOptions {
            also: "$ORIGIN inner.lab.test.\n@ SOA ns1.lab.test. hostmaster.lab.test. 1 7200 3600 1209600 90\n NS ns1\n TXT \"x\"\nns1 A 10.0.0.53\n".to_owned(),
            ..LabOptions::default()
        })
        .unwrap();
        let fresh = look(&lab.net(), &[Wanted { name: "inner.lab.test".into(), kind: "TXT" }]).await;
        assert_eq!(fresh.records[0].state, State::Unheard);
    }

    #[tokio::test]
    async fn the_sample_that_waits_shows_it() {
        let lab = Lab::start().unwrap();
        let sample = crate::lab::find("waiting.lab.test").unwrap();
        let options = Options { only: vec![Area::Spf, Area::Dkim, Area::Dmarc], ..Options::default() };
        let outcome = run(&lab.net(), &sample.target(), &Tools::default(), &options, |_, _| ()).await;
        assert_eq!(outcome.report.findings[0].code, Code::SpfNotAuthorized);
        let wanted = wanted(&outcome.report, Some(&outcome.observations));
        let names: Vec<_> = wanted.iter().map(|one| (one.name.as_str(), one.kind)).collect();
        let expected = [
            ("waiting.lab.test", "TXT"),
            ("_dmarc.waiting.lab.test", "TXT"),
            ("dkim._domainkey.waiting.lab.test", "TXT"),
            ("waiting.lab.test", "MX"),
            ("230.113.0.203.in-addr.arpa", "PTR"),
        ];
        assert_eq!(names, expected);
        let fresh = look(&lab.net(), &wanted).await;
        let states: Vec<State> = fresh.records.iter().filter(|held| !held.name.starts_with("dkim.key")).map(|held| held.state).collect();
        assert_eq!(states, [State::Old(Some(2_400)), State::Old(Some(300)), State::Same, State::Same, State::Same], "{:#?}", fresh.records);
    }

    #[test]
    fn an_address_alone_has_a_reverse_name() {
        let target = Target { ips: vec!["192.0.2.1".parse().unwrap()], ..Target::default() };
        let report = Report {
            target,
            started_at: 0,
            took_ms: 0,
            vantage: crate::model::report::Vantage { resolver: String::new(), can_judge: true, ..Default::default() },
            score: crate::model::report::Score { points: None, grade: None, coverage: 0.0 },
            sections: Vec::new(),
            findings: Vec::new(),
            evidence: Vec::new(),
        };
        assert_eq!(wanted(&report, None), [Wanted { name: "1.2.0.192.in-addr.arpa".into(), kind: "PTR" }]);
    }
}
