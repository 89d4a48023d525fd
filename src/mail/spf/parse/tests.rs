use proptest::prelude::*;

use super::*;

fn kinds(text: &str) -> Vec<TermKind> {
    let parsed = parse(text.as_bytes());
    assert_eq!(parsed.defects, Vec::new(), "{text}");
    parsed.value.terms.into_iter().map(|term| term.kind).collect()
}

/// The defects of a record made of this one term, each with the text it points at.
fn defects(term: &str) -> Vec<(Fault, String)> {
    let text = format!("v=spf1 {term}");
    let parsed = parse(text.as_bytes());
    parsed.defects.iter().map(|defect| (defect.fault, String::from_utf8_lossy(&text.as_bytes()[defect.start..defect.end]).into_owned())).collect()
}

#[track_caller]
fn wrong(term: &str, kind: Fault, place: &str) {
    assert_eq!(defects(term), [(kind, place.to_owned())], "{term}");
}

fn domain(text: &str) -> MacroString {
    MacroString::read(text, Place::Domain).unwrap()
}

#[test]
fn records_are_told_from_other_texts() {
    assert!(is_spf_record(b"v=spf1"));
    assert!(is_spf_record(b"V=SpF1 -all"));
    for other in ["", "v=spf", "v=spf10", "v=spf1\t-all", " v=spf1", "spf2.0/pra", "v=spf1-all"] {
        assert!(!is_spf_record(other.as_bytes()), "{other}");
        assert_eq!(parse(other.as_bytes()).defects[0].fault, Fault::NotSpf);
    }
}

#[test]
fn every_kind_of_term_is_read() {
    let directive = |qualifier, mechanism| TermKind::Directive(Directive { qualifier, mechanism });
    let whole = Prefixes::default();
    assert_eq!(
        kinds(
            "v=spf1  +a mx:example.com/24//64 ~include:_spf.example.com ?ptr:example.com exists:%{i}.example.com ip4:192.0.2.0/24 ip6:2001:db8::/32 moo=%{c} redirect=example.org exp=why.example.com -ALL "
        ),
        [
            directive(Qualifier::Pass, Mechanism::A { domain: None, prefixes: whole }),
            directive(Qualifier::Pass, Mechanism::Mx { domain: Some(domain("example.com")), prefixes: Prefixes { ip4: Some(24), ip6: Some(64) } }),
            directive(Qualifier::SoftFail, Mechanism::Include { domain: domain("_spf.example.com") }),
            directive(Qualifier::Neutral, Mechanism::Ptr { domain: Some(domain("example.com")) }),
            directive(Qualifier::Pass, Mechanism::Exists { domain: domain("%{i}.example.com") }),
            directive(Qualifier::Pass, Mechanism::Ip4 { network: "192.0.2.0".parse().unwrap(), prefix: Some(24) }),
            directive(Qualifier::Pass, Mechanism::Ip6 { network: "2001:db8::".parse().unwrap(), prefix: Some(32) }),
            TermKind::Unknown { name: "moo".into(), value: MacroString::read("%{c}", Place::Modifier).unwrap() },
            TermKind::Redirect(domain("example.org")),
            TermKind::Explanation(domain("why.example.com")),
            directive(Qualifier::Fail, Mechanism::All),
        ]
    );
}

#[test]
fn terms_know_their_place() {
    let text = b"v=spf1  mx   -all";
    let parsed = parse(text);
    let places: Vec<&[u8]> = parsed.value.terms.iter().map(|term| term.span.of(text)).collect();
    assert_eq!(places, [&b"mx"[..], &b"-all"[..]]);
}

#[test]
fn slashes_and_colons_in_domains() {
    assert_eq!(
        kinds("v=spf1 a:foo:bar/baz.example.com"),
        [TermKind::Directive(Directive {
            qualifier: Qualifier::Pass,
            mechanism: Mechanism::A { domain: Some(domain("foo:bar/baz.example.com")), prefixes: Prefixes::default() }
        })]
    );
    assert_eq!(
        kinds("v=spf1 a:%{d}//64"),
        [TermKind::Directive(Directive {
            qualifier: Qualifier::Pass,
            mechanism: Mechanism::A { domain: Some(domain("%{d}")), prefixes: Prefixes { ip4: None, ip6: Some(64) } }
        })]
    );
    assert_eq!(kinds("v=spf1 moo.cow-far_out=man:dog/cat").len(), 1);
}

