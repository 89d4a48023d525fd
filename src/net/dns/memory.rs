//! What the resolvers said, kept for as long as they allow, so that runs that begin together do not ask them the same: a hundred domains behind one
//! mail server are one address at each blocklist.
//!
//! A resolver beside the console does the same, so nobody sees an older answer than without this; it saves the asking. Name servers that are asked by
//! their addresses are asked each time, and what is no answer is never kept.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures::{FutureExt, future::BoxFuture};
use hickory_proto::rr::{self, Name, RData};
use moka::{Expiry, sync::Cache};

use super::{Answer, Data, Question, Record, Resolve};
use crate::{model::evidence::Outcome, net::signed::Signed};

/// However long an answer may be kept by its own word.
const MAX_AGE: Duration = Duration::from_secs(60);
/// Octets of all that is kept, and of one answer, both by a rough count.
const MAX_SIZE: u64 = 8 * 1_024 * 1_024;
const MAX_ONE: u32 = 8 * 1_024;
/// Octets that a record costs beside its text.
const RECORD: usize = 120;

/// A resolver, and what it said lately.
pub struct Remembering<R> {
    resolver: Arc<R>,
    answers: Cache<Question, Kept<Answer>>,
    signed: Cache<(Name, rr::RecordType, bool), Kept<Signed>>,
}

#[derive(Clone)]
struct Kept<T> {
    value: Arc<T>,
    since: Instant,
    lifetime: Duration,
    size: u32,
}

/// Each answer ends by its own word.
struct OwnEnd;

impl<K, T> Expiry<K, Kept<T>> for OwnEnd {
    fn expire_after_create(&self, _: &K, kept: &Kept<T>, _: Instant) -> Option<Duration> {
        Some(kept.lifetime)
    }
}

impl<R: Resolve + 'static> Remembering<R> {
    pub fn new(resolver: R) -> Self {
        Self { resolver: Arc::new(resolver), answers: cache(), signed: cache() }
    }
}

fn cache<K, T>() -> Cache<K, Kept<T>>
where
    K: std::hash::Hash + Eq + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    Cache::builder().max_capacity(MAX_SIZE).weigher(|_, kept: &Kept<T>| kept.size).expire_after(OwnEnd).build()
}

impl<T> Kept<T> {
    /// Nothing for what may not be kept, and for what is not worth its room.
    fn new(value: T, seconds: Option<u32>, size: usize) -> Option<Self> {
        let lifetime = Duration::from_secs(seconds.filter(|seconds| *seconds > 0)?.into()).min(MAX_AGE);
        let size = u32::try_from(size).ok().filter(|size| *size <= MAX_ONE)?;
        Some(Self { value: Arc::new(value), since: Instant::now(), lifetime, size })
    }
}

/// How long an answer says that it holds: the least of its records; of a "no", what its SOA says (RFC 2308 §5). A "no" without one is not kept.
fn lifetime(answer: &Answer) -> Option<u32> {
    let least = answer.records.iter().map(|record| record.ttl).min();
    match answer.outcome {
        Outcome::Found => least,
        Outcome::NoData | Outcome::NoSuchName => {
            let denial = answer.authority.iter().find_map(|record| match record.data {
                Data::Soa { minimum, .. } => Some(record.ttl.min(minimum)),
                _ => None,
            })?;
            Some(least.map_or(denial, |least| least.min(denial)))
        }
        _ => None,
    }
}

/// The same of an answer with signatures.
fn lifetime_signed(signed: &Signed) -> Option<u32> {
    let response = &signed.response;
    let denial = response.authorities.iter().filter_map(|record| match &record.data {
        RData::SOA(soa) => Some(record.ttl.min(soa.minimum)),
        _ => None,
    });
    // Without a record of the answer or an SOA nobody said how long.
    let least = response.answers.iter().map(|record| record.ttl).chain(denial).min()?;
    response.authorities.iter().map(|record| record.ttl).chain([least]).min()
}

fn size(records: &[Record]) -> usize {
    records
        .iter()
        .map(|record| {
            let data = match &record.data {
                Data::Txt(strings) => strings.iter().map(Vec::len).sum(),
                Data::Tlsa { data, .. } => data.len(),
                Data::Caa { tag, value, .. } => tag.len() + value.len(),
                Data::Cname(name) | Data::Ns(name) | Data::Ptr(name) | Data::Other(name) => name.len(),
                Data::Mx { exchange, .. } => exchange.len(),
                Data::Srv { target, .. } => target.len(),
                Data::Soa { mname, rname, .. } => mname.len() + rname.len(),
                Data::A(_) | Data::Aaaa(_) => 0,
            };
            RECORD + record.name.len() + data
        })
        .sum()
}

/// The answer as it stands some seconds later: what is left of each record's time (RFC 1035 §3.2.1).
fn aged(kept: &Kept<Answer>) -> Answer {
    let mut answer = Answer::clone(&kept.value);
    let age = u32::try_from(kept.since.elapsed().as_secs()).unwrap_or(u32::MAX);
    for record in answer.records.iter_mut().chain(&mut answer.authority) {
        record.ttl = record.ttl.saturating_sub(age);
    }
    answer
}

