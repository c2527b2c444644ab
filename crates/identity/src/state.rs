//! Identity at work in one process: its settings, and what it offers to `svi` and to other contexts.

use std::{sync::Arc, time::Duration};

use database::{Authority, JobKind, Tenancy};
use kernel::{Actor, Locale};

use crate::{
    actions::export_municipality, authenticate::Recogniser, departure, mail,
    migrations::MIGRATIONS, notice_mail, oidc::Provider, permissions, settings::Settings, sweep,
};

/// Identity with its settings. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Identity(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    settings: Settings,
    provider: Option<Provider>,
}

impl Identity {
    /// With these settings.
    pub fn new(settings: Settings) -> Self {
        let provider = settings.oidc.clone().map(|oidc| Provider::new(oidc, &settings.public_url));
        Self(Arc::new(Inner { settings, provider }))
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The other provider, when one is set.
    pub(crate) fn provider(&self) -> Option<&Provider> {
        self.0.provider.as_ref()
    }

    /// What recognises requests.
    pub fn recogniser(&self) -> Recogniser {
        Recogniser::new(self.clone())
    }

    /// Everything that `svi` needs to know of this context.
    pub fn context(&self) -> web::Context {
        web::Context {
            name: "identity",
            routes: crate::pages::routes(self).merge(crate::api::routes(self)),
            permissions: permissions::all(),
            migrations: MIGRATIONS,
            jobs: self.jobs(),
            menu: crate::pages::menu(),
            panels: crate::pages::panels(self),
            search: None,
            personal_data: PERSONAL_DATA,
            disclose: None,
            print: None,
            erase: None,
            withhold: None,
            locale: Some(locale()),
        }
    }

    fn jobs(&self) -> Vec<JobKind> {
        let life = self.settings().session;
        let settings = self.settings().clone();
        vec![
            mail::job(self.settings().mail.clone()),
            JobKind::of(export_municipality::JOB, export_municipality::run).attempts(3),
            JobKind::of(departure::JOB, departure::run).every(Duration::from_hours(24)),
            JobKind::of(notice_mail::JOB, move |run| notice_mail::run(run, settings.clone()))
                .every(Duration::from_mins(10)),
            JobKind::of(sweep::JOB, move |run| sweep::run(run, life))
                .every(Duration::from_hours(1)),
        ]
    }
}

/// Tables with data about people who sign in. They work in several municipalities and in the installation itself.
const PERSONAL_DATA: &[web::PersonalTable] = &[
    personal("user_account", "a user may work in several municipalities"),
    personal("membership", "roles of the installation are in no municipality"),
    personal("invitation", "who runs the installation is invited to no municipality"),
    personal("notice", "what concerns the account itself is in no municipality"),
    personal("outgoing_mail", "mail about the account itself is in no municipality"),
    personal("session", "a session goes from one municipality to another"),
    personal("known_device", "a browser is known in all municipalities of its user"),
    personal("sign_in_attempt", "who tries to sign in is in no municipality yet"),
];

const fn personal(table: &'static str, because: &'static str) -> web::PersonalTable {
    web::PersonalTable { table, no_tenant_because: Some(because) }
}

/// The words of this context.
pub(crate) fn locale() -> &'static Locale {
    static LOCALE: std::sync::LazyLock<Locale> = std::sync::LazyLock::new(|| {
        Locale::shipped(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
    });
    &LOCALE
}

/// The sign-in at work, before there is an actor.
pub(crate) fn program(name: &'static str, request: Option<&str>) -> Authority {
    Authority::of_program(name, Tenancy::All).in_request(request.map(str::to_owned))
}

/// Somebody at work on their own account, whatever municipality is active.
pub(crate) fn own(actor: &Actor) -> Authority {
    program("identity.own_account", actor.request.as_deref()).asked_by(Some(actor.user))
}
