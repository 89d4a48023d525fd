use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    mail::Parsed,
    net::{Budget, Outcome, dns::RecordType, fake::Zone},
};

fn read(text: &str) -> Parsed<Record, Fault> {
    parse(text.as_bytes())
}

/// The faults with the text they stand at.
fn faults(text: &str) -> Vec<(Fault, &str)> {
    read(text).defects.iter().map(|defect| (defect.fault, &text[defect.start..defect.end])).collect()
}

#[test]
fn a_full_record_is_read_without_fault() {
    let text = "v=DMARC1; p=reject; sp=quarantine; np=reject; adkim=s; aspf=r; rua=mailto:a@example.com,mailto:b@example.net?subject=x; ruf=mailto:f@example.com; fo=1:d:s; psd=n; t=y";
    let Parsed { value, defects } = read(text);
    assert_eq!(defects, []);
    assert_eq!(value.standing, Standing::Applies);
    assert_eq!((value.p, value.sp, value.np), (Some(Policy::Reject), Some(Policy::Quarantine), Some(Policy::Reject)));
    assert_eq!((value.adkim, value.aspf, value.psd, value.testing), (Alignment::Strict, Alignment::Relaxed, Psd::No, true));
    assert_eq!(value.fo, [FailureOption::Any, FailureOption::Dkim, FailureOption::Spf]);
    let mailboxes: Vec<_> = value.rua.iter().filter_map(|address| address.mailbox.as_deref()).collect();
    assert_eq!(mailboxes, ["a@example.com", "b@example.net"]);
}

#[test]
fn a_short_record_has_the_defaults() {
    let Parsed { value, defects } = read("v=DMARC1;p=none;");
    assert_eq!(defects, []);
    assert_eq!((value.adkim, value.aspf, value.psd, value.testing), (Alignment::Relaxed, Alignment::Relaxed, Psd::Undetermined, false));
    assert_eq!(value.fo, [FailureOption::All]);
}

#[test]
fn the_version_is_first_and_exact() {
    for text in ["v=DMARC1", "v = DMARC1 ; p=none", "V=DMARC1;p=none", "v=DMARC1\t"] {
        assert!(read(text).value.is_record(), "{text}");
    }
    for (text, fault, place) in [
        ("v=dmarc1; p=none", Fault::VersionCase, "dmarc1"),
        ("v=DMARC2; p=none", Fault::VersionWrong, "DMARC2"),
        ("v=DMARC1.0; p=none", Fault::VersionWrong, "DMARC1.0"),
        ("p=none; v=DMARC1", Fault::VersionNotFirst, "v=DMARC1"),
        ("p=none", Fault::VersionMissing, ""),
        ("", Fault::VersionMissing, ""),
        (" v=DMARC1; p=none", Fault::LeadingBlank, " "),
        ("\"v=DMARC1; p=none\"", Fault::Quote, "\""),
        ("v=DMARC1 p=none", Fault::MissingSemicolon, ""),
        ("v=DMARC1, p=none", Fault::MissingSemicolon, ""),
        ("v=spf1 -all", Fault::VersionWrong, "spf1 -all"),
    ] {
        assert_eq!(read(text).value.standing, Standing::Ignored, "{text}");
        assert!(faults(text).contains(&(fault, place)), "{text}: {:?}", faults(text));
    }
}

#[test]
fn a_version_in_the_wrong_case_is_still_read_for_mending() {
    let value = read("v=dmarc1; p=reject; rua=mailto:a@example.com").value;
    assert_eq!((value.standing, value.p, value.rua.len()), (Standing::Ignored, Some(Policy::Reject), 1));
}

#[test]
fn a_wrong_policy_counts_as_none_or_not_at_all() {
    for (text, standing) in [
        ("v=DMARC1", Standing::Void),
        ("v=DMARC1; rua=mailto:a@example.com", Standing::AsNone),
        ("v=DMARC1; p=block", Standing::Void),
        ("v=DMARC1; p=block; rua=mailto:a@example.com", Standing::AsNone),
        ("v=DMARC1; p=block; rua=a@example.com", Standing::Void),
        ("v=DMARC1; p=reject; sp=quarantin", Standing::Void),
        ("v=DMARC1; p=reject; np=; rua=mailto:a@example.com", Standing::AsNone),
        ("v=DMARC1; p=block; rua=https://example.com/dmarc", Standing::AsNone),
        ("v=DMARC1; p=REJECT", Standing::Applies),
    ] {
        assert_eq!(read(text).value.standing, standing, "{text}");
    }
    assert!(read("v=DMARC1").has(Fault::PolicyMissing));
    assert!(faults("v=DMARC1; p=block").contains(&(Fault::PolicyInvalid, "block")));
}

