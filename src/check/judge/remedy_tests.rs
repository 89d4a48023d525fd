//! What is proposed, over real DNS: a record that obeys the standards, one for each name, and none where none can stand.

use super::trial::{Trial, find, sample, text};
use crate::model::{area::Area, code::Code, code::Code::*, report::Report, verdict::Verdict};

/// A domain below `remedy.test` with these records; `@` is the domain.
pub fn world(name: &str, zone: &str) -> Trial {
    let domain = format!("{name}.remedy.test");
    sample(&domain, &[Area::Spf, Area::Helo, Area::Dmarc, Area::Mx, Area::Ptr]).also(&format!("$ORIGIN {domain}.\n{zone}\n"))
}

/// The record of a finding: type, name, value.
pub fn record(report: &Report, code: Code) -> Option<String> {
    find(report, code).remedy.as_ref().map(|remedy| format!("{} {} {}", remedy.name, remedy.kind, remedy.value))
}

pub fn never(report: &Report, code: Code) {
    assert!(report.findings.iter().all(|finding| finding.code != code), "{} is said", code.as_str());
}

#[track_caller]
pub fn proposes(report: &Report, code: Code, expected: &str) {
    assert_eq!(record(report, code).as_deref(), Some(expected), "{}", code.as_str());
}

/// No name gets two different records of one type.
fn holds_together(report: &Report) {
    let spf = |value: &str| value.trim_start_matches('"').starts_with("v=spf1");
    let all: Vec<(&str, &str)> = report
        .findings
        .iter()
        .filter_map(|finding| finding.remedy.as_ref())
        .filter(|remedy| spf(&remedy.value))
        .map(|remedy| (remedy.name.as_str(), remedy.value.as_str()))
        .collect();
    for (name, value) in &all {
        assert!(all.iter().all(|(other, another)| other != name || another == value), "{name}: {all:?}");
    }
}

#[tokio::test]
async fn a_first_record_names_the_known_senders() {
    let report = world("first", "@ MX 10 mail\nmail A 203.0.113.1\nmail TXT \"v=spf1 a -all\"")
        .ip("203.0.113.1")
        .ip("198.51.100.7")
        .helo("mail.first.remedy.test")
        .run()
        .await;
    proposes(&report, SpfMissing, "first.remedy.test TXT v=spf1 mx ip4:198.51.100.7 ip4:203.0.113.1 ~all");
    never(&report, SpfMisplaced);
    holds_together(&report);

    let report =
        world("moved", "@ MX 10 mail\nmail A 203.0.113.1\nwww A 203.0.113.2\nwww TXT \"v=spf1 a include:x.example -all\"").ip("203.0.113.1").run().await;
    let moved = "moved.remedy.test TXT v=spf1 a:www.moved.remedy.test include:x.example ip4:203.0.113.1 ~all";
    proposes(&report, SpfMissing, moved);
    proposes(&report, SpfMisplaced, moved);

    let report = world("same", "@ A 203.0.113.1\n@ MX 10 @").ip("203.0.113.1").helo("same.remedy.test").run().await;
    proposes(&report, SpfMissing, "same.remedy.test TXT v=spf1 mx ip4:203.0.113.1 ~all");
    proposes(&report, HeloSpfMissing, "same.remedy.test TXT v=spf1 mx ip4:203.0.113.1 ~all");
    holds_together(&report);

    let report = world("crowd", "$GENERATE 1-11 @ MX $ mx$\n$GENERATE 1-11 mx$ A 203.0.113.$").ip("203.0.113.1").run().await;
    proposes(&report, SpfMissing, "crowd.remedy.test TXT v=spf1 ip4:203.0.113.1 ~all");
    let report = world("relayed", "@ MX 10 mail\nmail A 203.0.113.1\nmailgun.org. TXT \"v=spf1 ip4:100.0.0.0/24 -all\"").relay("mailgun").run().await;
    assert!(record(&report, SpfMissing).unwrap().contains("include:mailgun.org ~all"), "{report:?}");
    // Neither hosts that are not there nor those that only take mail are let in.
    let report = world("nowhere", "mail A 203.0.113.1").ip("203.0.113.1").run().await;
    proposes(&report, SpfMissing, "nowhere.remedy.test TXT v=spf1 ip4:203.0.113.1 ~all");
    let report = world("workspace", "@ MX 1 aspmx.l.google.com.\naspmx.l.google.com. A 203.0.113.201").run().await;
    proposes(&report, SpfMissing, "workspace.remedy.test TXT v=spf1 include:_spf.google.com ~all");
    let report = world("glued", "@ TXT \"v=spf1mx -all\"\n@ MX 10 mail\nmail A 203.0.113.1").ip("203.0.113.1").run().await;
    proposes(&report, SpfMissing, "glued.remedy.test TXT v=spf1 mx ip4:203.0.113.1 -all");
}

