//! A stub resolver (RFC 1034 §5.3.1) on hickory's transports.
//!
//! Hickory's own resolver caches, retries and merges, and does not say who answered; a diagnosis needs all of that in the open. So the
//! transports (message format, random ids and ports, source and question checks, TCP framing) are hickory's, and the order of servers is ours.

use std::{net::SocketAddr, time::Duration};

use futures::{FutureExt, StreamExt, future::BoxFuture};
use hickory_net::{
    NetError,
    runtime::TokioRuntimeProvider,
    tcp::TcpClientStream,
    udp::UdpClientStream,
    xfer::{DnsHandle, DnsRequestSender},
};
use hickory_proto::{
    op::{DnsRequest, DnsRequestOptions, DnsResponse, Query, ResponseCode},
    rr::{self, Name, RData},
};

use super::{Answer, Data, Question, Record, RecordType, Resolve, alias::MAX_ALIASES, loose};
use crate::{
    model::evidence::Outcome,
    net::{dial::Dialer, policy::Policy, signed::Signed},
};

/// EDNS UDP payload that avoids fragmentation (RFC 9715 §3.2).
const UDP_PAYLOAD: u16 = 1232;
/// Records kept of one answer.
const MAX_RECORDS: usize = 512;
/// Records kept of an authority section.
const MAX_AUTHORITY: usize = 32;
/// Rounds over the list of servers.
const ROUNDS: usize = 2;

/// Asks a list of recursive servers in turn, or the one server that a question names.
pub struct Stub {
    servers: Vec<SocketAddr>,
    timeout: Duration,
    policy: Policy,
    /// How questions to a name server by its address go, when not straight there.
    routes: Option<(Dialer, bool)>,
}

impl Stub {
    /// `timeout` is for one try at one server.
    pub const fn new(servers: Vec<SocketAddr>, timeout: Duration, policy: Policy) -> Self {
        Self { servers, timeout, policy, routes: None }
    }

    /// Sends questions to a name server by its address through the connect map. When the operator wants these resolvers to be asked `alone`,
    /// name servers that the map does not know are not asked.
    #[must_use]
    pub fn routed(self, dialer: Dialer, alone: bool) -> Self {
        Self { routes: Some((dialer, alone)), ..self }
    }

    /// Where a question to this name server goes. The resolvers are configured by the operator; a server named by somebody's zone is not, so
    /// the address policy is asked.
    fn route(&self, server: SocketAddr) -> Option<SocketAddr> {
        match &self.routes {
            Some((dialer, alone)) => dialer.route(server).ok().filter(|route| !alone || *route != server),
            None => self.policy.allows(server.ip()).then_some(server),
        }
    }

    /// The servers that this machine's own resolver configuration names.
    ///
    /// # Errors
    /// When the configuration cannot be read.
    pub fn system_servers() -> Result<Vec<SocketAddr>, NetError> {
        let (config, _) = hickory_resolver::system_conf::read_system_conf()?;
        let mut servers: Vec<SocketAddr> = Vec::new();
        for server in config.name_servers {
            let address = SocketAddr::new(server.ip, 53);
            if !servers.contains(&address) {
                servers.push(address);
            }
        }
        Ok(servers)
    }

    async fn ask_servers(&self, question: &Question) -> Answer {
        let Ok(name) = to_name(&question.name) else { return Answer::none(Outcome::NoSuchName) };
        if let Some(server) = question.at {
            let Some(route) = self.route(server) else { return Answer::none(Outcome::Forbidden) };
            let answer = self.ask_one(route, &name, question.kind, false).await;
            return Answer { server: answer.server.map(|_| server), ..answer };
        }
        let mut last = Answer::none(Outcome::Unreachable);
        for _ in 0..ROUNDS {
            for &server in &self.servers {
                let answer = self.ask_one(server, &name, question.kind, true).await;
                if answer.is_answer() {
                    return answer;
                }
                // A server that spoke, even to refuse, says more than one that stayed silent.
                if answer.outcome.is_response() || !last.outcome.is_response() {
                    last = answer;
                }
            }
            if last.outcome.is_response() {
                break;
            }
        }
        last
    }

