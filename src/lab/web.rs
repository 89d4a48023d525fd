//! The lab's web servers: one with TLS, one without, both on loopback, for all the hosts that the zone files name.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
    sync::Arc,
    time::{Duration, SystemTime},
};

use hickory_proto::rr::{LowerName, Name, RData, RecordType};
use rustls::{
    ServerConfig,
    crypto::ring,
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    task::{JoinHandle, JoinSet},
};
use tokio_rustls::TlsAcceptor;

use super::{
    authority::{self, Authority},
    site::Manner,
    world::World,
};
use crate::net::dial::ConnectTo;

const DAY: Duration = Duration::from_secs(86_400);
/// The largest head of a request.
const MAX_HEAD: usize = 16_384;
/// How long a request may take to come.
const PATIENCE: Duration = Duration::from_secs(10);

/// Running web servers. Dropped, they stop.
pub(super) struct Web {
    servers: Vec<JoinHandle<()>>,
}

impl Drop for Web {
    fn drop(&mut self) {
        for server in &self.servers {
            server.abort();
        }
    }
}

impl Web {
    /// Starts both servers, and says which addresses lead to them.
    pub(super) fn start(world: &Arc<World>, authority: Arc<Authority>) -> io::Result<(Self, Vec<ConnectTo>)> {
        let certificates = Certificates { world: Arc::clone(world), authority, provider: ring::default_provider() };
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider())).with_safe_default_protocol_versions();
        let config = config.map_err(io::Error::other)?.with_no_client_auth().with_cert_resolver(Arc::new(certificates));
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let (tls, secure) = bind()?;
        let (plain, bare) = bind()?;
        let mut connect_to: Vec<ConnectTo> = Vec::new();
        for (is_secure, host) in world.sites.hosts() {
            let (port, to) = if *is_secure { (443, secure) } else { (80, bare) };
            for ip in addresses(world, host) {
                let rule = ConnectTo { from: SocketAddr::new(ip, port), to };
                if !connect_to.contains(&rule) {
                    connect_to.push(rule);
                }
            }
        }
        let servers = vec![tokio::spawn(serve(tls, Some(acceptor), Arc::clone(world))), tokio::spawn(serve(plain, None, Arc::clone(world)))];
        Ok((Self { servers }, connect_to))
    }
}

fn bind() -> io::Result<(tokio::net::TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((tokio::net::TcpListener::from_std(listener)?, address))
}

/// The addresses that the zones give a host.
fn addresses(world: &World, host: &str) -> Vec<IpAddr> {
    let Ok(mut name) = Name::from_ascii(host) else { return Vec::new() };
    name.set_fqdn(true);
    let name = LowerName::new(&name);
    let records = [RecordType::A, RecordType::AAAA].into_iter().flat_map(|kind| world.answer(&name, kind).answers);
    let addresses = records.filter_map(|record| match record.data {
        RData::A(ip) => Some(IpAddr::V4(ip.0)),
        RData::AAAA(ip) => Some(IpAddr::V6(ip.0)),
        _ => None,
    });
    addresses.collect()
}

/// Makes the certificate that a host is to show, at each handshake.
struct Certificates {
    world: Arc<World>,
    authority: Arc<Authority>,
    provider: rustls::crypto::CryptoProvider,
}

impl std::fmt::Debug for Certificates {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Certificates")
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let host = hello.server_name()?.to_ascii_lowercase();
        if !self.world.sites.knows(true, &host) {
            return None;
        }
        let now = SystemTime::now();
        let (mut name, mut from, mut to, mut own) = (host.as_str(), now - 30 * DAY, now + 60 * DAY, false);
        for manner in self.world.sites.manners(&host) {
            match manner {
                Manner::Expired => (from, to) = (now - 90 * DAY, now - DAY),
                Manner::Early => (from, to) = (now + DAY, now + 60 * DAY),
                Manner::EndsSoon => to = now + 7 * DAY,
                Manner::OtherName => name = "other.lab.test",
                Manner::SelfSigned => own = true,
                Manner::Slow(_) => {}
            }
        }
        let issued = if own { authority::self_signed(&[name], from, to) } else { self.authority.issue(&[name], from, to) }.ok()?;
        CertifiedKey::from_der(issued.chain, issued.key, &self.provider).ok().map(Arc::new)
    }
}

async fn serve(listener: tokio::net::TcpListener, acceptor: Option<TlsAcceptor>, world: Arc<World>) {
    // Dropped with this task, it ends all connections.
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        while connections.try_join_next().is_some() {}
        let (acceptor, world) = (acceptor.clone(), Arc::clone(&world));
        connections.spawn(async move {
            // Whoever goes away in the middle has gone away.
            let _ = match acceptor {
                Some(acceptor) => match acceptor.accept(stream).await {
                    Ok(stream) => answer(stream, true, &world).await,
                    Err(error) => Err(error),
                },
                None => answer(stream, false, &world).await,
            };
        });
    }
}

/// One request and its answer (RFC 9112), then the connection ends.
async fn answer(mut stream: impl AsyncRead + AsyncWrite + Unpin, secure: bool, world: &World) -> io::Result<()> {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") && head.len() < MAX_HEAD {
        let mut buffer = [0; 2_048];
        let length = tokio::time::timeout(PATIENCE, stream.read(&mut buffer)).await.map_err(io::Error::other)??;
        if length == 0 {
            return Ok(());
        }
        head.extend_from_slice(&buffer[..length]);
    }
    let head = String::from_utf8_lossy(&head);
    let path = head.split(' ').nth(1).unwrap_or_default();
    let header = head.lines().find_map(|line| line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("host")));
    let host = header.map_or("", |(_, value)| value.trim()).split(':').next().unwrap_or_default().to_ascii_lowercase();
    for manner in world.sites.manners(&host) {
        if let Manner::Slow(delay) = manner {
            tokio::time::sleep(*delay).await;
        }
    }
    let (status, header, body) = match world.sites.page(secure, &host, path) {
        Some(page) if (300..400).contains(&page.status) => (page.status, format!("Location: {}\r\n", page.kind), page.body.as_slice()),
        Some(page) => (page.status, format!("Content-Type: {}\r\n", page.kind), page.body.as_slice()),
        None => (404, "Content-Type: text/plain\r\n".to_owned(), &b"nothing here\n"[..]),
    };
    let length = body.len();
    stream.write_all(format!("HTTP/1.1 {status} -\r\n{header}Content-Length: {length}\r\nConnection: close\r\n\r\n").as_bytes()).await?;
    stream.write_all(body).await?;
    stream.shutdown().await
}
