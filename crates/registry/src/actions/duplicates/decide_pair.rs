//! Somebody decides about a pair. What settles it as one person merges the two records in the same transaction.

use database::{Audit, Database, Tx};
use kernel::{Permit, PersonId};

use super::Standing;
use crate::{
    actions::{Merging, Refused, check_members, merge, person_row},
    duplicates::{PairDecision, PairId, PairState, Review, ShownFields, Side, state_after},
    permissions::ReviewDuplicates,
    person::PersonData,
    store::{duplicate, entities::person::Model as PersonRow, pair_decision, person},
    view::MergeId,
};

/// What somebody decides, and what is to be shown when it is one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deciding {
    /// What.
    pub decision: PairDecision,
    /// From which record each value is taken.
    pub shown: ShownFields,
    /// Which record is kept.
    pub kept: Side,
    /// The versions of both records that were looked at; `None` when nobody looked.
    pub versions: Option<(i32, i32)>,
    /// Why; empty when nothing is to be said.
    pub reason: String,
}

/// Decides about a pair; where it stands afterwards.
///
/// # Errors
/// [`Refused::NotFound`] for a pair of which a record is out of reach, [`Refused::Decided`] when it is not for this user to decide now,
/// [`Refused::Contradiction`] in what is to be shown, those of merging, [`Refused::Database`]; then nothing is written.
pub async fn decide_pair(
    permit: &Permit<ReviewDuplicates>,
    database: &Database,
    id: PairId,
    deciding: &Deciding,
) -> Result<PairState, Refused> {
    let mut tx = database.begin(permit).await?;
    let row = duplicate::find(&tx, id).await?.ok_or(Refused::NotFound)?;
    let pair = Standing::of(&tx, row).await?;
    let actor = permit.actor();
    if !pair.may_decide(actor) {
        return Err(Refused::Decided);
    }
    let is_final = pair.state == PairState::Disputed;
    let is_decisive = deciding.decision != PairDecision::Unsure;
    let is_second = pair.reviews.iter().any(|one| one.decision != PairDecision::Unsure);
    let is_blind_second = !is_final && is_decisive && pair.is_twice() && is_second;
    let mut reviews = pair.reviews.clone();
    let by = Some(actor.user);
    // A coordinator who cannot say either leaves the dispute as it is.
    reviews.push(Review { by, decision: deciding.decision, is_final: is_final && is_decisive });
    let state = state_after(&reviews, pair.is_twice());
    let merged = match (deciding.decision, is_decisive) {
        (PairDecision::Same, true) => {
            Some(merged(&mut tx, &pair, deciding, state).await?).flatten()
        }
        _ => None,
    };
    let marks = (is_blind_second, is_final && is_decisive);
    pair_decision::insert(&mut tx, id, deciding.decision, marks).await?;
    duplicate::set_state(&mut tx, id, state, merged).await?;
    let audit = Audit::of("decide_pair").about("person", pair.row.left_id);
    tx.commit(audit.fields([deciding.decision.name()])).await?;
    Ok(state)
}

/// What is to be shown is checked with the first decision already: whoever decides learns of a contradiction at once.
async fn merged(
    tx: &mut Tx,
    pair: &Standing,
    deciding: &Deciding,
    state: PairState,
) -> Result<Option<MergeId>, Refused> {
    let left = person_row(tx, pair.row.left_id.into()).await?;
    let right = person_row(tx, pair.row.right_id.into()).await?;
    let looked_at = deciding.versions.unwrap_or((left.version, right.version));
    if looked_at != (left.version, right.version) {
        return Err(database::Error::Stale { table: "person" }.into());
    }
    let shown = shown(tx, (&left, &right), deciding).await?;
    check_members(std::slice::from_ref(&shown), tx.now().date_naive())?;
    if state != PairState::Same {
        return Ok(None);
    }
    let keep = PersonId::from(deciding.kept.of(left.id, right.id));
    let other = PersonId::from(deciding.kept.other().of(left.id, right.id));
    duplicate::forget_others(tx, other, pair.id()).await?;
    let merging = Merging { keep, other, shown, reason: deciding.reason.clone() };
    merge(tx, &merging).await.map(Some)
}

async fn shown(
    tx: &Tx,
    (left, right): (&PersonRow, &PersonRow),
    deciding: &Deciding,
) -> Result<PersonData, Refused> {
    let keys = tx.keys_of(&[left.id, right.id]).await?;
    let (left, right) = (person::data(&keys, left)?, person::data(&keys, right)?);
    Ok(deciding.shown.of((&left, &right), deciding.kept))
}
