//! DANE: senders that check it stop delivering when it is wrong, so a wrong record is worse than none.

use crate::{
    check::observe::{
        Observations,
        dane::{Seen, Shown},
        protection::{Protected, Protection},
    },
    mail::{
        dane::{self, Fit, Host, Record, Worth},
        mx::Kind,
    },
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
    net::dnssec::{Standing, Validator},
};

/// Records that are shown of many.
const MAX_SHOWN: usize = 16;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(seen) = &seen.dane else { return Vec::new() };
    let finding = |code| Finding::new(code, seen.domain.clone()).seen(seen.evidence.iter().copied());
    if seen.mail.takes_none() {
        return vec![finding(Code::DaneAbsent).verdict(Verdict::NotApplicable).arg("reason", "none").arg("by", "own").arg("hosts", Vec::<String>::new())];
    }
    if seen.mail.kind == Kind::Unknown {
        return vec![finding(Code::DaneUnknown).arg("reason", "answers").arg("hosts", vec![seen.domain.clone()])];
    }
    if !seen.mail.hosts.is_empty() && seen.mail.reachable().next().is_none() {
        let absent = finding(Code::DaneAbsent).verdict(Verdict::NotApplicable).arg("reason", "nowhere").arg("by", "own");
        return vec![absent.arg("hosts", seen.mail.hosts.clone()).seen(seen.mail.evidence.iter().copied())];
    }
    let mut findings: Vec<Finding> = seen.hosts.iter().flat_map(|host| judge_host(seen, host)).collect();
    findings.extend(seen.hosts.iter().filter_map(|host| judge_lookup(seen, host)));
    let without: Vec<&Host> = seen.hosts.iter().filter(|host| host.records.is_empty() && host.outcome.is_answer()).collect();
    let names = |hosts: &[&Host]| hosts.iter().map(|host| host.name.clone()).collect::<Vec<_>>();
    // Where nothing is signed, a record would be of no use: that is said under DNSSEC, once.
    let (signed, unsigned): (Vec<&Host>, Vec<&Host>) = without.into_iter().partition(|host| seen.mx == Standing::Secure && host.standing == Standing::Secure);
    let evidence = |hosts: &[&Host]| hosts.iter().flat_map(|host| host.evidence.clone()).collect::<Vec<_>>();
    if !signed.is_empty() {
        let absent = finding(Code::DaneAbsent).arg("reason", "signed").arg("by", by(seen, &signed)).arg("hosts", names(&signed)).seen(evidence(&signed));
        let unseen: Vec<String> = signed.iter().flat_map(|host| unseen(seen, host)).collect();
        // RFC 7672 §2.2: where records are, mail is not sent without TLS. A server that lacks it at one of its addresses is to have it first.
        let ready = signed.iter().filter(|host| !seen.protected.iter().any(|one| one.host == host.name && speaks_no_tls(one)));
        let records = ready.flat_map(|host| missing(seen, host).into_iter().map(move |record| (host.place(), record.text())));
        let partly = if unseen.is_empty() { "no" } else { "yes" };
        findings.push(proposed(absent.arg("partly", partly).arg("unseen", unseen), records));
    }
    let quiet: Vec<&Host> = unsigned.into_iter().filter(|host| seen.mx == Standing::Insecure || host.standing == Standing::Insecure).collect();
    if !quiet.is_empty() {
        let absent = finding(Code::DaneAbsent).verdict(Verdict::NotApplicable).arg("reason", "unsigned").arg("by", "own");
        findings.push(absent.arg("hosts", names(&quiet)).seen(evidence(&quiet)));
    }
    let hidden = |host: &&Host| {
        let doubtful = |standing| matches!(standing, Standing::Unknown | Standing::Bogus);
        // RFC 7672 §2.2.2: of a host whose address is not signed nobody asks for TLSA records.
        if host.address == Standing::Insecure && host.records.is_empty() && !doubtful(seen.mx) {
            return false;
        }
        if fails(seen, host).is_some() {
            return false;
        }
        !host.outcome.is_answer() || doubtful(host.standing) || (!host.records.is_empty() && (doubtful(host.address) || doubtful(seen.mx))) || doubtful(seen.mx)
    };
    let hidden: Vec<&Host> = seen.hosts.iter().filter(hidden).collect();
    if !hidden.is_empty() {
        findings.push(finding(Code::DaneUnknown).arg("reason", "answers").arg("hosts", names(&hidden)).seen(evidence(&hidden)));
    }
    findings
}

