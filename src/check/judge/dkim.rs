//! DKIM keys: what receivers find when they check a signature (RFC 6376).
//!
//! A selector that somebody named is in use: what is wrong with its key stops or weakens mail. A selector that was only tried shows that a key
//! exists; whether anything is signed with it is not known, so nothing about it is worse than a note, and finding none says nothing.

use crate::{
    check::{
        fix::strings,
        observe::Observations,
        past::{MONTH_MS, OLD_KEY, TOO_OLD_KEY},
    },
    knowledge::relays,
    mail::{
        Parsed,
        dkim::{Fault, Found, Key, KeyRecord, Origin, Published, Selector, Standing, Survey, dated, mend, mend_without_testing},
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
    net::Outcome,
};

/// Bits of an RSA key below which receivers take no signature (RFC 8301 §3.2).
const MIN_BITS: u32 = 1_024;
/// Bits that RFC 8301 §3.2 advises.
const GOOD_BITS: u32 = 2_048;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(survey) = &seen.dkim else { return Vec::new() };
    let given: Vec<&Selector> = survey.selectors.iter().filter(|selector| selector.origin == Origin::Given).collect();
    let mut findings = if given.is_empty() { judge_guesses(seen, survey) } else { judge_given(survey, &given) };
    let on_wildcard = survey.evidence.get(1).copied();
    if !survey.wildcard.texts.is_empty() && !is_parked(survey) {
        let texts = survey.wildcard.texts.clone();
        let wildcard = Finding::new(Code::DkimWildcard, survey.domain.clone()).arg("texts", texts).seen(on_wildcard);
        // A key that only the wildcard hands out is in use: it needs a record of its own before the wildcard goes.
        let held = given.iter().find(|selector| selector.from_wildcard && usable(selector).is_some() && selector.aliases.is_empty());
        let key = held.and_then(|selector| Some((selector.name.clone(), selector.published.first()?.text.clone())));
        findings.push(match key {
            Some((name, text)) => wildcard.arg("holds", "key").remedy("TXT", name, strings(&text)),
            None => wildcard.arg("holds", if given.iter().any(|selector| selector.from_wildcard && usable(selector).is_some()) { "alias" } else { "nothing" }),
        });
    }
    findings
}

fn judge_given(survey: &Survey, given: &[&Selector]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = given.iter().flat_map(|selector| judge_selector(survey, selector)).collect();
    let usable: Vec<(&Selector, Key)> = given.iter().filter_map(|selector| Some((*selector, usable(selector)?))).collect();
    let selectors: Vec<String> = usable.iter().map(|(selector, _)| selector.selector.clone()).collect();
    let evidence = || usable.iter().flat_map(|(selector, _)| selector.evidence.iter().copied());
    let hidden = given.iter().any(|selector| selector.found == Found::Unknown);
    // RFC 6376 §3.6.1: an empty key says that it is withdrawn, as that of an old selector is to be. Beside a sound one, that is what it is.
    let is_signed_with = usable.iter().any(|(_, key)| !matches!(key, Key::Rsa { bits } if *bits < MIN_BITS));
    if is_signed_with || hidden {
        let (verdict, named) = if is_signed_with { (Verdict::Note, "beside") } else { (Verdict::Unknown, "hidden") };
        for revoked in findings.iter_mut().filter(|finding| finding.code == Code::DkimRevoked) {
            revoked.verdict = verdict;
            revoked.args.insert("named".to_owned(), named.into());
        }
    }
    if !usable.is_empty() {
        if usable.iter().all(|(_, key)| *key == Key::Ed25519) && !hidden {
            findings.push(Finding::new(Code::DkimEd25519Only, survey.domain.clone()).arg("selectors", selectors).seen(evidence()));
        }
        let (told, untold): (Vec<_>, Vec<_>) =
            usable.iter().map(|(selector, key)| (*selector, months(survey, selector), *key)).partition(|(_, age, _)| age.is_some());
        findings.extend(told.into_iter().filter_map(|(selector, told, key)| Some(age(selector, told?, key))));
        if !untold.is_empty() {
            let evidence = untold.iter().flat_map(|(selector, ..)| selector.evidence.iter().copied());
            let selectors: Vec<String> = untold.iter().map(|(selector, ..)| selector.selector.clone()).collect();
            findings.push(Finding::new(Code::DkimAge, survey.domain.clone()).arg("selectors", selectors).arg("form", "unread").seen(evidence));
        }
    }
    findings
}

/// Whole months that a key is known to be in use, and by what: an earlier check, or, which proves nothing, the last day that the name of its selector can
/// mean. What stands with a service is changed by the service, whatever the selector is called.
fn months(survey: &Survey, selector: &Selector) -> Option<(i64, &'static str)> {
    place(survey, selector)?;
    let months = |since: i64| (survey.at - since) / MONTH_MS;
    let seen = selector.since.map(months).filter(|months| *months >= OLD_KEY).map(|months| (months, "seen"));
    seen.or_else(|| Some((months(dated(&selector.selector, survey.at)?), "name")))
}

