//! Files about households and persons: their bytes are sealed blobs, their names sealed here.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _, Select,
    },
};
use kernel::{BlobId, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    entities::attachment::{ActiveModel, Column, Entity, Model},
    seal,
};
use crate::{
    picture::FileKind,
    view::{About, AttachedFile, SignedSheet},
};

/// What is sealed of a file beside its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) about: String,
}

/// Keeps a file.
pub(crate) async fn insert(
    tx: &mut Tx,
    about: About,
    named: &Named,
    (kind, is_restricted): (FileKind, bool),
    bytes: &[u8],
) -> database::Result<Uuid> {
    let subject = about.subject();
    let blob = tx.put_blob(subject, kind.media_type(), bytes).await?;
    let id: Uuid = tx.new_id()?;
    let text = serde_json::to_vec(named).map_err(|_cause| inconsistent())?;
    let sealed = tx.seal(subject, &seal::attachment(id), &text).await?;
    let row = ActiveModel {
        id: Set(id),
        household_id: Set(about.household.uuid()),
        person_id: Set(about.person.map(PersonId::uuid)),
        blob_id: Set(blob.uuid()),
        media_type: Set(kind.media_type().to_owned()),
        size: Set(i32::try_from(bytes.len()).unwrap_or(i32::MAX)),
        is_restricted: Set(is_restricted),
        sealed: Set(sealed),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await?;
    Ok(id)
}

/// Files that are there, the last first; restricted ones for who may see them.
pub(crate) async fn list(
    reader: &PersonalReader,
    about: About,
    may_restricted: bool,
) -> database::Result<Vec<AttachedFile>> {
    let select = seen(of(reader.select::<Entity>(), about), may_restricted);
    let select = select.filter(Column::RemovedAt.is_null()).order_by_desc(Column::RecordedAt);
    let rows = reader.all(select).await?;
    let keys = reader.keys_of(&[about.subject()]).await?;
    rows.iter().map(|row| open(&keys, row)).collect()
}

/// A file with where its bytes are; a restricted one for who may see it.
pub(crate) async fn find(
    reader: &PersonalReader,
    about: About,
    id: Uuid,
    may_restricted: bool,
) -> database::Result<Option<(AttachedFile, BlobId)>> {
    let select = seen(of(reader.select::<Entity>(), about), may_restricted);
    let select = select.filter(Column::Id.eq(id));
    let Some(row) = reader.one(select.filter(Column::RemovedAt.is_null())).await? else {
        return Ok(None);
    };
    let keys = reader.keys_of(&[about.subject()]).await?;
    let blob = BlobId::from(row.blob_id);
    Ok(Some((open(&keys, &row)?, blob)))
}

/// Of `ids`, the files about persons that are signed sheets, also those that were taken away: what they are. Of who was erased nothing is left.
pub(crate) async fn sheets(
    look: &impl Look,
    ids: BTreeSet<Uuid>,
) -> database::Result<BTreeMap<Uuid, SignedSheet>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = look.all(look.select_among::<Entity>(Column::Id, ids)).await?;
    let persons: Vec<Uuid> = rows.iter().filter_map(|row| row.person_id).collect();
    let keys = look.keys_of(&persons).await?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let Some(person) = row.person_id else { continue };
        let about = match open(&keys, row) {
            Ok(file) => file.about,
            Err(database::Error::Erased) => continue,
            Err(other) => return Err(other),
        };
        let (file, is_there) = (row.id.into(), row.removed_at.is_none());
        found.insert(row.id, SignedSheet { file, person: person.into(), about, is_there });
    }
    Ok(found)
}

/// Whether a file that is there, and not for few, is about one of those records of a person.
pub(crate) async fn is_about(tx: &Tx, records: &[PersonId], id: Uuid) -> database::Result<bool> {
    let records = records.iter().map(|record| record.uuid());
    let select = tx
        .select::<Entity>()
        .filter(Column::Id.eq(id))
        .filter(Column::PersonId.is_in(records))
        .filter(Column::IsRestricted.eq(false))
        .filter(Column::RemovedAt.is_null());
    Ok(tx.one(select).await?.is_some())
}

/// Takes a file away: its bytes are deleted, that it was there stays. `false` when there is none that may be
/// seen.
pub(crate) async fn remove(
    tx: &mut Tx,
    about: About,
    id: Uuid,
    may_restricted: bool,
) -> database::Result<bool> {
    let select = seen(of(tx.select::<Entity>(), about), may_restricted);
    let select = select.filter(Column::Id.eq(id));
    let Some(found) = tx.one(select.filter(Column::RemovedAt.is_null())).await? else {
        return Ok(false);
    };
    tx.delete_blob(BlobId::from(found.blob_id)).await?;
    let row = ActiveModel {
        id: Unchanged(found.id),
        removed_at: Set(Some(tx.now())),
        removed_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await?;
    Ok(true)
}

fn seen(select: Select<Entity>, may_restricted: bool) -> Select<Entity> {
    if may_restricted { select } else { select.filter(Column::IsRestricted.eq(false)) }
}

/// Those about a person, or about the household itself.
pub(crate) fn of(select: Select<Entity>, about: About) -> Select<Entity> {
    match about.person {
        Some(person) => select.filter(Column::PersonId.eq(person.uuid())),
        None => select
            .filter(Column::HouseholdId.eq(about.household.uuid()))
            .filter(Column::PersonId.is_null()),
    }
}

/// A row opened.
pub(crate) fn open(keys: &SubjectKeys, row: &Model) -> database::Result<AttachedFile> {
    let subject = row.person_id.unwrap_or(row.household_id);
    let text = keys.open(subject, &seal::attachment(row.id), &row.sealed)?;
    let named: Named = serde_json::from_slice(&text).map_err(|_cause| inconsistent())?;
    let kind = FileKind::of_media_type(&row.media_type).ok_or_else(inconsistent)?;
    Ok(AttachedFile {
        id: row.id.into(),
        name: named.name,
        about: named.about,
        kind,
        size: u32::try_from(row.size).unwrap_or_default(),
        is_restricted: row.is_restricted,
        recorded_at: row.recorded_at,
        recorded_by: row.recorded_by.map(Into::into),
        author: None,
    })
}

fn inconsistent() -> database::Error {
    database::Error::Inconsistent { table: "attachment", column: "sealed", found: "no file".into() }
}
