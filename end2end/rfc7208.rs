//! Runs the public RFC 7208 test suite: each scenario's zones on a real DNS server on loopback, each case through the product's own resolver
//! and `check_host`. `scripts/rfc7208.sh` fetches the suite.
//!
//! Every case goes through another implementation as well, on the same server; where the two differ, `rfc7208/second.rs` says who is right.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "rfc7208/second.rs"]
mod second;
#[path = "rfc7208/server.rs"]
mod server;

use std::{io::Write as _, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use futures::future::join_all;
use mailworthy::{
    mail::spf::{Query, check_host},
    net::{Budget, Net, clock::Clock, dial::Dialer, dns::Stub, policy::Policy},
};
use saphyr::{LoadableYamlNode, Yaml};

use server::{Zone, serve};

/// Cases in the suite.
const CASES: usize = 203;
/// How long the resolver waits for the names that are never answered. Everything else is answered at once, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(1);

/// The scenarios of the suite.
fn suite() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/rfc7208/rfc7208-tests.yml");
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("the RFC 7208 test suite is not there; scripts/rfc7208.sh fetches it into {}", path.display()))
}

/// A case of the suite: a question and what may come out.
struct Case {
    id: String,
    query: Query,
    /// Where several results are allowed, the standard's own is the first.
    expected: String,
    explanation: Option<String>,
}

impl Case {
    fn read(id: &str, case: &Yaml<'_>) -> Self {
        let text = |key: &str| case.as_mapping_get(key).and_then(Yaml::as_str).unwrap_or_else(|| panic!("{id} has no {key}")).to_owned();
        let query = Query { ip: text("host").parse().unwrap(), sender: text("mailfrom"), helo: text("helo"), receiver: "receiver.example.net".to_owned() };
        let expected = case.as_mapping_get("result").unwrap();
        let expected = expected.as_sequence().and_then(|results| results.first()).unwrap_or(expected).as_str().unwrap().to_owned();
        let explanation = case.as_mapping_get("explanation").and_then(Yaml::as_str).map(str::to_owned);
        Self { id: id.to_owned(), query, expected, explanation }
    }
}

/// The cases of a scenario, and the server of its zones.
async fn scenario(scenario: &Yaml<'_>) -> (SocketAddr, Vec<Case>) {
    let cases = scenario.as_mapping_get("tests").and_then(Yaml::as_mapping).unwrap();
    let cases = cases.iter().map(|(id, case)| Case::read(id.as_str().unwrap(), case)).collect();
    (serve(Arc::new(Zone::read(scenario))).await, cases)
}

/// The network in which this server is the only resolver.
fn net(server: SocketAddr) -> Net {
    let policy = Policy::public_only();
    let stub = Stub::new(vec![server], PATIENCE, policy.clone());
    Net::new(Arc::new(stub), Dialer::new(policy.clone(), Vec::new()), Clock::System, policy)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_suite_passes_whole() {
    let text = suite();
    let scenarios = Yaml::load_from_str(&text).unwrap();
    let outcomes: Vec<Result<(), String>> = join_all(scenarios.iter().map(run)).await.into_iter().flatten().collect();
    let failures: Vec<&String> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
    // Past the capture of output: the number is worth a line.
    writeln!(std::io::stdout(), "RFC 7208 test suite: {} of {} cases pass", outcomes.len() - failures.len(), outcomes.len()).unwrap();
    assert!(failures.is_empty(), "{failures:#?}");
    assert_eq!(outcomes.len(), CASES);
}

/// Runs one scenario: a zone and its cases, all at once.
async fn run(yaml: &Yaml<'_>) -> Vec<Result<(), String>> {
    let (server, cases) = scenario(yaml).await;
    let net = net(server);
    join_all(cases.iter().map(|case| judge(&net, case))).await
}

async fn judge(net: &Net, case: &Case) -> Result<(), String> {
    let evaluation = check_host(&net.inquire(Budget::default()), &case.query).await;
    let (id, expected) = (&case.id, &case.expected);
    if evaluation.result.as_str() != expected {
        return Err(format!("{id}: {} instead of {expected}: {evaluation:?}", evaluation.result));
    }
    // The suite's driver explains a fail by this word when the domain does not.
    let explanation = evaluation.explanation.as_deref().unwrap_or("DEFAULT");
    match &case.explanation {
        Some(expected) if expected != explanation => Err(format!("{id}: {explanation:?} instead of {expected:?}")),
        _ => Ok(()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_implementation_differs_only_where_the_standard_says_who_is_right() {
    let text = suite();
    let scenarios = Yaml::load_from_str(&text).unwrap();
    let compared = join_all(scenarios.iter().map(|yaml| async move {
        let (server, cases) = scenario(yaml).await;
        let (net, other) = (net(server), second::Checker::new(server, PATIENCE));
        join_all(cases.iter().map(|case| {
            let (net, other) = (&net, &other);
            async move {
                let own = check_host(&net.inquire(Budget::default()), &case.query).await;
                (case.id.clone(), own.result.as_str().to_owned(), other.check(&case.query).await)
            }
        }))
        .await
    }))
    .await;
    let compared: Vec<(String, String, String)> = compared.into_iter().flatten().collect();
    assert_eq!(compared.len(), CASES);
    let differing = compared.iter().filter(|(_, own, other)| own != other).count();
    writeln!(std::io::stdout(), "mail-auth ends {} of {} cases as we do", compared.len() - differing, compared.len()).unwrap();
    let unexplained = second::unexplained(&compared);
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
