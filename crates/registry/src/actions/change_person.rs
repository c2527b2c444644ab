//! Changing what is written about a person.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit, PersonId};

use super::{Change, Refused, changeable_person, check_members, known_jmbg};
use crate::{
    permissions::ChangeHousehold,
    person::PersonData,
    search::person_terms,
    steps::Source,
    store::{
        entities::person::Entity,
        history::{self, RecordKind, Stamp},
        household as households, person,
        seal::{PersonRecord, Sealed},
        search,
    },
};

/// Changes a person; what stood there before stays in the history.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Restricted`], [`Refused::Contradiction`], [`Refused::JmbgKnown`], [`Refused::Database`] with `Stale` when somebody
/// else was faster; then nothing is written.
pub async fn change_person(
    permit: &Permit<ChangeHousehold>,
    database: &Database,
    id: PersonId,
    data: PersonData,
    change: Change,
) -> Result<(), Refused> {
    check_members(std::slice::from_ref(&data), database.now().date_naive())?;
    let mut tx = database.begin(permit).await?;
    let old = changeable_person(&tx, id).await?;
    let household = HouseholdId::from(old.household_id);
    person::raise_version(&mut tx, id, change.from_version).await?;
    let keys = tx.keys_for(&[id.uuid()]).await?;
    let row = person::changed_row(&tx, &keys, &old, &data)?;
    tx.update::<Entity, _>(row).await.map_err(known_jmbg)?;
    search::replace(&mut tx, id.uuid(), household, person_terms(&data)).await?;
    let stamp = Stamp {
        household,
        record: id.uuid(),
        kind: RecordKind::Person,
        number: change.from_version.saturating_add(1),
        valid_from: change.valid_from,
        source: Source::Office.name(),
    };
    let contents = Sealed { reason: change.reason, record: PersonRecord::from(&data) };
    history::write(&mut tx, &keys, stamp, &contents).await?;
    households::refresh(&mut tx, household).await?;
    let fields = ["family_name", "given_name", "sex", "birth_date", "jmbg", "relation"];
    tx.commit(Audit::of("change_person").about("person", id).fields(fields)).await?;
    Ok(())
}
