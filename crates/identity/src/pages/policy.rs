//! Which role may do what, from the permissions themselves.

use kernel::{PermissionInfo, Role};
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::{extract::State, response::IntoResponse as _},
    components::{card, small_table},
};

use super::words::{permission_words, reach_words, role_words};
use crate::{permissions::SeePolicy, session::needs_second_factor, state::Identity};

/// `GET /admin/roles`
pub(super) async fn show(
    _: May<SeePolicy>,
    view: View,
    State(identity): State<Identity>,
) -> Answer {
    let policy = &identity.settings().policy;
    let body = html! { @for role in Role::ALL { (of_role(&view, policy, role)) } };
    let title = view.t("identity-policy");
    let page = Page::new(&view, &title).lead(view.t("identity-policy-lead"));
    Ok(page.show(&body).into_response())
}

fn of_role(view: &View, policy: &[PermissionInfo], role: Role) -> Markup {
    let title = role_words(view, role);
    let head = [
        (view.t("identity-permission"), false),
        (view.t("identity-reach"), false),
        (view.t("identity-permission-name"), false),
    ];
    let rows: Vec<Vec<Markup>> = policy
        .iter()
        .filter_map(|permission| {
            let (_, reach) = permission.grants.iter().find(|(one, _)| *one == role)?;
            Some(vec![
                html! { (permission_words(view, permission.name)) },
                html! { (reach_words(view, *reach)) },
                html! { code { (permission.name) } },
            ])
        })
        .collect();
    card(
        &title,
        &html! {},
        &html! {
            @if needs_second_factor(role) { p class="text-secondary" { (view.t("identity-role-needs-second-factor")) } }
            @if rows.is_empty() { p { (view.t("identity-role-nothing")) } }
            @else { (small_table(&title, &head, &rows)) }
        },
    )
}
