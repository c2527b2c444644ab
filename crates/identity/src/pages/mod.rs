//! Pages of this context: the door, the own account, the administration.

mod account;
mod audit;
mod devices;
mod door;
mod elsewhere;
mod export;
mod health;
mod invitation;
mod invite;
mod jobs;
mod municipalities;
mod notices;
mod panels;
mod password;
mod policy;
mod second_factor;
mod tokens;
mod user;
mod users;
mod words;

pub(crate) use panels::panels;

use chrono::Duration;
use web::{
    Answer, Cookie, MenuGroup, MenuItem, Problem, ProblemKind, Routes, View,
    axum::{
        http::{HeaderMap, HeaderValue, header},
        response::Response,
    },
    redirect,
};

use crate::{
    actions::{Browser, Opened, Refused},
    permissions::{
        ExportMunicipality, KeepMunicipalities, SeeAudit, SeeHealth, SeeJobs, SeePolicy, SeeUsers,
    },
    secret::Secret,
    state::Identity,
};

/// The routes of the pages.
pub(crate) fn routes(identity: &Identity) -> Routes {
    door_routes()
        .merge(account_routes())
        .merge(administration_routes())
        .with_state(identity.clone())
}

fn door_routes() -> Routes<Identity> {
    Routes::new()
        .public_get("/sign-in", door::form)
        .public_post("/sign-in", door::sign_in)
        .public_get("/sign-in/code", door::code_form)
        .public_post("/sign-in/code", door::pass_code)
        .public_get("/sign-in/oidc", elsewhere::depart)
        .public_get("/sign-in/oidc/callback", elsewhere::arrive)
        .public_get("/sign-in/link/{token}", door::by_link)
        .public_post("/sign-out", door::sign_out)
        .public_get("/invitations/{token}", invitation::form)
        .public_post("/invitations/{token}", invitation::accept)
}

fn account_routes() -> Routes<Identity> {
    Routes::new()
        .get("/account", account::show)
        .post("/account/name", account::change_name)
        .get("/account/password", password::form)
        .post("/account/password", password::change)
        .get("/account/second-factor", second_factor::form)
        .post("/account/second-factor", second_factor::confirm)
        .get("/account/recovery-codes", second_factor::codes_form)
        .post("/account/recovery-codes", second_factor::renew_codes)
        .post("/account/sessions", devices::end)
        .get("/account/tokens", tokens::form)
        .post("/account/tokens", tokens::create)
        .post("/account/tokens/{id}/revoke", tokens::revoke)
        .post("/municipality", account::switch)
        .get("/notices", notices::list)
        .post("/notices", notices::mark_read)
}

fn administration_routes() -> Routes<Identity> {
    Routes::new()
        .get("/admin/users", users::list)
        .get("/admin/users/invite", invite::form)
        .post("/admin/users/invite", invite::invite)
        .post("/admin/invitations/{id}/withdraw", invite::withdraw)
        .get("/admin/users/{id}", user::show)
        .post("/admin/users/{id}/roles", user::change_roles)
        .post("/admin/users/{id}/sessions", user::end_sessions)
        .post("/admin/users/{id}/second-factor", user::reset_second_factor)
        .post("/admin/users/{id}/close", user::close)
        .get("/admin/roles", policy::show)
        .get("/admin/audit", audit::list)
        .get("/admin/jobs", jobs::list)
        .post("/admin/jobs/{id}/retry", jobs::retry)
        .post("/admin/jobs/{id}/cancel", jobs::cancel)
        .get("/admin/health", health::show)
        .get("/admin/municipalities", municipalities::list)
        .post("/admin/municipalities", municipalities::set_up)
        .post("/admin/municipalities/{code}/close", municipalities::close)
        .post("/admin/municipalities/{code}/reopen", municipalities::reopen)
        .get("/admin/export", export::list)
        .post("/admin/export", export::ask)
        .post("/admin/export/{id}", export::take)
}

