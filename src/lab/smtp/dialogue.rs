//! What a mail server of the lab says.

use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};

use super::{
    Server,
    manner::Manner,
    stream::{self, LONG, Stream},
};

/// Octets of a command that are read.
const MAX_COMMAND: u64 = 2_048;
/// Commands of one connection.
const MAX_COMMANDS: usize = 100;
/// How late a slow banner comes.
const SLOW: Duration = Duration::from_millis(5_500);
/// Between the two lines of a teaser.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves one connection; with `implicit`, TLS comes first.
pub(super) async fn serve(server: &Server, stream: impl Stream + 'static, implicit: bool) {
    let stream: Box<dyn Stream> = Box::new(stream);
    let stream = if implicit { stream::secure(server, stream).await } else { Some(stream) };
    if let Some(stream) = stream {
        // However it ends, the connection is over.
        let _ = talk(server, stream, implicit).await;
    }
}

/// What was said so far.
struct State {
    secure: bool,
    sender: bool,
    /// Whether the sender is of the server's own domain.
    own_sender: bool,
}

async fn talk(server: &Server, stream: Box<dyn Stream>, secure: bool) -> Option<()> {
    let mut stream = BufReader::new(stream);
    banner(server, &mut stream).await?;
    let mut state = State { secure, sender: false, own_sender: false };
    for _ in 0..MAX_COMMANDS {
        let mut line = Vec::new();
        (&mut stream).take(MAX_COMMAND).read_until(b'\n', &mut line).await.ok().filter(|length| *length > 0)?;
        let command = String::from_utf8_lossy(&line).trim_end().to_owned();
        server.heard.note(server.host.ip, &command);
        let verb = command.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" if server.host.has(Manner::EhloHangs) => tokio::time::sleep(LONG).await,
            "EHLO" if state.secure && server.host.has(Manner::InsideHangs) => tokio::time::sleep(LONG).await,
            "EHLO" => say(server, &mut stream, &ehlo(server, state.secure)).await?,
            "HELO" => say(server, &mut stream, &format!("250 {}\r\n", server.host.says())).await?,
            "STARTTLS" if state.secure || server.host.has(Manner::NoStarttls) => say(server, &mut stream, "502 5.5.1 not here\r\n").await?,
            "STARTTLS" if server.host.has(Manner::StarttlsRefused) => say(server, &mut stream, "454 4.7.0 TLS not available due to local problem\r\n").await?,
            "STARTTLS" if server.host.has(Manner::StarttlsGreylists) => {
                say(server, &mut stream, "451 4.7.1 Greylisting in action, come back later\r\n").await?;
            }
            "STARTTLS" if server.host.has(Manner::StarttlsBlocks) => {
                say(server, &mut stream, "550 5.7.1 Client host blocked using zen.spamhaus.org\r\n").await?;
            }
            "STARTTLS" => {
                if server.host.has(Manner::StarttlsSlow) {
                    tokio::time::sleep(SLOW).await;
                }
                say(server, &mut stream, "220 2.0.0 go ahead\r\n").await?;
                // Plain text behind the command is thrown away (RFC 3207 §4.2).
                stream = BufReader::new(stream::secure(server, stream.into_inner()).await?);
                state = State { secure: true, sender: false, own_sender: false };
                if server.host.has(Manner::InsideCloses) {
                    return None;
                }
                if server.host.has(Manner::InsideGreets) {
                    banner(server, &mut stream).await?;
                }
            }
            "RSET" if !stream.buffer().is_empty() && together(server, &mut stream).await? => {}
            "QUIT" => {
                say(server, &mut stream, "221 2.0.0 bye\r\n").await?;
                let _ = stream.shutdown().await;
                return None;
            }
            _ => {
                let answer = mail(server, &mut state, &verb, &command);
                say(server, &mut stream, &answer).await?;
            }
        }
    }
    None
}

/// Commands that came in one packet, from RSET on. Whether that was all there is to it; nothing when the connection is over.
async fn together(server: &Server, stream: &mut BufReader<Box<dyn Stream>>) -> Option<bool> {
    let host = &server.host;
    if host.has(Manner::PipeliningCloses) {
        return None;
    }
    if !host.has(Manner::PipeliningLoses) && !host.has(Manner::PipeliningDisorders) {
        return Some(false);
    }
    let others = stream.buffer().len();
    stream.consume(others);
    let last = if host.has(Manner::PipeliningDisorders) { "221 2.0.0 bye\r\n" } else { "" };
    say(server, stream, &format!("{last}250 2.0.0 ok\r\n")).await?;
    Some(true)
}

