//! Protection of a household or a person: who sees it, why, and its end.

use kernel::{Permit, UserId};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Problem, View,
    axum::extract::Path,
    components::{Choice, Fields, FormFrame, Tone, action_button, alert, card},
};

use super::{change_form::done, head::head, household_form, id, new_household::answer};
use crate::{
    actions::Whom,
    change_circle, end_protection, find_protection,
    permissions::Protect,
    protect_record,
    view::{Heading, Protection},
};

/// `GET /persons/{id}/protection`
pub(super) async fn of_person(
    May(permit): May<Protect>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    page(&view, &permit, Whom::Person(id(&person)?), None, &FormErrors::default()).await
}

/// `GET /households/{id}/protection`
pub(super) async fn of_household(
    May(permit): May<Protect>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    page(&view, &permit, Whom::Household(id(&household)?), None, &FormErrors::default()).await
}

/// `POST /persons/{id}/protection`
pub(super) async fn protect_person(
    May(permit): May<Protect>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    save(&view, &permit, Whom::Person(id(&person)?), &form).await
}

/// `POST /households/{id}/protection`
pub(super) async fn protect_household(
    May(permit): May<Protect>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    save(&view, &permit, Whom::Household(id(&household)?), &form).await
}

async fn save(view: &View, permit: &Permit<Protect>, whom: Whom, form: &Form) -> Answer {
    let head = head(view, whom).await?;
    let database = view.app().database();
    let circle: Vec<UserId> =
        form.all("circle").into_iter().filter_map(|text| text.parse().ok()).collect();
    let outcome = if head.is_protected {
        change_circle(permit, database, whom, &circle).await
    } else {
        let mut check = Check::new(view, form);
        let reason = check.required("reason", household_form::LONGEST_REASON);
        if let Err(errors) = check.finish() {
            return page(view, permit, whom, Some(form), &errors).await;
        }
        protect_record(permit, database, whom, &reason, &circle).await
    };
    match done(view, outcome, |()| format!("{}/protection", head.path()), "registry-saved") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(view, permit, whom, Some(form), &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

/// `POST /persons/{id}/protection/end`
pub(super) async fn end_of_person(
    May(permit): May<Protect>,
    view: View,
    Path(person): Path<String>,
    _: Form,
) -> Answer {
    end(&view, &permit, Whom::Person(id(&person)?)).await
}

/// `POST /households/{id}/protection/end`
pub(super) async fn end_of_household(
    May(permit): May<Protect>,
    view: View,
    Path(household): Path<String>,
    _: Form,
) -> Answer {
    end(&view, &permit, Whom::Household(id(&household)?)).await
}

async fn end(view: &View, permit: &Permit<Protect>, whom: Whom) -> Answer {
    let head = head(view, whom).await?;
    let outcome = end_protection(permit, view.app().database(), whom).await;
    done(view, outcome, |()| head.path(), "registry-protection-ended")
        .map_err(|fault| fault.err().unwrap_or_else(Problem::not_found))
}

async fn page(
    view: &View,
    permit: &Permit<Protect>,
    whom: Whom,
    form: Option<&Form>,
    errors: &FormErrors,
) -> Answer {
    let head = head(view, whom).await?;
    let database = view.app().database();
    let protection = find_protection(permit, database, whom).await?;
    let colleagues = crate::actions::list_colleagues(permit, database).await?;
    let mut choices: Vec<Choice> = colleagues
        .iter()
        .filter(|(user, _)| *user != permit.actor().user)
        .map(|(user, name)| Choice::new(user.to_string(), name.clone()))
        .collect();
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    let begun = begun(protection.as_ref());
    let form = form.unwrap_or(&begun);
    let body = html! {
        (alert(view, Tone::Info, &html! { (view.t("registry-protection-lead")) }))
        (fields(view, (&head, protection.as_ref()), &choices, form, errors))
        @if protection.is_some() { div class="mt-4" { (ending(view, &head)) } }
    };
    Ok(answer(head.show(view, &view.t("registry-protection"), &body), errors))
}

fn begun(protection: Option<&Protection>) -> Form {
    let circle = protection.into_iter().flat_map(|one| &one.circle);
    Form::filled(circle.map(|(user, _)| ("circle", user.to_string())))
}

fn fields(
    view: &View,
    (head, protection): (&Heading, Option<&Protection>),
    choices: &[Choice],
    form: &Form,
    errors: &FormErrors,
) -> Markup {
    let back = head.path();
    let action = format!("{back}/protection");
    let fields = Fields::new(view, form, errors);
    let most = household_form::LONGEST_REASON;
    let inside = html! {
        @match protection {
            Some(protection) => {
                p { strong { (view.t("registry-protection-reason")) ": " } (protection.reason) }
            }
            None => {
                (fields.text_area("reason", "registry-protection-reason", 3).hint("registry-protection-reason-hint").required().sensitive().most(most))
            }
        }
        (fields.boxes("circle", "registry-protection-circle", choices).hint("registry-protection-circle-hint"))
    };
    let submit =
        if protection.is_some() { "registry-protection-change" } else { "registry-protection-do" };
    FormFrame::new(view, &action, errors).cancel(&back).submit(submit).show(&inside)
}

fn ending(view: &View, head: &Heading) -> Markup {
    let action = format!("{}/protection/end", head.path());
    let question = view.t("registry-protection-end-question");
    let label = view.t("registry-protection-end-do");
    card(
        &view.t("registry-protection-end"),
        &html! {},
        &html! {
            p { (view.t("registry-protection-end-lead")) }
            (action_button(view, &action, &label, Tone::Danger, Some(&question)))
        },
    )
}