/// How old a key is: a reminder.
fn age(selector: &Selector, (months, by): (i64, &str), key: Key) -> Finding {
    let finding = |code| Finding::new(code, selector.name.clone()).seen(selector.evidence.iter().copied());
    let told = usize::try_from(months).unwrap_or(0);
    if months < OLD_KEY {
        return finding(Code::DkimAge).arg("selectors", vec![selector.selector.clone()]).arg("form", "young");
    }
    let is_weak = months >= TOO_OLD_KEY && matches!(key, Key::Rsa { bits } if bits < GOOD_BITS);
    let old = finding(Code::DkimOld).arg("selector", selector.selector.clone()).arg("months", told).arg("by", by);
    old.arg("weak", if is_weak { "yes" } else { "no" })
}

/// Nobody named a selector.
fn judge_guesses(seen: &Observations, survey: &Survey) -> Vec<Finding> {
    let is_silent = super::is_silent(seen);
    let keys: Vec<String> = survey.selectors.iter().filter_map(|selector| Some(format!("{} ({})", selector.selector, key_name(usable(selector)?)))).collect();
    let finding = |code| Finding::new(code, survey.domain.clone()).seen(survey.evidence.iter().copied());
    let mut findings: Vec<Finding> = survey.selectors.iter().flat_map(|selector| judge_selector(survey, selector)).collect();
    findings.retain(|finding| !matches!(finding.code, Code::DkimGood | Code::DkimMissing | Code::DkimUnknown));
    for found in &mut findings {
        if found.code == Code::DkimRevoked || is_silent {
            // So a key is to be left behind that nothing signs with any more; and where nothing is sent, nothing is signed.
            found.verdict = Verdict::NotApplicable;
        } else if found.verdict.is_fault() {
            found.verdict = Verdict::Note;
        }
    }
    let found = if findings.is_empty() { "none" } else { "unusable" };
    let relay = seen.target.relay.as_deref().and_then(relays::by_id);
    let of_relay: Vec<String> = relay.into_iter().flat_map(relays::Relay::selectors).map(str::to_owned).collect();
    let has_relays = || survey.selectors.iter().any(|selector| of_relay.contains(&selector.selector) && usable(selector).is_some());
    if let Some(relay) = relay.filter(|_| !of_relay.is_empty() && !has_relays()) {
        // Somebody else's key does not verify what the relay signs; but it may have given this customer other selectors.
        let unnamed = finding(Code::DkimUnnamed).arg("by", "relay").arg("relay", relay.name.to_string()).arg("selectors", of_relay).arg("others", keys.len());
        findings.push(unnamed.arg("tried", survey.tried).arg("unanswered", survey.unanswered).arg("branch", "unknown").arg("found", found));
    } else if !keys.is_empty() {
        let guessed = finding(Code::DkimGuessed).arg("count", keys.len()).arg("keys", keys);
        findings.push(if is_silent { guessed.verdict(Verdict::NotApplicable) } else { guessed });
    } else if is_parked(survey) {
        findings.push(finding(Code::DkimParked).arg("by", "wildcard"));
    } else if is_silent {
        // A wildcard that withdraws all keys is a good habit of such domains, and no standard asks for it.
        findings.push(finding(Code::DkimParked).arg("by", "silence").seen(seen.identity.evidence.iter().copied()));
    } else if !survey.branch.is_answer() && !survey.wildcard.outcome.is_answer() {
        findings.push(finding(Code::DkimUnknown).arg("selector", "*"));
    } else {
        // RFC 8020 §2: below a name that does not exist is nothing, if the server is right. Some are not, so this stays a hint.
        let branch = match survey.branch {
            _ if !survey.wildcard.texts.is_empty() => "wildcard",
            Outcome::NoSuchName => "absent",
            // A name that nobody made is there too: a wildcard above makes both, or the server denies no name at all.
            outcome if outcome.is_answer() && survey.wildcard.outcome == Outcome::NoData => "unknown",
            outcome if outcome.is_answer() => "present",
            _ => "unknown",
        };
        let unnamed = finding(Code::DkimUnnamed).arg("by", "guess").arg("relay", "").arg("selectors", Vec::<String>::new()).arg("others", 0_usize);
        findings.push(unnamed.arg("tried", survey.tried).arg("unanswered", survey.unanswered).arg("branch", branch).arg("found", found));
    }
    findings
}

