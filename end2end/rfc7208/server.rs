//! The zones of the suite on a real DNS server on loopback.

use std::{collections::HashMap, net::SocketAddr, sync::Arc};

use hickory_proto::{
    op::{Message, MessageType, ResponseCode},
    rr::{
        Name, RData, Record, RecordType,
        rdata::{A, AAAA, CNAME, MX, NULL, PTR, SOA, TXT},
    },
};
use saphyr::Yaml;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, UdpSocket},
};

/// The obsolete record type of SPF (RFC 7208 §3.1).
const TYPE_99: RecordType = RecordType::Unknown(99);

/// What a name holds, in the order of the suite.
#[derive(Clone)]
enum Entry {
    Data(RData),
    /// Questions are answered only by what stands before this.
    Timeout,
}

/// The data of one scenario, by name in lower case.
pub struct Zone(HashMap<String, Vec<Entry>>);

impl Zone {
    /// Reads `zonedata`. A record of type SPF stands for a TXT record as well, unless the name says anything of TXT itself; `NONE` says that
    /// there is none.
    pub fn read(scenario: &Yaml<'_>) -> Self {
        let zone = scenario.as_mapping_get("zonedata").and_then(Yaml::as_mapping).unwrap();
        Self(zone.iter().map(|(name, entries)| (name.as_str().unwrap().to_ascii_lowercase(), read_entries(entries))).collect())
    }

    /// The answer to a question, or nothing when the name is one that stays silent.
    fn answer(&self, request: &Message) -> Option<Message> {
        let question = request.queries.first()?;
        let mut response = Message::response(request.metadata.id, request.metadata.op_code);
        response.add_query(question.clone());
        response.metadata.recursion_desired = request.metadata.recursion_desired;
        response.metadata.recursion_available = true;
        let mut name = question.name().clone();
        for _ in 0..8 {
            let key = key_of(&name);
            let Some(entries) = self.0.get(&key) else {
                let is_above = |other: &String| other.ends_with(&format!(".{key}"));
                if !self.0.keys().any(is_above) {
                    response.metadata.response_code = ResponseCode::NXDomain;
                }
                response.add_authority(authority());
                return Some(response);
            };
            let mut found = Vec::new();
            for entry in entries {
                match entry {
                    Entry::Data(data) if data.record_type() == question.query_type() => found.push(Record::from_rdata(name.clone(), 300, data.clone())),
                    Entry::Timeout if found.is_empty() => return None,
                    _ => {}
                }
            }
            if !found.is_empty() {
                response.add_answers(found);
                return Some(response);
            }
            let alias = entries.iter().find_map(|entry| match entry {
                Entry::Data(RData::CNAME(target)) => Some(target.clone()),
                _ => None,
            });
            let Some(alias) = alias else {
                response.add_authority(authority());
                return Some(response);
            };
            response.add_answer(Record::from_rdata(name, 300, RData::CNAME(alias.clone())));
            name = alias.0;
        }
        // A loop of aliases is an error (RFC 1034 §3.6.2).
        let mut failure = Message::error_msg(request.metadata.id, request.metadata.op_code, ResponseCode::ServFail);
        failure.add_query(question.clone());
        failure.metadata.message_type = MessageType::Response;
        Some(failure)
    }
}

fn read_entries(entries: &Yaml<'_>) -> Vec<Entry> {
    let (mut read, mut spf, mut says_txt) = (Vec::new(), Vec::new(), false);
    for entry in entries.as_sequence().unwrap() {
        let Some(mapping) = entry.as_mapping() else {
            assert_eq!(entry.as_str(), Some("TIMEOUT"));
            read.push(Entry::Timeout);
            continue;
        };
        for (kind, value) in mapping {
            let kind = kind.as_str().unwrap();
            says_txt |= kind == "TXT";
            if value.as_str() == Some("NONE") {
                continue;
            }
            let data = match kind {
                "A" => RData::A(A(value.as_str().unwrap().parse().unwrap())),
                "AAAA" => RData::AAAA(AAAA(value.as_str().unwrap().parse().unwrap())),
                "CNAME" => RData::CNAME(CNAME(name_of(value.as_str().unwrap()))),
                "PTR" => RData::PTR(PTR(name_of(value.as_str().unwrap()))),
                "MX" => {
                    let [preference, exchange] = value.as_sequence().unwrap().as_slice() else { panic!("{value:?}") };
                    RData::MX(MX::new(preference.as_integer().unwrap().try_into().unwrap(), name_of(exchange.as_str().unwrap())))
                }
                "TXT" => text_of(&strings_of(value)),
                "SPF" => {
                    let strings = strings_of(value);
                    spf.push(Entry::Data(text_of(&strings)));
                    let wire: Vec<u8> = strings.iter().flat_map(|string| [&[u8::try_from(string.len()).unwrap()], string.as_slice()].concat()).collect();
                    RData::Unknown { code: TYPE_99, rdata: NULL::with(wire) }
                }
                _ => panic!("{kind}: {value:?}"),
            };
            read.push(Entry::Data(data));
        }
    }
    if !says_txt {
        // At the end, as the suite's own driver does: behind a time-out nobody hears of them.
        read.extend(spf);
    }
    read
}

