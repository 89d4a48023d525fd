//! The console as a process: killed and started again, walked route by route, with limits and headers.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use mailworthy::web::server::routes::{Kind, ROUTES};
use reqwest::{Client, Response, StatusCode, header, redirect::Policy};
use tempfile::TempDir;

/// A console with a database of its own, killed when dropped.
struct Console {
    process: Child,
    address: String,
}

impl Console {
    fn start(data: &Path, more: &[&str]) -> Self {
        Self::start_logging(data, more, Stdio::null())
    }

    /// With a public address, which it prints in the place of its own: that one is in the log.
    fn start_public(data: &Path, more: &[&str]) -> Self {
        let log = data.join("log");
        let (mut console, _) = Self::launch(data, more, std::fs::File::create(&log).unwrap().into());
        let text = std::fs::read_to_string(log).unwrap();
        let address = text.split("listening address=").nth(1).unwrap_or_else(|| panic!("{text}")).split_whitespace().next().unwrap();
        console.address = format!("http://{address}");
        console
    }

    /// With everything in the log that there is to log.
    fn start_logging(data: &Path, more: &[&str], log: Stdio) -> Self {
        let (console, line) = Self::launch(data, more, log);
        assert!(console.address.starts_with("http://127.0.0.1:"), "{line}");
        console
    }

    /// The console, and what it says when it is ready.
    fn launch(data: &Path, more: &[&str], log: Stdio) -> (Self, String) {
        // The tests need no style sheet, but the console insists on its site.
        let site = data.join("site");
        std::fs::create_dir_all(site.join("pkg")).unwrap();
        let database = format!("sqlite:{}", data.join("test.db").display());
        let mut process = Command::new(env!("CARGO_BIN_EXE_mailworthy"))
            .args(["serve", "--lab", "--listen", "127.0.0.1:0", "--dns", "", "--database", &database, "--site", site.to_str().unwrap()])
            .args(more)
            .env("LC_ALL", "C.UTF-8")
            .env("NO_COLOR", "1")
            .env("RUST_LOG", "warn,tower_http=trace,mailworthy=trace")
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit(' ').next().unwrap().trim_end_matches('/').to_owned();
        (Self { process, address }, line)
    }

    fn kill(mut self) {
        // SIGKILL: nothing is said good-bye to.
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A browser without script: keeps its cookie.
struct Browser {
    client: Client,
    cookie: String,
}

impl Browser {
    fn new() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self { client: Client::builder().redirect(Policy::none()).no_proxy().timeout(Duration::from_secs(30)).build().unwrap(), cookie: String::new() }
    }

    async fn get(&self, url: &str) -> Response {
        self.client.get(url).header(header::COOKIE, &self.cookie).header(header::ACCEPT, "text/html").send().await.unwrap()
    }

    async fn post(&mut self, url: &str, body: &'static str) -> Response {
        let request = self.client.post(url).header(header::COOKIE, &self.cookie).header(header::ACCEPT, "text/html");
        let response = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body).send().await.unwrap();
        if let Some(cookie) = response.headers().get(header::SET_COOKIE) {
            self.cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        }
        response
    }

    async fn start_check(&mut self, console: &Console, body: &'static str) -> String {
        let response = self.post(&format!("{}/action/check", console.address), body).await;
        let location = response.headers().get(header::LOCATION).unwrap_or_else(|| panic!("no redirect: {response:?}")).to_str().unwrap().to_owned();
        assert!(location.starts_with("/runs/"), "{location}");
        location
    }
}

