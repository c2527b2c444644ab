//! The list of transfers, in and out.

use std::collections::BTreeMap;

use chrono::DateTime;
use kernel::UnitCode;
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::response::IntoResponse as _,
    components::{
        Choice, Column, Filter, Table, TablePage, TableQuery, TableShape, Total, count, date,
        date_time, empty_state,
    },
};

use super::{path_of, words};
use crate::{
    actions::list_transfers,
    permissions::TransferHouseholds,
    transfer::{Beside, Direction, ListRequest, Transfer, TransferState},
};

const SHAPE: TableShape = TableShape {
    id: "transfers",
    caption: "transfer-transfers",
    columns: &[
        Column::new("unit", "transfer-unit"),
        Column::new("direction", "transfer-direction"),
        Column::new("sent", "transfer-sent-at").sortable(),
        Column::new("persons", "transfer-persons").numeric(),
        Column::new("moved", "transfer-moved-on"),
        Column::new("state", "transfer-state"),
    ],
    filters: &["direction", "state"],
    sort: "sent",
    is_descending: true,
};

/// `GET /transfers`
pub(super) async fn show(May(permit): May<TransferHouseholds>, view: View) -> Answer {
    let query = TableQuery::read(view.query(), &SHAPE);
    let request = request(&query);
    let (rows, total, units) = list_transfers(&permit, view.app().database(), &request).await?;
    let page = TablePage::of(&query, rows, Total::Exactly(total), |row: &Transfer| {
        (row.sent_at.timestamp_micros().to_string(), row.id.to_string())
    });
    let cell = |row: &Transfer, key: &'static str| cell(&view, row, key, &units);
    let link = |row: &Transfer| path_of(row.id);
    let states = TransferState::ALL.iter().filter(|one| one.shown() == **one);
    let states = states.map(|one| Choice::new(one.name(), view.t(words::state_key(*one))));
    let directions = Direction::ALL.iter();
    let directions =
        directions.map(|one| Choice::new(one.name(), view.t(words::direction_key(*one))));
    let (title, hint) = (view.t("transfer-none"), view.t("transfer-none-hint"));
    let table = Table::new(&view, &query, &page, &cell)
        .link(&link)
        .filters(vec![
            Filter::new("direction", "transfer-direction", directions.collect()),
            Filter::new("state", "transfer-state", states.collect()),
        ])
        .empty(empty_state(&view, "arrow-right", &title, &hint, &html! {}));
    let title = view.t("transfer-transfers");
    let page = Page::new(&view, &title).lead(view.t("transfer-lead"));
    Ok(page.show(&table.show()).into_response())
}

fn request(query: &TableQuery) -> ListRequest {
    let beside = query.position().and_then(|position| {
        let sent_at = DateTime::from_timestamp_micros(position.key.parse().ok()?)?;
        Some(Beside { sent_at, id: position.id.parse().ok()? })
    });
    ListRequest {
        is_descending: query.reads_descending(),
        beside,
        direction: query.filter("direction").and_then(|text| text.parse().ok()),
        state: query.filter("state").and_then(|text| text.parse().ok()),
        limit: query.limit(),
    }
}

fn cell(view: &View, row: &Transfer, key: &str, units: &BTreeMap<UnitCode, String>) -> Markup {
    match key {
        "unit" => html! {
            (units.get(&row.other_unit).map_or_else(|| row.other_unit.as_str(), String::as_str))
        },
        "direction" => html! { (view.t(words::direction_key(row.direction))) },
        "sent" => date_time(view, row.sent_at),
        "persons" => html! { (count(view, row.persons)) },
        "moved" => date(view, row.moved_on),
        _ => words::state(view, row.state),
    }
}
