//! Not taking over who was sent.

use database::{Audit, Database};
use kernel::Permit;

use super::{Refused, waiting};
use crate::{
    jobs,
    permissions::TransferHouseholds,
    store::transfer::{self, Step},
    transfer::{Direction, TransferId, TransferState, WhyDeclined},
};

/// Declines a transfer: its packet goes, and the sender learns why.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::Database`]; then nothing is changed.
pub async fn decline_transfer(
    permit: &Permit<TransferHouseholds>,
    database: &Database,
    id: TransferId,
    why: WhyDeclined,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let found = waiting(&tx, id, Direction::Received).await?;
    let step = Step { to: TransferState::Declined, why: Some(why), household: None };
    if !transfer::go_on(&mut tx, id, &[TransferState::Waiting], step).await? {
        return Err(Refused::NotNow);
    }
    tx.enqueue(jobs::settle_job(id, &found)).await?;
    tx.commit(Audit::of("decline_transfer").about("transfer", id)).await?;
    Ok(())
}
