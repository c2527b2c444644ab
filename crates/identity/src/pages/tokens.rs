//! Personal tokens of the API, on the page of the own account.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use maud::{Markup, html};
use uuid::Uuid;
use web::{
    Answer, Check, Form, FormErrors, Page, SignedIn, View,
    axum::{
        extract::{Path, State},
        response::IntoResponse as _,
    },
    components::{
        Choice, Fields, FormFrame, Tone, action_button, alert, card, date_time, icon, small_table,
    },
};

use super::{
    account::saved,
    id, problem,
    words::{moment, permission_words},
};
use crate::{
    actions::{OwnAccount, Refused, create_token, revoke_token},
    secret::Secret,
    state::Identity,
    store::tokens::{NewToken, TokenId, TokenView},
};

/// Lives that can be chosen, in days.
const LIVES: [i64; 4] = [7, 30, 90, 365];

/// The list.
pub(super) fn part(view: &View, account: &OwnAccount) -> Markup {
    let title = view.t("identity-tokens");
    let new = html! {
        a class="btn btn-sm" href="/account/tokens" { (icon(view, "plus")) (view.t("identity-new-token")) }
    };
    let head = [
        (view.t("identity-token-name"), false),
        (view.t("identity-token-permissions"), false),
        (view.t("identity-token-expires"), false),
        (view.t("identity-token-used"), false),
        (String::new(), false),
    ];
    let rows: Vec<Vec<Markup>> = account.tokens.iter().map(|token| row(view, token)).collect();
    card(
        &title,
        &new,
        &html! {
            @if rows.is_empty() { p class="text-secondary" { (view.t("identity-no-tokens")) } }
            @else { (small_table(&title, &head, &rows)) }
        },
    )
}

fn row(view: &View, token: &TokenView) -> Vec<Markup> {
    let path = format!("/account/tokens/{}/revoke", token.id.0);
    let question = view.t("identity-revoke-question");
    let label = view.t("identity-revoke");
    let permissions = token.permissions.iter();
    let permissions: Vec<String> = permissions.map(|name| permission_words(view, name)).collect();
    vec![
        html! { (token.name) },
        html! { (permissions.join(", ")) },
        html! { (date_time(view, token.expires_at)) },
        moment(view, token.last_used_at),
        action_button(view, &path, &label, Tone::Danger, Some(&question)),
    ]
}

/// `GET /account/tokens`
pub(super) async fn form(_: SignedIn, view: View, State(identity): State<Identity>) -> Answer {
    let form = Form::filled([("days", "90")]);
    Ok(page(&view, &identity, &form, &FormErrors::default()).into_response())
}

fn page(view: &View, identity: &Identity, form: &Form, errors: &FormErrors) -> web::Shown {
    let fields = Fields::new(view, form, errors);
    let own = identity.settings().policy.iter().filter(|permission| view.may_do(**permission));
    let permissions: Vec<Choice> =
        own.map(|one| Choice::new(one.name, permission_words(view, one.name))).collect();
    let days = |days: i64| {
        let args = kernel::TextArgs::new().count("days", days.unsigned_abs());
        Choice::new(days.to_string(), view.tn("identity-token-days", &args))
    };
    let lives: Vec<Choice> = LIVES.into_iter().map(days).collect();
    let frame = FormFrame::new(view, "/account/tokens", errors)
        .submit("identity-create-token")
        .cancel("/account");
    let body = frame.show(&html! {
        (fields.text("name", "identity-token-name").required().most(100).wide().hint("identity-token-name-hint"))
        (fields.select_one("days", "identity-token-lasts", &lives))
        (fields.boxes("permissions", "identity-token-permissions", &permissions).required().wide())
    });
    let title = view.t("identity-new-token");
    Page::new(view, &title)
        .under(view.t("identity-account"), "/account")
        .lead(view.t("identity-new-token-lead"))
        .narrow()
        .show(&body)
}

/// `POST /account/tokens`
pub(super) async fn create(
    SignedIn(actor): SignedIn,
    view: View,
    State(identity): State<Identity>,
    form: Form,
) -> Answer {
    let mut check = Check::new(&view, &form);
    let name = check.required("name", 100);
    let days: Option<i64> = check.parsed("days", "identity-token-days-expected");
    let permissions: BTreeSet<String> =
        form.all("permissions").into_iter().map(str::to_owned).collect();
    if permissions.is_empty() {
        check.fault("permissions", view.t("web-error-required"));
    }
    let days = days.filter(|days| LIVES.contains(days));
    if days.is_none() {
        check.fault("days", view.t("identity-token-days-expected"));
    }
    if let Err(errors) = check.finish() {
        return Ok(page(&view, &identity, &form, &errors).refused());
    }
    let database = view.app().database();
    let expires_at = database.now() + TimeDelta::days(days.unwrap_or(1));
    let new = NewToken { name, permissions, expires_at };
    match create_token(&identity, database, &actor, &new).await {
        Ok(secret) => Ok(shown(&view, &secret).into_response()),
        Err(Refused::Rule(refusal)) => {
            let mut errors = FormErrors::default();
            errors.add("permissions", view.t(refusal.key()));
            Ok(page(&view, &identity, &form, &errors).refused())
        }
        Err(refused) => Err(problem(&view, refused)),
    }
}

/// The secret, shown once.
fn shown(view: &View, secret: &Secret) -> web::Shown {
    let title = view.t("identity-token-made");
    let body = html! {
        (alert(view, Tone::Warning, &html! { (view.t("identity-token-once")) }))
        p { code class="secret" { (secret.reveal()) } }
        div class="actions" {
            button type="button" class="btn js-only" data-copy=(secret.reveal()) data-copy-done=(view.t("identity-copied")) {
                (icon(view, "copy")) (view.t("identity-copy"))
            }
            a class="btn btn-primary" href="/account" { (view.t("identity-codes-kept")) }
        }
        p class="text-secondary mt-3" { (view.t("identity-token-how")) }
        pre { code { "Authorization: Bearer svi_…" } }
    };
    Page::new(view, &title).under(view.t("identity-account"), "/account").narrow().show(&body)
}

/// `POST /account/tokens/{id}/revoke`
pub(super) async fn revoke(
    SignedIn(actor): SignedIn,
    view: View,
    Path(token): Path<String>,
    _form: Form,
) -> Answer {
    let token = TokenId(id::<Uuid>(&token)?);
    let revoked = revoke_token(view.app().database(), &actor, token).await;
    revoked.map_err(|refused| problem(&view, refused))?;
    Ok(saved(&view))
}
