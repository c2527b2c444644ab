//! Two persons marry, and part.

use database::{Audit, Database, Tx};
use kernel::{HouseholdId, Permit, PersonId};

use super::{Change, Refused, changeable_person, member_row};
use crate::{
    membership::{HowJoined, HowLeft, HowParted, MembershipFault, check_day},
    permissions::ChangeMembership,
    person::Relation,
    store::{
        entities::person::Model,
        moving::{self, Move},
        partner,
    },
};

/// Where a couple lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// Each where they have lived, or together already.
    AsBefore,
    /// The person moves to the partner.
    WithPartner,
    /// The partner moves to the person.
    WithPerson,
}

/// A marriage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marriage {
    /// The other one.
    pub partner: PersonId,
    /// Where they live from now on.
    pub home: Home,
    /// What who moves is to the reference person there.
    pub relation: Relation,
}

/// Records a marriage.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`], [`Refused::Database`] with `Stale`; then nothing is written.
pub async fn record_marriage(
    permit: &Permit<ChangeMembership>,
    database: &Database,
    id: PersonId,
    marriage: Marriage,
    change: Change,
) -> Result<(), Refused> {
    if id == marriage.partner {
        return Err(MembershipFault::SamePerson.into());
    }
    let mut tx = database.begin(permit).await?;
    let (row, _since) = member_row(&tx, id, &change).await?;
    let other = changeable_person(&tx, marriage.partner).await?;
    if other.ended_on.is_some() {
        return Err(MembershipFault::Gone.into());
    }
    for one in [id, marriage.partner] {
        if partner::present(&tx, one).await?.is_some() {
            return Err(MembershipFault::HasPartner.into());
        }
    }
    partner::insert(&mut tx, (id, marriage.partner), change.valid_from).await?;
    match marriage.home {
        Home::AsBefore => {}
        Home::WithPartner => {
            let to = other.household_id.into();
            move_in(&mut tx, &row, to, marriage.relation, &change).await?;
        }
        Home::WithPerson => {
            let to = row.household_id.into();
            move_in(&mut tx, &other, to, marriage.relation, &change).await?;
        }
    }
    tx.commit(Audit::of("record_marriage").about("person", id).fields(["partner"])).await?;
    Ok(())
}

async fn move_in(
    tx: &mut Tx,
    row: &Model,
    to: HouseholdId,
    relation: Relation,
    change: &Change,
) -> Result<(), Refused> {
    let from = HouseholdId::from(row.household_id);
    if from == to {
        return Ok(());
    }
    let keys = tx.keys_for(&[row.id]).await?;
    let there = Move {
        to,
        relation,
        day: change.valid_from,
        left: HowLeft::Marriage,
        joined: HowJoined::Marriage,
        reason: &change.reason,
    };
    moving::move_person(tx, &keys, row, &there).await?;
    moving::settle(tx, from, to).await?;
    Ok(())
}

/// Records that a couple parted; who moves out is recorded as a move.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`], [`Refused::Database`]; then nothing is written.
pub async fn end_marriage(
    permit: &Permit<ChangeMembership>,
    database: &Database,
    id: PersonId,
    change: Change,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    changeable_person(&tx, id).await?;
    check_day(change.valid_from, None, tx.now().date_naive())?;
    if !partner::end(&mut tx, id, change.valid_from, HowParted::Parted).await? {
        return Err(Refused::NotFound);
    }
    tx.commit(Audit::of("end_marriage").about("person", id).fields(["partner"])).await?;
    Ok(())
}