#[tokio::test]
async fn a_record_that_stands_is_amended_once() {
    let report = world("bare", "@ TXT \"v=spf1\"\n@ MX 10 mail\nmail A 203.0.113.1").ip("203.0.113.1").run().await;
    let amended = "bare.remedy.test TXT v=spf1 ip4:203.0.113.1 ~all";
    proposes(&report, SpfNotAuthorized, amended);
    proposes(&report, SpfNoEnding, amended);
    holds_together(&report);

    for (name, record, amended) in [
        ("dead", "v=spf1 mx -all ip4:203.0.113.7", "v=spf1 ip4:203.0.113.7 mx -all"),
        ("refused", "v=spf1 -ip4:203.0.113.0/24 ip4:203.0.113.7 -all", "v=spf1 ip4:203.0.113.7 -ip4:203.0.113.0/24 -all"),
        ("two-ends", "v=spf1 mx ?all -all", "v=spf1 ip4:203.0.113.7 mx ~all"),
    ] {
        let report = world(name, &format!("@ TXT \"{record}\"\n@ MX 10 mail\nmail A 203.0.113.1")).ip("203.0.113.7").run().await;
        proposes(&report, SpfNotAuthorized, &format!("{name}.remedy.test TXT {amended}"));
        holds_together(&report);
    }

    // What is void stays void with one more term.
    for (name, zone) in [("semicolon", "@ TXT \"v=spf1 mx -all;\""), ("none", "@ TXT \"v=spf1 include:none.test\"")] {
        let report = world(name, zone).run().await;
        if let Some(finding) = report.findings.iter().find(|finding| finding.code == SpfNoEnding) {
            assert_eq!(finding.remedy, None, "{name}");
        }
    }

    let report = world("twins", "@ TXT \"v=spf1 mx -all\"\n@ TXT \"V=SPF1 mx  -all\"").run().await;
    assert_eq!((text(find(&report, SpfSeveral), "merge"), record(&report, SpfSeveral)), ("alike".to_owned(), None));
    let report = world("pair", "@ TXT \"v=spf1 mx -all\"\n@ TXT \"v=spf1 include:s.pair.remedy.test ~all\"\ns TXT \"v=spf1 ip4:192.0.2.1 -all\"").run().await;
    proposes(&report, SpfSeveral, "pair.remedy.test TXT v=spf1 mx include:s.pair.remedy.test ~all");

    let long = (1..20).map(|part| format!("ip4:198.51.100.{part}")).collect::<Vec<_>>().join(" ");
    let (head, tail) = long.split_at(150);
    let report = world("long", &format!("@ TXT \"v=spf1 {head}\" \"{tail} -all\"")).ip("203.0.113.1").run().await;
    let value = record(&report, SpfNotAuthorized).unwrap();
    assert!(value.contains("TXT \"v=spf1 ip4:203.0.113.1 ") && value.contains("\" \""), "a string has 255 octets: {value}");
}

