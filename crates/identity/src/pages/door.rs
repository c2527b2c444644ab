//! The door: address and password, the second factor, the way out.

use std::collections::BTreeMap;

use maud::{Markup, html};
use web::{
    Answer, Check, Cookie, Form, FormErrors, Page, Problem, View,
    axum::{
        extract::{Path, Query, State},
        http::{HeaderMap, HeaderValue},
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame, Tone, alert},
    redirect,
};

use super::{browser, cookie, enter, problem, with_cookie, without_cookie};
use crate::{
    actions::{self, Refused, SignIn, Stage, pass_second_factor, sign_in_by_link},
    password::Password,
    secret::Secret,
    state::Identity,
};

/// `GET /sign-in`
pub(super) async fn form(
    view: View,
    State(identity): State<Identity>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let next = query.get("next").map(String::as_str).filter(|next| redirect::is_local(next));
    let next = next.unwrap_or("/");
    if view.actor().is_some() {
        return Ok(redirect::to(next));
    }
    let form = Form::filled([("next", next)]);
    Ok(page(&view, &identity, &form, &FormErrors::default()).into_response())
}

fn page(view: &View, identity: &Identity, form: &Form, errors: &FormErrors) -> web::Shown {
    let fields = Fields::new(view, form, errors);
    let body = FormFrame::new(view, "/sign-in", errors).submit("identity-sign-in").show(&html! {
        (fields.hidden("next"))
        (fields.email("email", "identity-email").required().wide().focused())
        (fields.password("password", "identity-password", "current-password").required().wide())
    });
    let next = form.text("next");
    let title = view.t("identity-sign-in-title");
    Page::new(view, &title).narrow().show(&html! {
        (body)
        @if let Some(provider) = identity.provider() { (other_way(view, provider.name(), next)) }
        p class="text-secondary mt-4" { (view.t("identity-sign-in-help")) }
    })
}

fn other_way(view: &View, name: &str, next: &str) -> Markup {
    let words = view.tn("identity-sign-in-elsewhere", &kernel::TextArgs::new().text("name", name));
    let path = format!("/sign-in/oidc?next={}", escaped(next));
    html! {
        div class="hr-text" { (view.t("identity-or")) }
        p { a class="btn w-100" href=(path) { (words) } }
    }
}

/// A value within the query of an address.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// `POST /sign-in`
pub(super) async fn sign_in(
    view: View,
    State(identity): State<Identity>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let mut check = Check::new(&view, &form);
    let email = check.required("email", 254);
    if form.raw("password").is_empty() {
        check.fault("password", view.t("web-error-required"));
    }
    if let Err(errors) = check.finish() {
        return Ok(page(&view, &identity, &form, &errors).refused());
    }
    let next = Some(form.text("next")).filter(|next| redirect::is_local(next)).unwrap_or("/");
    let asked =
        SignIn { email, password: Password::of(form.raw("password")), next: next.to_owned() };
    let browser = browser(&view, &headers);
    match actions::sign_in(&identity, view.app().database(), asked, &browser).await {
        Ok(stage) => Ok(go_on(&view, &stage)),
        Err(Refused::Wrong) => {
            let mut errors = FormErrors::default();
            errors.add("email", view.t("identity-wrong-sign-in"));
            Ok(page(&view, &identity, &form, &errors).refused())
        }
        Err(refused) => Err(problem(&view, refused)),
    }
}

/// In, or to the second factor.
pub(super) fn go_on(view: &View, stage: &Stage) -> Response {
    match stage {
        Stage::In(opened) => enter(view, opened),
        Stage::SecondFactor(secret) => {
            let response = redirect::to("/sign-in/code");
            with_cookie(view, response, (Cookie::Challenge, secret), None)
        }
    }
}

/// `GET /sign-in/code`
pub(super) async fn code_form(view: View, headers: HeaderMap) -> Answer {
    if cookie(&view, &headers, Cookie::Challenge).is_none() {
        return Ok(redirect::to("/sign-in"));
    }
    Ok(code_page(&view, &FormErrors::default()).into_response())
}

fn code_page(view: &View, errors: &FormErrors) -> web::Shown {
    let form = Form::default();
    let field = Fields::new(view, &form, errors)
        .one_time_code("code", "identity-code")
        .required()
        .wide()
        .focused()
        .hint("identity-code-hint");
    let title = view.t("identity-code-title");
    let frame =
        FormFrame::new(view, "/sign-in/code", errors).submit("identity-sign-in").cancel("/sign-in");
    Page::new(view, &title).narrow().show(&frame.show(&html! { (field) }))
}

/// `POST /sign-in/code`
pub(super) async fn pass_code(
    view: View,
    State(identity): State<Identity>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let Some(challenge) = cookie(&view, &headers, Cookie::Challenge) else {
        return Ok(redirect::to("/sign-in"));
    };
    let browser = browser(&view, &headers);
    let typed: String = form.text("code").chars().take(64).collect();
    let database = view.app().database();
    match pass_second_factor(&identity, database, &challenge, &typed, &browser).await {
        Ok(opened) => Ok(enter(&view, &opened)),
        Err(Refused::Wrong) => {
            let mut errors = FormErrors::default();
            errors.add("code", view.t("identity-wrong-code"));
            Ok(code_page(&view, &errors).refused())
        }
        Err(Refused::Over) => {
            let again = redirect::with_notice(&view, "/sign-in", "identity-sign-in-again");
            Ok(without_cookie(&view, again, Cookie::Challenge))
        }
        Err(refused) => Err(problem(&view, refused)),
    }
}

/// `GET /sign-in/link/{token}`: of a demonstration only.
pub(super) async fn by_link(
    view: View,
    State(identity): State<Identity>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Answer {
    if !view.app().site().is_demo {
        return Err(Problem::not_found());
    }
    let browser = browser(&view, &headers);
    let secret = Secret::of(token);
    match sign_in_by_link(&identity, view.app().database(), &secret, &browser).await {
        Ok(opened) => Ok(enter(&view, &opened)),
        Err(Refused::Over) => {
            let title = view.t("identity-link-used-title");
            let body = alert(&view, Tone::Warning, &html! { (view.t("identity-link-used")) });
            Ok(Page::new(&view, &title).narrow().show(&body).into_response())
        }
        Err(refused) => Err(problem(&view, refused)),
    }
}

/// `POST /sign-out`: open to all, so that nobody is kept in by a step that is still to be done.
pub(super) async fn sign_out(view: View, _form: Form) -> Answer {
    if let Some(actor) = view.actor() {
        actions::sign_out(view.app().database(), actor).await?;
    }
    let response = redirect::with_notice(&view, "/sign-in", "identity-signed-out");
    let response = without_cookie(&view, response, Cookie::Session);
    let mut response = without_cookie(&view, response, Cookie::Challenge);
    // Not "cookies": the browser stays known, so that nobody else's failures keep its user out.
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", clear);
    Ok(response)
}
