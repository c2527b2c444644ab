//! How a person is reached: the ways, and a form for another one.

use kernel::PersonId;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Problem, View,
    axum::{extract::Path, response::Response},
    components::{Fields, FormFrame, Tone, badge, card, csrf_field, missing, small_table},
    redirect,
};

use super::{
    change_form::{done, finish},
    head::head,
    id,
    new_household::answer,
    path_of_person, words,
};
use crate::{
    actions::Whom,
    add_contact,
    contact::{ContactData, ContactKind, LONGEST_CONTACT},
    end_contact, find_person,
    permissions::{ChangeHousehold, ViewHousehold},
    view::{Contact, EntryId},
};

/// `GET /persons/{id}/contacts`
pub(super) async fn show(
    _: May<ChangeHousehold>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let form = Form::filled([("kind", ContactKind::Phone.name())]);
    page(&view, id(&person)?, &form, &FormErrors::default()).await
}

/// `POST /persons/{id}/contacts`
pub(super) async fn add(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let data = match read(&view, &form) {
        Ok(data) => data,
        Err(errors) => return page(&view, person, &form, &errors).await,
    };
    let outcome = add_contact(&permit, view.app().database(), person, &data).await;
    let to = |()| format!("{}/contacts", path_of_person(person));
    match done(&view, outcome, to, "registry-saved") {
        Err(Ok(errors)) => page(&view, person, &form, &errors).await,
        done => finish(done, |_| redirect::to("/")),
    }
}

/// `POST /persons/{id}/contacts/end`
pub(super) async fn end(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let contact: EntryId = id(form.text("contact"))?;
    let outcome = end_contact(&permit, view.app().database(), person, contact).await;
    let to = |()| format!("{}/contacts", path_of_person(person));
    done(&view, outcome, to, "registry-saved")
        .map_err(|fault| fault.err().unwrap_or_else(Problem::not_found))
}

fn read(view: &View, form: &Form) -> Result<ContactData, FormErrors> {
    let mut check = Check::new(view, form);
    let data = ContactData {
        kind: check.required_parsed("kind", "registry-error-choice").unwrap_or(ContactKind::Other),
        value: check.required("value", LONGEST_CONTACT),
        when: check.optional("when", LONGEST_CONTACT).unwrap_or_default(),
        is_preferred: form.has("is_preferred"),
    };
    if !data.value.is_empty() && !data.is_plausible() {
        let key = match data.kind {
            ContactKind::Phone => "registry-error-phone",
            ContactKind::Email | ContactKind::Other => "registry-error-email",
        };
        check.fault("value", view.t(key));
    }
    check.finish().map(|()| data)
}

async fn page(view: &View, person: PersonId, form: &Form, errors: &FormErrors) -> Answer {
    let permit = view.actor().and_then(kernel::Actor::permit::<ViewHousehold>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let found = find_person(&permit, view.app().database(), person).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let head = head(view, Whom::Person(person)).await?;
    let body = html! {
        (card(&view.t("registry-contacts"), &html! {}, &table(view, person, &found.contacts)))
        (card(&view.t("registry-contact-new"), &html! {}, &fields(view, person, form, errors)))
    };
    let response: Response = answer(head.show(view, &view.t("registry-contacts"), &body), errors);
    Ok(response)
}

fn table(view: &View, person: PersonId, contacts: &[Contact]) -> Markup {
    if contacts.is_empty() {
        return missing(&view.t("registry-no-contacts"));
    }
    let head = ["registry-contact-value", "registry-contact-kind", "registry-contact-when"];
    let head: Vec<(String, bool)> = head
        .iter()
        .map(|key| (view.t(key), false))
        .chain([(view.t("registry-actions"), false)])
        .collect();
    let action = format!("{}/contacts/end", path_of_person(person));
    let row = |one: &Contact| {
        vec![
            html! {
                (one.data.value)
                @if one.data.is_preferred { " " (badge(Tone::Info, &view.t("registry-contact-preferred"))) }
            },
            html! { (words::contact_kind(view, one.data.kind)) },
            html! { (one.data.when) },
            html! {
                form method="post" action=(action) data-once {
                    (csrf_field(view))
                    input type="hidden" name="contact" value=(one.id);
                    button type="submit" class="btn btn-sm" {
                        (view.t("registry-contact-end")) span class="visually-hidden" { " " (one.data.value) }
                    }
                }
            },
        ]
    };
    let rows: Vec<Vec<Markup>> = contacts.iter().map(row).collect();
    small_table(&view.t("registry-contacts"), &head, &rows)
}

fn fields(view: &View, person: PersonId, form: &Form, errors: &FormErrors) -> Markup {
    let back = path_of_person(person);
    let action = format!("{back}/contacts");
    let fields = Fields::new(view, form, errors);
    let kinds =
        words::choices(view, "registry-contact-", ContactKind::ALL.iter().map(|one| one.name()));
    let inside = html! {
        div class="fields" {
            (fields.select_one("kind", "registry-contact-kind", &kinds).required())
            (fields.text("value", "registry-contact-value").hint("registry-contact-value-hint").required().sensitive().most(LONGEST_CONTACT))
        }
        (fields.text("when", "registry-contact-when").hint("registry-contact-when-hint").sensitive().most(LONGEST_CONTACT))
        (fields.check_box("is_preferred", "registry-contact-preferred-box"))
    };
    FormFrame::new(view, &action, errors).cancel(&back).show(&inside)
}
