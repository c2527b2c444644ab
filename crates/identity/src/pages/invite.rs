//! Inviting somebody.

use kernel::Role;
use maud::html;
use uuid::Uuid;
use web::{
    Answer, Check, Form, FormErrors, May, Page, View,
    axum::{
        extract::{Path, State},
        response::IntoResponse as _,
    },
    components::{Choice, Fields, FormFrame, Tone, alert, icon},
    redirect,
};

use super::{id, problem, words::role_words};
use crate::{
    actions::{Refused, invitation_link, invite_user, list_municipalities, withdraw_invitation},
    email::Email,
    invitation::InvitationId,
    municipality::{Municipality, MunicipalityState},
    permissions::InviteUser,
    secret::Secret,
    state::Identity,
    store::invitations::NewInvitation,
    user::may_give,
};

/// `GET /admin/users/invite`
pub(super) async fn form(May(permit): May<InviteUser>, view: View) -> Answer {
    let places = list_municipalities(&permit, view.app().database()).await?;
    let form = Form::default();
    Ok(page(&view, &permit, (&places, &form), &FormErrors::default()).into_response())
}

fn page(
    view: &View,
    permit: &kernel::Permit<InviteUser>,
    (places, form): (&[Municipality], &Form),
    errors: &FormErrors,
) -> web::Shown {
    let fields = Fields::new(view, form, errors);
    let given = Role::ALL.into_iter().filter(|role| may_give(permit.scope(), *role));
    let roles: Vec<Choice> =
        given.map(|role| Choice::new(role.name(), role_words(view, role))).collect();
    let open = places.iter().filter(|place| place.state == MunicipalityState::Open);
    let places: Vec<Choice> =
        open.map(|place| Choice::new(place.code.as_str(), view.show(&place.name))).collect();
    let frame = FormFrame::new(view, "/admin/users/invite", errors)
        .draft("invite-user")
        .submit("identity-invite")
        .cancel("/admin/users");
    let body = frame.show(&html! {
        (fields.email("email", "identity-email").required().wide())
        (fields.text("name", "identity-name").required().most(200).wide())
        @if permit.scope().unit().is_none() {
            (fields.select("unit", "identity-municipality", &places).wide().hint("identity-invite-unit-hint"))
        }
        (fields.boxes("roles", "identity-roles", &roles).required().wide())
    });
    let title = view.t("identity-invite-title");
    Page::new(view, &title).under(view.t("identity-users"), "/admin/users").narrow().show(&body)
}

/// `POST /admin/users/invite`
pub(super) async fn invite(
    May(permit): May<InviteUser>,
    view: View,
    State(identity): State<Identity>,
    form: Form,
) -> Answer {
    let database = view.app().database();
    let errors = match read(&view, &form) {
        Ok(new) => match invite_user(&permit, &identity, database, new).await {
            Ok((_id, secret)) => return Ok(invited(&view, &identity, &secret).into_response()),
            Err(Refused::Rule(refusal)) => {
                let mut errors = FormErrors::default();
                errors.add("roles", view.t(refusal.key()));
                errors
            }
            Err(refused) => return Err(problem(&view, refused)),
        },
        Err(errors) => errors,
    };
    let places = list_municipalities(&permit, database).await?;
    Ok(page(&view, &permit, (&places, &form), &errors).refused())
}

fn read(view: &View, form: &Form) -> Result<NewInvitation, FormErrors> {
    let mut check = Check::new(view, form);
    let email: Option<Email> = check.required_parsed("email", "identity-email-expected");
    let name = check.required("name", 200);
    let unit = check.parsed("unit", "identity-municipality-expected");
    let roles: Vec<Role> = form.all("roles").iter().filter_map(|role| role.parse().ok()).collect();
    if roles.is_empty() {
        check.fault("roles", view.t("web-error-required"));
    }
    match email {
        Some(email) => check.finish().map(|()| NewInvitation { unit, email, name, roles }),
        None => Err(check.finish().err().unwrap_or_default()),
    }
}

/// The link, to be printed or handed over; it also went by mail where there is mail.
fn invited(view: &View, identity: &Identity, secret: &Secret) -> web::Shown {
    let link = invitation_link(identity, secret);
    let sent = if identity.settings().mail.is_some() {
        "identity-invited-sent"
    } else {
        "identity-invited-print"
    };
    let title = view.t("identity-invited-title");
    let body = html! {
        (alert(view, Tone::Success, &html! { (view.t(sent)) }))
        p { (view.t("identity-invited-link")) }
        p class="text-break" { code { (link) } }
        div class="actions d-print-none" {
            button type="button" class="btn js-only" data-copy=(link) data-copy-done=(view.t("identity-copied")) {
                (icon(view, "copy")) (view.t("identity-copy"))
            }
            button type="button" class="btn js-only" data-print { (icon(view, "printer")) (view.t("identity-print")) }
            a class="btn btn-primary" href="/admin/users" { (view.t("identity-users")) }
        }
    };
    Page::new(view, &title)
        .under(view.t("identity-users"), "/admin/users")
        .draft_done("invite-user")
        .narrow()
        .show(&body)
}

/// `POST /admin/invitations/{id}/withdraw`
pub(super) async fn withdraw(
    May(permit): May<InviteUser>,
    view: View,
    Path(invitation): Path<String>,
    _form: Form,
) -> Answer {
    let invitation = InvitationId(id::<Uuid>(&invitation)?);
    let done = withdraw_invitation(&permit, view.app().database(), invitation).await;
    done.map_err(|refused| problem(&view, refused))?;
    Ok(redirect::with_notice(&view, "/admin/users", "identity-withdrawn"))
}
