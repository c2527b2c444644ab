//! What came of running a list: how many, where and why some could not be decided, suppressed as on the page; who, for whom may
//! see names.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use database::JobState;
use kernel::{Actor, HouseholdId, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::Value as JsonValue;
use utoipa::{IntoParams, ToSchema};
use web::{
    Answer, May, Problem, ProblemKind, View,
    axum::{
        Json,
        extract::{Path, State},
        response::IntoResponse as _,
    },
    components::{PageCursor, Position},
};

use super::{assessed::objection, id, values::json_number};
use crate::{
    actions::{ShownRun, find_run},
    lists::{ListResult, ListedRow, Question, smallest_told, told},
    pages::list_problem,
    permissions::{SeeListed, UseLists},
    record::ListRunId,
    rule_book::{LiveRules, RuleBook},
};

/// Rows of a page.
const PAGE: usize = 100;

/// A run with what came of it, but for who is on the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ListRunValues {
    #[schema(value_type = Uuid)]
    id: ListRunId,
    name: String,
    #[schema(value_type = Object)]
    question: Question,
    asked_at: DateTime<Utc>,
    made_at: Option<DateTime<Utc>>,
    /// `waiting`, `running`, `done`, `failed`, or `gone` when what came of it was taken away.
    state: &'static str,
    /// Households that were looked at so far.
    looked_at: u64,
    /// Null until it is done.
    result: Option<ListResultValues>,
}

/// What came of it. Who may not see names gets no count below the least one that is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ListResultValues {
    /// How many households or persons are on the list; null when that is withheld.
    found: Option<u64>,
    /// How many were asked about.
    asked: u64,
    /// How many could not be decided; null when that is withheld.
    open: Option<u64>,
    /// Households that were not looked at, because data of a member may only be kept; null when that is withheld.
    only_kept: Option<u64>,
    /// Why they could not, the most frequent first.
    reasons: Vec<OpenReasonValues>,
    /// The least count that is told by settlement.
    smallest: u64,
    /// Counts by settlement, also for who may see names without those that are too small or would give one away.
    settlements: Vec<SettlementCount>,
}

/// Why some could not be decided.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct OpenReasonValues {
    /// Code of the variable, or `@settlement`.
    on: String,
    missing: &'static str,
    count: Option<u64>,
}

/// How many of a settlement are on the list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct SettlementCount {
    /// Its name; empty where the registry has none.
    name: String,
    /// Null when it is withheld.
    count: Option<u64>,
}

/// Which page.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Paged {
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A page of who is on a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ListRowsValues {
    rows: Vec<ListRowValues>,
    /// To get the page after this one; null on the last.
    next: Option<String>,
}

/// Somebody on a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ListRowValues {
    #[schema(value_type = Uuid)]
    household: HouseholdId,
    /// Null of a list of households.
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    name: String,
    settlement: String,
    /// Points of priority of the household; null when an objection was accepted.
    #[schema(value_type = Option<f64>)]
    points: Option<JsonValue>,
    /// `open` or `accepted` when a member of the household objected.
    objection: Option<&'static str>,
}

/// A run of the reader's own: how far it is, how many are on the list, counts by settlement.
#[utoipa::path(
    get,
    path = "/api/v1/list-runs/{id}",
    tag = "lists",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = ListRunValues))
)]
pub(super) async fn find(
    May(permit): May<UseLists>,
    view: View,
    Path(run): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let shown = find_run(&permit, view.app().database(), id(&run)?).await;
    let shown = shown.map_err(list_problem)?.ok_or_else(Problem::not_found)?;
    let result = shown.result.as_ref().map(|result| counted(&view, &book, &shown, result));
    let values = ListRunValues {
        id: shown.run.id,
        state: state(&shown),
        looked_at: shown.job.as_ref().map_or(0, |job| job.done),
        name: shown.run.name,
        question: shown.run.question,
        asked_at: shown.run.asked_at,
        made_at: shown.run.made_at,
        result,
    };
    Ok(Json(values).into_response())
}

/// Who is on the list of a run, by name.
#[utoipa::path(
    get,
    path = "/api/v1/list-runs/{id}/rows",
    tag = "lists",
    params(("id" = String, Path, format = Uuid), Paged),
    responses((status = 200, body = ListRowsValues))
)]
pub(super) async fn rows(_: May<SeeListed>, view: View, Path(run): Path<String>) -> Answer {
    let permit = view.actor().and_then(Actor::permit::<UseLists>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let paged: Paged = view.read_query()?;
    let shown = find_run(&permit, view.app().database(), id(&run)?).await;
    let result = shown.map_err(list_problem)?.and_then(|shown| shown.result);
    let rows = result.ok_or_else(Problem::not_found)?.rows;
    let begin = match paged.cursor.as_deref() {
        None => 0,
        Some(text) => after(text, &rows).ok_or_else(|| {
            Problem::of(ProblemKind::Unreadable).with_detail(view.t("assessment-api-cursor"))
        })?,
    };
    let page = rows.get(begin..).unwrap_or_default();
    let next = (page.len() > PAGE).then(|| page.get(PAGE - 1)).flatten().map(|last| {
        let id = last.id().to_string();
        PageCursor::After(Position { key: String::new(), id, number: 0 }).to_text()
    });
    let rows = page.iter().take(PAGE).map(row).collect();
    Ok(Json(ListRowsValues { rows, next }).into_response())
}

/// Where the rows after a cursor begin; `None` when its row is not there (any more). A name stands in no address, so that the row
/// itself must be found.
fn after(text: &str, rows: &[ListedRow]) -> Option<usize> {
    let Some(PageCursor::After(position)) = PageCursor::parse(text) else { return None };
    rows.iter().position(|row| row.id().to_string() == position.id).map(|at| at + 1)
}

fn state(shown: &ShownRun) -> &'static str {
    if shown.result.is_some() {
        return "done";
    }
    if shown.run.made_at.is_some() {
        return "gone";
    }
    match shown.job.as_ref().map(|job| job.state) {
        Some(JobState::Waiting) => "waiting",
        Some(JobState::Running) => "running",
        Some(JobState::Done | JobState::Failed | JobState::Cancelled) | None => "failed",
    }
}

fn counted(
    view: &View,
    book: &RuleBook,
    shown: &ShownRun,
    result: &ListResult,
) -> ListResultValues {
    let sees_names = view.may::<SeeListed>();
    let smallest = smallest_told(&book.catalogue, &shown.run.question);
    let many = |number: u64| {
        let is_told = sees_names || number == 0 || number >= smallest;
        is_told.then_some(number)
    };
    let (whole, places) = told(result, smallest);
    let reasons = result.reasons.iter().map(|one| OpenReasonValues {
        on: one.on.clone(),
        missing: one.kind.code(),
        count: many(one.count),
    });
    ListResultValues {
        found: if sees_names { Some(result.rows.len() as u64) } else { whole },
        asked: result.asked,
        open: many(result.open),
        only_kept: many(result.only_kept),
        reasons: reasons.collect(),
        smallest,
        settlements: places
            .into_iter()
            .map(|one| SettlementCount { name: one.place.name.clone(), count: one.count })
            .collect(),
    }
}

fn row(row: &ListedRow) -> ListRowValues {
    ListRowValues {
        household: row.household,
        person: row.person,
        name: row.name.clone(),
        settlement: row.settlement.clone(),
        points: row.ranked().map(json_number),
        objection: row.objection.map(objection),
    }
}
