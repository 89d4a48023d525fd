//! Connections out, by the address policy.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use tokio::net::TcpStream;

use super::{policy::Policy, wire::Wire};

/// Sends connections for one address to another, as curl's `--connect-to` does for names: `IP:PORT:ADDR:PORT`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConnectTo {
    pub from: SocketAddr,
    pub to: SocketAddr,
}

/// Why there is no connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DialError {
    #[error("the address policy forbids it")]
    Forbidden,
    #[error("nobody answered in time")]
    TimedOut,
    #[error("refused")]
    Refused,
    #[error("reset")]
    Reset,
    #[error("unreachable")]
    Unreachable,
}

/// Opens TCP connections.
#[derive(Clone, Debug)]
pub struct Dialer {
    policy: Policy,
    connect_to: Arc<[ConnectTo]>,
    /// Nothing but the map is behind this dialer.
    enclosed: bool,
}

impl Dialer {
    pub fn new(policy: Policy, connect_to: Vec<ConnectTo>) -> Self {
        Self { policy, connect_to: connect_to.into(), enclosed: false }
    }

    /// The same for a lab: an address that the map does not know refuses, and nothing leaves this machine.
    #[must_use]
    pub fn enclosed(self) -> Self {
        Self { enclosed: true, ..self }
    }

    /// The same for an address that the operator has named: private ones are no reason to refuse.
    #[must_use]
    pub fn by_the_operator_s_word(&self) -> Self {
        Self { policy: Policy::allow_private(), ..self.clone() }
    }

    /// Whether there is nothing behind this dialer but its map.
    pub const fn is_enclosed(&self) -> bool {
        self.enclosed
    }

    /// Whether this address may be talked to, and where the connection really goes.
    ///
    /// # Errors
    /// [`DialError::Forbidden`] when the policy refuses the address that was asked for. A mapping is the operator's own word and is not
    /// held against the policy. [`DialError::Refused`] in a lab that has nobody there.
    pub fn route(&self, address: SocketAddr) -> Result<SocketAddr, DialError> {
        if let Some(rule) = self.connect_to.iter().find(|rule| rule.from == address) {
            return Ok(rule.to);
        }
        match (self.policy.allows(address.ip()), self.enclosed) {
            (false, _) => Err(DialError::Forbidden),
            (true, true) => Err(DialError::Refused),
            (true, false) => Ok(address),
        }
    }

    /// Whether a connection to this address shows that the way to the Internet is open: the operator's map stands for it, an address of this machine
    /// or of its own network does not.
    pub fn leads_out(&self, address: SocketAddr) -> bool {
        self.policy.counts_as_public(address.ip()) || self.connect_to.iter().any(|rule| rule.from == address)
    }

    /// Opens a connection that speaks in lines, within `patience`.
    ///
    /// # Errors
    /// Any [`DialError`].
    pub async fn open(&self, address: SocketAddr, patience: Duration) -> Result<Wire, DialError> {
        self.dial(address, patience).await.map(Wire::new)
    }

    /// Connects within `patience`.
    ///
    /// # Errors
    /// Any [`DialError`].
    pub async fn dial(&self, address: SocketAddr, patience: Duration) -> Result<TcpStream, DialError> {
        let route = self.route(address)?;
        match tokio::time::timeout(patience, TcpStream::connect(route)).await {
            Err(_) => Err(DialError::TimedOut),
            Ok(Ok(stream)) => Ok(stream),
            Ok(Err(error)) => Err(match error.kind() {
                std::io::ErrorKind::ConnectionRefused => DialError::Refused,
                std::io::ErrorKind::ConnectionReset | std::io::ErrorKind::ConnectionAborted => DialError::Reset,
                std::io::ErrorKind::TimedOut => DialError::TimedOut,
                _ => DialError::Unreachable,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn loopback_is_refused_unless_mapped() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let here = listener.local_addr().unwrap();
        let patience = Duration::from_secs(5);
        let dialer = Dialer::new(Policy::public_only(), Vec::new());
        assert_eq!(dialer.dial(here, patience).await.unwrap_err(), DialError::Forbidden);
        assert!(dialer.by_the_operator_s_word().dial(here, patience).await.is_ok());
        let rule = ConnectTo { from: "192.0.2.1:25".parse().unwrap(), to: here };
        let dialer = Dialer::new(Policy::public_only(), vec![rule]);
        assert!(dialer.dial(rule.from, patience).await.is_ok());
        assert!(dialer.leads_out(rule.from) && dialer.leads_out("8.8.8.8:25".parse().unwrap()), "a map stands for the Internet");
        assert!(!dialer.leads_out(here) && !dialer.leads_out("10.0.0.1:25".parse().unwrap()));
        assert_eq!(dialer.dial("192.0.2.2:25".parse().unwrap(), patience).await.unwrap_err(), DialError::Forbidden);
        let dialer = Dialer::new(Policy::allow_private(), vec![rule]).enclosed();
        assert!(dialer.dial(rule.from, patience).await.is_ok());
        assert_eq!(dialer.dial(here, patience).await.unwrap_err(), DialError::Refused, "nothing is behind an enclosed dialer but its map");
    }

    #[tokio::test]
    async fn an_address_with_a_zone_is_the_address_without_it() {
        // RFC 4007 §11: "%1" says through which interface, and makes no other address of it.
        let dialer = Dialer::new(Policy::public_only(), Vec::new());
        for text in ["[fe80::1%1]:25", "[::1%1]:25", "[::ffff:127.0.0.1%3]:25"] {
            let zoned: SocketAddr = text.parse().unwrap();
            assert_eq!(dialer.route(zoned), Err(DialError::Forbidden), "{text}");
        }
        assert!("fe80::1%eth0".parse::<std::net::IpAddr>().is_err(), "nobody can ask for one by name");
    }
}
