//! The way out, over real DNS and real sockets: receivers that answer, refuse, keep silent, and are played by somebody else.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufStream},
    net::{TcpListener, TcpSocket},
};

use crate::{
    check::{
        identity::Identity,
        observe::{
            Observations,
            outbound::{Seen, Source, look, servers},
        },
    },
    lab::Lab,
    mail::outbound::{Attempt, Reach, attempt, code},
    model::{area::Area, code::Code, finding::Finding, locale::Locale, target::Target, verdict::Verdict},
    net::{
        Budget, Net,
        clock::Clock,
        dial::{ConnectTo, Dialer},
        fake::Zone,
        policy::Policy,
    },
    words::Words,
};

/// What is behind an address.
#[derive(Clone, Copy)]
enum Behind {
    Greets(&'static str),
    /// A relay on a port without TLS at first, and what it says to EHLO.
    Relay(&'static str),
    Resets,
    Nobody,
}

async fn reset() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_zero_linger();
        }
    });
    address
}

async fn listen(greeting: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.write_all(greeting.as_bytes()).await;
            let mut heard = Vec::new();
            let _ = stream.read_to_end(&mut heard).await;
            // Where TLS comes first a hello is said (RFC 8446 §5.1: 22 is a handshake).
            assert!(heard.is_empty() || heard == b"QUIT\r\n" || heard.starts_with(&[22, 3]), "nothing but QUIT is said: {heard:?}");
        }
    });
    address
}

async fn relay(extensions: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = BufStream::new(stream);
            let (mut heard, mut reply) = (String::new(), "220 smtp.mailgun.org ESMTP\r\n");
            while stream.write_all(reply.as_bytes()).await.is_ok() && stream.flush().await.is_ok() {
                heard.clear();
                if stream.read_line(&mut heard).await.is_err() {
                    break;
                }
                reply = match heard.split([' ', '\r']).next() {
                    Some("EHLO") => extensions,
                    // RFC 3207 §4: for now.
                    Some("STARTTLS") => "454 4.7.0 TLS not available\r\n",
                    Some("QUIT" | "") => break,
                    _ => panic!("nothing else is said: {heard}"),
                };
            }
        }
    });
    address
}

/// Tries the world with these behind the receivers' addresses, in their order; everybody else refuses.
async fn tried(behind: &[(&str, Behind)]) -> Vec<Attempt> {
    let lab = Lab::start().unwrap();
    // Bound and not listening: nobody else gets the port.
    let held = TcpSocket::new_v4().unwrap();
    held.bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let closed = held.local_addr().unwrap();
    let mut map = Vec::new();
    for (from, behind) in behind {
        let to = match behind {
            Behind::Greets(greeting) => listen(greeting).await,
            Behind::Relay(extensions) => relay(extensions).await,
            Behind::Resets => reset().await,
            Behind::Nobody => closed,
        };
        map.push(ConnectTo { from: from.parse().unwrap(), to });
    }
    let net = lab.net();
    let net = Net { dialer: Dialer::new(net.policy.clone(), map).enclosed(), ..net };
    let inquiry = net.inquire(Budget::default());
    let servers = servers(&inquiry, None).await;
    let attempts = attempt(&inquiry, &servers).await;
    // A receiver that greets by its own name is the control for silences, and nothing less is.
    let greeted = |attempt: &&Attempt| attempt.port == 25 && !attempt.ipv6 && attempt.reach == Reach::Open;
    let proved = attempts.iter().filter(greeted).any(|attempt| attempt.greeted.as_deref().is_some());
    assert_eq!(net.reach.is_proved(false, net.clock.now()), proved, "{attempts:?}");
    let evidence = inquiry.evidence();
    for attempt in &attempts {
        let place = attempt.evidence.unwrap().0 as usize;
        assert!(!evidence[place].after.is_empty(), "an address was looked up before: {:?}", evidence[place]);
    }
    attempts
}

