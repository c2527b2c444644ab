//! STUB, replaced by the merge of persons: writes nothing, so that pairs can be decided.

use database::Tx;
use kernel::{PersonId, entity_id};

use crate::{actions::Refused, person::PersonData};

entity_id!(
    /// The id of a merge.
    MergeId
);

pub(crate) async fn merge(
    tx: &mut Tx,
    keep: PersonId,
    other: PersonId,
    shown: &PersonData,
    reason: &str,
) -> Result<MergeId, Refused> {
    let _ = (keep, other, shown, reason);
    Ok(tx.new_id()?)
}

pub(crate) async fn undo_merge(tx: &mut Tx, id: MergeId) -> Result<(), Refused> {
    let _ = (tx, id);
    Ok(())
}
