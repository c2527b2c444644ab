//! One transfer: who comes or goes, where it stands, and what can be done.

use std::sync::Arc;

use assessment::LiveRules;
use kernel::{Permit, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{
        Choice, Fields, FormFrame, Tone, action_button, alert, card, count, date, date_time, facts,
        small_table,
    },
    redirect,
};

use super::{id, path_of, path_of_household, refusal, words};
use crate::{
    actions::{
        Acceptance, Coming, Refused, SeenTransfer, accept_transfer, decline_transfer,
        find_transfer, recall_transfer,
    },
    permissions::TransferHouseholds,
    transfer::{Direction, Ground, TransferId, TransferState, WhyDeclined},
};

/// Most characters of a settlement and of an address.
const LONGEST_LINE: usize = 200;

/// `GET /transfers/{id}`
pub(super) async fn show(
    May(permit): May<TransferHouseholds>,
    view: View,
    Path(transfer): Path<String>,
) -> Answer {
    let seen = seen(&permit, &view, id(&transfer)?).await?;
    Ok(page(&view, &seen, &Form::default(), &FormErrors::default()))
}

/// `POST /transfers/{id}/accept`
pub(super) async fn accept(
    May(permit): May<TransferHouseholds>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    Path(transfer): Path<String>,
    form: Form,
) -> Answer {
    let transfer: TransferId = id(&transfer)?;
    let mut check = Check::new(&view, &form);
    let settlement = check.required("settlement", LONGEST_LINE);
    let address = check.optional("address", LONGEST_LINE).unwrap_or_default();
    let errors = match check.finish() {
        Ok(()) => {
            let book = rules.now().await?;
            let place = Acceptance { settlement, address };
            let database = view.app().database();
            match accept_transfer(&permit, database, &book, transfer, place).await {
                Ok(household) => {
                    let path = path_of_household(household);
                    return Ok(redirect::with_notice(&view, &path, "transfer-was-accepted"));
                }
                Err(refused) => refusal::of(&view, refused)?,
            }
        }
        Err(errors) => errors,
    };
    let seen = seen(&permit, &view, transfer).await?;
    if !seen.transfer.is_waiting() {
        let path = path_of(transfer);
        return Ok(redirect::with_notice(&view, &path, "transfer-error-not-now"));
    }
    Ok(page(&view, &seen, &form, &errors))
}

/// `POST /transfers/{id}/decline`
pub(super) async fn decline(
    May(permit): May<TransferHouseholds>,
    view: View,
    Path(transfer): Path<String>,
    form: Form,
) -> Answer {
    let transfer: TransferId = id(&transfer)?;
    let mut check = Check::new(&view, &form);
    let why = check.required_parsed::<WhyDeclined>("why", "transfer-error-why");
    let finished = check.finish();
    if let (Some(why), Ok(())) = (why, &finished) {
        let outcome = decline_transfer(&permit, view.app().database(), transfer, why).await;
        return after(&view, transfer, outcome, "transfer-was-declined");
    }
    let seen = seen(&permit, &view, transfer).await?;
    Ok(page(&view, &seen, &form, &finished.err().unwrap_or_default()))
}

/// `POST /transfers/{id}/recall`
pub(super) async fn recall(
    May(permit): May<TransferHouseholds>,
    view: View,
    Path(transfer): Path<String>,
    _: Form,
) -> Answer {
    let transfer: TransferId = id(&transfer)?;
    let outcome = recall_transfer(&permit, view.app().database(), transfer).await;
    after(&view, transfer, outcome, "transfer-was-recalled")
}

fn after(view: &View, id: TransferId, outcome: Result<(), Refused>, done: &str) -> Answer {
    let key = match outcome {
        Ok(()) => done,
        Err(Refused::NotNow) => "transfer-error-not-now",
        Err(Refused::Database(error)) => return Err(error.into()),
        Err(_) => return Err(Problem::not_found()),
    };
    Ok(redirect::with_notice(view, &path_of(id), key))
}

async fn seen(
    permit: &Permit<TransferHouseholds>,
    view: &View,
    id: TransferId,
) -> Answer<SeenTransfer> {
    let found = find_transfer(permit, view.app().database(), id).await?;
    found.ok_or_else(Problem::not_found)
}

