//! Every fault of mail exchangers over real DNS.

use super::lab_run::{codes, find, findings, report};
use crate::{
    lab,
    model::{area::Area, code::Code, finding::Arg, verdict::Verdict},
};

async fn sample(name: &str) -> Vec<(Code, Verdict)> {
    codes(&report("", lab::find(name).unwrap().target(), Area::Mx).await.findings)
}

#[tokio::test]
async fn samples_are_judged_as_the_catalogue_says() {
    for (name, code, verdict) in [
        ("healthy", Code::MxGood, Verdict::Good),
        ("mx-backup", Code::MxGood, Verdict::Good),
        ("mx-none", Code::MxMissing, Verdict::Problem),
        ("mx-implicit", Code::MxImplicit, Verdict::Note),
        ("null-mx", Code::MxNull, Verdict::Broken),
        ("parked", Code::MxNull, Verdict::Good),
        ("null-mx-mixed", Code::MxNullMixed, Verdict::Broken),
        ("mx-dangling", Code::MxUnresolved, Verdict::Problem),
        ("mx-half", Code::MxUnresolved, Verdict::Note),
        ("mx-loopback", Code::MxNotPublic, Verdict::Problem),
        ("mx-servfail", Code::MxUnknown, Verdict::Unknown),
    ] {
        assert_eq!(sample(&format!("{name}.lab.test")).await.first(), Some(&(code, verdict)), "{name}");
    }
}

#[tokio::test]
async fn an_alias_comes_with_the_record_that_mends_it() {
    let zone = "x.lab.test. MX 10 mx.x.lab.test.\nmx.x.lab.test. CNAME mail.x.lab.test.\nmail.x.lab.test. A 203.0.113.200\n";
    let found = findings(zone, "x.lab.test", Area::Mx).await;
    let alias = find(&found, Code::MxAlias);
    assert_eq!((alias.verdict, alias.remedy.as_ref().unwrap().value.as_str()), (Verdict::Problem, "10 mail.x.lab.test."));
    let literal = findings("x.lab.test. MX 10 203.0.113.200.\n", "x.lab.test", Area::Mx).await;
    assert_eq!(codes(&literal), [(Code::MxAddressLiteral, Verdict::Problem)]);
}

#[tokio::test]
async fn the_same_host_twice_and_two_systems_are_noted() {
    let zone = "x.lab.test. MX 10 a.x.lab.test.\nx.lab.test. MX 20 b.x.lab.test.\na.x.lab.test. A 203.0.113.200\nb.x.lab.test. A 203.0.113.200\n";
    let twice = findings(zone, "x.lab.test", Area::Mx).await;
    assert_eq!(codes(&twice), [(Code::MxDuplicates, Verdict::Note), (Code::MxGood, Verdict::Good)]);
    assert_eq!(twice[1].args["addresses"], Arg::from(1_usize));
    let zone = "x.lab.test. MX 10 mail.x.lab.test.\nx.lab.test. MX 20 aspmx.l.google.com.\nx.lab.test. MX 30 alt1.aspmx.l.google.com.\n\
        mail.x.lab.test. A 203.0.113.200\naspmx.l.google.com. A 203.0.113.201\nalt1.aspmx.l.google.com. A 203.0.113.202\n";
    let mixed = findings(zone, "x.lab.test", Area::Mx).await;
    assert_eq!(codes(&mixed)[0], (Code::MxProviderMix, Verdict::Note));
    assert!(matches!(&mixed[0].args["systems"], Arg::List(systems) if systems.len() == 2), "{mixed:#?}");
    let zone = "x.lab.test. MX 10 aspmx.l.google.com.\nx.lab.test. MX 30 alt1.aspmx.l.google.com.\n\
        aspmx.l.google.com. A 203.0.113.201\nalt1.aspmx.l.google.com. A 203.0.113.202\n";
    assert_eq!(codes(&findings(zone, "x.lab.test", Area::Mx).await), [(Code::MxGood, Verdict::Good)]);
}