#[test]
fn removed_unknown_and_repeated_tags() {
    let text = "v=DMARC1; p=none; pct=50; rf=afrf; ri=86400; x-new=1; p=reject; P=reject";
    assert_eq!(
        faults(text),
        [
            (Fault::Removed, "pct=50"),
            (Fault::Removed, "rf=afrf"),
            (Fault::Removed, "ri=86400"),
            (Fault::Unknown, "x-new"),
            (Fault::Duplicate, "p=reject"),
            (Fault::TagCase, "P"),
        ]
    );
    let value = read(text).value;
    // Which of two policies holds, receivers decide differently; the same twice is only untidy.
    assert_eq!((value.p, value.standing), (Some(Policy::None), Standing::Void));
    assert_eq!(read("v=DMARC1; p=reject; p=none; rua=mailto:a@b.example").value.standing, Standing::AsNone);
    assert_eq!(read("v=DMARC1; p=reject; sp=none; p=Reject").value.standing, Standing::Applies);
    assert_eq!(value.removed, [Removed::Pct("50".into()), Removed::Rf("afrf".into()), Removed::Ri("86400".into())]);
    assert_eq!(value.unknown, ["x-new", "P"]);
}

#[test]
fn other_faults_have_their_place() {
    for (text, fault, place) in [
        ("v=DMARC1; rua=mailto:a@example.com; p=none", Fault::PolicyNotSecond, "p=none"),
        ("v=DMARC1; p=none; adkim=strict", Fault::AlignmentInvalid, "strict"),
        ("v=DMARC1; p=none; psd=x", Fault::PsdInvalid, "x"),
        ("v=DMARC1; p=none; t=1", Fault::TestingInvalid, "1"),
        ("v=DMARC1; p=none; fo=2; ruf=mailto:a@example.com", Fault::FailureOptionInvalid, "2"),
        ("v=DMARC1; p=none; fo=0:1; ruf=mailto:a@example.com", Fault::FailureOptionInvalid, "0:1"),
        ("v=DMARC1; p=none; fo=1", Fault::FailureOptionIdle, ""),
        ("v=DMARC1; p=none;; t=n", Fault::Empty, ""),
        ("v=DMARC1; p=none; rua", Fault::NoEquals, "rua"),
        ("v=DMARC1\\; p=none", Fault::Backslash, "\\"),
        ("v=DMARC1; p=none rua=mailto:a@example.com", Fault::MissingSemicolon, ""),
        ("v=DMARC1; p=none; rua=mailto:a@example.com,ruf=mailto:b@example.com", Fault::MissingSemicolon, ""),
        ("v=DMARC1; p=none; rua=mailto:a@example.com;mailto:b@example.com", Fault::NoEquals, "mailto:b@example.com"),
        ("v=DMARC1; p=none; x=éü", Fault::NotPrintable, "éü"),
    ] {
        assert!(faults(text).contains(&(fault, place)), "{text}: {:?}", faults(text));
    }
}

