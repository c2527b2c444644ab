//! Changing what is written about a household.

use kernel::HouseholdId;
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, Page, View,
    axum::{extract::Path, response::Response},
    components::FormFrame,
    redirect,
};

use super::{
    household_form, id, new_household::answer, path_of, person_form::Names, refusal, seen,
};
use crate::{
    actions::Change, change_household, household::HouseholdData, permissions::ChangeHousehold,
};

/// `GET /households/{id}/edit`
pub(super) async fn form(
    _: May<ChangeHousehold>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let household = seen(&view, id(&household)?).await?;
    let form = household_form::filled(&household);
    Ok(page(&view, household.id, &form, &FormErrors::default()))
}

/// `POST /households/{id}/edit`
pub(super) async fn save(
    May(permit): May<ChangeHousehold>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let database = view.app().database();
    let (data, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return Ok(page(&view, household, &form, &errors)),
    };
    match change_household(&permit, database, household, data, change).await {
        Ok(()) => Ok(redirect::with_notice(&view, &path_of(household), "registry-saved")),
        Err(refused) => {
            let errors = refusal::bind(&view, refused, |_| Names::single())?;
            Ok(page(&view, household, &form, &errors))
        }
    }
}

fn read(view: &View, form: &Form) -> Result<(HouseholdData, Change), FormErrors> {
    let mut check = Check::new(view, form);
    let data = household_form::read(&mut check);
    let today = view.app().database().now().date_naive();
    let change = household_form::read_change(&mut check, today);
    check.finish().map(|()| (data, change))
}

fn page(view: &View, household: HouseholdId, form: &Form, errors: &FormErrors) -> Response {
    let title = view.t("registry-change-household");
    let (action, back) = (format!("{}/edit", path_of(household)), path_of(household));
    let draft = format!("household-{household}");
    let frame = FormFrame::new(view, &action, errors).draft(&draft).cancel(&back);
    let body = html! {
        (household_form::fields(view, form, errors))
        (household_form::change_fields(view, form, errors))
    };
    let page = Page::new(view, &title)
        .under(view.t("registry-households"), "/households")
        .under(view.t("registry-household"), back.clone())
        .narrow()
        .show(&frame.show(&body));
    answer(page, errors)
}