#[tokio::test]
async fn a_reserve_under_another_domain_is_noted() {
    let zone = |own: &str, other: &str| {
        format!("x.test. MX {own} mx.x.test.\nx.test. MX {other} mx.reserve.example.\nmx.x.test. A 203.0.113.200\nmx.reserve.example. A 198.51.100.200\n")
    };
    let found = findings(&zone("10", "20"), "x.test", Area::Mx).await;
    assert_eq!(codes(&found), [(Code::MxProviderMix, Verdict::Note), (Code::MxGood, Verdict::Good)]);
    assert_eq!((found[0].args["form"].clone(), found[0].args["systems"].clone()), (Arg::from("reserve"), Arg::from(vec!["mx.reserve.example".to_owned()])));
    // Whoever stands before the own ones is no reserve, in the same network is the same house, and of two beside each other nobody knows.
    for zone in
        [zone("20", "10"), zone("10", "10"), zone("10", "20").replace("198.51.100.", "203.0.113."), zone("10", "20").replace("reserve.example", "y.x.test")]
    {
        let found = findings(&zone, "x.test", Area::Mx).await;
        assert!(found.iter().all(|finding| finding.code != Code::MxProviderMix), "{zone}");
    }
}

#[tokio::test]
async fn one_without_an_address_is_a_note_while_another_may_have_one() {
    let zone = "x.lab.test. MX 10 gone.x.lab.test.\nx.lab.test. MX 20 silent.x.lab.test.\n; below: silent.x.lab.test. servfail\n";
    let half = findings(zone, "x.lab.test", Area::Mx).await;
    assert_eq!(codes(&half), [(Code::MxUnknown, Verdict::Unknown), (Code::MxUnresolved, Verdict::Note)]);
    let zone = "x.lab.test. MX 10 gone.x.lab.test.\nx.lab.test. MX 20 gone.x.lab.test.\n";
    let twice = findings(zone, "x.lab.test", Area::Mx).await;
    assert_eq!(codes(&twice), [(Code::MxUnresolved, Verdict::Problem), (Code::MxDuplicates, Verdict::Note)]);
}

#[tokio::test]
async fn nothing_is_published_beside_an_alias() {
    let implicit = findings("x.lab.test. CNAME y.lab.test.\ny.lab.test. A 203.0.113.200\n", "x.lab.test", Area::Mx).await;
    let found = find(&implicit, Code::MxImplicit);
    assert_eq!((found.remedy.clone(), found.args["alias"].clone()), (None, Arg::from("y.lab.test")));
    let missing = findings("x.lab.test. CNAME y.lab.test.\ny.lab.test. TXT x\n", "x.lab.test", Area::Mx).await;
    assert_eq!(find(&missing, Code::MxMissing).remedy, None);
}

#[tokio::test]
async fn an_address_that_became_a_name_is_told_as_an_address() {
    let found = findings("x.lab.test. MX 10 185.10.20.30.x.lab.test.\n", "x.lab.test", Area::Mx).await;
    assert_eq!(codes(&found), [(Code::MxAddressLiteral, Verdict::Problem)]);
}

#[tokio::test]
async fn exchangers_that_were_not_looked_at_are_not_counted_as_good() {
    let zone = "$GENERATE 1-25 x.lab.test. MX $ mx$.x.lab.test.\n$GENERATE 1-25 mx$.x.lab.test. A 203.0.113.$\n";
    let many = findings(zone, "x.lab.test", Area::Mx).await;
    let good = &find(&many, Code::MxGood).args;
    assert_eq!((&good["part"], &good["count"], &good["total"]), (&Arg::from("first"), &Arg::from(20_usize), &Arg::from(25_usize)));
    let zone = "x.lab.test. MX 10 a.x.lab.test.\nx.lab.test. MX 20 a.x.lab.test.\na.x.lab.test. A 203.0.113.200\n";
    let twice = findings(zone, "x.lab.test", Area::Mx).await;
    assert_eq!(find(&twice, Code::MxGood).args["hosts"], Arg::from(vec!["a.x.lab.test".to_owned()]));
}
