//! Users for others' pages and notices: who entered, who changed, who looked, whom something waits for.

use std::collections::BTreeMap;

use database::{PersonalReader, Tx};
use kernel::{PermissionInfo, UserId};

use crate::store::users;

/// The names of `users`, also of those who have left. Who is not known is not in it.
///
/// # Errors
/// [`database::Error`].
pub async fn names_of(
    reader: &PersonalReader,
    users: impl IntoIterator<Item = UserId>,
) -> database::Result<BTreeMap<UserId, String>> {
    users::names(reader, users.into_iter()).await
}

/// Who works in the municipality of the reader, with their names, in the order of their addresses.
///
/// # Errors
/// [`database::Error`].
pub async fn colleagues(reader: &PersonalReader) -> database::Result<Vec<(UserId, String)>> {
    let users = users::list(reader).await?;
    let active = users.into_iter().filter(|user| !user.memberships.is_empty());
    Ok(active.filter(|user| user.closed_at.is_none()).map(|user| (user.id, user.name)).collect())
}

/// Who may do what `permission` names in the municipality of the transaction, in the order of their ids: for whom something waits.
///
/// # Errors
/// [`database::Error`].
pub async fn who_may(tx: &Tx, permission: PermissionInfo) -> database::Result<Vec<UserId>> {
    users::with_roles(tx, permission.grants.iter().map(|(role, _)| *role)).await
}
