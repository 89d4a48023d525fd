//! MTA-STS (RFC 8461): whether senders are told to insist on TLS, and whether what they are told is true.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::{
    check::observe::{
        Observations,
        mta_sts::Seen,
        protection::{Protected, Protection},
        smtp::MAX_HOSTS,
    },
    mail::{
        document::End,
        mta_sts::{Lookup, Mode, Policy, Text, matches},
        mx::Kind,
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
};

/// A lifetime below this protects hardly anybody: a day (RFC 8461 §10.2 asks for weeks).
const SHORT: u64 = 86_400;
/// The lifetime that we propose: a week (RFC 8461 §3.2 has it in its example).
const PROPOSED: u64 = 604_800;
/// A certificate that ends sooner than this should have been renewed.
const SOON_MS: i64 = 14 * DAY_MS;
const DAY_MS: i64 = 86_400_000;
/// Of a certificate with a short life this part of it is left when it should have been renewed.
const SHORT_PART: i64 = 4;

pub fn judge(seen: &Observations) -> Vec<Finding> {
    seen.mta_sts.as_ref().map_or_else(Vec::new, |seen| Case { seen }.judge())
}

/// Whether a policy obliges senders to check certificates (RFC 8461 §5): without one they take any (RFC 7435 §3). Nothing when nobody looked, or it could not be
/// told.
pub(super) fn is_enforced(seen: &Observations) -> Option<bool> {
    let lookup = &seen.mta_sts.as_ref()?.lookup;
    if !lookup.outcome.is_answer() {
        return None;
    }
    let is_sound = |policy: &&Policy| policy.sound && policy.mode == Some(Mode::Enforce);
    match (lookup.fetch.end, lookup.fetch.policy.as_ref().map(|policy| &policy.value).filter(is_sound)) {
        _ if !has_record(lookup) => Some(false),
        // Some senders refuse what is not plain text.
        (End::Found, Some(_)) => lookup.fetch.is_plain().then_some(true),
        (End::Found | End::Certificate(_), _) => Some(false),
        (end, _) => is_no(end).then_some(false),
    }
}

/// RFC 8461 §3.1: without one sound record nobody looks at the policy.
fn has_record(lookup: &Lookup) -> bool {
    let mut records = lookup.records();
    records.next().is_some_and(|one| one.record.value.sound) && records.next().is_none()
}

/// Refused, and in trouble, twice: that is the server's own word, and others hear the same.
const fn is_no(end: End) -> bool {
    end.is_final() || matches!(end, End::Refused | End::Status(500..=599))
}

struct Case<'a> {
    seen: &'a Seen,
}

