//! TLS between mail servers. It is opportunistic: most senders take any certificate, and some none at all if TLS fails, so little here stops mail.

use std::collections::BTreeSet;

use super::{
    dane::{self, Bound, Vouched},
    mta_sts,
    smtp_in::{Fate, fate, merge, ordered},
};
use crate::{
    check::observe::{
        Observations,
        smtp::{Host, Road, Unnamed, Visit},
    },
    mail::smtp::{Ceiling, Inside, Secured},
    model::{code::Code, finding::Finding, verdict::Verdict},
    net::tls::{
        Certificate, Ending, Handshake, Standing, Version,
        certificate::{KeyKind, Signature},
        hello::{Strength, strength},
    },
};

const DAY_MS: i64 = 24 * 3_600 * 1_000;
/// Days left of a certificate that are a problem and a note, and the parts of its whole life that stand for them when that is short.
const LAST_DAYS: i64 = 7;
const FEW_DAYS: i64 = 21;
const LAST_PART: i64 = 12;
const FEW_PART: i64 = 4;
/// Bits of a key that is short (RFC 9325 §4.5).
const RSA_BITS: u32 = 2_048;
const EC_BITS: u32 = 224;
/// Names told of one certificate.
const MAX_NAMES: usize = 5;
/// Alerts by which a server says that nothing of what was offered suits it (RFC 8446 §6.2).
const NO_TERMS: [&str; 3] = ["HandshakeFailure", "ProtocolVersion", "InsufficientSecurity"];

/// The name of an alert as RFC 8446 §6 writes it.
fn alert_name(ending: &Ending) -> String {
    let Ending::Alert(alert) = ending else { return "–".to_owned() };
    let mut name = String::new();
    for (place, character) in alert.chars().enumerate() {
        if place > 0 && character.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(character.to_ascii_lowercase());
    }
    name
}

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(smtp) = &seen.smtp.as_ref().map(ordered) else { return Vec::new() };
    let about = |code| Finding::new(code, smtp.domain.clone()).seen(smtp.found_by.iter().copied());
    let unknown = || about(Code::StarttlsUnknown).arg("how", "other");
    match smtp.road {
        Road::Null | Road::None | Road::Private => return vec![about(Code::StarttlsNoHost)],
        Road::Unknown => return vec![unknown()],
        Road::Hosts => {}
    }
    if smtp.interceptor().is_some() {
        let all = smtp.visits().map(|(_, visit)| visit.conversation.evidence);
        return vec![unknown().seen(all)];
    }
    let mut findings = Vec::new();
    for host in &smtp.hosts {
        let open: Vec<&Visit> = host.visits.iter().filter(|visit| fate(smtp, visit) == Fate::Open).collect();
        if open.is_empty() {
            let all = host.visits.iter().map(|visit| visit.conversation.evidence);
            let how = if host.visits.iter().any(|visit| visit.conversation.refuses_us()) { "turned_away" } else { "other" };
            findings.push(Finding::new(Code::StarttlsUnknown, host.name.clone()).arg("how", how).seen(all));
        }
        for visit in open {
            let talk = visit.conversation.evidence;
            if let Some(name) = smtp.stranger(host, visit) {
                findings
                    .push(Finding::new(Code::StarttlsUnknown, host.name.clone()).arg("how", "stranger").arg("name", name).seen([talk, visit.reverse.evidence]));
                continue;
            }
            let (bound, vouched) = (dane::bound(seen, &host.name, talk), dane::vouched(seen, &host.name, talk));
            findings.extend(Judge { seen, at: smtp.at, host, visit, bound, vouched, enforced: mta_sts::is_enforced(seen) }.all());
        }
    }
    merge(findings)
}

struct Judge<'a> {
    seen: &'a Observations,
    at: i64,
    host: &'a Host,
    visit: &'a Visit,
    /// What DNS ties the server to, and what vouches for it there.
    bound: Bound,
    vouched: Option<Vouched>,
    /// Whether a policy obliges senders to check certificates; nothing when nobody knows.
    enforced: Option<bool>,
}

