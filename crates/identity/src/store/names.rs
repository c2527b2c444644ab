//! The names of users for others' pages: who entered, who changed, who looked.

use std::collections::BTreeMap;

use database::PersonalReader;
use kernel::UserId;

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
