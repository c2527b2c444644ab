//! How persons are reached, sealed; a number or address is found again by its keyed hash.

use std::collections::BTreeSet;

use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _,
    },
};
use kernel::PersonId;
use uuid::Uuid;

use super::{
    entities::contact::{ActiveModel, Column, Entity, Model},
    seal,
};
use crate::{
    contact::{ContactData, ContactKind},
    view::Contact,
};

/// The column whose exact values are found by a keyed hash.
const LOOKUP: &str = "contact.lookup";

/// Writes a way to reach a person. The preferred one takes the place of another.
pub(crate) async fn insert(
    tx: &mut Tx,
    person: PersonId,
    data: &ContactData,
) -> database::Result<Uuid> {
    if data.is_preferred {
        prefer_none(tx, person).await?;
    }
    let id: Uuid = tx.new_id()?;
    let text = serde_json::to_vec(data).map_err(|_cause| inconsistent())?;
    let sealed = tx.seal(person.uuid(), &seal::contact(id), &text).await?;
    let lookup = data.lookup().map(|text| tx.lookup_hash(LOOKUP, &text)).transpose()?;
    let row = ActiveModel {
        id: Set(id),
        person_id: Set(person.uuid()),
        kind: Set(data.kind.name().to_owned()),
        sealed: Set(sealed),
        lookup: Set(lookup),
        is_preferred: Set(data.is_preferred),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await?;
    Ok(id)
}

async fn prefer_none(tx: &mut Tx, person: PersonId) -> database::Result<()> {
    let update = tx
        .update_many::<Entity>()
        .filter(Column::PersonId.eq(person.uuid()))
        .filter(Column::IsPreferred.eq(true))
        .col_expr(Column::IsPreferred, database::sea_orm::sea_query::Expr::value(false));
    tx.exec_update(update).await?;
    Ok(())
}

/// Ends a way to reach a person; `false` when there is none.
pub(crate) async fn end(tx: &mut Tx, person: PersonId, id: Uuid) -> database::Result<bool> {
    let select = tx.select::<Entity>().filter(Column::Id.eq(id));
    let select = select.filter(Column::PersonId.eq(person.uuid()));
    let Some(found) = tx.one(select.filter(Column::EndedAt.is_null())).await? else {
        return Ok(false);
    };
    let row = ActiveModel {
        id: Unchanged(found.id),
        // What nobody is reached by any more is not found by it either.
        lookup: Set(None),
        is_preferred: Set(false),
        ended_at: Set(Some(tx.now())),
        ended_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await?;
    Ok(true)
}

/// How a person is reached now, the preferred way first.
pub(crate) async fn of_person(
    reader: &impl Look,
    person: PersonId,
) -> database::Result<Vec<Contact>> {
    let select = reader
        .select::<Entity>()
        .filter(Column::PersonId.eq(person.uuid()))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id);
    let rows = reader.all(select).await?;
    let keys = reader.keys_of(&[person.uuid()]).await?;
    let mut contacts: Vec<Contact> =
        rows.iter().map(|row| open(&keys, row)).collect::<database::Result<_>>()?;
    contacts.sort_by_key(|one| (!one.data.is_preferred, one.data.kind));
    Ok(contacts)
}

/// The telephones of persons, sealed.
pub(crate) async fn phones_among(
    look: &impl Look,
    persons: BTreeSet<Uuid>,
) -> database::Result<Vec<Model>> {
    let select = look
        .select_among::<Entity>(Column::PersonId, persons)
        .filter(Column::Kind.eq(ContactKind::Phone.name()))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::Id);
    look.all(select).await
}

/// A row opened.
pub(crate) fn open(keys: &SubjectKeys, row: &Model) -> database::Result<Contact> {
    let text = keys.open(row.person_id, &seal::contact(row.id), &row.sealed)?;
    let data: ContactData = serde_json::from_slice(&text).map_err(|_cause| inconsistent())?;
    let data = ContactData { is_preferred: row.is_preferred, ..data };
    Ok(Contact { id: row.id.into(), data })
}

/// The persons who are reached by a number.
pub(crate) async fn owners(reader: &PersonalReader, number: &str) -> database::Result<Vec<Uuid>> {
    let hash = reader.lookup_hash(LOOKUP, number)?;
    let rows = reader.all(reader.select::<Entity>().filter(Column::Lookup.eq(hash))).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

fn inconsistent() -> database::Error {
    database::Error::Inconsistent { table: "contact", column: "sealed", found: "no contact".into() }
}
