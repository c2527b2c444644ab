//! What the registry shows on the first page: what waits for an answer, and what was changed last.

use kernel::Actor;
use maud::{Markup, html};
use web::{
    Answer, View,
    components::{date, small_table},
};

use super::open_rights_page;
use crate::{
    actions::{list_households, list_open_rights},
    list::{ListRequest, ListSort},
    permissions::{HandleRights, ListHouseholds},
    rights::OpenPage,
};

/// Households on the first page.
const RECENT: u64 = 8;
/// Requests by right on the first page.
const URGENT: u64 = 5;

/// The requests by right that are due first; nothing when every one is answered.
pub(crate) async fn rights_panel(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<HandleRights>) else {
        return Ok(None);
    };
    let open = list_open_rights(&permit, view.app().database(), &OpenPage::first(URGENT)).await?;
    if open.rows.is_empty() {
        return Ok(None);
    }
    let today = view.app().database().now().date_naive();
    Ok(Some(html! {
        (open_rights_page::table(&view, &open.rows, today))
        p class="card-footer" { a href="/rights-requests" { (view.t("registry-panel-rights-all")) } }
    }))
}

/// The households that were entered or changed last.
pub(crate) async fn recent_panel(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<ListHouseholds>) else {
        return Ok(None);
    };
    let request = ListRequest {
        sort: ListSort::Changed,
        is_descending: true,
        beside: None,
        settlement: None,
        search: None,
        limit: RECENT,
    };
    let list = list_households(&permit, view.app().database(), &request).await?;
    if list.rows.is_empty() {
        return Ok(None);
    }
    let keys = ["registry-listed-name", "registry-settlement", "registry-changed"];
    let head: Vec<(String, bool)> = keys.map(|key| (view.t(key), false)).into();
    let rows: Vec<Vec<Markup>> = list
        .rows
        .iter()
        .map(|row| {
            vec![
                html! { a href=(super::path_of(row.id)) { (row.listed_name) } },
                html! { (row.settlement) },
                date(&view, row.changed_at.date_naive()),
            ]
        })
        .collect();
    let title = view.t("registry-panel-recent");
    Ok(Some(html! {
        (small_table(&title, &head, &rows))
        p class="card-footer" { a href="/households" { (view.t("registry-panel-all")) } }
    }))
}
