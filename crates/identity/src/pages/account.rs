//! The own account.

use maud::{Markup, html};
use web::{
    Answer, Check, Cookie, Form, FormErrors, Page, Problem, SignedIn, View,
    axum::{
        extract::State,
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame, Tone, badge, card, cards, facts, icon},
    redirect,
};

use super::{devices, id, problem, tokens, with_cookie, words::membership_words};
use crate::{
    actions::{self, OwnAccount, look_at_own_account, switch_unit},
    state::Identity,
};

/// `GET /account`
pub(super) async fn show(
    SignedIn(actor): SignedIn,
    view: View,
    State(identity): State<Identity>,
) -> Answer {
    let account = look_at_own_account(&identity, view.app().database(), &actor).await;
    let account = account.map_err(|refused| problem(&view, refused))?;
    let form = Form::filled([("name", account.user.name.as_str())]);
    Ok(page(&view, &account, &form, &FormErrors::default()).into_response())
}

fn page(view: &View, account: &OwnAccount, form: &Form, errors: &FormErrors) -> web::Shown {
    let title = view.t("identity-account");
    let body = html! {
        (cards(&[about(view, account, form, errors), protection(view, account)]))
        (devices::part(view, account))
        (tokens::part(view, account))
    };
    Page::new(view, &title).show(&body)
}

fn about(view: &View, account: &OwnAccount, form: &Form, errors: &FormErrors) -> Markup {
    let names = view.municipalities().iter();
    let names = names.map(|(code, name)| (code.as_str().to_owned(), name.clone())).collect();
    let roles = html! {
        @for membership in &account.user.memberships {
            div { (membership_words(view, membership, &names)) }
        }
        @if account.user.memberships.is_empty() { (view.t("identity-no-roles")) }
    };
    let known = facts(&[
        (view.t("identity-email"), html! { (account.user.email) }),
        (view.t("identity-roles"), roles),
    ]);
    let name =
        Fields::new(view, form, errors).text("name", "identity-name").required().most(200).wide();
    card(
        &view.t("identity-about-me"),
        &html! {},
        &html! {
            (known)
            (FormFrame::new(view, "/account/name", errors).show(&html! { (name) }))
        },
    )
}

fn protection(view: &View, account: &OwnAccount) -> Markup {
    let user = &account.user;
    let state = if user.has_second_factor {
        badge(Tone::Success, &view.t("identity-second-factor-on"))
    } else {
        badge(Tone::Warning, &view.t("identity-second-factor-off"))
    };
    let codes = kernel::TextArgs::new().count("count", account.codes_left);
    card(
        &view.t("identity-protection"),
        &html! {},
        &html! {
            @if user.has_password {
                p { a class="btn" href="/account/password" { (icon(view, "key")) (view.t("identity-change-password")) } }
            }
            p { (view.t("identity-second-factor")) ": " (state) }
            p {
                a class="btn" href="/account/second-factor" {
                    (icon(view, "device-mobile"))
                    @if user.has_second_factor { (view.t("identity-replace-second-factor")) }
                    @else { (view.t("identity-set-up-second-factor")) }
                }
            }
            @if user.has_second_factor {
                p { (view.tn("identity-codes-left", &codes)) }
                p { a class="btn" href="/account/recovery-codes" { (icon(view, "refresh")) (view.t("identity-renew-codes")) } }
            }
        },
    )
}

/// `POST /account/name`
pub(super) async fn change_name(
    SignedIn(actor): SignedIn,
    view: View,
    State(identity): State<Identity>,
    form: Form,
) -> Answer {
    let mut check = Check::new(&view, &form);
    let name = check.required("name", 200);
    if let Err(errors) = check.finish() {
        let account = look_at_own_account(&identity, view.app().database(), &actor).await;
        let account = account.map_err(|refused| problem(&view, refused))?;
        return Ok(page(&view, &account, &form, &errors).refused());
    }
    actions::change_name(view.app().database(), &actor, &name).await?;
    Ok(saved(&view))
}

/// Back to the account, which says that it is saved.
pub(super) fn saved(view: &View) -> Response {
    redirect::with_notice(view, "/account", "identity-saved")
}

/// `POST /municipality`: another municipality becomes the active one.
pub(super) async fn switch(SignedIn(actor): SignedIn, view: View, form: Form) -> Answer {
    let unit = id(form.text("unit"))?;
    let secret = switch_unit(view.app().database(), &actor, &unit).await;
    let secret = secret.map_err(|_refused| Problem::not_found())?;
    // A page of one municipality says nothing in another: to the first page.
    let response = redirect::with_notice(&view, "/", "identity-switched");
    Ok(with_cookie(&view, response, (Cookie::Session, &secret), None))
}
