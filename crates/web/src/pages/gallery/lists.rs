//! Lists: one that lives, with search, order, filter, columns, pages and files; an empty one.

use axum::response::Response;
use chrono::NaiveDate;
use maud::{Markup, html};
use tables::Value;

use crate::{
    components::{
        Choice, Column, Export, Filter, Table, TablePage, TableQuery, TableShape, Tone, Total,
        badge, count, date, empty_state, missing,
    },
    problem::Answer,
    view::View,
};

const SHAPE: TableShape = TableShape {
    id: "units",
    caption: "web-gallery-units",
    columns: &[
        Column::new("name", "web-gallery-name").sortable(),
        Column::new("district", "web-gallery-district").sortable().hideable(),
        Column::new("persons", "web-gallery-persons").sortable().hideable().numeric(),
        Column::new("state", "web-gallery-state").hideable(),
        Column::new("day", "web-gallery-day").hidden_at_first(),
    ],
    filters: &["district"],
    sort: "name",
    is_descending: false,
};

const EMPTY: TableShape = TableShape { id: "nothing", filters: &[], ..SHAPE };

const PLACES: [&str; 10] = [
    "Gornje Polje",
    "Đurđevo Brdo",
    "Žuta Reka",
    "Šarena Česma",
    "Ljuti Krš",
    "Njivice",
    "Čukarevac",
    "Donja Ćuprija",
    "Dževrin Do",
    "Beli Potok",
];
const DISTRICTS: [&str; 3] = ["Severni", "Istočni", "Zapadni"];

/// An invented unit.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unit {
    number: usize,
    name: String,
    district: &'static str,
    persons: Option<u64>,
}

/// A hundred and twenty invented units.
fn units() -> Vec<Unit> {
    let names = DISTRICTS.iter().cycle().zip(PLACES.iter().cycle()).take(120);
    names
        .enumerate()
        .map(|(number, (district, place))| Unit {
            number,
            name: format!("{place} {}", number / PLACES.len() + 1),
            district,
            persons: (number % 11 != 10).then_some((number as u64 * 7_919) % 41_000 + 120),
        })
        .collect()
}

impl Unit {
    /// The key of sorting, as a store would keep it in a column.
    fn key(&self, sort: &str) -> String {
        match sort {
            "persons" => format!("{:08}", self.persons.unwrap_or_default()),
            "district" => serbian::fold(self.district),
            _ => serbian::fold(&self.name),
        }
    }

    fn id(&self) -> String {
        format!("{:03}", self.number)
    }

    fn day(&self) -> Option<NaiveDate> {
        NaiveDate::from_yo_opt(2026, self.number as u32 * 3 + 1)
    }
}

/// What a store does: filter, order, go on from the cursor, read one row more than a page has.
fn read(query: &TableQuery) -> TablePage<Unit> {
    let wanted = serbian::fold(&query.search);
    let mut found: Vec<Unit> = units()
        .into_iter()
        .filter(|unit| serbian::fold(&unit.name).contains(&wanted))
        .filter(|unit| query.filter("district").is_none_or(|district| unit.district == district))
        .collect();
    let place = |unit: &Unit| (unit.key(query.sort), unit.id());
    found.sort_by_key(place);
    if query.reads_descending() {
        found.reverse();
    }
    let total = Total::Exactly(found.len() as u64);
    if let Some(from) = query.position() {
        let from = (from.key.clone(), from.id.clone());
        let is_down = query.reads_descending();
        found.retain(|unit| if is_down { place(unit) < from } else { place(unit) > from });
    }
    found.truncate(usize::try_from(query.limit()).unwrap_or(usize::MAX));
    TablePage::of(query, found, total, place)
}

/// The list as a file, when that is asked for.
pub(super) async fn file(view: &View) -> Answer<Option<Response>> {
    let query = TableQuery::read(view.query(), &SHAPE);
    let Some(format) = query.export else { return Ok(None) };
    let columns = query.columns();
    let cell = |unit: &Unit, key: &str| match key {
        "name" => Value::text(view.show(&unit.name)),
        "district" => Value::text(view.show(unit.district)),
        "persons" => unit.persons.map_or(Value::Empty, Value::count),
        "day" => unit.day().map_or(Value::Empty, |day| Value::text(day.to_string())),
        _ => Value::text(view.t(state(unit).1)),
    };
    let rows = units()
        .iter()
        .map(|unit| columns.iter().map(|column| cell(unit, column.key)).collect())
        .collect();
    Export::of(view, format, &query).send(view, rows).await.map(Some)
}

