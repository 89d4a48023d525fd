//! The first words of a server in a handshake: what it chooses, and below TLS 1.3 the certificates that it shows, which come in the clear.

use super::{
    MAX_CHAIN,
    hello::{Chosen, Version, cipher_name},
};

/// Handshake messages (RFC 5246 §7.4).
const SERVER_HELLO: u8 = 2;
const CERTIFICATE: u8 = 11;
/// Content types of records (RFC 5246 §6.2.1).
const ALERT: u8 = 21;
const HANDSHAKE: u8 = 22;

/// Reads the beginning of an answer; nothing while there is not enough of it.
pub(super) fn server_hello(answer: &[u8]) -> Option<Chosen> {
    let (&kind, rest) = answer.split_first()?;
    // RFC 5246 §6.2.1: an alert, or a handshake message; the major version is 3.
    if !matches!(kind, ALERT | HANDSHAKE) || rest.first().is_some_and(|&major| major != 3) {
        return Some(Chosen::Garbled);
    }
    let length = usize::from(u16::from_be_bytes([*rest.get(2)?, *rest.get(3)?]));
    let payload = rest.get(4..)?;
    if kind == ALERT {
        return if length < 2 { Some(Chosen::Garbled) } else { payload.get(1).copied().map(Chosen::Alert) };
    }
    // Type, three octets of length, version, random, length of the session id: 39 octets.
    let message = payload.get(..39.min(length))?;
    if message.first() != Some(&SERVER_HELLO) || message.len() < 39 {
        return Some(Chosen::Garbled);
    }
    let version = Version::from_number(u16::from_be_bytes([message[4], message[5]]));
    let id = usize::from(message[38]);
    if id > 32 || length < 41 + id {
        return Some(Chosen::Garbled);
    }
    let suite = payload.get(39 + id..41 + id)?;
    let suite = u16::from_be_bytes([suite[0], suite[1]]);
    // RFC 8446 §4.1.3, §B.4: TLS 1.3 calls itself 1.2 here, but its cipher suites are its own.
    let version = if suite >> 8 == 0x13 { Version::Tls13 } else { version };
    Some(Chosen::Spoken { version, cipher: cipher_name(suite) })
}

/// What an answer shows of certificates.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// In DER, the server's own first, at most ten.
    All(Vec<Vec<u8>>),
    /// They may be in what has not come yet.
    More,
    None,
}

/// Reads the certificates behind a ServerHello (RFC 5246 §7.4.2, and the same in RFC 6101 §5.6.2), which may stand in one record with it or over several.
pub(super) fn certificates(answer: &[u8]) -> Shown {
    let (messages, is_over) = messages(answer);
    let more = if is_over { Shown::None } else { Shown::More };
    let mut rest = messages.as_slice();
    loop {
        let Some((&[kind, a, b, c], body)) = rest.split_first_chunk() else { return more };
        let length = length([a, b, c]);
        match (kind, body.get(..length), body.get(length..)) {
            (SERVER_HELLO, Some(_), Some(next)) => rest = next,
            (CERTIFICATE, Some(list), _) => return chain(list).map_or(Shown::None, Shown::All),
            (SERVER_HELLO | CERTIFICATE, ..) => return more,
            // RFC 5246 §7.3: who shows certificates does so before anything else.
            _ => return Shown::None,
        }
    }
}

/// The handshake messages of all records so far, and whether something else has come behind them.
fn messages(answer: &[u8]) -> (Vec<u8>, bool) {
    let (mut messages, mut rest) = (Vec::new(), answer);
    while let Some((&[kind, _, _, a, b], payload)) = rest.split_first_chunk() {
        if kind != HANDSHAKE {
            return (messages, true);
        }
        let length = usize::from(u16::from_be_bytes([a, b]));
        messages.extend_from_slice(payload.get(..length).unwrap_or(payload));
        rest = payload.get(length..).unwrap_or_default();
    }
    (messages, false)
}

/// The certificates of a message; nothing when it is not made as it should be, or holds none.
fn chain(message: &[u8]) -> Option<Vec<Vec<u8>>> {
    let (&whole, list) = message.split_first_chunk()?;
    let mut rest = list.get(..length(whole))?;
    let mut chain = Vec::new();
    while let Some((&size, behind)) = rest.split_first_chunk() {
        let size = length(size);
        chain.push(behind.get(..size)?.to_vec());
        if chain.len() == MAX_CHAIN {
            break;
        }
        rest = behind.get(size..)?;
    }
    (!chain.is_empty()).then_some(chain)
}

