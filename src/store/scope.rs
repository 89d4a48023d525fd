//! Whose rows may be touched.

use crate::model::{
    ids::{HolderId, RunId, TenantId},
    owner::Owner,
};

use super::{Store, StoreError};

/// The right to touch one owner's rows. It cannot be made up: a holder's comes from [`Store::holder`], a worker's with its
/// [`Claim`](super::Claim), a visitor's from [`Store::open_share`], a probe's from [`Store::open_probe`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    owner: Owner,
    /// A visitor with a share link reads this run and nothing else.
    only: Option<RunId>,
    /// Whether it may also amend that run: the right of a measurement that is handed in.
    amends: bool,
}

impl Store {
    /// The scope of a browser that has not signed in; `holder` comes from its session.
    pub fn holder(&self, holder: HolderId) -> Scope {
        Scope { owner: Owner::Holder(holder), only: None, amends: false }
    }
}

impl Scope {
    /// Reads the two columns that name an owner.
    pub(super) fn from_columns(kind: &str, id: &str) -> Result<Self, StoreError> {
        let unreadable = |cause| StoreError::unreadable("an owner", &cause);
        let owner = match kind {
            "holder" => Owner::Holder(id.parse::<HolderId>().map_err(unreadable)?),
            "tenant" => Owner::Tenant(id.parse::<TenantId>().map_err(unreadable)?),
            other => return Err(StoreError::Internal(format!("nobody knows owners of the kind {other:?}"))),
        };
        Ok(Self { owner, only: None, amends: false })
    }

    /// The same owner's, for reading one run.
    pub(super) fn narrowed_to(self, run: RunId) -> Self {
        Self { only: Some(run), ..self }
    }

    /// The same owner's, for reading and amending one run.
    pub(super) fn amending(self, run: RunId) -> Self {
        Self { only: Some(run), amends: true, ..self }
    }

    /// Passes for the owner, and for whoever has leave to hand in what was measured for this run.
    pub(super) fn may_amend(&self, run: RunId) -> Result<(), StoreError> {
        if self.only.is_none_or(|only| only == run && self.amends) { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Whose rows these are.
    pub const fn owner(&self) -> Owner {
        self.owner
    }

    /// The column `owner_kind`.
    pub(super) fn kind(&self) -> &'static str {
        match self.owner {
            Owner::Holder(_) => "holder",
            Owner::Tenant(_) => "tenant",
        }
    }

    /// The column `owner_id`.
    pub(super) fn id(&self) -> String {
        match self.owner {
            Owner::Holder(id) => id.to_string(),
            Owner::Tenant(id) => id.to_string(),
        }
    }

    /// Passes unless a visitor asks for a run other than the shared one.
    pub(super) fn may_read(&self, run: RunId) -> Result<(), StoreError> {
        if self.only.is_none_or(|only| only == run) { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Passes for the owner, not for a visitor: changes and lists are not shared.
    pub(super) fn is_whole(&self) -> Result<(), StoreError> {
        if self.only.is_none() { Ok(()) } else { Err(StoreError::NotFound) }
    }
}
