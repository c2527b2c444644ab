//! A decision about a pair is taken back, at any later time; records that it merged are two again.

use database::{Audit, Database};
use kernel::Permit;
use uuid::Uuid;

use super::Standing;
use crate::{
    actions::Refused,
    duplicates::{PairId, PairState, Review, state_after},
    permissions::ReviewDuplicates,
    store::{
        duplicate,
        merging::{MergeId, undo_merge},
        pair_decision,
    },
};

/// Takes back the last decision about a pair; where it stands afterwards.
///
/// # Errors
/// [`Refused::NotFound`] for a pair of which a record is out of reach, [`Refused::Decided`] when there is none that this user may take
/// back, those of undoing a merge, [`Refused::Database`]; then nothing is written.
pub async fn undo_decision(
    permit: &Permit<ReviewDuplicates>,
    database: &Database,
    id: PairId,
) -> Result<PairState, Refused> {
    let mut tx = database.begin(permit).await?;
    let row = duplicate::find(&tx, id).await?.ok_or(Refused::NotFound)?;
    let pair = Standing::of(&tx, row).await?;
    let undone: Uuid = pair.undoable(permit.actor()).ok_or(Refused::Decided)?.id;
    let with = pair.decisions.iter().zip(&pair.reviews);
    let left: Vec<Review> =
        with.filter(|(row, _)| row.id != undone).map(|(_, review)| *review).collect();
    let state = state_after(&left, pair.is_twice());
    pair_decision::undo(&mut tx, undone).await?;
    let merge = pair.row.merge_id.map(MergeId::from);
    if let Some(merge) = merge.filter(|_| state != PairState::Same) {
        undo_merge(&mut tx, merge).await?;
    }
    duplicate::set_state(&mut tx, id, state, merge.filter(|_| state == PairState::Same)).await?;
    tx.commit(Audit::of("undo_pair_decision").about("duplicate_pair", id.uuid())).await?;
    Ok(state)
}
