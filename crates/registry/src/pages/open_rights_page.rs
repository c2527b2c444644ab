//! What persons asked for by right and nobody has answered yet, with until when.

use chrono::NaiveDate;
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::response::IntoResponse as _,
    components::{
        Column, Table, TablePage, TableQuery, TableShape, Tone, Total, badge, date, empty_state,
        small_table,
    },
};

use super::{path_of_person, words};
use crate::{
    list_open_rights,
    permissions::HandleRights,
    rights::{OpenPage, OpenRequest, answer_due},
};

const SHAPE: TableShape = TableShape {
    id: "rights-requests",
    caption: "registry-open-rights",
    columns: &[
        Column::new("name", "registry-listed-name"),
        Column::new("kind", "registry-right-kind"),
        Column::new("asked", "registry-right-asked-on").sortable(),
        Column::new("due", "registry-right-due"),
    ],
    filters: &[],
    sort: "asked",
    is_descending: false,
};

/// `GET /rights-requests`
pub(super) async fn show(May(permit): May<HandleRights>, view: View) -> Answer {
    let query = TableQuery::read(view.query(), &SHAPE);
    let open = list_open_rights(&permit, view.app().database(), &page_of(&query)).await?;
    let today = view.app().database().now().date_naive();
    let page = TablePage::of(&query, open.rows, Total::Exactly(open.total), |one: &OpenRequest| {
        (one.asked_on.to_string(), one.id.uuid().to_string())
    });
    let cell = |one: &OpenRequest, key: &'static str| match key {
        "name" => html! { (one.name) },
        "kind" => html! { (words::right(&view, one.kind)) },
        "asked" => date(&view, one.asked_on),
        _ => due(&view, one, today),
    };
    let link = |one: &OpenRequest| format!("{}/rights", path_of_person(one.person));
    let (none, hint) = (view.t("registry-no-open-rights"), view.t("registry-no-open-rights-do"));
    let table = Table::new(&view, &query, &page, &cell).link(&link).empty(empty_state(
        &view,
        "scale",
        &none,
        &hint,
        &html! {},
    ));
    let title = view.t("registry-open-rights");
    let page = Page::new(&view, &title).under(view.t("registry-households"), "/households");
    Ok(page.show(&table.show()).into_response())
}

fn page_of(query: &TableQuery) -> OpenPage {
    let beside = query
        .position()
        .and_then(|position| Some((position.key.parse().ok()?, position.id.parse().ok()?)));
    OpenPage { is_descending: query.reads_descending(), beside, limit: query.limit() }
}

pub(super) fn table(view: &View, open: &[OpenRequest], today: NaiveDate) -> Markup {
    let keys = [
        "registry-listed-name",
        "registry-right-kind",
        "registry-right-asked-on",
        "registry-right-due",
    ];
    let head = keys.map(|key| (view.t(key), false));
    let rows: Vec<Vec<Markup>> = open.iter().map(|one| row(view, one, today)).collect();
    small_table(&view.t("registry-open-rights"), &head, &rows)
}

fn row(view: &View, one: &OpenRequest, today: NaiveDate) -> Vec<Markup> {
    vec![
        html! { a href={ (path_of_person(one.person)) "/rights" } { (one.name) } },
        html! { (words::right(view, one.kind)) },
        date(view, one.asked_on),
        due(view, one, today),
    ]
}

fn due(view: &View, one: &OpenRequest, today: NaiveDate) -> Markup {
    let Some(due) = answer_due(one.asked_on) else { return html! {} };
    html! {
        (date(view, due))
        @if due < today { " " (badge(Tone::Danger, &view.t("registry-right-late"))) }
    }
}
