//! A person changes households: the membership ends and another begins, a new version of the person is written, and what the
//! rows and the search repeat of it follows.

use chrono::NaiveDate;
use database::{SubjectKeys, Tx};
use kernel::{HouseholdId, PersonId};

use super::{
    entities::{household, person::Model},
    history::{self, RecordKind, Stamp},
    household as households,
    member::{self, Joining},
    person as persons, protection, relatives,
    seal::{HouseholdRecord, PersonRecord, Sealed},
    search,
};
use crate::{
    household::HouseholdData,
    membership::{HowJoined, HowLeft},
    person::Relation,
    search::{household_terms, person_terms},
};

/// Where a person goes, when and why.
#[derive(Debug, Clone)]
pub(crate) struct Move<'a> {
    pub(crate) to: HouseholdId,
    pub(crate) relation: Relation,
    pub(crate) day: NaiveDate,
    pub(crate) left: HowLeft,
    pub(crate) joined: HowJoined,
    pub(crate) reason: &'a str,
}

/// Moves a person into another household, or back into the one that the person has left. Households are not refreshed yet.
pub(crate) async fn move_person(
    tx: &mut Tx,
    keys: &SubjectKeys,
    row: &Model,
    to: &Move<'_>,
) -> database::Result<()> {
    let id = PersonId::from(row.id);
    let mut data = persons::data(keys, row)?;
    data.relation = to.relation;
    persons::raise_version(tx, id, row.version).await?;
    if row.ended_on.is_none() {
        member::leave(tx, keys, id, (to.day, to.left), to.reason).await?;
    }
    let joining = Joining {
        household: to.to,
        person: id,
        relation: to.relation,
        day: to.day,
        how: to.joined,
        reason: to.reason,
    };
    member::join(tx, keys, &joining).await?;
    let position = persons::last_position(&persons::everybody_in(tx, to.to).await?);
    let version = row.version.saturating_add(1);
    let moved = persons::Moved { household: to.to, relation: to.relation, position, version };
    persons::move_to(tx, id, moved).await?;
    search::replace(tx, row.id, to.to, person_terms(&data)).await?;
    let stamp = Stamp {
        household: to.to,
        record: row.id,
        kind: RecordKind::Person,
        number: version,
        valid_from: to.day,
        source: "office",
    };
    let contents = Sealed { reason: to.reason.to_owned(), record: PersonRecord::from(&data) };
    history::write(tx, keys, stamp, &contents).await?;
    protection::follow(tx, row, to.to).await?;
    relatives::follow(tx, row.household_id.into(), to.to).await?;
    Ok(())
}

/// What follows for households out of which, or into which, somebody has moved.
pub(crate) async fn settle(
    tx: &mut Tx,
    from: HouseholdId,
    to: HouseholdId,
) -> database::Result<()> {
    households::refresh(tx, from).await?;
    if from != to {
        households::refresh(tx, to).await?;
    }
    protection::close_around(tx, from).await
}

/// Begins an empty household, under the protection `of` those who go there when all of them are protected.
pub(crate) async fn begin_household(
    tx: &mut Tx,
    id: HouseholdId,
    data: &HouseholdData,
    (day, reason): (NaiveDate, &str),
    goers: &[Model],
) -> database::Result<()> {
    let keys = tx.keys_for(&[id.uuid()]).await?;
    let mut row = households::new_row(tx, &keys, id, data, ("", 0))?;
    let first = goers.first().and_then(|one| one.protection_id);
    if goers.iter().all(|one| one.protection_id.is_some()) {
        row.protection_id = database::sea_orm::ActiveValue::Set(first);
    }
    tx.insert::<household::Entity, _>(row).await?;
    search::replace(tx, id.uuid(), id, household_terms(data)).await?;
    let stamp = Stamp {
        household: id,
        record: id.uuid(),
        kind: RecordKind::Household,
        number: 1,
        valid_from: day,
        source: "office",
    };
    let contents = Sealed { reason: reason.to_owned(), record: HouseholdRecord::from(data) };
    history::write(tx, &keys, stamp, &contents).await
}
