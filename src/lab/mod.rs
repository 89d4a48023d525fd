//! The lab: sample domains for trying and testing offline.
//!
//! It is a real DNS server on loopback. What it serves stands in `zones/` as master files: the samples under `lab.test` (RFC 6761 §6.2, so
//! that no real name collides), the reverse zones of the documentation ranges (RFC 5737, RFC 3849), the blocklists under their real names with
//! their test points (RFC 5782 §5) and the origin zones that tell a network. It answers as a recursive resolver would: aliases are followed
//! from zone to zone, what does not exist is NXDOMAIN with an SOA, and nothing outside is ever asked. Beside it, every address that takes mail
//! has a real SMTP server, and policies and settings a web server, with certificates of an authority that only lab runs trust. The root is
//! signed by a key of the lab's own.

pub(crate) mod authority;
mod behaviour;
mod master;
mod rdata;
mod resolver;
mod sample;
mod server;
mod signing;
mod site;
mod smtp;
mod token;
mod view;
mod web;
mod world;
mod zones;

#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket},
    sync::{Arc, LazyLock},
    time::Duration,
};

use hickory_server::Server;
use ipnet::IpNet;
use tokio::{net, runtime::Handle};

use crate::{
    model::target::Target,
    net::{Net, Patience, clock::Clock, dial::Dialer, policy::Policy, trust::Trust},
};

pub use sample::Sample;

use authority::Authority;
use resolver::Resolver;
use server::Handler;
use web::Web;
use world::World;

/// The domain of every sample.
const DOMAIN: &str = "lab.test";
/// How long the lab's own resolver waits for one try, beside the delay: loopback answers at once or not at all.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long mail servers are waited for, but for one that is slow on purpose.
const MAIL_PATIENCE: Patience = Patience { connect: Duration::from_secs(2), reply: Duration::from_secs(8), whole: Duration::from_secs(20) };
/// What a run in the lab calls itself.
const EHLO: &str = "console.lab.test";
/// How long a TCP connection may stay idle.
const IDLE: Duration = Duration::from_secs(5);
/// Answers of one TCP connection that may wait to be written.
const BACKLOG: usize = 32;
/// Ports that are tried until one is free for both UDP and TCP.
const PORTS: usize = 32;

/// What a lab needs beside its zones.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Added to each answer: for measuring.
    pub delay: Duration,
    /// Another master file to serve beside the built-in ones; the comments of `behaviour` are understood. Names may be outside `lab.test`.
    pub also: String,
    /// How long the lab's mail servers are waited for.
    pub patience: Option<Patience>,
}