/// Why whoever looks for the records of a host is not told whether there are any; nothing when it is, or could not be told.
fn fails(seen: &Seen, host: &Host) -> Option<&'static str> {
    // RFC 7672 §2.2.2: of a host whose address is not signed nobody asks.
    if host.address != Standing::Secure || !matches!(seen.mx, Standing::Secure | Standing::Insecure) {
        return None;
    }
    if host.standing == Standing::Bogus { Some("bogus") } else { host.fails_alone.then_some("failure") }
}

/// RFC 7672 §2.1.2: a host of which the question for TLSA records fails counts as one that cannot be reached.
fn judge_lookup(seen: &Seen, host: &Host) -> Option<Finding> {
    let reason = fails(seen, host)?;
    let finding = Finding::new(Code::DaneLookupFails, host.name.clone()).arg("name", host.place()).arg("reason", reason);
    Some(held(seen, finding).seen(host.evidence.iter().copied()))
}

/// Who holds to what stands at the host: every sender that checks DANE, or those alone that do not mind how they came to the host (RFC 7672 §2.2.1).
fn held(seen: &Seen, finding: Finding) -> Finding {
    finding.arg("mx", if seen.mx == Standing::Insecure { "unsigned" } else { "signed" }).arg("domain", seen.domain.clone())
}

fn judge_host(seen: &Seen, host: &Host) -> Vec<Finding> {
    let name = host.place();
    let finding = |code| Finding::new(code, host.name.clone()).arg("name", name.clone()).seen(host.evidence.iter().copied());
    let of = |worth: Worth| texts(host.records.iter().filter(|record| record.worth() == worth));
    if host.records.is_empty() {
        return Vec::new();
    }
    let standings = [seen.mx, host.address, host.standing];
    if standings.contains(&Standing::Insecure) && !standings.contains(&Standing::Bogus) {
        let place = if host.standing == Standing::Insecure {
            "records"
        } else if host.address == Standing::Insecure {
            "address"
        } else {
            "mx"
        };
        // RFC 7672 §2.2.1: a sender may hold to the records of a signed host however it came there, as Postfix does by itself (smtp_dane_insecure_mx_policy).
        if place == "mx" && host.address == Standing::Secure && host.standing == Standing::Secure {
            let mismatch = |finding: &Finding| finding.code == Code::DaneMismatch;
            let wrong: Vec<Finding> = held_against(seen, host).into_iter().filter(mismatch).map(|finding| finding.verdict(Verdict::Problem)).collect();
            if !wrong.is_empty() {
                return wrong;
            }
        }
        return vec![finding(Code::DaneInsecure).arg("place", place).arg("domain", seen.domain.clone())];
    }
    if standings.iter().any(|standing| *standing != Standing::Secure) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let (usable, unusable, malformed) = (of(Worth::Usable), of(Worth::Unusable), of(Worth::Malformed));
    if !malformed.is_empty() {
        findings.push(finding(Code::DaneMalformed).arg("records", malformed));
    }
    if !unusable.is_empty() {
        let others = if usable.is_empty() { "no" } else { "yes" };
        findings.push(finding(Code::DaneUnusable).arg("records", unusable).arg("others", others));
    }
    findings.extend(held_against(seen, host));
    findings
}

/// What the records of a host come to, held against what it shows.
fn held_against(seen: &Seen, host: &Host) -> Vec<Finding> {
    let name = host.place();
    let finding = |code| Finding::new(code, host.name.clone()).arg("name", name.clone()).seen(host.evidence.iter().copied());
    let usable = texts(host.records.iter().filter(|record| record.worth() == Worth::Usable));
    // RFC 7672 §2.2: where records are, be they ones that nobody can use, mail is not sent without TLS.
    let without: Vec<&Protected> = seen.protected.iter().filter(|one| one.host == host.name && speaks_no_tls(one)).collect();
    if !without.is_empty() {
        let records = texts(&host.records);
        let mismatch = held(seen, finding(Code::DaneMismatch).arg("reason", "no_tls").arg("by", by(seen, &[host])).arg("records", records));
        return vec![mismatch.seen(without.iter().map(|one| one.evidence))];
    }
    if usable.is_empty() {
        return Vec::new();
    }
    // Senders may come to any of the host's addresses: the worst of what it shows counts.
    let compared = shown(seen, host).into_iter().map(|shown| compare(seen, host, shown, &finding).seen(shown.evidence.iter().copied()));
    let compared: Vec<Finding> = compared.collect();
    let some_fit = compared.iter().any(|finding| matches!(finding.code, Code::DaneMatch | Code::DaneBackupOnly));
    let mended = |finding: Finding| proposed(finding, missing(seen, host).into_iter().map(|record| (name.clone(), record.text())));
    match compared.into_iter().min_by_key(|finding| finding.verdict.rank()) {
        // The records that fit at another address of the host are needed there.
        Some(compared) if compared.code == Code::DaneMismatch => vec![held(seen, mended(compared)).arg("others", if some_fit { "fit" } else { "none" })],
        Some(compared) if compared.code == Code::DaneBackupOnly => vec![mended(compared)],
        Some(compared) => vec![compared],
        // Nobody has seen a certificate that they could be held against.
        None => {
            let unseen = finding(Code::DaneUnknown).arg("reason", "certificate").arg("hosts", vec![host.name.clone()]);
            vec![finding(Code::DaneUsable).arg("by", by(seen, &[host])).arg("records", usable), unseen]
        }
    }
}

