//! The list of households, with search, filter and export.

use futures_util::stream;
use kernel::{HouseholdId, Permit};
use maud::{Markup, html};
use tables::Value;
use uuid::Uuid;
use web::{
    Answer, May, Page, Problem, View,
    axum::response::{IntoResponse as _, Response},
    components::{
        Choice, Column, Export, ExportFormat, Filter, Table, TablePage, TableQuery, TableShape,
        Total, count, date, empty_state, icon,
    },
};

use super::path_of;
use crate::{
    actions::{export_households, list_households},
    list::{Beside, HouseholdList, ListRequest, ListSort, MOST_COUNTED, MOST_FOUND},
    permissions::{CreateHousehold, ExportHouseholds, ListHouseholds, Protect},
    search::Query,
    view::ListedHousehold,
};

const SHAPE: TableShape = TableShape {
    id: "households",
    caption: "registry-households",
    columns: &[
        Column::new("name", "registry-listed-name").sortable(),
        Column::new("code", "registry-code").hideable(),
        Column::new("settlement", "registry-settlement").hideable(),
        Column::new("address", "registry-address").hideable(),
        Column::new("area", "registry-area").hidden_at_first(),
        Column::new("members", "registry-members").hideable().numeric(),
        Column::new("changed", "registry-changed").sortable().hideable(),
    ],
    filters: &["settlement"],
    sort: "name",
    is_descending: false,
};

/// Rows that are read at a time for a file.
const ROWS_AT_A_TIME: u64 = 1_000;

/// `GET /households`
pub(super) async fn show(May(permit): May<ListHouseholds>, view: View) -> Answer {
    let query = TableQuery::read(view.query(), &SHAPE);
    if let Some(format) = query.export {
        return export(&view, query, format).await;
    }
    let list = list_households(&permit, view.app().database(), &request(&query)).await?;
    Ok(page(&view, &query, list))
}

/// What the store is asked for.
fn request(query: &TableQuery) -> ListRequest {
    let position = query.position();
    ListRequest {
        sort: if query.sort == "changed" { ListSort::Changed } else { ListSort::Name },
        is_descending: query.reads_descending(),
        beside: position.map(|position| Beside {
            key: position.key.clone(),
            id: position.id.parse().unwrap_or(HouseholdId::from(Uuid::nil())),
        }),
        settlement: query.filter("settlement").map(serbian::fold),
        search: Some(Query::parse(&query.search)).filter(|search| *search != Query::Empty),
        limit: query.limit(),
    }
}

fn page(view: &View, query: &TableQuery, list: HouseholdList) -> Response {
    let most = if query.search.is_empty() { MOST_COUNTED } else { MOST_FOUND as u64 };
    let total = if list.total > most { Total::MoreThan(most) } else { Total::Exactly(list.total) };
    let sort = request(query).sort;
    let settlements = list.settlements;
    let rows = if query.search.is_empty() {
        TablePage::of(query, list.rows, total, |row| sort.place(row))
    } else {
        TablePage::whole(list.rows).of_total(total)
    };
    let cell = |row: &ListedHousehold, column: &'static str| cell(view, row, column);
    let link = |row: &ListedHousehold| path_of(row.id);
    let choices = settlements.into_iter().map(|(key, name)| Choice::new(key, name)).collect();
    let mut table = Table::new(view, query, &rows, &cell)
        .link(&link)
        .search("registry-search-households")
        .filters(vec![Filter::new("settlement", "registry-settlement", choices)])
        .empty(nothing_yet(view));
    if view.may::<ExportHouseholds>() {
        table = table.export();
    }
    let title = view.t("registry-households");
    let body = html! {
        (table.show())
        p class="text-secondary small d-print-none" {
            a href="/relatives" { (view.t("registry-relatives")) }
            @if view.may::<Protect>() { " · " a href="/protections" { (view.t("registry-protections")) } }
        }
    };
    Page::new(view, &title).actions(actions(view)).show(&body).into_response()
}