    /// One server: UDP, then TCP when the answer was cut (RFC 7766 §5).
    async fn ask_one(&self, server: SocketAddr, name: &Name, kind: RecordType, recursive: bool) -> Answer {
        let udp = self.exchange_udp(server, request(name, kind, recursive)).await;
        let result = match udp {
            Ok(response) if response.metadata.truncation => self.exchange_tcp(server, request(name, kind, recursive)).await,
            other => other,
        };
        match result {
            // RFC 2181 §9: of an answer that is cut over TCP as well nobody knows what is missing.
            Ok(response) if response.metadata.truncation => Answer { server: Some(server), ..Answer::none(Outcome::Malformed) },
            Ok(response) => read_response(server, name, kind, &response),
            Err(NetError::Proto(_)) if kind == RecordType::Caa => {
                let answer = loose::caa(server, name, request(name, kind, recursive), self.timeout).await;
                answer.unwrap_or_else(|| Answer::none(Outcome::Malformed))
            }
            Err(error) => Answer { server: None, ..Answer::none(classify(&error)) },
        }
    }

    /// One server, with signatures wanted.
    async fn exchange_at(&self, server: SocketAddr, name: &Name, kind: rr::RecordType, unchecked: bool) -> Result<Signed, Outcome> {
        let request = || {
            let mut request = question(name, kind, true, true);
            request.metadata.checking_disabled = unchecked;
            // RFC 6840 §5.7: without DO this bit asks for the resolver's word; with it, it does no harm.
            request.metadata.authentic_data = true;
            request
        };
        let result = match self.exchange_udp(server, request()).await {
            Ok(response) if response.metadata.truncation => self.exchange_tcp(server, request()).await,
            other => other,
        };
        let response = result.map_err(|error| classify(&error))?;
        match response.metadata.response_code {
            _ if response.metadata.truncation => Err(Outcome::Malformed),
            ResponseCode::NoError | ResponseCode::NXDomain => Ok(Signed { response, server: Some(server) }),
            ResponseCode::ServFail => Err(Outcome::ServerFailure),
            _ => Err(Outcome::Refused),
        }
    }

    async fn exchange_udp(&self, server: SocketAddr, request: DnsRequest) -> Result<DnsResponse, NetError> {
        let mut stream = UdpClientStream::builder(server, TokioRuntimeProvider::default())
            .with_timeout(Some(self.timeout))
            .with_max_retries(0)
            .with_os_port_selection(true)
            .build();
        first(stream.send_message(request), self.timeout).await
    }

    async fn exchange_tcp(&self, server: SocketAddr, request: DnsRequest) -> Result<DnsResponse, NetError> {
        // The connection's task lives as long as the provider that spawned it.
        let provider = TokioRuntimeProvider::default();
        let exchange = TcpClientStream::exchange(server, None, self.timeout, None, provider.clone());
        let exchange = tokio::time::timeout(self.timeout, exchange).await.map_err(|_| NetError::Timeout)??;
        first(exchange.send(request), self.timeout).await
    }
}

impl Resolve for Stub {
    fn ask<'a>(&'a self, question: &'a Question, patience: Duration) -> BoxFuture<'a, Answer> {
        async move {
            let all = self.ask_servers(question);
            tokio::time::timeout(patience, all).await.unwrap_or_else(|_| Answer::none(Outcome::TimedOut))
        }
        .boxed()
    }

    fn exchange<'a>(&'a self, name: &'a Name, kind: rr::RecordType, unchecked: bool, patience: Duration) -> BoxFuture<'a, Result<Signed, Outcome>> {
        async move {
            let all = async {
                let mut last = Outcome::Unreachable;
                for _ in 0..ROUNDS {
                    for &server in &self.servers {
                        match self.exchange_at(server, name, kind, unchecked).await {
                            Ok(signed) => return Ok(signed),
                            Err(outcome) if outcome.is_response() || !last.is_response() => last = outcome,
                            Err(_) => {}
                        }
                    }
                    if last.is_response() {
                        break;
                    }
                }
                Err(last)
            };
            tokio::time::timeout(patience, all).await.unwrap_or(Err(Outcome::TimedOut))
        }
        .boxed()
    }

    fn asks_others(&self) -> bool {
        !self.routes.as_ref().is_some_and(|(_, alone)| *alone)
    }

