//! Putting a broken record right, where that can be done without guessing.

use super::{
    MAX_LOOKUPS,
    parse::{is_spf_record, parse},
    term::{Directive, Mechanism, Qualifier, Term, TermKind},
};
use crate::mail::text::plainly;

/// Marks that belong around a record in a master file or a word processor.
const QUOTES: [char; 6] = ['"', '\'', '\\', '“', '”', '„'];
/// What word processors make of a hyphen.
const DASHES: [char; 3] = ['–', '—', '−'];
/// Terms that mean nothing without what belongs behind them, and the sign between the two (RFC 7208 §5.2, §5.6, §5.7, §6.1).
const WANTING: [(&str, &str); 5] = [("include", ":"), ("ip4", ":"), ("ip6", ":"), ("exists", ":"), ("redirect", "=")];
/// Characters before the version within which it has to stand.
const MAX_FRONT: usize = 24;
/// Prefixes of networks below which a record lets in too many to be proposed, in IPv4 and IPv6.
const WIDE: (u8, u8) = (8, 16);

/// The record as it was meant, where all that is wrong with it is of a mechanical kind: a lost or wrong sign, a blank too many, marks around a term,
/// another name for `ip4`. Nothing when one of its words can be meant in two ways or in none, when nothing is wrong, and when the record would let in
/// everybody or ask too much (RFC 7208 §4.6.4). A word that can be read stays as it is.
pub fn mend(text: &str) -> Option<String> {
    if !is_spf_record(text.as_bytes()) || parse(text.as_bytes()).defects.is_empty() {
        return None;
    }
    let (version, rest) = text.split_at_checked(6)?;
    let words = joined(parted(rest))?;
    let mended: Vec<String> = words.iter().map(|word| mend_word(word)).collect::<Option<_>>()?;
    let record = [version.to_ascii_lowercase()].into_iter().chain(mended).collect::<Vec<_>>().join(" ");
    is_sound(&record).then_some(record)
}

/// The record that a text was meant for which receivers take for none, because its beginning is spoilt: `spf1 …`, `v=spf1,…`, `v: spf1 …`, `TXT v=spf1 …`,
/// quotation marks, semicolons. Nothing where more than that is wrong, and where nobody may pass by it: such a text may be anything.
pub fn meant(text: &str) -> Option<String> {
    let plain: String = text.trim_start_matches('?').chars().map(plainly).filter(|character| !QUOTES.contains(character)).collect();
    let mark = plain.to_ascii_lowercase().find("spf").filter(|place| *place <= MAX_FRONT)?;
    let (front, rest) = plain.split_at_checked(mark)?;
    let front = front.to_ascii_lowercase();
    let mut words = front.split(|character: char| !character.is_ascii_alphanumeric() && character != '@').filter(|word| !word.is_empty());
    if !words.all(|word| matches!(word, "v" | "txt" | "in" | "@")) {
        return None;
    }
    let rest = rest.get(3..)?;
    let rest = match rest.strip_prefix(['1', '2']) {
        Some(rest) => rest,
        // A word that only begins like it.
        None if rest.starts_with(|character: char| character.is_alphanumeric()) => return None,
        None => rest,
    };
    // RFC 4406 §3.1: `spf2.0/pra` begins a record of another kind.
    if rest.starts_with(".0") || rest.starts_with(|character: char| character.is_ascii_digit()) {
        return None;
    }
    let rest = rest.trim_start_matches(['.', ':', ',', ';', ' ']);
    let spaced = if rest.contains('%') { rest.replace(';', " ") } else { rest.replace([',', ';'], " ") };
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let record = format!("v=spf1 {}", words.join(" "));
    let record = mend(&record).unwrap_or(record);
    let parsed = parse(record.as_bytes());
    let passes = |term: &Term| matches!(&term.kind, TermKind::Directive(Directive { qualifier: Qualifier::Pass, .. }));
    let is_record = parsed.defects.is_empty() && (parsed.value.redirect().is_some() || parsed.value.terms.iter().take(parsed.value.reachable()).any(passes));
    is_record.then_some(record)
}

/// The words without marks around them, those that cannot be read also parted at commas and semicolons.
fn parted(rest: &str) -> Vec<String> {
    let bare = rest.split(' ').map(|word| if is_read(word) { word } else { word.trim_matches(QUOTES) });
    let parts = bare.flat_map(|word| if is_read(word) || word.contains('%') { vec![word] } else { word.split([',', ';']).collect() });
    let bare = parts.map(|part| if is_read(part) { part } else { part.trim_matches(QUOTES) });
    bare.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The words with what a blank has torn off them. Nothing where a word lacks what belongs behind it and the next one is a term of its own.
fn joined(words: Vec<String>) -> Option<Vec<String>> {
    let mut joined: Vec<String> = Vec::new();
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let next = words.peek();
        let begins = next.is_some_and(|next| next.starts_with([':', '=']));
        let name = word.trim_start_matches(['+', '-', '~', '?']).to_ascii_lowercase();
        let sign = match WANTING.iter().find(|(wanting, _)| *wanting == name) {
            Some((_, sign)) => Some(if begins { "" } else { *sign }),
            None if begins || (name.ends_with([':', '=']) && !is_read(&word)) => Some(""),
            // `- all`
            None if name.is_empty() && next.is_some_and(|next| next.eq_ignore_ascii_case("all")) => Some(""),
            None => None,
        };
        let Some(sign) = sign else {
            joined.push(word);
            continue;
        };
        let behind = words.next().filter(|next| !is_read(next) || name.is_empty())?;
        joined.push(format!("{word}{sign}{behind}"));
    }
    Some(joined)
}