impl Case<'_> {
    fn judge(&self) -> Vec<Finding> {
        let lookup = &self.seen.lookup;
        if !lookup.outcome.is_answer() {
            return vec![self.finding(Code::MtaStsRecordUnknown)];
        }
        let records: Vec<&Text> = lookup.records().collect();
        let policy = self.policy().filter(|policy| policy.sound);
        // RFC 8461 §3.2: what is not plain text may be refused.
        let is_read = has_record(lookup) && lookup.fetch.is_plain();
        let mut findings = Vec::new();
        match records.as_slice() {
            [one] if one.record.value.sound => {}
            [] | [_] => match records.first().copied().or(lookup.texts.first()) {
                Some(text) => {
                    let faults: Vec<String> = text.record.defects.iter().map(|defect| super::fault_name(defect.fault)).collect();
                    let finding = self.finding(Code::MtaStsRecordInvalid).arg("record", text.text.clone());
                    findings.push(self.with_record(finding.arg("faults", super::each_once(faults))));
                }
                None if policy.is_some() => return vec![self.record_missing()],
                None => return vec![self.absent()],
            },
            // RFC 8461 §3.1: several are as good as none.
            several => findings.push(self.with_record(self.finding(Code::MtaStsRecordSeveral).arg("count", several.len()))),
        }
        findings.extend(self.judge_fetch(is_read));
        let is_beside = |finding: &Finding| finding.verdict == Verdict::Note || finding.code == Code::MtaStsExchangersUnknown;
        if let Some(policy) = policy
            && findings.iter().all(is_beside)
        {
            let days = policy.max_age.unwrap_or_default() / SHORT;
            let mode = policy.mode.map_or("none", Mode::as_str);
            let days = usize::try_from(days).unwrap_or(usize::MAX);
            findings.push(self.finding(Code::MtaStsGood).arg("mode", mode).arg("hosts", self.seen.mail.hosts.clone()).arg("days", days));
        }
        findings
    }

    fn finding(&self, code: Code) -> Finding {
        Finding::new(code, self.seen.lookup.domain.clone()).seen(self.seen.lookup.evidence())
    }

    fn policy(&self) -> Option<&Policy> {
        self.seen.lookup.fetch.policy.as_ref().map(|policy| &policy.value)
    }

    /// The record that belongs there. Its `id` has to change with every change of the policy, so it is the time of the check.
    fn record(&self) -> String {
        let at = Timestamp::from_millisecond(self.seen.lookup.at).unwrap_or_default();
        format!("v=STSv1; id={}", at.strftime("%Y%m%d%H%M%S"))
    }

    fn with_record(&self, finding: Finding) -> Finding {
        finding.remedy("TXT", format!("_mta-sts.{}", self.seen.lookup.domain), self.record())
    }

    /// The policy that fits the exchangers of today, and the record that goes with it.
    fn with_policy(&self, finding: Finding, mode: Mode) -> Finding {
        let finding = finding.arg("record", self.record());
        // A name that leads nowhere is no exchanger that a policy could name.
        let hosts: String = self.seen.mail.reachable().map(|host| format!("mx: {host}\n")).collect();
        if hosts.is_empty() {
            return finding;
        }
        let max_age = self.policy().and_then(|policy| policy.max_age).filter(|age| *age >= SHORT).unwrap_or(PROPOSED);
        let text = format!("version: STSv1\nmode: {}\n{hosts}max_age: {max_age}\n", mode.as_str());
        finding.remedy("file", self.seen.lookup.fetch.url.clone(), text)
    }

    /// The record would put the policy into force: that does no harm only where all exchangers keep it already.
    fn record_missing(&self) -> Finding {
        let finding = self.finding(Code::MtaStsRecordMissing).arg("record", self.record());
        let enforces = self.policy().is_some_and(|policy| policy.mode == Some(Mode::Enforce));
        if enforces && !self.is_kept() { self.with_policy(finding.arg("ready", "no"), Mode::Testing) } else { self.with_record(finding.arg("ready", "yes")) }
    }

    /// Whether every exchanger is named by the policy and was seen to keep it.
    fn is_kept(&self) -> bool {
        let names = self.policy().map_or(&[][..], |policy| policy.mx.as_slice());
        self.is_sound() && self.seen.mail.hosts.iter().all(|host| names.iter().any(|pattern| matches(pattern, host)))
    }

    /// Whether every exchanger was seen to show a valid certificate, at each address that was reached.
    fn is_sound(&self) -> bool {
        let shown = self.seen.exchangers.as_deref().unwrap_or_default();
        let hosts = &self.seen.mail.hosts;
        !hosts.is_empty() && !self.is_weak() && hosts.iter().all(|host| shown.iter().any(|one| one.host == *host && one.protection == Protection::Sound))
    }

    /// Whether an exchanger was seen not to show one.
    fn is_weak(&self) -> bool {
        let shown = self.seen.exchangers.as_deref().unwrap_or_default();
        shown.iter().any(|one| !matches!(one.protection, Protection::Sound | Protection::Unknown))
    }

    /// The mode of a policy that is to be changed in something else: what holds mail back is not proposed anew.
    fn kept_mode(&self, mode: Mode) -> Mode {
        if mode == Mode::None || self.is_weak() { Mode::Testing } else { mode }
    }

    fn absent(&self) -> Finding {
        let finding = self.finding(Code::MtaStsAbsent);
        if self.seen.mail.takes_none() {
            return finding.verdict(Verdict::NotApplicable).arg("takes", "no").arg("record", self.record());
        }
        // RFC 8461 §8.1 (rolling out): begin in the testing mode.
        self.with_policy(finding.arg("takes", "yes"), Mode::Testing)
    }

    fn judge_fetch(&self, is_read: bool) -> Vec<Finding> {
        let fetch = &self.seen.lookup.fetch;
        let told = |finding: Finding| {
            let status = if let End::Status(status) = fetch.end { usize::from(status) } else { 0 };
            finding.arg("url", fetch.url.clone()).arg("reason", fetch.end.name()).arg("status", status)
        };
        match fetch.end {
            End::Found => self.judge_policy(is_read),
            End::Certificate(_) => vec![told(self.finding(Code::MtaStsCertificate))],
            end if is_no(end) => {
                vec![self.with_policy(told(self.finding(Code::MtaStsPolicyMissing)), Mode::Testing)]
            }
            _ => vec![told(self.finding(Code::MtaStsPolicyUnknown))],
        }
    }

    fn judge_policy(&self, is_read: bool) -> Vec<Finding> {
        let (lookup, fetch) = (&self.seen.lookup, &self.seen.lookup.fetch);
        let Some(parsed) = &fetch.policy else { return Vec::new() };
        let policy = &parsed.value;
        let mode = policy.mode.unwrap_or(Mode::Testing);
        let mut findings = Vec::new();
        if let Some(not_after) = fetch.not_after.filter(|not_after| *not_after < lookup.at.saturating_add(SOON_MS)) {
            let days = usize::try_from((not_after - lookup.at) / DAY_MS).unwrap_or(0);
            let finding = self.finding(Code::MtaStsCertificateEnds).arg("whose", "policy").arg("hosts", Vec::<String>::new());
            findings.push(finding.arg("url", fetch.url.clone()).arg("days", days));
        }
        if !policy.sound {
            let faults: Vec<String> = parsed.defects.iter().map(|defect| super::fault_name(defect.fault)).collect();
            let finding = self.finding(Code::MtaStsPolicyInvalid).arg("url", fetch.url.clone()).arg("faults", super::each_once(faults));
            // It binds nobody yet.
            let mode = if mode == Mode::Enforce && self.is_sound() { mode } else { Mode::Testing };
            findings.push(self.with_policy(finding, mode));
            return findings;
        }
        if !fetch.is_plain() {
            let kind = fetch.content_type.clone().unwrap_or_else(|| "none".to_owned());
            findings.push(self.finding(Code::MtaStsContentType).arg("url", fetch.url.clone()).arg("type", kind));
        }
        findings.extend(self.judge_exchangers(mode, is_read));
        if policy.max_age.is_some_and(|age| age < SHORT) {
            let seconds = usize::try_from(policy.max_age.unwrap_or_default()).unwrap_or(usize::MAX);
            findings.push(self.with_policy(self.finding(Code::MtaStsShortAge).arg("seconds", seconds), self.kept_mode(mode)));
        }
        findings.extend(self.judge_cover(policy, mode, is_read));
        findings.extend(self.judge_mode(mode, &findings));
        findings
    }

    /// How far the policy is from being enforced. One address has one file: what else is wrong is mended first.
    fn judge_mode(&self, mode: Mode, others: &[Finding]) -> Option<Finding> {
        let is_proposed = others.iter().any(|finding| finding.remedy.is_some());
        // RFC 8461 §8.1: testing comes first. Enforced against exchangers that do not keep it, the policy would hold mail back.
        let (ready, proposed) = match mode {
            Mode::Enforce => return None,
            Mode::None => ("begin", Some(Mode::Testing)),
            Mode::Testing if self.is_weak() => ("no", None),
            Mode::Testing if is_proposed => ("first", None),
            Mode::Testing if self.is_sound() => ("yes", Some(Mode::Enforce)),
            Mode::Testing => ("unseen", None),
        };
        let finding = self.finding(Code::MtaStsMode).arg("mode", mode.as_str()).arg("ready", ready);
        Some(match proposed {
            Some(proposed) => self.with_policy(finding, proposed),
            None => finding.arg("record", self.record()),
        })
    }

    /// Whether the exchangers give what the policy promises of them: TLS with a valid certificate for their names (RFC 8461 §4.2).
    fn judge_exchangers(&self, mode: Mode, is_read: bool) -> Vec<Finding> {
        let mail = &self.seen.mail;
        if mode == Mode::None || mail.kind == Kind::Unknown {
            return Vec::new();
        }
        let shown = self.seen.exchangers.as_deref().unwrap_or_default();
        let mut weak: BTreeMap<Protection, Vec<&Protected>> = BTreeMap::new();
        for one in shown.iter().filter(|one| !matches!(one.protection, Protection::Sound | Protection::Unknown)) {
            weak.entry(one.protection).or_default().push(one);
        }
        let finding = |code, hosts: Vec<String>| self.finding(code).arg("mode", in_force(mode, is_read)).arg("hosts", super::each_once(hosts));
        let is_left =
            mail.hosts.iter().any(|host| !shown.iter().any(|one| one.host == *host && !matches!(one.protection, Protection::Sound | Protection::Unknown)));
        let mut findings: Vec<Finding> = weak
            .into_iter()
            .map(|(protection, all)| {
                let finding = finding(Code::MtaStsUnmet, all.iter().map(|one| one.host.clone()).collect()).arg("how", protection.as_str());
                let finding = finding.arg("left", if is_left { "some" } else { "none" }).seen(all.iter().map(|one| one.evidence));
                // Only in the mode enforce is mail held back; back to testing, it comes again.
                let finding = if is_read && mode == Mode::Enforce { finding } else { finding.verdict(Verdict::Problem) };
                if mode == Mode::Enforce { self.with_policy(finding, Mode::Testing) } else { finding }
            })
            .collect();
        findings.extend(self.judge_ends(shown));
        let is_told = |host: &String| shown.iter().any(|one| one.host == *host && one.protection != Protection::Unknown);
        let untold: Vec<String> = mail.hosts.iter().filter(|host| !is_told(host)).cloned().collect();
        if !untold.is_empty() {
            let every = |is: &dyn Fn(&Protected) -> bool| untold.iter().all(|host| shown.iter().any(|one| one.host == *host && is(one)));
            let reason = if every(&|one| one.spoke) {
                "spoke"
            } else if mail.hosts.len() > MAX_HOSTS && !shown.is_empty() && !untold.iter().any(|host| shown.iter().any(|one| one.host == *host)) {
                "limit"
            } else {
                "silent"
            };
            findings.push(finding(Code::MtaStsExchangersUnknown, untold).arg("reason", reason).seen(shown.iter().map(|one| one.evidence)));
        }
        findings
    }

    /// The certificates of exchangers that are valid now and end soon (catalogue, `mtasts.cert`). Those that live for a few weeks alone are renewed later.
    fn judge_ends(&self, shown: &[Protected]) -> Option<Finding> {
        let left = |one: &Protected| {
            let (from, until) = one.holds.filter(|_| one.protection == Protection::Sound)?;
            let left = until - self.seen.lookup.at;
            (left < SOON_MS.min((until - from) / SHORT_PART)).then_some(left)
        };
        let ending: Vec<(&Protected, i64)> = shown.iter().filter_map(|one| Some((one, left(one)?))).collect();
        let soonest = ending.iter().map(|(_, left)| *left).min()?;
        let days = usize::try_from(soonest / DAY_MS).unwrap_or(0);
        let hosts = ending.iter().map(|(one, _)| one.host.clone()).collect();
        let finding = self.finding(Code::MtaStsCertificateEnds).arg("whose", "exchanger").arg("hosts", super::each_once(hosts));
        Some(finding.arg("url", self.seen.lookup.fetch.url.clone()).arg("days", days).seen(ending.iter().map(|(one, _)| one.evidence)))
    }

    /// Whether the policy names every exchanger, and nobody else (RFC 8461 §4.1).
    fn judge_cover(&self, policy: &Policy, mode: Mode, is_read: bool) -> Vec<Finding> {
        let mail = &self.seen.mail;
        let finding = |code| self.finding(code).arg("mode", in_force(mode, is_read)).seen(mail.evidence.iter().copied());
        if mode == Mode::None {
            return Vec::new();
        }
        if mail.kind == Kind::Unknown {
            return vec![finding(Code::MtaStsCoverUnknown)];
        }
        let mut findings = Vec::new();
        let missing: Vec<String> = mail.hosts.iter().filter(|host| !policy.mx.iter().any(|pattern| matches(pattern, host))).cloned().collect();
        if !missing.is_empty() {
            let uncovered = finding(Code::MtaStsUncovered).arg("hosts", missing).arg("patterns", policy.mx.clone());
            // Only in the mode enforce is mail held back.
            let uncovered = if is_read && mode == Mode::Enforce { uncovered } else { uncovered.verdict(Verdict::Problem) };
            findings.push(self.with_policy(uncovered, self.kept_mode(mode)));
        }
        let idle: Vec<String> = policy.mx.iter().filter(|pattern| !mail.hosts.iter().any(|host| matches(pattern, host))).cloned().collect();
        if !idle.is_empty() && !mail.hosts.is_empty() {
            findings.push(finding(Code::MtaStsExtraNames).arg("patterns", idle));
        }
        findings
    }
}

/// What a policy does to mail: its mode, or nothing where it would be enforced if anybody looked at it.
fn in_force(mode: Mode, is_read: bool) -> String {
    if is_read || mode != Mode::Enforce { mode.as_str().to_owned() } else { "unread".to_owned() }
}
