//! Who belonged to which household from when to when.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use chrono::NaiveDate;
use database::{
    Look as _, PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _,
        sea_query::{Expr, ExprTrait as _, SelectStatement},
    },
};
use kernel::{HouseholdId, PersonId, Stay};
use uuid::Uuid;

use super::{
    entities::{
        household_member::{ActiveModel, Column, Entity, Model},
        person::Model as PersonRow,
    },
    household, person, reach, seal,
};
use crate::{
    membership::{HowJoined, HowLeft},
    person::Relation,
    view::{FormerMember, HouseholdLink, Membership},
};

/// How somebody joins.
#[derive(Debug, Clone)]
pub(crate) struct Joining<'a> {
    pub(crate) household: HouseholdId,
    pub(crate) person: PersonId,
    pub(crate) relation: Relation,
    pub(crate) day: NaiveDate,
    pub(crate) how: HowJoined,
    pub(crate) reason: &'a str,
}

/// The row of somebody who joins.
pub(crate) fn row(
    tx: &Tx,
    keys: &SubjectKeys,
    joining: &Joining<'_>,
) -> database::Result<ActiveModel> {
    let id: Uuid = tx.new_id()?;
    let subject = joining.person.uuid();
    let reason = match joining.reason {
        "" => None,
        reason => Some(keys.seal(subject, &seal::reason_joined(id), reason.as_bytes())?),
    };
    Ok(ActiveModel {
        id: Set(id),
        household_id: Set(joining.household.uuid()),
        person_id: Set(subject),
        relation: Set(joining.relation.name().to_owned()),
        from_day: Set(joining.day),
        how_joined: Set(joining.how.name().to_owned()),
        reason_joined: Set(reason),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    })
}

/// Writes that somebody joins; the id of that time.
pub(crate) async fn join(
    tx: &mut Tx,
    keys: &SubjectKeys,
    joining: &Joining<'_>,
) -> database::Result<Uuid> {
    let row = row(tx, keys, joining)?;
    let id = row.id.clone().take().unwrap_or_default();
    tx.insert::<Entity, _>(row).await?;
    Ok(id)
}

/// Writes that somebody leaves the household that the person is in.
pub(crate) async fn leave(
    tx: &mut Tx,
    keys: &SubjectKeys,
    person: PersonId,
    (day, how): (NaiveDate, HowLeft),
    reason: &str,
) -> database::Result<()> {
    for open in open_rows(tx, person).await? {
        let sealed = match reason {
            "" => None,
            reason => {
                Some(keys.seal(person.uuid(), &seal::reason_left(open.id), reason.as_bytes())?)
            }
        };
        let row = ActiveModel {
            id: Unchanged(open.id),
            // Nobody leaves before having joined, also when several changes are recorded out of order.
            to_day: Set(Some(Ord::max(day, open.from_day))),
            how_left: Set(Some(how.name().to_owned())),
            reason_left: Set(sealed),
            left_recorded_at: Set(Some(tx.now())),
            left_recorded_by: Set(tx.authority().user().map(Uuid::from)),
            ..Default::default()
        };
        tx.update::<Entity, _>(row).await?;
    }
    Ok(())
}

/// Since when somebody is a member; `None` for who is none.
pub(crate) async fn since(tx: &Tx, person: PersonId) -> database::Result<Option<NaiveDate>> {
    Ok(open_rows(tx, person).await?.iter().map(|row| row.from_day).max())
}

/// The times of a person that last until now: one, or none.
pub(crate) async fn open_rows(tx: &Tx, person: PersonId) -> database::Result<Vec<Model>> {
    let select = tx.select::<Entity>().filter(Column::PersonId.eq(person.uuid()));
    tx.all(select.filter(Column::ToDay.is_null())).await
}

/// One time.
pub(crate) async fn find_in(tx: &Tx, id: Uuid) -> database::Result<Option<Model>> {
    tx.one(tx.select::<Entity>().filter(Column::Id.eq(id))).await
}