/// Waits for a condition, not for a time; gives up after two minutes.
async fn until<F: Future<Output = bool>>(what: &str, condition: impl Fn() -> F) {
    for _ in 0..1_200 {
        if condition().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("waited in vain for {what}");
}

#[tokio::test]
async fn a_run_survives_the_death_of_the_server_and_ends_once() {
    let data = TempDir::new().unwrap();
    let console = Console::start(data.path(), &[]);
    let mut browser = Browser::new();
    // Nobody answers for this sample's mail hosts, so the run is under way for seconds.
    let run = browser.start_check(&console, "target=silent.lab.test").await;
    let page = browser.get(&format!("{}{run}", console.address)).await.text().await.unwrap();
    assert!(!page.contains("area-ptr"), "the run ended too soon to be interrupted");
    console.kill();

    let console = Console::start(data.path(), &[]);
    let url = format!("{}{run}", console.address);
    until("the report", || async { browser.get(&format!("{url}/report.json")).await.status() == StatusCode::OK }).await;
    let page = browser.get(&url).await.text().await.unwrap();
    assert!(page.contains("section"), "{page}");
    // Once: one run in the list, with one report.
    let home = browser.get(&console.address).await.text().await.unwrap();
    assert_eq!(home.matches("href=\"/runs/").count(), 1);
}

#[tokio::test]
async fn it_stops_when_told_and_lets_requests_end() {
    let data = TempDir::new().unwrap();
    let mut console = Console::start(data.path(), &[]);
    assert!(Command::new("kill").arg(console.process.id().to_string()).status().unwrap().success());
    assert!(console.process.wait().unwrap().success());
}

#[tokio::test]
async fn every_route_answers_as_its_kind_must() {
    let data = TempDir::new().unwrap();
    let console = Console::start(data.path(), &[]);
    let mut browser = Browser::new();
    for route in ROUTES {
        let path = route.path.replace("{run}", "00000000-0000-7000-8000-000000000000").replace("{secret}", "nothing");
        let url = format!("{}{path}", console.address);
        let response = if route.method == "get" { browser.get(&url).await } else { browser.post(&url, "").await };
        let (status, headers) = (response.status(), response.headers().clone());
        assert!(!status.is_server_error(), "{path}: {status}");
        for name in ["content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options"] {
            assert!(headers.contains_key(name), "{path} has no {name}");
        }
        let indexed = path == "/" || path == "/about/probe" || path == "/healthz" || route.kind == Kind::Action;
        assert_eq!(headers.contains_key("x-robots-tag"), !indexed && !status.is_redirection(), "{path}");
        if route.method == "post" {
            // Another site's form is refused before it is read.
            let foreign = browser.client.post(&url).header("sec-fetch-site", "cross-site").header(header::ORIGIN, "https://evil.example").body("");
            assert_eq!(foreign.send().await.unwrap().status(), StatusCode::FORBIDDEN, "{path}");
        }
    }
}

#[tokio::test]
async fn pages_have_a_policy_of_their_own_and_no_inline_style() {
    let data = TempDir::new().unwrap();
    let console = Console::start(data.path(), &[]);
    let response = Browser::new().get(&console.address).await;
    let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
    let page = response.text().await.unwrap();
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert!(nonce.len() >= 16 && page.contains(&format!("nonce=\"{nonce}\"")), "{policy}");
    assert!(!policy.contains("unsafe-inline"));
    assert!(!page.contains("style=\""));
}

#[tokio::test]
async fn forms_lead_nowhere_else() {
    let data = TempDir::new().unwrap();
    let console = Console::start(data.path(), &[]);
    let mut browser = Browser::new();
    for body in ["locale=en&back=https://evil.example/", "locale=en&back=//evil.example", "locale=en&back=/\\evil.example", "locale=en&back="] {
        let response = browser.post(&format!("{}/action/prefer", console.address), body).await;
        assert_eq!(response.headers()[header::LOCATION], "/", "{body}");
    }
}

#[tokio::test]
async fn the_secret_of_a_link_is_neither_logged_nor_stored() {
    let data = TempDir::new().unwrap();
    let log = data.path().join("log");
    let console = Console::start_logging(data.path(), &[], std::fs::File::create(&log).unwrap().into());
    let mut browser = Browser::new();
    let run = browser.start_check(&console, "target=healthy.lab.test").await;
    let url = format!("{}{run}", console.address);
    until("the report", || async { browser.get(&format!("{url}/report.json")).await.status() == StatusCode::OK }).await;
    let response = browser.post(&format!("{url}/shares"), "days=7").await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    let page = response.text().await.unwrap();
    let secret = page.split("/s/").nth(1).unwrap().split(['<', '"', '&']).next().unwrap().to_owned();
    assert_eq!(secret.len(), 43);
    assert_eq!(Browser::new().get(&format!("{}/s/{secret}", console.address)).await.status(), StatusCode::OK);
    let document = Browser::new().get(&format!("{}/s/{secret}/report.json", console.address)).await;
    assert_eq!((document.status(), document.headers()["cache-control"].to_str().unwrap()), (StatusCode::OK, "private, no-store"));
    let document: serde_json::Value = document.json().await.unwrap();
    assert_eq!((document["schema"].as_str(), document["evidence"].as_array().map(Vec::len)), (Some("mailworthy.report/1"), Some(0)));
    assert!(document["vantage"]["resolver"] == "" && document["vantage"].get("ehlo").is_none(), "{}", document["vantage"]);
    // It was shown once: the page of the run does not have it.
    assert!(!browser.get(&url).await.text().await.unwrap().contains(&secret));
    console.kill();
    let mut kept = std::fs::read(&log).unwrap();
    assert!(kept.windows(3).any(|window| window == b"/s/"), "the request was logged, without its secret");
    for file in std::fs::read_dir(data.path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            kept.extend(std::fs::read(path).unwrap());
        }
    }
    assert!(!kept.windows(secret.len()).any(|window| window == secret.as_bytes()));
}

