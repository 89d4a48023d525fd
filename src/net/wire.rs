//! A connection that speaks in lines and may turn to TLS in its middle, as SMTP does. Bounded in the length of a line, in octets and in time.

use std::{net::IpAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpStream,
};
use tokio_rustls::client::TlsStream;

use super::tls::{
    self, Handshake, Version,
    hello::{Chosen, Offered},
};

/// Octets of a line that are taken. RFC 5321 §4.5.3.1.5 allows 512 in a reply.
const MAX_LINE: usize = 4_096;
/// Octets that are taken from one connection in all, before and after TLS each.
const MAX_OCTETS: usize = 128 * 1_024;

/// A line, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub octets: Vec<u8>,
    /// Whether it ended in a line feed alone (RFC 5321 §2.3.8 forbids that).
    pub bare: bool,
}

/// Why no more lines come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    #[error("the other side closed the connection")]
    Closed,
    #[error("the connection was reset")]
    Reset,
    #[error("nothing came in time")]
    TimedOut,
    #[error("a line or the whole is longer than is taken")]
    TooMuch,
}

enum Stream {
    Plain(TcpStream),
    Secure(Box<TlsStream<TcpStream>>),
}

/// An open connection.
pub struct Wire {
    stream: Stream,
    buffer: Vec<u8>,
    taken: usize,
    /// Our own address on this connection.
    local: Option<IpAddr>,
}

impl Wire {
    pub(super) fn new(stream: TcpStream) -> Self {
        let local = stream.local_addr().ok().map(|address| address.ip());
        // Commands are short and each waits for its answer.
        let _ = stream.set_nodelay(true);
        Self { stream: Stream::Plain(stream), buffer: Vec::new(), taken: 0, local }
    }

    /// Our own address on this connection.
    pub const fn local(&self) -> Option<IpAddr> {
        self.local
    }

    /// Whether the other side has sent more than was read.
    pub const fn has_more(&self) -> bool {
        !self.buffer.is_empty()
    }

    /// The next line.
    ///
    /// # Errors
    /// Any [`WireError`]; the time runs from here.
    pub async fn line(&mut self, patience: Duration) -> Result<Line, WireError> {
        tokio::time::timeout(patience, self.next_line()).await.unwrap_or(Err(WireError::TimedOut))
    }

    async fn next_line(&mut self) -> Result<Line, WireError> {
        let mut chunk = [0; 2_048];
        loop {
            if let Some(end) = self.buffer.iter().position(|&octet| octet == b'\n') {
                let mut octets: Vec<u8> = self.buffer.drain(..=end).collect();
                octets.pop();
                let bare = octets.last() != Some(&b'\r');
                if !bare {
                    octets.pop();
                }
                return Ok(Line { octets, bare });
            }
            if self.buffer.len() > MAX_LINE || self.taken > MAX_OCTETS {
                return Err(WireError::TooMuch);
            }
            let length = match &mut self.stream {
                Stream::Plain(stream) => stream.read(&mut chunk).await,
                Stream::Secure(stream) => stream.read(&mut chunk).await,
            };
            match length {
                Err(error) => return Err(ended(&error)),
                Ok(0) => return Err(WireError::Closed),
                Ok(length) => {
                    self.taken += length;
                    self.buffer.extend_from_slice(chunk.get(..length).unwrap_or_default());
                }
            }
        }
    }

    /// Sends these octets as they are.
    ///
    /// # Errors
    /// [`WireError::Closed`], [`WireError::Reset`] and [`WireError::TimedOut`].
    pub async fn send(&mut self, octets: &[u8], patience: Duration) -> Result<(), WireError> {
        async fn all<S: AsyncWrite + Unpin>(stream: &mut S, octets: &[u8]) -> std::io::Result<()> {
            stream.write_all(octets).await?;
            stream.flush().await
        }
        let sending = async {
            match &mut self.stream {
                Stream::Plain(stream) => all(stream, octets).await,
                Stream::Secure(stream) => all(stream.as_mut(), octets).await,
            }
        };
        match tokio::time::timeout(patience, sending).await {
            Err(_) => Err(WireError::TimedOut),
            Ok(Err(error)) => Err(ended(&error)),
            Ok(Ok(())) => Ok(()),
        }
    }

    /// Turns to TLS. What the other side said before and was not read is thrown away: it was not protected (RFC 3207 §4.2). A connection that is
    /// secure already stays as it is.
    pub async fn secure(self, name: &str, patience: Duration) -> (Option<Handshake>, Option<Self>) {
        let local = self.local;
        match self.stream {
            Stream::Secure(_) => (None, Some(self)),
            Stream::Plain(stream) => {
                let (handshake, stream) = tls::shake_hands(stream, name, patience).await;
                let wire = stream.map(|stream| Self { stream: Stream::Secure(Box::new(stream)), buffer: Vec::new(), taken: 0, local });
                (Some(handshake), wire)
            }
        }
    }

    /// Turns to TLS without saying whom we want to reach: an address goes into no SNI (RFC 6066 §3).
    pub async fn secure_unnamed(self, patience: Duration) -> (Option<Handshake>, Option<Self>) {
        self.secure(tls::NOBODY, patience).await
    }

    /// Offers this version of TLS and everything older, and tells what the server chooses, and, where they are wanted, the certificates that it then shows in
    /// the clear. The connection ends with it; on a secure one nothing is offered.
    pub async fn offer(self, name: &str, newest: Version, certificates: bool, patience: Duration) -> Offered {
        match self.stream {
            Stream::Secure(_) => (Chosen::Closed, Vec::new()),
            Stream::Plain(stream) => tls::hello::offer(stream, name, newest, certificates, patience).await,
        }
    }

    /// Says goodbye to TLS and to the connection, as far as the other side waits for it.
    pub async fn close(mut self, patience: Duration) {
        let closing = async {
            // The other side may have gone away first; there is nobody to tell.
            let _ = match &mut self.stream {
                Stream::Plain(stream) => stream.shutdown().await,
                Stream::Secure(stream) => stream.shutdown().await,
            };
        };
        let _ = tokio::time::timeout(patience, closing).await;
    }
}

/// How a connection ended that cannot be used any more.
fn ended(error: &std::io::Error) -> WireError {
    match error.kind() {
        std::io::ErrorKind::ConnectionReset | std::io::ErrorKind::ConnectionAborted => WireError::Reset,
        _ => WireError::Closed,
    }
}