impl<R: Resolve + 'static> Resolve for Remembering<R> {
    fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> BoxFuture<'a, Answer> {
        if question.at.is_some() {
            return self.resolver.ask(question, patience);
        }
        async move {
            if let Some(kept) = self.answers.get(question) {
                return aged(&kept);
            }
            let answer = self.resolver.ask(question, patience).await;
            let (lifetime, size) = (lifetime(&answer), RECORD + question.name.len() + size(&answer.records) + size(&answer.authority));
            if let Some(kept) = lifetime.and_then(|_| Kept::new(answer.clone(), lifetime, size)) {
                self.answers.insert(question.clone(), kept);
            }
            answer
        }
        .boxed()
    }

    fn exchange<'a>(&'a self, name: &'a Name, kind: rr::RecordType, unchecked: bool, patience: Duration) -> BoxFuture<'a, Result<Signed, Outcome>> {
        async move {
            let key = (name.to_lowercase(), kind, unchecked);
            if let Some(kept) = self.signed.get(&key) {
                return Ok(Signed::clone(&kept.value));
            }
            let signed = self.resolver.exchange(name, kind, unchecked, patience).await?;
            let size = signed.response.as_buffer().len() * 4;
            if let Some(kept) = Kept::new(signed.clone(), lifetime_signed(&signed), size) {
                self.signed.insert(key, kept);
            }
            Ok(signed)
        }
        .boxed()
    }

    fn asks_others(&self) -> bool {
        self.resolver.asks_others()
    }

    fn anew(&self) -> Option<Arc<dyn Resolve>> {
        Some(Arc::clone(&self.resolver) as Arc<dyn Resolve>)
    }

    fn describe(&self) -> String {
        self.resolver.describe()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::net::dns::RecordType;

    /// Says the same each time, and counts how often it is asked.
    struct Counting(Answer, AtomicUsize);

    impl Resolve for Counting {
        fn ask<'a>(&'a self, _: &'a Question, _: Duration) -> BoxFuture<'a, Answer> {
            self.1.fetch_add(1, Ordering::Relaxed);
            std::future::ready(self.0.clone()).boxed()
        }

        fn describe(&self) -> String {
            "counting".to_owned()
        }
    }

    fn soa(ttl: u32, minimum: u32) -> Record {
        let name = || "a.example".to_owned();
        Record { name: name(), ttl, data: Data::Soa { mname: name(), rname: name(), serial: 1, refresh: 2, retry: 3, expire: 4, minimum } }
    }

    fn text(ttl: u32, length: usize) -> Record {
        Record { name: "a.example".to_owned(), ttl, data: Data::Txt(vec![vec![b'x'; length]]) }
    }

    fn found(records: Vec<Record>) -> Answer {
        Answer { records, ..Answer::none(Outcome::Found) }
    }

    fn denied(outcome: Outcome, authority: Vec<Record>) -> Answer {
        Answer { authority, ..Answer::none(outcome) }
    }

    /// How often the resolver is asked when the same question is put three times.
    async fn asked(answer: Answer, question: &Question) -> usize {
        let memory = Remembering::new(Counting(answer.clone(), AtomicUsize::new(0)));
        for _ in 0..3 {
            let again = memory.ask(question, Duration::from_secs(1)).await;
            assert_eq!((again.outcome, again.records.len()), (answer.outcome, answer.records.len()));
        }
        memory.resolver.1.load(Ordering::Relaxed)
    }

    #[tokio::test]
    async fn what_may_be_kept_is_asked_once_and_everything_else_each_time() {
        let question = Question::new("a.example", RecordType::Txt);
        for (answer, times) in [
            (found(vec![text(300, 10), text(3_600, 10)]), 1),
            // RFC 1035 §3.2.1: zero means for this transaction alone.
            (found(vec![text(300, 10), text(0, 10)]), 3),
            (found(vec![text(300, 60_000)]), 3),
            (denied(Outcome::NoSuchName, vec![soa(300, 60)]), 1),
            (denied(Outcome::NoData, vec![soa(300, 0)]), 3),
            (denied(Outcome::NoData, vec![soa(0, 300)]), 3),
            // RFC 2308 §5: without an SOA a "no" is not kept.
            (denied(Outcome::NoSuchName, Vec::new()), 3),
            (Answer::none(Outcome::ServerFailure), 3),
            (Answer::none(Outcome::TimedOut), 3),
            (denied(Outcome::Refused, vec![soa(300, 300)]), 3),
        ] {
            assert_eq!(asked(answer.clone(), &question).await, times, "{answer:?}");
        }
        let memory = Remembering::new(Counting(found(vec![text(300, 10)]), AtomicUsize::new(0)));
        let anew = memory.anew().unwrap();
        for _ in 0..2 {
            memory.ask(&question, Duration::from_secs(1)).await;
            anew.ask(&question, Duration::from_secs(1)).await;
        }
        assert_eq!(memory.resolver.1.load(Ordering::Relaxed), 3);
        let at = Question { at: Some("192.0.2.1:53".parse().unwrap()), ..question };
        assert_eq!(asked(found(vec![text(300, 10)]), &at).await, 3);
    }

    #[test]
    fn what_is_kept_grows_old() {
        let since = Instant::now().checked_sub(Duration::from_secs(20)).unwrap();
        let kept = Kept { value: Arc::new(denied(Outcome::NoData, vec![soa(300, 60), soa(7, 60)])), since, lifetime: MAX_AGE, size: 1 };
        let times: Vec<u32> = aged(&kept).authority.iter().map(|record| record.ttl).collect();
        assert!(times[0] <= 280 && times[0] > 200 && times[1] == 0, "{times:?}");
        assert_eq!(Kept::new((), Some(86_400), 1).unwrap().lifetime, MAX_AGE);
    }
}
