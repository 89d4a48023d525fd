//! The mail servers that take the domain's mail, as they show themselves to whoever connects.

use std::{
    collections::HashSet,
    net::{IpAddr, SocketAddr},
};

use futures::future::{join, join_all, join4};
use rand::Rng as _;
use serde::{Deserialize, Serialize};

use crate::{
    check::{
        observe::helo::is_public_name,
        trials::{Leave, Trial, Turns},
    },
    mail::{
        dmarc,
        iprev::{self, Reverse},
        mx::{Exchange, Exchanger, Kind},
        smtp::{self, Ceiling, Conversation, Probe, Relaying},
        tls_rpt,
    },
    net::{
        EvidenceId, Inquiry,
        dns::RecordType,
        tls::{
            self, Certificate, Ending, Standing, Version,
            hello::{Chosen, is_ours},
        },
    },
};

/// Mail exchangers that are connected to, the preferred ones first.
pub const MAX_HOSTS: usize = 10;
/// Addresses of one exchanger and family that are connected to.
pub const MAX_ADDRESSES: usize = 2;
/// Addresses for reports that are tried, and characters of their local part (RFC 5321 §4.5.3.1.1).
const MAX_REPORTS: usize = 3;
const MAX_LOCAL_PART: usize = 64;

/// What the mail servers showed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Smtp {
    /// When it was looked: UTC, milliseconds since 1970. Dates of certificates are judged by it.
    pub at: i64,
    pub domain: String,
    pub road: Road,
    /// By preference.
    pub hosts: Vec<Host>,
    /// Exchangers that were not connected to, for there are too many.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// Exchangers with more addresses than were connected to.
    #[serde(default)]
    pub in_part: Vec<String>,
    /// Whether port 25 was reached from here lately, over IPv4 and over IPv6.
    pub proved: Proved,
    /// The questions about the exchangers.
    pub found_by: Vec<EvidenceId>,
}

/// Whether there is anybody to connect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Road {
    Hosts,
    /// The domain takes no mail (RFC 7505), so nobody is connected to.
    Null,
    /// No exchanger has an address.
    None,
    /// Every address is one that cannot be reached over the Internet.
    Private,
    /// The exchangers or their addresses could not be looked up.
    Unknown,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proved {
    pub ipv4: bool,
    pub ipv6: bool,
}

/// A mail exchanger.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Host {
    pub name: String,
    pub preference: u16,
    pub visits: Vec<Visit>,
}

/// One of its addresses.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Visit {
    pub conversation: Conversation,
    /// What the trusted authorities say of its certificates; nothing when it showed none.
    pub standing: Option<Standing>,
    /// Whether its certificate is for the exchanger's name.
    pub name_fits: Option<bool>,
    /// What it chooses when only TLS 1.1 and older, or 1.2 and older, are offered; where our library did not come to terms with it, also 1.3 and
    /// older; where it speaks what is old, also what is older than that. Empty when nobody asked.
    pub ceilings: Vec<Ceiling>,
    pub reverse: Reverse,
    /// Whether the name in the banner leads to this address; nothing when that could not be looked up or did not matter.
    pub banner_leads_here: Option<bool>,
    /// What came of TLS without SNI, where it failed with it or brought a certificate for somebody else.
    #[serde(default)]
    pub unnamed: Option<Unnamed>,
    /// What became of other ways to have mail relayed, where it was tried and the plain one was refused.
    #[serde(default)]
    pub relaying: Option<Relaying>,
    /// Whether more was to be tried here, and it was too soon after the last time.
    #[serde(default)]
    pub waits: bool,
    /// Whether more was to be tried, and nobody has shown whose this server is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unproved: bool,
}

/// TLS with a server that was not told whom it was called as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unnamed {
    /// Whether the handshake came to its end.
    pub agreed: bool,
    /// Whether the certificate is for the exchanger's name.
    pub name_fits: bool,
    pub evidence: EvidenceId,
}

impl Visit {
    pub const fn ip(&self) -> IpAddr {
        self.conversation.ip
    }

    /// What it chose of what was offered by hand.
    pub fn spoken(&self) -> impl Iterator<Item = (Version, &str)> {
        self.ceilings.iter().filter_map(|ceiling| match &ceiling.chosen {
            Some(Chosen::Spoken { version, cipher }) => Some((*version, cipher.as_str())),
            _ => None,
        })
    }

