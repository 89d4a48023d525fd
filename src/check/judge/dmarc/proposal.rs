//! The one record that is proposed in place of one that stands.

use super::Case;
use crate::{
    check::{fix::strings, observe::domain::is_suffix},
    mail::dmarc::{Address, Level, Policy, Psd, Record, parse},
    model::{code::Code, finding::Finding},
};

/// What only the owner can decide, because it changes what becomes of mail.
const fn is_choice(code: Code) -> bool {
    matches!(code, Code::DmarcTesting | Code::DmarcSubdomains | Code::DmarcStrict)
}

/// What the corrected record makes good.
const fn is_corrected(code: Code) -> bool {
    matches!(
        code,
        Code::DmarcSyntax
            | Code::DmarcUntidy
            | Code::DmarcRemovedTags
            | Code::DmarcSizeSuffix
            | Code::DmarcPsd
            | Code::DmarcPsdIdle
            | Code::DmarcNoReports
            | Code::DmarcReportsInvalid
    )
}

impl Case<'_> {
    /// Gives what is said about a record the record to publish instead: with every correction in it, so that no name gets two. While
    /// something is to be corrected, choices wait: whoever pastes a corrected record does not choose another policy by it.
    pub(super) fn propose(&self, level: &Level, mended: &Record, findings: Vec<Finding>) -> Vec<Finding> {
        let corrects = findings.iter().any(|finding| is_corrected(finding.code));
        let psd = if mended.psd == Psd::Yes && !is_suffix(&level.domain) { Psd::Undetermined } else { mended.psd };
        let corrected = self.with_mailbox(Record { psd, ..mended.clone() });
        let chosen = chosen(&corrected, &findings);
        let propose = |finding: Finding| match finding.code {
            Code::DmarcSyntax => self.remedied(finding.arg("policy", word(&corrected)), level, Some(corrected.clone())),
            code if is_corrected(code) => self.remedied(finding, level, Some(corrected.clone())),
            code if is_choice(code) && corrects => finding.arg("step", "later"),
            code if is_choice(code) => self.remedied(finding.arg("step", "now"), level, Some(chosen.clone())),
            _ => finding,
        };
        findings.into_iter().map(propose).collect()
    }

    /// The record with an address for reports in it, where the domain can have one.
    pub(super) fn with_mailbox(&self, record: Record) -> Record {
        if !record.rua.is_empty() || !self.takes_mail {
            return record;
        }
        with_mailbox_at(&self.lookup.domain, record)
    }

    /// The record to publish in place of the one at a level; none where it stands with a service that it is an alias to.
    pub(super) fn remedied(&self, finding: Finding, level: &Level, record: Option<Record>) -> Finding {
        let place = level.aliases.last().cloned().unwrap_or_else(|| format!("_dmarc.{}", level.domain));
        let finding = finding.arg("form", "own").arg("alias", "");
        match record {
            // What stands there already changes nothing.
            Some(record) if level.text.as_deref() == Some(record.write().as_str()) => finding,
            Some(record) if place.ends_with(&format!(".{}", level.domain)) => finding.remedy("TXT", place, strings(&record.write())),
            Some(_) => finding.arg("form", "alias").arg("alias", place),
            None => finding.arg("form", "none"),
        }
    }
}

/// A record that says nothing but its policy.
pub(super) fn new(policy: Policy) -> Record {
    parse(format!("v=DMARC1; p={}", policy.as_str()).as_bytes()).value
}

/// The record with a mailbox of a domain for reports, which its owner is to make.
pub(super) fn with_mailbox_at(domain: &str, record: Record) -> Record {
    let mailbox = format!("dmarc-reports@{domain}");
    let own = Address { uri: format!("mailto:{mailbox}"), mailbox: Some(mailbox), host: Some(domain.to_owned()), size: None, valid: true };
    Record { rua: vec![own], ..record }
}

/// The policy of a record as it is written.
pub(super) fn word(record: &Record) -> &'static str {
    record.p.unwrap_or(Policy::None).as_str()
}

/// The record with all that the findings leave to the owner.
fn chosen(record: &Record, findings: &[Finding]) -> Record {
    let mut chosen = record.clone();
    for finding in findings {
        match finding.code {
            Code::DmarcTesting => chosen.testing = false,
            Code::DmarcSubdomains => {
                let p = chosen.p.unwrap_or(Policy::None);
                chosen.sp = chosen.sp.filter(|policy| *policy > p);
                chosen.np = Some(Policy::Reject);
            }
            Code::DmarcStrict => (chosen.adkim, chosen.aspf) = Default::default(),
            _ => {}
        }
    }
    chosen
}
