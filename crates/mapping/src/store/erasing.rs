//! What goes of somebody who is erased, and of somebody of whom nothing may go out any more. That an import brought the person stays, by
//! keyed hashes alone: the next file of the source must not bring back who was erased.

use std::{future::Future, pin::Pin};

use chrono::TimeDelta;
use database::{
    Tx,
    sea_orm::{ColumnTrait as _, QueryFilter as _, sea_query::Expr},
};
use uuid::Uuid;

use super::{
    clearing,
    entities::{import_household, import_person},
};

/// Erases what is kept about a person or a household: what the file said last.
pub(crate) fn erase<'a>(
    tx: &'a mut Tx,
    subject: Uuid,
) -> Pin<Box<dyn Future<Output = database::Result<()>> + Send + 'a>> {
    Box::pin(async move {
        let persons = tx
            .update_many::<import_person::Entity>()
            .filter(import_person::Column::PersonId.eq(subject))
            .col_expr(import_person::Column::Digest, Expr::value(None::<Vec<u8>>));
        tx.exec_update(persons).await?;
        let households = tx
            .update_many::<import_household::Entity>()
            .filter(import_household::Column::HouseholdId.eq(subject))
            .col_expr(import_household::Column::Digest, Expr::value(None::<Vec<u8>>));
        tx.exec_update(households).await?;
        // Whom the files hold is known to nobody before they are opened: all of the municipality go.
        let now = tx.now() + TimeDelta::microseconds(1);
        clearing::imports_before(tx, now).await?;
        clearing::exports_before(tx, now).await
    })
}

/// Takes back what waits to be fetched: whom the files of exports hold is known to nobody before they are opened, so all of the municipality
/// go, and those that are being made with them. Files of imports came in, and go nowhere.
pub(crate) fn withhold<'a>(
    tx: &'a mut Tx,
    _subject: Uuid,
) -> Pin<Box<dyn Future<Output = database::Result<()>> + Send + 'a>> {
    Box::pin(async move {
        let now = tx.now() + TimeDelta::microseconds(1);
        clearing::exports_before(tx, now).await
    })
}
