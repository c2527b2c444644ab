//! Marks: technical states that are nobody's act, such as when a session was last seen. They need no audit entry, and can be
//! set only on tables without personal data.

use kernel::Authority;
use sea_orm::{ColumnTrait as _, QueryFilter as _, UpdateMany};

use crate::{
    Database, Result,
    owned::{Impersonal, Owned},
};

impl Database {
    /// Sets a mark on rows of `E` within the scope; `update` says which and what. Returns how many rows it was set on.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn mark<E, F>(&self, authority: &Authority, update: F) -> Result<u64>
    where
        E: Owned<Kind = Impersonal>,
        F: FnOnce(UpdateMany<E>) -> UpdateMany<E> + Send,
    {
        let transaction = self.writing(authority).await?;
        let marks = match (E::tenant(), authority.scope().unit()) {
            (Some(column), Some(unit)) => E::update_many().filter(column.eq(unit.as_str())),
            _ => E::update_many(),
        };
        let done = update(marks).exec(&transaction).await?;
        transaction.commit().await?;
        Ok(done.rows_affected)
    }
}
