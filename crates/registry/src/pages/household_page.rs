//! A household with its members, and what other contexts show of it.

use chrono::NaiveDate;
use kernel::HouseholdId;
use maud::{Markup, html};
use web::{
    Answer, May, Page, PanelPlace, Problem, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::{card, cards, date, facts, icon, missing, small_table},
};

use super::{id, path_of, words};
use crate::{
    find_household,
    permissions::{ChangeHousehold, ViewHistory, ViewHousehold},
    view::{Household, Person},
};

/// `GET /households/{id}`
pub(super) async fn show(
    May(permit): May<ViewHousehold>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let database = view.app().database();
    let found = find_household(&permit, database, household).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let today = database.now().date_naive();
    let panels = web::panels(&view, PanelPlace::Household, Some(household.uuid())).await;
    let body = html! {
        (cards(&[about(&view, &found), note(&view, &found)]))
        (members(&view, &found, today))
        @for panel in &panels { (panel) }
    };
    let page = Page::new(&view, &found.listed_name)
        .under(view.t("registry-households"), "/households")
        .lead(found.code.to_string())
        .draft_done("household-new")
        .actions(actions(&view, &found));
    Ok(page.show(&body).into_response())
}

fn actions(view: &View, household: &Household) -> Markup {
    let path = path_of(household.id);
    html! {
        @if view.may::<ChangeHousehold>() {
            a class="btn btn-primary" href={ (path) "/edit" } data-shortcut="e" {
                (icon(view, "pencil")) (view.t("registry-change"))
            }
        }
        @if view.may::<ViewHistory>() {
            a class="btn" href={ (path) "/history" } data-shortcut="h" {
                (icon(view, "history")) (view.t("registry-history"))
            }
        }
    }
}

fn about(view: &View, household: &Household) -> Markup {
    let unknown = || missing(&view.t("registry-unknown"));
    let text = |text: &str| {
        if text.is_empty() {
            unknown()
        } else {
            html! { (text) }
        }
    };
    let pairs = [
        (view.t("registry-settlement"), text(&household.data.settlement)),
        (view.t("registry-address"), text(&household.data.address)),
        (view.t("registry-entered"), date(view, household.created_at.date_naive())),
        (view.t("registry-changed"), date(view, household.changed_at.date_naive())),
    ];
    card(&view.t("registry-about"), &html! {}, &facts(&pairs))
}

fn note(view: &View, household: &Household) -> Markup {
    let body = match &household.data.note {
        Some(note) => html! { p class="text-prewrap" { (note) } },
        None => missing(&view.t("registry-no-note")),
    };
    card(&view.t("registry-note"), &html! {}, &body)
}

fn members(view: &View, household: &Household, today: NaiveDate) -> Markup {
    let head: Vec<(String, bool)> = [
        "registry-listed-name",
        "registry-relation",
        "registry-sex",
        "registry-birth_date",
        "registry-jmbg",
    ]
    .map(|key| (view.t(key), false))
    .into_iter()
    .chain([(view.t("registry-actions"), false)])
    .collect();
    let rows: Vec<Vec<Markup>> =
        household.members.iter().map(|person| member(view, person, today)).collect();
    let caption = view.t("registry-members");
    let add = html! {
        @if view.may::<ChangeHousehold>() {
            a class="btn btn-sm" href={ (path_of(household.id)) "/persons/new" } {
                (icon(view, "plus")) (view.t("registry-add-person"))
            }
        }
    };
    card(&caption, &add, &small_table(&caption, &head, &rows))
}

fn member(view: &View, person: &Person, today: NaiveDate) -> Vec<Markup> {
    let unknown = || missing(&view.t("registry-unknown"));
    let data = &person.data;
    let born = data.birth_date.map(|born| {
        html! { (date(view, born)) @if let Some(years) = words::years(view, born, today) { " (" (years) ")" } }
    });
    let name = data.listed_name();
    let edit = html! {
        @if view.may::<ChangeHousehold>() {
            a href={ (path_of(person.household)) "/persons/" (person.id) "/edit" } {
                (view.t("registry-change"))
                span class="visually-hidden" { " " (name) }
            }
        }
    };
    vec![
        html! { (name) },
        html! { (words::relation(view, data.relation)) },
        data.sex.map_or_else(unknown, |sex| html! { (words::sex(view, sex)) }),
        born.unwrap_or_else(unknown),
        match &data.jmbg {
            Some(jmbg) => html! { span class="text-nowrap" { (jmbg.digits()) } },
            None => unknown(),
        },
        edit,
    ]
}
