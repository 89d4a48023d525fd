//! Conversations over real sockets.

use std::{net::IpAddr, time::Duration};

use super::*;
use crate::{
    lab::{Lab, Options},
    net::{
        Budget, Inquiry, Outcome, Patience,
        tls::{Ending, Version, certificate::KeyKind, hello::Chosen},
    },
};

fn lab(manners: &str) -> Lab {
    let also = format!("a.test. MX 10 mx.a.test.\nmx.a.test. A 192.0.2.1\n; smtp: 192.0.2.1 {manners}\n");
    let patience = Patience { connect: Duration::from_secs(5), reply: Duration::from_secs(10), whole: Duration::from_secs(20) };
    Lab::with(Options { also, patience: Some(patience), ..Options::default() }).unwrap()
}

fn inquiry(lab: &Lab) -> Inquiry {
    lab.net().inquire(Budget::default())
}

fn host(ip: &str) -> Host<'static> {
    Host { name: "mx.a.test", ip: ip.parse().unwrap() }
}

#[tokio::test]
async fn a_good_server_is_talked_to_to_the_end() {
    let lab = lab("good");
    let inquiry = inquiry(&lab);
    let seen = converse(&inquiry, &host("192.0.2.1"), None, &[]).await;
    assert_eq!((seen.phase, seen.end), (Phase::Quit, End::Done));
    assert_eq!(seen.banner.as_ref().unwrap().name().as_deref(), Some("mx.a.test"));
    let secured = seen.secured.as_ref().unwrap();
    let handshake = secured.handshake.as_ref().unwrap();
    let Ending::Agreed(session) = &handshake.ending else { panic!("{handshake:?}") };
    assert_eq!((session.version, handshake.key_proved), (Version::Tls13, Some(true)));
    assert!(session.cipher.starts_with("TLS_") && session.key_exchange.is_some(), "{session:?}");
    assert_eq!((seen.chain().len(), seen.chain()[0].names.as_slice(), seen.chain()[0].key.kind), (2, ["mx.a.test".to_owned()].as_slice(), KeyKind::Ec));
    assert!(secured.greeting.as_ref().unwrap().offers("STARTTLS").is_none());
    let heard: Vec<String> = lab.heard();
    assert_eq!(heard, ["EHLO console.lab.test", "STARTTLS", "EHLO console.lab.test", "RSET", "RSET", "QUIT"].map(|command| format!("192.0.2.1 {command}")));
    let evidence = &inquiry.evidence()[0];
    assert_eq!(
        (evidence.question.as_str(), evidence.outcome, evidence.server.as_deref()),
        ("mx.a.test 192.0.2.1:25 SMTP", Outcome::Found, Some("192.0.2.1:25"))
    );
    assert_eq!(evidence.answer[0], "S: 220 mx.a.test ESMTP");
    assert!(evidence.answer.iter().any(|line| line == "C: STARTTLS") && evidence.answer.iter().any(|line| line.starts_with("T: TLS 1.3")));
    // Stored and read again it is the same, but for the certificates themselves.
    let mut again: Conversation = serde_json::from_str(&serde_json::to_string(&seen).unwrap()).unwrap();
    assert!(again.chain()[0].der.is_empty() && again.chain()[0].sha256 == seen.chain()[0].sha256);
    again.secured.clone_from(&seen.secured);
    assert_eq!(again, seen);
}

