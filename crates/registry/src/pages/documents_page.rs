//! Documents of a person: what is known of each, and a form to record it.

use kernel::PersonId;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Problem, View,
    axum::extract::Path,
    components::{Fields, FormFrame, card},
};

use super::{
    change_form::done, head::head, id, new_household::answer, path_of_person, person_card, picker,
    words,
};
use crate::{
    actions::Whom,
    document::{DocumentData, DocumentKind, DocumentObstacle, DocumentState, LONGEST_NUMBER},
    find_person,
    permissions::{ChangeHousehold, ViewHousehold},
    write_document,
};

/// `GET /persons/{id}/documents`; `kind` fills the form with what is known of that document.
pub(super) async fn show(
    _: May<ChangeHousehold>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    page(&view, id(&person)?, None, &FormErrors::default()).await
}

/// `POST /persons/{id}/documents`
pub(super) async fn save(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let data = match read(&view, &form) {
        Ok(data) => data,
        Err(errors) => return page(&view, person, Some(&form), &errors).await,
    };
    let outcome = write_document(&permit, view.app().database(), person, &data).await;
    let to = |()| format!("{}/documents", path_of_person(person));
    match done(&view, outcome, to, "registry-saved") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(&view, person, Some(&form), &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

fn read(view: &View, form: &Form) -> Result<DocumentData, FormErrors> {
    let mut check = Check::new(view, form);
    let kind = check.required_parsed::<DocumentKind>("kind", "registry-error-choice");
    let state = check.required_parsed::<DocumentState>("state", "registry-error-choice");
    let number = check.optional("number", LONGEST_NUMBER);
    let valid_to = check.date("valid_to");
    let obstacle = check.parsed::<DocumentObstacle>("obstacle", "registry-error-choice");
    check.finish()?;
    let known = kind.zip(state);
    known
        .map(|(kind, state)| DocumentData { kind, state, number, valid_to, obstacle })
        .ok_or_else(FormErrors::default)
}

fn filled(document: Option<&DocumentData>, kind: &str) -> Form {
    let Some(one) = document else { return Form::filled([("kind", kind)]) };
    Form::filled([
        ("kind", one.kind.name().to_owned()),
        ("state", one.state.name().to_owned()),
        ("number", one.number.clone().unwrap_or_default()),
        ("valid_to", one.valid_to.map(|day| day.to_string()).unwrap_or_default()),
        ("obstacle", one.obstacle.map(|one| one.name().to_owned()).unwrap_or_default()),
    ])
}

async fn page(view: &View, person: PersonId, form: Option<&Form>, errors: &FormErrors) -> Answer {
    let permit = view.actor().and_then(kernel::Actor::permit::<ViewHousehold>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let database = view.app().database();
    let found = find_person(&permit, database, person).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let head = head(view, Whom::Person(person)).await?;
    let kind = picker::wanted(view, "kind");
    let known = found.documents.iter().find(|one| one.kind.name() == kind);
    let begun = filled(known, &kind);
    let path = format!("{}/documents", path_of_person(person));
    let today = database.now().date_naive();
    let table = person_card::documents(view, &found.documents, today, Some(&path));
    let body = html! {
        (card(&view.t("registry-documents"), &html! {}, &table))
        (card(&view.t("registry-document-record"), &html! {}, &fields(view, person, form.unwrap_or(&begun), errors)))
    };
    Ok(answer(head.show(view, &view.t("registry-documents"), &body), errors))
}

fn fields(view: &View, person: PersonId, form: &Form, errors: &FormErrors) -> Markup {
    let back = path_of_person(person);
    let action = format!("{back}/documents");
    let fields = Fields::new(view, form, errors);
    let names = |prefix: &str, names: Vec<&'static str>| words::choices(view, prefix, names);
    let kinds =
        names("registry-document-", DocumentKind::ALL.iter().map(|one| one.name()).collect());
    let states = names(
        "registry-document-state-",
        DocumentState::ALL.iter().map(|one| one.name()).collect(),
    );
    let obstacles =
        names("registry-obstacle-", DocumentObstacle::ALL.iter().map(|one| one.name()).collect());
    let inside = html! {
        div class="fields" {
            (fields.select("kind", "registry-document-kind", &kinds).required())
            (fields.select("state", "registry-document-state", &states).required())
            (fields.date("valid_to", "registry-document-valid-to"))
            (fields.text("number", "registry-document-number").hint("registry-document-number-hint").sensitive().most(LONGEST_NUMBER))
            (fields.select("obstacle", "registry-document-obstacle", &obstacles))
        }
    };
    FormFrame::new(view, &action, errors).cancel(&back).show(&inside)
}
