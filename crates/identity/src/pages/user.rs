//! A user's page, for whoever keeps the accounts.

use std::collections::BTreeSet;

use kernel::{Actor, Role, UnitCode, UserId};
use maud::{Markup, html};
use web::{
    Answer, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{
        Choice, Fields, FormFrame, Tone, action_button, badge, card, cards, date_time, facts,
        small_table,
    },
    redirect,
};

use super::{
    id, problem,
    users::state_words,
    words::{device_words, membership_words, moment, role_words},
};
use crate::{
    actions::{self, RoleChange, UserDetail, close_user, end_sessions_of, find_user, list_users},
    permissions::{ChangeRoles, CloseUser, ProtectUser, SeeUsers},
    state::Identity,
    user::{User, UserState, may_give},
};

fn path_of(id: UserId) -> String {
    format!("/admin/users/{id}")
}

/// `GET /admin/users/{id}`
pub(super) async fn show(
    May(permit): May<SeeUsers>,
    view: View,
    State(identity): State<Identity>,
    Path(user): Path<String>,
) -> Answer {
    let (database, user) = (view.app().database(), id(&user)?);
    let detail = find_user(&permit, &identity, database, user).await;
    let detail = detail.map_err(|refused| problem(&view, refused))?;
    let heirs = if view.may::<CloseUser>() {
        list_users(&permit, database).await?.users
    } else {
        Vec::new()
    };
    let is_open = detail.user.state == UserState::Active;
    let is_oneself = view.actor().map(|actor| actor.user) == Some(user);
    let body = html! {
        (cards(&[about(&view, &detail), sessions(&view, &detail)]))
        @if is_open && !is_oneself {
            @if view.may::<ChangeRoles>() { (roles(&view, &detail)) }
            @if view.may::<CloseUser>() { (leaving(&view, &detail.user, &heirs)) }
        }
        @if is_oneself { p class="text-secondary" { (view.t("identity-refused-oneself")) } }
    };
    let title = detail.user.name.clone();
    let page = Page::new(&view, &title).under(view.t("identity-users"), "/admin/users");
    Ok(page.show(&body).into_response())
}

fn about(view: &View, detail: &UserDetail) -> Markup {
    let user = &detail.user;
    let tone = if user.state == UserState::Active { Tone::Success } else { Tone::Neutral };
    let memberships = html! {
        @for one in &user.memberships { div { (membership_words(view, one, &detail.names)) } }
        @if user.memberships.is_empty() { (view.t("identity-no-roles")) }
    };
    let second = if user.has_second_factor {
        "identity-second-factor-on"
    } else {
        "identity-second-factor-off"
    };
    let known = facts(&[
        (view.t("identity-email"), html! { (user.email) }),
        (view.t("identity-state"), badge(tone, &state_words(view, user.state))),
        (view.t("identity-roles"), memberships),
        (view.t("identity-second-factor"), html! { (view.t(second)) }),
        (view.t("identity-since"), html! { (date_time(view, user.created_at)) }),
        (view.t("identity-closed-at"), moment(view, user.closed_at)),
    ]);
    let path = format!("{}/second-factor", path_of(user.id));
    let question = view.t("identity-reset-question");
    card(
        &view.t("identity-about-user"),
        &html! {},
        &html! {
            (known)
            @if user.has_second_factor && view.may::<ProtectUser>() {
                (action_button(view, &path, &view.t("identity-reset-second-factor"), Tone::Danger, Some(&question)))
            }
        },
    )
}

fn sessions(view: &View, detail: &UserDetail) -> Markup {
    let title = view.t("identity-devices");
    let path = format!("{}/sessions", path_of(detail.user.id));
    let end = html! {
        @if !detail.sessions.is_empty() && view.may::<ProtectUser>() {
            (action_button(view, &path, &view.t("identity-end-all"), Tone::Danger, None))
        }
    };
    let head = [(view.t("identity-device"), false), (view.t("identity-last-seen"), false)];
    let rows: Vec<Vec<Markup>> = detail
        .sessions
        .iter()
        .map(|one| {
            let device = html! { (device_words(view, &one.device)) };
            vec![device, html! { (date_time(view, one.last_seen_at)) }]
        })
        .collect();
    card(
        &title,
        &end,
        &html! {
            @if rows.is_empty() { p class="text-secondary" { (view.t("identity-no-devices")) } }
            @else { (small_table(&title, &head, &rows)) }
        },
    )
}

/// One form for each place where this reader may give roles: the active municipality, or those of the installation.
fn roles(view: &View, detail: &UserDetail) -> Markup {
    let permit = view.actor().and_then(Actor::permit::<ChangeRoles>);
    let Some(permit) = permit else { return html! {} };
    let scope = permit.scope();
    let units: Vec<Option<UnitCode>> = if let Some(unit) = scope.unit() {
        vec![Some(unit.clone())]
    } else {
        let codes = detail.names.keys().filter_map(|code| code.parse().ok()).map(Some);
        std::iter::once(None).chain(codes).collect()
    };
    let given: Vec<Role> = Role::ALL.into_iter().filter(|role| may_give(scope, *role)).collect();
    html! {
        @for unit in units {
            @let fitting: Vec<Role> = given.iter().copied()
                .filter(|role| (*role == Role::Operator) == unit.is_none()).collect();
            (roles_in(view, detail, unit.as_ref(), &fitting))
        }
    }
}

