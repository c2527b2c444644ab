//! What who keeps an installation or a municipality sees first: the accounts, whether the work in the background goes well, and who
//! did or saw what last.

use std::sync::Arc;

use database::{AuditEntry, AuditFilter, JobState, jobs::JobView};
use futures_util::FutureExt as _;
use kernel::{Actor, PermissionInfo, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, Panel, PanelPlace, View,
    components::{Tone, badge, cards, count, date_time, small_table, stat_card},
};

use super::{audit, words::permission_words};
use crate::{
    actions::{AuditPage, Work, count_users, see_audit, see_work},
    permissions::{SeeAudit, SeeJobs, SeeUsers},
    state::Identity,
};

/// Failed jobs on the first page.
const FAILED: u64 = 5;
/// Entries of the audit on the first page.
const ENTRIES: usize = 6;
/// Entries among which others' are looked for: one's own and the program's are left out.
const AMONG: u64 = 200;

/// The panels.
pub(crate) fn panels(identity: &Identity) -> Vec<Panel> {
    let identity = identity.clone();
    let panel = |title, permission, render| Panel {
        place: PanelPlace::Dashboard,
        title,
        permission,
        render,
    };
    vec![
        panel(
            "identity-panel-users",
            PermissionInfo::of::<SeeUsers>(),
            Arc::new(|view, _| users(view).boxed()),
        ),
        panel(
            "identity-panel-work",
            PermissionInfo::of::<SeeJobs>(),
            Arc::new(move |view, _| work(view, identity.clone()).boxed()),
        ),
        panel(
            "identity-panel-audit",
            PermissionInfo::of::<SeeAudit>(),
            Arc::new(|view, _| last_entries(view).boxed()),
        ),
    ]
}

/// How many work here.
async fn users(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<SeeUsers>) else { return Ok(None) };
    let counts = count_users(&permit, view.app().database()).await?;
    let stat = |key: &str, many: u64, path: &str| {
        stat_card(&view.t(key), &count(&view, many), "", Some(path))
    };
    Ok(Some(cards(&[
        stat("identity-panel-active", counts.active, "/admin/users?state=active"),
        stat("identity-panel-invited", counts.invited, "/admin/users#invitations"),
        stat("identity-panel-closed", counts.closed, "/admin/users?state=closed"),
        stat("identity-panel-bare", counts.without_second_factor, "/admin/users?state=active"),
    ])))
}

/// Whether all goes well, in a line, and what failed.
async fn work(view: View, identity: Identity) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<SeeJobs>) else { return Ok(None) };
    let work = see_work(&permit, view.app().database(), FAILED).await?;
    let has_mail = identity.settings().mail.is_some();
    Ok(Some(html! {
        (health(&view, &work, has_mail))
        @if !work.failed.is_empty() { (failed(&view, &work.failed)) }
        p class="card-footer" { a href="/admin/jobs" { (view.t("identity-panel-jobs-all")) } }
    }))
}

fn health(view: &View, work: &Work, has_mail: bool) -> Markup {
    let many = |state| work.counts.get(&state).copied().unwrap_or_default();
    let (tone, key) = if many(JobState::Failed) == 0 {
        (Tone::Success, "identity-panel-well")
    } else {
        (Tone::Danger, "identity-panel-not-well")
    };
    let args = TextArgs::new()
        .text("failed", count(view, many(JobState::Failed)))
        .text("waiting", count(view, many(JobState::Waiting)))
        .text("running", count(view, many(JobState::Running)));
    let mail = if has_mail { "identity-panel-mail" } else { "identity-panel-no-mail" };
    html! {
        p {
            (badge(tone, &view.t(key))) " " (view.tn("identity-panel-jobs", &args)) " "
            (view.t(mail)) " Svi " (env!("CARGO_PKG_VERSION")) ", " (work.database) "."
        }
    }
}

fn failed(view: &View, jobs: &[JobView]) -> Markup {
    let head = ["identity-job-kind", "identity-panel-failed-at"].map(|key| (view.t(key), false));
    let row = |job: &JobView| {
        let at = job.finished_at.unwrap_or(job.created_at);
        vec![
            html! { a href=(format!("/admin/jobs?state={}", JobState::Failed.name())) { code { (job.kind) } } },
            date_time(view, at),
        ]
    };
    let rows: Vec<Vec<Markup>> = jobs.iter().map(row).collect();
    small_table(&view.t("identity-panel-failed"), &head, &rows)
}

/// What others did or saw last.
async fn last_entries(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<SeeAudit>) else { return Ok(None) };
    let own = permit.actor().user;
    let filter = (&AuditFilter::default(), None);
    let mut found = see_audit(&permit, view.app().database(), filter, AMONG).await?;
    found.entries.retain(|entry| entry.user.is_some_and(|user| user != own));
    found.entries.truncate(ENTRIES);
    Ok(Some(html! {
        @if found.entries.is_empty() { p class="text-secondary" { (view.t("identity-panel-audit-none")) } }
        @else { (entries(&view, &found)) }
        p class="card-footer" { a href="/admin/audit" { (view.t("identity-panel-audit-all")) } }
    }))
}

fn entries(view: &View, found: &AuditPage) -> Markup {
    let head = ["identity-audit-when", "identity-audit-who", "identity-audit-what"]
        .map(|key| (view.t(key), false));
    let row = |entry: &AuditEntry| {
        let path = entry.user.map(|user| format!("/admin/audit?user={user}"));
        vec![
            date_time(view, entry.recorded_at),
            html! { a href=[path] { (audit::who(view, entry, found)) } },
            html! { (action_words(view, entry)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = found.entries.iter().map(row).collect();
    small_table(&view.t("identity-panel-audit"), &head, &rows)
}

/// What was done, in the plainest words that there are: of the action, of what the permission allows, its name.
fn action_words(view: &View, entry: &AuditEntry) -> String {
    let plain = view.app().action_text(view.language(), &entry.action);
    plain.unwrap_or_else(|| {
        let allowed = permission_words(view, &entry.permission);
        if allowed == entry.permission { entry.action.clone() } else { allowed }
    })
}
