//! CAA records of which one is malformed. The library drops a message with such a record, and with it the sound ones; here each is read as far as it goes, so
//! that it can be said which one is at fault.

use std::{
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use hickory_proto::{
    op::DnsRequest,
    rr::Name,
    serialize::binary::{BinDecodable as _, BinDecoder},
};
use tokio::net::UdpSocket;

use super::{Answer, Data, Record};
use crate::model::evidence::Outcome;

/// Octets of a message over UDP.
const MAX_MESSAGE: usize = 4_096;
/// Messages that are looked at until one is the answer.
const MAX_STRAYS: usize = 8;
/// Records that are read of one answer.
const MAX_RECORDS: u16 = 64;
const HEAD: usize = 12;
const CAA: u16 = 257;
const IN: u16 = 1;

/// Asks once more over UDP, and reads the answer loosely. Nothing where that brings no CAA records of the name itself.
pub(super) async fn caa(server: SocketAddr, name: &Name, mut request: DnsRequest, patience: Duration) -> Option<Answer> {
    let id: u16 = rand::random();
    request.metadata.id = id;
    let question = request.to_vec().ok()?;
    let local: SocketAddr = if server.is_ipv4() { (Ipv4Addr::UNSPECIFIED, 0).into() } else { (Ipv6Addr::UNSPECIFIED, 0).into() };
    let exchange = async {
        let socket = UdpSocket::bind(local).await.ok()?;
        socket.connect(server).await.ok()?;
        socket.send(&question).await.ok()?;
        let mut buffer = vec![0; MAX_MESSAGE];
        for _ in 0..MAX_STRAYS {
            let length = socket.recv(&mut buffer).await.ok()?;
            let message = buffer.get(..length)?;
            if message.get(..2) == Some(id.to_be_bytes().as_slice()) {
                return read(message, name).map(|answer| Answer { server: Some(server), ..answer });
            }
        }
        None
    };
    tokio::time::timeout(patience, exchange).await.ok().flatten()
}

/// Reads the CAA records of a name out of an answer (RFC 1035 §4.1). Nothing of one that was cut, is an error, or has none.
fn read(message: &[u8], name: &Name) -> Option<Answer> {
    let flags = number(message, 2)?;
    // QR, then TC and the code.
    if flags & 0x8000 == 0 || flags & 0x020f != 0 || number(message, 4)? != 1 {
        return None;
    }
    let (asked, mut place) = name_at(message, HEAD)?;
    if asked != *name || number(message, place)? != CAA {
        return None;
    }
    place += 4;
    let mut records = Vec::new();
    for _ in 0..number(message, 6)?.min(MAX_RECORDS) {
        let (owner, fixed) = name_at(message, place)?;
        let (kind, class, length) = (number(message, fixed)?, number(message, fixed + 2)?, usize::from(number(message, fixed + 8)?));
        let ttl = (u32::from(number(message, fixed + 4)?) << 16) | u32::from(number(message, fixed + 6)?);
        place = fixed + 10 + length;
        let data = message.get(fixed + 10..place)?;
        if (kind, class) == (CAA, IN) && owner == *name {
            records.push(Record { name: super::from_name(&owner), ttl, data: property(data) });
        }
    }
    let authoritative = flags & 0x0400 != 0;
    (!records.is_empty()).then(|| Answer { records, authoritative, code: Some("NOERROR".to_owned()), ..Answer::none(Outcome::Found) })
}

fn number(message: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_be_bytes(message.get(place..place + 2)?.try_into().ok()?))
}

/// The name at a place, which may go on elsewhere (RFC 1035 §4.1.4), and the place behind it.
fn name_at(message: &[u8], place: usize) -> Option<(Name, usize)> {
    let mut decoder = BinDecoder::new(message).clone(u16::try_from(place).ok().filter(|place| usize::from(*place) < message.len())?);
    let name = Name::read(&mut decoder).ok()?;
    Some((name, decoder.index()))
}

/// RFC 8659 §4.1: flags, the length of the tag, the tag, the value. What is not there stays empty: a record without a tag is none.
fn property(data: &[u8]) -> Data {
    let (flags, rest) = data.split_first().map_or((0, &[][..]), |(flags, rest)| (*flags, rest));
    let (length, rest) = rest.split_first().map_or((0, &[][..]), |(length, rest)| (usize::from(*length), rest));
    let (tag, value) = rest.split_at_checked(length).unwrap_or((&[], rest));
    Data::Caa { critical: flags & 0x80 != 0, tag: tag.escape_ascii().to_string(), value: value.escape_ascii().to_string() }
}

#[cfg(test)]
mod tests {
    use hickory_proto::{
        op::Message,
        rr::{self, RData, rdata::NULL},
    };
    use proptest::prelude::*;

    use super::*;

    fn answer(name: &Name, all: &[&[u8]]) -> Vec<u8> {
        let mut message = Message::query();
        message.add_query(hickory_proto::op::Query::query(name.clone(), rr::RecordType::CAA));
        for data in all {
            let rdata = NULL::with(data.to_vec());
            message.add_answer(rr::Record::from_rdata(name.clone(), 300, RData::Unknown { code: rr::RecordType::CAA, rdata }));
        }
        let mut message = message.to_vec().unwrap();
        message[2] |= 0x84;
        message
    }

    #[test]
    fn each_record_is_read_as_far_as_it_goes() {
        let name = Name::from_ascii("example.com.").unwrap();
        let message = answer(&name, &[b"\0\x05issueca.example", b"\x80\x05issue", b"\0\x09issuex", b"\0\x07is sue!x", b"\0", b"\0\0x"]);
        let read = read(&message, &name).unwrap();
        let shown: Vec<String> = read.records.iter().map(|record| record.data.to_string()).collect();
        let wanted = ["0 issue \"ca.example\"", "128 issue \"\"", "0  \"issuex\"", "0 is sue! \"x\"", "0  \"\"", "0  \"x\""];
        assert_eq!(shown, wanted);
        assert!(read.authoritative && read.records.iter().all(|record| record.ttl == 300 && record.name == "example.com"));
        // For another name, cut, or not found.
        assert!(super::read(&message, &Name::from_ascii("example.org.").unwrap()).is_none());
        for (place, bits) in [(2, 0x02), (3, 0x03)] {
            let mut other = message.clone();
            other[place] |= bits;
            assert!(super::read(&other, &name).is_none());
        }
    }

    proptest! {
        #[test]
        fn no_message_is_too_strange(bytes: Vec<u8>, cut in 0_usize..120, place in 0_usize..120, byte: u8) {
            let name = Name::from_ascii("example.com.").unwrap();
            read(&bytes, &name);
            let mut message = answer(&name, &[b"\0\x05issueca.example", b"\0\x09issuex"]);
            if let Some(there) = message.get_mut(place) {
                *there = byte;
            }
            message.truncate(cut.max(1));
            read(&message, &name);
        }
    }
}
