//! What the registry shows on the first page: what waits for an answer, who is still to be asked, and what was changed last.

use kernel::Actor;
use maud::{Markup, html};
use web::{
    Answer, View,
    components::{date, small_table},
};

use super::{open_rights_page, path_of, path_of_person};
use crate::{
    actions::{list_households, list_open_rights, list_unasked},
    list::{ListRequest, ListSort},
    permissions::{HandleRights, ListHouseholds, RecordConsent},
    rights::OpenPage,
    unasked::UnaskedHousehold,
};

/// Households on the first page.
const RECENT: u64 = 8;
/// Requests by right on the first page.
const URGENT: u64 = 5;
/// Households with somebody who is still to be asked on the first page.
const UNASKED: usize = 5;

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

/// Households entered by the user in which somebody was never asked about taking part; nothing when everybody was.
pub(crate) async fn unasked_panel(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<RecordConsent>) else {
        return Ok(None);
    };
    let found = list_unasked(&permit, view.app().database(), UNASKED).await?;
    if found.is_empty() {
        return Ok(None);
    }
    let head = ["registry-household", "registry-panel-unasked-who"].map(|key| (view.t(key), false));
    let row = |one: &UnaskedHousehold| {
        vec![
            html! { a href=(path_of(one.household.id)) { (one.household.listed_name) } },
            html! {
                @for (at, (person, name)) in one.members.iter().enumerate() {
                    @if at > 0 { ", " }
                    a href={ (path_of_person(*person)) "/consents?purpose=participation" } { (name) }
                }
            },
        ]
    };
    let rows: Vec<Vec<Markup>> = found.iter().map(row).collect();
    Ok(Some(html! {
        p class="text-secondary" { (view.t("registry-panel-unasked-lead")) }
        (small_table(&view.t("registry-panel-unasked"), &head, &rows))
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
                html! { a href=(path_of(row.id)) { (row.listed_name) } },
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
