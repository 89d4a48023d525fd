//! A PostgreSQL server for one test, from the binaries of this machine, on a loopback port of its own.

use std::{
    env, fs,
    net::TcpListener,
    os::unix::{
        fs::{MetadataExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

/// How long the server may take to accept connections, on a machine that is busy compiling.
const PATIENCE: Duration = Duration::from_secs(60);

/// Starts the server and waits for the end of its input. That comes when the test drops the server, and also when the test is killed;
/// then the server is stopped by its process id and its folder removed.
const WATCHDOG: &str = r#"
folder=$1
shift
"$@" >"$folder/log" 2>&1 &
server=$!
cat >/dev/null
kill -QUIT "$server" 2>/dev/null
wait "$server"
rm -rf "$folder"
"#;

/// A running server. It ends with this value.
pub struct Server {
    watchdog: Child,
    port: u16,
    folder: TempDir,
}

impl Server {
    /// Panics with a sentence that says what is missing when there is no PostgreSQL on this machine.
    pub async fn start() -> Self {
        let binaries = binaries();
        let folder = tempfile::Builder::new().prefix("mailworthy-postgres-").tempdir_in("/tmp").unwrap();
        let person = Person::unprivileged(folder.path());
        let data = folder.path().join("data");
        let mut init = Command::new(binaries.join("initdb"));
        init.args(["--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--pgdata"]).arg(&data);
        let made = person.run(&mut init).current_dir(folder.path()).output().unwrap();
        assert!(made.status.success(), "initdb failed: {}", String::from_utf8_lossy(&made.stderr));

        // Free now: should somebody else take the port before the server does, it ends at once and the wait below says so.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut shell = Command::new("sh");
        shell.args(["-c", WATCHDOG, "sh"]).arg(folder.path());
        shell.arg(binaries.join("postgres")).arg("-D").arg(&data).args(["-p", &port.to_string()]);
        for setting in ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "full_page_writes=off", "max_connections=60"] {
            shell.args(["-c", setting]);
        }
        // A group of its own: an interrupt at the terminal ends the test, whose end ends the server in order.
        let watchdog = person.run(&mut shell).current_dir(folder.path()).process_group(0).stdin(Stdio::piped()).spawn().unwrap();
        let server = Self { watchdog, port, folder };
        server.wait_until_ready().await;
        server
    }

    async fn wait_until_ready(&self) {
        let begin = Instant::now();
        loop {
            match PgConnection::connect(&self.url("postgres")).await {
                Ok(connection) => return connection.close().await.unwrap(),
                Err(error) if begin.elapsed() > PATIENCE => {
                    let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                    panic!("PostgreSQL did not start: {error}\n{log}");
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// A new empty database; returns its address. `name` is one of our own test names.
    pub async fn create_database(&self, name: &str) -> String {
        let mut connection = PgConnection::connect(&self.url("postgres")).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        self.url(name)
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}?sslmode=disable", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.watchdog.stdin.take());
        self.watchdog.wait().ok();
    }
}

/// The folder that holds `initdb` and `postgres`: the setting's, else the newest that Debian's packages have put there.
fn binaries() -> PathBuf {
    const ADVICE: &str = "install the package postgresql, or name the folder of initdb and postgres in MAILWORTHY_POSTGRES_BIN";
    let complete = |folder: &Path| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    if let Some(folder) = env::var_os("MAILWORTHY_POSTGRES_BIN").map(PathBuf::from) {
        assert!(complete(&folder), "{} holds no PostgreSQL: {ADVICE}", folder.display());
        return folder;
    }
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = installed
        .filter_map(|version| Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path().join("bin"))))
        .filter(|(_, folder)| complete(folder))
        .max();
    newest.unwrap_or_else(|| panic!("the store is tested on PostgreSQL too, and there is none in /usr/lib/postgresql: {ADVICE}")).1
}

/// Who runs the server: PostgreSQL refuses to be root.
struct Person(Option<(u32, u32)>);

impl Person {
    /// Whoever runs the test, or, if that is root, `nobody`, to whom the folder is given.
    fn unprivileged(folder: &Path) -> Self {
        if fs::metadata(folder).unwrap().uid() != 0 {
            return Self(None);
        }
        let id = |option: &str| -> u32 {
            let answer = Command::new("id").args([option, "nobody"]).output().unwrap();
            String::from_utf8(answer.stdout).unwrap().trim().parse().expect("the tests run as root and need a user called nobody to run PostgreSQL as")
        };
        let (user, group) = (id("-u"), id("-g"));
        chown(folder, Some(user), Some(group)).unwrap();
        Self(Some((user, group)))
    }

    fn run<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if let Self(Some((user, group))) = self {
            command.uid(*user).gid(*group);
        }
        command
    }
}
