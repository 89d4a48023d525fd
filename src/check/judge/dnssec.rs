//! DNSSEC: an unsigned domain lacks something, a wrongly signed one is gone for everybody who checks.

use jiff::Timestamp;

use crate::{
    check::observe::{
        Observations,
        dnssec::{Answer, Seen, Text},
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
    net::{
        Outcome,
        dnssec::{Standing, Validator},
        signed::{Digest, Facts, Signature, is_old},
    },
};

/// Seconds. Signatures that end sooner should have been renewed.
const SOON: i64 = 2 * 86_400;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let mut findings = judge_domain(seen);
    if seen.dnssec.is_none() {
        return findings;
    }
    let mut broken = hosts(seen);
    broken.extend(texts(seen));
    if !broken.is_empty() {
        // Beside a host that nobody finds, or a record that nobody is given, not all is in order.
        findings.retain(|finding| finding.code != Code::DnssecGood);
    }
    findings.extend(broken);
    findings
}

/// The exchangers whose addresses, or whose TLSA records, are not rightly signed: whoever checks does not find them, or holds mail back (RFC 7672 §2.1).
fn hosts(seen: &Observations) -> Vec<Finding> {
    let hosts = seen.dane.iter().flat_map(|dane| &dane.hosts).filter_map(|host| {
        let kinds: Vec<&str> = [("A, AAAA", host.address), ("TLSA", host.standing)]
            .into_iter()
            .filter(|(_, standing)| *standing == Standing::Bogus)
            .map(|(kind, _)| kind)
            .collect();
        let verdict = if host.address == Standing::Bogus { Verdict::Broken } else { Verdict::Problem };
        let finding =
            Finding::new(Code::DnssecBogus, host.name.clone()).verdict(verdict).arg("reason", "host").arg("zone", host.name.clone()).arg("until", "–");
        (!kinds.is_empty()).then(|| finding.arg("kinds", kinds.into_iter().map(str::to_owned).collect::<Vec<_>>()).seen(host.evidence.iter().copied()))
    });
    hosts.collect()
}

/// The texts of mail that are not rightly signed while the domain's own answers are: who checks is given none of them (RFC 4035 §5.5).
fn texts(seen: &Observations) -> Vec<Finding> {
    let Some(seen) = seen.dnssec.as_ref().filter(|seen| seen.answers.iter().all(|answer| answer.standing != Standing::Bogus)) else { return Vec::new() };
    // That there is none is denied in many ways, not all of which we follow as others do: what is there, and is not rightly signed, is told.
    let bogus = seen.texts.iter().filter(|text| text.standing == Standing::Bogus && text.outcome == Outcome::Found);
    let finding = |text: &Text| {
        let finding = Finding::new(Code::DnssecBogus, text.name.clone()).verdict(Verdict::Problem).arg("reason", "text").arg("zone", seen.domain.clone());
        finding.arg("until", "–").arg("kinds", vec!["TXT".to_owned()]).seen(text.evidence.iter().copied())
    };
    bogus.map(finding).collect()
}

fn judge_domain(seen: &Observations) -> Vec<Finding> {
    let Some(seen) = &seen.dnssec else { return Vec::new() };
    let evidence = seen.answers.iter().flat_map(|answer| answer.evidence.iter().copied());
    let finding = |code| Finding::new(code, seen.domain.clone()).seen(evidence.clone());
    let of = |standing: Standing| seen.answers.iter().filter(move |answer| answer.standing == standing).collect::<Vec<&Answer>>();
    let kinds = |answers: &[&Answer]| answers.iter().map(|answer| answer.kind.clone()).collect::<Vec<_>>();
    let bogus = of(Standing::Bogus);
    if !bogus.is_empty() {
        let (reason, zone, until) = reason(seen);
        if reason == "keyless" {
            return vec![finding(Code::DnssecKeyless).arg("zone", zone)];
        }
        return vec![finding(Code::DnssecBogus).arg("reason", reason).arg("zone", zone).arg("until", until).arg("kinds", kinds(&bogus))];
    }
    let unknown = of(Standing::Unknown);
    if !unknown.is_empty() {
        let by = |validator| unknown.iter().any(|answer| answer.outcome.is_answer() && answer.by == validator);
        let reason = match (by(Validator::Nobody), by(Validator::Upstream)) {
            (true, _) => "resolver",
            (false, true) => "unsaid",
            (false, false) => "lookup",
        };
        return vec![finding(Code::DnssecUnknown).arg("reason", reason).arg("kinds", kinds(&unknown)).arg("algorithms", Vec::<String>::new())];
    }
    let zone = seen.facts.zone_of(&seen.domain).unwrap_or_default().to_owned();
    let own = is_own(&zone, seen);
    let algorithms = algorithms(&seen.facts, &zone);
    let old: Vec<String> = algorithms.iter().filter(|algorithm| is_old(**algorithm)).map(|algorithm| name(*algorithm)).collect();
    let mut findings = Vec::new();
    if !of(Standing::Insecure).is_empty() {
        // A zone above vouches, and yet nothing can be checked: by algorithms that validators have dropped (RFC 4035 §5.2).
        if own && !old.is_empty() {
            return vec![finding(Code::DnssecOldAlgorithm).arg("algorithms", old).arg("zone", zone).arg("validated", "no")];
        }
        // RFC 4035 §5.2: what the zone above vouches for by means that are not known here is not signed for us. Others may know them.
        let vouched: Vec<&Digest> = seen.facts.digests.iter().filter(|digest| own && digest.zone == zone).collect();
        if !vouched.is_empty() && vouched.iter().all(|digest| !digest.is_checked()) {
            let shown = super::each_once(vouched.iter().map(|digest| described(digest)).collect());
            return vec![if vouched.iter().any(|digest| digest.is_assigned()) {
                finding(Code::DnssecUnknown).arg("reason", "algorithm").arg("kinds", kinds(&of(Standing::Insecure))).arg("algorithms", shown)
            } else {
                finding(Code::DnssecUnsigned).arg("keys", "strange").arg("algorithms", shown)
            }];
        }
        let keys = if seen.facts.has_key(&seen.domain) { "yes" } else { "no" };
        return vec![finding(Code::DnssecUnsigned).arg("keys", keys).arg("algorithms", Vec::<String>::new())];
    }
    if !old.is_empty() {
        findings.push(finding(Code::DnssecOldAlgorithm).arg("algorithms", old).arg("zone", zone.clone()).arg("validated", "yes"));
    }
    let soon =
        seen.facts.signatures.iter().filter(|signature| signature.signer == zone && ends_soon(signature, seen.at)).map(|signature| signature.expiration).min();
    if let Some(expiration) = soon {
        findings.push(finding(Code::DnssecEndsSoon).arg("zone", zone.clone()).arg("until", moment(expiration)));
    }
    // RFC 9276 §3.1: no more rounds than the first, and no salt.
    if let Some(hash) = seen.facts.hashes.iter().filter(|hash| hash.zone == zone && (hash.iterations > 0 || hash.salt > 0)).max_by_key(|hash| hash.iterations) {
        let what = if hash.iterations > 0 { "iterations" } else { "salt" };
        let hashed = finding(Code::DnssecHashed).arg("what", what).arg("zone", zone.clone()).arg("iterations", u32::from(hash.iterations));
        findings.push(hashed.seen(seen.hashes));
    }
    let by = if seen.answers.iter().all(|answer| answer.by == Validator::Own) { "own" } else { "upstream" };
    let shown: Vec<String> = algorithms.iter().map(|algorithm| name(*algorithm)).collect();
    findings.push(finding(Code::DnssecGood).arg("by", by).arg("algorithms", if shown.is_empty() { vec!["–".to_owned()] } else { shown }));
    findings
}