    /// The certificates that it showed, its own first: those of the handshake, else those that came in the clear with the newest version that was offered by
    /// hand, and where that was.
    pub fn chain(&self) -> (&[Certificate], EvidenceId) {
        let own = (self.conversation.chain(), self.conversation.evidence);
        let by_hand = self.ceilings.iter().filter(|ceiling| own.0.is_empty() && !ceiling.chain.is_empty()).max_by_key(|ceiling| ceiling.version());
        by_hand.map_or(own, |ceiling| (ceiling.chain.as_slice(), ceiling.evidence))
    }

    /// Whether others come to terms with it where our TLS library did not: who offers all there is. Nothing when that cannot be told.
    pub fn suits_others(&self) -> Option<bool> {
        let modern = self.ceilings.iter().find(|ceiling| ceiling.newest == Version::Tls13 && ceiling.is_answered());
        match (modern, self.spoken().max_by_key(|(version, _)| *version)) {
            (_, None) => Some(false),
            // Without encryption nobody needs TLS (RFC 9325 §4.1).
            (_, Some((_, cipher))) if cipher.contains("_NULL_") => Some(false),
            (Some(modern), _) => Some(modern.version().is_some()),
            (None, Some((version, cipher))) => (version < Version::Tls12 || !is_ours(cipher)).then_some(true),
        }
    }

    /// Everything that was seen of it.
    pub fn evidence(&self) -> impl Iterator<Item = EvidenceId> {
        std::iter::once(self.conversation.evidence)
            .chain(self.ceilings.iter().map(|ceiling| ceiling.evidence))
            .chain(self.unnamed.iter().map(|unnamed| unnamed.evidence))
            .chain(self.relaying.iter().map(|relaying| relaying.evidence))
    }
}

impl Smtp {
    pub fn visits(&self) -> impl Iterator<Item = (&Host, &Visit)> {
        self.hosts.iter().flat_map(|host| host.visits.iter().map(move |visit| (host, visit)))
    }

    /// The name that the server at this address says of itself, where it is one that others can look up, and the evidence.
    pub fn own_name(&self, ip: IpAddr) -> Option<(String, EvidenceId)> {
        // What stands in between says its own name.
        if self.interceptor().is_some() {
            return None;
        }
        let (_, visit) = self.visits().find(|(_, visit)| visit.ip().to_canonical() == ip)?;
        let talk = &visit.conversation;
        let greeted = talk.greeting.as_ref()?.name.clone();
        let name = talk.banner.as_ref().and_then(smtp::Reply::name).filter(|name| is_host_name(name)).or(greeted).filter(|name| is_host_name(name))?;
        Some((name, talk.evidence))
    }
}

pub(super) fn is_host_name(name: &str) -> bool {
    is_public_name(name) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}