#[tokio::test]
async fn strangers_may_check_only_where_the_owner_says_so() {
    let data = TempDir::new().unwrap();
    let console = Console::start(data.path(), &["--public-checks", "off"]);
    let mut browser = Browser::new();
    let response = browser.post(&format!("{}/action/check", console.address), "target=healthy.lab.test").await;
    assert_eq!(response.headers()[header::LOCATION], "/");
    let home = browser.get(&console.address).await.text().await.unwrap();
    assert!(home.contains("only for people who are signed in"));
    assert!(!home.contains("action=\"/action/check\" class=\"panel"));
}

#[tokio::test]
async fn a_burst_of_checks_is_limited() {
    let data = TempDir::new().unwrap();
    let console = Console::start(data.path(), &[]);
    let mut browser = Browser::new();
    let mut limited = false;
    for _ in 0..200 {
        let response = browser.post(&format!("{}/action/check", console.address), "target=healthy.lab.test").await;
        if response.headers()[header::LOCATION] == "/" {
            limited = true;
            break;
        }
    }
    assert!(limited);
    let home = browser.get(&console.address).await.text().await.unwrap();
    assert!(home.contains("Too many checks") && home.contains("value=\"healthy.lab.test\""));
}

#[tokio::test]
async fn what_only_an_owner_may_ask_is_asked_once_a_day() {
    let data = TempDir::new().unwrap();
    let console = Console::start(data.path(), &[]);
    let mut browser = Browser::new();
    let run = browser.start_check(&console, "target=healthy.lab.test").await;
    let report = async |run: &str, browser: &Browser| {
        let url = format!("{}{run}/report.json", console.address);
        until("the report", || async { browser.get(&url).await.status() == StatusCode::OK }).await;
        browser.get(&url).await.text().await.unwrap()
    };
    assert!(!report(&run, &browser).await.contains("smtp_in.postmaster"), "nothing is tried unasked");
    let begin = async |browser: &mut Browser| {
        let body = format!("run={}", run.rsplit('/').next().unwrap());
        let request = browser.client.post(format!("{}/action/owner_check", console.address)).header(header::COOKIE, &browser.cookie);
        let response = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body).send().await.unwrap();
        response.headers()[header::LOCATION].to_str().unwrap().to_owned()
    };
    let page = browser.get(&format!("{}{run}", console.address)).await.text().await.unwrap();
    assert!(page.contains("id=\"owner\"") && page.contains("nothing to prove"));
    let tried = begin(&mut browser).await;
    assert!(tried != run && tried.starts_with("/runs/"), "{tried}");
    let document = report(&tried, &browser).await;
    assert!(document.contains("smtp_in.postmaster") && document.contains("smtp_in.relay_closed"));
    // Nothing is left to ask for there, and the servers have had their turn.
    assert!(!browser.get(&format!("{}{tried}", console.address)).await.text().await.unwrap().contains("id=\"owner\""));
    let again = begin(&mut browser).await;
    let document = report(&again, &browser).await;
    assert!(document.contains("smtp_in.tried_lately") && !document.contains("smtp_in.postmaster"));
    // Another browser has no such report.
    assert!(begin(&mut Browser::new()).await.ends_with("#owner"));
}

