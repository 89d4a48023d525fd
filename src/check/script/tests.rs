//! The script under real shells, with its tools hidden one by one, against real sockets.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use futures::StreamExt as _;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

use super::*;
use crate::mail::outbound::{self, Reach, code};

mod posting;

/// Shells that try at the same time.
const AT_ONCE: usize = 6;
/// What relays say to EHLO.
const OFFERS: &str = "250-smtp.relay.example\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n";
const BARE: &str = "250-smtp.relay.example\r\n250 AUTH PLAIN\r\n";

/// What a server does once somebody is there.
#[derive(Clone, Copy)]
enum Manner {
    Says(&'static str),
    /// Resets the connection.
    Resets,
    Silent,
    /// Speaks TLS from the first octet.
    Tls,
    /// A relay that says this to EHLO.
    Relay(&'static str),
}

/// Whether this machine has IPv6 on its loopback.
fn has_ipv6() -> bool {
    std::net::TcpListener::bind("[::1]:0").is_ok()
}

async fn serve(manner: Manner) -> SocketAddr {
    serve_at("127.0.0.1", manner).await
}

async fn serve_at(host: &str, manner: Manner) -> SocketAddr {
    let listener = TcpListener::bind((host, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let tls = matches!(manner, Manner::Tls).then(acceptor);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let tls = tls.clone();
            tokio::spawn(async move {
                match manner {
                    Manner::Tls => match tls.unwrap().accept(stream).into_fallible().await {
                        Ok(mut stream) => {
                            let _ = stream.write_all(b"220 smtp.relay.example\r\n").await;
                            let _ = stream.read(&mut [0; 64]).await;
                        }
                        // Whoever says anything that is no TLS is thrown out.
                        Err((_, stream)) => drop(stream.set_zero_linger()),
                    },
                    Manner::Says(text) => {
                        let _ = stream.write_all(text.as_bytes()).await;
                        let _ = stream.read(&mut [0; 64]).await;
                    }
                    Manner::Resets => drop(stream.set_zero_linger()),
                    Manner::Silent => drop(stream.read(&mut [0; 64]).await),
                    Manner::Relay(extensions) => relay(stream, extensions).await,
                }
            });
        }
    });
    address
}

/// A relay's side of the talk.
async fn relay(stream: tokio::net::TcpStream, extensions: &str) {
    let (mut stream, mut heard, mut reply) = (tokio::io::BufStream::new(stream), String::new(), "220 smtp.relay.example ESMTP\r\n");
    while stream.write_all(reply.as_bytes()).await.is_ok() && stream.flush().await.is_ok() {
        heard.clear();
        if stream.read_line(&mut heard).await.is_err() {
            return;
        }
        reply = match heard.split([' ', '\r']).next() {
            Some("EHLO") => extensions,
            // RFC 3207 §4: for now.
            Some("STARTTLS") => "454 4.7.0 TLS not available\r\n",
            Some("HELO") => "502 5.5.1 No\r\n",
            _ => return,
        };
    }
}

/// A port that nobody listens on, as long as this is kept.
fn refuse() -> tokio::net::TcpSocket {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    socket
}

/// A listener whose queue is full, and what fills it: whoever comes later gets no answer.
fn drop_all() -> (SocketAddr, (TcpListener, Vec<std::net::TcpStream>)) {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = socket.local_addr().unwrap();
    let listener = socket.listen(1).unwrap();
    let patience = std::time::Duration::from_millis(50);
    let fillers = (0..8).map_while(|_| std::net::TcpStream::connect_timeout(&address, patience).ok()).collect();
    (address, (listener, fillers))
}

fn acceptor() -> tokio_rustls::TlsAcceptor {
    let now = std::time::SystemTime::now();
    let day = std::time::Duration::from_secs(86_400);
    let issued = crate::lab::authority::Authority::new().unwrap().issue(&["smtp.relay.example"], now - day, now + day).unwrap();
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(issued.chain, issued.key).unwrap();
    tokio_rustls::TlsAcceptor::from(std::sync::Arc::new(config))
}

fn server(letter: char, address: SocketAddr, greets: &[&str], implicit_tls: bool) -> Server {
    let manner = if implicit_tls { outbound::Manner::Tls } else { outbound::Manner::Exchange };
    Server { letter, host: String::new(), address, greets: greets.iter().map(|&name| name.to_owned()).collect(), manner, after: Vec::new() }
}

/// The same on a port where mail is handed in.
fn submission(letter: char, address: SocketAddr) -> Server {
    Server { manner: outbound::Manner::Submission, ..server(letter, address, &[], false) }
}

/// A folder with these programs and nothing else.
fn tools(folder: &Path, programs: &[(&str, PathBuf)]) {
    std::fs::create_dir_all(folder).unwrap();
    for (name, path) in programs {
        symlink(path, folder.join(name)).unwrap();
    }
}

fn which(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap();
    // The system's own before wrappers that need their surroundings.
    let folders = ["/usr/bin", "/bin"].map(PathBuf::from).into_iter().chain(std::env::split_paths(&path));
    let found = folders.map(|folder| folder.join(name)).find(|path| path.is_file());
    std::fs::canonicalize(found.unwrap_or_else(|| panic!("{name} is needed for this test"))).unwrap()
}

fn run(shell: &[&str], line: &str, path: &Path) -> BTreeMap<char, Reach> {
    run_in("C", shell, line, path)
}

/// On a machine that is set to this language.
fn run_in(locale: &str, shell: &[&str], line: &str, path: &Path) -> BTreeMap<char, Reach> {
    // The line is "sh -c '…'": the shell under test takes what stands between the quotes, as sh would.
    let script = line.strip_prefix("sh -c '").and_then(|rest| rest.strip_suffix('\'')).unwrap();
    let output =
        Command::new(shell[0]).args(&shell[1..]).args(["-c", script]).env_clear().env("PATH", path).env("LC_ALL", locale).env("LANG", locale).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = text.lines().find_map(|line| line.strip_prefix("Result code: ")).unwrap_or_else(|| panic!("{shell:?}: {output:?}"));
    let read = code::read(said).unwrap_or_else(|error| panic!("{shell:?}: {said}: {error}"));
    assert_eq!(read.token, "t0k3n");
    read.attempts.into_iter().map(|attempt| (attempt.letter, attempt.reach)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_shell_and_every_tool_tells_the_same() {
    let good = serve(Manner::Says("220 MX.Receiver.example ESMTP ready\r\n")).await;
    let busy = serve(Manner::Says("421 4.7.0 Try again later\r\n")).await;
    let foreign = serve(Manner::Says("220 proxy.cloud.example ESMTP\r\n")).await;
    let resets = serve(Manner::Resets).await;
    let silent = serve(Manner::Silent).await;
    let (web, tls) = (serve(Manner::Says("HTTP/1.1 400 Bad Request\r\n")).await, serve(Manner::Tls).await);
    let bare = serve(Manner::Says("220\r\n")).await;
    let unnamed = serve(Manner::Says("220 localhost ESMTP\r\n")).await;
    let covered = serve(Manner::Says("220 ****************************2******20**0*0*\r\n")).await;
    let stars = serve(Manner::Says("220 **** MX.Receiver.example ****\r\n")).await;
    let signed = serve(Manner::Says("421 4.7.0 Later, see https://postmaster.Receiver.example/421\r\n")).await;
    let held = refuse();
    let refuses = held.local_addr().unwrap();
    let (dropped, _full) = drop_all();
    let names = &["receiver.example", "other.example"];
    let six = if has_ipv6() { serve_at("::1", Manner::Says("220 mx.receiver.example ESMTP\r\n")).await } else { good };
    let servers = [
        server('a', good, names, false),
        server('b', busy, names, false),
        server('c', foreign, names, false),
        server('d', resets, names, false),
        server('e', refuses, names, false),
        server('f', foreign, &[], false),
        server('g', tls, &[], true),
        server('h', web, names, false),
        server('i', web, &[], false),
        server('j', bare, names, false),
        server('k', unnamed, names, false),
        server('l', silent, &[], true),
        server('m', dropped, names, false),
        server('n', signed, names, false),
        server('o', busy, &[], false),
        server('p', six, names, false),
        server('q', covered, names, false),
        server('r', covered, &[], false),
        server('s', stars, names, false),
        submission('t', serve(Manner::Relay(OFFERS)).await),
        submission('u', serve(Manner::Relay(BARE)).await),
        submission('v', serve(Manner::Relay("502 5.5.1 No\r\n")).await),
        submission('w', busy),
        server('x', serve(Manner::Says("")).await, &[], true),
        server('y', serve(Manner::Says("220 smtp.relay.example\r\n")).await, &[], true),
    ];
    let line = Script::new(&servers, "t0k3n", None, None).line();
    let folder = tempfile::tempdir().unwrap();
    let always: Vec<(&str, PathBuf)> = ["tr", "sed", "head", "sleep", "true", "timeout"].map(|name| (name, which(name))).into();
    let with = |name: &'static str, program: &str| {
        let path = folder.path().join(name);
        let tool = if program.is_empty() { Vec::new() } else { vec![(name.split('-').next().unwrap(), which(program))] };
        // A machine may have no timeout(1), or an old one that wants `-t` before the seconds: then the script ends what takes too long by itself.
        let limits = |(name, _): &&(&str, PathBuf)| !path.ends_with("bash-alone") && !path.ends_with("nc-alone") || *name != "timeout";
        tools(&path, &always.iter().filter(limits).cloned().chain(tool).collect::<Vec<_>>());
        path
    };
    let dash = which("dash").display().to_string();
    let (bash, busybox) = (which("bash").display().to_string(), which("busybox").display().to_string());
    let shells: [Vec<&str>; 3] = [vec![&dash], vec![&bash], vec![&busybox, "sh"]];
    let programs = [
        (with("bash", "bash"), true),
        (with("bash-alone", "bash"), true),
        (with("nc", "nc.openbsd"), true),
        (with("nc-alone", "nc.openbsd"), true),
        (with("nc-busybox", "busybox"), false),
        (with("python3", "python3"), true),
        (with("perl", "perl"), true),
        (with("curl", "curl"), true),
    ];
    let tries = shells.iter().flat_map(|shell| programs.iter().map(|(path, tells_resets)| (shell.clone(), path.clone(), *tells_resets)));
    let tries: Vec<(Vec<&str>, PathBuf, bool)> = tries.collect();
    let expected = [
        ('a', Reach::Open),
        // Whoever refuses without a name may be a filter on the way.
        ('b', Reach::Silent),
        ('c', Reach::Foreign),
        ('d', Reach::Reset),
        ('e', Reach::Refused),
        ('f', Reach::Open),
        ('g', Reach::Open),
        ('h', Reach::Silent),
        ('i', Reach::Silent),
        ('j', Reach::Open),
        ('k', Reach::Open),
        // Whoever does not answer a hello may speak TLS all the same.
        ('l', Reach::Untold),
        ('m', Reach::TimedOut),
        ('n', Reach::Open),
        ('o', Reach::Open),
        ('p', Reach::Open),
        ('q', Reach::Covered),
        ('r', Reach::Covered),
        ('s', Reach::Open),
        ('t', Reach::Open),
        ('u', Reach::Plain),
        ('v', Reach::Open),
        ('w', Reach::Open),
        ('x', Reach::Untold),
        ('y', Reach::Untold),
    ];
    let runs = tries.into_iter().map(|(shell, path, tells_resets)| {
        let (line, shell) = (line.clone(), shell.into_iter().map(str::to_owned).collect::<Vec<_>>());
        tokio::task::spawn_blocking(move || {
            let seen = run(&shell.iter().map(String::as_str).collect::<Vec<_>>(), &line, &path);
            for (letter, reach) in expected {
                // A reset before the first word looks like silence to some tools, and to BusyBox's like nothing: never like something else.
                let fits = seen[&letter] == reach
                    || (letter == 'd'
                        && matches!(seen[&letter], Reach::Silent | Reach::Untold)
                        && (!tells_resets || path.ends_with("nc") || path.ends_with("nc-alone")));
                assert!(fits, "{shell:?} with {}: {letter} is {:?}", path.display(), seen[&letter]);
            }
        })
    });
    // A few at a time: each starts a dozen of tools, which have their own patience.
    let mut runs = futures::stream::iter(runs).buffer_unordered(AT_ONCE);
    while let Some(run) = runs.next().await {
        run.unwrap();
    }
    // Without any tool the code says so, and nothing is claimed.
    let nothing = with("none", "");
    assert!(run(&[&dash], &line, &nothing).values().all(|reach| *reach == Reach::Untold));
}

/// The program sees what the script sees, where the same is there to be seen.
#[tokio::test]
async fn program_and_script_agree() {
    let lab = crate::lab::Lab::start().unwrap();
    let mut map = Vec::new();
    let mut servers = Vec::new();
    let held = refuse();
    let refuses = held.local_addr().unwrap();
    for (place, (to, implicit_tls, greets, expected)) in [
        (serve(Manner::Says("220 mx.receiver.example\r\n")).await, false, "receiver.example", Reach::Open),
        (serve(Manner::Says("220 mx.proxy.example\r\n")).await, false, "receiver.example", Reach::Foreign),
        (serve(Manner::Says("HTTP/1.1 400 Bad Request\r\n")).await, false, "receiver.example", Reach::Silent),
        (serve(Manner::Says("HTTP/1.1 400 Bad Request\r\n")).await, false, "", Reach::Silent),
        (serve(Manner::Says("220\r\n")).await, false, "receiver.example", Reach::Open),
        (serve(Manner::Says("220 localhost ESMTP\r\n")).await, false, "receiver.example", Reach::Open),
        (serve(Manner::Says("554 5.7.1 blocked\r\n")).await, false, "receiver.example", Reach::Silent),
        (serve(Manner::Says("554 5.7.1 blocked\r\n")).await, false, "", Reach::Open),
        (serve(Manner::Says("220 ******2**0**\r\n")).await, false, "receiver.example", Reach::Covered),
        (serve(Manner::Resets).await, false, "receiver.example", Reach::Reset),
        (refuses, false, "receiver.example", Reach::Refused),
        (serve(Manner::Tls).await, true, "", Reach::Open),
        (serve(Manner::Says("220 smtp.relay.example\r\n")).await, true, "", Reach::Silent),
        (serve(Manner::Resets).await, true, "", Reach::Silent),
    ]
    .into_iter()
    .enumerate()
    {
        let from = SocketAddr::from(([198, 51, 100, 200], 1_000 + u16::try_from(place).unwrap()));
        map.push(crate::net::dial::ConnectTo { from, to });
        let greets: Vec<&str> = Some(greets).filter(|name| !name.is_empty()).into_iter().collect();
        servers.push((server('a', from, &greets, implicit_tls), server('a', to, &greets, implicit_tls), expected));
    }
    for (place, (manner, expected)) in [
        (Manner::Relay(OFFERS), Reach::Open),
        (Manner::Relay(BARE), Reach::Plain),
        (Manner::Relay("502 5.5.1 No\r\n"), Reach::Open),
        (Manner::Says("421 4.7.0 Try again later\r\n"), Reach::Open),
    ]
    .into_iter()
    .enumerate()
    {
        let (from, to) = (SocketAddr::from(([198, 51, 100, 201], 1_000 + u16::try_from(place).unwrap())), serve(manner).await);
        map.push(crate::net::dial::ConnectTo { from, to });
        servers.push((submission('a', from), submission('a', to), expected));
    }
    let net = lab.net();
    let net = crate::net::Net { dialer: crate::net::dial::Dialer::new(net.policy.clone(), map).enclosed(), ..net };
    let inquiry = net.inquire(crate::net::Budget::default());
    let folder = tempfile::tempdir().unwrap();
    tools(folder.path(), &["tr", "sed", "head", "sleep", "timeout", "bash", "openssl"].map(|name| (name, which(name))));
    for (mapped, direct, expected) in servers {
        let seen = crate::mail::outbound::attempt(&inquiry, std::slice::from_ref(&mapped)).await[0].reach;
        assert_eq!(seen, expected, "the program at {mapped:?}");
        let (line, path) = (Script::new(&[direct], "t0k3n", None, None).line(), folder.path().to_path_buf());
        let seen = tokio::task::spawn_blocking(move || run(&["/bin/sh"], &line, &path)).await.unwrap()[&'a'];
        let fits = seen == expected || (mapped.manner == outbound::Manner::Tls && expected == Reach::Silent && seen == Reach::Reset);
        assert!(fits, "the script at {mapped:?}: {seen:?}");
    }
}

/// A machine whose tools speak another language: they are asked in the one that the script reads.
#[tokio::test]
async fn the_language_of_the_machine_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    tools(folder.path(), &["tr", "sed", "head", "sleep", "timeout"].map(|name| (name, which(name))));
    let stub = folder.path().join("curl");
    let text = "#!/bin/sh\ncase \"$LC_ALL\" in C) echo \"connect: Connection refused\";; *) echo \"Verbindungsaufbau abgelehnt\";; esac\nexit 7\n";
    std::fs::write(&stub, text).unwrap();
    std::fs::set_permissions(&stub, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let script = Script::new(&[server('a', "127.0.0.1:9".parse().unwrap(), &[], true)], "t0k3n", None, None);
    for locale in ["de_DE.UTF-8", "zh_CN.UTF-8", "C"] {
        assert_eq!(run_in(locale, &["/bin/sh"], &script.line(), folder.path())[&'a'], Reach::Refused, "{locale}");
    }
}

/// A tool that is there and cannot start tells nothing, whatever its complaint has in it.
#[tokio::test]
async fn a_tool_that_cannot_start_tells_nothing() {
    let open = serve(Manner::Tls).await;
    for program in ["openssl", "nc", "bash"] {
        let folder = tempfile::tempdir().unwrap();
        tools(folder.path(), &["tr", "sed", "head", "sleep", "timeout", "true"].map(|name| (name, which(name))));
        let stub = folder.path().join(program);
        let text = format!(
            "#!/bin/sh\necho \"{program}: error while loading shared libraries: libz.so.1: cannot open shared object file: No such file\" >&2\nexit 127\n"
        );
        std::fs::write(&stub, text).unwrap();
        std::fs::set_permissions(&stub, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let script = Script::new(&[server('a', open, &[], true), submission('b', open)], "t0k3n", None, None);
        let path = folder.path().to_path_buf();
        let seen = tokio::task::spawn_blocking(move || run(&["/bin/sh"], &script.line(), &path)).await.unwrap();
        assert!(seen.values().all(|reach| *reach == Reach::Untold), "{program}: {seen:?}");
    }
}

/// A connector that has no patience of its own, or whose times add up, is ended: the port is told as what came so far.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connector_that_hangs_is_ended() {
    let script = Script::new(&[server('a', "127.0.0.1:9".parse().unwrap(), &["receiver.example"], false)], "t0k3n", None, None);
    let runs =
        ["python3", "perl", "nc"].into_iter().flat_map(|program| [(program, &["timeout", "true"][..], ""), (program, &[], ""), (program, &[], "CONNECTED")]);
    let runs = runs.map(|(program, limits, says)| {
        let line = script.line();
        tokio::task::spawn_blocking(move || {
            let folder = tempfile::tempdir().unwrap();
            let always = ["tr", "sed", "head", "sleep"].into_iter().chain(limits.iter().copied());
            tools(folder.path(), &always.map(|name| (name, which(name))).collect::<Vec<_>>());
            let stub = folder.path().join(program);
            // What the script asks of a tool before it uses it is answered at once.
            let text = format!("#!/bin/sh\ncase \"$*\" in -h|*\" 1\") exit 0;; esac\necho {says}\nexec sleep 40\n");
            std::fs::write(&stub, text).unwrap();
            std::fs::set_permissions(&stub, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
            let expected = if says.is_empty() { Reach::TimedOut } else { Reach::Silent };
            assert_eq!(run(&["/bin/sh"], &line, folder.path())[&'a'], expected, "{program} with {limits:?} says {says:?}");
        })
    });
    for run in futures::future::join_all(runs).await {
        run.unwrap();
    }
}

#[test]
fn nothing_from_outside_reaches_the_shell() {
    let address = "192.0.2.1:25".parse().unwrap();
    let script = Script::new(
        &[server('a', address, &["x;reboot"], false), server('b', address, &["ok.example"], false)],
        "a'b$(reboot)",
        Some("https://x/`reboot`"),
        None,
    );
    assert!(!script.text().contains("x;reboot") && !script.text().contains("`reboot`") && !script.text().contains("$(reboot)"));
    assert!(script.text().contains("b,4,192.0.2.1,25,ok.example") && script.text().contains("t=abreboot;") && script.text().contains("u=\"\";"));
    // One pair of quotes encloses the whole line.
    assert_eq!(script.line().matches('\'').count(), 2);
    let script = Script::new(&[server('a', "[2001:db8::1]:25".parse().unwrap(), &[], false)], "t", Some("https://mail.example:8443/probe/0af"), None);
    assert!(script.text().contains("a,6,2001:db8::1,25,any") && script.text().contains("u=\"https://mail.example:8443/probe/0af\";"));
}
