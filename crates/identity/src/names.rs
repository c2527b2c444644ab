//! The names of users for others' pages: who entered, who changed, who looked.

use std::collections::BTreeMap;

use database::{
    PersonalReader,
    sea_orm::{ColumnTrait as _, QueryFilter as _},
};
use kernel::UserId;

use crate::store::tables::user_account::{Column, Entity};

/// The names of `users`, also of those who have left. Who is not known is not in it.
///
/// # Errors
/// [`database::Error`].
pub async fn names_of(
    reader: &PersonalReader,
    users: impl IntoIterator<Item = UserId>,
) -> database::Result<BTreeMap<UserId, String>> {
    let users: std::collections::BTreeSet<_> = users.into_iter().map(UserId::uuid).collect();
    if users.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = reader.all(reader.select::<Entity>().filter(Column::Id.is_in(users))).await?;
    Ok(rows.into_iter().map(|row| (UserId::from(row.id), row.name)).collect())
}