#[tokio::test]
async fn a_record_that_lets_everybody_send_is_narrowed() {
    let zone = |record: &str| format!("@ TXT \"{record}\"\n@ MX 10 mail\nmail A 203.0.113.1");
    for (name, standing, narrowed) in [
        ("open", "v=spf1 mx +all", Some("v=spf1 mx ip4:203.0.113.7 ~all")),
        ("nothing-else", "v=spf1 all", Some("v=spf1 ip4:203.0.113.7 ~all")),
        ("behind", "v=spf1 ip4:203.0.113.0/24 +ALL ip4:192.0.2.1", Some("v=spf1 ip4:203.0.113.0/24 ~all ip4:192.0.2.1")),
        ("refuses", "v=spf1 -ip4:203.0.113.0/28 +all", Some("v=spf1 ip4:203.0.113.7 -ip4:203.0.113.0/28 ~all")),
        ("two-doors", "v=spf1 ip4:0.0.0.0/0 +all", None),
        ("wide", "v=spf1 ip4:44.0.0.0/8 +all", None),
    ] {
        let report = world(name, &zone(standing)).ip("203.0.113.7").run().await;
        let open = find(&report, SpfPassAll);
        let expected = narrowed.map(|value| format!("{name}.remedy.test TXT {value}"));
        let proposed = if expected.is_some() { "yes" } else { "no" };
        assert_eq!((record(&report, SpfPassAll), text(open, "proposed")), (expected, proposed.to_owned()), "{name}");
        holds_together(&report);
    }
}

#[tokio::test]
async fn one_name_gets_one_sound_record_whatever_stands_there() {
    let lab = crate::lab::Lab::start().unwrap();
    for sample in ["markup", "control", "bidi", "bad-bytes", "placeables", "quoted-text", "doubled-name", "spf-lookups"] {
        let target = crate::lab::find(&format!("{sample}.lab.test")).unwrap().target();
        let report = crate::check::run(&lab.net(), &target, &crate::check::Tools::default(), &crate::check::Options::default(), |_, _| ()).await.report;
        let records: Vec<_> = report.findings.iter().flat_map(crate::check::fix::records).filter(|remedy| remedy.kind == "TXT").collect();
        for one in &records {
            let text = one.value.trim_matches('"').replace("\" \"", "");
            let is_sound = match &text {
                spf if spf.starts_with("v=spf1") => crate::mail::spf::parse(spf.as_bytes()).defects.is_empty(),
                dmarc if dmarc.starts_with("v=DMARC1") => crate::mail::dmarc::parse(dmarc.as_bytes()).defects.is_empty(),
                _ => true,
            };
            assert!(is_sound, "{sample}: {one:?}");
            assert!(records.iter().all(|other| other.name != one.name || other.value == one.value), "{sample}: {records:#?}");
        }
    }
}

#[tokio::test]
async fn no_record_is_promised_for_a_relay_in_a_void_one() {
    let report = world("void", "@ TXT \"v=spf1 moo -all\"\nmailgun.org. TXT \"v=spf1 ip4:100.0.0.0/24 -all\"").relay("mailgun").run().await;
    assert_eq!((record(&report, SpfRelayMissing), text(find(&report, SpfRelayMissing), "fits")), (None, "alone".to_owned()));
    let report =
        world("void-good", "@ TXT \"v=spf1 moo include:mailgun.org -all\"\nmailgun.org. TXT \"v=spf1 ip4:100.0.0.0/24 -all\"").relay("mailgun").run().await;
    never(&report, SpfRelayGood);
}

#[tokio::test]
async fn a_relay_is_added_only_where_there_is_room() {
    let terms = (1..=10).map(|part| format!("a:h{part}")).collect::<Vec<_>>().join(".full.remedy.test ");
    let zone = format!("@ TXT \"v=spf1 {terms}.full.remedy.test -all\"\n$GENERATE 1-10 h$ A 203.0.113.$\nmailgun.org. TXT \"v=spf1 ip4:100.0.0.0/24 -all\"");
    let report = world("full", &zone).relay("mailgun").run().await;
    assert_eq!(record(&report, SpfRelayMissing), None);
    assert_eq!(text(find(&report, SpfRelayMissing), "fits"), "no");
}

