//! Master files (RFC 1035 §5.1) with `$ORIGIN`, `$TTL` (RFC 2308 §4) and BIND's `$GENERATE`.
//!
//! Several zones may stand in one file: a sample is told in one place, its domain beside its PTR and its listing.

use hickory_proto::rr::{Name, Record, RecordType};

use super::{
    rdata,
    token::{self, Line, Token},
};

/// Turns of one `$GENERATE`.
const MAX_TURNS: i64 = 10_000;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) what: String,
}

impl Fault {
    pub(super) fn new(line: usize, what: impl Into<String>) -> Self {
        Self { line, what: what.into() }
    }
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Contents<'a> {
    pub(super) records: Vec<Record>,
    /// `; key: value` in the first column, with its line. Comments that are sentences begin with a capital.
    pub(super) remarks: Vec<(usize, &'a str, &'a str)>,
}

/// Reads a master file.
pub(super) fn read(text: &str) -> Result<Contents<'_>, Fault> {
    let mut reader = Reader { origin: Name::root(), ttl: 300, owner: None, records: Vec::new() };
    let mut remarks = Vec::new();
    for (number, line) in token::read(text)? {
        match line {
            Line::Remark(text) => remarks.extend(remark(text).map(|(key, value)| (number, key, value))),
            Line::Entry { indented, tokens } => reader.entry(indented, &tokens).map_err(|what| Fault::new(number, what))?,
        }
    }
    Ok(Contents { records: reader.records, remarks })
}

