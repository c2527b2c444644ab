//! Municipalities of the installation.

use kernel::UnitCode;
use maud::{Markup, html};
use places::Places;
use web::{
    Answer, Check, Form, FormErrors, May, Page, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::{
        Fields, FormFrame, Tone, action_button, badge, card, date, empty_state, small_table,
    },
    redirect,
};

use super::{id, problem, words::moment};
use crate::{
    actions::{
        Refused, close_municipality, list_municipalities, reopen_municipality, set_up_municipality,
    },
    municipality::{Municipality, MunicipalityState},
    permissions::KeepMunicipalities,
};

const PATH: &str = "/admin/municipalities";

/// `GET /admin/municipalities`
pub(super) async fn list(May(permit): May<KeepMunicipalities>, view: View) -> Answer {
    let all = list_municipalities(&permit, view.app().database()).await?;
    Ok(page(&view, &all, &Form::default(), &FormErrors::default()).into_response())
}

fn page(view: &View, all: &[Municipality], form: &Form, errors: &FormErrors) -> web::Shown {
    let fields = Fields::new(view, form, errors);
    let frame = FormFrame::new(view, PATH, errors).submit("identity-set-up");
    let body = html! {
        (rows(view, all))
        (card(&view.t("identity-set-up-title"), &html! {}, &frame.show(&html! {
            div class="fields" {
                (fields.text("code", "identity-code-of-unit").required().most(5).hint("identity-code-of-unit-hint"))
                (fields.text("name", "identity-name-of-unit").most(100).hint("identity-name-of-unit-hint"))
            }
        })))
    };
    let title = view.t("identity-municipalities");
    Page::new(view, &title).show(&body)
}

fn rows(view: &View, all: &[Municipality]) -> Markup {
    if all.is_empty() {
        let title = view.t("identity-no-municipalities");
        return empty_state(view, "building-community", &title, "", &html! {});
    }
    let head = [
        (view.t("identity-municipality"), false),
        (view.t("identity-code-of-unit"), false),
        (view.t("identity-state"), false),
        (view.t("identity-since"), false),
        (view.t("identity-delete-after"), false),
        (String::new(), false),
    ];
    let rows: Vec<Vec<Markup>> = all.iter().map(|one| row(view, one)).collect();
    small_table(&view.t("identity-municipalities"), &head, &rows)
}

fn row(view: &View, one: &Municipality) -> Vec<Markup> {
    let tone = match one.state {
        MunicipalityState::Open => Tone::Success,
        MunicipalityState::Closing => Tone::Warning,
        MunicipalityState::Closed => Tone::Neutral,
    };
    let path = |verb: &str| format!("{PATH}/{}/{verb}", one.code);
    let question = view.t("identity-close-municipality-question");
    let actions = match one.state {
        MunicipalityState::Open => {
            let label = view.t("identity-close-municipality");
            action_button(view, &path("close"), &label, Tone::Danger, Some(&question))
        }
        MunicipalityState::Closing => {
            let label = view.t("identity-reopen-municipality");
            action_button(view, &path("reopen"), &label, Tone::Neutral, None)
        }
        MunicipalityState::Closed => html! {},
    };
    vec![
        html! { (view.show(&one.name)) },
        html! { (one.code) },
        badge(tone, &view.t(one.state.key())),
        date(view, one.opened_at.date_naive()),
        moment(view, one.delete_after),
        actions,
    ]
}

/// `POST /admin/municipalities`
pub(super) async fn set_up(May(permit): May<KeepMunicipalities>, view: View, form: Form) -> Answer {
    let database = view.app().database();
    let mut check = Check::new(&view, &form);
    let code: Option<UnitCode> = check.required_parsed("code", "identity-code-of-unit-expected");
    if code.as_ref().is_some_and(|code| !code.is_municipal()) {
        check.fault("code", view.t("identity-code-of-unit-expected"));
    }
    let typed = check.optional("name", 100);
    let name = typed.or_else(|| code.as_ref().and_then(known_name));
    if name.is_none() && code.is_some() {
        check.fault("name", view.t("identity-name-of-unit-expected"));
    }
    let errors = match (check.finish(), code, name) {
        (Ok(()), Some(code), Some(name)) => {
            match set_up_municipality(&permit, database, &code, &name).await {
                Ok(()) => return Ok(redirect::with_notice(&view, PATH, "identity-saved")),
                Err(Refused::Database(database::Error::Duplicate)) => {
                    let mut errors = FormErrors::default();
                    errors.add("code", view.t("identity-code-of-unit-known"));
                    errors
                }
                Err(refused) => return Err(problem(&view, refused)),
            }
        }
        (Err(errors), ..) => errors,
        (Ok(()), ..) => FormErrors::default(),
    };
    let all = list_municipalities(&permit, database).await?;
    Ok(page(&view, &all, &form, &errors).refused())
}

/// The name of a unit that everybody knows.
fn known_name(code: &UnitCode) -> Option<String> {
    let places = Places::shipped().ok()?;
    places.find(code).map(|unit| unit.name.clone())
}

/// `POST /admin/municipalities/{code}/close`
pub(super) async fn close(
    May(permit): May<KeepMunicipalities>,
    view: View,
    Path(code): Path<String>,
    _form: Form,
) -> Answer {
    let done = close_municipality(&permit, view.app().database(), &id(&code)?).await;
    done.map_err(|refused| problem(&view, refused))?;
    Ok(redirect::with_notice(&view, PATH, "identity-saved"))
}

/// `POST /admin/municipalities/{code}/reopen`
pub(super) async fn reopen(
    May(permit): May<KeepMunicipalities>,
    view: View,
    Path(code): Path<String>,
    _form: Form,
) -> Answer {
    let done = reopen_municipality(&permit, view.app().database(), &id(&code)?).await;
    done.map_err(|refused| problem(&view, refused))?;
    Ok(redirect::with_notice(&view, PATH, "identity-saved"))
}
