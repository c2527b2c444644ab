//! Somebody moves to another household of the municipality, or begins a new one: first where to, then the form.

use kernel::{HouseholdId, PersonId};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::Fields,
};

use super::{
    change_form::{ChangeForm, done},
    head::head,
    household_form, id, path_of, picker, words,
};
use crate::{
    actions::{Change, MoveTo, Target, Whom},
    move_person,
    permissions::ChangeMembership,
    person::Relation,
    view::Heading,
};

/// What stands in the field for the household when a new one begins.
const NEW: &str = "new";

const fn frame(head: &Heading) -> ChangeForm<'_> {
    ChangeForm { head, to: "move", title: "registry-move", lead: "", submit: "registry-move-do" }
}

/// `GET /persons/{id}/move`: `q` searches, `target` chooses.
pub(super) async fn form(
    _: May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let head = head(&view, Whom::Person(id(&person)?)).await?;
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
    let path = format!("{}/move", head.path());
    let link = |hit: &crate::Found| {
        (hit.household != head.household.id).then(|| format!("{path}?target={}", hit.household))
    };
    let body = html! {
        p { (view.t("registry-move-where")) }
        (picker::search_box(view, &path, ("q", "registry-search-households"), &text))
        (picker::results(view, &text, &hits, link, &html! {}))
        p { a class="btn" href={ (path) "?target=" (NEW) } { (view.t("registry-move-new")) } }
    };
    Ok(head.show(view, &view.t("registry-move"), &body).into_response())
}

/// `POST /persons/{id}/move`
pub(super) async fn save(
    May(permit): May<ChangeMembership>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let head = head(&view, Whom::Person(person)).await?;
    let (to, change) = match read(&view, &form) {
        Ok(read) => read,
        Err(errors) => return page(&view, &head, &form, &errors).await,
    };
    let outcome = move_person(&permit, view.app().database(), person, to, change).await;
    match done(&view, outcome, path_of, "registry-moved") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(&view, &head, &form, &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

fn read(view: &View, form: &Form) -> Result<(MoveTo, Change), FormErrors> {
    let mut check = Check::new(view, form);
    let target = if form.text("target") == NEW {
        Some(Target::New(household_form::read(&mut check)))
    } else {
        let id = check.required_parsed::<HouseholdId>("target", "registry-fault-no-target");
        id.map(Target::Existing)
    };
    let relation = if form.text("target") == NEW {
        Some(Relation::Reference)
    } else {
        check.required_parsed("relation", "registry-error-choice")
    };
    let change = household_form::read_dated(&mut check);
    check.finish()?;
    let to = target.zip(relation).map(|(target, relation)| MoveTo { target, relation });
    to.map(|to| (to, change)).ok_or_else(FormErrors::default)
}

async fn page(view: &View, head: &Heading, form: &Form, errors: &FormErrors) -> Answer {
    let fields = Fields::new(view, form, errors);
    let relations = words::relations(view);
    let inside = if form.text("target") == NEW {
        html! {
            p { strong { (view.t("registry-move-new")) } }
            (fields.hidden("target"))
            (household_form::fields(view, form, errors))
        }
    } else {
        html! {
            (chosen(view, form).await?)
            (fields.hidden("target"))
            (fields.select("relation", "registry-relation", &relations).required())
        }
    };
    Ok(frame(head).page(view, (form, errors), &inside))
}

/// The household that was chosen, as the user may see it.
pub(super) async fn chosen(view: &View, form: &Form) -> Answer<Markup> {
    let household = head(view, Whom::Household(id(form.text("target"))?)).await?;
    Ok(html! {
        p {
            (view.t("registry-move-to")) " "
            a href=(household.path()) { strong { (household.name) } } " · " (household.household.code)
        }
    })
}
