//! A member joins a household: born into it, or moved in.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit, PersonId};

use super::{Change, Refused, check_members, known_jmbg};
use crate::{
    household::MOST_MEMBERS,
    permissions::ChangeHousehold,
    person::PersonData,
    steps::{Source, person_terms},
    store::{
        entities::person::Entity,
        history::{self, RecordKind, Stamp},
        household, person,
        seal::{PersonRecord, Sealed},
        search,
    },
};

/// Adds a member. Of `change`, the household's version is checked.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Contradiction`], [`Refused::JmbgKnown`], [`Refused::Database`]; then nothing is written.
pub async fn add_person(
    permit: &Permit<ChangeHousehold>,
    database: &Database,
    household: HouseholdId,
    data: PersonData,
    change: Change,
) -> Result<PersonId, Refused> {
    check_members(std::slice::from_ref(&data), database.now().date_naive())?;
    let mut tx = database.begin(permit).await?;
    household::find_in(&tx, household).await?.ok_or(Refused::NotFound)?;
    let members = person::of_household_in(&tx, household).await?;
    if members.len() >= MOST_MEMBERS {
        return Err(Refused::TooManyMembers);
    }
    let id: PersonId = tx.new_id()?;
    let keys = tx.keys_for(&[id.uuid()]).await?;
    let last = members.iter().map(|row| row.position).max();
    let position = last.map_or(0, |last| last + 1);
    let row = person::new_row(&tx, &keys, (id, household), &data, position)?;
    tx.insert::<Entity, _>(row).await.map_err(known_jmbg)?;
    search::replace(&mut tx, id.uuid(), household, person_terms(&data)).await?;
    let stamp = Stamp {
        household,
        record: id.uuid(),
        kind: RecordKind::Person,
        number: 1,
        valid_from: change.valid_from,
        source: Source::Office.name(),
    };
    let contents = Sealed { reason: change.reason, record: PersonRecord::from(&data) };
    history::write(&mut tx, &keys, stamp, &contents).await?;
    household::refresh(&mut tx, household).await?;
    tx.commit(Audit::of("add_person").about("person", id)).await?;
    Ok(id)
}
