//! Groups and legal status of persons, sealed.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _, Select,
    },
};
use kernel::PersonId;
use uuid::Uuid;

use super::{
    consent,
    entities::person_mark::{ActiveModel, Column, Entity, Model},
    seal, standing,
};
use crate::{
    group::{Group, Mark, MarkData},
    view::KeptMark,
};

/// Persons in one statement.
const IDS_A_STATEMENT: usize = 1_000;
/// The kind of a row that names a group.
const GROUP: &str = "group";

/// Writes a group or status.
pub(crate) async fn insert(tx: &mut Tx, person: PersonId, data: &MarkData) -> database::Result<()> {
    let id: Uuid = tx.new_id()?;
    let text = serde_json::to_vec(data).map_err(|_cause| inconsistent())?;
    let sealed = tx.seal(person.uuid(), &seal::mark(id), &text).await?;
    let kind = match data.mark {
        Mark::Group(_) => GROUP,
        Mark::Status(_) => "status",
    };
    let row = ActiveModel {
        id: Set(id),
        person_id: Set(person.uuid()),
        kind: Set(kind.to_owned()),
        sealed: Set(sealed),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// Ends a group or status; `false` when there is none.
pub(crate) async fn end(tx: &mut Tx, person: PersonId, id: Uuid) -> database::Result<bool> {
    let found = tx.one(now(tx.select::<Entity>(), person).filter(Column::Id.eq(id))).await?;
    let Some(found) = found else { return Ok(false) };
    let row = ActiveModel {
        id: Unchanged(found.id),
        ended_at: Set(Some(tx.now())),
        ended_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await?;
    Ok(true)
}

/// The groups and the status of a person, shown or not.
pub(crate) async fn of_person(
    reader: &impl Look,
    person: PersonId,
) -> database::Result<Vec<KeptMark>> {
    let rows = reader.all(now(reader.select::<Entity>(), person)).await?;
    let keys = reader.keys_of(&[person.uuid()]).await?;
    rows.iter().map(|row| open(&keys, row)).collect()
}

/// The same within a transaction.
pub(crate) async fn of_person_in(tx: &Tx, person: PersonId) -> database::Result<Vec<KeptMark>> {
    let rows = tx.all(now(tx.select::<Entity>(), person)).await?;
    let keys = tx.keys_of(&[person.uuid()]).await?;
    rows.iter().map(|row| open(&keys, row)).collect()
}

/// For computing: the groups to which persons belong, whichever of their records says so, as far as they agree that it is used. That
/// somebody is a victim of violence is not among them.
///
/// # Errors
/// [`database::Error`].
pub async fn groups_among(
    tx: &Tx,
    persons: &[PersonId],
) -> database::Result<BTreeMap<PersonId, BTreeSet<Group>>> {
    let ids: BTreeSet<Uuid> = persons.iter().map(|id| id.uuid()).collect();
    let behind = standing::behind_persons(tx, ids.clone()).await?;
    let mut person_of: BTreeMap<Uuid, Uuid> = ids.iter().map(|id| (*id, *id)).collect();
    for (id, others) in &behind {
        person_of.extend(others.iter().map(|other| (*other, *id)));
    }
    let mut found: BTreeMap<Uuid, BTreeSet<Group>> = BTreeMap::new();
    let records: Vec<Uuid> = person_of.keys().copied().collect();
    for part in records.chunks(IDS_A_STATEMENT) {
        for (record, group) in groups_in(tx, part).await? {
            let person = person_of.get(&record).copied().unwrap_or(record);
            found.entry(person).or_default().insert(group);
        }
    }
    let is_asked = |groups: &BTreeSet<Group>| groups.iter().any(|one| one.purpose().is_some());
    let asked = found.iter().filter(|(_, groups)| is_asked(groups)).map(|(id, _)| *id).collect();
    let said = consent::said_by_each(tx, &asked, &behind).await?;
    for (person, groups) in &mut found {
        let may = |purpose| said.get(person).is_some_and(|one| one.may_use(purpose));
        groups.retain(|group| group.purpose().is_none_or(may));
    }
    found.retain(|_, groups| !groups.is_empty());
    Ok(found.into_iter().map(|(person, groups)| (person.into(), groups)).collect())
}

/// The groups that records name, but for violence. Of who was erased nothing can be opened.
async fn groups_in(tx: &Tx, records: &[Uuid]) -> database::Result<Vec<(Uuid, Group)>> {
    let select = tx
        .select_among::<Entity, _>(Column::PersonId, records.iter().copied())
        .filter(Column::Kind.eq(GROUP))
        .filter(Column::EndedAt.is_null());
    let rows = tx.all(select).await?;
    let marked: BTreeSet<Uuid> = rows.iter().map(|row| row.person_id).collect();
    let keys = tx.keys_of(&marked.into_iter().collect::<Vec<_>>()).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        match open(&keys, row) {
            Ok(kept) => match kept.data.mark {
                Mark::Group(group) if !group.tells_of_violence() => {
                    found.push((row.person_id, group));
                }
                Mark::Group(_) | Mark::Status(_) => {}
            },
            Err(database::Error::Erased) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}

fn now(select: Select<Entity>, person: PersonId) -> Select<Entity> {
    select
        .filter(Column::PersonId.eq(person.uuid()))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id)
}

/// A row opened.
pub(crate) fn open(keys: &SubjectKeys, row: &Model) -> database::Result<KeptMark> {
    let text = keys.open(row.person_id, &seal::mark(row.id), &row.sealed)?;
    let data = serde_json::from_slice(&text).map_err(|_cause| inconsistent())?;
    Ok(KeptMark { id: row.id.into(), data })
}

fn inconsistent() -> database::Error {
    database::Error::Inconsistent {
        table: "person_mark",
        column: "sealed",
        found: "no mark".into(),
    }
}