#[test]
fn report_addresses() {
    for (uri, fault) in [
        ("mailto:a@example.com", None),
        ("MAILTO:A.b+c@Example.COM", None),
        ("mailto:a%21b@example.com", None),
        ("mailto:a@example.com!10m", Some(Fault::SizeSuffix)),
        ("mailto:a@example.com!10", Some(Fault::SizeSuffix)),
        ("a@example.com", Some(Fault::SchemeMissing)),
        ("https://example.com/report", Some(Fault::SchemeUnsupported)),
        ("mailto:a!b@example.com", Some(Fault::AddressInvalid)),
        ("mailto:a@localhost", Some(Fault::AddressInvalid)),
        ("mailto://a@example.com", Some(Fault::AddressInvalid)),
        ("mailto: a@example.com", Some(Fault::AddressInvalid)),
        ("mailto:a@-x.example", Some(Fault::AddressInvalid)),
        ("mailto:a%zz@example.com", Some(Fault::AddressInvalid)),
        ("mailto:@example.com", Some(Fault::AddressInvalid)),
        ("mailto:", Some(Fault::AddressInvalid)),
        ("reports", Some(Fault::AddressInvalid)),
    ] {
        let parsed = read(&format!("v=DMARC1; p=none; rua={uri}"));
        assert_eq!(parsed.defects.first().map(|defect| defect.fault), fault, "{uri}");
        let usable = matches!(fault, None | Some(Fault::SizeSuffix | Fault::SchemeUnsupported));
        assert_eq!(parsed.value.rua[0].valid, usable, "{uri}");
    }
    let address = &read("v=DMARC1; p=none; rua=mailto:a%21b@Example.com!50K").value.rua[0];
    assert_eq!((address.mailbox.as_deref(), address.host.as_deref(), address.size.as_deref()), (Some("a!b@example.com"), Some("example.com"), Some("50K")));
    assert_eq!(address.uri, "mailto:a%21b@Example.com");
}

#[test]
fn a_hostile_record_stays_small() {
    let many = format!("v=DMARC1;p=none;{}", "x=1;".repeat(5_000));
    let parsed = read(&many);
    assert!(parsed.has(Fault::TooLong) && parsed.defects.len() <= 64 && parsed.value.unknown.len() <= 20);
    let addresses = format!("v=DMARC1;p=none;rua={}", "mailto:a@b.example,".repeat(100));
    let parsed = read(&addresses);
    assert!(parsed.has(Fault::TooManyAddresses));
    assert_eq!(parsed.value.rua.len(), 20);
}

#[test]
fn the_policy_for_a_subdomain() {
    let policy = |text: &str, is_subdomain, exists| read(text).value.effective(is_subdomain, exists).map(|effective| (effective.applied, effective.source));
    let full = "v=DMARC1; p=reject; sp=quarantine; np=none";
    assert_eq!(policy(full, false, true), Some((Policy::Reject, Source::P)));
    assert_eq!(policy(full, true, true), Some((Policy::Quarantine, Source::Sp)));
    assert_eq!(policy(full, true, false), Some((Policy::None, Source::Np)));
    assert_eq!(policy("v=DMARC1; p=reject; sp=none", true, false), Some((Policy::None, Source::Sp)));
    assert_eq!(policy("v=DMARC1; p=reject; np=none", true, true), Some((Policy::Reject, Source::P)));
    assert_eq!(policy("v=DMARC1; p=reject", true, false), Some((Policy::Reject, Source::P)));
    assert_eq!(policy("v=DMARC1; p=x; rua=mailto:a@example.com", false, true), Some((Policy::None, Source::Fallback)));
    assert_eq!(policy("v=DMARC1; p=x", false, true), None);
    assert_eq!(policy("v=DMARC2; p=reject", false, true), None);
    for (p, softened) in [("reject", Policy::Quarantine), ("quarantine", Policy::None), ("none", Policy::None)] {
        assert_eq!(policy(&format!("v=DMARC1; p={p}; t=y"), false, true), Some((softened, Source::P)));
    }
}

#[test]
fn the_names_of_the_walk() {
    assert_eq!(walk_names("A.Mail.example.com."), ["a.mail.example.com", "mail.example.com", "example.com", "com"]);
    assert_eq!(walk_names("com"), ["com"]);
    // The example of RFC 9989 §4.10.
    let names = walk_names("a.b.c.d.e.f.g.h.i.j.mail.example.com");
    assert_eq!((names.len(), names[1].as_str(), names[7].as_str()), (8, "g.h.i.j.mail.example.com", "com"));
    assert_eq!(walk_names("1.2.3.4.5.6.7.8").len(), 8);
    assert_eq!(walk_names("1.2.3.4.5.6.7.8.9").len(), 8);
    assert_eq!(walk_names("1.2.3.4.5.6.7").len(), 7);
}

async fn walk(zone: &Zone, domain: &str) -> Lookup {
    let inquiry = Arc::new(zone.clone()).net().inquire(Budget::default());
    lookup(&inquiry, domain, &[]).await
}

