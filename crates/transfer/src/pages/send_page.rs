//! Handing a household, or some of its members, over: what goes along, what stays, to whom, why and on which ground.

use std::sync::Arc;

use assessment::LiveRules;
use chrono::Datelike as _;
use kernel::{HouseholdId, Permit};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{Choice, Fields, FormFrame, Tone, alert, card, count, empty_state, small_table},
    redirect,
};

use super::{id, path_of, path_of_household, refusal};
use crate::{
    actions::{NewTransfer, Prepared, Refused, prepare_transfer, send_transfer},
    permissions::TransferHouseholds,
    transfer::Ground,
};

/// Most characters of a reason, and of an article of law.
const LONGEST_REASON: usize = 500;
const LONGEST_ARTICLE: usize = 200;

/// `GET /households/{id}/transfer`
pub(super) async fn form(
    May(permit): May<TransferHouseholds>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    Path(household): Path<String>,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let prepared = prepared(&permit, &view, &rules, household).await?;
    let members = prepared.leaving.members.iter();
    let mut begin: Vec<(&str, String)> =
        members.map(|one| ("persons", one.person.to_string())).collect();
    begin.push(("ground", Ground::Consent.name().to_owned()));
    Ok(page(&view, (household, &prepared), &Form::filled(begin), &FormErrors::default()))
}

/// `POST /households/{id}/transfer`
pub(super) async fn send(
    May(permit): May<TransferHouseholds>,
    view: View,
    State(rules): State<Arc<LiveRules>>,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let errors = match read(&view, &form) {
        Ok(new) => {
            let book = rules.now().await?;
            let database = view.app().database();
            match send_transfer(&permit, database, &book, household, new).await {
                Ok(transfer) => {
                    let path = path_of(transfer);
                    return Ok(redirect::with_notice(&view, &path, "transfer-was-sent"));
                }
                Err(refused) => refusal::of(&view, refused)?,
            }
        }
        Err(errors) => errors,
    };
    let prepared = prepared(&permit, &view, &rules, household).await?;
    Ok(page(&view, (household, &prepared), &form, &errors))
}

async fn prepared(
    permit: &Permit<TransferHouseholds>,
    view: &View,
    rules: &Arc<LiveRules>,
    household: HouseholdId,
) -> Answer<Prepared> {
    let book = rules.now().await?;
    match prepare_transfer(permit, view.app().database(), &book, household).await {
        Ok(prepared) => Ok(prepared),
        Err(Refused::Database(error)) => Err(error.into()),
        Err(_) => Err(Problem::not_found()),
    }
}

fn read(view: &View, form: &Form) -> Result<NewTransfer, FormErrors> {
    let mut check = Check::new(view, form);
    let persons = form.all("persons").into_iter().filter_map(|text| text.parse().ok()).collect();
    let unit = check.required_parsed("unit", "transfer-error-unit");
    let moved_on = check.date("moved_on").unwrap_or_else(|| check.today());
    let reason = check.required("reason", LONGEST_REASON);
    let ground = check.required_parsed::<Ground>("ground", "transfer-error-ground");
    let consent_of = check.parsed("consent_of", "transfer-error-consent");
    let consent_on = check.date("consent_on");
    let article = check.optional("article", LONGEST_ARTICLE).unwrap_or_default();
    if ground == Some(Ground::Consent) && consent_on.is_none() && form.text("consent_on").is_empty()
    {
        check.fault("consent_on", view.t("transfer-error-consent-day"));
    }
    check.finish()?;
    let (Some(unit), Some(ground)) = (unit, ground) else { return Err(FormErrors::default()) };
    let is_consent = ground == Ground::Consent;
    Ok(NewTransfer {
        unit,
        persons,
        moved_on,
        reason,
        ground,
        consent_of: consent_of.filter(|_| is_consent),
        consent_on: consent_on.filter(|_| is_consent),
        article: if is_consent { String::new() } else { article },
    })
}

