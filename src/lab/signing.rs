//! Signed zones (DNSSEC), where a zone file asks for it.
//!
//! ```text
//! ; signed: ZONE                 the zone is signed, and the zone above vouches for it
//! ; signed: ZONE expired         its signatures have ended
//! ; signed: ZONE ends-soon       they end tomorrow
//! ; signed: ZONE bogus           they do not fit
//! ; signed: ZONE mismatch        the zone above vouches for another key
//! ; signed: ZONE bare-keys       the keys of the zone are not signed
//! ; signed: ZONE keyless         the zone above vouches for a key, and the zone shows none
//! ; signed: ZONE ed448           the zone above vouches for a key of an algorithm that we do not know
//! ; signed: NAME bogus           of a name in a signed zone: the signatures at this name alone do not fit, those of what it denies included
//! ```
//!
//! The root and `lab.test` are signed always. Answers are signed as they are asked for, by one key for all zones; what does not exist is denied by
//! an NSEC record at exactly that name (RFC 4470, RFC 9824). What a wildcard gives has the wildcard's signature, and an NSEC record beside it that
//! covers the name (RFC 4035 §3.1.3.3).

use std::{
    collections::HashMap,
    sync::LazyLock,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use hickory_proto::{
    ProtoError,
    dnssec::{
        Algorithm, DigestType, DnssecSigner, PublicKeyBuf, SigningKey, TrustAnchors,
        crypto::EcdsaSigningKey,
        rdata::{DNSKEY, DNSSECRData, DS, NSEC, RRSIG},
    },
    op::ResponseCode,
    rr::{DNSClass, LowerName, Name, RData, Record, RecordSet, RecordType},
};
use rustls::pki_types::PrivatePkcs8KeyDer;

use super::world::{Reply, World, upward};

const ALGORITHM: Algorithm = Algorithm::ECDSAP256SHA256;
/// How long signatures hold.
const LIFETIME: Duration = Duration::from_secs(30 * 86_400);
const DAY: u64 = 86_400;
/// Seconds that signed records may be kept.
const TTL: u32 = 300;

/// What is wrong with a signed zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signing {
    Sound,
    Expired,
    EndsSoon,
    Bogus,
    Mismatch,
    Keyless,
    Ed448,
    /// The keys themselves are not signed.
    BareKeys,
}

/// The zones that are signed beside the root and `lab.test`.
pub(super) type SignedZones = HashMap<LowerName, Signing>;

/// Reads the manner behind a zone's name.
pub(super) fn read(manner: &str) -> Result<Signing, String> {
    Ok(match manner {
        "" => Signing::Sound,
        "expired" => Signing::Expired,
        "ends-soon" => Signing::EndsSoon,
        "bogus" => Signing::Bogus,
        "mismatch" => Signing::Mismatch,
        "keyless" => Signing::Keyless,
        "ed448" => Signing::Ed448,
        "bare-keys" => Signing::BareKeys,
        other => return Err(format!("{other:?} is no way of signing")),
    })
}

/// The key of all zones, new in every process.
static KEY: LazyLock<Option<(PrivatePkcs8KeyDer<'static>, PublicKeyBuf)>> = LazyLock::new(|| {
    let secret = EcdsaSigningKey::generate_pkcs8(ALGORITHM).ok()?;
    let public = EcdsaSigningKey::from_pkcs8(&secret, ALGORITHM).ok()?.to_public_key().ok()?;
    Some((secret, public))
});

/// Where the trust in the lab's zones begins.
pub(super) fn anchors() -> TrustAnchors {
    let mut anchors = TrustAnchors::empty();
    if let Some((_, public)) = &*KEY {
        anchors.insert(public);
    }
    anchors
}

/// Answer and authority sections with signatures.
#[derive(Default)]
pub(super) struct Sections {
    pub(super) code: ResponseCode,
    pub(super) answers: Vec<Record>,
    pub(super) authorities: Vec<Record>,
}

