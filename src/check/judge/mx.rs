//! Mail exchangers: where answers and bounces come back to.

use std::net::IpAddr;

use crate::{
    check::observe::Observations,
    mail::mx::{Exchange, Exchanger, Kind, Resolution},
    model::{code::Code, evidence::EvidenceId, finding::Finding},
    net::policy::special,
};

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(exchange) = &seen.mx else { return Vec::new() };
    let finding = |code| Finding::new(code, exchange.domain.clone()).seen(evidence(exchange));
    match exchange.kind {
        Kind::Unknown => vec![finding(Code::MxUnknown)],
        Kind::None => {
            let wanted = super::wanted_name(seen);
            vec![finding(Code::MxMissing).remedy("MX", exchange.domain.clone(), format!("10 {wanted}."))]
        }
        Kind::Null => vec![finding(Code::MxNull)],
        Kind::Implicit => {
            let mut findings = vec![finding(Code::MxImplicit).remedy("MX", exchange.domain.clone(), format!("10 {}.", exchange.domain))];
            findings.extend(exchange.exchangers.iter().flat_map(|exchanger| judge_host(seen, exchange, exchanger)));
            findings
        }
        Kind::NullMixed | Kind::Explicit => {
            let mut findings: Vec<Finding> =
                exchange.exchangers.iter().filter(|exchanger| !exchanger.is_null()).flat_map(|exchanger| judge_host(seen, exchange, exchanger)).collect();
            if exchange.kind == Kind::NullMixed {
                findings.push(finding(Code::MxNullMixed));
            }
            if findings.is_empty() {
                let hosts: Vec<String> = exchange.exchangers.iter().map(|exchanger| exchanger.name.clone()).collect();
                findings.push(finding(Code::MxGood).arg("count", hosts.len()).arg("hosts", hosts));
            }
            findings
        }
    }
}

/// What is wrong with one exchanger; nothing when all is well.
fn judge_host(seen: &Observations, exchange: &Exchange, exchanger: &Exchanger) -> Vec<Finding> {
    let finding = |code| Finding::new(code, exchanger.name.clone()).arg("domain", exchange.domain.clone()).seen(host_evidence(exchange, exchanger));
    let mut findings = Vec::new();
    if exchanger.literal.is_some() {
        findings.push(finding(Code::MxAddressLiteral));
        return findings;
    }
    if let Some(alias) = exchanger.aliases.first() {
        findings.push(finding(Code::MxAlias).arg("target", alias.clone()));
    }
    match exchanger.resolution() {
        Resolution::Unresolved => findings.push(finding(Code::MxUnresolved)),
        Resolution::Unknown => findings.push(finding(Code::MxUnknown)),
        Resolution::Resolved => {
            let hidden: Vec<String> = exchanger.addresses().filter(|ip| !is_public(seen, *ip)).map(|ip| ip.to_string()).collect();
            if !hidden.is_empty() {
                findings.push(finding(Code::MxNotPublic).arg("addresses", hidden));
            }
        }
    }
    findings
}

/// In a lab the documentation ranges count as public.
fn is_public(seen: &Observations, ip: IpAddr) -> bool {
    special(ip).is_none() || seen.public.contains(&ip)
}

fn evidence(exchange: &Exchange) -> Vec<EvidenceId> {
    std::iter::once(exchange.evidence).chain(exchange.exchangers.iter().flat_map(Exchanger::evidence)).collect()
}

fn host_evidence(exchange: &Exchange, exchanger: &Exchanger) -> Vec<EvidenceId> {
    std::iter::once(exchange.evidence).chain(exchanger.evidence()).collect()
}
