//! Every answer that there ever was to one question.

use std::sync::Arc;

use kernel::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{
    Answer, May, Problem, View,
    axum::{
        Json,
        extract::{Path, State},
        response::IntoResponse as _,
    },
};

use super::{
    id,
    values::{AnswerValues, OriginValues},
};
use crate::{
    Answer as Answered, Variable, VariableId,
    actions::{FactHistory, fact_history},
    history::{HistoryStep, steps},
    permissions::ViewFactHistory,
    record::FactSubject,
    rule_book::LiveRules,
};

/// Of whom.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct OfWhom {
    /// Only of this member.
    person: Option<String>,
}

/// A step of the history of an answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct FactStepValues {
    /// The member; null for the household itself.
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    #[serde(flatten)]
    origin: OriginValues,
    /// Who recorded it; null for the program.
    recorded_by: Option<String>,
    /// Why.
    reason: String,
    /// What was current; null for nothing.
    before: Option<AnswerValues>,
    /// What was said; null when an answer was taken back.
    after: Option<AnswerValues>,
}

/// Every answer that there ever was to a question, of the household or of each member, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/households/{id}/facts/{variable}/history",
    tag = "assessment",
    params(("id" = String, Path, format = Uuid), ("variable" = String, Path), OfWhom),
    responses((status = 200, body = Vec<FactStepValues>))
)]
pub(super) async fn of_variable(
    May(permit): May<ViewFactHistory>,
    view: View,
    Path((household, code)): Path<(String, String)>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let catalogue = &book.catalogue;
    let asked: OfWhom = view.read_query()?;
    let person: Option<PersonId> = asked.person.as_deref().map(id).transpose()?;
    let variable = catalogue.find(&code).ok_or_else(Problem::not_found)?;
    let found = fact_history(&permit, view.app().database(), catalogue, id(&household)?).await?;
    let mut history = found.ok_or_else(Problem::not_found)?;
    let described = catalogue.get(variable).ok_or_else(Problem::not_found)?;
    let all = steps(std::mem::take(&mut history.entries));
    let told = all.iter().rev().filter_map(|one| step(&history, (variable, described), one));
    let told = told.filter(|one| person.is_none() || one.person == person);
    Ok(Json(told.collect::<Vec<_>>()).into_response())
}

fn step(
    history: &FactHistory,
    (id, variable): (VariableId, &Variable),
    step: &HistoryStep,
) -> Option<FactStepValues> {
    let change = step.changes.iter().find(|change| change.variable == id)?;
    let entry = &step.entry;
    let seen = |answer: &Option<Answered>| {
        answer.as_ref().map(|answer| AnswerValues::of(variable, answer, history.eyes))
    };
    Some(FactStepValues {
        person: match entry.subject {
            FactSubject::Household(_) => None,
            FactSubject::Person(person) => Some(person),
        },
        origin: OriginValues::from(&entry.origin),
        recorded_by: entry.recorded_by.and_then(|user| history.recorders.get(&user).cloned()),
        reason: entry.reason.clone(),
        before: seen(&change.before),
        after: seen(&change.after),
    })
}