    fn describe(&self) -> String {
        self.servers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }
}

async fn first<S>(mut stream: S, patience: Duration) -> Result<DnsResponse, NetError>
where
    S: futures::Stream<Item = Result<DnsResponse, NetError>> + Unpin,
{
    match tokio::time::timeout(patience, stream.next()).await {
        Ok(Some(result)) => result,
        // Hickory ends the stream without an item when its own timer was quicker than ours.
        Ok(None) | Err(_) => Err(NetError::Timeout),
    }
}

/// Labels are taken as they are, without search lists, escapes or IDNA mapping.
pub(in crate::net) fn to_name(text: &str) -> Result<Name, hickory_proto::ProtoError> {
    let labels = text.split('.').filter(|label| !label.is_empty() || text.contains("..")).map(str::as_bytes);
    let mut name = Name::from_labels(labels)?;
    name.set_fqdn(true);
    Ok(name)
}

fn request(name: &Name, kind: RecordType, recursive: bool) -> DnsRequest {
    question(name, wire_type(kind), recursive, false)
}

fn question(name: &Name, kind: rr::RecordType, recursive: bool, signed: bool) -> DnsRequest {
    let mut query = Query::query(name.clone(), kind);
    query.set_query_class(rr::DNSClass::IN);
    let mut options = DnsRequestOptions::default();
    options.use_edns = true;
    options.edns_payload_len = UDP_PAYLOAD;
    options.recursion_desired = recursive;
    options.edns_set_dnssec_ok = signed;
    DnsRequest::from_query(query, options)
}

pub(in crate::net) const fn wire_type(kind: RecordType) -> rr::RecordType {
    match kind {
        RecordType::A => rr::RecordType::A,
        RecordType::Aaaa => rr::RecordType::AAAA,
        RecordType::Caa => rr::RecordType::CAA,
        RecordType::Cname => rr::RecordType::CNAME,
        RecordType::Mx => rr::RecordType::MX,
        RecordType::Ns => rr::RecordType::NS,
        RecordType::Ptr => rr::RecordType::PTR,
        RecordType::Soa => rr::RecordType::SOA,
        RecordType::Srv => rr::RecordType::SRV,
        RecordType::Tlsa => rr::RecordType::TLSA,
        RecordType::Txt => rr::RecordType::TXT,
        RecordType::Spf => rr::RecordType::Unknown(99),
    }
}

fn classify(error: &NetError) -> Outcome {
    match error {
        NetError::Timeout => Outcome::TimedOut,
        NetError::Proto(_) => Outcome::Malformed,
        NetError::Io(io) if io.kind() == std::io::ErrorKind::TimedOut => Outcome::TimedOut,
        _ => Outcome::Unreachable,
    }
}

fn read_response(server: SocketAddr, name: &Name, kind: RecordType, response: &DnsResponse) -> Answer {
    let code = response.metadata.response_code;
    let mut answer = Answer {
        outcome: Outcome::NoData,
        records: Vec::new(),
        authority: Vec::new(),
        server: Some(server),
        authoritative: response.metadata.authoritative,
        code: Some(format!("{code:?}").to_uppercase()),
    };
    match code {
        ResponseCode::NoError | ResponseCode::NXDomain => {}
        ResponseCode::ServFail => answer.outcome = Outcome::ServerFailure,
        _ => answer.outcome = Outcome::Refused,
    }
    if !answer.is_answer() {
        return answer;
    }
    // Nothing of it is about the name that was asked for: that is no "no" either.
    if code == ResponseCode::NoError && !response.answers.is_empty() && !response.answers.iter().any(|record| is_about(record, name)) {
        answer.outcome = Outcome::Malformed;
        return answer;
    }
    answer.records = chain(name, wire_type(kind), &response.answers).into_iter().map(read_record).collect();
    let told = response.authorities.iter().filter(|record| matches!(record.data, RData::SOA(_) | RData::NS(_)));
    answer.authority = told.take(MAX_AUTHORITY).map(read_record).collect();
    // An alias may lead to a name that does not exist: the code is about the last name (RFC 6604 §3).
    answer.outcome = match answer.records.last() {
        Some(last) if kind == RecordType::Cname || !matches!(last.data, Data::Cname(_)) => Outcome::Found,
        _ if code == ResponseCode::NXDomain => Outcome::NoSuchName,
        // An SOA beside the alias says that the end of the chain has no such data (RFC 2308 §2.2).
        Some(_) if response.authorities.iter().all(|record| record.record_type() != rr::RecordType::SOA) => Outcome::Found,
        _ => Outcome::NoData,
    };
    answer
}

