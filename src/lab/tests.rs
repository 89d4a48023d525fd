//! The lab is asked over real sockets, through the resolver that the product uses.

use std::{collections::HashSet, net::IpAddr, time::Duration};

use super::*;
use crate::{
    model::code::Code,
    net::{
        Outcome,
        dns::{Answer, Data, Question, RecordType, Resolve, Stub, reverse_name, reversed_labels},
    },
};

const LONG: Duration = Duration::from_secs(20);

fn lab() -> Lab {
    Lab::start().unwrap()
}

/// Asks the server alone; `timeout` matters only where nobody answers.
async fn ask_within(lab: &Lab, name: &str, kind: RecordType, timeout: Duration) -> Answer {
    Stub::new(vec![lab.address()], timeout, Policy::public_only()).ask(&Question::new(name, kind), LONG).await
}

async fn ask(lab: &Lab, name: &str, kind: RecordType) -> Answer {
    ask_within(lab, name, kind, LONG).await
}

#[tokio::test]
async fn answers_are_those_of_a_recursive_resolver() {
    let lab = lab();
    let mx = ask(&lab, "healthy.lab.test", RecordType::Mx).await;
    assert_eq!((mx.outcome, mx.exchangers()), (Outcome::Found, vec![(10, "mail.healthy.lab.test".to_owned())]));
    assert_eq!((mx.server, mx.authoritative), (Some(lab.address()), false));
    assert_eq!(ask(&lab, "MAIL.healthy.lab.TEST", RecordType::Mx).await.outcome, Outcome::NoData);
    assert_eq!(ask(&lab, "none.healthy.lab.test", RecordType::Mx).await.outcome, Outcome::NoSuchName);
    // Only names below it exist: that is no NXDOMAIN (RFC 8020 §2).
    assert_eq!(ask(&lab, "_domainkey.healthy.lab.test", RecordType::Txt).await.outcome, Outcome::NoData);
    // Nothing outside is known, and nobody outside is asked.
    assert_eq!(ask(&lab, "example.com", RecordType::A).await.outcome, Outcome::NoSuchName);
    assert_eq!(ask(&lab, "_dmarc.lab.test", RecordType::Txt).await.outcome, Outcome::NoSuchName);
    // Wildcards (RFC 4592) give any name, but not the one above them.
    assert_eq!(ask(&lab, "any.thing.sweep.lab.test", RecordType::Mx).await.outcome, Outcome::Found);
    assert_eq!(ask(&lab, "sweep.lab.test", RecordType::Mx).await.outcome, Outcome::NoData);
}

#[tokio::test]
async fn every_kind_of_record_arrives_as_it_was_written() {
    let lab = lab();
    let first = async |name: &str, kind| ask(&lab, name, kind).await.records.into_iter().next().unwrap().data;
    assert_eq!(first("healthy.lab.test", RecordType::A).await, Data::A("203.0.113.10".parse().unwrap()));
    assert_eq!(first("mail.ipv6-only.lab.test", RecordType::Aaaa).await, Data::Aaaa("2001:db8:6::25".parse().unwrap()));
    assert_eq!(first("healthy.lab.test", RecordType::Caa).await, Data::Caa { critical: false, tag: "issue".into(), value: "ca.lab.test".into() });
    assert_eq!(first("dkim._domainkey.burnt.lab.test", RecordType::Cname).await, Data::Cname("dkim.key.lab.test".into()));
    assert_eq!(first("healthy.lab.test", RecordType::Ns).await, Data::Ns("ns1.lab.test".into()));
    assert_eq!(first("10.113.0.203.in-addr.arpa", RecordType::Ptr).await, Data::Ptr("mail.healthy.lab.test".into()));
    assert!(matches!(first("healthy.lab.test", RecordType::Soa).await, Data::Soa { mname, minimum: 300, .. } if mname == "ns1.lab.test"));
    let srv = Data::Srv { priority: 0, weight: 1, port: 993, target: "mail.healthy.lab.test".into() };
    assert_eq!(first("_imaps._tcp.healthy.lab.test", RecordType::Srv).await, srv);
    assert_eq!(first("spf-type99.lab.test", RecordType::Spf).await, Data::Txt(vec![b"v=spf1 mx -all".to_vec()]));
    let Data::Txt(key) = first("dkim._domainkey.healthy.lab.test", RecordType::Txt).await else { panic!("no TXT") };
    assert!(key.len() > 1 && key.concat().starts_with(b"v=DKIM1; k=rsa; p=MII"));
}