/// The first words; nothing when they are the last.
async fn banner(server: &Server, stream: &mut BufReader<Box<dyn Stream>>) -> Option<()> {
    let host = &server.host;
    let name = host.says();
    if host.has(Manner::Silent) {
        tokio::time::sleep(LONG).await;
    }
    if host.has(Manner::HangsUp) {
        return None;
    }
    if host.has(Manner::HalfBanner) {
        say(server, stream, &format!("220-{name} wait a moment\r\n")).await?;
        tokio::time::sleep(LONG).await;
    }
    if host.has(Manner::SlowBanner) {
        tokio::time::sleep(SLOW).await;
    }
    if host.has(Manner::Endless) {
        say(server, stream, &"x".repeat(200_000)).await?;
        tokio::time::sleep(LONG).await;
    }
    if host.has(Manner::Teaser) {
        say(server, stream, &format!("220-{name} ESMTP\r\n")).await?;
        tokio::time::sleep(PAUSE).await;
    }
    let (text, goes_on) = if host.has(Manner::NoMail) {
        (format!("521 {name} does not accept mail\r\n"), false)
    } else if host.has(Manner::OddBanner) {
        (format!("221 {name} ESMTP\r\n"), false)
    } else if host.has(Manner::TwoBanners) {
        (format!("220 {name} ESMTP\r\n220 {name} again\r\n"), true)
    } else if host.has(Manner::ManyLines) {
        (format!("220-{name} ESMTP\r\n").repeat(100) + "220 ready\r\n", true)
    } else if host.has(Manner::Masked) || host.has(Manner::MaskedBanner) {
        ("220 ****************************2******20**0*0*\r\n".to_owned(), true)
    } else if host.has(Manner::Nameless) {
        ("220 ESMTP Postfix ready\r\n".to_owned(), true)
    } else if host.has(Manner::Comma) {
        (format!("220 {name}, ESMTP\r\n"), true)
    } else if host.has(Manner::Blocks) {
        (format!("554 5.7.1 {name} no service for your address\r\n"), false)
    } else if host.has(Manner::Busy) {
        (format!("421 4.7.0 {name} too many connections from you\r\n"), false)
    } else if host.has(Manner::Garbage) {
        ("SSH-2.0-OpenSSH_9.2p1\r\n".to_owned(), false)
    } else if host.has(Manner::Markup) {
        (format!("220 {name} <script>alert(1)</script>\u{1b}[31m\u{202e}\r\n"), true)
    } else {
        (format!("220 {name} ESMTP\r\n"), true)
    };
    say(server, stream, &text).await?;
    if !goes_on {
        // Wait for QUIT, so that the answer is not overtaken by a reset.
        let _ = stream.read(&mut [0; 64]).await;
    }
    goes_on.then_some(())
}

fn ehlo(server: &Server, secure: bool) -> String {
    let host = &server.host;
    if host.has(Manner::NoEhlo) {
        return "500 5.5.2 what?\r\n".to_owned();
    }
    if host.has(Manner::EhloRefused) {
        return "550 5.7.1 your name has no address\r\n".to_owned();
    }
    if host.has(Manner::EhloNameRefused) {
        return "504 5.5.2 Helo command rejected: need fully-qualified hostname\r\n".to_owned();
    }
    if secure && host.has(Manner::InsideBusy) {
        return "421 4.7.0 go\r\n".to_owned();
    }
    if secure && host.has(Manner::InsideBlocks) {
        return "530 5.7.1 no\r\n".to_owned();
    }
    let mut lines = vec![host.says().to_owned()];
    if !host.has(Manner::NoPipelining) {
        lines.push("PIPELINING".to_owned());
    }
    if host.has(Manner::SmallSize) {
        lines.push("SIZE 1048576".to_owned());
    } else if host.has(Manner::TabSize) {
        lines.push("SIZE\t52428800".to_owned());
    } else if !host.has(Manner::NoSize) {
        lines.push("SIZE 52428800".to_owned());
    }
    if !secure && !host.has(Manner::NoStarttls) {
        lines.push("STARTTLS".to_owned());
    }
    if host.has(Manner::AuthPlain) || (secure && host.has(Manner::Auth)) {
        lines.push("AUTH PLAIN LOGIN".to_owned());
    }
    if host.has(Manner::AuthToken) {
        lines.push("AUTH XOAUTH2".to_owned());
    }
    if host.has(Manner::AuthBare) {
        lines.push("AUTH".to_owned());
    }
    if host.has(Manner::LongLine) {
        lines.push(format!("XLONG {}", "x".repeat(1_000)));
    }
    lines.extend(["ENHANCEDSTATUSCODES".to_owned(), "8BITMIME".to_owned()]);
    if host.has(Manner::Masked) {
        for (line, mark) in lines.iter_mut().skip(1).filter(|line| *line != "8BITMIME").zip('A'..) {
            *line = "X".repeat(line.len() - 1) + &mark.to_string();
        }
    }
    let last = lines.len() - 1;
    lines.iter().enumerate().map(|(place, line)| format!("250{}{line}\r\n", if place == last { ' ' } else { '-' })).collect()
}