/// Why there is no lab.
#[derive(Debug, thiserror::Error)]
pub enum LabError {
    #[error("{file}, line {line}: {what}")]
    Zone { file: String, line: usize, what: String },
    #[error("no port on loopback: {0}")]
    Port(#[from] io::Error),
    #[error("not within a Tokio runtime")]
    Runtime,
    #[error("no certificates: {0}")]
    Certificates(#[from] rcgen::Error),
}

/// A running lab. Dropped, it stops.
pub struct Lab {
    server: Server<Handler>,
    /// Name servers with a view of their own.
    others: Vec<Server<Handler>>,
    /// The web servers.
    _web: Web,
    address: SocketAddr,
    /// Mail servers, which end with this value.
    mail: smtp::Servers,
    net: Net,
}

impl Lab {
    /// Starts the lab on a free port of 127.0.0.1, UDP and TCP.
    ///
    /// # Errors
    /// [`LabError::Runtime`] and [`LabError::Port`]; the built-in zones are well-formed, a test sees to it.
    pub fn start() -> Result<Self, LabError> {
        Self::with(Options::default())
    }

    /// A lab whose every answer comes this much later.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn delayed(delay: Duration) -> Result<Self, LabError> {
        Self::with(Options { delay, ..Options::default() })
    }

    /// Starts a lab with these options.
    ///
    /// # Errors
    /// As [`Self::start`], and [`LabError::Zone`] when [`Options::also`] cannot be read.
    pub fn with(options: Options) -> Result<Self, LabError> {
        Handle::try_current().map_err(|_| LabError::Runtime)?;
        let Options { delay, also, patience } = options;
        let world = if also.is_empty() {
            WORLD.as_ref().map(Arc::clone).map_err(Malformed::error)?
        } else {
            Arc::new(build(&also).map_err(|malformed| malformed.error())?)
        };
        let (server, address) = serve(&world, delay, None)?;
        let (mut others, mut views) = (Vec::new(), HashMap::new());
        for ip in world.views() {
            let (other, at) = serve(&world, delay, Some(ip))?;
            others.push(other);
            views.insert(ip, at);
        }
        let policy = Policy::public_and(documentation_ranges());
        let resolver = Resolver::new(address, views, PATIENCE + delay, policy.clone());
        let authority = Arc::new(Authority::new()?);
        let trust = Trust::only(vec![authority.certificate()]);
        let mail = smtp::Servers::start(&world.mail_servers(), &authority)?;
        let (web, mut connect_to) = Web::start(&world, authority)?;
        connect_to.extend(mail.routes.iter().copied());
        let dialer = Dialer::new(policy.clone(), connect_to).enclosed();
        let net = Net::new(Arc::new(resolver), dialer, Clock::System, policy).trusting(trust).anchored(signing::anchors());
        let net = net.named(EHLO).patient(patience.unwrap_or(MAIL_PATIENCE));
        Ok(Self { server, others, _web: web, address, mail, net })
    }

    /// What the mail servers have heard so far: `ADDRESS COMMAND`, each.
    pub fn heard(&self) -> Vec<String> {
        self.mail.heard.all()
    }

    /// Where the server listens, on UDP and TCP.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// A network in which the lab is all there is: the documentation ranges count as public, every question goes to the lab, every connection to
    /// its servers on loopback or nowhere, and its own authority alone is trusted.
    pub fn net(&self) -> Net {
        self.net.clone()
    }

    /// Stops the server and waits for its tasks to end.
    pub async fn stop(mut self) {
        // An error here is one of a socket that is going away anyhow.
        let _ = self.server.shutdown_gracefully().await;
        for other in &mut self.others {
            let _ = other.shutdown_gracefully().await;
        }
    }
}

/// A server on a free port; `view` is the address of the name server that it stands for.
fn serve(world: &Arc<World>, delay: Duration, view: Option<IpAddr>) -> Result<(Server<Handler>, SocketAddr), LabError> {
    let (listener, socket) = bind()?;
    let address = listener.local_addr()?;
    let raw = socket.try_clone()?;
    let impostor = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
    impostor.set_nonblocking(true)?;
    let mut server = Server::new(Handler { world: Arc::clone(world), view, delay, raw, impostor });
    server.register_socket(net::UdpSocket::from_std(socket)?);
    server.register_listener(net::TcpListener::from_std(listener)?, IDLE, BACKLOG);
    Ok((server, address))
}

/// Binds UDP and TCP to the same free port.
fn bind() -> io::Result<(TcpListener, UdpSocket)> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for _ in 0..PORTS {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        match UdpSocket::bind(listener.local_addr()?) {
            Ok(socket) => {
                listener.set_nonblocking(true)?;
                socket.set_nonblocking(true)?;
                return Ok((listener, socket));
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Every sample, in the order of the zone files.
pub fn samples() -> &'static [Sample] {
    WORLD.as_ref().map_or(&[], |world| &world.samples)
}

/// The sample of this name: a name under `lab.test`, or an address.
pub fn find(name: &str) -> Option<&'static Sample> {
    samples().iter().find(|sample| sample.name == name)
}

/// A target with what its sample knows beside the name: sending addresses, HELO name, selectors. What was given stays as it is; a target
/// that is no sample is returned unchanged.
pub fn complete(target: Target) -> Target {
    let Some(sample) = find(&target.label()) else { return target };
    let Target { domain, ips, helo, selectors, relay, daily_volume } = target;
    Target {
        domain,
        ips: if ips.is_empty() { sample.ips.clone() } else { ips },
        helo: helo.or_else(|| sample.helo.clone()),
        selectors: if selectors.is_empty() { sample.selectors.clone() } else { selectors },
        relay,
        daily_volume,
    }
}

/// Whether a target is the lab's: a name under `lab.test`, or without a domain only addresses of the documentation ranges.
pub fn owns(target: &Target) -> bool {
    match &target.domain {
        Some(domain) => is_lab_name(domain),
        None => !target.ips.is_empty() && target.ips.iter().all(|ip| documentation_ranges().iter().any(|range| range.contains(ip))),
    }
}

fn is_lab_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name.strip_suffix(DOMAIN).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// RFC 5737 §3 and RFC 3849.
fn documentation_ranges() -> Vec<IpNet> {
    let range = |ip: IpAddr, length| IpNet::new_assert(ip, length);
    vec![
        range(Ipv4Addr::new(192, 0, 2, 0).into(), 24),
        range(Ipv4Addr::new(198, 51, 100, 0).into(), 24),
        range(Ipv4Addr::new(203, 0, 113, 0).into(), 24),
        range(IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0]), 32),
    ]
}

/// The built-in zones, read when the first lab starts.
static WORLD: LazyLock<Result<Arc<World>, Malformed>> = LazyLock::new(|| build("").map(Arc::new));

#[derive(Debug)]
struct Malformed {
    file: &'static str,
    fault: master::Fault,
}

impl Malformed {
    fn error(&self) -> LabError {
        LabError::Zone { file: self.file.to_owned(), line: self.fault.line, what: self.fault.what.clone() }
    }
}

fn build(also: &str) -> Result<World, Malformed> {
    let mut world = World::default();
    for (file, text) in zones::FILES.iter().copied().chain([("options", also)]) {
        world.add(text).map_err(|fault| Malformed { file, fault })?;
    }
    Ok(world)
}
