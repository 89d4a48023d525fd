//! The first words of a handshake, made by hand: what a server would choose if it were offered older versions and ciphers.
//!
//! The TLS library speaks 1.2 and 1.3 with modern ciphers only. To name what a server speaks beside or instead of that, it is enough to send a
//! ClientHello and to read its ServerHello (RFC 8446 §4.1, RFC 5246 §7.4.1, RFC 6101 for SSL 3.0), and where nobody has seen a certificate yet, what the server
//! shows behind it ([`super::flight`]); then the connection is closed. Nothing is ever encrypted.

use std::time::Duration;

use rand::Rng as _;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use super::{
    certificate::Certificate,
    flight::{self, Shown},
};

/// Octets that are read for an answer: a ServerHello has about a hundred.
const MAX_ANSWER: usize = 2_048;
/// Octets that are read for certificates, and how long they may take once the server has chosen.
const MAX_FLIGHT: usize = 64 * 1_024;
const CERTIFICATES: Duration = Duration::from_secs(3);

/// A version of TLS (RFC 8446 §4.2.1, RFC 5246 §6.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Version {
    Ssl3,
    Tls10,
    Tls11,
    Tls12,
    Tls13,
    /// A number that no version has.
    Other(u16),
}

impl Version {
    pub const fn number(self) -> u16 {
        match self {
            Self::Ssl3 => 0x0300,
            Self::Tls10 => 0x0301,
            Self::Tls11 => 0x0302,
            Self::Tls12 => 0x0303,
            Self::Tls13 => 0x0304,
            Self::Other(number) => number,
        }
    }

    pub const fn from_number(number: u16) -> Self {
        match number {
            0x0300 => Self::Ssl3,
            0x0301 => Self::Tls10,
            0x0302 => Self::Tls11,
            0x0303 => Self::Tls12,
            0x0304 => Self::Tls13,
            other => Self::Other(other),
        }
    }

    /// As people write it.
    pub fn name(self) -> String {
        match self {
            Self::Ssl3 => "SSL 3.0".to_owned(),
            Self::Tls10 => "TLS 1.0".to_owned(),
            Self::Tls11 => "TLS 1.1".to_owned(),
            Self::Tls12 => "TLS 1.2".to_owned(),
            Self::Tls13 => "TLS 1.3".to_owned(),
            Self::Other(number) => format!("0x{number:04x}"),
        }
    }
}

/// What a server answers to a hello.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chosen {
    /// It would speak this version with this cipher suite.
    Spoken {
        version: Version,
        /// The IANA name.
        cipher: String,
    },
    /// It says no; the number of its alert (RFC 5246 §7.2).
    Alert(u8),
    Closed,
    TimedOut,
    /// What came is no TLS.
    Garbled,
}

/// How much a cipher suite is worth (RFC 9325 §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Strength {
    /// Forward secrecy, and nothing broken in it.
    Forward,
    /// Sound, but whoever gets the key later can read what was recorded.
    Static,
    /// Nobody shows a certificate, so whoever stands in between can pose as the other (RFC 5246 §F.1.1.1).
    Anonymous,
    /// NULL, EXPORT, RC4, DES or 3DES.
    Weak,
}