/// The domain says by a wildcard that all its keys are withdrawn, as domains do that send no mail.
fn is_parked(survey: &Survey) -> bool {
    let is_revoked = |text: &String| crate::mail::dkim::parse(text.as_bytes()).value.standing == Standing::Revoked;
    !survey.wildcard.texts.is_empty() && survey.wildcard.texts.iter().all(is_revoked)
}

fn judge_selector(survey: &Survey, selector: &Selector) -> Vec<Finding> {
    let finding = |code| Finding::new(code, selector.name.clone()).arg("selector", selector.selector.clone()).seen(selector.evidence.iter().copied());
    match selector.found {
        Found::Unknown => vec![finding(Code::DkimUnknown)],
        Found::None => match (&selector.doubled, &selector.doubled_text) {
            (Some(doubled), Some(text)) => {
                let record = mend(text).unwrap_or_else(|| text.clone());
                vec![finding(Code::DkimDoubled).arg("at", doubled.clone()).remedy("TXT", selector.name.clone(), strings(&record))]
            }
            _ => vec![missing(finding(Code::DkimMissing), selector)],
        },
        Found::NoKey => {
            let damaged = selector.published.iter().find(|published| is_meant(&published.text));
            vec![damaged.map_or_else(|| missing(finding(Code::DkimMissing), selector), |damaged| unusable(survey, selector, &damaged.text, &damaged.record))]
        }
        Found::Several => several(survey, selector, finding(Code::DkimSeveral)),
        Found::Key => {
            let key = selector.published.iter().find(|published| published.record.value.standing != Standing::NotAKey);
            if let Some(parted) = key.and_then(|key| parted(survey, selector, key)) {
                return vec![parted];
            }
            let mut findings = key.map_or_else(Vec::new, |key| judge_key(survey, selector, &key.text, &key.record));
            // RFC 6376 §3.6.2.2: with more than one record the result is undefined, whatever they are. Many receivers look for the key, some for the
            // first record, some give up.
            if selector.published.len() > 1 {
                let several = finding(Code::DkimSeveral).verdict(Verdict::Problem);
                findings.push(several.arg("count", selector.published.len()).arg("form", "mixed"));
            }
            findings
        }
    }
}

/// A key that was cut, with the rest of it in a record of its own: what stands beside it is no stranger, and the two together are the record.
fn parted(survey: &Survey, selector: &Selector, key: &Published) -> Option<Finding> {
    let rests: Vec<&Published> = selector.published.iter().filter(|other| other.text != key.text).collect();
    if !key.record.has(Fault::KeyTruncated) || rests.is_empty() {
        return None;
    }
    let whole = rests.iter().find_map(|rest| mend(&format!("{}{}", key.text.trim_end(), rest.text.trim())));
    let finding = unusable(survey, selector, &key.text, &key.record);
    Some(match whole {
        Some(whole) => remedied(finding.arg("form", "parted"), survey, selector, Some(whole)),
        None => finding,
    })
}

/// Several key records at one name, of which receivers take any one or none (RFC 6376 §3.6.2.2). What they are tells which one to keep.
fn several(survey: &Survey, selector: &Selector, finding: Finding) -> Vec<Finding> {
    let keys: Vec<&Published> = selector.published.iter().filter(|published| published.record.value.standing != Standing::NotAKey).collect();
    let finding = finding.arg("count", keys.len());
    let usable: Vec<&Published> = keys.iter().copied().filter(|key| is_usable(&key.record)).collect();
    // A withdrawn key beside another one may be meant: its owner knows which of them holds.
    let faulty = keys.iter().filter(|key| key.record.value.standing == Standing::Faulty).count();
    match usable.as_slice() {
        [only] if faulty + 1 == keys.len() => vec![remedied(finding.arg("form", "damaged"), survey, selector, Some(only.text.clone()))],
        [first, others @ ..] if usable.len() == keys.len() => {
            let same = mend(&first.text).filter(|key| others.iter().all(|other| mend(&other.text).as_ref() == Some(key)));
            if same.is_none() {
                return vec![finding.arg("form", "keys")];
            }
            // Whichever of them a receiver takes, signatures verify; only one that gives up finds none.
            let mut findings = judge_key(survey, selector, &first.text, &first.record);
            findings.push(remedied(finding.verdict(Verdict::Problem).arg("form", "same"), survey, selector, same));
            findings
        }
        _ => vec![finding.arg("form", "keys")],
    }
}

/// The name may be an alias to a service that has no key either.
fn missing(finding: Finding, selector: &Selector) -> Finding {
    finding.arg("alias", selector.aliases.last().map_or("none", String::as_str))
}

