use std::sync::Arc;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use proptest::prelude::*;

use super::*;
use crate::{
    mail::Parsed,
    net::{Budget, Inquiry, Outcome, dns::RecordType, fake::Zone},
};

/// A DER element (X.690 §8.1).
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut element = vec![tag];
    match content.len() {
        short @ 0..=0x7f => element.push(short as u8),
        long => element.extend([0x82, (long >> 8) as u8, long as u8]),
    }
    element.extend(content);
    element
}

/// An RSA key in its bare form (RFC 8017 §A.1.1), with a modulus of so many bits.
fn bare_rsa(bits: usize) -> Vec<u8> {
    let mut modulus = vec![0x5a; bits.div_ceil(8)];
    modulus[0] = 1 << ((bits - 1) % 8);
    if bits.is_multiple_of(8) {
        modulus.insert(0, 0);
    }
    der(0x30, &[der(0x02, &modulus), der(0x02, &[1, 0, 1])].concat())
}

/// An RSA key as X.509 wraps it (RFC 5280 §4.1).
fn rsa(bits: usize) -> Vec<u8> {
    let algorithm = der(0x30, &[der(0x06, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01]), der(0x05, &[])].concat());
    der(0x30, &[algorithm, der(0x03, &[vec![0], bare_rsa(bits)].concat())].concat())
}

fn base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// A record with a good key of 2048 bits.
fn good() -> String {
    format!("v=DKIM1; k=rsa; p={}", base64(&rsa(2048)))
}

fn read(text: &str) -> Parsed<KeyRecord, Fault> {
    parse(text.as_bytes())
}

/// The faults with the text they stand at.
fn faults(text: &str) -> Vec<(Fault, &str)> {
    read(text).defects.iter().map(|defect| (defect.fault, &text[defect.start..defect.end])).collect()
}

#[test]
fn a_good_record_is_read_without_fault() {
    let Parsed { value, defects } = read(&format!("{}; h=sha1:sha256; s=email; t=y:s; n=hello", good()));
    assert_eq!(defects, []);
    assert_eq!((value.standing, value.key, value.versioned), (Standing::Usable, Key::Rsa { bits: 2048 }, true));
    assert_eq!(value.hashes.unwrap(), ["sha1", "sha256"]);
    assert_eq!((value.testing, value.same_domain, value.notes.as_deref()), (true, true, Some("hello")));
}

#[test]
fn version_and_type_may_be_left_out() {
    let value = read(&format!("p={}", base64(&rsa(1024)))).value;
    assert_eq!((value.standing, value.key, value.versioned), (Standing::Usable, Key::Rsa { bits: 1024 }, false));
}

#[test]
fn sizes_are_those_of_the_modulus_in_both_forms() {
    for bits in [512, 768, 1023, 1024, 1025, 2048, 4096] {
        for key in [rsa(bits), bare_rsa(bits)] {
            let parsed = read(&format!("v=DKIM1; p={}", base64(&key)));
            assert_eq!((parsed.value.key, parsed.defects.len()), (Key::Rsa { bits: bits as u32 }, 0));
        }
    }
}

#[test]
fn ed25519_has_32_octets() {
    let record = |key: &[u8]| read(&format!("v=DKIM1; k=ed25519; p={}", base64(key)));
    assert_eq!((record(&[7; 32]).value.standing, record(&[7; 32]).value.key), (Standing::Usable, Key::Ed25519));
    assert!(record(&[7; 31]).has(Fault::KeyUnreadable));
    assert!(record(&rsa(2048)).has(Fault::KeyTypeWrong));
    let wrapped = [&[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00], [7; 32].as_slice()].concat();
    assert!(record(&wrapped).has(Fault::KeyWrapped));
    assert_eq!(record(&wrapped).value.standing, Standing::Faulty);
    for key in [wrapped.as_slice(), &[7; 32]] {
        assert!(read(&format!("v=DKIM1; k=rsa; p={}", base64(key))).has(Fault::KeyTypeWrong));
    }
}

#[test]
fn an_empty_key_is_revoked_and_a_missing_one_is_no_key() {
    for text in ["v=DKIM1; p=", "v=DKIM1; p=;", "v=DKIM1; k=rsa; p= ; t=s"] {
        assert_eq!((read(text).value.standing, read(text).value.key), (Standing::Revoked, Key::Revoked), "{text}");
    }
    for text in ["", "v=DKIM1", "v=spf1 -all", "v=DKIM1; k=rsa", "google-site-verification=x", "v=DKIM2; p=AAAA", "p=AAAA; v=DKIM1", "v=dkim1; p=AAAA"] {
        assert_eq!(read(text).value.standing, Standing::NotAKey, "{text}");
    }
    assert!(read("v=DKIM1; k=rsa").has(Fault::KeyMissing));
    assert!(faults("v=dkim1; p=").contains(&(Fault::VersionWrong, "dkim1")));
}