const fn state(unit: &Unit) -> (Tone, &'static str) {
    match unit.number % 4 {
        0 => (Tone::Success, "web-gallery-state-done"),
        1 => (Tone::Info, "web-gallery-state-open"),
        2 => (Tone::Warning, "web-gallery-state-late"),
        _ => (Tone::Neutral, "web-gallery-state-none"),
    }
}

fn cell(view: &View, unit: &Unit, column: &str) -> Markup {
    match column {
        "name" => html! { (view.show(&unit.name)) },
        "district" => html! { (view.show(unit.district)) },
        "persons" => match unit.persons {
            Some(persons) => html! { (count(view, persons)) },
            None => missing(&view.t("web-gallery-not-asked")),
        },
        "day" => html! { @if let Some(day) = unit.day() { (date(view, day)) } },
        _ => {
            let (tone, key) = state(unit);
            badge(tone, &view.t(key))
        }
    }
}

pub(super) fn show(view: &View) -> Markup {
    let query = TableQuery::read(view.query(), &SHAPE);
    let page = read(&query);
    let districts = DISTRICTS.iter().map(|name| Choice::new(*name, view.show(name))).collect();
    let (empty_query, nothing) = (TableQuery::plain(&EMPTY), TablePage::whole(Vec::new()));
    let action = html! { a class="btn btn-primary" href="#forms" { (view.t("web-gallery-add")) } };
    let state = empty_state(
        view,
        "home-plus",
        &view.t("web-gallery-none-yet"),
        &view.t("web-gallery-none-yet-hint"),
        &action,
    );
    html! {
        (Table::new(view, &query, &page, &|unit, column| cell(view, unit, column))
            .search("web-gallery-search")
            .filters(vec![Filter::new("district", "web-gallery-district", districts)])
            .link(&|_| "/gallery#lists".to_owned())
            .export()
            .show())
        h3 { (view.t("web-gallery-empty")) }
        (Table::new(view, &empty_query, &nothing, &|unit: &Unit, column| cell(view, unit, column)).empty(state).show())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(page: &TablePage<Unit>) -> Vec<String> {
        page.rows.iter().map(|unit| unit.name.clone()).collect()
    }

    fn all(query: &TableQuery) -> Vec<String> {
        let mut all = Vec::new();
        let mut page = read(query);
        loop {
            all.extend(names(&page));
            let Some(next) = page.next else { return all };
            page = read(&query.at(Some(next)));
        }
    }

    #[test]
    fn pages_forward_and_backward_show_every_row_once_in_order() {
        for sort in ["sort=name", "sort=-name", "sort=persons", "sort=-district&size=20"] {
            let query = TableQuery::read(sort, &SHAPE);
            let forward = all(&query);
            assert_eq!(forward.len(), 120, "{sort}");
            let mut backward: Vec<String> = Vec::new();
            let mut page = read(&query.at(Some(crate::components::PageCursor::Last)));
            loop {
                backward.splice(0..0, names(&page));
                let Some(previous) = page.previous else { break };
                page = read(&query.at(Some(previous)));
            }
            assert_eq!(backward, forward, "{sort}");
        }
    }

    #[test]
    fn a_page_knows_which_rows_it_holds() {
        let query = TableQuery::plain(&SHAPE);
        let first = read(&query);
        assert_eq!(
            (first.first, first.total, first.previous.is_some()),
            (1, Total::Exactly(120), false)
        );
        let second = read(&query.at(first.next));
        assert_eq!((second.first, second.rows.len()), (51, 50));
        let back = read(&query.at(second.previous));
        assert_eq!((back.first, back.rows.len()), (1, 50));
        let last = read(&query.at(Some(crate::components::PageCursor::Last)));
        assert_eq!((last.first, last.rows.len(), last.next.is_some()), (71, 50, false));
    }
}