fn page(
    view: &View,
    (household, prepared): (HouseholdId, &Prepared),
    form: &Form,
    errors: &FormErrors,
) -> Response {
    let leaving = &prepared.leaving;
    let body = html! {
        @if leaving.is_protected {
            (alert(view, Tone::Warning, &html! { (view.t("transfer-protected")) }))
        } @else if prepared.units.is_empty() {
            (empty_state(view, "building-community", &view.t("transfer-no-units"), &view.t("transfer-no-units-hint"), &html! {}))
        } @else if leaving.members.is_empty() {
            (empty_state(view, "users", &view.t("transfer-no-members"), "", &html! {}))
        } @else {
            @if leaving.members.iter().any(|one| one.is_restricted) {
                (alert(view, Tone::Warning, &html! { (view.t("transfer-restricted")) }))
            }
            (goes(view, prepared))
            (stays(view))
            div class="mt-4" { (fields(view, (household, prepared), form, errors)) }
        }
    };
    let page = Page::new(view, &view.t("transfer-do"))
        .under(view.t("registry-households"), "/households")
        .under(leaving.listed_name.clone(), path_of_household(household))
        .lead(view.t("transfer-do-lead"))
        .show(&body);
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

/// What is handed over, person by person.
fn goes(view: &View, prepared: &Prepared) -> Markup {
    let keys = [
        ("transfer-person", false),
        ("transfer-year", true),
        ("transfer-contacts", true),
        ("transfer-documents", true),
        ("transfer-marks", true),
        ("transfer-answers", true),
        ("transfer-left-out", true),
    ];
    let head: Vec<(String, bool)> = keys.map(|(key, is_number)| (view.t(key), is_number)).into();
    let number = |value: usize| html! { (count(view, value as u64)) };
    let members = prepared.leaving.members.iter();
    let rows: Vec<Vec<Markup>> = members
        .map(|one| {
            let data = one.handed.data().ok();
            let name = data.as_ref().map(registry::PersonData::listed_name).unwrap_or_default();
            let year = data.and_then(|one| one.birth_date).map(|day| format!("{}.", day.year()));
            let (go, stay) = prepared.answers.get(&one.person).copied().unwrap_or_default();
            vec![
                html! { (name) },
                html! { (year.unwrap_or_default()) },
                number(one.handed.contacts.len()),
                number(one.handed.documents.len()),
                number(one.handed.marks.len()),
                number(go),
                number(one.left_out + stay),
            ]
        })
        .collect();
    let title = view.t("transfer-goes");
    let args = kernel::TextArgs::new().count("count", prepared.of_household as u64);
    let body = html! {
        p { (view.t("transfer-goes-text")) }
        (small_table(&title, &head, &rows))
        p class="text-secondary mt-3 mb-0" { (view.tn("transfer-goes-household", &args)) }
    };
    card(&title, &html! {}, &body)
}

fn stays(view: &View) -> Markup {
    let body = html! {
        ul class="mb-0" {
            @for key in ["transfer-stays-place", "transfer-stays-notes", "transfer-stays-sensitive", "transfer-stays-work"] {
                li { (view.t(key)) }
            }
        }
    };
    card(&view.t("transfer-stays"), &html! {}, &body)
}

fn fields(
    view: &View,
    (household, prepared): (HouseholdId, &Prepared),
    form: &Form,
    errors: &FormErrors,
) -> Markup {
    let members = prepared.leaving.members.iter();
    let members: Vec<Choice> = members
        .filter_map(|one| {
            Some(Choice::new(one.person.to_string(), one.handed.data().ok()?.listed_name()))
        })
        .collect();
    let units = prepared.units.iter();
    let units: Vec<Choice> =
        units.map(|one| Choice::new(one.code.as_str(), view.show(&one.name))).collect();
    let grounds = [
        Choice::new(Ground::Consent.name(), view.t("transfer-ground-consent")),
        Choice::new(Ground::Law.name(), view.t("transfer-ground-law")),
    ];
    let fields = Fields::new(view, form, errors);
    let body = html! {
        (fields.boxes("persons", "transfer-who", &members).required())
        div class="fields" {
            (fields.select("unit", "transfer-to-unit", &units).required())
            (fields.date("moved_on", "transfer-moved-on").hint("transfer-moved-on-hint"))
        }
        (fields.text_area("reason", "transfer-reason", 3).hint("transfer-reason-hint").required().most(LONGEST_REASON))
        (fields.radios("ground", "transfer-ground", &grounds).required())
        div class="fields" {
            (fields.select("consent_of", "transfer-consent-of", &members).hint("transfer-consent-hint"))
            (fields.date("consent_on", "transfer-consent-on"))
        }
        (fields.text("article", "transfer-article").hint("transfer-article-hint").most(LONGEST_ARTICLE))
    };
    let action = format!("{}/transfer", path_of_household(household));
    let back = path_of_household(household);
    FormFrame::new(view, &action, errors).cancel(&back).submit("transfer-send").show(&body)
}