fn published(records: &[(&str, &str)]) -> Zone {
    records.iter().fold(Zone::new(), |zone, (domain, text)| zone.txt(&format!("_dmarc.{domain}"), text))
}

#[tokio::test]
async fn the_own_record_applies() {
    let found = walk(&published(&[("example.com", "v=DMARC1; p=reject; sp=none")]), "Example.com.").await;
    assert_eq!((found.policy_level, found.inherited_from(), found.unknown), (Some(0), None, false));
    assert_eq!(found.organisational_domain, "example.com");
    assert_eq!(found.effective(true).unwrap().applied, Policy::Reject);
    assert_eq!(found.levels.iter().map(|level| level.found).collect::<Vec<_>>(), [Found::Record, Found::None]);
}

#[tokio::test]
async fn a_subdomain_inherits_from_the_organisation_and_not_from_between() {
    let zone = published(&[("mail.example.com", "v=DMARC1; p=none"), ("example.com", "v=DMARC1; p=reject; sp=quarantine")]);
    let found = walk(&zone, "a.mail.example.com").await;
    assert_eq!((found.inherited_from(), found.organisational_domain.as_str()), (Some("example.com"), "example.com"));
    assert_eq!(found.effective(true).unwrap().source, Source::Sp);
    // The own record applies, while the organisation is found above.
    let own = walk(&zone, "mail.example.com").await;
    assert_eq!((own.policy_level, own.organisational_domain.as_str()), (Some(0), "example.com"));
}

#[tokio::test]
async fn psd_n_names_the_organisation_and_ends_the_walk() {
    let zone = published(&[("mail.example.com", "v=DMARC1; p=none; psd=n"), ("example.com", "v=DMARC1; p=reject")]);
    let found = walk(&zone, "a.mail.example.com").await;
    assert_eq!((found.organisational_domain.as_str(), found.inherited_from(), found.levels.len()), ("mail.example.com", Some("mail.example.com"), 2));
}

#[tokio::test]
async fn psd_y_puts_the_organisation_one_below() {
    let zone = published(&[("com", "v=DMARC1; p=reject; psd=y")]);
    let found = walk(&zone, "a.mail.example.com").await;
    assert_eq!((found.organisational_domain.as_str(), found.inherited_from()), ("example.com", Some("com")));
    let both = published(&[("com", "v=DMARC1; p=reject; psd=y"), ("example.com", "v=DMARC1; p=none")]);
    assert_eq!(walk(&both, "a.mail.example.com").await.inherited_from(), Some("example.com"));
    let suffix = published(&[("mail.example.com", "v=DMARC1; p=reject; psd=y")]);
    assert_eq!(walk(&suffix, "b.a.mail.example.com").await.organisational_domain, "a.mail.example.com");
    // At the start of the walk, psd=y moves nothing.
    let start = walk(&published(&[("example.com", "v=DMARC1; p=reject; psd=y")]), "example.com").await;
    assert_eq!((start.organisational_domain.as_str(), start.policy_level), ("example.com", Some(0)));
    let below = walk(&published(&[("com", "v=DMARC1; p=reject; psd=y")]), "example.com").await;
    assert!(below.is_of_registry() && !start.is_of_registry());
}

#[tokio::test]
async fn several_records_are_none() {
    let zone = published(&[("mail.example.com", "v=DMARC1; p=none"), ("mail.example.com", "v=DMARC1; p=reject"), ("example.com", "v=DMARC1; p=quarantine")]);
    let found = walk(&zone, "mail.example.com").await;
    assert_eq!((found.levels[0].found, found.levels[0].strays.len(), found.inherited_from()), (Found::Several, 2, Some("example.com")));
    // Other texts beside the one record do no harm.
    let beside = walk(&published(&[("example.com", "v=DMARC1; p=none"), ("example.com", "v=spf1 -all")]), "example.com").await;
    assert_eq!((beside.levels[0].found, beside.levels[0].strays.len()), (Found::Record, 1));
}