/// Connects to every exchanger of the domain, all at once. `trial` says where what only the owner may ask is asked as well, if it is their turn.
pub async fn look(inquiry: &Inquiry, exchange: &Exchange, trial: &Trial, turns: &dyn Turns) -> Smtp {
    let found_by: Vec<EvidenceId> =
        std::iter::once(exchange.evidence).chain(exchange.exchangers.iter().flat_map(|one| one.evidence().collect::<Vec<_>>())).collect();
    // RFC 5321 §5.1: a host that stands there twice is one host.
    let mut names = HashSet::new();
    let all = exchange.exchangers.iter().filter(|exchanger| !exchanger.is_null() && names.insert(exchanger.name.as_str()));
    let mut chosen: Vec<(&Exchanger, Vec<IpAddr>)> =
        all.map(|exchanger| (exchanger, addresses(exchanger))).filter(|(_, addresses)| !addresses.is_empty()).collect();
    let left_out: Vec<String> = chosen.drain(chosen.len().min(MAX_HOSTS)..).map(|(exchanger, _)| exchanger.name.clone()).collect();
    let is_cut = |exchanger: &Exchanger| [&exchanger.ipv4, &exchanger.ipv6].into_iter().flatten().any(|family| family.addresses.len() > MAX_ADDRESSES);
    let in_part: Vec<String> = chosen.iter().filter(|(exchanger, _)| is_cut(exchanger)).map(|(exchanger, _)| exchanger.name.clone()).collect();
    let policy = &inquiry.net().policy;
    let road = match exchange.kind {
        Kind::Null => Road::Null,
        Kind::Unknown => Road::Unknown,
        _ if chosen.iter().flat_map(|(_, addresses)| addresses).any(|ip| policy.allows(*ip)) => Road::Hosts,
        _ if !chosen.is_empty() => Road::Private,
        _ if exchange.exchangers.iter().any(|one| one.resolution() == crate::mail::mx::Resolution::Unknown) => Road::Unknown,
        _ => Road::None,
    };
    let visited: Vec<(&Exchanger, Vec<IpAddr>)> = if road == Road::Hosts { chosen } else { Vec::new() };
    let hosts = join_all(visited.iter().map(|(exchanger, addresses)| async move {
        let after: Vec<EvidenceId> = std::iter::once(exchange.evidence).chain(exchanger.evidence()).collect();
        // Behind each address may be another door: IPv6 is often open where IPv4 is not.
        let visits = join_all(addresses.iter().enumerate().filter(|(_, ip)| policy.allows(**ip)).map(|(place, &ip)| {
            // Once for each family: a host's settings are the same at all its addresses, and every try is a connection.
            let first_of_family = addresses.iter().position(|other| other.is_ipv4() == ip.is_ipv4()) == Some(place);
            let after = after.clone();
            async move {
                let leave = trial.leave(inquiry, ip, &after).await;
                let turn = leave == Leave::Given && turns.take(ip.to_canonical()).await;
                let probe = if turn { Some(probe(inquiry, &exchange.domain).await) } else { None };
                let visit = visit(inquiry, &exchanger.name, ip, first_of_family, probe.as_ref(), &after).await;
                Visit { waits: leave == Leave::Given && !turn, unproved: leave == Leave::Unproved, ..visit }
            }
        }));
        Host { name: exchanger.name.clone(), preference: exchanger.preference, visits: visits.await }
    }))
    .await;
    let at = inquiry.net().clock.now();
    let seen = Smtp { at, domain: exchange.domain.clone(), road, hosts, left_out, in_part, proved: Proved::default(), found_by };
    Smtp { proved: prove(inquiry, &seen), ..seen }
}

/// Notes which versions of IP lead to somebody's port 25, and says what is known of that.
fn prove(inquiry: &Inquiry, seen: &Smtp) -> Proved {
    let reach = &inquiry.net().reach;
    for (host, visit) in seen.visits() {
        let talk = &visit.conversation;
        // What answers on this machine or in its own network says nothing of the way out, and neither does who answers for somebody else.
        let is_out = !talk.from_itself && inquiry.net().dialer.leads_out(SocketAddr::new(talk.ip, smtp::PORT));
        if talk.speaks() && is_out && seen.is_itself(host, visit) {
            reach.note(talk.ip, seen.at);
        }
    }
    Proved { ipv4: reach.is_proved(false, seen.at), ipv6: reach.is_proved(true, seen.at) }
}

fn addresses(exchanger: &Exchanger) -> Vec<IpAddr> {
    let families = [&exchanger.ipv4, &exchanger.ipv6].into_iter().flatten();
    families.flat_map(|family| family.addresses.iter().copied().take(MAX_ADDRESSES)).collect()
}

async fn probe(inquiry: &Inquiry, domain: &str) -> Probe {
    let reports = reports(inquiry, domain).await;
    let own_name = inquiry.net().ehlo.as_deref().unwrap_or("example.com").to_owned();
    Probe { domain: domain.to_owned(), nobody: format!("mailworthy-{:012x}", rand::rng().random::<u64>() >> 16), reports, own_name }
}

/// The addresses at the domain to which its records have reports sent (RFC 9989 §4.7, RFC 8460 §3). What is elsewhere is others' to try.
async fn reports(inquiry: &Inquiry, domain: &str) -> Vec<String> {
    let (policy, tls) = join(dmarc::lookup(inquiry, domain, &[]), tls_rpt::lookup(inquiry, domain, &[])).await;
    let failures = policy.record().into_iter().flat_map(|record| record.rua.iter().chain(&record.ruf)).filter_map(|address| address.mailbox.clone());
    let of_tls = tls.records().flat_map(|text| text.record.value.rua.iter()).filter_map(|uri| {
        let (scheme, rest) = uri.split_once(':')?;
        scheme.eq_ignore_ascii_case("mailto").then(|| rest.split('?').next().unwrap_or_default().to_owned())
    });
    let mut addresses: Vec<String> = Vec::new();
    for address in failures.chain(of_tls).map(|address| address.to_ascii_lowercase()) {
        let Some((local, host)) = address.rsplit_once('@') else { continue };
        let is_plain = local.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'+' | b'-' | b'='));
        // Those two are tried by themselves.
        let is_role = matches!(local, "postmaster" | "abuse");
        if host == domain && is_plain && !is_role && (1..=MAX_LOCAL_PART).contains(&local.len()) && !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    addresses.truncate(MAX_REPORTS);
    addresses
}

