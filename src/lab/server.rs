//! The server's side of each question: how an answer is put on the wire, or is not.

use std::{
    net::{IpAddr, SocketAddr, UdpSocket},
    sync::Arc,
    time::Duration,
};

use super::{
    behaviour::Behaviour,
    signing::Sections,
    world::{Reply, World},
};
use async_trait::async_trait;
use hickory_net::{runtime::Time, xfer::Protocol};
use hickory_proto::{
    op::{Edns, Header, HeaderCounts, Metadata, OpCode, ResponseCode},
    rr::{DNSClass, Record},
};
use hickory_server::{
    server::{Request, RequestHandler, ResponseHandler, ResponseInfo},
    zone_handler::MessageResponseBuilder,
};

/// The largest answer over UDP (RFC 9715 §3.2).
const UDP_PAYLOAD: u16 = 1232;

/// Answers from the lab's world.
pub(super) struct Handler {
    pub(super) world: Arc<World>,
    /// The address of the name server that this one stands for, when it has a view of its own.
    pub(super) view: Option<IpAddr>,
    /// Added to each answer.
    pub(super) delay: Duration,
    /// The server's own UDP socket once more, for bytes that are no message.
    pub(super) raw: UdpSocket,
    /// Another port, from which forged answers come.
    pub(super) impostor: UdpSocket,
}

#[async_trait]
impl RequestHandler for Handler {
    async fn handle_request<R: ResponseHandler, T: Time>(&self, request: &Request, mut handle: R) -> ResponseInfo {
        let mut metadata = Metadata::response_from_request(&request.metadata);
        metadata.recursion_available = true;
        // Asked as a recursive resolver the lab is none's authority; asked without recursion it speaks for all its zones.
        metadata.authoritative = !request.metadata.recursion_desired;
        let builder = MessageResponseBuilder::from_message_request(request);
        let reply = match request.request_info() {
            Err(_) => Err(ResponseCode::FormErr),
            Ok(_) if request.metadata.op_code != OpCode::Query => Err(ResponseCode::NotImp),
            Ok(info) if info.query.query_class() != DNSClass::IN => Err(ResponseCode::Refused),
            Ok(info) => {
                let (name, kind) = (info.query.name(), info.query.query_type());
                let mut reply = self.world.answer(name, kind);
                if let Some(ip) = self.view {
                    self.world.seen_from(ip, name, kind, &mut reply);
                }
                Ok(reply)
            }
        };
        let reply = match reply {
            Ok(reply) => reply,
            Err(code) => {
                metadata.response_code = code;
                return sent(handle.send_response(builder.build_no_records(metadata)).await, metadata);
            }
        };
        // RFC 4035 §3.2.1: signatures only for those who want them.
        let wanted = request.edns.as_ref().is_some_and(|edns| edns.flags().dnssec_ok) && !reply.lame && self.view.is_none();
        let sections = request.request_info().ok().filter(|_| wanted).and_then(|info| self.world.signed(info.query.name(), info.query.query_type(), &reply));
        metadata.authoritative &= !reply.lame;
        tokio::time::sleep(self.delay + reply.delay).await;
        if !self.misbehave(request, &reply, &mut metadata) {
            return nothing(metadata);
        }
        self.send(request, builder, metadata, &reply, sections.as_ref(), &mut handle).await
    }
}

impl Handler {
    /// Does what the behaviour asks for; false when no ordinary answer is to follow.
    fn misbehave(&self, request: &Request, reply: &Reply<'_>, metadata: &mut Metadata) -> bool {
        let udp = request.protocol() == Protocol::Udp;
        match reply.behaviour {
            Behaviour::Silent => return false,
            Behaviour::CutForGood if !udp => return false,
            Behaviour::Cut | Behaviour::CutForGood => metadata.truncation = udp,
            Behaviour::Malformed => {
                // An A record for the asked name (RFC 1035 §4.1.4: C00C points to it) that claims 400 octets and has two.
                let record = [0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 1, 44, 1, 144, 203, 0];
                if udp {
                    say(&self.raw, request.src(), &message(request, 0, 1, &record));
                }
                return false;
            }
            Behaviour::Forged if udp => say(&self.impostor, request.src(), &message(request, 3, 0, &[])),
            _ => {}
        }
        true
    }

    async fn send<R: ResponseHandler>(
        &self,
        request: &Request,
        mut builder: MessageResponseBuilder<'_>,
        mut metadata: Metadata,
        reply: &Reply<'_>,
        sections: Option<&Sections>,
        handle: &mut R,
    ) -> ResponseInfo {
        metadata.response_code = reply.code;
        // RFC 6891 §6.1.1: an answer to a request with EDNS carries it too. Hickory cuts to the size that is said here.
        let mut edns = Edns::new();
        if let Some(asked) = &request.edns {
            edns.set_max_payload(asked.max_payload().min(UDP_PAYLOAD));
        }
        edns.set_dnssec_ok(sections.is_some());
        if request.edns.is_some() {
            builder.edns(&edns);
        }
        let empty = metadata.truncation;
        if let Some(sections) = sections.filter(|_| !empty) {
            metadata.response_code = sections.code;
            let response = builder.build(metadata, sections.answers.iter(), sections.authorities.iter(), [], []);
            return sent(handle.send_response(response).await, metadata);
        }
        let answers: Vec<&Record> = reply.answers.iter().map(AsRef::as_ref).filter(|_| !empty).collect();
        let soa: Vec<&Record> = reply.soa.into_iter().filter(|_| !empty).collect();
        let referral: Vec<&Record> = reply.referral.iter().filter(|_| !empty).collect();
        let response = builder.build(metadata, answers, referral, soa, []);
        sent(handle.send_response(response).await, metadata)
    }
}

fn sent<E>(result: Result<ResponseInfo, E>, metadata: Metadata) -> ResponseInfo {
    // Whoever asked has gone away; there is nobody to tell.
    result.unwrap_or_else(|_| nothing(metadata))
}

fn nothing(metadata: Metadata) -> ResponseInfo {
    ResponseInfo::from(Header { metadata, counts: HeaderCounts::default() })
}

fn say(socket: &UdpSocket, to: SocketAddr, bytes: &[u8]) {
    // As above.
    let _ = socket.send_to(bytes, to);
}

/// A message by hand (RFC 1035 §4.1.1): id and question of the request, this code, this many records with these bytes.
fn message(request: &Request, code: u8, answers: u8, records: &[u8]) -> Vec<u8> {
    let [high, low] = request.metadata.id.to_be_bytes();
    let head = [high, low, 0x81, 0x80 | code, 0, 1, 0, answers, 0, 0, 0, 0];
    [&head, request.queries.as_bytes(), records].concat()
}
