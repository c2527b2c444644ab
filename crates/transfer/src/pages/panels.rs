//! What transfers show on other pages: how many wait, and where a household goes.

use kernel::{Actor, HouseholdId, TextArgs};
use maud::{Markup, html};
use uuid::Uuid;
use web::{
    Answer, View,
    components::{date, icon},
};

use super::{path_of, path_of_household, words};
use crate::{
    actions::{count_waiting, last_of_household},
    permissions::TransferHouseholds,
    transfer::{Direction, TransferState},
};

/// How many transfers wait for an answer; nothing when none does.
pub(crate) async fn waiting_panel(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<TransferHouseholds>) else {
        return Ok(None);
    };
    let waiting = count_waiting(&permit, view.app().database()).await?;
    if waiting == 0 {
        return Ok(None);
    }
    let args = TextArgs::new().count("count", waiting);
    Ok(Some(html! {
        p { (view.tn("transfer-waiting", &args)) }
        p class="card-footer" {
            a href="/transfers?direction=received&state=waiting" { (view.t("transfer-waiting-all")) }
        }
    }))
}

/// The way to hand a household over, or where it stands.
pub(crate) async fn household_panel(view: View, id: Option<Uuid>) -> Answer<Option<Markup>> {
    let permit = view.actor().and_then(Actor::permit::<TransferHouseholds>);
    let (Some(permit), Some(id)) = (permit, id) else { return Ok(None) };
    let household = HouseholdId::from(id);
    let (last, units) = last_of_household(&permit, view.app().database(), household).await?;
    let is_gone = last.as_ref().is_some_and(|one| {
        one.direction == Direction::Sent && one.state == TransferState::Accepted
    });
    Ok(Some(html! {
        div {
            @if let Some(last) = &last {
                p {
                    a href=(path_of(last.id)) {
                        (view.t(words::direction_key(last.direction))) ": "
                        (units.get(&last.other_unit).map_or_else(|| last.other_unit.as_str(), String::as_str))
                    }
                    ", " (date(&view, last.sent_at.date_naive())) " " (words::state(&view, last.state))
                }
            }
            @if !is_gone { p class="text-secondary" { (view.t("transfer-panel-hint")) } }
            a class="btn" href={ (path_of_household(household)) "/transfer" } {
                (icon(&view, "arrow-right")) (view.t("transfer-do"))
            }
        }
    }))
}
