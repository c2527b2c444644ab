//! Setting up the second factor, and recovery codes.

use maud::{Markup, PreEscaped, html};
use qrcode::{QrCode, render::svg};
use web::{
    Answer, Cookie, Form, FormErrors, Page, Problem, SignedIn, View,
    axum::{
        extract::State,
        http::HeaderMap,
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame, Tone, alert, icon},
};

use super::{browser, problem, with_cookie};
use crate::{
    actions::{
        OwnAccount, Refused, confirm_second_factor, look_at_own_account, new_recovery_codes,
        offer_second_factor,
    },
    password::Password,
    recovery::RecoveryCode,
    state::Identity,
    totp::SecondFactor,
};

/// `GET /account/second-factor`
pub(super) async fn form(
    SignedIn(actor): SignedIn,
    view: View,
    State(identity): State<Identity>,
) -> Answer {
    let account = look_at_own_account(&identity, view.app().database(), &actor).await;
    let account = account.map_err(|refused| problem(&view, refused))?;
    let factor = offer_second_factor(view.app().database(), &actor).await?;
    Ok(page(&view, &account, &factor, &FormErrors::default())?.into_response())
}

fn page(
    view: &View,
    account: &OwnAccount,
    factor: &SecondFactor,
    errors: &FormErrors,
) -> Answer<web::Shown> {
    let address = factor.address("Svi", account.user.email.as_str());
    let form = Form::default();
    let fields = Fields::new(view, &form, errors);
    let is_replaced = account.user.has_second_factor && account.user.has_password;
    let frame = FormFrame::new(view, "/account/second-factor", errors)
        .submit("identity-confirm-second-factor");
    let body = html! {
        ol {
            li { (view.t("identity-second-factor-step-app")) }
            li {
                (view.t("identity-second-factor-step-scan"))
                div class="qr my-3" { (picture(view, &address)?) }
                p { (view.t("identity-second-factor-step-type")) }
                p { code { (factor.text()) } }
            }
            li { (view.t("identity-second-factor-step-code")) }
        }
        (frame.show(&html! {
            (fields.one_time_code("code", "identity-code").required().wide())
            @if is_replaced {
                (fields.password("password", "identity-password", "current-password").required().wide())
            }
        }))
    };
    let title = view.t("identity-second-factor-title");
    let page = Page::new(view, &title).lead(view.t("identity-second-factor-lead")).narrow();
    let page = if view.step_needed().is_none() {
        page.under(view.t("identity-account"), "/account")
    } else {
        page
    };
    Ok(page.show(&body))
}

/// The address as a picture that a telephone reads; black on white in every theme.
fn picture(view: &View, address: &str) -> Answer<Markup> {
    let code = QrCode::new(address).map_err(|cause| Problem::internal(&cause))?;
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build();
    // What stands before the element is for files.
    let start = drawn.find("<svg").unwrap_or_default();
    let element = drawn.get(start..).unwrap_or_default().to_owned();
    Ok(
        html! { figure role="img" aria-label=(view.t("identity-second-factor-picture")) { (PreEscaped(element)) } },
    )
}

/// `POST /account/second-factor`
pub(super) async fn confirm(
    SignedIn(actor): SignedIn,
    view: View,
    State(identity): State<Identity>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let password = Password::of(form.raw("password"));
    let code: String = form.text("code").chars().take(16).collect();
    let (database, browser) = (view.app().database(), browser(&view, &headers));
    let given = (code.as_str(), &password);
    match confirm_second_factor(&identity, database, &actor, given, &browser).await {
        Ok((secret, codes)) => {
            let shown = codes_page(&view.with_session(secret.reveal()), &codes);
            Ok(with_cookie(&view, shown, (Cookie::Session, &secret), None))
        }
        Err(Refused::Wrong) => {
            let account = look_at_own_account(&identity, database, &actor).await;
            let account = account.map_err(|refused| problem(&view, refused))?;
            let factor = offer_second_factor(database, &actor).await?;
            let mut errors = FormErrors::default();
            let key = if account.user.has_second_factor {
                "identity-wrong-code-or-password"
            } else {
                "identity-wrong-code"
            };
            errors.add("code", view.t(key));
            Ok(page(&view, &account, &factor, &errors)?.refused())
        }
        Err(refused) => Err(problem(&view, refused)),
    }
}

/// Recovery codes, shown once.
fn codes_page(view: &View, codes: &[RecoveryCode]) -> Response {
    let all: Vec<&str> = codes.iter().map(RecoveryCode::reveal).collect();
    let body = html! {
        (alert(view, Tone::Warning, &html! { (view.t("identity-codes-once")) }))
        ul class="list-unstyled codes" { @for code in &all { li { code { (code) } } } }
        div class="actions d-print-none" {
            button type="button" class="btn js-only" data-print { (icon(view, "printer")) (view.t("identity-print")) }
            button type="button" class="btn js-only" data-copy=(all.join("\n")) data-copy-done=(view.t("identity-copied")) {
                (icon(view, "copy")) (view.t("identity-copy"))
            }
            a class="btn btn-primary" href="/account" { (view.t("identity-codes-kept")) }
        }
    };
    let title = view.t("identity-codes-title");
    let page = Page::new(view, &title).lead(view.t("identity-codes-lead")).narrow();
    page.show(&body).into_response()
}

/// `GET /account/recovery-codes`
pub(super) async fn codes_form(_: SignedIn, view: View) -> Answer {
    Ok(renewal(&view, &FormErrors::default()).into_response())
}

fn renewal(view: &View, errors: &FormErrors) -> web::Shown {
    let form = Form::default();
    let password = Fields::new(view, &form, errors)
        .password("password", "identity-password", "current-password")
        .wide();
    let title = view.t("identity-renew-codes");
    let frame = FormFrame::new(view, "/account/recovery-codes", errors)
        .submit("identity-renew-codes")
        .cancel("/account");
    Page::new(view, &title)
        .under(view.t("identity-account"), "/account")
        .lead(view.t("identity-renew-codes-lead"))
        .narrow()
        .show(&frame.show(&html! { (password) }))
}

/// `POST /account/recovery-codes`
pub(super) async fn renew_codes(
    SignedIn(actor): SignedIn,
    view: View,
    State(identity): State<Identity>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let password = Password::of(form.raw("password"));
    let (database, browser) = (view.app().database(), browser(&view, &headers));
    match new_recovery_codes(&identity, database, &actor, &password, &browser).await {
        Ok(codes) => Ok(codes_page(&view, &codes)),
        Err(Refused::Wrong) => {
            let mut errors = FormErrors::default();
            errors.add("password", view.t("identity-wrong-password"));
            Ok(renewal(&view, &errors).refused())
        }
        Err(refused) => Err(problem(&view, refused)),
    }
}
