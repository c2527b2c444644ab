//! Who is married to whom.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use database::{
    Look, PersonalReader, Tx,
    sea_orm::{
        self,
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, Condition, FromQueryResult, QueryFilter as _, QueryOrder as _,
        QuerySelect as _, QueryTrait as _, Select,
    },
};
use kernel::PersonId;
use uuid::Uuid;

use super::{
    entities::partnership::{ActiveModel, Column, Entity, Model},
    person,
    standing::Others,
};
use crate::{membership::HowParted, view::Partner};

/// Writes that two persons married.
pub(crate) async fn insert(
    tx: &mut Tx,
    (one, other): (PersonId, PersonId),
    day: NaiveDate,
) -> database::Result<()> {
    let row = ActiveModel {
        id: Set(tx.new_id()?),
        person_id: Set(one.uuid()),
        partner_id: Set(other.uuid()),
        from_day: Set(day),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// The partnership that a person is in now.
pub(crate) async fn present(tx: &Tx, person: PersonId) -> database::Result<Option<Model>> {
    tx.one(of(tx.select::<Entity>(), person).filter(Column::ToDay.is_null())).await
}

/// Persons in one statement.
const PERSONS_A_STATEMENT: usize = 1_000;

#[derive(Debug, FromQueryResult)]
struct Couple {
    person_id: Uuid,
    partner_id: Uuid,
}

/// Of `persons`, those who are partners of each other now, in themselves or in the records `behind` them; both ways.
pub(crate) async fn present_among(
    look: &impl Look,
    persons: &BTreeSet<Uuid>,
    behind: &Others,
) -> database::Result<BTreeMap<Uuid, Uuid>> {
    let mut stands: BTreeMap<Uuid, Uuid> = persons.iter().map(|id| (*id, *id)).collect();
    for (id, others) in behind {
        stands.extend(others.iter().map(|other| (*other, *id)));
    }
    let records: Vec<Uuid> = stands.keys().copied().collect();
    let mut found = BTreeMap::new();
    for part in records.chunks(PERSONS_A_STATEMENT) {
        let query = look
            .select_among::<Entity>(Column::PersonId, part.iter().copied().collect())
            .filter(Column::ToDay.is_null())
            .select_only()
            .columns([Column::PersonId, Column::PartnerId])
            .into_query();
        let couples: Vec<Couple> = look.rows(&query).await?;
        for couple in couples {
            let ends = (stands.get(&couple.person_id), stands.get(&couple.partner_id));
            if let (Some(one), Some(other)) = ends {
                found.extend([(*one, *other), (*other, *one)]);
            }
        }
    }
    Ok(found)
}

/// Ends the partnership that a person is in; `false` when there is none.
pub(crate) async fn end(
    tx: &mut Tx,
    person: PersonId,
    day: NaiveDate,
    how: HowParted,
) -> database::Result<bool> {
    let Some(found) = present(tx, person).await? else { return Ok(false) };
    let row = ActiveModel {
        id: Unchanged(found.id),
        to_day: Set(Some(day.max(found.from_day))),
        how_ended: Set(Some(how.name().to_owned())),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await?;
    Ok(true)
}

/// Takes back that a partnership ended by a death on a day that was recorded by mistake.
pub(crate) async fn restore(tx: &mut Tx, person: PersonId) -> database::Result<()> {
    let by_death = of(tx.select::<Entity>(), person)
        .filter(Column::HowEnded.eq(HowParted::Death.name()))
        .order_by_desc(Column::ToDay);
    let Some(found) = tx.one(by_death).await? else { return Ok(()) };
    let row = ActiveModel {
        id: Unchanged(found.id),
        to_day: Set(None),
        how_ended: Set(None),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// The partners of a person whom the reader may see, the last first.
pub(crate) async fn of_person(
    reader: &PersonalReader,
    id: PersonId,
) -> database::Result<Vec<Partner>> {
    let select = of(reader.select::<Entity>(), id).order_by_desc(Column::FromDay);
    let rows = reader.all(select).await?;
    let other =
        |row: &Model| if row.person_id == id.uuid() { row.partner_id } else { row.person_id };
    let persons = person::some(reader, rows.iter().map(other).collect()).await?;
    let names: BTreeMap<Uuid, String> =
        persons.iter().map(|row| (row.id, person::name(row))).collect();
    let partner = |row: &Model| {
        Some(Partner {
            person: other(row).into(),
            name: names.get(&other(row))?.clone(),
            from_day: row.from_day,
            to_day: row.to_day,
        })
    };
    Ok(rows.iter().filter_map(partner).collect())
}

fn of(select: Select<Entity>, person: PersonId) -> Select<Entity> {
    let (one, other) = (Column::PersonId, Column::PartnerId);
    select.filter(Condition::any().add(one.eq(person.uuid())).add(other.eq(person.uuid())))
}