#[test]
fn what_panels_do_to_keys() {
    let key = base64(&rsa(2048));
    let (front, back) = key.split_at(200);
    for (value, fault, place, standing) in [
        (format!("{front} {back}"), Fault::KeyBlank, " ", Standing::Usable),
        (format!("{front}\" \"{back}"), Fault::KeyCharacter, "\"", Standing::Faulty),
        (format!("{front}\\{back}"), Fault::KeyCharacter, "\\", Standing::Faulty),
        (format!("{front}-{back}"), Fault::KeyCharacter, "-", Standing::Faulty),
        (format!("-----BEGIN PUBLIC KEY-----{key}-----END PUBLIC KEY-----"), Fault::KeyArmour, "-----BEGIN PUBLIC KEY-----", Standing::Faulty),
    ] {
        let text = format!("v=DKIM1; k=rsa; p={value}");
        assert!(faults(&text).contains(&(fault, place)), "{:?}", faults(&text));
        assert_eq!((read(&text).value.key, read(&text).value.standing), (Key::Rsa { bits: 2048 }, standing), "{fault:?}");
    }
    for (value, fault) in [
        (front.to_owned(), Fault::KeyTruncated),
        (key[..201].to_owned(), Fault::KeyTruncated),
        (base64(b"not a key"), Fault::KeyUnreadable),
        (format!("{front}={back}"), Fault::KeyCharacter),
        (base64(&der(0x30, &[der(0x02, &[0]), bare_rsa(1024)].concat())), Fault::KeyPrivate),
    ] {
        let parsed = read(&format!("v=DKIM1; k=rsa; p={value}"));
        assert!(parsed.has(fault), "{fault:?}: {:?}", parsed.defects);
        assert_eq!((parsed.value.key, parsed.value.standing), (Key::Unreadable, Standing::Faulty));
    }
    let trailing = read(&format!("v=DKIM1; p={}", base64(&[rsa(1024), vec![1, 2, 3]].concat())));
    assert!(trailing.has(Fault::KeyTrailing));
    assert_eq!(trailing.value.standing, Standing::Usable);
}

#[test]
fn other_faults_have_their_place() {
    let good = good();
    for (text, fault, place) in [
        (format!("{good}; p=AAAA"), Fault::Duplicate, "p=AAAA"),
        (format!("{good}; x=1"), Fault::Unknown, "x"),
        (format!("{good}; foo bar=1"), Fault::TagName, "foo bar"),
        (format!("{good}; x-foo=1"), Fault::TagName, "x-foo"),
        (format!("{good}; 1a=1"), Fault::TagName, "1a"),
        (format!("{good}; T=y"), Fault::TagCase, "T"),
        (format!("{good}; g=*"), Fault::Granularity, "g=*"),
        (format!("{good}; h=sha1"), Fault::HashUnfit, "sha1"),
        (format!("{good}; s=tlsrpt"), Fault::ServiceUnfit, "tlsrpt"),
        (format!("{good}; t=x"), Fault::FlagUnknown, "x"),
        (format!("{good};; t=y"), Fault::Empty, ""),
        (format!("{good}; t"), Fault::NoEquals, "t"),
        (good.replace("k=rsa", "k=dsa"), Fault::KeyTypeUnknown, "dsa"),
        (good.replace("; p", " p"), Fault::MissingSemicolon, ""),
        (good.replace("DKIM1;", "DKIM1\\;"), Fault::Backslash, "\\"),
        (format!("\"{good}\""), Fault::Quote, "\""),
        (format!("{good}; n=é"), Fault::NotPrintable, "é"),
    ] {
        assert!(faults(&text).contains(&(fault, place)), "{text}: {:?}", faults(&text));
    }
    assert_eq!(read(&format!("{good}; p=AAAA")).value.standing, Standing::Faulty);
    assert_eq!(read(&good.replace("k=rsa", "k=dsa")).value.key, Key::Unsupported);
    assert_eq!(faults(&format!("{good}; n=what t=y means")), [], "notes may say anything");
}

#[test]
fn a_hostile_record_stays_small() {
    let parsed = read(&format!("v=DKIM1; p={}", "A\"".repeat(30_000)));
    assert!(parsed.has(Fault::TooLong) && parsed.defects.len() <= 64);
    // A length that no memory holds.
    assert!(read(&format!("v=DKIM1; p={}", base64(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x02]))).has(Fault::KeyTruncated));
}

fn inquire(zone: Zone) -> Inquiry {
    Arc::new(zone).net().inquire(Budget::default())
}

async fn find(zone: Zone, selector: &str) -> Selector {
    lookup(&inquire(zone), "example.com", selector, &[]).await
}