#[tokio::test]
async fn trouble_is_what_the_samples_say() {
    let lab = lab();
    for (name, outcome) in [
        ("servfail", Outcome::ServerFailure),
        ("refused", Outcome::Refused),
        ("malformed", Outcome::Malformed),
        ("forged", Outcome::Found),
        ("slow", Outcome::Found),
    ] {
        assert_eq!(ask(&lab, &format!("{name}.lab.test"), RecordType::Mx).await.outcome, outcome, "{name}");
        // What is said of a domain holds below it.
        assert_eq!(ask(&lab, &format!("mail.{name}.lab.test"), RecordType::A).await.outcome, outcome, "mail of {name}");
    }
    // Nobody ever answers, so a short time-out ends as a long one would.
    let short = Duration::from_millis(60);
    assert_eq!(ask_within(&lab, "silent.lab.test", RecordType::Mx, short).await.outcome, Outcome::TimedOut);
}

#[tokio::test]
async fn what_udp_does_not_hold_comes_over_tcp() {
    let lab = lab();
    assert_eq!(ask(&lab, "cut.lab.test", RecordType::Mx).await.outcome, Outcome::Found);
    // The same over UDP, and TCP stays silent: were there records in the first answer, this would be found.
    assert_eq!(ask_within(&lab, "cut-for-good.lab.test", RecordType::Mx, Duration::from_millis(60)).await.outcome, Outcome::TimedOut);
    assert_eq!(ask(&lab, "many-texts.lab.test", RecordType::Txt).await.records.len(), 41);
    let huge = ask(&lab, "huge-text.lab.test", RecordType::Txt).await.texts();
    assert!(huge.iter().any(|text| text.len() == 64_000 && text.starts_with(b"filling=xxx")));
    assert_eq!(ask(&lab, "huge-mx.lab.test", RecordType::Mx).await.exchangers().len(), 201);
}