fn remark(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(':')?;
    (!key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')).then_some((key, value.trim()))
}

struct Reader {
    origin: Name,
    ttl: u32,
    owner: Option<Name>,
    records: Vec<Record>,
}

impl Reader {
    fn entry(&mut self, indented: bool, tokens: &[Token<'_>]) -> Result<(), String> {
        let Some((first, rest)) = tokens.split_first() else { return Ok(()) };
        if indented {
            return self.record(tokens);
        }
        match first.raw.as_ref() {
            "$ORIGIN" => self.origin = rdata::name(&rest.first().ok_or("$ORIGIN without a name")?.raw, &self.origin)?,
            "$TTL" => self.ttl = rest.first().and_then(|token| token.raw.parse().ok()).ok_or("$TTL without a number")?,
            "$GENERATE" => return self.generate(rest),
            control if control.starts_with('$') => return Err(format!("{control} is not known")),
            owner => {
                self.owner = Some(rdata::name(owner, &self.origin)?);
                return self.record(rest);
            }
        }
        Ok(())
    }

    /// `$GENERATE FIRST-LAST OWNER [TTL] TYPE DATA…`
    fn generate(&mut self, tokens: &[Token<'_>]) -> Result<(), String> {
        let (range, tokens) = tokens.split_first().ok_or("$GENERATE without a range")?;
        let range = range.raw.split_once('-').and_then(|(first, last)| Some((i64::from(first.parse::<u32>().ok()?), i64::from(last.parse::<u32>().ok()?))));
        let (first, last) = range.filter(|(first, last)| last - first < MAX_TURNS).ok_or("a range is FIRST-LAST")?;
        for number in first..=last {
            let tokens: Vec<Token<'_>> = tokens.iter().map(|token| token::generate(token, number)).collect::<Result<_, _>>()?;
            self.entry(false, &tokens)?;
        }
        Ok(())
    }

    /// `[TTL] [IN] TYPE DATA…`
    fn record(&mut self, mut tokens: &[Token<'_>]) -> Result<(), String> {
        let owner = self.owner.clone().ok_or("a record without an owner")?;
        let mut ttl = self.ttl;
        while let Some((first, rest)) = tokens.split_first() {
            if let Ok(seconds) = first.raw.parse() {
                ttl = seconds;
            } else if first.raw != "IN" {
                break;
            }
            tokens = rest;
        }
        let (kind, tokens) = tokens.split_first().ok_or("a record without a type")?;
        let kind: RecordType = rdata::kind(&kind.raw).ok_or_else(|| format!("{:?} is no type", kind.raw))?;
        self.records.push(Record::from_rdata(owner, ttl, rdata::data(kind, tokens, &self.origin)?));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use hickory_proto::rr::RData;

    use super::*;

    fn texts(zone: &str) -> Vec<(String, Vec<Vec<u8>>)> {
        let records = read(zone).unwrap().records;
        let texts = records.iter().map(|record| match &record.data {
            RData::TXT(text) => (record.name.to_ascii(), text.txt_data.iter().map(|string| string.to_vec()).collect()),
            other => panic!("{other}"),
        });
        texts.collect()
    }

    #[test]
    fn strings_keep_every_octet() {
        let zone = "a. TXT ( \"one ; two\"\n  \"\\\"three\\\\\" ; a comment (\n  \\009\\255four )\nb. TXT \"\\000\" \"\"\n";
        let expected =
            vec![("a.".to_owned(), vec![b"one ; two".to_vec(), b"\"three\\".to_vec(), b"\x09\xfffour".to_vec()]), ("b.".to_owned(), vec![vec![0], vec![]])];
        assert_eq!(texts(zone), expected);
    }

    #[test]
    fn owners_origins_and_lifetimes_carry_on() {
        let zone = "$TTL 60\n$ORIGIN example.\n@ TXT a\n  IN 30 TXT b\nsub TXT c\n$ORIGIN sub\nx\\.y TXT d\n";
        let records = read(zone).unwrap().records;
        let seen: Vec<(String, u32)> = records.iter().map(|record| (record.name.to_ascii(), record.ttl)).collect();
        let expected = [("example.", 60), ("example.", 30), ("sub.example.", 60), ("x\\.y.sub.example.", 60)];
        assert_eq!(seen, expected.map(|(name, ttl)| (name.to_owned(), ttl)));
        assert_eq!(records[3].name.num_labels(), 3);
    }

    #[test]
    fn generated_records_count() {
        let zone = "$ORIGIN e.\n$GENERATE 1-2 d$ TXT \"next d${1} costs \\$ $\"\n";
        let expected = [("d1.e.", "next d2 costs $ 1"), ("d2.e.", "next d3 costs $ 2")];
        assert_eq!(texts(zone), expected.map(|(name, text)| (name.to_owned(), vec![text.as_bytes().to_vec()])));
        assert!(read("$GENERATE 1-99999 a$. TXT x\n").is_err());
    }

    #[test]
    fn other_types_are_written_in_hexadecimal() {
        let records = read("a. TYPE52 \\# 4 0301 01ff\n").unwrap().records;
        assert_eq!(u16::from(records[0].record_type()), 52);
        assert!(read("a. TYPE52 \\# 3 030101ff\n").is_err());
    }

    #[test]
    fn remarks_are_keys_and_values_and_sentences_are_not() {
        let contents = read("; sample: x\n; A sentence: with a colon.\n; first-fix:  y \na. TXT x ; at: nothing\n").unwrap();
        assert_eq!(contents.remarks, vec![(1, "sample", "x"), (3, "first-fix", "y")]);
    }

    #[test]
    fn faults_name_their_line() {
        let long = "a. TXT \"".to_owned() + &"x".repeat(256) + "\"\n";
        for (zone, line) in [
            ("\na. A 1.2.3.4.5\n", 2),
            ("a. TXT \"open\n", 1),
            ("a. TXT (\n x\n", 1),
            ("\n\n)\n", 3),
            ("a. NOTHING x\n", 1),
            ("  TXT x\n", 1),
            ("a..b. TXT x\n", 1),
            ("a. TXT \\999\n", 1),
            ("a. MX 10\n", 1),
            ("a. A 1.2.3.4 5\n", 1),
            ("$INCLUDE other\n", 1),
            (&long, 1),
        ] {
            assert_eq!(read(zone).unwrap_err().line, line, "{zone:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_file_is_too_strange(text in "\\PC{0,200}|[a-c .\"\\\\();$@\\n0-9-]{0,200}") {
            let _ = read(&text);
        }

        #[test]
        fn every_octet_can_be_written(octets in proptest::collection::vec(proptest::num::u8::ANY, 0..=255)) {
            let escaped: String = octets.iter().map(|octet| format!("\\{octet:03}")).collect();
            proptest::prop_assert_eq!(texts(&format!("a. TXT \"{escaped}\"\n")), vec![("a.".to_owned(), vec![octets])]);
        }
    }
}
