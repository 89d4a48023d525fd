//! The handshake of a lab's mail server: by the library, or by hand where the library is too modern.

use std::{io, time::Duration};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio_rustls::TlsAcceptor;

use super::{Server, manner::Manner};

/// How long a server hangs that hangs.
pub(super) const LONG: Duration = Duration::from_secs(600);

/// A stream of any kind.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// Turns a connection to TLS; nothing when it ends here.
pub(super) async fn secure(server: &Server, mut stream: Box<dyn Stream>) -> Option<Box<dyn Stream>> {
    let host = &server.host;
    if host.has(Manner::StarttlsHangs) {
        tokio::time::sleep(LONG).await;
        return None;
    }
    // Record header, handshake header, version of the client (RFC 5246 §7.4.1.2).
    let mut start = [0; 11];
    stream.read_exact(&mut start).await.ok()?;
    let newest = u16::from_be_bytes([start[9], start[10]]);
    let by_hand = if host.has(Manner::StarttlsGarbage) {
        Some(b"220 go ahead please\r\n".to_vec())
    } else if host.has(Manner::StarttlsAlert) {
        Some(alert(40))
    } else if host.has(Manner::StarttlsCloses) {
        Some(Vec::new())
    } else if host.has(Manner::OldTls) {
        Some(hello(newest.min(0x0301), 0x0005))
    } else if host.has(Manner::OldCiphers) {
        // Such a server says no to a client without its suites; ours offers them only by hand. RFC 5246 §7.2.2: handshake_failure.
        Some(if offers(&mut stream, &start, 0x002f).await? { hello(newest.min(0x0303), 0x002f) } else { alert(40) })
    } else if host.has(Manner::AlsoOld) && newest < 0x0303 {
        Some(hello(newest.min(0x0301), 0x002f))
    } else {
        None
    };
    if let Some(answer) = by_hand {
        drain(&mut stream).await;
        stream.write_all(&answer).await.ok()?;
        // Whoever only looks goes away now; the end of the connection would overtake the answer otherwise.
        let _ = stream.shutdown().await;
        drain(&mut stream).await;
        return None;
    }
    let (reader, writer) = tokio::io::split(stream);
    let whole = tokio::io::join(io::Cursor::new(start).chain(reader), writer);
    let secured = TlsAcceptor::from(server.tls()?).accept(whole).await.ok()?;
    Some(Box::new(secured))
}

/// Whether a ClientHello offers this cipher suite.
async fn offers(stream: &mut Box<dyn Stream>, start: &[u8; 11], suite: u16) -> Option<bool> {
    // Six octets of the record's content are read already.
    let rest = usize::from(u16::from_be_bytes([start[3], start[4]])).checked_sub(6)?;
    let mut hello = vec![0; rest];
    stream.read_exact(&mut hello).await.ok()?;
    // Behind the random: the session id and the list of suites.
    let id = usize::from(*hello.get(32)?);
    let length = usize::from(u16::from_be_bytes([*hello.get(33 + id)?, *hello.get(34 + id)?]));
    let suites = hello.get(35 + id..35 + id + length)?;
    Some(suites.chunks_exact(2).any(|pair| pair == suite.to_be_bytes()))
}

/// Reads what is there or comes soon, so that closing sends no reset.
async fn drain(stream: &mut Box<dyn Stream>) {
    let mut chunk = [0; 1_024];
    while let Ok(Ok(1..)) = tokio::time::timeout(Duration::from_millis(30), stream.read(&mut chunk)).await {}
}

fn alert(number: u8) -> Vec<u8> {
    vec![21, 3, 1, 0, 2, 2, number]
}

/// A ServerHello of this version with this cipher suite (RFC 5246 §7.4.1.3).
fn hello(version: u16, suite: u16) -> Vec<u8> {
    let [major, minor] = version.to_be_bytes();
    let mut message = vec![2, 0, 0, 38, major, minor];
    message.extend([7; 32]);
    message.push(0);
    message.extend(suite.to_be_bytes());
    message.push(0);
    [22, major, minor, 0, 42].into_iter().chain(message).collect()
}
