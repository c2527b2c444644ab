//! A household becomes two: who leaves, and where they live.

use kernel::{HouseholdId, PersonId};
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, View,
    axum::{extract::Path, response::Response},
    components::{Choice, Fields},
};

use super::{
    change_form::{ChangeForm, done, finish},
    head::head,
    household_form, id, path_of, seen,
};
use crate::{
    actions::{Change, Split, Whom},
    permissions::ChangeMembership,
    split_household,
    view::{Heading, Household},
};

const fn frame(head: &Heading) -> ChangeForm<'_> {
    ChangeForm {
        head,
        to: "split",
        title: "registry-split",
        lead: "registry-split-lead",
        submit: "registry-split-do",
    }
}

/// `GET /households/{id}/split`
pub(super) async fn form(
    _: May<ChangeMembership>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let household = seen(&view, id(&household)?).await?;
    let head = head(&view, Whom::Household(household.id)).await?;
    let form = frame(&head).begin();
    Ok(page(&view, (&head, &household), &form, &FormErrors::default()))
}

/// `POST /households/{id}/split`
pub(super) async fn save(
    May(permit): May<ChangeMembership>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    let household = seen(&view, id(&household)?).await?;
    let head = head(&view, Whom::Household(household.id)).await?;
    let again = |errors: &FormErrors| page(&view, (&head, &household), &form, errors);
    let (split, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return Ok(again(&errors)),
    };
    let id: HouseholdId = household.id;
    let outcome = split_household(&permit, view.app().database(), id, split, change).await;
    finish(done(&view, outcome, path_of, "registry-split-done"), again)
}

fn read(view: &View, form: &Form) -> Result<(Split, Change), FormErrors> {
    let mut check = Check::new(view, form);
    let members = form.all("members").into_iter().filter_map(|text| text.parse().ok());
    let members: Vec<PersonId> = members.collect();
    let data = household_form::read(&mut check);
    let change = household_form::read_dated(&mut check);
    check.finish()?;
    Ok((Split { members, data }, change))
}

fn page(
    view: &View,
    (head, household): (&Heading, &Household),
    form: &Form,
    errors: &FormErrors,
) -> Response {
    let members = household.members.iter();
    let members: Vec<Choice> =
        members.map(|one| Choice::new(one.id.to_string(), one.data.listed_name())).collect();
    let fields = Fields::new(view, form, errors);
    let inside = html! {
        (fields.boxes("members", "registry-split-members", &members).required())
        h2 class="h3 mt-3" { (view.t("registry-split-new")) }
        (household_form::fields(view, form, errors))
    };
    frame(head).page(view, (form, errors), &inside)
}
