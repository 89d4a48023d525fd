//! DMARC: what receivers are to do with mail that fails, and who hears of it (RFC 9989).

use crate::{
    check::{
        fix::strings,
        observe::{Observations, dmarc::Around},
    },
    mail::{
        Parsed,
        dmarc::{Address, Consent, Effective, Fault, Found, Level, Lookup, Policy, Psd, Record, Removed, Source, Standing, Stray, mend, merge, parse, tag},
    },
    model::{code::Code, finding::Finding, verdict::Verdict},
};

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(lookup) = &seen.dmarc else { return Vec::new() };
    let nothing = Around::default();
    let case = Case {
        lookup,
        around: seen.dmarc_around.as_ref().unwrap_or(&nothing),
        relayed: seen.target.relay.is_some(),
        takes_mail: super::takes_mail(seen),
        is_silent: super::is_silent(seen),
    };
    case.judge()
}

/// What is judged.
struct Case<'a> {
    lookup: &'a Lookup,
    around: &'a Around,
    /// A relay sends for the domain.
    relayed: bool,
    /// Whether reports could be sent to the domain itself.
    takes_mail: bool,
    /// The domain says that it sends nothing.
    is_silent: bool,
}

impl Case<'_> {
    fn judge(&self) -> Vec<Finding> {
        let own = self.lookup.levels.first();
        let mut findings = self.several();
        let damaged = own.filter(|own| own.found == Found::None).and_then(|own| own.strays.iter().find(|stray| is_meant(stray)));
        if let Some(stray) = damaged {
            let finding = self.finding(Code::DmarcSyntax).arg("record", stray.text.clone()).arg("faults", names(&stray.record, |_| true));
            findings.push(finding.remedy("TXT", self.name(), strings(&mend(&stray.text).write())));
        }
        if self.lookup.unknown {
            findings.push(self.finding(Code::DmarcUnknown));
            return findings;
        }
        match (self.lookup.policy(), self.lookup.parsed()) {
            (Some(level), Some(parsed)) => findings.extend(self.judge_record(level, parsed)),
            _ if findings.is_empty() => findings.push(self.missing()),
            _ => {}
        }
        findings.extend(self.misplaced());
        findings.extend(self.organisation());
        findings
    }

    fn finding(&self, code: Code) -> Finding {
        Finding::new(code, self.lookup.domain.clone()).seen(self.lookup.evidence())
    }

    /// Where the record of the domain belongs.
    fn name(&self) -> String {
        format!("_dmarc.{}", self.lookup.domain)
    }

    /// Several records at the domain, or at the one above whose record would apply.
    fn several(&self) -> Vec<Finding> {
        let levels = self.lookup.levels.iter().enumerate();
        let several = levels.filter(|(index, level)| level.found == Found::Several && (*index == 0 || self.lookup.policy().is_none()));
        several
            .take(1)
            .map(|(_, level)| {
                let records: Vec<Record> = level.strays.iter().filter(|stray| stray.record.value.is_record()).map(|stray| mend(&stray.text)).collect();
                let finding = self.finding(Code::DmarcSeveral).arg("at", level.domain.clone()).arg("count", records.len());
                // None of them counts, so the record above holds: the merged one must not undo what it asks for (RFC 9989 §4.10).
                let above = self.lookup.effective(true).map(|effective| effective.declared).filter(|_| level.domain == self.lookup.domain);
                let merged = merge(&records).map(|record| Record { p: record.p.max(above), ..record });
                self.remedied(finding, level, merged)
            })
            .collect()
    }

    fn missing(&self) -> Finding {
        let found = self.lookup.misplaced.iter().chain(self.around.elsewhere.iter().map(|elsewhere| &elsewhere.text)).next();
        let first = if self.is_silent { Policy::Reject } else { Policy::None };
        let record = found.map_or_else(|| self.with_mailbox(parse(format!("v=DMARC1; p={}", first.as_str()).as_bytes()).value), |stray| mend(&stray.text));
        let reports = if record.rua.is_empty() { "no" } else { "yes" };
        let policy = if self.is_silent && found.is_none() { "silent" } else { record.p.unwrap_or(Policy::None).as_str() };
        let alias = self.lookup.levels.first().and_then(|own| own.aliases.last());
        let finding = self.finding(Code::DmarcMissing).arg("alias", alias.map_or("none", String::as_str));
        finding.arg("policy", policy).arg("reports", reports).remedy("TXT", self.name(), strings(&record.write()))
    }

    /// A mailbox for reports that the owner is to make.
    fn mailbox(&self) -> String {
        format!("dmarc-reports@{}", self.lookup.domain)
    }

    /// The record with an address for reports in it, where the domain can have one.
    fn with_mailbox(&self, record: Record) -> Record {
        if !record.rua.is_empty() || !self.takes_mail {
            return record;
        }
        let mailbox = self.mailbox();
        let own = Address { uri: format!("mailto:{mailbox}"), mailbox: Some(mailbox), host: Some(self.lookup.domain.clone()), size: None, valid: true };
        Record { rua: vec![own], ..record }
    }

    fn judge_record(&self, level: &Level, parsed: &Parsed<Record, Fault>) -> Vec<Finding> {
        let record = &parsed.value;
        let text = level.text.clone().unwrap_or_default();
        let mended = mend(&text);
        // Addresses that were meant and cannot be used have to be made good.
        let mended = if record.rua.is_empty() { mended } else { self.with_mailbox(mended) };
        // The record speaks for the domain at which it stands, which may be above.
        let fix = |code: Code, record: Record| {
            let finding = self.remedied(self.finding(code).arg("record", text.clone()), level, Some(record));
            Finding { subject: level.domain.clone(), ..finding }
        };
        let mut findings = Vec::new();
        let faults = names(parsed, |fault| !has_own_code(fault));
        match record.standing {
            Standing::Applies if faults.is_empty() => {}
            Standing::Applies => findings.push(fix(Code::DmarcUntidy, mended.clone()).arg("faults", faults)),
            // Only `sp` or `np` cannot be read, and reports come: the catalogue takes that for a warning.
            Standing::AsNone if record.p.is_some() && !faults.iter().any(|fault| fault == "duplicate") => {
                findings.push(fix(Code::DmarcSyntax, mended.clone()).verdict(Verdict::Note).arg("faults", faults));
            }
            Standing::AsNone | Standing::Void | Standing::Ignored => findings.push(fix(Code::DmarcSyntax, mended.clone()).arg("faults", faults)),
        }
        if !record.removed.is_empty() {
            findings.push(fix(Code::DmarcRemovedTags, mended.clone()).arg("tags", removed(record)));
        }
        if parsed.has(Fault::SizeSuffix) {
            findings.push(fix(Code::DmarcSizeSuffix, mended.clone()));
        }
        findings.extend(self.psd(level, record, &text, fix));
        if record.standing == Standing::Applies {
            findings.extend(self.policy(level, record, &mended, fix));
        }
        findings.extend(self.reports(record, &mended, fix));
        findings
    }

    fn psd(&self, level: &Level, record: &Record, text: &str, fix: impl Fn(Code, Record) -> Finding) -> Option<Finding> {
        let without = || Record { psd: Psd::Undetermined, ..mend(text) };
        if record.psd == Psd::Yes && level.domain == self.lookup.domain {
            Some(fix(Code::DmarcPsd, without()))
        } else if tag(text, "psd").is_some_and(|value| value.eq_ignore_ascii_case("u")) {
            Some(fix(Code::DmarcPsdIdle, without()))
        } else {
            None
        }
    }

    fn policy(&self, level: &Level, record: &Record, mended: &Record, fix: impl Fn(Code, Record) -> Finding) -> Vec<Finding> {
        let mut findings = Vec::new();
        let Some(Effective { declared, applied, source }) = self.lookup.effective(true) else { return findings };
        let text = level.text.clone().unwrap_or_default();
        if declared == Policy::None {
            let tag = if source == Source::Sp { "sp" } else { "p" };
            findings.push(self.finding(Code::DmarcPolicyNone).arg("record", text.clone()).arg("at", level.domain.clone()).arg("tag", tag));
        }
        if applied != declared {
            let finding = fix(Code::DmarcTesting, Record { testing: false, ..mended.clone() });
            findings.push(finding.arg("declared", declared.as_str()).arg("applied", applied.as_str()));
        }
        let p = record.p.unwrap_or(Policy::None);
        let weaker = [("sp", record.sp), ("np", record.np)]
            .map(|(name, policy)| policy.filter(|policy| *policy < p).map(|policy| format!("{name}={}", policy.as_str())));
        let weaker: Vec<String> = weaker.into_iter().flatten().collect();
        if !weaker.is_empty() {
            let stronger = Record { sp: record.sp.filter(|policy| *policy > p), np: Some(Policy::Reject), ..mended.clone() };
            findings.push(fix(Code::DmarcSubdomains, stronger).arg("tags", weaker).arg("policy", p.as_str()));
        }
        let strict =
            [("adkim", record.adkim), ("aspf", record.aspf)].map(|(name, mode)| (mode == crate::mail::dmarc::Alignment::Strict).then(|| format!("{name}=s")));
        let strict: Vec<String> = strict.into_iter().flatten().collect();
        if self.relayed && !strict.is_empty() {
            let relaxed = Record { adkim: Default::default(), aspf: Default::default(), ..mended.clone() };
            findings.push(fix(Code::DmarcStrict, relaxed).arg("tags", strict));
        }
        let code = if self.lookup.inherited_from().is_some() { Code::DmarcInherited } else { Code::DmarcGood };
        findings.push(self.finding(code).arg("policy", applied.as_str()).arg("at", level.domain.clone()).arg("record", text));
        findings
    }

    /// Who hears of failing mail.
    fn reports(&self, record: &Record, mended: &Record, fix: impl Fn(Code, Record) -> Finding) -> Vec<Finding> {
        let mut findings = Vec::new();
        // An address of another scheme does no harm beside one that all can use.
        let some_usable = record.rua.iter().any(Address::is_usable);
        let cannot = |address: &&Address| if some_usable { !address.valid } else { !address.is_usable() };
        let unusable: Vec<String> = record.rua.iter().filter(cannot).map(|address| address.uri.clone()).collect();
        if record.rua.is_empty() {
            findings.push(fix(Code::DmarcNoReports, self.with_mailbox(mended.clone())));
        } else if !unusable.is_empty() {
            findings.push(fix(Code::DmarcReportsInvalid, mended.clone()).arg("addresses", unusable));
        }
        for host in &self.around.hosts {
            let finding = |code| self.finding(code).arg("host", host.host.clone()).seen(host.evidence.iter().copied());
            match host.takes_mail {
                Some(true) => {}
                Some(false) => findings.push(finding(Code::DmarcReportsUndeliverable)),
                None => findings.push(finding(Code::DmarcReportsUnknown)),
            }
        }
        let is_dead = |host: &str| self.around.hosts.iter().any(|known| known.host == host && known.takes_mail == Some(false));
        for authorisation in self.around.authorisations.iter().filter(|authorisation| !is_dead(&authorisation.host)) {
            let finding = |code| self.finding(code).arg("host", authorisation.host.clone()).seen(authorisation.evidence);
            match authorisation.consent {
                Consent::Given => {}
                Consent::Missing => findings.push(finding(Code::DmarcNoConsent).remedy("TXT", authorisation.name.clone(), "v=DMARC1")),
                Consent::Unknown => findings.push(finding(Code::DmarcConsentUnknown)),
            }
        }
        findings
    }

    /// Records at names where receivers do not look.
    fn misplaced(&self) -> Vec<Finding> {
        let is_only = self.lookup.policy().is_none() && self.lookup.levels.iter().all(|level| level.found != Found::Several);
        let owns = self.lookup.levels.first().is_some_and(|level| level.found != Found::None);
        let at_apex = self.lookup.misplaced.iter().map(|stray| (self.lookup.domain.clone(), stray, None));
        let elsewhere = self.around.elsewhere.iter().map(|elsewhere| (elsewhere.name.clone(), &elsewhere.text, Some(elsewhere.evidence)));
        at_apex
            .chain(elsewhere)
            // A record of its own for `www` is nothing to blame when the domain has one too.
            .filter(|(place, ..)| !owns || !place.starts_with("_dmarc.www."))
            .map(|(place, stray, evidence)| {
                let finding = self.finding(Code::DmarcMisplaced).arg("place", place).arg("record", stray.text.clone()).seen(evidence);
                if is_only { finding.remedy("TXT", self.name(), strings(&mend(&stray.text).write())) } else { finding.verdict(Verdict::Note) }
            })
            .collect()
    }

    /// A domain above takes mail and has no record: with the walk it no longer stands for this one, with a list of public suffixes it did.
    fn organisation(&self) -> Option<Finding> {
        let lookup = self.lookup;
        let own = lookup.levels.first().filter(|level| level.found == Found::Record)?;
        let walked_on = own.record.as_ref().is_some_and(|record| record.value.psd == Psd::Undetermined);
        if !walked_on || lookup.organisation_unknown || lookup.organisational_domain != lookup.domain {
            return None;
        }
        let parent = self.around.parents.iter().rfind(|parent| parent.takes_mail == Some(true))?;
        let record = format!("v=DMARC1; p=none; rua=mailto:dmarc-reports@{}", parent.host);
        let finding = self.finding(Code::DmarcOrganisation).arg("parent", parent.host.clone()).seen(parent.evidence.iter().copied());
        Some(finding.remedy("TXT", format!("_dmarc.{}", parent.host), record))
    }

    /// The record to publish in place of the one at a level; none where it stands with a service that it is an alias to.
    fn remedied(&self, finding: Finding, level: &Level, record: Option<Record>) -> Finding {
        let place = level.aliases.last().cloned().unwrap_or_else(|| format!("_dmarc.{}", level.domain));
        match record {
            // What stands there already changes nothing.
            Some(record) if level.text.as_deref() == Some(record.write().as_str()) => finding,
            Some(record) if place.ends_with(&format!(".{}", level.domain)) => finding.remedy("TXT", place, strings(&record.write())),
            _ => finding,
        }
    }
}

/// A text at `_dmarc` that receivers take for no record, although somebody meant it.
fn is_meant(stray: &Stray) -> bool {
    stray.record.value.p.is_some() || stray.text.to_ascii_uppercase().contains("DMARC")
}

fn removed(record: &Record) -> Vec<String> {
    let tags = record.removed.iter().map(|removed| match removed {
        Removed::Pct(value) => format!("pct={value}"),
        Removed::Rf(value) => format!("rf={value}"),
        Removed::Ri(value) => format!("ri={value}"),
    });
    tags.collect()
}

/// Faults that have a finding of their own.
const fn has_own_code(fault: Fault) -> bool {
    matches!(fault, Fault::Removed | Fault::SizeSuffix | Fault::SchemeMissing | Fault::AddressInvalid)
}

/// The names of the faults, each once; words are made from them.
fn names(parsed: &Parsed<Record, Fault>, counts: impl Fn(Fault) -> bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for fault in parsed.defects.iter().map(|defect| defect.fault).filter(|fault| counts(*fault)) {
        let name = super::fault_name(fault);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
