//! A real Postfix, from this machine's packages, is found to be good, or an open relay, as it is set.

use std::{
    fs,
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use base64::Engine as _;
use tempfile::TempDir;

use super::trial::{hold_words, text, verdict};
use crate::{
    check::{Options, Tools, run, trials::Trial},
    lab::authority::{Authority, Issued},
    model::{area::Area, code::Code::*, report::Report, target::Target, verdict::Verdict::*},
    net::{
        Net,
        clock::Clock,
        dial::{ConnectTo, Dialer},
        fake::Zone,
        policy::Policy,
        trust::Trust,
    },
};

/// How long the server may take to listen, on a machine that is busy compiling, and how often it is started anew when it does not.
const PATIENCE: Duration = Duration::from_secs(30);
const TRIES: usize = 3;
const DAY: Duration = Duration::from_secs(86_400);

/// Starts the server and waits for the end of its input, which comes when the test ends, and also when it is killed. Then everything is killed rather than
/// asked to stop: there is no mail to lose, and nothing that could wait for something else. The master leads a group of its own, the rest are in ours.
const WATCHDOG: &str = r#"
folder=$1
postfix=$2
"$postfix" -c "$folder/etc" start-fg >"$folder/out" 2>&1 &
starter=$!
cat >/dev/null
kill -KILL $starter
for master in $(cat "$folder/spool/pid/master.pid" 2>/dev/null); do kill -KILL -"$master"; done
rm -rf "$folder"
kill -KILL 0
"#;

struct Postfix {
    watchdog: Child,
    address: SocketAddr,
    folder: TempDir,
}

impl Postfix {
    fn start(issued: &Issued, settings: &str) -> Self {
        let mut said = String::new();
        for _ in 0..TRIES {
            let server = Self::begin(issued, settings);
            if server.listens() {
                return server;
            }
            said = server.log();
        }
        panic!("Postfix did not start: {said}");
    }

    fn begin(issued: &Issued, settings: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("mailworthy-postfix-").tempdir_in("/tmp").unwrap();
        let path = folder.path();
        // Its parts run as a user of their own.
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        for name in ["etc", "spool", "data"] {
            fs::create_dir(path.join(name)).unwrap();
        }
        let owned = Command::new("chown").arg("postfix").arg(path.join("data")).status().unwrap();
        assert!(owned.success(), "there is no user called postfix: install the package postfix");
        fs::write(path.join("chain.pem"), pem(issued)).unwrap();
        fs::set_permissions(path.join("chain.pem"), fs::Permissions::from_mode(0o600)).unwrap();
        // Free now: should somebody else take the port before the server does, it does not start, and the next try takes another.
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        fs::write(path.join("etc/main.cf"), main_cf(path, settings)).unwrap();
        fs::write(path.join("etc/master.cf"), master_cf(address)).unwrap();
        let mut shell = Command::new("sh");
        shell.args(["-c", WATCHDOG, "sh"]).arg(path).arg(program()).process_group(0).stdin(Stdio::piped()).stderr(Stdio::null());
        Self { watchdog: shell.spawn().unwrap(), address, folder }
    }

    fn listens(&self) -> bool {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            // Its master says so when everything listens; a connection alone might be to another's server.
            let has_started = self.log().contains("daemon started");
            if has_started && TcpStream::connect_timeout(&self.address, PATIENCE).is_ok() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    }

    fn log(&self) -> String {
        ["out", "log"].map(|name| fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()).join("\n")
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        drop(self.watchdog.stdin.take());
        self.watchdog.wait().ok();
    }
}

fn program() -> PathBuf {
    let found = ["/usr/sbin/postfix", "/usr/local/sbin/postfix", "/opt/homebrew/sbin/postfix"].into_iter().map(PathBuf::from).find(|path| path.is_file());
    found.expect("mail servers are tested on a real Postfix, and there is none: install the package postfix (scripts/setup.sh test)")
}

fn pem(issued: &Issued) -> String {
    let block = |name: &str, der: &[u8]| {
        let text = base64::engine::general_purpose::STANDARD.encode(der);
        let lines: Vec<&str> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
        format!("-----BEGIN {name}-----\n{}\n-----END {name}-----\n", lines.join("\n"))
    };
    let certificates: String = issued.chain.iter().map(|certificate| block("CERTIFICATE", certificate)).collect();
    block("PRIVATE KEY", issued.key.secret_der()) + &certificates
}

fn main_cf(folder: &Path, settings: &str) -> String {
    let folder = folder.display();
    format!(
        "compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.postfix.test
mydestination = postfix.test
mynetworks = 192.0.2.0/24
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
local_recipient_maps = inline:{{ {{postmaster = x}}, {{abuse = x}} }}
alias_maps =
alias_database =
smtpd_tls_security_level = may
smtpd_tls_chain_files = {folder}/chain.pem
smtpd_tls_protocols = >=TLSv1.2
disable_vrfy_command = yes
{settings}
"
    )
}

fn master_cf(address: SocketAddr) -> String {
    format!(
        "{address} inet n - n - - smtpd
rewrite unix - - n - - trivial-rewrite
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
postlog unix-dgram n - n - 1 postlogd
"
    )
}

/// Whether Postfix can be started here.
fn is_possible() -> bool {
    let user = String::from_utf8(Command::new("id").arg("-u").output().unwrap().stdout).unwrap();
    let is_root = user.trim() == "0";
    if !is_root {
        // scripts/test.sh says so, too.
        eprintln!("Postfix starts only as root: not tested");
    }
    is_root
}

#[tokio::test]
async fn a_real_postfix_is_good() {
    if !is_possible() {
        return;
    }
    let authority = Authority::new().unwrap();
    // As Debian ships it, and Postfix itself: relaying is refused for now only.
    for restrictions in ["permit_mynetworks, reject_unauth_destination", "permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination"] {
        let (report, transcript, log) = look(&authority, &format!("smtpd_relay_restrictions = {restrictions}")).await;
        assert!(report.findings.iter().all(|finding| matches!(finding.verdict, Good | NotApplicable)), "{:#?}\n{transcript}\n{log}", report.findings);
        for code in [
            SmtpInGood,
            SmtpInBannerGood,
            SmtpInPostmaster,
            SmtpInAbuse,
            SmtpInRelayClosed,
            SmtpInUnknownUsers,
            SmtpInVrfy,
            SmtpInPipelining,
            StarttlsGood,
            StarttlsVersions,
            StarttlsCiphers,
            StarttlsTrusted,
            StarttlsName,
            StarttlsDates,
        ] {
            assert_eq!(verdict(&report, code), Some(Good), "{code:?}: {transcript}");
        }
    }
}

/// Every way to be an open relay that Postfix has, and what only looks like one.
#[tokio::test]
async fn a_real_postfix_relays_or_does_not() {
    if !is_possible() {
        return;
    }
    let closed = "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination";
    let authority = Authority::new().unwrap();
    for (settings, form) in [
        // As behind a bridge of Docker that makes all the world come from one of its own networks.
        (format!("{closed}\nmynetworks = 127.0.0.0/8"), Some("plain")),
        // Who writes an address of the domain as the sender is let through.
        ("smtpd_relay_restrictions = check_sender_access inline:{{postfix.test=OK}}, reject_unauth_destination".to_owned(), Some("own_sender")),
        // It looks for the last address that is hidden in one, and refuses that, whatever is set.
        (format!("{closed}\nallow_untrusted_routing = yes"), None),
        // All of the domain's names are taken, and nothing is relayed.
        (format!("{closed}\nlocal_recipient_maps ="), None),
        ("smtpd_relay_restrictions = permit_mynetworks, defer_unauth_destination\nlocal_recipient_maps =".to_owned(), None),
    ] {
        let (report, transcript, log) = look(&authority, &settings).await;
        let open = report.findings.iter().find(|finding| finding.code == SmtpInOpenRelay);
        assert_eq!(open.map(|finding| text(finding, "form")).as_deref(), form, "{settings}\n{transcript}\n{log}");
        assert_eq!(verdict(&report, SmtpInRelayClosed), form.is_none().then_some(Good), "{settings}\n{transcript}");
        if settings.ends_with("local_recipient_maps =") {
            assert_eq!(verdict(&report, SmtpInUnknownUsers), Some(Note), "{settings}\n{transcript}");
        }
        assert!(!transcript.contains("C: DATA"), "{transcript}");
    }
}

/// What is found of a Postfix with these settings, what was said, and its log.
async fn look(authority: &Authority, settings: &str) -> (Report, String, String) {
    let now = SystemTime::now();
    let issued = authority.issue(&["mx.postfix.test"], now - 5 * DAY, now + 85 * DAY).unwrap();
    let settings = settings.to_owned();
    let server = tokio::task::spawn_blocking(move || Postfix::start(&issued, &settings)).await.unwrap();
    let ip = "192.0.2.77".parse().unwrap();
    let zone = Zone::new().mx("postfix.test", 10, "mx.postfix.test").address("mx.postfix.test", ip).ptr(ip, "mx.postfix.test");
    let policy = Policy::public_and(vec!["192.0.2.0/24".parse().unwrap()]);
    let dialer = Dialer::new(policy.clone(), vec![ConnectTo { from: SocketAddr::new(ip, 25), to: server.address }]);
    let net = Net::new(Arc::new(zone), dialer, Clock::System, policy).trusting(Trust::only(vec![authority.certificate()])).named("console.example.net");
    let target = Target { domain: Some("postfix.test".to_owned()), ..Target::default() };
    let options = Options { only: vec![Area::SmtpIn, Area::Starttls], trial: Trial::All };
    let report = run(&net, &target, &Tools::default(), &options, |_, _| ()).await.report;
    hold_words(&report);
    let transcript: Vec<&str> = report.evidence.iter().flat_map(|evidence| &evidence.answer).map(String::as_str).collect();
    let transcript = transcript.join("\n");
    let log = server.log();
    tokio::task::spawn_blocking(move || drop(server)).await.unwrap();
    (report, transcript, log)
}