impl World {
    /// The answer to a question that wants signatures; nothing when there is none to give.
    pub(super) fn signed(&self, name: &LowerName, kind: RecordType, reply: &Reply<'_>) -> Option<Sections> {
        if !matches!(reply.code, ResponseCode::NoError | ResponseCode::NXDomain) {
            return None;
        }
        let mut sections = Sections { code: ResponseCode::NoError, ..Sections::default() };
        let wire = Name::from(name);
        match kind {
            RecordType::DNSKEY if self.is_apex(name) && self.signing(name).is_some_and(|signing| signing != Signing::Keyless) => {
                let data = RData::DNSSEC(DNSSECRData::DNSKEY(DNSKEY::from_key(&KEY.as_ref()?.1)));
                let keys = vec![Record::from_rdata(wire, TTL, data)];
                sections.answers = if self.signing(name) == Some(Signing::BareKeys) { keys } else { self.with_signature(name, keys) };
            }
            // RFC 4035 §3.1.4.1: the zone above answers for what it vouches for.
            RecordType::DS if !name.is_root() => {
                let parent = self.zone(&name.base_name())?;
                match self.signing(name) {
                    Some(signing) if self.is_apex(name) => {
                        let mut digest = DS::from_key(&KEY.as_ref()?.1, &wire, DigestType::SHA256).ok()?;
                        if signing == Signing::Ed448 {
                            digest = DS::new(digest.key_tag(), Algorithm::Unknown(16), DigestType::SHA256, vec![7; 32]);
                        }
                        if signing == Signing::Mismatch {
                            digest = DS::new(digest.key_tag() ^ 1, ALGORITHM, DigestType::SHA256, vec![7; 32]);
                        }
                        let record = Record::from_rdata(wire, TTL, RData::DNSSEC(DNSSECRData::DS(digest)));
                        sections.answers = self.with_signature(&parent, vec![record]);
                    }
                    _ => {
                        let types = if self.is_apex(name) { vec![RecordType::NS] } else { self.types(name) };
                        sections.authorities = self.denial(&parent, wire, types);
                    }
                }
            }
            _ => {
                let mut rest: Vec<Record> = reply.answers.iter().map(|record| record.clone().into_owned()).collect();
                let mut last = name.clone();
                while let Some(first) = rest.first() {
                    let (owner, covered) = (first.name.clone(), first.record_type());
                    let (set, others): (Vec<Record>, Vec<Record>) =
                        rest.into_iter().partition(|record| record.name == owner && record.record_type() == covered);
                    if let Some(RData::CNAME(target)) = set.first().map(|record| &record.data) {
                        last = LowerName::new(&target.0);
                    }
                    let owner = LowerName::new(&owner);
                    let zone = self.zone(&owner)?;
                    match self.wildcard(&owner).filter(|_| self.signing(&zone).is_some()) {
                        Some(wildcard) => {
                            sections.answers.extend(self.expanded(&zone, &wildcard, set)?);
                            sections.authorities.extend(self.cover(&zone, &wildcard, &owner)?);
                        }
                        None => sections.answers.extend(self.with_signature(&zone, set)),
                    }
                    rest = others;
                }
                if !sections.answers.iter().any(|record| record.record_type() == kind) {
                    let zone = self.zone(&last)?;
                    let types = self.types(&last);
                    sections.authorities.extend(self.denial(&zone, Name::from(&last), types));
                    // Where nothing is signed, the answer stays as it was.
                    if self.signing(&zone).is_none() {
                        sections.code = reply.code;
                    }
                }
            }
        }
        Some(sections)
    }

    /// How a zone is signed; nothing when it is not.
    fn signing(&self, zone: &LowerName) -> Option<Signing> {
        let always = zone.is_root() || zone.to_string().trim_end_matches('.') == super::DOMAIN;
        self.signed.get(zone).copied().or(always.then_some(Signing::Sound))
    }

    /// The zone that a name belongs to.
    fn zone(&self, name: &LowerName) -> Option<LowerName> {
        upward(name).find(|name| self.is_apex(name))
    }