fn length([a, b, c]: [u8; 3]) -> usize {
    usize::try_from(u32::from_be_bytes([0, a, b, c])).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A ServerHello as a server of this version sends it.
    fn answer(version: u16, suite: u16, id: usize) -> Vec<u8> {
        let mut body = version.to_be_bytes().to_vec();
        body.extend([7; 32]);
        body.push(u8::try_from(id).unwrap());
        body.extend(vec![9; id]);
        body.extend(suite.to_be_bytes());
        body.push(0);
        let length = u8::try_from(body.len()).unwrap();
        let message: Vec<u8> = [2, 0, 0, length].into_iter().chain(body).collect();
        record(&message)
    }

    #[test]
    fn the_choice_is_read_from_any_cut() {
        for (version, suite, id, spoken, name) in [
            (0x0301, 0x0005, 32, Version::Tls10, "TLS_RSA_WITH_RC4_128_SHA"),
            (0x0300, 0x000a, 0, Version::Ssl3, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
            (0x0303, 0x1302, 32, Version::Tls13, "TLS_AES_256_GCM_SHA384"),
        ] {
            let answer = answer(version, suite, id);
            let chosen = Chosen::Spoken { version: spoken, cipher: name.to_owned() };
            assert_eq!(server_hello(&answer), Some(chosen.clone()));
            for length in 0..answer.len() {
                let early = server_hello(&answer[..length]);
                assert!(early.is_none() || early == Some(chosen.clone()), "{length}: {early:?}");
            }
        }
        assert_eq!(server_hello(&[21, 3, 1, 0, 2, 2, 70]), Some(Chosen::Alert(70)));
        assert_eq!(server_hello(b"220 mail"), Some(Chosen::Garbled));
        assert_eq!(server_hello(&[22, 3, 1, 0, 1, 2]), Some(Chosen::Garbled));
    }

    /// One record of a handshake.
    fn record(payload: &[u8]) -> Vec<u8> {
        [&[22, 3, 1][..], &u16::try_from(payload.len()).unwrap().to_be_bytes(), payload].concat()
    }

    /// What follows, with its length in front.
    fn counted(data: &[u8]) -> Vec<u8> {
        [&u32::try_from(data.len()).unwrap().to_be_bytes()[1..], data].concat()
    }

    fn certificate(chain: &[&[u8]]) -> Vec<u8> {
        let list: Vec<u8> = chain.iter().flat_map(|der| counted(der)).collect();
        [&[CERTIFICATE][..], &counted(&counted(&list))].concat()
    }

    #[test]
    fn certificates_are_read_from_any_cut_and_any_number_of_records() {
        let hello = answer(0x0301, 0x0005, 32);
        let (own, above) = ([7; 300], [8; 70]);
        let message = certificate(&[&own, &above]);
        let together = record(&[&hello[5..], &message, &[14, 0, 0, 0]].concat());
        let apart = message.chunks(50).fold(hello.clone(), |answer, piece| [answer, record(piece)].concat());
        for answer in [&together, &apart] {
            assert_eq!(certificates(answer), Shown::All(vec![own.to_vec(), above.to_vec()]));
            for cut in 0..answer.len() - 4 {
                assert!(matches!(certificates(&answer[..cut]), Shown::More | Shown::All(_)), "{cut}");
            }
        }
        let behind = |rest: &[u8]| certificates(&[&hello[..], rest].concat());
        assert_eq!(behind(&[]), Shown::More);
        // An alert, another message, an empty list, and lengths that lead out of what holds them.
        assert_eq!(behind(&[21, 3, 1, 0, 2, 2, 40]), Shown::None);
        for message in [&[12, 0, 0, 0][..], certificate(&[]).as_slice(), &[CERTIFICATE, 0, 0, 3, 0, 0, 9], &[CERTIFICATE, 0, 0, 6, 0, 0, 3, 0, 0, 9]] {
            assert_eq!(behind(&record(message)), Shown::None, "{message:?}");
        }
        let Shown::All(many) = behind(&record(&certificate(&[&[1][..]; 40]))) else { panic!("there are some") };
        assert_eq!(many.len(), MAX_CHAIN);
    }

    proptest! {
        #[test]
        fn any_answer_is_read_without_harm(answer: Vec<u8>, rest: Vec<u8>) {
            server_hello(&answer);
            certificates(&answer);
            certificates(&[record(&certificate(&[&answer])), rest].concat());
        }
    }
}