/// Takes a time back that never was: those that had ended for it last on, or end as it did.
pub(crate) async fn take_back(
    tx: &mut Tx,
    keys: &SubjectKeys,
    time: &Model,
    earlier: &[Uuid],
) -> database::Result<()> {
    let reason = match &time.reason_left {
        Some(sealed) => {
            Some(keys.open_text(time.person_id, &seal::reason_left(time.id), sealed)?)
        }
        None => None,
    };
    for id in earlier {
        let place = seal::reason_left(*id);
        let sealed = match &reason {
            Some(reason) => Some(keys.seal(time.person_id, &place, reason.as_bytes())?),
            None => None,
        };
        let row = ActiveModel {
            id: Unchanged(*id),
            to_day: Set(time.to_day),
            how_left: Set(time.how_left.clone()),
            reason_left: Set(sealed),
            left_recorded_at: Set(time.left_recorded_at),
            left_recorded_by: Set(time.left_recorded_by),
            ..Default::default()
        };
        tx.update::<Entity, _>(row).await?;
    }
    let delete = tx.delete_many::<Entity>().filter(Column::Id.eq(time.id));
    tx.exec_delete(delete).await?;
    Ok(())
}

/// The times of a person as days, the last first: from when it was first known or said, until it was last known or said. Households that
/// the reader may not see are not among them.
pub(crate) async fn stays_of(
    reader: &PersonalReader,
    person: &PersonRow,
) -> database::Result<Vec<Stay>> {
    let select = reader.select::<Entity>().filter(Column::PersonId.eq(person.id));
    let rows = reader.all(select.order_by_asc(Column::Id)).await?;
    let stay = |row: Model| {
        let left = row.left_recorded_at.map(|at| at.date_naive());
        Stay {
            household: row.household_id.into(),
            from: Ord::min(row.from_day, row.recorded_at.date_naive()),
            until: row.to_day.map(|day| left.map_or(day, |left| Ord::max(left, day))),
        }
    };
    let mut stays: Vec<Stay> = rows.into_iter().map(stay).collect();
    let home = HouseholdId::from(person.household_id);
    if stays.iter().all(|one| one.household != home) {
        let from = person.created_at.date_naive();
        stays.push(Stay { household: home, from, until: person.ended_on });
    }
    let ids = stays.iter().map(|one| one.household.uuid()).collect();
    let seen = reach::visible_households(reader, ids).await?;
    stays.retain(|one| seen.contains(&one.household.uuid()));
    stays.sort_by_key(|one| (one.until.is_some(), Reverse(one.from), one.household));
    Ok(stays)
}

/// All households in which persons are filed or ever were, seen or not.
pub(crate) async fn households_ever(
    tx: &Tx,
    persons: BTreeSet<Uuid>,
) -> database::Result<BTreeSet<Uuid>> {
    let times = tx.select_among::<Entity, _>(Column::PersonId, persons.clone());
    let times = tx.all(times).await?.into_iter().map(|row| row.household_id);
    let mut all: BTreeSet<Uuid> = times.collect();
    let rows = tx.all(reach::every_person(tx, persons)).await?;
    all.extend(rows.into_iter().map(|row| row.household_id));
    Ok(all)
}

/// Everybody who is filed in households or ever was, seen or not, with those who were erased.
pub(crate) async fn persons_ever(
    tx: &Tx,
    households: BTreeSet<Uuid>,
) -> database::Result<BTreeSet<Uuid>> {
    let times = tx.select_among::<Entity, _>(Column::HouseholdId, households.clone());
    let times = tx.all(times).await?.into_iter().map(|row| row.person_id);
    let mut all: BTreeSet<Uuid> = times.collect();
    let rows = tx.all(reach::everybody_among(tx, households)).await?;
    all.extend(rows.into_iter().map(|row| row.id));
    Ok(all)
}

