//! Putting a damaged record right.

use super::{
    Policy, Record, Removed,
    parse::{KNOWN, parse},
};
use crate::mail::tags::salvage;

/// The value of a tag as it stands in a record.
pub fn tag(text: &str, name: &str) -> Option<String> {
    salvage(text, &KNOWN, &[]).into_iter().find(|(found, _)| found == name).and_then(|(_, value)| value)
}

/// The record that was meant: the version first, forgotten semicolons and `mailto:` put back, without tags that nobody knows or that are gone.
/// A policy that cannot be read becomes `none`, which is what receivers make of it (RFC 9989 §4.10.1); of two the milder holds, since they
/// agree on neither. No address is lost that can be told from what stands there.
pub fn mend(text: &str) -> Record {
    let mut clean = "v=DMARC1".to_owned();
    for (name, values) in collect(text) {
        let value = match name.as_str() {
            "rua" | "ruf" => addresses(&values).join(","),
            "p" | "sp" | "np" => {
                let policies = values.iter().map(|value| Policy::read(value.as_bytes()).unwrap_or(Policy::None));
                policies.min().unwrap_or(Policy::None).as_str().to_owned()
            }
            _ => values.into_iter().next().unwrap_or_default(),
        };
        clean.push_str(&format!("; {name}={value}"));
    }
    let mut record = parse(clean.as_bytes()).value;
    // RFC 7489 §6.6.4: at `pct=0` the next milder policy holds for all mail. Without the tag it is written out: a receiver of that standard knows no
    // `t=y`, which says the same (RFC 9989 §4.7), and would apply the policy in full at once.
    if record.removed.iter().any(is_zero) {
        for policy in [&mut record.p, &mut record.sp, &mut record.np] {
            *policy = policy.map(Policy::softened);
        }
        record.testing = false;
    }
    record.testing &= [record.p, record.sp, record.np].into_iter().flatten().any(|policy| policy != Policy::None);
    parse(record.write().as_bytes()).value
}

/// Whether a policy is held against no mail at all.
pub fn is_zero(removed: &Removed) -> bool {
    matches!(removed, Removed::Pct(share) if share.parse() == Ok(0_u8))
}

/// The known tags behind the version in their order, each with all its values.
fn collect(text: &str) -> Vec<(String, Vec<String>)> {
    let mut tags: Vec<(String, Vec<String>)> = Vec::new();
    for (name, value) in salvage(text, &KNOWN, &[]) {
        match value {
            // Addresses parted by a semicolon instead of a comma.
            None if name.contains('@') => {
                if let Some((_, values)) = tags.last_mut().filter(|(last, _)| matches!(last.as_str(), "rua" | "ruf")) {
                    values.push(name);
                }
            }
            None => {}
            Some(value) => {
                let name = name.to_ascii_lowercase();
                match tags.iter_mut().find(|(seen, _)| *seen == name) {
                    Some((_, values)) => values.push(value),
                    None if name != "v" && KNOWN.contains(&name.as_str()) => tags.push((name, vec![value])),
                    None => {}
                }
            }
        }
    }
    tags
}

