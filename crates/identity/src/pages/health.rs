//! How the installation is.

use database::JobState;
use maud::{Markup, html};
use web::{
    Answer, May, Page, View,
    axum::{extract::State, response::IntoResponse as _},
    components::{card, cards, count, facts, stat_card},
};

use crate::{
    actions::{Health, see_health},
    permissions::SeeHealth,
    state::Identity,
};

/// `GET /admin/health`
pub(super) async fn show(
    May(permit): May<SeeHealth>,
    view: View,
    State(identity): State<Identity>,
) -> Answer {
    let health = see_health(&permit, view.app().database()).await?;
    let jobs = |state| count(&view, health.jobs.get(&state).copied().unwrap_or_default());
    let path = |state: JobState| format!("/admin/jobs?state={}", state.name());
    let stat = |key: &str, state| stat_card(&view.t(key), &jobs(state), "", Some(&path(state)));
    let body = html! {
        (cards(&[
            stat("identity-job-waiting", JobState::Waiting),
            stat("identity-job-running", JobState::Running),
            stat("identity-job-failed", JobState::Failed),
        ]))
        (about(&view, &identity, &health))
        p { (view.t("identity-health-doctor")) " " code { "svi doctor --data …" } }
    };
    let title = view.t("identity-health");
    Ok(Page::new(&view, &title).show(&body).into_response())
}

fn about(view: &View, identity: &Identity, health: &Health) -> Markup {
    let is_set = |is: bool| view.t(if is { "identity-yes" } else { "identity-no" });
    let settings = identity.settings();
    let known = facts(&[
        (view.t("identity-health-version"), html! { (env!("CARGO_PKG_VERSION")) }),
        (view.t("identity-health-database"), html! { (health.database) }),
        (view.t("identity-health-address"), html! { (settings.public_url) }),
        (view.t("identity-health-mail"), html! { (is_set(settings.mail.is_some())) }),
        (view.t("identity-health-oidc"), html! { (is_set(settings.oidc.is_some())) }),
        (view.t("identity-municipalities"), html! { (count(view, health.municipalities)) }),
        (view.t("identity-health-users"), html! { (count(view, health.users)) }),
    ]);
    card(&view.t("identity-health-about"), &html! {}, &known)
}
