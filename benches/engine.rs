//! How fast the engine is, as ratios: a run against its own critical path, and a sweep over many domains. `make bench` runs it.
#![expect(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a measurement may fail loudly, and its figures are small")]

use std::time::{Duration, Instant};

use futures::{StreamExt as _, stream};
use mailworthy::{
    check::{self, Options, Tools},
    lab::{self, Lab},
    model::{area::Area, report::Report, target::Target},
    net::Patience,
};

/// Added to each answer of the lab, so that waiting and not computing is measured.
const DELAY: Duration = Duration::from_millis(20);
/// Runs of which the best and the median are told.
const RUNS: usize = 9;
/// Domains of the sweep, and how many at once.
const DOMAINS: usize = 1_000;
const AT_ONCE: usize = 64;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        for sample in ["healthy.lab.test", "burnt.lab.test", "spf-lookups.lab.test"] {
            critical_path(sample).await;
        }
        one_silent_host().await;
        sweep().await;
    });
}

fn target(name: &str) -> Target {
    mailworthy::lab::complete(Target { domain: Some(name.to_owned()), ..Target::default() })
}

async fn critical_path(sample: &str) {
    let lab = Lab::delayed(DELAY).unwrap();
    let tools = Tools::default();
    // The lists' self-tests are cached and apart: the first run pays for them.
    check::run(&lab.net(), &target(sample), &tools, &Options::default(), |_, _| ()).await;
    let mut ratios = Vec::new();
    let mut questions = 0;
    for _ in 0..RUNS {
        let report = check::run(&lab.net(), &target(sample), &tools, &Options::default(), |_, _| ()).await.report;
        questions = report.evidence.len();
        ratios.push(report.took_ms as f64 / longest_chain(&report) as f64);
    }
    ratios.sort_by(f64::total_cmp);
    println!("{sample:22} run / critical path: best {:.2}, median {:.2} (promise 1.20); {questions} questions", ratios[0], ratios[RUNS / 2]);
}

/// The longest chain of answers that waited for each other, in milliseconds.
fn longest_chain(report: &Report) -> u64 {
    let mut ends: Vec<u64> = Vec::new();
    for evidence in &report.evidence {
        let before = evidence.after.iter().filter_map(|id| ends.get(id.0 as usize)).max().copied().unwrap_or(0);
        ends.push(before + evidence.took_ms.max(1));
    }
    ends.into_iter().max().unwrap_or(1)
}

/// Ten mail exchangers of which one never answers: one time-out, not ten.
async fn one_silent_host() {
    let patience = Patience { connect: Duration::from_secs(2), reply: Duration::from_secs(2), whole: Duration::from_secs(8) };
    let host = |place: usize| {
        let manner = if place == 4 { "silent" } else { "good" };
        format!("ten.test. MX {place} mx{place}.ten.test.\nmx{place}.ten.test. A 192.0.2.{place}\n; smtp: 192.0.2.{place} {manner}\n")
    };
    let also: String = (1..=10).map(host).collect();
    let lab = Lab::with(lab::Options { also, patience: Some(patience), ..lab::Options::default() }).unwrap();
    let options = Options { only: vec![Area::SmtpIn, Area::Starttls], ..Options::default() };
    let report = check::run(&lab.net(), &target("ten.test"), &Tools::default(), &options, |_, _| ()).await.report;
    let timeouts = report.took_ms as f64 / patience.reply.as_millis() as f64;
    println!("ten mail exchangers, one silent: {} ms, {timeouts:.2} time-outs (promise: one, not ten)", report.took_ms);
}

async fn sweep() {
    let lab = Lab::start().unwrap();
    let (net, tools) = (lab.net(), Tools::default());
    let before = memory();
    let started = Instant::now();
    let judged = stream::iter(0..DOMAINS)
        .map(|number| {
            let (net, tools) = (net.clone(), tools.clone());
            async move { check::run(&net, &target(&format!("d{number}.sweep.lab.test")), &tools, &Options::default(), |_, _| ()).await.report.vantage.can_judge }
        })
        .buffer_unordered(AT_ONCE)
        .filter(|can_judge| std::future::ready(*can_judge))
        .count()
        .await;
    let rate = DOMAINS as f64 / started.elapsed().as_secs_f64();
    println!(
        "sweep: {judged} of {DOMAINS} domains judged, {rate:.0} domains a second with the lab's server in the same process; memory {before} -> {} MiB",
        memory()
    );
}

/// Resident memory of this process in MiB, where the system tells it.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) / 1024
}
