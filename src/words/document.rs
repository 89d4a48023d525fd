//! The report as the JSON document of the contract: the same for the command line, the download and the share link.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Words, value};
use crate::model::{finding::Finding, report::Report};

/// The version of the document. Fields are added, never changed in meaning.
pub const SCHEMA: &str = "mailworthy.report/1";

/// The whole report, its sentences in the language of `words`.
pub fn document(report: &Report, words: Words) -> Value {
    let mut target = json!(report.target);
    if let Some(name) = report.target.domain.as_deref().and_then(value::unicode) {
        target["unicode"] = Value::from(name);
    }
    json!({
        "schema": SCHEMA,
        "target": target,
        "started_at": Timestamp::from_millisecond(report.started_at).map(|stamp| stamp.to_string()).ok(),
        "took_ms": report.took_ms,
        "score": report.score.points,
        "grade": report.score.grade,
        "coverage": report.score.coverage,
        "vantage": report.vantage,
        "sections": report.sections,
        "findings": report.findings.iter().map(|finding| entry(finding, words)).collect::<Vec<_>>(),
        "evidence": report.evidence,
    })
}

fn entry(finding: &Finding, words: Words) -> Value {
    json!({
        "code": finding.code,
        "area": finding.area(),
        "verdict": finding.verdict,
        "subject": finding.subject,
        "args": finding.args,
        "text": words.finding(finding),
        "fix": words.fix(finding),
        "record": finding.remedy,
        "reference": finding.code.standard(),
        "evidence": finding.evidence,
    })
}
