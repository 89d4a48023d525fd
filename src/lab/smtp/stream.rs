//! The handshake of a lab's mail server: by the library, or by hand where the library is too modern.

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio_rustls::TlsAcceptor;

use super::{Server, certificate, hello::Hello, manner::Manner};

/// How long a server hangs that hangs.
pub(super) const LONG: Duration = Duration::from_secs(600);

/// Octets of one record of certificates.
const RECORD: usize = 400;

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
    let client = Hello::read(&mut stream).await?;
    let newest = client.newest;
    // RFC 8446 §6: 40 handshake_failure, 70 protocol_version, 80 internal_error, 112 unrecognized_name.
    let only = |suite| if client.offers(suite) { hello(newest.min(0x0303), suite) } else { alert(40) };
    let by_hand = if host.has(Manner::StarttlsGarbage) {
        Some(b"220 go ahead please\r\n".to_vec())
    } else if host.has(Manner::StarttlsAlert) {
        Some(alert(40))
    } else if host.has(Manner::StarttlsTrouble) {
        Some(alert(80))
    } else if host.has(Manner::UnknownName) || (host.has(Manner::SniRefused) && client.names_us()) {
        Some(alert(112))
    } else if host.has(Manner::StarttlsCloses) || (host.has(Manner::Tls13Closes) && client.is_modern()) {
        Some(Vec::new())
    } else if (host.has(Manner::OldTls) || host.has(Manner::OldCiphers) || host.has(Manner::AlsoOld)) && newest < 0x0301 {
        Some(alert(70))
    } else if host.has(Manner::OldTls) {
        let version = newest.min(0x0301);
        Some(hello(version, 0x0005).into_iter().chain(certificates(server, version)).collect())
    } else if host.has(Manner::OldCiphers) {
        // Such a server says no to a client without its suites; ours offers them only by hand.
        let shown = if client.offers(0x002f) { certificates(server, newest.min(0x0303)) } else { Vec::new() };
        Some(only(0x002f).into_iter().chain(shown).collect())
    } else if host.has(Manner::NullCipher) {
        Some(only(0x0002))
    } else if host.has(Manner::Anonymous) {
        Some(only(0xc018))
    } else if host.has(Manner::OtherGroup) {
        // 25 is secp521r1.
        Some(match (client.knows_group(25), client.is_modern()) {
            (false, _) => alert(40),
            (true, true) => hello(0x0303, 0x1302),
            (true, false) if newest < 0x0303 => alert(70),
            (true, false) => hello(0x0303, 0xc030),
        })
    } else if host.has(Manner::AlsoOld) && newest < 0x0303 {
        Some(hello(newest.min(0x0302), 0x002f))
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
    let whole = tokio::io::join(std::io::Cursor::new(client.octets).chain(reader), writer);
    let secured = TlsAcceptor::from(server.tls()?).accept(whole).await.ok()?;
    Some(Box::new(secured))
}

/// Reads what is there or comes soon, so that closing sends no reset.
async fn drain(stream: &mut Box<dyn Stream>) {
    let mut chunk = [0; 1_024];
    while let Ok(Ok(1..)) = tokio::time::timeout(Duration::from_millis(30), stream.read(&mut chunk)).await {}
}

fn alert(number: u8) -> Vec<u8> {
    vec![21, 3, 1, 0, 2, 2, number]
}

/// The certificates in a message of their own (RFC 5246 §7.4.2), over several records, and the end of the first words (§7.4.5).
fn certificates(server: &Server, version: u16) -> Vec<u8> {
    let counted = |data: &[u8]| [&u32::try_from(data.len()).unwrap_or(0).to_be_bytes()[1..], data].concat();
    let chain = certificate::issued(&server.host, &server.authority).map(|issued| issued.chain).unwrap_or_default();
    let list: Vec<u8> = chain.iter().flat_map(|der| counted(der)).collect();
    let message = [&[11][..], &counted(&counted(&list)), &[14, 0, 0, 0]].concat();
    let [major, minor] = version.to_be_bytes();
    let record = |piece: &[u8]| [&[22, major, minor][..], &u16::try_from(piece.len()).unwrap_or(0).to_be_bytes(), piece].concat();
    message.chunks(RECORD).flat_map(record).collect()
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