#[tokio::test]
async fn old_versions_are_found_by_hand() {
    for (manners, newest, expected) in [
        ("old-tls", Version::Tls11, Chosen::Spoken { version: Version::Tls10, cipher: "TLS_RSA_WITH_RC4_128_SHA".into() }),
        ("old-ciphers", Version::Tls12, Chosen::Spoken { version: Version::Tls12, cipher: "TLS_RSA_WITH_AES_128_CBC_SHA".into() }),
        ("starttls-closes", Version::Tls12, Chosen::Closed),
        ("starttls-garbage", Version::Tls12, Chosen::Garbled),
    ] {
        let lab = lab(manners);
        let ceiling = look_for(&inquiry(&lab), &host("192.0.2.1"), newest, true, &[]).await;
        assert_eq!(ceiling.chosen, Some(expected), "{manners}");
    }
    for manners in ["good", "no-tls13"] {
        let lab = lab(manners);
        let ceiling = look_for(&inquiry(&lab), &host("192.0.2.1"), Version::Tls12, false, &[]).await;
        assert_eq!(ceiling.version(), Some(Version::Tls12), "{manners}");
        let ceiling = look_for(&inquiry(&lab), &host("192.0.2.1"), Version::Tls11, true, &[]).await;
        assert!(matches!(ceiling.chosen, Some(Chosen::Alert(_))) && ceiling.is_answered(), "{manners}: {ceiling:?}");
    }
}

#[tokio::test]
async fn a_bad_certificate_ends_nothing() {
    for manners in ["expired", "early", "self-signed", "unknown-issuer", "wrong-name", "weak-key"] {
        let lab = lab(manners);
        let seen = converse(&inquiry(&lab), &host("192.0.2.1"), None, &[]).await;
        assert_eq!((seen.phase, seen.end, seen.chain().is_empty()), (Phase::Quit, End::Done, false), "{manners}");
    }
}

#[tokio::test]
async fn a_spent_run_asks_nobody() {
    let lab = lab("good");
    let inquiry = lab.net().inquire(Budget { questions: 0, ..Budget::default() });
    let seen = converse(&inquiry, &host("192.0.2.1"), None, &[]).await;
    assert_eq!((seen.end, inquiry.evidence()[0].outcome), (End::NotAsked, Outcome::NotAsked));
    assert!(lab.heard().is_empty());
}

/// Addresses that lead into a network that is not the Internet, however they are written.
const FORBIDDEN: &[&str] = &[
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.0.0.53",
    "127.255.255.255",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.170",
    "192.88.99.1",
    "192.168.0.1",
    "192.168.255.255",
    "198.18.0.1",
    "198.19.255.255",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:0:127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:8.8.8.8",
    "64:ff9b::127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::8.8.8.8",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:10::1",
    "2001:20::1",
    "2002:7f00:1::1",
    "2002:a00:1::1",
    "2002:808:808::1",
    "3fff::1",
    "fc00::1",
    "fd00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "5f00::1",
    "4000::1",
];

#[tokio::test]
async fn no_mail_server_is_talked_to_at_an_address_that_the_policy_forbids() {
    let lab = lab("good");
    let inquiry = inquiry(&lab);
    assert!(FORBIDDEN.len() >= 40);
    for text in FORBIDDEN {
        let ip: IpAddr = text.parse().unwrap();
        let seen = converse(&inquiry, &Host { name: "mx.a.test", ip }, None, &[]).await;
        assert_eq!((seen.phase, seen.end), (Phase::Connect, End::Forbidden), "{text}");
        assert_eq!(look_for(&inquiry, &Host { name: "mx.a.test", ip }, Version::Tls12, false, &[]).await.chosen, None, "{text}");
    }
    assert!(inquiry.evidence().iter().all(|evidence| evidence.outcome == Outcome::Forbidden));
}

#[tokio::test]
async fn a_name_that_leads_elsewhere_the_second_time_gains_nothing() {
    // What a name resolved to when it was looked up does not matter: the address itself is asked about, each time that a connection is made.
    let lab = lab("good");
    let inquiry = inquiry(&lab);
    assert_eq!(converse(&inquiry, &host("192.0.2.1"), None, &[]).await.end, End::Done);
    assert_eq!(converse(&inquiry, &host("127.0.0.1"), None, &[]).await.end, End::Forbidden);
    // A port that is open on loopback is not reached under the server's name either.
    assert!(lab.heard().iter().all(|line| line.starts_with("192.0.2.1 ")));
}