#[tokio::test]
async fn a_fault_is_told_of_the_record_in_which_it_stands() {
    let also = "other.example. TXT \"v=spf1 a:gone.other.example include:none.other.example -all\"\n";
    let report =
        world("place", &format!("@ TXT \"v=spf1 include:_spf.place.remedy.test -all\"\n_spf TXT \"v=spf1 include:other.example -all\"\n{also}")).run().await;
    let broken = find(&report, SpfIncludeBroken);
    let said = ["term", "place", "whose", "by"].map(|name| text(broken, name));
    assert_eq!(said, ["include:none.other.example", "other.example", "other", "include:other.example"]);
    assert_eq!(text(find(&report, SpfVoidTerms), "terms"), "a:gone.other.example (other.example)");
    let report = world("below", "@ TXT \"v=spf1 include:_spf.below.remedy.test -all\"\n_spf TXT \"v=spf1 moo -all\"").run().await;
    let syntax = find(&report, SpfSyntax);
    assert_eq!((text(syntax, "whose"), text(syntax, "at")), ("own".to_owned(), "_spf.below.remedy.test".to_owned()));
    assert_eq!((text(syntax, "proposed"), record(&report, SpfSyntax)), ("no".to_owned(), None));
    for (name, term) in [("circle", "include"), ("ring", "redirect")] {
        let sign = if term == "include" { ":" } else { "=" };
        let report = world(name, &format!("@ TXT \"v=spf1 {term}{sign}{name}.remedy.test\"")).run().await;
        let lookups = find(&report, SpfTooManyLookups);
        assert_eq!((text(lookups, "loops"), text(lookups, "back")), ("yes".to_owned(), format!("{term}{sign}{name}.remedy.test")));
    }
}

#[tokio::test]
async fn a_mechanical_fault_comes_with_the_record_that_was_meant() {
    let report = world("mech", "@ TXT \"v=spf1 ipv4:203.0.113.1 include _spf.mech.remedy.test, -all\"\n_spf TXT \"v=spf1 mx;-all\"").run().await;
    proposes(&report, SpfSyntax, "mech.remedy.test TXT v=spf1 ip4:203.0.113.1 include:_spf.mech.remedy.test -all");
    holds_together(&report);
    let report = world("mech-below", "@ TXT \"v=spf1 include:_spf.mech-below.remedy.test -all\"\n_spf TXT \"v=spf1 mx;-all\"").run().await;
    proposes(&report, SpfSyntax, "_spf.mech-below.remedy.test TXT v=spf1 mx -all");
    // What others publish, and what stands where an alias leads, is not ours to change.
    let others = "@ TXT \"v=spf1 include:other.example -all\"\nother.example. TXT \"v=spf1 mx; -all\"";
    let alias = "@ CNAME u2.service.test.\nu2.service.test. TXT \"v=spf1 mx; -all\"";
    for (name, zone) in [("mech-other", others), ("mech-alias", alias)] {
        let report = world(name, zone).run().await;
        assert_eq!((record(&report, SpfSyntax), text(find(&report, SpfSyntax), "proposed")), (None, "no".to_owned()), "{name}");
    }
}

#[tokio::test]
async fn an_ending_is_missed_only_where_there_is_none() {
    for (name, record, ending) in [
        ("end-dash", "v=spf1 mx \\226\\128\\147all", None),
        ("end-tab", "v=spf1 mx\\009-all", None),
        ("end-colon", "v=spf1 redirect:x.example", None),
        ("end-argument", "v=spf1 mx all:foo", None),
        ("end-other", "v=spf1 moo mx", Some("none")),
        ("end-handed", "v=spf1 redirect=r.end-handed.remedy.test", Some("redirect_none")),
        ("end-silent", "v=spf1 redirect=%{i}.remedy.test", None),
    ] {
        let report = world(name, &format!("@ TXT \"{record}\"\nr TXT \"v=spf1 ip4:203.0.113.1\"")).run().await;
        let said = report.findings.iter().find(|finding| finding.code == SpfNoEnding).map(|finding| text(finding, "ending"));
        assert_eq!(said.as_deref(), ending, "{name}");
    }
}

#[tokio::test]
async fn what_could_not_be_looked_up_is_not_sound() {
    for (name, zone) in [
        ("silent-a", "@ TXT \"v=spf1 ip4:203.0.113.1 a:silent.silent-a.remedy.test -all\"\n; below: silent.silent-a.remedy.test. servfail"),
        ("silent-mx", "@ TXT \"v=spf1 ip4:203.0.113.1 mx:silent.silent-mx.remedy.test -all\"\n; below: silent.silent-mx.remedy.test. servfail"),
        ("silent-exists", "@ TXT \"v=spf1 ip4:203.0.113.1 exists:silent.silent-exists.remedy.test -all\"\n; below: silent.silent-exists.remedy.test. servfail"),
    ] {
        let report = world(name, zone).ip("203.0.113.1").run().await;
        assert_eq!(text(find(&report, SpfIncludeUnknown), "part"), "hosts", "{name}");
        never(&report, SpfGood);
    }
}

