use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, UdpSocket},
};

use super::*;

#[tokio::test]
async fn servers_that_zones_name_obey_the_policy_and_resolvers_do_not_need_to() {
    let silent = std::net::UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let stub = Stub::new(vec![silent], Duration::from_millis(20), Policy::public_only());
    let patience = Duration::from_secs(5);
    for server in ["127.0.0.1:53", "10.0.0.1:53", "169.254.169.254:53", "[::1]:53", "[::ffff:192.168.0.1]:53"] {
        let question = Question { at: Some(server.parse().unwrap()), ..Question::new("example.com", RecordType::Ns) };
        assert_eq!(stub.ask(&question, patience).await.outcome, Outcome::Forbidden, "{server}");
    }
    // The operator's own resolver is asked wherever it stands; this one keeps silent or is gone.
    let outcome = stub.ask(&Question::new("example.com", RecordType::Ns), patience).await.outcome;
    assert!(matches!(outcome, Outcome::TimedOut | Outcome::Unreachable), "{outcome:?}");
}

/// A question turned into an answer that holds nothing and was cut (RFC 1035 §4.1.1: QR and TC).
fn cut(question: &mut [u8]) {
    question[2] |= 0x82;
}

/// A server that cuts every answer, over TCP as well.
async fn cutting() -> SocketAddr {
    loop {
        let udp = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = udp.local_addr().unwrap();
        // The same port may be taken for TCP.
        let Ok(tcp) = TcpListener::bind(address).await else { continue };
        tokio::spawn(async move {
            let mut message = [0; 512];
            while let Ok((length, from)) = udp.recv_from(&mut message).await {
                cut(&mut message);
                udp.send_to(&message[..length], from).await.unwrap();
            }
        });
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = tcp.accept().await {
                let length = stream.read_u16().await.unwrap();
                let mut message = vec![0; length.into()];
                stream.read_exact(&mut message).await.unwrap();
                cut(&mut message);
                stream.write_u16(length).await.unwrap();
                stream.write_all(&message).await.unwrap();
            }
        });
        return address;
    }
}

#[tokio::test]
async fn what_is_cut_over_tcp_too_is_no_answer() {
    let (server, patience) = (cutting().await, Duration::from_secs(20));
    let stub = Stub::new(vec![server], Duration::from_secs(5), Policy::public_only());
    let answer = stub.ask(&Question::new("example.com", RecordType::Txt), patience).await;
    assert_eq!((answer.outcome, answer.server), (Outcome::Malformed, Some(server)));
    let signed = stub.exchange(&to_name("example.com").unwrap(), rr::RecordType::TXT, false, patience).await;
    assert_eq!(signed.err(), Some(Outcome::Malformed));
}

/// A server that answers every question with one address, at a name and in a class.
async fn answering(owner: &'static [u8], class: u16) -> SocketAddr {
    let udp = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = udp.local_addr().unwrap();
    tokio::spawn(async move {
        let mut message = [0; 512];
        while let Ok((_, from)) = udp.recv_from(&mut message).await {
            let end = 12 + message[12..].iter().position(|byte| *byte == 0).unwrap() + 5;
            let mut reply = message[..end].to_vec();
            // RFC 1035 §4.1.1: QR, one question, one answer.
            reply[2] |= 0x80;
            reply[4..12].copy_from_slice(&[0, 1, 0, 1, 0, 0, 0, 0]);
            reply.extend(owner);
            reply.extend([0, 1]);
            reply.extend(class.to_be_bytes());
            reply.extend([0, 0, 0, 60, 0, 4, 192, 0, 2, 1]);
            udp.send_to(&reply, from).await.unwrap();
        }
    });
    address
}

#[tokio::test]
async fn an_answer_about_another_name_is_no_answer() {
    let same = b"\xc0\x0c";
    for (owner, class, outcome) in [(&same[..], 1, Outcome::Found), (&b"\x04evil\x03org\x00"[..], 1, Outcome::Malformed), (&same[..], 3, Outcome::Malformed)] {
        let server = answering(owner, class).await;
        let stub = Stub::new(vec![server], Duration::from_secs(5), Policy::public_only());
        let answer = stub.ask(&Question::new("example.com", RecordType::A), Duration::from_secs(20)).await;
        assert_eq!((answer.outcome, answer.records.is_empty()), (outcome, outcome != Outcome::Found), "{owner:?} {class}");
    }
}

#[test]
fn a_name_from_an_answer_can_be_asked_for_again() {
    for text in ["mail.example.com", "foo:bar/baz.example.com", "_dmarc.x--y.example", "*.example.com"] {
        assert_eq!(from_name(&to_name(&text.to_ascii_uppercase()).unwrap()), text);
    }
    assert_eq!(from_name(&Name::root()), "");
    assert_eq!(from_name(&Name::from_labels([&b"a.b\\ \xff"[..], b"example"]).unwrap()), "a\\.b\\\\\\032\\255.example");
}
