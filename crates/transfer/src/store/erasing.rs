//! What goes of somebody who is erased: packets in which the person is, on this side at once and on the other by a job, and that the
//! person was part of any transfer.

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
    transfer::{Direction, TransferState},
};

/// Erases what is kept about a person.
pub(crate) fn erase<'a>(
    tx: &'a mut Tx,
    subject: Uuid,
) -> Pin<Box<dyn Future<Output = database::Result<()>> + Send + 'a>> {
    Box::pin(async move {
        for one in transfers::of_person(tx, subject).await? {
            let step = Step::to(TransferState::Erased);
            let was_open = transfers::go_on(tx, one.id, &UNANSWERED, step).await?;
            if was_open
                && one.direction == Direction::Sent
                && let Some(unit) = tx.authority().scope().unit().cloned()
            {
                let job = jobs::withdraw_job(
                    (&unit, one.id),
                    (&one.other_unit, one.other_id),
                    TransferState::Erased,
                );
                tx.enqueue(job).await?;
            }
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
