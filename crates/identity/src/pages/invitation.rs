//! Accepting an invitation.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, Page, View,
    axum::{
        extract::{Path, State},
        http::HeaderMap,
        response::IntoResponse as _,
    },
    components::{Fields, FormFrame, Tone, alert},
    redirect,
};

use super::{browser, enter, problem, words::role_words};
use crate::{
    actions::{Refused, accept_as_user, accept_invitation, look_at_invitation},
    invitation::Invitation,
    secret::Secret,
    state::Identity,
};

/// `GET /invitations/{token}`
pub(super) async fn form(view: View, Path(token): Path<String>) -> Answer {
    let secret = Secret::of(token.as_str());
    let database = view.app().database();
    match look_at_invitation(database, &secret, view.request_id()).await {
        Ok((invitation, has_account)) => {
            let form = Form::filled([("name", invitation.name.as_str())]);
            let body = if has_account {
                with_account(&view, &token)
            } else {
                fields(&view, &token, &form, &FormErrors::default())
            };
            Ok(page(&view, &invitation, &body).into_response())
        }
        Err(Refused::Over) => Ok(over(&view)),
        Err(refused) => Err(problem(&view, refused)),
    }
}

fn page(view: &View, invitation: &Invitation, body: &Markup) -> web::Shown {
    let roles: Vec<String> = invitation.roles.iter().map(|role| role_words(view, *role)).collect();
    let args =
        TextArgs::new().text("email", invitation.email.as_str()).text("roles", roles.join(", "));
    let title = view.t("identity-accept-title");
    let lead = view.tn("identity-accept-lead", &args);
    Page::new(view, &title).lead(lead).narrow().show(body)
}

fn fields(view: &View, token: &str, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    let action = format!("/invitations/{token}");
    FormFrame::new(view, &action, errors).submit("identity-accept").show(&html! {
        (fields.text("name", "identity-name").required().most(200).wide())
        (fields.password("password", "identity-password", "new-password").required().wide()
            .hint("identity-password-hint"))
        (fields.password("again", "identity-password-again", "new-password").required().wide())
    })
}

/// Who has an account takes the invitation up with it, signed in.
fn with_account(view: &View, token: &str) -> Markup {
    let action = format!("/invitations/{token}");
    html! {
        @if view.actor().is_some() {
            (FormFrame::new(view, &action, &FormErrors::default()).submit("identity-accept")
                .show(&html! { p { (view.t("identity-accept-with-account")) } }))
        } @else {
            p { (view.t("identity-accept-sign-in")) }
            a class="btn btn-primary" href=(format!("/sign-in?next={action}")) { (view.t("identity-sign-in")) }
        }
    }
}

fn over(view: &View) -> web::axum::response::Response {
    let title = view.t("identity-accept-title");
    let body = alert(view, Tone::Warning, &html! { (view.t("identity-invitation-over")) });
    Page::new(view, &title).narrow().show(&body).into_response()
}

/// `POST /invitations/{token}`
pub(super) async fn accept(
    view: View,
    State(identity): State<Identity>,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let (database, secret) = (view.app().database(), Secret::of(token.as_str()));
    let looked = look_at_invitation(database, &secret, view.request_id()).await;
    let (invitation, has_account) = match looked {
        Ok(found) => found,
        Err(Refused::Over) => return Ok(over(&view)),
        Err(refused) => return Err(problem(&view, refused)),
    };
    if let (true, Some(actor)) = (has_account, view.actor()) {
        let taken = accept_as_user(database, actor, &secret).await;
        taken.map_err(|refused| problem(&view, refused))?;
        return Ok(redirect::with_notice(&view, "/", "identity-accepted"));
    }
    let mut check = Check::new(&view, &form);
    let name = check.required("name", 200);
    if form.raw("password") != form.raw("again") {
        check.fault("again", view.t("identity-password-differs"));
    }
    let errors = match check.finish() {
        Ok(()) => {
            let given = (name.as_str(), form.raw("password"));
            let browser = browser(&view, &headers);
            match accept_invitation(&identity, database, &secret, given, &browser).await {
                Ok(opened) => return Ok(enter(&view, &opened)),
                Err(Refused::Weak(weakness)) => {
                    let mut errors = FormErrors::default();
                    errors.add("password", view.t(weakness.key()));
                    errors
                }
                Err(refused) => return Err(problem(&view, refused)),
            }
        }
        Err(errors) => errors,
    };
    let body = fields(&view, &token, &form, &errors);
    Ok(page(&view, &invitation, &body).refused())
}