fn judged(attempts: Vec<Attempt>, source: Source, relay: Option<&str>) -> Vec<Finding> {
    let target = Target { domain: Some("example.com".to_owned()), relay: relay.map(str::to_owned), ..Target::default() };
    let outbound = Some(Seen { source, from: Some("192.0.2.7".parse().unwrap()), at: 0, attempts });
    let findings = super::area(Area::SmtpOut, &Observations { target, outbound, ..Observations::default() });
    for finding in &findings {
        for words in Locale::ALL.map(Words) {
            let text = words.finding(finding);
            assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
        }
    }
    findings
}

fn first(findings: &[Finding]) -> (Code, Verdict) {
    (findings[0].code, findings[0].verdict)
}

const GOOGLE: (&str, Behind) = ("198.51.100.1:25", Behind::Greets("220 mx.google.com ESMTP\r\n"));
const OUTLOOK: (&str, Behind) = ("198.51.100.2:25", Behind::Greets("220 AM0.mail.protection.outlook.com Microsoft ESMTP MAIL Service ready\r\n"));

const MAILGUN: Behind = Behind::Relay("250-smtp.mailgun.org\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n");

#[tokio::test]
async fn two_receivers_that_greet_as_themselves_are_enough() {
    let attempts = tried(&[GOOGLE, OUTLOOK, ("198.51.100.5:587", MAILGUN)]).await;
    let findings = judged(attempts.clone(), Source::Own, None);
    assert_eq!(first(&findings), (Code::SmtpOutOpen, Verdict::Good));
    // No relay is to send: its ports are told, and judge nothing.
    assert!(findings.iter().any(|finding| finding.code == Code::SmtpOutRelayOpen && finding.verdict == Verdict::NotApplicable));
    // The same by a code that was carried by hand.
    let carried = code::read(&code::write("t", &attempts)).unwrap().attempts;
    assert_eq!(first(&judged(carried.clone(), Source::Posted, None)), (Code::SmtpOutOpen, Verdict::Good));
    assert_eq!(first(&judged(carried, Source::Told, None)), (Code::SmtpOutReported, Verdict::Unknown));
    // Whether anybody has measured is the plan's to say (check/plan.rs, `Code::SmtpOutUnmeasured`): nothing is found where nobody looked.
    assert!(super::area(Area::SmtpOut, &Observations::default()).is_empty());
    // Whoever turns us away under its own name is there all the same.
    let refused = Behind::Greets("421 4.7.0 Later, see https://support.google.com/mail\r\n");
    let busy = tried(&[("198.51.100.1:25", refused), ("198.51.100.4:25", Behind::Greets("554 gmx.net No\r\n"))]).await;
    assert_eq!(first(&judged(busy, Source::Own, None)), (Code::SmtpOutOpen, Verdict::Good));
    // A filter on the way may say no for everybody.
    let filter = Behind::Greets("554 5.7.1 blocked\r\n");
    let filtered = tried(&["198.51.100.1:25", "198.51.100.2:25", "198.51.100.3:25", "198.51.100.4:25"].map(|from| (from, filter))).await;
    assert_eq!(first(&judged(filtered, Source::Own, None)), (Code::SmtpOutUnclear, Verdict::Unknown));
}

#[tokio::test]
async fn nobody_and_somebody_else_are_told_apart() {
    let closed = judged(tried(&[("198.51.100.1:25", Behind::Nobody)]).await, Source::Own, Some("mailgun"));
    assert_eq!(first(&closed), (Code::SmtpOutClosed, Verdict::Broken));
    assert!(closed.iter().any(|finding| finding.code == Code::SmtpOutRelayClosed && finding.verdict == Verdict::Broken));
    // Pasted, it is believed as far as it accuses, and is no measurement.
    let pasted = judged(tried(&[("198.51.100.1:25", Behind::Nobody)]).await, Source::Told, None);
    assert_eq!(first(&pasted), (Code::SmtpOutReported, Verdict::Problem));
    assert_eq!(Words(Locale::English).title(&pasted[0]), "port 25 is closed, as the server reports");
    // The relay's other port is a way, if not the usual one.
    let other = judged(tried(&[GOOGLE, OUTLOOK, ("198.51.100.5:2525", MAILGUN)]).await, Source::Own, Some("mailgun"));
    assert!(other.iter().any(|finding| (finding.code, finding.verdict) == (Code::SmtpOutRelayAlternative, Verdict::Note)), "{other:#?}");
    let one = judged(tried(&[GOOGLE]).await, Source::Own, None);
    assert_eq!(first(&one), (Code::SmtpOutPartly, Verdict::Problem));
    let proxy = Behind::Greets("220 smtp-filter.cloud.example ESMTP\r\n");
    let caught = judged(tried(&[("198.51.100.1:25", proxy), ("198.51.100.2:25", proxy), ("198.51.100.3:25", proxy)]).await, Source::Own, None);
    assert_eq!(first(&caught), (Code::SmtpOutIntercepted, Verdict::Broken));
    assert!(Words(Locale::English).finding(&caught[0]).contains("smtp-filter.cloud.example"));
    // One strange name among silent ones proves nothing.
    let odd = judged(tried(&[("198.51.100.1:25", proxy)]).await, Source::Own, None);
    assert_eq!(first(&odd), (Code::SmtpOutUnclear, Verdict::Unknown));
}

