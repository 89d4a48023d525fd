//! How the result comes back: by whichever tool there is, over the version of IP that is checked, or by hand.

use super::*;

/// The result goes to the console by itself when it can be reached.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_result_is_posted() {
    posted("127.0.0.1", "192.0.2.1").await;
    if has_ipv6() {
        posted("::1", "2001:db8::1").await;
    }
}

/// To a console at this address of the loopback, about this address.
async fn posted(console: &str, from: &str) {
    let good = serve(Manner::Says("220 mx.receiver.example\r\n")).await;
    let listener = TcpListener::bind((console, 0)).await.unwrap();
    let url = format!("http://{}/probe/t0k3n", listener.local_addr().unwrap());
    let script = Script::new(&[server('a', good, &["receiver.example"], false)], "t0k3n", Some(&url), from.parse().ok());
    for program in ["curl", "wget", "python3", "perl", "bash", "nc"] {
        let folder = tempfile::tempdir().unwrap();
        let programs = ["tr", "sed", "head", "sleep", "timeout"].map(|name| (name, which(name)));
        // What posts without TLS also connects; the others leave that to bash.
        let programs = programs.into_iter().chain([(program, which(if program == "nc" { "nc.openbsd" } else { program }))]);
        let connects = (!matches!(program, "bash" | "nc")).then(|| ("bash", which("bash")));
        tools(folder.path(), &programs.chain(connects).collect::<Vec<_>>());
        let (line, path) = (script.line(), folder.path().to_path_buf());
        let running = tokio::task::spawn_blocking(move || run(&["/bin/sh"], &line, &path));
        let (mut stream, peer) = listener.accept().await.unwrap();
        assert_eq!(peer.is_ipv6(), console.contains(':'), "{program}");
        let mut request = Vec::new();
        let mut chunk = [0; 1_024];
        while !String::from_utf8_lossy(&request).contains("mw1-t0k3n-a4o") {
            let length = stream.read(&mut chunk).await.unwrap();
            assert!(length > 0, "{program}: {}", String::from_utf8_lossy(&request));
            request.extend_from_slice(&chunk[..length]);
        }
        stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").await.unwrap();
        drop(stream);
        assert!(String::from_utf8_lossy(&request).starts_with("POST /probe/t0k3n "), "{program}");
        running.await.unwrap();
    }
}

/// Without a tool that speaks TLS nothing goes to an address with https, and whoever sits there is told.
#[tokio::test]
async fn what_cannot_be_posted_is_to_be_pasted() {
    let folder = tempfile::tempdir().unwrap();
    tools(folder.path(), &["tr", "sed", "head", "sleep", "timeout", "bash"].map(|name| (name, which(name))));
    let script = Script::new(&[], "t0k3n", Some("https://127.0.0.1:9/probe/t0k3n"), None);
    let script = script.line().strip_prefix("sh -c '").unwrap().trim_end_matches('\'').to_owned();
    let output = Command::new("/bin/sh").args(["-c", &script]).env_clear().env("PATH", folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("paste the code into the report") && !said.contains("The report has it."), "{output:?}");
}

/// A machine with both versions of IP sends its result from the address that is checked, and from the other when that does not lead anywhere.
#[tokio::test]
async fn the_result_is_sent_over_the_version_of_ip_that_is_checked() {
    let first = |program: &str, from: &str| {
        let folder = tempfile::tempdir().unwrap();
        tools(folder.path(), &["tr", "sed", "head", "sleep", "timeout"].map(|name| (name, which(name))));
        let (stub, log) = (folder.path().join(program), folder.path().join("log"));
        // Whatever names a version of IP fails here.
        // Of wget one try is wanted: by itself it makes twenty.
        let tries = if program == "wget" { "case \"$*\" in *\"-t 1 \"*) ;; *) exit 9;; esac" } else { "" };
        let text = format!("#!/bin/sh\n{tries}\necho \"$1\" >>{}\ncase \"$1\" in -4|-6) exit 7;; esac\n", log.display());
        std::fs::write(&stub, text).unwrap();
        std::fs::set_permissions(&stub, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let script = Script::new(&[], "t0k3n", Some("http://console.example/probe/t0k3n"), from.parse().ok());
        let script = script.line().strip_prefix("sh -c '").unwrap().trim_end_matches('\'').to_owned();
        let output = Command::new("/bin/sh").args(["-c", &script]).env_clear().env("PATH", folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains("The report has it."), "{program} {from}: {output:?}");
        std::fs::read_to_string(log).unwrap().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    for program in ["curl", "wget"] {
        let plain = first(program, "none");
        assert_eq!(plain.len(), 1, "{program}");
        assert_eq!(first(program, "192.0.2.1"), ["-4", plain[0].as_str()], "{program}");
        assert_eq!(first(program, "2001:db8::1"), ["-6", plain[0].as_str()], "{program}");
    }
}
