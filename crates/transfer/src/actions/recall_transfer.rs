//! Taking a transfer back before it is answered.

use database::{Audit, Database};
use kernel::Permit;

use super::{Refused, waiting};
use crate::{
    jobs,
    permissions::TransferHouseholds,
    store::transfer::{self, Step},
    transfer::{Direction, TransferId, TransferState},
};

/// Asks for the packet back: the job learns from the other municipality's row whether an answer was faster.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::Database`]; then nothing is changed.
pub async fn recall_transfer(
    permit: &Permit<TransferHouseholds>,
    database: &Database,
    id: TransferId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let found = waiting(&tx, id, Direction::Sent).await?;
    let unit = tx.unit("transfer")?;
    let step = Step::to(TransferState::Recalling);
    if !transfer::go_on(&mut tx, id, &[TransferState::Waiting], step).await? {
        return Err(Refused::NotNow);
    }
    let there = (&found.other_unit, found.other_id);
    tx.enqueue(jobs::withdraw_job((&unit, id), there, TransferState::Recalled)).await?;
    tx.commit(Audit::of("recall_transfer").about("transfer", id)).await?;
    Ok(())
}
