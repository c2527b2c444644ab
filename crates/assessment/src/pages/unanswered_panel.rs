//! What waits on the first page of who enters: own households about which nothing is recorded yet.

use kernel::Actor;
use maud::{Markup, html};
use registry::HouseholdLink;
use web::{Answer, View, components::small_table};

use super::facts_path;
use crate::{actions::list_unanswered, permissions::RecordFacts};

/// Households on the first page.
const SHOWN: usize = 5;

/// Households entered by the user about which nothing was answered; nothing when there are none.
pub(crate) async fn unanswered_panel(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<RecordFacts>) else {
        return Ok(None);
    };
    let found = list_unanswered(&permit, view.app().database(), SHOWN).await?;
    if found.is_empty() {
        return Ok(None);
    }
    let head = [(view.t("assessment-household"), false), (view.t("assessment-panel-code"), false)];
    let row = |one: &HouseholdLink| {
        vec![html! { a href=(facts_path(one.id)) { (one.listed_name) } }, html! { (one.code) }]
    };
    let rows: Vec<Vec<Markup>> = found.iter().map(row).collect();
    Ok(Some(html! {
        p class="text-secondary" { (view.t("assessment-panel-unanswered-lead")) }
        (small_table(&view.t("assessment-panel-unanswered"), &head, &rows))
    }))
}
