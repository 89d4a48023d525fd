//! A client's first words in TLS, read as far as a server needs them that answers by hand.

use tokio::io::AsyncReadExt as _;

use super::stream::Stream;

/// A ClientHello in one record.
pub(super) struct Hello {
    /// The record as it came.
    pub(super) octets: Vec<u8>,
    /// The version that it gives itself: 1.2 where 1.3 is meant (RFC 8446 §4.1.2).
    pub(super) newest: u16,
    suites: Vec<u16>,
    /// Behind the suites: compression and extensions.
    rest: Vec<u8>,
}

impl Hello {
    /// Reads it; nothing when it is none.
    pub(super) async fn read(stream: &mut Box<dyn Stream>) -> Option<Self> {
        let mut octets = vec![0; 5];
        stream.read_exact(&mut octets).await.ok()?;
        octets.resize(5 + usize::from(u16::from_be_bytes([octets[3], octets[4]])), 0);
        stream.read_exact(octets.get_mut(5..)?).await.ok()?;
        // RFC 5246 §7.4.1.2: behind the header of the message the version, the random, the session id and the suites.
        let newest = u16::from_be_bytes([*octets.get(9)?, *octets.get(10)?]);
        let at = 44 + usize::from(*octets.get(43)?);
        let length = usize::from(u16::from_be_bytes([*octets.get(at)?, *octets.get(at + 1)?]));
        let suites = octets.get(at + 2..at + 2 + length)?.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        let rest = octets.get(at + 2 + length..)?.to_vec();
        Some(Self { octets, newest, suites, rest })
    }

    pub(super) fn offers(&self, suite: u16) -> bool {
        self.suites.contains(&suite)
    }

    /// What an extension holds.
    fn extension(&self, kind: u16) -> Option<&[u8]> {
        let mut rest = self.rest.get(4..)?;
        loop {
            let [a, b, c, d, ..] = *rest else { return None };
            let length = usize::from(u16::from_be_bytes([c, d]));
            if u16::from_be_bytes([a, b]) == kind {
                return rest.get(4..4 + length);
            }
            rest = rest.get(4 + length..)?;
        }
    }

    /// Whether it says whom it wants to reach (RFC 6066 §3).
    pub(super) fn names_us(&self) -> bool {
        self.extension(0).is_some()
    }

    /// Whether the client knows TLS 1.3 (RFC 8446 §4.2.1).
    pub(super) fn is_modern(&self) -> bool {
        self.extension(43).is_some_and(|versions| versions.get(1..).unwrap_or_default().chunks_exact(2).any(|version| version == [3, 4]))
    }

    /// Whether it offers this group for the key exchange (RFC 8446 §4.2.7).
    pub(super) fn knows_group(&self, group: u16) -> bool {
        self.extension(10).is_some_and(|groups| groups.get(2..).unwrap_or_default().chunks_exact(2).any(|one| one == group.to_be_bytes()))
    }
}