const NAME: &str = "dkim._domainkey.example.com";

#[tokio::test]
async fn a_selector_is_found_by_any_way_of_writing_it() {
    for selector in ["dkim", "DKIM ", "dkim._domainkey", "dkim._domainkey.example.com."] {
        let found = find(Zone::new().txt(NAME, &good()), selector).await;
        assert_eq!((found.found, found.name.as_str(), found.selector.as_str()), (Found::Key, NAME, "dkim"), "{selector}");
        assert_eq!(found.record().unwrap().value.key, Key::Rsa { bits: 2048 });
    }
}

#[tokio::test]
async fn what_a_selector_may_have() {
    let zone = Zone::new;
    assert_eq!(find(zone(), "dkim").await.found, Found::None);
    assert_eq!(find(zone().address(NAME, "192.0.2.1".parse().unwrap()), "dkim").await.outcome, Some(Outcome::NoData));
    assert_eq!(find(zone().txt(NAME, "hello"), "dkim").await.found, Found::NoKey);
    assert_eq!(find(zone().txt(NAME, &good()).txt(NAME, "v=DKIM1; p="), "dkim").await.found, Found::Several);
    let beside = find(zone().txt(NAME, "hello").txt(NAME, &good()), "dkim").await;
    assert_eq!((beside.found, beside.published.len()), (Found::Key, 2));
    assert!(beside.record().is_some());
    for outcome in [Outcome::TimedOut, Outcome::ServerFailure, Outcome::Refused, Outcome::Malformed, Outcome::Unreachable, Outcome::NotAsked] {
        let silent = find(zone().fail(NAME, RecordType::Txt, outcome), "dkim").await;
        assert_eq!((silent.found, silent.outcome), (Found::Unknown, Some(outcome)));
    }
    let unaskable = find(zone(), &"x".repeat(64)).await;
    assert_eq!((unaskable.found, unaskable.outcome), (Found::Unknown, None));
}

#[tokio::test]
async fn an_alias_to_a_service_is_seen() {
    let zone = Zone::new().cname(NAME, "dkim.service.example").txt("dkim.service.example", &good());
    let found = find(zone, "dkim").await;
    assert_eq!((found.found, found.aliases.as_slice()), (Found::Key, ["dkim.service.example".to_owned()].as_slice()));
}

#[tokio::test]
async fn a_doubled_name_is_found() {
    let inquiry = inquire(Zone::new().txt("dkim._domainkey.example.com.example.com", &good()));
    let found = lookup(&inquiry, "example.com", "dkim", &[]).await;
    assert_eq!((found.found, found.doubled.as_deref()), (Found::None, Some("dkim._domainkey.example.com.example.com")));
    assert_eq!(inquiry.evidence()[1].after, [found.evidence[0]]);
}

#[tokio::test]
async fn a_survey_keeps_what_was_given_and_what_was_found() {
    let zone = Zone::new().txt("s1._domainkey.example.com", &good()).txt("dkim._domainkey.example.com", &good()).fail(
        "s3._domainkey.example.com",
        RecordType::Txt,
        Outcome::TimedOut,
    );
    let inquiry = inquire(zone);
    let (given, guesses) = (["mail", "dkim"].map(str::to_owned), ["dkim", "s1", "s2", "s3"].map(str::to_owned));
    let survey = survey(&inquiry, "Example.com.", &given, &guesses, &[]).await;
    let selectors: Vec<_> = survey.selectors.iter().map(|one| (one.selector.as_str(), one.origin, one.found)).collect();
    assert_eq!(selectors, [("mail", Origin::Given, Found::None), ("dkim", Origin::Given, Found::Key), ("s1", Origin::Guessed, Found::Key)]);
    assert_eq!((survey.tried, survey.unanswered, survey.branch), (3, 1, Outcome::NoSuchName));
    assert_eq!(survey.wildcard, Wildcard { outcome: Outcome::NoSuchName, texts: Vec::new() });
    let waiting = inquiry.evidence().into_iter().filter(|evidence| !evidence.after.is_empty()).count();
    assert_eq!(waiting, 1, "only the doubled name of what was not found waits");
    let json = serde_json::to_string(&survey).unwrap();
    assert_eq!(serde_json::from_str::<Survey>(&json).unwrap(), survey);
}

#[tokio::test]
async fn a_wildcard_makes_no_keys() {
    let names = ["no-such-selector-7f3c9a51", "dkim", "s1", "s2"].map(|selector| format!("{selector}._domainkey.example.com"));
    let zone = names[..3].iter().fold(Zone::new(), |zone, name| zone.txt(name, "v=DKIM1; p=")).txt(&names[3], &good());
    let survey = survey(&inquire(zone), "example.com", &["dkim".to_owned()], &["s1".to_owned(), "s2".to_owned()], &[]).await;
    assert_eq!(survey.wildcard.texts, ["v=DKIM1; p="]);
    let selectors: Vec<_> = survey.selectors.iter().map(|one| (one.selector.as_str(), one.from_wildcard)).collect();
    assert_eq!(selectors, [("dkim", true), ("s2", false)]);
}