#[tokio::test]
async fn who_speaks_no_smtp_is_not_taken_for_a_mail_server() {
    let web = Behind::Greets("HTTP/1.1 400 Bad Request\r\n");
    let ports = [("198.51.100.5:587", web), ("198.51.100.5:465", web)];
    let findings = judged(tried(&[&[("198.51.100.1:25", web), ("198.51.100.2:25", web)][..], &ports].concat()).await, Source::Own, Some("mailgun"));
    assert_eq!(first(&findings), (Code::SmtpOutUnclear, Verdict::Unknown));
    assert!(findings.iter().any(|finding| (finding.code, finding.verdict) == (Code::SmtpOutRelayClosed, Verdict::Broken)), "{findings:#?}");
    // A connection that ends at once is no way, either.
    let attempts = tried(&[("198.51.100.1:25", Behind::Resets), ("198.51.100.2:25", Behind::Resets), ("198.51.100.5:465", Behind::Resets)]).await;
    let reset: Vec<Reach> =
        attempts.iter().filter(|attempt| attempt.port == 25 && !attempt.ipv6 && matches!(attempt.letter, 'a' | 'b')).map(|attempt| attempt.reach).collect();
    assert_eq!(reset, [Reach::Reset, Reach::Reset]);
    let findings = judged(attempts.into_iter().filter(|attempt| attempt.reach == Reach::Reset).collect(), Source::Own, None);
    assert_eq!((first(&findings), findings[0].args["how"].clone()), ((Code::SmtpOutClosed, Verdict::Broken), "reset".into()));
}

/// Receivers behind a firewall that crosses out what they say are reached, and what is said to them is changed on the way.
#[tokio::test]
async fn what_a_firewall_covers_is_not_taken_for_an_open_port() {
    let covered = Behind::Greets("220 ****************************2******20**0*0*\r\n");
    let attempts = tried(&["198.51.100.1:25", "198.51.100.2:25", "198.51.100.3:25", "198.51.100.4:25"].map(|from| (from, covered))).await;
    let carried = code::read(&code::write("t", &attempts)).unwrap().attempts;
    let findings = judged(carried.clone(), Source::Posted, None);
    assert_eq!((first(&findings), findings[0].args["part"].clone()), ((Code::SmtpOutIntercepted, Verdict::Problem), "covered".into()));
    for words in Locale::ALL.map(Words) {
        assert!(words.finding(&findings[0]).contains("220 ****") && words.fix(&findings[0]).unwrap().contains("no inspect esmtp"), "{findings:?}");
        assert_eq!(crate::check::request::request(&findings[0], words), None, "a provider is not asked to stop what may be the reader's own");
    }
    let told = judged(carried, Source::Told, None);
    assert_eq!((first(&told), told[0].args["told"].clone()), ((Code::SmtpOutReported, Verdict::Problem), "covered".into()));
    assert!(Words(Locale::English).finding(&told[0]).contains("a firewall changes what is said"), "{}", Words(Locale::English).finding(&told[0]));
    use Reach::{Covered, Open, TimedOut};
    let of = |reaches: &[Reach]| -> Vec<Attempt> { ('a'..).zip(reaches).map(|(letter, &reach)| seen(letter, false, reach)).collect() };
    for (reaches, expected) in [
        (&[Open, Covered, TimedOut][..], (Code::SmtpOutIntercepted, Verdict::Problem)),
        // One alone proves as little as one that greets by another name.
        (&[Covered, TimedOut, TimedOut], (Code::SmtpOutUnclear, Verdict::Unknown)),
        (&[Open, Open, Covered], (Code::SmtpOutIntercepted, Verdict::Problem)),
    ] {
        assert_eq!(first(&judged(of(reaches), Source::Own, None)), expected, "{reaches:?}");
    }
}

