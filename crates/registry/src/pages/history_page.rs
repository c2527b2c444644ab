//! The history of a household: every version of it and of its members, with who, when, why and what.

use kernel::HouseholdId;
use web::{
    Answer, May, Page, Problem, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::{Change, Event, timeline},
};

use super::{id, path_of};
use crate::{
    household_history,
    membership::HowClosed,
    permissions::ViewHistory,
    person::{Relation, Sex},
    place::AddressKind,
    view::{FieldChange, HistoryStep, MemberEvent},
};

/// `GET /households/{id}/history`
pub(super) async fn show(
    May(permit): May<ViewHistory>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let steps = household_history(&permit, view.app().database(), household).await?;
    let steps = steps.ok_or_else(Problem::not_found)?;
    let events: Vec<Event> = steps.iter().map(|step| event(&view, step)).collect();
    let title = view.t("registry-history");
    let page = Page::new(&view, &title)
        .under(view.t("registry-households"), "/households")
        .under(view.t("registry-household"), path_of(household));
    Ok(page.show(&timeline(&view, &events)).into_response())
}

/// What a step is, without whom it concerns.
pub(super) fn step_title(view: &View, step: &HistoryStep) -> String {
    match (step.is_erased, step.person.is_some(), step.number) {
        (false, _, 0) => happened(view, step),
        (true, _, _) => view.t("registry-erased"),
        (false, true, 1) => view.t("registry-person-entered"),
        (false, true, _) => view.t("registry-person-changed"),
        (false, false, 1) => view.t("registry-household-entered"),
        (false, false, _) => view.t("registry-household-changed"),
    }
}

fn event(view: &View, step: &HistoryStep) -> Event {
    let what = step_title(view, step);
    let title = if step.name.is_empty() { what } else { format!("{what}: {}", step.name) };
    let by = step.recorder.clone().unwrap_or_else(|| view.t("registry-by-program"));
    let source = view.t(&format!("registry-source-{}", step.source));
    Event {
        at: step.recorded_at,
        title,
        by: format!("{by}, {source}"),
        reason: step.reason.clone(),
        changes: step.changes.iter().map(|change| changed(view, change)).collect(),
    }
}

/// That somebody joined or left, in plain words with the day.
fn happened(view: &View, step: &HistoryStep) -> String {
    let words = match step.event {
        Some(MemberEvent::Joined(how)) => super::words::joined(view, how),
        Some(MemberEvent::Left(how)) => super::words::left(view, how),
        None => String::new(),
    };
    format!("{words}, {}", super::words::day(view, step.valid_from))
}

fn changed(view: &View, change: &FieldChange) -> Change {
    let show = |value: &Option<String>| match value {
        Some(value) => shown(view, change.field, value),
        None => String::new(),
    };
    Change {
        name: view.t(&format!("registry-{}", change.field)),
        before: show(&change.before),
        after: show(&change.after),
    }
}

/// A stored value in the reader's words.
pub(super) fn shown(view: &View, field: &str, value: &str) -> String {
    let words = match field {
        "sex" => value.parse::<Sex>().ok().map(|sex| super::words::sex(view, sex)),
        "relation" => value.parse::<Relation>().ok().map(|one| super::words::relation(view, one)),
        "closed_how" => value.parse::<HowClosed>().ok().map(|how| super::words::closed(view, how)),
        "address_kind" => {
            value.parse::<AddressKind>().ok().map(|one| super::words::address_kind(view, one))
        }
        "birth_date" => value.parse().ok().map(|day| super::words::day(view, day)),
        _ => None,
    };
    words.unwrap_or_else(|| value.to_owned())
}
