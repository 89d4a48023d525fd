//! What the name servers of a zone say, each of them.

use super::*;

#[tokio::test]
async fn a_server_that_does_not_speak_for_the_zone_is_lame() {
    for (manner, answer) in [("refused", "refused"), ("servfail", "failed"), ("lame", "not_authoritative")] {
        let found = with(&format!("; server: 198.51.100.101 x.lab.test. {manner}")).await;
        assert_eq!(codes(&found), [(Code::DnsLame, Verdict::Problem), (Code::DnsHostGood, Verdict::Good)], "{manner}");
        assert_eq!((found[0].subject.as_str(), text(&found[0], "answer")), ("ns2.x.lab.test", answer.to_owned()));
        assert_eq!((text(&found[0], "address"), text(&found[0], "named_by")), ("198.51.100.101".to_owned(), "zone".to_owned()));
    }
    // When all are lame and the zone answers nevertheless, something else stands between.
    let found = with("; server: 198.51.100.101 x.lab.test. lame\n; server: 192.0.2.101 x.lab.test. lame").await;
    assert_eq!(codes(&found)[0], (Code::DnsServersUnknown, Verdict::Unknown));
    assert!(found.iter().all(|finding| finding.code != Code::DnsLame));
}

#[tokio::test]
async fn a_server_that_cannot_be_asked_is_not_accused() {
    let silent = with("; server: 198.51.100.101 x.lab.test. silent").await;
    assert_eq!(codes(&silent), [(Code::DnsServersUnknown, Verdict::Unknown), (Code::DnsGood, Verdict::Good), (Code::DnsHostGood, Verdict::Good)]);
    assert_eq!((text(&silent[0], "servers"), text(&silent[0], "asked")), ("ns2.x.lab.test".to_owned(), "yes".to_owned()));
    let private = with("@ NS ns3\nns3 A 10.0.0.1").await;
    assert_eq!(text(find(&private, Code::DnsNsUnresolved), "addresses"), "10.0.0.1");
    let hidden = with("@ NS ns3\n; at: ns3.x.lab.test. A servfail").await;
    assert_eq!(text(find(&hidden, Code::DnsServersUnknown), "servers"), "ns3.x.lab.test");
    let gone = with("@ NS ns3").await;
    assert_eq!(codes(&gone)[0], (Code::DnsNsUnresolved, Verdict::Problem));
}

#[tokio::test]
async fn parent_and_zone_are_compared() {
    let found = with("; server: 192.0.2.53 x.lab.test. referral ns1.x.lab.test. ns9.x.lab.test.").await;
    let differs = find(&found, Code::DnsDelegationDiffers);
    assert_eq!((differs.verdict, text(differs, "missing"), text(differs, "extra")), (Verdict::Note, "ns2.x.lab.test".to_owned(), "ns9.x.lab.test".to_owned()));
    let fewer = with("; server: 192.0.2.53 x.lab.test. referral ns1.x.lab.test.").await;
    assert_eq!(text(find(&fewer, Code::DnsDelegationDiffers), "side"), "missing");
    let unresolved = find(&found, Code::DnsNsUnresolved);
    assert_eq!((unresolved.subject.as_str(), text(unresolved, "named_by")), ("ns9.x.lab.test", "parent".to_owned()));
    let same = with("; server: 192.0.2.53 x.lab.test. referral ns1.x.lab.test. ns2.x.lab.test.").await;
    assert_eq!(codes(&same)[0], (Code::DnsGood, Verdict::Good));
}

#[tokio::test]
async fn servers_are_to_say_the_same() {
    let serials = with("; server: 198.51.100.101 x.lab.test. record SOA ns1.lab.test. h.lab.test. 7 7200 3600 1209600 300").await;
    assert_eq!(codes(&serials)[0], (Code::DnsSerialDiffers, Verdict::Note));
    assert_eq!(text(&serials[0], "serials"), "ns1.x.lab.test 2026112301 | ns2.x.lab.test 7");
    let answers = with("; server: 198.51.100.101 x.lab.test. record MX 10 other.lab.test.").await;
    assert_eq!((codes(&answers)[0], text(&answers[0], "types")), ((Code::DnsAnswersDiffer, Verdict::Problem), "MX".to_owned()));
}

#[tokio::test]
async fn what_servers_say_of_policy_and_host_is_compared_too() {
    let server = |at: &str, record: &str| format!("; server: 198.51.100.101 {at} record {record}");
    let policy = with(&server("_dmarc.x.lab.test.", "TXT \"v=DMARC1; p=reject\"")).await;
    let differs = find(&policy, Code::DnsAnswersDiffer);
    assert_eq!((differs.verdict, text(differs, "types"), text(differs, "form")), (Verdict::Problem, "DMARC".to_owned(), "each".to_owned()));
    assert_eq!(
        text(differs, "each"),
        "ns1.x.lab.test: _dmarc.x.lab.test TXT v=DMARC1; p=none; rua=mailto:d@x.lab.test | ns2.x.lab.test: _dmarc.x.lab.test TXT v=DMARC1; p=reject"
    );
    // Only what differs is shown, and what one does not have.
    let texts = with(&format!("@ TXT \"proof\"\n{}", server("x.lab.test.", "TXT \"v=spf1 mx -all\""))).await;
    assert_eq!(text(find(&texts, Code::DnsAnswersDiffer), "each"), "ns1.x.lab.test: TXT proof | ns2.x.lab.test: TXT –");
    // Addresses may be handed out in turn.
    let host = with(&server("mail.x.lab.test.", "A 203.0.113.201")).await;
    let differs = find(&host, Code::DnsAnswersDiffer);
    assert_eq!((differs.verdict, text(differs, "types"), text(differs, "form")), (Verdict::Note, "A".to_owned(), "addresses".to_owned()));
    // Another version explains it.
    let soa = server("x.lab.test.", "SOA ns1.lab.test. h.lab.test. 7 7200 3600 1209600 300");
    let behind = with(&format!("{}\n{soa}", server("x.lab.test.", "MX 10 other.lab.test."))).await;
    let differs = find(&behind, Code::DnsSerialDiffers);
    assert_eq!((text(differs, "differ"), text(differs, "types")), ("yes".to_owned(), "MX".to_owned()));
    assert_eq!(text(differs, "each"), "ns1.x.lab.test: MX 10 mail.x.lab.test. | ns2.x.lab.test: MX 10 other.lab.test.");
    assert!(behind.iter().all(|finding| finding.code != Code::DnsAnswersDiffer));
    let alike = with(&soa).await;
    assert_eq!((text(find(&alike, Code::DnsSerialDiffers), "differ"), text(find(&alike, Code::DnsSerialDiffers), "each")), ("no".to_owned(), String::new()));
    // A server that says nothing of it contradicts nobody.
    for silence in ["refused", "servfail", "silent"] {
        let found = with(&format!("; server: 198.51.100.101 _dmarc.x.lab.test. {silence}\n; server: 198.51.100.101 mail.x.lab.test. {silence}")).await;
        assert!(found.iter().all(|finding| finding.code != Code::DnsAnswersDiffer), "{silence}: {found:#?}");
    }
}

