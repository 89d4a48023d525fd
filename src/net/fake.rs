//! A resolver in memory, for unit tests of what is built on [`super::Net`]. Tests of the engine use real servers on loopback.

use std::{collections::HashMap, net::IpAddr, sync::Arc, time::Duration};

use futures::{FutureExt, future::BoxFuture};

use super::{
    Net, Outcome,
    clock::Clock,
    dial::Dialer,
    dns::{Answer, Data, Question, Record, RecordType, Resolve, reverse_name},
    policy::Policy,
};

/// Records by name and type. A name that has any record exists; asking it for another type is "no data".
#[derive(Clone, Default)]
pub struct Zone {
    records: HashMap<String, Vec<(RecordType, Data)>>,
    failing: HashMap<(String, RecordType), Outcome>,
    silent: bool,
}

impl Zone {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a record.
    #[must_use]
    pub fn record(mut self, name: &str, kind: RecordType, data: Data) -> Self {
        self.records.entry(name.to_ascii_lowercase()).or_default().push((kind, data));
        self
    }

    #[must_use]
    pub fn txt(self, name: &str, text: &str) -> Self {
        let strings = text.as_bytes().chunks(255).map(<[u8]>::to_vec).collect();
        self.record(name, RecordType::Txt, Data::Txt(strings))
    }

    #[must_use]
    pub fn address(self, name: &str, ip: IpAddr) -> Self {
        match ip {
            IpAddr::V4(v4) => self.record(name, RecordType::A, Data::A(v4)),
            IpAddr::V6(v6) => self.record(name, RecordType::Aaaa, Data::Aaaa(v6)),
        }
    }

    #[must_use]
    pub fn mx(self, name: &str, preference: u16, exchange: &str) -> Self {
        self.record(name, RecordType::Mx, Data::Mx { preference, exchange: exchange.to_owned() })
    }

    #[must_use]
    pub fn ptr(self, ip: IpAddr, name: &str) -> Self {
        self.record(&reverse_name(ip), RecordType::Ptr, Data::Ptr(name.to_owned()))
    }

    #[must_use]
    pub fn cname(self, name: &str, target: &str) -> Self {
        self.record(name, RecordType::Cname, Data::Cname(target.to_owned()))
    }

    /// Makes one question end in this way.
    #[must_use]
    pub fn fail(mut self, name: &str, kind: RecordType, outcome: Outcome) -> Self {
        self.failing.insert((name.to_ascii_lowercase(), kind), outcome);
        self
    }

    /// Nobody answers anything.
    #[must_use]
    pub const fn silent(mut self) -> Self {
        self.silent = true;
        self
    }

    /// A network in which this zone is all there is.
    pub fn net(self: &Arc<Self>) -> Net {
        let policy = Policy::public_and(
            vec!["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"].into_iter().filter_map(|net| net.parse().ok()).collect(),
        );
        let resolver: Arc<dyn Resolve> = self.clone();
        Net::new(resolver, Dialer::new(policy.clone(), Vec::new()), Clock::Fixed(1_700_000_000_000), policy)
    }

    fn answer(&self, question: &Question) -> Answer {
        if self.silent {
            return Answer::none(Outcome::TimedOut);
        }
        let mut records = Vec::new();
        let mut name = question.name.clone();
        for _ in 0..=8 {
            if let Some(outcome) = self.failing.get(&(name.clone(), question.kind)) {
                return Answer::none(*outcome);
            }
            let Some(here) = self.records.get(&name) else { return Answer { records, ..Answer::none(Outcome::NoSuchName) } };
            let found: Vec<Record> =
                here.iter().filter(|(kind, _)| *kind == question.kind).map(|(_, data)| Record { name: name.clone(), ttl: 300, data: data.clone() }).collect();
            if !found.is_empty() {
                records.extend(found);
                return Answer { records, ..Answer::none(Outcome::Found) };
            }
            let alias = here.iter().find_map(|(_, data)| match data {
                Data::Cname(target) => Some(target.clone()),
                _ => None,
            });
            let Some(target) = alias else { return Answer { records, ..Answer::none(Outcome::NoData) } };
            records.push(Record { name, ttl: 300, data: Data::Cname(target.clone()) });
            name = target;
        }
        Answer::none(Outcome::ServerFailure)
    }
}

impl Resolve for Zone {
    fn ask<'a>(&'a self, question: &'a Question, _patience: Duration) -> BoxFuture<'a, Answer> {
        std::future::ready(self.answer(question)).boxed()
    }

    fn describe(&self) -> String {
        "a zone in memory".to_owned()
    }
}
