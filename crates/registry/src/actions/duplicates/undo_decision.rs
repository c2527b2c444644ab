//! A decision about a pair is taken back, at any later time; records that it merged are two again.

use database::{Audit, Database, Tx};
use kernel::Permit;
use uuid::Uuid;

use super::Standing;
use crate::{
    actions::{Refused, undo},
    duplicates::{PairId, PairState, Review, state_after},
    permissions::ReviewDuplicates,
    store::{duplicate, pair_decision},
    view::MergeId,
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
    let undone = pair.undoable(permit.actor()).ok_or(Refused::Decided)?.id;
    let merge = pair.row.merge_id.map(MergeId::from);
    let state = take_back(&mut tx, &pair, undone).await?;
    if let Some(merge) = merge.filter(|_| state != PairState::Same) {
        undo(&mut tx, merge).await?;
    }
    tx.commit(Audit::of("undo_pair_decision").about("person", pair.row.left_id)).await?;
    Ok(state)
}

/// Takes one decision back, and writes where the pair stands without it.
async fn take_back(tx: &mut Tx, pair: &Standing, undone: Uuid) -> database::Result<PairState> {
    let with = pair.decisions.iter().zip(&pair.reviews);
    let left: Vec<Review> =
        with.filter(|(row, _)| row.id != undone).map(|(_, review)| *review).collect();
    let state = state_after(&left, pair.is_twice());
    pair_decision::undo(tx, undone).await?;
    let merge = pair.row.merge_id.filter(|_| state == PairState::Same).map(MergeId::from);
    duplicate::set_state(tx, pair.id(), state, merge).await?;
    Ok(state)
}

/// A merge was undone on the page of the person: the decision that had led to it counts no longer. A step.
pub(in crate::actions) async fn merge_undone(tx: &mut Tx, merge: MergeId) -> database::Result<()> {
    let Some(row) = duplicate::of_merge(tx, merge).await? else { return Ok(()) };
    let pair = Standing::of(tx, row).await?;
    match pair.decisions.last().map(|row| row.id) {
        Some(last) => take_back(tx, &pair, last).await.map(|_state| ()),
        None => duplicate::set_state(tx, pair.id(), PairState::Open, None).await,
    }
}
