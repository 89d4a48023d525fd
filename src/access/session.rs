//! Browser sessions, kept in the database, so that they survive a restart and serve every node.

use async_trait::async_trait;
use sha2::{Digest, Sha256};
use tower_sessions::{
    SessionStore as Sessions,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::{
    net::clock::Clock,
    store::{Store, StoreError},
};

/// How often a new session tries another id when its own is taken. 128 random bits never are; a broken generator's might be.
const CREATE_TRIES: u32 = 3;

/// Keeps sessions in the [`Store`].
///
/// The row's id is the SHA-256 of the cookie's, so that nobody takes over a session who only reads the database.
#[derive(Clone, Debug)]
pub struct SessionStore {
    store: Store,
    clock: Clock,
}

impl SessionStore {
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock }
    }
}

#[async_trait]
impl Sessions for SessionStore {
    async fn create(&self, record: &mut Record) -> Result<()> {
        for _ in 0..CREATE_TRIES {
            match self.store.create_session(&hashed(&record.id), &encode(record)?, expiry(record)).await {
                Err(StoreError::Conflict) => record.id = Id::default(),
                outcome => return outcome.map_err(|error| from_store(&error)),
            }
        }
        Err(Error::Backend("no free session id was found".to_owned()))
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.store.save_session(&hashed(&record.id), &encode(record)?, expiry(record)).await.map_err(|error| from_store(&error))
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = self.store.load_session(&hashed(id), self.clock.now()).await.map_err(|error| from_store(&error))?;
        found.map(|(data, expires_at)| decode(id, &data, expires_at)).transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.store.delete_session(&hashed(id)).await.map_err(|error| from_store(&error))
    }
}

fn hashed(id: &Id) -> String {
    format!("{:x}", Sha256::digest(id.0.to_le_bytes()))
}

/// UTC, milliseconds since 1970.
fn expiry(record: &Record) -> i64 {
    i64::try_from(record.expiry_date.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

/// The values of the session alone: id and end are columns.
fn encode(record: &Record) -> Result<Vec<u8>> {
    serde_json::to_vec(&record.data).map_err(|cause| Error::Encode(cause.to_string()))
}

fn decode(id: &Id, data: &[u8], expires_at: i64) -> Result<Record> {
    let data = serde_json::from_slice(data).map_err(|cause| Error::Decode(cause.to_string()))?;
    let expiry_date = OffsetDateTime::from_unix_timestamp_nanos(i128::from(expires_at) * 1_000_000).map_err(|cause| Error::Decode(cause.to_string()))?;
    Ok(Record { id: *id, data, expiry_date })
}

fn from_store(error: &StoreError) -> Error {
    Error::Backend(error.to_string())
}

#[cfg(test)]
mod tests {
    use std::{fs, sync::Arc};

    use tower_sessions::{Expiry, Session};

    use super::*;

    const NOW: i64 = 1_795_000_000_000;
    const HOUR: i64 = 3_600_000;

    /// A session that ends an hour after [`NOW`], in a store for which it is `now`.
    fn session(store: &Store, id: Option<Id>, now: i64) -> Session {
        let end = OffsetDateTime::from_unix_timestamp((NOW + HOUR) / 1000).unwrap();
        Session::new(id, Arc::new(SessionStore::new(store.clone(), Clock::Fixed(now))), Some(Expiry::AtDateTime(end)))
    }

    async fn signed_in(store: &Store) -> Session {
        let session = session(store, None, NOW);
        session.insert("holder", "送达").await.unwrap();
        session.save().await.unwrap();
        session
    }

    async fn holder(store: &Store, id: Id, now: i64) -> Option<String> {
        session(store, Some(id), now).get("holder").await.unwrap()
    }

    #[tokio::test]
    async fn lives_in_the_database_until_it_expires() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let id = signed_in(&store).await.id().unwrap();
        assert_eq!(holder(&store, id, NOW + HOUR - 1).await.as_deref(), Some("送达"));
        assert_eq!(holder(&store, id, NOW + HOUR).await, None);
        assert_eq!(holder(&store, Id(id.0 ^ 1), NOW).await, None);
    }

    #[tokio::test]
    async fn changes_its_id_and_ends() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let session = signed_in(&store).await;
        let before = session.id().unwrap();
        session.cycle_id().await.unwrap();
        session.save().await.unwrap();
        let after = session.id().unwrap();
        assert_ne!(after, before);
        assert_eq!(holder(&store, before, NOW).await, None, "the old id is worth nothing");
        assert_eq!(holder(&store, after, NOW).await.as_deref(), Some("送达"));
        session.flush().await.unwrap();
        assert_eq!(holder(&store, after, NOW).await, None);
    }

    #[tokio::test]
    async fn a_taken_id_is_not_given_again() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let first = signed_in(&store).await.id().unwrap();
        let sessions = SessionStore::new(store.clone(), Clock::Fixed(NOW));
        let mut second = sessions.load(&first).await.unwrap().unwrap();
        second.data.clear();
        sessions.create(&mut second).await.unwrap();
        assert_ne!(second.id, first);
        assert_eq!(holder(&store, first, NOW).await.as_deref(), Some("送达"));
        assert_eq!(holder(&store, second.id, NOW).await, None);
    }

    #[tokio::test]
    async fn the_cookies_id_does_not_stand_in_the_database() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite:{}/sessions.db", folder.path().display())).await.unwrap();
        let id = signed_in(&store).await.id().unwrap();
        let mut kept = Vec::new();
        for entry in fs::read_dir(folder.path()).unwrap() {
            kept.extend(fs::read(entry.unwrap().path()).unwrap());
        }
        let stands = |part: &[u8]| kept.windows(part.len()).any(|window| window == part);
        assert!(stands(hashed(&id).as_bytes()), "the row is in the file");
        assert!(!stands(id.to_string().as_bytes()) && !stands(&id.0.to_le_bytes()) && !stands(id.0.to_string().as_bytes()));
    }
}
