//! Share links: whoever has the secret reads one report.

use crate::model::{
    ids::{RunId, ShareId},
    share::Share,
};

use super::{Scope, Store, StoreError, new_id};

rows! {
    struct ShareRow {
        id: String,
        run_id: String,
        created_at: i64,
        expires_at: i64,
        revoked_at: Option<i64>,
    }
}

impl TryFrom<ShareRow> for Share {
    type Error = StoreError;

    fn try_from(row: ShareRow) -> Result<Self, StoreError> {
        let unreadable = |cause| StoreError::unreadable("a share", &cause);
        Ok(Self {
            id: row.id.parse().map_err(unreadable)?,
            run: row.run_id.parse().map_err(unreadable)?,
            created_at: row.created_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
        })
    }
}

rows! {
    struct OpenedRow {
        @share: ShareRow,
        owner_kind: String,
        owner_id: String,
    }
}

impl Store {
    /// Makes a link to a run that opens until `expires_at`. `secret_hash` is the SHA-256 of the link's secret, which is not kept.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the hash is in use.
    pub async fn share(&self, scope: &Scope, run: RunId, secret_hash: &[u8], expires_at: i64, now: i64) -> Result<Share, StoreError> {
        const SHARE: &str = "INSERT INTO shares (id, run_id, secret_hash, created_at, expires_at)
            SELECT $1, id, $2, $3, $4 FROM runs WHERE id = $5 AND owner_kind = $6 AND owner_id = $7";
        scope.is_whole()?;
        let share = Share { id: ShareId(new_id(now)), run, created_at: now, expires_at, revoked_at: None };
        writing!(self, |tx| {
            let inserted = sqlx::query(SHARE)
                .bind(share.id.to_string())
                .bind(secret_hash)
                .bind(now)
                .bind(expires_at)
                .bind(run.to_string())
                .bind(scope.kind())
                .bind(scope.id())
                .execute(&mut *tx)
                .await?;
            if inserted.rows_affected() == 0 { Err(StoreError::NotFound) } else { Ok(share) }
        })
    }

    /// The links to a run that are still kept, newest first, expired and revoked ones among them.
    pub async fn shares(&self, scope: &Scope, run: RunId) -> Result<Vec<Share>, StoreError> {
        const OF_RUN: &str = "SELECT id, run_id, created_at, expires_at, revoked_at FROM shares WHERE run_id = $1 ORDER BY created_at DESC, id DESC";
        scope.is_whole()?;
        let run = self.run(scope, run).await?.id;
        let rows: Vec<ShareRow> = reading!(self, |db| sqlx::query_as(OF_RUN).bind(run.to_string()).fetch_all(db).await?);
        rows.into_iter().map(Share::try_from).collect()
    }

    /// Closes a link for good. Closing it again changes nothing.
    pub async fn revoke(&self, scope: &Scope, share: ShareId, now: i64) -> Result<(), StoreError> {
        const REVOKE: &str = "UPDATE shares SET revoked_at = COALESCE(revoked_at, $2)
            WHERE id = $1 AND run_id IN (SELECT id FROM runs WHERE owner_kind = $3 AND owner_id = $4)";
        scope.is_whole()?;
        writing!(self, |tx| {
            let revoked = sqlx::query(REVOKE).bind(share.to_string()).bind(now).bind(scope.kind()).bind(scope.id()).execute(&mut *tx).await?;
            if revoked.rows_affected() == 0 { Err(StoreError::NotFound) } else { Ok(()) }
        })
    }

    /// Opens a link by the hash of its secret: the link, and the right to read its run and nothing else.
    /// `None` for one that never was, has expired or was revoked: the three are not told apart.
    pub async fn open_share(&self, secret_hash: &[u8], now: i64) -> Result<Option<(Share, Scope)>, StoreError> {
        const OPEN: &str = "SELECT s.id, s.run_id, s.created_at, s.expires_at, s.revoked_at, r.owner_kind, r.owner_id
            FROM shares s JOIN runs r ON r.id = s.run_id WHERE s.secret_hash = $1";
        let row: Option<OpenedRow> = reading!(self, |db| sqlx::query_as(OPEN).bind(secret_hash).fetch_optional(db).await?);
        let Some(OpenedRow { share, owner_kind, owner_id }) = row else { return Ok(None) };
        let share = Share::try_from(share)?;
        if !share.is_open(now) {
            return Ok(None);
        }
        let scope = Scope::from_columns(&owner_kind, &owner_id)?.narrowed_to(share.run);
        Ok(Some((share, scope)))
    }
}
