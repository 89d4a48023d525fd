//! The reverse names that are proposed, pasted back over real DNS: what stood in the fix is good when it is looked at again.

use super::{
    remedy_tests::world,
    trial::{find, text},
};
use crate::{
    check::fix::records,
    model::{area::Area, code::Code::*, report::Report, verdict::Verdict},
    net::dns::reverse_name,
};

/// What is to be published for the addresses, as it stands in the report.
fn proposed(report: &Report) -> Vec<String> {
    let of_names = report.findings.iter().filter(|finding| matches!(finding.code, PtrMissing | PtrGeneric | PtrNotConfirmed | PtrSixUnconfirmed));
    of_names.flat_map(records).map(|one| format!("{} {} {}", one.name, one.kind, one.value)).collect()
}

/// The same as a zone.
fn pasted(report: &Report) -> String {
    let of_names = report.findings.iter().filter(|finding| finding.area() == Area::Ptr).flat_map(records);
    let line = |owner: String, kind: &str, value: &str| format!("{owner}. {kind} {value}{}\n", if kind == "PTR" { "." } else { "" });
    of_names.map(|one| line(one.name.parse().map_or_else(|_| one.name.clone(), reverse_name), &one.kind, &one.value)).collect()
}

/// Name, zone, addresses that send, HELO name, and the records that are to be proposed.
type Case<'a> = (&'a str, String, &'a [&'a str], Option<&'a str>, &'a [&'a str]);

#[tokio::test]
async fn a_reverse_name_that_is_set_as_proposed_leads_back() {
    let reverse = |last: u8, name: &str| format!("{}. PTR {name}.remedy.test.\n", reverse_name([198, 51, 100, last].into()));
    let mail = "@ MX 10 mail\nmail A 198.51.100.220\n";
    let two = "@ MX 10 mail\n@ MX 20 mail2\nmail A 198.51.100.220\nmail2 A 198.51.100.222\n";
    let cases: [Case<'_>; 7] = [
        // The exchanger only takes mail: its name leads to it.
        (
            "beside",
            format!("{mail}{}", reverse(220, "mail.beside")),
            &["198.51.100.230"],
            None,
            &["198.51.100.230 PTR mail2.beside.remedy.test", "mail2.beside.remedy.test A 198.51.100.230"],
        ),
        (
            "several",
            mail.to_owned(),
            &["198.51.100.231", "198.51.100.230"],
            None,
            &[
                "198.51.100.230 PTR mail2.several.remedy.test",
                "mail2.several.remedy.test A 198.51.100.230",
                "198.51.100.231 PTR mail3.several.remedy.test",
                "mail3.several.remedy.test A 198.51.100.231",
            ],
        ),
        ("two-mx", two.to_owned(), &["198.51.100.230"], None, &["198.51.100.230 PTR mail3.two-mx.remedy.test", "mail3.two-mx.remedy.test A 198.51.100.230"]),
        // One server over both versions of IP has one name.
        (
            "both",
            format!("{mail}{}", reverse(220, "mail.both")),
            &["198.51.100.220", "2001:db8:77::9"],
            None,
            &["2001:db8:77::9 PTR mail.both.remedy.test", "mail.both.remedy.test AAAA 2001:db8:77::9"],
        ),
        (
            "named",
            mail.to_owned(),
            &["198.51.100.230"],
            Some("out.named.remedy.test"),
            &["198.51.100.230 PTR out.named.remedy.test", "out.named.remedy.test A 198.51.100.230"],
        ),
        // The name that stands there is the one to which mail is delivered: it stays where it is.
        (
            "taken",
            format!("{mail}{}", reverse(230, "mail.taken")),
            &["198.51.100.230"],
            None,
            &["198.51.100.230 PTR mail2.taken.remedy.test", "mail2.taken.remedy.test A 198.51.100.230"],
        ),
        ("own", mail.to_owned(), &["198.51.100.220"], None, &["198.51.100.220 PTR mail.own.remedy.test"]),
    ];
    for (name, zone, ips, helo, expected) in cases {
        let look = |zone: String| {
            let trial = ips.iter().fold(world(name, &zone), |trial, ip| trial.ip(ip));
            let trial = if let Some(helo) = helo { trial.helo(helo) } else { trial };
            trial.run()
        };
        let report = look(zone.clone()).await;
        assert_eq!(proposed(&report), expected, "{name}");
        // What is replaced goes.
        let kept: String = zone.lines().filter(|line| !(name == "taken" && line.contains(" PTR "))).map(|line| format!("{line}\n")).collect();
        let again = look(kept + &pasted(&report)).await;
        let said: Vec<_> = again.of(Area::Ptr).map(|finding| (finding.code, finding.verdict)).collect();
        assert!(said.iter().all(|(code, verdict)| (*code, *verdict) == (PtrGood, Verdict::Good)) && said.len() == ips.len(), "{name}: {said:?}");
    }
}

#[tokio::test]
async fn a_name_that_leads_there_needs_no_second_record() {
    let report = world("there", "@ MX 10 mail\nmail A 198.51.100.220").ip("198.51.100.220").run().await;
    let missing = find(&report, PtrMissing);
    assert_eq!((records(missing).len(), missing.args.contains_key("forward")), (1, false));
    // An alias is no name for a host, and an address cannot stand beside it.
    let report = world("alias", "mail CNAME host.other.test.\n@ TXT \"v=spf1 a:mail.alias.remedy.test -all\"").ip("198.51.100.221").run().await;
    assert_eq!(find(&report, PtrMissing).remedy.as_ref().unwrap().value, "mail2.alias.remedy.test");
    let missing = find(&report, PtrMissing);
    assert_eq!(text(missing, "forward"), "yes");
}
