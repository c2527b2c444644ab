//! Imports in their table, within the municipality of the scope.

use chrono::{DateTime, Utc};
use database::{
    Error, Reader, Result, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        QueryTrait as _, Select,
        sea_query::{Expr, ExprTrait as _},
    },
};
use kernel::{BlobId, JobId, UserId};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::entities::import::{ActiveModel, Column, Entity, Model};
use crate::import::{Import, ImportId, ImportState, KeptFinding, ListRequest};

/// Writes a new import.
pub(crate) async fn insert(tx: &mut Tx, import: &Import) -> Result<()> {
    let row = ActiveModel {
        id: Set(import.id.uuid()),
        source: Set(import.source.clone()),
        round: Set(import.round.clone()),
        valid_from: Set(import.valid_from),
        file_name: Set(import.file_name.clone()),
        file: Set(import.file.map(Uuid::from)),
        households_name: Set(import.households_name.clone()),
        households_file: Set(import.households.map(Uuid::from)),
        mapping: Set(import.mapping.clone()),
        state: Set(import.state.name().to_owned()),
        job: Set(import.job.map(Uuid::from)),
        asked_by: Set(import.asked_by.map(Uuid::from)),
        asked_at: Set(import.asked_at),
        entry: Set(import.entry),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// Writes what of an import changes: where it stands, its files, its mapping, what came of it.
pub(crate) async fn update(tx: &mut Tx, import: &Import) -> Result<()> {
    let row = ActiveModel {
        id: Unchanged(import.id.uuid()),
        file: Set(import.file.map(Uuid::from)),
        households_file: Set(import.households.map(Uuid::from)),
        mapping: Set(import.mapping.clone()),
        state: Set(import.state.name().to_owned()),
        job: Set(import.job.map(Uuid::from)),
        imported_at: Set(import.imported_at),
        undone_at: Set(import.undone_at),
        counts: Set(json(import.counts.as_ref(), "counts")?),
        findings: Set(import.findings.map(Uuid::from)),
        undone: Set(json(import.undone.as_ref(), "undone")?),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// One import.
pub(crate) async fn find(reader: &Reader, id: ImportId) -> Result<Option<Import>> {
    let select = reader.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    reader.one(select).await?.map(read).transpose()
}

/// The same, to be changed.
pub(crate) async fn find_in(tx: &Tx, id: ImportId) -> Result<Option<Import>> {
    let select = tx.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    tx.one(select).await?.map(read).transpose()
}

/// A page of the list, in the order of the request.
pub(crate) async fn page(reader: &Reader, request: &ListRequest) -> Result<Vec<Import>> {
    let order = if request.is_descending { Order::Desc } else { Order::Asc };
    let mut select = filtered(reader, request);
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
pub(crate) async fn count(reader: &Reader, request: &ListRequest) -> Result<u64> {
    reader.count(filtered(reader, request)).await
}

/// Sources that were named before, each once.
pub(crate) async fn sources(reader: &Reader) -> Result<Vec<String>> {
    let select = reader.select::<Entity>().order_by_desc(Column::AskedAt).limit(SOURCES);
    let mut sources: Vec<String> = Vec::new();
    for row in reader.all(select).await? {
        if !sources.contains(&row.source) {
            sources.push(row.source);
        }
    }
    Ok(sources)
}

/// Imports that are looked through for sources.
const SOURCES: u64 = 200;

/// Entries of all imports of a source.
pub(crate) async fn entries_of(tx: &Tx, source: &str) -> Result<Vec<Uuid>> {
    let rows = tx.all(tx.select::<Entity>().filter(Column::Source.eq(source))).await?;
    Ok(rows.into_iter().map(|row| row.entry).collect())
}

/// Whether a later import of the same source brought something and was not taken back.
pub(crate) async fn is_followed(tx: &Tx, import: &Import) -> Result<bool> {
    let select = tx
        .select::<Entity>()
        .filter(Column::Source.eq(import.source.as_str()))
        .filter(Column::Id.ne(import.id.uuid()))
        .filter(Column::State.is_in([ImportState::Imported.name(), ImportState::Undoing.name()]))
        .filter(Column::ImportedAt.gt(import.imported_at));
    for row in tx.all(select).await? {
        // Who brought nothing new is not in the way.
        if read(row)?.counts.is_some_and(|counts| counts.has_news()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Imports with files or findings that were asked for before that moment, of all municipalities of the scope.
pub(crate) async fn with_files_before(tx: &Tx, before: DateTime<Utc>) -> Result<Vec<Import>> {
    let there = Column::File
        .is_not_null()
        .or(Column::HouseholdsFile.is_not_null())
        .or(Column::Findings.is_not_null());
    let select = tx.select::<Entity>().filter(there).filter(Column::AskedAt.lt(before));
    tx.all(select).await?.into_iter().map(read).collect()
}

/// The findings of an import, opened.
pub(crate) fn findings(bytes: &[u8]) -> Result<Vec<KeptFinding>> {
    serde_json::from_slice(bytes).map_err(|cause| fault("findings", &cause.to_string()))
}

/// The findings of an import as they are kept.
pub(crate) fn findings_text(findings: &[KeptFinding]) -> Result<Vec<u8>> {
    serde_json::to_vec(findings).map_err(|cause| fault("findings", &cause.to_string()))
}

fn filtered(reader: &Reader, request: &ListRequest) -> Select<Entity> {
    reader
        .select::<Entity>()
        .apply_if(request.state, |select, state| select.filter(Column::State.eq(state.name())))
}

fn read(row: Model) -> Result<Import> {
    Ok(Import {
        id: row.id.into(),
        state: row.state.parse().map_err(|_unknown| fault("state", &row.state))?,
        source: row.source,
        round: row.round,
        valid_from: row.valid_from,
        file_name: row.file_name,
        file: row.file.map(BlobId::from),
        households_name: row.households_name,
        households: row.households_file.map(BlobId::from),
        mapping: row.mapping,
        job: row.job.map(JobId::from),
        asked_by: row.asked_by.map(UserId::from),
        asked_at: row.asked_at,
        imported_at: row.imported_at,
        undone_at: row.undone_at,
        entry: row.entry,
        counts: opened(row.counts, "counts")?,
        findings: row.findings.map(BlobId::from),
        undone: opened(row.undone, "undone")?,
    })
}

fn opened<T: DeserializeOwned>(text: Option<String>, column: &'static str) -> Result<Option<T>> {
    let read = |text: String| serde_json::from_str(&text);
    text.map(read).transpose().map_err(|cause| fault(column, &cause.to_string()))
}

fn json<T: serde::Serialize>(value: Option<&T>, column: &'static str) -> Result<Option<String>> {
    let write = |value: &T| serde_json::to_string(value);
    value.map(write).transpose().map_err(|cause| fault(column, &cause.to_string()))
}

fn fault(column: &'static str, found: &str) -> Error {
    Error::Inconsistent { table: "import", column, found: found.to_owned() }
}
