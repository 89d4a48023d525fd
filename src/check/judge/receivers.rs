//! The receivers' own rules: at whom mail is refused or weakened, as the other areas' findings tell.
//!
//! "Refused" is said only where a rule that was read says so and nothing about the fault is a guess. One finding names all receivers that stand
//! alike; the page shows the rules one by one.

use std::collections::BTreeSet;

use crate::{
    check::receivers::{Card, Standing, Summary, cards},
    model::{code::Code, evidence::EvidenceId, finding::Finding, locale::Locale, target::Target, verdict::Verdict},
};

/// The findings, given those of all other areas and the target with the addresses that send.
pub fn judge(findings: &[Finding], target: &Target) -> Vec<Finding> {
    if findings.is_empty() {
        return Vec::new();
    }
    // The names and ids of receivers are the same in every language.
    let cards: Vec<Card> = cards(findings, target, Locale::English).into_iter().filter(|card| card.receiver.confidence.decides()).collect();
    let groups = [
        (Summary::Refuses, Code::ReceiversRefuse),
        (Summary::RefusesBulk, Code::ReceiversRefuseBulk),
        (Summary::Missed, Code::ReceiversMissed),
        (Summary::Unknown, Code::ReceiversUnknown),
        (Summary::MissedBulk, Code::ReceiversMissedBulk),
        (Summary::Met, Code::ReceiversMet),
    ];
    let of = |summary: Summary| cards.iter().filter(|card| card.summary() == summary).collect::<Vec<_>>();
    let needless = group(Code::ReceiversMet, target, of(Summary::NotApplicable)).map(|met| met.verdict(Verdict::NotApplicable).arg("why", "silent"));
    groups.into_iter().filter_map(|(summary, code)| group(code, target, of(summary))).chain(needless).collect()
}

fn group(code: Code, target: &Target, cards: Vec<&Card>) -> Option<Finding> {
    if cards.is_empty() {
        return None;
    }
    let names: Vec<String> = cards.iter().map(|card| card.receiver.name.to_string()).collect();
    let evidence: BTreeSet<EvidenceId> = match code {
        Code::ReceiversRefuseBulk => cards.iter().flat_map(|card| card.refused_in_bulk()).flat_map(told_by).collect(),
        Code::ReceiversMissedBulk => cards.iter().flat_map(|card| card.missed_in_bulk()).flat_map(told_by).collect(),
        _ => cards.iter().flat_map(|card| card.broken()).flat_map(told_by).collect(),
    };
    // As many as the cards show.
    let unmeasured = cards.iter().flat_map(|card| &card.lines).filter(|line| line.standing == Standing::NotMeasured).count();
    let finding = Finding::new(code, target.label()).arg("count", cards.len()).arg("receivers", names);
    let finding = finding.arg("ids", cards.iter().map(|card| card.receiver.id.to_string()).collect::<Vec<_>>()).arg("unmeasured", unmeasured);
    Some(finding.seen(evidence))
}

fn told_by(line: &crate::check::receivers::Line) -> Vec<EvidenceId> {
    match &line.standing {
        Standing::Broken { evidence, .. } => evidence.clone(),
        _ => Vec::new(),
    }
}