/// Entries of the menu.
pub(crate) fn menu() -> Vec<MenuItem> {
    let item = |key, path, icon, permission| MenuItem {
        group: MenuGroup::Administration,
        key,
        path,
        icon,
        permission,
    };
    vec![
        item("identity-users", "/admin/users", "users", kernel::PermissionInfo::of::<SeeUsers>()),
        item(
            "identity-policy",
            "/admin/roles",
            "shield",
            kernel::PermissionInfo::of::<SeePolicy>(),
        ),
        item("identity-audit", "/admin/audit", "history", kernel::PermissionInfo::of::<SeeAudit>()),
        item("identity-jobs", "/admin/jobs", "list-check", kernel::PermissionInfo::of::<SeeJobs>()),
        item(
            "identity-municipalities",
            "/admin/municipalities",
            "building-community",
            kernel::PermissionInfo::of::<KeepMunicipalities>(),
        ),
        item(
            "identity-health",
            "/admin/health",
            "stethoscope",
            kernel::PermissionInfo::of::<SeeHealth>(),
        ),
        item(
            "identity-export",
            "/admin/export",
            "download",
            kernel::PermissionInfo::of::<ExportMunicipality>(),
        ),
    ]
}

/// The browser that asks.
fn browser(view: &View, headers: &HeaderMap) -> Browser {
    Browser {
        address: view.client(),
        device: view.device().to_owned(),
        known: cookie(view, headers, Cookie::Device),
        request: view.request_id().to_owned(),
    }
}

fn cookie(view: &View, headers: &HeaderMap, cookie: Cookie) -> Option<Secret> {
    cookie.of(headers, view.app().site()).map(Secret::of)
}

/// With a cookie; `lasts` of `None` ends with the browser.
fn with_cookie(
    view: &View,
    mut response: Response,
    (cookie, secret): (Cookie, &Secret),
    lasts: Option<Duration>,
) -> Response {
    append(&mut response, cookie.set(view.app().site(), secret.reveal(), lasts));
    response
}

fn without_cookie(view: &View, mut response: Response, cookie: Cookie) -> Response {
    append(&mut response, cookie.remove(view.app().site()));
    response
}

fn append(response: &mut Response, value: Option<HeaderValue>) {
    if let Some(value) = value {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Somebody is in: to where they wanted to go, with the cookies that they come back by.
fn enter(view: &View, opened: &Opened) -> Response {
    let response = redirect::to(&opened.next);
    let response = with_cookie(view, response, (Cookie::Session, &opened.session), None);
    let response = match &opened.device {
        Some(device) => {
            with_cookie(view, response, (Cookie::Device, device), Some(Duration::days(365)))
        }
        None => response,
    };
    without_cookie(view, response, Cookie::Challenge)
}

/// A refusal that no field of the form can be blamed for.
fn problem(view: &View, refused: Refused) -> Problem {
    match refused {
        Refused::NotFound => Problem::not_found(),
        Refused::Rule(refusal) => {
            Problem::of(ProblemKind::Invalid).with_detail(view.t(refusal.key()))
        }
        Refused::Weak(weakness) => {
            Problem::of(ProblemKind::Invalid).with_detail(view.t(weakness.key()))
        }
        Refused::Wrong => Problem::of(ProblemKind::Invalid).with_detail(view.t("identity-wrong")),
        Refused::Wait(wait) => {
            let seconds = u64::try_from(wait.num_seconds()).unwrap_or_default() + 1;
            let args = kernel::TextArgs::new().count("seconds", seconds);
            let detail = view.tn("identity-wait", &args);
            Problem { retry_after: Some(seconds), ..Problem::of(ProblemKind::TooMany) }
                .with_detail(detail)
        }
        Refused::Over => Problem::not_found().with_detail(view.t("identity-over")),
        Refused::SignInFirst => Problem::of(ProblemKind::SignInNeeded),
        Refused::Hash(cause) => Problem::internal(&cause),
        Refused::Elsewhere(cause) => {
            tracing::warn!(%cause, "sign-in at the other provider failed");
            Problem::of(ProblemKind::Unavailable).with_detail(view.t("identity-elsewhere-failed"))
        }
        Refused::Database(error) => error.into(),
    }
}

/// An id in an address; a text that is none leads nowhere.
fn id<T: std::str::FromStr>(text: &str) -> Answer<T> {
    text.parse().map_err(|_invalid| Problem::not_found())
}