/// What is said to a command about mail.
fn mail(server: &Server, state: &mut State, verb: &str, command: &str) -> String {
    let host = &server.host;
    match verb {
        "MAIL" if host.has(Manner::LoginWanted) => "530 5.7.57 client not authenticated to send mail\r\n".to_owned(),
        "MAIL" if host.has(Manner::NullRefused) && command.contains("<>") => "550 5.7.1 empty sender not allowed\r\n".to_owned(),
        "MAIL" => {
            state.sender = true;
            state.own_sender = command.to_ascii_lowercase().contains(&format!("@{}>", host.domain()));
            "250 2.1.0 ok\r\n".to_owned()
        }
        "RSET" => {
            state.sender = false;
            "250 2.0.0 ok\r\n".to_owned()
        }
        "NOOP" => "250 2.0.0 ok\r\n".to_owned(),
        "RCPT" if !state.sender => "503 5.5.1 MAIL first\r\n".to_owned(),
        "RCPT" => recipient(server, state, command),
        "VRFY" if host.has(Manner::Vrfy) => format!("250 2.1.5 Post Master <postmaster@{}>\r\n", host.domain()),
        "VRFY" => "252 2.0.0 send some mail, we shall see\r\n".to_owned(),
        _ => "502 5.5.1 not here\r\n".to_owned(),
    }
}

fn recipient(server: &Server, state: &State, command: &str) -> String {
    let host = &server.host;
    let lower = command.to_ascii_lowercase();
    let is = |start: &str| lower.contains(&format!("<{start}@"));
    if host.has(Manner::Policy) {
        return "550 5.7.1 client host rejected: cannot find your reverse name\r\n".to_owned();
    }
    if lower.contains("@example.com>") && host.has(Manner::NullMx) {
        let repeated = command.split_once(':').map_or("", |(_, address)| address);
        return format!("556 5.1.10 {repeated}: Recipient address rejected: Domain example.com does not accept mail (nullMX)\r\n");
    }
    if lower.contains("@example.com>") {
        let open = host.has(Manner::OpenRelay) || (host.has(Manner::OwnSender) && state.own_sender);
        if host.has(Manner::LoginToRelay) {
            return "530 SMTP authentication is required.\r\n".to_owned();
        }
        return if open { "250 2.1.5 ok\r\n" } else { "554 5.7.1 relay access denied\r\n" }.to_owned();
    }
    if host.has(Manner::Greylist) {
        return "450 4.2.0 greylisted, try again in 300 seconds\r\n".to_owned();
    }
    if host.has(Manner::PercentHack) && lower.contains("%example.com@") {
        return "250 2.1.5 ok\r\n".to_owned();
    }
    if is("reports") && host.has(Manner::ReportsFull) {
        return "452 4.2.2 mailbox full\r\n".to_owned();
    }
    let known = (is("reports") && host.has(Manner::TakesReports))
        || (is("postmaster") && !host.has(Manner::NoPostmaster))
        || (is("abuse") && !host.has(Manner::NoAbuse));
    if known || host.has(Manner::CatchAll) { "250 2.1.5 ok\r\n".to_owned() } else { "550 5.1.1 user unknown in virtual mailbox table\r\n".to_owned() }
}

/// Sends a text, its lines ended as the host ends them.
async fn say(server: &Server, stream: &mut BufReader<Box<dyn Stream>>, text: &str) -> Option<()> {
    let text = if server.host.has(Manner::BareLf) { text.replace("\r\n", "\n") } else { text.to_owned() };
    stream.write_all(text.as_bytes()).await.ok()?;
    stream.flush().await.ok()
}
