//! Who works here.

use std::collections::BTreeMap;

use kernel::Role;
use maud::{Markup, html};
use tables::Value;
use web::{
    Answer, May, Page, View,
    axum::response::IntoResponse as _,
    components::{
        Choice, Column, Export, Filter, Table, TablePage, TableQuery, TableShape, Tone,
        action_button, badge, card, date, date_time, icon, small_table,
    },
};

use super::words::{membership_words, role_words};
use crate::{
    actions::{UserList, list_users},
    invitation::Invitation,
    permissions::{InviteUser, SeeUsers},
    user::{User, UserState},
};

const SHAPE: TableShape = TableShape {
    id: "users",
    caption: "identity-users",
    columns: &[
        Column::new("name", "identity-name").sortable(),
        Column::new("email", "identity-email").sortable(),
        Column::new("roles", "identity-roles").hideable(),
        Column::new("state", "identity-state").hideable(),
        Column::new("second", "identity-second-factor").hideable(),
        Column::new("created", "identity-since").sortable().hideable(),
    ],
    filters: &["role", "state"],
    sort: "name",
    is_descending: false,
};

/// `GET /admin/users`
pub(super) async fn list(May(permit): May<SeeUsers>, view: View) -> Answer {
    let query = TableQuery::read(view.query(), &SHAPE);
    let UserList { users, invitations, names } = list_users(&permit, view.app().database()).await?;
    let users = chosen(users, &query);
    if let Some(format) = query.export {
        let columns: Vec<&str> = query.columns().iter().map(|column| column.key).collect();
        let row = |user: &User| columns.iter().map(|key| value(&view, user, key, &names)).collect();
        let rows = users.iter().map(row).collect();
        return Export::of(&view, format, &query).send(&view, rows).await;
    }
    let page = TablePage::whole(users);
    let cell = |user: &User, column: &'static str| cell(&view, user, column, &names);
    let link = |user: &User| format!("/admin/users/{}", user.id);
    let table = Table::new(&view, &query, &page, &cell)
        .link(&link)
        .search("identity-search-users")
        .filters(filters(&view))
        .export();
    let body = html! {
        (table.show())
        @if !invitations.is_empty() { div id="invitations" { (open(&view, &invitations)) } }
    };
    let title = view.t("identity-users");
    Ok(Page::new(&view, &title).actions(actions(&view)).show(&body).into_response())
}

fn actions(view: &View) -> Markup {
    html! {
        @if view.may::<InviteUser>() {
            a class="btn btn-primary" href="/admin/users/invite" {
                (icon(view, "user-plus")) (view.t("identity-invite"))
            }
        }
    }
}

fn filters(view: &View) -> Vec<Filter> {
    let roles = Role::ALL.map(|role| Choice::new(role.name(), role_words(view, role)));
    let states = [UserState::Active, UserState::Closed];
    let states = states.map(|state| Choice::new(state.name(), state_words(view, state)));
    vec![
        Filter::new("role", "identity-role", roles.into()),
        Filter::new("state", "identity-state", states.into()),
    ]
}

pub(super) fn state_words(view: &View, state: UserState) -> String {
    view.t(&format!("identity-state-{}", state.name()))
}

/// Users as they are searched, filtered and sorted: an installation has hundreds, not thousands.
fn chosen(mut users: Vec<User>, query: &TableQuery) -> Vec<User> {
    let searched = serbian::fold(&query.search);
    users.retain(|user| {
        let text = serbian::fold(&format!("{} {}", user.name, user.email));
        let has_role = |role: &str| user.memberships.iter().any(|one| one.role.name() == role);
        searched.split(' ').all(|word| text.contains(word))
            && query.filter("role").is_none_or(has_role)
            && query.filter("state").is_none_or(|state| user.state.name() == state)
    });
    match query.sort {
        "email" => users.sort_by_key(|user| user.email.folded().to_owned()),
        "created" => users.sort_by_key(|user| user.created_at),
        _ => users.sort_by_cached_key(|user| serbian::latin_key(&user.name)),
    }
    if query.is_descending {
        users.reverse();
    }
    users
}

fn cell(view: &View, user: &User, column: &str, names: &BTreeMap<String, String>) -> Markup {
    match column {
        "name" => html! { (user.name) },
        "email" => html! { (user.email) },
        "roles" => html! {
            @for one in &user.memberships { div { (membership_words(view, one, names)) } }
        },
        "state" => {
            let tone = if user.state == UserState::Active { Tone::Success } else { Tone::Neutral };
            badge(tone, &state_words(view, user.state))
        }
        "second" => html! { (second_words(view, user)) },
        "created" => date(view, user.created_at.date_naive()),
        _ => html! {},
    }
}

fn second_words(view: &View, user: &User) -> String {
    let key = if user.has_second_factor {
        "identity-second-factor-on"
    } else {
        "identity-second-factor-off"
    };
    view.t(key)
}

fn value(view: &View, user: &User, column: &str, names: &BTreeMap<String, String>) -> Value {
    match column {
        "name" => Value::Text(user.name.clone()),
        "email" => Value::Text(user.email.as_str().to_owned()),
        "roles" => {
            let roles = user.memberships.iter().map(|one| membership_words(view, one, names));
            Value::Text(roles.collect::<Vec<_>>().join("; "))
        }
        "state" => Value::Text(state_words(view, user.state)),
        "second" => Value::Text(second_words(view, user)),
        "created" => Value::Text(user.created_at.date_naive().to_string()),
        _ => Value::Empty,
    }
}

fn open(view: &View, invitations: &[Invitation]) -> Markup {
    let now = view.app().database().now();
    let title = view.t("identity-invitations");
    let head = [
        (view.t("identity-email"), false),
        (view.t("identity-roles"), false),
        (view.t("identity-state"), false),
        (view.t("identity-until"), false),
        (String::new(), false),
    ];
    let rows: Vec<Vec<Markup>> = invitations
        .iter()
        .map(|one| {
            let roles: Vec<String> = one.roles.iter().map(|role| role_words(view, *role)).collect();
            let path = format!("/admin/invitations/{}/withdraw", one.id.0);
            vec![
                html! { (one.name) " " (one.email) },
                html! { (roles.join(", ")) },
                html! { (view.t(one.state(now).key())) },
                html! { (date_time(view, one.expires_at)) },
                html! {
                    @if view.may::<InviteUser>() {
                        (action_button(view, &path, &view.t("identity-withdraw"), Tone::Neutral, None))
                    }
                },
            ]
        })
        .collect();
    card(&title, &html! {}, &small_table(&title, &head, &rows))
}
