//! A household with its members, and what other contexts show of it.

use chrono::NaiveDate;
use futures_util::future::join3;
use kernel::HouseholdId;
use maud::{Markup, html};
use web::{
    Answer, May, Page, PanelPlace, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::{
        Tone, action_button, alert, card, cards, date, facts, icon, missing, small_table,
    },
};

use super::{entered_twice_parts, id, notes_page, path_of, path_of_person, relatives_page, words};
use crate::{
    actions::Whom,
    find_household,
    permissions::{
        Attach, ChangeHousehold, ChangeMembership, MergePersons, Protect, ViewHistory,
        ViewHousehold, ViewNotes,
    },
    view::{FormerMember, Household, Person},
};

/// `GET /households/{id}`
pub(super) async fn show(
    May(permit): May<ViewHousehold>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let database = view.app().database();
    let (whom, path) = (Whom::Household(household), path_of(household));
    // Looks at the same time share one sync of the access log. What is not within reach is within no panel's reach either.
    let found = Box::pin(find_household(&permit, database, household));
    let notes = notes_page::brief(&view, whom, &path);
    let panels = web::panels(&view, PanelPlace::Household, Some(household.uuid()));
    let (found, notes, panels) = join3(found, notes, panels).await;
    let Some(found) = found? else { return relatives_page::closed(&view, whom).await };
    let notes = notes?;
    let today = database.now().date_naive();
    let body = html! {
        (state(&view, &found))
        (cards(&[about(&view, &found), note(&view, &found)]))
        @if let Some(notes) = &notes { (notes) }
        (members(&view, &found, today))
        (former(&view, &found))
        (entered_twice_parts::records(&view, &found))
        (changes(&view, &found))
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
        @if view.may::<ChangeHousehold>() && household.closed.is_none() {
            a class="btn btn-primary" href={ (path) "/edit" } data-shortcut="e" {
                (icon(view, "pencil")) (view.t("registry-change"))
            }
        }
        @if view.may::<ViewHistory>() {
            a class="btn" href={ (path) "/history" } data-shortcut="h" {
                (icon(view, "history")) (view.t("registry-history"))
            }
        }
        @if view.may::<ViewNotes>() {
            a class="btn" href={ (path) "/notes" } { (icon(view, "notes")) (view.t("registry-notes")) }
        }
        @if view.may::<Attach>() {
            a class="btn" href={ (path) "/files" } { (icon(view, "paperclip")) (view.t("registry-files")) }
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
    let kind = household.data.address_kind.map(|kind| html! { (words::address_kind(view, kind)) });
    let point = household.data.point.map(|point| html! { (point) });
    let pairs = [
        (view.t("registry-settlement"), text(&household.data.settlement)),
        (view.t("registry-address"), text(&household.data.address)),
        (view.t("registry-address_kind"), kind.unwrap_or_else(unknown)),
        (view.t("registry-point"), point.unwrap_or_else(unknown)),
        (view.t("registry-entered"), date(view, household.created_at.date_naive())),
        (view.t("registry-changed"), date(view, household.changed_at.date_naive())),
    ];
    card(&view.t("registry-about"), &html! {}, &facts(&pairs))
}

/// What must be known before anything else: that the household is closed, or protected.
fn state(view: &View, household: &Household) -> Markup {
    html! {
        @if let Some(closed) = household.closed {
            (alert(view, Tone::Warning, &html! {
                (words::closed(view, closed.how)) " (" (date(view, closed.on)) ")"
                @if let Some(into) = closed.into {
                    " " a href=(path_of(into)) { (view.t("registry-merged-into")) }
                }
            }))
        }
        @if household.is_protected {
            (alert(view, Tone::Warning, &html! { (view.t("registry-is-protected")) }))
        }
    }
}

fn former(view: &View, household: &Household) -> Markup {
    if household.former.is_empty() {
        return html! {};
    }
    let keys = ["registry-listed-name", "registry-left", "registry-left-on"];
    let head = keys.map(|key| (view.t(key), false));
    let row = |one: &FormerMember| {
        vec![
            html! { a href=(path_of_person(one.person)) { (one.name) } },
            html! { (words::left(view, one.how)) },
            date(view, one.to_day),
        ]
    };
    let rows: Vec<Vec<Markup>> = household.former.iter().map(row).collect();
    let title = view.t("registry-former");
    card(&title, &html! {}, &small_table(&title, &head, &rows))
}

/// What can have happened to the household, each with its form.
fn changes(view: &View, household: &Household) -> Markup {
    let path = path_of(household.id);
    let link =
        |to: &str, key: &str| html! { a class="btn" href={ (path) "/" (to) } { (view.t(key)) } };
    let question = view.t("registry-relative-question");
    let relative = view.t("registry-relative-declare");
    let body = html! {
        div class="actions" {
            @if view.may::<ChangeMembership>() {
                @if household.closed.is_some() {
                    (action_button(view, &format!("{path}/reopen"), &view.t("registry-reopen"), Tone::Neutral, None))
                } @else {
                    @if household.members.len() > 1 { (link("split", "registry-split")) }
                    (link("merge", "registry-merge"))
                    (link("close", "registry-close"))
                }
            }
            @if view.may::<MergePersons>() && household.closed.is_none() {
                (link("entered-twice", "registry-twice"))
            }
            @if view.may::<Protect>() { (link("protection", "registry-protection")) }
            (action_button(view, &format!("{path}/relative"), &relative, Tone::Neutral, Some(&question)))
        }
    };
    card(&view.t("registry-what-happened"), &html! {}, &body)
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
            a href={ (path_of_person(person.id)) "/edit" } {
                (view.t("registry-change"))
                span class="visually-hidden" { " " (name) }
            }
        }
    };
    vec![
        html! { a href=(path_of_person(person.id)) { (name) } },
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
