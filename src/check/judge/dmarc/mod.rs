//! DMARC: what receivers are to do with mail that fails, and who hears of it (RFC 9989).

mod house;
mod proposal;
mod reports;

use crate::{
    check::{
        fix::strings,
        observe::{
            Observations,
            dmarc::{Around, Elsewhere, Host},
            domain::is_suffix,
        },
    },
    mail::{
        Parsed,
        dmarc::{Alignment, Effective, Fault, Found, Level, Lookup, Policy, Psd, Record, Removed, Source, Standing, Stray, is_zero, mend, merge, tag},
        mx::Exchange,
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
        exchange: seen.mx.as_ref(),
        helo: seen.target.helo.as_deref(),
    };
    case.judge().into_iter().map(|finding| case.at_home(finding)).collect()
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
    /// The domain's exchangers, where they were looked up.
    exchange: Option<&'a Exchange>,
    /// What the user says that the server says.
    helo: Option<&'a str>,
}

impl Case<'_> {
    fn judge(&self) -> Vec<Finding> {
        let mut findings = self.several();
        if let Some((own, stray)) = self.damaged() {
            let record = mend(&stray.text);
            let finding = self.finding(Code::DmarcSyntax).arg("record", stray.text.clone()).arg("faults", names(&stray.record, |_| true));
            let finding = finding.arg("effect", "void").arg("policy", proposal::word(&record));
            findings.push(self.remedied(finding, own, Some(record)));
        }
        if self.lookup.unknown {
            findings.push(self.unknown());
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

    /// A finding about the record at a level: it speaks for the domain at which it stands, which may be above.
    fn about(&self, level: &Level, code: Code) -> Finding {
        let finding = self.finding(code).arg("record", level.text.clone().unwrap_or_default());
        Finding { subject: level.domain.clone(), ..finding }
    }

    /// What stands at the right name of the domain and was meant for a record.
    fn damaged(&self) -> Option<(&Level, &Stray)> {
        let own = self.lookup.levels.first().filter(|own| own.found == Found::None)?;
        Some((own, own.strays.iter().find(|stray| is_meant(stray))?))
    }

    /// The text that comes closest to the record that the domain has not: damaged, or at a name where nobody looks.
    fn meant(&self) -> Option<&Stray> {
        let elsewhere = self.elsewhere().map(|elsewhere| &elsewhere.text);
        self.damaged().map(|(_, stray)| stray).into_iter().chain(&self.lookup.misplaced).chain(elsewhere).next()
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
                let finding = self.finding(Code::DmarcSeveral).arg("at", level.domain.clone()).arg("count", records.len()).arg("keep", "one").arg("above", "");
                // None of them counts, so the record above holds: the merged one must not undo what it asks for (RFC 9989 §4.10).
                let above = self.lookup.effective(true).map(|effective| effective.declared).filter(|_| level.domain == self.lookup.domain);
                let merged = merge(&records).map(|record| Record { p: record.p.max(above), ..record });
                if level.domain == self.lookup.domain {
                    match (self.lookup.inherited_from().filter(|_| !self.is_of_registry()), self.above().filter(|above| self.is_of_house(&above.host))) {
                        // Without them nothing changes, and it stays part of its organisation.
                        (Some(holds), _) => return finding.arg("keep", "none").arg("above", holds.to_owned()).arg("form", "none").arg("alias", ""),
                        (None, Some(above)) => return self.remedied(finding, level, merged).arg("keep", "both").arg("above", above.host.clone()),
                        (None, None) => {}
                    }
                }
                self.remedied(finding, level, merged)
            })
            .collect()
    }

    /// The domain above that has mail of its own: as a rule the organisation. A registry's is nobody's.
    fn above(&self) -> Option<&Host> {
        self.around.parents.iter().rfind(|parent| parent.takes_mail == Some(true) && !is_suffix(&parent.host))
    }

    /// Whether the record that applies is a registry's. A domain above that takes mail is none, whatever its record says of it.
    fn is_of_registry(&self) -> bool {
        let takes_mail = |level: &Level| self.around.parents.iter().any(|parent| parent.host == level.domain && parent.takes_mail == Some(true));
        self.lookup.is_of_registry() && !self.lookup.policy().is_some_and(|level| takes_mail(level) && !is_suffix(&level.domain))
    }

    /// Where only a registry's silence hides something, a record of one's own ends the doubt (RFC 9989 §4.10.1).
    fn unknown(&self) -> Finding {
        let finding = self.finding(Code::DmarcUnknown);
        let own = self.lookup.levels.first().filter(|own| own.found == Found::None);
        let (Some(above), Some(_)) = (&self.lookup.hidden_above, own) else { return finding.arg("why", "unanswered").arg("above", "") };
        let missing = self.missing();
        Finding { remedy: missing.remedy, ..finding.arg("why", "registry").arg("above", above.clone()) }
    }

    fn missing(&self) -> Finding {
        let found = self.meant();
        // RFC 9989 §4.10.2: with the only record at a name below, the walk would end there, and it would be an organisation of its own.
        let above = self.above().filter(|_| found.is_none() && !self.is_of_registry());
        if let Some(above) = above.filter(|above| self.is_of_house(&above.host)) {
            let record = proposal::with_mailbox_at(&above.host, proposal::new(Policy::None));
            let finding = self.finding(Code::DmarcMissing).arg("alias", "none").arg("place", "above").arg("above", above.host.clone());
            let finding = finding.arg("policy", "none").arg("reports", "yes").seen(above.evidence.iter().copied());
            return finding.remedy("TXT", format!("_dmarc.{}", above.host), strings(&record.write()));
        }
        let first = if self.is_silent { Policy::Reject } else { Policy::None };
        let record = found.map_or_else(|| self.with_mailbox(proposal::new(first)), |stray| mend(&stray.text));
        let reports = if record.rua.is_empty() { "no" } else { "yes" };
        let policy = if self.is_silent && found.is_none() { "silent" } else { proposal::word(&record) };
        let alias = self.lookup.levels.first().and_then(|own| own.aliases.last());
        let finding = self.finding(Code::DmarcMissing).arg("alias", alias.map_or("none", String::as_str));
        // Whose the domain above is, nothing tells: what may be a stranger's is not proposed to be changed.
        let finding = match above {
            Some(above) => finding.arg("place", "apart").arg("above", above.host.clone()).seen(above.evidence.iter().copied()),
            None => finding.arg("place", "own").arg("above", ""),
        };
        finding.arg("policy", policy).arg("reports", reports).remedy("TXT", self.name(), strings(&record.write()))
    }

    fn judge_record(&self, level: &Level, parsed: &Parsed<Record, Fault>) -> Vec<Finding> {
        let record = &parsed.value;
        // What a registry publishes, nobody below it can mend, nor does anybody there wait for its reports.
        if self.is_of_registry() {
            let findings = self.policy(level, record);
            return if findings.is_empty() { vec![self.missing()] } else { findings };
        }
        let text = level.text.clone().unwrap_or_default();
        let mended = mend(&text);
        let mut findings = Vec::new();
        let faults = names(parsed, |fault| !has_own_code(fault));
        let syntax = |effect: &str| self.about(level, Code::DmarcSyntax).arg("faults", faults.clone()).arg("effect", effect);
        match record.standing {
            Standing::Applies if faults.is_empty() => {}
            Standing::Applies => {
                let untidy = self.about(level, Code::DmarcUntidy).arg("faults", faults.clone());
                // RFC 9989 §4.7, by RFC 6376 §3.2: a tag that stands twice makes the list invalid, for those who keep to the letter.
                let is_void = faults.iter().any(|fault| fault == "duplicate");
                findings.push(if is_void {
                    untidy.verdict(Verdict::Problem).arg("effect", "void")
                } else {
                    untidy.verdict(Verdict::Note).arg("effect", "none")
                });
            }
            // A policy cannot be read, and reports come: the catalogue takes that for a warning. Of two policies receivers take either.
            Standing::AsNone if !faults.iter().any(|fault| fault == "duplicate") => findings.push(syntax("none").verdict(Verdict::Note)),
            Standing::AsNone | Standing::Void | Standing::Ignored => findings.push(syntax("void")),
        }
        if !record.removed.is_empty() {
            let finding = self.about(level, Code::DmarcRemovedTags).arg("tags", removed(record));
            findings.push(finding.arg("share", share(record)).arg("policy", proposal::word(&mended)));
        }
        if parsed.has(Fault::SizeSuffix) {
            findings.push(self.about(level, Code::DmarcSizeSuffix));
        }
        // RFC 9989 §4.7: a registry is to say so.
        if record.psd == Psd::Yes && !is_suffix(&level.domain) {
            findings.push(self.about(level, Code::DmarcPsd));
        } else if tag(&text, "psd").is_some_and(|value| value.eq_ignore_ascii_case("u")) {
            findings.push(self.about(level, Code::DmarcPsdIdle));
        }
        findings.extend(self.policy(level, record));
        findings.extend(self.addresses(level, record, &mended));
        let mut findings = self.propose(level, &mended, findings);
        findings.extend(self.receivers());
        findings
    }

    /// What the record asks receivers to do.
    fn policy(&self, level: &Level, record: &Record) -> Vec<Finding> {
        let mut findings = Vec::new();
        let Some(Effective { declared, applied, source }) = self.lookup.effective(!self.lookup.is_missing) else { return findings };
        let applies = record.standing == Standing::Applies;
        if declared == Policy::None && (applies || record.p.is_none()) {
            let tag = match source {
                _ if self.is_of_registry() => "registry",
                Source::Sp => "sp",
                Source::Np => "np",
                Source::P | Source::Fallback => "p",
            };
            let finding = self.finding(Code::DmarcPolicyNone).arg("record", level.text.clone().unwrap_or_default());
            findings.push(finding.arg("at", level.domain.clone()).arg("tag", tag));
        }
        if applies && !self.is_of_registry() {
            findings.extend(self.testing(level, record, declared, applied));
            findings.extend(self.subdomains(level, record));
            findings.extend(self.strict(level, record));
        }
        // RFC 6376 §3.2: with a tag twice the list is invalid, and what is invalid for some is not told as good.
        let is_doubled = self.lookup.parsed().is_some_and(|parsed| parsed.has(Fault::Duplicate));
        if applies && (!is_doubled || self.lookup.inherited_from().is_some()) {
            let code = if self.lookup.inherited_from().is_some() { Code::DmarcInherited } else { Code::DmarcGood };
            let own = match self.lookup.levels.first().map(|own| own.found) {
                _ if self.is_of_registry() => "registry",
                Some(Found::Several) => "several",
                _ => "none",
            };
            let finding = self.finding(code).arg("policy", applied.as_str()).arg("at", level.domain.clone()).arg("own", own);
            findings.push(finding.arg("record", level.text.clone().unwrap_or_default()));
        }
        findings
    }

    /// A record that is being tried out: `t` softens `sp` and `np` too (RFC 9989 §4.7).
    fn testing(&self, level: &Level, record: &Record, declared: Policy, applied: Policy) -> Option<Finding> {
        let below = record.sp.max(record.np).filter(|policy| record.testing && *policy != Policy::None && self.speaks_for_subdomains(level));
        let (declared, applied, scope) = match below {
            _ if applied != declared => (declared, applied, "all"),
            Some(below) => (below, below.softened(), "subdomains"),
            None => return None,
        };
        let finding = self.about(level, Code::DmarcTesting).arg("declared", declared.as_str()).arg("applied", applied.as_str());
        Some(finding.arg("scope", scope))
    }

    /// A record that is milder for subdomains.
    fn subdomains(&self, level: &Level, record: &Record) -> Option<Finding> {
        let p = record.p.unwrap_or(Policy::None);
        let weaker = [("sp", record.sp), ("np", record.np)]
            .map(|(name, policy)| policy.filter(|policy| *policy < p).map(|policy| format!("{name}={}", policy.as_str())));
        let weaker: Vec<String> = weaker.into_iter().flatten().collect();
        (!weaker.is_empty() && self.speaks_for_subdomains(level))
            .then(|| self.about(level, Code::DmarcSubdomains).arg("tags", weaker).arg("policy", p.as_str()))
    }

    /// Whether a record at the level holds for names below it: only that of an organisation does (RFC 9989 §4.7, tag `sp`).
    fn speaks_for_subdomains(&self, level: &Level) -> bool {
        !self.lookup.organisation_unknown && level.domain == self.lookup.organisational_domain
    }

    /// A record that demands exactly the same domain of a relay.
    fn strict(&self, level: &Level, record: &Record) -> Option<Finding> {
        let strict = [("adkim", record.adkim), ("aspf", record.aspf)].map(|(name, mode)| (mode == Alignment::Strict).then(|| format!("{name}=s")));
        let strict: Vec<String> = strict.into_iter().flatten().collect();
        (self.relayed && !strict.is_empty()).then(|| self.about(level, Code::DmarcStrict).arg("tags", strict))
    }

    /// The records at wrong names. One that the right name is an alias for is where it belongs.
    fn elsewhere(&self) -> impl Iterator<Item = &Elsewhere> {
        let aliases = self.lookup.levels.first().map_or(&[][..], |own| own.aliases.as_slice());
        self.around.elsewhere.iter().filter(|elsewhere| !aliases.contains(&elsewhere.name))
    }

    /// Records at names where receivers do not look.
    fn misplaced(&self) -> Vec<Finding> {
        let is_only = self.lookup.policy().is_none() && self.lookup.levels.iter().all(|level| level.found != Found::Several);
        let owns = self.lookup.levels.first().is_some_and(|level| level.found != Found::None);
        let at_apex = self.lookup.misplaced.iter().map(|stray| (self.lookup.domain.clone(), stray, self.lookup.apex));
        let elsewhere = self.elsewhere().map(|elsewhere| (elsewhere.name.clone(), &elsewhere.text, Some(elsewhere.evidence)));
        at_apex
            .chain(elsewhere)
            // A record of its own for `www` is nothing to blame when the domain has one too.
            .filter(|(place, ..)| !owns || !place.starts_with("_dmarc.www."))
            .map(|(place, stray, evidence)| {
                let finding = self.finding(Code::DmarcMisplaced).arg("place", place).arg("record", stray.text.clone()).seen(evidence);
                let record = self.meant().filter(|_| is_only).map(|meant| strings(&mend(&meant.text).write()));
                if let Some(record) = record { finding.remedy("TXT", self.name(), record) } else { finding.verdict(Verdict::Note) }
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
        // Two strangers are no organisation, and nothing is wrong with that.
        let parent = self.above().filter(|above| self.is_of_house(&above.host))?;
        let record = format!("v=DMARC1; p=none; rua=mailto:dmarc-reports@{}", parent.host);
        let finding = self.finding(Code::DmarcOrganisation).arg("parent", parent.host.clone()).seen(parent.evidence.iter().copied());
        Some(finding.remedy("TXT", format!("_dmarc.{}", parent.host), record))
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

/// How much of the mail receivers of RFC 7489 (§6.3, tag `pct`) hold to the policy: that changes when the tag goes.
fn share(record: &Record) -> &'static str {
    let asks = [record.p, record.sp, record.np].into_iter().flatten().any(|policy| policy != Policy::None);
    let is_part = |removed: &Removed| matches!(removed, Removed::Pct(value) if value.parse().is_ok_and(|share| (1..100_u8).contains(&share)));
    match asks {
        true if record.removed.iter().any(is_zero) => "zero",
        true if record.removed.iter().any(is_part) => "part",
        _ => "whole",
    }
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
