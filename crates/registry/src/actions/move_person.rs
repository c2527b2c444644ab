//! Somebody moves to another household of the municipality, or begins a new one.

use database::{Audit, Database, Tx};
use kernel::{HouseholdId, Permit, PersonId};

use super::{Change, Refused, member_row, open_household};
use crate::{
    household::HouseholdData,
    membership::{HowJoined, HowLeft, MembershipFault},
    permissions::ChangeMembership,
    person::Relation,
    store::{
        entities::person::Model,
        moving::{self, Move},
    },
};

/// Where somebody moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a household that is there.
    Existing(HouseholdId),
    /// To one that begins with this.
    New(HouseholdData),
}

/// A move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveTo {
    /// Where to.
    pub target: Target,
    /// What the person is to the reference person there.
    pub relation: Relation,
}

/// Moves a person to another household; returns which.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`], [`Refused::Database`] with `Stale`; then nothing is written.
pub async fn move_person(
    permit: &Permit<ChangeMembership>,
    database: &Database,
    id: PersonId,
    to: MoveTo,
    change: Change,
) -> Result<HouseholdId, Refused> {
    let mut tx = database.begin(permit).await?;
    let (row, _since) = member_row(&tx, id, &change).await?;
    let from = HouseholdId::from(row.household_id);
    let goers = std::slice::from_ref(&row);
    let (household, is_new) = arrive(&mut tx, &to.target, from, &change, goers).await?;
    let keys = tx.keys_for(&[id.uuid()]).await?;
    let to = Move {
        to: household,
        relation: if is_new { Relation::Reference } else { to.relation },
        day: change.valid_from,
        left: HowLeft::MovedOut,
        joined: HowJoined::MovedIn,
        reason: &change.reason,
    };
    moving::move_person(&mut tx, &keys, &row, &to).await?;
    moving::settle(&mut tx, from, household).await?;
    tx.commit(Audit::of("move_person").about("person", id).fields(["membership"])).await?;
    Ok(household)
}

/// The household to which somebody goes, and whether it begins with that.
async fn arrive(
    tx: &mut Tx,
    target: &Target,
    from: HouseholdId,
    change: &Change,
    goers: &[Model],
) -> Result<(HouseholdId, bool), Refused> {
    match target {
        Target::Existing(to) if *to == from => Err(MembershipFault::SameHousehold.into()),
        Target::Existing(to) => {
            open_household(tx, *to).await?;
            Ok((*to, false))
        }
        Target::New(data) => {
            let id = tx.new_id()?;
            let when = (change.valid_from, change.reason.as_str());
            moving::begin_household(tx, id, data, when, goers).await?;
            Ok((id, true))
        }
    }
}