#[tokio::test]
async fn nothing_found_is_not_the_same_as_nothing_answered() {
    let missing = walk(&Zone::new(), "mail.example.com").await;
    assert_eq!((missing.policy_level, missing.unknown, missing.organisational_domain.as_str()), (None, false, "mail.example.com"));
    for outcome in [Outcome::TimedOut, Outcome::ServerFailure, Outcome::Refused, Outcome::Malformed, Outcome::Unreachable, Outcome::NotAsked] {
        let own = walk(&Zone::new().fail("_dmarc.mail.example.com", RecordType::Txt, outcome), "mail.example.com").await;
        assert!(own.unknown && own.levels[0].found == Found::Failed, "{outcome:?}");
        let above = walk(&Zone::new().fail("_dmarc.example.com", RecordType::Txt, outcome), "mail.example.com").await;
        assert!(above.unknown && above.organisation_unknown, "{outcome:?}");
    }
    let known = published(&[("mail.example.com", "v=DMARC1; p=none")]).fail("_dmarc.example.com", RecordType::Txt, Outcome::TimedOut);
    let known = walk(&known, "mail.example.com").await;
    assert_eq!((known.policy_level, known.unknown, known.organisation_unknown), (Some(0), false, true));
    // RFC 8020: a name that has anything at all, or below it, exists.
    assert!(missing.is_missing && !walk(&Zone::new().txt("mail.example.com", "x"), "mail.example.com").await.is_missing);
    let registry = walk(&Zone::new().fail("_dmarc.com", RecordType::Txt, Outcome::TimedOut), "example.com").await;
    assert!(!registry.unknown && !registry.organisation_unknown);
}

#[tokio::test]
async fn a_record_in_the_wrong_place_is_seen_and_does_not_apply() {
    let found = walk(&Zone::new().txt("example.com", "v=dmarc1; p=none").txt("example.com", "v=spf1 -all"), "example.com").await;
    assert_eq!((found.policy_level, found.misplaced.len()), (None, 1));
    assert!(found.misplaced[0].record.has(Fault::VersionCase));
}

#[tokio::test]
async fn an_alias_is_followed_and_seen() {
    let zone = Zone::new().cname("_dmarc.example.com", "example.com.hosted.example").txt("example.com.hosted.example", "v=DMARC1; p=none");
    let found = walk(&zone, "example.com").await;
    assert_eq!((found.policy_level, found.levels[0].aliases.as_slice()), (Some(0), ["example.com.hosted.example".to_owned()].as_slice()));
}

#[tokio::test]
async fn the_walk_asks_at_most_eight_times_and_waits_for_nothing() {
    let inquiry = Arc::new(Zone::new()).net().inquire(Budget::default());
    lookup(&inquiry, &vec!["x"; 60].join("."), &[]).await;
    let evidence = inquiry.evidence();
    assert_eq!(evidence.iter().filter(|evidence| evidence.question.starts_with("_dmarc.")).count(), 8);
    assert!(evidence.iter().all(|evidence| evidence.after.is_empty()));
}

#[tokio::test]
async fn alignment() {
    let zone = published(&[("example.com", "v=DMARC1; p=none"), ("own.example.com", "v=DMARC1; p=none; psd=n")]);
    let (top, mail, own) = (walk(&zone, "example.com").await, walk(&zone, "mail.example.com").await, walk(&zone, "x.own.example.com").await);
    let stranger = walk(&zone, "example.net").await;
    assert_eq!(aligned(Alignment::Relaxed, &top, &mail), Some(true));
    assert_eq!(aligned(Alignment::Strict, &top, &mail), Some(false));
    assert_eq!(aligned(Alignment::Strict, &mail, &mail), Some(true));
    assert_eq!(aligned(Alignment::Relaxed, &top, &own), Some(false));
    assert_eq!(aligned(Alignment::Relaxed, &top, &stranger), Some(false));
    let silent = walk(&Zone::new().silent(), "mail.example.com").await;
    assert_eq!(aligned(Alignment::Relaxed, &top, &silent), None);
    assert_eq!(aligned(Alignment::Strict, &top, &silent), Some(false));
}

