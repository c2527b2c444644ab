//! The report of access: everything that is held about a person and everybody who looked, in plain words, to print and hand
//! over.

use kernel::PersonId;
use maud::{Markup, html};
use web::{
    Answer, Held, May, Page, Problem, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::{card, date, date_time, missing, small_table},
};

use super::{disclosure, id, path_of_person};
use crate::{access_report, permissions::HandleRights, view::Access};

/// `GET /persons/{id}/access-report`
pub(super) async fn show(
    May(permit): May<HandleRights>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let person: PersonId = id(&person)?;
    let database = view.app().database();
    let report = access_report(&permit, database, person).await?.ok_or_else(Problem::not_found)?;
    let mut parts = disclosure::of_registry(&view, &report.held);
    for disclose in view.app().disclosers() {
        let whose = (person, report.held.person.household);
        parts.extend((disclose.0)(&report.reader, &view, whose).await?);
    }
    let name = report.held.person.data.listed_name();
    let today = database.now().date_naive();
    let body = html! {
        p { (view.t("registry-access-lead")) " " (date(&view, today)) }
        @for part in parts.iter().filter(|part| !part.items.is_empty()) { (section(&view, part)) }
        (card(&view.t("registry-accesses"), &html! {}, &accesses(&view, &report.accesses)))
        p class="text-secondary" { (view.t("registry-access-rights")) }
    };
    let title = view.t("registry-access-report");
    let page = Page::new(&view, &title)
        .under(name.clone(), path_of_person(person))
        .under(view.t("registry-rights"), format!("{}/rights", path_of_person(person)))
        .narrow()
        .lead(name);
    Ok(page.show(&body).into_response())
}

fn section(view: &View, part: &Held) -> Markup {
    let head = ["registry-held-what", "registry-held-value", "registry-held-origin"];
    let head = head.map(|key| (view.t(key), false));
    let rows: Vec<Vec<Markup>> = part
        .items
        .iter()
        .map(|item| {
            vec![
                html! { (item.what) },
                html! { span class="text-prewrap" { (item.value) } },
                html! { (item.origin) },
            ]
        })
        .collect();
    card(&part.title, &html! {}, &small_table(&part.title, &head, &rows))
}

fn accesses(view: &View, accesses: &[Access]) -> Markup {
    if accesses.is_empty() {
        return missing(&view.t("registry-accesses-none"));
    }
    let head = ["registry-access-at", "registry-access-who", "registry-access-what"];
    let head = head.map(|key| (view.t(key), false));
    let row = |one: &Access| {
        let who = one.user.clone().unwrap_or_else(|| view.t("registry-by-program"));
        let kind =
            view.t(if one.is_change { "registry-access-change" } else { "registry-access-look" });
        vec![
            date_time(view, one.at),
            html! { (who) },
            html! { (kind) " (" code { (one.action) } ")" },
        ]
    };
    let rows: Vec<Vec<Markup>> = accesses.iter().map(row).collect();
    small_table(&view.t("registry-accesses"), &head, &rows)
}
