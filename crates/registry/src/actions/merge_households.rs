//! Two households become one: the members of one go into the other, and the emptied one is closed; its code leads there.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use super::{Change, Refused, open_household, unchanged_household};
use crate::{
    household::MOST_MEMBERS,
    membership::{HowClosed, HowJoined, HowLeft, MembershipFault},
    permissions::ChangeMembership,
    person::Relation,
    steps::Source,
    store::{
        closing::{self, End},
        moving::{self, Move},
        person,
    },
};

/// Moves everybody of household `id` into another and closes it. Nothing that was written about it is deleted.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::TooManyMembers`], [`Refused::Membership`], [`Refused::Database`] with `Stale`; then nothing
/// is written.
pub async fn merge_households(
    permit: &Permit<ChangeMembership>,
    database: &Database,
    id: HouseholdId,
    into: HouseholdId,
    change: Change,
) -> Result<(), Refused> {
    if id == into {
        return Err(MembershipFault::SameHousehold.into());
    }
    let mut tx = database.begin(permit).await?;
    let row = unchanged_household(&tx, id, &change).await?;
    open_household(&tx, into).await?;
    let members = person::everybody_in(&tx, id).await?;
    let others = person::everybody_in(&tx, into).await?;
    if members.len() + others.len() > MOST_MEMBERS {
        return Err(Refused::TooManyMembers);
    }
    let subjects: Vec<_> = members.iter().map(|row| row.id).collect();
    let keys = tx.keys_for(&subjects).await?;
    let has_reference = !others.is_empty();
    for one in &members {
        let relation = person::data(&keys, one)?.relation;
        // There is one reference person: that of the household into which they go.
        let is_second = has_reference && relation == Relation::Reference;
        let there = Move {
            to: into,
            relation: if is_second { Relation::OtherRelative } else { relation },
            day: change.valid_from,
            left: HowLeft::Merge,
            joined: HowJoined::Merge,
            reason: &change.reason,
        };
        moving::move_person(&mut tx, &keys, one, &there).await?;
    }
    moving::settle(&mut tx, id, into).await?;
    let (how, on, reason) = (HowClosed::Merged, change.valid_from, change.reason.as_str());
    closing::close(
        &mut tx,
        &row,
        End { how, into: Some(into), on, reason, source: Source::Office },
    )
    .await?;
    tx.commit(Audit::of("merge_households").about("household", id).fields(["membership"])).await?;
    Ok(())
}