/// A word that can be read, or the one that it was meant for.
fn mend_word(word: &str) -> Option<String> {
    if is_read(word) {
        return Some(word.to_owned());
    }
    let dashed = word.strip_prefix(DASHES).map(|rest| format!("-{rest}"));
    let word = dashed.as_deref().unwrap_or(word);
    let body = word.trim_start_matches(['+', '-', '~', '?']);
    let qualifier = word.get(..word.len() - body.len())?;
    let meant = if let Some(term) = network(body) {
        term
    } else if let Some((name, value)) = body.split_once([':', '=']) {
        signed(&name.to_ascii_lowercase(), value)?
    } else {
        unsigned(body)?
    };
    Some(format!("{qualifier}{meant}")).filter(|term| is_read(term))
}

/// A word with a sign in it, and with the one that belongs there.
fn signed(name: &str, value: &str) -> Option<String> {
    // Beside an address a name says nothing: `ipv4:`, `a:192.0.2.1`, an IPv6 address behind `ip4:`.
    let address = network(value).or_else(|| network(value.trim_start_matches([':', '='])));
    match (name, address) {
        ("ip" | "ip4" | "ip6" | "ipv4" | "ipv6" | "include" | "a" | "mx", Some(term)) => Some(term),
        ("include" | "a" | "mx" | "ptr" | "exists", None) => Some(format!("{name}:{}", value.trim_start_matches([':', '=']))),
        ("redirect" | "exp", _) => Some(format!("{name}={}", value.trim_start_matches([':', '=']))),
        _ => None,
    }
}

/// A word whose sign was lost, where its name is none with which a domain begins.
fn unsigned(body: &str) -> Option<String> {
    let lower = body.to_ascii_lowercase();
    if lower.trim_end_matches('.') == "all" {
        return Some("all".to_owned());
    }
    if let Some(term) = ["ip4", "ip6", "ipv4", "ipv6"].iter().find_map(|name| network(lower.strip_prefix(name)?)) {
        return Some(term);
    }
    let domain = lower.strip_prefix("include")?;
    (domain.contains('.') && domain.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '_')).then(|| format!("include:{domain}"))
}

/// The term for an address or a network.
fn network(text: &str) -> Option<String> {
    ["ip4", "ip6"].into_iter().map(|name| format!("{name}:{text}")).find(|term| is_read(term))
}

/// Whether a word is a term. A mechanism that is written as a modifier has no effect (RFC 7208 §6), and nobody means that.
fn is_read(word: &str) -> bool {
    let parsed = parse(format!("v=spf1 {word}").as_bytes());
    let is_modifier = |kind: &TermKind| match kind {
        TermKind::Unknown { name, .. } => ["include", "a", "mx", "ptr", "ip4", "ip6", "exists", "all"].contains(&name.to_ascii_lowercase().as_str()),
        _ => false,
    };
    parsed.defects.is_empty() && matches!(parsed.value.terms.as_slice(), [term] if !is_modifier(&term.kind))
}

