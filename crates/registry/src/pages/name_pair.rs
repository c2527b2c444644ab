//! Somebody saw that a person was entered twice: first which other record it is, then both side by side on the pair's page.

use kernel::PersonId;
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, Problem, View, axum::extract::Path, components::Fields,
    redirect,
};

use super::{
    change_form::ChangeForm, duplicates_page::path_of_pair, head::head, id, person_form::Names,
    picker, refusal,
};
use crate::{
    actions::{Refused, Whom},
    membership::MembershipFault,
    name_pair,
    permissions::MergePersons,
    view::Heading,
};

const fn frame(head: &Heading) -> ChangeForm<'_> {
    ChangeForm {
        head,
        to: "entered-twice",
        title: "registry-person-twice",
        lead: "registry-person-twice-lead",
        submit: "registry-person-twice-do",
    }
}

/// `GET /persons/{id}/entered-twice`: `q` searches, `other` chooses.
pub(super) async fn form(_: May<MergePersons>, view: View, Path(person): Path<String>) -> Answer {
    let head = head(&view, Whom::Person(id(&person)?)).await?;
    let other = picker::wanted(&view, "other");
    if other.is_empty() {
        let (page, words) =
            (("entered-twice", "other"), ("registry-person-twice", "registry-person-twice-whom"));
        return picker::choose_person(&view, &head, page, words).await;
    }
    page(&view, &head, &Form::filled([("other", other)]), &FormErrors::default()).await
}

/// `POST /persons/{id}/entered-twice`
pub(super) async fn save(
    May(permit): May<MergePersons>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let head = head(&view, Whom::Person(person)).await?;
    let mut check = Check::new(&view, &form);
    let other = check.required_parsed::<PersonId>("other", "registry-error-choice");
    let (Ok(()), Some(other)) = (check.finish(), other) else { return Err(Problem::not_found()) };
    let fault = match name_pair(&permit, view.app().database(), person, other).await {
        Ok(pair) => return Ok(redirect::to(&path_of_pair(pair))),
        Err(Refused::Membership(MembershipFault::SamePerson)) => {
            "registry-person-twice-same-record"
        }
        Err(Refused::Merged) => "registry-person-twice-merged",
        Err(refused) => {
            let problem = refusal::bind(&view, refused, |_| Names::single()).err();
            return Err(problem.unwrap_or_else(Problem::not_found));
        }
    };
    let mut errors = FormErrors::default();
    errors.add("other", view.t(fault));
    page(&view, &head, &form, &errors).await
}

async fn page(view: &View, head: &Heading, form: &Form, errors: &FormErrors) -> Answer {
    let other = super::head::head(view, Whom::Person(id(form.text("other"))?)).await?;
    let fields = Fields::new(view, form, errors);
    let inside = html! {
        p {
            (view.t("registry-person-twice-with")) " "
            a href=(other.path()) { strong { (other.name) } } " · " (other.household.code)
        }
        (fields.hidden("other"))
    };
    Ok(frame(head).bare_page(view, errors, &inside))
}
