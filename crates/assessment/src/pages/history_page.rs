//! The history of all answers about a household: every entry with what it changed, who, when and why.

use std::sync::Arc;

use web::{
    Answer, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::IntoResponse as _,
    },
    components::{Change, Event, timeline},
};

use super::{facts_path, household_path, id, words};
use crate::{
    VariableCatalogue,
    actions::{FactHistory, fact_history},
    history::{AnswerChange, HistoryStep, steps},
    permissions::{Eyes, ViewFactHistory},
    record::FactSubject,
    rule_book::LiveRules,
};

/// `GET /households/{id}/facts/history`
pub(super) async fn show(
    May(permit): May<ViewFactHistory>,
    view: View,
    Path(household): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let household = id(&household)?;
    let catalogue = &book.catalogue;
    let found = fact_history(&permit, view.app().database(), catalogue, household).await?;
    let mut history = found.ok_or_else(Problem::not_found)?;
    let entries = std::mem::take(&mut history.entries);
    let mut events: Vec<Event> =
        steps(entries).iter().map(|step| event(&view, catalogue, &history, step)).collect();
    events.reverse();
    let title = view.t("assessment-history");
    let page = Page::new(&view, &title)
        .under(view.t("assessment-households"), "/households")
        .under(history.roster.listed_name.clone(), household_path(household))
        .under(view.t("assessment-facts"), facts_path(household));
    let body = if events.is_empty() {
        web::components::missing(&view.t("assessment-nothing-known"))
    } else {
        timeline(&view, &events)
    };
    Ok(page.show(&body).into_response())
}

/// The name of whom answers are about; those who have left the household are named as such.
pub(super) fn whom(view: &View, roster: &registry::Roster, subject: FactSubject) -> String {
    match subject {
        FactSubject::Household(_) => view.t("assessment-the-household"),
        FactSubject::Person(person) => {
            let member = roster.members.iter().find(|member| member.person == person);
            member.map_or_else(|| view.t("assessment-former-member"), |member| member.name.clone())
        }
    }
}

fn event(
    view: &View,
    catalogue: &VariableCatalogue,
    history: &FactHistory,
    step: &HistoryStep,
) -> Event {
    let entry = &step.entry;
    let name = whom(view, &history.roster, entry.subject);
    let title = if entry.is_erased { view.t("assessment-erased") } else { name };
    let recorder = entry.recorded_by.and_then(|user| history.recorders.get(&user).cloned());
    let by = recorder.unwrap_or_else(|| view.t("assessment-by-program"));
    let mut parts = vec![by, words::source(view, entry.origin.source)];
    if !entry.origin.round.is_empty() {
        parts.push(entry.origin.round.clone());
    }
    let since = words::day_text(view, entry.origin.valid_from);
    let since = kernel::TextArgs::new().text("day", since);
    parts.push(view.tn("assessment-valid-since", &since));
    let shown = |change: &AnswerChange| changed(view, catalogue, history.eyes, change);
    Event {
        at: entry.origin.recorded_at,
        title,
        by: parts.join(", "),
        reason: entry.reason.clone(),
        changes: step.changes.iter().filter_map(shown).collect(),
    }
}

/// A change in words; of what is sealed for the reader only that there is something.
pub(super) fn changed(
    view: &View,
    catalogue: &VariableCatalogue,
    eyes: Eyes,
    change: &AnswerChange,
) -> Option<Change> {
    let variable = catalogue.get(change.variable)?;
    let show = |answer: &Option<crate::Answer>| match answer {
        None => String::new(),
        Some(_) if !eyes.see(variable) => view.t("assessment-sealed"),
        Some(answer) => words::answer_text(view, variable, answer),
    };
    Some(Change {
        name: words::variable(view, variable),
        before: show(&change.before),
        after: show(&change.after),
    })
}
