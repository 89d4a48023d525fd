//! Following an alias that an answer stops at.

use std::sync::Arc;

use super::{Answer, Data, Question, RecordType};
use crate::model::evidence::Outcome;

/// Aliases that are followed before the chain counts as a loop.
pub(super) const MAX_ALIASES: usize = 8;

/// Asks, and asks on: a server that does not recurse may stop at an alias, and the rest of the chain is asked for (RFC 1034 §3.6.2). How a question is
/// asked is the caller's, who may know an answer already.
pub async fn follow<A>(question: &Question, ask: impl Fn(Question) -> A) -> Arc<Answer>
where
    A: Future<Output = Arc<Answer>>,
{
    let mut answer = ask(question.clone()).await;
    for _ in 0..MAX_ALIASES {
        let Some(target) = open_end(&answer, question) else { return answer };
        let next = ask(Question { name: target, ..question.clone() }).await;
        let known = Arc::make_mut(&mut answer);
        known.outcome = next.outcome;
        known.records.extend(next.records.iter().cloned());
        known.authority.clone_from(&next.authority);
    }
    Arc::make_mut(&mut answer).outcome = Outcome::ServerFailure;
    answer
}

/// The target of an alias chain that ends without records of the type, when nobody has said that there are none.
fn open_end(answer: &Answer, question: &Question) -> Option<String> {
    if question.kind == RecordType::Cname || answer.outcome != Outcome::Found {
        return None;
    }
    match answer.records.last()?.data {
        Data::Cname(ref target) => Some(target.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Mutex, time::Duration};

    use futures::{FutureExt as _, future::BoxFuture};

    use super::*;
    use crate::net::{
        Budget, Net,
        dns::{Record, Resolve},
        fake::Zone,
    };

    /// Hands out one step of a chain at a time, and counts the questions.
    struct StepByStep {
        zone: Zone,
        asked: Mutex<Vec<String>>,
    }

    impl Resolve for StepByStep {
        fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> BoxFuture<'a, Answer> {
            async move {
                self.asked.lock().unwrap().push(question.to_string());
                tokio::task::yield_now().await;
                let mut answer = self.zone.ask(question, patience).await;
                if let Some(Record { data: Data::Cname(_), .. }) = answer.records.first() {
                    answer.records.truncate(1);
                    answer.outcome = Outcome::Found;
                }
                answer
            }
            .boxed()
        }

        fn describe(&self) -> String {
            "step by step".to_owned()
        }
    }

    fn resolver() -> (Arc<StepByStep>, Net) {
        let zone = Zone::new()
            .cname("a._domainkey.example.com", "keys.example.net")
            .cname("b._domainkey.example.com", "alias.example.net")
            .cname("alias.example.net", "keys.example.net")
            .cname("loop.example.com", "loop.example.com")
            .cname("gone.example.com", "nothing.example.net")
            .txt("keys.example.net", "v=DKIM1; p=");
        let resolver = Arc::new(StepByStep { zone: zone.clone(), asked: Mutex::default() });
        let dynamic: Arc<dyn Resolve> = resolver.clone();
        (resolver, Net { resolver: dynamic, ..Arc::new(zone).net() })
    }

    #[tokio::test]
    async fn a_chain_handed_out_step_by_step_is_followed_and_no_step_is_asked_twice() {
        let (resolver, net) = resolver();
        let inquiry = net.inquire(Budget::default());
        let ask = |name: &'static str| inquiry.dns(name, RecordType::Txt, &[]);
        let (one, two, end) = tokio::join!(ask("a._domainkey.example.com"), ask("b._domainkey.example.com"), ask("keys.example.net"));
        for (answer, aliases) in [(&one, 1), (&two, 2), (&end, 0)] {
            assert_eq!((answer.outcome, answer.aliases().len(), answer.texts().len()), (Outcome::Found, aliases, 1), "{answer:?}");
        }
        let mut asked = resolver.asked.lock().unwrap().clone();
        asked.sort();
        assert_eq!(asked, ["a._domainkey.example.com TXT", "alias.example.net TXT", "b._domainkey.example.com TXT", "keys.example.net TXT"]);
        // Each question of a check is one piece of evidence, the steps to its answer are none.
        assert_eq!(inquiry.evidence().len(), 3);
    }

    #[tokio::test]
    async fn a_chain_that_goes_round_ends_and_one_that_leads_nowhere_says_so() {
        let (_, net) = resolver();
        let inquiry = net.inquire(Budget::default());
        assert_eq!(inquiry.dns("loop.example.com", RecordType::Txt, &[]).await.outcome, Outcome::ServerFailure);
        let gone = inquiry.dns("gone.example.com", RecordType::Txt, &[]).await;
        assert_eq!((gone.outcome, gone.aliases().len()), (Outcome::NoSuchName, 1));
    }
}
