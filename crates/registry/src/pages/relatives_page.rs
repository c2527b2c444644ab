//! Files of relatives: declared, closed until a reason is given, listed.

use kernel::HouseholdId;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame, Tone, alert, csrf_field, date_time, empty_state, small_table},
    redirect,
};

use super::{change_form::done, household_form, id, new_household::answer, path_of};
use crate::{
    actions::Whom,
    declare_relative, end_relative, find_closed_relative, list_relatives, open_relatives_file,
    permissions::{KeepRelatives, ViewHousehold},
    view::{EntryId, Relative},
};

/// `GET /relatives`
pub(super) async fn show(May(permit): May<ViewHousehold>, view: View) -> Answer {
    let relatives = list_relatives(&permit, view.app().database()).await?;
    let body = html! {
        p class="text-secondary" { (view.t("registry-relatives-lead")) }
        (table(&view, &relatives))
    };
    let title = view.t("registry-relatives");
    let page = Page::new(&view, &title).under(view.t("registry-households"), "/households");
    Ok(page.show(&body).into_response())
}

fn table(view: &View, relatives: &[Relative]) -> Markup {
    if relatives.is_empty() {
        let (title, text) = (view.t("registry-no-relatives"), view.t("registry-no-relatives-do"));
        return empty_state(view, "users", &title, &text, &html! {});
    }
    let keys = [
        "registry-household",
        "registry-relative-of",
        "registry-relative-since",
        "registry-relative-openings",
        "registry-actions",
    ];
    let head = keys.map(|key| (view.t(key), false));
    let row = |one: &Relative| {
        vec![
            html! { a href=(path_of(one.household)) { (one.code) } },
            html! { (one.user_name) },
            date_time(view, one.declared_at),
            html! {
                @for (reason, at) in &one.openings { div { (date_time(view, *at)) ": " (reason) } }
            },
            ending(view, one),
        ]
    };
    let rows: Vec<Vec<Markup>> = relatives.iter().map(row).collect();
    small_table(&view.t("registry-relatives"), &head, &rows)
}

fn ending(view: &View, relative: &Relative) -> Markup {
    let is_own = view.actor().is_some_and(|actor| actor.user == relative.user);
    html! {
        @if view.may::<KeepRelatives>() && !is_own {
            form method="post" action="/relatives/end" data-once {
                (csrf_field(view))
                input type="hidden" name="relative" value=(relative.id);
                button type="submit" class="btn btn-sm" {
                    (view.t("registry-relative-end")) span class="visually-hidden" { " " (relative.code) }
                }
            }
        }
    }
}

/// `POST /households/{id}/relative`
pub(super) async fn declare(
    May(permit): May<ViewHousehold>,
    view: View,
    Path(household): Path<String>,
    _: Form,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let outcome = declare_relative(&permit, view.app().database(), household).await;
    done(&view, outcome, |()| "/relatives".to_owned(), "registry-relative-declared")
        .map_err(|fault| fault.err().unwrap_or_else(Problem::not_found))
}

/// The page of a relative's closed file, when that is why it is not there; otherwise there is nothing.
pub(super) async fn closed(view: &View, whom: Whom) -> Answer {
    let permit = view.actor().and_then(kernel::Actor::permit::<ViewHousehold>);
    let permit = permit.ok_or_else(Problem::not_found)?;
    let found = find_closed_relative(&permit, view.app().database(), whom).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(page(view, &found, &Form::default(), &FormErrors::default()))
}

/// `POST /households/{id}/open`
pub(super) async fn open(
    May(permit): May<ViewHousehold>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    let household: HouseholdId = id(&household)?;
    let database = view.app().database();
    let found = find_closed_relative(&permit, database, Whom::Household(household)).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let mut check = Check::new(&view, &form);
    let reason = check.required("reason", household_form::LONGEST_REASON);
    if let Err(errors) = check.finish() {
        return Ok(page(&view, &found, &form, &errors));
    }
    let outcome = open_relatives_file(&permit, database, household, &reason).await;
    done(&view, outcome, |()| path_of(household), "registry-relative-opened")
        .map_err(|fault| fault.err().unwrap_or_else(Problem::not_found))
}

fn page(view: &View, relative: &Relative, form: &Form, errors: &FormErrors) -> Response {
    let action = format!("{}/open", path_of(relative.household));
    let fields = Fields::new(view, form, errors);
    let most = household_form::LONGEST_REASON;
    let inside = html! {
        (fields.text_area("reason", "registry-relative-reason", 3).hint("registry-relative-reason-hint").required().sensitive().most(most))
    };
    let frame = FormFrame::new(view, &action, errors).cancel("/relatives");
    let body = html! {
        (alert(view, Tone::Warning, &html! { (view.t("registry-relative-closed")) }))
        (frame.submit("registry-relative-open").show(&inside))
    };
    let title = view.t("registry-relative-title");
    let page = Page::new(view, &title)
        .under(view.t("registry-households"), "/households")
        .under(view.t("registry-relatives"), "/relatives")
        .lead(relative.code.clone())
        .narrow();
    answer(page.show(&body), errors)
}

/// `POST /relatives/end`
pub(super) async fn end(May(permit): May<KeepRelatives>, view: View, form: Form) -> Answer {
    let relative: EntryId = id(form.text("relative"))?;
    end_relative(&permit, view.app().database(), relative).await.map_err(
        |refused| match refused {
            crate::Refused::Database(error) => Problem::from(error),
            _ => Problem::not_found(),
        },
    )?;
    Ok(redirect::with_notice(&view, "/relatives", "registry-saved"))
}