/// The suites that are offered, strong ones first: (number, name).
const SUITES: [(u16, &str); 92] = [
    (0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
    (0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
    (0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
    (0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
    (0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
    (0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
    (0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
    (0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
    (0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
    (0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
    (0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
    (0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
    (0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"),
    (0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"),
    (0xccaa, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256"),
    (0x006b, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256"),
    (0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
    (0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
    (0x0045, "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA"),
    (0x0088, "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA"),
    // RFC 6655 §3, RFC 7251 §2, RFC 6209 §2, RFC 6367 §2, RFC 5932 §2.
    (0xc0ac, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM"),
    (0xc0ad, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM"),
    (0xc09e, "TLS_DHE_RSA_WITH_AES_128_CCM"),
    (0xc09f, "TLS_DHE_RSA_WITH_AES_256_CCM"),
    (0xc0ae, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8"),
    (0xc0af, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8"),
    (0xc0a2, "TLS_DHE_RSA_WITH_AES_128_CCM_8"),
    (0xc0a3, "TLS_DHE_RSA_WITH_AES_256_CCM_8"),
    (0xc05c, "TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256"),
    (0xc05d, "TLS_ECDHE_ECDSA_WITH_ARIA_256_GCM_SHA384"),
    (0xc060, "TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256"),
    (0xc061, "TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384"),
    (0xc052, "TLS_DHE_RSA_WITH_ARIA_128_GCM_SHA256"),
    (0xc053, "TLS_DHE_RSA_WITH_ARIA_256_GCM_SHA384"),
    (0xc086, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_GCM_SHA256"),
    (0xc087, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_GCM_SHA384"),
    (0xc08a, "TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256"),
    (0xc08b, "TLS_ECDHE_RSA_WITH_CAMELLIA_256_GCM_SHA384"),
    (0xc07c, "TLS_DHE_RSA_WITH_CAMELLIA_128_GCM_SHA256"),
    (0xc07d, "TLS_DHE_RSA_WITH_CAMELLIA_256_GCM_SHA384"),
    (0xc072, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256"),
    (0xc073, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_CBC_SHA384"),
    (0xc076, "TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256"),
    (0xc077, "TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384"),
    (0x00be, "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA256"),
    (0x00c4, "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA256"),
    (0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
    (0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
    (0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256"),
    (0x003d, "TLS_RSA_WITH_AES_256_CBC_SHA256"),
    (0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA"),
    (0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
    (0x0041, "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA"),
    (0x0084, "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA"),
    (0xc09c, "TLS_RSA_WITH_AES_128_CCM"),
    (0xc09d, "TLS_RSA_WITH_AES_256_CCM"),
    (0xc0a0, "TLS_RSA_WITH_AES_128_CCM_8"),
    (0xc0a1, "TLS_RSA_WITH_AES_256_CCM_8"),
    (0xc050, "TLS_RSA_WITH_ARIA_128_GCM_SHA256"),
    (0xc051, "TLS_RSA_WITH_ARIA_256_GCM_SHA384"),
    (0xc07a, "TLS_RSA_WITH_CAMELLIA_128_GCM_SHA256"),
    (0xc07b, "TLS_RSA_WITH_CAMELLIA_256_GCM_SHA384"),
    (0x00ba, "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA256"),
    (0x00c0, "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA256"),
    (0xc008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA"),
    (0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0xc007, "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA"),
    (0xc011, "TLS_ECDHE_RSA_WITH_RC4_128_SHA"),
    (0x0005, "TLS_RSA_WITH_RC4_128_SHA"),
    (0x0004, "TLS_RSA_WITH_RC4_128_MD5"),
    (0x0015, "TLS_DHE_RSA_WITH_DES_CBC_SHA"),
    (0x0009, "TLS_RSA_WITH_DES_CBC_SHA"),
    (0x0008, "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA"),
    (0x0003, "TLS_RSA_EXPORT_WITH_RC4_40_MD5"),
    (0x003b, "TLS_RSA_WITH_NULL_SHA256"),
    (0x0002, "TLS_RSA_WITH_NULL_SHA"),
    (0x0001, "TLS_RSA_WITH_NULL_MD5"),
    (0xc018, "TLS_ECDH_anon_WITH_AES_128_CBC_SHA"),
    (0xc019, "TLS_ECDH_anon_WITH_AES_256_CBC_SHA"),
    (0x00a6, "TLS_DH_anon_WITH_AES_128_GCM_SHA256"),
    (0x00a7, "TLS_DH_anon_WITH_AES_256_GCM_SHA384"),
    (0x006c, "TLS_DH_anon_WITH_AES_128_CBC_SHA256"),
    (0x006d, "TLS_DH_anon_WITH_AES_256_CBC_SHA256"),
    (0x0034, "TLS_DH_anon_WITH_AES_128_CBC_SHA"),
    (0x003a, "TLS_DH_anon_WITH_AES_256_CBC_SHA"),
    (0x001b, "TLS_DH_anon_WITH_3DES_EDE_CBC_SHA"),
    (0x0018, "TLS_DH_anon_WITH_RC4_128_MD5"),
];
/// How many of them, from the beginning, the library speaks.
const OURS: usize = 6;
/// Those of TLS 1.3 (RFC 8446 §B.4).
const SUITES_13: [(u16, &str); 5] = [
    (0x1301, "TLS_AES_128_GCM_SHA256"),
    (0x1302, "TLS_AES_256_GCM_SHA384"),
    (0x1303, "TLS_CHACHA20_POLY1305_SHA256"),
    (0x1304, "TLS_AES_128_CCM_SHA256"),
    (0x1305, "TLS_AES_128_CCM_8_SHA256"),
];
/// How many of these it speaks.
const OURS_13: usize = 3;

/// The IANA name of a cipher suite, or its number.
pub fn cipher_name(suite: u16) -> String {
    SUITES.iter().chain(&SUITES_13).find(|(number, _)| *number == suite).map_or_else(|| format!("0x{suite:04x}"), |(_, name)| (*name).to_owned())
}

/// Whether the library speaks this cipher suite.
pub fn is_ours(cipher: &str) -> bool {
    SUITES.iter().take(OURS).chain(SUITES_13.iter().take(OURS_13)).any(|(_, name)| *name == cipher)
}

/// What a cipher suite is worth, by its IANA name; nothing for a name that is not known.
pub fn strength(cipher: &str) -> Option<Strength> {
    let name = cipher.strip_prefix("TLS_")?;
    Some(if name.contains("_anon_") {
        Strength::Anonymous
    } else if ["NULL", "EXPORT", "RC4", "DES40", "_DES_", "3DES"].iter().any(|mark| name.contains(mark)) {
        Strength::Weak
    } else if name.starts_with("RSA_") {
        Strength::Static
    } else {
        Strength::Forward
    })
}

/// What a server answers to an offer: its choice, and its certificates where they are wanted and come in the clear, its own first.
pub type Offered = (Chosen, Vec<Certificate>);

/// Offers this version and everything older, with every cipher suite, and reads what the server chooses, and then, where `certificates` are wanted, those.
pub(in crate::net) async fn offer<S>(mut stream: S, name: &str, newest: Version, certificates: bool, patience: Duration) -> Offered
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let hello = client_hello(name, newest, rand::rng().random(), rand::rng().random());
    let mut answer = Vec::new();
    let conversation = async {
        if stream.write_all(&hello).await.is_err() || stream.flush().await.is_err() {
            return Chosen::Closed;
        }
        loop {
            if !more(&mut stream, &mut answer).await {
                return Chosen::Closed;
            }
            if let Some(chosen) = flight::server_hello(&answer) {
                return chosen;
            }
            if answer.len() >= MAX_ANSWER {
                return Chosen::Garbled;
            }
        }
    };
    let chosen = tokio::time::timeout(patience, conversation).await.unwrap_or(Chosen::TimedOut);
    // RFC 8446 §2: from 1.3 on they come encrypted.
    let come = certificates && matches!(chosen, Chosen::Spoken { version, .. } if version < Version::Tls13);
    let reading = async {
        loop {
            match flight::certificates(&answer) {
                Shown::More if answer.len() < MAX_FLIGHT && more(&mut stream, &mut answer).await => {}
                Shown::All(chain) => return chain,
                Shown::More | Shown::None => return Vec::new(),
            }
        }
    };
    let chain = if come { tokio::time::timeout(patience.min(CERTIFICATES), reading).await.unwrap_or_default() } else { Vec::new() };
    (chosen, chain.iter().filter_map(|der| Certificate::read(der)).collect())
}

/// Reads on; false when nothing more comes.
async fn more<S: AsyncRead + Unpin>(stream: &mut S, answer: &mut Vec<u8>) -> bool {
    let mut chunk = [0; 2_048];
    match stream.read(&mut chunk).await {
        Ok(0) | Err(_) => false,
        Ok(length) => {
            answer.extend_from_slice(chunk.get(..length).unwrap_or_default());
            true
        }
    }
}

/// A ClientHello in one record (RFC 5246 §7.4.1.2, RFC 8446 §4.1.2). `share` is our half of a key exchange that goes no further.
fn client_hello(name: &str, newest: Version, random: [u8; 32], share: [u8; 32]) -> Vec<u8> {
    let modern = newest >= Version::Tls13;
    // RFC 8446 §4.1.2: TLS 1.3 calls itself 1.2 here, and its session id is never empty, for the sake of what stands in between (§D.4).
    let mut body = newest.min(Version::Tls12).number().to_be_bytes().to_vec();
    body.extend(random);
    if modern {
        body.push(32);
        body.extend(random);
    } else {
        body.push(0);
    }
    let new = SUITES_13.iter().filter(|_| modern);
    let suites: Vec<u8> = new.chain(&SUITES).flat_map(|(number, _)| number.to_be_bytes()).chain([0x00, 0xff]).collect();
    body.extend(counted(&suites));
    body.extend([1, 0]);
    if newest > Version::Ssl3 {
        body.extend(counted(&extensions(name, newest, share)));
    }
    let [_, a, b, c] = u32::try_from(body.len()).unwrap_or(0).to_be_bytes();
    let message: Vec<u8> = [1, a, b, c].into_iter().chain(body).collect();
    // The record's own version is the oldest that is offered (RFC 5246 §E.1).
    let record = newest.number().min(Version::Tls10.number()).to_be_bytes();
    [22].into_iter().chain(record).chain(counted(&message)).collect()
}

fn extensions(name: &str, newest: Version, share: [u8; 32]) -> Vec<u8> {
    let mut extensions = Vec::new();
    let mut add = |kind: u16, data: &[u8]| {
        extensions.extend(kind.to_be_bytes());
        extensions.extend(counted(data));
    };
    let name = name.trim_end_matches('.');
    if name.parse::<std::net::IpAddr>().is_err() && name.is_ascii() && (1..=253).contains(&name.len()) {
        // RFC 6066 §3: a list of one host name.
        let entry: Vec<u8> = [0].into_iter().chain(counted(name.as_bytes())).collect();
        add(0, &counted(&entry));
    }
    // RFC 8422 §5.1: x25519, secp256r1, secp384r1, secp521r1; uncompressed points.
    add(10, &counted(&[0, 29, 0, 23, 0, 24, 0, 25]));
    add(11, &[1, 0]);
    if newest >= Version::Tls12 {
        // RFC 5246 §7.4.1.4.1, RFC 8446 §4.2.3: ECDSA, EdDSA (RFC 8422 §5.1.3), RSA-PSS with keys of both kinds and RSA with SHA-2, then with SHA-1.
        add(13, &counted(&[4, 3, 5, 3, 6, 3, 8, 7, 8, 8, 8, 4, 8, 5, 8, 6, 8, 9, 8, 10, 8, 11, 4, 1, 5, 1, 6, 1, 2, 3, 2, 1]));
    }
    if newest >= Version::Tls13 {
        // RFC 8446 §4.2.1: 1.3 and what came before it; §4.2.8: a share for x25519, any 32 octets are one.
        add(43, &[8, 3, 4, 3, 3, 3, 2, 3, 1]);
        let entry: Vec<u8> = [0, 29].into_iter().chain(counted(&share)).collect();
        add(51, &counted(&entry));
    }
    extensions
}

/// Octets with their number in front, in two octets.
fn counted(data: &[u8]) -> Vec<u8> {
    u16::try_from(data.len()).unwrap_or(0).to_be_bytes().into_iter().chain(data.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_strengths_are_known() {
        assert_eq!(cipher_name(0x1301), "TLS_AES_128_GCM_SHA256");
        assert_eq!(cipher_name(0x4242), "0x4242");
        for (cipher, expected) in [
            ("TLS_AES_128_GCM_SHA256", Some(Strength::Forward)),
            ("TLS_DHE_RSA_WITH_AES_128_CBC_SHA", Some(Strength::Forward)),
            ("TLS_RSA_WITH_AES_128_CBC_SHA", Some(Strength::Static)),
            ("TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA", Some(Strength::Weak)),
            ("TLS_RSA_WITH_DES_CBC_SHA", Some(Strength::Weak)),
            ("TLS_DH_anon_WITH_RC4_128_MD5", Some(Strength::Anonymous)),
            ("TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8", Some(Strength::Forward)),
            ("TLS_RSA_WITH_ARIA_256_GCM_SHA384", Some(Strength::Static)),
            ("0x4242", None),
        ] {
            assert_eq!(strength(cipher), expected, "{cipher}");
        }
        // What a server may be limited to, and others speak.
        for (number, name) in [
            (0x1304, "TLS_AES_128_CCM_SHA256"),
            (0xc0ac, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM"),
            (0xc061, "TLS_ECDHE_RSA_WITH_ARIA_256_GCM_SHA384"),
            (0xc077, "TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384"),
        ] {
            assert_eq!((cipher_name(number).as_str(), strength(name), is_ours(name)), (name, Some(Strength::Forward), false));
        }
        let numbers: std::collections::BTreeSet<u16> = SUITES.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers.len(), SUITES.len());
        let library: std::collections::BTreeSet<String> =
            rustls::crypto::ring::default_provider().cipher_suites.iter().map(|suite| cipher_name(u16::from(suite.suite()))).collect();
        assert_eq!(SUITES.iter().chain(&SUITES_13).filter(|(_, name)| is_ours(name)).count(), library.len());
        assert!(library.iter().all(|name| is_ours(name)), "{library:?}");
    }

    #[test]
    fn a_library_reads_our_hello() {
        // The server side of rustls is a second opinion on the encoding.
        let read = |newest| {
            let hello = client_hello("mail.example.com", newest, [5; 32], [6; 32]);
            let mut acceptor = rustls::server::Acceptor::default();
            acceptor.read_tls(&mut hello.as_slice()).unwrap();
            acceptor.accept().map_err(|(error, _)| error).unwrap().unwrap()
        };
        assert_eq!(read(Version::Tls13).client_hello().cipher_suites().len(), SUITES_13.len() + SUITES.len() + 1);
        let accepted = read(Version::Tls12);
        assert_eq!(accepted.client_hello().server_name(), Some("mail.example.com"));
        assert_eq!(accepted.client_hello().cipher_suites().len(), SUITES.len() + 1);
        // A server with one of these keys speaks TLS 1.2 to nobody who does not name it.
        for scheme in [rustls::SignatureScheme::ED25519, rustls::SignatureScheme::ED448, rustls::SignatureScheme::ECDSA_NISTP256_SHA256] {
            assert!(accepted.client_hello().signature_schemes().contains(&scheme), "{scheme:?}");
        }
    }
}
