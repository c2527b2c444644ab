//! A member who joins, and changing what is written about one.

use kernel::{HouseholdId, PersonId};
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{extract::Path, response::Response},
    components::{Fields, FormFrame},
    redirect,
};

use super::{
    household_form, id,
    likely::{self, Warned},
    new_household::answer,
    path_of, path_of_person, person_form,
    person_form::Names,
    refusal, seen, words,
};
use crate::{
    actions::{Change, Refused},
    add_person, change_person, find_person,
    membership::HowJoined,
    permissions::{ChangeHousehold, ViewHousehold},
    person::PersonData,
    view::Person,
};

/// How a member can join who was not in the registry.
const WAYS: [HowJoined; 3] = [HowJoined::Birth, HowJoined::MovedIn, HowJoined::Entry];

/// `GET /households/{id}/persons/new`
pub(super) async fn new_form(
    _: May<ChangeHousehold>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let household = seen(&view, id(&household)?).await?;
    let how = HowJoined::Birth.name().to_owned();
    let form = Form::filled([("version", household.version.to_string()), ("how", how)]);
    Ok(page(&view, (household.id, None), &form, &FormErrors::default()))
}

/// `POST /households/{id}/persons/new`
pub(super) async fn add(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    let home = seen(&view, id(&household)?).await?;
    let household = home.id;
    let how = form.text("how").parse().ok().filter(|how| WAYS.contains(how));
    let (data, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return Ok(page(&view, (household, None), &form, &errors)),
    };
    let warned = likely::unanswered(&permit, &view, &form, (&[None], Some(&home))).await?;
    if !warned.is_empty() {
        let errors = likely::faults(&view, &warned, |_| Names::single());
        return Ok(warned_page(&view, (household, None), (&form, &errors), &warned));
    }
    let how = how.unwrap_or(HowJoined::Entry);
    let added = add_person(&permit, view.app().database(), household, data, how, change).await;
    done(&view, (household, None), &form, added.map(|_id| ()))
}

/// `GET /persons/{id}/edit`
pub(super) async fn form(
    _: May<ChangeHousehold>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let person = seen_person(&view, id(&person)?).await?;
    let form = person_form::filled(&person);
    Ok(page(&view, (person.household, Some(person.id)), &form, &FormErrors::default()))
}

/// The person that a form changes, as the user may see it.
async fn seen_person(view: &View, id: PersonId) -> Answer<Person> {
    let permit = view.actor().and_then(kernel::Actor::permit::<ViewHousehold>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let found = find_person(&permit, view.app().database(), id).await?;
    Ok(found.ok_or_else(Problem::not_found)?.person)
}

/// `POST /persons/{id}/edit`
pub(super) async fn save(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person = seen_person(&view, id(&person)?).await?;
    let place = (person.household, Some(person.id));
    let (data, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return Ok(page(&view, place, &form, &errors)),
    };
    let changed = change_person(&permit, view.app().database(), person.id, data, change).await;
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

/// Where the form came from.
fn back((household, person): Place) -> String {
    person.map_or_else(|| path_of(household), path_of_person)
}

fn done(view: &View, place: Place, form: &Form, outcome: Result<(), Refused>) -> Answer {
    match outcome {
        Ok(()) => Ok(redirect::with_notice(view, &back(place), "registry-saved")),
        Err(refused) => {
            let errors = refusal::bind(view, refused, |_| Names::single())?;
            Ok(page(view, place, form, &errors))
        }
    }
}

fn page(view: &View, place: Place, form: &Form, errors: &FormErrors) -> Response {
    warned_page(view, place, (form, errors), &Warned::new())
}

/// The form, with who may be the same as the one who joins.
fn warned_page(
    view: &View,
    (household, person): Place,
    (form, errors): (&Form, &FormErrors),
    warned: &Warned,
) -> Response {
    let query = format!("household={household}");
    let back = back((household, person));
    let (title, action) = match person {
        Some(_) => (view.t("registry-change-person"), format!("{back}/edit")),
        None => (view.t("registry-add-person"), format!("{back}/persons/new")),
    };
    let ways = words::choices(view, "registry-joins-", WAYS.map(HowJoined::name));
    let fields = Fields::new(view, form, errors);
    let frame = FormFrame::new(view, &action, errors).draft(&action).cancel(&back);
    let body = html! {
        @if person.is_none() { (fields.radios("how", "registry-how-joined", &ways).required()) }
        (person_form::fields(view, form, errors, &Names::single()))
        @if person.is_none() { (likely::place(view, form, (&Names::single(), &query), warned.get(&0))) }
        (household_form::change_fields(view, form, errors))
    };
    let page = Page::new(view, &title)
        .under(view.t("registry-households"), "/households")
        .under(view.t("registry-household"), path_of(household))
        .narrow()
        .show(&frame.show(&body));
    answer(page, errors)
}