#[tokio::test]
async fn the_name_that_mail_servers_hear_leads_to_a_page_about_us() {
    let data = TempDir::new().unwrap();
    let console = Console::start_public(data.path(), &["--ehlo", "probe.example.org", "--public-url", "https://check.example.org"]);
    let browser = Browser::new();
    let page = async |host: &str, path: &str| {
        let request = browser.client.get(format!("{}{path}", console.address)).header(header::HOST, host);
        request.send().await.unwrap().text().await.unwrap()
    };
    let about = "Why this machine connected to your mail server";
    assert!(page("probe.example.org", "/").await.contains(about) && page("Probe.Example.org:80", "/").await.contains("postmaster@probe.example.org"));
    assert!(!page("check.example.org", "/").await.contains(about) && page("check.example.org", "/about/probe").await.contains(about));
    let marked = "in the log of your mail server?";
    assert!(!page("check.example.org", "/").await.contains(marked));
    // Without a name of its own the console's is said, and the way from there to the page is one link that says what it is for.
    let data = TempDir::new().unwrap();
    let console = Console::start_public(data.path(), &["--public-url", "https://check.example.org"]);
    let request = browser.client.get(format!("{}/", console.address)).header(header::HOST, "check.example.org");
    let page = request.send().await.unwrap().text().await.unwrap();
    assert!(page.contains(&format!("check.example.org {marked}")) && page.contains("href=\"/about/probe\""), "{page}");
}

