//! Whom a kept thing belongs to.

use super::ids::{HolderId, TenantId};

/// Whom runs and shares belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A browser's session.
    Holder(HolderId),
    /// A team.
    Tenant(TenantId),
}