/// A lab in which every answer takes 600 ms, so that its resolver waits long enough for a server that needs twice as long.
async fn slowly(added: &str) -> Vec<Finding> {
    let also = zone(&[SOA, NS, MX, SPF, HOST, DMARC, added, "\n"]);
    let lab = crate::lab::Lab::with(crate::lab::Options { also, delay: std::time::Duration::from_millis(600), ..crate::lab::Options::default() }).unwrap();
    let target = Target { domain: Some(DOMAIN.to_owned()), ..Target::default() };
    let options = crate::check::Options { only: vec![Area::Dns], ..crate::check::Options::default() };
    crate::check::run(&lab.net(), &target, &crate::check::Tools::default(), &options, |_, _| ()).await.report.findings
}

#[tokio::test]
async fn a_slow_server_is_noted_beside_a_quick_one() {
    let found = slowly("; server: 198.51.100.101 x.lab.test. slow 600").await;
    let slow = find(&found, Code::DnsSlow);
    assert_eq!((slow.verdict, slow.subject.as_str(), text(slow, "address")), (Verdict::Note, "ns2.x.lab.test", "198.51.100.101".to_owned()));
    assert!(matches!(slow.args["took"], Arg::Number(took) if took >= 1_200), "{slow:?}");
    for locale in crate::model::locale::Locale::ALL {
        let words = crate::words::Words(locale);
        let all = [words.finding(slow), words.title(slow), words.fix(slow).unwrap()];
        assert!(all.iter().all(|text| text.contains("ns2.x.lab.test") && !text.contains("{$")), "{all:?}");
    }
}

#[tokio::test]
async fn where_all_are_slow_or_one_answer_is_nobody_is_accused() {
    let all = "; server: 198.51.100.101 x.lab.test. slow 600\n; server: 192.0.2.101 x.lab.test. slow 600";
    let one = "; server: 198.51.100.101 _dmarc.x.lab.test. slow 600";
    for found in [slowly(all).await, slowly(one).await] {
        assert!(found.iter().all(|finding| finding.code != Code::DnsSlow), "{found:#?}");
    }
}

#[tokio::test]
async fn servers_are_counted_and_their_places_compared() {
    let one = findings(&zone(&[SOA, "@ NS ns1\nns1 A 192.0.2.101\n", MX, HOST]), DOMAIN, Area::Dns).await;
    assert_eq!((codes(&one)[0], text(&one[0], "count")), ((Code::DnsNsCount, Verdict::Note), "1".to_owned()));
    let many: String = (3..9).map(|number| format!("@ NS ns{number}\nns{number} A 192.0.2.10{number}\n")).collect();
    assert_eq!(text(find(&with(&many).await, Code::DnsNsCount), "count"), "8");
    let none = findings(&zone(&[SOA, MX, HOST]), DOMAIN, Area::Dns).await;
    assert_eq!(codes(&none)[0], (Code::DnsNsMissing, Verdict::Problem));
    for (second, kind) in [("192.0.2.101", "address"), ("192.0.2.102", "network")] {
        let servers = format!("@ NS ns1\n@ NS ns2\nns1 A 192.0.2.101\nns2 A {second}\n");
        let close = findings(&zone(&[SOA, &servers, MX, HOST]), DOMAIN, Area::Dns).await;
        assert_eq!((codes(&close)[0], text(&close[0], "kind")), ((Code::DnsNsClose, Verdict::Note), kind.to_owned()));
    }
    for (places, is_close) in [
        ("ns1 A 192.0.2.101\nns2 AAAA 2001:db8:53::2\n", false),
        ("ns1 A 192.0.2.101\nns1 AAAA 2001:db8:53::1\nns2 A 192.0.2.102\n", false),
        ("ns1 A 192.0.2.101\nns1 AAAA 2001:db8:53::1\nns2 A 192.0.2.102\nns2 AAAA 2001:db8:53::2\n", true),
        ("ns1 A 192.0.2.101\nns1 AAAA 2001:db8:53::1\nns2 A 192.0.2.102\nns2 AAAA 2001:db8:54::2\n", false),
    ] {
        let found = findings(&zone(&[SOA, "@ NS ns1\n@ NS ns2\n", places, MX, HOST]), DOMAIN, Area::Dns).await;
        assert_eq!(found.iter().any(|finding| finding.code == Code::DnsNsClose), is_close, "{places}");
    }
}
