//! A finding is data, never a sentence: words are made from it when somebody reads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{area::Area, code::Code, evidence::EvidenceId, verdict::Verdict};

/// A value that a sentence needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    Number(i64),
    Text(String),
    List(Vec<String>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<Vec<String>> for Arg {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

/// What somebody is to paste, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedy {
    /// `TXT`, `PTR`, `MX`, …; or `text` for a sentence to send.
    pub kind: String,
    /// The owner name of the record, without trailing dot; for PTR the address.
    pub name: String,
    /// The exact value.
    pub value: String,
}

/// What makes a protection void and lets mail through all the same: everybody may use the name, or nobody learns the policy.
pub const VOID: [Code; 2] = [Code::SpfPassAll, Code::MtaStsCertificate];

/// The worst of several findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worst {
    pub verdict: Verdict,
    /// Whether what is broken makes a protection void and stops no mail.
    pub is_void: bool,
}

impl Worst {
    /// The worst of these; of what is equally bad, what stops mail. Nothing of nothing.
    pub fn of(findings: &[Finding]) -> Option<Self> {
        let worst = findings.iter().min_by_key(|finding| (finding.verdict.rank(), finding.is_void()))?;
        Some(Self { verdict: worst.verdict, is_void: worst.is_void() })
    }

    /// The name in the database and in what is told of a run that goes on.
    pub const fn as_str(self) -> &'static str {
        if self.is_void { "void" } else { self.verdict.as_str() }
    }

    /// Reads what [`Self::as_str`] wrote.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "void" => Some(Self { verdict: Verdict::Broken, is_void: true }),
            _ => Verdict::from_name(name).map(Self::from),
        }
    }
}

impl From<Verdict> for Worst {
    fn from(verdict: Verdict) -> Self {
        Self { verdict, is_void: false }
    }
}

/// One judgement about one subject, with the evidence it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub code: Code,
    pub verdict: Verdict,
    /// The name or address that is judged.
    pub subject: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, Arg>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Remedy>,
    pub evidence: Vec<EvidenceId>,
}

impl Finding {
    /// A finding at the worst verdict its code may reach.
    pub fn new(code: Code, subject: impl Into<String>) -> Self {
        Self { code, verdict: code.worst(), subject: subject.into(), args: BTreeMap::new(), remedy: None, evidence: Vec::new() }
    }

    /// The same, milder than the code's worst verdict.
    #[must_use]
    pub fn verdict(mut self, verdict: Verdict) -> Self {
        debug_assert!(verdict.rank() >= self.code.worst().rank(), "{} may not reach {verdict:?}", self.code.as_str());
        self.verdict = verdict;
        self
    }

    #[must_use]
    pub fn arg(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    #[must_use]
    pub fn remedy(mut self, kind: &str, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.remedy = Some(Remedy { kind: kind.to_owned(), name: name.into(), value: value.into() });
        self
    }

    #[must_use]
    pub fn seen(mut self, evidence: impl IntoIterator<Item = EvidenceId>) -> Self {
        for id in evidence {
            if !self.evidence.contains(&id) {
                self.evidence.push(id);
            }
        }
        self
    }

    /// Whether it says that its subject does not exist at all: then nothing else matters.
    pub fn is_nothing(&self) -> bool {
        self.code == Code::DnsSoaMissing && self.args.get("exists") == Some(&Arg::Text("no".to_owned()))
    }

    /// Whether a protection is void while mail passes all the same.
    pub fn is_void(&self) -> bool {
        self.verdict == Verdict::Broken && VOID.contains(&self.code)
    }

    pub fn area(&self) -> Area {
        self.code.area()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_an_area_is_void_only_where_nothing_stops_mail() {
        let (open, broken) = (Finding::new(Code::SpfPassAll, "example.com"), Finding::new(Code::SpfSyntax, "example.com"));
        assert_eq!(Worst::of(&[open.clone(), Finding::new(Code::SpfPtr, "example.com")]).map(Worst::as_str), Some("void"));
        assert_eq!(Worst::of(&[open, broken]).map(Worst::as_str), Some("broken"));
        assert_eq!(Worst::of(&[]), None);
        for name in Verdict::ALL.map(Verdict::as_str).into_iter().chain(["void"]) {
            assert_eq!(Worst::from_name(name).map(Worst::as_str), Some(name));
        }
    }
}
