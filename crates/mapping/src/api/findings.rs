//! What the preview of an import found, page by page.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{
    Answer, May, Problem, ProblemKind, View,
    axum::{Json, extract::Path, response::IntoResponse as _},
    components::{PageCursor, Position},
    cursor,
};

use super::{PAGE, id};
use crate::{
    actions::find_import, import::KeptFinding, pages::said, permissions::ImportHouseholds,
};

/// Which findings.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Wanted {
    /// Only `error` (the file cannot be taken over) or `warning` (worth a look).
    weight: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A page of findings, in the order of severity and rows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct FindingsValues {
    findings: Vec<FileFindingValues>,
    /// How many there are.
    total: u64,
    /// To get the page after this one; null on the last.
    next: Option<String>,
}

/// A finding, in the reader's language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct FileFindingValues {
    file: String,
    row: Option<u64>,
    column: Option<String>,
    expected: String,
    found: String,
    /// `error` or `warning`.
    weight: &'static str,
}

/// What the preview of an import found.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/findings",
    tag = "mapping",
    params(("id" = String, Path, format = Uuid), Wanted),
    responses((status = 200, body = FindingsValues))
)]
pub(super) async fn list(
    May(permit): May<ImportHouseholds>,
    view: View,
    Path(import): Path<String>,
) -> Answer {
    let wanted: Wanted = view.read_query()?;
    let weight = match wanted.weight.as_deref() {
        None => None,
        Some("error") => Some(true),
        Some("warning") => Some(false),
        Some(other) => return Err(invalid(&view, "weight", "error, warning", other)),
    };
    let begin = wanted.cursor.as_deref().map(cursor::position).transpose()?;
    let begin = begin.map_or(0, |position| position.number);
    let found = find_import(&permit, view.app().database(), id(&import)?).await?;
    let seen = found.ok_or_else(Problem::not_found)?;
    let is_wanted = |one: &&KeptFinding| weight.is_none_or(|is_error| one.is_error == is_error);
    let all: Vec<&KeptFinding> = seen.findings.iter().filter(is_wanted).collect();
    let total = all.len() as u64;
    // The findings of a file never change while it is there: the number of a row is its place.
    let from = usize::try_from(begin).unwrap_or(usize::MAX);
    let page = all.into_iter().skip(from).take(PAGE as usize);
    let findings = page.map(|one| finding(&view, one)).collect();
    let end = begin.saturating_add(PAGE);
    let next = (end < total).then(|| {
        let position = Position { key: String::new(), id: String::new(), number: end };
        PageCursor::After(position).to_text()
    });
    Ok(Json(FindingsValues { findings, total, next }).into_response())
}

fn finding(view: &View, one: &KeptFinding) -> FileFindingValues {
    FileFindingValues {
        file: one.file.clone(),
        row: one.row,
        column: one.column.clone(),
        expected: said(view, &one.expected),
        found: said(view, &one.found),
        weight: if one.is_error { "error" } else { "warning" },
    }
}

/// A parameter that is none of what is expected.
pub(super) fn invalid(view: &View, field: &str, expected: &str, found: &str) -> Problem {
    let args = kernel::TextArgs::new().text("expected", expected).text("found", found);
    let message = view.tn("mapping-api-expected", &args);
    Problem::of(ProblemKind::Invalid).with_fields(vec![(field.to_owned(), message)])
}
