//! Looking at who did and saw what. The look is logged, too.

use std::collections::BTreeMap;

use database::{Audit, AuditEntry, AuditFilter, Database, list_audit_entries};
use kernel::{Permit, UserId};

use crate::{permissions::SeeAudit, store::users};

/// Entries with the names of those who stand in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    /// Entries, the newest first.
    pub entries: Vec<AuditEntry>,
    /// Names of users.
    pub names: BTreeMap<UserId, String>,
}

/// Entries within reach, at most `limit`, older than the one of number `before`.
///
/// # Errors
/// [`database::Error`].
pub async fn see_audit(
    permit: &Permit<SeeAudit>,
    database: &Database,
    (filter, before): (&AuditFilter, Option<i64>),
    limit: u64,
) -> database::Result<AuditPage> {
    let reader = database.read_personal(permit, Audit::of("see_audit")).await?;
    let entries = list_audit_entries(&reader, filter, before, limit).await?;
    let names = users::names(&reader, entries.iter().filter_map(|entry| entry.user)).await?;
    Ok(AuditPage { entries, names })
}
