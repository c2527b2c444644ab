//! The lists that were made, and asking for one at once.

use chrono::DateTime;
use maud::html;
use web::{
    Answer, Form, May, Page, View,
    axum::response::IntoResponse as _,
    components::{
        Column, Table, TablePage, TableQuery, TableShape, Total, date, date_time, empty_state,
        missing,
    },
    redirect,
};

use super::{path_of, words};
use crate::{
    actions::{Beside, ListPage, Refused, ask_list, list_lists},
    list::RetentionList,
    permissions::{CarryOut, SeeRetention},
};

const SHAPE: TableShape = TableShape {
    id: "retention-lists",
    caption: "retention-lists",
    columns: &[
        Column::new("made", "retention-made-at").sortable(),
        Column::new("how", "retention-made-how"),
        Column::new("state", "retention-state"),
        Column::new("confirmed", "retention-confirmed-at"),
        Column::new("until", "retention-open-until"),
    ],
    filters: &[],
    sort: "made",
    is_descending: true,
};

/// `GET /retention/lists`
pub(super) async fn show(May(permit): May<SeeRetention>, view: View) -> Answer {
    let query = TableQuery::read(view.query(), &SHAPE);
    let lists = list_lists(&permit, view.app().database(), &page_of(&query)).await?;
    // How many there are would count lists of which everything is hidden.
    let known = lists.len() as u64;
    let page = TablePage::of(&query, lists, Total::MoreThan(known), |one: &RetentionList| {
        (one.made_at.timestamp_micros().to_string(), one.id.to_string())
    });
    let is_whole = page.previous.is_none() && page.next.is_none();
    let page = if is_whole { page.of_total(Total::Exactly(known)) } else { page };
    let none = || missing(&view.t("retention-not-yet"));
    let cell = |one: &RetentionList, key: &'static str| match key {
        "made" => date_time(&view, one.made_at),
        "how" if one.asked_by.is_some() => html! { (view.t("retention-made-asked")) },
        "how" => html! { (view.t("retention-made-nightly")) },
        "state" => words::list(&view, one.state),
        "confirmed" => one.confirmed_at.map_or_else(none, |at| date_time(&view, at)),
        _ => date(&view, one.open_until()),
    };
    let link = |one: &RetentionList| path_of(one.id);
    let (title, hint) = (view.t("retention-no-lists"), view.t("retention-no-lists-hint"));
    let table = Table::new(&view, &query, &page, &cell).link(&link).empty(empty_state(
        &view,
        "history",
        &title,
        &hint,
        &html! {},
    ));
    let title = view.t("retention-lists");
    let page = Page::new(&view, &title)
        .under(view.t("retention-title"), "/retention")
        .lead(view.t("retention-lists-lead"));
    Ok(page.show(&table.show()).into_response())
}

fn page_of(query: &TableQuery) -> ListPage {
    let beside = query.position().and_then(|position| {
        let made_at = DateTime::from_timestamp_micros(position.key.parse().ok()?)?;
        Some(Beside { made_at, id: position.id.parse().ok()? })
    });
    ListPage { is_descending: query.reads_descending(), beside, limit: query.limit() }
}

/// `POST /retention/lists`
pub(super) async fn ask(May(permit): May<CarryOut>, view: View, _form: Form) -> Answer {
    let key = match ask_list(&permit, view.app().database()).await {
        Ok(()) => "retention-asked",
        Err(Refused::NotNow) => "retention-error-acting",
        Err(refused) => return Err(super::problem(refused)),
    };
    Ok(redirect::with_notice(&view, "/retention", key))
}
