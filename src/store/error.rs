//! What can go wrong between this process and its database.

use std::fmt::Display;

use sqlx::{error::DatabaseError, migrate::MigrateError};

/// Why the store did not do what it was asked for. The texts are for the log, never for a page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No such row, or none that this scope may see: the two are not told apart.
    #[error("not found")]
    NotFound,
    /// The row is no longer as the caller believed: taken, ended or already there.
    #[error("conflict with another write")]
    Conflict,
    /// The database cannot be reached or is busy. Trying again later is sensible.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// A fault of ours, or a damaged database.
    #[error("database error: {0}")]
    Internal(String),
}

impl StoreError {
    /// Something stored does not read back.
    pub(super) fn unreadable(what: &str, cause: &impl Display) -> Self {
        Self::Internal(format!("{what} cannot be read: {cause}"))
    }

    /// Something to be stored cannot be written down.
    pub(super) fn unwritable(what: &str, cause: &impl Display) -> Self {
        Self::Internal(format!("{what} cannot be written: {cause}"))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error;
        match error {
            Error::RowNotFound => Self::NotFound,
            Error::Database(cause) => from_database(cause.as_ref()),
            Error::Migrate(cause) => match *cause {
                MigrateError::Execute(inner) | MigrateError::ExecuteMigration(inner, _) => Self::from(inner),
                other => Self::Internal(other.to_string()),
            },
            Error::Io(_) | Error::Tls(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => Self::Unavailable(error.to_string()),
            other => Self::Internal(other.to_string()),
        }
    }
}

fn from_database(cause: &dyn DatabaseError) -> StoreError {
    // A row that it refers to has gone meanwhile: somebody else was faster, as with a key that is already there.
    if cause.is_unique_violation() || cause.is_foreign_key_violation() {
        StoreError::Conflict
    } else if cause.code().is_some_and(|code| is_passing(&code)) {
        StoreError::Unavailable(cause.to_string())
    } else {
        StoreError::Internal(cause.to_string())
    }
}

/// Whether a database's error code speaks of a state that passes by itself or by the operator's hand.
///
/// SQLite's are decimal numbers (<https://www.sqlite.org/rescode.html>), PostgreSQL's five characters (its manual, appendix A).
fn is_passing(code: &str) -> bool {
    if code.len() == 5 {
        // connection exception, transaction rollback, insufficient resources, operator intervention, system error
        return ["08", "40", "53", "57", "58"].iter().any(|class| code.starts_with(class));
    }
    // BUSY, LOCKED, IOERR, FULL, CANTOPEN; the upper bits only say more about them.
    code.parse::<i32>().is_ok_and(|number| matches!(number & 0xff, 5 | 6 | 10 | 13 | 14))
}

#[cfg(test)]
mod tests {
    use super::{StoreError, is_passing};

    #[test]
    fn tells_trouble_that_passes_from_faults() {
        for code in ["5", "517", "13", "08006", "40P01", "57P01", "53300"] {
            assert!(is_passing(code), "{code}");
        }
        for code in ["1", "2067", "23505", "42P01", "22021", ""] {
            assert!(!is_passing(code), "{code}");
        }
    }

    #[test]
    fn a_missing_row_is_not_a_fault() {
        assert_eq!(StoreError::from(sqlx::Error::RowNotFound), StoreError::NotFound);
        assert!(matches!(StoreError::from(sqlx::Error::PoolTimedOut), StoreError::Unavailable(_)));
    }
}
