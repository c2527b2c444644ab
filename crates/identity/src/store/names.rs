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
