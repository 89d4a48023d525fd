//! What is kept: all SQL of the product, for SQLite and for PostgreSQL.
//!
//! One SQL text serves both databases: `$1` placeholders, `RETURNING`, `ON CONFLICT`, columns of text, 64-bit numbers (UTC milliseconds),
//! booleans and bytes. The pools stay typed behind an enum; the macros `reading!` and `writing!` write a statement out for both. On SQLite everything that
//! changes rows passes through one connection with `BEGIN IMMEDIATE`, so that no write fails half-way because another one was quicker;
//! readers run beside it (WAL).
//!
//! Every function that touches an owner's rows takes a [`Scope`] or a [`Claim`], and a row of somebody else is simply not found.
//! The time is always passed in, in milliseconds since 1970 (UTC).

/// Runs an expression with `$db` as the pool to read from, once for each kind of database.
macro_rules! reading {
    ($store:expr, |$db:ident| $body:expr) => {
        match &$store.pools {
            $crate::store::Pools::Sqlite { readers, .. } => {
                let $db = readers;
                $body
            }
            $crate::store::Pools::Postgres(pool) => {
                let $db = pool;
                $body
            }
        }
    };
}

/// Runs a block in one transaction, `&mut *$tx` being its connection. The block's `Ok` commits, its `Err` (also by `?` and `return`) rolls back.
macro_rules! writing {
    ($store:expr, |$tx:ident| $body:block) => {
        match &$store.pools {
            $crate::store::Pools::Sqlite { writer, .. } => {
                let mut $tx = writer.begin_with("BEGIN IMMEDIATE").await?;
                let outcome: Result<_, $crate::store::StoreError> = async { $body }.await;
                match outcome {
                    Ok(value) => $tx.commit().await.map(|()| value).map_err($crate::store::StoreError::from),
                    Err(error) => Err(error),
                }
            }
            $crate::store::Pools::Postgres(pool) => {
                let mut $tx = pool.begin().await?;
                let outcome: Result<_, $crate::store::StoreError> = async { $body }.await;
                match outcome {
                    Ok(value) => $tx.commit().await.map(|()| value).map_err($crate::store::StoreError::from),
                    Err(error) => Err(error),
                }
            }
        }
    };
}

/// Declares rows as they are read from either database: each column by the name of its field, a field with `@` from columns of its own. Sqlx has
/// a derive for it, which would have both drivers compiled a second time.
macro_rules! rows {
    ($($visible:vis struct $row:ident { $(@$part:ident: $inner:ty,)? $($shown:vis $column:ident: $kind:ty,)* })*) => {$(
        $visible struct $row {
            $($part: $inner,)?
            $($shown $column: $kind,)*
        }

        rows! { @read sqlx::sqlite::SqliteRow, $row { $($part: $inner,)? } $($column)* }
        rows! { @read sqlx::postgres::PgRow, $row { $($part: $inner,)? } $($column)* }
    )*};
    (@read $from:ty, $row:ident { $($part:ident: $inner:ty,)? } $($column:ident)*) => {
        impl sqlx::FromRow<'_, $from> for $row {
            fn from_row(row: &$from) -> Result<Self, sqlx::Error> {
                Ok(Self {
                    $($part: <$inner as sqlx::FromRow<'_, $from>>::from_row(row)?,)?
                    $($column: sqlx::Row::try_get(row, stringify!($column))?,)*
                })
            }
        }
    };
}

#[cfg(test)]
mod contract;
mod document;
mod error;
mod history;
mod housekeeping;
mod jobs;
mod open;
mod probes;
mod progress;
mod reports;
mod runs;
mod scope;
mod sessions;
mod shares;
mod turns;

use serde::{Serialize, de::DeserializeOwned};
use sqlx::{PgPool, SqlitePool};
use uuid::{NoContext, Timestamp, Uuid};

pub use error::StoreError;
pub use housekeeping::Expired;
pub use jobs::{Claim, MAX_ATTEMPTS};
pub use scope::Scope;

/// The database of an installation. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pools: Pools,
}

#[derive(Clone, Debug)]
enum Pools {
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    Postgres(PgPool),
}

/// The kinds of database an installation may choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Embedded: one file, one machine.
    Sqlite,
    /// A server that several machines share.
    Postgres,
}

/// A new identifier: UUID version 7 (RFC 9562 §5.7) of the moment `now`.
fn new_id(now: i64) -> Uuid {
    let millis = u64::try_from(now).unwrap_or(0);
    let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
    Uuid::new_v7(Timestamp::from_unix(NoContext, millis / 1000, nanos))
}

fn to_json<T: Serialize + ?Sized>(what: &str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|cause| StoreError::unwritable(what, &cause))
}

fn from_json<T: DeserializeOwned>(what: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|cause| StoreError::unreadable(what, &cause))
}

/// Reads a value that is stored under its name.
fn named<T>(what: &str, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
    read(name).ok_or_else(|| StoreError::unreadable(what, &format_args!("{name:?} is unknown")))
}

/// Text without NUL, which PostgreSQL cannot hold (its manual, §8.3): a hostile answer must not make a report unstorable.
fn storable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}
