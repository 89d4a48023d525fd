//! Browser sessions, kept in the database, so that they survive a restart and serve every node.

use async_trait::async_trait;
use sha2::{Digest, Sha256};
use tower_sessions::{
    SessionStore as Sessions,
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
                outcome => return outcome.map_err(from_store),
            }
        }
        Err(Error::Backend("no free session id was found".to_owned()))
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.store.save_session(&hashed(&record.id), &encode(record)?, expiry(record)).await.map_err(from_store)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let data = self.store.load_session(&hashed(id), self.clock.now()).await.map_err(from_store)?;
        data.map(|data| decode(id, &data)).transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.store.delete_session(&hashed(id)).await.map_err(from_store)
    }
}

fn hashed(id: &Id) -> String {
    format!("{:x}", Sha256::digest(id.0.to_le_bytes()))
}

/// UTC, milliseconds since 1970.
fn expiry(record: &Record) -> i64 {
    i64::try_from(record.expiry_date.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

/// The record without its id, which must not stand in the database.
fn encode(record: &Record) -> Result<Vec<u8>> {
    let nameless = Record { id: Id(0), ..record.clone() };
    serde_json::to_vec(&nameless).map_err(|cause| Error::Encode(cause.to_string()))
}

fn decode(id: &Id, data: &[u8]) -> Result<Record> {
    let nameless: Record = serde_json::from_slice(data).map_err(|cause| Error::Decode(cause.to_string()))?;
    Ok(Record { id: *id, ..nameless })
}

fn from_store(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}
