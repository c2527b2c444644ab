//! Documents of persons; a change is a new row, the one before stays with the time of its replacement.

use database::{
    Look, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QueryOrder as _, sea_query::Expr,
    },
};
use kernel::PersonId;
use uuid::Uuid;

use super::{
    entities::person_document::{ActiveModel, Column, Entity, Model},
    seal,
};
use crate::document::DocumentData;

/// Writes what is known of a document in the place of what was known before.
pub(crate) async fn write(
    tx: &mut Tx,
    person: PersonId,
    data: &DocumentData,
) -> database::Result<()> {
    let replace = tx
        .update_many::<Entity>()
        .filter(Column::PersonId.eq(person.uuid()))
        .filter(Column::Kind.eq(data.kind.name()))
        .filter(Column::ReplacedAt.is_null())
        .col_expr(Column::ReplacedAt, Expr::value(tx.now()));
    tx.exec_update(replace).await?;
    let id: Uuid = tx.new_id()?;
    let place = seal::document_number(id);
    let number = match &data.number {
        Some(number) => Some(tx.seal(person.uuid(), &place, number.as_bytes()).await?),
        None => None,
    };
    let row = ActiveModel {
        id: Set(id),
        person_id: Set(person.uuid()),
        kind: Set(data.kind.name().to_owned()),
        state: Set(data.state.name().to_owned()),
        number: Set(number),
        valid_to: Set(data.valid_to),
        obstacle: Set(data.obstacle.map(|one| one.name().to_owned())),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// What is known of a person's documents now.
pub(crate) async fn of_person(
    reader: &impl Look,
    person: PersonId,
) -> database::Result<Vec<DocumentData>> {
    let select = reader
        .select::<Entity>()
        .filter(Column::PersonId.eq(person.uuid()))
        .filter(Column::ReplacedAt.is_null())
        .order_by_asc(Column::Id);
    let rows = reader.all(select).await?;
    let keys = reader.keys_of(&[person.uuid()]).await?;
    let mut documents: Vec<DocumentData> =
        rows.iter().map(|row| open(&keys, row)).collect::<database::Result<_>>()?;
    documents.sort_by_key(|one| one.kind);
    Ok(documents)
}

/// A row opened.
pub(crate) fn open(keys: &SubjectKeys, row: &Model) -> database::Result<DocumentData> {
    let number = match &row.number {
        Some(sealed) => {
            Some(keys.open_text(row.person_id, &seal::document_number(row.id), sealed)?)
        }
        None => None,
    };
    let obstacle = row.obstacle.as_deref();
    Ok(DocumentData {
        kind: known(&row.kind, "kind")?,
        state: known(&row.state, "state")?,
        number,
        valid_to: row.valid_to,
        obstacle: obstacle.map(|text| known(text, "obstacle")).transpose()?,
    })
}

fn known<T: std::str::FromStr>(text: &str, column: &'static str) -> database::Result<T> {
    let table = "person_document";
    text.parse().map_err(|_unknown| database::Error::Inconsistent {
        table,
        column,
        found: text.to_owned(),
    })
}
