//! Writing a record, and making one of several.

use super::{Alignment, FailureOption, Policy, Psd, Record, parse::parse};

/// Report addresses kept of several records.
const MAX_ADDRESSES: usize = 20;
const OPTIONS: [(FailureOption, &str); 4] = [(FailureOption::All, "0"), (FailureOption::Any, "1"), (FailureOption::Dkim, "d"), (FailureOption::Spf, "s")];

impl Policy {
    /// The word in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Quarantine => "quarantine",
            Self::Reject => "reject",
        }
    }

    /// The policy that a word stands for, in whatever case.
    pub(super) fn read(word: &[u8]) -> Option<Self> {
        [Self::None, Self::Quarantine, Self::Reject].into_iter().find(|policy| word.eq_ignore_ascii_case(policy.as_str().as_bytes()))
    }
}

impl Record {
    /// The text of the record in the usual order, `v p sp np adkim aspf rua ruf fo psd t`, without what is the default anyhow (RFC 9989 §4.7).
    pub fn write(&self) -> String {
        let mut tags = vec!["v=DMARC1".to_owned(), format!("p={}", self.p.unwrap_or(Policy::None).as_str())];
        let mut add = |name: &str, value: &str| tags.push(format!("{name}={value}"));
        for (name, policy) in [("sp", self.sp), ("np", self.np)] {
            if let Some(policy) = policy {
                add(name, policy.as_str());
            }
        }
        for (name, mode) in [("adkim", self.adkim), ("aspf", self.aspf)] {
            if mode == Alignment::Strict {
                add(name, "s");
            }
        }
        for (name, addresses) in [("rua", &self.rua), ("ruf", &self.ruf)] {
            let uris: Vec<&str> = addresses.iter().filter(|address| address.is_usable()).map(|address| address.uri.as_str()).collect();
            if !uris.is_empty() {
                add(name, &uris.join(","));
            }
        }
        // RFC 9989 §4.7: 0 and 1 exclude each other; 1 asks for what 0 would and more.
        let counts = |option: FailureOption| self.fo.contains(&option) && !(option == FailureOption::All && self.fo.contains(&FailureOption::Any));
        let options: Vec<&str> = OPTIONS.iter().filter(|(option, _)| counts(*option)).map(|(_, name)| *name).collect();
        if self.ruf.iter().any(super::Address::is_usable) && !options.is_empty() && options != ["0"] {
            add("fo", &options.join(":"));
        }
        match self.psd {
            Psd::Yes => add("psd", "y"),
            Psd::No => add("psd", "n"),
            Psd::Undetermined => {}
        }
        if self.testing {
            add("t", "y");
        }
        tags.join("; ")
    }
}

/// One record of several: of each policy the mildest, since receivers have obeyed none of them so far, and the addresses of all. Nothing of
/// nothing.
pub fn merge(records: &[Record]) -> Option<Record> {
    let mildest = |policy: fn(&Record) -> Policy| records.iter().map(policy).min();
    let first = records.first()?;
    let p = mildest(own)?;
    let sp = mildest(below)?;
    let np = mildest(missing)?;
    let addresses = |list: fn(&Record) -> &Vec<super::Address>| {
        let mut all: Vec<super::Address> = Vec::new();
        for address in records.iter().flat_map(list).filter(|address| address.is_usable()) {
            if all.len() < MAX_ADDRESSES && all.iter().all(|known| known.uri != address.uri) {
                all.push(address.clone());
            }
        }
        all
    };
    let strict =
        |mode: fn(&Record) -> Alignment| if records.iter().all(|record| mode(record) == Alignment::Strict) { Alignment::Strict } else { Alignment::Relaxed };
    let record = Record {
        p: Some(p),
        sp: (sp != p).then_some(sp),
        np: (np != sp).then_some(np),
        adkim: strict(|record| record.adkim),
        aspf: strict(|record| record.aspf),
        rua: addresses(|record| &record.rua),
        ruf: addresses(|record| &record.ruf),
        fo: OPTIONS.iter().map(|(option, _)| *option).filter(|option| records.iter().any(|record| record.fo.contains(option))).collect(),
        psd: if records.iter().all(|record| record.psd == first.psd) { first.psd } else { Psd::Undetermined },
        testing: records.iter().any(|record| record.testing),
        removed: Vec::new(),
        unknown: Vec::new(),
        standing: first.standing,
    };
    Some(parse(record.write().as_bytes()).value)
}

fn own(record: &Record) -> Policy {
    record.p.unwrap_or(Policy::None)
}

/// The policy for subdomains that exist.
fn below(record: &Record) -> Policy {
    record.sp.unwrap_or_else(|| own(record))
}

/// The policy for subdomains that do not exist.
fn missing(record: &Record) -> Policy {
    record.np.unwrap_or_else(|| below(record))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::mail::dmarc::mend;

    #[test]
    fn several_records_become_the_mildest_with_all_addresses() {
        let read = |text: &str| parse(text.as_bytes()).value;
        let both = [
            read("v=DMARC1; p=reject; sp=quarantine; adkim=s; rua=mailto:a@example.com"),
            read("v=DMARC1; p=quarantine; np=none; adkim=s; aspf=s; rua=mailto:b@example.com,mailto:a@example.com"),
        ];
        let merged = merge(&both).unwrap().write();
        assert_eq!(merged, "v=DMARC1; p=quarantine; np=none; adkim=s; rua=mailto:a@example.com,mailto:b@example.com");
        assert_eq!(merge(&[]), None);
    }

    fn any_record() -> impl Strategy<Value = String> {
        let policy = prop_oneof![Just("none"), Just("quarantine"), Just("reject"), Just("block")];
        let part = prop_oneof![
            policy.clone().prop_map(|policy| format!("p={policy}")),
            policy.clone().prop_map(|policy| format!("sp={policy}")),
            policy.prop_map(|policy| format!("np={policy}")),
            "(adkim|aspf)=[rsx]",
            "(rua|ruf)=(mailto:)?[a-c]@[d-f]\\.example(!10m)?(,mailto:g@h\\.example)?",
            "fo=[01ds](:[01ds])?",
            "psd=[ynu]",
            "t=[yn]",
            "pct=(0|50)",
            "[ -~]{0,12}",
        ];
        (prop::collection::vec(part, 0..8), prop_oneof![Just("; "), Just(";"), Just(" "), Just("\\; ")])
            .prop_map(|(parts, between)| format!("v=DMARC1{between}{}", parts.join(between)))
    }

    proptest! {
        #[test]
        fn mending_and_writing_are_stable(text in any_record()) {
            let record = mend(&text);
            let written = record.write();
            prop_assert_eq!(&parse(written.as_bytes()).value, &record);
            prop_assert_eq!(parse(written.as_bytes()).defects, []);
            prop_assert_eq!(mend(&written), record);
        }

        #[test]
        fn merging_is_idempotent(one in any_record(), other in any_record()) {
            let (one, other) = (mend(&one), mend(&other));
            let merged = merge(&[one.clone(), other.clone()]).unwrap();
            prop_assert_eq!(merge(&[one.clone(), one.clone()]), merge(std::slice::from_ref(&one)));
            prop_assert_eq!(merge(&[merged.clone(), one, other]), Some(merged.clone()));
            prop_assert_eq!(parse(merged.write().as_bytes()).defects, []);
        }
    }
}
