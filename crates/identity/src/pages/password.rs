//! Changing the own password.

use maud::html;
use web::{
    Answer, Check, Cookie, Form, FormErrors, Page, SignedIn, View,
    axum::{extract::State, http::HeaderMap, response::IntoResponse as _},
    components::{Fields, FormFrame},
};

use super::{account::saved, browser, problem, with_cookie};
use crate::{
    actions::{Refused, change_password},
    password::Password,
    state::Identity,
};

/// `GET /account/password`
pub(super) async fn form(_: SignedIn, view: View) -> Answer {
    Ok(page(&view, &FormErrors::default()).into_response())
}

fn page(view: &View, errors: &FormErrors) -> web::Shown {
    let form = Form::default();
    let fields = Fields::new(view, &form, errors);
    let title = view.t("identity-change-password");
    let frame = FormFrame::new(view, "/account/password", errors).cancel("/account");
    let body = frame.show(&html! {
        (fields.password("old", "identity-old-password", "current-password").required().wide())
        (fields.password("new", "identity-new-password", "new-password").required().wide()
            .hint("identity-password-hint"))
        (fields.password("again", "identity-password-again", "new-password").required().wide())
    });
    Page::new(view, &title)
        .under(view.t("identity-account"), "/account")
        .lead(view.t("identity-change-password-lead"))
        .narrow()
        .show(&body)
}

/// `POST /account/password`
pub(super) async fn change(
    SignedIn(actor): SignedIn,
    view: View,
    State(identity): State<Identity>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let mut check = Check::new(&view, &form);
    if form.raw("new") != form.raw("again") {
        check.fault("again", view.t("identity-password-differs"));
    }
    if let Err(errors) = check.finish() {
        return Ok(page(&view, &errors).refused());
    }
    let given = (&Password::of(form.raw("old")), form.raw("new"));
    let (database, browser) = (view.app().database(), browser(&view, &headers));
    let mut errors = FormErrors::default();
    match change_password(&identity, database, &actor, given, &browser).await {
        Ok(secret) => {
            return Ok(with_cookie(&view, saved(&view), (Cookie::Session, &secret), None));
        }
        Err(Refused::Wrong) => errors.add("old", view.t("identity-wrong-password")),
        Err(Refused::Weak(weakness)) => errors.add("new", view.t(weakness.key())),
        Err(refused) => return Err(problem(&view, refused)),
    }
    Ok(page(&view, &errors).refused())
}