/// One string or a list of them. A record without any cannot be on the wire (RFC 1035 §3.3.14: one or more); an empty one can.
fn strings_of(value: &Yaml<'_>) -> Vec<Vec<u8>> {
    let strings: Vec<&str> =
        value.as_sequence().map_or_else(|| vec![value.as_str().unwrap()], |list| list.iter().map(|string| string.as_str().unwrap()).collect());
    if strings.is_empty() { vec![Vec::new()] } else { strings.iter().flat_map(|string| string.as_bytes().chunks(255)).map(<[u8]>::to_vec).collect() }
}

fn text_of(strings: &[Vec<u8>]) -> RData {
    RData::TXT(TXT::from_bytes(strings.iter().map(Vec::as_slice).collect()))
}

/// Labels as they are: the suite has spaces, slashes and percent signs in names.
fn name_of(text: &str) -> Name {
    Name::from_labels(text.split('.').filter(|label| !label.is_empty()).map(str::as_bytes)).unwrap()
}

fn key_of(name: &Name) -> String {
    let labels: Vec<String> = name.iter().map(|label| String::from_utf8_lossy(label).to_ascii_lowercase()).collect();
    labels.join(".")
}

fn authority() -> Record {
    Record::from_rdata(Name::root(), 300, RData::SOA(SOA::new(name_of("ns.example"), name_of("admin.example"), 1, 3600, 600, 86400, 300)))
}

/// Serves a zone over UDP and TCP on one port of the loopback, until the test ends.
pub async fn serve(zone: Arc<Zone>) -> SocketAddr {
    let (udp, tcp) = loop {
        let udp = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        // The port may be taken for TCP: then another one.
        if let Ok(tcp) = TcpListener::bind(udp.local_addr().unwrap()).await {
            break (udp, tcp);
        }
    };
    let address = udp.local_addr().unwrap();
    tokio::spawn(serve_udp(udp, Arc::clone(&zone)));
    tokio::spawn(async move {
        while let Ok((stream, _)) = tcp.accept().await {
            tokio::spawn(serve_tcp(stream, Arc::clone(&zone)));
        }
    });
    address
}

async fn serve_udp(socket: UdpSocket, zone: Arc<Zone>) {
    let mut buffer = [0_u8; 4096];
    while let Ok((length, peer)) = socket.recv_from(&mut buffer).await {
        let request = Message::from_vec(&buffer[..length]).unwrap();
        let Some(response) = zone.answer(&request) else { continue };
        let mut bytes = response.to_vec().unwrap();
        // What does not fit is asked for again over TCP (RFC 6891 §6.2.5, RFC 7766 §5).
        if bytes.len() > usize::from(request.max_payload()) {
            bytes = response.truncate().to_vec().unwrap();
        }
        socket.send_to(&bytes, peer).await.unwrap();
    }
}

async fn serve_tcp(mut stream: TcpStream, zone: Arc<Zone>) {
    while let Ok(length) = stream.read_u16().await {
        let mut buffer = vec![0_u8; length.into()];
        stream.read_exact(&mut buffer).await.unwrap();
        let Some(response) = zone.answer(&Message::from_vec(&buffer).unwrap()) else { continue };
        let bytes = response.to_vec().unwrap();
        stream.write_u16(bytes.len().try_into().unwrap()).await.unwrap();
        stream.write_all(&bytes).await.unwrap();
    }
}