#[test]
fn characters_beyond_visible_ascii_are_refused() {
    wrong("a:example.com\u{a0}", Fault::ForbiddenCharacter, "\u{fffd}");
    wrong("\u{2013}all", Fault::ForbiddenCharacter, "\u{fffd}");
    wrong("a:example.com\tmx", Fault::ForbiddenCharacter, "\t");
    wrong("ip4:192.0.2.5\n", Fault::ForbiddenCharacter, "\n");
}

#[test]
fn names_are_held_to_the_grammar() {
    wrong("moo", Fault::UnknownMechanism, "moo");
    wrong("-all.", Fault::UnknownMechanism, "all.");
    wrong("-", Fault::UnknownMechanism, "-");
    wrong("moo.cow/far_out=man", Fault::UnknownMechanism, "moo.cow");
    wrong("redirect:example.com", Fault::ModifierAsMechanism, "redirect");
    wrong("1up=foo", Fault::ModifierNameInvalid, "1up");
    wrong("=all", Fault::ModifierNameInvalid, "=");
    wrong("+redirect=example.com", Fault::ModifierNameInvalid, "+redirect");
}

#[test]
fn arguments_are_held_to_the_grammar() {
    wrong("-all:foobar", Fault::ArgumentUnexpected, ":foobar");
    wrong("all/8", Fault::ArgumentUnexpected, "/8");
    wrong("ptr/0", Fault::ArgumentUnexpected, "/0");
    wrong("include", Fault::ArgumentMissing, "include");
    wrong("exists/24", Fault::ArgumentMissing, "exists/24");
    wrong("ip4", Fault::ArgumentMissing, "ip4");
    wrong("a:", Fault::DomainMissing, "a:");
    wrong("mx:/24", Fault::DomainMissing, "mx:");
    wrong("redirect=", Fault::DomainMissing, "redirect=");
    wrong("include:example.com/24", Fault::DomainInvalid, "example.com/24");
}

#[test]
fn domains_end_in_a_top_label_or_a_macro() {
    for good in ["a:example.xn--zckzah", "a:example.com.", "a:x.1-2", "a:%{h}", "a:foo.%%", "a:.com", "a:mail.example...com"] {
        assert_eq!(defects(good), [], "{good}");
    }
    for bad in ["foo-bar", "museum", "museum.", "abc.123", "example.-com", "example.com-", "example.com:8080", "%{d}com", "%{d}.", "a..", "-all"] {
        wrong(&format!("a:{bad}"), Fault::DomainInvalid, bad);
    }
    wrong("a:111.222.33.44", Fault::AddressAsDomain, "111.222.33.44");
    wrong("include:192.0.2.1", Fault::AddressAsDomain, "192.0.2.1");
}

#[test]
fn macros_are_held_to_the_grammar() {
    wrong("exists:%(ir).example.com", Fault::MacroInvalid, "%");
    wrong("a:foo%", Fault::MacroInvalid, "%");
    wrong("a:%{i.example.com", Fault::MacroInvalid, "%{i.example.com");
    wrong("a:%{a}.example.com", Fault::MacroInvalid, "%{a}");
    wrong("a:%{d0}.example.com", Fault::MacroInvalid, "%{d0}");
    wrong("a:%{dr2}.example.com", Fault::MacroInvalid, "%{dr2}");
    wrong("exp=%{r}.example.com", Fault::MacroForExplanationOnly, "%{r}");
    wrong("foo=%abc", Fault::MacroInvalid, "%");
}

