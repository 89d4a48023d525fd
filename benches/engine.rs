//! How fast the engine is, as ratios: a run against its own critical path, and a sweep over many domains. `make bench` runs it.
#![expect(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a measurement may fail loudly, and its figures are small")]

use std::{
    io::{BufRead as _, BufReader, Read as _},
    net::SocketAddr,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use futures::{StreamExt as _, future::BoxFuture, stream};
use hickory_proto::rr::{self, Name};
use mailworthy::{
    check::{self, Options, Tools},
    lab::{self, Lab},
    model::{area::Area, report::Report, target::Target},
    net::{
        Net, Outcome, Patience,
        clock::Clock,
        dial::{ConnectTo, Dialer},
        dns::{Answer, Question, Remembering, Resolve, Stub},
        policy::Policy,
        signed::Signed,
    },
};

/// Says to this program that it is to be the lab, and nothing else.
const LAB: &str = "MAILWORTHY_BENCH_LAB";
/// How the sweep's resolver waits for one try, on a machine that is busy with nothing else.
const PATIENCE: Duration = Duration::from_secs(5);

/// Added to each answer of the lab, so that waiting and not computing is measured.
const DELAY: Duration = Duration::from_millis(20);
/// Runs of which the best and the median are told.
const RUNS: usize = 9;
/// What can be measured; names on the command line choose.
const PARTS: [&str; 3] = ["path", "silent", "sweep"];
/// Domains of the sweep, and how many at once.
const DOMAINS: usize = 1_000;
const AT_ONCE: usize = 64;
/// Parts of the sweep, after each of which the peak of memory is told: it is to stay where it is.
const ROUNDS: usize = 5;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        if std::env::var_os(LAB).is_some() {
            return be_the_lab();
        }
        let chosen: Vec<String> = std::env::args().skip(1).filter(|name| PARTS.contains(&name.as_str())).collect();
        let is_wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|name| name == part);
        if is_wanted("path") {
            for sample in ["healthy.lab.test", "burnt.lab.test", "spf-lookups.lab.test"] {
                critical_path(sample).await;
            }
        }
        if is_wanted("silent") {
            one_silent_host().await;
        }
        if is_wanted("sweep") {
            sweep().await;
        }
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

/// Serves the lab until whoever started this goes away.
fn be_the_lab() {
    let lab = Lab::start().unwrap();
    println!("{}", lab.address());
    let _ = std::io::stdin().read(&mut [0]);
}

/// The lab in a process of its own, so that what it costs is not measured.
fn lab_elsewhere() -> (Child, SocketAddr) {
    let mut child = Command::new(std::env::current_exe().unwrap()).env(LAB, "yes").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (child, line.trim().parse().unwrap())
}

/// Counts what goes out.
struct Counting(Stub, Arc<AtomicUsize>);

impl Resolve for Counting {
    fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> BoxFuture<'a, Answer> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.ask(question, patience)
    }

    fn exchange<'a>(&'a self, name: &'a Name, kind: rr::RecordType, unchecked: bool, patience: Duration) -> BoxFuture<'a, Result<Signed, Outcome>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.exchange(name, kind, unchecked, patience)
    }

    fn describe(&self) -> String {
        self.0.describe()
    }
}

/// A network whose resolver is the lab, as an installation has it with a resolver beside it; the lab's name servers are mapped to it too.
fn net(lab: SocketAddr, sent: &Arc<AtomicUsize>) -> Net {
    let policy = Policy::public_and(["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"].map(|range| range.parse().unwrap()).to_vec());
    let servers = ["192.0.2.53:53", "198.51.100.53:53"].map(|from| ConnectTo { from: from.parse().unwrap(), to: lab });
    let dialer = Dialer::new(policy.clone(), servers.to_vec());
    let stub = Stub::new(vec![lab], PATIENCE, policy.clone()).routed(dialer.clone(), true);
    let resolver = Remembering::new(Counting(stub, Arc::clone(sent)));
    Net::new(Arc::new(resolver), dialer, Clock::System, policy).without_http()
}

/// A thousand domains behind one mail server, as an agency has them: all that DNS decides. The mail servers are left out, since each domain of a real sweep waits for another machine's greeting.
async fn sweep() {
    let decided = |area: &&Area| !area.is_summary() && !matches!(area, Area::SmtpOut | Area::SmtpIn | Area::Starttls);
    let options = Options { only: Area::ALL.iter().filter(decided).copied().collect(), ..Options::default() };
    let (mut child, lab) = lab_elsewhere();
    let sent = Arc::default();
    let (net, tools) = (net(lab, &sent), Tools::default());
    let mut peaks = Vec::new();
    let mut questions = 0;
    let (before, computed, started) = (memory("VmRSS:"), computing(), Instant::now());
    for round in 0..ROUNDS {
        let runs = (0..DOMAINS / ROUNDS).map(|number| {
            let (net, tools, options) = (net.clone(), tools.clone(), options.clone());
            // A task each, as the workers have it, so that every core takes part.
            tokio::spawn(async move {
                let helo = Some("mail.sweep.lab.test".to_owned());
                let target = Target { helo, ..target(&format!("d{round}-{number}.sweep.lab.test")) };
                let report = check::run(&net, &target, &tools, &options, |_, _| ()).await.report;
                assert!(report.vantage.can_judge);
                report.evidence.len()
            })
        });
        let counts: Vec<usize> = stream::iter(runs).buffer_unordered(AT_ONCE).map(Result::unwrap).collect().await;
        questions += counts.iter().sum::<usize>();
        peaks.push(memory("VmHWM:"));
    }
    let (took, computed) = (started.elapsed().as_secs_f64(), computing() - computed);
    println!(
        "sweep of what DNS decides: {DOMAINS} domains, {:.0} domains a second, {:.0} questions each, {:.0} of them sent",
        DOMAINS as f64 / took,
        questions as f64 / DOMAINS as f64,
        sent.load(Ordering::Relaxed) as f64 / DOMAINS as f64
    );
    println!("       {:.2} ms of computing for each domain, the lab's server apart; {:.1} cores busy", computed * 1_000.0 / DOMAINS as f64, computed / took);
    println!("       memory {before} MiB before, peak after each fifth: {peaks:?} MiB");
    let _ = child.kill();
    let _ = child.wait();
}

/// Seconds that this process has computed so far, on all cores; nothing where the system does not tell it.
fn computing() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // proc(5): utime and stime are fields 14 and 15, and the second field, in brackets, may hold blanks. In hundredths of a second.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    fields.iter().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Resident memory of this process in MiB, where the system tells it: `VmRSS:` now, `VmHWM:` at its highest.
fn memory(which: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(which)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) / 1024
}