#[tokio::test]
async fn a_probe_is_measured_from_the_tested_address_and_reported_from_elsewhere() {
    let data = TempDir::new().unwrap();
    let console = Console::start(data.path(), &["--trusted-proxies", "127.0.0.1/32"]);
    let mut browser = Browser::new();
    let run = browser.start_check(&console, "target=healthy.lab.test").await;
    let other = browser.start_check(&console, "target=no-ptr.lab.test").await;
    let third = browser.start_check(&console, "target=no-dmarc.lab.test").await;
    let url = format!("{}{run}", console.address);
    let measured = format!("{url}/measured?since=0");
    let report = async || browser.get(&url).await.text().await.unwrap();
    until("the report", || async { report().await.contains("id=\"port-25\"") }).await;
    let script = async |url: &str| {
        let response = browser.client.post(format!("{url}/probe")).header(header::COOKIE, &browser.cookie).send().await.unwrap();
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        let page = response.text().await.unwrap();
        let tokens = page.match_indices("t=").filter_map(|(at, _)| page.get(at + 2..at + 34));
        let token = tokens.filter(|token| token.bytes().all(|byte| byte.is_ascii_hexdigit())).map(str::to_owned).next();
        let token = token.unwrap_or_else(|| panic!("no token in {page}"));
        (page, token)
    };
    let (page, token) = script(&url).await;
    assert!(page.contains("a,4,198.51.100.1,25,google.com") && page.contains("v=4;"));
    let post = async |token: &str, from: &str, body: String| {
        let request =
            browser.client.post(format!("{}/probe/{token}", console.address)).header("x-forwarded-for", from).header(header::CONTENT_TYPE, "text/plain");
        request.body(body).send().await.unwrap().status()
    };
    let closed = format!("mw1-{token}-a4t.b4t.c4t.d4t");
    assert_eq!(post("0".repeat(32).as_str(), "203.0.113.10", closed.clone()).await, StatusCode::NOT_FOUND);
    assert_eq!(post(&token, "203.0.113.10", "mw1-x".to_owned()).await, StatusCode::BAD_REQUEST);
    assert!(!report().await.contains("id=\"area-smtp_out\""));
    // An open page hears of it.
    let waiting = {
        let (client, cookie) = (browser.client.clone(), browser.cookie.clone());
        tokio::spawn(async move { client.get(measured).header(header::COOKIE, cookie).send().await.unwrap().text().await.unwrap() })
    };
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(post(&token, "192.0.2.77", closed.clone()).await, StatusCode::NO_CONTENT);
    let told = report().await;
    assert!(told.contains("Reported from 192.0.2.77") && !told.contains("is closed from"), "hearsay is no measurement");
    assert_eq!(post(&token, "203.0.113.10", closed.clone()).await, StatusCode::NO_CONTENT);
    let told = report().await;
    assert!(told.contains("Port 25 is closed from 203.0.113.10") && !told.contains("id=\"port-25\""));
    assert!(told.contains("/measured"), "a better result reaches the open page as well");
    // Hearsay that comes afterwards is not taken, and nobody is told that it was.
    assert_eq!(post(&token, "192.0.2.77", closed.clone()).await, StatusCode::CONFLICT);
    assert_eq!(post(&token, "203.0.113.10", format!("mw1-{token}-x4o.y4o")).await, StatusCode::BAD_REQUEST, "servers that nobody asked");
    assert!(waiting.await.unwrap().contains("measured"));
    // A page that was made before, and connects only now, hears of it at once; one that knows it waits.
    let page = report().await;
    let known = page.split("/measured?since=").nth(1).unwrap().chars().take_while(char::is_ascii_digit).collect::<String>();
    assert_ne!(known, "0");
    let listen = async |since: &str| {
        let request = browser.client.get(format!("{url}/measured?since={since}")).header(header::COOKIE, &browser.cookie);
        tokio::time::timeout(Duration::from_millis(2_500), async { request.send().await.unwrap().text().await.unwrap() }).await
    };
    assert!(listen("0").await.unwrap().contains("event: over"));
    assert!(listen(&known).await.is_err(), "there is nothing new");
    // By hand, into another report: not taken, and nothing typed is lost.
    let other_url = format!("{}{other}", console.address);
    until("the other report", || async { browser.get(&other_url).await.text().await.unwrap().contains("id=\"port-25\"") }).await;
    let pasted = format!("run={}&code={closed}", other.rsplit('/').next().unwrap());
    let request = browser.client.post(format!("{}/action/probe_result", console.address)).header(header::COOKIE, &browser.cookie);
    request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(pasted).send().await.unwrap();
    let page = browser.get(&other_url).await.text().await.unwrap();
    assert!(page.contains("belongs to another report") && page.contains(&token) && !page.contains("id=\"area-smtp_out\""));
    // Its own is taken, and is what it is: hearsay.
    let (_, own) = script(&other_url).await;
    let pasted = format!("run={}&code=mw1-{own}-a4t.b4t.c4t.d4t", other.rsplit('/').next().unwrap());
    let request = browser.client.post(format!("{}/action/probe_result", console.address)).header(header::COOKIE, &browser.cookie);
    request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(pasted).send().await.unwrap();
    let page = browser.get(&other_url).await.text().await.unwrap();
    assert!(page.contains("id=\"area-smtp_out\"") && page.contains("From a pasted code") && page.contains("id=\"port-25\""), "{page}");
    // What `mailworthy probe` prints without an address to report to is taken by hand, by the owner alone, and never counts as measured.
    let third_url = format!("{}{third}", console.address);
    until("the third report", || async { browser.get(&third_url).await.text().await.unwrap().contains("id=\"port-25\"") }).await;
    let pasted = format!("run={}&code=mw1-0-a4o.b4o.c4o", third.rsplit('/').next().unwrap());
    let owner = browser.cookie.clone();
    let paste = async |browser: &Browser| {
        let request = browser.client.post(format!("{}/action/probe_result", console.address)).header(header::COOKIE, &browser.cookie);
        request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(pasted.clone()).send().await.unwrap();
        let page = browser.client.get(&third_url);
        page.header(header::COOKIE, &owner).send().await.unwrap().text().await.unwrap()
    };
    let mut stranger = Browser::new();
    stranger.start_check(&console, "target=no-ptr.lab.test").await;
    assert!(!paste(&stranger).await.contains("From a pasted code"));
    let page = paste(&browser).await;
    assert!(page.contains("From a pasted code") && page.contains("id=\"port-25\""), "{page}");
    let (_, own) = script(&third_url).await;
    assert_eq!(post(&own, "203.0.113.10", "mw1-0-a4o.b4o".to_owned()).await, StatusCode::BAD_REQUEST, "only by hand");
    // Into a report that the server itself has told: not taken, and said so.
    let pasted = format!("run={}&code=mw1-{token}-a4o.b4o", run.rsplit('/').next().unwrap());
    let request = browser.client.post(format!("{}/action/probe_result", console.address)).header(header::COOKIE, &browser.cookie);
    request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(pasted).send().await.unwrap();
    assert!(report().await.contains("the server itself has told already"));
}