/// The addresses of lists, parted by commas or by blanks alone, each once.
fn addresses(lists: &[String]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in lists.iter().flat_map(|list| list.split(',')).flat_map(str::split_whitespace) {
        // A blank inside an address.
        match words.last_mut().filter(|last| last.ends_with([':', '@']) || word.starts_with([':', '@'])) {
            Some(last) => last.push_str(word),
            None => words.push(word.to_owned()),
        }
    }
    let mut addresses: Vec<String> = Vec::new();
    for address in words.iter().map(|word| address(word)) {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    addresses
}

/// A report address as RFC 6068 §2 has it: with its scheme and no slashes, the domain in the letters of the DNS, and no size behind it.
fn address(text: &str) -> String {
    let bare = match text.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto") => rest.trim_start_matches('/'),
        Some(_) => return text.to_owned(),
        None => text,
    };
    let (mailbox, fields) = bare.find('?').map_or((bare, ""), |start| bare.split_at(start));
    let Some((local, host)) = mailbox.trim_matches(['<', '>']).rsplit_once('@') else { return text.to_owned() };
    // A size, however it is written. RFC 9989 §4.8: an exclamation mark of the address itself is encoded.
    let host = host.split('!').next().unwrap_or(host).trim_end_matches(['.', '>']);
    let host = if host.is_ascii() { host.to_owned() } else { idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_owned()) };
    format!("mailto:{}@{host}{fields}", local.replace('!', "%21"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_records_are_mended() {
        for (text, mended) in [
            ("p=reject; v=DMARC1; rua=mailto:a@example.com", "v=DMARC1; p=reject; rua=mailto:a@example.com"),
            ("v=dmarc1 p=quarantine, rua=a@example.com", "v=DMARC1; p=quarantine; rua=mailto:a@example.com"),
            ("\"v=DMARC1\\; P=REJECT\\; pct=50; ri=1; x=y\"", "v=DMARC1; p=reject"),
            ("v=DMARC1; p=reject; pct=0", "v=DMARC1; p=quarantine"),
            ("v=DMARC1; p=reject; sp=quarantine; pct=00; t=y", "v=DMARC1; p=quarantine; sp=none"),
            ("v=DMARC1; p=quarantine; pct=0; np=reject", "v=DMARC1; p=none; np=quarantine"),
            ("v=DMARC1; p=none; pct=0", "v=DMARC1; p=none"),
            ("v=DMARC1; p=block; rua=mailto:a@example.com!10m,nonsense", "v=DMARC1; p=none; rua=mailto:a@example.com"),
            ("v=DMARC1; p=none; fo=1; t=n; adkim=r; aspf=s; np=reject; psd=n", "v=DMARC1; p=none; np=reject; aspf=s; psd=n"),
            ("v=DMARC1; p=none; fo=1:d; ruf=mailto:f@example.com", "v=DMARC1; p=none; ruf=mailto:f@example.com; fo=1:d"),
            ("v=DMARC1; p=none; fo=0:1:s; ruf=mailto:f@example.com", "v=DMARC1; p=none; ruf=mailto:f@example.com; fo=1:s"),
            ("v=DMARC1; p=reject; sp=non; np=", "v=DMARC1; p=reject; sp=none; np=none"),
            ("v=DMARC1; p=reject; p=none; sp=none; sp=reject", "v=DMARC1; p=none; sp=none"),
            ("v=DMARC1; p=reject; p=rejct", "v=DMARC1; p=none"),
            ("", "v=DMARC1; p=none"),
        ] {
            assert_eq!(mend(text).write(), mended, "{text}");
        }
    }

    #[test]
    fn no_address_is_lost() {
        let both = "mailto:a@example.com,mailto:b@example.com";
        for (addresses, mended) in [
            ("mailto:a@example.com;mailto:b@example.com", both),
            ("mailto:a@example.com mailto:b@example.com", both),
            ("a@example.com b@example.com", both),
            ("mailto:a@example.com; rua=b@example.com, mailto:a@example.com", both),
            ("mailto: a@example.com , MAILTO:b @example.com", both),
            ("mailto://a@example.com", "mailto:a@example.com"),
            ("<a@example.com.>", "mailto:a@example.com"),
            ("mailto:a@bücher.de", "mailto:a@xn--bcher-kva.de"),
            ("a@example.com!10mb", "mailto:a@example.com"),
            ("mailto:a!b@example.com?subject=x", "mailto:a%21b@example.com?subject=x"),
        ] {
            assert_eq!(mend(&format!("v=DMARC1; p=none; rua={addresses}")).write(), format!("v=DMARC1; p=none; rua={mended}"), "{addresses}");
        }
    }

    #[test]
    fn tags_are_found_as_they_stand() {
        assert_eq!(tag("v=DMARC1; p=none; psd=u", "psd").as_deref(), Some("u"));
        assert_eq!(tag("v=DMARC1; p=none", "psd"), None);
    }
}
