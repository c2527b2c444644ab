//! A household that is no more, and one that is there again.

use kernel::HouseholdId;
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, View,
    axum::{extract::Path, response::Response},
    components::Fields,
    redirect,
};

use super::{
    change_form::{ChangeForm, done, finish},
    head::head,
    household_form, id, path_of,
    person_form::Names,
    refusal, words,
};
use crate::{
    actions::{Change, Whom},
    close_household,
    membership::HowClosed,
    permissions::ChangeMembership,
    reopen_household,
    view::Heading,
};

/// How a household ends by itself; a merge closes one too.
const WAYS: [HowClosed; 3] = [HowClosed::Empty, HowClosed::MovedAway, HowClosed::Mistake];

const fn frame(head: &Heading) -> ChangeForm<'_> {
    ChangeForm {
        head,
        to: "close",
        title: "registry-close",
        lead: "registry-close-lead",
        submit: "registry-close-do",
    }
}

/// `GET /households/{id}/close`
pub(super) async fn form(
    _: May<ChangeMembership>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let head = head(&view, Whom::Household(id(&household)?)).await?;
    let form = frame(&head).begin();
    Ok(page(&view, &head, &form, &FormErrors::default()))
}

/// `POST /households/{id}/close`
pub(super) async fn save(
    May(permit): May<ChangeMembership>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let head = head(&view, Whom::Household(household)).await?;
    let (how, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return Ok(page(&view, &head, &form, &errors)),
    };
    let outcome = close_household(&permit, view.app().database(), household, how, change).await;
    let done = done(&view, outcome, |()| path_of(household), "registry-closed");
    finish(done, |errors| page(&view, &head, &form, errors))
}

fn read(view: &View, form: &Form) -> Result<(HowClosed, Change), FormErrors> {
    let mut check = Check::new(view, form);
    let how = check.required_parsed::<HowClosed>("how", "registry-error-choice");
    let change = household_form::read_dated(&mut check);
    check.finish()?;
    let how = how.filter(|how| WAYS.contains(how));
    how.map(|how| (how, change)).ok_or_else(|| {
        let mut errors = FormErrors::default();
        errors.add("how", view.t("registry-error-choice"));
        errors
    })
}

fn page(view: &View, head: &Heading, form: &Form, errors: &FormErrors) -> Response {
    let ways = words::choices(view, "registry-closes-", WAYS.map(HowClosed::name));
    let fields = Fields::new(view, form, errors);
    let inside = html! { (fields.radios("how", "registry-close-how", &ways).required()) };
    frame(head).page(view, (form, errors), &inside)
}

/// `POST /households/{id}/reopen`
pub(super) async fn reopen(
    May(permit): May<ChangeMembership>,
    view: View,
    Path(household): Path<String>,
    _: Form,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    match reopen_household(&permit, view.app().database(), household).await {
        Ok(()) => Ok(redirect::with_notice(&view, &path_of(household), "registry-reopened")),
        Err(refused) => {
            refusal::bind(&view, refused, |_| Names::single())?;
            Err(web::Problem::not_found())
        }
    }
}