fn roles_in(view: &View, detail: &UserDetail, unit: Option<&UnitCode>, given: &[Role]) -> Markup {
    let has = detail.user.memberships.iter().filter(|one| one.unit.as_ref() == unit);
    let code = unit.map_or("", UnitCode::as_str);
    let ticked = has.map(|one| ("roles", one.role.name()));
    let form = Form::filled(ticked.chain([("unit", code)]));
    let errors = FormErrors::default();
    let fields = Fields::new(view, &form, &errors);
    let choices: Vec<Choice> =
        given.iter().map(|role| Choice::new(role.name(), role_words(view, *role))).collect();
    let title = match unit.and_then(|unit| detail.names.get(unit.as_str())) {
        Some(name) => view.show(name),
        None if unit.is_none() => view.t("identity-installation"),
        None => code.to_owned(),
    };
    let action = format!("{}/roles", path_of(detail.user.id));
    let form = FormFrame::new(view, &action, &errors).submit("identity-save-roles");
    card(
        &title,
        &html! {},
        &form.show(&html! {
            (fields.hidden("unit"))
            (fields.boxes("roles", "identity-roles", &choices).wide())
        }),
    )
}

fn leaving(view: &View, user: &User, heirs: &[User]) -> Markup {
    let works = |one: &&User| {
        one.id != user.id && one.state == UserState::Active && !one.memberships.is_empty()
    };
    let choices: Vec<Choice> = heirs
        .iter()
        .filter(works)
        .map(|one| Choice::new(one.id.to_string(), one.name.clone()))
        .collect();
    let (form, errors) = (Form::default(), FormErrors::default());
    let action = format!("{}/close", path_of(user.id));
    let heir = Fields::new(view, &form, &errors).select("heir", "identity-heir", &choices).wide();
    let question = view.t("identity-close-question");
    card(
        &view.t("identity-leaving"),
        &html! {},
        &html! {
            p { (view.t("identity-leaving-what")) }
            (FormFrame::new(view, &action, &errors).submit("identity-close").dangerous(Some(question))
                .show(&html! { (heir.hint("identity-heir-hint")) }))
        },
    )
}

fn done(view: &View, user: UserId) -> Response {
    redirect::with_notice(view, &path_of(user), "identity-saved")
}

/// `POST /admin/users/{id}/roles`
pub(super) async fn change_roles(
    May(permit): May<ChangeRoles>,
    view: View,
    State(identity): State<Identity>,
    Path(user): Path<String>,
    form: Form,
) -> Answer {
    let (database, user): (_, UserId) = (view.app().database(), id(&user)?);
    let unit = Some(form.text("unit")).filter(|unit| !unit.is_empty()).map(id).transpose()?;
    let unit: Option<UnitCode> = permit.scope().unit().cloned().or(unit);
    let mut roles: BTreeSet<Role> = form.all("roles").into_iter().map(id).collect::<Answer<_>>()?;
    // Roles that this reader cannot give are not in the form: they stay as they are.
    let see = view.actor().and_then(Actor::permit::<SeeUsers>).ok_or_else(Problem::not_found)?;
    let detail = find_user(&see, &identity, database, user).await;
    let detail = detail.map_err(|refused| problem(&view, refused))?;
    let kept = detail.user.memberships.iter().filter(|one| one.unit == unit);
    roles.extend(kept.map(|one| one.role).filter(|role| !may_give(permit.scope(), *role)));
    let change = RoleChange { unit, roles };
    let changed = actions::change_roles(&permit, database, user, change).await;
    changed.map_err(|refused| problem(&view, refused))?;
    Ok(done(&view, user))
}

/// `POST /admin/users/{id}/sessions`
pub(super) async fn end_sessions(
    May(permit): May<ProtectUser>,
    view: View,
    Path(user): Path<String>,
    _form: Form,
) -> Answer {
    let user = id(&user)?;
    let ended = end_sessions_of(&permit, view.app().database(), user).await;
    ended.map_err(|refused| problem(&view, refused))?;
    Ok(done(&view, user))
}

/// `POST /admin/users/{id}/second-factor`
pub(super) async fn reset_second_factor(
    May(permit): May<ProtectUser>,
    view: View,
    Path(user): Path<String>,
    _form: Form,
) -> Answer {
    let user = id(&user)?;
    let reset = actions::reset_second_factor(&permit, view.app().database(), user).await;
    reset.map_err(|refused| problem(&view, refused))?;
    Ok(done(&view, user))
}

/// `POST /admin/users/{id}/close`
pub(super) async fn close(
    May(permit): May<CloseUser>,
    view: View,
    State(identity): State<Identity>,
    Path(user): Path<String>,
    form: Form,
) -> Answer {
    let user = id(&user)?;
    let heir = Some(form.text("heir")).filter(|heir| !heir.is_empty()).map(id).transpose()?;
    let closed = close_user(&permit, &identity, view.app().database(), user, heir).await;
    closed.map_err(|refused| problem(&view, refused))?;
    Ok(redirect::with_notice(&view, "/admin/users", "identity-closed"))
}