fn page(view: &View, seen: &SeenTransfer, form: &Form, errors: &FormErrors) -> Response {
    let transfer = &seen.transfer;
    let is_incoming = transfer.direction == Direction::Received && transfer.is_waiting();
    let body = html! {
        (card(&view.t("transfer-about"), &html! {}, &facts(&about(view, seen))))
        @if !seen.persons.is_empty() { (persons(view, &seen.persons)) }
        @if is_incoming {
            @if seen.persons.iter().any(|one| !one.alike.is_empty()) {
                (alert(view, Tone::Warning, &html! { (view.t("transfer-alike-text")) }))
            }
            (accepting(view, seen, form, errors))
            (declining(view, seen, form, errors))
        } @else if seen.persons.is_empty() {
            p class="text-secondary" { (view.t("transfer-packet-gone")) }
        }
    };
    let recall = format!("{}/recall", path_of(transfer.id));
    let question = view.t("transfer-recall-question");
    let actions = html! {
        @if transfer.direction == Direction::Sent && transfer.is_waiting() {
            (action_button(view, &recall, &view.t("transfer-recall"), Tone::Danger, Some(&question)))
        }
    };
    let args = TextArgs::new().text("unit", seen.other_unit.clone());
    let page = Page::new(view, &view.tn(words::title_key(transfer), &args))
        .under(view.t("transfer-transfers"), "/transfers")
        .actions(actions)
        .show(&body);
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

fn about(view: &View, seen: &SeenTransfer) -> Vec<(String, Markup)> {
    let one = &seen.transfer;
    let mut pairs = vec![
        (view.t("transfer-state"), words::state(view, one.state)),
        (view.t("transfer-persons"), html! { (count(view, one.persons)) }),
        (view.t("transfer-sent-at"), date_time(view, one.sent_at)),
        (view.t("transfer-moved-on"), date(view, one.moved_on)),
    ];
    if one.is_waiting() {
        pairs.push((view.t("transfer-due"), date(view, one.due().date_naive())));
    }
    if let Some(is_whole) = seen.is_whole {
        let key = if is_whole { "transfer-whole" } else { "transfer-part" };
        pairs.push((view.t("transfer-extent"), html! { (view.t(key)) }));
    }
    if !seen.reason.is_empty() {
        let reason = html! { span class="text-prewrap" { (seen.reason) } };
        pairs.push((view.t("transfer-reason"), reason));
    }
    pairs.push((view.t("transfer-ground"), ground(view, seen)));
    if let Some(why) = one.why {
        pairs.push((view.t("transfer-why"), html! { (view.t(words::why_key(why))) }));
    }
    if let Some(at) = one.ended_at {
        pairs.push((view.t("transfer-ended-at"), date_time(view, at)));
    }
    let is_here = one.direction == Direction::Sent || one.state == TransferState::Accepted;
    if let Some(household) = one.household.filter(|_| is_here) {
        let link =
            html! { a href=(path_of_household(household)) { (view.t("transfer-open-household")) } };
        pairs.push((view.t("transfer-household"), link));
    }
    pairs
}

fn ground(view: &View, seen: &SeenTransfer) -> Markup {
    let one = &seen.transfer;
    match one.ground {
        Ground::Consent => html! {
            (view.t("transfer-ground-consent"))
            @if !seen.consent_by.is_empty() { ": " (seen.consent_by) }
            @if let Some(day) = one.consent_on { ", " (date(view, day)) }
        },
        Ground::Law => html! { (view.t("transfer-ground-law")) ": " (one.article) },
    }
}

fn persons(view: &View, persons: &[Coming]) -> Markup {
    let keys = [
        ("transfer-person", false),
        ("transfer-year", true),
        ("transfer-answers", true),
        ("transfer-alike", false),
    ];
    let head: Vec<(String, bool)> = keys.map(|(key, is_number)| (view.t(key), is_number)).into();
    let rows: Vec<Vec<Markup>> = persons
        .iter()
        .map(|one| {
            vec![
                html! { (one.name) },
                html! { @if let Some(year) = one.year { (format!("{year}.")) } },
                html! { (count(view, one.answers as u64)) },
                alike(view, one),
            ]
        })
        .collect();
    let title = view.t("transfer-who");
    card(&title, &html! {}, &small_table(&title, &head, &rows))
}

fn alike(view: &View, one: &Coming) -> Markup {
    html! {
        @for (at, who) in one.alike.iter().enumerate() {
            @if at > 0 { ", " }
            a href={ "/persons/" (who.person) } { (who.name) }
            " (" (view.t(if who.has_same_number { "transfer-same-number" } else { "transfer-same-name" })) ")"
        }
    }
}

fn accepting(view: &View, seen: &SeenTransfer, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    let body = html! {
        p class="text-secondary" { (view.t("transfer-accept-text")) }
        div class="fields" {
            (fields.text("settlement", "transfer-settlement").required().most(LONGEST_LINE))
            (fields.text("address", "transfer-address").most(LONGEST_LINE))
        }
    };
    let action = format!("{}/accept", path_of(seen.transfer.id));
    let shown = only(errors, "settlement");
    let frame = FormFrame::new(view, &action, &shown).submit("transfer-accept");
    html! {
        h2 class="h3 mt-3" { (view.t("transfer-accept-title")) }
        (frame.show(&body))
    }
}

fn declining(view: &View, seen: &SeenTransfer, form: &Form, errors: &FormErrors) -> Markup {
    let whys = WhyDeclined::ALL.iter();
    let whys: Vec<Choice> =
        whys.map(|one| Choice::new(one.name(), view.t(words::why_key(*one)))).collect();
    let fields = Fields::new(view, form, errors);
    let body = html! { (fields.radios("why", "transfer-why", &whys).required()) };
    let action = format!("{}/decline", path_of(seen.transfer.id));
    let question = view.t("transfer-decline-question");
    let shown = only(errors, "why");
    let frame =
        FormFrame::new(view, &action, &shown).submit("transfer-decline").dangerous(Some(question));
    html! {
        h2 class="h3 mt-3" { (view.t("transfer-decline-title")) }
        (frame.show(&body))
    }
}

/// The faults of one form of two on the page.
fn only(errors: &FormErrors, field: &str) -> FormErrors {
    let mut shown = FormErrors::default();
    if let Some(fault) = errors.of(field) {
        shown.add(field, fault.to_owned());
    }
    shown
}
