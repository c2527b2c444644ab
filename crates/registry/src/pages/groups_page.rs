//! Groups and legal status of a person: what is kept, and a form for another.

use kernel::{Permit, PersonId};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Problem, View,
    axum::extract::Path,
    components::{Choice, Fields, FormFrame, Tone, alert, card, csrf_field},
};

use super::{
    change_form::done, head::head, id, new_household::answer, path_of_person, person_card, words,
};
use crate::{
    actions::Whom,
    add_mark, end_mark,
    group::{Group, LegalStatus, Mark, MarkData},
    list_marks,
    permissions::{ViewGroups, ViewViolenceGroup},
    view::{EntryId, KeptMark},
};

/// `GET /persons/{id}/groups`
pub(super) async fn show(
    May(permit): May<ViewGroups>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    page(&view, &permit, id(&person)?, &Form::default(), &FormErrors::default()).await
}

/// `POST /persons/{id}/groups`
pub(super) async fn add(
    May(permit): May<ViewGroups>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let data = match read(&view, &form) {
        Ok(data) => data,
        Err(errors) => return page(&view, &permit, person, &form, &errors).await,
    };
    let outcome = add_mark(&permit, view.app().database(), person, data).await;
    let to = |()| format!("{}/groups", path_of_person(person));
    match done(&view, outcome, to, "registry-saved") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(&view, &permit, person, &form, &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

/// `POST /persons/{id}/groups/end`
pub(super) async fn end(
    May(permit): May<ViewGroups>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let mark: EntryId = id(form.text("group"))?;
    let outcome = end_mark(&permit, view.app().database(), person, mark).await;
    let to = |()| format!("{}/groups", path_of_person(person));
    done(&view, outcome, to, "registry-saved")
        .map_err(|fault| fault.err().unwrap_or_else(Problem::not_found))
}

fn read(view: &View, form: &Form) -> Result<MarkData, FormErrors> {
    let mut check = Check::new(view, form);
    let group = check.parsed::<Group>("group", "registry-error-choice").map(Mark::Group);
    let status = check.parsed::<LegalStatus>("status", "registry-error-choice").map(Mark::Status);
    if group.is_none() && status.is_none() {
        check.fault("group", view.t("registry-error-choice"));
    }
    if group.is_some() && status.is_some() {
        check.fault("status", view.t("registry-error-one-of-both"));
    }
    check.finish()?;
    let is_self_declared = form.has("is_self_declared");
    let mark = group.or(status);
    mark.map(|mark| MarkData { mark, is_self_declared }).ok_or_else(FormErrors::default)
}

async fn page(
    view: &View,
    permit: &Permit<ViewGroups>,
    person: PersonId,
    form: &Form,
    errors: &FormErrors,
) -> Answer {
    let marks = list_marks(permit, view.app().database(), person).await?;
    let marks = marks.ok_or_else(Problem::not_found)?;
    let head = head(view, Whom::Person(person)).await?;
    let end = |mark: &KeptMark| end_button(view, person, mark);
    let body = html! {
        @if marks.hidden > 0 {
            (alert(view, Tone::Info, &html! { (view.t("registry-groups-hidden")) }))
        }
        (card(&view.t("registry-groups"), &html! {}, &person_card::groups(view, &marks, Some(&end))))
        (card(&view.t("registry-group-new"), &html! {}, &fields(view, person, form, errors)))
    };
    Ok(answer(head.show(view, &view.t("registry-groups"), &body), errors))
}

fn end_button(view: &View, person: PersonId, mark: &KeptMark) -> Markup {
    let action = format!("{}/groups/end", path_of_person(person));
    html! {
        form method="post" action=(action) class="d-inline" data-once {
            (csrf_field(view))
            input type="hidden" name="group" value=(mark.id);
            button type="submit" class="btn btn-sm" {
                (view.t("registry-group-end"))
                span class="visually-hidden" { " " (words::mark(view, mark.data.mark)) }
            }
        }
    }
}

fn fields(view: &View, person: PersonId, form: &Form, errors: &FormErrors) -> Markup {
    let back = path_of_person(person);
    let action = format!("{back}/groups");
    let fields = Fields::new(view, form, errors);
    let sees_violence = view.may::<ViewViolenceGroup>();
    let groups: Vec<Choice> = Group::ALL
        .iter()
        .filter(|one| sees_violence || !one.tells_of_violence())
        .map(|one| Choice::new(one.name(), words::mark(view, Mark::Group(*one))))
        .collect();
    let statuses: Vec<Choice> = LegalStatus::ALL
        .iter()
        .map(|one| Choice::new(one.name(), words::mark(view, Mark::Status(*one))))
        .collect();
    let inside = html! {
        div class="fields" {
            (fields.select("group", "registry-group", &groups).hint("registry-group-hint"))
            (fields.select("status", "registry-legal-status", &statuses))
        }
        (fields.check_box("is_self_declared", "registry-self-declared").hint("registry-self-declared-hint"))
    };
    FormFrame::new(view, &action, errors).cancel(&back).show(&inside)
}