/// All times of members of a household, in the order of recording.
pub(crate) async fn of_household(
    reader: &PersonalReader,
    household: HouseholdId,
) -> database::Result<Vec<Model>> {
    let select = reader.select::<Entity>().filter(Column::HouseholdId.eq(household.uuid()));
    reader.all(select.order_by_asc(Column::RecordedAt).order_by_asc(Column::Id)).await
}

/// The times of those who left a household, to stand within a statement about households.
pub(crate) fn left(reader: &PersonalReader) -> SelectStatement {
    let mut left = reader.values::<Entity>(Column::Id);
    left.and_where(Expr::col((Entity, Column::HouseholdId)).equals(household::id_column()))
        .and_where(Column::ToDay.is_not_null());
    left
}

/// Those who left a household and are not among who is `here`, the last first.
pub(crate) async fn former(
    reader: &PersonalReader,
    household: HouseholdId,
    here: &BTreeSet<Uuid>,
) -> database::Result<Vec<FormerMember>> {
    let select = reader
        .select::<Entity>()
        .filter(Column::HouseholdId.eq(household.uuid()))
        .filter(Column::ToDay.is_not_null())
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id);
    let rows = reader.all(select).await?;
    let mut last: BTreeMap<Uuid, Model> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| !here.contains(&row.person_id)) {
        match last.get(&row.person_id) {
            Some(known) if known.to_day > row.to_day => {}
            _ => {
                last.insert(row.person_id, row);
            }
        }
    }
    let persons = person::some(reader, last.keys().copied().collect()).await?;
    let mut former = Vec::with_capacity(persons.len());
    for person in persons {
        let Some(row) = last.get(&person.id) else { continue };
        let (Some(to_day), Some(how)) = (row.to_day, how_left(row)?) else { continue };
        former.push(FormerMember {
            person: person.id.into(),
            name: person::name(&person),
            to_day,
            how,
        });
    }
    former.sort_by(|a, b| b.to_day.cmp(&a.to_day).then_with(|| a.name.cmp(&b.name)));
    Ok(former)
}

/// The times of a person, the last first; households that the reader may not see are not named.
pub(crate) async fn of_person(
    reader: &PersonalReader,
    person: PersonId,
) -> database::Result<Vec<Membership>> {
    let select = reader.select::<Entity>().filter(Column::PersonId.eq(person.uuid()));
    let mut rows = reader.all(select.order_by_asc(Column::Id)).await?;
    rows.sort_by_key(|row| (row.to_day.is_some(), Reverse(row.from_day), Reverse(row.recorded_at)));
    let links = household::links(reader, rows.iter().map(|row| row.household_id).collect()).await?;
    let links: BTreeMap<HouseholdId, HouseholdLink> =
        links.into_iter().map(|link| (link.id, link)).collect();
    let one = |row: Model| {
        let relation =
            row.relation.parse().map_err(|_unknown| inconsistent("relation", &row.relation))?;
        Ok(Membership {
            household: links.get(&HouseholdId::from(row.household_id)).cloned(),
            relation,
            from_day: row.from_day,
            to_day: row.to_day,
            joined: how_joined(&row)?,
            left: how_left(&row)?,
        })
    };
    rows.into_iter().map(one).collect()
}

/// How somebody joined.
pub(crate) fn how_joined(row: &Model) -> database::Result<HowJoined> {
    row.how_joined.parse().map_err(|_unknown| inconsistent("how_joined", &row.how_joined))
}

/// How somebody left; `None` for who has not.
pub(crate) fn how_left(row: &Model) -> database::Result<Option<HowLeft>> {
    let parse = |text: &String| text.parse().map_err(|_unknown| inconsistent("how_left", text));
    row.how_left.as_ref().map(parse).transpose()
}

fn inconsistent(column: &'static str, found: &str) -> database::Error {
    database::Error::Inconsistent { table: "household_member", column, found: found.to_owned() }
}
