//! `mailworthy serve`: the console.

use std::sync::Arc;

use anyhow::Context as _;
use tokio::{net::TcpListener, signal};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use super::{Exit, complain, network, terminal_locale, tools};
use crate::{
    check::Tools,
    config::{DnsblArgs, LogFormat, NetArgs, NetSettings, ServeArgs, Settings},
    lab::Lab,
    net::clock::Clock,
    store::Store,
    web::server::{self, AppState, Nets},
    words::key,
    work::{Worker, jobs::check::CheckJob},
};

/// What the console needs.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    serve: ServeArgs,
    #[command(flatten)]
    net: NetArgs,
    #[command(flatten)]
    dnsbl: DnsblArgs,
}

/// Serves until told to stop.
pub fn run(args: Args) -> Exit {
    let words = terminal_locale(None);
    let (settings, net, tools) = match (args.serve.validate(), args.net.validate(), tools(&args.dnsbl)) {
        (Ok(settings), Ok(net), Ok(tools)) => (settings, net, tools),
        (settings, net, tools) => {
            let faults = [settings.err(), net.err(), tools.err()];
            return complain(words, &faults.into_iter().flatten().flatten().collect::<Vec<_>>());
        }
    };
    start_logging(args.serve.log_format);
    let workers = std::thread::available_parallelism().map_or(2, usize::from).min(4);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build();
    let result = runtime.context("the runtime did not start").and_then(|runtime| {
        let result = runtime.block_on(serve(settings, &net, tools, words));
        runtime.shutdown_timeout(std::time::Duration::from_secs(2));
        result
    });
    match result {
        Ok(()) => Exit::Fine,
        Err(error) => {
            super::warn(format_args!("{error:#}"));
            Exit::Unable
        }
    }
}

fn start_logging(format: LogFormat) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,hickory_net=error,hickory_server=off,hickory_proto=error,sqlx=warn"));
    // At its finest level this part writes whole addresses, the secrets of share links among them.
    let filter = match "tower_http::csrf=warn".parse() {
        Ok(directive) => filter.add_directive(directive),
        Err(_) => filter,
    };
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().init(),
    }
}

async fn serve(settings: Settings, net: &NetSettings, tools: Tools, words: crate::words::Words) -> anyhow::Result<()> {
    let store = Store::open(&settings.database).await.context("the database cannot be opened")?;
    let lab = if settings.lab { Some(Arc::new(Lab::start().context("the lab cannot start")?)) } else { None };
    // The name that mail servers hear leads to a page about the probe (/about/probe), so the console's own comes before the machine's.
    let named = net.ehlo.clone().or_else(|| settings.host_name());
    let nets = Nets { world: network::world(&NetSettings { ehlo: named, ..net.clone() }), lab };
    let listener = TcpListener::bind(settings.listen).await.with_context(|| format!("{} cannot be listened on", settings.listen))?;
    let address = listener.local_addr()?;
    let (slots, keep_anonymous_ms) = (settings.workers, settings.keep_anonymous_ms);
    let state = AppState::new(settings, store.clone(), nets.clone());

    let stop = CancellationToken::new();
    let check = CheckJob { route: Arc::new(move |target| nets.of(target)), tools, clock: Clock::System };
    let worker = Worker { store: store.clone(), queue: state.queue.clone(), check: Arc::new(check), slots, keep_anonymous_ms };
    let working = tokio::spawn(worker.work(stop.clone()));
    let stopping = stop.clone();
    tokio::spawn(async move {
        told_to_stop().await;
        stopping.cancel();
    });

    let shown = state.absolute(Some(&address.to_string()), "/");
    tracing::info!(%address, "listening");
    super::say(words.with(key::SERVE_READY, [("address", shown.as_str())]));
    server::serve(listener, state, stop).await?;
    working.await?;
    store.close().await;
    Ok(())
}

/// Ctrl-C, or the signal by which service managers end a process.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        if let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
            tokio::select! {
                _ = signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = signal::ctrl_c().await;
}
