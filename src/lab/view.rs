//! Name servers that do not say what the others say, where a zone file asks for it.
//!
//! ```text
//! ; server: ADDRESS NAME lame                this server does not speak for the name and what is below it
//! ; server: ADDRESS NAME referral NAME...    it sends to these servers instead
//! ; server: ADDRESS NAME record TYPE DATA    it has this instead of the records of the type, at this name only; a CNAME instead of all
//! ; server: ADDRESS NAME BEHAVIOUR           as in `behaviour`
//! ```
//!
//! Each address gets a port of its own, so that these answers too come over the wire.

use std::{borrow::Cow, collections::BTreeSet, net::IpAddr};

use hickory_proto::{
    op::ResponseCode,
    rr::{LowerName, Name, RData, Record, RecordType, rdata::NS},
};

use super::{
    behaviour::Behaviour,
    master, rdata,
    world::{Reply, World, upward},
};

/// What one name server says otherwise.
#[derive(Debug)]
pub(super) struct View {
    server: IpAddr,
    name: LowerName,
    manner: Manner,
}

#[derive(Debug)]
enum Manner {
    Lame,
    Referral(Vec<Record>),
    Record(Box<Record>),
    Behave(Behaviour),
}

impl View {
    pub(super) fn read(value: &str) -> Result<Self, String> {
        let mut words = value.splitn(3, ' ');
        let mut word = |what: &str| words.next().filter(|word| !word.is_empty()).ok_or_else(|| format!("{what} is missing"));
        let server: IpAddr = word("an address")?.parse().map_err(|_| "a server is an address".to_owned())?;
        let (written, rest) = (word("a name")?, word("a manner")?);
        let name = rdata::name(written, &Name::root())?;
        let manner = match rest.trim().split_once(' ') {
            None if rest.trim() == "lame" => Manner::Lame,
            Some(("referral", names)) => {
                let servers = names
                    .split_whitespace()
                    .map(|server| Ok::<_, String>(Record::from_rdata(name.clone(), 300, RData::NS(NS(rdata::name(server, &Name::root())?)))));
                Manner::Referral(servers.collect::<Result<_, String>>()?)
            }
            Some(("record", data)) => {
                let record = master::read(&format!("{written} {data}\n")).map_err(|fault| fault.what)?.records.pop();
                Manner::Record(Box::new(record.ok_or("a record is missing")?))
            }
            _ => Manner::Behave(rest.trim().parse()?),
        };
        Ok(Self { server, name: name.into(), manner })
    }
}

impl World {
    /// The servers that have a view of their own.
    pub(super) fn views(&self) -> BTreeSet<IpAddr> {
        self.views.iter().map(|view| view.server).collect()
    }

    /// Turns an answer into the one that this server gives.
    pub(super) fn seen_from<'w>(&'w self, server: IpAddr, name: &LowerName, kind: RecordType, reply: &mut Reply<'w>) {
        for view in self.views.iter().filter(|view| view.server == server && upward(name).any(|above| above == view.name)) {
            match &view.manner {
                Manner::Lame => reply.lame = true,
                Manner::Referral(servers) => {
                    *reply = Reply { code: ResponseCode::NoError, answers: Vec::new(), soa: None, referral: servers, lame: true, ..*reply };
                }
                // RFC 1034 §3.6.2: an alias answers every type.
                Manner::Record(record) if view.name == *name && [kind, RecordType::CNAME].contains(&record.record_type()) => {
                    (reply.code, reply.soa) = (ResponseCode::NoError, None);
                    reply.answers = vec![Cow::Borrowed(record)];
                }
                Manner::Record(_) => {}
                Manner::Behave(Behaviour::ServerFailure) => reply.clear(ResponseCode::ServFail),
                Manner::Behave(Behaviour::Refused) => reply.clear(ResponseCode::Refused),
                Manner::Behave(Behaviour::Slow(delay)) => reply.delay += *delay,
                Manner::Behave(manner) => reply.behaviour = *manner,
            }
        }
    }
}
