//! Imports: the list, one with how far it is, giving a file, taking it over.

use std::sync::Arc;

use assessment::{Eyes, LiveRules};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::HouseholdId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{
    Answer, FormErrors, Json, May, Problem, ProblemKind, Upload, View,
    axum::{
        Json as Body,
        extract::{Path, State},
        http::StatusCode,
        response::IntoResponse as _,
    },
};

use super::{PAGE, ProgressValues, after, id, moment, page};
use crate::{
    actions::{
        Progress, SeenImport, find_import, give_file, list_imports, list_mappings, run_import,
    },
    import::{Beside, Counts, Import, ImportId, ImportState, ListRequest, WhyLeft},
    pages::{notice, read_given, refusal},
    permissions::ImportHouseholds,
};

/// What is listed.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Listed {
    /// Only those that stand there: `draft`, `previewing`, `ready`, `importing`, `imported`, `undoing`, `undone`, `discarded`.
    state: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A page of the imports, the newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ImportsValues {
    imports: Vec<ImportValues>,
    /// How many there are.
    total: u64,
    /// To get the page after this one; null on the last.
    next: Option<String>,
}

/// An import.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ImportValues {
    #[schema(value_type = Uuid)]
    id: ImportId,
    source: String,
    round: String,
    valid_from: NaiveDate,
    file_name: String,
    state: &'static str,
    asked_at: DateTime<Utc>,
    imported_at: Option<DateTime<Utc>>,
    undone_at: Option<DateTime<Utc>>,
    /// What the preview or the import has counted; null before.
    counts: Option<Counts>,
}

/// An import with how far it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct SeenImportValues {
    #[serde(flatten)]
    import: ImportValues,
    /// Who gave the file.
    given_by: Option<String>,
    progress: ProgressValues,
    /// Findings that are listed: `findings` gives them page by page.
    findings: u64,
    /// What an undo took back; null when there was none.
    undone: Option<UndoneValues>,
}

/// What an undo took back.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct UndoneValues {
    households: u64,
    persons: u64,
    /// Households whose answers from before hold again.
    restored: u64,
    /// Households that stay.
    left: Vec<LeftValues>,
}

/// A household that an undo left.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct LeftValues {
    /// Null when it is not for the reader.
    #[schema(value_type = Option<Uuid>)]
    household: Option<HouseholdId>,
    /// `changed`, `membership`, `protected`, `attached` or `answers`.
    #[schema(value_type = String)]
    why: WhyLeft,
}

/// A file that is given: a form with files.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form for OpenAPI; the page's reader reads it")]
pub(super) struct GivenForm {
    /// The name of the source: the same for every file in which a household has the same id.
    source: String,
    /// The round of mapping.
    round: Option<String>,
    /// Since when the answers hold.
    valid_from: NaiveDate,
    /// The file of persons, CSV or XLSX.
    #[schema(value_type = String, format = Binary)]
    file: String,
    /// The file of households, where the mapping names one.
    #[schema(value_type = Option<String>, format = Binary)]
    households: Option<String>,
    /// The mapping (TOML); without one it is proposed from the header and waits to be looked at.
    #[schema(value_type = Option<String>, format = Binary)]
    mapping_file: Option<String>,
    /// Or the id of a kept mapping.
    kept: Option<String>,
}

/// A file that was given.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct GivenImport {
    #[schema(value_type = Uuid)]
    import: ImportId,
}

/// Nothing is said about how a file is taken over.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TakeOver {}