impl Judge<'_> {
    fn about(&self, code: Code) -> Finding {
        Finding::new(code, self.host.name.clone()).arg("ips", vec![self.visit.ip().to_string()]).seen([self.visit.conversation.evidence])
    }

    fn unknown(&self, how: &str) -> Finding {
        self.about(Code::StarttlsUnknown).arg("how", how)
    }

    /// What DNS vouches for, where that is enough. Senders that know MTA-STS and not DANE still hold to a policy (RFC 8461 §2: neither replaces the other).
    fn excused(&self) -> Option<Vouched> {
        self.vouched.filter(|_| self.enforced != Some(true))
    }

    /// About the certificate: who refuses it, and what a new one would break.
    fn about_certificate(&self, code: Code) -> Finding {
        // RFC 7435 §3: encryption between mail servers takes any certificate, unless somebody is obliged to check it.
        let held = match (self.enforced, self.vouched) {
            (Some(true), _) => "enforce",
            (_, Some(_)) => "dane",
            (Some(false), None) => "none",
            (None, None) => "unknown",
        };
        self.about(code).arg("held", held).arg("tlsa", self.bound.as_str())
    }

    /// The way to a certificate of today: by a command, except where the record of the key has to come first.
    fn renewed(&self, finding: Finding) -> Finding {
        let name = &self.host.name;
        let command = match self.bound {
            // RFC 7671 §8.1: first the record, then what it describes.
            Bound::Certificate => {
                return match dane::key_record(self.seen, name, self.visit.conversation.evidence) {
                    Some((place, record)) => finding.remedy("TLSA", place, record),
                    None => finding,
                };
            }
            Bound::No => "certbot renew && postfix reload",
            Bound::Key | Bound::Unknown => "certbot renew --reuse-key && postfix reload",
        };
        finding.remedy("certbot", name.clone(), command)
    }

    /// The way to a new certificate of a public authority. One that is asked for anew comes with a key of its own, which no record names yet.
    fn issued(&self, finding: Finding) -> Finding {
        match self.bound {
            Bound::Key | Bound::Certificate => finding,
            Bound::No | Bound::Unknown => finding.remedy("certbot", self.host.name.clone(), format!("certbot certonly --standalone -d {}", self.host.name)),
        }
    }

    /// What came of TLS without the server's name.
    const fn unnamed(&self) -> Option<Unnamed> {
        self.visit.unnamed
    }

    fn all(&self) -> Vec<Finding> {
        let talk = &self.visit.conversation;
        let Some(greeting) = &talk.greeting else { return Vec::new() };
        if talk.is_out_of_step() && talk.secured.is_none() {
            return vec![self.unknown("other")];
        }
        if greeting.offers("STARTTLS").is_none() {
            if talk.is_masked() {
                return vec![self.unknown("masked")];
            }
            let command = format!(
                "postconf -e 'smtpd_tls_security_level = may' 'smtpd_tls_chain_files = /etc/letsencrypt/live/{0}/privkey.pem, /etc/letsencrypt/live/{0}/fullchain.pem' && postfix reload",
                self.host.name
            );
            return vec![self.about(Code::StarttlsMissing).remedy("Postfix", self.host.name.clone(), command)];
        }
        let Some(secured) = &talk.secured else { return vec![self.unknown("other")] };
        let mut findings = vec![self.handshake(secured)];
        if let Some(handshake) = &secured.handshake {
            findings.extend(self.versions(handshake));
            findings.extend(self.ciphers(handshake));
            let (chain, shown) = self.visit.chain();
            if let Some(own) = chain.first() {
                let of_certificate = self.trust(chain, own).into_iter().chain([self.name(own)]).chain(self.dates(own)).chain(self.key(own));
                findings.extend(of_certificate.map(|finding| finding.seen([shown])));
            }
        }
        findings
    }

    /// Whether the server goes through with what it offers (RFC 3207 §4).
    fn handshake(&self, secured: &Secured) -> Finding {
        let Some(handshake) = &secured.handshake else {
            let refused = || self.about(Code::StarttlsRefused).arg("reply", secured.reply.text());
            return if secured.turns_us_away() { self.unknown("turned_away") } else { refused() };
        };
        let failed = |how: &str| self.about(Code::StarttlsFailed).arg("how", how).arg("alert", alert_name(&handshake.ending));
        match &handshake.ending {
            Ending::Agreed(_) if handshake.key_proved == Some(false) => failed("key"),
            Ending::Agreed(session) => match self.visit.conversation.inside() {
                Inside::Open => self.about(Code::StarttlsGood).arg("version", session.version.name()).arg("cipher", session.cipher.clone()),
                // RFC 8446 §4.4.2.4: with 1.3 a client without a certificate learns that it needs one only afterwards.
                Inside::Lost if handshake.asks_certificate => failed("client"),
                Inside::Lost => failed("inside"),
                Inside::Untold => self.unknown(if self.visit.conversation.refuses_us() { "turned_away" } else { "other" }),
            },
            Ending::TimedOut => self.unknown("other"),
            _ if handshake.asks_certificate => failed("client"),
            ending => match self.visit.suits_others() {
                // The handshake fails for us alone.
                Some(true) => self.about(Code::StarttlsOther),
                // RFC 6066 §3 lets it end the handshake for a name that it does not know; who insists on TLS has to give that name (RFC 8461 §4).
                _ if self.unnamed().is_some_and(|unnamed| unnamed.agreed) => failed("sni").seen(self.unnamed().map(|unnamed| unnamed.evidence)),
                None => self.unknown("other"),
                Some(false) if self.visit.spoken().any(|(_, cipher)| cipher.contains("_NULL_")) => failed("null"),
                // It speaks to older clients only.
                Some(false) if self.visit.spoken().next().is_some() => failed("modern"),
                Some(false) => match ending {
                    Ending::Alert(alert) if alert == "UnrecognisedName" => failed("name"),
                    Ending::Alert(alert) if NO_TERMS.contains(&alert.as_str()) => failed("alert"),
                    Ending::Alert(_) => failed("broken_off"),
                    Ending::Closed => failed("closed"),
                    Ending::Incompatible => failed("incompatible"),
                    _ => failed("garbled"),
                },
            },
        }
    }

    fn versions(&self, handshake: &Handshake) -> Option<Finding> {
        let agreed = match &handshake.ending {
            Ending::Agreed(session) => Some(session.version),
            _ => None,
        };
        let versions: BTreeSet<Version> = agreed.into_iter().chain(self.visit.spoken().map(|(version, _)| version)).collect();
        let is_modern = |version: &Version| *version >= Version::Tls12;
        let old: Vec<String> = versions.iter().filter(|version| !is_modern(version)).map(|version| version.name()).collect();
        let modern: Vec<String> = versions.iter().filter(|version| is_modern(version)).map(|version| version.name()).collect();
        let ceilings = self.visit.ceilings.iter().map(|ceiling| ceiling.evidence);
        let about = |code| self.about(code).seen(ceilings.clone());
        // Postfix before 3.6 knows no ">=TLSv1.2", and every later one knows this.
        let command = "postconf -e 'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1' && postfix reload";
        let newest = versions.iter().next_back()?;
        // RFC 8996 §2: TLS 1.0 and 1.1 are gone, and SSL 3.0 before them.
        if modern.is_empty() {
            return Some(about(Code::StarttlsOldOnly).arg("versions", old).remedy("Postfix", self.host.name.clone(), command));
        }
        if !old.is_empty() {
            return Some(about(Code::StarttlsOldToo).arg("versions", old).remedy("Postfix", self.host.name.clone(), command));
        }
        let asked = |newest| self.visit.ceilings.iter().find(|ceiling| ceiling.newest == newest);
        let older = asked(Version::Tls11)?;
        // Without an agreement the newest is known only by what was chosen when everything was offered.
        let is_newest_known = agreed.is_some() || asked(Version::Tls13).is_some_and(|ceiling| ceiling.version().is_some());
        if !(older.is_answered() && asked(Version::Tls12).is_some_and(Ceiling::is_answered) && is_newest_known) {
            return Some(about(Code::StarttlsVersionsUnknown).arg("versions", modern));
        }
        if let [only] = modern.as_slice() {
            let which = if *newest == Version::Tls12 { "older" } else { "newer" };
            return Some(about(Code::StarttlsOneVersion).arg("which", which).arg("version", only.clone()));
        }
        Some(about(Code::StarttlsVersions).arg("versions", modern))
    }

    fn ciphers(&self, handshake: &Handshake) -> Option<Finding> {
        let about = |code, cipher: &str| {
            let ceilings = self.visit.ceilings.iter().map(|ceiling| ceiling.evidence);
            Some(self.about(code).arg("cipher", cipher).seen(ceilings))
        };
        if let Ending::Agreed(session) = &handshake.ending {
            // Our library offers nothing without forward secrecy.
            return about(Code::StarttlsCiphers, &session.cipher);
        }
        // With the newest version that it speaks; strong suites were offered too, so it has none.
        let (_, cipher) = self.visit.spoken().max_by_key(|(version, _)| *version)?;
        match strength(cipher)? {
            Strength::Forward => about(Code::StarttlsCiphers, cipher),
            Strength::Static => about(Code::StarttlsWeakCiphers, cipher).map(|finding| finding.arg("how", "static")),
            Strength::Anonymous => about(Code::StarttlsWeakCiphers, cipher).map(|finding| finding.arg("how", "anonymous")),
            Strength::Weak => about(Code::StarttlsWeakCiphers, cipher).map(|finding| finding.arg("how", "weak")),
        }
    }

    fn trust(&self, chain: &[Certificate], own: &Certificate) -> Option<Finding> {
        let trusted = |by: &str| self.about(Code::StarttlsTrusted).arg("issuer", own.issuer.clone()).arg("by", by);
        // Catalogue, `smtp.cert_valid`: an authority or DANE.
        if self.excused().is_some() && self.visit.standing != Some(Standing::Trusted) {
            return Some(trusted("dane"));
        }
        let untrusted = |how: &str| Some(self.issued(self.about_certificate(Code::StarttlsUntrusted).arg("how", how).arg("issuer", own.issuer.clone())));
        match self.visit.standing? {
            Standing::Trusted => Some(trusted("authority")),
            Standing::SelfSigned => Some(self.issued(self.about_certificate(Code::StarttlsSelfSigned))),
            // The certificate of the server itself is judged by its dates.
            Standing::Expired if own.not_after < self.at => None,
            Standing::NotYetValid if own.not_before > self.at => None,
            Standing::Expired | Standing::NotYetValid => untrusted("chain_dates"),
            Standing::UnknownIssuer if chain.len() == 1 => untrusted("alone"),
            Standing::UnknownIssuer => untrusted("issuer"),
            Standing::BadSignature | Standing::WeakSignature => untrusted("signature"),
            Standing::WrongPurpose => untrusted("purpose"),
            Standing::Unreadable | Standing::Other => untrusted("other"),
            Standing::NoRoots => Some(self.about(Code::StarttlsTrustUnknown)),
        }
    }

    /// RFC 9525 §6; senders that check it (MTA-STS, DANE-TA) want the exchanger's name.
    fn name(&self, own: &Certificate) -> Finding {
        if self.visit.name_fits == Some(true) {
            return self.about(Code::StarttlsName);
        }
        let parent = self.host.name.split_once('.').map_or("", |(_, parent)| parent);
        let related = |name: &String| {
            let bare = name.strip_prefix("*.").unwrap_or(name);
            super::is_own_name(self.seen, bare) || (parent.contains('.') && (bare == parent || bare.ends_with(&format!(".{parent}"))))
        };
        // RFC 7672 §3.1.1, §3.2.2: who checks by DANE does not look at the name, or takes the domain's as well.
        let verdict = if self.excused().is_some() || own.names.iter().any(related) { Verdict::Note } else { Verdict::Problem };
        let mut names: Vec<String> = own.names.iter().take(MAX_NAMES).cloned().collect();
        if own.names.len() > MAX_NAMES {
            names.push("…".to_owned());
        }
        let some = if names.is_empty() { "none" } else { "some" };
        let wrong = |some: &str| self.about_certificate(Code::StarttlsWrongName).verdict(verdict).arg("some", some).arg("names", names);
        // It has the right certificate, and chooses another one when it is called by its name.
        if let Some(unnamed) = self.unnamed().filter(|unnamed| unnamed.agreed && unnamed.name_fits) {
            return wrong("sni").seen([unnamed.evidence]);
        }
        self.issued(wrong(some))
    }

    fn dates(&self, own: &Certificate) -> Option<Finding> {
        // RFC 7672 §3.1.1: with a record for the key itself dates do not count.
        let eased = |finding: Finding| if self.excused() == Some(Vouched::Key) { finding.verdict(Verdict::Note) } else { finding };
        let day = |moment: i64| crate::words::day(moment);
        if own.not_before > self.at {
            return Some(eased(self.about_certificate(Code::StarttlsEarly).arg("day", day(own.not_before))));
        }
        let left = own.not_after - self.at;
        let life = (own.not_after - own.not_before).max(1);
        // Certificates live ever shorter: one that lives for a week is not overdue from its first day on.
        // Whole days are told and compared: 7.9 days are "in 7 days".
        let last = ((LAST_DAYS + 1) * DAY_MS - 1).min(life / LAST_PART);
        let few = ((FEW_DAYS + 1) * DAY_MS - 1).min(life / FEW_PART);
        let days = left.div_euclid(DAY_MS);
        let about = |finding: Finding| finding.arg("day", day(own.not_after)).arg("days", u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX));
        let ending = |code| self.renewed(about(self.about_certificate(code)));
        Some(if left < 0 {
            eased(ending(Code::StarttlsExpired))
        } else if left <= last {
            eased(ending(Code::StarttlsExpiring))
        } else if left <= few {
            ending(Code::StarttlsExpiring).verdict(Verdict::Note)
        } else {
            about(self.about(Code::StarttlsDates))
        })
    }

    fn key(&self, own: &Certificate) -> Vec<Finding> {
        let mut findings = Vec::new();
        let short = match own.key.kind {
            KeyKind::Rsa => own.key.bits < RSA_BITS,
            KeyKind::Ec => own.key.bits < EC_BITS,
            KeyKind::Ed25519 | KeyKind::Other => false,
        };
        if short {
            let kind = if own.key.kind == KeyKind::Rsa { "RSA" } else { "EC" };
            findings.push(self.about_certificate(Code::StarttlsShortKey).arg("kind", kind).arg("bits", own.key.bits));
        }
        // The signature of a certificate by itself protects nothing.
        if matches!(own.signature, Signature::Md5 | Signature::Sha1) && !own.self_issued {
            let hash = if own.signature == Signature::Md5 { "MD5" } else { "SHA-1" };
            findings.push(self.issued(self.about_certificate(Code::StarttlsOldSignature).arg("hash", hash)));
        }
        findings
    }
}