/// A machine that knows no address of its own is called by none.
#[test]
fn a_machine_without_an_address_is_this_one() {
    for reach in Reach::ALL {
        let attempts: Vec<Attempt> =
            ['a', 'b'].map(|letter| seen(letter, false, reach)).into_iter().chain([Attempt { port: 587, ..seen('r', false, reach) }]).collect();
        let outbound = Some(Seen { source: Source::Own, from: None, at: 0, attempts });
        for finding in super::area(Area::SmtpOut, &Observations { outbound, ..Observations::default() }) {
            for (words, this) in [(Words(Locale::English), "this machine"), (Words(Locale::Chinese), "本机")] {
                let text = words.finding(&finding);
                assert!(text.contains(this) && !text.contains("  ") && !text.contains(" :"), "{text}");
            }
        }
    }
}

/// The program on the machine that sends measures the way out by itself; anywhere else it leaves the question open.
#[tokio::test]
async fn the_machine_that_sends_measures_itself() {
    let (mut zone, mut map) = (Zone::new(), Vec::new());
    for (domain, exchanger, ip, greeting) in [
        ("gmail.com", "mx.google.com", "198.51.100.1", "220 mx.google.com ESMTP\r\n"),
        ("outlook.com", "mx.outlook.com", "198.51.100.2", "220 mx.outlook.com ESMTP\r\n"),
    ] {
        let ip: IpAddr = ip.parse().unwrap();
        zone = zone.mx(domain, 10, exchanger).address(exchanger, ip);
        map.push(ConnectTo { from: SocketAddr::new(ip, 25), to: listen(greeting).await });
    }
    let policy = Policy::public_only();
    let net = Net::new(Arc::new(zone), Dialer::new(policy.clone(), map), Clock::System, policy);
    // What the machine does not know of itself, behind address translation, is told by a setting.
    let net = Net { own: vec!["9.9.9.10".parse().unwrap()].into(), ..net };
    let of = async |ip: &str| {
        let target = Target { ips: vec![ip.parse().unwrap()], ..Target::default() };
        look(&net.inquire(Budget::default()), &Identity::given(&target), None).await
    };
    assert_eq!(of("9.9.9.11").await, None);
    let seen = of("9.9.9.10").await.unwrap();
    assert_eq!((seen.source, seen.from), (Source::Own, "9.9.9.10".parse().ok()));
    let findings = super::area(Area::SmtpOut, &Observations { outbound: Some(seen), ..Observations::default() });
    assert_eq!((first(&findings), findings[0].subject.as_str()), ((Code::SmtpOutOpen, Verdict::Good), "9.9.9.10"));
    assert!(Words(Locale::English).finding(&findings[0]).contains("by this program, which runs on that machine"));
}

#[test]
fn who_measured_is_said() {
    let open: Vec<Attempt> = ['a', 'b'].map(|letter| seen(letter, false, Reach::Open)).into();
    let say = |source, locale| Words(locale).finding(&judged(open.clone(), source, None)[0]);
    for locale in Locale::ALL {
        assert_ne!(say(Source::Own, locale), say(Source::Posted, locale));
    }
    // A pasted code comes from nowhere.
    let outbound = Some(Seen { source: Source::Told, from: None, at: 0, attempts: open });
    let target = Target { domain: Some("contest.example".to_owned()), ..Target::default() };
    let told = super::area(Area::SmtpOut, &Observations { target, outbound, ..Observations::default() });
    assert!(Locale::ALL.map(Words).iter().all(|words| !words.finding(&told[0]).contains("contest.example")), "{told:#?}");
    // Interception is told also where the code does not carry the name.
    let foreign: Vec<Attempt> = ['a', 'b'].map(|letter| seen(letter, false, Reach::Foreign)).into();
    let caught = judged(foreign, Source::Posted, None);
    assert_eq!(first(&caught), (Code::SmtpOutIntercepted, Verdict::Broken));
    assert!(Words(Locale::English).finding(&caught[0]).contains("a server with another name greeted"));
}

