//! Mail servers of the lab: real ones on loopback, one port for each address, reached through the connect map.
//!
//! Every address that an MX record of a zone leads to has a good one, which also takes mail from its own people on the ports 587 and 465. A zone file
//! may ask for others:
//!
//! ```text
//! ; smtp: ADDRESS MANNER...       as in `manner`; several manners go together
//! ```

mod certificate;
mod dialogue;
mod hello;
mod manner;
mod stream;

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use rustls::ServerConfig;
use tokio::{
    net::{self, TcpSocket},
    task::{AbortHandle, JoinSet},
};

use super::authority::Authority;
use crate::net::dial::ConnectTo;

pub(super) use manner::{Host, Wish};

use manner::Manner;

/// Where mail servers are expected by each other, and by their own people: with STARTTLS, and with TLS from the first octet (RFC 8314 §3.3).
const PORT: u16 = 25;
const SUBMISSION: u16 = 587;
const SUBMISSIONS: u16 = 465;
/// Commands remembered of all servers of a lab.
const MAX_HEARD: usize = 10_000;

/// What the servers of one lab have heard, for tests: `ADDRESS COMMAND`.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    fn note(&self, ip: IpAddr, command: &str) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.len() < MAX_HEARD {
            heard.push(format!("{ip} {command}"));
        }
    }

    pub(super) fn all(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Running mail servers. Dropped, they stop.
#[derive(Debug, Default)]
pub(super) struct Servers {
    tasks: Vec<AbortHandle>,
    /// Sockets that only have to be there.
    held: Vec<Held>,
    pub(super) routes: Vec<ConnectTo>,
    pub(super) heard: Heard,
}

#[derive(Debug)]
enum Held {
    /// A port that nobody listens on.
    Port { _socket: TcpSocket },
    /// A listener whose queue is full, and what fills it: whoever comes later gets no answer.
    Full { _listener: net::TcpListener, _fillers: Vec<TcpStream> },
}

impl Drop for Servers {
    fn drop(&mut self) {
        self.tasks.iter().for_each(AbortHandle::abort);
    }
}

impl Servers {
    /// Starts a server for each host. Within a Tokio runtime.
    pub(super) fn start(hosts: &[Host], authority: &Arc<Authority>) -> io::Result<Self> {
        let mut servers = Self::default();
        for host in hosts {
            let address = servers.serve(host, authority, false)?;
            let inside = servers.serve(host, authority, true)?;
            let doors = [(PORT, address), (SUBMISSION, address), (SUBMISSIONS, inside)];
            servers.routes.extend(doors.map(|(port, to)| ConnectTo { from: SocketAddr::new(host.ip, port), to }));
        }
        Ok(servers)
    }

    fn serve(&mut self, host: &Host, authority: &Arc<Authority>, implicit: bool) -> io::Result<SocketAddr> {
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        if host.has(Manner::Refuses) || host.has(Manner::Dropped) {
            let socket = TcpSocket::new_v4()?;
            socket.bind(here)?;
            let address = socket.local_addr()?;
            self.held.push(if host.has(Manner::Refuses) {
                Held::Port { _socket: socket }
            } else {
                // A queue of length 0 holds one connection on Linux, and of length 1 two; the first try that gets no answer has filled it.
                let listener = socket.listen(1)?;
                let patience = std::time::Duration::from_millis(50);
                let fillers = (0..8).map_while(|_| TcpStream::connect_timeout(&address, patience).ok()).collect();
                Held::Full { _listener: listener, _fillers: fillers }
            });
            return Ok(address);
        }
        let listener = TcpListener::bind(here)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let listener = net::TcpListener::from_std(listener)?;
        let server = Arc::new(Server { host: host.clone(), authority: Arc::clone(authority), tls: OnceLock::new(), heard: self.heard.clone() });
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                while connections.try_join_next().is_some() {}
                if server.host.has(Manner::Resets) {
                    // RFC 9293 §3.10.4 ABORT: what is not lingered for is reset.
                    let _ = stream.set_zero_linger();
                    continue;
                }
                let server = Arc::clone(&server);
                connections.spawn(async move { dialogue::serve(&server, stream, implicit).await });
            }
        });
        self.tasks.push(task.abort_handle());
        Ok(address)
    }
}

/// One mail server.
struct Server {
    host: Host,
    authority: Arc<Authority>,
    /// Made at the first handshake.
    tls: OnceLock<Option<Arc<ServerConfig>>>,
    heard: Heard,
}

impl Server {
    fn tls(&self) -> Option<Arc<ServerConfig>> {
        self.tls.get_or_init(|| certificate::config(&self.host, &self.authority).map(Arc::new)).clone()
    }
}
