//! A member joins a household: born into it, or moved in.

use chrono::NaiveDate;
use database::{Audit, Database};
use kernel::{HouseholdId, Permit, PersonId};

use super::{Change, Refused, check_members, known_jmbg, open_household};
use crate::{
    household::MOST_MEMBERS,
    membership::{HowJoined, check_day},
    permissions::ChangeHousehold,
    person::PersonData,
    search::person_terms,
    steps::Source,
    store::{
        entities::person::Entity,
        history::{self, RecordKind, Stamp},
        household,
        member::{self, Joining},
        person,
        seal::{PersonRecord, Sealed},
        search,
    },
};

/// Adds a member who was born into the household, moved in, or was there before and forgotten.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Contradiction`], [`Refused::JmbgKnown`], [`Refused::Database`]; then nothing is written.
pub async fn add_person(
    permit: &Permit<ChangeHousehold>,
    database: &Database,
    household: HouseholdId,
    data: PersonData,
    how: HowJoined,
    change: Change,
) -> Result<PersonId, Refused> {
    check_members(std::slice::from_ref(&data), database.now().date_naive())?;
    let mut tx = database.begin(permit).await?;
    let place = open_household(&tx, household).await?;
    let members = person::everybody_in(&tx, household).await?;
    if members.len() >= MOST_MEMBERS {
        return Err(Refused::TooManyMembers);
    }
    let id: PersonId = tx.new_id()?;
    let keys = tx.keys_for(&[id.uuid()]).await?;
    let day = joined_on(&data, how, change.valid_from);
    check_day(day, None, tx.now().date_naive())?;
    let last = (person::last_position(&members), place.protection_id);
    let row = person::new_row(&tx, &keys, (id, household), &data, last)?;
    tx.insert::<Entity, _>(row).await.map_err(known_jmbg)?;
    search::replace(&mut tx, id.uuid(), household, person_terms(&data)).await?;
    let stamp = Stamp {
        household,
        record: id.uuid(),
        kind: RecordKind::Person,
        number: 1,
        valid_from: day,
        source: Source::Office.name(),
    };
    let reason = change.reason.clone();
    let relation = data.relation;
    let joining = Joining { household, person: id, relation, day, how, reason: &reason };
    member::join(&mut tx, &keys, &joining).await?;
    let contents = Sealed { reason: change.reason, record: PersonRecord::from(&data) };
    history::write(&mut tx, &keys, stamp, &contents).await?;
    household::refresh(&mut tx, household).await?;
    tx.commit(Audit::of("add_person").about("person", id)).await?;
    Ok(id)
}

/// Somebody who was born into a household has been a member since.
fn joined_on(data: &PersonData, how: HowJoined, day: NaiveDate) -> NaiveDate {
    match how {
        HowJoined::Birth => data.birth_date.unwrap_or(day),
        _ => day,
    }
}