    /// What is denied, with the SOA of the zone that denies it.
    fn denial(&self, zone: &LowerName, name: Name, types: Vec<RecordType>) -> Vec<Record> {
        let soa = self.soa_of(zone).cloned().into_iter().collect::<Vec<_>>();
        let mut records = self.with_signature(zone, soa);
        if self.signing(zone).is_some()
            && let Ok(next) = name.prepend_label(b"\0".as_slice())
        {
            let data = RData::DNSSEC(DNSSECRData::NSEC(NSEC::new_cover_self(next, types)));
            records.extend(self.with_signature(zone, vec![Record::from_rdata(name, TTL, data)]));
        }
        records
    }

    /// What a wildcard gives to a name, with the signature that was made for the wildcard (RFC 4035 §2.2).
    fn expanded(&self, zone: &LowerName, wildcard: &Name, set: Vec<Record>) -> Option<Vec<Record>> {
        let name = set.first()?.name.clone();
        let renamed = |mut records: Vec<Record>, name: &Name| {
            records.iter_mut().for_each(|record| record.name = name.clone());
            records
        };
        Some(renamed(self.with_signature(zone, renamed(set, wildcard)), &name))
    }

    /// Says that nothing exists between the wildcard and the name that it stands for, that name included.
    fn cover(&self, zone: &LowerName, wildcard: &Name, name: &LowerName) -> Option<Vec<Record>> {
        let encloser = wildcard.base_name();
        let nearer = Name::from(name).trim_to(usize::from(encloser.num_labels()) + 1);
        // RFC 4470 §3.1.2: the next name in order.
        let label = nearer.iter().next()?.iter().copied().chain([0]).collect::<Vec<u8>>();
        let data =
            RData::DNSSEC(DNSSECRData::NSEC(NSEC::new_cover_self(encloser.prepend_label(label.as_slice()).ok()?, self.types(&LowerName::new(wildcard)))));
        Some(self.with_signature(zone, vec![Record::from_rdata(wildcard.clone(), TTL, data)]))
    }

    /// A set of records and, where the zone is signed, its signature.
    fn with_signature(&self, zone: &LowerName, mut set: Vec<Record>) -> Vec<Record> {
        let Some(of_zone) = self.signing(zone) else { return set };
        let of_name = set.first().map(|record| LowerName::new(&record.name)).filter(|owner| owner != zone && !self.is_apex(owner));
        let signing = of_name.and_then(|owner| self.signed.get(&owner).copied()).unwrap_or(of_zone);
        for record in &mut set {
            record.ttl = TTL;
        }
        if let Ok(Some(signature)) = sign(zone, signing, &set) {
            set.push(signature);
        }
        set
    }
}

fn sign(zone: &LowerName, signing: Signing, set: &[Record]) -> Result<Option<Record>, ProtoError> {
    let (Some(first), Some((secret, public))) = (set.first(), &*KEY) else { return Ok(None) };
    let Ok(key) = EcdsaSigningKey::from_pkcs8(secret, ALGORITHM) else { return Ok(None) };
    let signer = DnssecSigner::new(DNSKEY::from_key(public), Box::new(key), Name::from(zone), LIFETIME);
    let mut records = RecordSet::with_ttl(first.name.clone(), first.record_type(), TTL);
    records.set_records(set.to_vec());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let inception = match signing {
        Signing::Expired => now.saturating_sub(40 * DAY),
        Signing::EndsSoon => now.saturating_sub(29 * DAY),
        _ => now.saturating_sub(DAY),
    };
    // The epoch of the library's own calendar.
    let inception = rcgen::date_time_ymd(1970, 1, 1) + Duration::from_secs(inception);
    let mut signature = RRSIG::from_rrset(&records, DNSClass::IN, inception, &signer)?;
    if signing == Signing::Bogus && first.record_type() != RecordType::DNSKEY {
        let mut bytes = signature.sig().to_vec();
        if let Some(byte) = bytes.last_mut() {
            *byte ^= 1;
        }
        signature = RRSIG::from_sig(signature.input().clone(), bytes);
    }
    Ok(Some(Record::from_rdata(first.name.clone(), TTL, RData::DNSSEC(DNSSECRData::RRSIG(signature)))))
}
