//! Two households become one: first into which, then the form.

use kernel::HouseholdId;
use maud::html;
use web::{
    Answer, Check, Form, FormErrors, May, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::Fields,
};

use super::{
    change_form::{ChangeForm, done},
    head::head,
    household_form, id, move_person, path_of, picker,
};
use crate::{
    actions::{Change, Whom},
    merge_households,
    permissions::ChangeMembership,
    view::Heading,
};

const fn frame(head: &Heading) -> ChangeForm<'_> {
    ChangeForm {
        head,
        to: "merge",
        title: "registry-merge",
        lead: "registry-merge-lead",
        submit: "registry-merge-do",
    }
}

/// `GET /households/{id}/merge`: `q` searches, `target` chooses.
pub(super) async fn form(
    _: May<ChangeMembership>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    let head = head(&view, Whom::Household(id(&household)?)).await?;
    let target = picker::wanted(&view, "target");
    if target.is_empty() {
        return choose(&view, &head).await;
    }
    let version = head.version.to_string();
    let form = Form::filled([("version", version.as_str()), ("target", &target)]);
    page(&view, &head, &form, &FormErrors::default()).await
}

async fn choose(view: &View, head: &Heading) -> Answer {
    let text = picker::wanted(view, "q");
    let hits = picker::found(view, &text).await?;
    let path = format!("{}/merge", head.path());
    let link = |hit: &crate::Found| {
        (hit.household != head.household.id).then(|| format!("{path}?target={}", hit.household))
    };
    let body = html! {
        p { (view.t("registry-merge-where")) }
        (picker::search_box(view, &path, ("q", "registry-search-households"), &text))
        (picker::results(view, &text, &hits, link, &html! {}))
    };
    Ok(head.show(view, &view.t("registry-merge"), &body).into_response())
}

/// `POST /households/{id}/merge`
pub(super) async fn save(
    May(permit): May<ChangeMembership>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let head = head(&view, Whom::Household(household)).await?;
    let (into, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return page(&view, &head, &form, &errors).await,
    };
    let outcome = merge_households(&permit, view.app().database(), household, into, change).await;
    match done(&view, outcome, |()| path_of(into), "registry-merged") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(&view, &head, &form, &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

fn read(view: &View, form: &Form) -> Result<(HouseholdId, Change), FormErrors> {
    let mut check = Check::new(view, form);
    let into = check.required_parsed("target", "registry-fault-no-target");
    let change = household_form::read_dated(&mut check);
    check.finish()?;
    into.map(|into| (into, change)).ok_or_else(FormErrors::default)
}

async fn page(view: &View, head: &Heading, form: &Form, errors: &FormErrors) -> Answer {
    let fields = Fields::new(view, form, errors);
    let inside = html! { (move_person::chosen(view, form).await?) (fields.hidden("target")) };
    Ok(frame(head).page(view, (form, errors), &inside))
}