/// Why an answer is bogus, in which zone, and until when a signature held.
fn reason(seen: &Seen) -> (&'static str, String, String) {
    let facts = &seen.facts;
    let none = || "–".to_owned();
    let Some(zone) = facts.zone_of(&seen.domain) else { return ("unproven", seen.domain.clone(), none()) };
    let told = |reason, until| (reason, zone.to_owned(), until);
    if !facts.has_key(zone) {
        return told("keyless", none());
    }
    let vouched = facts.digests.iter().filter(|digest| digest.zone == zone);
    if !vouched.clone().any(|digest| facts.keys.iter().any(|key| key.zone == zone && key.key_tag == digest.key_tag && key.algorithm == digest.algorithm)) {
        return told("mismatch", none());
    }
    let signatures: Vec<&Signature> = facts.signatures.iter().filter(|signature| signature.signer == zone).collect();
    if signatures.is_empty() {
        return told("unsigned", none());
    }
    // Of several signatures over the same records one that holds is enough.
    let holds = |one: &&&Signature| {
        signatures.iter().any(|other| other.name == one.name && other.covered == one.covered && (other.inception..=other.expiration).contains(&seen.at))
    };
    let failing: Vec<&&Signature> = signatures.iter().filter(|one| !holds(one)).collect();
    if let Some(expired) = failing.iter().filter(|one| one.expiration < seen.at).max_by_key(|one| one.expiration) {
        return told("expired", moment(expired.expiration));
    }
    if failing.iter().any(|one| one.inception > seen.at) {
        return told("early", none());
    }
    told("invalid", none())
}

/// Whether the zone is the domain's, and not one far above.
fn is_own(zone: &str, seen: &Seen) -> bool {
    zone.contains('.') && (seen.domain == zone || seen.domain.strip_suffix(zone).is_some_and(|front| front.ends_with('.')))
}

fn algorithms(facts: &Facts, zone: &str) -> Vec<u8> {
    let mut algorithms: Vec<u8> = facts.digests.iter().filter(|digest| digest.zone == zone).map(|digest| digest.algorithm).collect();
    algorithms.sort_unstable();
    algorithms.dedup();
    algorithms
}

/// Signers that sign as they are asked give signatures of a day or two; those are renewed with every answer and do not "end soon".
fn ends_soon(signature: &Signature, at: i64) -> bool {
    let left = signature.expiration - at;
    (0..SOON).contains(&left) && left.saturating_mul(5) < signature.expiration - signature.inception
}

fn moment(seconds: i64) -> String {
    Timestamp::from_second(seconds).map_or_else(|_| "–".to_owned(), |moment| moment.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

/// What the zone above vouches by: the algorithm, and the digest where that is the strange part.
fn described(digest: &Digest) -> String {
    let algorithm = name(digest.algorithm);
    if digest.has_checked_digest() { algorithm } else { format!("{algorithm}/digest-{}", digest.digest_type) }
}

/// The mnemonic of an algorithm (IANA, DNS Security Algorithm Numbers).
fn name(algorithm: u8) -> String {
    match algorithm {
        1 => "RSAMD5",
        3 | 6 => "DSA",
        5 => "RSASHA1",
        7 => "RSASHA1-NSEC3-SHA1",
        8 => "RSASHA256",
        10 => "RSASHA512",
        12 => "ECC-GOST",
        13 => "ECDSAP256SHA256",
        14 => "ECDSAP384SHA384",
        15 => "ED25519",
        16 => "ED448",
        17 => "SM2SM3",
        23 => "ECC-GOST12",
        other => return format!("algorithm-{other}"),
    }
    .to_owned()
}