#[tokio::test]
async fn the_reverse_name_is_changed_only_for_a_better_one() {
    let reverse = "211.100.51.198.in-addr.arpa. PTR mail";
    // The reverse name leads back, and the name in HELO does not.
    for (helo, also) in [("gone", ""), ("other", "other A 203.0.113.99")] {
        let name = format!("keep-{helo}");
        let report = world(&name, &format!("{reverse}.{name}.remedy.test.\nmail A 198.51.100.211\n{also}"))
            .ip("198.51.100.211")
            .helo(&format!("{helo}.{name}.remedy.test"))
            .run()
            .await;
        assert_eq!(record(&report, HeloPtrDiffers), None, "{helo}");
        assert_eq!(text(find(&report, HeloPtrDiffers), "change"), "helo", "{helo}");
    }
    let report = world("better", &format!("{reverse}.better.remedy.test.\nmail A 203.0.113.99\nmx A 198.51.100.211"))
        .ip("198.51.100.211")
        .helo("mx.better.remedy.test")
        .run()
        .await;
    proposes(&report, HeloPtrDiffers, "198.51.100.211 PTR mx.better.remedy.test");
}

#[tokio::test]
async fn nothing_is_published_beside_an_alias_or_in_a_strangers_zone() {
    let report = world("alias", "mail CNAME host\nhost A 198.51.100.212\n212.100.51.198.in-addr.arpa. PTR host.alias.remedy.test.")
        .ip("198.51.100.212")
        .helo("mail.alias.remedy.test")
        .run()
        .await;
    assert_eq!((record(&report, HeloSpfMissing), record(&report, HeloPtrDiffers)), (None, None));
    assert_eq!(text(find(&report, HeloSpfMissing), "alias"), "host.alias.remedy.test");
    let name = "static.13.113.0.203.clients.your-server.de";
    let zone = format!("{name}. A 198.51.100.213\n213.100.51.198.in-addr.arpa. PTR {name}.");
    let report = world("strange", &zone).ip("198.51.100.213").helo(name).run().await;
    assert_eq!(record(&report, HeloSpfMissing), None);
    assert_eq!(text(find(&report, HeloSpfMissing), "place"), "foreign");
}

#[tokio::test]
async fn a_domain_without_mail_is_told_to_say_so() {
    let report = world("parked", "@ TXT \"v=spf1 -all\"\n@ MX 0 .").run().await;
    proposes(&report, DmarcMissing, "_dmarc.parked.remedy.test TXT v=DMARC1; p=reject");
    // Somebody may send by a record that nobody could look at.
    for (name, trouble) in [("hidden", "; below: o.hidden.remedy.test. servfail"), ("dangling", ""), ("dark", "; at: dark.remedy.test. TXT servfail")] {
        let report = world(name, &format!("@ TXT \"v=spf1 include:o.{name}.remedy.test -all\"\n@ MX 0 .\n{trouble}")).run().await;
        assert!(!record(&report, DmarcMissing).unwrap().contains("p=reject"), "{name}");
        assert!(name == "dark" || find(&report, MxNull).verdict != Verdict::Good, "{name}");
    }
    let report = world("unparked", "@ TXT \"v=spf1 -all\"").run().await;
    let missing = find(&report, MxMissing);
    assert_eq!((missing.verdict, record(&report, MxMissing).as_deref()), (Verdict::Note, Some("unparked.remedy.test MX 0 .")));
    let report = world("closed", "@ TXT \"v=spf1 -all\"\n@ MX 0 .\n_dmarc TXT \"v=DMARC1; p=reject\"").run().await;
    never(&report, DmarcNoReports);
}