fn judge_key(survey: &Survey, selector: &Selector, text: &str, record: &Parsed<KeyRecord, Fault>) -> Vec<Finding> {
    let finding = |code| Finding::new(code, selector.name.clone()).arg("selector", selector.selector.clone()).seen(selector.evidence.iter().copied());
    let mended = |finding: Finding| remedied(finding, survey, selector, mend(text));
    match record.value.standing {
        Standing::Revoked => return vec![finding(Code::DkimRevoked).arg("named", if selector.origin == Origin::Given { "yes" } else { "no" })],
        Standing::Faulty | Standing::NotAKey => return vec![unusable(survey, selector, text, record)],
        Standing::Usable => {}
    }
    if record.has(Fault::HashUnfit) {
        let hashes = record.value.hashes.clone().unwrap_or_default();
        return vec![mended(finding(Code::DkimHash).arg("count", hashes.len()).arg("hashes", hashes))];
    }
    if record.has(Fault::ServiceUnfit) {
        return vec![unusable(survey, selector, text, record)];
    }
    let mut findings = Vec::new();
    match record.value.key {
        Key::Rsa { bits } if bits < MIN_BITS => findings.push(finding(Code::DkimTooShort).arg("bits", bits)),
        Key::Rsa { bits } if bits < GOOD_BITS => findings.push(finding(Code::DkimShort).arg("bits", bits)),
        key => findings.push(finding(Code::DkimGood).arg("key", key_name(key))),
    }
    if record.value.testing {
        findings.push(remedied(finding(Code::DkimTesting), survey, selector, mend_without_testing(text)));
    }
    // What a service publishes for the domain is the service's to keep tidy.
    if place(survey, selector).is_some() {
        let mut faults: Vec<String> = names(record, |fault| fault != Fault::KeyBlank);
        if !record.value.versioned {
            faults.push("version_missing".to_owned());
        }
        if !faults.is_empty() {
            findings.push(mended(finding(Code::DkimUntidy).arg("faults", faults).arg("record", text)));
        }
        if record.has(Fault::KeyBlank) {
            findings.push(mended(finding(Code::DkimBlanks)));
        }
    }
    findings
}

/// A key record that receivers cannot use.
fn unusable(survey: &Survey, selector: &Selector, text: &str, record: &Parsed<KeyRecord, Fault>) -> Finding {
    let finding = |code| Finding::new(code, selector.name.clone()).arg("selector", selector.selector.clone()).seen(selector.evidence.iter().copied());
    // Nobody should see the text again, and nothing but a new key helps.
    if record.has(Fault::KeyPrivate) {
        return finding(Code::DkimPrivateKey);
    }
    // A text with wrong characters ends anywhere; only a clean one was cut.
    let is_cut = record.has(Fault::KeyTruncated) && !record.has(Fault::KeyCharacter);
    let by_panel = is_cut || record.has(Fault::Quote) || record.has(Fault::Backslash);
    let code = if by_panel { Code::DkimMangled } else { Code::DkimSyntax };
    let faults = names(record, |_| true);
    remedied(finding(code).arg("faults", faults).arg("record", text).arg("form", "whole"), survey, selector, mend(text))
}

/// A text that somebody meant for a key, although receivers take it for none.
fn is_meant(text: &str) -> bool {
    text.to_ascii_uppercase().contains("DKIM1") || mend(text).is_some()
}

/// The key of a selector that receivers can use.
fn usable(selector: &Selector) -> Option<Key> {
    let record = selector.record()?;
    is_usable(record).then_some(record.value.key)
}

fn is_usable(record: &Parsed<KeyRecord, Fault>) -> bool {
    record.value.standing == Standing::Usable && !record.has(Fault::HashUnfit) && !record.has(Fault::ServiceUnfit)
}

/// The kind of key, as it is written in every language.
fn key_name(key: Key) -> String {
    match key {
        Key::Rsa { bits } => format!("RSA {bits}"),
        Key::Ed25519 => "Ed25519".to_owned(),
        Key::Revoked | Key::Unreadable | Key::Unsupported | Key::Absent => String::new(),
    }
}

/// The names of the faults, each once; words are made from them.
fn names(record: &Parsed<KeyRecord, Fault>, counts: impl Fn(Fault) -> bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for fault in record.defects.iter().map(|defect| defect.fault).filter(|fault| counts(*fault)) {
        let name = super::fault_name(fault);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Where the owner of the domain can change the record: not at a service that it is an alias to.
fn place(survey: &Survey, selector: &Selector) -> Option<String> {
    let Some(target) = selector.aliases.last() else { return Some(selector.name.clone()) };
    target.ends_with(&format!(".{}", survey.domain)).then(|| target.clone())
}

fn remedied(finding: Finding, survey: &Survey, selector: &Selector, record: Option<String>) -> Finding {
    match (place(survey, selector), record) {
        (Some(place), Some(record)) => finding.remedy("TXT", place, strings(&record)),
        _ => finding,
    }
}
