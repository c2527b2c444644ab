//! Somebody died or moved out of the municipality; and what was recorded so is taken back.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit, PersonId};

use super::{Change, Refused, member_row, open_household, person_row};
use crate::{
    membership::{HowJoined, HowLeft, HowParted, MembershipFault, check_day},
    permissions::ChangeMembership,
    store::{
        member,
        moving::{self, Move},
        partner, person, protection,
    },
};

/// Records that a person died or moved out of the municipality. The person stays in the registry, marked as such.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`], [`Refused::Database`] with `Stale`; then nothing is written.
pub async fn record_departure(
    permit: &Permit<ChangeMembership>,
    database: &Database,
    id: PersonId,
    how: HowLeft,
    change: Change,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let (row, _since) = member_row(&tx, id, &change).await?;
    let keys = tx.keys_for(&[id.uuid()]).await?;
    member::leave(&mut tx, &keys, id, (change.valid_from, how), &change.reason).await?;
    person::raise_version(&mut tx, id, row.version).await?;
    person::end(&mut tx, id, change.valid_from, how).await?;
    if how == HowLeft::Death {
        partner::end(&mut tx, id, change.valid_from, HowParted::Death).await?;
    }
    let household = HouseholdId::from(row.household_id);
    moving::settle(&mut tx, household, household).await?;
    protection::close_around(&mut tx, household).await?;
    tx.commit(Audit::of("record_departure").about("person", id).fields(["membership"])).await?;
    Ok(())
}

/// Records that somebody who had left is back in the household that the person was in last, or had been marked as gone by
/// mistake.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`], [`Refused::Database`]; then nothing is written.
pub async fn return_person(
    permit: &Permit<ChangeMembership>,
    database: &Database,
    id: PersonId,
    change: Change,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let row = person_row(&tx, id).await?;
    if row.canonical_id.is_some() {
        return Err(Refused::Merged);
    }
    if row.ended_on.is_none() {
        return Err(MembershipFault::StillThere.into());
    }
    check_day(change.valid_from, None, tx.now().date_naive())?;
    let household = HouseholdId::from(row.household_id);
    open_household(&tx, household).await?;
    let keys = tx.keys_for(&[id.uuid()]).await?;
    let to = Move {
        to: household,
        relation: person::data(&keys, &row)?.relation,
        day: change.valid_from,
        left: HowLeft::MovedOut,
        joined: HowJoined::CameBack,
        reason: &change.reason,
    };
    moving::move_person(&mut tx, &keys, &row, &to).await?;
    if row.ended_how.as_deref() == Some(HowLeft::Death.name()) {
        partner::restore(&mut tx, id).await?;
    }
    moving::settle(&mut tx, household, household).await?;
    tx.commit(Audit::of("return_person").about("person", id).fields(["membership"])).await?;
    Ok(())
}