fn actions(view: &View) -> Markup {
    html! {
        @if view.may::<CreateHousehold>() {
            a class="btn btn-primary" href="/households/new" data-shortcut="n" {
                (icon(view, "plus")) (view.t("registry-new-household"))
            }
        }
    }
}

fn nothing_yet(view: &View) -> Markup {
    let (title, text) = (view.t("registry-no-households"), view.t("registry-no-households-do"));
    empty_state(view, "home", &title, &text, &actions(view))
}

fn cell(view: &View, row: &ListedHousehold, column: &str) -> Markup {
    match column {
        "name" => html! { (row.listed_name) },
        "code" => html! { span class="text-nowrap" { (row.code) } },
        "settlement" => html! { (row.settlement) },
        "address" => html! { (row.address) },
        "area" => html! { @if let Some(area) = row.area { (area) } },
        "members" => html! { (count(view, u64::from(row.members))) },
        "changed" => date(view, row.changed_at.date_naive()),
        _ => html! {},
    }
}

/// The whole list as it is filtered and sorted, as a file.
async fn export(view: &View, query: TableQuery, format: ExportFormat) -> Answer {
    let permit = view.actor().and_then(kernel::Actor::permit::<ExportHouseholds>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let file = Export::of(view, format, &query);
    let columns: Vec<&'static str> = query.columns().iter().map(|column| column.key).collect();
    let mut first = request(&query.at(None));
    first.limit = ROWS_AT_A_TIME;
    let parts = Parts { view: view.clone(), permit, next: Some(first), waiting: Vec::new() };
    let rows = stream::unfold(parts, move |mut parts| {
        let columns = columns.clone();
        async move {
            let row = parts.row().await?;
            Some((row.map(|row| columns.iter().map(|key| value(&row, key)).collect()), parts))
        }
    });
    file.send_stream(view, rows).await
}

/// A list that is read part by part.
struct Parts {
    view: View,
    permit: Permit<ExportHouseholds>,
    next: Option<ListRequest>,
    waiting: Vec<ListedHousehold>,
}

impl Parts {
    async fn row(&mut self) -> Option<Answer<ListedHousehold>> {
        // A part of which nothing may go out does not end the list.
        while self.waiting.is_empty() {
            let request = self.next.take()?;
            let read = export_households(&self.permit, self.view.app().database(), &request).await;
            let part = match read {
                Ok(part) => part,
                Err(error) => return Some(Err(error.into())),
            };
            self.next = part.after.map(|beside| ListRequest { beside: Some(beside), ..request });
            self.waiting = part.rows;
            self.waiting.reverse();
        }
        self.waiting.pop().map(Ok)
    }
}

fn value(row: &ListedHousehold, column: &str) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match column {
        "name" => text(&row.listed_name),
        "code" => text(&row.code),
        "settlement" => text(&row.settlement),
        "address" => text(&row.address),
        "area" => row.area.map_or(Value::Empty, |area| Value::Text(area.to_string())),
        "members" => Value::count(u64::from(row.members)),
        "changed" => text(&row.changed_at.date_naive().to_string()),
        _ => Value::Empty,
    }
}

#[cfg(test)]
mod tests {
    use web::components::PageCursor;

    use super::*;

    #[test]
    fn a_page_before_a_row_is_read_backwards_from_it() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let position = web::components::Position { key: "0a".into(), id: id.into(), number: 51 };
        let cursor = PageCursor::Before(position).to_text();
        let query = TableQuery::read(&format!("cursor={cursor}&sort=-changed"), &SHAPE);
        let expected = ListRequest {
            sort: ListSort::Changed,
            is_descending: false,
            beside: Some(Beside { key: "0a".into(), id: id.parse().unwrap() }),
            settlement: None,
            search: None,
            limit: 51,
        };
        assert_eq!(request(&query), expected);
    }
}
