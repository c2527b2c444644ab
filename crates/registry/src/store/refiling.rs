//! Who was filed under one record of a household that was entered twice is filed under the other: nobody moved, so that the time there is
//! the same as before, and it can be taken back.

use database::{
    SubjectKeys, Tx,
    sea_orm::ActiveValue::{Set, Unchanged},
};
use kernel::{HouseholdId, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    entities::person::{ActiveModel, Entity, Model},
    history::{self, RecordKind, Stamp},
    member::{self, Joining},
    person as persons,
    seal::{PersonRecord, Sealed},
    search,
};
use crate::{
    membership::{HowJoined, HowLeft},
    person::{PersonData, Relation},
    steps::Source,
};

/// What taking it back needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refiled {
    pub(crate) person: Uuid,
    /// The time in the household since then.
    joined: Uuid,
    /// The times in the other one that ended with that.
    left: Vec<Uuid>,
    /// What the person was to the reference person before, and since then.
    relations: (Relation, Relation),
    /// The place in the household's order before.
    position: i32,
}

/// Where somebody is filed, and why.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) household: HouseholdId,
    pub(crate) relation: Relation,
    pub(crate) reason: &'a str,
}

/// Files a member under another record of the household. Households are not refreshed yet.
pub(crate) async fn refile(
    tx: &mut Tx,
    keys: &SubjectKeys,
    row: &Model,
    to: Place<'_>,
) -> database::Result<Refiled> {
    let (id, today) = (PersonId::from(row.id), tx.now().date_naive());
    let before = persons::data(keys, row)?;
    let times = member::open_rows(tx, id).await?;
    let since = times.iter().map(|time| time.from_day).max().unwrap_or(today);
    member::leave(tx, keys, id, (today, HowLeft::SameHousehold), to.reason).await?;
    let joining = Joining {
        household: to.household,
        person: id,
        relation: to.relation,
        day: since,
        how: HowJoined::SameHousehold,
        reason: to.reason,
    };
    let joined = member::join(tx, keys, &joining).await?;
    let position = persons::last_position(&persons::everybody_in(tx, to.household).await?);
    let data = PersonData { relation: to.relation, ..before.clone() };
    file(tx, keys, row, (&to, &data, position)).await?;
    Ok(Refiled {
        person: row.id,
        joined,
        left: times.into_iter().map(|time| time.id).collect(),
        relations: (before.relation, to.relation),
        position: row.position,
    })
}

/// Files somebody under the record again under which the person had been; nothing for who has moved on since, or is erased.
pub(crate) async fn file_back(
    tx: &mut Tx,
    keys: &SubjectKeys,
    (from, to): (HouseholdId, HouseholdId),
    refiled: &Refiled,
) -> database::Result<()> {
    let id = PersonId::from(refiled.person);
    let Some(row) = persons::any_in(tx, id).await? else { return Ok(()) };
    let Some(time) = member::find_in(tx, refiled.joined).await? else { return Ok(()) };
    let stayed = match time.to_day {
        None => true,
        // Who has left the household for good since then left the one to which the person goes back.
        Some(day) => row.ended_on == Some(day) && row.ended_how == time.how_left,
    };
    let is_erased = row.ended_how.as_deref() == Some(HowLeft::Erased.name());
    if row.household_id != from.uuid() || !stayed || is_erased {
        return Ok(());
    }
    member::take_back(tx, keys, &time, &refiled.left).await?;
    let mut data = persons::data(keys, &row)?;
    if data.relation == refiled.relations.1 {
        data.relation = refiled.relations.0;
    }
    let place = Place { household: to, relation: data.relation, reason: "" };
    file(tx, keys, &row, (&place, &data, refiled.position)).await
}

/// What the row, the search and the versions say of where somebody is filed. Whether the person is there still stays as it is.
async fn file(
    tx: &mut Tx,
    keys: &SubjectKeys,
    row: &Model,
    (to, data, position): (&Place<'_>, &PersonData, i32),
) -> database::Result<()> {
    persons::raise_version(tx, row.id.into(), row.version).await?;
    let changed = ActiveModel {
        id: Unchanged(row.id),
        household_id: Set(to.household.uuid()),
        relation: Set(to.relation.name().to_owned()),
        position: Set(position),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(changed).await?;
    search::move_owner(tx, row.id, to.household).await?;
    let stamp = Stamp {
        household: to.household,
        record: row.id,
        kind: RecordKind::Person,
        number: row.version.saturating_add(1),
        valid_from: tx.now().date_naive(),
        source: Source::Merge.name(),
    };
    let contents = Sealed { reason: to.reason.to_owned(), record: PersonRecord::from(data) };
    history::write(tx, keys, stamp, &contents).await
}
