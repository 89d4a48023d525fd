//! TLS reporting (RFC 8460): whether anybody hears of deliveries that fail for want of TLS.

use crate::{
    check::{
        fix::strings,
        observe::{Observations, tls_rpt::Seen},
    },
    mail::{RecordFault as Fault, tls_rpt::Text},
    model::{code::Code, finding::Finding, verdict::Verdict},
};

pub fn judge(seen: &Observations) -> Vec<Finding> {
    let Some(Seen { lookup, mail }) = &seen.tls_rpt else { return Vec::new() };
    let finding = |code| Finding::new(code, lookup.domain.clone()).seen([lookup.evidence]);
    let name = format!("_smtp._tls.{}", lookup.domain);
    let written = |addresses: &[String]| {
        let own = format!("mailto:tls-reports@{}", lookup.domain);
        let addresses = if addresses.is_empty() { own } else { addresses.join(",") };
        strings(&format!("v=TLSRPTv1; rua={addresses}"))
    };
    if !lookup.outcome.is_answer() {
        return vec![finding(Code::TlsRptUnknown)];
    }
    let records: Vec<&Text> = lookup.records().collect();
    match records.as_slice() {
        [one] if one.record.value.sound => {
            vec![finding(Code::TlsRptGood).arg("addresses", one.record.value.rua.clone())]
        }
        [] | [_] => match records.first().copied().or(lookup.texts.first()) {
            Some(text) => {
                let faults: Vec<String> = text.record.defects.iter().map(|defect| super::fault_name(defect.fault)).collect();
                // RFC 8460 §3: of several addresses senders take those that they can use.
                let is_odd_address = |fault| matches!(fault, Fault::AddressInvalid | Fault::SchemeUnsupported);
                let works = text.record.value.counts && !text.record.value.rua.is_empty() && text.record.defects.iter().all(|one| is_odd_address(one.fault));
                let finding = finding(Code::TlsRptInvalid).arg("record", text.text.clone()).arg("faults", super::each_once(faults));
                let finding = finding.arg("works", if works { "yes" } else { "no" }).arg("addresses", text.record.value.rua.clone());
                let addresses: Vec<String> = text.record.value.rua.iter().chain(&text.record.value.meant).cloned().collect();
                vec![finding.remedy("TXT", name, written(&addresses))]
            }
            None if mail.takes_none() => vec![finding(Code::TlsRptAbsent).verdict(Verdict::NotApplicable).arg("takes", "no")],
            None => vec![finding(Code::TlsRptAbsent).arg("takes", "yes").remedy("TXT", name, written(&[]))],
        },
        // RFC 8460 §3: several are as good as none.
        several => {
            let mut addresses: Vec<String> = Vec::new();
            for address in several.iter().flat_map(|text| &text.record.value.rua) {
                if !addresses.contains(address) {
                    addresses.push(address.clone());
                }
            }
            vec![finding(Code::TlsRptSeveral).arg("count", several.len()).remedy("TXT", name, written(&addresses))]
        }
    }
}