/// Tries what a server falls for that relays for nobody who asks plainly. Who trusts us because we are it would tell nothing.
async fn relaying(inquiry: &Inquiry, host: &smtp::Host<'_>, conversation: &Conversation, probe: Option<&Probe>) -> Option<Relaying> {
    let refused = conversation.tried.as_ref().and_then(|tried| tried.foreign.as_ref()).is_some_and(|reply| !reply.is_yes());
    let probe = probe.filter(|_| refused && !conversation.from_itself)?;
    Some(smtp::ask_to_relay(inquiry, host, probe, &[conversation.evidence]).await)
}

async fn visit(inquiry: &Inquiry, name: &str, ip: IpAddr, versions: bool, probe: Option<&Probe>, after: &[EvidenceId]) -> Visit {
    let host = smtp::Host { name, ip };
    let (conversation, reverse) = join(smtp::converse(inquiry, &host, probe, after), iprev::lookup(inquiry, ip.to_canonical(), after)).await;
    let (this, talked) = (&host, [conversation.evidence]);
    let secured = conversation.secured.as_ref().filter(|secured| secured.reply.code == 220);
    let agreed = secured.and_then(|secured| secured.handshake.as_ref()).is_some_and(|handshake| matches!(handshake.ending, Ending::Agreed(_)));
    let wanted = conversation.chain().is_empty();
    let ceilings = async {
        let mut newest = Vec::new();
        if secured.is_some() && versions {
            newest.extend([Version::Tls11, Version::Tls12]);
        }
        if secured.is_some() && !agreed {
            newest.push(Version::Tls13);
        }
        let mut ceilings = join_all(newest.into_iter().map(|newest| smtp::look_for(inquiry, this, newest, wanted, &talked))).await;
        // Who speaks one that is old may speak one that is older.
        for older in [Version::Tls10, Version::Ssl3] {
            let oldest = ceilings.iter().filter_map(Ceiling::version).min();
            if versions && oldest.is_some_and(|oldest| oldest < Version::Tls12 && oldest > older) {
                ceilings.push(smtp::look_for(inquiry, this, older, wanted, &talked).await);
            }
        }
        ceilings
    };
    let banner = async {
        let said = conversation.banner.as_ref().and_then(smtp::Reply::name).filter(|said| is_host_name(said))?;
        if said == name || reverse.names.iter().any(|one| one.name == said) {
            return None;
        }
        let kind = if ip.to_canonical().is_ipv4() { RecordType::A } else { RecordType::Aaaa };
        let asked = inquiry.dns(&said, kind, &talked).await;
        asked.is_answer().then(|| asked.addresses().contains(&ip.to_canonical()))
    };
    let is_named_otherwise = conversation.chain().first().is_some_and(|own| !tls::name_fits(own, name));
    let unnamed = async {
        let handshake = secured?.handshake.as_ref()?;
        // RFC 6066 §3: who does not know the name may end the handshake; some close instead, or take any alert.
        let is_refused = matches!(handshake.ending, Ending::Alert(_) | Ending::Closed) && !handshake.asks_certificate;
        if !is_refused && !is_named_otherwise {
            return None;
        }
        let (shaken, evidence) = smtp::shake_unnamed(inquiry, this, &talked).await;
        let shaken = shaken?;
        let agreed = matches!(shaken.ending, Ending::Agreed(_)) && shaken.key_proved != Some(false);
        Some(Unnamed { agreed, name_fits: shaken.chain.first().is_some_and(|own| tls::name_fits(own, name)), evidence })
    };
    let (ceilings, banner_leads_here, unnamed, relaying) = join4(ceilings, banner, unnamed, relaying(inquiry, this, &conversation, probe)).await;
    let visit = Visit { conversation, standing: None, name_fits: None, ceilings, reverse, banner_leads_here, unnamed, relaying, waits: false, unproved: false };
    let (chain, _) = visit.chain();
    let standing = (!chain.is_empty()).then(|| tls::judge(&inquiry.net().trust, chain, inquiry.net().clock.now()));
    let name_fits = chain.first().map(|own| tls::name_fits(own, name));
    Visit { standing, name_fits, ..visit }
}