#[tokio::test]
async fn consent_of_those_who_get_reports() {
    let record = read("v=DMARC1; p=none; rua=mailto:a@example.com,mailto:a@sub.example.com,mailto:a@yes.example,mailto:a@no.example,mailto:a@notexample.com,mailto:a@turned.example; ruf=mailto:f@slow.example,mailto:f@yes.example").value;
    let zone = published(&[("example.com", "v=DMARC1; p=none")])
        .txt("example.com._report._dmarc.yes.example", "v=DMARC1; rua=mailto:other@yes.example")
        .txt("example.com._report._dmarc.turned.example", "v=DMARC1; rua=mailto:other@turned.example,mailto:x@else.example")
        .txt("example.com._report._dmarc.no.example", "v=dmarc1")
        .fail("example.com._report._dmarc.slow.example", RecordType::Txt, Outcome::TimedOut);
    let inquiry = Arc::new(zone).net().inquire(Budget::default());
    let all = authorisations(&inquiry, "example.com", "example.com", &record, &[]).await;
    let consents: Vec<_> = all.iter().map(|one| (one.host.as_str(), one.consent)).collect();
    assert_eq!(
        consents,
        [
            ("yes.example", Consent::Given),
            ("no.example", Consent::Missing),
            ("notexample.com", Consent::Missing),
            ("turned.example", Consent::Redirected),
            ("slow.example", Consent::Unknown)
        ]
    );
    assert_eq!(all[0].instead.iter().filter_map(|address| address.mailbox.as_deref()).collect::<Vec<_>>(), ["other@yes.example"]);
    let long = authorisations(&inquiry, &"x.".repeat(120), "example.com", &record, &[]).await;
    assert!(long.iter().all(|one| one.consent == Consent::Missing && one.evidence.is_none()));
}

#[tokio::test]
async fn a_host_below_may_be_an_organisation_of_its_own() {
    let record = read(
        "v=DMARC1; p=none; rua=mailto:a@example.com,mailto:a@in.example.com,mailto:a@own.example.com,mailto:a@x.own.example.com,mailto:a@dark.example.com",
    )
    .value;
    let zone = published(&[("example.com", "v=DMARC1; p=none"), ("own.example.com", "v=DMARC1; p=none; psd=n")])
        .txt("example.com._report._dmarc.x.own.example.com", "v=DMARC1")
        // Who is not known to be somebody else is not accused.
        .fail("_dmarc.dark.example.com", RecordType::Txt, Outcome::ServerFailure)
        .fail("_dmarc.com", RecordType::Txt, Outcome::ServerFailure);
    let inquiry = Arc::new(zone).net().inquire(Budget::default());
    let all = authorisations(&inquiry, "example.com", "example.com", &record, &[]).await;
    let consents: Vec<_> = all.iter().map(|one| (one.host.as_str(), one.consent)).collect();
    assert_eq!(consents, [("own.example.com", Consent::Missing), ("x.own.example.com", Consent::Given)]);
}

#[tokio::test]
async fn a_silent_registry_hides_no_policy_below_it() {
    let zone = published(&[("example.com", "v=DMARC1; p=reject; sp=quarantine")]).fail("_dmarc.com", RecordType::Txt, Outcome::ServerFailure);
    for (domain, level) in [("example.com", 0), ("mail.example.com", 1), ("a.b.mail.example.com", 3)] {
        let found = walk(&zone, domain).await;
        assert_eq!((found.policy_level, found.unknown, found.organisation_unknown), (Some(level), false, false), "{domain}");
    }
}

#[tokio::test]
async fn a_lookup_can_be_stored() {
    let found = walk(&published(&[("example.com", "v=DMARC1; p=none; pct=5; rua=mailto:a@b.example!1m")]), "mail.example.com").await;
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Lookup>(&json).unwrap(), found);
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
        Just("v=DMARC1"), Just("; "), Just(";"), Just("p="), Just("reject"), Just(" sp=none"), Just("rua=mailto:"), Just("a@b.example"), Just(","), Just("!10m"), Just("\""), Just("é"), Just("%2"), Just("fo=1:"), Just(" "),
    ], 0..30)) {
        let text = parts.concat();
        for defect in parse(text.as_bytes()).defects {
            prop_assert!(text.get(defect.start..defect.end).is_some());
        }
    }

    #[test]
    fn any_name_is_walked(domain in "\\PC{0,80}") {
        let names = walk_names(&domain);
        prop_assert!((1..=8).contains(&names.len()));
    }
}