/// What vouches for a certificate in DNS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vouched {
    /// A record for the certificate or its key (usage 3).
    Key,
    /// A record for its authority (usage 2).
    Authority,
}

/// What an exchanger showed in one talk, beside what DNS says of it; nothing when nobody looked.
struct Held<'a> {
    seen: &'a Seen,
    host: &'a Host,
    chain: &'a [Vec<u8>],
    fits: Vec<Fit>,
}

impl<'a> Held<'a> {
    /// The certificates are those that DANE keeps: it stores them whole.
    fn of(seen: &'a Observations, host: &str, talk: EvidenceId) -> Option<Self> {
        let seen = seen.dane.as_ref()?;
        let host = seen.hosts.iter().find(|one| one.name == host).filter(|host| host.outcome.is_answer())?;
        let chain = seen.shown.iter().find(|shown| shown.host == host.name && shown.evidence.contains(&talk)).map_or(&[][..], |shown| &shown.chain);
        Some(Self { seen, host, chain, fits: dane::verify(&host.records, chain, &names(seen, host), seen.at) })
    }

    fn fits(&self, is_wanted: impl Fn(&Record) -> bool) -> bool {
        self.host.records.iter().zip(&self.fits).any(|(record, fit)| is_wanted(record) && *fit == Fit::Fits)
    }
}

/// What vouches for the certificates that this exchanger showed, when every answer on the way is signed; nothing also when nobody looked.
pub(super) fn vouched(seen: &Observations, host: &str, talk: EvidenceId) -> Option<Vouched> {
    let held = Held::of(seen, host, talk)?;
    if [held.seen.mx, held.host.address, held.host.standing].iter().any(|standing| *standing != Standing::Secure) {
        return None;
    }
    let by = |usage| held.fits(|record| record.usage == usage);
    if by(3) { Some(Vouched::Key) } else { by(2).then_some(Vouched::Authority) }
}

/// What the records would say of a new certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Nothing stands there that a new key would break.
    No,
    /// A record fits the key, and goes on to fit as long as that is kept (RFC 7671 §5.1).
    Key,
    /// Only a record of the whole certificate fits, and no other certificate ever will.
    Certificate,
    /// Nobody looked, or what stands there fits neither.
    Unknown,
}

impl Bound {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::No => "none",
            Self::Key => "key",
            Self::Certificate => "certificate",
            Self::Unknown => "unknown",
        }
    }
}

/// What ties this exchanger to the certificate that it shows: nothing of it may change before DNS knows (RFC 7671 §8). Whether the records are signed does
/// not matter: they may be tomorrow.
pub(super) fn bound(seen: &Observations, host: &str, talk: EvidenceId) -> Bound {
    let Some(held) = Held::of(seen, host, talk) else { return Bound::Unknown };
    let is_own = |record: &Record| record.usage == 3 && record.worth() == Worth::Usable;
    if held.fits(|record| is_own(record) && record.selector == 1) {
        Bound::Key
    } else if held.fits(is_own) {
        Bound::Certificate
    } else if held.host.records.iter().any(is_own) {
        Bound::Unknown
    } else {
        Bound::No
    }
}

/// The record of the key that this exchanger has, and where it belongs.
pub(super) fn key_record(seen: &Observations, host: &str, talk: EvidenceId) -> Option<(String, String)> {
    let held = Held::of(seen, host, talk)?;
    Some((held.host.place(), dane::record_for(held.chain.first()?)?.text()))
}

/// The names that a certificate may be for (RFC 7672 §3.2.2).
fn names<'a>(seen: &'a Seen, host: &'a Host) -> Vec<&'a str> {
    [Some(host.name.as_str()), host.expanded.as_deref(), Some(seen.domain.as_str())].into_iter().flatten().collect()
}

const fn speaks_no_tls(one: &Protected) -> bool {
    matches!(one.protection, Protection::NoStarttls | Protection::Handshake)
}

/// What a host showed, in an order of its own.
fn shown<'a>(seen: &'a Seen, host: &Host) -> Vec<&'a Shown> {
    let mut shown: Vec<&Shown> = seen.shown.iter().filter(|shown| shown.host == host.name && !shown.chain.is_empty()).collect();
    shown.sort_by(|one, other| one.chain.cmp(&other.chain));
    shown
}