/// Imports of the municipality, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/imports",
    tag = "mapping",
    params(Listed),
    responses((status = 200, body = ImportsValues))
)]
pub(super) async fn list(May(permit): May<ImportHouseholds>, view: View) -> Answer {
    let listed: Listed = view.read_query()?;
    let beside = listed.cursor.as_deref().map(moment::<ImportId>).transpose()?;
    let state = listed.state.as_deref().map(|text| {
        let states: Vec<&str> = ImportState::ALL.iter().map(|state| state.name()).collect();
        let states = states.join(", ");
        text.parse().map_err(|_unknown| super::findings::invalid(&view, "state", &states, text))
    });
    let request = ListRequest {
        is_descending: true,
        beside: beside.map(|(asked_at, id)| Beside { asked_at, id }),
        state: state.transpose()?,
        limit: PAGE + 1,
    };
    let (rows, total) = list_imports(&permit, view.app().database(), &request).await?;
    let (rows, has_more) = page(rows);
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|last| after(last.asked_at, &last.id));
    let imports = rows.iter().map(ImportValues::from).collect();
    Ok(Body(ImportsValues { imports, total, next }).into_response())
}

/// An import: where it stands, how far it is, what was counted.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}",
    tag = "mapping",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = SeenImportValues))
)]
pub(super) async fn find(
    May(permit): May<ImportHouseholds>,
    view: View,
    Path(import): Path<String>,
) -> Answer {
    let found = find_import(&permit, view.app().database(), id(&import)?).await?;
    let seen = found.ok_or_else(Problem::not_found)?;
    Ok(Body(SeenImportValues::from(&seen)).into_response())
}

/// Gives a file, which is previewed before anything is written.
#[utoipa::path(
    post,
    path = "/api/v1/imports",
    tag = "mapping",
    request_body(content = GivenForm, content_type = "multipart/form-data"),
    responses((status = 201, body = GivenImport))
)]
pub(super) async fn give(
    May(permit): May<ImportHouseholds>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    upload: Upload,
) -> Answer {
    let database = view.app().database();
    let mappings = list_mappings(&permit, database).await?;
    let new = read_given(&view, &mappings, &upload).map_err(invalid)?;
    let book = rules.now().await?;
    let eyes = Eyes::of(permit.actor());
    match give_file(&permit, database, (&book.catalogue, eyes), new).await {
        Ok(import) => Ok((StatusCode::CREATED, Body(GivenImport { import })).into_response()),
        Err(refused) => Err(invalid(refusal(&view, refused)?)),
    }
}

/// Has a previewed file taken over: all of it or nothing.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/run",
    tag = "mapping",
    params(("id" = String, Path, format = Uuid)),
    request_body = TakeOver,
    responses((status = 202))
)]
pub(super) async fn run(
    May(permit): May<ImportHouseholds>,
    view: View,
    Path(import): Path<String>,
    Json(_): Json<TakeOver>,
) -> Answer {
    match run_import(&permit, view.app().database(), id(&import)?).await {
        Ok(()) => Ok(StatusCode::ACCEPTED.into_response()),
        Err(refused) => {
            let told = view.t(notice(refused)?);
            Err(Problem::of(ProblemKind::ChangedMeanwhile).with_detail(told))
        }
    }
}

fn invalid(errors: FormErrors) -> Problem {
    let fields = errors.0.into_iter().map(|one| (one.field, one.message)).collect();
    Problem::of(ProblemKind::Invalid).with_fields(fields)
}

impl From<&Import> for ImportValues {
    fn from(import: &Import) -> Self {
        Self {
            id: import.id,
            source: import.source.clone(),
            round: import.round.clone(),
            valid_from: import.valid_from,
            file_name: import.file_name.clone(),
            state: import.state.name(),
            asked_at: import.asked_at,
            imported_at: import.imported_at,
            undone_at: import.undone_at,
            counts: import.counts.clone(),
        }
    }
}

impl From<&SeenImport> for SeenImportValues {
    fn from(seen: &SeenImport) -> Self {
        let undone = seen.import.undone.as_ref().map(|undone| UndoneValues {
            households: undone.households,
            persons: undone.persons,
            restored: undone.restored,
            left: undone
                .left
                .iter()
                .map(|one| LeftValues {
                    household: Some(one.household).filter(|id| seen.names.contains_key(id)),
                    why: one.why,
                })
                .collect(),
        });
        let progress: Progress = seen.progress;
        Self {
            import: ImportValues::from(&seen.import),
            given_by: seen.given_by.clone(),
            progress: progress.into(),
            findings: seen.findings.len() as u64,
            undone,
        }
    }
}
