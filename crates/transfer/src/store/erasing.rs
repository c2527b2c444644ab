//! What goes of somebody who is erased, and what is taken back of somebody of whom nothing may go out any more: packets in which the
//! person is, on this side at once and on the other by a job.

use std::{future::Future, pin::Pin};

use database::{
    Tx,
    sea_orm::{ColumnTrait as _, QueryFilter as _, sea_query::Expr},
};
use uuid::Uuid;

use super::{
    entities::{transfer, transfer_person},
    transfer::{self as transfers, Step, UNANSWERED},
};
use crate::{
    jobs,
    transfer::{Direction, Transfer, TransferState},
};

/// Erases what is kept about a person: packets, and that the person was part of any transfer. A packet that an older copy of the data
/// brought back ends, too: nothing opens it.
pub(crate) fn erase<'a>(
    tx: &'a mut Tx,
    subject: Uuid,
) -> Pin<Box<dyn Future<Output = database::Result<()>> + Send + 'a>> {
    Box::pin(async move {
        transfers::go_on(tx, subject.into(), &UNANSWERED, Step::to(TransferState::Recalled))
            .await?;
        for one in transfers::of_person(tx, subject).await? {
            end(tx, &one, (TransferState::Erased, TransferState::Erased)).await?;
        }
        let rows = tx.delete_many::<transfer_person::Entity>();
        tx.exec_delete(rows.filter(transfer_person::Column::PersonId.eq(subject))).await?;
        let agreed = tx
            .update_many::<transfer::Entity>()
            .filter(transfer::Column::ConsentOf.eq(subject))
            .col_expr(transfer::Column::ConsentOf, Expr::value(None::<Uuid>));
        tx.exec_update(agreed).await?;
        Ok(())
    })
}

/// Takes back what is on its way of a person or out of a household. The other municipality learns no more than of a recall.
pub(crate) fn withhold<'a>(
    tx: &'a mut Tx,
    subject: Uuid,
) -> Pin<Box<dyn Future<Output = database::Result<()>> + Send + 'a>> {
    Box::pin(async move {
        let mut theirs = transfers::of_person(tx, subject).await?;
        theirs.extend(transfers::of_household(tx, subject.into()).await?);
        for one in theirs.iter().filter(|one| one.direction == Direction::Sent) {
            end(tx, one, (TransferState::Withheld, TransferState::Recalled)).await?;
        }
        Ok(())
    })
}

/// Ends a transfer that is not answered: here at once, and of a sent one where it went to by a job.
async fn end(
    tx: &mut Tx,
    one: &Transfer,
    (here, there): (TransferState, TransferState),
) -> database::Result<()> {
    let was_open = transfers::go_on(tx, one.id, &UNANSWERED, Step::to(here)).await?;
    if was_open && one.direction == Direction::Sent {
        let unit = tx.unit("transfer")?;
        let other = (&one.other_unit, one.other_id);
        tx.enqueue(jobs::withdraw_job((&unit, one.id), other, there)).await?;
    }
    Ok(())
}