#[tokio::test]
async fn a_survey_is_bounded() {
    let many: Vec<String> = (0..1_000).map(|number| format!("s{number}")).collect();
    let inquiry = inquire(Zone::new());
    let survey = survey(&inquiry, "example.com", &many[..500], &many[500..], &[]).await;
    assert_eq!((survey.selectors.len(), survey.tried), (50, 100));
    assert_eq!(inquiry.evidence().len(), 2 + 2 * 50 + 100);
}

proptest! {
    #[test]
    fn any_bytes_are_read_and_places_stay_inside(bytes: Vec<u8>) {
        for defect in parse(&bytes).defects {
            prop_assert!(defect.start <= defect.end && defect.end <= bytes.len());
        }
    }

    #[test]
    fn near_records_are_read_and_places_stay_inside(parts in proptest::collection::vec(prop_oneof![
        Just("v=DKIM1"), Just(";"), Just("p="), Just("k=ed25519"), Just("k=rsa"), Just("MIIBIjANBgkq"), Just("-----BEGIN"), Just("-----"), Just("\""), Just("é"), Just(" "), Just("="), Just("h=sha1:"), Just("t=y:é"),
    ], 0..30)) {
        let text = parts.concat();
        for defect in parse(text.as_bytes()).defects {
            prop_assert!(text.get(defect.start..defect.end).is_some());
        }
    }

    #[test]
    fn any_key_bytes_are_read(kind in prop_oneof![Just("rsa"), Just("ed25519")], mut bytes: Vec<u8>, tags in proptest::collection::vec(prop_oneof![Just(0x30_u8), Just(0x02), Just(0x03), Just(0x81), Just(0x84)], 0..8)) {
        bytes.splice(0..0, tags);
        let parsed = read(&format!("v=DKIM1; k={kind}; p={}", base64(&bytes)));
        if let Key::Rsa { bits } = parsed.value.key {
            prop_assert!(bits as usize <= bytes.len() * 8);
        }
    }
}

#[test]
fn damaged_records_are_mended_where_the_key_is_whole() {
    let key = base64(&rsa(2048));
    let whole = good();
    let folded = key.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line).into_owned()).collect::<Vec<_>>();
    for text in [
        whole.clone(),
        format!("v=DKIM1\\; k=rsa\\; p={key}"),
        format!("\"v=DKIM1; k=rsa; p={}\" \"{}\"", &key[..100], &key[100..]),
        format!("k=rsa; p={}", folded.join(" ")),
        format!("p=-----BEGIN PUBLIC KEY-----\\n{}\\n-----END PUBLIC KEY-----", folded.join("\\n")),
        format!("v=DKIM1 k=rsa p={key}"),
        format!("v=DKIM1; k=ed25519; h=sha1; s=tlsrpt; x=1; p={key}"),
        format!("k=rsa; v=DKIM1; g=*; P={key}"),
    ] {
        assert_eq!(mend(&text).as_deref(), Some(whole.as_str()), "{text}");
    }
    let wrapped = [&[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00][..], &[7; 32]].concat();
    let bare = format!("v=DKIM1; k=ed25519; p={}", base64(&[7; 32]));
    assert_eq!(mend(&format!("k=ed25519; p={}", base64(&wrapped))).as_deref(), Some(bare.as_str()));
    let full = format!("v=DKIM1; k=rsa; h=sha256; s=email; t=s:y; n=hello; p={key}");
    assert_eq!(mend(&full).as_deref(), Some(full.as_str()));
    assert_eq!(mend_without_testing(&full), Some(full.replace("t=s:y", "t=s")));
    for text in ["v=DKIM1; p=", "v=DKIM1", "v=spf1 -all", &whole[..200], &whole.replace('A', "*")] {
        assert_eq!(mend(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn mending_twice_is_mending_once(before in "[ -~]{0,30}", after in "[ -~]{0,30}", cut in 0usize..392) {
        let key = base64(&rsa(2048));
        let cut = cut.min(key.len());
        for text in [format!("{before}; p={}{after}{}", &key[..cut], &key[cut..]), format!("v=DKIM1; {before}; p={key}; {after}")] {
            if let Some(mended) = mend(&text) {
                prop_assert_eq!(mend(&mended), Some(mended.clone()));
                prop_assert_eq!(parse(mended.as_bytes()).value.standing, Standing::Usable);
            }
        }
    }
}