/// Whether a record is one to be proposed.
fn is_sound(text: &str) -> bool {
    let parsed = parse(text.as_bytes());
    let is_open = |kind: &TermKind| {
        let TermKind::Directive(Directive { qualifier: Qualifier::Pass, mechanism }) = kind else { return false };
        match mechanism {
            Mechanism::All => true,
            Mechanism::Ip4 { prefix, .. } => prefix.is_some_and(|prefix| prefix < WIDE.0),
            Mechanism::Ip6 { prefix, .. } => prefix.is_some_and(|prefix| prefix < WIDE.1),
            _ => false,
        }
    };
    let terms = &parsed.value.terms;
    let asks = terms.iter().filter(|term| term.kind.is_lookup()).count();
    parsed.defects.is_empty() && !terms.is_empty() && asks <= MAX_LOOKUPS && !terms.iter().any(|term| is_open(&term.kind))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn mechanical_faults_are_put_right() {
        for (broken, meant) in [
            ("v=spf1 ip4192.0.2.1 -all", "v=spf1 ip4:192.0.2.1 -all"),
            ("v=spf1 include_spf.example.com -all", "v=spf1 include:_spf.example.com -all"),
            ("v=spf1 include example.com ~all", "v=spf1 include:example.com ~all"),
            ("v=spf1 include: example.com ~all", "v=spf1 include:example.com ~all"),
            ("v=spf1 include :example.com ~all", "v=spf1 include:example.com ~all"),
            ("v=spf1 ip4: 192.0.2.0/24  mx - all", "v=spf1 ip4:192.0.2.0/24 mx -all"),
            ("v=spf1 ipv4:192.0.2.1 IPv6:2001:db8::/32 -all", "v=spf1 ip4:192.0.2.1 ip6:2001:db8::/32 -all"),
            ("v=spf1 ip4:2001:db8::1 ip6:192.0.2.1 -all", "v=spf1 ip6:2001:db8::1 ip4:192.0.2.1 -all"),
            ("v=spf1 ip4=192.0.2.1 include=x.example mx, -all;", "v=spf1 ip4:192.0.2.1 include:x.example mx -all"),
            ("v=spf1 ip4:192.0.2.1,ip4:192.0.2.2,192.0.2.3 -all", "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 -all"),
            ("v=spf1 a:192.0.2.1 ?192.0.2.7/32 -all", "v=spf1 ip4:192.0.2.1 ?ip4:192.0.2.7/32 -all"),
            ("v=spf1 mx \"include:x.example\" \" \" -all\"", "v=spf1 mx include:x.example -all"),
            ("V=SPF1 Mx redirect:x.example", "v=spf1 Mx redirect=x.example"),
            ("v=spf1 mx –all", "v=spf1 mx -all"),
            ("v=spf1 mx ~all.", "v=spf1 mx ~all"),
        ] {
            assert_eq!(mend(broken).as_deref(), Some(meant), "{broken}");
        }
    }

    #[test]
    fn a_spoilt_beginning_is_put_right() {
        for text in [
            " v=spf1 mx -all",
            "\"v=spf1 mx -all\"",
            "v=spf1; mx -all",
            "v=spf1;mx;-all;",
            "v=spf1mx -all",
            "???v=spf1 mx -all",
            "v=spf1\u{3000}mx\u{3000}－all",
            "v=spf1,mx,-all",
            "v=spf1:mx -all",
            "v=spf1. mx -all",
            "spf1 mx -all",
            "v= spf1 mx -all",
            "v=spf mx -all",
            "=spf1 mx -all",
            "v=spf2 mx -all",
            "TXT v=spf1 mx -all",
            "@ IN TXT \"v=spf1 mx -all\"",
            "v:spf1 mx -all",
        ] {
            assert_eq!(meant(text).as_deref(), Some("v=spf1 mx -all"), "{text}");
        }
        assert_eq!(meant("v=spf1,include:a.example,ipv4:192.0.2.1,~all").as_deref(), Some("v=spf1 include:a.example ip4:192.0.2.1 ~all"));
        for text in
            ["spf2.0/pra mx -all", "v=spf10 mx -all", "our spf record: mx -all", "v=DMARC1; p=none", "spf-verification=abc", "spf1 -all", "spf notes", "spfmx"]
        {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_otherwise_is_left() {
        for text in [
            "v=spf1 mx -all",
            "v=spf1  mx  -all",
            "v=spf1 ip4=192.0.2.1 -all",
            "v=spf1; mx -all",
            "v=spf1 moo -all",
            "v=spf1 a example.com -all",
            "v=spf1 mxexample.com -all",
            "v=spf1 include mx -all",
            "v=spf1 include: -all",
            "v=spf1 ip4:192.0.2 -all",
            "v=spf1 ip4:192.0.2.1/33 -all",
            "v=spf1 includes:x.example -all",
            "v=spf1 redirect=x.example redirect=y.example",
            "v=spf1 mx, +all",
            "v=spf1 ip4:0.0.0.0/0, -all",
            "v=spf1 mx all:foo",
            "v=spf1 ,",
            "v=spf1 exists:%{z}.example.com, -all",
            "v=spf1 a b c",
            "v=spf1 a:1.x a:2.x a:3.x a:4.x a:5.x a:6.x a:7.x a:8.x a:9.x a:10.x a:11.x, -all",
        ] {
            assert_eq!(mend(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_was_mended_is_whole(parts in proptest::collection::vec(prop_oneof![
            Just("mx"), Just("a"), Just("include"), Just(":"), Just("="), Just("ip4"), Just("ipv4"), Just("192.0.2.1"), Just("2001:db8::1"), Just("/24"),
            Just("x.example"), Just(","), Just(";"), Just("\""), Just("-"), Just("~"), Just("all"), Just(" "), Just(" "), Just(" "), Just("%{i}"), Just("–"),
        ], 0..24)) {
            if let Some(record) = mend(&format!("v=spf1 {}", parts.concat())) {
                prop_assert!(parse(record.as_bytes()).defects.is_empty(), "{}", record);
                prop_assert_eq!(mend(&record), None, "mended once is mended");
            }
        }

        #[test]
        fn any_text_is_borne(text in "(v=spf1 )?\\PC{0,60}") {
            let _ = mend(&text);
        }
    }
}
