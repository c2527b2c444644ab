//! What goes of somebody who is erased. All of it is sealed and opens no more; it is taken away, so that nobody asks for it.

use std::{future::Future, pin::Pin};

use database::{
    Tx,
    sea_orm::{ColumnTrait as _, QueryFilter as _},
};
use uuid::Uuid;

use super::{
    entities::{assessment_result, fact_entry, fact_request, fact_request_part, fact_sheet},
    list_run,
};

/// Erases what is kept about a person or a household.
pub(crate) fn erase<'a>(
    tx: &'a mut Tx,
    subject: Uuid,
) -> Pin<Box<dyn Future<Output = database::Result<()>> + Send + 'a>> {
    Box::pin(async move {
        let sheets = tx.delete_many::<fact_sheet::Entity>();
        tx.exec_delete(sheets.filter(fact_sheet::Column::Subject.eq(subject))).await?;
        let entries = tx.delete_many::<fact_entry::Entity>();
        tx.exec_delete(entries.filter(fact_entry::Column::Subject.eq(subject))).await?;
        let parts = tx.delete_many::<fact_request_part::Entity>();
        tx.exec_delete(parts.filter(fact_request_part::Column::Subject.eq(subject))).await?;
        // Nobody knows who is on which sealed list: all go, and can be run again.
        list_run::forget_all(tx).await?;
        erase_household(tx, subject).await
    })
}

/// Results and requests belong to a household; nothing happens when `id` is a person's.
async fn erase_household(tx: &mut Tx, id: Uuid) -> database::Result<()> {
    let results = tx.delete_many::<assessment_result::Entity>();
    tx.exec_delete(results.filter(assessment_result::Column::HouseholdId.eq(id))).await?;
    let requests = tx.select::<fact_request::Entity>();
    let requests = tx.all(requests.filter(fact_request::Column::HouseholdId.eq(id))).await?;
    for request in requests {
        let parts = tx.delete_many::<fact_request_part::Entity>();
        let of = fact_request_part::Column::RequestId.eq(request.id);
        tx.exec_delete(parts.filter(of)).await?;
        let row = tx.delete_many::<fact_request::Entity>();
        tx.exec_delete(row.filter(fact_request::Column::Id.eq(request.id))).await?;
    }
    Ok(())
}