fn seen(letter: char, ipv6: bool, reach: Reach) -> Attempt {
    Attempt { letter, ipv6, port: 25, reach, greeted: None, evidence: None }
}

#[test]
fn each_version_of_ip_is_judged_by_itself() {
    use Reach::{Open, Refused, TimedOut, Unreachable, Untold};
    let both = |four: Reach, six: Reach| ['a', 'b', 'c'].iter().flat_map(|&letter| [seen(letter, false, four), seen(letter, true, six)]).collect::<Vec<_>>();
    let codes = |attempts: Vec<Attempt>| judged(attempts, Source::Own, None).iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert_eq!(codes(both(Open, TimedOut)), [Code::SmtpOutOpen, Code::SmtpOutIpv6]);
    assert_eq!(codes(both(Open, Unreachable)), [Code::SmtpOutOpen], "a machine without IPv6 misses nothing");
    assert_eq!(codes(both(Open, Open)), [Code::SmtpOutOpen]);
    assert_eq!(codes(both(Unreachable, Open)), [Code::SmtpOutOpen]);
    // Mail leaves, but not to the most.
    let alone = judged(both(Refused, Open), Source::Own, None);
    assert_eq!((alone.len(), first(&alone)), (1, (Code::SmtpOutPartly, Verdict::Problem)));
    assert!(Words(Locale::English).finding(&alone[0]).contains("over IPv6 3 of 3 answered"));
    assert_eq!(codes(both(TimedOut, TimedOut)), [Code::SmtpOutClosed]);
    assert_eq!(codes(both(Untold, Untold)), [Code::SmtpOutUnclear]);
    // The order in which they came in changes nothing.
    let mut turned = both(Open, TimedOut);
    turned.reverse();
    assert_eq!(codes(turned), [Code::SmtpOutOpen, Code::SmtpOutIpv6]);
}

/// A password does not go over a connection from which somebody took the encryption out.
#[tokio::test]
async fn a_relay_that_offers_no_encryption_is_no_way_out() {
    let bare = Behind::Relay("250-smtp.mailgun.org\r\n250 AUTH PLAIN\r\n");
    let attempts = tried(&[GOOGLE, OUTLOOK, ("198.51.100.5:587", bare)]).await;
    assert!(attempts.iter().any(|attempt| (attempt.port, attempt.reach) == (587, Reach::Plain)), "{attempts:?}");
    let findings = judged(code::read(&code::write("t", &attempts)).unwrap().attempts, Source::Posted, Some("mailgun"));
    let closed = findings.iter().find(|finding| finding.code == Code::SmtpOutRelayClosed).unwrap();
    assert!(Words(Locale::English).finding(closed).contains("offers no encryption"), "{closed:?}");
    let turned_away = tried(&[("198.51.100.5:587", Behind::Greets("421 4.7.0 Try again later\r\n"))]).await;
    assert!(turned_away.iter().any(|attempt| (attempt.port, attempt.reach) == (587, Reach::Open)), "{turned_away:?}");
}

fn greeted(letter: char, name: &str) -> Attempt {
    Attempt { greeted: Some(name.to_owned()), ..seen(letter, false, Reach::Foreign) }
}

