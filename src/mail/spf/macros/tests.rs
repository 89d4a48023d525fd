use super::*;

fn values(ip: &str) -> Values<'static> {
    // The example of RFC 7208 §7.4.
    Values {
        ip: ip.parse().unwrap(),
        sender: "strong-bad@email.example.com",
        local_part: "strong-bad",
        sender_domain: "email.example.com",
        domain: "email.example.com",
        validated: "mx.example.org",
        helo: "mx.example.org",
        receiver: "receiver.example.net",
        timestamp: 1_700_000_000,
    }
}

#[track_caller]
fn expands(text: &str, ip: &str, expected: &str) {
    assert_eq!(MacroString::read(text, Place::Explanation).unwrap().expand(&values(ip)), expected, "{text}");
}

#[test]
fn the_examples_of_the_standard() {
    let ip = "192.0.2.3";
    expands("%{s}", ip, "strong-bad@email.example.com");
    expands("%{o}", ip, "email.example.com");
    expands("%{d}", ip, "email.example.com");
    expands("%{d4}", ip, "email.example.com");
    expands("%{d3}", ip, "email.example.com");
    expands("%{d2}", ip, "example.com");
    expands("%{d1}", ip, "com");
    expands("%{dr}", ip, "com.example.email");
    expands("%{d2r}", ip, "example.email");
    expands("%{l}", ip, "strong-bad");
    expands("%{l-}", ip, "strong.bad");
    expands("%{lr}", ip, "strong-bad");
    expands("%{lr-}", ip, "bad.strong");
    expands("%{l1r-}", ip, "strong");
    expands("%{ir}.%{v}._spf.%{d2}", ip, "3.2.0.192.in-addr._spf.example.com");
    expands("%{lr-}.lp._spf.%{d2}", ip, "bad.strong.lp._spf.example.com");
    expands("%{lr-}.lp.%{ir}.%{v}._spf.%{d2}", ip, "bad.strong.lp.3.2.0.192.in-addr._spf.example.com");
    expands("%{d2}.trusted-domains.example.net", ip, "example.com.trusted-domains.example.net");
    let six = MacroString::read("%{ir}.%{v}._spf.%{d2}", Place::Domain).unwrap().expand(&values("2001:db8::cb01"));
    assert_eq!(six.to_ascii_lowercase(), "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com");
}

#[test]
fn every_other_letter() {
    expands("%{p} %{h} %{r} %{t}", "192.0.2.3", "mx.example.org mx.example.org receiver.example.net 1700000000");
    expands("%{c} %{i} %{v}", "192.0.2.3", "192.0.2.3 192.0.2.3 in-addr");
    expands("%{c} %{v}", "2001:db8::1", "2001:db8::1 ip6");
    expands("100%%%_%-", "192.0.2.3", "100% %20");
}

#[test]
fn parts_are_cut_at_any_of_the_delimiters_and_joined_by_dots() {
    let values = Values { local_part: "foo-bar+zip+quux", ..values("192.0.2.3") };
    assert_eq!(MacroString::read("%{l2r+-}", Place::Domain).unwrap().expand(&values), "bar.foo");
    assert_eq!(MacroString::read("%{l999+}", Place::Domain).unwrap().expand(&values), "foo-bar.zip.quux");
}

#[test]
fn capitals_escape_for_urls() {
    let values = Values { local_part: "~jack&jill=up-a_b3.c", ..values("192.0.2.3") };
    assert_eq!(MacroString::read("l=%{L}", Place::Explanation).unwrap().expand(&values), "l=~jack%26jill%3Dup-a_b3.c");
    let values = Values { local_part: "é", ..values };
    assert_eq!(MacroString::read("%{L}", Place::Explanation).unwrap().expand(&values), "%C3%A9");
}

#[test]
fn long_names_lose_labels_on_the_left() {
    let domain = ["abcdefghi"; 24].join("."); // 239 octets
    let values = Values { domain: &domain, ..values("192.0.2.3") };
    let name = |text: &str| MacroString::read(text, Place::Domain).unwrap().expand_name(&values);
    assert_eq!(name("1234.678901234.%{d}"), format!("678901234.{domain}"), "249 octets fit, 254 do not");
    assert_eq!(name("x.12345678901.%{d}").len(), 253, "253 octets fit");
    assert_eq!(name("%{d}."), domain, "the trailing dot goes");
    let long = "a".repeat(300);
    assert_eq!(MacroString::read(&format!("{long}.com"), Place::Domain).unwrap().expand_name(&values), "com");
    assert_eq!(MacroString::read(&long, Place::Domain).unwrap().expand_name(&values), long, "one label that is too long is left as it is");
}

#[test]
fn what_is_fixed_is_told_from_what_varies() {
    let read = |text| MacroString::read(text, Place::Domain).unwrap();
    let fixed = |text| read(text).fixed_name("a.example", "b.example");
    assert_eq!(fixed("a%%b.example").as_deref(), Some("a%b.example"));
    assert_eq!(fixed("x.%{d}.%{o1}").as_deref(), Some("x.a.example.example"));
    assert_eq!(fixed("%{or}.x.").as_deref(), Some("example.b.x"));
    for varies in ["%{i}.example", "%{d}.%{l}.example", "%{h}", "%{s}", "%{p}.example", "%{v}.example"] {
        assert_eq!(fixed(varies), None, "{varies}");
    }
    assert!(read("%{P}.example").needs_validated());
    assert!(!read("%{h}.example").needs_validated());
}

#[test]
fn spaces_belong_to_explanations() {
    assert!(MacroString::read("see you", Place::Explanation).is_ok());
    assert_eq!(MacroString::read("see you", Place::Domain), Err((Span::new(3, 4), Fault::ForbiddenCharacter)));
    assert_eq!(MacroString::read("see\nyou", Place::Explanation), Err((Span::new(3, 4), Fault::ForbiddenCharacter)));
    assert_eq!(MacroString::read("\u{e9}", Place::Explanation), Err((Span::new(0, 2), Fault::ForbiddenCharacter)));
}

proptest::proptest! {
    #[test]
    fn any_text_expands_to_something_bounded(text in "(\\PC|%\\{[a-zA-Z][0-9]{0,4}r?[-.+,/_=]{0,3}\\}|%[%_-]){0,12}", ip: std::net::IpAddr, sender in "\\PC{0,40}") {
        for place in [Place::Domain, Place::Modifier, Place::Explanation] {
            let Ok(read) = MacroString::read(&text, place) else { continue };
            let from = Values { ip, sender: &sender, local_part: &sender, ..values("192.0.2.1") };
            let expanded = read.expand(&from);
            proptest::prop_assert!(expanded.len() <= text.len() * 400 + 400, "{}", expanded.len());
        }
    }
}
