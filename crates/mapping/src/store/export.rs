//! Exports in their table.

use chrono::{DateTime, Utc};
use database::{
    Error, Place, Reader, Result, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        sea_query::{Expr, ExprTrait as _},
    },
};
use kernel::{BlobId, UserId};
use uuid::Uuid;

use super::entities::export::{ActiveModel, Column, Entity, Model};
use crate::export::{Asked, Export, ExportId, ExportListRequest};

const fn place(id: ExportId) -> Place {
    Place { table: "export", column: "sealed", row: id.uuid() }
}

/// What was asked for, sealed under the export's own key.
pub(crate) async fn seal(tx: &mut Tx, id: ExportId, asked: &Asked) -> Result<Vec<u8>> {
    let text = serde_json::to_vec(asked).map_err(|cause| fault("sealed", &cause.to_string()))?;
    tx.seal(id.uuid(), &place(id), &text).await
}

/// What was asked for; `None` once the export's key is gone.
pub(crate) fn open(keys: &SubjectKeys, export: &Export) -> Result<Option<Asked>> {
    match keys.open(export.id.uuid(), &place(export.id), &export.sealed) {
        Ok(text) => {
            let asked = serde_json::from_slice(&text);
            asked.map(Some).map_err(|cause| fault("sealed", &cause.to_string()))
        }
        Err(Error::Erased) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Writes what is asked for.
pub(crate) async fn insert(tx: &mut Tx, export: &Export) -> Result<()> {
    let row = ActiveModel {
        id: Set(export.id.uuid()),
        format: Set(export.format.extension().to_owned()),
        is_identified: Set(export.is_identified),
        sealed: Set(export.sealed.clone()),
        job: Set(export.job.uuid()),
        asked_by: Set(export.asked_by.map(Uuid::from)),
        asked_at: Set(export.asked_at),
        households: Set(0),
        persons: Set(0),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// Writes what came of an export.
pub(crate) async fn update(tx: &mut Tx, export: &Export) -> Result<()> {
    let row = ActiveModel {
        id: Unchanged(export.id.uuid()),
        made_at: Set(export.made_at),
        removed_at: Set(export.removed_at),
        households: Set(i64::try_from(export.households).unwrap_or(i64::MAX)),
        persons: Set(i64::try_from(export.persons).unwrap_or(i64::MAX)),
        file: Set(export.file.map(Uuid::from)),
        descriptions: Set(export.descriptions.map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// One export.
pub(crate) async fn find(reader: &Reader, id: ExportId) -> Result<Option<Export>> {
    let select = reader.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    reader.one(select).await?.map(read).transpose()
}

/// The same, to be changed.
pub(crate) async fn find_in(tx: &Tx, id: ExportId) -> Result<Option<Export>> {
    let select = tx.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    tx.one(select).await?.map(read).transpose()
}

/// A page of the list, in the order of the request.
pub(crate) async fn page(reader: &Reader, request: &ExportListRequest) -> Result<Vec<Export>> {
    let order = if request.is_descending { Order::Desc } else { Order::Asc };
    let mut select = reader.select::<Entity>();
    if let Some(beside) = &request.beside {
        let row = Expr::tuple([Expr::col(Column::AskedAt), Expr::col(Column::Id)]);
        let limit = Expr::tuple([Expr::val(beside.asked_at), Expr::val(beside.id.uuid())]);
        select = select.filter(if request.is_descending { row.lt(limit) } else { row.gt(limit) });
    }
    let select = select
        .order_by(Column::AskedAt, order.clone())
        .order_by(Column::Id, order)
        .limit(request.limit);
    reader.all(select).await?.into_iter().map(read).collect()
}

/// How many there are.
pub(crate) async fn count(reader: &Reader) -> Result<u64> {
    reader.count(reader.select::<Entity>()).await
}

/// Exports with files that were asked for before that moment, of all municipalities of the scope.
pub(crate) async fn with_files_before(tx: &Tx, before: DateTime<Utc>) -> Result<Vec<Export>> {
    let select = tx
        .select::<Entity>()
        .filter(Column::RemovedAt.is_null())
        .filter(Column::AskedAt.lt(before));
    tx.all(select).await?.into_iter().map(read).collect()
}

fn read(row: Model) -> Result<Export> {
    Ok(Export {
        id: row.id.into(),
        format: row.format.parse().map_err(|_unknown| fault("format", &row.format))?,
        is_identified: row.is_identified,
        job: row.job.into(),
        asked_by: row.asked_by.map(UserId::from),
        asked_at: row.asked_at,
        made_at: row.made_at,
        removed_at: row.removed_at,
        households: u64::try_from(row.households).unwrap_or_default(),
        persons: u64::try_from(row.persons).unwrap_or_default(),
        file: row.file.map(BlobId::from),
        descriptions: row.descriptions.map(BlobId::from),
        sealed: row.sealed,
    })
}

fn fault(column: &'static str, found: &str) -> Error {
    Error::Inconsistent { table: "export", column, found: found.to_owned() }
}