/// A receiver that changes its name is no interception.
#[test]
fn strangers_count_where_they_greet_alike() {
    let open = |letter| seen(letter, false, Reach::Open);
    let lost = |letter| seen(letter, false, Reach::TimedOut);
    let (filter, second) = ("filter.isp.example", "filter-2.isp.example");
    for (attempts, expected) in [
        (vec![open('a'), open('b'), greeted('d', "mx.renamed.example")], (Code::SmtpOutOpen, Verdict::Good)),
        (vec![open('a'), open('b'), greeted('c', "mx.one.example"), greeted('d', "mx.other.example")], (Code::SmtpOutOpen, Verdict::Good)),
        (vec![open('a'), open('b'), greeted('c', filter), greeted('d', second)], (Code::SmtpOutIntercepted, Verdict::Problem)),
        (vec![open('a'), greeted('c', filter), greeted('d', filter)], (Code::SmtpOutIntercepted, Verdict::Problem)),
        (vec![greeted('a', filter), greeted('b', second)], (Code::SmtpOutIntercepted, Verdict::Broken)),
        (vec![greeted('a', "mx.one.example"), greeted('b', "mx.other.example")], (Code::SmtpOutUnclear, Verdict::Unknown)),
        (vec![open('a'), greeted('b', "mx.renamed.example")], (Code::SmtpOutUnclear, Verdict::Unknown)),
        (vec![open('a'), greeted('b', "mx.renamed.example"), lost('c')], (Code::SmtpOutPartly, Verdict::Problem)),
        // A code carries no names.
        (vec![open('a'), open('b'), seen('c', false, Reach::Foreign), seen('d', false, Reach::Foreign)], (Code::SmtpOutUnclear, Verdict::Unknown)),
        (vec![open('a'), open('b'), seen('c', false, Reach::Foreign)], (Code::SmtpOutOpen, Verdict::Good)),
    ] {
        assert_eq!(first(&judged(attempts.clone(), Source::Own, None)), expected, "{attempts:?}");
    }
    let named = judged(vec![open('a'), greeted('b', "mx.renamed.example"), greeted('c', filter), greeted('d', filter)], Source::Own, None);
    assert!(Words(Locale::English).finding(&named[0]).contains(filter), "{named:?}");
}

/// Where a version of IP leads nowhere, that is not the relay's doing.
#[test]
fn a_relay_is_judged_over_the_versions_that_lead_out() {
    let at = |ipv6, port, reach| Attempt { port, ..seen('r', ipv6, reach) };
    let port25 = |ipv6, reach| seen('a', ipv6, reach);
    let code = |attempts: Vec<Attempt>| {
        let findings = judged(attempts, Source::Own, Some("mailgun"));
        findings.into_iter().find(|finding| finding.code.as_str().contains("relay")).map(|finding| (finding.code, finding.args["over"].clone()))
    };
    use Reach::{Open, Refused, TimedOut, Unreachable};
    let six = vec![port25(false, Unreachable), port25(true, TimedOut), at(false, 587, Unreachable), at(true, 587, Open)];
    assert_eq!(code(six), Some((Code::SmtpOutRelayOpen, "any".into())));
    // What was asked over the version alone that leads nowhere was not asked.
    assert_eq!(code(vec![port25(false, Unreachable), port25(true, TimedOut), at(false, 587, Unreachable)]), None);
    assert_eq!(code(vec![at(false, 587, Unreachable), at(true, 587, Unreachable)]), None);
    assert_eq!(code(vec![at(false, 587, TimedOut), at(true, 587, Unreachable)]), Some((Code::SmtpOutRelayClosed, "any".into())));
    assert_eq!(code(vec![at(false, 587, Refused), at(true, 587, Open)]), Some((Code::SmtpOutRelayOpen, "six".into())));
    assert_eq!(code(vec![at(false, 465, Open), at(true, 465, TimedOut)]), Some((Code::SmtpOutRelayOpen, "four".into())));
}

#[tokio::test]
async fn relays_are_looked_up_in_both_versions_of_ip() {
    let host = crate::knowledge::peers::submissions(Some("mailgun"))[0].host;
    let asked = async |zone: Zone| {
        let servers = servers(&Arc::new(zone).net().inquire(Budget::default()), Some("mailgun")).await;
        servers.iter().map(|server| (server.letter, server.address)).collect::<Vec<_>>()
    };
    let six = asked(Zone::new().address(host, "2001:db8::5".parse().unwrap())).await;
    assert!(!six.is_empty() && six.iter().all(|(letter, address)| (*letter, address.is_ipv6()) == ('r', true)), "{six:?}");
    let both = asked(Zone::new().address(host, "192.0.2.5".parse().unwrap()).address(host, "2001:db8::5".parse().unwrap())).await;
    assert_eq!(both.len(), 2 * six.len());
}
