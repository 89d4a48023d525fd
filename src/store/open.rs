//! Opening the database, and asking how it is.

use std::{
    fs::{DirBuilder, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    str::FromStr,
    sync::LazyLock,
    time::Duration,
};

use sqlx::{
    Connection, PgConnection, SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{Kind, Pools, Store, StoreError};

/// The steps of one kind of database, embedded from `migrations/`; a test holds the list against the folder.
macro_rules! steps {
    ($folder:literal: $($name:literal)*) => {
        LazyLock::new(|| Migrator::with_migrations(vec![$(step($name, include_str!(concat!("../../migrations/", $folder, "/", $name, ".sql")))),*]))
    };
}

pub(super) static SQLITE_STEPS: LazyLock<Migrator> =
    steps!("sqlite": "0001_runs" "0002_jobs" "0003_shares" "0004_sessions" "0005_probes" "0006_turns" "0007_parts");
pub(super) static POSTGRES_STEPS: LazyLock<Migrator> =
    steps!("postgres": "0001_runs" "0002_jobs" "0003_shares" "0004_sessions" "0005_probes" "0006_turns" "0007_parts");

/// A step by its name, such as `0001_runs`: its number, and what it is about.
fn step(name: &'static str, text: &'static str) -> Migration {
    let (number, about) = name.split_once('_').unwrap_or((name, ""));
    Migration::new(number.parse().unwrap_or_default(), about.replace('_', " ").into(), MigrationType::Simple, text.into_sql_str(), false)
}

/// How long a statement waits for a lock of another process on the same SQLite file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a caller waits for a free connection before the store counts as unavailable.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(15);
/// Readers of SQLite: each is a thread, and few suffice since no read lasts long.
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;

impl Store {
    /// Opens a database and brings its tables up to date.
    ///
    /// `url` is `sqlite:PATH` (file and folder are created, readable for this user only), `sqlite::memory:` (gone with the store) or
    /// `postgres://…`. A database written by a newer version is refused.
    ///
    /// SQLite runs with `synchronous = NORMAL`: what was committed survives the end of the process at any moment; a power failure
    /// may take the last commits, never the consistency.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the database cannot be reached, [`StoreError::Internal`] for any other address or a failed step.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let pools = if url.starts_with("sqlite:") {
            open_sqlite(url).await?
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            open_postgres(url).await?
        } else {
            // The address may hold a password: it is not repeated.
            return Err(StoreError::Internal("a database address begins with sqlite: or postgres://".to_owned()));
        };
        Ok(Self { pools })
    }

    /// The kind of database that was opened.
    pub fn kind(&self) -> Kind {
        match self.pools {
            Pools::Sqlite { .. } => Kind::Sqlite,
            Pools::Postgres(_) => Kind::Postgres,
        }
    }

    /// Asks the database for a sign of life.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let one: i64 = reading!(self, |db| sqlx::query_scalar("SELECT CAST(1 AS BIGINT)").fetch_one(db).await?);
        if one == 1 { Ok(()) } else { Err(StoreError::Internal("the database cannot count".to_owned())) }
    }

    /// Lets statements under way end and closes the database. Later calls fail as unavailable.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

async fn open_sqlite(url: &str) -> Result<Pools, StoreError> {
    let in_memory = url.contains(":memory:") || url.contains("mode=memory");
    let options = SqliteConnectOptions::from_str(url)?;
    if !in_memory {
        create_private(options.get_filename()).map_err(sqlx::Error::Io)?;
    }
    let options = options
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal);
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        // A database in memory lives as long as its connection.
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options.clone())
        .await?;
    SQLITE_STEPS.run(&writer).await.map_err(sqlx::Error::from)?;
    let readers = if in_memory {
        writer.clone()
    } else {
        let options = options.pragma("query_only", "ON");
        SqlitePoolOptions::new().max_connections(SQLITE_READERS).acquire_timeout(ACQUIRE_TIMEOUT).connect_with(options).await?
    };
    Ok(Pools::Sqlite { readers, writer })
}

/// Creates the file and its folders if they are missing. Sessions stand in it, so nobody else on the machine is to read it;
/// SQLite gives the files it puts beside it the same permissions.
fn create_private(file: &Path) -> io::Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    OpenOptions::new().create(true).append(true).mode(0o600).open(file).map(drop)
}

async fn open_postgres(url: &str) -> Result<Pools, StoreError> {
    let options = PgConnectOptions::from_str(url)?.application_name("mailworthy");
    // A connection outside the pool: it says at once what is wrong, where the pool would try again until its time is up.
    let mut connection = PgConnection::connect_with(&options).await?;
    // Several machines may start at once: the steps are taken under an advisory lock.
    POSTGRES_STEPS.run(&mut connection).await.map_err(sqlx::Error::from)?;
    connection.close().await?;
    Ok(Pools::Postgres(PgPoolOptions::new().max_connections(POSTGRES_CONNECTIONS).acquire_timeout(ACQUIRE_TIMEOUT).connect_lazy_with(options)))
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use uuid::Uuid;

    use super::{super::StoreError, Store};
    use crate::model::{ids::HolderId, target::Target};

    #[tokio::test]
    async fn creates_a_private_file_and_keeps_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/deep/mailworthy.db");
        let url = format!("sqlite:{}", file.display());
        let holder = HolderId(Uuid::new_v4());

        let first = Store::open(&url).await.unwrap();
        let run = first.submit(&first.holder(holder), &Target::default(), "{}", 1).await.unwrap();
        let mode = |name: &str| fs::metadata(file.with_file_name(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("mailworthy.db"), mode("mailworthy.db-wal"), mode("")), (0o600, 0o600, 0o700));
        first.ping().await.unwrap();
        first.close().await;
        assert!(matches!(first.ping().await, Err(StoreError::Unavailable(_))));

        let second = Store::open(&url).await.unwrap();
        assert_eq!(second.run(&second.holder(holder), run.id).await.unwrap(), run);
        assert_eq!(second.queue_length().await.unwrap(), 1);
    }

    #[tokio::test]
    async fn says_what_an_address_looks_like_without_repeating_it() {
        for url in ["", "mysql://root:secret@db/x", "/var/lib/secret.db", "postgres:secret"] {
            let refused = Store::open(url).await.unwrap_err().to_string();
            assert!(refused.contains("sqlite:") && !refused.contains("secret"), "{refused}");
        }
    }

    #[tokio::test]
    async fn a_database_out_of_reach_is_unavailable() {
        // Port 1 of the loopback address: nobody listens there.
        let refused = Store::open("postgres://someone:secret@127.0.0.1:1/mailworthy").await.unwrap_err();
        assert!(matches!(refused, StoreError::Unavailable(_)) && !refused.to_string().contains("secret"), "{refused}");
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "not a database, but long enough to be taken for one".repeat(40)).unwrap();
        assert!(Store::open(&format!("sqlite:{}/file", folder.path().display())).await.is_err());
        assert!(Store::open(&format!("sqlite:{}/file/below.db", folder.path().display())).await.is_err());
    }
}