#[tokio::test]
async fn the_areas_asked_for_change_no_judgement() {
    let bare = || world("bare", "@ TXT \"v=spf1 -all\"");
    let null = || world("null", "@ MX 0 .");
    let all = [bare().run().await, null().run().await];
    for (code, only) in [(MxMissing, Area::Mx), (DmarcMissing, Area::Dmarc)] {
        for (whole, world) in all.iter().zip([bare(), null()]) {
            let alone = world.only(&[only]).run().await;
            let own = |report: &Report| {
                report
                    .findings
                    .iter()
                    .filter(|finding| finding.area() == only)
                    .cloned()
                    .map(|mut finding| {
                        finding.evidence.clear();
                        finding
                    })
                    .collect::<Vec<_>>()
            };
            assert_eq!(own(&alone), own(whole), "{}", code.as_str());
            assert_eq!(alone.findings.len(), own(&alone).len(), "nothing else is shown");
            assert_eq!(alone.sections.len(), 1);
        }
    }
    proposes(&bare().only(&[Area::Mx]).run().await, MxMissing, "bare.remedy.test MX 0 .");
    proposes(&null().only(&[Area::Dmarc]).run().await, DmarcMissing, "_dmarc.null.remedy.test TXT v=DMARC1; p=reject");
    for (area, code) in [(Area::Ptr, PtrNoAddress), (Area::Helo, HeloUnseen)] {
        for silent in [bare(), null()] {
            assert_eq!(find(&silent.only(&[area]).run().await, code).verdict, Verdict::NotApplicable, "{}", code.as_str());
        }
    }
    let hidden = || world("inside", "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ MX 10 mail\nmail A 10.0.0.5");
    for areas in [vec![Area::Dns], vec![Area::Dns, Area::Mx], Vec::new()] {
        assert_eq!(find(&hidden().only(&areas).run().await, DnsHostNotPublic).verdict, Verdict::Problem, "{areas:?}");
    }
}

#[tokio::test]
async fn a_name_that_only_a_wildcard_answers_for_gets_records_of_its_own() {
    use crate::check::fix::records;
    for (name, wildcard, code) in [("wild", "* A 203.0.113.1\n* TXT \"v=spf1 -all\"", HeloSpfNoPass), ("wild-addresses", "* A 203.0.113.1", HeloSpfMissing)] {
        let helo = format!("mail.{name}.remedy.test");
        let zone = format!("@ MX 10 mail\n@ TXT \"v=spf1 mx -all\"\n{wildcard}");
        let report = world(name, &zone).ip("203.0.113.1").helo(&helo).run().await;
        let found = find(&report, code);
        let published: Vec<String> = records(found).into_iter().map(|one| format!("{} {} {}", one.name, one.kind, one.value)).collect();
        assert_eq!(
            (text(found, "place"), published),
            ("wildcard".to_owned(), vec![format!("{helo} TXT v=spf1 ip4:203.0.113.1 -all"), format!("{helo} A 203.0.113.1")])
        );
        holds_together(&report);
    }
    // A name with records of its own has none of the wildcard's, however alike they are (RFC 4592 §2.2.1).
    let zone = "@ MX 10 mail\nmail A 203.0.113.1\nmail TXT \"v=spf1 -all\"\n* TXT \"v=spf1 -all\"";
    let report = world("own", zone).ip("203.0.113.1").helo("mail.own.remedy.test").run().await;
    assert_eq!((text(find(&report, HeloSpfNoPass), "place"), record(&report, HeloSpfNoPass)), ("own".to_owned(), None));
}

#[tokio::test]
async fn a_policy_that_was_held_against_nothing_stays_mild() {
    for (name, tags, share, mended) in [
        ("pct-none", "p=reject; pct=0", "zero", "p=quarantine"),
        ("pct-zero", "p=quarantine; pct=0", "zero", "p=none"),
        ("pct-half", "p=quarantine; pct=50", "part", "p=quarantine"),
        ("pct-all", "p=reject; pct=100; ri=3600", "whole", "p=reject"),
        ("pct-idle", "p=none; pct=0", "whole", "p=none"),
    ] {
        let reports = format!("rua=mailto:d@{name}.remedy.test");
        let report = world(name, &format!("@ MX 10 mail.healthy.lab.test.\n_dmarc TXT \"v=DMARC1; {tags}; {reports}\"")).run().await;
        assert_eq!(text(find(&report, DmarcRemovedTags), "share"), share, "{name}");
        proposes(&report, DmarcRemovedTags, &format!("_dmarc.{name}.remedy.test TXT v=DMARC1; {mended}; {reports}"));
    }
}
