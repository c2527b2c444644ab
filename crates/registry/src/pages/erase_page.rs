//! Erasing a person: what it means, and a form in which the name is typed again.

use kernel::PersonId;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, View,
    axum::extract::Path,
    components::{Fields, FormFrame, Tone, alert},
};

use super::{change_form::done, head::head, id, new_household::answer, path_of_person};
use crate::{
    actions::{Erasure, Whom},
    erase_person,
    permissions::ErasePerson,
    person::LONGEST_NAME,
};

/// `GET /persons/{id}/erase`
pub(super) async fn form(_: May<ErasePerson>, view: View, Path(person): Path<String>) -> Answer {
    page(&view, id(&person)?, &Form::default(), &FormErrors::default()).await
}

/// `POST /persons/{id}/erase`
pub(super) async fn save(
    May(permit): May<ErasePerson>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let mut check = Check::new(&view, &form);
    let typed_name = check.required("typed_name", 2 * LONGEST_NAME);
    if let Err(errors) = check.finish() {
        return page(&view, person, &form, &errors).await;
    }
    let erasers = view.app().erasers().to_vec();
    let erasure = Erasure { typed_name };
    let outcome = erase_person(&permit, view.app().database(), person, &erasure, &erasers).await;
    match done(&view, outcome, |()| "/households".to_owned(), "registry-person-erased") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(&view, person, &form, &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

async fn page(view: &View, person: PersonId, form: &Form, errors: &FormErrors) -> Answer {
    let head = head(view, Whom::Person(person)).await?;
    let path = path_of_person(person);
    let action = format!("{path}/erase");
    let fields = Fields::new(view, form, errors);
    let frame = FormFrame::new(view, &action, errors)
        .cancel(&path)
        .submit("registry-erase")
        .dangerous(Some(view.t("registry-erase-sure")));
    let body: Markup = html! {
        (alert(view, Tone::Danger, &html! { (view.t("registry-erase-lead")) }))
        p { (view.t("registry-erase-first")) " "
            a href={ (path) "/access-report" } { (view.t("registry-access-report")) } }
        (frame.show(&html! {
            (fields.text("typed_name", "registry-erase-name").hint("registry-erase-name-hint").required().sensitive().most(2 * LONGEST_NAME))
        }))
    };
    Ok(answer(head.show(view, &view.t("registry-erase"), &body), errors))
}
