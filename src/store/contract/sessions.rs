//! Browser sessions.

use super::{
    super::{Store, StoreError},
    samples::{MINUTE, NOW},
};

pub async fn a_session_lives_until_it_expires(store: &Store) {
    store.create_session("id", &[0, 255, 7], NOW + MINUTE).await.unwrap();
    assert_eq!(store.load_session("id", NOW).await.unwrap(), Some((vec![0, 255, 7], NOW + MINUTE)));
    assert_eq!(store.load_session("id", NOW + MINUTE).await.unwrap(), None);
    assert_eq!(store.load_session("other", NOW).await.unwrap(), None);
    store.save_session("id", b"", NOW + 2 * MINUTE).await.unwrap();
    assert_eq!(store.load_session("id", NOW + MINUTE).await.unwrap(), Some((Vec::new(), NOW + 2 * MINUTE)));
}

pub async fn a_deleted_session_stays_deleted(store: &Store) {
    store.create_session("id", b"signed in", NOW + MINUTE).await.unwrap();
    store.create_session("other", b"other", NOW + MINUTE).await.unwrap();
    store.delete_session("id").await.unwrap();
    store.delete_session("id").await.unwrap();
    store.save_session("id", b"signed in", NOW + MINUTE).await.unwrap();
    assert_eq!(store.load_session("id", NOW).await.unwrap(), None);
    assert_eq!(store.load_session("other", NOW).await.unwrap(), Some((b"other".to_vec(), NOW + MINUTE)));
}

pub async fn an_id_is_given_once(store: &Store) {
    store.create_session("id", b"first", NOW + MINUTE).await.unwrap();
    assert_eq!(store.create_session("id", b"second", NOW + MINUTE).await, Err(StoreError::Conflict));
    assert_eq!(store.load_session("id", NOW).await.unwrap(), Some((b"first".to_vec(), NOW + MINUTE)));
}
