//! Two persons marry, and part: first who, then the form.

use kernel::PersonId;
use maud::html;
use web::{Answer, Check, Form, FormErrors, May, View, axum::extract::Path, components::Fields};

use super::{
    change_form::{ChangeForm, done, finish},
    head::head,
    household_form, id, path_of_person, picker, words,
};
use crate::{
    actions::{Change, Home, Marriage, Whom},
    end_marriage,
    permissions::ChangeMembership,
    person::Relation,
    record_marriage,
    view::Heading,
};

/// Names of the homes in a form.
const HOMES: [(&str, Home); 3] = [
    ("as_before", Home::AsBefore),
    ("with_partner", Home::WithPartner),
    ("with_person", Home::WithPerson),
];

const fn frame(head: &Heading) -> ChangeForm<'_> {
    ChangeForm {
        head,
        to: "marriage",
        title: "registry-marriage",
        lead: "",
        submit: "registry-marriage-do",
    }
}

const fn parting(head: &Heading) -> ChangeForm<'_> {
    ChangeForm {
        head,
        to: "marriage/end",
        title: "registry-parting",
        lead: "registry-parting-lead",
        submit: "registry-parting-do",
    }
}

/// `GET /persons/{id}/marriage`: `q` searches, `partner` chooses.
pub(super) async fn form(
    _: May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let head = head(&view, Whom::Person(id(&person)?)).await?;
    let partner = picker::wanted(&view, "partner");
    if partner.is_empty() {
        let (page, words) =
            (("marriage", "partner"), ("registry-marriage", "registry-marriage-whom"));
        return picker::choose_person(&view, &head, page, words).await;
    }
    let version = head.version.to_string();
    let begun = [("version", version.as_str()), ("partner", &partner), ("home", "as_before")];
    let begun = begun.into_iter().chain([("relation", Relation::Partner.name())]);
    page(&view, &head, &Form::filled(begun), &FormErrors::default()).await
}

/// `POST /persons/{id}/marriage`
pub(super) async fn save(
    May(permit): May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let head = head(&view, Whom::Person(person)).await?;
    let (marriage, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return page(&view, &head, &form, &errors).await,
    };
    let outcome = record_marriage(&permit, view.app().database(), person, marriage, change).await;
    match done(&view, outcome, |()| path_of_person(person), "registry-saved") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(&view, &head, &form, &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

fn read(view: &View, form: &Form) -> Result<(Marriage, Change), FormErrors> {
    let mut check = Check::new(view, form);
    let partner = check.required_parsed::<PersonId>("partner", "registry-error-choice");
    let home = HOMES.iter().find(|(name, _)| *name == form.text("home")).map(|(_, home)| *home);
    if home.is_none() {
        check.fault("home", view.t("registry-error-choice"));
    }
    let relation = check.required_parsed::<Relation>("relation", "registry-error-choice");
    let change = household_form::read_dated(&mut check);
    check.finish()?;
    let marriage = partner.zip(home).zip(relation);
    let marriage = marriage.map(|((partner, home), relation)| Marriage { partner, home, relation });
    marriage.map(|marriage| (marriage, change)).ok_or_else(FormErrors::default)
}

async fn page(view: &View, head: &Heading, form: &Form, errors: &FormErrors) -> Answer {
    let partner = super::head::head(view, Whom::Person(id(form.text("partner"))?)).await?;
    let fields = Fields::new(view, form, errors);
    let homes = words::choices(view, "registry-home-", HOMES.map(|(name, _)| name));
    let relations = words::relations(view);
    let inside = html! {
        p {
            (view.t("registry-marriage-with")) " "
            a href=(partner.path()) { strong { (partner.name) } } " · " (partner.household.code)
        }
        (fields.hidden("partner"))
        (fields.radios("home", "registry-marriage-home", &homes).required())
        (fields.select("relation", "registry-marriage-relation", &relations).required())
    };
    Ok(frame(head).page(view, (form, errors), &inside))
}

/// `GET /persons/{id}/marriage/end`
pub(super) async fn end_form(
    _: May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let head = head(&view, Whom::Person(id(&person)?)).await?;
    let form = parting(&head).begin();
    Ok(parting(&head).page(&view, (&form, &FormErrors::default()), &html! {}))
}

/// `POST /persons/{id}/marriage/end`
pub(super) async fn end_save(
    May(permit): May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let head = head(&view, Whom::Person(person)).await?;
    let again = |errors: &FormErrors| parting(&head).page(&view, (&form, errors), &html! {});
    let mut check = Check::new(&view, &form);
    let change = household_form::read_dated(&mut check);
    if let Err(errors) = check.finish() {
        return Ok(again(&errors));
    }
    let outcome = end_marriage(&permit, view.app().database(), person, change).await;
    finish(done(&view, outcome, |()| path_of_person(person), "registry-saved"), again)
}
