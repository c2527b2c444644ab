//! Somebody died or moved out of the municipality, and comes back.

use kernel::PersonId;
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, View,
    axum::{extract::Path, response::Response},
    components::Fields,
};

use super::{
    change_form::{ChangeForm, done, finish},
    head::head,
    household_form, id, path_of_person, words,
};
use crate::{
    actions::{Change, Whom},
    membership::HowLeft,
    permissions::ChangeMembership,
    record_departure, return_person,
    view::Heading,
};

/// How somebody leaves the registry's households for good.
const WAYS: [HowLeft; 2] = [HowLeft::Death, HowLeft::MovedOut];

const fn departure(head: &Heading) -> ChangeForm<'_> {
    ChangeForm {
        head,
        to: "departure",
        title: "registry-departure",
        lead: "registry-departure-lead",
        submit: "registry-departure-do",
    }
}

const fn coming_back(head: &Heading) -> ChangeForm<'_> {
    ChangeForm {
        head,
        to: "return",
        title: "registry-return",
        lead: "registry-return-lead",
        submit: "registry-return-do",
    }
}

/// `GET /persons/{id}/departure`
pub(super) async fn form(
    _: May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let head = head(&view, Whom::Person(id(&person)?)).await?;
    let form = departure(&head).begin();
    Ok(page(&view, &head, &form, &FormErrors::default()))
}

/// `POST /persons/{id}/departure`
pub(super) async fn save(
    May(permit): May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let head = head(&view, Whom::Person(person)).await?;
    let (how, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return Ok(page(&view, &head, &form, &errors)),
    };
    let outcome = record_departure(&permit, view.app().database(), person, how, change).await;
    let done = done(&view, outcome, |()| path_of_person(person), "registry-saved");
    finish(done, |errors| page(&view, &head, &form, errors))
}

fn read(view: &View, form: &Form) -> Result<(HowLeft, Change), FormErrors> {
    let mut check = Check::new(view, form);
    let how = check.required_parsed::<HowLeft>("how", "registry-error-choice");
    let how = how.filter(|how| WAYS.contains(how));
    let change = household_form::read_dated(&mut check);
    if how.is_none() {
        check.fault("how", view.t("registry-error-choice"));
    }
    check.finish()?;
    Ok((how.unwrap_or(HowLeft::MovedOut), change))
}

fn page(view: &View, head: &Heading, form: &Form, errors: &FormErrors) -> Response {
    let ways = words::choices(view, "registry-leaves-", WAYS.map(HowLeft::name));
    let fields = Fields::new(view, form, errors);
    let inside = html! { (fields.radios("how", "registry-departure-how", &ways).required()) };
    departure(head).page(view, (form, errors), &inside)
}

/// `GET /persons/{id}/return`
pub(super) async fn return_form(
    _: May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let head = head(&view, Whom::Person(id(&person)?)).await?;
    let form = coming_back(&head).begin();
    Ok(coming_back(&head).page(&view, (&form, &FormErrors::default()), &html! {}))
}

/// `POST /persons/{id}/return`
pub(super) async fn return_save(
    May(permit): May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let head = head(&view, Whom::Person(person)).await?;
    let again = |errors: &FormErrors| coming_back(&head).page(&view, (&form, errors), &html! {});
    let mut check = Check::new(&view, &form);
    let change = household_form::read_dated(&mut check);
    if let Err(errors) = check.finish() {
        return Ok(again(&errors));
    }
    let outcome = return_person(&permit, view.app().database(), person, change).await;
    finish(done(&view, outcome, |()| path_of_person(person), "registry-saved"), again)
}
