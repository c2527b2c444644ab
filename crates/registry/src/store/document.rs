//! Documents of persons; a change is a new row, the one before stays with the time of its replacement.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, SubjectKeys, Tx,
    sea_orm::{
        self, ActiveValue::Set, ColumnTrait as _, FromQueryResult, QueryFilter as _,
        QueryOrder as _, QuerySelect as _, QueryTrait as _, sea_query::Expr,
    },
};
use kernel::PersonId;
use uuid::Uuid;

use super::{
    entities::person_document::{ActiveModel, Column, Entity, Model},
    seal,
};
use crate::document::{DocumentData, DocumentKind, DocumentObstacle, DocumentState};

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

/// Persons in one statement.
const PERSONS_A_STATEMENT: usize = 1_000;

/// Of `persons`, those of whom a document says whether their birth is registered: who has the certificate, and who has none because there is no
/// entry.
pub(crate) async fn births_registered(
    look: &impl Look,
    persons: &BTreeSet<Uuid>,
) -> database::Result<BTreeMap<Uuid, bool>> {
    let mut found = BTreeMap::new();
    let persons: Vec<Uuid> = persons.iter().copied().collect();
    for part in persons.chunks(PERSONS_A_STATEMENT) {
        let query = look
            .select_among::<Entity>(Column::PersonId, part.iter().copied().collect())
            .filter(Column::Kind.eq(DocumentKind::BirthCertificate.name()))
            .filter(Column::ReplacedAt.is_null())
            .select_only()
            .columns([Column::PersonId, Column::State, Column::Obstacle])
            .into_query();
        let rows: Vec<Certificate> = look.rows(&query).await?;
        found.extend(rows.into_iter().filter_map(|row| Some((row.person_id, row.registered()?))));
    }
    Ok(found)
}

#[derive(Debug, FromQueryResult)]
struct Certificate {
    person_id: Uuid,
    state: String,
    obstacle: Option<String>,
}

impl Certificate {
    fn registered(&self) -> Option<bool> {
        let obstacle = self.obstacle.as_deref().and_then(|one| one.parse().ok());
        match (self.state.parse().ok()?, obstacle) {
            (DocumentState::Has | DocumentState::Expired, _) => Some(true),
            (DocumentState::HasNot, Some(DocumentObstacle::NoBirthRecord)) => Some(false),
            (DocumentState::HasNot | DocumentState::Unknown, _) => None,
        }
    }
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
