//! What goes of somebody who is erased: why something about that person stayed. Items of lists hold ids and a sealed day, which opens
//! no more.

use std::{future::Future, pin::Pin};

use database::{
    Tx,
    sea_orm::{ColumnTrait as _, QueryFilter as _, sea_query::ExprTrait as _},
};
use uuid::Uuid;

use super::entities::retention_hold::{Column, Entity};

/// Erases what is kept about a person or a household.
pub(crate) fn erase<'a>(
    tx: &'a mut Tx,
    subject: Uuid,
) -> Pin<Box<dyn Future<Output = database::Result<()>> + Send + 'a>> {
    Box::pin(async move {
        let of_household = Column::PersonId.is_null().and(Column::HouseholdId.eq(subject));
        let rows = tx.delete_many::<Entity>().filter(Column::PersonId.eq(subject).or(of_household));
        tx.exec_delete(rows).await?;
        Ok(())
    })
}
