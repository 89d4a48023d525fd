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
