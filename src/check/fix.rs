//! Records as they are pasted.

use std::net::IpAddr;

use crate::model::{
    area::Area,
    code::Code,
    finding::{Arg, Finding, Remedy},
};

/// Octets of one character-string (RFC 1035 §3.3).
const STRING: usize = 255;

/// The value of a TXT record as a zone file or a panel takes it: as it is when one string is enough, else in quoted strings of at most 255 octets,
/// which receivers join without blanks.
pub fn strings(text: &str) -> String {
    if text.len() <= STRING {
        return text.to_owned();
    }
    let mut strings = vec![String::new()];
    for character in text.chars() {
        match strings.last_mut() {
            Some(last) if last.len() + character.len_utf8() <= STRING => last.push(character),
            _ => strings.push(character.to_string()),
        }
    }
    strings.iter().map(|string| format!("\"{string}\"")).collect::<Vec<_>>().join(" ")
}

/// The text of strings that [`strings`] made, as DNS gives it back.
pub fn joined(value: &str) -> String {
    if value.starts_with('"') { value.trim_matches('"').replace("\" \"", "") } else { value.to_owned() }
}

/// Everything to paste for a finding: its record, and those that belong to it.
pub fn records(finding: &Finding) -> Vec<Remedy> {
    let mut records: Vec<Remedy> = finding.remedy.iter().cloned().chain(beside(finding)).chain(further(finding)).collect();
    let others = wild(finding).into_iter().filter(|one| !records.contains(one)).collect::<Vec<_>>();
    records.extend(others);
    records
}

/// The other records of a proposal that is whole only with all of them, in its order.
pub fn further(finding: &Finding) -> Vec<Remedy> {
    let (Some(_), Some(Arg::List(records))) = (&finding.remedy, finding.args.get("further")) else { return Vec::new() };
    let one = |record: &String| {
        let mut parts = record.splitn(3, ' ').map(str::to_owned);
        Some(Remedy { name: parts.next()?, kind: parts.next()?, value: parts.next()? })
    };
    records.iter().filter_map(one).collect()
}

/// What the name of the record has by a wildcard alone and loses as soon as it has a record of its own (RFC 4592 §2.2.1): it is published beside it,
/// but for what the record stands in place of.
fn wild(finding: &Finding) -> Vec<Remedy> {
    let (Some(remedy), Some(Arg::Text(name)), Some(Arg::List(records))) = (&finding.remedy, finding.args.get("wild"), finding.args.get("wild_records")) else {
        return Vec::new();
    };
    let is_policy = |value: &str| value.trim_start_matches('"').get(..6).is_some_and(|head| head.eq_ignore_ascii_case("v=spf1"));
    let is_replaced =
        |one: &Remedy| one.name == remedy.name && one.kind == remedy.kind && (one.kind != "TXT" || is_policy(&one.value) && is_policy(&remedy.value));
    let all = records.iter().filter_map(|record| record.split_once(' ')).map(|(kind, value)| Remedy {
        kind: kind.to_owned(),
        name: name.clone(),
        value: value.to_owned(),
    });
    all.filter(|one| !is_replaced(one)).collect()
}

/// The type of the record that holds an address.
pub const fn address_type(ip: IpAddr) -> &'static str {
    if ip.is_ipv4() { "A" } else { "AAAA" }
}