#[test]
fn networks_are_held_to_the_grammar() {
    for bad in ["1.2.3", "1.2.3.4:8080", "1.2.3.04", "", "2001:db8::1", "1.2.3.256"] {
        wrong(&format!("ip4:{bad}"), Fault::Ip4Invalid, bad);
    }
    for bad in [":CAFE::BABE", "1.2.3.4", "fe80::1%eth0"] {
        wrong(&format!("ip6:{bad}"), Fault::Ip6Invalid, bad);
    }
    for bad in ["ip4:1.2.3.4/33", "ip4:1.2.3.4/032", "ip4:1.2.3.4/", "ip4:1.2.3.4//32", "ip4:1.2.3.4/+8", "ip6:::1/129", "ip6:::1.1.1.1//33"] {
        assert_eq!(defects(bad)[0].0, Fault::PrefixInvalid, "{bad}");
    }
    for bad in ["a/33", "a//129", "a/24/64", "a/", "a//", "a/x", "a:example.com/033", "mx/24//"] {
        assert_eq!(defects(bad)[0].0, Fault::PrefixInvalid, "{bad}");
    }
    assert_eq!(defects("ip6:::ffff:1.2.3.4/0"), []);
}

#[test]
fn redirect_and_exp_appear_once() {
    wrong("redirect=a.example redirect=b.example", Fault::ModifierRepeated, "redirect=b.example");
    wrong("exp=a.example EXP=a.example", Fault::ModifierRepeated, "EXP=a.example");
    assert_eq!(defects("moo=1 moo=2"), []);
}

#[test]
fn one_defect_does_not_hide_the_rest() {
    let parsed = parse(b"v=spf1 moo ip4:192.0.2.1 a: -all");
    assert_eq!((parsed.value.terms.len(), parsed.defects.len()), (2, 2));
}

#[test]
fn all_ends_what_can_be_reached() {
    let record = parse(b"v=spf1 redirect=a.example a -all mx").value;
    assert_eq!(record.reachable(), 3);
    assert_eq!(record.redirect(), None);
    assert_eq!(parse(b"v=spf1 a redirect=a.example").value.redirect().map(|(index, _)| index), Some(1));
}

#[test]
fn terms_survive_storage() {
    let parsed = parse(b"v=spf1 a:%{D2r-+}.example.com/24 ip6:2001:db8::/32 x=%_%-%% include:%{l1r}.a.example -all");
    let stored = serde_json::to_string(&parsed).unwrap();
    assert_eq!(serde_json::from_str::<Parsed<Record, Fault>>(&stored).unwrap(), parsed);
}

proptest! {
    #[test]
    fn any_bytes_are_read_and_every_span_lies_within(bytes in prop::collection::vec(any::<u8>(), 0..300), versioned in any::<bool>()) {
        let text = if versioned { [b"v=spf1 ".as_slice(), &bytes].concat() } else { bytes };
        let parsed = parse(&text);
        for span in parsed.value.terms.iter().map(|term| term.span).chain(parsed.defects.iter().map(|defect| Span::new(defect.start, defect.end))) {
            prop_assert!(span.start <= span.end && span.end <= text.len(), "{span:?} of {}", text.len());
        }
    }

    #[test]
    fn what_is_printed_reads_the_same(
        words in prop::collection::vec("[-+~?]?(all|include|a|mx|ptr|ip4|ip6|exists|redirect|exp|x)([:=/]|)(%\\{[sdlopivhcrtSZ][0-9]{0,3}r?[-.+,/_=]{0,2}\\}|%%|%_|%-|[a-z]{1,3}\\.[a-z]{2}|::1|1\\.2\\.3\\.4|/[0-9]{1,3}|//[0-9]{1,3}){0,3}", 0..6)
    ) {
        let text = format!("v=spf1 {}", words.join(" "));
        let parsed = parse(text.as_bytes());
        prop_assert_eq!(parsed.value.terms.len() + parsed.defects.len(), words.len());
        let again = parse(parsed.value.to_string().as_bytes());
        prop_assert!(again.defects.is_empty(), "{} became {}: {:?}", text, parsed.value, again.defects);
        let kinds = |parsed: &Parsed<Record, Fault>| parsed.value.terms.iter().map(|term| term.kind.clone()).collect::<Vec<_>>();
        prop_assert_eq!(kinds(&again), kinds(&parsed));
    }
}