/// The records that a host lacks for the keys that it shows: of every address, for senders come to any of them, and turn away where its key has none
/// (RFC 7671 §8.1: the key in use is described before senders meet it).
fn missing(seen: &Seen, host: &Host) -> Vec<Record> {
    let is_own = |record: &Record| record.usage == 3;
    let mut missing: Vec<Record> = Vec::new();
    for shown in shown(seen, host) {
        let fits = dane::verify(&host.records, &shown.chain, &names(seen, host), seen.at);
        let is_described = host.records.iter().zip(&fits).any(|(record, fit)| is_own(record) && *fit == Fit::Fits);
        let record = shown.chain.first().and_then(|leaf| dane::record_for(leaf));
        missing.extend(record.filter(|record| !is_described && !missing.contains(record)));
    }
    missing
}

/// The addresses of a host whose key nobody has seen, where others were seen; the host itself where it has more than were looked at.
fn unseen(seen: &Seen, host: &Host) -> Vec<String> {
    let shown = shown(seen, host);
    let is_seen = |one: &Protected| shown.iter().any(|shown| shown.evidence.contains(&one.evidence));
    let mut unseen: Vec<String> = seen.protected.iter().filter(|one| one.host == host.name && !is_seen(one)).map(|one| one.ip.to_string()).collect();
    unseen.sort_unstable();
    unseen.extend(seen.in_part.iter().filter(|name| **name == host.name).cloned());
    unseen.retain(|_| !shown.is_empty());
    unseen
}

/// A finding with all records that are to be pasted together.
fn proposed(finding: Finding, records: impl IntoIterator<Item = (String, String)>) -> Finding {
    let mut seen: Vec<(String, String)> = Vec::new();
    for record in records {
        if !seen.contains(&record) {
            seen.push(record);
        }
    }
    let mut all = seen.into_iter();
    let Some((place, value)) = all.next() else { return finding };
    let further: Vec<String> = all.map(|(place, value)| format!("{place} TLSA {value}")).collect();
    let finding = finding.remedy("TLSA", place, value);
    if further.is_empty() { finding } else { finding.arg("further", further) }
}

/// Holds the records against the certificates that the exchanger showed.
fn compare(seen: &Seen, host: &Host, shown: &Shown, finding: &impl Fn(Code) -> Finding) -> Finding {
    let fits = dane::verify(&host.records, &shown.chain, &names(seen, host), seen.at);
    let fitting: Vec<&Record> = host.records.iter().zip(&fits).filter(|(_, fit)| **fit == Fit::Fits).map(|(record, _)| record).collect();
    if fitting.is_empty() {
        if host.is_cut() {
            return finding(Code::DaneUnknown).arg("reason", "many").arg("hosts", vec![host.name.clone()]);
        }
        // RFC 7671 §9: Postfix and Exim look at the strongest digest alone, which is not everybody's way.
        let (reason, verdict) = if fits.contains(&Fit::Outranked) {
            ("outranked", Verdict::Problem)
        } else if fits.contains(&Fit::Leaf) {
            ("leaf", Verdict::Broken)
        } else if fits.contains(&Fit::NotValid) {
            ("invalid", Verdict::Broken)
        } else {
            ("none", Verdict::Broken)
        };
        let mismatch = finding(Code::DaneMismatch).verdict(verdict).arg("reason", reason).arg("records", texts(&host.records));
        return mismatch.arg("by", by(seen, &[host]));
    }
    let texts = texts(fitting.iter().copied());
    // A record for the authority is there for the day on which the key changes; when it is the only one that fits, that day has come.
    let own = host.records.iter().any(|record| record.usage == 3 && record.worth() == Worth::Usable);
    if own && fitting.iter().all(|record| record.usage == 2) {
        return finding(Code::DaneBackupOnly).arg("records", texts);
    }
    finding(Code::DaneMatch).arg("by", by(seen, &[host])).arg("records", texts)
}

/// The records as a zone file has them; of many the first.
fn texts<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<String> {
    let mut texts: Vec<String> = records.into_iter().take(MAX_SHOWN + 1).map(Record::text).collect();
    if texts.len() > MAX_SHOWN {
        texts[MAX_SHOWN] = "…".to_owned();
    }
    texts
}

/// Who has checked the signatures: we, or somewhere on the way the resolver.
fn by(seen: &Seen, hosts: &[&Host]) -> &'static str {
    let own = seen.by == Validator::Own && hosts.iter().all(|host| host.by == Validator::Own);
    if own { "own" } else { "upstream" }
}
