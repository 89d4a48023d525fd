//! Everything the lab's server knows, and how a recursive resolver would show it.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    net::IpAddr,
    time::Duration,
};

use hickory_proto::{
    op::ResponseCode,
    rr::{LowerName, Name, RData, Record, RecordType, rdata::TXT},
};

use super::{
    behaviour::Behaviour,
    master::{self, Fault},
    rdata,
    sample::Sample,
    signing::{self, SignedZones},
    site::Sites,
    smtp,
    view::View,
};

/// Aliases that are followed; resolvers give up at about this number (RFC 1034 §3.6.2 asks for a limit).
const MAX_ALIASES: usize = 16;

/// The names of all zones in one: what a resolver would gather from many servers.
#[derive(Debug, Default)]
pub(super) struct World {
    /// Every name that exists, those included that only have names below them (RFC 8020 §2: they exist, without data).
    names: HashMap<LowerName, Vec<Record>>,
    at: HashMap<(LowerName, RecordType), Behaviour>,
    below: HashMap<LowerName, Behaviour>,
    /// What single name servers say otherwise.
    pub(super) views: Vec<View>,
    /// Zones that are signed.
    pub(super) signed: SignedZones,
    /// What the web servers say.
    pub(super) sites: Sites,
    pub(super) samples: Vec<Sample>,
    /// Mail servers that are not as all others.
    pub(super) wishes: Vec<smtp::Wish>,
}

/// An answer, and how it is to be given.
#[derive(Debug)]
pub(super) struct Reply<'w> {
    pub(super) code: ResponseCode,
    pub(super) answers: Vec<Cow<'w, Record>>,
    /// The zone's SOA, when there is nothing of the type (RFC 2308 §3).
    pub(super) soa: Option<&'w Record>,
    /// The last behaviour on the way that is about the manner of answering.
    pub(super) behaviour: Behaviour,
    pub(super) delay: Duration,
    /// The name servers of the zone below, of which alone this server knows (RFC 1034 §4.3.2).
    pub(super) referral: &'w [Record],
    /// The server does not speak for the zone.
    pub(super) lame: bool,
}

impl World {
    /// Reads a master file and adds what it holds.
    pub(super) fn add(&mut self, text: &str) -> Result<(), Fault> {
        let contents = master::read(text)?;
        for record in contents.records {
            self.insert(record);
        }
        let mut sample: Option<Sample> = None;
        for (line, key, value) in contents.remarks {
            if key == "sample" {
                self.samples.extend(sample.take());
                sample = Some(Sample::begin(value).map_err(|what| Fault::new(line, what))?);
                continue;
            }
            let known = match &mut sample {
                Some(sample) => sample.read(key, value),
                None => Ok(false),
            };
            let known = known.and_then(|known| if known { Ok(()) } else { self.direct(key, value) });
            known.map_err(|what| Fault::new(line, what))?;
        }
        self.samples.extend(sample);
        Ok(())
    }

    fn insert(&mut self, record: Record) {
        let mut name = LowerName::new(&record.name);
        let mut above = name.base_name();
        self.names.entry(name.clone()).or_default().push(record);
        while !name.is_root() && !self.names.contains_key(&above) {
            name = above;
            above = name.base_name();
            self.names.insert(name.clone(), Vec::new());
        }
    }

    fn direct(&mut self, key: &str, value: &str) -> Result<(), String> {
        if key == "server" {
            self.views.push(View::read(value)?);
            return Ok(());
        }
        if key == "smtp" {
            self.wishes.push(smtp::Wish::read(value)?);
            return Ok(());
        }
        if self.sites.read(key, value)? {
            return Ok(());
        }
        if key == "signed" {
            let (zone, manner) = value.split_once(' ').unwrap_or((value, ""));
            self.signed.insert(rdata::name(zone, &Name::root())?.into(), signing::read(manner.trim())?);
            return Ok(());
        }
        let name = |text: &str| rdata::name(text, &Name::root());
        let (first, rest) = value.split_once(' ').ok_or("a value is missing")?;
        let owner = name(first)?;
        match key {
            "at" => {
                let (word, behaviour) = rest.trim().split_once(' ').ok_or("a behaviour is missing")?;
                let kind = if word == "ANY" { RecordType::ANY } else { rdata::kind(word).ok_or("no such type")? };
                self.at.insert((owner.into(), kind), behaviour.trim().parse()?);
            }
            "below" => {
                self.below.insert(owner.into(), rest.trim().parse()?);
            }
            "fill" => {
                let (size, lead) = rest.trim().split_once(' ').ok_or("a text is missing")?;
                let mut text = lead.as_bytes().to_vec();
                // A message holds 65,535 octets (RFC 1035 §4.2.2), and every string of 255 has one before it.
                let size: usize = size.parse().ok().filter(|size| *size <= 65_000).ok_or("a size is a number up to 65000")?;
                text.resize(size.max(text.len()), b'x');
                self.insert(Record::from_rdata(owner, 300, RData::TXT(TXT::from_bytes(text.chunks(255).collect()))));
            }
            other => return Err(format!("{other:?} is no key")),
        }
        Ok(())
    }

