//! A member who joins, and changing what is written about one.

use kernel::{HouseholdId, PersonId};
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{extract::Path, response::Response},
    components::FormFrame,
    redirect,
};

use super::{
    household_form, id, new_household::answer, path_of, person_form, person_form::Names, refusal,
    seen,
};
use crate::{
    actions::{Change, Refused},
    add_person, change_person,
    permissions::ChangeHousehold,
    person::PersonData,
};

/// `GET /households/{id}/persons/new`
pub(super) async fn new_form(
    _: May<ChangeHousehold>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let household = seen(&view, id(&household)?).await?;
    let form = Form::filled([("version", household.version.to_string())]);
    Ok(page(&view, (household.id, None), &form, &FormErrors::default()))
}

/// `POST /households/{id}/persons/new`
pub(super) async fn add(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let (data, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return Ok(page(&view, (household, None), &form, &errors)),
    };
    let added = add_person(&permit, view.app().database(), household, data, change).await;
    done(&view, (household, None), &form, added.map(|_id| ()))
}

/// `GET /households/{id}/persons/{person}/edit`
pub(super) async fn form(
    _: May<ChangeHousehold>,
    view: View,
    Path((household, person)): Path<(String, String)>,
) -> Answer {
    let household = seen(&view, id(&household)?).await?;
    let person: PersonId = id(&person)?;
    let member = household.members.iter().find(|one| one.id == person);
    let member = member.ok_or_else(Problem::not_found)?;
    let form = person_form::filled(member);
    Ok(page(&view, (household.id, Some(person)), &form, &FormErrors::default()))
}

/// `POST /households/{id}/persons/{person}/edit`
pub(super) async fn save(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path((household, person)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let (household, person): (HouseholdId, PersonId) = (id(&household)?, id(&person)?);
    let place = (household, Some(person));
    let (data, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return Ok(page(&view, place, &form, &errors)),
    };
    let changed = change_person(&permit, view.app().database(), person, data, change).await;
    done(&view, place, &form, changed)
}

fn read(view: &View, form: &Form) -> Result<(PersonData, Change), FormErrors> {
    let mut check = Check::new(view, form);
    let data = person_form::read(&mut check, &Names::single());
    let today = view.app().database().now().date_naive();
    let change = household_form::read_change(&mut check, today);
    check.finish().map(|()| (data, change))
}

type Place = (HouseholdId, Option<PersonId>);

fn done(view: &View, place: Place, form: &Form, outcome: Result<(), Refused>) -> Answer {
    match outcome {
        Ok(()) => Ok(redirect::with_notice(view, &path_of(place.0), "registry-saved")),
        Err(refused) => {
            let errors = refusal::bind(view, refused, |_| Names::single())?;
            Ok(page(view, place, form, &errors))
        }
    }
}

fn page(view: &View, (household, person): Place, form: &Form, errors: &FormErrors) -> Response {
    let back = path_of(household);
    let (title, action) = match person {
        Some(person) => (view.t("registry-change-person"), format!("{back}/persons/{person}/edit")),
        None => (view.t("registry-add-person"), format!("{back}/persons/new")),
    };
    let frame = FormFrame::new(view, &action, errors).draft(&action).cancel(&back);
    let body = html! {
        (person_form::fields(view, form, errors, &Names::single()))
        (household_form::change_fields(view, form, errors))
    };
    let page = Page::new(view, &title)
        .under(view.t("registry-households"), "/households")
        .under(view.t("registry-household"), back.clone())
        .narrow()
        .show(&frame.show(&body));
    answer(page, errors)
}
