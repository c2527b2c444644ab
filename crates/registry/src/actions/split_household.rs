//! A household becomes two: some of its members begin another one.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit, PersonId};

use super::{Change, Refused, unchanged_household};
use crate::{
    household::HouseholdData,
    membership::{HowJoined, HowLeft, check_chosen},
    permissions::ChangeMembership,
    person::Relation,
    store::{
        entities::person::Model,
        moving::{self, Move},
        person,
    },
};

/// Who leaves, and where they live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Those who leave; the first is the reference person of the new household.
    pub members: Vec<PersonId>,
    /// What is written about the new household.
    pub data: HouseholdData,
}

/// Splits a household; returns the new one.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`], [`Refused::Database`] with `Stale`; then nothing is written.
pub async fn split_household(
    permit: &Permit<ChangeMembership>,
    database: &Database,
    id: HouseholdId,
    split: Split,
    change: Change,
) -> Result<HouseholdId, Refused> {
    let mut tx = database.begin(permit).await?;
    unchanged_household(&tx, id, &change).await?;
    let members = person::of_household_in(&tx, id).await?;
    let is_chosen = |row: &&Model| split.members.contains(&PersonId::from(row.id));
    let chosen: Vec<Model> = members.iter().filter(is_chosen).cloned().collect();
    check_chosen(chosen.len(), members.len())?;
    let to: HouseholdId = tx.new_id()?;
    let when = (change.valid_from, change.reason.as_str());
    moving::begin_household(&mut tx, to, &split.data, when, &chosen).await?;
    let subjects: Vec<_> = chosen.iter().map(|row| row.id).collect();
    let keys = tx.keys_for(&subjects).await?;
    for (place, row) in chosen.iter().enumerate() {
        let there = Move {
            to,
            relation: if place == 0 { Relation::Reference } else { Relation::OtherRelative },
            day: change.valid_from,
            left: HowLeft::Split,
            joined: HowJoined::Split,
            reason: &change.reason,
        };
        moving::move_person(&mut tx, &keys, row, &there).await?;
    }
    moving::settle(&mut tx, id, to).await?;
    tx.commit(Audit::of("split_household").about("household", id).fields(["membership"])).await?;
    Ok(to)
}