    /// The mail servers of this world: one at every address that an MX record leads to, and those that a zone file asks for.
    pub(super) fn mail_servers(&self) -> Vec<smtp::Host> {
        let mut hosts: BTreeMap<IpAddr, String> = BTreeMap::new();
        for record in self.names.values().flatten() {
            let RData::MX(exchange) = &record.data else { continue };
            let name = LowerName::new(&exchange.exchange);
            for address in self.names.get(&name).into_iter().flatten() {
                let ip = match &address.data {
                    RData::A(ip) => IpAddr::V4(ip.0),
                    RData::AAAA(ip) => IpAddr::V6(ip.0),
                    _ => continue,
                };
                if super::documentation_ranges().iter().any(|range| range.contains(&ip)) {
                    // The first name in order, so that the same zones make the same servers.
                    let called = Name::from(&name).to_ascii().trim_end_matches('.').to_owned();
                    hosts.entry(ip).and_modify(|other| *other = called.clone().min(other.clone())).or_insert(called);
                }
            }
        }
        for wish in &self.wishes {
            hosts.entry(wish.ip).or_insert_with(|| "mail.lab.test".to_owned());
        }
        let asked_for = |ip: IpAddr| self.wishes.iter().rfind(|wish| wish.ip == ip);
        hosts.into_iter().map(|(ip, name)| asked_for(ip).map_or_else(|| smtp::Host::good(ip, name.clone()), |wish| wish.host(name.clone()))).collect()
    }

    /// Answers a question, following aliases from zone to zone.
    pub(super) fn answer(&self, name: &LowerName, kind: RecordType) -> Reply<'_> {
        let mut reply = Reply {
            code: ResponseCode::NoError,
            answers: Vec::new(),
            soa: None,
            behaviour: Behaviour::Normal,
            delay: Duration::ZERO,
            referral: &[],
            lame: false,
        };
        let mut name = name.clone();
        for _ in 0..=MAX_ALIASES {
            match self.behaviour(&name, kind) {
                Behaviour::Normal => {}
                Behaviour::ServerFailure => return reply.fail(ResponseCode::ServFail),
                Behaviour::Refused => return reply.fail(ResponseCode::Refused),
                Behaviour::Slow(delay) => reply.delay += delay,
                manner => reply.behaviour = manner,
            }
            let Some((records, wild)) = self.find(&name) else {
                reply.code = ResponseCode::NXDomain;
                reply.soa = self.soa(&name);
                return reply;
            };
            let before = reply.answers.len();
            reply.answers.extend(records.iter().filter(|record| record.record_type() == kind).map(|record| at(record, &name, wild)));
            if reply.answers.len() > before {
                return reply;
            }
            let alias = records.iter().find_map(|record| match &record.data {
                RData::CNAME(target) => Some((record, LowerName::new(&target.0))),
                _ => None,
            });
            let Some((record, target)) = alias else {
                reply.soa = self.soa(&name);
                return reply;
            };
            reply.answers.push(at(record, &name, wild));
            name = target;
        }
        reply.fail(ResponseCode::ServFail)
    }

    fn behaviour(&self, name: &LowerName, kind: RecordType) -> Behaviour {
        let at = |kind| self.at.get(&(name.clone(), kind)).copied();
        at(kind).or_else(|| at(RecordType::ANY)).or_else(|| upward(name).find_map(|name| self.below.get(&name).copied())).unwrap_or(Behaviour::Normal)
    }

    /// The records at a name, or those that a wildcard gives it (RFC 4592 §3.3.1), and which of both.
    fn find(&self, name: &LowerName) -> Option<(&[Record], bool)> {
        if let Some(records) = self.names.get(name) {
            return Some((records, false));
        }
        let encloser = upward(name).find(|name| self.names.contains_key(name))?;
        let wildcard = Name::from(encloser).prepend_label("*").ok()?;
        Some((self.names.get(&LowerName::new(&wildcard))?, true))
    }

    /// The wildcard that stands for a name which does not exist itself.
    pub(super) fn wildcard(&self, name: &LowerName) -> Option<Name> {
        self.find(name).filter(|(_, wild)| *wild).and_then(|(records, _)| records.first()).map(|record| record.name.clone())
    }

    fn soa(&self, name: &LowerName) -> Option<&Record> {
        upward(name).find_map(|name| self.soa_of(&name))
    }

    /// The SOA at exactly this name.
    pub(super) fn soa_of(&self, name: &LowerName) -> Option<&Record> {
        self.names.get(name)?.iter().find(|record| record.record_type() == RecordType::SOA)
    }

    /// Whether a zone begins here.
    pub(super) fn is_apex(&self, name: &LowerName) -> bool {
        self.soa_of(name).is_some()
    }

    /// The types at this name; none when it does not exist.
    pub(super) fn types(&self, name: &LowerName) -> Vec<RecordType> {
        self.find(name).map_or_else(Vec::new, |(records, _)| records.iter().map(Record::record_type).collect())
    }
}

impl Reply<'_> {
    fn fail(mut self, code: ResponseCode) -> Self {
        self.clear(code);
        self
    }

    pub(super) fn clear(&mut self, code: ResponseCode) {
        self.code = code;
        self.answers.clear();
    }
}

/// The name and every name above it, the root at last.
pub(super) fn upward(name: &LowerName) -> impl Iterator<Item = LowerName> + use<> {
    std::iter::successors(Some(name.clone()), |name| (!name.is_root()).then(|| name.base_name()))
}

/// A record under the name that was asked for, where a wildcard gave it.
fn at<'w>(record: &'w Record, name: &LowerName, wild: bool) -> Cow<'w, Record> {
    if !wild {
        return Cow::Borrowed(record);
    }
    let mut record = record.clone();
    record.name = name.into();
    Cow::Owned(record)
}
