//! Exports: the list, one with how far it is. Their files are taken on their pages.

use assessment::ListRunId;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, May, Problem, View,
    axum::{Json, extract::Path, response::IntoResponse as _},
};

use super::{PAGE, Paged, ProgressValues, after, id, moment, page};
use crate::{
    actions::{find_export, list_exports},
    export::{Asked, BesideExport, Export, ExportId, ExportListRequest},
    permissions::ExportAnswers,
};

/// A page of the exports, the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ExportsValues {
    exports: Vec<ExportValues>,
    /// How many there are.
    total: u64,
    /// To get the page after this one; null on the last.
    next: Option<String>,
}

/// An export.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ExportValues {
    #[schema(value_type = Uuid)]
    id: ExportId,
    /// `xlsx` or `csv`.
    format: &'static str,
    /// With names, JMBG, addresses and days of birth, or under numbers.
    is_identified: bool,
    asked_at: DateTime<Utc>,
    /// When it was made; null while it is not.
    made_at: Option<DateTime<Utc>>,
    /// When its files were removed.
    removed_at: Option<DateTime<Utc>>,
    /// Households in it; null while it is not made.
    households: Option<u64>,
    /// Persons in it; null while it is not made.
    persons: Option<u64>,
}

/// An export with how far it is and what was asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct SeenExportValues {
    #[serde(flatten)]
    export: ExportValues,
    asked_by: Option<String>,
    progress: ProgressValues,
    /// What was asked for; null once its key is destroyed.
    asked: Option<AskedValues>,
}

/// What was asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct AskedValues {
    /// Folded name of a settlement, for its households only.
    settlement: Option<String>,
    /// What was searched for, for the households that the list finds only.
    search: Option<String>,
    /// The list that was chosen, for who is on it only.
    list: Option<AskedListValues>,
    /// Whether results of rules stand beside the answers.
    has_results: bool,
    /// Why.
    reason: String,
}

/// A list by which an export is narrowed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct AskedListValues {
    /// What came of running it, by who asked for the export.
    #[schema(value_type = Uuid)]
    run: ListRunId,
    /// Its name when it was run.
    name: String,
}

/// Exports of the municipality, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/exports",
    tag = "mapping",
    params(Paged),
    responses((status = 200, body = ExportsValues))
)]
pub(super) async fn list(May(permit): May<ExportAnswers>, view: View) -> Answer {
    let paged: Paged = view.read_query()?;
    let beside = paged.cursor.as_deref().map(moment::<ExportId>).transpose()?;
    let request = ExportListRequest {
        is_descending: true,
        beside: beside.map(|(asked_at, id)| BesideExport { asked_at, id }),
        limit: PAGE + 1,
    };
    let (rows, total) = list_exports(&permit, view.app().database(), &request).await?;
    let (rows, has_more) = page(rows);
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|last| after(last.asked_at, &last.id));
    let exports = rows.iter().map(ExportValues::from).collect();
    Ok(Json(ExportsValues { exports, total, next }).into_response())
}

/// An export: how far it is, what was asked for.
#[utoipa::path(
    get,
    path = "/api/v1/exports/{id}",
    tag = "mapping",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = SeenExportValues))
)]
pub(super) async fn find(
    May(permit): May<ExportAnswers>,
    view: View,
    Path(export): Path<String>,
) -> Answer {
    let found = find_export(&permit, view.app().database(), id(&export)?).await?;
    let (export, progress, asked, asked_by) = found.ok_or_else(Problem::not_found)?;
    let values = SeenExportValues {
        export: ExportValues::from(&export),
        asked_by,
        progress: progress.into(),
        asked: asked.map(AskedValues::from),
    };
    Ok(Json(values).into_response())
}

impl From<&Export> for ExportValues {
    fn from(export: &Export) -> Self {
        let is_made = export.made_at.is_some();
        Self {
            id: export.id,
            format: export.format.extension(),
            is_identified: export.is_identified,
            asked_at: export.asked_at,
            made_at: export.made_at,
            removed_at: export.removed_at,
            households: is_made.then_some(export.households),
            persons: is_made.then_some(export.persons),
        }
    }
}

impl From<Asked> for AskedValues {
    fn from(asked: Asked) -> Self {
        Self {
            settlement: asked.settlement,
            search: asked.search,
            list: asked.list.map(|list| AskedListValues { run: list.run, name: list.name }),
            has_results: asked.has_results,
            reason: asked.reason,
        }
    }
}
