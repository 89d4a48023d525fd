//! Runs the public RFC 7208 test suite: each scenario's zones on a real DNS server on loopback, each case through the product's own resolver
//! and `check_host`. `scripts/rfc7208.sh` fetches the suite.
//!
//! Every case goes through the command `mailworthy spf` too, as people start it, and through another implementation, on the same server; where the
//! two implementations differ, `rfc7208/second.rs` says who is right.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "rfc7208/second.rs"]
mod second;
#[path = "rfc7208/server.rs"]
mod server;

use std::{io::Write as _, net::SocketAddr, path::Path, process::Command, sync::Arc, time::Duration};

use futures::{StreamExt as _, future::join_all, stream};
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

/// Commands that run at once.
const AT_ONCE: usize = 6;
/// The case that the command takes for a mistake of whoever types it: its HELO name has a blank and a mark in it.
const REFUSED: &str = "invalid-hello-macro";
/// Exit code for a question that cannot be read.
const USAGE: i32 = 2;
/// The receiver of the suite. The command does not know one, and `unknown` stands in its place (RFC 7208 §7.3).
const RECEIVER: &str = "receiver.example.net";

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
        let query = Query { ip: text("host").parse().unwrap(), sender: text("mailfrom"), helo: text("helo"), receiver: RECEIVER.to_owned() };
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
async fn the_command_passes_the_suite_too() {
    let text = suite();
    let mut cases = Vec::new();
    for yaml in &Yaml::load_from_str(&text).unwrap() {
        let (server, of) = scenario(yaml).await;
        cases.extend(of.into_iter().map(|case| (server, case)));
    }
    assert_eq!(cases.len(), CASES);
    let ended = stream::iter(cases).map(|(server, case)| tokio::task::spawn_blocking(move || by_command(server, &case))).buffer_unordered(AT_ONCE);
    let outcomes: Vec<Result<(), String>> = ended.map(Result::unwrap).collect().await;
    let failures: Vec<&String> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
    writeln!(std::io::stdout(), "RFC 7208 test suite: {} of {} cases pass by the command", outcomes.len() - failures.len(), outcomes.len()).unwrap();
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Asks the command itself about a case.
fn by_command(server: SocketAddr, case: &Case) -> Result<(), String> {
    let Case { id, query, expected, explanation } = case;
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailworthy"));
    command.args(["spf", "--format", "json", "--dns", &server.to_string(), "--dns-timeout", "1s", "--ip", &query.ip.to_string()]);
    let output = command.arg(format!("--mail-from={}", query.sender)).arg(format!("--helo={}", query.helo)).output().unwrap();
    if id == REFUSED && output.status.code() == Some(USAGE) {
        return Ok(());
    }
    let Ok(told) = serde_json::from_slice::<serde_json::Value>(&output.stdout) else {
        return Err(format!("{id}: {:?} {}", output.status.code(), String::from_utf8_lossy(&output.stderr)));
    };
    if !output.status.success() || told["result"] != **expected {
        return Err(format!("{id}: {} instead of {expected}", told["result"]));
    }
    let said = told["explanation"].as_str().unwrap_or("DEFAULT");
    match explanation {
        Some(expected) if expected.replace(RECEIVER, "unknown") != said => Err(format!("{id}: {said:?} instead of {expected:?}")),
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