#[tokio::test]
async fn a_forged_answer_comes_first_and_from_elsewhere() {
    let lab = lab();
    let socket = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    // Id 0x4d57, RD, one question: forged.lab.test MX IN.
    let mut query = vec![0x4d, 0x57, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    for label in ["forged", "lab", "test", ""] {
        query.push(u8::try_from(label.len()).unwrap());
        query.extend(label.as_bytes());
    }
    query.extend([0, 15, 0, 1]);
    socket.send_to(&query, lab.address()).await.unwrap();
    let mut senders = Vec::new();
    let mut buffer = [0; 1500];
    for code in [3, 0] {
        let (length, sender) = socket.recv_from(&mut buffer).await.unwrap();
        assert_eq!((&buffer[..2], buffer[3] & 15), (&query[..2], code), "{length} octets");
        senders.push(sender);
    }
    assert_ne!(senders[0], lab.address());
    assert_eq!(senders[1], lab.address());
}

#[tokio::test]
async fn aliases_are_followed_from_zone_to_zone() {
    let zone = "
a.alias.lab.test. CNAME gone.alias.lab.test.
b.alias.lab.test. CNAME x.servfail.lab.test.
c.alias.lab.test. CNAME mail.healthy.lab.test.
*.d.alias.lab.test. CNAME mail.healthy.lab.test.
";
    let lab = Lab::with(Options { also: zone.to_owned(), ..Options::default() }).unwrap();
    let chain = ask(&lab, "_dmarc.cname-chain.lab.test", RecordType::Txt).await;
    assert_eq!((chain.outcome, chain.aliases().len(), chain.texts().len()), (Outcome::Found, 6, 1));
    assert_eq!(ask(&lab, "cname-loop.lab.test", RecordType::Txt).await.outcome, Outcome::ServerFailure);
    let gone = ask(&lab, "a.alias.lab.test", RecordType::A).await;
    assert_eq!((gone.outcome, gone.aliases()), (Outcome::NoSuchName, vec!["gone.alias.lab.test".to_owned()]));
    assert_eq!(ask(&lab, "b.alias.lab.test", RecordType::A).await.outcome, Outcome::ServerFailure);
    assert_eq!(ask(&lab, "c.alias.lab.test", RecordType::Mx).await.outcome, Outcome::NoData);
    assert_eq!(ask(&lab, "any.d.alias.lab.test", RecordType::A).await.addresses(), vec!["203.0.113.10".parse::<IpAddr>().unwrap()]);
}

#[tokio::test]
async fn blocklists_pass_their_own_test() {
    let lab = lab();
    let six = |text: &str| reversed_labels(text.parse().unwrap());
    for zone in ["zen.spamhaus.org", "bl.spamcop.net", "b.barracudacentral.org", "psbl.surriel.com", "dnsbl-1.uceprotect.net", "labkey.zen.dq.spamhaus.net"] {
        let listed = ask(&lab, &format!("2.0.0.127.{zone}"), RecordType::A).await;
        assert!(listed.addresses().contains(&"127.0.0.2".parse().unwrap()), "{zone}");
        assert_eq!(ask(&lab, &format!("1.0.0.127.{zone}"), RecordType::A).await.outcome, Outcome::NoSuchName, "{zone}");
        let healthy = ask(&lab, &format!("10.113.0.203.{zone}"), RecordType::A).await;
        assert_eq!(healthy.outcome, Outcome::NoSuchName, "{zone}");
    }
    assert_eq!(ask(&lab, &format!("{}.zen.spamhaus.org", six("::ffff:7f00:2")), RecordType::A).await.outcome, Outcome::Found);
    assert_eq!(ask(&lab, &format!("{}.zen.spamhaus.org", six("::ffff:7f00:1")), RecordType::A).await.outcome, Outcome::NoSuchName);
    let codes = ask(&lab, "66.100.51.198.zen.spamhaus.org", RecordType::A).await.addresses();
    assert_eq!(codes, vec!["127.0.0.2".parse::<IpAddr>().unwrap(), "127.0.0.4".parse().unwrap()]);
}

#[tokio::test]
async fn lists_can_be_broken_in_every_way() {
    let lab = lab();
    let point = async |list: &str, address: &str| ask(&lab, &format!("{address}.{list}.lists.lab.test"), RecordType::A).await;
    let (listed, clean) = ("2.0.0.127", "1.0.0.127");
    assert_eq!((point("sound", listed).await.outcome, point("sound", clean).await.outcome), (Outcome::Found, Outcome::NoSuchName));
    assert_eq!((point("wildcard", listed).await.outcome, point("wildcard", clean).await.outcome), (Outcome::Found, Outcome::Found));
    assert_eq!((point("dead", listed).await.outcome, point("dead", clean).await.outcome), (Outcome::NoSuchName, Outcome::NoSuchName));
    assert_eq!(point("refusing", clean).await.addresses(), vec!["127.255.255.254".parse::<IpAddr>().unwrap()]);
    assert_eq!(point("failing", listed).await.outcome, Outcome::ServerFailure);
    assert_eq!(point("closed", listed).await.outcome, Outcome::Refused);
    let silent = ask_within(&lab, "2.0.0.127.silent.lists.lab.test", RecordType::A, Duration::from_millis(60)).await;
    assert_eq!(silent.outcome, Outcome::TimedOut);
}

#[tokio::test]
async fn networks_are_told_for_every_lab_address() {
    let lab = lab();
    for (name, asn) in [("10.113.0.203.origin", "64498 |"), ("30.100.51.198.origin", "24940 |"), ("66.100.51.198.origin", "64497 |")] {
        let text = ask(&lab, &format!("{name}.asn.cymru.com"), RecordType::Txt).await.texts().concat();
        assert!(text.starts_with(asn.as_bytes()), "{name}");
    }
    let name = format!("{}.origin6.asn.cymru.com", reversed_labels("2001:db8:6::25".parse().unwrap()));
    assert!(ask(&lab, &name, RecordType::Txt).await.texts().concat().starts_with(b"64499 |"));
    assert_eq!(ask(&lab, "8.8.8.8.origin.asn.cymru.com", RecordType::Txt).await.outcome, Outcome::NoSuchName);
}

#[test]
fn samples_are_well_formed() {
    let world = WORLD.as_ref().map_err(Malformed::error).unwrap();
    assert!(samples().len() >= 60, "{}", samples().len());
    let mut ids = HashSet::new();
    let mut names = HashSet::new();
    for sample in samples() {
        let (id, target) = (&sample.id, sample.target());
        assert!(ids.insert(id) && names.insert(&sample.name), "{id} stands twice");
        assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{id}");
        assert!(owns(&target), "{id}");
        assert!(sample.ips.iter().all(|ip| owns(&Target { ips: vec![*ip], ..Target::default() })), "{id}");
        assert!(sample.first_fix.is_none_or(|code| sample.shows.contains(&code)), "{id}: the first fix is not shown");
        let name = target.domain.unwrap_or_else(|| reverse_name(sample.ips[0]));
        let question = format!("{name}.").parse().unwrap();
        let exists = world.answer(&question, hickory_proto::rr::RecordType::A).code != hickory_proto::op::ResponseCode::NXDomain;
        assert_eq!(exists, !matches!(id.as_str(), "nonexistent" | "address-burnt"), "{id}");
    }
    for id in ["healthy", "burnt", "no-ptr", "spf-lookups", "no-dmarc"] {
        assert!(ids.contains(&id.to_owned()), "{id}");
    }
}

#[tokio::test]
async fn samples_show_what_they_promise() {
    let lab = lab();
    for sample in samples() {
        let shows = |code| sample.shows.contains(&code);
        let mut named = 0;
        for &ip in &sample.ips {
            named += usize::from(ask(&lab, &reverse_name(ip), RecordType::Ptr).await.outcome == Outcome::Found);
            let zen = if shows(Code::DnsblUnknown) { None } else { Some(ask(&lab, &format!("{}.zen.spamhaus.org", reversed_labels(ip)), RecordType::A).await) };
            if shows(Code::DnsblClean) {
                assert_eq!(zen.map(|zen| zen.outcome), Some(Outcome::NoSuchName), "{}", sample.id);
            }
        }
        assert!(!shows(Code::PtrGood) || named == sample.ips.len(), "{}: an address has no name", sample.id);
        assert!(!shows(Code::PtrMissing) || named < sample.ips.len(), "{}: every address has a name", sample.id);
        if shows(Code::SpfMissing) || shows(Code::SpfSeveral) {
            let texts = ask(&lab, &sample.name, RecordType::Txt).await.texts();
            let records = texts.iter().filter(|text| text.starts_with(b"v=spf1")).count();
            assert_eq!(records, if shows(Code::SpfSeveral) { 2 } else { 0 }, "{}", sample.id);
        }
    }
}

#[tokio::test]
async fn the_network_of_a_lab_leads_nowhere_else() {
    let lab = lab();
    let net = lab.net();
    assert!(net.policy.allows("203.0.113.10".parse().unwrap()) && !net.policy.allows("127.0.0.1".parse().unwrap()));
    assert_eq!(net.resolver.ask(&Question::new("healthy.lab.test", RecordType::Mx), LONG).await.outcome, Outcome::Found);
    // A question to a name server by its address is answered by the lab in its place.
    let server: SocketAddr = "192.0.2.53:53".parse().unwrap();
    let answer = net.resolver.ask(&Question { at: Some(server), ..Question::new("healthy.lab.test", RecordType::Soa) }, LONG).await;
    assert_eq!((answer.outcome, answer.server, answer.authoritative), (Outcome::Found, Some(server), true));
    let inside = Question { at: Some("10.0.0.1:53".parse().unwrap()), ..Question::new("healthy.lab.test", RecordType::Soa) };
    assert_eq!(net.resolver.ask(&inside, LONG).await.outcome, Outcome::Forbidden);
}

#[tokio::test]
async fn answers_of_a_delayed_lab_come_late() {
    let delay = Duration::from_millis(40);
    let lab = Lab::delayed(delay).unwrap();
    let began = std::time::Instant::now();
    assert_eq!(ask(&lab, "healthy.lab.test", RecordType::Mx).await.outcome, Outcome::Found);
    assert!(began.elapsed() >= delay);
}

#[tokio::test]
async fn a_stopped_lab_says_nothing() {
    let also = "only.here.lab.test. A 192.0.2.1\n".to_owned();
    let lab = Lab::with(Options { also, ..Options::default() }).unwrap();
    assert_eq!(ask(&lab, "only.here.lab.test", RecordType::A).await.outcome, Outcome::Found);
    let (address, question) = (lab.address(), Question::new("only.here.lab.test", RecordType::A));
    lab.stop().await;
    let answer = Stub::new(vec![address], Duration::from_millis(60), Policy::public_only()).ask(&question, LONG).await;
    assert_ne!(answer.outcome, Outcome::Found);
}

#[test]
fn outside_a_runtime_there_is_no_lab() {
    assert!(matches!(Lab::start(), Err(LabError::Runtime)));
}

#[test]
fn a_sample_completes_what_was_typed() {
    let typed = |name: &str| Target { domain: Some(name.to_owned()), ..Target::default() };
    assert_eq!(complete(typed("healthy.lab.test")), find("healthy.lab.test").unwrap().target());
    assert_eq!(complete(typed("helo-other.lab.test")).helo.as_deref(), Some("mail.helo-other.lab.test"));
    let given = Target { ips: vec!["203.0.113.99".parse().unwrap()], selectors: vec!["own".to_owned()], ..typed("healthy.lab.test") };
    assert_eq!(complete(given.clone()), given);
    assert_eq!(complete(typed("none.lab.test")), typed("none.lab.test"));
}

#[tokio::test]
async fn a_zone_that_cannot_be_read_is_said_by_line() {
    for (zone, line) in [
        ("a.lab.test. A 1.2.3\n", 1),
        ("; sample: example.com\n", 1),
        ("\n; at: a.lab.test. A asleep\n", 2),
        ("; sample: a.lab.test\n; shows: ptr.nothing\n", 2),
        ("; server: here a.lab.test. lame\n", 1),
        ("; server: 192.0.2.1 a.lab.test. asleep\n", 1),
        ("; server: 192.0.2.1 a.lab.test. record A nowhere\n", 1),
    ] {
        let result = Lab::with(Options { also: zone.to_owned(), ..Options::default() });
        assert!(matches!(result, Err(LabError::Zone { line: found, .. }) if found == line), "{zone:?}");
    }
}

#[test]
fn only_lab_targets_are_owned() {
    let domain = |name: &str| Target { domain: Some(name.to_owned()), ..Target::default() };
    let address = |ip: &str| Target { ips: vec![ip.parse().unwrap()], ..Target::default() };
    for target in
        [domain("healthy.lab.test"), domain("LAB.test"), address("192.0.2.1"), address("198.51.100.255"), address("203.0.113.0"), address("2001:db8::1")]
    {
        assert!(owns(&target), "{target:?}");
    }
    let mixed = Target { ips: vec!["192.0.2.1".parse().unwrap(), "8.8.8.8".parse().unwrap()], ..Target::default() };
    let real = Target { domain: Some("example.com".to_owned()), ips: vec!["192.0.2.1".parse().unwrap()], ..Target::default() };
    for target in [
        domain("example.com"),
        domain("notlab.test"),
        domain("lab.test.example.com"),
        address("8.8.8.8"),
        address("2001:db9::1"),
        mixed,
        real,
        Target::default(),
    ] {
        assert!(!owns(&target), "{target:?}");
    }
}
