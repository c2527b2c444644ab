//! Saved and shipped lists, and running one.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use kernel::Permit;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Answer, Json, May, Problem, View,
    axum::{
        Json as Body,
        extract::{Path, State},
        http::StatusCode,
        response::IntoResponse as _,
    },
};

use super::id;
use crate::{
    actions::{find_list, list_desk, run_list},
    lists::{ListRun, Question, RunOf, SavedList, ShippedList},
    pages::list_problem,
    permissions::{Eyes, UseLists},
    record::{ListId, ListRunId},
    rule_book::LiveRules,
};

/// The lists that the reader sees, and the reader's last runs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct DeskValues {
    /// Own lists and those that others share.
    lists: Vec<SavedListValues>,
    /// Lists that Svi ships, but those about what is sealed for the reader.
    shipped: Vec<ShippedListValues>,
    /// The reader's last runs, the newest first.
    runs: Vec<ListedRunValues>,
}

/// A saved list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct SavedListValues {
    #[schema(value_type = Uuid)]
    id: ListId,
    name: String,
    is_own: bool,
    is_shared: bool,
    version: i32,
    changed_at: DateTime<Utc>,
    /// Whom it names and what must hold: all of it, of each group any.
    #[schema(value_type = Object)]
    question: Question,
}

/// A list that Svi ships.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ShippedListValues {
    code: String,
    name: String,
    /// What it is good for.
    why: String,
    #[schema(value_type = Object)]
    question: Question,
}

/// A run, without what came of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ListedRunValues {
    #[schema(value_type = Uuid)]
    id: ListRunId,
    name: String,
    asked_at: DateTime<Utc>,
    /// When it was done; null while it is not.
    made_at: Option<DateTime<Utc>>,
    /// Whether what came of it is there still.
    is_kept: bool,
}

/// Nothing is said about how a list is run.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RunWanted {}

/// A run that was asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct AskedRun {
    #[schema(value_type = Uuid)]
    run: ListRunId,
}

/// The lists that the reader sees, and the reader's last runs.
#[utoipa::path(
    get,
    path = "/api/v1/lists",
    tag = "lists",
    responses((status = 200, body = DeskValues))
)]
pub(super) async fn desk(
    May(permit): May<UseLists>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let desk = list_desk(&permit, view.app().database()).await.map_err(list_problem)?;
    let eyes = Eyes::of(permit.actor());
    let shipped = ShippedList::all(&book.catalogue).map_err(|fault| Problem::internal(&fault))?;
    let seen =
        shipped.into_iter().filter(|one| one.question.seen_by(&book.catalogue, eyes).is_ok());
    let language = view.language();
    let values = DeskValues {
        lists: desk.saved.into_iter().map(|one| saved(&permit, one)).collect(),
        shipped: seen
            .map(|one| ShippedListValues {
                code: one.code,
                name: one.name.show(language).into_owned(),
                why: one.why.show(language).into_owned(),
                question: one.question,
            })
            .collect(),
        runs: desk.runs.into_iter().map(listed).collect(),
    };
    Ok(Body(values).into_response())
}

/// A saved list.
#[utoipa::path(
    get,
    path = "/api/v1/lists/{id}",
    tag = "lists",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = SavedListValues))
)]
pub(super) async fn find(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
) -> Answer {
    let found = find_list(&permit, view.app().database(), id(&list)?).await;
    let found = found.map_err(list_problem)?.ok_or_else(Problem::not_found)?;
    Ok(Body(saved(&permit, found)).into_response())
}

/// Has a saved list asked of all households within reach.
#[utoipa::path(
    post,
    path = "/api/v1/lists/{id}/runs",
    tag = "lists",
    params(("id" = String, Path, format = Uuid)),
    request_body = RunWanted,
    responses((status = 201, body = AskedRun))
)]
pub(super) async fn run(
    May(permit): May<UseLists>,
    view: View,
    Path(list): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    Json(_): Json<RunWanted>,
) -> Answer {
    asked(&permit, &view, &rules, (&RunOf::Saved(id(&list)?), "")).await
}

/// Has a shipped list asked of all households within reach.
#[utoipa::path(
    post,
    path = "/api/v1/shipped-lists/{code}/runs",
    tag = "lists",
    params(("code" = String, Path)),
    request_body = RunWanted,
    responses((status = 201, body = AskedRun))
)]
pub(super) async fn run_shipped(
    May(permit): May<UseLists>,
    view: View,
    Path(code): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    Json(_): Json<RunWanted>,
) -> Answer {
    let book = rules.now().await?;
    let shipped = ShippedList::all(&book.catalogue).map_err(|fault| Problem::internal(&fault))?;
    let list = shipped.into_iter().find(|one| one.code == code).ok_or_else(Problem::not_found)?;
    let name = list.name.show(view.language()).into_owned();
    asked(&permit, &view, &rules, (&RunOf::Shipped(list.code), &name)).await
}

async fn asked(
    permit: &Permit<UseLists>,
    view: &View,
    rules: &Arc<LiveRules>,
    what: (&RunOf, &str),
) -> Answer {
    let book = rules.now().await?;
    let eyes = Eyes::of(permit.actor());
    let run = run_list(permit, view.app().database(), (&book.catalogue, eyes), what).await;
    let run = run.map_err(list_problem)?;
    Ok((StatusCode::CREATED, Body(AskedRun { run })).into_response())
}

fn saved(permit: &Permit<UseLists>, list: SavedList) -> SavedListValues {
    SavedListValues {
        id: list.id,
        name: list.name,
        is_own: permit.user() == Some(list.owner),
        is_shared: list.is_shared,
        version: list.version,
        changed_at: list.changed_at,
        question: list.question,
    }
}

fn listed(run: ListRun) -> ListedRunValues {
    ListedRunValues {
        id: run.id,
        name: run.name,
        asked_at: run.asked_at,
        made_at: run.made_at,
        is_kept: run.is_kept,
    }
}