/// What belongs to the record of a finding: the sibling of a service, the record that announces a policy, the address of a name that had a wildcard's or that
/// is to be a reverse name, and that of the other version of IP.
pub fn beside(finding: &Finding) -> Option<Remedy> {
    let domain = &finding.subject;
    let sibling = |own: &str, other: &str, ports: [&str; 2]| {
        let remedy = finding.remedy.as_ref().filter(|remedy| remedy.name == format!("{own}.{domain}"))?;
        let value = remedy.value.replacen(&format!(" {} ", ports[0]), &format!(" {} ", ports[1]), 1);
        Some(Remedy { name: format!("{other}.{domain}"), value, ..remedy.clone() })
    };
    match (finding.code, finding.args.get("record")) {
        (Code::ClientSubmissionAbsent, _) => sibling("_submissions._tcp", "_submission._tcp", ["465", "587"]),
        // RFC 4592 §2.2.1: a name with a record of its own has none of the wildcard's, so its address goes with it.
        (Code::HeloSpfMissing | Code::HeloSpfNoPass, _) if finding.args.get("place") == Some(&Arg::from("wildcard")) => {
            let Some(Arg::List(ips)) = finding.args.get("ips") else { return None };
            let ip: IpAddr = ips.first()?.parse().ok()?;
            Some(Remedy { kind: address_type(ip).to_owned(), name: domain.clone(), value: ip.to_string() })
        }
        // The name is to lead to the server over both versions of IP, as it is said over both (RFC 5321 §2.3.5).
        (Code::HeloUnresolved, _) => {
            let (remedy, Some(Arg::List(ips))) = (finding.remedy.as_ref()?, finding.args.get("ips")) else { return None };
            let is_other = |ip: &IpAddr| address_type(*ip) != remedy.kind;
            let ip = ips.iter().filter_map(|ip| ip.parse().ok()).find(is_other)?;
            Some(Remedy { kind: address_type(ip).to_owned(), name: remedy.name.clone(), value: ip.to_string() })
        }
        // A reverse name is believed only when it leads back (RFC 8601 §3).
        (code, _) if matches!(code.area(), Area::Ptr | Area::Helo) && finding.args.contains_key("forward") => {
            let remedy = finding.remedy.as_ref()?;
            let named = if let Some(Arg::Text(ip)) = finding.args.get("ip") { ip } else { domain };
            let ip: IpAddr = named.parse().ok()?;
            Some(Remedy { kind: address_type(ip).to_owned(), name: remedy.value.trim_end_matches('.').to_owned(), value: ip.to_string() })
        }
        (Code::ClientDavAbsent, _) => sibling("_caldavs._tcp", "_carddavs._tcp", ["443", "443"]),
        // RFC 8461 §3.1: senders look at the policy again when the record has changed.
        (code, Some(Arg::Text(record))) if code.area() == Area::MtaSts && finding.remedy.as_ref().is_some_and(|remedy| remedy.kind == "file") => {
            Some(Remedy { kind: "TXT".to_owned(), name: format!("_mta-sts.{domain}"), value: record.clone() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn short_texts_stay_and_long_ones_are_parted() {
        assert_eq!(strings("v=DMARC1; p=none"), "v=DMARC1; p=none");
        assert_eq!(strings(&"a".repeat(255)), "a".repeat(255));
        assert_eq!(strings(&"a".repeat(256)), format!("\"{}\" \"a\"", "a".repeat(255)));
    }

    #[test]
    fn what_belongs_together_is_pasted_together() {
        let submission = Finding::new(Code::ClientSubmissionAbsent, "x.example").remedy("SRV", "_submissions._tcp.x.example", "0 1 465 mail.x.example.");
        let dav = Finding::new(Code::ClientDavAbsent, "x.example").remedy("SRV", "_caldavs._tcp.x.example", "0 1 443 mail.x.example.");
        let policy =
            Finding::new(Code::MtaStsAbsent, "x.example").arg("record", "v=STSv1; id=1").remedy("file", "https://mta-sts.x.example/", "version: STSv1");
        let told = |finding: &Finding| records(finding).into_iter().map(|one| format!("{} {} {}", one.kind, one.name, one.value)).collect::<Vec<_>>();
        assert_eq!(told(&submission), ["SRV _submissions._tcp.x.example 0 1 465 mail.x.example.", "SRV _submission._tcp.x.example 0 1 587 mail.x.example."]);
        assert_eq!(told(&dav)[1], "SRV _carddavs._tcp.x.example 0 1 443 mail.x.example.");
        assert_eq!(told(&policy)[1], "TXT _mta-sts.x.example v=STSv1; id=1");
        let standing = Finding::new(Code::MtaStsRecordInvalid, "x.example").arg("record", "v=STSv1").remedy("TXT", "_mta-sts.x.example", "v=STSv1; id=1");
        assert_eq!(told(&standing), ["TXT _mta-sts.x.example v=STSv1; id=1"], "what stands is not pasted");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[a-zä=; ]{0,700}") {
            let strings = strings(&text);
            if text.len() > STRING {
                let parts: Vec<&str> = strings.trim_matches('"').split("\" \"").collect();
                prop_assert!(parts.iter().all(|part| part.len() <= STRING));
                prop_assert_eq!(parts.concat(), text);
            } else {
                prop_assert_eq!(strings, text);
            }
        }
    }
}