/// Whether a record stands at a name, in the class of the Internet.
fn is_about(record: &rr::Record, name: &Name) -> bool {
    record.name == *name && record.dns_class == rr::DNSClass::IN
}

/// The aliases that lead from the asked name on, then the records of the asked type at their end. Records at other names are ignored:
/// nobody asked for them.
pub(in crate::net) fn chain<'a>(name: &Name, kind: rr::RecordType, answers: &'a [rr::Record]) -> Vec<&'a rr::Record> {
    let mut owner = name.clone();
    let mut records = Vec::new();
    for _ in 0..=MAX_ALIASES {
        let found: Vec<&rr::Record> = answers.iter().filter(|record| is_about(record, &owner) && record.record_type() == kind).take(MAX_RECORDS).collect();
        if !found.is_empty() {
            records.extend(found);
            return records;
        }
        let alias = answers.iter().find_map(|record| match &record.data {
            RData::CNAME(target) if is_about(record, &owner) => Some((record, target.0.clone())),
            _ => None,
        });
        let Some((record, target)) = alias else { return records };
        records.push(record);
        owner = target;
    }
    records
}

pub(in crate::net) fn read_record(record: &rr::Record) -> Record {
    let data = match &record.data {
        RData::A(ip) => Data::A(ip.0),
        RData::AAAA(ip) => Data::Aaaa(ip.0),
        RData::CAA(caa) => Data::Caa { critical: caa.issuer_critical, tag: caa.tag.clone(), value: caa.value.escape_ascii().to_string() },
        RData::CNAME(name) => Data::Cname(from_name(&name.0)),
        RData::MX(mx) => Data::Mx { preference: mx.preference, exchange: from_name(&mx.exchange) },
        RData::NS(name) => Data::Ns(from_name(&name.0)),
        RData::PTR(name) => Data::Ptr(from_name(&name.0)),
        RData::SOA(soa) => Data::Soa {
            mname: from_name(&soa.mname),
            rname: from_name(&soa.rname),
            serial: soa.serial,
            refresh: soa.refresh,
            retry: soa.retry,
            expire: soa.expire,
            minimum: soa.minimum,
        },
        RData::SRV(srv) => Data::Srv { priority: srv.priority, weight: srv.weight, port: srv.port, target: from_name(&srv.target) },
        RData::TLSA(tlsa) => {
            Data::Tlsa { usage: tlsa.cert_usage.into(), selector: tlsa.selector.into(), matching: tlsa.matching.into(), data: tlsa.cert_data.clone() }
        }
        RData::TXT(txt) => Data::Txt(txt.txt_data.iter().map(|string| string.to_vec()).collect()),
        // Type 99 has the wire format of TXT: length-prefixed character-strings.
        RData::Unknown { code, rdata } if u16::from(*code) == 99 => Data::Txt(character_strings(&rdata.anything)),
        other => Data::Other(other.record_type().to_string()),
    };
    Record { name: from_name(&record.name), ttl: record.ttl, data }
}

fn character_strings(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut strings = Vec::new();
    while let Some((&length, rest)) = bytes.split_first() {
        let (string, rest) = rest.split_at(usize::from(length).min(rest.len()));
        strings.push(string.to_vec());
        bytes = rest;
    }
    strings
}

/// Visible ASCII stands as it is, so that a name from an answer can be asked for again; what else a label may hold is escaped (RFC 1035 §5.1).
pub(in crate::net) fn from_name(name: &Name) -> String {
    let label = |label: &[u8]| {
        label.iter().fold(String::new(), |mut text, &byte| {
            match byte {
                b'.' | b'\\' => text.extend(['\\', char::from(byte)]),
                b'!'..=b'~' => text.push(char::from(byte.to_ascii_lowercase())),
                _ => text.push_str(&format!("\\{byte:03}")),
            }
            text
        })
    };
    name.iter().map(label).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests;
